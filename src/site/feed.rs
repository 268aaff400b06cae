//! `feed.xml`: what is new and what was corrected, as Atom (RFC 4287).

use std::cmp::Reverse;

use super::xml::Xml;
use crate::config::Config;
use crate::document::{Correction, Fields};
use crate::dossier::{Dossier, Node, NodeId};
use crate::route::Routes;
use crate::text::edtf::Edtf;

/// How many entries a feed has at most.
const MOST: usize = 50;

/// A page that is new or was changed, or a correction on one.
struct Entry<'a> {
    node: NodeId,
    date: &'a Edtf,
    /// The correction, and its place among those of the page.
    correction: Option<(usize, &'a Correction)>,
}

/// The feed; `None` without a base address or without anything dated.
pub fn feed(dossier: &Dossier, routes: &Routes, config: &Config) -> Option<Vec<u8>> {
    let base = config.base_url.as_deref()?;
    let entries = entries(dossier);
    let newest = entries.first()?.date;
    let language = [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", config.language.as_str())];
    Some(Xml::document("feed", &language, |xml| {
        head(xml, config, base, newest);
        for e in &entries {
            entry(xml, dossier, routes, base, e);
        }
    }))
}

/// Newest first; of one day corrections first.
fn entries(dossier: &Dossier) -> Vec<Entry<'_>> {
    let mut entries = Vec::new();
    for (id, node) in dossier.index.ids().zip(&dossier.index.nodes).filter(|(_, n)| !n.draft) {
        entries.extend(node.news_date().map(|date| Entry { node: id, date, correction: None }));
        let corrections = node.document.common.corrections.iter().enumerate();
        entries.extend(corrections.map(|c| Entry { node: id, date: &c.1.date, correction: Some(c) }));
    }
    let when = |e: &Entry<'_>| Reverse((e.date.anchor(), e.date.start_clock()));
    entries.sort_by_cached_key(|e| (when(e), e.correction.is_none(), e.node, e.correction.map(|(i, _)| i)));
    entries.truncate(MOST);
    entries
}

fn head(xml: &mut Xml, config: &Config, base: &str, newest: &Edtf) {
    xml.text("title", &[], &config.title);
    if let Some(description) = &config.description {
        xml.text("subtitle", &[], description);
    }
    xml.text("id", &[], base);
    let own = format!("{base}feed.xml");
    xml.empty("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &own)]);
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", base)]);
    xml.text("updated", &[], &newest.to_rfc3339());
    // RFC 4287, 4.1.1: a feed has an author unless all of its entries have one.
    let title = [config.title.clone()];
    authors(xml, if config.authors.is_empty() { &title } else { &config.authors });
    if let Some(licence) = &config.licence {
        xml.text("rights", &[], licence);
    }
    xml.text("generator", &[("version", env!("CARGO_PKG_VERSION"))], "dossier");
}

fn entry(xml: &mut Xml, dossier: &Dossier, routes: &Routes, base: &str, entry: &Entry<'_>) {
    let node = dossier.node(entry.node);
    let common = &node.document.common;
    let page = crate::route::canonical(base, routes.node(entry.node));
    xml.element("entry", &[], |xml| {
        if let Some((i, correction)) = entry.correction {
            // As stable as the page's own: a correction is added at the end of the list, never taken out.

            xml.text("title", &[], &format!("Correction: {}", node.title));
            xml.text("id", &[], &format!("{page}#correction-{}", i + 1));
            xml.text("summary", &[], &correction.text);
        } else {
            xml.text("title", &[], &node.title);
            xml.text("id", &[], &page);
            summary(xml, node);
        }
        xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &page)]);
        if let Some(created) = common.created.as_ref().filter(|_| entry.correction.is_none()) {
            xml.text("published", &[], &created.to_rfc3339());
        }
        xml.text("updated", &[], &entry.date.to_rfc3339());
        if let Fields::Note(note) = &node.document.fields {
            authors(xml, &note.authors);
        }
        common.tags.iter().for_each(|t| xml.empty("category", &[("term", t)]));
    });
}

fn summary(xml: &mut Xml, node: &Node) {
    let own = node.document.common.summary.as_deref().or(match &node.document.fields {
        Fields::Claim(c) => Some(c.statement.as_str()),
        Fields::Term(t) => Some(t.definition.as_str()),
        _ => None,
    });
    // RFC 4287, 4.1.2: an entry without content has a link; a summary is wished for.
    if let Some(own) = own {
        xml.text("summary", &[], own);
    }
}

fn authors(xml: &mut Xml, names: &[String]) {
    for name in names {
        xml.element("author", &[], |xml| xml.text("name", &[], name));
    }
}
