//! Dates as sources give them: a subset of EDTF (Extended Date/Time Format, ISO 8601-2:2019).
//!
//! `2023`, `2023-10`, `2023-10-12` and `2023-10-12T03:15` (with seconds and an offset if wished), each
//! with `?` (uncertain), `~` (approximate) or `%` (both); intervals `a/b`, `../b`, `a/..`.
//! Dates are civil: nothing in here knows a time zone, so no date ever moves by one.

mod parse;
mod suggest;
mod words;

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

pub use words::DateWords;

/// A date, a moment or an interval, as precise as it was given.
///
/// Two values are equal when they are written alike (`+00:00` is written `Z`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Edtf(Form);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Form {
    Point(Point),
    /// `None` is an open end; never both.
    Interval(Option<Point>, Option<Point>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Point {
    when: When,
    doubt: Doubt,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum When {
    Year(i16),
    Month(i16, i8),
    Day(Date),
    Time(Date, Clock),
}

/// What `?`, `~` and `%` say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
struct Doubt {
    uncertain: bool,
    approximate: bool,
}

/// A time of day as given, with its offset from UTC if one was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock {
    pub hour: i8,
    pub minute: i8,
    pub second: Option<i8>,
    /// Minutes east of UTC.
    pub offset: Option<i16>,
}

/// How precisely something is dated, from coarse to fine; intervals by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    Span,
    Year,
    Month,
    Day,
    Time,
}

/// Why a text is no date, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct EdtfError {
    /// One sentence without a full stop: ``there is no month 13 in `2023-13-01` ``.
    pub message: String,
    /// What to do, for the help line of a finding: ``write `2023-10-12` ``.
    pub help: String,
}

impl Edtf {
    /// Reads a date of the subset; white space around it does not count.
    pub fn parse(text: &str) -> Result<Self, EdtfError> {
        parse::edtf(text.trim())
    }

    /// A civil day without doubt.
    pub fn day(date: Date) -> Self {
        Self(Form::Point(Point { when: When::Day(date), doubt: Doubt::default() }))
    }

    /// The month that a day is in.
    pub fn month_of(date: Date) -> Self {
        Self(Form::Point(Point { when: When::Month(date.year(), date.month()), doubt: Doubt::default() }))
    }

    /// The year that a day is in.
    pub fn year_of(date: Date) -> Self {
        Self(Form::Point(Point { when: When::Year(date.year()), doubt: Doubt::default() }))
    }

    /// The first civil day it can mean; `None` when the interval is open towards the past.
    ///
    /// "Approximate" does not widen it: `2023-10-12~` begins on the 12th.
    pub fn earliest(&self) -> Option<Date> {
        self.start().map(Point::first_day)
    }

    /// The last civil day it can mean; `None` when the interval is open towards the future.
    pub fn latest(&self) -> Option<Date> {
        self.end().map(Point::last_day)
    }

    /// The day under which it is sorted and grouped: the earliest, or the latest where there is no earliest.
    pub fn anchor(&self) -> Date {
        self.earliest().or(self.latest()).unwrap_or(Date::MIN)
    }

    pub fn precision(&self) -> Precision {
        match self.0 {
            Form::Point(p) => p.precision(),
            Form::Interval(..) => Precision::Span,
        }
    }

    pub fn is_interval(&self) -> bool {
        matches!(self.0, Form::Interval(..))
    }

    /// Whether it, or an end of it, is marked `?` or `%`.
    pub fn is_uncertain(&self) -> bool {
        self.points().any(|p| p.doubt.uncertain)
    }

    /// Whether it, or an end of it, is marked `~` or `%`.
    pub fn is_approximate(&self) -> bool {
        self.points().any(|p| p.doubt.approximate)
    }

    /// The time of day at which it begins, if one is given.
    pub fn start_clock(&self) -> Option<Clock> {
        self.start().and_then(Point::clock)
    }

    /// The time of day at which it ends, if one is given.
    pub fn end_clock(&self) -> Option<Clock> {
        self.end().and_then(Point::clock)
    }

    /// The value of an HTML `<time datetime>`, without marks of doubt; `None` for intervals, which HTML lacks.
    pub fn to_iso(&self) -> Option<String> {
        match self.0 {
            Form::Point(p) => Some(p.when.to_string()),
            Form::Interval(..) => None,
        }
    }

    /// A date for feeds (RFC 3339): the start, midnight where no time and UTC where no offset is given.
    pub fn to_rfc3339(&self) -> String {
        let clock = self.start_clock().or(self.end_clock().filter(|_| self.start().is_none()));
        let clock = clock.unwrap_or(Clock { hour: 0, minute: 0, second: None, offset: None });
        let full = Clock { second: clock.second.or(Some(0)), offset: clock.offset.or(Some(0)), ..clock };
        When::Time(self.anchor(), full).to_string()
    }

    /// The beginning, or `None` where it is open; the whole for a point.
    fn start(&self) -> Option<&Point> {
        match &self.0 {
            Form::Point(p) => Some(p),
            Form::Interval(start, _) => start.as_ref(),
        }
    }

    fn end(&self) -> Option<&Point> {
        match &self.0 {
            Form::Point(p) => Some(p),
            Form::Interval(_, end) => end.as_ref(),
        }
    }

    fn points(&self) -> impl Iterator<Item = &Point> {
        self.start().into_iter().chain(self.end())
    }
}

/// Whether two sources that give these dates can both be right.
///
/// They can when the spans of days overlap: October with the 12th, but not the 12th with the 13th.
/// An approximate date reaches one unit of its precision further on both sides. "Uncertain" changes
/// nothing: a doubt about a date is no second date. Two moments are compared to the minute or
/// second when both or neither have an offset, else by their days.
pub fn compatible(a: &Edtf, b: &Edtf) -> bool {
    if let (Form::Point(p), Form::Point(q)) = (a.0, b.0)
        && let Some(overlap) = moments_overlap(&p, &q)
    {
        return overlap;
    }
    let (a, b) = (a.reach(), b.reach());
    let begins_in_time = |from: Option<Date>, to: Option<Date>| from.is_none() || to.is_none() || from <= to;
    begins_in_time(a.0, b.1) && begins_in_time(b.0, a.1)
}

impl Edtf {
    /// First and last day, with approximate ends one unit further out.
    fn reach(&self) -> (Option<Date>, Option<Date>) {
        let first = self.start().map(|p| if p.doubt.approximate { p.when.step(-1).first_day() } else { p.first_day() });
        let last = self.end().map(|p| if p.doubt.approximate { p.when.step(1).last_day() } else { p.last_day() });
        (first, last)
    }
}

/// Compares two exact moments; `None` where only their days can be compared.
fn moments_overlap(a: &Point, b: &Point) -> Option<bool> {
    let (Some(x), Some(y)) = (a.clock(), b.clock()) else { return None };
    if x.offset.is_some() != y.offset.is_some() || a.doubt.approximate || b.doubt.approximate {
        return None;
    }
    let (x, y) = (a.seconds(x), b.seconds(y));
    Some(x.0 <= y.1 && y.0 <= x.1)
}

impl Point {
    fn first_day(&self) -> Date {
        self.when.first_day()
    }

    fn last_day(&self) -> Date {
        self.when.last_day()
    }

    fn precision(&self) -> Precision {
        match self.when {
            When::Year(_) => Precision::Year,
            When::Month(..) => Precision::Month,
            When::Day(_) => Precision::Day,
            When::Time(..) => Precision::Time,
        }
    }

    fn clock(&self) -> Option<Clock> {
        match self.when {
            When::Time(_, clock) => Some(clock),
            _ => None,
        }
    }

    /// The first and last second it can mean, counted from some fixed midnight.
    fn seconds(&self, clock: Clock) -> (i64, i64) {
        let days = i64::from(days_since_epoch(self.first_day()));
        let minutes = i64::from(clock.hour) * 60 + i64::from(clock.minute) - i64::from(clock.offset.unwrap_or(0));
        let start = days * 86_400 + minutes * 60;
        clock.second.map_or((start, start + 59), |s| (start + i64::from(s), start + i64::from(s)))
    }
}

impl When {
    fn first_day(&self) -> Date {
        match *self {
            Self::Year(year) => civil(year, 1),
            Self::Month(year, month) => civil(year, month),
            Self::Day(date) | Self::Time(date, _) => date,
        }
    }

    fn last_day(&self) -> Date {
        match *self {
            Self::Year(year) => civil(year, 12).last_of_month(),
            Self::Month(year, month) => civil(year, month).last_of_month(),
            Self::Day(date) | Self::Time(date, _) => date,
        }
    }

    /// The neighbour `by` units of its own precision away.
    fn step(&self, by: i16) -> Self {
        match *self {
            Self::Year(year) => Self::Year(year.saturating_add(by).clamp(0, 9999)),
            Self::Month(year, month) => {
                let months = (i32::from(year) * 12 + i32::from(month) - 1 + i32::from(by)).clamp(0, 9999 * 12 + 11);
                let narrow = |n: i32| i16::try_from(n).unwrap_or_default();
                Self::Month(narrow(months / 12), i8::try_from(months % 12 + 1).unwrap_or(1))
            }
            Self::Day(date) | Self::Time(date, _) => Self::Day(date.saturating_add(jiff::Span::new().days(by))),
        }
    }
}

/// The first day of a month that is known to exist.
fn civil(year: i16, month: i8) -> Date {
    Date::new(year, month, 1).unwrap_or(Date::MIN)
}

fn days_since_epoch(date: Date) -> i32 {
    (date - civil(1970, 1)).get_days()
}

/// By the [anchor](Edtf::anchor), then the time of day, coarse before fine, then by the end, then by the text.
///
/// Times are compared as they stand on the clock: a list by days must not be torn apart by offsets.
impl Ord for Edtf {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |e: &Self| (e.anchor(), e.start_clock().map(|c| (c.hour, c.minute, c.second)), e.precision());
        key(self)
            .cmp(&key(other))
            .then_with(|| self.latest().unwrap_or(Date::MAX).cmp(&other.latest().unwrap_or(Date::MAX)))
            .then_with(|| self.to_string().cmp(&other.to_string()))
    }
}

impl PartialOrd for Edtf {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// As it is written in a file: `Edtf::parse` reads it back.
impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = |p: Option<Point>| p.map_or_else(|| "..".to_owned(), |p| p.to_string());
        match self.0 {
            Form::Point(p) => p.fmt(f),
            Form::Interval(from, to) => write!(f, "{}/{}", end(from), end(to)),
        }
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = match (self.doubt.uncertain, self.doubt.approximate) {
            (true, true) => "%",
            (true, false) => "?",
            (false, true) => "~",
            (false, false) => "",
        };
        write!(f, "{}{mark}", self.when)
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Day(date) => write_day(f, *date),
            Self::Time(date, clock) => {
                write_day(f, *date)?;
                write!(f, "T{clock}")
            }
        }
    }
}

fn write_day(f: &mut fmt::Formatter<'_>, date: Date) -> fmt::Result {
    write!(f, "{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)?;
        if let Some(second) = self.second {
            write!(f, ":{second:02}")?;
        }
        match self.offset {
            None => Ok(()),
            Some(0) => f.write_str("Z"),
            Some(o) => write!(f, "{}{:02}:{:02}", if o < 0 { '-' } else { '+' }, o.abs() / 60, o.abs() % 60),
        }
    }
}

impl FromStr for Edtf {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Self, EdtfError> {
        Self::parse(text)
    }
}

#[cfg(test)]
mod tests;
