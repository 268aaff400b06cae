//! Names in a body as links: what the `dossier` found in its paragraphs, brought back to the pieces that are written.

use std::collections::HashSet;
use std::ops::Range;

use crate::document::{Paragraphs, Piece};
use crate::dossier::NodeId;
use crate::dossier::mentions::Mention;

/// Walks the pieces of a body beside its writer.
pub(super) struct Names<'a> {
    reader: Paragraphs,
    mentions: &'a [Mention],
    /// Who is linked in this section already.
    linked: HashSet<NodeId>,
}

impl<'a> Names<'a> {
    pub fn new(mentions: &'a [Mention]) -> Self {
        Self { reader: Paragraphs::default(), mentions, linked: HashSet::new() }
    }

    /// The names in a text that comes next, each with its bytes; those that marks of Markdown cut in two are left out.
    pub fn within(&self, text: &str) -> Vec<(Range<usize>, NodeId)> {
        let number = self.reader.number();
        let mut here = self.mentions.iter().filter(|m| m.paragraph == number).peekable();
        if here.peek().is_none() {
            return Vec::new();
        }
        let places = self.reader.places(text);
        let at = |place: usize| places.binary_search_by_key(&place, |p| p.1).ok().map(|i| places[i].0);
        let found = here.filter_map(|m| {
            let (place, last) = (m.range.as_ref()?, m.spelling.chars().next_back()?.len_utf8());
            let range = at(place.start)?..at(place.end.checked_sub(last)?)? + last;
            let written = text.get(range.clone())?;
            written.split_whitespace().eq(m.spelling.split_whitespace()).then_some((range, m.node))
        });
        found.collect()
    }

    pub fn follow(&mut self, piece: &Piece<'_>, range: &Range<usize>) {
        if self.mentions.is_empty() {
            return;
        }
        let section = self.reader.section();
        self.reader.piece(piece, range);
        if self.reader.section() != section {
            self.linked.clear();
        }
    }

    /// Whether this is the first link to a page in its section.
    pub fn is_first(&mut self, node: NodeId) -> bool {
        self.linked.insert(node)
    }
}
