//! The tables of codes, one file a room: stable names, severities, and what `dossier explain` says of each.

use super::Severity;

/// A kind of finding. Its name is stable: scripts and `config.yaml` refer to it.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Code {
    pub name: &'static str,
    pub severity: Severity,
    /// One line: what it means.
    pub summary: &'static str,
    /// A paragraph or two in Markdown: why it is asked for, and the way out.
    pub explanation: &'static str,
}

/// One line a code: `CONSTANT = "kebab-name" Error "summary" "explanation";`
macro_rules! codes {
    ($($constant:ident = $name:literal $severity:ident $summary:literal $explanation:literal;)*) => {
        use crate::diag::Code;
        $(#[doc = $summary]
        pub static $constant: Code = Code { name: $name, severity: crate::diag::Severity::$severity, summary: $summary, explanation: $explanation };)*
        pub(super) static ALL: &[&Code] = &[$(&$constant),*];
    };
}

pub mod config;
pub mod convert;
pub mod document;
pub mod dossier;
pub mod evidence;
pub mod host;
pub mod import;
pub mod names;
pub mod site;
pub mod theme;

static TABLES: &[&[&Code]] = &[
    config::ALL,
    convert::ALL,
    document::ALL,
    dossier::ALL,
    evidence::ALL,
    host::ALL,
    import::ALL,
    names::ALL,
    site::ALL,
    theme::ALL,
];

/// All codes, by name.
pub fn codes() -> Vec<&'static Code> {
    let mut all: Vec<&'static Code> = TABLES.iter().flat_map(|t| t.iter().copied()).collect();
    all.sort();
    all
}

/// The code of that name.
pub fn by_name(name: &str) -> Option<&'static Code> {
    TABLES.iter().flat_map(|t| t.iter().copied()).find(|c| c.name == name)
}
