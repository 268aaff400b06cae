//! Sums over mentions: spellings of a bearer by article, and who is named beside whom.

use std::collections::{BTreeMap, BTreeSet};

use super::mentions::Mentions;

/// How often and where one article uses one spelling.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Usage {
    pub count: usize,
    /// Paragraph numbers, ascending.
    pub paragraphs: BTreeSet<u32>,
}

/// By node, by article (the caller's number), by spelling.
pub type Spellings = BTreeMap<usize, BTreeMap<usize, BTreeMap<String, Usage>>>;

/// Every spelling of every node, with the articles and paragraphs that use it.
pub fn spellings<'m>(articles: impl IntoIterator<Item = (usize, &'m Mentions)>) -> Spellings {
    let mut out = Spellings::new();
    for (article, mentions) in articles {
        for mention in &mentions.resolved {
            let usages = out.entry(mention.node).or_default().entry(article).or_default();
            let usage = usages.entry(mention.spelling.clone()).or_default();
            usage.count += 1;
            usage.paragraphs.insert(mention.paragraph);
        }
    }
    out
}

/// A paragraph that names more nodes than this is a list: its pairs say nothing, and would be quadratically many.
const CROWD: usize = 40;

/// For each pair of nodes (lesser first), the paragraphs as `(article, number)` that name both. Paragraphs with more than 40
/// nodes are left out.
pub fn co_mentions<'m>(
    articles: impl IntoIterator<Item = (usize, &'m Mentions)>,
) -> BTreeMap<(usize, usize), Vec<(usize, u32)>> {
    let mut out: BTreeMap<(usize, usize), Vec<(usize, u32)>> = BTreeMap::new();
    for (article, mentions) in articles {
        let mut by_paragraph: BTreeMap<u32, BTreeSet<usize>> = BTreeMap::new();
        for mention in &mentions.resolved {
            by_paragraph.entry(mention.paragraph).or_default().insert(mention.node);
        }
        for (number, nodes) in by_paragraph.into_iter().filter(|(_, nodes)| nodes.len() <= CROWD) {
            for (i, a) in nodes.iter().enumerate() {
                nodes.iter().skip(i + 1).for_each(|b| out.entry((*a, *b)).or_default().push((article, number)));
            }
        }
    }
    out
}
