//! The overview of a sitting, and its end: what it came to, what can be done, every item with a way back to it.

use ratatui::layout::{Position, Rect};

use super::super::chrome::is_covered;
use super::super::paint::Paint;
use super::review;
use crate::course::Item;
use crate::study::stem_text;
use crate::text::wrap;
use crate::tui::document::{count, plain};
use crate::tui::keymap::Layer;
use crate::tui::layout::Listed;
use crate::tui::model::{End, Model, Quiz, Score, Sheet, is_self_scored};
use crate::tui::theme::{Look, Sign};

/// What is said above the list, line by line.
fn head(model: &Model, quiz: &Quiz, columns: usize) -> Vec<(String, Look)> {
    let lines = match &quiz.review {
        Some(own) => review::said(model, quiz, own),
        None => said(quiz),
    };
    let wrapped = lines.iter().enumerate().flat_map(|(number, line)| {
        let runs = plain(line);
        let look = if number == 0 { Look::Title } else { Look::Body };
        let rows = wrap(&runs, columns).into_iter();
        let texts = rows.map(|row| row.text(&runs));
        texts.map(|text| (text, look)).collect::<Vec<_>>()
    });
    wrapped.collect()
}

/// The list below so many lines. A small screen has no room for air.
fn list(model: &Model, quiz: &Quiz, (area, head): (Rect, usize)) -> Listed {
    let head = u16::try_from(head).unwrap_or(area.height) + u16::from(area.height > 12);
    let y = area.y.saturating_add(head);
    let area = Rect {
        y,
        height: area.bottom().saturating_sub(y),
        ..area
    };
    let (at, count) = (quiz.summary_cursor, quiz.ends().len());
    let room = (usize::from(area.height), count);
    Listed {
        area,
        each: 1,
        first: model.first_row(Layer::Summary, (at, at + 1), room),
        count,
    }
}

/// What can be chosen in the overview, on the screen.
pub(super) fn listed(model: &Model, quiz: &Quiz, area: Rect) -> Listed {
    let head = head(model, quiz, usize::from(area.width)).len();
    list(model, quiz, (area, head))
}

/// Draws the overview.
pub(super) fn summary(model: &Model, quiz: &Quiz, area: Rect, paint: &mut Paint<'_>) {
    let head = head(model, quiz, usize::from(area.width));
    for (y, (text, look)) in (area.y..).zip(&head) {
        paint.text((area.x, y), area.right(), text, *look);
    }
    let Listed {
        area: list, first, ..
    } = list(model, quiz, (area, head.len()));
    let ends = quiz.ends();
    for (y, (row, end)) in (list.y..list.bottom()).zip(ends.iter().enumerate().skip(first)) {
        let here = row == quiz.summary_cursor;
        if here {
            paint.sign(list.x, y, Sign::Here, Look::Due);
            if !is_covered(model) {
                paint.cursor = Some(Position::new(list.x, y));
            }
        }
        let look = if here { Look::Bold } else { Look::Body };
        end_row((model, quiz), *end, (list, y), look, paint);
    }
}

/// What is said above the list: at most five sentences, and no praise.
fn said(quiz: &Quiz) -> Vec<String> {
    let Score {
        done,
        judged,
        right,
        flagged,
        sure_but_wrong,
    } = quiz.score();
    let blank = quiz.items.len() - done.min(quiz.items.len());
    let first = [
        (judged > 0).then(|| format!("{right} of {judged} right")),
        (done > judged).then(|| format!("{} compared", count(done - judged, "open answer"))),
        (blank > 0).then(|| format!("{} still to answer", count(blank, "question"))),
    ];
    let first: Vec<String> = first.into_iter().flatten().collect();
    let mut lines = vec![format!("{}.", first.join("; "))];
    if sure_but_wrong > 0 {
        lines.push(format!(
            "{sure_but_wrong} sure but not right: worth looking up now, it will stay."
        ));
    }
    let seed = format!("Seed {}", quiz.seed);
    lines.push(match flagged {
        0 => seed,
        _ => format!("{flagged} flagged (◆). {seed}"),
    });
    lines
}

fn end_row(
    (model, quiz): (&Model, &Quiz),
    end: End,
    (list, y): (Rect, u16),
    look: Look,
    paint: &mut Paint<'_>,
) {
    let own = match end {
        End::Leave => review::leave_word(model, quiz),
        End::Again => format!("Ask again what was missed: {}", quiz.to_repeat()),
        End::Item(index) => {
            if let (Some(item), Some(sheet)) = (quiz.items.get(index), quiz.sheets.get(index)) {
                let (sign, sign_look) = state(item, sheet);
                paint.sign(list.x + 2, y, sign, sign_look);
                let mut x = list.x + 4;
                if sheet.flagged {
                    x = paint.sign(x, y, Sign::Flag, Look::Due) + 1;
                }
                let aside = if quiz.is_aside(index) {
                    "(put aside) "
                } else {
                    ""
                };
                let line = format!("{}. {aside}{}", index + 1, stem_text(item));
                paint.cut((x, y), list.right(), &line, look);
            }
            return;
        }
    };
    paint.text((list.x + 2, y), list.right(), &own, look);
}

/// The sign of an item: answered, right, not yet right. An open answer is never called wrong.
fn state(item: &Item, sheet: &Sheet) -> (Sign, Look) {
    match &sheet.given {
        None => (Sign::Open, Look::Quiet),
        Some(_) if is_self_scored(item) => (Sign::Due, Look::Due),
        Some(given) if given.is_right() => (Sign::Done, Look::Right),
        Some(_) => (Sign::Wrong, Look::Wrong),
    }
}
