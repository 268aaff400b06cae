//! What the articles say of a claim or an event, by stance.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::super::export::evidence_paragraph;
use super::super::markdown::plain;
use super::Twin;
use crate::document::{Evidence, Stance, Voice};
use crate::dossier::{NodeId, Verification};

/// Above so many articles the silent ones are counted, not named.
const MOST_SILENT: usize = 20;

impl Twin<'_> {
    pub(super) fn evidence(&self) -> String {
        let evidence: Vec<(NodeId, usize, &Evidence)> = self
            .node
            .evidence()
            .iter()
            .enumerate()
            .filter_map(|(i, e)| Some((self.dossier.article(&e.article.value)?, i, e)))
            .collect();
        if evidence.is_empty() {
            return String::new();
        }
        let mut out = String::from("## Evidence\n");
        for (stance, heading) in
            [(Stance::Supports, "Supports"), (Stance::Disputes, "Disputes"), (Stance::Unclear, "Unclear")]
        {
            let of: Vec<_> = evidence.iter().filter(|(.., e)| e.stance == stance).collect();
            if !of.is_empty() {
                let lines: String = of.into_iter().map(|(a, i, e)| self.entry(*a, *i, e)).collect();
                let _ = write!(out, "\n### {heading}\n\n{lines}");
            }
        }
        out + &self.silent(&evidence.iter().map(|(a, ..)| *a).collect())
    }

    fn entry(&self, article: NodeId, entry: usize, e: &Evidence) -> String {
        let paragraph = evidence_paragraph(self.dossier, self.id, entry).map(|n| format!("¶{n}"));
        let mut line = format!("- {}", self.cite(article, paragraph.as_deref()));
        let _ = write!(line, " {}", plain(self.dossier.short_name(article)));
        let voice = e.attributed_to.as_ref().map(|n| self.name(n));
        match (e.voice, voice) {
            (Some(Voice::Attributed) | None, Some(who)) => drop(write!(line, ", as said by {who}")),
            (Some(Voice::Attributed), None) => line.push_str(", as said by others"),
            (Some(Voice::Own), _) => line.push_str(", in its own voice"),
            (None, None) => {}
        }
        if let Some(value) = &e.value {
            let _ = write!(line, ", giving {}", plain(value));
        }
        if let Some(quote) = &e.quote {
            let _ = write!(line, ": {}", quoted(&quote.value, self.dossier.evidence_verification(self.id, entry)));
        }
        if let Some(translation) = &e.translation {
            let _ = write!(line, " (in translation: “{}”)", plain(translation));
        }
        if let Some(note) = &e.note {
            let _ = write!(line, ". {}", plain(note));
        }
        line + "\n"
    }

    /// Articles without an entry.
    fn silent(&self, speaking: &BTreeSet<NodeId>) -> String {
        let silent: Vec<NodeId> =
            self.dossier.origins.iter().flatten().copied().filter(|a| !speaking.contains(a)).collect();
        match silent.len() {
            0 => String::new(),
            n if n > MOST_SILENT => format!("\n### Silent\n\n{n} articles say nothing of it.\n"),
            _ => {
                let codes: Vec<String> = silent.into_iter().map(|a| self.cite(a, None)).collect();
                format!("\n### Silent\n\n{}\n", codes.join(", "))
            }
        }
    }
}

/// Words in quotation marks, and whether they were verified.
pub fn quoted(words: &str, verification: &Verification) -> String {
    match verification {
        Verification::Verbatim { .. } => format!("“{}”", plain(words)),
        Verification::Unverified => format!("“{}” (not verified)", plain(words)),
    }
}
