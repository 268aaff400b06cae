//! Layer 6: the theme boundary. What a template sees of a page is one of these values and nothing else.
//!
//! - Plain structs, one a page kind, documented in `docs/themes.md` and versioned by [`VERSION`].
//! - Every `href` is relative to the page that shows it. A path in [`Site`] is relative to the site's root
//!   and is written after [`Page::root`].
//! - A field whose name ends in `_html` is safe HTML made by the rooms below; templates print it with
//!   `| safe`. All other text is plain and is escaped by the templates.
//! - Words of the interface are the theme's: a view says `contested` and `3`, the theme says it in a language.
//! - No neighbour's body, nothing in the size of the dossier: summaries only, and the lists that a page shows.
//! - Every field is always there: absent is `null` or an empty list, so that a misspelt name is an error.

mod article;
pub mod build;
mod claim;
mod common;
mod compare;
mod entity;
mod lists;
mod note;
mod page;
mod picture;
mod print;
mod site;

use std::borrow::Cow;

use serde::Serialize;

pub use article::{
    Article, ArticleOrigin, ArticleSpelling, CoverageMark, Dateline, MeterPart, Only, Other, OutletPicture, Passage,
    PassageQuote, Published, Rights, RightsMode, Use,
};
pub use claim::{
    Cell, CellEntry, Claim, ClaimGroup, ClaimRow, Claims, ComparedPair, Disputed, DisputedRow, GridOrigin, Rival,
    Sides, Silence, StanceGroup, StanceRow, Verdict,
};
pub use common::{
    Card, Cite, Claimed, Counts, Date, Day, Label, Link, Named, PageKind, Precision, Source, Stance, Tally, Voice,
};
pub use compare::{
    Compare, Compared, ComparedClaim, ComparedName, ComparedStance, Comparison, Comparisons, Half, Parallel, Piece,
    Ribbon, RibbonBlock, Ribbons, Unmatched,
};
pub use entity::{
    Confusion, Coordinates, Entity, Event, Held, Mention, NamedIn, Spelling, Spellings, Term, TogetherWith,
};
pub use lists::{
    Bibliography, BibliographyEntry, Candidate, Disambiguation, Index, IndexGroup, Moment, MomentSorts, OriginGroup,
    Period, PlaceNode, Places, Redirect, TagGroup, TagPage, Timeline, TimelineGroup, TimelineMark,
};
pub use note::{Change, Method, MethodArticle, Note, OriginKey, Overview};
pub use page::{
    Backlink, BacklinkGroup, Correction, Crumb, Heading, Image, OpenGraph, Page, Reference, Status, Verification,
    json_for_script,
};
pub use picture::{
    CoverageColumn, CoveragePicture, Locator, LocatorDot, NetworkArc, NetworkPair, NetworkPicture, OriginMark,
    OriginPicture, OriginRow, OriginStretch, PictureTick, Share, SharedPair, Sharing, SharingRow, Stretch, TimeBar,
    TimePanel, TimePicture,
};
pub use print::{Print, PrintClaim, PrintNote, PrintSource, PrintTerm};
pub use site::{NavItem, Site};

/// The version of this context. A field may be added without a new version; one that changes or goes needs one.
pub const VERSION: u32 = 1;

/// Text that is borrowed from the dossier where it stands there already.
pub type Text<'a> = Cow<'a, str>;

/// One page, as a template sees it (the shared [`Site`] stands beside it).
///
/// In a template: `page` is [`View::page`], and the part stands under the name of its variant in lower case
/// ([`Part::name`]): `article.publisher`, `claim.stances`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct View<'a> {
    pub page: Page<'a>,
    pub part: Part<'a>,
}

/// What only pages of one kind have.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(untagged)]
pub enum Part<'a> {
    /// Nothing more: `404.html`, whose template is `not_found.html`.
    #[default]
    NotFound,
    /// Nothing more: `search.html`. What is found comes from `search/*.js`.
    Search,
    Overview(Box<Overview<'a>>),
    Note(Box<Note<'a>>),
    Article(Box<Article<'a>>),
    /// A person, an organization or a place; [`Page::kind`] says which.
    Entity(Box<Entity<'a>>),
    Event(Box<Event<'a>>),
    Term(Box<Term<'a>>),
    Claim(Box<Claim<'a>>),
    /// `claims/index.html`: claims against articles.
    Claims(Box<Claims<'a>>),
    /// `claims/disputed.html`.
    Disputed(Box<Disputed<'a>>),
    /// `compare/<a>--<b>.html`: two articles side by side.
    Compare(Box<Compare<'a>>),
    /// `compare/index.html`: all comparisons.
    Comparisons(Box<Comparisons<'a>>),
    /// `articles/index.html`.
    Bibliography(Box<Bibliography<'a>>),
    /// The index of people, organizations, events, terms, notes or tags.
    Index(Box<Index<'a>>),
    /// `places/index.html`.
    Places(Box<Places<'a>>),
    Timeline(Box<Timeline<'a>>),
    Tag(Box<TagPage<'a>>),
    Disambiguation(Box<Disambiguation<'a>>),
    Method(Box<Method<'a>>),
    /// `print.html`.
    Print(Box<Print<'a>>),
    Redirect(Box<Redirect<'a>>),
}

impl Part<'_> {
    /// The name under which templates find the part, and the stem of its template's file.
    pub fn name(&self) -> &'static str {
        match self {
            Self::NotFound => "not_found",
            Self::Search => "search",
            Self::Overview(_) => "overview",
            Self::Note(_) => "note",
            Self::Article(_) => "article",
            Self::Entity(_) => "entity",
            Self::Event(_) => "event",
            Self::Term(_) => "term",
            Self::Claim(_) => "claim",
            Self::Claims(_) => "claims",
            Self::Disputed(_) => "disputed",
            Self::Compare(_) => "compare",
            Self::Comparisons(_) => "comparisons",
            Self::Bibliography(_) => "bibliography",
            Self::Index(_) => "index",
            Self::Places(_) => "places",
            Self::Timeline(_) => "timeline",
            Self::Tag(_) => "tag",
            Self::Disambiguation(_) => "disambiguation",
            Self::Method(_) => "method",
            Self::Print(_) => "print",
            Self::Redirect(_) => "redirect",
        }
    }
}
