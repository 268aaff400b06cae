//! One renderer per output format.

mod github;
mod human;
mod json;
mod short;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Finding;
use crate::text::{LineColumn, LineIndex, Place};

/// The output formats of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// A snippet with the place underlined, and a help line.
    #[default]
    Human,
    /// `path:line:column: error[code]: message`
    Short,
    /// One JSON object a line.
    Json,
    /// Workflow commands, shown by GitHub beside the lines of a change.
    Github,
}

/// The texts that findings point into, by path.
#[derive(Debug, Default)]
pub struct Sources {
    texts: BTreeMap<Arc<str>, (Arc<str>, LineIndex)>,
}

impl Sources {
    pub fn new(texts: impl IntoIterator<Item = (Arc<str>, Arc<str>)>) -> Self {
        let indexed = texts.into_iter().map(|(path, text)| {
            let index = LineIndex::new(&text);
            (path, (text, index))
        });
        Self { texts: indexed.collect() }
    }

    /// The text of a file, if it is known and is text.
    pub fn text(&self, path: &str) -> Option<&Arc<str>> {
        self.texts.get(path).map(|(text, _)| text)
    }

    /// Where a place starts and ends; line 1, column 1 for a file whose text is not known.
    pub fn position(&self, place: &Place) -> (LineColumn, LineColumn) {
        self.texts.get(&place.path).map_or_else(
            || (LineColumn { line: 1, column: 1 }, LineColumn { line: 1, column: 1 }),
            |(text, index)| (index.at(text, place.start), index.at(text, place.end)),
        )
    }
}

/// The findings as text in one format, each followed by a line break.
pub fn render(format: Format, findings: &[Finding], sources: &Sources, colour: bool) -> String {
    findings
        .iter()
        .map(|f| match format {
            Format::Human => human::render(f, sources, colour),
            Format::Short => short::render(f, sources),
            Format::Json => json::render(f, sources),
            Format::Github => github::render(f, sources),
        })
        .map(|line| line + "\n")
        .collect()
}
