//! The words of the interface: ids, and a table for each language. A second language is a second table with the same ids.

#[macro_use]
mod table;
mod english;

use std::fmt::Display;

pub use english::Message;

impl Message {
    /// The text with `values` in the place of each `{}`.
    pub fn with(self, values: &[&dyn Display]) -> String {
        let mut parts = self.text().split("{}");
        let mut text = parts.next().unwrap_or_default().to_owned();
        for (value, part) in values.iter().zip(parts) {
            text += &value.to_string();
            text += part;
        }
        text
    }
}
