//! The lock: what was verified against private texts, so that a clone without them builds the same site.
//!
//! It holds hashes, numbers and names, and no other word of a text. Text and lock give the same
//! quotations, paragraphs and shares; only what shows words beyond the quotations needs the text.
//!
//! `dossier.lock` is JSON with one fact a line and everything in order, so that a version control system shows what changed.

mod compact;

use std::collections::BTreeMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::overlap::{Overlap, SharedRun};
use super::quote::{self, FoldedText, Passage, QuoteMatch, QuoteMiss, WordsHash};

/// Of this format.
const VERSION: u32 = 1;

/// All that `dossier.lock` says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lock {
    version: u32,
    /// By the article's id.
    texts: BTreeMap<String, TextLock>,
    /// Pairs of which at least one text is private, by their ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pairs: Vec<PairLock>,
}

/// What is known of one private text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextLock {
    /// Of the normalised words of the whole text.
    #[serde(with = "compact::hash")]
    words: WordsHash,
    /// The version of the converter that made paragraphs of the raw text.
    converter: String,
    /// How many words each paragraph has.
    #[serde(with = "compact::numbers")]
    paragraphs: Vec<usize>,
    /// The verified quotations: the hash of each, and where it stands.
    #[serde(default, with = "compact::quotes", skip_serializing_if = "BTreeMap::is_empty")]
    quotes: BTreeMap<WordsHash, Vec<Passage>>,
    /// For each entity's id how the text spells its name, and in which paragraphs.
    #[serde(default, with = "compact::names", skip_serializing_if = "BTreeMap::is_empty")]
    names: BTreeMap<String, BTreeMap<String, Vec<u32>>>,
}

/// What two articles share.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PairLock {
    a: String,
    b: String,
    /// The hashes of the two texts that were compared.
    #[serde(with = "compact::hash")]
    a_words: WordsHash,
    #[serde(with = "compact::hash")]
    b_words: WordsHash,
    /// Shingles in both, of those of the smaller.
    shared: usize,
    of: usize,
    /// Runs of equal words: the first word in `a`, the first in `b`, how many.
    #[serde(with = "compact::runs")]
    runs: Vec<[usize; 3]>,
}

/// Why a text is no lock.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct LockError {
    pub message: String,
    /// From 1; 0 where it is the whole.
    pub line: usize,
    pub column: usize,
}

/// A difference between a lock and what the texts at hand say.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stale {
    /// The lock does not know this article's private text.
    Unknown(String),
    /// The lock knows an article whose private text is no longer there or no longer private.
    Gone(String),
    /// The text's words, paragraphs or converter have changed.
    Text(String),
    /// Quotations were added, changed or removed.
    Quotes(String),
    /// Names or their places have changed.
    Names(String),
    /// What two articles share has changed.
    Pair(String, String),
}

impl Lock {
    /// Of private texts by the ids of their articles, and of the pairs that they are in.
    pub fn new(texts: BTreeMap<String, TextLock>, mut pairs: Vec<PairLock>) -> Self {
        pairs.sort();
        Self { version: VERSION, texts, pairs }
    }

    /// Reads `dossier.lock`.
    pub fn parse(text: &str) -> Result<Self, LockError> {
        if let Some(line) = text.lines().position(|l| l.starts_with("<<<<<<<") || l.starts_with(">>>>>>>")) {
            let message = "two versions of the lock were merged and left in it both".to_owned();
            return Err(LockError { message, line: line + 1, column: 1 });
        }
        let lock: Self = serde_json::from_str(text.trim_start_matches('\u{FEFF}')).map_err(|e| LockError::from(&e))?;
        if lock.version != VERSION {
            let message = format!("the lock is of version {}, this program writes version {VERSION}", lock.version);
            return Err(LockError { message, line: 0, column: 0 });
        }
        Ok(lock)
    }

    /// The text of `dossier.lock`: the same for the same facts.
    pub fn render(&self) -> String {
        // No value in here can fail to be written as JSON.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// What is known of an article's private text.
    pub fn text(&self, id: &str) -> Option<&TextLock> {
        self.texts.get(id)
    }

    pub fn texts(&self) -> impl Iterator<Item = (&str, &TextLock)> {
        self.texts.iter().map(|(id, text)| (id.as_str(), text))
    }

    /// What two articles share, whichever comes first, provided that these are the texts which were compared.
    pub fn pair(&self, a: (&str, WordsHash), b: (&str, WordsHash)) -> Option<&PairLock> {
        self.pairs.iter().find(|p| {
            let of_lock = ((p.a.as_str(), p.a_words), (p.b.as_str(), p.b_words));
            of_lock == (a, b) || of_lock == (b, a)
        })
    }

    pub fn pairs(&self) -> &[PairLock] {
        &self.pairs
    }

    /// How this lock differs from one made now; empty when it is current.
    pub fn stale(&self, fresh: &Self) -> Vec<Stale> {
        let mut found = Vec::new();
        for (id, new) in &fresh.texts {
            match self.texts.get(id) {
                None => found.push(Stale::Unknown(id.clone())),
                Some(old) => found.extend(old.stale(new, id)),
            }
        }
        found.extend(self.texts.keys().filter(|id| !fresh.texts.contains_key(*id)).cloned().map(Stale::Gone));
        let changed = |here: &[PairLock], there: &[PairLock]| {
            let of = |p: &&PairLock| !there.contains(p);
            here.iter().filter(of).map(|p| Stale::Pair(p.a.clone(), p.b.clone())).collect::<Vec<_>>()
        };
        found.extend(changed(&self.pairs, &fresh.pairs));
        found.extend(changed(&fresh.pairs, &self.pairs));
        found.sort();
        found.dedup();
        found
    }
}

impl TextLock {
    /// Of a private text, still without quotations and names.
    pub fn new(text: &FoldedText, converter: &str) -> Self {
        Self {
            words: text.hash(),
            converter: converter.to_owned(),
            paragraphs: text.paragraph_words(),
            quotes: BTreeMap::new(),
            names: BTreeMap::new(),
        }
    }

    /// Notes a quotation that was verified against the text.
    pub fn add_quote(&mut self, quote: &QuoteMatch) {
        self.quotes.insert(quote.hash(), quote.passages().to_vec());
    }

    /// Notes that a paragraph (from 1) spells an entity's name so.
    pub fn add_name(&mut self, entity: &str, spelling: &str, paragraph: u32) {
        let spellings = self.names.entry(entity.to_owned()).or_default();
        let paragraphs = spellings.entry(spelling.to_owned()).or_default();
        if let Err(place) = paragraphs.binary_search(&paragraph) {
            paragraphs.insert(place, paragraph);
        }
    }

    /// [`quote::verify`] by the lock alone: the same match, without byte ranges and without a nearest passage.
    pub fn verify(&self, quote: &str, paragraph: Option<u32>) -> Result<QuoteMatch, QuoteMiss> {
        quote::verify_locked(quote, paragraph, |hash| self.quotes.get(&hash).cloned())
    }

    /// Of the normalised words of the whole text.
    pub fn words_hash(&self) -> WordsHash {
        self.words
    }

    pub fn converter(&self) -> &str {
        &self.converter
    }

    /// How many words each paragraph has.
    pub fn paragraph_words(&self) -> &[usize] {
        &self.paragraphs
    }

    /// For each entity's id the spellings of its name and the paragraphs (from 1) that have them.
    pub fn names(&self) -> &BTreeMap<String, BTreeMap<String, Vec<u32>>> {
        &self.names
    }

    fn stale(&self, fresh: &Self, id: &str) -> Vec<Stale> {
        let text = |t: &Self| (t.words, t.converter.clone(), t.paragraphs.clone());
        let numbers = |t: &Self| t.quotes.iter().map(|(h, p)| (*h, p.iter().map(numbered).collect())).collect();
        let (old, new): (QuoteNumbers, QuoteNumbers) = (numbers(self), numbers(fresh));
        let mut found = Vec::new();
        found.extend((text(self) != text(fresh)).then(|| Stale::Text(id.to_owned())));
        found.extend((old != new).then(|| Stale::Quotes(id.to_owned())));
        found.extend((self.names != fresh.names).then(|| Stale::Names(id.to_owned())));
        found
    }
}

/// Quotations without the byte ranges, which a lock does not have.
type QuoteNumbers = BTreeMap<WordsHash, Vec<(u32, Range<u32>)>>;

fn numbered(passage: &Passage) -> (u32, Range<u32>) {
    (passage.paragraph, passage.words.clone())
}

impl PairLock {
    /// `a` and `b` are the articles' ids with the hashes of their texts, in the order of the overlap.
    pub fn new(a: (&str, WordsHash), b: (&str, WordsHash), overlap: &Overlap) -> Self {
        let run = |r: &SharedRun| [r.a.words.start, r.b.words.start, r.a.words.len()];
        Self {
            a: a.0.to_owned(),
            b: b.0.to_owned(),
            a_words: a.1,
            b_words: b.1,
            shared: overlap.shared,
            of: overlap.of,
            runs: overlap.runs.iter().map(run).collect(),
        }
    }

    pub fn ids(&self) -> (&str, &str) {
        (&self.a, &self.b)
    }

    /// As it was computed from the texts; `a` and `b` are the indexes and word counts by paragraph of its articles.
    pub fn overlap(&self, a: (usize, &[usize]), b: (usize, &[usize])) -> Overlap {
        let run = |[x, y, length]: &[usize; 3]| SharedRun::of_counts((a.1, *x), (b.1, *y), *length);
        Overlap { a: a.0, b: b.0, shared: self.shared, of: self.of, runs: self.runs.iter().map(run).collect() }
    }
}

impl From<&serde_json::Error> for LockError {
    fn from(error: &serde_json::Error) -> Self {
        Self { message: format!("this is no lock: {error}"), line: error.line(), column: error.column() }
    }
}

#[cfg(test)]
mod tests;
