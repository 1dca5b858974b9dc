//! placeholder
use crate::course::Course;
use crate::text::Clean;
use std::ops::Range;
/// placeholder
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind;
impl Kind {
    /// placeholder
    pub fn label(self) -> &'static str {
        "lesson"
    }
}
/// placeholder
#[derive(Debug, Clone)]
pub struct Hit {
    /// placeholder
    pub kind: Kind,
    /// placeholder
    pub id: Clean,
    /// placeholder
    pub title: Clean,
    /// placeholder
    pub lesson: Option<Clean>,
    /// placeholder
    pub section: Option<Clean>,
    /// placeholder
    pub para: Option<usize>,
    /// placeholder
    pub snippet: Clean,
    /// placeholder
    pub title_marks: Vec<Range<usize>>,
    /// placeholder
    pub snippet_marks: Vec<Range<usize>>,
    /// placeholder
    pub matched_alias: Option<Clean>,
}
/// placeholder
#[derive(Debug, Default)]
pub struct Index;
impl Index {
    /// placeholder
    pub fn of(_: &Course) -> Self {
        Self
    }
    /// placeholder
    pub fn find(&self, _: &str, _: usize) -> Vec<Hit> {
        vec![]
    }
}
