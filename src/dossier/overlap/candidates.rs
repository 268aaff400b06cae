//! Which pairs of articles are worth comparing.

/// A shingle that stands in more articles than this pairs only the first of them with the others.
const COMMON: usize = 64;
/// Nor may all shingles together make more steps than this: `COMMON` is lowered until they do not.
const STEPS: usize = 1 << 22;
/// Up to so many shingles all are looked at; beyond, every eighth is, chosen by its hash (Broder 1997).
const ALL: usize = 1 << 18;
const SAMPLED: u32 = 3;
/// What has to be seen of the shingles that a pair must share; the exact share is found for those pairs alone.
/// Of 75 sampled shingles half must be shared: that a quarter is seen of them fails once in a million.
const SEEN: f64 = 0.5;

/// Pairs `(a, b)`, `a < b`, ascending, that may reach the threshold, as the shingles that are looked at say.
pub(super) fn candidates(shingles: &[Vec<u64>], threshold: f64) -> Vec<(usize, usize)> {
    let postings = postings(shingles);
    let inverted = Inverted::new(shingles.len(), &postings);
    let mut found = Vec::new();
    let mut counts = vec![0_usize; shingles.len()];
    for a in 0..shingles.len() {
        for b in inverted.partners(a, &mut counts) {
            if super::ratio(counts[b], shingles[a].len().min(shingles[b].len())) >= threshold * SEEN {
                found.push((a, b));
            }
            counts[b] = 0;
        }
    }
    found
}

/// Of articles with so many words together, the largest shingle that is looked at.
pub(super) fn last_sampled(words: usize) -> u64 {
    if words > ALL { u64::MAX >> SAMPLED } else { u64::MAX }
}

/// Every shingle of every article, equal ones together, articles ascending.
fn postings(shingles: &[Vec<u64>]) -> Vec<(u64, usize)> {
    let mut all: Vec<(u64, usize)> =
        shingles.iter().enumerate().flat_map(|(article, s)| s.iter().map(move |s| (*s, article))).collect();
    all.sort_unstable();
    all
}

/// From which number of articles on a shingle counts as common, so that the steps stay bounded.
fn common_from(groups: &[&[(u64, usize)]]) -> usize {
    let mut sizes = vec![0_usize; COMMON + 1];
    groups.iter().filter(|g| g.len() <= COMMON).for_each(|g| sizes[g.len()] += 1);
    let mut steps = 0;
    let within = |size: &usize| {
        steps += sizes[*size] * size * (size - 1) / 2;
        steps <= STEPS
    };
    (2..=COMMON).take_while(within).last().unwrap_or(2)
}

/// For each article the shingles that pair it with later ones, each with all articles that it stands in.
struct Inverted<'g>(Vec<Vec<&'g [(u64, usize)]>>);

impl<'g> Inverted<'g> {
    fn new(articles: usize, postings: &'g [(u64, usize)]) -> Self {
        let groups: Vec<_> = postings.chunk_by(|x, y| x.0 == y.0).filter(|g| g.len() > 1).collect();
        let common = common_from(&groups);
        let mut all = vec![Vec::new(); articles];
        for group in groups {
            let pairing = if group.len() > common { &group[..1] } else { group };
            pairing.iter().for_each(|(_, article)| all[*article].push(group));
        }
        Self(all)
    }

    /// The later articles that share a shingle with `a`, ascending, counted in `counts`.
    fn partners(&self, a: usize, counts: &mut [usize]) -> Vec<usize> {
        let mut found = Vec::new();
        for group in &self.0[a] {
            let later = group.partition_point(|(_, article)| *article <= a);
            for (_, b) in &group[later..] {
                counts[*b] += 1;
                if counts[*b] == 1 {
                    found.push(*b);
                }
            }
        }
        found.sort_unstable();
        found
    }
}
