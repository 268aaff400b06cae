//! Which articles name whom, in which spelling and paragraph: from their texts, or from the lock.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::names::{ArticleText, Bearer, BearerKind, Gazetteer, Name, Para, Section, Unresolved};
use super::{Index, Input, Node, NodeId};
use crate::config::Config;
use crate::diag::{Finding, code::names as code};
use crate::document::{self, Fields, Kind, Spanned};
use crate::text::Place;

/// A place in an article's text that names an entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    pub node: NodeId,
    pub paragraph: u32,
    pub spelling: String,
    /// Bytes in the paragraph's plain text; `None` when only the lock was at hand.
    pub range: Option<Range<usize>>,
    /// The first of its entity in its section: the one that is linked.
    pub first_in_section: bool,
}

/// What the articles name.
#[derive(Debug, Default)]
pub struct Mentions {
    /// By article, in the order of its text.
    pub of: BTreeMap<NodeId, Vec<Mention>>,
    /// By entity, the articles that name it.
    pub articles: BTreeMap<NodeId, BTreeSet<NodeId>>,
    /// What the bodies that are published name: the text of an article, its digest; notes where the configuration says so.
    pub bodies: BTreeMap<NodeId, Vec<Mention>>,
    /// Names that were left plain, by article.
    pub unresolved: BTreeMap<NodeId, Vec<Left>>,
}

/// A name that was left plain.
#[derive(Debug)]
pub struct Left {
    pub name: Unresolved,
    /// In the body of the article's card; else in a text beside it, which may be private.
    pub in_body: bool,
}

/// Finds the curated names in all articles.
pub fn mentions(index: &Index, input: &Input, config: &Config) -> (Mentions, Vec<Finding>) {
    let bearers = bearers(index, config);
    if bearers.is_empty() {
        return (Mentions::default(), Vec::new());
    }
    let (gazetteer, findings) = Gazetteer::new(&bearers);
    let mut mentions = Mentions::default();
    for (id, node) in index.ids().zip(&index.nodes).filter(|(_, n)| n.kind() == Kind::Article) {
        let found = match (input.texts.get(node.id()), input.lock.as_ref().and_then(|l| l.text(node.id()))) {
            (Some(text), _) => {
                let language = node.article().and_then(|a| a.language.as_deref()).unwrap_or(&config.language);
                let in_body = text.markdown == node.document.body.markdown();
                mentions.search(id, &gazetteer, language, &text.paragraphs, in_body)
            }
            (None, Some(locked)) => from_lock(index, locked.names()),
            (None, None) => continue,
        };
        for mention in &found {
            mentions.articles.entry(mention.node).or_default().insert(id);
        }
        mentions.of.insert(id, found);
    }
    let notes = config.mentions_in_notes;
    let of_bodies = |n: &Node| n.kind() == Kind::Article || notes && n.kind() == Kind::Note;
    for (id, node) in index.ids().zip(&index.nodes).filter(|(_, n)| of_bodies(n)) {
        let body = &node.document.body;
        // A body that is the text itself was searched as such.
        let found = if input.texts.get(node.id()).is_some_and(|t| t.markdown == body.markdown()) {
            mentions.of.get(&id).cloned().unwrap_or_default()
        } else {
            mentions.search(id, &gazetteer, &config.language, &body.paragraphs, true)
        };
        mentions.bodies.insert(id, found);
    }
    (mentions, findings)
}

/// The entities as bearers of names.
pub fn bearers<'a>(index: &'a Index, config: &Config) -> Vec<Bearer<'a>> {
    let entities = index.ids().zip(&index.nodes).filter(|(_, n)| n.kind().is_entity());
    entities.map(|(id, n)| bearer(index, id, n, config)).collect()
}

fn bearer<'a>(index: &Index, id: NodeId, node: &'a Node, config: &Config) -> Bearer<'a> {
    let common = &node.document.common;
    let name =
        |s: &'a Spanned<String>| Name { text: &s.value, place: Place::new(&node.document.path, s.range.clone()) };
    let never = |s: &&Spanned<String>| !config.never_mentions.contains(&s.value);
    let title =
        common.title.as_ref().map_or_else(|| Name { text: &node.title, place: node.document.front.clone() }, name);
    let others = node.document.fields.entity().into_iter().flat_map(|e| &e.not_to_be_confused_with);
    Bearer {
        node: id.index(),
        kind: match node.kind() {
            Kind::Person => BearerKind::Person,
            Kind::Organization => BearerKind::Organization,
            _ => BearerKind::Place,
        },
        title,
        aliases: common.aliases.iter().filter(never).map(name).collect(),
        ambiguous: common.ambiguous_aliases.iter().filter(never).map(name).collect(),
        roles: roles(node),
        not_confused_with: others.filter_map(|n| index.named(n).node).map(NodeId::index).collect(),
    }
}

/// The offices by which texts may call a person.
fn roles(node: &Node) -> Vec<Name<'_>> {
    let Fields::Person(person) = &node.document.fields else { return Vec::new() };
    person.roles.iter().map(|r| Name { text: &r.role, place: node.document.front.clone() }).collect()
}

impl Mentions {
    /// The names in the paragraphs of one text; those that are left plain are noted down.
    fn search<'a>(
        &mut self,
        id: NodeId,
        gazetteer: &Gazetteer,
        language: &'a str,
        paragraphs: &'a [document::Paragraph],
        in_body: bool,
    ) -> Vec<Mention> {
        let section = |of_one: &'a [document::Paragraph]| Section {
            paragraphs: of_one.iter().map(|p| Para { number: p.number, text: &p.text, skip: Vec::new() }).collect(),
        };
        let sections = paragraphs.chunk_by(|a, b| a.section == b.section).map(section).collect();
        let found = gazetteer.mentions(&ArticleText { language, sections });
        let mention = |m: super::names::Mention| Mention {
            node: node_id(m.node),
            paragraph: m.paragraph,
            spelling: m.spelling,
            range: Some(m.range),
            first_in_section: m.first_in_section,
        };
        if !found.unresolved.is_empty() {
            let left = found.unresolved.into_iter().map(|name| Left { name, in_body });
            self.unresolved.entry(id).or_default().extend(left);
        }
        found.resolved.into_iter().map(mention).collect()
    }
}

/// The lock knows spellings and paragraphs, and no more.
fn from_lock(index: &Index, names: &BTreeMap<String, BTreeMap<String, Vec<u32>>>) -> Vec<Mention> {
    let mut found = Vec::new();
    for (entity, spellings) in names {
        let Some(node) = index.by_id(entity) else { continue };
        for (spelling, paragraphs) in spellings {
            for paragraph in paragraphs {
                found.push(Mention {
                    node,
                    paragraph: *paragraph,
                    spelling: spelling.clone(),
                    range: None,
                    first_in_section: false,
                });
            }
        }
    }
    found
}

fn node_id(index: usize) -> NodeId {
    NodeId(u32::try_from(index).unwrap_or(u32::MAX))
}

/// Names that were left plain, as findings for `check --names`: at their paragraphs, or at the card of an article whose text
/// stands elsewhere.
pub fn unresolved(index: &Index, mentions: &Mentions) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (article, left) in &mentions.unresolved {
        let document = &index.node(*article).document;
        for Left { name, in_body } in left {
            let candidates: Vec<String> =
                name.candidates.iter().map(|c| format!("`{}`", index.node(node_id(*c)).id())).collect();
            let message = format!("“{}” in p{} is left plain: {}", name.text, name.paragraph, name.reason.text());
            let help = if candidates.is_empty() {
                "nobody curated bears the name".to_owned()
            } else {
                format!("it can be {}", candidates.join(", "))
            };
            let place = paragraph_of(document, name.paragraph).filter(|_| *in_body);
            let place = place.unwrap_or_else(|| document.front.clone());
            findings.push(Finding::new(&code::NAME_UNRESOLVED, place, message).help(help));
        }
    }
    findings
}

/// Where a paragraph begins in the file.
fn paragraph_of(document: &document::Document, number: u32) -> Option<Place> {
    // Raw texts are converted: their lines are others.
    let body = document.path.ends_with(".md").then_some(&document.body)?;
    let at = body.paragraphs.binary_search_by_key(&number, |p| p.number).ok()?;
    let start = body.in_file(&body.paragraphs[at].range).start;
    Some(Place::new(&document.path, start..start))
}

/// How an entity is spelled: by spelling, the paragraphs of each article.
pub type Spellings = BTreeMap<String, BTreeMap<NodeId, BTreeSet<u32>>>;

impl Mentions {
    /// The spellings of one entity.
    pub fn spellings(&self, entity: NodeId) -> Spellings {
        let mut spellings = Spellings::new();
        for article in self.articles.get(&entity).into_iter().flatten() {
            for mention in self.of.get(article).into_iter().flatten().filter(|m| m.node == entity) {
                spellings
                    .entry(mention.spelling.clone())
                    .or_default()
                    .entry(*article)
                    .or_default()
                    .insert(mention.paragraph);
            }
        }
        spellings
    }

    /// Who else is named in the same paragraphs, with how many of them.
    pub fn together(&self, entity: NodeId) -> BTreeMap<NodeId, usize> {
        let mut together: BTreeMap<NodeId, usize> = BTreeMap::new();
        for article in self.articles.get(&entity).into_iter().flatten() {
            let all = self.of.get(article).map_or(&[][..], Vec::as_slice);
            let paragraphs: BTreeSet<u32> = all.iter().filter(|m| m.node == entity).map(|m| m.paragraph).collect();
            let others: BTreeSet<(NodeId, u32)> = all
                .iter()
                .filter(|m| m.node != entity && paragraphs.contains(&m.paragraph))
                .map(|m| (m.node, m.paragraph))
                .collect();
            for (other, _) in others {
                *together.entry(other).or_default() += 1;
            }
        }
        together
    }
}
