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
    let mut reader = Paragraphs::default();
    pieces.iter().filter_map(|(piece, range)| reader.piece(piece, range)).collect()
}

/// Reads pieces one by one. Who walks the same pieces for another purpose knows from it where in which paragraph it is.
#[derive(Debug, Clone, Default)]
pub struct Paragraphs {
    depth: u32,
    section: u32,
    count: u32,
    /// At least 1 in what is no paragraph, 2 more in a picture.
    skip: u32,
    line: Line,
    start: Range<usize>,
}

impl Paragraphs {
    /// The number that the open block will have if it has words.
    pub fn number(&self) -> u32 {
        self.count + 1
    }

    /// How many headings came before.
    pub fn section(&self) -> u32 {
        self.section
    }

    /// Where each character of a text that comes next will stand in the paragraph: its byte in `text`, and there. White
    /// space, which may vanish, is left out; so is a text that is no part of a paragraph.
    pub fn places(&self, text: &str) -> Vec<(usize, usize)> {
        if self.depth == 0 || self.skip > 0 {
            return Vec::new();
        }
        let mut line = self.line.clone();
        let place = |(at, c): (usize, char)| {
            line.push(c);
            (!c.is_whitespace()).then(|| (at, line.text.len() - c.len_utf8()))
        };
        text.char_indices().filter_map(place).collect()
    }

    /// The paragraph that the piece ends, if it ends one.
    pub fn piece(&mut self, piece: &Piece<'_>, range: &Range<usize>) -> Option<Paragraph> {
        match piece {
            Piece::Event(Event::Start(tag)) if !is_inline(tag) => self.open(tag, range),
            Piece::Callout(_) => {
                if self.depth == 0 {
                    (self.start, self.line, self.skip) = (range.clone(), Line::default(), 0);
                }
                self.depth += 1;
            }
            Piece::TitleEnd | Piece::Event(Event::SoftBreak | Event::HardBreak) => self.line.push(' '),
            Piece::Event(Event::End(end)) if !is_inline_end(*end) => return self.close(),
            Piece::Event(Event::Start(Tag::Image { .. })) => self.skip += 2,
            Piece::Event(Event::End(TagEnd::Image)) => self.skip = self.skip.saturating_sub(2),
            Piece::Event(Event::Text(t) | Event::Code(t)) if self.skip < 2 => self.line.extend(t),
            Piece::Link(link) => self.line.extend(link.label.as_ref().unwrap_or(&link.target)),
            _ => {}
        }
        None
    }

    fn open(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        if self.depth == 0 {
            (self.start, self.line) = (range.clone(), Line::default());
            self.skip = u32::from(matches!(tag, Tag::Heading { .. } | Tag::FootnoteDefinition(_) | Tag::HtmlBlock));
            self.section += u32::from(matches!(tag, Tag::Heading { .. }));
        } else {
            self.line.push(' ');
        }
        self.depth += 1;
    }

    fn close(&mut self) -> Option<Paragraph> {
        self.depth = self.depth.saturating_sub(1);
        if self.depth > 0 || self.skip > 0 || self.line.text.is_empty() {
            return None;
        }
        self.count = self.count.saturating_add(1);
        let text = std::mem::take(&mut self.line).text;
        Some(Paragraph { number: self.count, text, range: self.start.clone(), section: self.section })
    }
}

/// Text with its white space as single blanks, none at its ends.
#[derive(Debug, Clone, Default)]
struct Line {
    text: String,
    blank: bool,
}

impl Line {
    fn push(&mut self, c: char) {
        if c.is_whitespace() {
            self.blank = true;
        } else {
            self.word(c.encode_utf8(&mut [0; 4]));
        }
    }

    fn extend(&mut self, text: &str) {
        for part in text.split_inclusive(char::is_whitespace) {
            let word = part.trim_end();
            if !word.is_empty() {
                self.word(word);
            }
            self.blank |= word.len() < part.len();
        }
    }

    fn word(&mut self, word: &str) {
        if self.blank && !self.text.is_empty() {
            self.text.push(' ');
        }
        self.blank = false;
        self.text.push_str(word);
    }
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
}

fn is_inline_end(end: TagEnd) -> bool {
    matches!(end, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}
