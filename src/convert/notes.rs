//! Footnotes: what is said below the text of a word in it. They are no paragraphs, and what they say is cited nowhere.

use std::collections::BTreeSet;

use super::inline::prefix_lines;
use super::model::{Block, BlockKind, Converted, Lines, Reason, Removed};

/// A footnote of the file.
#[derive(Debug, Clone)]
pub(super) struct Note {
    number: u16,
    block: Block,
}

impl Note {
    /// `number` is from 1; `written` is its Markdown, which may have several blocks.
    pub fn new(number: u16, written: &str, text: String, lines: Lines) -> Option<Self> {
        let markdown = prefix_lines(written, &format!("{}: ", mark(number)), "    ");
        let block = Block { kind: BlockKind::Footnote, markdown, text, lines };
        (!written.trim().is_empty()).then_some(Self { number, block })
    }
}

/// How Markdown refers to a footnote.
pub(super) fn mark(number: u16) -> String {
    format!("[^{number}]")
}

/// The notes that a text refers to. The writer escapes brackets: nothing else in its Markdown reads like a mark.
fn marks(markdown: &str) -> impl Iterator<Item = u16> {
    markdown.split("[^").skip(1).filter_map(|rest| rest.split_once(']')?.0.parse().ok())
}

/// Puts below the body the notes that something in it refers to; the others go with the noise that they belong to.
pub(super) fn append(out: &mut Converted, notes: Vec<Note>) {
    let mut used: BTreeSet<u16> = out.blocks.iter().flat_map(|b| marks(&b.markdown)).collect();
    for Note { number, block } in notes {
        if used.contains(&number) {
            used.extend(marks(&block.markdown));
            out.blocks.push(block);
        } else {
            out.removed.push(Removed { lines: block.lines, reason: Reason::Boilerplate, text: block.text });
        }
    }
}
