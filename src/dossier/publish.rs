//! The rights rule: what of an article's text leaves this room.

use crate::document::{ArticleText, Mode};

/// What may be published of one article's text, and the counts that are facts about it.
///
/// Made only by [`PublishableText::new`]: from here on no room can reach more of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishableText {
    mode: Mode,
    paragraphs: Vec<PublishableParagraph>,
    words: usize,
    markdown: Option<String>,
}

/// One paragraph: its number and length always, its words where rights allow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishableParagraph {
    pub number: u32,
    pub words: usize,
    text: Option<String>,
    /// The text stops before the paragraph does.
    pub cut: bool,
}

impl PublishableText {
    /// Applies a mode to a text. `max_words` counts for excerpts alone.
    pub fn new(text: &ArticleText, mode: Mode, max_words: u32) -> Self {
        let mut left = match mode {
            Mode::Full => usize::MAX,
            Mode::Excerpt => max_words as usize,
            Mode::Cite => 0,
        };
        let mut paragraphs = Vec::with_capacity(text.paragraphs.len());
        for paragraph in &text.paragraphs {
            let words = paragraph.text.split_whitespace().count();
            let shown = words.min(left);
            left -= shown;
            let cut = shown < words;
            let text =
                (shown > 0).then(|| if cut { first_words(&paragraph.text, shown) } else { paragraph.text.clone() });
            paragraphs.push(PublishableParagraph { number: paragraph.number, words, text, cut });
        }
        let words = paragraphs.iter().map(|p| p.words).sum();
        let markdown = (mode == Mode::Full).then(|| text.markdown.clone());
        Self { mode, paragraphs, words, markdown }
    }

    pub fn mode(&self) -> Mode {
        self.mode
    }

    pub fn paragraphs(&self) -> &[PublishableParagraph] {
        &self.paragraphs
    }

    /// Words of the whole text.
    pub fn words(&self) -> usize {
        self.words
    }

    /// The text as Markdown, where all of it may be published.
    pub fn markdown(&self) -> Option<&str> {
        self.markdown.as_deref()
    }
}

impl PublishableParagraph {
    /// What may be shown of it.
    pub fn text(&self) -> Option<&str> {
        self.text.as_deref()
    }
}

fn first_words(text: &str, n: usize) -> String {
    text.split_whitespace().take(n).collect::<Vec<_>>().join(" ")
}
