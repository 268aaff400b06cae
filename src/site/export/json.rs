//! `dossier.json`: the dossier as data, described in `docs/exports.md`. No text of an article is in it but verified
//! quotations and what the pages show.
//!
//! A field may be added without a new version; one that changes or goes needs one. What is not known is left out.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{evidence_paragraph, lines};
use crate::config::Config;
use crate::document::{self, Fields, Kind, Name, ReferenceKind, Voice};
use crate::dossier::{Dossier, NodeId, Target, Verification, origin};
use crate::route::Routes;
use crate::text::edtf::Edtf;

/// The version of the format.
const VERSION: u32 = 1;

/// The whole file.
#[derive(Serialize)]
struct Export<'a> {
    format: &'static str,
    version: u32,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    licence: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<&'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    authors: &'a [String],
    nodes: Vec<Node<'a>>,
    links: Vec<Link<'a>>,
    articles: Vec<Article<'a>>,
    claims: Vec<Claim<'a>>,
    events: Vec<Event<'a>>,
}

/// What all kinds have.
#[derive(Serialize)]
struct Node<'a> {
    id: &'a str,
    kind: &'static str,
    title: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    aliases: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
    /// Of the page, from the site's root.
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    tags: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    created: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    updated: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    corrections: Vec<Correction<'a>>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    same_as: &'a [String],
    /// Of people and organizations.
    #[serde(skip_serializing_if = "Option::is_none")]
    side: Option<Named<'a>>,
    /// Only in a build with `--drafts`.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    draft: bool,
}

#[derive(Serialize)]
struct Correction<'a> {
    date: String,
    text: &'a str,
}

/// A reference in the body of a page, each once.
#[derive(Serialize)]
struct Link<'a> {
    from: &'a str,
    to: &'a str,
    kind: &'static str,
}

/// Words of a field, and the id of the node that they name.
#[derive(Serialize)]
struct Named<'a> {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
}

#[derive(Serialize)]
struct Article<'a> {
    id: &'a str,
    code: &'a str,
    /// The letter of its origin: articles with one letter are one story.
    origin: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    origin_named: Option<Named<'a>>,
    /// The title is a description in brackets: the article has no headline.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    untitled: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Named<'a>>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    authors: &'a [String],
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    sort: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    section: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    modified: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retrieved: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    archive_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    rights: Rights<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    paragraphs: Option<usize>,
}

#[derive(Serialize)]
struct Rights<'a> {
    mode: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    holder: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    licence: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    statement: Option<&'a str>,
}

#[derive(Serialize)]
struct Claim<'a> {
    number: u32,
    id: &'a str,
    statement: &'a str,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    sort: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    about: Vec<Named<'a>>,
    /// Computed over origins, no verdict.
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    checked_by: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    checked_on: Option<String>,
    evidence: Vec<Evidence<'a>>,
}

#[derive(Serialize)]
struct Event<'a> {
    id: &'a str,
    /// EDTF.
    when: String,
    #[serde(rename = "where", skip_serializing_if = "Option::is_none")]
    place: Option<Named<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    who: Vec<Named<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<Evidence<'a>>,
}

/// An article without an entry is silent.
#[derive(Serialize)]
struct Evidence<'a> {
    article: &'a str,
    stance: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    voice: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    attributed_to: Option<Named<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    paragraph: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quote: Option<&'a str>,
    /// Whether the quotation was found in the article's text.
    #[serde(skip_serializing_if = "Option::is_none")]
    verified: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    translation: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
}

pub fn json(dossier: &Dossier, routes: &Routes, config: &Config) -> Vec<u8> {
    let base = config.base_url.as_deref();
    let export = Export {
        format: "dossier",
        version: VERSION,
        title: &config.title,
        description: config.description.as_deref(),
        language: &config.language,
        licence: config.licence.as_deref(),
        address: base,
        authors: &config.authors,
        nodes: dossier.index.ids().map(|id| node(dossier, routes, base, id)).collect(),
        links: links(dossier),
        articles: dossier.origins.iter().flatten().filter_map(|id| article(dossier, config, *id)).collect(),
        claims: dossier.claims.iter().filter_map(|(number, id)| claim(dossier, *number, *id)).collect(),
        events: dossier.of_kind(Kind::Event).filter_map(|(id, _)| event(dossier, id)).collect(),
    };
    lines::json(&export, 2)
}

fn node<'a>(dossier: &'a Dossier, routes: &'a Routes, base: Option<&str>, id: NodeId) -> Node<'a> {
    let node = dossier.node(id);
    let common = &node.document.common;
    let path = routes.node(id);
    Node {
        id: node.id(),
        kind: node.kind().name(),
        title: &node.title,
        aliases: common.aliases.iter().map(|a| a.value.as_str()).collect(),
        summary: common.summary.as_deref(),
        path,
        address: base.map(|base| crate::route::canonical(base, path)),
        tags: &common.tags,
        created: written(common.created.as_ref()),
        updated: written(common.updated.as_ref()),
        corrections: common
            .corrections
            .iter()
            .map(|c| Correction { date: c.date.to_string(), text: &c.text })
            .collect(),
        same_as: &common.same_as,
        side: node.document.fields.entity().and_then(|e| e.side.as_ref()).map(|s| named(dossier, s)),
        draft: node.draft,
    }
}

/// In the order of nodes; of one pair each kind once.
fn links(dossier: &Dossier) -> Vec<Link<'_>> {
    let mut links = Vec::new();
    for from in dossier.index.ids() {
        let node = dossier.node(from);
        let targets = dossier.targets.get(from.index()).into_iter().flatten();
        let mut found: BTreeSet<(NodeId, &'static str)> = BTreeSet::new();
        for (reference, target) in node.document.body.references.iter().zip(targets) {
            match target {
                Target::Node { node, .. } => {
                    let embed = matches!(reference.kind, ReferenceKind::Embed(_));
                    found.insert((*node, if embed { "embed" } else { "link" }));
                }
                Target::Citations(items) => found.extend(items.iter().filter_map(|c| Some((c.article?, "citation")))),
                _ => {}
            }
        }
        let link = |(to, kind): (NodeId, _)| Link { from: node.id(), to: dossier.node(to).id(), kind };
        links.extend(found.into_iter().filter(|(to, _)| *to != from).map(link));
    }
    links
}

fn article<'a>(dossier: &'a Dossier, config: &Config, id: NodeId) -> Option<Article<'a>> {
    let node = dossier.node(id);
    let fields = node.article()?;
    let source = dossier.source(id)?;
    let text = dossier.texts.get(&id);
    let own = fields.rights.as_ref();
    Some(Article {
        id: node.id(),
        code: &source.code,
        origin: origin::letter(source.origin),
        origin_named: fields.origin.as_ref().map(|o| named(dossier, o)),
        untitled: node.described,
        publisher: fields.publisher.as_ref().map(|p| named(dossier, p)),
        authors: &fields.authors,
        sort: fields.article_type.as_deref(),
        section: fields.section.as_deref(),
        published: written(fields.published.as_ref()),
        modified: written(fields.modified.as_ref()),
        retrieved: written(fields.retrieved.as_ref()),
        url: fields.url.as_deref(),
        archive_url: fields.archive_url.as_deref(),
        language: fields.language.as_deref(),
        rights: Rights {
            mode: own.map_or(config.rights.default, |r| r.mode).name(),
            holder: own.and_then(|r| r.holder.as_deref()),
            licence: own.and_then(|r| r.licence.as_deref()),
            statement: own.and_then(|r| r.statement.as_deref()),
        },
        words: text.map(crate::dossier::PublishableText::words),
        paragraphs: text.map(|t| t.paragraphs().len()),
    })
}

fn claim(dossier: &Dossier, number: u32, id: NodeId) -> Option<Claim<'_>> {
    let node = dossier.node(id);
    let claim = node.claim()?;
    Some(Claim {
        number,
        id: node.id(),
        statement: &claim.statement,
        sort: claim.claim_type.as_deref(),
        about: claim.about.iter().map(|n| named(dossier, n)).collect(),
        label: dossier.label(id).map(crate::dossier::Label::name),
        verdict: claim.verdict.as_deref(),
        checked_by: claim.checked_by.as_deref(),
        checked_on: written(claim.checked_on.as_ref()),
        evidence: evidence(dossier, id),
    })
}

fn event(dossier: &Dossier, id: NodeId) -> Option<Event<'_>> {
    let node = dossier.node(id);
    let Fields::Event(event) = &node.document.fields else { return None };
    Some(Event {
        id: node.id(),
        when: event.when.to_string(),
        place: event.place.as_ref().map(|p| named(dossier, p)),
        who: event.who.iter().map(|n| named(dossier, n)).collect(),
        evidence: evidence(dossier, id),
    })
}

/// The entries whose articles are published.
fn evidence(dossier: &Dossier, id: NodeId) -> Vec<Evidence<'_>> {
    let entries = dossier.node(id).evidence().iter().enumerate();
    entries.filter_map(|(i, e)| entry(dossier, id, i, e)).collect()
}

fn entry<'a>(dossier: &'a Dossier, id: NodeId, i: usize, e: &'a document::Evidence) -> Option<Evidence<'a>> {
    let article = dossier.node(dossier.article(&e.article.value)?).id();
    let voice = e.voice.map(|v| match v {
        Voice::Own => "own",
        Voice::Attributed => "attributed",
    });
    let verified = matches!(dossier.evidence_verification(id, i), Verification::Verbatim { .. });
    Some(Evidence {
        article,
        stance: e.stance.name(),
        voice,
        attributed_to: e.attributed_to.as_ref().map(|n| named(dossier, n)),
        paragraph: evidence_paragraph(dossier, id, i),
        quote: e.quote.as_ref().map(|q| q.value.as_str()),
        verified: e.quote.as_ref().map(|_| verified),
        translation: e.translation.as_deref(),
        value: e.value.as_deref(),
        note: e.note.as_deref(),
    })
}

fn named<'a>(dossier: &'a Dossier, name: &Name) -> Named<'a> {
    let named = dossier.index.named(name);
    Named { name: named.label, id: named.node.map(|n| dossier.node(n).id()) }
}

/// As in the files: EDTF.
fn written(date: Option<&Edtf>) -> Option<String> {
    date.map(ToString::to_string)
}
