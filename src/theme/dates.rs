//! Dates in words: the filter `date`.

use tera::{Error, TeraResult, Value, value::Key};

use super::words::{Words, fill};

/// The words that dates are made of, taken out of a theme's words once.
#[derive(Debug, Clone)]
pub struct DateWords {
    /// In full and in short; each alone and after a day, where some languages have another form.
    months: [Vec<String>; 2],
    months_short: [Vec<String>; 2],
    weekdays: Vec<String>,
    patterns: [String; PATTERNS.len()],
}

/// The patterns under `date` in the words, in the order of [`Pattern`].
const PATTERNS: [&str; 14] = [
    "full",
    "day_month",
    "day",
    "first",
    "month_year",
    "month",
    "year",
    "with_weekday",
    "with_time",
    "between",
    "since",
    "until",
    "about",
    "uncertain",
];

#[derive(Clone, Copy)]
enum Pattern {
    Full,
    DayMonth,
    Day,
    /// The first day of a month, which some languages write as an ordinal.
    First,
    MonthYear,
    Month,
    Year,
    WithWeekday,
    WithTime,
    Between,
    Since,
    Until,
    About,
    Uncertain,
}

/// How much of a date is written.
#[derive(Clone, Copy)]
#[allow(clippy::struct_excessive_bools)] // each switches a part of its own
struct Style {
    /// Months in full.
    long: bool,
    year: bool,
    month: bool,
    weekday: bool,
}

impl DateWords {
    pub fn new(words: &Words) -> Self {
        let pattern = |name: &&str| words.get(&format!("date.{name}")).unwrap_or_default().to_string();
        Self {
            months: ["date.months", "date.months_day"].map(|l| words.list(l)),
            months_short: ["date.months_short", "date.months_short_day"].map(|l| words.list(l)),
            weekdays: words.list("date.weekdays_short"),
            patterns: PATTERNS.each_ref().map(pattern),
        }
    }

    /// A [`crate::view::Date`] in words. Styles: `long`, `short`, `day` (no year, the weekday if it is known),
    /// `plain` (neither).
    pub fn date(&self, date: &Value, style: &str) -> TeraResult<String> {
        let text = self.ends(date, Style::named(style)?);
        let flag = |name| field(date, name).is_some_and(Value::is_truthy);
        let text = if flag("approximate") { self.put(Pattern::About, &[("date", &text)]) } else { text };
        Ok(if flag("uncertain") { self.put(Pattern::Uncertain, &[("date", &text)]) } else { text })
    }

    /// A date or an interval, whose ends do not repeat what they share.
    fn ends(&self, date: &Value, style: Style) -> String {
        let (from, to) = (field(date, "start"), field(date, "end"));
        let interval = field(date, "precision").and_then(|v| v.as_str()) == Some("interval");
        match (from, to) {
            (Some(from), Some(to)) if from != to => {
                let same_year = field(from, "year") == field(to, "year");
                let same_month = same_year && field(from, "month") == field(to, "month");
                let to_style = Style { year: style.year || !same_year, weekday: false, ..style };
                let no_day = field(from, "day").is_none();
                let from_style = Style { year: !same_year, month: !same_month || no_day, ..to_style };
                let (from, to) = (self.day(from, from_style), self.day(to, to_style));
                self.put(Pattern::Between, &[("from", &from), ("to", &to)])
            }
            (Some(from), _) if interval => self.put(Pattern::Since, &[("from", &self.day(from, style))]),
            (Some(from), _) => self.day(from, style),
            (None, Some(to)) => self.put(Pattern::Until, &[("to", &self.day(to, style))]),
            (None, None) => field(date, "edtf").and_then(|v| v.as_str()).unwrap_or_default().to_string(),
        }
    }

    /// One end of a date.
    fn day(&self, day: &Value, style: Style) -> String {
        let number = |name| field(day, name).and_then(Value::as_i128).map(|n| n.to_string());
        let nth = |name, list: &'_ [String]| {
            let n = usize::try_from(field(day, name)?.as_i128()?).ok()?;
            list.get(n.checked_sub(1)?).cloned()
        };
        let (y, d) = (number("year").unwrap_or_default(), number("day"));
        let months = if style.long { &self.months } else { &self.months_short };
        let month = nth("month", &months[usize::from(d.is_some())]);
        let pattern = pattern(month.is_some(), d.is_some(), style);
        let (month, d) = (month.unwrap_or_default(), d.unwrap_or_default());
        let d = if d == "1" { self.put(Pattern::First, &[("d", &d)]) } else { d };
        let text = self.put(pattern, &[("y", &y), ("month", &month), ("d", &d)]);
        let text = match nth("weekday", &self.weekdays) {
            Some(weekday) if style.weekday => self.put(Pattern::WithWeekday, &[("weekday", &weekday), ("date", &text)]),
            _ => text,
        };
        match field(day, "time").and_then(|v| v.as_str()) {
            Some(time) => self.put(Pattern::WithTime, &[("date", &text), ("time", time)]),
            None => text,
        }
    }

    fn put(&self, pattern: Pattern, parts: &[(&str, &str)]) -> String {
        let part = |name: &str| parts.iter().find(|(n, _)| *n == name).map(|(_, p)| *p);
        fill(&self.patterns[pattern as usize], |out, name| out.push_str(part(name).unwrap_or_default()))
    }
}

impl Style {
    fn named(name: &str) -> TeraResult<Self> {
        match name {
            "long" => Ok(Self { long: true, year: true, month: true, weekday: false }),
            "short" => Ok(Self { long: false, year: true, month: true, weekday: false }),
            "plain" => Ok(Self { long: false, year: false, month: true, weekday: false }),
            "day" => Ok(Self { long: false, year: false, month: true, weekday: true }),
            other => Err(Error::message(format!("`{other}` is not a style of dates: long, short, day, plain"))),
        }
    }
}

/// The pattern for what is known and wanted.
fn pattern(month: bool, day: bool, style: Style) -> Pattern {
    match (month, day, style.year, style.month) {
        (false, ..) => Pattern::Year,
        (true, false, true, _) => Pattern::MonthYear,
        (true, false, false, _) => Pattern::Month,
        (true, true, true, _) => Pattern::Full,
        (true, true, false, true) => Pattern::DayMonth,
        (true, true, false, false) => Pattern::Day,
    }
}

/// A field of a map that is there and not null.
fn field<'v>(value: &'v Value, name: &'static str) -> Option<&'v Value> {
    value.as_map()?.get(&Key::Str(name)).filter(|v| !v.is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::layers::Layers;
    use crate::view::{Date, Day, Precision};

    fn words(language: &str) -> DateWords {
        let layers = Layers::new(&[], "default", &mut Vec::new());
        DateWords::new(&Words::load(&layers, language, &mut Vec::new()))
    }

    /// `2023`, `2023-10`, `2023-10-12`; an interval of two; `~` and `?` at the end.
    fn date(text: &str) -> Date<'static> {
        let bare = text.trim_end_matches(['~', '?']);
        let day = |t: &str| {
            let mut parts = t.split('-').map(|p| p.parse::<u16>().expect("a number"));
            let year = i32::from(parts.next().expect("a year"));
            let mut small = || parts.next().and_then(|n| u8::try_from(n).ok());
            let (month, day) = (small(), small());
            let weekday = (t == "2023-10-12").then_some(4);
            Day { year, month, day, weekday, time: None }
        };
        let ends: Vec<_> = bare.split('/').map(|t| (t != "..").then(|| day(t))).collect();
        let precision = if ends.len() == 2 { Precision::Interval } else { Precision::Day };
        let (start, end) = (ends[0].clone(), ends.get(1).cloned().flatten());
        let (uncertain, approximate) = (text.ends_with('?'), text.ends_with('~'));
        Date { edtf: bare.to_string().into(), precision, start, end, uncertain, approximate, ..Date::default() }
    }

    #[test]
    fn dates_in_words() {
        let cases = [
            ("2023", ["2023", "2023", "2023"]),
            ("2023-07", ["July 2023", "July 2023", "July"]),
            ("2023-10-12", ["12 October 2023", "12 Oct 2023", "Thu 12 Oct"]),
            ("2023-10-12~", ["about 12 October 2023", "about 12 Oct 2023", "about Thu 12 Oct"]),
            ("2023-10?", ["October 2023, uncertain", "Oct 2023, uncertain", "Oct, uncertain"]),
            ("2023-10-01/2023-10-12", ["1 to 12 October 2023", "1 to 12 Oct 2023", "1 to 12 Oct"]),
            ("2023-03/2023-10", ["March to October 2023", "Mar to Oct 2023", "Mar to Oct"]),
            ("2022-12/2023-01", ["December 2022 to January 2023", "Dec 2022 to Jan 2023", "Dec 2022 to Jan 2023"]),
            ("../2023", ["until 2023", "until 2023", "until 2023"]),
            ("2023-05/..", ["from May 2023", "from May 2023", "from May"]),
        ];
        let words = words("en");
        for (edtf, expected) in cases {
            let value = Value::from_serializable(&date(edtf));
            for (style, expected) in ["long", "short", "day"].into_iter().zip(expected) {
                assert_eq!(words.date(&value, style).ok().as_deref(), Some(expected), "{edtf} {style}");
            }
        }
    }

    #[test]
    fn dates_in_other_languages() {
        let cases = [
            ("fr", "2023-10-01", "1er octobre 2023"),
            ("fr", "2023-10-11", "11 octobre 2023"),
            ("fr", "2023-10-01/2023-10-12", "1er – 12 octobre 2023"),
            ("ru", "2023-03-01", "1 марта 2023"),
            ("ru", "2023-03", "март 2023"),
            ("ky", "2023-10-12", "12-октябрь 2023"),
            ("ar", "2023-10-12", "12 أكتوبر 2023"),
        ];
        for (language, edtf, expected) in cases {
            let value = Value::from_serializable(&date(edtf));
            assert_eq!(words(language).date(&value, "long").ok().as_deref(), Some(expected), "{language} {edtf}");
        }
    }
}
