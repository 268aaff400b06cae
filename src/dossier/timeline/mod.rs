//! What happened when, when it was published, and what was known on a day.

mod dated;
mod ics;
mod timeline_js;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::text::edtf::{Edtf, Precision};

pub use dated::DatedClaim;
pub use ics::ics;
pub use timeline_js::timeline_js;

/// Something with a date: an event, a dated claim, a value of a claim, an article's publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Unique and stable: what exports name it by.
    pub id: String,
    pub title: String,
    /// One sentence, or nothing.
    pub summary: String,
    pub when: Edtf,
    pub lane: Lane,
    /// Said to come, when it was said.
    pub forecast: bool,
    /// An absolute address, if the site has one.
    pub url: Option<String>,
    /// The event or claim whose date is in question: entries with the same key are rival dates of one thing.
    pub rival_of: Option<String>,
}

/// When it happened, apart from when it was published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lane {
    Happened,
    Published,
}

/// How an entry is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    Day,
    Month,
    Year,
    Span,
    Forecast,
}

/// Entries in order, grouped.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Timeline {
    pub entries: Vec<Placed>,
    pub years: Vec<Group>,
}

/// An entry in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    pub entry: Entry,
    pub class: Class,
    /// The places in the timeline of the other dates that are given for the same thing.
    pub rivals: Vec<usize>,
}

/// A year, a month in a year, or a day in a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// `2023`, `2023-10` or `2023-10-12`.
    pub when: Edtf,
    /// The places of what is dated no more precisely: in a year's group what happened "in 2023".
    pub entries: Vec<usize>,
    /// The months of a year, the days of a month.
    pub groups: Vec<Group>,
}

/// Sorts and groups. What spans several days stands where it begins, what only has an end where it ends.
pub fn timeline(mut entries: Vec<Entry>) -> Timeline {
    entries.sort_by(|a, b| key(a).cmp(&key(b)));
    let rivals = rivals(&entries);
    let mut years: BTreeMap<Edtf, Months> = BTreeMap::new();
    for (place, entry) in entries.iter().enumerate() {
        let [year, month, day] = units(entry.when.anchor());
        let year = years.entry(year).or_default();
        match entry.when.precision() {
            Precision::Year => year.entries.push(place),
            Precision::Month => year.months.entry(month).or_default().entries.push(place),
            Precision::Day | Precision::Time | Precision::Span => {
                year.months.entry(month).or_default().days.entry(day).or_default().push(place);
            }
        }
    }
    let placed = |(entry, rivals): (Entry, Vec<usize>)| Placed { class: class(&entry), entry, rivals };
    Timeline {
        entries: entries.into_iter().zip(rivals).map(placed).collect(),
        years: years.into_iter().map(|(when, months)| months.group(when)).collect(),
    }
}

/// By date, then what happened before what was published, then by title and id.
fn key(entry: &Entry) -> (Edtf, Lane, &str, &str) {
    (entry.when, entry.lane, &entry.title, &entry.id)
}

fn class(entry: &Entry) -> Class {
    match entry.when.precision() {
        _ if entry.forecast => Class::Forecast,
        Precision::Day | Precision::Time => Class::Day,
        Precision::Month => Class::Month,
        Precision::Year => Class::Year,
        Precision::Span => Class::Span,
    }
}

/// For each entry the places of the others with the same key.
fn rivals(entries: &[Entry]) -> Vec<Vec<usize>> {
    let mut tied: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, entry) in entries.iter().enumerate() {
        if let Some(key) = &entry.rival_of {
            tied.entry(key).or_default().push(place);
        }
    }
    let others = |(place, entry): (usize, &Entry)| {
        let all = entry.rival_of.as_deref().and_then(|key| tied.get(key));
        all.into_iter().flatten().copied().filter(|other| *other != place).collect()
    };
    entries.iter().enumerate().map(others).collect()
}

#[derive(Default)]
struct Months {
    entries: Vec<usize>,
    months: BTreeMap<Edtf, Days>,
}

#[derive(Default)]
struct Days {
    entries: Vec<usize>,
    days: BTreeMap<Edtf, Vec<usize>>,
}

impl Months {
    fn group(self, when: Edtf) -> Group {
        let groups = self.months.into_iter().map(|(when, days)| days.group(when)).collect();
        Group { when, entries: self.entries, groups }
    }
}

impl Days {
    fn group(self, when: Edtf) -> Group {
        let day = |(when, entries)| Group { when, entries, groups: Vec::new() };
        Group { when, entries: self.entries, groups: self.days.into_iter().map(day).collect() }
    }
}

/// The year, the month and the day of a date.
fn units(date: Date) -> [Edtf; 3] {
    [Edtf::year_of(date), Edtf::month_of(date), Edtf::day(date)]
}

/// What was known on a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AsKnown {
    /// Indexes of the articles that may have been published by then.
    pub known: Vec<usize>,
    /// Of those whose earliest possible day of publication is later.
    pub later: Vec<usize>,
    /// Of those without a date: left out, and listed.
    pub undated: Vec<usize>,
}

/// Sorts articles by their dates of publication into what was known at the end of `day`, and the rest.
pub fn as_known_on<'e>(published: impl IntoIterator<Item = Option<&'e Edtf>>, day: Date) -> AsKnown {
    let mut all = AsKnown::default();
    for (index, date) in published.into_iter().enumerate() {
        let list = match date {
            None => &mut all.undated,
            Some(date) if date.earliest().is_some_and(|earliest| earliest > day) => &mut all.later,
            Some(_) => &mut all.known,
        };
        list.push(index);
    }
    all
}

#[cfg(test)]
mod tests;
