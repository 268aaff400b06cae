//! Pictures: where each mark stands. A template gives them shape, and says the same in a table or a list.
//!
//! `x` and `width` are percent of the picture's width. Lanes and rows are counted from 0; the template gives them a
//! height.

use serde::Serialize;

use super::{Date, Label, Link, Source, Stance, Text, TimelineMark};

/// A timeline: one axis, or two where most of it happened within a short time, which then is drawn larger.
#[derive(Debug, Clone, Default, Serialize)]
pub struct TimePicture<'a> {
    pub panels: Vec<TimePanel<'a>>,
}

/// One axis and what stands on it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct TimePanel<'a> {
    /// From its first day to its last.
    pub range: Date<'a>,
    pub lanes: u32,
    pub ticks: Vec<PictureTick<'a>>,
    pub marks: Vec<TimeBar<'a>>,
    /// Where the next panel's time lies on this axis.
    pub focus: Option<Stretch>,
}

/// A part of an axis.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub struct Stretch {
    pub x: f64,
    pub width: f64,
}

/// A date at an axis.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PictureTick<'a> {
    pub x: f64,
    pub date: Date<'a>,
    /// Without words where there is little room.
    pub minor: bool,
}

/// One moment of a timeline, as long as its date allows.
#[derive(Debug, Clone, Default, Serialize)]
pub struct TimeBar<'a> {
    pub x: f64,
    pub width: f64,
    pub middle: f64,
    pub lane: u32,
    pub mark: TimelineMark,
    pub date: Date<'a>,
    /// Empty for publication.
    pub title: Text<'a>,
    /// The title in short, or the codes of what was published, where it has room.
    pub label: Option<Text<'a>>,
    /// Where the label is tied to the mark: its end, or its beginning when the label stands before it.
    pub label_x: f64,
    pub before: bool,
    /// The label stands on the mark.
    pub over: bool,
}

/// How many articles appeared when, and from how many origins.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CoveragePicture<'a> {
    /// Few enough for a block each; else a bar a column.
    pub blocks: bool,
    /// Of a bar.
    pub width: f64,
    /// Articles in the highest column.
    pub highest: u32,
    /// Every day, month or year, those without articles included.
    pub columns: Vec<CoverageColumn<'a>>,
    /// Articles without a date.
    pub undated: u32,
}

/// A day, a month or a year.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CoverageColumn<'a> {
    /// Its middle, and where its bar begins.
    pub x: f64,
    pub left: f64,
    pub date: Date<'a>,
    /// Whether there is room for its date.
    pub labelled: bool,
    pub articles: u32,
    pub origins: u32,
    /// Of the highest column, in percent.
    pub height: f64,
    /// The same for origins.
    pub filled: f64,
    /// The articles, when they have a block each.
    pub sources: Vec<Source<'a>>,
}

/// Claims against origins: who speaks of what.
#[derive(Debug, Clone, Default, Serialize)]
pub struct OriginPicture<'a> {
    /// By label, in the order of the grid.
    pub groups: Vec<OriginStretch>,
    pub rows: Vec<OriginRow<'a>>,
}

/// The claims with one label.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub struct OriginStretch {
    pub label: Label,
    pub x: f64,
    pub width: f64,
    pub claims: u32,
}

/// What one origin says, all its articles together.
#[derive(Debug, Clone, Default, Serialize)]
pub struct OriginRow<'a> {
    pub name: Text<'a>,
    pub sources: Vec<Source<'a>>,
    /// One a claim, silence included.
    pub marks: Vec<OriginMark>,
    pub supports: u32,
    pub disputes: u32,
    pub unclear: u32,
    pub silent: u32,
}

#[derive(Debug, Clone, Copy, Default, Serialize)]
pub struct OriginMark {
    pub x: f64,
    /// Of a claim's number.
    pub number: u32,
    pub stance: Stance,
}

/// How much of its words each pair of articles shares.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Sharing<'a> {
    /// Smaller shares, in percent, are not told.
    pub least: u32,
    /// A triangle of all pairs; empty above a dozen articles.
    pub rows: Vec<SharingRow<'a>>,
    /// The pairs that share most, at most twenty; only above a dozen articles.
    pub pairs: Vec<SharedPair<'a>>,
}

/// An article against those before it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SharingRow<'a> {
    pub source: Source<'a>,
    /// One an article before it; `null` below the least share that is told.
    pub cells: Vec<Option<Share>>,
}

#[derive(Debug, Clone, Copy, Default, Serialize)]
pub struct Share {
    pub percent: u32,
    /// The side of a square with that share of the area, in percent of the whole's.
    pub side: f64,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct SharedPair<'a> {
    pub a: Source<'a>,
    pub b: Source<'a>,
    pub percent: u32,
}

/// Who is named with whom in one paragraph: names below each other, arcs between them.
#[derive(Debug, Clone, Default, Serialize)]
pub struct NetworkPicture<'a> {
    pub names: Vec<Link<'a>>,
    pub arcs: Vec<NetworkArc>,
    /// How far the widest arc reaches, in rows.
    pub reach: f64,
    /// The same in words, those most often together first.
    pub pairs: Vec<NetworkPair<'a>>,
    /// People who are named with others and are not among the names.
    pub more: u32,
}

/// An arc from one row to another one; rows are counted from 0, distances in rows.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub struct NetworkArc {
    pub upper: u32,
    pub lower: u32,
    pub reach: f64,
    /// Half of the distance.
    pub half: f64,
    /// 1 (thin) to 5.
    pub thickness: u8,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct NetworkPair<'a> {
    pub a: Link<'a>,
    pub b: Link<'a>,
    pub paragraphs: u32,
}

/// A locator map of 360 by 240 units. Outlines by Natural Earth, in the public domain; all borders are alike.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Locator<'a> {
    /// The `d` of an SVG path.
    pub land: Text<'a>,
    pub borders: Text<'a>,
    /// The page's place first, then others of the dossier.
    pub dots: Vec<LocatorDot<'a>>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct LocatorDot<'a> {
    pub x: f64,
    pub y: f64,
    pub name: Text<'a>,
    pub href: Text<'a>,
    /// The page's own place.
    pub here: bool,
    /// Whether its name has room.
    pub labelled: bool,
    /// The name stands before the dot.
    pub before: bool,
}
