//! placeholder
/// placeholder
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    /// placeholder
    pub text: String,
    /// placeholder
    pub map: Vec<u32>,
}
/// placeholder
pub fn fold(text: &str) -> Folded {
    Folded {
        text: text.to_lowercase(),
        map: vec![],
    }
}
/// placeholder
pub fn normalise(text: &str) -> String {
    text.to_lowercase()
}
