//! Claims: what the articles together make of a statement.
//!
//! Labels come from a fixed table (DESIGN, section 2), over origins and never over outlets. They are no verdict.

mod values;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Label;
use crate::document::{Stance, Voice};

pub use values::{Measure, ValueKind, can_both_be_right};

/// An article as far as claims count it; its place in the list is its index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Witness {
    /// The index of its origin.
    pub origin: usize,
    /// A key of its publisher. Without one it is an outlet of its own.
    pub outlet: Option<String>,
}

/// All articles of a dossier, counted once for all claims.
#[derive(Debug, Clone, Default)]
pub struct Witnesses {
    /// Origin and outlet of each article, numbered.
    articles: Vec<(usize, usize)>,
    all: Tally,
}

/// What one article says of the claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Testimony {
    /// The index of the article; an entry beyond the articles is ignored.
    pub article: usize,
    pub stance: Stance,
    pub voice: Voice,
    /// The date, number or spelling that it gives.
    pub value: Option<String>,
}

/// All that is computed for a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    pub label: Label,
    pub supports: Tally,
    pub disputes: Tally,
    pub unclear: Tally,
    /// Articles without an entry; of origins and outlets those that have no such article.
    pub silent: Tally,
    /// Of the support, what stands in an article's own voice.
    pub asserts: Tally,
    /// One cell an article.
    pub cells: Vec<Cell>,
    /// The different values, in the order in which they are first given.
    pub values: Vec<GivenValue>,
    /// Pairs of indexes in `values` that cannot both be right.
    pub rivals: Vec<(usize, usize)>,
    /// Articles that in their own voice both support and dispute: a finding.
    pub contradictions: Vec<usize>,
}

/// How many say it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tally {
    pub articles: usize,
    pub outlets: usize,
    pub origins: usize,
}

/// One value and who gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenValue {
    /// As first written.
    pub text: String,
    /// Indexes of the entries that give it.
    pub testimonies: Vec<usize>,
    /// Of these, those that are not unclear.
    pub tally: Tally,
}

/// A cell of the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cell {
    Supports,
    /// In somebody else's voice only.
    SupportsAttributed,
    Disputes,
    DisputesAttributed,
    /// Entries for both, such as two voices in one article.
    Divided,
    Unclear,
    Silent,
}

/// Counts, compares and labels.
pub fn assess(kind: ValueKind, witnesses: &Witnesses, entries: &[Testimony]) -> Assessment {
    let articles = witnesses.articles.len();
    let entries: Vec<(usize, &Testimony)> = entries.iter().enumerate().filter(|(_, e)| e.article < articles).collect();
    let who = |wanted: &dyn Fn(&Testimony) -> bool| -> BTreeSet<usize> {
        entries.iter().filter(|(_, e)| wanted(e)).map(|(_, e)| e.article).collect()
    };
    let own = |stance: Stance| who(&|e| e.stance == stance && e.voice == Voice::Own);
    let with = |stance: Stance| witnesses.tally(who(&|e| e.stance == stance));
    let (supports, disputes) = (with(Stance::Supports), with(Stance::Disputes));
    let values = given_values(kind, witnesses, &entries);
    let rivals = rivals(kind, &values);
    Assessment {
        label: label(supports, disputes, !rivals.is_empty()),
        supports,
        disputes,
        unclear: with(Stance::Unclear),
        silent: witnesses.all.without(witnesses.tally(who(&|_| true))),
        asserts: witnesses.tally(own(Stance::Supports)),
        cells: cells(articles, &entries),
        values,
        rivals,
        contradictions: own(Stance::Supports).intersection(&own(Stance::Disputes)).copied().collect(),
    }
}

impl Witnesses {
    pub fn new(articles: Vec<Witness>) -> Self {
        let mut outlets: HashMap<Result<String, usize>, usize> = HashMap::new();
        // Without a publisher an article is an outlet of its own.
        let mut number = |(i, w): (usize, Witness)| {
            let next = outlets.len();
            (w.origin, *outlets.entry(w.outlet.ok_or(i)).or_insert(next))
        };
        let articles = articles.into_iter().enumerate().map(&mut number).collect();
        let mut witnesses = Self { articles, all: Tally::default() };
        witnesses.all = witnesses.tally(0..witnesses.articles.len());
        witnesses
    }

    /// Of the whole dossier.
    pub fn all(&self) -> Tally {
        self.all
    }

    /// Of some articles, by their indexes; for "n outlets, m origins" wherever something is counted.
    pub fn tally(&self, articles: impl IntoIterator<Item = usize>) -> Tally {
        let mut who: Vec<usize> = articles.into_iter().filter(|a| *a < self.articles.len()).collect();
        Tally {
            articles: distinct(&mut who),
            outlets: distinct(&mut who.iter().map(|a| self.articles[*a].1).collect()),
            origins: distinct(&mut who.iter().map(|a| self.articles[*a].0).collect()),
        }
    }
}

impl Tally {
    fn without(self, other: Self) -> Self {
        Self {
            articles: self.articles - other.articles,
            outlets: self.outlets - other.outlets,
            origins: self.origins - other.origins,
        }
    }
}

/// The table of labels.
fn label(supports: Tally, disputes: Tally, rival_values: bool) -> Label {
    match (supports.origins, supports.outlets) {
        _ if disputes.origins > 0 || rival_values => Label::Contested,
        (2.., _) => Label::Corroborated,
        (1, 2..) => Label::SingleOrigin,
        (1, _) => Label::SingleSource,
        (0, _) => Label::Unclear,
    }
}

impl Assessment {
    /// "Reported by n, asserted by none": the number of outlets, when no support is in an article's own voice.
    pub fn only_reported(&self) -> Option<usize> {
        (self.supports.articles > 0 && self.asserts.articles == 0).then_some(self.supports.outlets)
    }

    /// Independent origins on the two sides of a dispute: for and against, or where nobody disputes,
    /// for the two rival values that have most.
    pub fn sides(&self) -> (usize, usize) {
        if self.disputes.origins > 0 {
            return (self.supports.origins, self.disputes.origins);
        }
        let side = |value: usize| self.values.get(value).map_or(0, |v| v.tally.origins);
        let pair = |(a, b): &(usize, usize)| (side(*a).max(side(*b)), side(*a).min(side(*b)));
        self.rivals.iter().map(pair).max_by_key(|(more, less)| (*less, *more)).unwrap_or((self.supports.origins, 0))
    }

    /// For ranking disputes, the greatest first: how many origins the weaker side has, then the stronger.
    pub fn weight(&self) -> (usize, usize) {
        let (a, b) = self.sides();
        (a.min(b), a.max(b))
    }
}

impl Cell {
    /// A character for the grid; the word stands beside it.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Supports => "✓",
            Self::SupportsAttributed => "(✓)",
            Self::Disputes => "✗",
            Self::DisputesAttributed => "(✗)",
            Self::Divided => "±",
            Self::Unclear => "?",
            Self::Silent => "–",
        }
    }

    /// The word that is exported and read out.
    pub fn word(self) -> &'static str {
        match self {
            Self::Supports => "supports",
            Self::SupportsAttributed => "supports, attributed",
            Self::Disputes => "disputes",
            Self::DisputesAttributed => "disputes, attributed",
            Self::Divided => "supports and disputes",
            Self::Unclear => "unclear",
            Self::Silent => "silent",
        }
    }

    /// The class of its mark in the theme.
    pub fn class(self) -> &'static str {
        match self {
            Self::Supports | Self::SupportsAttributed => "yes",
            Self::Disputes | Self::DisputesAttributed | Self::Divided => "no",
            Self::Unclear => "dim",
            Self::Silent => "nil",
        }
    }
}

fn cells(articles: usize, entries: &[(usize, &Testimony)]) -> Vec<Cell> {
    let mut by_article: BTreeMap<usize, Vec<&Testimony>> = BTreeMap::new();
    for (_, entry) in entries {
        by_article.entry(entry.article).or_default().push(entry);
    }
    (0..articles).map(|a| by_article.get(&a).map_or(Cell::Silent, |entries| cell(entries))).collect()
}

fn cell(entries: &[&Testimony]) -> Cell {
    let says = |stance: Stance| entries.iter().any(|e| e.stance == stance);
    let asserts = |stance: Stance| entries.iter().any(|e| e.stance == stance && e.voice == Voice::Own);
    match (says(Stance::Supports), says(Stance::Disputes), says(Stance::Unclear)) {
        (true, true, _) => Cell::Divided,
        (true, false, _) if asserts(Stance::Supports) => Cell::Supports,
        (true, false, _) => Cell::SupportsAttributed,
        (false, true, _) if asserts(Stance::Disputes) => Cell::Disputes,
        (false, true, _) => Cell::DisputesAttributed,
        (false, false, true) => Cell::Unclear,
        (false, false, false) => Cell::Silent,
    }
}

/// How many different ones; the others are removed.
fn distinct(numbers: &mut Vec<usize>) -> usize {
    numbers.sort_unstable();
    numbers.dedup();
    numbers.len()
}

fn given_values(kind: ValueKind, witnesses: &Witnesses, entries: &[(usize, &Testimony)]) -> Vec<GivenValue> {
    let mut groups: Vec<(Measure, String, Vec<usize>, BTreeSet<usize>)> = Vec::new();
    for (index, entry) in entries {
        let Some(text) = entry.value.as_deref().map(str::trim).filter(|t| !t.is_empty()) else { continue };
        let measure = Measure::read(kind, text);
        let known = groups.iter().position(|(m, ..)| *m == measure).unwrap_or_else(|| {
            groups.push((measure, text.to_owned(), Vec::new(), BTreeSet::new()));
            groups.len() - 1
        });
        groups[known].2.push(*index);
        groups[known].3.extend((entry.stance != Stance::Unclear).then_some(entry.article));
    }
    let value = |(_, text, testimonies, who)| GivenValue { text, testimonies, tally: witnesses.tally(who) };
    groups.into_iter().map(value).collect()
}

/// Values that somebody stands by and that cannot both be right.
fn rivals(kind: ValueKind, values: &[GivenValue]) -> Vec<(usize, usize)> {
    let stood_by: Vec<(usize, Measure)> = values
        .iter()
        .enumerate()
        .filter(|(_, v)| v.tally.articles > 0)
        .map(|(i, v)| (i, Measure::read(kind, &v.text)))
        .collect();
    let mut pairs = Vec::new();
    for (position, (a, x)) in stood_by.iter().enumerate() {
        let clashing = stood_by[position + 1..].iter().filter(|(_, y)| !can_both_be_right(kind, x, y));
        pairs.extend(clashing.map(|(b, _)| (*a, *b)));
    }
    pairs
}

#[cfg(test)]
mod tests;
