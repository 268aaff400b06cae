//! The passage that a quotation which does not stand in an article was probably taken from.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::folded::Folded;
use crate::text::words::{is_word_char, words};

/// Only so many words of a quotation are compared.
const LONGEST: usize = 200;
/// Words that stand more often than this say little about where a passage is.
const FREQUENT: usize = 64;
/// Spelling is compared in quotations up to this length, and in words up to `LONGEST_WORD` bytes.
const SPELLED: usize = 40;
const LONGEST_WORD: usize = 40;

/// A passage that does stand in the article, and how the quotation differs from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nearest {
    /// The paragraph in which it begins, from 1.
    pub paragraph: u32,
    /// The passage as the article has it.
    pub passage: String,
    /// The way from the passage to the quotation, in words as folded.
    pub diff: Vec<DiffPart>,
}

/// Words joined by spaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DiffPart {
    /// In both.
    Same(String),
    /// In the article, missing in the quotation.
    Missing(String),
    /// In the quotation, not in the article.
    Extra(String),
}

/// The words of an article and where each stands: made once, when a first quotation fails.
#[derive(Debug)]
pub(super) struct WordIndex {
    tokens: Vec<Token>,
    /// Positions in `tokens` of each word without case and punctuation.
    positions: HashMap<Box<str>, Vec<usize>>,
}

#[derive(Debug, Clone)]
struct Token {
    range: Range<usize>,
    key: Box<str>,
}

impl WordIndex {
    pub(super) fn new(text: &str) -> Self {
        let tokens = tokens(text, usize::MAX);
        let mut positions: HashMap<Box<str>, Vec<usize>> = HashMap::new();
        for (position, token) in tokens.iter().enumerate() {
            positions.entry(token.key.clone()).or_default().push(position);
        }
        Self { tokens, positions }
    }
}

/// The nearest passage to `quote` (folded, without insertions), if at least half of its words stand there.
///
/// Words that are rare in the article vote for where the passage begins; only the window that wins is
/// aligned, word by word, by edit distance. So the cost depends on the quotation, not on the article.
pub(super) fn nearest(folded: &Folded, paragraphs: &[Box<str>], index: &WordIndex, quote: &str) -> Option<Nearest> {
    let wanted = tokens(quote, LONGEST);
    let window = window(index, &wanted)?;
    let here = &index.tokens[window];
    let steps = align(&folded.text, here, quote, &wanted);
    let (first, last) = (steps.iter().find_map(|s| s.here)?, steps.iter().rev().find_map(|s| s.here)?);
    let alike = steps.iter().filter(|s| s.cost <= SPELLING && s.here.is_some() && s.wanted.is_some()).count();
    if alike * 2 < wanted.len() {
        return None;
    }
    let (paragraph, start) = folded.place(here[first].range.start);
    let end = folded.end_place(here[last].range.end);
    Some(Nearest {
        paragraph: u32::try_from(paragraph + 1).unwrap_or(u32::MAX),
        passage: passage(paragraphs, (paragraph, start.start), end),
        diff: diff(&folded.text, here, quote, &wanted, &steps),
    })
}

/// The text between two places, paragraphs joined by a space.
fn passage(paragraphs: &[Box<str>], start: (usize, usize), end: (usize, usize)) -> String {
    let slice = |number: usize| {
        let text = paragraphs.get(number)?;
        let from = if number == start.0 { start.1 } else { 0 };
        let to = if number == end.0 { end.1 } else { text.len() };
        text.get(from..to)
    };
    (start.0..=end.0).filter_map(slice).map(str::trim).collect::<Vec<_>>().join(" ")
}

/// What stands between spaces; in scripts without spaces, each word.
fn tokens(text: &str, most: usize) -> Vec<Token> {
    let mut out = Vec::new();
    let mut at = 0;
    for chunk in text.split(' ') {
        let start = at;
        at += chunk.len() + 1;
        let inner: Vec<Range<usize>> = words(chunk).collect();
        let mut from = 0;
        for (i, word) in inner.iter().enumerate() {
            // A chunk is cut only between words that touch: Han, kana and the like.
            let to = inner.get(i + 1).map_or(chunk.len(), |next| next.start);
            if to == word.end || i + 1 == inner.len() {
                out.push(Token { range: start + from..start + to, key: key(&chunk[from..to]) });
                from = to;
            }
        }
        if inner.is_empty() && !chunk.is_empty() {
            out.push(Token { range: start..start + chunk.len(), key: chunk.into() });
        }
        if out.len() >= most {
            out.truncate(most);
            break;
        }
    }
    out
}

fn key(word: &str) -> Box<str> {
    let bare = word.trim_matches(|c| !is_word_char(c));
    if bare.is_ascii() { bare.to_ascii_lowercase().into() } else { bare.to_lowercase().into() }
}

/// The stretch of the article in which most of the wanted words stand in about their order.
fn window(index: &WordIndex, wanted: &[Token]) -> Option<Range<usize>> {
    let width = wanted.len() / 2 + 4;
    let mut votes: BTreeMap<usize, usize> = BTreeMap::new();
    let mut vote = |position: usize, place: usize, weight: usize| {
        // Shifted by the length so that a passage that begins before the text does has a bucket too.
        *votes.entry((position + wanted.len() - place) / width).or_default() += weight;
    };
    let hits: Vec<(usize, &Vec<usize>)> =
        wanted.iter().enumerate().filter_map(|(i, t)| Some((i, index.positions.get(&t.key)?))).collect();
    let limit = hits.iter().map(|(_, p)| p.len()).min().map_or(FREQUENT, |rarest| rarest.max(FREQUENT));
    for (place, positions) in hits.iter().filter(|(_, p)| p.len() <= limit) {
        let weight = 1 + FREQUENT / positions.len();
        positions.iter().take(FREQUENT).for_each(|p| vote(*p, *place, weight));
    }
    if hits.is_empty() {
        let (place, positions) = misspelled(index, wanted)?;
        positions.iter().take(FREQUENT).for_each(|p| vote(*p, place, 1));
    }
    let pair = |bucket: usize| votes.get(&bucket).unwrap_or(&0) + votes.get(&(bucket + 1)).unwrap_or(&0);
    let best = votes.keys().copied().max_by_key(|b| (pair(*b), std::cmp::Reverse(*b)))?;
    let start = (best * width).saturating_sub(wanted.len() + width);
    let end = ((best + 2) * width + width).min(index.tokens.len());
    Some(start.min(end)..end)
}

/// Where no word is right, the article's word that is most like the longest of them.
fn misspelled<'i>(index: &'i WordIndex, wanted: &[Token]) -> Option<(usize, &'i [usize])> {
    let (place, token) =
        wanted.iter().enumerate().filter(|(_, t)| t.key.len() <= LONGEST_WORD).max_by_key(|(_, t)| t.key.len())?;
    let alike = index.positions.iter().filter(|(key, _)| is_alike(key, &token.key));
    // The earliest of the nearest: the order of a hash map must not show.
    alike.min_by_key(|(key, p)| (strsim::levenshtein(key, &token.key), p.first())).map(|(_, p)| (place, p.as_slice()))
}

/// One step of the alignment; positions in the window and in the quotation.
struct Step {
    here: Option<usize>,
    wanted: Option<usize>,
    cost: u16,
}

const CASE: u16 = 1;
const SPELLING: u16 = 2;
const LEFT_OUT: u16 = 3;
const OTHER: u16 = 5;

/// Edit distance in words of the whole quotation to any stretch of the window (Sellers 1980), with its way.
fn align(text: &str, here: &[Token], quote: &str, wanted: &[Token]) -> Vec<Step> {
    let spelled = wanted.len() <= SPELLED;
    let cost = |h: usize, w: usize| match (&here[h], &wanted[w]) {
        (a, b) if text[a.range.clone()] == quote[b.range.clone()] => 0,
        (a, b) if a.key == b.key => CASE,
        (a, b) if spelled && is_alike(&a.key, &b.key) => SPELLING,
        _ => OTHER,
    };
    let columns = here.len() + 1;
    let mut rows = vec![0_u16; columns * (wanted.len() + 1)];
    for w in 1..=wanted.len() {
        rows[w * columns] = rows[(w - 1) * columns].saturating_add(LEFT_OUT);
        for h in 1..columns {
            let replaced = rows[(w - 1) * columns + h - 1].saturating_add(cost(h - 1, w - 1));
            let left_out = rows[(w - 1) * columns + h].min(rows[w * columns + h - 1]).saturating_add(LEFT_OUT);
            rows[w * columns + h] = replaced.min(left_out);
        }
    }
    let last = &rows[wanted.len() * columns..];
    let end = (0..columns).min_by_key(|h| last[*h]).unwrap_or(0);
    way_back(&rows, columns, (wanted.len(), end), cost)
}

fn way_back(rows: &[u16], columns: usize, end: (usize, usize), cost: impl Fn(usize, usize) -> u16) -> Vec<Step> {
    let mut steps = Vec::new();
    let (mut w, mut h) = end;
    while w > 0 {
        let now = rows[w * columns + h];
        let step = if h > 0 && now == rows[(w - 1) * columns + h - 1].saturating_add(cost(h - 1, w - 1)) {
            Step { here: Some(h - 1), wanted: Some(w - 1), cost: cost(h - 1, w - 1) }
        } else if now == rows[(w - 1) * columns + h].saturating_add(LEFT_OUT) {
            Step { here: None, wanted: Some(w - 1), cost: LEFT_OUT }
        } else {
            Step { here: Some(h - 1), wanted: None, cost: LEFT_OUT }
        };
        w -= usize::from(step.wanted.is_some());
        h -= usize::from(step.here.is_some());
        steps.push(step);
    }
    steps.reverse();
    steps
}

/// Differs in at most every third letter.
fn is_alike(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let allowed = long.len() / 3;
    long.len() <= LONGEST_WORD && long.len() - short.len() <= allowed && strsim::levenshtein(a, b) <= allowed
}

/// Neighbouring words of one kind as one part; what is missing before what is extra.
fn diff(text: &str, here: &[Token], quote: &str, wanted: &[Token], steps: &[Step]) -> Vec<DiffPart> {
    let mut out = Vec::new();
    let (mut missing, mut extra, mut same) = (Words::of(text), Words::of(quote), Words::of(text));
    for step in steps {
        let there = step.here.map(|h| &here[h].range);
        let asked = step.wanted.map(|w| &wanted[w].range);
        if step.cost == 0 {
            out.extend(missing.take().map(DiffPart::Missing));
            out.extend(extra.take().map(DiffPart::Extra));
            same.push(there);
        } else {
            out.extend(same.take().map(DiffPart::Same));
            missing.push(there);
            extra.push(asked);
        }
    }
    out.extend(same.take().map(DiffPart::Same));
    out.extend(missing.take().map(DiffPart::Missing));
    out.extend(extra.take().map(DiffPart::Extra));
    out
}

/// Words gathered from one text, spaced as they are there.
struct Words<'t> {
    text: &'t str,
    gathered: String,
    end: usize,
}

impl<'t> Words<'t> {
    fn of(text: &'t str) -> Self {
        Self { text, gathered: String::new(), end: 0 }
    }

    fn push(&mut self, word: Option<&Range<usize>>) {
        let Some(word) = word else { return };
        if !self.gathered.is_empty() && self.end != word.start {
            self.gathered.push(' ');
        }
        self.gathered.push_str(&self.text[word.clone()]);
        self.end = word.end;
    }

    fn take(&mut self) -> Option<String> {
        Some(std::mem::take(&mut self.gathered)).filter(|words| !words.is_empty())
    }
}
