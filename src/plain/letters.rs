//! The letters of right-hand sides and categories: `a`, `b`, … There are never as many as 26.

/// The letter of a position, counted from 1.
pub(super) fn letter(position: usize) -> char {
    u8::try_from(position)
        .ok()
        .and_then(|position| position.checked_sub(1))
        .map_or('?', |at| char::from(b'a' + at.min(25)))
}

/// The position, counted from 1, of a letter.
pub(super) fn position_of(letter: char) -> Option<usize> {
    let lower = u8::try_from(letter.to_ascii_lowercase()).ok()?;
    lower
        .is_ascii_lowercase()
        .then(|| usize::from(lower - b'a') + 1)
}
