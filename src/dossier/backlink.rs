//! A link seen from its target, with the sentence around it.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::{Dossier, Index, NodeId, Resolved, Target};
use crate::document::{Block, Body, Heading, ReferenceKind, Wikilink};

/// One reference to a node.
#[derive(Debug, Clone)]
pub struct Backlink {
    pub from: NodeId,
    /// The reference's index in the body of `from`.
    pub reference: usize,
    pub context: Context,
}

/// A sentence with the link in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Context {
    pub text: String,
    /// The bytes of the link's words; empty for a citation, which has none.
    pub link: Range<usize>,
}

/// All references to each node, in the order of their sources. Pages that link to themselves are left out.
pub fn backlinks(index: &Index, resolved: &Resolved) -> Vec<Vec<Backlink>> {
    let mut to: Vec<Vec<Backlink>> = vec![Vec::new(); index.nodes.len()];
    for from in index.ids() {
        let body = &index.node(from).document.body;
        let mut seen: Vec<(NodeId, usize)> = Vec::new();
        for (n, target) in resolved.targets[from.index()].iter().enumerate() {
            let block = body.references[n].block;
            for node in nodes(target) {
                // Of several links to one page in one paragraph the first is shown.
                if node != from && !seen.contains(&(node, block)) {
                    seen.push((node, block));
                    let embed = matches!(body.references[n].kind, ReferenceKind::Embed(_));
                    let context =
                        body.blocks.get(block).filter(|_| !embed).and_then(|b| context(index, resolved, from, b, n));
                    let context = context.unwrap_or(Context { text: String::new(), link: 0..0 });
                    to[node.index()].push(Backlink { from, reference: n, context });
                }
            }
        }
    }
    to
}

fn nodes(target: &Target) -> Vec<NodeId> {
    match target {
        Target::Node { node, .. } => vec![*node],
        Target::Citations(items) => items.iter().filter_map(|c| c.article).collect(),
        _ => Vec::new(),
    }
}

/// The longest sentence shown, in characters on either side of the link.
const REACH: usize = 180;

fn context(index: &Index, resolved: &Resolved, from: NodeId, block: &Block, reference: usize) -> Option<Context> {
    let body = &index.node(from).document.body;
    let (text, link) = with_labels(index, body, &resolved.targets[from.index()], block, Some(reference));
    let link = link?;
    // A little more than is shown, so that the ends of the window are no ends of sentences.
    let from = text[..link.start].char_indices().rev().nth(REACH + 8).map_or(0, |(i, _)| i);
    let to = text[link.end..].char_indices().nth(REACH + 8).map_or(text.len(), |(i, _)| link.end + i);
    let around = from..to;
    let window = &text[around.clone()];
    let (start, end) = (link.start - around.start, link.end - around.start);
    // A citation has no words: it belongs to what stands before it.
    let (first, last) = if start == end { (start.saturating_sub(1), start.max(1)) } else { (start, end) };
    let sentence = sentences(window)
        .into_iter()
        .filter(|r| r.start < last && r.end > first)
        .reduce(|a, b| a.start..b.end)
        .unwrap_or(0..window.len());
    Some(trim(window, sentence, start..end))
}

/// The sentences of a text (UAX #29), whole where a title or an initial ends in a point: `Mr. Smith`, `J. Smith`.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences: Vec<Range<usize>> = Vec::new();
    for (start, sentence) in text.split_sentence_bound_indices() {
        let end = start + sentence.len();
        match sentences.last_mut().filter(|last| ends_in_abbreviation(&text[(**last).clone()])) {
            Some(last) => last.end = end,
            None => sentences.push(start..end),
        }
    }
    sentences
}

fn ends_in_abbreviation(sentence: &str) -> bool {
    let word = sentence.trim_end().strip_suffix('.').and_then(|s| s.rsplit(|c: char| !c.is_alphabetic()).next());
    word.is_some_and(|w| w.chars().count() <= 3 && w.chars().next().is_some_and(char::is_uppercase))
}

/// Cuts a long sentence at words, and white space at its ends.
fn trim(window: &str, sentence: Range<usize>, link: Range<usize>) -> Context {
    let from = sentence.start.max(cut_before(window, link.start));
    let to = sentence.end.min(cut_after(window, link.end));
    let lead = if from > sentence.start { "… " } else { "" };
    let tail = if to < sentence.end { " …" } else { "" };
    let text = &window[from..to];
    let skipped = text.len() - text.trim_start().len();
    let text = text.trim();
    let at = |offset: usize| lead.len() + offset.saturating_sub(from + skipped).min(text.len());
    Context { text: format!("{lead}{text}{tail}"), link: at(link.start)..at(link.end) }
}

fn cut_before(text: &str, at: usize) -> usize {
    let from = text[..at].char_indices().rev().nth(REACH).map_or(0, |(i, _)| i);
    if from == 0 { 0 } else { text[from..at].find(' ').map_or(from, |i| from + i) }
}

fn cut_after(text: &str, at: usize) -> usize {
    let to = text[at..].char_indices().nth(REACH).map_or(text.len(), |(i, _)| at + i);
    if to == text.len() { to } else { text[at..to].rfind(' ').map_or(to, |i| at + i) }
}

/// The block's text with the words of links that have no label, and where the wanted one stands.
fn with_labels(
    index: &Index,
    body: &Body,
    targets: &[Target],
    block: &Block,
    wanted: Option<usize>,
) -> (String, Option<Range<usize>>) {
    let (mut text, mut at, mut found) = (String::new(), 0, None);
    for (reference, range) in &block.references {
        text.push_str(&block.text[at..range.start]);
        let start = text.len();
        let kind = body.references.get(*reference).map(|r| &r.kind);
        match (kind, targets.get(*reference)) {
            (Some(ReferenceKind::Wikilink(link) | ReferenceKind::Embed(link)), target) if range.is_empty() => {
                text.push_str(index.words(link, target))
            }
            (Some(ReferenceKind::Citations(_)), _) => text.truncate(text.trim_end().len()),
            _ => text.push_str(&block.text[range.clone()]),
        }
        if Some(*reference) == wanted {
            found = Some(start.min(text.len())..text.len());
        }
        at = range.end;
    }
    text.push_str(&block.text[at..]);
    (text, found)
}

impl Index {
    /// What a wikilink shows: its label, else the title that it leads to.
    pub fn words<'a>(&'a self, link: &'a Wikilink, target: Option<&Target>) -> &'a str {
        match (&link.label, target) {
            (Some(label), _) => label,
            _ if link.target.is_empty() => link.anchor.as_deref().unwrap_or_default(),
            (_, Some(Target::Node { node, .. })) => &self.node(*node).title,
            (_, Some(Target::Shared(shared))) => self.shared.get(*shared).map_or(&link.target, |s| &s.name),
            _ => &link.target,
        }
    }
}

impl Dossier {
    /// A heading as its page shows it: with the titles of the pages that it links.
    pub fn heading(&self, node: NodeId, heading: &Heading) -> String {
        let body = &self.node(node).document.body;
        let targets = self.targets.get(node.index()).map_or(&[][..], Vec::as_slice);
        let text = body.blocks.get(heading.block).map(|b| with_labels(&self.index, body, targets, b, None).0);
        text.map_or_else(|| heading.text.clone(), |t| t.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}
