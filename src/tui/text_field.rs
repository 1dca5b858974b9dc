//! A text field of one line: what it accepts.

use tui_input::{Input, InputRequest};

use super::action::Edit;

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
        Edit::Delete => InputRequest::DeleteNextChar,
        Edit::DeleteWord => InputRequest::DeletePrevWord,
        Edit::Clear => InputRequest::DeleteLine,
        Edit::Left => InputRequest::GoToPrevChar,
        Edit::Right => InputRequest::GoToNextChar,
        Edit::Home => InputRequest::GoToStart,
        Edit::End => InputRequest::GoToEnd,
    };
    input.handle(request);
}
