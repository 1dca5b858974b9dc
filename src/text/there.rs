//! Texts that stay where they are read from. What the build made of a course is part of the program: to copy each of its
//! texts would take as much memory again, most of it for lessons that nobody opens.

use std::cell::Cell;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, Visitor};

thread_local! {
    /// The bytes that texts may stay in, while something is read from them.
    static THERE: Cell<&'static [u8]> = const { Cell::new(&[]) };
}

/// Calls `read`, which reads from `bytes`; the texts of what it makes stay there.
pub fn left_there<T>(bytes: &'static [u8], read: impl FnOnce() -> T) -> T {
    let before = THERE.replace(bytes);
    let made = read();
    THERE.set(before);
    made
}

/// A text, and who holds it.
#[derive(Clone)]
pub(super) enum Held {
    /// It is part of the program.
    There(&'static str),
    /// It was made while the program ran.
    Here(Box<str>),
}

impl Held {
    /// The text.
    pub(super) fn as_str(&self) -> &str {
        match self {
            Self::There(text) => text,
            Self::Here(text) => text,
        }
    }
}

impl Default for Held {
    fn default() -> Self {
        Self::There("")
    }
}

impl From<String> for Held {
    fn from(text: String) -> Self {
        Self::Here(text.into())
    }
}

impl<'de> Deserialize<'de> for Held {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_str(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Held;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("a text")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Held, E> {
        Ok(there(text).map_or_else(|| Held::Here(text.into()), Held::There))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Held, E> {
        Ok(Held::Here(text.into()))
    }
}

/// The same text, if it stands in the bytes that texts may stay in: found again by where it is.
fn there(text: &str) -> Option<&'static str> {
    let all = THERE.get();
    let start = text.as_ptr().addr().checked_sub(all.as_ptr().addr())?;
    let found = all.get(start..start.checked_add(text.len())?)?;
    std::str::from_utf8(found).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Held {
        serde_json::from_slice(bytes).unwrap()
    }

    #[test]
    fn what_is_read_from_there_stays_there_and_all_else_is_copied() {
        static BYTES: &[u8] = b"\"treaty\"";
        let other = BYTES.to_vec();
        let [stays, copied] = left_there(BYTES, || [read(BYTES), read(&other)]);
        let Held::There(text) = stays else {
            panic!("copied");
        };
        assert_eq!(text.as_ptr(), BYTES[1..].as_ptr());
        assert!(matches!(&copied, Held::Here(text) if **text == *"treaty"));
        // Only while it is read from there.
        assert!(matches!(read(BYTES), Held::Here(_)));
    }
}
