//! Who stands with whom: names below each other, and an arc between any two, the thicker the oftener.

use std::collections::BTreeMap;

use super::round;

/// The order of the names, and the arcs.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Network {
    /// Indexes of those that are shown, from top to bottom.
    pub order: Vec<usize>,
    /// The thin ones first, so that the thick ones lie above.
    pub arcs: Vec<Arc>,
    /// How far the widest arc reaches, in rows.
    pub reach: f64,
}

/// An arc between two rows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Arc {
    pub upper: usize,
    pub lower: usize,
    pub weight: u32,
    /// 1 (thin) to 5.
    pub thickness: u8,
}

impl Arc {
    /// How far it reaches aside, in rows: flatter than a half circle, so that long arcs do not need the page.
    pub fn reach(&self) -> f64 {
        #[allow(clippy::cast_precision_loss)] // rows are few
        let apart = (self.lower - self.upper) as f64;
        round(1.1 * apart.powf(0.72))
    }
}

/// Names in an order that keeps those close who stand together often; at most `most` of them, those with most company.
pub fn network(pairs: &BTreeMap<(usize, usize), u32>, most: usize) -> Network {
    let mut company: BTreeMap<usize, u32> = BTreeMap::new();
    for ((a, b), weight) in pairs {
        *company.entry(*a).or_default() += weight;
        *company.entry(*b).or_default() += weight;
    }
    let mut shown: Vec<(usize, u32)> = company.into_iter().collect();
    shown.sort_by_key(|(i, weight)| (std::cmp::Reverse(*weight), *i));
    shown.truncate(most);
    let order = chain(pairs, shown.into_iter().map(|(i, _)| i).collect());
    let row = |i: usize| order.iter().position(|o| *o == i);
    let heaviest = pairs.values().copied().max().unwrap_or(1);
    let arc = |((a, b), weight): (&(usize, usize), &u32)| {
        let (a, b) = (row(*a)?, row(*b)?);
        Some(Arc { upper: a.min(b), lower: a.max(b), weight: *weight, thickness: thickness(*weight, heaviest) })
    };
    let mut arcs: Vec<Arc> = pairs.iter().filter_map(arc).collect();
    arcs.sort_by_key(|a| (a.weight, a.upper, a.lower));
    let reach = arcs.iter().map(Arc::reach).fold(0.0, f64::max);
    Network { order, arcs, reach }
}

/// From the one with most company on, at either end of the chain the one that stands with that end most often.
fn chain(pairs: &BTreeMap<(usize, usize), u32>, mut left: Vec<usize>) -> Vec<usize> {
    let weight = |a: usize, b: usize| pairs.get(&(a.min(b), a.max(b))).copied().unwrap_or(0);
    if left.is_empty() {
        return left;
    }
    let mut chain = std::collections::VecDeque::from([left.remove(0)]);
    while !left.is_empty() {
        let (top, bottom) = (chain[0], chain[chain.len() - 1]);
        let nearest = |end: usize| left.iter().enumerate().max_by_key(|(i, n)| (weight(**n, end), usize::MAX - i));
        let (Some(up), Some(down)) = (nearest(top), nearest(bottom)) else { break };
        if weight(*up.1, top) > weight(*down.1, bottom) {
            chain.push_front(left.remove(up.0));
        } else {
            chain.push_back(left.remove(down.0));
        }
    }
    chain.into()
}

fn thickness(weight: u32, heaviest: u32) -> u8 {
    let share = f64::from(weight) / f64::from(heaviest.max(1));
    match share {
        s if s > 0.75 => 5,
        s if s > 0.5 => 4,
        s if s > 0.3 => 3,
        s if s > 0.12 => 2,
        _ => 1,
    }
}
