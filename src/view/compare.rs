//! Two articles side by side.

use serde::Serialize;

use super::{Cite, Date, Label, Link, RightsMode, Source, Stance, Text, Voice};

/// `compare` in `compare.html`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Compare<'a> {
    pub first: Compared<'a>,
    pub second: Compared<'a>,
    pub same_origin: bool,
    /// Of the runs of five words in the shorter text, how many in percent stand in the other; `null` where that was not
    /// found worth noting: less than 5 %, in dossiers of more than fifty articles less than 50 %.
    pub shared_percent: Option<u32>,
    /// The paragraphs that run parallel, in the order of the first article.
    pub parallels: Vec<Parallel<'a>>,
    /// The words of some of them may be shown.
    pub shows_text: bool,
    /// The same drawn: paragraphs as blocks, what they share as bands.
    pub ribbons: Option<Ribbons<'a>>,
    /// Claims that both speak to, those on which they differ first.
    pub claims: Vec<ComparedClaim<'a>>,
    /// How many of them they differ on.
    pub differ: u32,
    /// Claims that only one of them speaks to.
    pub only_first: Vec<ComparedClaim<'a>>,
    pub only_second: Vec<ComparedClaim<'a>>,
    /// Names that both write, and not alike.
    pub names: Vec<ComparedName<'a>>,
}

/// One of the two articles.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Compared<'a> {
    pub source: Source<'a>,
    /// `source.title` is a description in the page's language, not a headline.
    pub untitled: bool,
    pub date: Option<Date<'a>>,
    pub rights: RightsMode,
    /// Of its text, where it is not the page's.
    pub language: Option<Text<'a>>,
    pub dir: Text<'a>,
    pub words: Option<u32>,
    pub paragraphs: Option<u32>,
    /// Of its words, how many in percent stand in runs of five or more that the other has too.
    pub share: Option<u32>,
    /// How many of its paragraphs run parallel to one of the other.
    pub counterparts: u32,
    /// Its other paragraphs: what it adds. Empty where the texts do not run parallel.
    pub unmatched: Vec<Unmatched<'a>>,
}

/// A paragraph without a counterpart.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Unmatched<'a> {
    pub number: u32,
    pub words: u32,
    pub href: Text<'a>,
}

/// Two paragraphs that share words.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Parallel<'a> {
    pub first: Half<'a>,
    pub second: Half<'a>,
    /// Words in runs that stand in both.
    pub words: u32,
    /// Of the shorter one, in percent.
    pub percent: u32,
}

/// One of two parallel paragraphs.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Half<'a> {
    pub number: u32,
    pub href: Text<'a>,
    pub words: u32,
    /// Its text, as far as it may be shown; empty where it may not.
    pub pieces: Vec<Piece<'a>>,
}

/// Words of a paragraph.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Piece<'a> {
    pub text: Text<'a>,
    /// The other paragraph has them too.
    pub shared: bool,
}

/// A drawing in units of its own; numbers have at most one decimal.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Ribbons<'a> {
    pub height: Text<'a>,
    pub first: Vec<RibbonBlock<'a>>,
    pub second: Vec<RibbonBlock<'a>>,
    pub bands: Vec<Ribbon<'a>>,
}

/// A paragraph in the drawing; as tall as it is long.
#[derive(Debug, Clone, Default, Serialize)]
pub struct RibbonBlock<'a> {
    pub number: u32,
    pub y: Text<'a>,
    pub height: Text<'a>,
    /// The baseline of its number.
    pub text_y: Text<'a>,
}

/// What two paragraphs share, as the `d` of a path.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Ribbon<'a> {
    pub path: Text<'a>,
    /// Less than half of the shorter one.
    pub weak: bool,
}

/// A claim, and what the two articles say of it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ComparedClaim<'a> {
    pub number: u32,
    pub title: Text<'a>,
    pub href: Text<'a>,
    pub label: Label,
    /// They stand on two sides, or give values that cannot both be right.
    pub differs: bool,
    pub first: Vec<ComparedStance<'a>>,
    pub second: Vec<ComparedStance<'a>>,
}

/// What one of them says.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ComparedStance<'a> {
    pub stance: Stance,
    pub voice: Voice,
    pub value: Option<Text<'a>>,
    pub cite: Cite<'a>,
}

/// A name in the spellings of both.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ComparedName<'a> {
    pub entity: Link<'a>,
    pub first: Vec<Text<'a>>,
    pub second: Vec<Text<'a>>,
}

/// `comparisons` in `comparisons.html`: what there is to compare, most to see first.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Comparisons<'a> {
    pub rows: Vec<Comparison<'a>>,
    /// There are more pairs than have a page.
    pub bounded: bool,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct Comparison<'a> {
    pub first: Source<'a>,
    pub second: Source<'a>,
    pub href: Text<'a>,
    pub same_origin: bool,
    pub shared_percent: Option<u32>,
    /// Claims that both speak to, and on which of them they differ.
    pub claims: u32,
    pub differ: u32,
}
