//! A second opinion on plain text: what all marks of a block and of the blocks around it say together.
//!
//! A linear chain (Lafferty et al., 2001) over three labels. Which marks there are stands in `marks` and `around`; how much
//! each counts was fitted to labelled texts (`docs/decisions/` tells how) and stands in `weights.tsv`: a mark, and its
//! log-odds of body and of caption against other noise. It is asked with a question: where it is sure, it overrules.

mod around;
mod marks;

use std::collections::HashMap;
use std::fmt::{Arguments, Write};
use std::sync::LazyLock;

use super::chain::State;
use super::features::{Document, Judged};

pub(super) use marks::four_words;

/// How likely body has to be for a block that was noise, and at most for one that was body.
const SURE: [f32; 2] = [0.75, 0.25];
/// The same for a paragraph of so many words that nothing else is said against: a lost one is worse than a caption kept.
const SOUND: f32 = 0.08;
const LONG: usize = 14;
/// How likely a caption.
const CAPTION: f32 = 0.6;

/// What the second opinion makes of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Opinion {
    pub body: bool,
    pub caption: bool,
}

/// Scores of body, caption and other noise.
type Scores = [f32; 3];

struct Weights {
    /// By the hash of the mark.
    marks: HashMap<u64, Scores>,
    /// From a label (row) to the next.
    steps: [Scores; 3],
}

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| parse(include_str!("weights.tsv")));

/// Reads `mark<TAB>body<TAB>caption`; the marks `>body`, `>caption`, `>noise` are the steps from a label to each.
fn parse(table: &str) -> Weights {
    let mut out = Weights { marks: HashMap::new(), steps: [[0.0; 3]; 3] };
    for line in table.lines() {
        let mut parts = line.split('\t');
        let mark = parts.next().unwrap_or_default();
        let scores = [0; 3].map(|_| parts.next().and_then(|p| p.parse().ok()).unwrap_or(0.0));
        match [">body", ">caption", ">noise"].iter().position(|l| *l == mark) {
            Some(from) => out.steps[from] = scores,
            None => drop(out.marks.insert(hash(format_args!("{mark}")), scores)),
        }
    }
    out
}

/// FNV-1a over what is written: the same on every machine, and nothing is kept.
struct Hash(u64);

impl Write for Hash {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.0 = text.bytes().fold(self.0, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
        Ok(())
    }
}

const START: u64 = 0xcbf2_9ce4_8422_2325;

/// The same of a run of words.
fn hash_words(words: &[&str]) -> u64 {
    let mut hash = Hash(START);
    for word in words {
        let _ = hash.write_str(word).and_then(|()| hash.write_str(" "));
    }
    hash.0
}

fn hash(mark: Arguments<'_>) -> u64 {
    let mut hash = Hash(START);
    // Writing into a number cannot fail.
    let _ = hash.write_fmt(mark);
    hash.0
}

/// The opinion on all blocks, of which `states` is the first.
pub(super) fn opinions(document: &Document, judged: &[Judged], states: &[State]) -> Vec<Opinion> {
    let mut emissions: Vec<Scores> = vec![[0.0; 3]; judged.len()];
    marks::each(document, judged, states, &mut |i, mark| {
        if let Some(scores) = WEIGHTS.marks.get(&hash(mark)) {
            (0..3).for_each(|l| emissions[i][l] += scores[l]);
        }
    });
    let likely = marginals(&emissions);
    let sound = |i: usize| judged[i].prose && judged[i].reason.is_none() && document.raws[i].words >= LONG;
    let need = |i: usize| match states[i] {
        State::Body if sound(i) && judged[i].weight.topic >= 0.5 => SOUND / 4.0,
        State::Body if sound(i) => SOUND,
        State::Body => SURE[1],
        _ => SURE[0],
    };
    let opinion = |(i, l): (usize, &Scores)| Opinion { body: l[0] > need(i), caption: l[1] > CAPTION };
    likely.iter().enumerate().map(opinion).collect()
}

/// How likely each label is, given all blocks: forward and backward (Rabiner, 1989).
fn marginals(emissions: &[Scores]) -> Vec<Scores> {
    let steps = &WEIGHTS.steps;
    let mut forward: Vec<Scores> = Vec::with_capacity(emissions.len());
    for emission in emissions {
        let arrivals = |l: usize| forward.last().map_or(0.0, |f| log_sum([0, 1, 2].map(|k| f[k] + steps[k][l])));
        let next = [0, 1, 2].map(|l| arrivals(l) + emission[l]);
        forward.push(next);
    }
    let mut backward: Scores = [0.0; 3];
    for i in (0..emissions.len()).rev() {
        let sums = [0, 1, 2].map(|l| forward[i][l] + backward[l]);
        let total = log_sum(sums);
        forward[i] = sums.map(|s| (s - total).exp());
        backward = [0, 1, 2].map(|k| log_sum([0, 1, 2].map(|l| steps[k][l] + emissions[i][l] + backward[l])));
    }
    forward
}

fn log_sum(values: Scores) -> f32 {
    let most = values.iter().copied().fold(f32::MIN, f32::max);
    most + values.iter().map(|v| (v - most).exp()).sum::<f32>().ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_read() {
        assert!(WEIGHTS.marks.len() > 500);
        assert!(WEIGHTS.steps.iter().flatten().any(|s| *s > 0.0));
        let lines = include_str!("weights.tsv").lines().filter(|l| !l.starts_with('>')).count();
        assert_eq!(WEIGHTS.marks.len(), lines, "two marks have one hash");
    }

    #[test]
    fn what_is_likely_adds_up() {
        for likely in marginals(&[[2.0, 0.0, 0.0], [0.0, 0.0, 3.0], [0.0, 50.0, 0.0]]) {
            assert!((likely.iter().sum::<f32>() - 1.0).abs() < 1e-4);
        }
    }
}
