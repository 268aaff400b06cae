//! A link seen from its target, with the sentence around it.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::{Index, NodeId, Resolved, Target};
use crate::document::{Block, ReferenceKind};

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
const REACH: usize = 220;

fn context(index: &Index, resolved: &Resolved, from: NodeId, block: &Block, reference: usize) -> Option<Context> {
    let (text, link) = with_labels(index, &resolved.targets[from.index()], block, reference)?;
    let around =
        text.floor_char_boundary(link.start.saturating_sub(2 * REACH))..text.ceil_char_boundary(link.end + 2 * REACH);
    let window = &text[around.clone()];
    let (start, end) = (link.start - around.start, link.end - around.start);
    let sentence = window
        .split_sentence_bound_indices()
        .map(|(i, s)| i..i + s.len())
        .filter(|r| r.start <= end && r.end > start.saturating_sub(usize::from(start == end)))
        .reduce(|a, b| a.start..b.end)
        .unwrap_or(0..window.len());
    Some(trim(window, sentence, start..end))
}

/// Cuts a long sentence at words, and white space at its ends.
fn trim(window: &str, sentence: Range<usize>, link: Range<usize>) -> Context {
    let from = sentence.start.max(cut_before(window, link.start));
    let to = sentence.end.min(cut_after(window, link.end));
    let lead = if from > sentence.start { "… " } else { "" };
    let tail = if to < sentence.end { " …" } else { "" };
    let text = &window[from..to];
    let skipped = text.len() - text.trim_start().len();
    let base = lead.len();
    let at = |offset: usize| base + offset.saturating_sub(from + skipped);
    Context { text: format!("{lead}{}{tail}", text.trim()), link: at(link.start)..at(link.end) }
}

fn cut_before(text: &str, at: usize) -> usize {
    let from = text[..at].char_indices().rev().nth(REACH).map_or(0, |(i, _)| i);
    if from == 0 { 0 } else { text[from..at].find(' ').map_or(from, |i| from + i) }
}

fn cut_after(text: &str, at: usize) -> usize {
    let to = text[at..].char_indices().nth(REACH).map_or(text.len(), |(i, _)| at + i);
    if to == text.len() { to } else { text[at..to].rfind(' ').map_or(to, |i| at + i) }
}

/// The block's text with the titles of links that have no label, and where the wanted one stands.
fn with_labels(index: &Index, targets: &[Target], block: &Block, wanted: usize) -> Option<(String, Range<usize>)> {
    let (mut text, mut at, mut found) = (String::new(), 0, None);
    for (reference, range) in &block.references {
        text.push_str(block.text.get(at..range.start)?);
        let start = text.len();
        match targets.get(*reference)? {
            Target::Node { node, .. } if range.is_empty() => text.push_str(&index.node(*node).title),
            Target::Shared(shared) if range.is_empty() => text.push_str(&index.shared[*shared].name),
            Target::Citations(_) => text.truncate(text.trim_end().len()),
            _ => text.push_str(&block.text[range.clone()]),
        }
        if *reference == wanted {
            found = Some(start.min(text.len())..text.len());
        }
        at = range.end;
    }
    text.push_str(block.text.get(at..)?);
    found.map(|range| (text, range))
}
