//! A finding: what is wrong, where, and the way out.

use std::collections::BTreeMap;

use super::Code;
use crate::text::Place;

/// How much a finding counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    Error,
    Warning,
    /// Said once, counts nothing: the build left something out on purpose.
    Note,
}

impl Severity {
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// A second place that belongs to a finding.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Related {
    pub place: Place,
    pub message: String,
}

/// One finding. Its severity is the code's own until the configuration says otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub code: &'static Code,
    pub severity: Severity,
    pub place: Option<Place>,
    pub message: String,
    pub help: Option<String>,
    pub related: Vec<Related>,
}

impl Finding {
    pub fn new(code: &'static Code, place: Place, message: impl Into<String>) -> Self {
        Self { place: Some(place), ..Self::nowhere(code, message) }
    }

    /// A finding about no file in particular.
    pub fn nowhere(code: &'static Code, message: impl Into<String>) -> Self {
        let (message, severity) = (message.into(), code.severity);
        Self { code, severity, place: None, message, help: None, related: Vec::new() }
    }

    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    #[must_use]
    pub fn help_opt(mut self, help: Option<String>) -> Self {
        self.help = help.or(self.help);
        self
    }

    #[must_use]
    pub fn related(mut self, place: Place, message: impl Into<String>) -> Self {
        self.related.push(Related { place, message: message.into() });
        self
    }
}

/// Applies the configured severities (`None` is `off`) and puts the findings in the order of their places.
pub fn settle(findings: Vec<Finding>, configured: &BTreeMap<String, Option<Severity>>) -> Vec<Finding> {
    let mut settled: Vec<Finding> = findings
        .into_iter()
        .filter_map(|mut f| {
            if let Some(severity) = configured.get(f.code.name) {
                f.severity = (*severity)?;
            }
            Some(f)
        })
        .collect();
    settled.sort_by(|a, b| (&a.place, a.code.name, &a.message).cmp(&(&b.place, b.code.name, &b.message)));
    settled.dedup();
    settled
}
