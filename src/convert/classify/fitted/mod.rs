//! A second opinion on plain text: what all marks of a block and of the blocks around it say together.
//!
//! Two forests of decision trees (Friedman, 2001), one after the other: the first judges each block by its marks, the
//! second by these and by what the first says of the blocks around it (stacked sequential learning: Cohen and Carvalho,
//! 2005). Which marks there are stands in `marks` and `around`; the trees were fitted to labelled texts
//! (`docs/decisions/` tells how) and stand in `trees.tsv`.

mod around;
#[cfg(test)]
mod dump;
mod marks;
mod trees;

use std::sync::LazyLock;

use super::chain::State;
use super::features::{Document, Judged};

pub(super) use marks::four_words;

use marks::{Row, number};
use trees::Forest;

/// How likely body has to be for a block that was noise, and at most for one that was body.
const SURE: [f32; 2] = [0.65, 0.3];
/// The same for a paragraph of so many words that nothing else is said against: a lost one is worse than a caption kept.
const SOUND: f32 = 0.1;
const LONG: usize = 14;
/// The same for a block that something marks as noise, and that only its neighbours keep.
const DOUBTED: f32 = 0.6;
/// How likely a caption.
const CAPTION: f32 = 0.5;

/// What the second opinion makes of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Opinion {
    pub body: bool,
    pub caption: bool,
}

/// The fitted trees.
struct Fitted {
    first: Forest,
    second: Forest,
    caption: Forest,
}

static FITTED: LazyLock<Fitted> = LazyLock::new(|| {
    let [first, second, caption] = ["first", "second", "caption"].map(|n| trees::read(include_str!("trees.tsv"), n));
    Fitted { first, second, caption }
});

/// The opinion on all blocks, of which `states` is the first.
pub(super) fn opinions(document: &Document, judged: &[Judged], states: &[State]) -> Vec<Opinion> {
    let mut rows = marks::rows(document, judged, states);
    #[cfg(test)]
    dump::take(document, &rows);
    let first: Vec<f32> = rows.iter().map(|r| FITTED.first.score(&r.values)).collect();
    hearsay(&mut rows, document, &first);
    let sound = |i: usize| judged[i].prose && judged[i].reason.is_none() && document.raws[i].words >= LONG;
    let need = |i: usize| match states[i] {
        State::Body if sound(i) => SOUND,
        State::Body if judged[i].reason.is_some() && judged[i].weight.body < 1.0 => DOUBTED,
        State::Body => SURE[1],
        _ => SURE[0],
    };
    let opinion = |(i, row): (usize, &Row)| {
        let body = likely(FITTED.second.score(&row.values)) > need(i);
        Opinion { body, caption: !body && likely(FITTED.caption.score(&row.values)) > CAPTION }
    };
    rows.iter().enumerate().map(opinion).collect()
}

fn likely(score: f32) -> f32 {
    1.0 / (1.0 + (-score).exp())
}

/// How many marks [`hearsay`] adds.
#[cfg(test)]
const HEARSAY: usize = 15;
/// How far the second forest hears what the first says.
const EARSHOT: isize = 4;

/// Adds to each block's marks what the first forest says of it and of the blocks around it.
fn hearsay(rows: &mut [Row], document: &Document, first: &[f32]) {
    let n = first.len();
    let (above, below) = (Heard::new(0..n, document, first), Heard::new((0..n).rev(), document, first));
    for (i, row) in rows.iter_mut().enumerate() {
        for d in -EARSHOT..=EARSHOT {
            let said = i.checked_add_signed(d).and_then(|j| first.get(j));
            row.add_at("first", d, said.map_or(-9.0, |s| s.clamp(-6.0, 6.0)));
        }
        row.add("first since", above.distance[i]);
        row.add("first until", below.distance[i]);
        row.add_at("first within", -10, likely_within(&first[i.saturating_sub(10)..i]));
        row.add_at("first within", 10, likely_within(&first[i + 1..n.min(i + 11)]));
        row.count("first words above", above.words[i].min(1000));
        row.count("first words below", below.words[i].min(1000));
    }
}

/// What the first forest takes for the body above or below each block.
struct Heard {
    /// Blocks to the next one.
    distance: Vec<f32>,
    /// All words of it.
    words: Vec<usize>,
}

impl Heard {
    /// `order` are all blocks, from this side.
    fn new(order: impl Iterator<Item = usize>, document: &Document, first: &[f32]) -> Self {
        let mut out = Self { distance: vec![50.0; first.len()], words: vec![0; first.len()] };
        let (mut last, mut words) = (None::<usize>, 0);
        for i in order {
            out.words[i] = words;
            out.distance[i] = last.map_or(50.0, |l| number(l.abs_diff(i).min(40)));
            if first[i] > 0.0 {
                (last, words) = (Some(i), words + document.raws[i].words.min(150));
            }
        }
        out
    }
}

fn likely_within(scores: &[f32]) -> f32 {
    let sum: f32 = scores.iter().map(|s| likely(*s)).sum();
    if scores.is_empty() { 0.5 } else { sum / number(scores.len()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The trees ask for marks by their numbers.
    #[test]
    fn the_table_has_the_marks_that_are_taken() {
        let names = |n: usize| include_str!("trees.tsv").lines().next().map_or(0, |l| l.split([',', '\t']).count() - n);
        let known = super::super::features::Known::default();
        let text = "The harbour of Ostrava was closed on Monday.\nIt opens again in the spring, the council says.";
        let raws = crate::convert::plain::blocks(text);
        let document = Document::new(&raws, &known);
        let judged = document.judge();
        let rows = marks::rows(&document, &judged, &vec![State::Body; judged.len()]);
        assert_eq!(rows[0].values.len() + HEARSAY, names(1));
        assert!(rows.iter().all(|r| r.values.len() == rows[0].values.len()));
        assert!(FITTED.first.score(&rows[0].values) > 0.0);
    }

    #[test]
    fn what_is_likely_is_a_share() {
        assert!((likely(0.0) - 0.5).abs() < 1e-6);
        assert!(likely(5.0) > 0.99 && likely(-5.0) < 0.01);
    }
}
