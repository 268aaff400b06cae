//! The words of the interface that stand in bodies.

use std::collections::BTreeMap;

use crate::document::Stance;
use crate::dossier::Label;
use crate::text::edtf::DateWords;

/// In the language of the site; by default in English. The theme has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// `Claim {n}`
    pub claim: String,
    /// By the names of labels and stances.
    pub labels: BTreeMap<String, String>,
    pub stances: BTreeMap<String, String>,
    pub verbatim: String,
    pub passage: String,
    pub all_passages: String,
    pub table: String,
    pub footnotes: String,
    /// `Footnote {n}`
    pub footnote: String,
    /// `Back to reference {n}`
    pub back_to_footnote: String,
    pub done: String,
    pub open: String,
    pub code: String,
    /// `Code: {language}`
    pub code_in: String,
    /// By the kinds of callouts; others are called by their kind.
    pub callouts: BTreeMap<String, String>,
    pub dates: DateWords,
}

impl Default for Words {
    fn default() -> Self {
        Self {
            claim: "Claim {n}".into(),
            labels: BTreeMap::new(),
            stances: BTreeMap::new(),
            verbatim: "verbatim".into(),
            passage: "passage".into(),
            all_passages: "All passages".into(),
            table: "Table".into(),
            footnotes: "Footnotes".into(),
            footnote: "Footnote {n}".into(),
            back_to_footnote: "Back to reference {n}".into(),
            done: "done".into(),
            open: "open".into(),
            code: "Code".into(),
            code_in: "Code: {language}".into(),
            callouts: BTreeMap::new(),
            dates: DateWords::english(),
        }
    }
}

impl Words {
    pub fn label(&self, label: Label) -> &str {
        self.labels.get(label.name()).map_or(label.words(), String::as_str)
    }

    pub fn stance(&self, stance: Stance) -> &str {
        self.stances.get(stance.name()).map_or(stance.name(), String::as_str)
    }

    /// The title of a callout that has none of its own.
    pub fn callout(&self, kind: &str) -> String {
        let mut letters = kind.chars();
        let own = || letters.next().map_or_else(String::new, |c| c.to_uppercase().chain(letters).collect());
        self.callouts.get(kind).cloned().unwrap_or_else(own)
    }

    pub fn code(&self, language: &str) -> String {
        if language.is_empty() { self.code.clone() } else { self.code_in.replace("{language}", language) }
    }
}
