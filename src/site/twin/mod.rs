//! The Markdown twin of a page: plain Markdown that anyone can read, within the rights of what it is about.

mod body;
mod evidence;
mod fields;

use std::fmt::Write;
use std::sync::LazyLock;

use super::address;
use super::markdown::{link, paragraph, plain};
use crate::document::{Fields, Kind, Mode, Name, OutletPicture};
use crate::dossier::{Dossier, Node, NodeId, PublishableText};
use crate::route::{Routes, relative};
use crate::text::edtf::{DateWords, Edtf};

/// The twin of a node's page. It lies at [`super::twin_path`] of the page's path.
pub fn twin(dossier: &Dossier, routes: &Routes, id: NodeId) -> String {
    let from = routes.node(id);
    let twin = Twin { dossier, routes, id, node: dossier.node(id), from };
    let mut out = format!("# {}\n", plain(&twin.node.title));
    let mut part = |text: String| {
        if !text.trim().is_empty() {
            let _ = write!(out, "\n{}\n", text.trim_start_matches(['\n', '\r']).trim_end());
        }
    };
    part(twin.lead());
    part(twin.fields());
    part(twin.body());
    part(twin.pictures());
    part(twin.evidence());
    part(twin.corrections());
    part(twin.source());
    out
}

/// What the parts of a twin are written from.
struct Twin<'a> {
    dossier: &'a Dossier,
    routes: &'a Routes,
    id: NodeId,
    node: &'a Node,
    /// The page's path; its twin lies beside it.
    from: &'a str,
}

impl Twin<'_> {
    /// The summary, and what the kind says in one sentence.
    fn lead(&self) -> String {
        let summary = self.node.document.common.summary.as_deref().map(paragraph);
        let own = match &self.node.document.fields {
            Fields::Claim(claim) => Some(format!("**{}**", plain(&claim.statement))),
            Fields::Term(term) => Some(body::inline(&term.definition)),
            _ => None,
        };
        [own, summary].into_iter().flatten().collect::<Vec<_>>().join("\n\n")
    }

    /// The body; for an article what its rights allow of the text, and the digest.
    fn body(&self) -> String {
        // A body in a Markdown file is the text in mode `full`, else the curator's own digest. What was
        // converted from a raw file is text in any mode, and only the rights rule knows how much of it is shown.
        let curated = self.node.kind() != Kind::Article || self.node.document.path.ends_with(".md");
        let written = if curated { body::body(self) } else { String::new() };
        let text = self.dossier.texts.get(&self.id);
        match text.map(PublishableText::mode) {
            Some(Mode::Full) if !written.trim().is_empty() => written,
            Some(Mode::Full) => text.and_then(PublishableText::markdown).map(body::quiet).unwrap_or_default(),
            _ => format!("{}\n\n{}", written.trim_end(), text.map(excerpt).unwrap_or_default()),
        }
    }

    /// What a text that may be published in full says of its pictures.
    fn pictures(&self) -> String {
        let full = self.dossier.texts.get(&self.id).is_some_and(|t| t.mode() == Mode::Full);
        let Some(article) = self.node.article().filter(|a| full && !a.pictures.is_empty()) else {
            return String::new();
        };
        let words =
            |p: &OutletPicture| [&p.caption, &p.credit].into_iter().flatten().map(|w| plain(w)).collect::<Vec<_>>();
        let address = |p: &OutletPicture| p.url.as_ref().map(|u| format!("<{u}>"));
        let lines = article.pictures.iter().map(|p| words(p).into_iter().chain(address(p)).collect::<Vec<_>>());
        let lines: String = lines.map(|parts| format!("- {}\n", parts.join(" · "))).collect();
        format!("## Pictures of the article\n\n{lines}")
    }

    fn corrections(&self) -> String {
        let mut corrections: Vec<_> = self.node.document.common.corrections.iter().collect();
        corrections.sort_by_key(|c| std::cmp::Reverse(c.date));
        let lines = corrections.into_iter().map(|c| format!("- {}: {}\n", date(&c.date), plain(&c.text)));
        let lines: String = lines.collect();
        if lines.is_empty() { lines } else { format!("## Corrections\n\n{lines}") }
    }

    /// The page that this is the twin of.
    fn source(&self) -> String {
        format!("---\n\n[This page as HTML]({})", relative(self.from, self.from))
    }

    /// A link to another node's twin.
    fn link(&self, words: &str, node: NodeId) -> String {
        link(&plain(words), &self.address(node))
    }

    fn address(&self, node: NodeId) -> String {
        relative(self.from, &address::twin(self.routes.node(node)))
    }

    /// What a field names: a link, or the words alone.
    fn name(&self, name: &Name) -> String {
        let named = self.dossier.index.named(name);
        named.node.map_or_else(|| plain(&named.label), |node| self.link(&named.label, node))
    }

    fn names(&self, names: &[Name]) -> String {
        names.iter().map(|n| self.name(n)).collect::<Vec<_>>().join(", ")
    }

    /// `[A1 ¶4](../articles/x.md)`
    fn cite(&self, article: NodeId, place: Option<&str>) -> String {
        let code = self.dossier.source(article).map_or("?", |s| s.code.as_str());
        let words = place.map_or_else(|| code.to_owned(), |p| format!("{code} {p}"));
        self.link(&words, article)
    }
}

/// As much of an article's text as may be published, paragraph by paragraph.
fn excerpt(text: &PublishableText) -> String {
    let shown: Vec<_> = text.paragraphs().iter().filter_map(|p| Some((p, p.text()?))).collect();
    if shown.is_empty() {
        return String::new();
    }
    let words: usize = shown.iter().map(|(_, t)| t.split_whitespace().count()).sum();
    let mut out = format!("## Excerpt\n\nThe first {words} of {} words.\n", text.words());
    for (p, words) in shown {
        let _ = write!(out, "\n{}{}\n", paragraph(words), if p.is_cut() { " …" } else { "" });
    }
    out
}

/// A date in words.
fn date(date: &Edtf) -> String {
    static ENGLISH: LazyLock<DateWords> = LazyLock::new(DateWords::english);
    date.display(&ENGLISH)
}
