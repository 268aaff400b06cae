//! A block before it has been judged: what plain text and pages have in common.

use super::inline::{Run, plain, tidy};
use super::language::word_count;
use super::model::{Image, Lines};

/// One block of the file, in its order.
#[derive(Debug, Clone)]
pub(super) struct Raw {
    pub shape: Shape,
    pub content: Content,
    /// The words alone.
    pub text: String,
    pub words: usize,
    pub lines: Lines,
    pub hints: Hints,
    /// The share of its letters that stand in links, 0 to 1.
    pub linked: f32,
    /// An empty line (or another container) stands before it.
    pub gap: bool,
}

/// What it is in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Heading(u8),
    Paragraph,
    /// A paragraph that is bold as a whole.
    Bold,
    List,
    Quote,
    Table,
    Code,
    /// A caption, known as one from the markup.
    Caption,
}

#[derive(Debug, Clone)]
pub(super) enum Content {
    Runs(Vec<Run>),
    /// Markdown that is ready.
    Ready(String),
    Picture(Image),
}

/// What the markup says of the place where a block stands. All false in plain text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Hints(pub u32);

impl Hints {
    pub const NAVIGATION: Self = Self(1);
    pub const ASIDE: Self = Self(1 << 1);
    pub const FOOTER: Self = Self(1 << 2);
    pub const HEADER: Self = Self(1 << 3);
    pub const COMMENTS: Self = Self(1 << 4);
    pub const RELATED: Self = Self(1 << 5);
    pub const PROMOTION: Self = Self(1 << 6);
    pub const SHARE: Self = Self(1 << 7);
    pub const BYLINE: Self = Self(1 << 8);
    pub const DATE: Self = Self(1 << 9);
    pub const CAPTION: Self = Self(1 << 10);
    pub const TAGS: Self = Self(1 << 11);
    pub const ADVERT: Self = Self(1 << 12);
    pub const BIO: Self = Self(1 << 13);
    pub const STANDFIRST: Self = Self(1 << 14);
    pub const HIDDEN: Self = Self(1 << 15);
    pub const COOKIE: Self = Self(1 << 16);
    pub const CORRECTION: Self = Self(1 << 17);
    pub const COPYRIGHT: Self = Self(1 << 18);
    /// Outside the region that was chosen as the article's.
    pub const OUTSIDE: Self = Self(1 << 19);
    /// The same words stand in the article body that the page's metadata gives.
    pub const CONFIRMED: Self = Self(1 << 20);
    /// The metadata gives the whole body, and these words are not in it.
    pub const DENIED: Self = Self(1 << 21);
    pub const PULLQUOTE: Self = Self(1 << 22);
    /// Most paragraphs of the article are its siblings.
    pub const HOME: Self = Self(1 << 23);
    /// Some are.
    pub const NEAR: Self = Self(1 << 24);
    /// Beside the container that holds most of the article.
    pub const AWAY: Self = Self(1 << 25);

    /// Its link leads to another site.
    pub const ABROAD: Self = Self(1 << 26);

    /// Hints that say where a block stands, not what it is called.
    pub const PLACE: Self = Self(Self::HOME.0 | Self::NEAR.0 | Self::AWAY.0);

    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

impl Raw {
    /// A block of running text; nothing when it has no words.
    pub fn running(shape: Shape, runs: Vec<Run>, lines: Lines) -> Option<Self> {
        let runs = tidy(runs);
        let text = plain(&runs).trim().to_owned();
        let letters: usize = runs.iter().map(|r| r.text.chars().count()).sum();
        let linked: usize = runs.iter().filter(|r| r.style.linked).map(|r| r.text.chars().count()).sum();
        (!text.is_empty()).then(|| {
            let mut raw = Self::new(shape, Content::Runs(runs), text, lines);
            raw.linked = ratio(linked, letters);
            raw
        })
    }

    /// A block whose Markdown is ready.
    pub fn ready(shape: Shape, markdown: String, text: String, lines: Lines) -> Option<Self> {
        (!text.trim().is_empty()).then(|| Self::new(shape, Content::Ready(markdown), text, lines))
    }

    pub fn new(shape: Shape, content: Content, text: String, lines: Lines) -> Self {
        let words = word_count(&text);
        Self { shape, content, text, words, lines, hints: Hints::default(), linked: 0.0, gap: false }
    }
}

/// `part / whole`, 0 where there is no whole.
pub(super) fn ratio(part: usize, whole: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "shares, not sums")]
    if whole == 0 { 0.0 } else { part as f32 / whole as f32 }
}
