//! Dates as people and machines write them, in the languages that the importer knows, to EDTF.
//!
//! A date is only read where it is complete enough to be one; what can be read in two ways is marked.

mod forms;
mod time;
mod tokens;

use std::fmt::Write as _;
use std::ops::Range;

use forms::{Draft, MATCHERS};
use time::with_time;
use tokens::{digit, tokens};

/// Which number comes first in `03/04/2023`, as far as the language of the page tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
    Unknown,
}

impl Order {
    /// Only the United States (and a few islands) put the month first; plain `en` says nothing.
    pub fn of_language(tag: Option<&str>) -> Self {
        match tag {
            Some("en-US" | "en-PH" | "es-US") => Self::MonthFirst,
            None | Some("en") => Self::Unknown,
            Some(_) => Self::DayFirst,
        }
    }
}

/// A date that stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Seen {
    /// Bytes of the text, with the time if one belongs to it.
    pub range: Range<usize>,
    pub year: Option<i32>,
    pub month: u32,
    pub day: u32,
    pub time: Option<(u32, u32)>,
    /// `Z` or `+06:00`.
    pub offset: Option<String>,
    /// Day and month could be the other way round.
    pub ambiguous: bool,
}

impl Seen {
    /// EDTF to the minute; without a year there is none.
    pub fn edtf(&self) -> Option<String> {
        let mut out = self.day_edtf(self.year?);
        if let Some((hour, minute)) = self.time {
            let _ = write!(out, "T{hour:02}:{minute:02}{}", self.offset.as_deref().unwrap_or_default());
        }
        Some(out)
    }

    /// The day alone, in a given year.
    pub fn day_edtf(&self, year: i32) -> String {
        format!("{year:04}-{:02}-{:02}", self.month, self.day)
    }
}

/// All dates in a text, in order, not overlapping.
pub(super) fn dates(text: &str, order: Order) -> Vec<Seen> {
    if !text.chars().any(|c| digit(c).is_some()) {
        return Vec::new();
    }
    let tokens = tokens(text);
    let (mut seen, mut i) = (Vec::new(), 0);
    while i < tokens.len() {
        match MATCHERS.iter().find_map(|m| m(&tokens[i..], order)).filter(Draft::is_possible) {
            Some(draft) => {
                seen.push(with_time(&tokens, i, &draft));
                i += draft.length;
            }
            None => i += 1,
        }
    }
    seen
}

/// Whether a word, in lower case, is the name of a month.
pub(super) fn is_month(word: &str) -> bool {
    forms::MONTHS.iter().flat_map(|names| names.split(' ')).any(|n| forms::matches_form(n, word))
}

/// A date from metadata: ISO 8601 and its relatives, RFC 2822, seconds since 1970, or words. Midnight to the second is no time.
pub(super) fn machine_date(text: &str, order: Order) -> Option<String> {
    let text = text.trim();
    if let Some(compact) = compact(text) {
        return Some(compact);
    }
    let seen = dates(text, order).into_iter().next().filter(|s| !s.ambiguous)?;
    let midnight = seen.time == Some((0, 0)) && text.contains("00:00:00");
    if midnight { seen.year.map(|y| seen.day_edtf(y)) } else { seen.edtf() }
}

/// `20231012`, `1697080500`, `1697080500000`.
fn compact(text: &str) -> Option<String> {
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number: i64 = text.parse().ok()?;
    match text.len() {
        8 => {
            let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
            let plausible = (1800..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
            plausible.then(|| format!("{year:04}-{month:02}-{day:02}"))
        }
        10 | 13 => {
            let seconds = if text.len() == 13 { number / 1000 } else { number };
            let moment = jiff::Timestamp::from_second(seconds).ok()?;
            Some(moment.strftime("%Y-%m-%dT%H:%MZ").to_string())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = dates(text, Order::Unknown)
            .iter()
            .map(|s| {
                let edtf = s.edtf().unwrap_or_else(|| format!("?-{:02}-{:02}", s.month, s.day));
                edtf + if s.ambiguous { "!" } else { "" }
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn dates_in_many_languages() {
        check("Posted October 12, 2023 3:15 am.", &["2023-10-12T03:15"]);
        check("Last Updated Oct. 12, 2023, 3:26 p.m. EDT", &["2023-10-12T15:26-04:00"]);
        check("12 October 2023 at 09:05 GMT", &["2023-10-12T09:05Z"]);
        check("9:05 AM, Thursday 12th of October 2023", &["2023-10-12T09:05"]);
        check("October 11, MOSCOW", &["?-10-11"]);
        check("12. Oktober 2023, 15.30 Uhr", &["2023-10-12T15:30"]);
        check("Publié le 1er août 2023 à 15h05", &["2023-08-01T15:05"]);
        check("12 de octubre de 2023", &["2023-10-12"]);
        check("12 октября 2023, 14:20 (МСК)", &["2023-10-12T14:20+03:00"]);
        check("14:20, 12 октября 2023 года", &["2023-10-12T14:20"]);
        check("2023-жылдын 12-октябры", &["2023-10-12"]);
        check("12-октябрь, 2023-жыл", &["2023-10-12"]);
        check("12 жовтня 2023, 08:00", &["2023-10-12T08:00"]);
        check("١٢ أكتوبر ٢٠٢٣", &["2023-10-12"]);
        check("12 تشرين الأول 2023", &["2023-10-12"]);
        check("۲۰ مهر ۱۴۰۲", &["2023-10-12"]);
        check("12 באוקטובר 2023", &["2023-10-12"]);
        check("2023年10月12日 08:30", &["2023-10-12T08:30"]);
        check("10月12日", &["?-10-12"]);
        check("2023년 10월 12일", &["2023-10-12"]);
        check("12.10.2023", &["2023-10-12"]);
        check("25/12/2023 and 12/25/2023", &["2023-12-25", "2023-12-25"]);
        check("03/04/2023", &["2023-04-03!"]);
        check("2023-10-12T03:15:00+06:00", &["2023-10-12T03:15+06:00"]);
        check("2023. október 12.", &["2023-10-12"]);
    }

    #[test]
    fn what_is_no_date() {
        for text in [
            "2023",
            "3 out of 4",
            "May I",
            "10/12",
            "40 years ago 12 men",
            "1 2 3",
            "31 February 2023",
            "12:30",
            "the 123 countries",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn machine_dates() {
        for (text, expected) in [
            ("2023-10-12T03:15:00.000Z", "2023-10-12T03:15Z"),
            ("2023-10-12T00:00:00Z", "2023-10-12"),
            ("2023-10-12", "2023-10-12"),
            ("20231012", "2023-10-12"),
            ("Thu, 12 Oct 2023 03:15:00 +0600", "2023-10-12T03:15+06:00"),
            ("1697080500", "2023-10-12T03:15Z"),
            ("2023-10-12 03:15:22", "2023-10-12T03:15"),
            ("2023-10-12T03:15-0400", "2023-10-12T03:15-04:00"),
        ] {
            assert_eq!(machine_date(text, Order::Unknown).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(machine_date("03/04/2023", Order::Unknown), None);
        assert_eq!(machine_date("03/04/2023", Order::MonthFirst).as_deref(), Some("2023-03-04"));
    }
}
