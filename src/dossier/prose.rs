//! Words in quotation marks in running text: a reader takes them for a quotation of what the paragraph cites.

use std::ops::Range;

use super::quote::{FoldedText, is_covered, quoted_runs, verify};
use super::{Index, Input, NodeId, Target};
use crate::diag::{Finding, code::evidence as code};
use crate::document::{Body, Document, Mode, ReferenceKind};
use crate::text::words::is_word_char;

/// Quoted words in paragraphs with citations that stand in none of them.
pub fn uncited(index: &Index, targets: &[Vec<Target>], input: &Input) -> Vec<Finding> {
    let nodes = index.ids().zip(&index.nodes);
    // What an article says itself is the other side of a citation.
    let own = nodes.filter(|(_, n)| n.article().and_then(|a| a.rights.as_ref()).is_none_or(|r| r.mode != Mode::Full));
    own.flat_map(|(id, node)| paragraphs(&node.document.body, &targets[id.index()]).map(move |p| (&node.document, p)))
        .flat_map(|(document, paragraph)| paragraph.uncited(index, input, document))
        .collect()
}

/// A block with citations.
struct Paragraph<'a> {
    text: String,
    cited: Vec<NodeId>,
    quotes: Vec<&'a str>,
    /// Where the first citation stands in the file.
    at: Range<usize>,
}

fn paragraphs<'a>(body: &'a Body, targets: &'a [Target]) -> impl Iterator<Item = Paragraph<'a>> {
    body.blocks.iter().filter_map(|block| {
        let mut paragraph = Paragraph { text: String::new(), cited: vec![], quotes: vec![], at: 0..0 };
        let mut read = 0;
        for (reference, range) in &block.references {
            paragraph.text.push_str(&block.text[read..range.end]);
            read = range.end;
            match (&body.references.get(*reference)?.kind, targets.get(*reference)?) {
                (ReferenceKind::Citations(written), Target::Citations(cited)) => {
                    if paragraph.at.is_empty() {
                        paragraph.at = body.references[*reference].range.clone();
                    }
                    paragraph.cited.extend(cited.iter().filter_map(|c| c.article));
                    paragraph.quotes.extend(written.iter().filter_map(|c| Some(c.quote.as_ref()?.value.as_str())));
                }
                // A link without a label shows a name that is not in this text.
                _ if range.is_empty() => paragraph.text.push_str("[…]"),
                _ => {}
            }
        }
        paragraph.text.push_str(&block.text[read..]);
        (!paragraph.cited.is_empty()).then_some(paragraph)
    })
}

impl Paragraph<'_> {
    fn uncited(&self, index: &Index, input: &Input, document: &Document) -> Vec<Finding> {
        let runs = quoted_runs(&self.text).into_iter().map(|range| &self.text[range]);
        let unknown = runs.filter(|run| !is_covered(run, &self.quotes) && !self.is_published(run, index, input));
        unknown.map(|run| self.finding(run, index, document)).collect()
    }

    /// Whether the words stand in a cited text that every clone of the dossier has: the verdict is the same in each.
    fn is_published(&self, run: &str, index: &Index, input: &Input) -> bool {
        let run = run.trim_matches(|c: char| !is_word_char(c) && !matches!(c, '[' | ']'));
        let ids = self.cited.iter().map(|article| index.node(*article).id()).filter(|id| !input.private.contains(*id));
        ids.filter_map(|id| input.texts.get(id)).any(|text| {
            let paragraphs: Vec<&str> = text.paragraphs.iter().map(|p| p.text.as_str()).collect();
            verify(&FoldedText::new(&paragraphs), run, None).is_ok()
        })
    }

    fn finding(&self, run: &str, index: &Index, document: &Document) -> Finding {
        let place = document.place(&place(&document.body, run, &self.at));
        let id = self.cited.first().map_or("id", |article| index.node(*article).id());
        let message = "these quoted words stand in none of the paragraph's quotations";
        let help =
            format!("have them verified: `[@{id}, \"{}\"]`; if they are a title or a term, write `*…*`", first(run));
        Finding::new(&code::QUOTED_WORDS_UNCITED, place, message).help(help)
    }
}

/// Where the words stand in the file; the citation's place if Markdown stands between them.
fn place(body: &Body, run: &str, citation: &Range<usize>) -> Range<usize> {
    let (markdown, near) = (body.markdown(), body.in_markdown(citation).start);
    // No block goes on over an empty line.
    let start = markdown[..near].rfind("\n\n").unwrap_or(0);
    let end = markdown[near..].find("\n\n").map_or(markdown.len(), |end| near + end);
    // A line break is a space in the text of a block, and as long.
    let source = markdown[start..end].replace('\n', " ");
    let found = source.find(run).map(|at| start + at);
    found.map_or_else(|| citation.clone(), |at| body.in_file(&(at..at + run.len())))
}

/// The first words, for a message.
fn first(run: &str) -> String {
    let words: Vec<&str> = run.split_whitespace().collect();
    if words.len() <= 8 { words.join(" ") } else { words[..6].join(" ") + " …" }
}
