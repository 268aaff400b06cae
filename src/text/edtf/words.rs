//! Dates for readers.

use jiff::civil::Date;

use super::{Clock, Doubt, Edtf, Form, Point, When};

/// The words and patterns of one language. In patterns `{…}` names what is filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateWords {
    pub months: [String; 12],
    pub months_short: [String; 12],
    /// The same after a day, where some languages have another form.
    pub months_day: [String; 12],
    pub months_short_day: [String; 12],
    /// `{day} {month} {year}`
    pub day: String,
    /// `{day} {month}`, the first date of a span within one year
    pub day_of_year: String,
    /// `{month} {year}`
    pub month: String,
    /// `{date}, {time}`
    pub timed: String,
    /// `{time} UTC{offset}`
    pub with_offset: String,
    /// `about {date}`
    pub approximate: String,
    /// `{date} (uncertain)`
    pub uncertain: String,
    /// `since {date}`
    pub since: String,
    /// `until {date}`: the end of an interval belongs to it
    pub until: String,
    /// `{from}–{to}`, between single words or numbers
    pub close_span: String,
    /// `{from} – {to}`, between dates of several words
    pub span: String,
}

const LONG: &str = "January February March April May June July August September October November December";
const SHORT: &str = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec";

impl DateWords {
    /// "12 October 2023", "10–12 October 2023", "about March 2023".
    pub fn english() -> Self {
        let months = |names: &str| {
            let mut names = names.split(' ').map(str::to_owned);
            std::array::from_fn(|_| names.next().unwrap_or_default())
        };
        Self {
            months: months(LONG),
            months_short: months(SHORT),
            months_day: months(LONG),
            months_short_day: months(SHORT),
            day: "{day} {month} {year}".into(),
            day_of_year: "{day} {month}".into(),
            month: "{month} {year}".into(),
            timed: "{date}, {time}".into(),
            with_offset: "{time} UTC{offset}".into(),
            approximate: "about {date}".into(),
            uncertain: "{date} (uncertain)".into(),
            since: "since {date}".into(),
            until: "until {date}".into(),
            close_span: "{from}–{to}".into(),
            span: "{from} – {to}".into(),
        }
    }
}

impl Default for DateWords {
    fn default() -> Self {
        Self::english()
    }
}

impl Edtf {
    /// For a reader, in full: "about 12 October 2023".
    pub fn display(&self, words: &DateWords) -> String {
        Writer { words, months: &words.months, months_day: &words.months_day }.edtf(self)
    }

    /// For a table or a margin: "about 12 Oct 2023".
    pub fn display_short(&self, words: &DateWords) -> String {
        Writer { words, months: &words.months_short, months_day: &words.months_short_day }.edtf(self)
    }
}

struct Writer<'w> {
    words: &'w DateWords,
    months: &'w [String; 12],
    months_day: &'w [String; 12],
}

impl Writer<'_> {
    fn edtf(&self, edtf: &Edtf) -> String {
        match edtf.0 {
            Form::Point(p) => self.point(&p),
            Form::Interval(Some(a), Some(b)) => self.interval(&a, &b),
            Form::Interval(Some(a), None) => fill(&self.words.since, &[("date", &self.point(&a))]),
            Form::Interval(None, Some(b)) => fill(&self.words.until, &[("date", &self.point(&b))]),
            Form::Interval(None, None) => String::new(),
        }
    }

    fn point(&self, point: &Point) -> String {
        self.doubted(self.when(&point.when), point.doubt)
    }

    fn doubted(&self, date: String, doubt: Doubt) -> String {
        let date = if doubt.approximate { fill(&self.words.approximate, &[("date", &date)]) } else { date };
        if doubt.uncertain { fill(&self.words.uncertain, &[("date", &date)]) } else { date }
    }

    fn when(&self, when: &When) -> String {
        match *when {
            When::Year(year) => year.to_string(),
            When::Month(year, month) => self.month(&month_name(self.months, month), year),
            When::Day(date) => self.day(&self.words.day, &date.day().to_string(), date),
            When::Time(date, clock) => {
                let day = self.day(&self.words.day, &date.day().to_string(), date);
                fill(&self.words.timed, &[("date", &day), ("time", &self.clock(clock))])
            }
        }
    }

    fn month(&self, month: &str, year: i16) -> String {
        fill(&self.words.month, &[("month", month), ("year", &year.to_string())])
    }

    fn day(&self, pattern: &str, day: &str, date: Date) -> String {
        let month = month_name(self.months_day, date.month());
        fill(pattern, &[("day", day), ("month", &month), ("year", &date.year().to_string())])
    }

    /// Hours and minutes; the offset, if given, since a time without its zone misleads.
    fn clock(&self, clock: Clock) -> String {
        let time = format!("{:02}:{:02}", clock.hour, clock.minute);
        let Some(minutes) = clock.offset else { return time };
        let sign = if minutes < 0 { '−' } else { '+' };
        let offset = match (minutes.abs() / 60, minutes.abs() % 60) {
            (0, 0) => String::new(),
            (hours, 0) => format!("{sign}{hours}"),
            (hours, minutes) => format!("{sign}{hours}:{minutes:02}"),
        };
        fill(&self.words.with_offset, &[("time", &time), ("offset", &offset)])
    }

    /// What both ends share is said once: "10–12 October 2023". Doubtful ends are written out.
    fn interval(&self, a: &Point, b: &Point) -> String {
        if a.doubt != Doubt::default() || b.doubt != Doubt::default() {
            return span(&self.words.span, &self.point(a), &self.point(b));
        }
        match (a.when, b.when) {
            (When::Year(from), When::Year(to)) => span(&self.words.close_span, &from.to_string(), &to.to_string()),
            (When::Month(year, from), When::Month(other, to)) if year == other => {
                let [from, to] = [from, to].map(|m| month_name(self.months, m));
                self.month(&span(&self.words.close_span, &from, &to), year)
            }
            (When::Day(from), When::Day(to)) if from.first_of_month() == to.first_of_month() => {
                let days = span(&self.words.close_span, &from.day().to_string(), &to.day().to_string());
                self.day(&self.words.day, &days, to)
            }
            (When::Day(from), When::Day(to)) if from.year() == to.year() => {
                let start = self.day(&self.words.day_of_year, &from.day().to_string(), from);
                span(&self.words.span, &start, &self.when(&b.when))
            }
            _ => span(&self.words.span, &self.point(a), &self.point(b)),
        }
    }
}

fn span(pattern: &str, from: &str, to: &str) -> String {
    fill(pattern, &[("from", from), ("to", to)])
}

fn month_name(months: &[String; 12], month: i8) -> String {
    let index = usize::try_from(month - 1).unwrap_or_default();
    months.get(index).cloned().unwrap_or_default()
}

/// Replaces each `{name}`; a value that happens to contain `{…}` is not filled again.
fn fill(pattern: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(pattern.len() + 16);
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        out.push_str(values.iter().find(|(n, _)| *n == name).map_or("", |(_, v)| v));
        rest = after;
    }
    out.push_str(rest);
    out
}
