//! Claims: one page each, the grid, the disputed ones.

use serde::Serialize;

use super::{Card, Cite, Date, Label, Link, Named, OriginPicture, Source, Stance, Tally, Text, Verification, Voice};

/// `claim` in `claim.html`. The page's body is the curator's explanation.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Claim<'a> {
    pub number: u32,
    pub statement: Text<'a>,
    /// `fact`, `date`, `number`, `forecast`, `opinion`.
    pub genre: Option<Text<'a>>,
    pub label: Label,
    /// Why it has its label: `disputed`, `rival-values`, `origins`, `one-origin`, `one-article`, `none`.
    pub reason: Text<'a>,
    pub sides: Sides,
    /// How many articles report it, and how many of them in their own voice.
    pub reported: u32,
    pub asserted: u32,
    pub about: Vec<Named<'a>>,
    /// At least two when values differ, the one with most origins first.
    pub rivals: Vec<Rival<'a>>,
    /// Whether the values cannot all be right.
    pub rivals_conflict: bool,
    /// Supports, disputes, unclear; groups without items left out.
    pub stances: Vec<StanceGroup<'a>>,
    pub silent: Silence<'a>,
    pub verdict: Option<Verdict<'a>>,
    /// Where its dates stand in the timeline.
    pub timeline: Vec<Link<'a>>,
    /// Articles of opposing sides, side by side: at most six pairs.
    pub compare: Vec<ComparedPair<'a>>,
    /// Claims about the same things.
    pub near: Vec<Card<'a>>,
}

/// Two articles that can be seen side by side.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ComparedPair<'a> {
    pub first: Source<'a>,
    pub second: Source<'a>,
    pub href: Text<'a>,
}

/// Articles and origins on each side.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Sides {
    pub supports: Tally,
    pub disputes: Tally,
    pub unclear: Tally,
    pub silent: Tally,
}

/// One of several values that articles give.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Rival<'a> {
    pub value: Text<'a>,
    pub tally: Tally,
    pub sources: Vec<Source<'a>>,
}

/// What the articles of one stance say.
#[derive(Debug, Clone, Default, Serialize)]
pub struct StanceGroup<'a> {
    pub stance: Stance,
    pub tally: Tally,
    pub items: Vec<StanceRow<'a>>,
}

/// What one article says about a claim or an event.
#[derive(Debug, Clone, Default, Serialize)]
pub struct StanceRow<'a> {
    pub cite: Cite<'a>,
    pub date: Option<Date<'a>>,
    pub stance: Stance,
    pub voice: Voice,
    pub attributed_to: Option<Named<'a>>,
    pub quote: Option<Text<'a>>,
    /// The language of the quotation when it is not the page's.
    pub quote_language: Option<Text<'a>>,
    pub translation: Option<Text<'a>>,
    pub verification: Verification,
    /// The words at the publisher's, with a text fragment.
    pub publisher_href: Option<Text<'a>>,
    /// The date, number or spelling that this article gives.
    pub value: Option<Text<'a>>,
    pub note: Option<Text<'a>>,
    /// An article of the same origin that stands above this one in the list.
    pub same_origin_as: Option<Text<'a>>,
}

/// The articles that say nothing.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Silence<'a> {
    pub tally: Tally,
    /// At most a dozen of them.
    pub sources: Vec<Source<'a>>,
}

/// A person's judgement, never computed.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Verdict<'a> {
    pub verdict: Text<'a>,
    pub checked_by: Option<Named<'a>>,
    pub checked_on: Option<Date<'a>>,
}

/// `claims` in `claims.html`: the grid.
///
/// Up to twelve articles a row has a cell for each of them, silence included ([`ClaimRow::cells`] is as long as the
/// columns). Above that `columns` is empty and a row has only the articles that speak.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Claims<'a> {
    pub tally: Tally,
    pub total: u32,
    /// The whole at a glance, where there is enough to draw and not too much.
    pub picture: Option<OriginPicture<'a>>,
    pub columns: Vec<GridOrigin<'a>>,
    /// By label, groups without rows left out.
    pub groups: Vec<ClaimGroup<'a>>,
    /// Columns that stand here: the number of articles in `columns`.
    pub width: u32,
}

/// Columns of one origin.
#[derive(Debug, Clone, Default, Serialize)]
pub struct GridOrigin<'a> {
    /// 1, 2 …
    pub number: u32,
    pub origin_class: Text<'a>,
    /// The agency, when it is named.
    pub name: Option<Text<'a>>,
    pub articles: Vec<Source<'a>>,
}

/// Claims with one label.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ClaimGroup<'a> {
    pub label: Label,
    pub rows: Vec<ClaimRow<'a>>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct ClaimRow<'a> {
    pub number: u32,
    /// The anchor: `c6`.
    pub id: Text<'a>,
    pub title: Text<'a>,
    pub href: Text<'a>,
    pub cells: Vec<Cell<'a>>,
    /// Articles that say nothing.
    pub silent: u32,
}

/// One article's word on one claim.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Cell<'a> {
    pub code: Text<'a>,
    pub origin_class: Text<'a>,
    /// The first column of its origin.
    pub first: bool,
    pub stance: Stance,
    pub voice: Voice,
    pub value: Option<Text<'a>>,
    pub paragraph: Option<u32>,
    /// The passage; `null` for silence.
    pub href: Option<Text<'a>>,
    /// What else the article says of it, such as in another voice.
    pub more: Vec<CellEntry<'a>>,
}

/// A further word of the article in a cell.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CellEntry<'a> {
    pub stance: Stance,
    pub voice: Voice,
    pub value: Option<Text<'a>>,
    pub paragraph: Option<u32>,
    pub href: Text<'a>,
}

/// `disputed` in `disputed.html`: ranked by independent origins on each side.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Disputed<'a> {
    pub rows: Vec<DisputedRow<'a>>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct DisputedRow<'a> {
    pub number: u32,
    pub title: Text<'a>,
    pub href: Text<'a>,
    pub sides: Sides,
    pub supporting: Vec<Source<'a>>,
    pub disputing: Vec<Source<'a>>,
    pub rivals: Vec<Rival<'a>>,
}
