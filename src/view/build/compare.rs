//! Two articles side by side: shared words, claims, names.

use std::collections::{BTreeMap, BTreeSet};

use super::Builder;
use super::note::mode;
use super::page::quote_language;
use super::short::{count, date, label, stance, voice};
use super::site::direction;
use crate::dossier::compare::{Comparison as Pair, MOST};
use crate::dossier::overlap::{Overlap, SHINGLE, SharedRun, word_range};
use crate::dossier::{NodeId, PublishableParagraph, PublishableText};
use crate::route::relative;
use crate::view::{
    Compare, Compared, ComparedClaim, ComparedName, ComparedStance, Comparison, Comparisons, Half, Link, Parallel,
    Part, Piece, Text, Unmatched,
};

mod ribbons;

impl<'a> Builder<'a> {
    /// Where two articles stand side by side, if they do.
    pub(super) fn compare_href(&self, from: &str, a: NodeId, b: NodeId) -> Option<Text<'a>> {
        Some(relative(from, self.routes.compare(a, b)?).into())
    }

    /// Two articles in the order of their codes.
    fn in_order(&self, a: NodeId, b: NodeId) -> (NodeId, NodeId) {
        if self.source_key(b) < self.source_key(a) { (b, a) } else { (a, b) }
    }
}

/// What a comparison is called, in no language: `Courier (A) / Gazette (B2)`. An outlet may have several articles, so the
/// names alone would not do.
pub fn title(b: &Builder<'_>, x: NodeId, y: NodeId) -> String {
    let (x, y) = b.in_order(x, y);
    let named = |id: NodeId| match b.dossier.source(id) {
        Some(source) => format!("{} ({})", b.dossier.short_name(id), source.code),
        None => b.dossier.short_name(id).to_string(),
    };
    format!("{} / {}", named(x), named(y))
}

pub fn comparisons<'a>(b: &Builder<'a>, from: &str) -> Part<'a> {
    let row = |pair: &Pair| {
        let (x, y) = b.in_order(pair.articles.0, pair.articles.1);
        Some(Comparison {
            first: b.source(from, x),
            second: b.source(from, y),
            href: b.compare_href(from, x, y)?,
            same_origin: same_origin(b, x, y),
            shared_percent: pair.overlap.and_then(|o| b.dossier.pairs.get(o)).map(percent),
            claims: count(pair.claims),
            differ: count(pair.differ),
        })
    };
    let ranked = &b.dossier.comparisons.ranked;
    Part::Comparisons(Box::new(Comparisons {
        rows: ranked.iter().filter_map(row).collect(),
        bounded: ranked.len() == MOST,
    }))
}

pub fn compare<'a>(b: &Builder<'a>, x: NodeId, y: NodeId, from: &str) -> Part<'a> {
    let (x, y) = b.in_order(x, y);
    let overlap = b.dossier.comparisons.between(x, y).and_then(|c| b.dossier.pairs.get(c.overlap?));
    let lines = overlap.map(|o| Lines::new(b, x, o));
    let parallels = lines.as_ref().map_or_else(Vec::new, |l| l.parallels(b, y, from));
    let first = compared(b, x, from, &parallels, |p| &p.first);
    let second = compared(b, y, from, &parallels, |p| &p.second);
    let claims = claims(b, x, y, from);
    let (both, alone): (Vec<_>, Vec<_>) = claims.into_iter().partition(|c| !c.first.is_empty() && !c.second.is_empty());
    let (only_first, only_second) = alone.into_iter().partition(|c| c.second.is_empty());
    Part::Compare(Box::new(Compare {
        same_origin: same_origin(b, x, y),
        shared_percent: overlap.map(percent),
        shows_text: parallels.iter().any(|p| !p.first.pieces.is_empty() || !p.second.pieces.is_empty()),
        ribbons: lines.and_then(|l| ribbons::ribbons(b, x, y, &l.all)),
        differ: count(both.iter().filter(|c| c.differs).count()),
        claims: both,
        only_first,
        only_second,
        names: names(b, x, y, from),
        parallels,
        first,
        second,
    }))
}

fn same_origin(b: &Builder<'_>, x: NodeId, y: NodeId) -> bool {
    let origin = |id: NodeId| b.dossier.source(id).map(|s| s.origin);
    origin(x) == origin(y)
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a percentage
fn percent(overlap: &Overlap) -> u32 {
    (overlap.containment() * 100.0).round() as u32
}

/// How many hundredths `part` is of `whole`.
fn share(part: usize, whole: usize) -> u32 {
    count((part * 100 + whole / 2) / whole.max(1))
}

fn compared<'a>(
    b: &Builder<'a>,
    id: NodeId,
    from: &str,
    parallels: &[Parallel<'a>],
    half: impl for<'p> Fn(&'p Parallel<'a>) -> &'p Half<'a>,
) -> Compared<'a> {
    let text = b.dossier.texts.get(&id);
    let fields = b.dossier.node(id).article();
    let matched: BTreeSet<u32> = parallels.iter().map(|p| half(p).number).collect();
    let mut shared: BTreeMap<u32, u32> = BTreeMap::new();
    parallels.iter().for_each(|p| *shared.entry(half(p).number).or_default() += p.words);
    let unmatched = |t: &'a PublishableText| t.paragraphs().iter().filter(|p| !matched.contains(&p.number()));
    let paragraph = |p: &PublishableParagraph| Unmatched {
        number: p.number(),
        words: count(p.words()),
        href: b.passage(from, id, Some(p.number())).into(),
    };
    let words = text.map(PublishableText::words);
    Compared {
        source: b.source(from, id),
        untitled: b.dossier.node(id).described,
        date: fields.and_then(|a| a.published.as_ref()).map(date),
        rights: mode(b, id),
        language: quote_language(b, id),
        dir: direction(fields.and_then(|a| a.language.as_deref()).unwrap_or(&b.config.language)).into(),
        words: words.map(count),
        paragraphs: text.map(|t| count(t.paragraphs().len())),
        share: words.filter(|_| !matched.is_empty()).map(|w| share(shared.values().sum::<u32>() as usize, w).min(100)),
        counterparts: count(matched.len()),
        unmatched: text.filter(|_| !matched.is_empty()).into_iter().flat_map(unmatched).map(paragraph).collect(),
    }
}

/// Shared words of two paragraphs: their numbers, and the words on each side, in the order of the text.
#[derive(Debug)]
struct Line {
    first: u32,
    second: u32,
    runs: Vec<(std::ops::Range<usize>, std::ops::Range<usize>)>,
}

/// All of them, the first of the two articles first.
struct Lines<'a> {
    all: Vec<Line>,
    first: Option<&'a PublishableText>,
    first_id: NodeId,
}

impl<'a> Lines<'a> {
    fn new(b: &Builder<'a>, first: NodeId, overlap: &Overlap) -> Self {
        let turned = b.dossier.sources.get(overlap.a).is_none_or(|s| s.article != first);
        let article = |i: usize| b.dossier.sources.get(i).and_then(|s| b.dossier.texts.get(&s.article));
        let (x, y) = if turned { (overlap.b, overlap.a) } else { (overlap.a, overlap.b) };
        let lengths = |i: usize| -> Vec<usize> {
            article(i).map_or_else(Vec::new, |t| t.paragraphs().iter().map(PublishableParagraph::words).collect())
        };
        let (ours, theirs) = (lengths(x), lengths(y));
        let mut found: BTreeMap<(u32, u32), Line> = BTreeMap::new();
        for run in &overlap.runs {
            let SharedRun { a, b } = run;
            let (one, other) = if turned { (b, a) } else { (a, b) };
            segments(&one.by_paragraph(&ours), &other.by_paragraph(&theirs), &mut found);
        }
        let all = found.into_values().filter(|l| is_worth(l, &ours, &theirs)).collect();
        Self { all, first: article(x), first_id: first }
    }

    fn parallels(&self, b: &Builder<'a>, second: NodeId, from: &str) -> Vec<Parallel<'a>> {
        let other = b.dossier.texts.get(&second);
        let one = |line: &Line| {
            let (ours, theirs): (Vec<_>, Vec<_>) = line.runs.iter().cloned().unzip();
            let first = half(b, self.first_id, self.first, line.first, ours, from);
            let second = half(b, second, other, line.second, theirs, from);
            let words = count(line.runs.iter().map(|(r, _)| r.len()).sum());
            let percent = share(words as usize, first.words.min(second.words) as usize).min(100);
            Parallel { first, second, words, percent }
        };
        self.all.iter().map(one).collect()
    }
}

/// Takes a run apart where one of its sides begins a new paragraph.
fn segments(
    ours: &[(u32, std::ops::Range<usize>)],
    theirs: &[(u32, std::ops::Range<usize>)],
    found: &mut BTreeMap<(u32, u32), Line>,
) {
    let (mut ours, mut theirs) = (ours.iter().cloned(), theirs.iter().cloned());
    let (mut here, mut there) = (ours.next(), theirs.next());
    while let (Some((first, x)), Some((second, y))) = (&mut here, &mut there) {
        let length = x.len().min(y.len());
        let line =
            found.entry((*first, *second)).or_insert_with(|| Line { first: *first, second: *second, runs: vec![] });
        line.runs.push((x.start..x.start + length, y.start..y.start + length));
        (x.start, y.start) = (x.start + length, y.start + length);
        if x.start == x.end {
            here = ours.next();
        }
        if there.as_ref().is_some_and(|(_, y)| y.start == y.end) {
            there = theirs.next();
        }
    }
}

/// A few words at the end of a run that goes over two paragraphs make no parallel.
fn is_worth(line: &Line, ours: &[usize], theirs: &[usize]) -> bool {
    let words: usize = line.runs.iter().map(|(r, _)| r.len()).sum();
    let length = |lengths: &[usize], number: u32| lengths.get(number as usize - 1).copied().unwrap_or(0);
    words >= SHINGLE || words * 2 >= length(ours, line.first).min(length(theirs, line.second))
}

fn half<'a>(
    b: &Builder<'a>,
    article: NodeId,
    text: Option<&'a PublishableText>,
    number: u32,
    mut shared: Vec<std::ops::Range<usize>>,
    from: &str,
) -> Half<'a> {
    let paragraph = text.and_then(|t| t.paragraph(number));
    shared.sort_by_key(|r| r.start);
    let shown = paragraph.and_then(|p| p.text().or(p.private_text()));
    Half {
        number,
        href: b.passage(from, article, Some(number)).into(),
        words: paragraph.map_or(0, |p| count(p.words())),
        pieces: shown
            .map_or_else(Vec::new, |text| pieces(text, &shared, paragraph.is_some_and(PublishableParagraph::is_cut))),
    }
}

/// A text cut at the ends of the shared words; what an excerpt leaves out is not there to be cut.
fn pieces<'a>(text: &'a str, shared: &[std::ops::Range<usize>], is_cut: bool) -> Vec<Piece<'a>> {
    let (mut pieces, mut at) = (Vec::new(), 0);
    for range in shared.iter().filter_map(|words| word_range(text, words)).filter(|r| !r.is_empty()) {
        if range.start < at {
            continue;
        }
        pieces.push(Piece { text: text[at..range.start].into(), shared: false });
        at = range.end;
        pieces.push(Piece { text: text[range].into(), shared: true });
    }
    pieces.push(Piece { text: text[at..].into(), shared: false });
    pieces.extend(is_cut.then(|| Piece { text: " …".into(), shared: false }));
    pieces.retain(|p| !p.text.is_empty());
    pieces
}

/// The claims that one of them speaks to: those on which they differ first, then by number.
fn claims<'a>(b: &Builder<'a>, x: NodeId, y: NodeId, from: &str) -> Vec<ComparedClaim<'a>> {
    let (first, second) = (said(b, x, from), said(b, y, from));
    let all: BTreeSet<NodeId> = first.keys().chain(second.keys()).copied().collect();
    let of = |all: &BTreeMap<NodeId, Vec<ComparedStance<'a>>>, id: &NodeId| all.get(id).cloned().unwrap_or_default();
    let claim = |id: NodeId| ComparedClaim {
        number: b.dossier.claim_number(id),
        title: b.dossier.node(id).title.as_str().into(),
        href: b.href(from, id).into(),
        label: b.dossier.label(id).map(label).unwrap_or_default(),
        differs: b.dossier.differ_on(id, x, y),
        first: of(&first, &id),
        second: of(&second, &id),
    };
    let mut claims: Vec<ComparedClaim<'a>> = all.into_iter().map(claim).collect();
    claims.sort_by_key(|c| (!c.differs, c.number));
    claims
}

/// What an article says, by claim.
fn said<'a>(b: &Builder<'a>, article: NodeId, from: &str) -> BTreeMap<NodeId, Vec<ComparedStance<'a>>> {
    let mut said: BTreeMap<NodeId, Vec<ComparedStance<'a>>> = BTreeMap::new();
    for (node, entry) in &b.dossier.related[article.index()].evidence {
        let of = b.dossier.node(*node);
        let (Some(_), Some(e)) = (of.claim(), of.evidence().get(*entry)) else { continue };
        said.entry(*node).or_default().push(ComparedStance {
            stance: stance(e.stance),
            voice: voice(e.voice),
            value: e.value.as_deref().map(|v| super::claim::shown_value(b, v).into()),
            cite: b.cite(from, article, b.evidence_paragraph(*node, *entry)),
        });
    }
    said
}

/// Names in both that are not written alike.
fn names<'a>(b: &Builder<'a>, x: NodeId, y: NodeId, from: &str) -> Vec<ComparedName<'a>> {
    let spellings = |article: NodeId| {
        let mut all: BTreeMap<NodeId, BTreeSet<&'a str>> = BTreeMap::new();
        for m in b.dossier.mentions.of.get(&article).into_iter().flatten() {
            all.entry(m.node).or_default().insert(&m.spelling);
        }
        all
    };
    let (first, second) = (spellings(x), spellings(y));
    let differ = first.into_iter().filter_map(|(node, ours)| {
        let theirs = second.get(&node).filter(|theirs| **theirs != ours)?;
        let words = |all: &BTreeSet<&'a str>| all.iter().map(|s| Text::from(*s)).collect();
        Some(ComparedName {
            entity: Link { label: b.dossier.node(node).title.as_str().into(), href: b.href(from, node).into() },
            first: words(&ours),
            second: words(theirs),
        })
    });
    let mut names: Vec<ComparedName<'a>> = differ.collect();
    names.sort_by(|x, y| b.dossier.order.compare(&x.entity.label, &y.entity.label));
    names
}
