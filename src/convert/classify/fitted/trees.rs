//! Forests of decision trees: read from a table, and asked.

/// Trees whose answers add up to log-odds.
#[derive(Debug, Default)]
pub(super) struct Forest {
    nodes: Vec<Node>,
    /// Where each tree begins.
    roots: Vec<usize>,
}

/// A question about one mark, or an answer. Small, so that a forest stays in the processor's cache.
#[derive(Debug, Clone, Copy)]
struct Node {
    /// Which mark is asked, or [`ANSWER`].
    mark: u16,
    /// How many nodes to pass over for more than the value.
    skip: u16,
    /// The answer, or up to which value the next node goes on.
    value: f32,
}

const ANSWER: u16 = u16::MAX;

impl Forest {
    /// The sum of all answers to a row of marks.
    pub fn score(&self, marks: &[f32]) -> f32 {
        self.roots.iter().map(|root| self.answer(*root, marks)).sum()
    }

    fn answer(&self, mut at: usize, marks: &[f32]) -> f32 {
        loop {
            let node = self.nodes[at];
            if node.mark == ANSWER {
                return node.value;
            }
            let more = marks.get(usize::from(node.mark)).is_some_and(|m| *m > node.value);
            at += if more { usize::from(node.skip) } else { 1 };
        }
    }
}

/// Reads the trees `name` of a table. A line is one tree, `name<TAB>nodes`: a question `mark:value` stands before its two
/// branches, an answer is a number alone.
pub(super) fn read(table: &str, name: &str) -> Forest {
    let mut out = Forest::default();
    for tree in table.lines().filter_map(|l| l.split_once('\t')).filter(|(n, _)| *n == name) {
        out.roots.push(out.nodes.len());
        branch(&mut tree.1.split(' '), &mut out.nodes);
    }
    out
}

/// A node and all below it. What ends too early answers nothing.
fn branch<'a>(words: &mut impl Iterator<Item = &'a str>, nodes: &mut Vec<Node>) {
    let word = words.next().unwrap_or_default();
    let (mark, value) =
        word.split_once(':').map_or((ANSWER, word), |(mark, value)| (mark.parse().unwrap_or(ANSWER), value));
    let at = nodes.len();
    nodes.push(Node { mark, skip: 1, value: value.parse().unwrap_or_default() });
    if mark != ANSWER {
        branch(words, nodes);
        nodes[at].skip = u16::try_from(nodes.len() - at).unwrap_or(1);
        branch(words, nodes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_and_answers() {
        let forest = read("one\t0:2.5 -1 1:.5 .25 2\nother\t9\none\t0.5\n", "one");
        for (marks, expected) in [([2.5, 0.0], -0.5), ([3.0, 0.5], 0.75), ([3.0, 0.6], 2.5)] {
            assert!((forest.score(&marks) - expected).abs() < 1e-6, "{marks:?}");
        }
    }

    #[test]
    fn a_table_that_is_cut_off_answers_nothing() {
        let forest = read("one\t0:2.5 -1", "one");
        assert!((forest.score(&[3.0]) - 0.0).abs() < 1e-6);
    }
}
