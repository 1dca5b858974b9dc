//! Where the parts of a quiz are: the lines of an item, what the cursor needs on the screen, and what a click hits.

mod choices;
mod form;
mod judged;
mod ordered;
pub(crate) mod page;
mod placed;
pub(crate) mod review;
pub(crate) mod summary;
mod typed;
mod written;

use ratatui::layout::Rect;

use crate::study::session::Question;
use crate::tui::hit_target::HitTarget;
use crate::tui::layout;
use crate::tui::model::{FormField, ItemForm, Model, Quiz};
use form::page;
use page::{Page, PageLine};

/// Columns of the text of an item, where there is room.
const MEASURE: u16 = 72;
/// Columns of an open item, where there is room: the model answer stands beside the learner's.
const BESIDE: u16 = 98;
/// Columns of a line to type in, at least.
const LINE: usize = 24;
/// Columns of a number to type in, at least, where its unit stands beside it.
const NUMBER: usize = 10;
/// Columns of a blank in a text, at least; the same for all, so that it tells nothing.
const BLANK: usize = 16;

/// Lines of the page of the item at hand, for scrolling.
pub(crate) fn quiz_height(quiz: &Quiz, size: (u16, u16)) -> usize {
    let height = |(question, form)| laid(quiz, (question, form), room(quiz, size)).lines.len();
    quiz.current().map_or(0, height) + foot_height(quiz, size)
}

/// The page of an &question.item, with what belongs to it in a review.
pub(crate) fn laid(
    quiz: &Quiz,
    (question, form): (&Question, &ItemForm),
    room: (usize, usize),
) -> Page {
    let mut page = page(question, form, room);
    if let Some(answer) = question
        .answer
        .as_ref()
        .filter(|_| quiz.session.is_review())
    {
        review::leech_help(&mut page, answer);
    }
    page
}

/// Columns of a text that is being written.
pub(crate) fn writing_columns(size: (u16, u16)) -> usize {
    usize::from(area(size, MEASURE).width)
        .saturating_sub(written::MARGIN)
        .max(1)
}

/// Columns and rows of an item.
pub(crate) fn room(quiz: &Quiz, size: (u16, u16)) -> (usize, usize) {
    let area = area_of(quiz, size);
    let height = usize::from(area.height).saturating_sub(foot_height(quiz, size));
    (usize::from(area.width), height)
}

/// Rows under an item that a review needs, with one for air where there is room.
fn foot_height(quiz: &Quiz, size: (u16, u16)) -> usize {
    let area = area_of(quiz, size);
    match review::foot(quiz, usize::from(area.width)).len() {
        0 => 0,
        lines => lines + usize::from(area.height > 14),
    }
}

/// Where the item at hand is drawn, or the overview.
pub(crate) fn area_of(quiz: &Quiz, size: (u16, u16)) -> Rect {
    let is_open = quiz.question().is_some_and(Question::is_self_scored);
    let beside = is_open && size.0 >= BESIDE + 2;
    area(size, if beside { BESIDE } else { MEASURE })
}

fn area(size: (u16, u16), most: u16) -> Rect {
    let body = layout::body(size);
    let column = layout::column(body, most);
    let air = u16::from(column.height > 14);
    Rect {
        y: column.y + air,
        height: column.height - air,
        ..column
    }
}

/// The lines that the cursor needs on the screen: the first and the one after the last of its row, with what the row can
/// be given. None where a verdict is shown.
fn needed(page: &Page, question: &Question, form: &ItemForm) -> Option<(usize, usize)> {
    let row = form.field(question).filter(|_| question.answer.is_none())?;
    let is_own = |line: &PageLine| line.row == Some(row);
    let caret = page.lines.iter().position(|line| line.caret.is_some());
    let own = caret.filter(|_| row == FormField::Text);
    let begin = own.or_else(|| page.lines.iter().position(is_own))?;
    let end = own.or_else(|| page.lines.iter().rposition(is_own))?;
    let below = page.lines.iter().skip(end + 1);
    let belongs = below.take_while(|line| line.row.is_none() && !line.parts.is_empty());
    Some((begin, end + 1 + belongs.count()))
}

/// The first line that is shown, and the one that would be if nobody had scrolled: what the cursor needs is on the screen,
/// and as much above it as fits.
pub(crate) fn first_line(
    page: &Page,
    question: &Question,
    form: &ItemForm,
    height: usize,
) -> (usize, usize) {
    let most = page.lines.len().saturating_sub(height);
    let Some((begin, end)) = needed(page, question, form) else {
        return (form.scroll.min(most), 0);
    };
    let own = (end + 1).saturating_sub(height).min(begin).min(most);
    (own.saturating_add_signed(form.scroll_delta).min(most), own)
}

/// The first line of the item at hand that is shown.
pub(crate) fn first_shown(quiz: &Quiz, size: (u16, u16)) -> usize {
    let Some((question, form)) = quiz.current() else {
        return 0;
    };
    let room = room(quiz, size);
    first_line(&page(question, form, room), question, form, room.1).0
}

/// How far the item at hand is shown from where its cursor is, if its line `first` is to be the first, or the nearest
/// to it that can be.
pub(crate) fn peek_for(quiz: &Quiz, size: (u16, u16), first: usize) -> isize {
    let Some((question, form)) = quiz.current() else {
        return 0;
    };
    let (columns, height) = room(quiz, size);
    let page = laid(quiz, (question, form), (columns, height));
    let (_, own) = first_line(&page, question, form, height);
    let to = first.min(page.lines.len().saturating_sub(height));
    isize::try_from(to).unwrap_or(0) - isize::try_from(own).unwrap_or(0)
}

/// What a click on a cell of an item hits. Nothing where a verdict is shown.
pub(crate) fn hit_test(model: &Model, quiz: &Quiz, at: (u16, u16)) -> Option<HitTarget> {
    let area = area_of(quiz, model.size);
    let (question, form) = quiz.current()?;
    let room = room(quiz, model.size);
    let shown = Rect {
        height: u16::try_from(room.1).unwrap_or(area.height),
        ..area
    };
    if question.answer.is_some() || !shown.contains(at.into()) {
        return None;
    }
    let page = page(question, form, room);
    let (first, _) = first_line(&page, question, form, room.1);
    let (number, x) = (
        first + usize::from(at.1 - area.y),
        usize::from(at.0 - area.x),
    );
    let line = page.lines.get(number)?;
    if line.row == Some(FormField::Text) {
        let begin = page.lines.iter().position(|own| own.row == line.row)?;
        return Some(HitTarget::Text(
            number - begin,
            x.saturating_sub(written::MARGIN),
        ));
    }
    line.hit_test(x)
}

/// Whether the row under the cursor is on the screen, with what it can be given as far as there is room.
pub(crate) fn shows_cursor(quiz: &Quiz, size: (u16, u16)) -> bool {
    let Some((question, form)) = quiz.current() else {
        return true;
    };
    let (columns, height) = room(quiz, size);
    let page = laid(quiz, (question, form), (columns, height));
    let (first, own) = first_line(&page, question, form, height);
    needed(&page, question, form)
        .is_none_or(|(begin, end)| first <= begin && (end <= first + height || first >= own))
}
