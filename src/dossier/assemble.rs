//! The dossier: nodes, links, backlinks, tags; what each room after this one reads.

use std::collections::BTreeMap;

use super::backlink::{Backlink, backlinks};
use super::node::plain;
use super::origin::{self, Source};
use super::{Index, Node, NodeId, Resolved, Target};
use crate::document::Kind;
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
}

/// Pages with one tag.
#[derive(Debug, Clone, Default)]
pub struct Tag {
    pub label: String,
    pub nodes: Vec<NodeId>,
}

/// Puts the dossier together.
pub fn assemble(index: Index, resolved: Resolved) -> Dossier {
    let backlinks = backlinks(&index, &resolved);
    let tags = tags(&index);
    let origins = origin::groups(&index);
    let sources = origin::codes(&origins);
    Dossier { targets: resolved.targets, index, backlinks, tags, origins, sources }
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
