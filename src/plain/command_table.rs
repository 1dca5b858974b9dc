//! The commands that can be typed instead of an answer: one table, from which parser and help are made.

use crate::study::{Confidence, Rating};

/// Something asked for instead of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Command {
    /// This list.
    Help,
    /// The next question.
    Skip,
    /// The one before that is still open.
    Back,
    /// The question with this number, from 1.
    GoTo(usize),
    /// How far each question is.
    List,
    /// One more hint.
    Hint,
    /// "I don't know."
    DontKnow,
    /// The question again.
    Repeat,
    /// Mark this question for the end, or take the mark away.
    Flag,
    /// How sure, said before the answer.
    Sure(Confidence),
    /// Do not ask this again.
    Suspend,
    /// Ask the question again that was suspended last.
    Unsuspend,
    /// Where the last answered question comes from.
    Source,
    /// Take back the last answer.
    Undo,
    /// Count the last answer as right.
    MarkCorrect,
    /// The rating of the last answer is another.
    Rate(Rating),
    /// Which item it is, for its author.
    Report,
    /// The end.
    Quit,
}

/// A command: its words, of which help names the first, and what it does.
struct CommandEntry {
    words: &'static [&'static str],
    what: &'static str,
    command: Command,
}

const fn entry(
    words: &'static [&'static str],
    what: &'static str,
    command: Command,
) -> CommandEntry {
    CommandEntry {
        words,
        what,
        command,
    }
}

/// Commands about the question that is asked.
const QUESTION: [CommandEntry; 12] = [
    entry(&["hint", "h"], "the next hint", Command::Hint),
    entry(
        &[
            "dont know",
            "d",
            "don't know",
            "dontknow",
            "i dont know",
            "i don't know",
        ],
        "say that you do not know, and be told",
        Command::DontKnow,
    ),
    entry(
        &["sure"],
        "before the answer: you are sure of it",
        Command::Sure(Confidence::Sure),
    ),
    entry(
        &["unsure"],
        "before the answer: you are not sure",
        Command::Sure(Confidence::Unsure),
    ),
    entry(
        &["guess"],
        "before the answer: it is a guess",
        Command::Sure(Confidence::Guess),
    ),
    entry(&["repeat", "r"], "the question again", Command::Repeat),
    entry(
        &["back"],
        "the last question that is still open",
        Command::Back,
    ),
    entry(
        &["flag"],
        "flag this question to come back to it at the end",
        Command::Flag,
    ),
    entry(
        &["suspend"],
        "do not ask this question again, in any sitting",
        Command::Suspend,
    ),
    entry(
        &["unsuspend"],
        "ask the question again that you suspended last",
        Command::Unsuspend,
    ),
    entry(
        &["list", "l"],
        "every question and how far it is",
        Command::List,
    ),
    entry(
        &["quit", "q"],
        "end here; what is recorded is kept",
        Command::Quit,
    ),
];

/// Commands about the last answer.
const ANSWER: [CommandEntry; 4] = [
    entry(
        &["source", "s"],
        "the paragraph the answered question comes from",
        Command::Source,
    ),
    entry(
        &["undo"],
        "take back what was done last: an answer, a rating, mine, suspend",
        Command::Undo,
    ),
    entry(
        &["mine"],
        "count your answer as right, or as it was marked",
        Command::MarkCorrect,
    ),
    entry(
        &["report"],
        "which item it is and in which file, for its author",
        Command::Report,
    ),
];

/// The command on a line: none if the line is an answer, an error if the command is incomplete.
pub(super) fn parse_command(line: &str) -> Option<Result<Command, String>> {
    let said = line.to_lowercase().replace('’', "'");
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    match said.as_str() {
        "" => return Some(Ok(Command::Skip)),
        "?" | "help" => return Some(Ok(Command::Help)),
        _ => {}
    }
    if let Some(rating) = said.strip_prefix("rate") {
        return parse_rating(rating);
    }
    if let Some(number) = said.strip_prefix("go ") {
        return number.parse().ok().map(|number| Ok(Command::GoTo(number)));
    }
    let mut all = QUESTION.iter().chain(&ANSWER);
    all.find(|entry| entry.words.contains(&said.as_str()))
        .map(|entry| Ok(entry.command))
}

/// `rate 3` or `rate good`; `rate` alone is explained.
fn parse_rating(rest: &str) -> Option<Result<Command, String>> {
    if !rest.is_empty() && !rest.starts_with(' ') {
        return None;
    }
    let mut all = Rating::ALL.iter().enumerate();
    let found =
        all.find(|(at, rating)| rest.trim() == rating.key() || rest.trim() == (at + 1).to_string());
    Some(match found {
        Some((_, rating)) => Ok(Command::Rate(*rating)),
        None => Err("`rate` takes 1 (again), 2 (hard), 3 (good) or 4 (easy)".to_owned()),
    })
}

/// The lines of the help.
pub(super) fn help() -> Vec<String> {
    let mut lines = vec!["Commands for this question:".to_owned()];
    let line = |entry: &CommandEntry| match entry.words {
        [long, short, ..] if short.len() == 1 => format!("  {short} or {long}: {}", entry.what),
        [long, ..] => format!("  {long}: {}", entry.what),
        [] => String::new(),
    };
    lines.extend(QUESTION.iter().map(line));
    lines.push("  go 3: question 3, if it is open".to_owned());
    lines.push("  an empty line: skip this question".to_owned());
    lines.push("  =WORD: the answer WORD, where it would be a command".to_owned());
    lines.push("Commands for the answer before:".to_owned());
    lines.extend(ANSWER.iter().map(line));
    lines.push("  rate 1 to rate 4: it was again, hard, good or easy".to_owned());
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Option<Command> {
        parse_command(line).map(Result::unwrap)
    }

    #[test]
    fn commands_have_long_and_short_words() {
        for (line, expected) in [
            ("", Command::Skip),
            ("?", Command::Help),
            ("H", Command::Hint),
            ("Don’t  know", Command::DontKnow),
            ("d", Command::DontKnow),
            ("r", Command::Repeat),
            ("s", Command::Source),
            ("q", Command::Quit),
            ("rate 1", Command::Rate(Rating::Again)),
            ("rate easy", Command::Rate(Rating::Easy)),
            ("unsure", Command::Sure(Confidence::Unsure)),
            ("go 3", Command::GoTo(3)),
            ("l", Command::List),
        ] {
            assert_eq!(parsed(line), Some(expected), "{line}");
        }
        for answer in [
            "2", "t", "f", "rates", "hints", "1b 2a", "a | b", "dont", "go on", "go",
        ] {
            assert_eq!(parse_command(answer), None, "{answer}");
        }
        assert!(
            parse_command("rate")
                .unwrap()
                .unwrap_err()
                .contains("2 (hard)")
        );
        assert!(parse_command("rate 5").unwrap().is_err());
    }

    #[test]
    fn help_names_every_command() {
        let help = help().join("\n");
        for entry in QUESTION.iter().chain(&ANSWER) {
            assert!(help.contains(entry.what), "{}", entry.what);
            assert_eq!(parsed(entry.words[0]), Some(entry.command));
        }
        assert!(help.lines().all(|line| line.len() < 76), "{help}");
    }

    #[test]
    fn no_word_is_there_twice() {
        let mut words: Vec<_> = QUESTION
            .iter()
            .chain(&ANSWER)
            .flat_map(|entry| entry.words)
            .collect();
        let count = words.len();
        words.sort();
        words.dedup();
        assert_eq!(words.len(), count);
    }
}
