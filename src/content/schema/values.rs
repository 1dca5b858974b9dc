//! Values of the format that serde needs help with.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// One scalar, or a list of scalars, as they are written. The scalars of a list come verbatim (`1.10`, `no`, `012`);
/// one alone may have been read as a number or truth value and written out again.
#[derive(Debug, Default)]
pub(in crate::content) struct Strings(pub(in crate::content) Vec<String>);

impl<'de> Deserialize<'de> for Strings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(StringsVisitor)
    }
}

struct StringsVisitor;

impl<'de> Visitor<'de> for StringsVisitor {
    type Value = Strings;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value or a list of values")
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Strings, E> {
        Ok(Strings(vec![value.to_owned()]))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Strings, E> {
        Ok(Strings(vec![value.to_string()]))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Strings, E> {
        Ok(Strings(vec![value.to_string()]))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Strings, E> {
        Ok(Strings(vec![value.to_string()]))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Strings, E> {
        Ok(Strings(vec![value.to_string()]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Strings, A::Error> {
        let mut words = Vec::new();
        while let Some(word) = list.next_element()? {
            words.push(word);
        }
        Ok(Strings(words))
    }
}

/// A mapping whose keys the author makes, in its order.
#[derive(Debug, Default)]
pub(in crate::content) struct Titles(pub(in crate::content) Vec<(String, String)>);

impl<'de> Deserialize<'de> for Titles {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(TitlesVisitor)
    }
}

struct TitlesVisitor;

impl<'de> Visitor<'de> for TitlesVisitor {
    type Value = Titles;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("codes with titles")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Titles, A::Error> {
        let mut codes = Vec::new();
        while let Some(entry) = map.next_entry()? {
            codes.push(entry);
        }
        Ok(Titles(codes))
    }
}
