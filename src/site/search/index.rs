//! The inverted index in memory: terms, and the pages that have them.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::Arc;

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
const OFTEN: u8 = 3;

/// All terms with their postings, as they come.
#[derive(Default)]
pub struct Index {
    ids: HashMap<Arc<str>, u32, BuildHasherDefault<WordHasher>>,
    terms: Vec<Term>,
    /// Term, page, weight: sorted by term only at the end, since one list for all costs no allocations.
    postings: Vec<(u32, u32, Weight)>,
}

struct Term {
    word: Arc<str>,
    /// For a word of a name: the terms under which its other spellings meet.
    keys: Vec<u32>,
    /// Its latest posting and how often its page has the word.
    latest: Option<(u32, u8)>,
}

impl Index {
    /// Says that a word is part of a name: pages that have it are found under its keys as well.
    pub fn name(&mut self, word: &str, keys: impl FnOnce(&str) -> Vec<String>) {
        let term = self.id(word) as usize;
        if self.terms[term].keys.is_empty() {
            let marked = |(key, mark): (&String, char)| (key.len() > 2).then(|| format!("{mark}{key}"));
            let keys = keys(word);
            self.terms[term].keys = keys.iter().zip(KEY_MARKS).filter_map(marked).map(|k| self.id(&k)).collect();
        }
    }

    /// A word on a page. Pages come in the order of their numbers.
    pub fn add(&mut self, word: &str, page: u32, weight: Weight) {
        let term = self.id(word);
        self.post(term, page, weight);
        for i in 0..self.terms[term as usize].keys.len() {
            self.post(self.terms[term as usize].keys[i], page, weight);
        }
    }

    fn post(&mut self, id: u32, page: u32, weight: Weight) {
        let term = &mut self.terms[id as usize];
        if let Some((at, times)) = &mut term.latest
            && let Some(posting) = self.postings.get_mut(*at as usize).filter(|p| p.1 == page)
        {
            *times = times.saturating_add(1);
            let weight = if weight == Weight::Text && *times >= OFTEN { Weight::Often } else { weight };
            posting.2 = posting.2.max(weight);
            return;
        }
        term.latest = u32::try_from(self.postings.len()).ok().map(|at| (at, 1));
        self.postings.push((id, page, weight));
    }

    fn id(&mut self, word: &str) -> u32 {
        if let Some(id) = self.ids.get(word) {
            return *id;
        }
        let (word, id): (Arc<str>, u32) = (word.into(), u32::try_from(self.terms.len()).unwrap_or(u32::MAX));
        self.ids.insert(Arc::clone(&word), id);
        self.terms.push(Term { word, keys: Vec::new(), latest: None });
        id
    }

    /// Calls `each` with every term in the order of its letters, its pages in their order, and their weights.
    pub fn sorted(self, mut each: impl FnMut(&str, &[(u32, Weight)])) {
        let mut starts = vec![0_usize; self.terms.len() + 1];
        self.postings.iter().for_each(|(term, ..)| starts[*term as usize + 1] += 1);
        (1..starts.len()).for_each(|i| starts[i] += starts[i - 1]);
        let mut next = starts.clone();
        let mut by_term = vec![(0, Weight::Text); self.postings.len()];
        for (term, page, weight) in self.postings {
            by_term[next[term as usize]] = (page, weight);
            next[term as usize] += 1;
        }
        let mut order: Vec<(Arc<str>, usize)> = self.terms.into_iter().map(|t| t.word).zip(0..).collect();
        order.sort_unstable();
        // A word of a name alone may stand on no page.
        order.retain(|(_, id)| starts[*id] < starts[*id + 1]);
        order.iter().for_each(|(word, id)| each(word, &by_term[starts[*id]..starts[*id + 1]]));
    }
}

/// What marks the keys of a name as no words: first those of its sound, then those of its consonants.
const KEY_MARKS: [char; 2] = ['~', '_'];

/// A fast hash for short words; nobody gains by words that collide in their own dossier (after FxHash, of rustc).
#[derive(Default)]
pub struct WordHasher(u64);

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut eight = [0; 8];
            eight[..chunk.len()].copy_from_slice(chunk);
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(eight)).wrapping_mul(0x517c_c1b7_2722_0a95);
        }
    }

    fn write_u8(&mut self, _: u8) {}

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
}
