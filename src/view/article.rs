//! An article's page: what is known of it, what may be shown of it, how the dossier uses it.

use serde::Serialize;

use super::{Date, Label, Link, Named, PageKind, Source, Stance, Text, Verification};

/// `article` in `article.html`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Article<'a> {
    pub source: Source<'a>,
    /// `report`, `analysis`, `opinion`, `wire`, `official`, `transcript`, `video`, `audio`.
    pub genre: Option<Text<'a>>,
    /// The page's title is a bracketed description, since the article has no headline.
    pub untitled: bool,
    pub publisher: Option<Named<'a>>,
    pub authors: Vec<Named<'a>>,
    pub published: Option<Date<'a>>,
    /// Why the date is not known exactly; a curator's words.
    pub published_note: Option<Text<'a>>,
    pub modified: Option<Date<'a>>,
    pub retrieved: Option<Date<'a>>,
    /// How many lines `import` took away from the file that was saved; 0 where nobody knows.
    pub lines_removed: u32,
    pub dateline: Option<Dateline<'a>>,
    pub url: Option<Text<'a>>,
    pub archive_url: Option<Text<'a>>,
    /// BCP 47; the theme names it.
    pub language: Option<Text<'a>>,
    pub dir: Text<'a>,
    /// Of the whole text; `null` when neither text nor lock is there.
    pub words: Option<u32>,
    pub paragraphs: Option<u32>,
    pub origin: ArticleOrigin<'a>,
    pub rights: Rights<'a>,
    /// The curators' digest, when the mode is not `full`.
    pub digest_html: Option<Text<'a>>,
    /// What may be shown of the text, each paragraph with its anchor.
    pub text: Published<'a>,
    /// Pictures that only the outlet has, where the text is published in full.
    pub pictures: Vec<OutletPicture<'a>>,
    /// What no other article of the dossier reports.
    pub only: Vec<Only<'a>>,
    /// One mark a claim, in the order of their numbers; empty above 120 claims.
    pub coverage: Vec<CoverageMark<'a>>,
    pub supports: u32,
    pub disputes: u32,
    pub unclear: u32,
    pub silent: u32,
    /// How many of its paragraphs something cites.
    pub cited_paragraphs: u32,
    /// How many of its words stand in verified quotations.
    pub quoted_words: u32,
    /// Its paragraphs as parts of a bar that is 1000 units long; empty when neither text nor lock is there.
    pub meter: Vec<MeterPart<'a>>,
    pub passages: Vec<Passage<'a>>,
    pub spellings: Vec<ArticleSpelling<'a>>,
    /// Other articles of the same origin, then those that share most with it: not all of a large dossier.
    pub others: Vec<Other<'a>>,
}

/// What the article says of a picture that is not here.
#[derive(Debug, Clone, Default, Serialize)]
pub struct OutletPicture<'a> {
    pub caption: Option<Text<'a>>,
    pub credit: Option<Text<'a>>,
    /// At the outlet.
    pub href: Option<Text<'a>>,
}

/// Where an article says that it was written.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Dateline<'a> {
    pub place: Option<Named<'a>>,
    pub date: Option<Date<'a>>,
}

/// Where an article's story comes from.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ArticleOrigin<'a> {
    /// The letter.
    pub code: Text<'a>,
    pub origin_class: Text<'a>,
    /// The agency, or the article whose copy it is; `null` when it is its own.
    pub named: Option<Named<'a>>,
    /// Others of the same origin.
    pub copies: Vec<Source<'a>>,
    /// The largest share of its words, in percent, that another article outside its origin also has.
    pub shared_percent: Option<f32>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RightsMode {
    Full,
    Excerpt,
    #[default]
    Cite,
}

/// What may be shown of an article, and by whose leave.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Rights<'a> {
    pub mode: RightsMode,
    pub holder: Option<Text<'a>>,
    pub licence: Option<Text<'a>>,
    pub licence_href: Option<Text<'a>>,
    pub statement: Option<Text<'a>>,
    /// The longest excerpt, in words.
    pub max_words: u32,
    /// The longest quotation, in words.
    pub quote_words: u32,
}

/// The part of an article's text that leaves the house.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Published<'a> {
    /// Paragraphs with `id="p1"` and so on; `null` when nothing may be shown.
    pub html: Option<Text<'a>>,
    /// There is more that is not shown.
    pub truncated: bool,
    /// Words shown.
    pub words: u32,
    /// `serve --private`: the whole text, which no build publishes.
    pub private: bool,
}

/// Something that only this article reports.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Only<'a> {
    /// The claim.
    pub statement: Text<'a>,
    pub href: Text<'a>,
    pub paragraph: Option<u32>,
    pub passage_href: Option<Text<'a>>,
}

/// One claim in the coverage strip.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CoverageMark<'a> {
    pub number: u32,
    pub title: Text<'a>,
    pub href: Text<'a>,
    pub stance: Stance,
}

/// A paragraph in the coverage meter: as wide as it is long.
#[derive(Debug, Clone, Default, Serialize)]
pub struct MeterPart<'a> {
    pub x: Text<'a>,
    pub width: Text<'a>,
    /// Something uses it.
    pub cited: bool,
}

/// A paragraph of the article and what uses it.
///
/// The anchor `p1` stands here unless the paragraph itself is published above ([`Published::html`]).
#[derive(Debug, Clone, Default, Serialize)]
pub struct Passage<'a> {
    pub number: u32,
    /// `p1`, or `null` when the published text holds the anchor.
    pub id: Option<Text<'a>>,
    pub words: Option<u32>,
    pub quotes: Vec<PassageQuote<'a>>,
    pub uses: Vec<Use<'a>>,
}

/// Words quoted from a paragraph.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PassageQuote<'a> {
    pub text: Text<'a>,
    pub verification: Verification,
    /// The same at the publisher's, with a text fragment.
    pub publisher_href: Option<Text<'a>>,
}

/// A page that uses a paragraph.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Use<'a> {
    /// `claim`, `note`, `event` …
    pub kind: PageKind,
    pub title: Text<'a>,
    pub href: Text<'a>,
    /// For claims.
    pub stance: Option<Stance>,
    pub number: Option<u32>,
    pub label: Option<Label>,
}

/// How this article spells a name.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ArticleSpelling<'a> {
    pub entity: Link<'a>,
    /// As this article writes it.
    pub spelling: Text<'a>,
    pub times: u32,
    pub paragraphs: Vec<u32>,
}

/// Another article, seen from this one.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Other<'a> {
    pub source: Source<'a>,
    pub date: Option<Date<'a>>,
    pub same_origin: bool,
    pub compare_href: Option<Text<'a>>,
}
