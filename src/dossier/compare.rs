//! Which articles are worth putting side by side.
//!
//! Pairs that share a claim grow with the square of the articles, so they are bounded here, once: see
//! `docs/decisions/0010-bounded-comparisons.md`.

use std::collections::BTreeMap;

use super::claim::{Assessment, Cell};
use super::origin::place;
use super::overlap::Overlap;
use super::{Index, NodeId, Source};

/// So many comparisons at most: up to 45 articles that is every pair.
pub const MOST: usize = 1000;
/// Of a claim, so many of its articles are paired with each other.
const SPEAKERS: usize = 32;

/// Two articles that share a claim or words.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// In the order of their ids.
    pub articles: (NodeId, NodeId),
    /// Claims that both speak to.
    pub claims: usize,
    /// Of these, those on which they cannot both be right, or stand on two sides.
    pub differ: usize,
    /// The place in [`super::Dossier::pairs`] of what they share in words.
    pub overlap: Option<usize>,
}

/// All comparisons, those with most to see first.
#[derive(Debug, Clone, Default)]
pub struct Comparisons {
    pub ranked: Vec<Comparison>,
    /// By article, the places in `ranked`.
    of: BTreeMap<NodeId, Vec<usize>>,
}

impl Comparisons {
    /// Those of an article, with the other one.
    pub fn of(&self, article: NodeId) -> impl Iterator<Item = (NodeId, &Comparison)> {
        let places = self.of.get(&article).map_or(&[][..], Vec::as_slice);
        places.iter().filter_map(|place| self.ranked.get(*place)).map(move |c| (c.other(article), c))
    }

    /// That of two articles, in whatever order.
    pub fn between(&self, a: NodeId, b: NodeId) -> Option<&Comparison> {
        self.of(a).find(|(other, _)| *other == b).map(|(_, c)| c)
    }
}

impl Comparison {
    fn other(&self, article: NodeId) -> NodeId {
        if self.articles.0 == article { self.articles.1 } else { self.articles.0 }
    }
}

/// The comparisons of a dossier.
pub fn comparisons(
    index: &Index,
    sources: &[Source],
    pairs: &[Overlap],
    assessments: &BTreeMap<NodeId, Assessment>,
) -> Comparisons {
    let mut found: BTreeMap<(usize, usize), Comparison> = BTreeMap::new();
    let new = |a: usize, b: usize| {
        let articles = (sources[a].article, sources[b].article);
        Comparison { articles, claims: 0, differ: 0, overlap: None }
    };
    for (place, pair) in pairs.iter().enumerate() {
        found.entry((pair.a, pair.b)).or_insert_with(|| new(pair.a, pair.b)).overlap = Some(place);
    }
    for (claim, assessment) in assessments {
        let said = Said::new(index, sources, *claim, assessment);
        for (i, a) in said.articles.iter().enumerate() {
            for b in &said.articles[i + 1..] {
                let comparison = found.entry((*a, *b)).or_insert_with(|| new(*a, *b));
                comparison.claims += 1;
                comparison.differ += usize::from(said.differ(*a, *b));
            }
        }
    }
    ranked(found.into_values().collect(), pairs)
}

/// What differs first, then what is copied, then what has most in common.
fn ranked(mut all: Vec<Comparison>, pairs: &[Overlap]) -> Comparisons {
    let share = |c: &Comparison| c.overlap.and_then(|o| pairs.get(o)).map_or(0.0, Overlap::containment);
    all.sort_by(|x, y| {
        let by_text = || share(y).total_cmp(&share(x));
        y.differ.cmp(&x.differ).then_with(by_text).then(y.claims.cmp(&x.claims)).then(x.articles.cmp(&y.articles))
    });
    all.truncate(MOST);
    let mut of: BTreeMap<NodeId, Vec<usize>> = BTreeMap::new();
    for (place, comparison) in all.iter().enumerate() {
        of.entry(comparison.articles.0).or_default().push(place);
        of.entry(comparison.articles.1).or_default().push(place);
    }
    Comparisons { ranked: all, of }
}

impl super::Dossier {
    /// Whether two articles stand on two sides of a claim, or give values for it that cannot both be right.
    pub fn differ_on(&self, claim: NodeId, a: NodeId, b: NodeId) -> bool {
        let place = |article: NodeId| place(&self.sources, article);
        let (Some(a), Some(b), Some(assessment)) = (place(a), place(b), self.assessment(claim)) else { return false };
        Said::new(&self.index, &self.sources, claim, assessment).differ(a, b)
    }
}

/// What the articles say of one claim.
struct Said<'a> {
    assessment: &'a Assessment,
    /// Those that speak, by their indexes in the sources.
    articles: Vec<usize>,
    /// For each entry of evidence that counts, its article.
    entries: Vec<usize>,
}

impl<'a> Said<'a> {
    fn new(index: &Index, sources: &[Source], claim: NodeId, assessment: &'a Assessment) -> Self {
        let evidence = index.node(claim).evidence();
        let entries: Vec<usize> =
            evidence.iter().filter_map(|e| place(sources, index.article(&e.article.value)?)).collect();
        let mut articles = entries.clone();
        articles.sort_unstable();
        articles.dedup();
        articles.truncate(SPEAKERS);
        Self { assessment, articles, entries }
    }

    /// Whether one supports what the other disputes, or their values cannot both be right.
    fn differ(&self, a: usize, b: usize) -> bool {
        let side = |article: usize| match self.assessment.cells.get(article) {
            Some(Cell::Supports | Cell::SupportsAttributed) => 1,
            Some(Cell::Disputes | Cell::DisputesAttributed) => -1,
            _ => 0,
        };
        let gives = |value: usize, article: usize| {
            let value = self.assessment.values.get(value);
            value.is_some_and(|v| v.testimonies.iter().any(|t| self.entries.get(*t) == Some(&article)))
        };
        let rival = |(v, w): &(usize, usize)| gives(*v, a) && gives(*w, b) || gives(*v, b) && gives(*w, a);
        side(a) * side(b) < 0 || self.assessment.rivals.iter().any(rival)
    }
}
