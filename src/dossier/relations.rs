//! Edges that fields make, seen from both ends.

use std::collections::BTreeMap;

use super::{Index, Node, NodeId, Resolved, Target, Verification};
use crate::document::{Fields, Name, ReferenceKind};

/// Per node, what other nodes' fields say of it. All lists are in the order of nodes.
#[derive(Debug, Clone, Default)]
pub struct Related {
    /// Claims about it.
    pub claims: Vec<NodeId>,
    /// Events with it as place or participant.
    pub events: Vec<NodeId>,
    /// Places within it, organizations under it.
    pub children: Vec<NodeId>,
    /// People with a role there, and the index of the role.
    pub members: Vec<(NodeId, usize)>,
    /// Articles that it published.
    pub published: Vec<NodeId>,
    /// Of an article: evidence of claims and events, by node and index.
    pub evidence: Vec<(NodeId, usize)>,
    /// Of an article: the citations of it.
    pub citations: Vec<CitedAt>,
    /// Others that say they are not to be confused with it, or that it says so of.
    pub confusable: Vec<NodeId>,
    /// Names that it shares with others, by their index.
    pub shared: Vec<usize>,
}

/// One citation of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitedAt {
    pub from: NodeId,
    /// The reference in the body of `from`, and the item in its brackets.
    pub reference: usize,
    pub item: usize,
    pub paragraph: Option<u32>,
}

/// The relations of all nodes.
pub fn relations(index: &Index, resolved: &Resolved) -> Vec<Related> {
    let mut related = vec![Related::default(); index.nodes.len()];
    for id in index.ids() {
        fields(index, id, &mut related);
        citations(index, resolved, id, &mut related);
    }
    for (i, shared) in index.shared.iter().enumerate() {
        shared.bearers.iter().for_each(|b| related[b.index()].shared.push(i));
    }
    for r in &mut related {
        r.confusable.sort();
        r.confusable.dedup();
    }
    related
}

fn fields(index: &Index, id: NodeId, related: &mut [Related]) {
    let node: &Node = index.node(id);
    let find = |name: &Name| index.named(name).node.filter(|n| *n != id);
    match &node.document.fields {
        Fields::Claim(claim) => each(&claim.about, find, |n| related[n.index()].claims.push(id)),
        Fields::Event(event) => {
            each(event.who.iter().chain(&event.place), find, |n| related[n.index()].events.push(id));
        }
        Fields::Place(place) => {
            each(&place.within, find, |n| related[n.index()].children.push(id));
            confusable(&place.entity.not_to_be_confused_with, id, find, related);
        }
        Fields::Organization(organization) => {
            each(&organization.parent, find, |n| related[n.index()].children.push(id));
            confusable(&organization.entity.not_to_be_confused_with, id, find, related);
        }
        Fields::Person(person) => {
            for (i, role) in person.roles.iter().enumerate() {
                each(&role.organization, find, |n| related[n.index()].members.push((id, i)));
            }
            confusable(&person.entity.not_to_be_confused_with, id, find, related);
        }
        Fields::Article(article) => each(&article.publisher, find, |n| related[n.index()].published.push(id)),
        Fields::Note(_) | Fields::Term(_) => {}
    }
    for (i, evidence) in node.evidence().iter().enumerate() {
        if let Some(article) = index.article(&evidence.article.value) {
            related[article.index()].evidence.push((id, i));
        }
    }
}

fn each<'a>(
    names: impl IntoIterator<Item = &'a Name>,
    find: impl Fn(&Name) -> Option<NodeId>,
    mut then: impl FnMut(NodeId),
) {
    let mut seen = Vec::new();
    for node in names.into_iter().filter_map(find) {
        if !seen.contains(&node) {
            seen.push(node);
            then(node);
        }
    }
}

fn confusable(names: &[Name], id: NodeId, find: impl Fn(&Name) -> Option<NodeId>, related: &mut [Related]) {
    for other in names.iter().filter_map(find) {
        related[id.index()].confusable.push(other);
        related[other.index()].confusable.push(id);
    }
}

fn citations(index: &Index, resolved: &Resolved, from: NodeId, related: &mut [Related]) {
    let body = &index.node(from).document.body;
    for (reference, target) in resolved.targets[from.index()].iter().enumerate() {
        let (Target::Citations(items), ReferenceKind::Citations(_)) = (target, &body.references[reference].kind) else {
            continue;
        };
        for (item, cited) in items.iter().enumerate() {
            if let Some(article) = cited.article {
                let paragraph = cited.place();
                related[article.index()].citations.push(CitedAt { from, reference, item, paragraph });
            }
        }
    }
}

impl super::Cited {
    /// The paragraph: as written, else where the quotation was found.
    pub fn place(&self) -> Option<u32> {
        self.paragraph.or_else(|| match &self.quote.as_ref()?.verification {
            Verification::Verbatim { paragraph, .. } => Some(*paragraph),
            Verification::Unverified => None,
        })
    }
}

/// The paragraphs of an article that something uses, with the uses.
pub fn used_paragraphs(
    related: &Related,
    evidence_paragraph: impl Fn(NodeId, usize) -> Option<u32>,
) -> BTreeMap<u32, Vec<Use>> {
    let mut used: BTreeMap<u32, Vec<Use>> = BTreeMap::new();
    for (node, i) in &related.evidence {
        if let Some(n) = evidence_paragraph(*node, *i) {
            used.entry(n).or_default().push(Use::Evidence(*node, *i));
        }
    }
    for cited in &related.citations {
        if let Some(n) = cited.paragraph {
            used.entry(n).or_default().push(Use::Citation(cited.clone()));
        }
    }
    used
}

/// What uses a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Use {
    Evidence(NodeId, usize),
    Citation(CitedAt),
}
