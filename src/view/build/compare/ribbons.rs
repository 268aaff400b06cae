//! Parallel texts drawn: paragraphs as blocks on two sides, what they share as bands between them.
#![allow(clippy::cast_precision_loss)] // an article has fewer than 2^52 words

use super::{Builder, Line};
use crate::dossier::{NodeId, PublishableParagraph};
use crate::view::{Ribbon, RibbonBlock, Ribbons, Text};

/// With more paragraphs on a side nothing could be told apart.
const MOST: usize = 60;
/// From the top to the first block: there stand the names of the two sides.
const TOP: f64 = 26.0;
const GAP: f64 = 8.0;
/// Room for a block's number.
const LOWEST: f64 = 17.0;
/// The height of a word, and of the taller side at most.
const WORD: f64 = 1.6;
const TALLEST: f64 = 900.0;
/// Where bands begin and end, and where they bend.
const LEFT: f64 = 44.0;
const RIGHT: f64 = 372.0;
const BEND: (f64, f64) = (200.0, 216.0);

/// A block: its top and height, and how many words it stands for.
struct Block {
    top: f64,
    height: f64,
    words: f64,
}

/// `None` where there is too little or too much to draw.
pub(super) fn ribbons<'a>(b: &Builder<'_>, x: NodeId, y: NodeId, lines: &[Line]) -> Option<Ribbons<'a>> {
    let words = |id: NodeId| -> Option<Vec<usize>> {
        Some(b.dossier.texts.get(&id)?.paragraphs().iter().map(PublishableParagraph::words).collect())
    };
    let (ours, theirs) = (words(x)?, words(y)?);
    if lines.len() < 2 || ours.len() > MOST || theirs.len() > MOST {
        return None;
    }
    let longest = ours.iter().sum::<usize>().max(theirs.iter().sum()).max(1);
    let scale = WORD.min(TALLEST / longest as f64);
    let (left, right) = (side(&ours, scale), side(&theirs, scale));
    let bottom = |side: &[Block]| side.last().map_or(TOP, |b| b.top + b.height);
    Some(Ribbons {
        height: number(bottom(&left).max(bottom(&right)) + 1.0),
        bands: lines.iter().filter_map(|line| band(line, &left, &right)).collect(),
        first: blocks(&left),
        second: blocks(&right),
    })
}

fn side(words: &[usize], scale: f64) -> Vec<Block> {
    let mut top = TOP;
    let block = |words: &usize| {
        let height = (*words as f64 * scale).max(LOWEST);
        let block = Block { top, height, words: (*words).max(1) as f64 };
        top += height + GAP;
        block
    };
    words.iter().map(block).collect()
}

fn blocks<'a>(side: &[Block]) -> Vec<RibbonBlock<'a>> {
    let block = |(n, b): (u32, &Block)| RibbonBlock {
        number: n,
        y: number(b.top),
        height: number(b.height),
        text_y: number(b.top + b.height / 2.0 + 4.0),
    };
    (1..).zip(side).map(block).collect()
}

/// From the first shared word to the last on each side.
fn band<'a>(line: &Line, left: &[Block], right: &[Block]) -> Option<Ribbon<'a>> {
    let (ours, theirs) = (left.get(line.first as usize - 1)?, right.get(line.second as usize - 1)?);
    let stretch = |block: &Block, ranges: &mut dyn Iterator<Item = &std::ops::Range<usize>>| {
        let (start, end) = ranges.fold((usize::MAX, 0), |(s, e), r| (s.min(r.start), e.max(r.end)));
        let at = |word: usize| block.top + block.height * (word as f64 / block.words).min(1.0);
        (at(start), at(end))
    };
    let (a, b) = stretch(ours, &mut line.runs.iter().map(|(x, _)| x));
    let (c, d) = stretch(theirs, &mut line.runs.iter().map(|(_, y)| y));
    let shared: usize = line.runs.iter().map(|(x, _)| x.len()).sum();
    let n = |value: f64| number(value);
    let (left, right, near, far) = (n(LEFT), n(RIGHT), n(BEND.0), n(BEND.1));
    let (a, b, c, d) = (n(a), n(b), n(c), n(d));
    let path = format!("M{left} {a}C{near} {a} {far} {c} {right} {c}V{d}C{far} {d} {near} {b} {left} {b}Z");
    Some(Ribbon { path: path.into(), weak: (shared * 2) as f64 <= ours.words.min(theirs.words) })
}

/// At most one decimal.
fn number<'a>(value: f64) -> Text<'a> {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned).into()
}
