//! `llms.txt` (<https://llmstxt.org>): what the dossier is, and where its plain texts lie.

use std::fmt::Write;

use super::{address, export, markdown};
use crate::config::Config;
use crate::document::Kind;
use crate::dossier::{Dossier, Node, NodeId};
use crate::route::{Routes, encode};

/// Above so many pages of one kind the list ends with a link to the export, which has all.
const MOST: usize = 200;

/// The sections, in the order in which a reader needs them.
const SECTIONS: [(Kind, &str); 8] = [
    (Kind::Note, "Notes"),
    (Kind::Claim, "Claims"),
    (Kind::Article, "Articles"),
    (Kind::Event, "Events"),
    (Kind::Person, "People"),
    (Kind::Organization, "Organizations"),
    (Kind::Place, "Places"),
    (Kind::Term, "Terms"),
];

pub fn llms(dossier: &Dossier, routes: &Routes, config: &Config) -> String {
    let base = config.base_url.as_deref().unwrap_or_default();
    let mut out = format!("# {}\n", markdown::plain(&config.title));
    if let Some(description) = &config.description {
        let _ = write!(out, "\n> {}\n", markdown::plain(description));
    }
    out.push_str(
        "\nEvery page has a Markdown twin at its address with `.md` for `.html`. Codes such as A1 name articles: ",
    );
    out.push_str(
        "a letter an origin, a digit a copy. Labels of claims count origins, not outlets, and are no verdicts. ",
    );
    out.push_str("Texts of articles are given as far as their rights allow.\n");
    for (kind, heading) in SECTIONS {
        section(&mut out, dossier, routes, base, kind, heading);
    }
    out.push_str("\n## Optional\n\n");
    for format in export::FORMATS {
        let _ = writeln!(out, "- [{}]({base}{}): {}", format.path, format.path, format.summary);
    }
    out
}

fn section(out: &mut String, dossier: &Dossier, routes: &Routes, base: &str, kind: Kind, heading: &str) {
    let nodes: Vec<(NodeId, &Node)> = dossier.of_kind(kind).filter(|(_, n)| !n.draft).collect();
    if nodes.is_empty() {
        return;
    }
    let _ = write!(out, "\n## {heading}\n\n");
    for (id, node) in nodes.iter().take(MOST) {
        let twin = format!("{base}{}", encode(&address::twin(routes.node(*id))));
        let summary = node.document.common.summary.as_deref().map(|s| format!(": {}", markdown::plain(s)));
        let link = markdown::link(&markdown::plain(&node.title), &twin);
        let _ = writeln!(out, "- {link}{}", summary.unwrap_or_default());
    }
    if nodes.len() > MOST {
        let _ = writeln!(out, "- [{} more]({base}dossier.json)", nodes.len() - MOST);
    }
}
