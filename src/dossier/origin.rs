//! Codes of articles: a letter an origin, a digit a copy.

use super::overlap::{self, Declared, Origins};
use super::{Index, NodeId};
use crate::diag::{Finding, code::evidence as code};
use crate::document::Kind;

/// An article's origin and its code: `A1` and `A2` are copies of one story, `B` stands alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    pub article: NodeId,
    /// The index of its origin.
    pub origin: usize,
    /// Its place among the articles of that origin.
    pub place: usize,
    pub code: String,
}

impl Source {
    /// `o1` to `o4`: colour and border of the origin; they repeat after four.
    pub fn class(&self) -> &'static str {
        ["o1", "o2", "o3", "o4"][self.origin % 4]
    }
}

/// The index of an article in the sources.
pub fn place(sources: &[Source], article: NodeId) -> Option<usize> {
    sources.binary_search_by_key(&article, |s| s.article).ok()
}

/// The place of `GO` in the row: a link that says "GO" says nothing of where it leads, so no article is called that.
const GO: usize = 7 * 26 + 14;

/// `A` … `Z`, `AA`, `AB` …, without `GO`.
pub fn letter(n: usize) -> String {
    let mut n = if n < GO { n } else { n + 1 };
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

/// The articles of each origin, and all articles with their codes, by node.
pub fn origins(index: &Index) -> (Vec<Vec<NodeId>>, Vec<Source>, Vec<Finding>) {
    let articles: Vec<NodeId> = index.ids().filter(|id| index.node(*id).kind() == Kind::Article).collect();
    let place = |node: NodeId| articles.binary_search(&node).ok();
    let sources: Vec<overlap::Source> = articles.iter().map(|a| source(index, *a, place)).collect();
    let Origins { origins, of, codes, cycles } = overlap::origins(&sources);
    let findings = cycles.iter().map(|cycle| cyclic(index, &articles, cycle)).collect();
    let named = articles.iter().zip(of).zip(codes);
    let mut all: Vec<Source> =
        named.map(|((article, origin), code)| Source { article: *article, origin, place: 0, code }).collect();
    for (place, article) in origins.iter().flat_map(|o| o.articles.iter().enumerate()) {
        all[*article].place = place;
    }
    let groups = origins.into_iter().map(|o| o.articles.into_iter().map(|a| articles[a]).collect()).collect();
    (groups, all, findings)
}

fn source(index: &Index, article: NodeId, place: impl Fn(NodeId) -> Option<usize>) -> overlap::Source {
    let node = index.node(article);
    let fields = node.article();
    let declared =
        fields.and_then(|a| a.origin.as_ref()).map(|origin| match index.named(origin).node.and_then(&place) {
            Some(i) => Declared::Article(i),
            None => Declared::Agency(index.key(origin)),
        });
    overlap::Source {
        path: node.document.path.to_string(),
        published: fields.and_then(|a| a.published),
        publisher: fields.and_then(|a| a.publisher.as_ref()).map(|p| index.key(p)),
        declared,
    }
}

fn cyclic(index: &Index, articles: &[NodeId], cycle: &[usize]) -> Finding {
    let ids: Vec<&str> = cycle.iter().map(|a| index.node(articles[*a]).id()).collect();
    let first = &index.node(articles[cycle[0]]).document;
    let range =
        index.node(articles[cycle[0]]).article().and_then(|a| a.origin.as_ref()).map_or(0..0, |o| o.range.clone());
    let message = format!("these articles name each other as their origin: {}", ids.join(", "));
    Finding::new(&code::ORIGIN_CYCLE, first.place(&range), message)
        .help("name the agency whose story it is, or the one original")
}

/// The origin that an article declares: its words, and the node that they name.
pub fn declared(index: &Index, article: NodeId) -> Option<(String, Option<NodeId>)> {
    let named = index.named(index.node(article).article()?.origin.as_ref()?);
    Some((named.label, named.node))
}
