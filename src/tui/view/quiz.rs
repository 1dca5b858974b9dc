//! A sitting: the item, its choices or lines, then the verdict with the reasons; at the end, the summary.

use ratatui::layout::{Position, Rect};
use tui_input::Input;

use super::chrome::{is_covered, top_line};
use super::find::typed;
use super::paint::Paint;
use crate::course::{Choice, Item, Task};
use crate::study::{Credit, Mark, Response};
use crate::text::{Para, Prose, Run, width, wrap};
use crate::tui::document::{count, plain};
use crate::tui::layout;
use crate::tui::model::{Draft, Model, Quiz, Row, Sheet};
use crate::tui::theme::{Look, Sign};

/// Columns of the text of an item, where there is room.
const MEASURE: u16 = 72;
/// Columns of a line to type in, at least.
const LINE: usize = 24;

/// A line of the page.
#[derive(Default)]
struct Line {
    /// Columns left of it.
    x: usize,
    /// Words with their looks.
    parts: Vec<(String, Look)>,
    /// The row of the form it belongs to.
    row: Option<Row>,
    /// A line to type in begins after the words.
    input: Option<usize>,
}

/// The page as it is put together.
struct Page {
    lines: Vec<Line>,
    columns: usize,
}

impl Page {
    fn new(columns: usize) -> Self {
        Self {
            lines: Vec::new(),
            columns,
        }
    }

    fn blank(&mut self) {
        if self.lines.last().is_some_and(|line| !line.parts.is_empty()) {
            self.lines.push(Line::default());
        }
    }

    /// Wrapped words at column `x`, each run in its own look or in `look`.
    fn runs(&mut self, x: usize, runs: &[Run], look: Look, row: Option<Row>) {
        for wrapped in wrap(runs, self.columns.saturating_sub(x).max(1)) {
            let parts = wrapped.pieces.iter().map(|piece| {
                let emphasis = runs
                    .get(piece.run)
                    .map(|run| run.emphasis)
                    .unwrap_or_default();
                let own = match (emphasis.bold, emphasis.italic, emphasis.code) {
                    (true, ..) => Look::Bold,
                    (_, true, _) => Look::Italic,
                    (.., true) => Look::Code,
                    _ => look,
                };
                (piece.text(runs).to_owned(), own)
            });
            self.lines.push(Line {
                x,
                parts: parts.collect(),
                row,
                input: None,
            });
        }
    }

    fn words(&mut self, x: usize, text: &str, look: Look) {
        self.runs(x, &plain(text), look, None);
    }

    fn prose(&mut self, x: usize, prose: &Prose, look: Look) {
        for (index, para) in prose.0.iter().enumerate() {
            if index > 0 {
                self.blank();
            }
            match para {
                Para::Text(runs) => self.runs(x, runs, look, None),
                Para::Quote(runs) => self.runs(x + 4, runs, look, None),
                Para::Item { marker, runs, .. } => {
                    let mut own = plain(&format!("{marker} "));
                    own.extend(runs.iter().cloned());
                    self.runs(x + 2, &own, look, None);
                }
                Para::Table(_) => self.words(x, &para.plain(), look),
            }
        }
    }

    /// A word in the margin with text beside it; under it where there is little room.
    fn labelled(&mut self, label: &str, look: Look, text: &Prose) {
        if text.is_empty() {
            return;
        }
        self.blank();
        let first = self.lines.len();
        if self.columns >= 50 {
            self.prose(10, text, Look::Body);
            if let Some(line) = self.lines.get_mut(first) {
                let pad = " ".repeat(10usize.saturating_sub(width(label)));
                line.parts.insert(0, (format!("{label}{pad}"), look));
                line.x = 0;
            }
        } else {
            self.words(0, label, look);
            self.prose(2, text, Look::Body);
        }
    }
}

fn prose_of(text: &str) -> Prose {
    Prose(vec![Para::Text(plain(text))])
}

/// Lines of the page of the item at hand, for scrolling.
pub(in crate::tui) fn quiz_height(quiz: &Quiz, size: (u16, u16)) -> usize {
    let columns = usize::from(area(size).width);
    quiz.current()
        .map_or(0, |(item, sheet)| page(item, sheet, columns).lines.len())
}

fn area(size: (u16, u16)) -> Rect {
    let body = layout::body(size);
    let column = layout::column(body, MEASURE);
    let air = u16::from(column.height > 14);
    Rect {
        y: column.y + air,
        height: column.height - air,
        ..column
    }
}

/// Draws the sitting.
pub(super) fn draw(model: &Model, quiz: &Quiz, paint: &mut Paint<'_>) {
    let (done, right) = quiz.score();
    let place = match quiz.current() {
        Some(_) => format!("{} of {}", quiz.at + 1, quiz.items.len()),
        None => format!("{right} right of {done}"),
    };
    top_line(paint, &[quiz.title.as_str()], &place);
    let area = area(model.size);
    let Some((item, sheet)) = quiz.current() else {
        summary(model, quiz, area, paint);
        return;
    };
    let page = page(item, sheet, usize::from(area.width));
    let height = usize::from(area.height);
    let under_cursor = match sheet.marked {
        None => Quiz::rows(item, sheet).get(sheet.cursor).copied(),
        Some(_) => None,
    };
    let first = first_line(&page, sheet, under_cursor, height);
    for (y, line) in (area.y..area.bottom()).zip(page.lines.iter().skip(first)) {
        draw_line(model, (area, y), line, (sheet, under_cursor), paint);
    }
    if page.lines.len() > first + height {
        let more = format!(" {} ", paint.theme.sign(Sign::More));
        paint.right_text(
            area.right(),
            area.bottom().saturating_sub(1),
            &more,
            Look::Bold,
        );
    }
}

/// The first line that is shown: what is under the cursor is on the screen, and as much above it as fits.
fn first_line(page: &Page, sheet: &Sheet, row: Option<Row>, height: usize) -> usize {
    let most = page.lines.len().saturating_sub(height);
    let Some(row) = row else {
        return sheet.scroll.min(most);
    };
    let last = page
        .lines
        .iter()
        .rposition(|line| line.row == Some(row))
        .unwrap_or(0);
    (last + 2)
        .saturating_sub(height)
        .max(sheet.scroll.min(most))
        .min(most)
}

fn draw_line(
    model: &Model,
    (area, y): (Rect, u16),
    line: &Line,
    (sheet, cursor): (&Sheet, Option<Row>),
    paint: &mut Paint<'_>,
) {
    let right = area.right();
    let mut x = area.x + u16::try_from(line.x).unwrap_or(0);
    let here = line.row.is_some() && line.row == cursor;
    for (text, look) in &line.parts {
        let look = if here && *look == Look::Body {
            Look::Bold
        } else {
            *look
        };
        x = paint.text(x, y, right, text, look);
    }
    if let (Some(index), Draft::Lines(lines)) = (line.input, &sheet.draft) {
        input(
            paint,
            lines.get(index),
            (x, y),
            right,
            here && !is_covered(model),
        );
    } else if here && !is_covered(model) && paint.cursor.is_none() {
        paint.cursor = Some(Position::new(area.x, y));
    }
    // The cursor's sign stands before the first line of its row.
    if here && line.x == 0 {
        paint.sign(area.x, y, Sign::Here, Look::Due);
    }
}

fn input(paint: &mut Paint<'_>, line: Option<&Input>, (x, y): (u16, u16), right: u16, here: bool) {
    let Some(line) = line else { return };
    let needed = u16::try_from(line.value().chars().count().max(LINE) + 1).unwrap_or(u16::MAX);
    let right = right.min(x.saturating_add(needed));
    let blank = if paint.theme.ascii { "_" } else { "·" };
    paint.text(
        x,
        y,
        right,
        &blank.repeat(usize::from(right.saturating_sub(x))),
        Look::Quiet,
    );
    let cursor = paint.cursor;
    typed(paint, line, (x, y), right);
    if !here {
        paint.cursor = cursor;
    }
}

/// The page of an item: as it is asked, or with the verdict.
fn page(item: &Item, sheet: &Sheet, columns: usize) -> Page {
    let mut page = Page::new(columns);
    let claim = item
        .claim
        .map_or_else(String::new, |claim| format!(" · {}", claim.label()));
    page.words(0, &format!("{}{claim}", item.kind().label()), Look::Quiet);
    page.blank();
    match &sheet.marked {
        None => ask(&mut page, item, sheet),
        Some((response, mark)) => judge(&mut page, item, sheet, (response, mark)),
    }
    page
}

fn ask(page: &mut Page, item: &Item, sheet: &Sheet) {
    page.prose(0, &item.stem, Look::Body);
    if let Task::Cloze { blanks, after, .. } = &item.task {
        page.blank();
        for (index, blank) in blanks.iter().enumerate() {
            words_then_input(page, &blank.before, index);
        }
        if !after.trim().is_empty() {
            page.words(2, after.trim_start(), Look::Body);
        }
    }
    page.blank();
    let letters = choice_texts(item);
    for row in Quiz::rows(item, sheet) {
        match row {
            Row::Choice(index) => choice_row(
                page,
                item,
                sheet,
                index,
                letters.get(index).map_or("", String::as_str),
            ),
            Row::Line(index) if !matches!(item.task, Task::Cloze { .. }) => {
                let line = Line {
                    x: 0,
                    parts: vec![("  ".into(), Look::Body)],
                    row: Some(Row::Line(index)),
                    input: Some(index),
                };
                page.lines.push(line);
            }
            Row::Line(_) => {}
            Row::Submit => form_row(page, row, "Answer with these", true),
            Row::Hint => {
                let left = format!("Hint ({} of {})", sheet.hints + 1, item.hints.len());
                form_row(page, row, &left, !matches!(item.task, Task::Multiple(_)));
            }
            Row::DontKnow => form_row(page, row, "I don't know", item.hints.len() == sheet.hints),
        }
    }
    for (index, hint) in item.hints.iter().take(sheet.hints).enumerate() {
        page.labelled(&format!("Hint {}", index + 1), Look::Due, &prose_of(hint));
    }
}

fn form_row(page: &mut Page, row: Row, text: &str, apart: bool) {
    if apart {
        page.blank();
    }
    page.lines.push(Line {
        x: 0,
        parts: vec![(format!("  {text}"), Look::Body)],
        row: Some(row),
        input: None,
    });
}

/// The text before a blank, and the blank at its end where it fits.
fn words_then_input(page: &mut Page, text: &str, index: usize) {
    let row = Some(Row::Line(index));
    let text = if index == 0 { text.trim_start() } else { text };
    page.runs(2, &plain(text), Look::Body, None);
    let columns = page.columns;
    let fits = page.lines.last().is_some_and(|line| {
        line.x
            + line
                .parts
                .iter()
                .map(|(text, _)| width(text))
                .sum::<usize>()
            + 1
            + LINE
            <= columns
    });
    if fits && let Some(last) = page.lines.last_mut() {
        last.parts.push((" ".into(), Look::Body));
        last.row = row;
        last.input = Some(index);
    } else {
        page.lines.push(Line {
            x: 2,
            parts: vec![(String::new(), Look::Body)],
            row,
            input: Some(index),
        });
    }
}

fn choice_texts(item: &Item) -> Vec<String> {
    match &item.task {
        Task::Single(choices) | Task::Multiple(choices) => choices
            .iter()
            .map(|choice| choice.text.to_string())
            .collect(),
        Task::TrueFalse { .. } => vec!["True".into(), "False".into()],
        _ => Vec::new(),
    }
}

fn letter(item: &Item, index: usize) -> char {
    match item.task {
        Task::TrueFalse { .. } => {
            if index == 0 {
                't'
            } else {
                'f'
            }
        }
        _ => u8::try_from(index).map_or('?', |index| char::from(b'a' + index.min(25))),
    }
}

fn choice_row(page: &mut Page, item: &Item, sheet: &Sheet, index: usize, text: &str) {
    let chosen = matches!(&sheet.draft, Draft::Choices(chosen) if chosen.get(index).copied().unwrap_or(false));
    let several = matches!(item.task, Task::Multiple(_));
    let box_sign = match (several, chosen) {
        (true, true) => "[x] ",
        (true, false) => "[ ] ",
        (false, _) => "",
    };
    let lead = format!("  {}  {box_sign}", letter(item, index));
    let first = page.lines.len();
    page.runs(
        width(&lead),
        &plain(text),
        Look::Body,
        Some(Row::Choice(index)),
    );
    if let Some(line) = page.lines.get_mut(first) {
        line.x = 0;
        line.parts.insert(
            0,
            (
                lead,
                if chosen && !several {
                    Look::Bold
                } else {
                    Look::Body
                },
            ),
        );
    }
}

fn judge(page: &mut Page, item: &Item, sheet: &Sheet, (response, mark): (&Response, &Mark)) {
    page.prose(0, &item.stem, Look::Body);
    page.blank();
    match &item.task {
        Task::Single(choices) | Task::Multiple(choices) => {
            judged_choices(page, item, choices, (response, mark))
        }
        Task::TrueFalse {
            key,
            correction,
            feedback,
        } => {
            let said = match response {
                Response::Truth(said) => {
                    if *said {
                        "True"
                    } else {
                        "False"
                    }
                }
                _ => "—",
            };
            let wrong = mark.score < 1.0;
            given(page, said, wrong);
            verdict(page, mark, response);
            page.labelled(
                "Key",
                Look::Bold,
                &prose_of(if *key { "True" } else { "False" }),
            );
            if let Some(correction) = correction {
                page.labelled("Rather", Look::Bold, &prose_of(correction));
            }
            if let (true, Some(feedback)) = (wrong, feedback) {
                page.labelled("Why not", Look::Bold, &prose_of(feedback));
            }
        }
        Task::Short { accepted, .. } => {
            if let Response::Text(text) = response {
                given(page, text, mark.score < 1.0);
            }
            verdict(page, mark, response);
            let key: Vec<&str> = accepted.iter().map(|one| one.as_str()).collect();
            page.labelled("Key", Look::Bold, &prose_of(&key.join(" · ")));
            typed_notes(page, mark);
        }
        Task::Cloze { blanks, after, .. } => {
            let mut runs = Vec::new();
            for (index, blank) in blanks.iter().enumerate() {
                runs.extend(plain(&blank.before));
                let key = blank.accepted.first().map_or("", |one| one.as_str());
                let emphasis = crate::text::Emphasis {
                    bold: true,
                    ..Default::default()
                };
                runs.push(super::chrome::emphasised(key, emphasis));
                let typed = match response {
                    Response::Blanks(lines) => lines.get(index).map_or("", String::as_str),
                    _ => "",
                };
                if mark.parts.get(index).is_some_and(|part| !part.right) && !typed.is_empty() {
                    runs.extend(plain(&format!(
                        " (you wrote: {})",
                        crate::text::Clean::new(typed)
                    )));
                }
            }
            runs.extend(plain(after));
            verdict(page, mark, response);
            page.labelled("Key", Look::Bold, &Prose(vec![Para::Text(runs)]));
            typed_notes(page, mark);
        }
        _ => verdict(page, mark, response),
    }
    page.labelled("Why", Look::Bold, &item.rationale);
    if sheet.hints > 0 {
        page.blank();
        page.words(
            0,
            &format!("{} read", count(sheet.hints, "hint")),
            Look::Quiet,
        );
    }
}

fn given(page: &mut Page, text: &str, wrong: bool) {
    let text = crate::text::Clean::new(text);
    page.labelled(
        "You said",
        if wrong { Look::Wrong } else { Look::Right },
        &prose_of(&text),
    );
}

fn verdict(page: &mut Page, mark: &Mark, response: &Response) {
    page.blank();
    let (text, look) = if *response == Response::DontKnow {
        ("● noted: you did not know".to_owned(), Look::Due)
    } else if mark.is_full() {
        ("✓ correct".to_owned(), Look::Right)
    } else if mark.score > 0.0 {
        (
            format!("● partly right: {:.0} %", mark.score * 100.0),
            Look::Due,
        )
    } else {
        ("✗ not yet".to_owned(), Look::Wrong)
    };
    page.words(0, &text, look);
}

/// What is said to typed answers: spelling, other names, what the author says to a foreseen error.
fn typed_notes(page: &mut Page, mark: &Mark) {
    for part in &mark.parts {
        match &part.credit {
            Credit::Typo { spelt } => page.labelled("Spelling", Look::Bold, &prose_of(spelt)),
            Credit::OtherName { key } => {
                page.labelled(
                    "Names",
                    Look::Bold,
                    &prose_of(&format!("both names count; the text writes {key}")),
                );
            }
            Credit::Exact | Credit::None => {}
        }
        if let (false, Some(feedback)) = (part.right, &part.feedback) {
            page.labelled("Why not", Look::Bold, &prose_of(feedback));
        }
    }
}

fn judged_choices(
    page: &mut Page,
    item: &Item,
    choices: &[Choice],
    (response, mark): (&Response, &Mark),
) {
    let chosen = |choice: &Choice| matches!(response, Response::Choices(ids) if ids.iter().any(|id| **id == *choice.id));
    for (index, choice) in choices.iter().enumerate() {
        let (sign, look) = match (choice.key, chosen(choice)) {
            (true, _) => ("✓", Look::Right),
            (false, true) => ("✗", Look::Wrong),
            (false, false) => (" ", Look::Body),
        };
        let first = page.lines.len();
        let yours = if chosen(choice) { "   ← yours" } else { "" };
        page.runs(
            5,
            &plain(&format!("{}{yours}", choice.text)),
            if choice.key { Look::Bold } else { Look::Body },
            None,
        );
        if let Some(line) = page.lines.get_mut(first) {
            line.x = 0;
            line.parts
                .insert(0, (format!("{sign} {}  ", letter(item, index)), look));
        }
    }
    verdict(page, mark, response);
    for choice in choices {
        let said = if chosen(choice) && !choice.key {
            Some(("Why not", Look::Wrong))
        } else if choice.key && !chosen(choice) && *response != Response::DontKnow {
            Some(("Key", Look::Right))
        } else if choice.key && choices.iter().filter(|own| own.key).count() == 1 {
            Some(("Key", Look::Right))
        } else {
            None
        };
        if let Some((label, look)) = said {
            page.labelled(
                label,
                look,
                &prose_of(&format!(
                    "{}: {}",
                    letter(item, position(choices, choice)),
                    choice.feedback
                )),
            );
        }
    }
}

fn position(choices: &[Choice], choice: &Choice) -> usize {
    choices
        .iter()
        .position(|own| own.id == choice.id)
        .unwrap_or(0)
}

/// The end of a sitting: the score, and every item with a way back to it.
fn summary(model: &Model, quiz: &Quiz, area: Rect, paint: &mut Paint<'_>) {
    let (done, right) = quiz.score();
    let items = quiz.items.len();
    let text = match items - done.min(items) {
        0 => format!("{right} of {items} right."),
        open => format!(
            "{right} of {done} right; {} still to answer.",
            count(open, "question")
        ),
    };
    paint.cut(area.x, area.y, area.right(), &text, Look::Title);
    let list = Rect {
        y: area.y + 2,
        height: area.height.saturating_sub(2),
        ..area
    };
    let first = (quiz.summary_cursor + 1).saturating_sub(usize::from(list.height));
    for (y, row) in (list.y..list.bottom()).zip(first..=items) {
        let here = row == quiz.summary_cursor;
        if here {
            paint.sign(list.x, y, Sign::Here, Look::Due);
            if !is_covered(model) {
                paint.cursor = Some(Position::new(list.x, y));
            }
        }
        let look = if here { Look::Bold } else { Look::Body };
        let Some(index) = row.checked_sub(1) else {
            paint.text(list.x + 2, y, list.right(), "Back to reading", look);
            continue;
        };
        let (Some(item), Some(sheet)) = (quiz.items.get(index), quiz.sheets.get(index)) else {
            continue;
        };
        let (sign, sign_look) = match &sheet.marked {
            None => (Sign::Open, Look::Quiet),
            Some((_, mark)) if mark.is_full() => (Sign::Done, Look::Right),
            Some(_) => (Sign::Wrong, Look::Wrong),
        };
        paint.sign(list.x + 2, y, sign, sign_look);
        let stem = item_line(item);
        paint.cut(
            list.x + 4,
            y,
            list.right(),
            &format!("{}. {stem}", index + 1),
            look,
        );
    }
}

/// An item in one line.
fn item_line(item: &Item) -> String {
    let stem = item.stem.plain().replace('\n', " ");
    match &item.task {
        Task::Cloze { blanks, after, .. } if stem.trim().is_empty() => {
            let before: Vec<&str> = blanks.iter().map(|blank| blank.before.as_str()).collect();
            format!("{}…{after}", before.join("…"))
        }
        _ => stem,
    }
}
