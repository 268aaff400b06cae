//! What several page kinds share: links, summaries, sources, dates, and the words of the claims room.

use serde::Serialize;

use super::Text;

/// What a page or a node is. Serialized as its name in lower case, words joined by hyphens.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PageKind {
    #[default]
    Overview,
    Note,
    Article,
    Person,
    Organization,
    Place,
    Event,
    Term,
    Claim,
    /// The indexes: notes, articles, people, organizations, places, events, terms, tags.
    Notes,
    Articles,
    People,
    Organizations,
    Places,
    Events,
    Terms,
    Tags,
    Claims,
    Disputed,
    Timeline,
    Tag,
    Disambiguation,
    Method,
    NotFound,
    Redirect,
    /// Later issues: comparison of two articles, search, the whole as one document.
    Compare,
    Search,
    Print,
}

/// A link with its words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Link<'a> {
    pub label: Text<'a>,
    pub href: Text<'a>,
}

/// Something named by a field: a link when it has a page, plain words when it has none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Named<'a> {
    pub label: Text<'a>,
    pub href: Option<Text<'a>>,
}

/// An article in short: the chip with its code.
///
/// Articles of one origin share a letter (`A1`, `A2`; one article alone is `B`); beyond 26 origins `AA`, `AB` …
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Source<'a> {
    pub code: Text<'a>,
    /// `o1` to `o4`: the colour and border of its origin. They repeat after four.
    pub origin_class: Text<'a>,
    /// The article's page.
    pub href: Text<'a>,
    /// A short name: the publisher, or what describes the article.
    pub label: Text<'a>,
    /// The headline, or its bracketed description.
    pub title: Text<'a>,
}

/// A citation outside a body: `A1 ¶4`, leading to the passage.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Cite<'a> {
    pub source: Source<'a>,
    /// The paragraph's number in the article.
    pub paragraph: Option<u32>,
    /// Another place in the article, such as `12:30` in a recording.
    pub locator: Option<Text<'a>>,
    /// The passage: `../articles/ap.html#p4`.
    pub href: Text<'a>,
}

/// A page in short, as lists and cards show it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Card<'a> {
    pub id: Text<'a>,
    pub kind: PageKind,
    pub title: Text<'a>,
    /// Of the title, when it is not the page's.
    pub language: Option<Text<'a>>,
    pub href: Text<'a>,
    /// One sentence.
    pub summary: Option<Text<'a>>,
    /// For articles: the chip.
    pub source: Option<Source<'a>>,
    /// For claims: the label.
    pub label: Option<Label>,
    /// For claims: the number.
    pub number: Option<u32>,
    /// For events: when; for articles: published; for notes: updated.
    pub date: Option<Date<'a>>,
    /// Other names.
    pub aliases: Vec<Text<'a>>,
    /// A second line: a person's role, an article's publisher, a place's country, a note's type (the theme translates
    /// note types).
    pub detail: Option<Text<'a>>,
    /// In how many articles it is named, or which articles a tag stands on; `null` where it says nothing.
    pub count: Option<u32>,
    pub draft: bool,
}

/// A date of the EDTF subset, in parts: the theme puts them into words (`{{ d | date }}`).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Date<'a> {
    /// As written: `2023-10-12~`, `2023-10-01/2023-10-12`, `../2023`.
    pub edtf: Text<'a>,
    /// For `<time datetime="…">`; `null` for intervals.
    pub datetime: Option<Text<'a>>,
    pub precision: Precision,
    /// The date, or an interval's beginning (`null` when it is open).
    pub start: Option<Day<'a>>,
    /// An interval's end.
    pub end: Option<Day<'a>>,
    /// `?`: uncertain.
    pub uncertain: bool,
    /// `~`: about.
    pub approximate: bool,
}

/// One end of a date; what is not known is `null`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Day<'a> {
    pub year: i32,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31.
    pub day: Option<u8>,
    /// 1 (Monday) to 7 (Sunday), for whole days.
    pub weekday: Option<u8>,
    /// As written, with its offset if any: `03:15`, `03:15+06:00`.
    pub time: Option<Text<'a>>,
}

/// How exact a date is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    Time,
    #[default]
    Day,
    Month,
    Year,
    Interval,
}

/// What one article says about one claim.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    Supports,
    Disputes,
    Unclear,
    #[default]
    Silent,
}

/// In whose voice an article says something.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Voice {
    #[default]
    Own,
    Attributed,
}

/// The computed label of a claim.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Label {
    Contested,
    Corroborated,
    SingleOrigin,
    SingleSource,
    #[default]
    Unclear,
}

/// A claim in a list on another page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Claimed<'a> {
    pub number: u32,
    pub title: Text<'a>,
    pub href: Text<'a>,
    pub label: Label,
    /// The articles that speak to it, in the order of their codes.
    pub sources: Vec<Source<'a>>,
}

/// Articles and the origins that they come from: *n outlets, m origins*.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    pub articles: u32,
    pub outlets: u32,
    pub origins: u32,
}

/// How much of everything the dossier holds. Drafts and embargoed pages that are not built are not counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    pub articles: u32,
    pub outlets: u32,
    pub origins: u32,
    pub notes: u32,
    pub people: u32,
    pub organizations: u32,
    pub places: u32,
    pub events: u32,
    pub terms: u32,
    pub claims: u32,
    pub tags: u32,
    pub contested: u32,
    pub corroborated: u32,
    pub single_origin: u32,
    pub single_source: u32,
    pub unclear: u32,
    /// Articles that are published in full.
    pub republished: u32,
    /// Quotations in notes, claims and events, and how many of them were found in their article.
    pub quotations: u32,
    pub verified: u32,
    pub citations: u32,
}
