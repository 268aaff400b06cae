//! The labels of claims, and what the dossier computes of each.

use std::collections::BTreeMap;

use super::claim::{Assessment, Testimony, ValueKind, Witness, Witnesses, assess};
use super::origin::place;
use super::{Dossier, Index, NodeId, Source, Verification};
use crate::diag::{Finding, code::evidence as code};
use crate::document::{Claim, Voice};

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

/// All articles as the counting of claims sees them; their indexes are those of `sources`.
pub fn witnesses(index: &Index, sources: &[Source]) -> Witnesses {
    let outlet = |article: NodeId| Some(index.key(index.node(article).article()?.publisher.as_ref()?));
    Witnesses::new(sources.iter().map(|s| Witness { origin: s.origin, outlet: outlet(s.article) }).collect())
}

/// Assesses every claim.
pub fn assessments(
    index: &Index,
    sources: &[Source],
    witnesses: &Witnesses,
) -> (BTreeMap<NodeId, Assessment>, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut all = BTreeMap::new();
    for (id, node) in index.ids().zip(&index.nodes) {
        let Some(claim) = node.claim() else { continue };
        if claim.listed == 0 {
            let finding = Finding::new(&code::NO_EVIDENCE, node.document.front.clone(), "this claim has no evidence");
            findings.push(finding.help("list what articles say of it under `evidence`"));
        }
        let assessment = assess(value_kind(claim), witnesses, &testimonies(index, sources, claim));
        for article in &assessment.contradictions {
            let of = index.node(sources[*article].article).id();
            let range = claim.evidence.iter().rev().find(|e| e.article.value == of).map_or(0..0, |e| e.range.clone());
            let message = format!("`{of}` supports and disputes this claim in its own voice");
            let finding = Finding::new(&code::CONTRADICTORY_STANCES, node.document.place(&range), message);
            findings.push(finding.help("write `voice: attributed` where somebody else says it, or `stance: unclear`"));
        }
        all.insert(id, assessment);
    }
    (all, findings)
}

fn value_kind(claim: &Claim) -> ValueKind {
    match claim.claim_type.as_deref() {
        Some("date") => ValueKind::Date,
        Some("number") => ValueKind::Number,
        _ => ValueKind::Other,
    }
}

fn testimonies(index: &Index, sources: &[Source], claim: &Claim) -> Vec<Testimony> {
    let testimony = |e: &crate::document::Evidence| {
        let article = index.article(&e.article.value)?;
        let article = place(sources, article)?;
        Some(Testimony { article, stance: e.stance, voice: e.voice.unwrap_or(Voice::Own), value: e.value.clone() })
    };
    claim.evidence.iter().filter_map(testimony).collect()
}

static UNVERIFIED: Verification = Verification::Unverified;

impl Dossier {
    /// What was computed for a claim; `None` for other nodes.
    pub fn assessment(&self, node: NodeId) -> Option<&Assessment> {
        self.assessments.get(&node)
    }

    /// The label of a claim; `None` for other nodes.
    pub fn label(&self, node: NodeId) -> Option<Label> {
        self.assessment(node).map(|a| a.label)
    }

    /// Whether the values that articles give for a claim cannot all be right.
    pub fn rivals(&self, node: NodeId) -> bool {
        self.assessment(node).is_some_and(|a| !a.rivals.is_empty())
    }

    /// The number of a claim; 0 for other nodes.
    pub fn claim_number(&self, node: NodeId) -> u32 {
        self.numbers.get(&node).copied().unwrap_or(0)
    }

    /// The article of that id.
    pub fn article(&self, id: &str) -> Option<NodeId> {
        self.index.article(id)
    }

    /// Whether the quotation of an entry of evidence stands in its article.
    pub fn evidence_verification(&self, node: NodeId, entry: usize) -> &Verification {
        self.evidence.get(&node).and_then(|e| e.get(entry)).unwrap_or(&UNVERIFIED)
    }
}
