//! What of a page can be found and shown: nothing that the page itself does not show.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::index::Weight;
use crate::document::{Fields, Kind, Mode};
use crate::dossier::rights::PublishableQuote;
use crate::dossier::{Dossier, Node, NodeId, PublishableText};
use crate::route::{Routes, encode};
use crate::site::script::line;

/// A page of the search.
#[derive(Debug)]
pub struct Page<'a> {
    /// Relative to the site's root.
    pub href: String,
    pub title: &'a str,
    /// A second line: whose article it is.
    pub detail: Option<&'a str>,
    pub lead: Vec<Cow<'a, str>>,
    /// Other names, and the spellings that were found; how much they weigh.
    pub also: Vec<&'a str>,
    pub names: Weight,
    pub headings: Vec<&'a str>,
    pub texts: Vec<Cow<'a, str>>,
}

/// The names of people, organizations and places, by which they are found in any spelling.
pub fn names(dossier: &Dossier) -> BTreeSet<&str> {
    let entities = dossier.index.nodes.iter().filter(|n| n.kind().is_entity());
    let curated = entities.flat_map(|n| std::iter::once(n.title.as_str()).chain(aliases(n)));
    curated.chain(dossier.mentions.of.values().flatten().map(|m| m.spelling.as_str())).collect()
}

fn aliases(node: &Node) -> impl Iterator<Item = &str> {
    let common = &node.document.common;
    common.aliases.iter().chain(&common.ambiguous_aliases).map(|a| a.value.as_str())
}

/// All pages: the nodes in their order, then the shared names.
pub fn pages<'a>(dossier: &'a Dossier, routes: &'a Routes) -> impl Iterator<Item = Page<'a>> {
    let found = spellings(dossier);
    let nodes = dossier.index.ids().map(move |id| node(dossier, routes, id, &found[id.index()]));
    let shared = (0..).zip(&dossier.index.shared).map(|(i, name)| Page {
        href: encode(routes.shared(i)),
        title: &name.name,
        detail: None,
        lead: Vec::new(),
        also: Vec::new(),
        names: Weight::Name,
        headings: Vec::new(),
        texts: Vec::new(),
    });
    nodes.chain(shared)
}

/// Per node: for an entity the spellings that articles use, for an article those that stand in it.
fn spellings(dossier: &Dossier) -> Vec<BTreeSet<&str>> {
    let mut found = vec![BTreeSet::new(); dossier.index.nodes.len()];
    for (article, mentions) in &dossier.mentions.of {
        for mention in mentions {
            found[article.index()].insert(mention.spelling.as_str());
            found[mention.node.index()].insert(mention.spelling.as_str());
        }
    }
    found
}

fn node<'a>(dossier: &'a Dossier, routes: &Routes, id: NodeId, found: &BTreeSet<&'a str>) -> Page<'a> {
    let node = dossier.node(id);
    let article = node.kind() == Kind::Article;
    let mut also: Vec<&str> = aliases(node).collect();
    also.extend(found.iter().copied().filter(|s| *s != node.title && !aliases(node).any(|a| a == *s)));
    let mut page = Page {
        href: encode(routes.node(id)),
        title: &node.title,
        detail: (article && !node.described).then(|| dossier.short_name(id)),
        lead: node.document.common.summary.as_deref().map(Cow::from).into_iter().collect(),
        also,
        names: if article { Weight::Text } else { Weight::Name },
        headings: Vec::new(),
        texts: Vec::new(),
    };
    text(dossier, id, &mut page);
    fields(node, &mut page);
    page
}

/// What stands in fields and is read as text.
fn fields<'a>(node: &'a Node, page: &mut Page<'a>) {
    match &node.document.fields {
        Fields::Claim(claim) => page.lead.push(claim.statement.as_str().into()),
        Fields::Term(term) => page.lead.push(line(&term.definition)),
        Fields::Person(person) => page.texts.extend(person.roles.iter().map(|r| r.role.as_str().into())),
        Fields::Article(article) => {
            let outlet = article.publisher.iter().map(|p| p.value.as_str());
            page.texts.extend(outlet.chain(article.authors.iter().map(String::as_str)).map(Cow::from));
        }
        _ => {}
    }
    let said = node.evidence().iter().flat_map(|e| [e.value.as_deref(), e.note.as_deref(), e.translation.as_deref()]);
    page.texts.extend(said.flatten().map(Cow::from));
}

/// The body; for an article what its rights allow of the text, and the digest, as its twin has them.
fn text<'a>(dossier: &'a Dossier, id: NodeId, page: &mut Page<'a>) {
    let document = &dossier.node(id).document;
    let text = dossier.texts.get(&id);
    let curated = document.kind != Kind::Article || document.path.ends_with(".md");
    let written = curated && !document.body.is_empty();
    if written {
        page.headings.extend(document.body.headings.iter().map(|h| h.text.as_str()));
        page.texts.extend(dossier.plain_blocks(id));
        page.texts.extend(document.body.code.iter().map(Cow::from));
    }
    if let Some(text) = text.filter(|t| t.mode() != Mode::Full || !written) {
        page.texts.extend(published(text));
    }
}

/// The paragraphs that are shown, and the quotations from those that are not.
fn published(text: &PublishableText) -> impl Iterator<Item = Cow<'_, str>> {
    let shown = text.paragraphs().iter().filter_map(|p| p.text());
    let hidden = |paragraph: u32| text.paragraph(paragraph).is_none_or(|p| p.text().is_none());
    let quoted = text.quotes().iter().filter(move |q| q.passages().iter().any(|p| hidden(p.paragraph)));
    shown.chain(quoted.map(PublishableQuote::written)).map(Cow::from)
}
