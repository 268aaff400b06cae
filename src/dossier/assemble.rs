//! The dossier: nodes, links, backlinks, tags; what each room after this one reads.

use std::collections::BTreeMap;

use super::backlink::{Backlink, backlinks};
use super::node::plain;
use super::origin::{self, Source};
use super::relations::{Related, relations};
use super::{Index, Node, NodeId, Resolved, Target, Verification};
use super::{Input, PublishableText};
use crate::config::Config;
use crate::diag::{Finding, code::dossier as code};
use crate::document::{Kind, Mode};
use crate::text::slug;

/// All that the documents mean together. Its links are resolved: nothing after this room looks a name up and fails.
#[derive(Debug)]
pub struct Dossier {
    pub index: Index,
    /// Per node, per reference of its body.
    pub targets: Vec<Vec<Target>>,
    /// Per node.
    pub backlinks: Vec<Vec<Backlink>>,
    /// By address, with the spelling that was met first.
    pub tags: BTreeMap<String, Tag>,
    /// The articles of each origin, in the order of their codes.
    pub origins: Vec<Vec<NodeId>>,
    /// By article.
    pub sources: Vec<Source>,
    /// Per node: what fields and citations of others say of it.
    pub related: Vec<Related>,
    /// What may be published of the articles' texts.
    pub texts: BTreeMap<NodeId, PublishableText>,
    /// Per node with evidence, per entry: whether its quotation was verified.
    pub evidence: BTreeMap<NodeId, Vec<Verification>>,
    /// Claims by their numbers.
    pub claims: Vec<(u32, NodeId)>,
}

/// Pages with one tag.
#[derive(Debug, Clone, Default)]
pub struct Tag {
    pub label: String,
    pub nodes: Vec<NodeId>,
}

/// Puts the dossier together. From here on the texts of articles are out of reach but for what may be published.
pub fn assemble(index: Index, resolved: Resolved, input: &Input, config: &Config) -> (Dossier, Vec<Finding>) {
    let backlinks = backlinks(&index, &resolved);
    let tags = tags(&index);
    let origins = origin::groups(&index);
    let sources = origin::codes(&origins);
    let related = relations(&index, &resolved);
    let (texts, findings) = texts(&index, input, config);
    let claims = numbers(&index);
    let dossier = Dossier {
        targets: resolved.targets,
        index,
        backlinks,
        tags,
        origins,
        sources,
        related,
        texts,
        evidence: BTreeMap::new(),
        claims,
    };
    (dossier, findings)
}

/// The rights of each article, and its text as far as they allow.
fn texts(index: &Index, input: &Input, config: &Config) -> (BTreeMap<NodeId, PublishableText>, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut texts = BTreeMap::new();
    for (id, node) in index.ids().zip(&index.nodes) {
        let Some(article) = node.article() else { continue };
        let mode = article.rights.as_ref().map_or(config.rights.default, |r| r.mode);
        if let Some(rights) =
            article.rights.as_ref().filter(|r| r.mode == Mode::Full && r.licence.is_none() && r.statement.is_none())
        {
            let message = "this text is to be published in full, and nothing says why it may be";
            let finding = Finding::new(&code::LICENCE_MISSING, node.document.place(&rights.range), message);
            findings.push(finding.help("add `licence:` or `statement:` to `rights`"));
        }
        if article.rights.is_none() && node.document.path.ends_with(".md") && !node.document.body.is_empty() {
            let message = "nothing says whether the body is the article's text or your digest of it";
            let finding = Finding::new(&code::RIGHTS_MISSING, node.document.front.clone(), message);
            findings.push(
                finding.help("write `rights: {mode: cite}` for a digest, `{mode: full, licence: …}` for the text"),
            );
        }
        if let Some(text) = input.texts.get(node.id()) {
            let max_words = article.rights.as_ref().and_then(|r| r.max_words).unwrap_or(config.rights.max_words);
            texts.insert(id, PublishableText::new(text, mode, max_words));
        }
    }
    (texts, findings)
}

/// Claims with their numbers: `extra.number`, else the place among the claims.
fn numbers(index: &Index) -> Vec<(u32, NodeId)> {
    let claims = index.ids().filter(|id| index.node(*id).kind() == Kind::Claim);
    let number = |(i, id): (usize, NodeId)| {
        let given = index.node(id).document.common.extra.get("number").and_then(serde_json::Value::as_u64);
        (u32::try_from(given.unwrap_or(i as u64 + 1)).unwrap_or(u32::MAX), id)
    };
    let mut numbered: Vec<(u32, NodeId)> = claims.enumerate().map(number).collect();
    numbered.sort_unstable();
    numbered
}

impl Dossier {
    pub fn node(&self, id: NodeId) -> &Node {
        self.index.node(id)
    }

    /// The origin and code of an article.
    pub fn source(&self, article: NodeId) -> Option<&Source> {
        let i = self.sources.binary_search_by_key(&article, |s| s.article).ok()?;
        self.sources.get(i)
    }

    /// What an article is called in a few words: its publisher, else its title without the brackets.
    pub fn short_name(&self, article: NodeId) -> &str {
        let node = self.node(article);
        let publisher = node.article().and_then(|a| a.publisher.as_ref()).map(|p| plain(&p.value));
        publisher.unwrap_or_else(|| node.title.trim_start_matches('[').trim_end_matches(']'))
    }

    /// The nodes of one kind, in the order of their ids.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = (NodeId, &Node)> {
        self.index.ids().zip(&self.index.nodes).filter(move |(_, n)| n.kind() == kind)
    }
}

fn tags(index: &Index) -> BTreeMap<String, Tag> {
    let mut tags: BTreeMap<String, Tag> = BTreeMap::new();
    for (id, node) in index.ids().zip(&index.nodes) {
        for label in &node.document.common.tags {
            let address = slug(label);
            if address.is_empty() {
                continue;
            }
            let tag = tags.entry(address).or_insert_with(|| Tag { label: label.clone(), nodes: Vec::new() });
            if tag.nodes.last() != Some(&id) {
                tag.nodes.push(id);
            }
        }
    }
    tags
}
