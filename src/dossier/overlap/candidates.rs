//! Which pairs of articles are worth comparing.

/// A shingle that stands in more articles than this makes no pairs among all of them.
const COMMON: usize = 64;
/// Nor may all shingles together make more steps than this: `COMMON` is lowered until they do not.
const STEPS: usize = 1 << 25;

/// Pairs `(a, b)`, `a < b`, ascending, that may reach the threshold, among those that share a shingle.
pub(super) fn candidates(shingles: &[Vec<u64>], threshold: f64) -> Vec<(usize, usize)> {
    let postings = postings(shingles);
    let groups: Vec<&[(u64, usize)]> = postings.chunk_by(|x, y| x.0 == y.0).filter(|g| g.len() > 1).collect();
    let common = common_from(&groups);
    let inverted = Inverted::new(shingles.len(), &groups, common);
    let mut found = Vec::new();
    let mut counts = vec![0_usize; shingles.len()];
    for a in 0..shingles.len() {
        for b in inverted.partners(a, &mut counts) {
            let most = counts[b] + inverted.common[a].min(inverted.common[b]);
            if super::ratio(most, shingles[a].len().min(shingles[b].len())) >= threshold {
                found.push((a, b));
            }
            counts[b] = 0;
        }
    }
    found
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

struct Inverted<'g> {
    /// For each article the groups that it stands in.
    groups: Vec<Vec<&'g [(u64, usize)]>>,
    /// For each article, how many of its shingles are common.
    common: Vec<usize>,
    /// Of articles that share a common shingle, the first with each of the others.
    stars: Vec<(usize, usize)>,
}

impl<'g> Inverted<'g> {
    fn new(articles: usize, groups: &[&'g [(u64, usize)]], common: usize) -> Self {
        let mut all = Self { groups: vec![Vec::new(); articles], common: vec![0; articles], stars: Vec::new() };
        for group in groups {
            for (_, article) in *group {
                if group.len() > common {
                    all.common[*article] += 1;
                    all.stars.push((group[0].1, *article));
                } else {
                    all.groups[*article].push(group);
                }
            }
        }
        all.stars.sort_unstable();
        all.stars.dedup();
        all.stars.retain(|(first, other)| first != other);
        all
    }

    /// The later articles that share a shingle with `a`, ascending, counted in `counts`.
    fn partners(&self, a: usize, counts: &mut [usize]) -> Vec<usize> {
        let from = self.stars.partition_point(|s| s.0 < a);
        let mut found: Vec<usize> = self.stars[from..].iter().take_while(|s| s.0 == a).map(|s| s.1).collect();
        for group in &self.groups[a] {
            let later = group.partition_point(|(_, article)| *article <= a);
            for (_, b) in &group[later..] {
                counts[*b] += 1;
                if counts[*b] == 1 {
                    found.push(*b);
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}
