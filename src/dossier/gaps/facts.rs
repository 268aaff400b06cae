//! Sentences, and whether they state something that can be looked up.

use std::ops::Range;

use crate::dossier::names::lexicon::CALENDAR;
use crate::dossier::names::words::{Case, Gap, Words};

/// A sentence of a paragraph.
#[derive(Debug)]
pub struct Sentence<'a> {
    /// Without the mark at its end.
    pub text: &'a str,
    /// Its bytes in the paragraph.
    pub range: Range<usize>,
    pub words: usize,
    pub facts: Facts,
}

/// What a sentence has that somebody could check.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Facts {
    pub name: bool,
    pub number: bool,
    pub date: bool,
}

impl Facts {
    pub fn any(self) -> bool {
        self.name || self.number || self.date
    }
}

/// The sentences of a paragraph; `names` says where curated names stand in it.
pub fn sentences<'a>(paragraph: &'a str, language: &str, names: &[Range<usize>]) -> Vec<Sentence<'a>> {
    let words = Words::new(paragraph);
    let mut starts: Vec<usize> = (0..words.len()).filter(|at| words.words[*at].before == Gap::Stop).collect();
    starts.push(words.len());
    let sentence = |span: &[usize]| {
        let range = words.range(span[0]..span[1]);
        let named = names.iter().any(|n| range.start <= n.start && n.end <= range.end);
        let mut facts = facts(&words, span[0]..span[1], language);
        facts.name |= named;
        Sentence { text: &paragraph[range.clone()], range, words: span[1] - span[0], facts }
    };
    starts.windows(2).map(sentence).collect()
}

fn facts(words: &Words<'_>, span: Range<usize>, language: &str) -> Facts {
    let mut facts = Facts::default();
    for at in span.clone() {
        let case = words.words[at].case;
        let is_capital = matches!(case, Case::Capital | Case::Upper);
        facts.number |= words.written(at).chars().any(char::is_numeric);
        // `May` and `Sat` are days and months only where they are written as names.
        facts.date |= is_capital && CALENDAR.has(words.folded(at)) && !words.starts_sentence(at);
        // Every noun is a capital in German, and the first word of a sentence everywhere.
        facts.name |= is_capital && language != "de" && !words.starts_sentence(at);
    }
    facts
}
