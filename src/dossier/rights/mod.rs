//! What of an article's text may be published: decided here, once, for every output.
//!
//! A [`PublishableText`] can be made only here. From `assemble` on no room sees a text but through it, so
//! what is not in it cannot be published, whatever a page, feed or index does.

use std::collections::BTreeSet;
use std::ops::Range;

use super::quote::{Passage, QuoteMatch, WordsHash};
use crate::document::Mode;
use crate::text::words::words;

/// The rule for one article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    pub mode: Mode,
    /// Of an excerpt, in words.
    pub max_words: usize,
    pub audience: Audience,
}

/// Who will see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Everybody: all that `build` writes.
    Readers,
    /// The curator alone, at `serve --private`: withheld text is shown, and marked as such.
    Curator,
}

/// What of an article's text may be shown, by paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishableText {
    terms: Terms,
    paragraphs: Vec<PublishableParagraph>,
    quotes: Vec<PublishableQuote>,
    markdown: Option<String>,
}

/// One paragraph, shown or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishableParagraph {
    number: u32,
    words: usize,
    shown: Shown,
    quoted: usize,
}

/// How much of a paragraph is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Shown {
    Whole(String),
    /// Its first words: the excerpt ends in it.
    Cut(String),
    /// Nothing but its number and length.
    Withheld,
    /// Withheld from readers; this is for the curator.
    Private(String),
}

/// A verified quotation, which may be published in every mode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishableQuote {
    written: String,
    passages: Vec<Passage>,
    hash: WordsHash,
}

/// The rights rule. `paragraphs` are the article's paragraphs `p1`, `p2`, … as plain text, each with its number of words.
///
/// In `full` all are shown; in `excerpt` the first `max_words` words, cut after a word; in `cite` none. The verified
/// quotations come with it in every mode: as the curator wrote them, so that a build from the lock shows the same.
///
/// `markdown` is the same text with its structure; it comes with it in `full` alone.
pub fn publishable(
    paragraphs: &[(&str, usize)],
    markdown: &str,
    terms: Terms,
    quotes: &[QuoteMatch],
) -> PublishableText {
    let mut left = match terms.mode {
        Mode::Full => usize::MAX,
        Mode::Excerpt => terms.max_words,
        Mode::Cite => 0,
    };
    let mut shown = |text: &str, words: usize| {
        let allowed = left.min(words);
        left -= allowed;
        match (terms.audience, allowed) {
            (_, allowed) if allowed == words && (words > 0 || terms.mode == Mode::Full) => {
                Shown::Whole(text.to_owned())
            }
            (Audience::Curator, _) => Shown::Private(text.to_owned()),
            (Audience::Readers, 0) => Shown::Withheld,
            (Audience::Readers, allowed) => Shown::Cut(first_words(text, allowed).to_owned()),
        }
    };
    let counted = paragraphs.iter().map(|(text, words)| (*words, shown(text, *words)));
    let markdown = (terms.mode == Mode::Full).then(|| markdown.to_owned());
    PublishableText { markdown, ..assembled(counted.collect(), terms, quotes) }
}

/// The rights rule where only the lock is at hand: word counts by paragraph and the quotations that it knows.
///
/// Nothing of the text is shown, as the lock has none.
pub fn publishable_locked(paragraph_words: &[usize], terms: Terms, quotes: &[QuoteMatch]) -> PublishableText {
    assembled(paragraph_words.iter().map(|words| (*words, Shown::Withheld)).collect(), terms, quotes)
}

fn assembled(paragraphs: Vec<(usize, Shown)>, terms: Terms, quotes: &[QuoteMatch]) -> PublishableText {
    let covered = quoted_words(quotes);
    let paragraph = |(number, (words, shown))| {
        let range = (number, 0)..(number, u32::MAX);
        PublishableParagraph { number, words, shown, quoted: covered.range(range).count().min(words) }
    };
    let mut quotes: Vec<PublishableQuote> = quotes.iter().map(PublishableQuote::new).collect();
    quotes.sort_by_key(PublishableQuote::order);
    quotes.dedup_by(|a, b| a.hash == b.hash && a.written == b.written);
    PublishableText { terms, paragraphs: (1..).zip(paragraphs).map(paragraph).collect(), quotes, markdown: None }
}

/// The different words that quotations cover: paragraph and word in it.
fn quoted_words(quotes: &[QuoteMatch]) -> BTreeSet<(u32, u32)> {
    let passages = quotes.iter().flat_map(QuoteMatch::passages);
    passages.flat_map(|p| p.words.clone().map(|word| (p.paragraph, word))).collect()
}

fn first_words(text: &str, count: usize) -> &str {
    let end = count.checked_sub(1).and_then(|last| words(text).nth(last)).map_or(0, |word| word.end);
    &text[..end]
}

impl PublishableText {
    pub fn mode(&self) -> Mode {
        self.terms.mode
    }

    /// The text as Markdown, where all of it may be published.
    pub fn markdown(&self) -> Option<&str> {
        self.markdown.as_deref()
    }

    pub fn paragraphs(&self) -> &[PublishableParagraph] {
        &self.paragraphs
    }

    /// The paragraph of that number, from 1.
    pub fn paragraph(&self, number: u32) -> Option<&PublishableParagraph> {
        self.paragraphs.get((number as usize).checked_sub(1)?)
    }

    /// The verified quotations in the order of the text, each once.
    pub fn quotes(&self) -> &[PublishableQuote] {
        &self.quotes
    }

    /// The quotations that touch a paragraph.
    pub fn quotes_in(&self, paragraph: u32) -> impl Iterator<Item = &PublishableQuote> {
        self.quotes.iter().filter(move |q| q.passages.iter().any(|p| p.paragraph == paragraph))
    }

    /// Words of the whole text, shown or not.
    pub fn words(&self) -> usize {
        self.paragraphs.iter().map(|p| p.words).sum()
    }

    /// How many of them stand in verified quotations: the coverage meter.
    pub fn quoted_words(&self) -> usize {
        self.paragraphs.iter().map(|p| p.quoted).sum()
    }

    /// Whether readers see less than the text.
    pub fn is_partly_withheld(&self) -> bool {
        self.paragraphs.iter().any(|p| !matches!(p.shown, Shown::Whole(_)))
    }
}

impl PublishableParagraph {
    /// From 1.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// How many words the article has here, shown or not.
    pub fn words(&self) -> usize {
        self.words
    }

    /// How many of them stand in verified quotations.
    pub fn quoted_words(&self) -> usize {
        self.quoted
    }

    /// What readers may read of it.
    pub fn text(&self) -> Option<&str> {
        match &self.shown {
            Shown::Whole(text) | Shown::Cut(text) => Some(text),
            Shown::Withheld | Shown::Private(_) => None,
        }
    }

    /// What only the curator may read of it: `None` in everything that `build` writes.
    pub fn private_text(&self) -> Option<&str> {
        match &self.shown {
            Shown::Private(text) => Some(text),
            _ => None,
        }
    }

    /// Whether the excerpt ends within it: to be marked.
    pub fn is_cut(&self) -> bool {
        matches!(self.shown, Shown::Cut(_))
    }
}

impl PublishableQuote {
    fn new(quote: &QuoteMatch) -> Self {
        Self { written: quote.written().to_owned(), passages: quote.passages().to_vec(), hash: quote.hash() }
    }

    fn order(&self) -> (Option<(u32, u32)>, String) {
        (self.passages.first().map(|p| (p.paragraph, p.words.start)), self.hash.to_string())
    }

    /// As the curator wrote it.
    pub fn written(&self) -> &str {
        &self.written
    }

    pub fn hash(&self) -> WordsHash {
        self.hash
    }

    /// Where it stands.
    pub fn passages(&self) -> &[Passage] {
        &self.passages
    }

    /// The bytes of a paragraph to mark, where its text is shown.
    pub fn marks(&self, paragraph: u32) -> impl Iterator<Item = Range<usize>> {
        self.passages.iter().filter(move |p| p.paragraph == paragraph).filter_map(|p| p.range.clone())
    }
}

#[cfg(test)]
mod tests;
