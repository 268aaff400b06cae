//! Indexes, the bibliography, the timeline, tags, disambiguation, redirects.

use serde::Serialize;

use super::{
    Card, Cite, CoveragePicture, Date, Link, NetworkPicture, PageKind, Sharing, Source, Tally, Text, TimePicture,
};

/// `index` in `index.html`: all pages of one kind.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Index<'a> {
    /// Of the items: `person`.
    pub of: PageKind,
    pub total: u32,
    /// One group without a label up to sixty items, above that one a letter or year. People and organizations by side where
    /// one of them states a side.
    pub groups: Vec<IndexGroup<'a>>,
    /// The groups are sides, the one without a label, the last, those who are on none.
    pub by_side: bool,
    /// Of people: who is named with whom.
    pub network: Option<NetworkPicture<'a>>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct IndexGroup<'a> {
    /// `A`, `2023`; empty for the only one.
    pub label: Text<'a>,
    /// The page of a side that has one.
    pub href: Option<Text<'a>>,
    /// The anchor.
    pub id: Text<'a>,
    pub items: Vec<Card<'a>>,
}

/// `bibliography` in `bibliography.html`: the articles by origin.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Bibliography<'a> {
    pub tally: Tally,
    /// When they appeared.
    pub coverage: Option<CoveragePicture<'a>>,
    /// How much each two of them share.
    pub sharing: Option<Sharing<'a>>,
    pub origins: Vec<OriginGroup<'a>>,
    /// Where in a long list the months begin, over more than two years the years. Empty for a short one.
    pub periods: Vec<Period<'a>>,
}

/// A month or a year of a long list.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Period<'a> {
    pub date: Date<'a>,
    /// The anchor of its first origin.
    pub id: Text<'a>,
}

/// Articles of one origin.
#[derive(Debug, Clone, Default, Serialize)]
pub struct OriginGroup<'a> {
    /// The letter, also the anchor `origin-a`.
    pub code: Text<'a>,
    pub id: Text<'a>,
    pub origin_class: Text<'a>,
    /// The agency, or the outlet whose own story it is.
    pub name: Option<Text<'a>>,
    pub articles: Vec<BibliographyEntry<'a>>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct BibliographyEntry<'a> {
    pub source: Source<'a>,
    pub untitled: bool,
    pub publisher: Option<Text<'a>>,
    pub authors: Vec<Text<'a>>,
    pub date: Option<Date<'a>>,
    pub language: Option<Text<'a>>,
    pub words: Option<u32>,
    pub rights: super::RightsMode,
    pub summary: Option<Text<'a>>,
    /// Claims that it speaks to.
    pub claims: u32,
    pub draft: bool,
}

/// `places` in `places.html`: a tree.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Places<'a> {
    pub total: u32,
    pub roots: Vec<PlaceNode<'a>>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct PlaceNode<'a> {
    pub card: Card<'a>,
    pub children: Vec<PlaceNode<'a>>,
}

/// `timeline` in `timeline.html`: what happened, and when it was published, in one order.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Timeline<'a> {
    pub events: u32,
    pub groups: Vec<TimelineGroup<'a>>,
    /// The same as a picture, where there is enough to draw and not too much.
    pub picture: Option<TimePicture<'a>>,
    pub sorts: MomentSorts,
}

/// A year, or a month where a year holds many.
#[derive(Debug, Clone, Default, Serialize)]
pub struct TimelineGroup<'a> {
    /// The group's heading as a date.
    pub date: Date<'a>,
    /// The anchor: `y2023`, `m2023-10`.
    pub id: Text<'a>,
    pub moments: Vec<Moment<'a>>,
    pub sorts: MomentSorts,
}

/// How many moments are of each sort, for filters; a rival date is one that is said to have happened too.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct MomentSorts {
    pub all: u32,
    pub happened: u32,
    pub published: u32,
    pub disputed: u32,
}

/// How a moment is marked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimelineMark {
    #[default]
    Day,
    Month,
    Year,
    /// Some day between two.
    Span,
    /// Announced, not told as held.
    Announced,
    /// One of several dates that cannot all be right.
    Rival,
    /// When an article appeared.
    Published,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct Moment<'a> {
    pub id: Text<'a>,
    pub date: Date<'a>,
    pub mark: TimelineMark,
    /// Rival dates: the last one of its chain (the line stops here).
    pub last_rival: bool,
    pub title: Text<'a>,
    pub href: Option<Text<'a>>,
    pub summary: Option<Text<'a>>,
    /// The claim whose date it is.
    pub claim: Option<Link<'a>>,
    /// Published: the articles.
    pub sources: Vec<Source<'a>>,
    pub cites: Vec<Cite<'a>>,
    pub tally: Tally,
}

/// `tag` in `tag.html`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct TagPage<'a> {
    pub total: u32,
    /// By kind.
    pub groups: Vec<TagGroup<'a>>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct TagGroup<'a> {
    pub kind: PageKind,
    pub items: Vec<Card<'a>>,
}

/// `disambiguation` in `disambiguation.html`: a name and its bearers.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Disambiguation<'a> {
    pub name: Text<'a>,
    pub candidates: Vec<Candidate<'a>>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct Candidate<'a> {
    pub card: Card<'a>,
    /// The articles in which the name is this one's, at most a dozen.
    pub sources: Vec<Source<'a>>,
}

/// `redirect` in `redirect.html`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Redirect<'a> {
    pub to: Link<'a>,
}
