//! Footnotes: what is said below the text of a word in it. They are no paragraphs, and what they say is cited nowhere.

use super::inline::prefix_lines;
use super::model::{Block, BlockKind, Converted, Lines, Reason, Removed};

/// A footnote of the file.
#[derive(Debug, Clone)]
pub(super) struct Note {
    block: Block,
    /// As Markdown refers to it.
    mark: String,
}

impl Note {
    /// `number` is from 1; `written` is its Markdown, which may have several blocks.
    pub fn new(number: u16, written: &str, text: String, lines: Lines) -> Option<Self> {
        let mark = mark(number);
        let markdown = prefix_lines(written, &format!("{mark}: "), "    ");
        let block = Block { kind: BlockKind::Footnote, markdown, text, lines };
        (!written.trim().is_empty()).then_some(Self { block, mark })
    }
}

/// How Markdown refers to a footnote.
pub(super) fn mark(number: u16) -> String {
    format!("[^{number}]")
}

/// Puts below the body the notes that something in it refers to; the others go with the noise that they belong to.
pub(super) fn append(out: &mut Converted, notes: Vec<Note>) {
    for note in notes {
        // The writer escapes brackets: nothing else in the Markdown reads like a mark.
        if out.blocks.iter().any(|b| b.markdown.contains(&note.mark)) {
            out.blocks.push(note.block);
        } else {
            let Block { lines, text, .. } = note.block;
            out.removed.push(Removed { lines, reason: Reason::Boilerplate, text });
        }
    }
}
