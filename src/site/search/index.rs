//! The inverted index in memory: terms, and the pages that have them.

use std::collections::BTreeMap;

use super::table::Table;

/// How much a page is about a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// In the text.
    Text,
    /// In the text, again and again.
    Often,
    /// In the summary or a heading.
    Lead,
    /// In the title or another name.
    Name,
}

/// So often a word stands in a text that the text is about it.
const OFTEN: u32 = 3;

/// A page and the weight of a word on it, in the lowest two bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Posting(u32);

impl Posting {
    fn new(page: u32, weight: Weight) -> Self {
        Self(page << 2 | weight as u32)
    }

    pub fn page(self) -> u32 {
        self.0 >> 2
    }

    pub fn weight(self) -> u32 {
        self.0 & 3
    }
}

/// All terms with their postings, as they come.
#[derive(Default)]
pub struct Index {
    ids: Table,
    words: Vec<Box<str>>,
    latest: Vec<Latest>,
    /// Of all terms in one list, which costs no allocations; sorted by term only at the end.
    postings: Vec<(u32, Posting)>,
    /// For the words of names: the terms under which their other spellings meet.
    keys: BTreeMap<u32, Vec<String>>,
}

/// The latest posting of a term: its page, where it is in the list, and how often the page has the word.
struct Latest {
    page: u32,
    at: u32,
    times: u32,
}

impl Index {
    /// Says that a word is part of a name: pages that have it are found under its keys as well.
    pub fn name(&mut self, word: &str, keys: impl FnOnce(&str) -> Vec<String>) {
        let term = self.id(word);
        self.keys.entry(term).or_insert_with(|| {
            let keys = keys(word);
            keys.iter().zip(KEY_MARKS).filter(|(k, _)| k.len() > 2).map(|(k, mark)| format!("{mark}{k}")).collect()
        });
    }

    /// A word on a page. Pages come in the order of their numbers, from 0.
    pub fn add(&mut self, word: &str, page: u32, weight: Weight) {
        let id = self.id(word);
        let term = &mut self.latest[id as usize];
        if term.page != page {
            (term.page, term.at, term.times) = (page, u32::try_from(self.postings.len()).unwrap_or(u32::MAX), 1);
            return self.postings.push((id, Posting::new(page, weight)));
        }
        term.times += 1;
        let weight = if weight == Weight::Text && term.times >= OFTEN { Weight::Often } else { weight };
        if weight > Weight::Text && term.times <= OFTEN || weight > Weight::Often {
            let posting = &mut self.postings[term.at as usize].1;
            *posting = (*posting).max(Posting::new(page, weight));
        }
    }

    fn id(&mut self, word: &str) -> u32 {
        let id = self.ids.id(word);
        if id as usize == self.words.len() {
            self.words.push(word.into());
            self.latest.push(Latest { page: u32::MAX, at: 0, times: 0 });
        }
        id
    }

    /// Calls `each` with every term in the order of its letters, and with its postings in the order of the pages.
    pub fn sorted(self, mut each: impl FnMut(&str, &[Posting])) {
        let (starts, postings) = by_term(self.words.len(), &self.postings);
        let of = |id: usize| &postings[starts[id]..starts[id + 1]];
        let keys = key_postings(&self.keys, of);
        let words = self.words.iter().enumerate().map(|(id, word)| (&**word, of(id)));
        let keyed = keys.iter().map(|(key, postings)| (*key, postings.as_slice()));
        // A word of a name may stand on no page.
        let mut all: Vec<(&str, &[Posting])> = words.chain(keyed).filter(|(_, p)| !p.is_empty()).collect();
        all.sort_unstable_by_key(|(word, _)| *word);
        all.into_iter().for_each(|(word, postings)| each(word, postings));
    }
}

/// The postings by term, and where each term's begin (counting sort).
fn by_term(terms: usize, postings: &[(u32, Posting)]) -> (Vec<usize>, Vec<Posting>) {
    let mut starts = vec![0_usize; terms + 1];
    postings.iter().for_each(|(term, _)| starts[*term as usize + 1] += 1);
    (1..starts.len()).for_each(|i| starts[i] += starts[i - 1]);
    let mut next = starts.clone();
    let mut sorted = vec![Posting(0); postings.len()];
    for (term, posting) in postings {
        sorted[next[*term as usize]] = *posting;
        next[*term as usize] += 1;
    }
    (starts, sorted)
}

/// The pages of each key: those of all words that share it.
fn key_postings<'a>(
    keys: &'a BTreeMap<u32, Vec<String>>,
    of: impl Fn(usize) -> &'a [Posting],
) -> BTreeMap<&'a str, Vec<Posting>> {
    let mut found: BTreeMap<&str, Vec<Posting>> = BTreeMap::new();
    for (term, keys) in keys {
        keys.iter().for_each(|key| found.entry(key).or_default().extend_from_slice(of(*term as usize)));
    }
    for postings in found.values_mut() {
        // Of several words on one page the weightiest counts.
        postings.sort_unstable_by(|a, b| b.cmp(a));
        postings.dedup_by_key(|p| p.page());
        postings.reverse();
    }
    found
}

/// What marks the keys of a name as no words: first those of its sound, then those of its consonants.
const KEY_MARKS: [char; 2] = ['~', '_'];
