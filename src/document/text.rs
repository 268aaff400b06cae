//! The text of an article as paragraphs `p1`, `p2`, …, from Markdown.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::markdown::{Piece, pieces};

/// The text of an article: its paragraphs, with headings between them.
#[derive(Debug, Clone, Default)]
pub struct ArticleText {
    pub markdown: String,
    pub paragraphs: Vec<Paragraph>,
}

/// One numbered block: a paragraph, list, block quote, table or code block at the top level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// From 1.
    pub number: u32,
    /// Plain text, lines joined by spaces.
    pub text: String,
    /// Bytes of the Markdown.
    pub range: Range<usize>,
    /// How many headings stand before it: mentions are linked once a section.
    pub section: u32,
}

/// Numbers the blocks of an article. Headings, rules, pictures alone and footnotes are no paragraphs.
pub fn article_text(markdown: &str) -> ArticleText {
    ArticleText { markdown: markdown.to_owned(), paragraphs: paragraphs(&pieces(markdown).0) }
}

/// The numbered blocks among pieces that were read already.
pub(super) fn paragraphs(pieces: &[(Piece<'_>, Range<usize>)]) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let (mut depth, mut section, mut text, mut skip, mut start) = (0_u32, 0, String::new(), 0_u32, 0..0);
    for (piece, range) in pieces {
        match piece {
            Piece::Event(Event::Start(tag)) if !is_inline(tag) => {
                if depth == 0 {
                    (start, text) = (range.clone(), String::new());
                    skip = u32::from(matches!(tag, Tag::Heading { .. } | Tag::FootnoteDefinition(_) | Tag::HtmlBlock));
                    section += u32::from(matches!(tag, Tag::Heading { .. }));
                } else if !text.ends_with(' ') {
                    text.push(' ');
                }
                depth += 1;
            }
            Piece::Callout(_) => {
                if depth == 0 {
                    (start, text, skip) = (range.clone(), String::new(), 0);
                }
                depth += 1;
            }
            Piece::TitleEnd => text.push(' '),
            Piece::Event(Event::End(end)) if !is_inline_end(*end) => {
                depth = depth.saturating_sub(1);
                let plain = if depth == 0 && skip == 0 { one_line(&text) } else { String::new() };
                if !plain.is_empty() {
                    let number = u32::try_from(paragraphs.len()).unwrap_or(u32::MAX - 1) + 1;
                    paragraphs.push(Paragraph { number, text: plain, range: start.clone(), section });
                }
            }
            Piece::Event(Event::Start(Tag::Image { .. })) => skip += 2,
            Piece::Event(Event::End(TagEnd::Image)) => skip = skip.saturating_sub(2),
            Piece::Event(Event::Text(t) | Event::Code(t)) if skip < 2 => text.push_str(t),
            Piece::Event(Event::SoftBreak | Event::HardBreak) => text.push(' '),
            Piece::Link(link) => text.push_str(link.label.as_ref().unwrap_or(&link.target)),
            _ => {}
        }
    }
    paragraphs
}

/// White space as single blanks.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
}

fn is_inline_end(end: TagEnd) -> bool {
    matches!(end, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}
