//! The marks of a block's place: what stands farther above and below, and what kind of file it is in.

use std::collections::BTreeSet;
use std::ops::Range;

use super::super::super::model::Reason;
use super::super::super::raw::ratio;
use super::super::chain::State;
use super::super::features::{Document, Judged};
use super::marks::{Ending, Row, Sketch, number};

/// What stands above or below each block, counted from one side.
struct Side {
    /// Good blocks.
    good: Vec<usize>,
    /// Their words.
    words: Vec<usize>,
    /// Blocks to the next good one.
    distance: Vec<usize>,
    /// Blocks of noise before it.
    noise: Vec<usize>,
    /// Whether one since then ends in a colon.
    colon: Vec<bool>,
}

/// What stands farther above and below.
pub(super) struct Around<'a> {
    document: &'a Document<'a>,
    good: Vec<bool>,
    above: Side,
    below: Side,
    /// How strongly the blocks above say that the article is over, and those below.
    ended: Vec<f32>,
    ends: Vec<f32>,
    byline_at: Option<usize>,
    file: [(&'static str, f32); 8],
}

impl Side {
    /// `order` are all blocks, from this side.
    fn new(order: impl Iterator<Item = usize>, sketches: &[Sketch], good: &[bool]) -> Self {
        let n = good.len();
        let mut out = Self {
            good: vec![0; n],
            words: vec![0; n],
            distance: vec![n; n],
            noise: vec![0; n],
            colon: vec![false; n],
        };
        let (mut count, mut words, mut last, mut noisy, mut colon) = (0, 0, None::<usize>, 0, false);
        for i in order {
            (out.good[i], out.words[i], out.noise[i], out.colon[i]) = (count, words, noisy, colon);
            out.distance[i] = last.map_or(n, |l| l.abs_diff(i));
            noisy += usize::from(sketches[i].weight < -2.5);
            colon = (colon && !good[i]) || sketches[i].end == Ending::Colon;
            if good[i] {
                (count, words, last, noisy) = (count + 1, words + sketches[i].words, Some(i), 0);
            }
        }
        out
    }
}

impl<'a> Around<'a> {
    pub fn new(document: &'a Document, judged: &[Judged], sketches: &[Sketch]) -> Self {
        let (n, start) = (sketches.len(), document.known.title_at.unwrap_or(0));
        let good: Vec<bool> = (0..n).map(|i| sketches[i].good && i >= start).collect();
        let most = |so_far: &mut f32, i: usize| {
            let before = *so_far;
            *so_far = before.max(judged[i].weight.end);
            Some(before)
        };
        let mut ends: Vec<f32> = (0..n).rev().scan(0.0, most).collect();
        ends.reverse();
        Self {
            document,
            above: Side::new(0..n, sketches, &good),
            below: Side::new((0..n).rev(), sketches, &good),
            good,
            ended: (0..n).scan(0.0, most).collect(),
            ends,
            byline_at: (0..n).find(|i| judged[*i].reason == Some(Reason::Byline) && *i > start),
            file: file(document, sketches),
        }
    }

    pub fn marks(&self, row: &mut Row, i: usize, sketches: &[Sketch]) {
        self.counts(row, i);
        self.place(row, i);
        self.near(row, i, sketches);
        self.run(row, i, sketches);
        self.topic(row, i);
        self.file.iter().for_each(|(name, value)| row.add(name, *value));
    }

    fn counts(&self, row: &mut Row, i: usize) {
        let (above, below) = (&self.above, &self.below);
        let capped = |row: &mut Row, name, count: usize| row.count(name, count.min(40));
        capped(row, "good above", above.good[i]);
        capped(row, "good below", below.good[i]);
        capped(row, "since good", above.distance[i]);
        capped(row, "until good", below.distance[i]);
        capped(row, "noise since", above.noise[i]);
        capped(row, "noise until", below.noise[i]);
        row.add("words above", ratio(above.words[i], (above.words[i] + below.words[i]).max(1)));
        row.count("words below", below.words[i].min(500));
        row.add("ended", self.ended[i]);
        row.add("ends", self.ends[i]);
    }

    /// Where it stands to the headline, the byline, the first paragraph and the end.
    fn place(&self, row: &mut Row, i: usize) {
        let from = |row: &mut Row, name, at: Option<usize>| {
            let steps = |a: usize| if i < a { -number((a - i).min(20)) } else { number((i - a).min(20)) };
            row.add(name, at.map_or(-30.0, steps));
        };
        from(row, "from title", self.document.known.title_at);
        from(row, "from first prose", Some(self.document.first_prose));
        from(row, "from third prose", Some(self.document.third_prose));
        from(row, "from byline", self.byline_at.filter(|b| *b <= self.document.first_prose + 4));
        row.count("from first", i.min(30));
        row.count("from last", (self.good.len() - 1 - i).min(30));
        row.add("place", ratio(i, self.good.len()));
    }

    /// How dense the text is around it.
    fn near(&self, row: &mut Row, i: usize, sketches: &[Sketch]) {
        for (d, reach) in [(2, 2), (4, 4), (8, 8)] {
            for (sign, range) in [(-1, i.saturating_sub(reach)..i), (1, i + 1..sketches.len().min(i + 1 + reach))] {
                let words = range.clone().map(|j| sketches[j].words.min(60)).sum();
                row.add_at("good within", d * sign, number(count(range.clone(), |j| self.good[j])));
                row.add_at("words within", d * sign, ratio(words, range.len().max(1)));
                row.add_at("body within", d * sign, number(count(range, |j| sketches[j].state == State::Body)));
            }
        }
    }

    /// The row of lines between two paragraphs that it is in: how long, how alike they are.
    fn run(&self, row: &mut Row, i: usize, sketches: &[Sketch]) {
        let (since, until) = (self.above.distance[i], self.below.distance[i]);
        let alike = |j: usize| {
            let (own, other) = (&sketches[i], &sketches[j]);
            !self.good[j] && other.kind == own.kind && other.start == own.start
        };
        let (above, below) = (i.saturating_sub(4)..i, i + 1..sketches.len().min(i + 5));
        row.count("run", (since + until).saturating_sub(1).min(40));
        row.count("alike above", count(above.clone(), alike));
        row.count("alike below", count(below, alike));
        row.when("under a colon", self.above.colon[i]);
    }

    /// How much of its words the paragraphs beside it have.
    fn topic(&self, row: &mut Row, i: usize) {
        let words = &self.document.words[i];
        let said = |near: Vec<usize>| {
            let near: Vec<&BTreeSet<String>> = near.into_iter().map(|j| &self.document.words[j]).collect();
            ratio(words.iter().filter(|w| near.iter().any(|n| n.contains(*w))).count(), words.len().max(1))
        };
        let far = 12;
        row.add("said above", said((i.saturating_sub(far)..i).rev().filter(|j| self.good[*j]).take(3).collect()));
        row.add("said below", said((i + 1..self.good.len().min(i + far)).filter(|j| self.good[*j]).take(3).collect()));
    }
}

fn count(range: Range<usize>, yes: impl Fn(usize) -> bool) -> usize {
    range.filter(|j| yes(*j)).count()
}

/// In what kind of file it stands.
fn file(document: &Document, sketches: &[Sketch]) -> [(&'static str, f32); 8] {
    let n = sketches.len();
    let share = |yes: &dyn Fn(&Sketch) -> bool| ratio(sketches.iter().filter(|s| yes(s)).count(), n.max(1));
    let mut lengths: Vec<usize> = sketches.iter().filter(|s| s.good).map(|s| s.words).collect();
    lengths.sort_unstable();
    [
        ("blocks", number(n)),
        ("good ones", share(&|s| s.good)),
        ("body so far", share(&|s| s.state == State::Body)),
        ("few words", share(&|s| s.words <= 3)),
        ("gaps", share(&|s| s.gap)),
        ("usual length", number(lengths.get(lengths.len() / 2).copied().unwrap_or(0))),
        ("conversational", f32::from(u8::from(document.conversational))),
        ("title", document.known.title_at.map_or(-1.0, number)),
    ]
}
