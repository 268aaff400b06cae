//! The dossier in formats that other programs read.

mod bibtex;
mod claims;
mod csl;
mod item;
mod json;
mod lines;
mod ris;
mod timeline;

use crate::config::Config;
use crate::dossier::{Dossier, NodeId, Verification};
use crate::route::Routes;

/// One export: its name on the command line, its path in the site, and what it is.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    pub name: &'static str,
    pub path: &'static str,
    pub summary: &'static str,
    write: fn(&Dossier, &Routes, &Config) -> Vec<u8>,
}

/// Every format.
pub const FORMATS: &[Format] = &[
    Format { name: "json", path: "dossier.json", summary: "everything as data, without texts", write: json::json },
    Format { name: "csv", path: "claims.csv", summary: "claims against articles, as a table", write: claims::csv },
    Format { name: "csl", path: "bibliography.json", summary: "the articles, as CSL-JSON", write: csl::csl },
    Format { name: "bibtex", path: "bibliography.bib", summary: "the articles, for BibTeX", write: bibtex::bibtex },
    Format { name: "ris", path: "bibliography.ris", summary: "the articles, for reference managers", write: ris::ris },
    Format { name: "ics", path: "timeline.ics", summary: "the timeline, as a calendar", write: timeline::ics },
    Format {
        name: "timelinejs",
        path: "timeline.json",
        summary: "the timeline, for TimelineJS",
        write: timeline::timeline_js,
    },
];

/// The dossier in the format of that name; `None` for a name that is not in [`FORMATS`].
pub fn export(format: &str, dossier: &Dossier, routes: &Routes, config: &Config) -> Option<Vec<u8>> {
    let format = FORMATS.iter().find(|f| f.name == format)?;
    Some((format.write)(dossier, routes, config))
}

/// The paragraph of an entry of evidence: as written, else where its quotation was found.
pub fn evidence_paragraph(dossier: &Dossier, node: NodeId, entry: usize) -> Option<u32> {
    let written = dossier.node(node).evidence().get(entry)?.paragraph;
    written.or(match dossier.evidence_verification(node, entry) {
        Verification::Verbatim { paragraph, .. } => Some(*paragraph),
        Verification::Unverified => None,
    })
}
