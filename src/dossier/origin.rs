//! Codes of articles: a letter an origin, a digit a copy.

use std::collections::HashMap;

use super::{Index, NodeId};
use crate::text::edtf::Edtf;

/// An article's origin and its code: `A1` and `A2` are copies of one story, `B` stands alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    pub article: NodeId,
    /// The index of its origin.
    pub origin: usize,
    pub code: String,
}

impl Source {
    /// `o1` to `o4`: colour and border of the origin; they repeat after four.
    pub fn class(&self) -> &'static str {
        ["o1", "o2", "o3", "o4"][self.origin % 4]
    }
}

/// `A` … `Z`, `AA`, `AB` …
pub fn letter(mut n: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(b'A' + u8::try_from(n % 26).unwrap_or(0));
        if n < 26 {
            break;
        }
        n = n / 26 - 1;
    }
    letters.iter().rev().map(|b| char::from(*b)).collect()
}

/// Names the articles of each origin, given as groups in their order.
pub fn codes(groups: &[Vec<NodeId>]) -> Vec<Source> {
    let mut sources = Vec::new();
    for (origin, group) in groups.iter().enumerate() {
        let letter = letter(origin);
        for (i, article) in group.iter().enumerate() {
            let code = if group.len() > 1 { format!("{letter}{}", i + 1) } else { letter.clone() };
            sources.push(Source { article: *article, origin, code });
        }
    }
    sources.sort_by_key(|s| s.article);
    sources
}

/// The articles by origin: those that declare one agency, or copies of one another, are one group (DESIGN, section 2).
///
/// Groups are in the order of their first article by date of publication, then id; so are the articles in them.
pub fn groups(index: &Index) -> Vec<Vec<NodeId>> {
    let mut articles: Vec<NodeId> = index.ids().filter(|id| index.node(*id).article().is_some()).collect();
    articles.sort_by(|a, b| key(index, *a).cmp(&key(index, *b)));
    let mut keys: HashMap<String, usize> = HashMap::new();
    let mut groups: Vec<Vec<NodeId>> = Vec::new();
    for article in articles {
        let group = *keys.entry(root(index, article)).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[group].push(article);
    }
    groups
}

/// What an article's story goes back to: it follows copies of copies, at most as far as there are articles.
fn root(index: &Index, article: NodeId) -> String {
    let mut at = article;
    for _ in 0..=index.nodes.len() {
        let Some(name) = index.node(at).article().and_then(|a| a.origin.as_ref()) else { break };
        let named = index.named(name);
        match named.node.filter(|n| index.node(*n).article().is_some()) {
            Some(next) if next != at && next != article => at = next,
            Some(_) => break,
            None => return format!("origin {}", named.node.map_or(named.label, |n| index.node(n).id().to_owned())),
        }
    }
    format!("article {}", index.node(at).id())
}

fn key(index: &Index, article: NodeId) -> (bool, Option<Edtf>, String) {
    let published = index.node(article).article().and_then(|a| a.published.clone());
    (published.is_none(), published, index.node(article).id().to_owned())
}

/// The origin that an article declares: its words, and the node that they name.
pub fn declared(index: &Index, article: NodeId) -> Option<(String, Option<NodeId>)> {
    let named = index.named(index.node(article).article()?.origin.as_ref()?);
    Some((named.label, named.node))
}
