//! The marks of a block's place: what stands farther above and below, and what kind of file it is in.

use super::super::super::model::Reason;
use super::super::chain::State;
use super::super::features::{Document, Judged};
use super::marks::{Marks, Sketch, end_step, step};

/// What stands above or below each block, counted from one side.
struct Side {
    /// Good blocks.
    good: Vec<usize>,
    /// Blocks to the next good one.
    distance: Vec<usize>,
    /// Blocks of noise before it.
    noise: Vec<usize>,
}

/// What stands farther above and below.
pub(super) struct Around<'a> {
    states: &'a [State],
    above: Side,
    below: Side,
    /// How strongly the blocks above say that the article is over.
    ended: Vec<u8>,
    title_at: Option<usize>,
    first_prose: usize,
    byline_at: Option<usize>,
    /// The size of the file, and where its headline is: a page copied as a whole begins with its menus.
    page: String,
    /// The share of good blocks.
    density: u8,
}

impl Side {
    /// `order` are all blocks, from this side.
    fn new(order: impl Iterator<Item = usize>, good: &[bool], noise: &[bool]) -> Self {
        let n = good.len();
        let mut out = Self { good: vec![0; n], distance: vec![n; n], noise: vec![0; n] };
        let (mut count, mut last, mut noisy) = (0, None::<usize>, 0);
        for i in order {
            out.good[i] = count;
            out.distance[i] = last.map_or(n, |l| l.abs_diff(i));
            out.noise[i] = noisy;
            noisy += usize::from(noise[i]);
            if good[i] {
                (count, last, noisy) = (count + 1, Some(i), 0);
            }
        }
        out
    }
}

impl<'a> Around<'a> {
    pub fn new(document: &Document, judged: &[Judged], sketches: &[Sketch], states: &'a [State]) -> Self {
        let (n, start) = (sketches.len(), document.known.title_at.unwrap_or(0));
        let good: Vec<bool> = (0..n).map(|i| sketches[i].good && i >= start).collect();
        let noise: Vec<bool> = judged.iter().map(|j| j.weight.body < -2.5).collect();
        let ends = judged.iter().scan(0, |most: &mut u8, j| {
            let before = *most;
            *most = before.max(end_step(j.weight.end));
            Some(before)
        });
        let place = document.known.title_at.map_or('n', |t| match t {
            0..=3 => 'e',
            4..=9 => 'm',
            _ => 'l',
        });
        Self {
            states,
            above: Side::new(0..n, &good, &noise),
            below: Side::new((0..n).rev(), &good, &noise),
            ended: ends.collect(),
            title_at: document.known.title_at,
            first_prose: document.first_prose,
            byline_at: (0..n).find(|i| judged[*i].reason == Some(Reason::Byline) && *i > start),
            page: format!("{}{place}", step(n, &[40, 80, 160])),
            density: step(sketches.iter().filter(|s| s.good).count() * 20 / n.max(1), &[1, 3, 5, 8, 11, 14]),
        }
    }

    pub fn marks(&self, out: &mut Marks, i: usize, sketches: &[Sketch], told: &[&str]) {
        let s = sketches[i];
        self.counts(out, i, s, told);
        self.place(out, i, s);
        near(out, i, sketches);
        self.run(out, i, sketches);
        self.first_opinion(out, i, s);
        self.file(out, i, s);
    }

    fn counts(&self, out: &mut Marks, i: usize, s: Sketch, told: &[&str]) {
        let kind = s.kind;
        let (before, after) = (step(self.above.good[i], &[0, 1, 2, 4]), step(self.below.good[i], &[0, 1, 2, 4]));
        let distance = |side: &Side| step(side.distance[i], &[1, 2, 3, 5, 8, 14]);
        let (since, until) = (distance(&self.above), distance(&self.below));
        let (noise, more) = (self.above.noise[i], self.below.noise[i]);
        for mark in told {
            out.add(format_args!("{mark} after {after} kind {kind}"));
            out.add(format_args!("{mark} words {} kind {kind}", s.words));
        }
        out.add(format_args!("good {before} {after}"));
        out.add(format_args!("good {before} {after} kind {kind}"));
        out.add(format_args!("good after {after} kind {kind} words {}", s.words));
        out.add(format_args!("since {since} kind {kind}"));
        out.add(format_args!("until {until} kind {kind}"));
        out.add(format_args!("between {since} {until} kind {kind}"));
        out.add(format_args!("noise since {} kind {kind}", noise.min(3)));
        out.add(format_args!("noise until {} kind {kind}", more.min(3)));
        out.add(format_args!("noise {} {} kind {kind}", noise.min(2), more.min(2)));
        out.add(format_args!("ended {} kind {kind}", self.ended[i]));
        out.add(format_args!("ended {} good after {after} kind {kind}", self.ended[i]));
        out.add(format_args!("ended {} noise since {} kind {kind}", self.ended[i], noise.min(2)));
    }

    /// Where it stands to the headline, the byline and the first paragraph.
    fn place(&self, out: &mut Marks, i: usize, s: Sketch) {
        let title = match self.title_at {
            None => 'n',
            Some(t) if i < t => 'b',
            Some(t) => *['t', '1', '2', '5', '5', '5'].get(i - t).unwrap_or(&'a'),
        };
        let prose = match i.checked_sub(self.first_prose) {
            None => 'b',
            Some(0) => 'f',
            Some(1) => '1',
            Some(_) => 'a',
        };
        let byline = self.byline_at.filter(|b| *b <= self.first_prose + 4);
        let byline = byline.map_or('n', |b| if i < b { 'b' } else { 'a' });
        out.add(format_args!("title {title} kind {}", s.kind));
        out.add(format_args!("title {title} prose {prose}"));
        out.add(format_args!("title {title} prose {prose} kind {} words {}", s.kind, s.words));
        out.add(format_args!("byline {byline} prose {prose} kind {}", s.kind));
        out.when(i == 0, format_args!("first"));
    }

    /// The row of lines between two paragraphs that it is in: how long, how far along, how alike they are.
    fn run(&self, out: &mut Marks, i: usize, sketches: &[Sketch]) {
        let s = sketches[i];
        if s.good {
            return;
        }
        let (since, until) = (self.above.distance[i], self.below.distance[i]);
        let inside = self.above.good[i] > 0 && self.below.good[i] > 0;
        let edge = match (since, until) {
            (1, 1) => "alone",
            (1, _) => "first",
            (_, 1) => "last",
            _ => "within",
        };
        let alike = |j: usize| sketches.get(j).is_some_and(|o| o.kind == s.kind && o.start == s.start && !o.good);
        let like = (1..4).filter(|d| alike(i + d)).count() + (1..4).filter(|d| i >= *d && alike(i - d)).count();
        let headed = sketches[i.saturating_sub(since)..i].iter().any(|o| o.end == ':');
        let length = step((since + until).saturating_sub(1), &[1, 2, 3, 5, 8, 14]);
        out.add(format_args!("run {length} inside {inside} kind {}", s.kind));
        out.add(format_args!("run {edge} inside {inside} kind {} words {}", s.kind, s.words));
        out.add(format_args!("alike {like} inside {inside} kind {}", s.kind));
        out.when(headed && inside, format_args!("under a colon kind {}", s.kind));
    }

    /// What the first division of the file says.
    fn first_opinion(&self, out: &mut Marks, i: usize, s: Sketch) {
        let state = |j: Option<usize>| j.and_then(|j| self.states.get(j)).map_or('^', |s| letter(*s));
        let body = |range: std::ops::Range<usize>| self.states[range].iter().filter(|s| **s == State::Body).count();
        let (own, end) = (state(Some(i)), self.states.len());
        let (before, after) = (body(i.saturating_sub(4)..i), body((i + 1).min(end)..(i + 5).min(end)));
        out.add(format_args!("state {own} kind {}", s.kind));
        out.add(format_args!("state {own} density {}", self.density));
        out.add(format_args!("state {own} weight {}", s.weight));
        out.add(format_args!("states {}{own}{}", state(i.checked_sub(1)), state(Some(i + 1))));
        out.add(format_args!("bodies {before} {after} kind {}", s.kind));
        out.add(format_args!("bodies {before} {after} state {own}"));
    }

    /// In what kind of file it stands.
    fn file(&self, out: &mut Marks, i: usize, s: Sketch) {
        let (page, kind) = (self.page.as_str(), s.kind);
        let state = letter(self.states[i]);
        out.add(format_args!("density {} kind {kind}", self.density));
        out.add(format_args!("page {page} kind {kind}"));
        out.add(format_args!("page {page} weight {}", s.weight));
        out.add(format_args!("page {page} state {state}"));
        out.add(format_args!("page {page} good after {} kind {kind}", self.below.good[i].min(2)));
        out.add(format_args!("page {page} good before {} kind {kind}", self.above.good[i].min(2)));
    }
}

fn letter(state: State) -> char {
    match state {
        State::Before => 'b',
        State::Body => 'B',
        State::Inset => 'i',
        State::After => 'a',
    }
}

/// Good blocks within four.
fn near(out: &mut Marks, i: usize, sketches: &[Sketch]) {
    let s = sketches[i];
    let good = |range: std::ops::Range<usize>| sketches[range].iter().filter(|s| s.good).count();
    let end = sketches.len();
    let (above, below) = (good(i.saturating_sub(4)..i), good((i + 1).min(end)..(i + 5).min(end)));
    out.add(format_args!("near {above} {below}"));
    out.add(format_args!("near {above} {below} kind {}", s.kind));
    out.add(format_args!("near {} kind {} weight {}", usize::midpoint(above, below), s.kind, s.weight / 2));
}
