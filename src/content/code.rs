//! The table of diagnostic codes: severity, whether the finding makes its file unreadable, title, explanation. Severities
//! and the description of a rule are in `severity` and `rule_info`.

use std::fmt;

use serde::{Serialize, Serializer};

use super::rule_info::{RuleInfo, Severity};

macro_rules! codes {
    ($($id:ident $name:ident $severity:ident $breaks:literal $title:literal $explanation:literal)+) => {
        /// What kind of finding it is. The variant is its name in the program, [`Code::id`] its name for people.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $title] $name,)+
            /// What a rule of good items and fair texts finds; see [`RuleInfo`].
            Rule(&'static RuleInfo),
        }

        impl Code {
            /// Every code, in the order of the table; without the rules, which have their own.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// Its short name, `E201`. Never given to another finding.
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => stringify!($id),)+
                    Self::Rule(rule) => rule.id,
                }
            }

            /// How much it weighs.
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)+
                    Self::Rule(rule) => rule.severity(),
                }
            }

            /// Whether what it was found in (a lesson, a module, an entry) cannot be shown because of it.
            pub fn breaks(self) -> bool {
                match self { $(Self::$name => $breaks,)+
                    Self::Rule(_) => false,
                }
            }

            /// What it is, in a few words.
            pub fn title(self) -> &'static str {
                match self { $(Self::$name => $title,)+
                    Self::Rule(rule) => rule.title,
                }
            }

            /// What to do: the last sentence of the explanation, as the help of a finding is written.
            pub(in crate::content) fn advice(self) -> String {
                let explanation = self.explanation();
                let advice = explanation.rsplit(". ").next().unwrap_or(explanation);
                let mut chars = advice.trim_end_matches('.').chars();
                let first = chars.next().map(|c| c.to_ascii_lowercase());
                first.into_iter().chain(chars).collect()
            }

            /// What it means and what to do.
            pub fn explanation(self) -> &'static str {
                match self { $(Self::$name => $explanation,)+
                    Self::Rule(rule) => rule.summary,
                }
            }
        }
    };
}

codes! {
    E101 Missing Error true "a file is missing"
    "A course names its modules in `course.yaml` and a module its lessons in `module.yaml`. Each name must be a file: \
     `<module>/module.yaml`, `<module>/<lesson>.yaml`. Create the file, or take the name out of the list."
    E102 NotAFile Error true "not a regular file"
    "A course is made of regular files inside its own directory. Symbolic links, directories, devices and pipes are \
     refused, so that a course from elsewhere cannot read other files of yours. Put the text itself there."
    E103 TooBig Error true "a file or the course is too big"
    "A file may have 2 MB and a course 32 MB; a lesson of twenty minutes has about 30 KB. Split the file."
    E104 NotUtf8 Error true "not UTF-8"
    "Course files are UTF-8, with or without a byte order mark. Save the file again as UTF-8 in your editor."
    E105 BadCharacter Error true "a character that is not allowed"
    "Control characters and invisible line separators may not stand in a course file; the only ones allowed are tab, \
     line feed and carriage return. Delete the character."
    E106 Syntax Error true "not YAML"
    "The file cannot be read as YAML. The usual causes: a tab in the indentation, a text with `: ` or ` #` that is not \
     in quotes, a quote that is not closed, a line of a list that is not indented like its neighbours. \
     Correct the first."
    E107 Anchor Error true "anchors, aliases and merge keys are not allowed"
    "`&name`, `*name` and `<<:` make a small file grow without limit and hide where a text comes from. Write the text \
     out. A text that begins with `&` or `*` must be in quotes. \
     Put such a text in quotes."
    E108 Tag Error true "tags are not allowed"
    "`!name` before a value gives it a type of its own; a course needs none. A text that begins with `!` must be in quotes. \
     Put such a text in quotes."
    E109 DuplicateField Error true "a field is given twice"
    "A mapping may have each field once; otherwise one of the two would be lost. Join them or delete one."
    E110 Documents Error true "more than one document"
    "A course file is one YAML document. Take out the second `---`, or make two files."
    E111 TooDeep Error true "nested too deeply"
    "No course file needs more than 24 levels. Probably a bracket or a dash too many. \
     Take one out."
    E112 TooMany Error true "too many values, or too much markup"
    "A file may have 80,000 values, and in its texts 30,000 line breaks and signs of Markdown. Split it."
    E113 Flood Error true "too many findings"
    "The first hundred findings of a file are reported, the rest only counted. Correct these and check again."
    E201 UnknownField Error true "a field that does not exist"
    "The format has no such field here. See `assets/lesson-format.md` for the fields of each mapping. \
     Correct the name."
    E202 MissingField Error true "a field is missing"
    "The field is required. An item without `rationale` or a choice without `feedback` teaches nothing, so those are \
     required as well. \
     Add the field."
    E203 WrongType Error true "a value of the wrong type"
    "The field wants another kind of value: a list where a text stands, a number where a word stands, and so on. \
     Write a list as `[a, b]`, a number in digits without quotes, and a text that looks like a number in quotes."
    E204 Empty Error true "a value is empty"
    "The field is there but says nothing (`~`, `null`, an empty text or nothing at all). Fill it in or delete the field."
    E205 BadSlug Error true "not an id"
    "An id is words of a-z and 0-9 joined by single hyphens, 64 characters at most: `affective-liberation`, `war-2020`. \
     Write one."
    E206 BadWord Error true "not one of the words allowed"
    "The field takes one of a few words. Use one that the message lists."
    E207 BadDate Error true "not a date"
    "A date is \"1994\", \"2016-04\" or \"2020-09-27\", as precise as is known, in quotes. \
     Write one."
    E208 NotALine Error true "more than one line"
    "The field takes one line of plain text. Use a plain or quoted text, not a `|` block."
    E209 TooLong Error true "a text is too long"
    "A line may have 2,000 bytes and a text 20,000. Make two of it."
    E210 WrongCount Error true "too few or too many entries"
    "The list wants another number of entries, as the message says. Add some or take some out."
    E211 ClaimCount Error true "a block needs exactly one claim"
    "Each block says what kind of statement it makes by its key: exactly one of `fact`, `view`, `perception`, \
     `forecast`, `since`, `note` or `compare`. \
     Keep one of them."
    E212 OtherKind Error true "a field of another kind of item"
    "The field belongs to items of another `kind`. Delete it or change the kind."
    E213 Version Error true "a format this program does not know"
    "`format_version` says for which format the course was written; this program knows version 1. \
     Write `format_version: 1`."
    E214 NotItsName Error true "an id that is not the name of its file"
    "A lesson's id is its file's name, a module's the name of its folder, so that either is found by the other. \
     Give both the same name."
    E216 NotAWord Error true "not a single word"
    "The words that search knows stand one by one: `[ceasefire, truce]`. Words joined by a blank or a hyphen are two. \
     Write each word by itself."
    E215 Unreadable Error true "the data cannot be read"
    "The two readers of YAML disagree about this place. Put the text in quotes."
    E301 KeyRange Error true "a key that is no choice"
    "`key` counts the choices from 1. It must name one that is there, and none twice. \
     Name one of the choices."
    E302 KeyCount Error true "too few keys"
    "An item of kind `multiple` has two right choices or more, and at least one wrong one. Use `single` for one."
    E303 Blanks Error true "a blank is not well formed"
    "A blank is `{{answer}}` or `{{answer|other form}}`; a cloze item has at least one. Each `{{` needs its `}}`, and no \
     form may be empty. \
     Correct the braces."
    E304 Correction Error true "a false statement without its correction"
    "An item of kind `truefalse` whose key is `false` says in `correction` what would be true. \
     Add it."
    E305 Range Error true "a number out of its range"
    "The number is outside what makes sense here. The message says what does. \
     Write a value within the range."
    E306 Twice Error true "the same thing twice"
    "Two choices, pairs, members or ids of one item are the same, so that nobody could tell which one is meant. \
     Change or delete one of them."
    E307 Cells Error true "a row with the wrong number of cells"
    "Each row of a comparison has as many cells as there are columns. An empty cell is `\"\"`. \
     Add or delete cells."
    E401 NoSource Error false "a claim without its source"
    "Every block but `note` and `compare` says in `source` what it rests on: a section code (`A1`) or a source's id. \
     Add `source`."
    E402 NoDate Error false "a claim without its date"
    "A forecast says in `as_of` when it was made, a `since` block of when it speaks. \
     Add `as_of`."
    E501 DuplicateId Error false "an id is used twice"
    "Ids of the course, modules, lessons, objectives, items and reference entries share one namespace, former ids \
     (`was`) included; sections and blocks share one in their lesson. Rename one. If a learner may have used the old \
     name, list it under `was`. \
     Rename one of them."
    E502 DeadLink Error false "a link to nothing"
    "`[[id]]` leads to a term, person, place, event, comparison, source or lesson, `[[lesson-id#part]]` to a section or \
     block. The reader still shows the lesson, with the words in place of the link. \
     Correct the id, or take the link out."
    E503 NoObjective Error false "an objective that does not exist"
    "`objective` names the id of an objective of this course. \
     Correct the id, or add the objective."
    E504 UnknownSource Error false "a source that does not exist"
    "`source` names a section code of `sources.yaml` (`A1`) or the id of a source. \
     Correct the code, or add the source."
    E505 NoPart Error false "a part that does not exist"
    "The `source` of an item is where the text says so: the id of a section or block of its lesson, or `lesson-id#part`. \
     Correct the id, or give the block one."
    E506 NoRequirement Error false "a requirement that does not exist"
    "`requires` names lessons or objectives of this course, by id. \
     Correct the id."
    E507 NoEntry Error false "an entry that does not exist"
    "The field names an entry of the reference files by its id, and one of the right kind. \
     Correct the id, or add the entry."
    E508 CodeTwice Error false "a section code is used twice"
    "Codes of sections are unique in the course, because a claim is given its source by the code alone. \
     Rename one of them."
    E509 Circle Error false "lessons that require each other"
    "Following `requires` from this lesson leads back to it, so nobody could begin. Take one of the requirements out."
    W601 LongDefinition Warning false "a long definition"
    "A definition is read beside the text: 60 words at most. Move the rest into a lesson."
    W602 Markup Warning false "markup that is not shown"
    "Texts have paragraphs, emphasis, lists, quotes, code, tables, rules and `[[links]]`. Headings, HTML, images, \
     footnotes, strikethrough and other links are shown as words. \
     Write it in words."
    W603 Unlisted Warning false "a file that nobody lists"
    "The file is in the course's directory, but no module lists it, so nobody will read it. List it or move it away."
    W604 CutText Warning false "text behind ` #`"
    "In YAML a blank and `#` begin a comment, which is not shown. Put the text in quotes, or the comment on a line of its own."
    W605 Escape Warning false "a letter behind a backslash"
    "In double quotes a backslash and a letter stand for something else, such as a tab. Use single quotes, or two backslashes."
    E701 WaiverReason Error false "a waiver without a reason"
    "`waive` lets a finding of a rule stand, and says why: `waive: [{rule: MC08, reason: the word is the lesson's term}]`. \
     Without a reason nobody can judge later whether it still holds. \
     Add `reason`."
    E702 WaiverRule Error false "a waiver of no rule"
    "`rule` names a rule by its id, as in MC08; `studyhall check --explain` lists them. What makes a file unreadable or \
     breaks a reference cannot be waived: correct it. \
     Take the waiver out."
    W703 WaiverUnused Warning false "a waiver of a rule that finds nothing here"
    "The rule has nothing to say where it is waived, so the waiver would only hide what comes later. Delete it."
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.id())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How a sentence begins that says what to do.
    const VERBS: [&str; 20] = [
        "add", "change", "correct", "create", "delete", "fill", "give", "join", "keep", "list",
        "make", "move", "name", "put", "rename", "save", "split", "take", "use", "write",
    ];

    #[test]
    fn ids_are_unique_and_say_their_severity() {
        let mut ids: Vec<&str> = Code::ALL.iter().map(|code| code.id()).collect();
        ids.dedup();
        assert_eq!(ids.len(), Code::ALL.len());
        for code in Code::ALL {
            let first = if code.severity() == Severity::Error {
                'E'
            } else {
                'W'
            };
            assert!(code.id().starts_with(first), "{code}");
            let advice = code.advice();
            let verb = advice.split([' ', ',']).next().unwrap_or_default();
            assert!(
                VERBS.contains(&verb),
                "{code}: `{advice}` tells nobody what to do"
            );
            assert!(code.explanation().ends_with('.'), "{code}");
        }
    }
}
