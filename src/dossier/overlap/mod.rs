//! How much text articles share, and which of them come from one origin.
//!
//! Texts are compared by shingles, the runs of five words in them (Broder 1997), folded and without case.
//! The containment of two articles is the share of the smaller one's shingles that stand in the other.

mod candidates;
mod origins;
mod runs;

use std::borrow::Borrow;
use std::cell::OnceCell;
use std::ops::Range;

use crate::text::fold;
use crate::text::words::words;

pub use origins::{Declared, Origin, Origins, Source, origins};

/// Words in a shingle.
pub const SHINGLE: usize = 5;
/// From this containment on articles are copies of one text.
pub const COPY: f64 = 0.5;

/// An article's words as numbers, by paragraph; from them no word can be read.
#[derive(Debug, Clone, Default)]
pub struct ArticleWords {
    /// A hash of each word, in order.
    words: Vec<u64>,
    /// Where in `words` each paragraph ends.
    ends: Vec<usize>,
}

/// What two articles share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overlap {
    /// Indexes of the articles, `a < b`.
    pub a: usize,
    pub b: usize,
    /// Different shingles that stand in both.
    pub shared: usize,
    /// Different shingles of the one that has fewer.
    pub of: usize,
    /// The same words in both, in the order of `a`, without overlap there.
    pub runs: Vec<SharedRun>,
}

/// Equal words in two articles, as many on both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedRun {
    pub a: WordSpan,
    pub b: WordSpan,
}

/// Words of an article, possibly over several paragraphs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordSpan {
    /// The paragraphs in which it begins and ends, from 1.
    pub first_paragraph: u32,
    pub last_paragraph: u32,
    /// Words of the whole article, from 0.
    pub words: Range<usize>,
}

/// What every two articles share from a containment of `threshold` on, by `a` and `b`.
///
/// Only articles that are seen to share enough of their rarer shingles are compared, so the time grows with the text
/// and with the pairs found, not with all pairs. Where a shingle stands in very many, those are compared with the first.
pub fn pairs<A: Borrow<ArticleWords>>(articles: &[A], threshold: f64) -> Vec<Overlap> {
    let articles: Vec<&ArticleWords> = articles.iter().map(Borrow::borrow).collect();
    let last = candidates::last_sampled(articles.iter().map(|a| a.word_count()).sum());
    let sample: Vec<Vec<u64>> = articles.iter().map(|a| a.shingles(last)).collect();
    // Few articles are in a pair, and those of one story in many.
    let whole = vec![OnceCell::new(); articles.len()];
    let shingles = |article: usize| whole[article].get_or_init(|| articles[article].shingles(u64::MAX));
    let overlap = |(a, b): (usize, usize)| {
        let (x, y) = (shingles(a), shingles(b));
        let of = x.len().min(y.len());
        let shared = common(x, y);
        let enough = shared > 0 && ratio(shared, of) >= threshold;
        enough.then(|| Overlap { a, b, shared, of, runs: runs::shared_runs(articles[a], articles[b]) })
    };
    candidates::candidates(&sample, threshold).into_iter().filter_map(overlap).collect()
}

impl Overlap {
    /// From 0 to 1.
    pub fn containment(&self) -> f64 {
        ratio(self.shared, self.of)
    }
}

impl WordSpan {
    /// Words of an article of which `ends` says where each paragraph ends.
    fn new(ends: &[usize], words: Range<usize>) -> Self {
        let paragraph = |word: usize| u32::try_from(ends.partition_point(|e| *e <= word) + 1).unwrap_or(u32::MAX);
        let last = words.end.saturating_sub(1);
        Self { first_paragraph: paragraph(words.start), last_paragraph: paragraph(last), words }
    }

    /// The same by paragraph: its number (from 1) and the words in it (from 0).
    pub fn by_paragraph(&self, paragraph_words: &[usize]) -> Vec<(u32, Range<usize>)> {
        let mut out = Vec::new();
        let mut start = 0;
        for (number, count) in (1..).zip(paragraph_words) {
            let shared = self.words.start.max(start)..self.words.end.min(start + count);
            if !shared.is_empty() {
                out.push((number, shared.start - start..shared.end - start));
            }
            start += count;
        }
        out
    }
}

impl SharedRun {
    /// From a lock: where it begins on each side, and how many words it has.
    pub(super) fn of_counts(a: (&[usize], usize), b: (&[usize], usize), length: usize) -> Self {
        let span = |(paragraph_words, start): (&[usize], usize)| {
            let end = |total: &mut usize, count: &usize| {
                *total += count;
                Some(*total)
            };
            let ends: Vec<usize> = paragraph_words.iter().scan(0, end).collect();
            WordSpan::new(&ends, start..start + length)
        };
        Self { a: span(a), b: span(b) }
    }
}

impl ArticleWords {
    /// Of an article's paragraphs `p1`, `p2`, … as plain text.
    pub fn new(paragraphs: &[&str]) -> Self {
        let mut all = Self::default();
        for paragraph in paragraphs {
            all.words.extend(words(paragraph).map(|range| word_hash(&paragraph[range])));
            all.ends.push(all.words.len());
        }
        // Those of thousands of articles are kept at once.
        all.words.shrink_to_fit();
        all
    }

    pub fn word_count(&self) -> usize {
        self.words.len()
    }

    /// How many words each paragraph has.
    pub fn paragraph_words(&self) -> Vec<usize> {
        let starts = std::iter::once(&0).chain(&self.ends);
        self.ends.iter().zip(starts).map(|(end, start)| end - start).collect()
    }

    fn span(&self, words: Range<usize>) -> WordSpan {
        WordSpan::new(&self.ends, words)
    }

    /// The different shingles up to `last`, sorted.
    fn shingles(&self, last: u64) -> Vec<u64> {
        let mut all: Vec<u64> = self.words.windows(SHINGLE).map(shingle).filter(|s| *s <= last).collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

/// Where words (from 0) of a paragraph stand in its text, in bytes; `None` when there are not so many.
pub fn word_range(paragraph: &str, wanted: &Range<usize>) -> Option<Range<usize>> {
    let mut ranges = words(paragraph).skip(wanted.start).take(wanted.len());
    let first = ranges.next()?;
    let end = ranges.last().map_or(first.end, |last| last.end);
    Some(first.start..end)
}

fn word_hash(word: &str) -> u64 {
    if word.is_ascii() {
        return fnv(word.bytes().map(|b| b.to_ascii_lowercase()));
    }
    fnv(fold(word).to_lowercase().bytes())
}

/// A polynomial over the words, then mixed so that its high bits choose a fair sample (the finaliser of `SplitMix64`).
fn shingle(words: &[u64]) -> u64 {
    let hash = words.iter().fold(0_u64, |hash, word| hash.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(*word));
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    hash ^ (hash >> 31)
}

/// FNV-1a, 64 bits: the same on every machine and in every version.
fn fnv(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

/// How many values two sorted lists have in common.
fn common(a: &[u64], b: &[u64]) -> usize {
    let (mut i, mut j, mut count) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        count += usize::from(x == y);
        i += usize::from(x <= y);
        j += usize::from(y <= x);
    }
    count
}

#[expect(clippy::cast_precision_loss, reason = "an article has fewer than 2^52 words")]
fn ratio(shared: usize, of: usize) -> f64 {
    if of == 0 { 0.0 } else { shared as f64 / of as f64 }
}

#[cfg(test)]
mod tests;
