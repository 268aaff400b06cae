//! The sources as words, and their sentences with names and dates.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

use super::when::{self, TimeExpression};
use super::{Passage, Source};
use crate::dossier::names::lexicon::primary;
use crate::dossier::names::words::{Case, Gap, Words};

/// A source cut into words.
#[derive(Debug)]
pub struct Text<'a> {
    pub language: &'a str,
    pub paragraphs: Vec<Words<'a>>,
}

pub fn read<'a>(sources: &[Source<'a>]) -> Vec<Text<'a>> {
    let paragraphs = |s: &Source<'a>| s.paragraphs.iter().map(|p| Words::new(p)).collect();
    sources.iter().map(|s| Text { language: primary(s.language), paragraphs: paragraphs(s) }).collect()
}

/// All words that stand somewhere in lower case.
pub fn vocabulary(texts: &[Text<'_>]) -> HashSet<String> {
    let mut out = HashSet::new();
    for words in texts.iter().flat_map(|t| &t.paragraphs) {
        for at in (0..words.len())
            .filter(|at| words.words[*at].case == Case::Lower && words.words[*at].before != Gap::Apostrophe)
        {
            if !out.contains(words.folded(at)) {
                out.insert(words.folded(at).to_owned());
            }
        }
    }
    out
}

/// A name in a text, whoever bears it: the name under which it is known or proposed.
#[derive(Debug, Clone)]
pub struct Named {
    pub passage: Passage,
    pub name: String,
}

/// A sentence with the names and dates in it.
#[derive(Debug)]
pub struct Statement<'a> {
    pub passage: Passage,
    pub words: &'a Words<'a>,
    pub span: Range<usize>,
    pub names: BTreeSet<String>,
    /// The bytes that names take.
    pub named: Vec<Range<usize>>,
    /// Where each name stands, in bytes of the paragraph.
    pub places: Vec<(String, usize)>,
    pub dates: Vec<TimeExpression>,
    /// Months of an article without a date, as they are if it appeared with the others: for comparisons alone.
    pub near: Vec<TimeExpression>,
}

/// The sentences that name somebody or something. `named` is in the order of the texts.
pub fn statements<'a>(sources: &[Source<'_>], texts: &'a [Text<'_>], named: &[Named]) -> Vec<Statement<'a>> {
    let mut out = Vec::new();
    let mut next = named.iter().peekable();
    let common = common_date(sources);
    for (source, text) in texts.iter().enumerate() {
        let date = sources[source].date;
        for (paragraph, words) in text.paragraphs.iter().enumerate() {
            let here = |p: &Passage| (p.source, p.paragraph) <= (source, paragraph);
            let mut in_paragraph = Vec::new();
            while let Some(name) = next.next_if(|n| here(&n.passage)) {
                in_paragraph.push(name);
            }
            let dates = when::in_words(words, text.language, date);
            let near = match (date, common) {
                (None, Some(_)) => months(when::in_words(words, text.language, common)),
                _ => Vec::new(),
            };
            let spans = sentences(words).into_iter();
            out.extend(
                spans.filter_map(|span| statement((source, paragraph), words, span, &in_paragraph, [&dates, &near])),
            );
        }
    }
    out
}

/// The day of an article in the middle of all that have one, if they appeared within a month.
fn common_date<'a>(sources: &[Source<'a>]) -> Option<&'a str> {
    let mut dates: Vec<&str> = sources.iter().filter_map(|s| s.date).collect();
    dates.sort_unstable();
    let (first, last) = (when::day_of(dates.first()?)?, when::day_of(dates.last()?)?);
    (when::days_between(last, first) <= 31).then(|| dates[dates.len() / 2])
}

/// The expressions that mean a month, as approximate ones.
fn months(all: Vec<TimeExpression>) -> Vec<TimeExpression> {
    let months = all.into_iter().filter(|d| d.edtf.len() == 7);
    months.map(|d| TimeExpression { edtf: format!("{}~", d.edtf), ..d }).collect()
}

fn statement<'a>(
    at: (usize, usize),
    words: &'a Words<'a>,
    span: Range<usize>,
    told: &[&Named],
    dates: [&[TimeExpression]; 2],
) -> Option<Statement<'a>> {
    let range = words.range(span.clone());
    let within = |r: &Range<usize>| range.start <= r.start && r.end <= range.end;
    let from = told.partition_point(|n| n.passage.range.start < range.start);
    let inside: Vec<&&Named> = told[from..].iter().take_while(|n| n.passage.range.start < range.end).collect();
    let names: BTreeSet<String> = inside.iter().map(|n| n.name.clone()).collect();
    let [dates, near] = dates.map(|all| {
        let first = all.partition_point(|d| d.range.start < range.start);
        let here = all[first..].iter().take_while(|d| d.range.start < range.end);
        here.filter(|d| within(&d.range)).cloned().collect::<Vec<TimeExpression>>()
    });
    let passage = Passage { source: at.0, paragraph: at.1, range };
    (!names.is_empty()).then_some(Statement {
        passage,
        words,
        span,
        names,
        named: inside.iter().map(|n| n.passage.range.clone()).collect(),
        places: inside.iter().map(|n| (n.name.clone(), n.passage.range.start)).collect(),
        dates,
        near,
    })
}

/// The sentences of a paragraph, as ranges of words.
fn sentences(words: &Words<'_>) -> Vec<Range<usize>> {
    let mut starts: Vec<usize> = (0..words.len()).filter(|at| words.words[*at].before == Gap::Stop).collect();
    starts.push(words.len());
    starts.windows(2).map(|w| w[0]..w[1]).collect()
}
