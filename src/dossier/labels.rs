//! The label of each claim (DESIGN, section 2): a fixed table over origins, never a verdict.

use std::collections::BTreeSet;

use super::{Dossier, NodeId};
use crate::document::{Claim, Kind, Stance};
use crate::text::edtf::{Edtf, compatible};

/// What the articles together make of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Label {
    /// An origin disputes it, or values cannot both be right.
    Contested,
    /// Two or more origins support it.
    Corroborated,
    /// One origin supports it through several outlets.
    SingleOrigin,
    /// One article supports it.
    SingleSource,
    /// None of these.
    Unclear,
}

impl Label {
    pub const ALL: [Self; 5] =
        [Self::Contested, Self::Corroborated, Self::SingleOrigin, Self::SingleSource, Self::Unclear];

    pub fn name(self) -> &'static str {
        match self {
            Self::Contested => "contested",
            Self::Corroborated => "corroborated",
            Self::SingleOrigin => "single-origin",
            Self::SingleSource => "single-source",
            Self::Unclear => "unclear",
        }
    }

    /// As shown in English.
    pub fn words(self) -> &'static str {
        match self {
            Self::Contested => "Contested",
            Self::Corroborated => "Corroborated",
            Self::SingleOrigin => "Single origin",
            Self::SingleSource => "Single source",
            Self::Unclear => "Unclear",
        }
    }

    /// The class of its mark.
    pub fn class(self) -> &'static str {
        match self {
            Self::Contested => "no",
            Self::Corroborated => "yes",
            Self::SingleOrigin | Self::SingleSource => "one",
            Self::Unclear => "dim",
        }
    }
}

impl Dossier {
    /// The label of a claim; `None` for other nodes.
    pub fn label(&self, node: NodeId) -> Option<Label> {
        self.node(node).claim().map(|c| label(self, c))
    }

    /// The number of a claim; 0 for other nodes.
    pub fn claim_number(&self, node: NodeId) -> u32 {
        self.claims.iter().find(|(_, id)| *id == node).map_or(0, |(number, _)| *number)
    }

    /// The article of that id.
    pub fn article(&self, id: &str) -> Option<NodeId> {
        match self.index.find(id) {
            Some(super::Found::Node(node)) if self.node(node).kind() == Kind::Article => Some(node),
            _ => None,
        }
    }
}

fn label(dossier: &Dossier, claim: &Claim) -> Label {
    let of = |stance: Stance| {
        claim.evidence.iter().filter(move |e| e.stance == stance).filter_map(|e| dossier.article(&e.article.value))
    };
    let origins: BTreeSet<usize> = of(Stance::Supports).filter_map(|a| dossier.source(a)).map(|s| s.origin).collect();
    let articles: BTreeSet<NodeId> = of(Stance::Supports).collect();
    match (origins.len(), articles.len()) {
        _ if of(Stance::Disputes).next().is_some() || rivals(claim) => Label::Contested,
        (2.., _) => Label::Corroborated,
        (1, 2..) => Label::SingleOrigin,
        (1, 1) => Label::SingleSource,
        _ => Label::Unclear,
    }
}

/// Whether two articles give values that cannot both be right.
pub fn rivals(claim: &Claim) -> bool {
    let values: Vec<&str> =
        claim.evidence.iter().filter(|e| e.stance != Stance::Unclear).filter_map(|e| e.value.as_deref()).collect();
    let differ = |a: &str, b: &str| match (Edtf::parse(a), Edtf::parse(b), number(a), number(b)) {
        (Ok(a), Ok(b), ..) => !compatible(&a, &b),
        (_, _, Some(a), Some(b)) => (a - b).abs() > f64::EPSILON * a.abs().max(b.abs()),
        _ => false,
    };
    values.iter().enumerate().any(|(i, a)| values[i + 1..].iter().any(|b| differ(a, b)))
}

fn number(text: &str) -> Option<f64> {
    text.replace([',', ' '], "").parse().ok()
}

static UNVERIFIED: super::Verification = super::Verification::Unverified;

impl Dossier {
    /// Whether the quotation of an entry of evidence stands in its article.
    pub fn evidence_verification(&self, node: NodeId, entry: usize) -> &super::Verification {
        self.evidence.get(&node).and_then(|e| e.get(entry)).unwrap_or(&UNVERIFIED)
    }
}

impl Dossier {
    /// Whether the values that articles give for a claim cannot all be right.
    pub fn rivals(&self, node: NodeId) -> bool {
        self.node(node).claim().is_some_and(rivals)
    }
}
