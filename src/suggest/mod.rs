//! Layer 9: what a curator may want to add, read from the articles without a network or a model: people, organizations and
//! places with their spellings, dated events, statements that differ. Everything is a proposal; nothing is merged or
//! published by itself.

mod alike;
mod differ;
mod drafts;
mod entities;
mod events;
mod lexicon;
mod report;
mod spot;
mod text;
mod when;

use std::collections::BTreeSet;
use std::ops::Range;

use crate::dossier::names::{Bearer, BearerKind};

pub use alike::alike;
pub use report::report;
pub use when::{TimeExpression, expressions};

/// An article to be read. `language` is a BCP 47 tag, `date` its own date as EDTF (a day, or none).
#[derive(Debug, Clone, Default)]
pub struct Source<'a> {
    pub id: &'a str,
    pub language: &'a str,
    pub date: Option<&'a str>,
    pub paragraphs: Vec<&'a str>,
}

/// What the dossier has already, drafts included: nothing of it is proposed again.
#[derive(Debug, Clone, Default)]
pub struct Curated<'a> {
    pub bearers: &'a [Bearer<'a>],
    /// The ids of all nodes, drafts included.
    pub ids: BTreeSet<String>,
    /// Names and ids that are not to be proposed (`mentions.not`).
    pub not: &'a [String],
}

/// A place in a text: index of the source, of its paragraph, bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    pub source: usize,
    pub paragraph: usize,
    pub range: Range<usize>,
}

impl Passage {
    /// By source, paragraph, bytes: the order of the texts.
    fn order(&self) -> (usize, usize, usize, usize) {
        (self.source, self.paragraph, self.range.start, self.range.end)
    }
}

/// One way in which texts write a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelling {
    pub text: String,
    pub count: usize,
}

/// A person, organization or place that is not yet curated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    pub name: String,
    pub kind: BearerKind,
    /// Most frequent first; the name itself is one of them, unless texts only use its acronym.
    pub spellings: Vec<Spelling>,
    pub count: usize,
    /// In the order of the sources; at most 50.
    pub passages: Vec<Passage>,
}

/// A spelling of a curated node that it does not list yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AliasProposal {
    pub node: usize,
    pub alias: String,
    pub count: usize,
    pub passages: Vec<Passage>,
}

/// Something that texts date to a day or a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventProposal {
    /// EDTF.
    pub when: String,
    /// The words that say so: `last month`.
    pub expressions: Vec<String>,
    /// Who and what is named beside it.
    pub names: Vec<String>,
    /// The sentences.
    pub passages: Vec<Passage>,
}

/// How two statements differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    Number,
    Date,
    Negation,
}

/// Sentences of different articles about the same names that cannot both be quite right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    pub difference: Difference,
    pub names: Vec<String>,
    /// What differs, as the ones say it and the others.
    pub values: [String; 2],
    /// Who says the one, and who the other.
    pub passages: [Vec<Passage>; 2],
}

/// All proposals, the weightiest first in each list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Suggestions {
    pub people: Vec<Entity>,
    pub organizations: Vec<Entity>,
    pub places: Vec<Entity>,
    pub aliases: Vec<AliasProposal>,
    pub events: Vec<EventProposal>,
    pub contradictions: Vec<Contradiction>,
}

/// Reads the sources. Linear in their length but for statements that differ, which are sought among sentences that share a
/// name and a word, 64 of them at most.
pub fn suggest(sources: &[Source<'_>], curated: &Curated<'_>) -> Suggestions {
    let texts = text::read(sources);
    let found = entities::find(sources, &texts, curated);
    // Events and differences rest on names as the texts have them, whatever is curated: so a second run finds the same. In
    // scripts without capitals there may be none but the curated.
    let named = if curated.bearers.is_empty() { found.named } else { plain_names(sources, &texts, found.named) };
    let statements = text::statements(sources, &texts, &named);
    Suggestions {
        events: events::propose(&statements, curated),
        contradictions: differ::propose(&statements, curated),
        people: found.people,
        organizations: found.organizations,
        places: found.places,
        aliases: found.aliases,
    }
}

/// The names that are found without the curated ones, but in sources where there are none.
fn plain_names(sources: &[Source<'_>], texts: &[text::Text<'_>], curated: Vec<text::Named>) -> Vec<text::Named> {
    let plain = entities::find(sources, texts, &Curated::default()).named;
    let named: BTreeSet<usize> = plain.iter().map(|n| n.passage.source).collect();
    let mut all: Vec<text::Named> =
        curated.into_iter().filter(|n| !named.contains(&n.passage.source)).chain(plain).collect();
    all.sort_by_key(|n| n.passage.order());
    all
}
