//! The whole dossier as one document.

use serde::Serialize;

use super::{Card, Date, Label, Moment, RightsMode, Source, StanceRow, Text};

/// `print` in `print.html`: what there is to read, in one document; of a large dossier the first of each kind.
///
/// An element of the page that stands for another page has an `id` and that page's address in `data-page`: so
/// `build --single-file` leads its links to it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Print<'a> {
    pub updated: Option<Date<'a>>,
    pub answer: Vec<Text<'a>>,
    /// The rest of the front page.
    pub opening_html: Option<Text<'a>>,
    pub notes: Vec<PrintNote<'a>>,
    pub notes_total: u32,
    pub claims: Vec<PrintClaim<'a>>,
    pub claims_total: u32,
    pub moments: Vec<Moment<'a>>,
    pub moments_total: u32,
    pub people: Vec<Card<'a>>,
    pub people_total: u32,
    pub organizations: Vec<Card<'a>>,
    pub organizations_total: u32,
    pub terms: Vec<PrintTerm<'a>>,
    pub terms_total: u32,
    pub sources: Vec<PrintSource<'a>>,
    pub sources_total: u32,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct PrintNote<'a> {
    /// The anchor.
    pub id: Text<'a>,
    pub href: Text<'a>,
    pub title: Text<'a>,
    pub summary: Option<Text<'a>>,
    pub authors: Vec<Text<'a>>,
    pub updated: Option<Date<'a>>,
    /// Its anchors begin with the note's.
    pub body_html: Option<Text<'a>>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct PrintClaim<'a> {
    pub id: Text<'a>,
    pub href: Text<'a>,
    pub number: u32,
    pub title: Text<'a>,
    pub statement: Text<'a>,
    pub label: Label,
    pub stances: Vec<StanceRow<'a>>,
    /// Articles that say nothing.
    pub silent: u32,
    pub body_html: Option<Text<'a>>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct PrintTerm<'a> {
    pub id: Text<'a>,
    pub href: Text<'a>,
    pub title: Text<'a>,
    pub definition_html: Text<'a>,
}

/// An article, with its addresses spelt out.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PrintSource<'a> {
    pub id: Text<'a>,
    pub source: Source<'a>,
    /// The title is a description, since the article has no headline.
    pub untitled: bool,
    /// Of the title, when it is not the page's.
    pub language: Option<Text<'a>>,
    pub publisher: Option<Text<'a>>,
    pub authors: Vec<Text<'a>>,
    pub date: Option<Date<'a>>,
    pub url: Option<Text<'a>>,
    pub archive_url: Option<Text<'a>>,
    pub rights: RightsMode,
}
