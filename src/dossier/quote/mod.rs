//! Quotations: words proven to stand in an article.
//!
//! A quotation matches exactly after folding: NFC, quotation marks, dashes with the spaces around them,
//! white space, soft hyphens. Case counts. It begins and ends at word boundaries.
//! - `[…]` or `[...]` is a gap: the parts stand in this order in one article, however far apart.
//! - `[word]` by itself is an editor's insertion: it stands for none to three words of the article, so
//!   `[Putin] arrived` is found in "He arrived" and `it [the court] ruled` in "it ruled".
//! - `[T]he`, `walk[ed]`: a bracket that touches a word stands for none or at most as many letters of it as it holds.
//!
//! A [`QuoteMatch`] is made here alone, so holding one proves that the words were found, in the
//! text or in the lock that was made from it.

mod finding;
mod folded;
mod fragment;
mod nearest;
mod pattern;
mod runs;
mod search;

use std::fmt;
use std::ops::Range;
use std::sync::OnceLock;

use folded::Folded;
use nearest::WordIndex;
use pattern::Pattern;

use crate::text::words::{word_count, words};

pub use nearest::{DiffPart, Nearest};
pub use runs::{QUOTED_RUN, is_covered, quoted_runs};

/// Longer quotations (in bytes) are refused unread.
const LONGEST: usize = 16_384;
/// More insertions than this are no quotation any more.
const MOST_INSERTIONS: usize = 8;

/// An article's text made ready for verifying: its paragraphs `p1`, `p2`, … as plain text.
#[derive(Debug)]
pub struct FoldedText {
    paragraphs: Vec<Box<str>>,
    folded: Folded,
    /// Made when a first quotation fails.
    index: OnceLock<WordIndex>,
}

/// Words that were found. See [`verify`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteMatch {
    passages: Vec<Passage>,
    words: usize,
    hash: WordsHash,
    written: String,
    directive: Option<String>,
}

/// A stretch of one paragraph that a quotation covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// From 1.
    pub paragraph: u32,
    /// Which words of the paragraph, from 0: the same from text and from lock.
    pub words: Range<u32>,
    /// Bytes in the paragraph's plain text; `None` when only the lock was at hand.
    pub range: Option<Range<usize>>,
}

/// Why a quotation was not found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteMiss {
    pub reason: MissReason,
    /// The nearest passage that does stand in the article, for the part that failed.
    pub nearest: Option<Nearest>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MissReason {
    /// There is no word in it.
    Empty,
    /// Longer than 16 KiB, or with more than eight insertions.
    TooLong,
    /// The article has only so many paragraphs.
    NoSuchParagraph { count: u32 },
    /// The words stand in the article, but begin in another paragraph.
    OtherParagraph { paragraph: u32 },
    /// The letters stand in the article only as parts of longer words or numbers.
    WithinWords,
    /// Each part stands in the article, but not in this order.
    OtherOrder,
    /// A part (from 1, of so many) does not stand in the article.
    NotFound { part: usize, parts: usize },
    /// Neither text nor nearest passage: the lock does not know the quotation.
    NotInLock,
}

/// A hash of normalised words: says whether two texts are the same without saying what they are.
///
/// The first 16 bytes of BLAKE3, written in hexadecimal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordsHash([u8; 16]);

/// Looks a quotation up in an article; with `paragraph` (from 1) it has to begin there.
///
/// Takes time linear in the text; the nearest passage of a miss takes time by the quotation's length alone,
/// after an index of the text that is made once.
pub fn verify(text: &FoldedText, quote: &str, paragraph: Option<u32>) -> Result<QuoteMatch, QuoteMiss> {
    let pattern = pattern_of(quote)?;
    let first = text.span_of(paragraph)?;
    match search::places(&text.folded.text, &pattern, first) {
        Ok(places) => {
            let passages = places.iter().flat_map(|range| text.passages(range)).collect();
            Ok(matched(&pattern, quote, passages, quote_hash_of(&pattern, paragraph)))
        }
        Err(part) => Err(text.miss(&pattern, part, paragraph)),
    }
}

/// Looks a quotation up in what a lock says: `passages_of` gives the passages of a hash that it knows.
pub fn verify_locked(
    quote: &str,
    paragraph: Option<u32>,
    passages_of: impl FnOnce(WordsHash) -> Option<Vec<Passage>>,
) -> Result<QuoteMatch, QuoteMiss> {
    let pattern = pattern_of(quote)?;
    let hash = quote_hash_of(&pattern, paragraph);
    let mut passages = passages_of(hash).filter(|p| !p.is_empty()).ok_or_else(|| missed(MissReason::NotInLock))?;
    for passage in &mut passages {
        passage.range = None;
    }
    Ok(matched(&pattern, quote, passages, hash))
}

impl QuoteMatch {
    /// The paragraph in which it begins, from 1.
    pub fn paragraph(&self) -> u32 {
        self.passages.first().map_or(0, |p| p.paragraph)
    }

    /// All paragraphs that it touches, ascending.
    pub fn paragraphs(&self) -> Vec<u32> {
        let mut all: Vec<u32> = self.passages.iter().map(|p| p.paragraph).collect();
        all.dedup();
        all
    }

    /// What it covers, in the order of the text: one a part and paragraph.
    pub fn passages(&self) -> &[Passage] {
        &self.passages
    }

    /// The quotation as the curator wrote it, white space made even.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// How many words of the article it quotes; insertions do not count.
    pub fn words(&self) -> usize {
        self.words
    }

    /// Of its normalised words and the paragraph that was asked for: the same from text and from lock.
    pub fn hash(&self) -> WordsHash {
        self.hash
    }

    /// `:~:text=…`, to be put behind the `#` of the publisher's address.
    pub fn text_directive(&self) -> Option<&str> {
        self.directive.as_deref()
    }

    /// The publisher's address with the text directive; an existing fragment stays before it.
    pub fn text_link(&self, url: &str) -> Option<String> {
        let hash = if url.contains('#') { "" } else { "#" };
        self.directive.as_ref().map(|d| format!("{url}{hash}{d}"))
    }
}

impl FoldedText {
    pub fn new(paragraphs: &[&str]) -> Self {
        Self {
            paragraphs: paragraphs.iter().map(|p| Box::from(*p)).collect(),
            folded: Folded::new(paragraphs.iter().copied()),
            index: OnceLock::new(),
        }
    }

    /// Of all its normalised words: what a lock was made from, and whether it still is.
    pub fn hash(&self) -> WordsHash {
        let paragraphs: Vec<String> = self.paragraphs.iter().map(|p| Folded::new([&**p]).text).collect();
        WordsHash::of(&paragraphs.join("\n"))
    }

    pub fn paragraph_count(&self) -> u32 {
        number(self.paragraphs.len())
    }

    /// How many words each paragraph has.
    pub fn paragraph_words(&self) -> Vec<usize> {
        self.paragraphs.iter().map(|p| word_count(p)).collect()
    }

    /// Where in the folded text a quotation may begin.
    fn span_of(&self, paragraph: Option<u32>) -> Result<Range<usize>, QuoteMiss> {
        let all = self.folded.text.len();
        let Some(wanted) = paragraph else { return Ok(0..all) };
        if wanted == 0 || wanted > self.paragraph_count() {
            return Err(missed(MissReason::NoSuchParagraph { count: self.paragraph_count() }));
        }
        Ok(self.folded.start_of(wanted as usize - 1)..self.folded.start_of(wanted as usize))
    }

    /// A range of the folded text as ranges of paragraphs.
    fn passages(&self, range: &Range<usize>) -> Vec<Passage> {
        let (first, start) = self.folded.place(range.start);
        let (last, end) = self.folded.end_place(range.end);
        let passage = |paragraph: usize| {
            let from = if paragraph == first { start.start } else { 0 };
            let to = if paragraph == last { end } else { self.paragraphs[paragraph].len() };
            (from < to).then(|| Passage::new(paragraph, &self.paragraphs[paragraph], from..to))
        };
        (first..=last).filter_map(passage).collect()
    }

    fn miss(&self, pattern: &Pattern, part: usize, paragraph: Option<u32>) -> QuoteMiss {
        let all = &self.folded.text;
        let anywhere = search::places(all, pattern, 0..all.len());
        if let (Some(_), Ok(places)) = (paragraph, &anywhere) {
            let found = self.folded.place(places[0].start).0;
            return missed(MissReason::OtherParagraph { paragraph: number(found + 1) });
        }
        let part = anywhere.err().unwrap_or(part);
        let failed = &pattern.parts[part];
        let reason = match search::find(all, failed, 0) {
            Some(_) => MissReason::OtherOrder,
            None if search::within_words(all, failed) => MissReason::WithinWords,
            None => MissReason::NotFound { part: part + 1, parts: pattern.parts.len() },
        };
        let index = self.index.get_or_init(|| WordIndex::new(all));
        QuoteMiss { reason, nearest: nearest::nearest(&self.folded, &self.paragraphs, index, &failed.plain()) }
    }
}

impl Passage {
    /// `paragraph` from 0, with its text.
    fn new(paragraph: usize, text: &str, range: Range<usize>) -> Self {
        let first = words(text).take_while(|w| w.end <= range.start).count();
        let count = words(&text[range.clone()]).count();
        Self { paragraph: number(paragraph + 1), words: number(first)..number(first + count), range: Some(range) }
    }
}

impl WordsHash {
    /// Of text that is normalised already.
    pub(crate) fn of(normalised: &str) -> Self {
        let mut first = [0; 16];
        first.copy_from_slice(&blake3::hash(normalised.as_bytes()).as_bytes()[..16]);
        Self(first)
    }

    /// Reads 32 hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        let mut bytes = [0; 16];
        if text.len() != 32 || !text.is_ascii() {
            return None;
        }
        for (byte, digits) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
        }
        Some(Self(bytes))
    }
}

impl fmt::Display for WordsHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

fn pattern_of(quote: &str) -> Result<Pattern, QuoteMiss> {
    if quote.len() > LONGEST {
        return Err(missed(MissReason::TooLong));
    }
    let pattern = Pattern::parse(quote);
    let insertions = pattern.parts.iter().map(pattern::Part::insertions).sum::<usize>();
    match pattern.parts.len() {
        0 => Err(missed(MissReason::Empty)),
        _ if insertions > MOST_INSERTIONS => Err(missed(MissReason::TooLong)),
        _ => Ok(pattern),
    }
}

fn quote_hash_of(pattern: &Pattern, paragraph: Option<u32>) -> WordsHash {
    let asked = paragraph.map(|p| format!("\np{p}")).unwrap_or_default();
    WordsHash::of(&(pattern.canonical() + &asked))
}

fn matched(pattern: &Pattern, quote: &str, passages: Vec<Passage>, hash: WordsHash) -> QuoteMatch {
    let words = pattern.parts.iter().map(|p| word_count(&p.plain())).sum();
    let written = quote.split_whitespace().collect::<Vec<_>>().join(" ");
    QuoteMatch { passages, words, hash, written, directive: fragment::directive(pattern) }
}

fn missed(reason: MissReason) -> QuoteMiss {
    QuoteMiss { reason, nearest: None }
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
