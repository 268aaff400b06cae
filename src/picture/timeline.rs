//! A timeline: each item in a lane of its own where others would be in its way, and where most of them crowd into a
//! short time, that time once more, larger.

use super::round;
use super::scale::{Days, Tick};

/// What is to be placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    pub days: Days,
    /// Characters of its label; 0 for none.
    pub label: usize,
}

/// One axis with its items.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    pub days: Days,
    pub ticks: Vec<Tick>,
    pub lanes: u32,
    pub items: Vec<Placed>,
    /// Where the next panel's time lies in this one: place and width.
    pub focus: Option<(f64, f64)>,
}

/// An item in its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed {
    /// Its index among the items given.
    pub item: usize,
    pub x: f64,
    pub width: f64,
    pub lane: u32,
    /// Where its label has room.
    pub label: Option<Side>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    After,
    Before,
    /// On a mark that leaves no room beside it.
    Over,
}

/// The width, in characters, for which labels are laid out; narrower pages leave labels out.
const CHARACTERS: f64 = 150.0;
/// What a mark takes at least, and the room between two things in a lane, in percent.
const MARK: f64 = 1.4;
const ROOM: f64 = 1.0;
/// Beyond so many lanes labels are given up, then lanes are shared.
const MOST_LABELLED: usize = 14;
const MOST_LANES: usize = 24;

/// The panels of a timeline: one, or two where a short time holds at least half of the items.
pub fn timeline(items: &[Item]) -> Vec<Panel> {
    let Some(whole) = around(items.iter().map(|i| i.days)) else { return Vec::new() };
    let all: Vec<usize> = (0..items.len()).collect();
    let Some(focus) = focus(items, whole) else { return vec![panel(items, &all, whole, None)] };
    let (near, far): (Vec<usize>, Vec<usize>) = all.into_iter().partition(|i| focus.holds(items[*i].days));
    vec![panel(items, &far, whole, Some(focus)), panel(items, &near, focus, None)]
}

/// The time that holds all of these, and a little more.
fn around(days: impl Iterator<Item = Days>) -> Option<Days> {
    days.reduce(|a, b| Days { from: a.from.min(b.from), to: a.to.max(b.to) }).map(|d| d.padded(0.02))
}

/// The shortest time that holds half of the items, if it is short and worth a panel of its own.
fn focus(items: &[Item], whole: Days) -> Option<Days> {
    let mut short: Vec<Days> = items.iter().map(|i| i.days).filter(|d| d.length() * 12 < whole.length()).collect();
    let half = items.len().div_ceil(2);
    if short.len() < half.max(5) {
        return None;
    }
    short.sort();
    let holding = |days: &[Days]| around(days.iter().copied());
    let shortest = short.windows(half).filter_map(holding).min_by_key(|d| (d.length(), d.from))?;
    // What lies just beside belongs to it.
    let near = shortest.padded(0.35);
    let focus = around(short.into_iter().filter(|d| near.holds(*d)))?;
    (focus.length() * 8 < whole.length()).then_some(focus)
}

fn panel(items: &[Item], wanted: &[usize], days: Days, focus: Option<Days>) -> Panel {
    let focus = focus.map(|f| (days.x(f.from), round(days.x(f.to) - days.x(f.from))));
    let mut order = wanted.to_vec();
    order.sort_by_key(|i| (items[*i].days.from, std::cmp::Reverse(items[*i].days.to), *i));
    let mut lanes: Vec<Vec<(f64, f64)>> = Vec::new();
    let items = order.into_iter().map(|i| place(items[i], i, days, &mut lanes)).collect();
    Panel { days, ticks: days.ticks(), lanes: u32::try_from(lanes.len()).unwrap_or(0), items, focus }
}

/// The first lane with room for the mark and its label, else for the mark, else the last lane.
fn place(item: Item, index: usize, days: Days, lanes: &mut Vec<Vec<(f64, f64)>>) -> Placed {
    let (x, end) = (days.x(item.days.from), days.x(item.days.to));
    let mark = (x, (end).max(x + MARK));
    let label = if item.label == 0 { None } else { side(mark, label_width(item)) };
    let taken = label.map_or(mark, |side| with_label(mark, label_width(item), side));
    let (lane, label) = match free(lanes, taken, MOST_LABELLED) {
        Some(lane) => (lane, label),
        None => (free(lanes, mark, MOST_LANES).unwrap_or(MOST_LANES - 1), None),
    };
    let taken = if label.is_some() { taken } else { mark };
    lanes.resize(lanes.len().max(lane + 1), Vec::new());
    lanes[lane].push(taken);
    Placed { item: index, x, width: round(end - x), lane: u32::try_from(lane).unwrap_or(0), label }
}

#[allow(clippy::cast_precision_loss)] // labels are short
fn label_width(item: Item) -> f64 {
    (item.label as f64 + 1.5) / CHARACTERS * 100.0
}

/// After the mark, before it where it would run out of the picture, on it where neither has room, or nowhere.
fn side(mark: (f64, f64), label: f64) -> Option<Side> {
    let fits = [
        (Side::After, mark.1 + label <= 100.0),
        (Side::Before, mark.0 - label >= 0.0),
        (Side::Over, mark.0 + label < mark.1),
    ];
    fits.into_iter().find(|(_, fits)| *fits).map(|(side, _)| side)
}

fn with_label(mark: (f64, f64), label: f64, side: Side) -> (f64, f64) {
    match side {
        Side::After => (mark.0, mark.1 + label),
        Side::Before => (mark.0 - label, mark.1),
        Side::Over => mark,
    }
}

fn free(lanes: &[Vec<(f64, f64)>], taken: (f64, f64), most: usize) -> Option<usize> {
    let clear = |lane: &Vec<(f64, f64)>| lane.iter().all(|l| l.1 + ROOM <= taken.0 || taken.1 + ROOM <= l.0);
    lanes.iter().position(clear).or(Some(lanes.len())).filter(|lane| *lane < most)
}
