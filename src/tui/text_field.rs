//! A text field of one line: what it accepts, how far it is scrolled, where its cursor goes.

use tui_input::{Input, InputRequest};

use super::action::Edit;
use crate::text::width;

/// Bytes of the longest text that a field takes.
const LONGEST: usize = 500;

/// Applies an edit to a text field.
pub(super) fn edit(input: &mut Input, edit: Edit) {
    let request = match edit {
        Edit::Newline => return,
        Edit::Insert(c) => {
            let mut text = input.value().to_owned();
            let at = text.char_indices().nth(input.cursor());
            text.insert(at.map_or(text.len(), |(at, _)| at), c);
            // The field shows what it holds: no control characters.
            if text.len() > LONGEST || crate::text::sanitize(&text) != text {
                return;
            }
            InputRequest::InsertChar(c)
        }
        Edit::Backspace => InputRequest::DeletePrevChar,
        Edit::Delete | Edit::DeleteOrEnd => InputRequest::DeleteNextChar,
        Edit::DeleteWord => InputRequest::DeletePrevWord,
        Edit::DeleteNextWord => InputRequest::DeleteNextWord,
        Edit::DeleteToStart => {
            let rest: String = input.value().chars().skip(input.cursor()).collect();
            *input = Input::new(rest).with_cursor(0);
            return;
        }
        Edit::DeleteToEnd => InputRequest::DeleteTillEnd,
        Edit::Left => InputRequest::GoToPrevChar,
        Edit::Right => InputRequest::GoToNextChar,
        Edit::WordLeft => InputRequest::GoToPrevWord,
        Edit::WordRight => InputRequest::GoToNextWord,
        Edit::Home => InputRequest::GoToStart,
        Edit::End => InputRequest::GoToEnd,
    };
    input.handle(request);
}

/// The columns left of a field with `room` columns that are not shown: its cursor is.
pub(super) fn scroll(input: &Input, room: usize) -> usize {
    input.visual_scroll(room.saturating_sub(1).max(1))
}

/// Puts the cursor before the character in `column` of a field with `room` columns.
pub(super) fn put_caret(input: &mut Input, column: usize, room: usize) {
    let to = column.saturating_add(scroll(input, room));
    let mut end = 0;
    let at = input.value().chars().position(|c| {
        end += width(c.encode_utf8(&mut [0; 4]));
        end > to
    });
    let at = at.unwrap_or_else(|| input.value().chars().count());
    input.handle(InputRequest::SetCursor(at));
}
