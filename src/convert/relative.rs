//! Dates of the text that depend on the article's own: "Thursday", "last month", "in March".

/// One such expression, resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelativeDate {
    /// The paragraph's number, from 1.
    pub paragraph: usize,
    /// The words as they stand.
    pub words: String,
    /// EDTF: `2023-10-12`, `2023-09`, `2022`.
    pub date: String,
}
