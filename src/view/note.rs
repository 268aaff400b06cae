//! Notes, the overview, and the page about the method.

use serde::Serialize;

use super::{Card, Counts, Date, Moment, Source, Tally, Text};

/// `note` in `note.html`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Note<'a> {
    /// `explainer`, `question`, `method`, `about`.
    pub genre: Option<Text<'a>>,
    /// To read.
    pub minutes: u32,
    pub words: u32,
    pub citations: u32,
    /// Of the articles cited.
    pub tally: Tally,
    /// For *cite this page*: the title, the site, the date and the address are put together by the theme.
    pub cite_date: Option<Date<'a>>,
}

/// `overview` in `overview.html`: the front page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Overview<'a> {
    /// The last change to anything.
    pub updated: Option<Date<'a>>,
    /// The answer in a few lines: the items of the ordered list that opens the body (which then is not in `body_html`).
    pub answer: Vec<Text<'a>>,
    /// Corroborated, contested, and all others: some claims of each.
    pub agreed: Vec<Card<'a>>,
    pub contested: Vec<Card<'a>>,
    pub open: Vec<Card<'a>>,
    /// One class a claim in the order of labels, up to 120 claims: `yes`, `no`, `one`, `dim`. Empty above.
    pub strip: Vec<Text<'a>>,
    /// A few moments of the timeline.
    pub moments: Vec<Moment<'a>>,
    /// Notes in reading order; all of them up to a dozen.
    pub notes: Vec<Card<'a>>,
    pub changes: Vec<Change<'a>>,
    /// The key of origins; empty above a dozen origins.
    pub origins: Vec<OriginKey<'a>>,
}

/// One line of the latest changes.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Change<'a> {
    pub date: Date<'a>,
    pub title: Text<'a>,
    pub href: Text<'a>,
    /// A correction's text; `null`: the page was updated or is new.
    pub text: Option<Text<'a>>,
    pub new: bool,
}

/// An origin and its articles.
#[derive(Debug, Clone, Default, Serialize)]
pub struct OriginKey<'a> {
    pub sources: Vec<Source<'a>>,
    pub name: Text<'a>,
}

/// `method` in `method.html`: numbers about the dossier. Its text is a note of type `method`, if there is one.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Method<'a> {
    pub counts: Counts,
    /// Articles by rights.
    pub full: u32,
    pub excerpt: u32,
    pub cite: u32,
    /// Quotations that were not verified.
    pub unverified: u32,
    /// Paragraphs of notes with a statement and no citation; `null` when it is not looked for.
    pub uncited: Option<u32>,
    /// At most a hundred; above that see the bibliography.
    pub articles: Vec<MethodArticle<'a>>,
    /// The command that builds the same site.
    pub rebuild: Text<'a>,
    /// Notes on method, rights and the like.
    pub notes: Vec<Card<'a>>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct MethodArticle<'a> {
    pub source: Source<'a>,
    pub rights: super::RightsMode,
    pub words: Option<u32>,
    pub paragraphs: Option<u32>,
    pub cited_paragraphs: u32,
    pub quotations: u32,
    pub verified: u32,
}
