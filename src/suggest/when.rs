//! Expressions of time, resolved against an article's own date: `Thursday`, `last month`, `in March`, `12 October`.
//!
//! English, German, French, Spanish and Russian by one table a language ([`tongue`]). What needs a date that the article does
//! not have stays unresolved and is left out.

mod tongue;

use std::ops::Range;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::dossier::names::lexicon::primary;
use crate::dossier::names::words::{Case, Gap, Words};
use tongue::{Tongue, Unit};

/// Words of a text that mean a day, a week, a month or a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeExpression {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// EDTF: `2023-10-12`, `2023-10`, `2023`, or a week as `2023-10-09/2023-10-15`.
    pub edtf: String,
}

/// All expressions of time in a text that can be resolved, from left to right.
///
/// `date` is the article's own date as EDTF; only a whole day counts.
pub fn expressions(text: &str, language: &str, date: Option<&str>) -> Vec<TimeExpression> {
    in_words(&Words::new(text), primary(language), date)
}

pub(super) fn in_words(words: &Words<'_>, language: &str, date: Option<&str>) -> Vec<TimeExpression> {
    let Some(tongue) = tongue::of(language) else { return Vec::new() };
    let reader = Reader { words, tongue, anchor: date.and_then(day_of) };
    let (mut out, mut at, mut since) = (Vec::new(), 0, 0);
    while at < words.len() {
        if words.words[at].before == Gap::Stop {
            since = at;
        }
        match reader.at(at, since) {
            Some((end, edtf)) => {
                out.extend(edtf.map(|edtf| TimeExpression { range: words.range(at..end), edtf }));
                (at, since) = (end, end);
            }
            None => at += 1,
        }
    }
    out
}

/// The day of an EDTF date; uncertain ones count, months and intervals do not.
pub(super) fn day_of(edtf: &str) -> Option<Date> {
    edtf.get(..10).and_then(|day| day.parse().ok()).filter(|_| !edtf.contains('/'))
}

struct Reader<'a> {
    words: &'a Words<'a>,
    tongue: &'static Tongue,
    anchor: Option<Date>,
}

/// The end of an expression, and what it means if that can be told.
type Read = Option<(usize, Option<String>)>;

impl Reader<'_> {
    /// The expression that starts at word `at`. `since` is where the clause starts, for its tense.
    fn at(&self, at: usize, since: usize) -> Read {
        self.numeric(at)
            .or_else(|| self.day_month(at))
            .or_else(|| self.month_day(at))
            .or_else(|| self.month(at, since))
            .or_else(|| self.weekday(at, since))
            .or_else(|| self.near_day(at))
            .or_else(|| self.ago(at))
            .or_else(|| self.unit(at))
            .or_else(|| self.year(at))
    }

    fn word(&self, at: usize) -> &str {
        self.words.folded(at)
    }

    fn number(&self, at: usize) -> Option<i16> {
        let written = self.words.written(at).trim_end_matches(|c: char| c.is_alphabetic());
        let suffix = &self.words.written(at)[written.len()..];
        matches!(suffix, "" | "st" | "nd" | "rd" | "th" | "er" | "º" | "го").then(|| written.parse().ok()).flatten()
    }

    fn is_gap(&self, at: usize, allowed: &[&str]) -> bool {
        allowed.contains(&self.words.gap(at))
    }

    /// `2023-10-12`, `12.10.2023`, `12/10/2023` (not in English, where the order is anybody's guess).
    fn numeric(&self, at: usize) -> Read {
        let [a, b, c] = [self.number(at)?, self.number(at + 1)?, self.number(at + 2)?];
        let date = match (self.words.gap(at + 1), self.words.gap(at + 2)) {
            ("-", "-") if a > 1000 => Date::new(a, i8::try_from(b).ok()?, i8::try_from(c).ok()?),
            (".", ".") | ("/", "/") if c > 1000 && self.tongue.code != "en" => {
                Date::new(c, i8::try_from(b).ok()?, i8::try_from(a).ok()?)
            }
            _ => return None,
        };
        Some((at + 3, date.ok().map(|d| d.to_string())))
    }

    /// `12 October 2023`, `12. Oktober`, `1er mars`, `12 de octubre de 2023`.
    fn day_month(&self, at: usize) -> Read {
        let day = self.number(at).filter(|d| (1..=31).contains(d))?;
        let mut next = at + 1;
        if matches!(self.word(next), "of" | "de") {
            next += 1;
        }
        if !self.is_gap(next, &[" ", "\u{a0}", ". ", "."]) {
            return None;
        }
        let month = self.tongue.month(self.word(next))?;
        let (end, year) = self.year_after(next + 1);
        Some((end, self.day(year, month, day)))
    }

    /// `October 12, 2023`, `Oct. 12`.
    fn month_day(&self, at: usize) -> Read {
        let month = self.tongue.month(self.word(at)).filter(|_| self.tongue.code == "en" && self.is_capital(at))?;
        let day =
            self.number(at + 1).filter(|d| (1..=31).contains(d) && self.is_gap(at + 1, &[" ", "\u{a0}", ". "]))?;
        let (end, year) = self.year_after(at + 2);
        Some((end, self.day(year, month, day)))
    }

    fn year_after(&self, at: usize) -> (usize, Option<i16>) {
        let skip = usize::from(matches!(self.word(at), "de" | "of" | "del"));
        let year = self
            .number(at + skip)
            .filter(|y| (1000..=2100).contains(y) && self.is_gap(at + skip, &[" ", ", ", "\u{a0}", ","]));
        year.map_or((at, None), |y| (at + skip + 1, Some(y)))
    }

    /// A day without a year is in the year that brings it nearest to the article's date.
    fn day(&self, year: Option<i16>, month: i8, day: i16) -> Option<String> {
        let day = i8::try_from(day).ok()?;
        if let Some(year) = year {
            return Date::new(year, month, day).ok().map(|d| d.to_string());
        }
        let anchor = self.anchor?;
        let years = [anchor.year() - 1, anchor.year(), anchor.year() + 1];
        let dates = years.iter().filter_map(|y| Date::new(*y, month, day).ok());
        dates.min_by_key(|d| days_between(*d, anchor).abs()).map(|d| d.to_string())
    }

    fn is_capital(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|w| !matches!(w.case, Case::Lower))
    }

    /// `March 2023`, `in March`, `last December`, `im März`.
    fn month(&self, at: usize, since: usize) -> Read {
        let month = self.tongue.month(self.word(at)).filter(|_| !self.tongue.capitals || self.is_capital(at))?;
        if let (end, Some(year)) = self.year_after(at + 1) {
            return Some((end, Some(format!("{year:04}-{month:02}"))));
        }
        let before = at.checked_sub(1).map_or("", |i| self.word(i));
        let told = self.tongue.is_time_word(before);
        let doubtful =
            matches!(self.word(at), "may" | "march" | "mar" | "jan" | "sep" | "dec") || self.tongue.code != "en";
        if doubtful && !told || self.number(at + 1).is_some() && self.words.gap(at + 1) == " " {
            return None;
        }
        let after = self.modifier_after(at);
        let end = at + 1 + usize::from(!after.is_empty());
        Some((end, self.near_month(month, [before, after], self.is_future(at, since))))
    }

    /// The `dernier` of `mars dernier`, in languages that put it behind; nothing elsewhere.
    fn modifier_after(&self, at: usize) -> &str {
        let word = self.word(at + 1);
        let is_modifier = self.tongue.last.contains(&word) || self.tongue.next.contains(&word);
        if is_modifier && matches!(self.tongue.code, "fr" | "es") { word } else { "" }
    }

    fn near_month(&self, month: i8, beside: [&str; 2], future: bool) -> Option<String> {
        let anchor = self.anchor?;
        let is = |list: &[&str]| beside.iter().any(|w| list.contains(w));
        let ahead = |from: bool| if from { anchor.year() } else { anchor.year() + 1 };
        let year = match () {
            () if is(self.tongue.this) => anchor.year(),
            () if is(self.tongue.next) => ahead(month > anchor.month()),
            () if is(self.tongue.last) => ahead(month < anchor.month()) - i16::from(month >= anchor.month()) * 2,
            () if future => ahead(month >= anchor.month()),
            () if month <= anchor.month() => anchor.year(),
            () => anchor.year() - 1,
        };
        Some(format!("{year:04}-{month:02}"))
    }

    /// `on Thursday`, `last Tuesday`, `am Freitag`, `jeudi dernier`.
    fn weekday(&self, at: usize, since: usize) -> Read {
        let weekday = self.tongue.weekday(self.word(at)).filter(|_| !self.tongue.capitals || self.is_capital(at))?;
        let (before, after) = (at.checked_sub(1).map_or("", |i| self.word(i)), self.modifier_after(at));
        let is = |list: &[&str]| list.contains(&before) || list.contains(&after);
        let end = at + 1 + usize::from(!after.is_empty());
        let direction = match () {
            () if is(self.tongue.last) => -1,
            () if is(self.tongue.next) => 1,
            // `Saturday is the anniversary`: a day that is not over yet.
            () if self.is_future(at, since)
                || self.tongue.code == "en" && matches!(self.word(at + 1), "is" | "marks") =>
            {
                2
            }
            () => 0,
        };
        Some((end, self.anchor.and_then(|anchor| near_weekday(anchor, weekday, direction))))
    }

    /// Whether the words since the last expression speak of what is to come.
    fn is_future(&self, at: usize, since: usize) -> bool {
        let told = |i: usize| {
            self.tongue.future.contains(&self.word(i))
                || self.tongue.code == "en"
                    && self.word(i) == "to"
                    && i > 0
                    && matches!(
                        self.word(i - 1),
                        "is" | "are" | "was" | "were" | "due" | "set" | "going" | "plans" | "hopes"
                    )
        };
        // `On Friday he will …`: at a clause's start the verb comes later.
        let opens = at < 2 || [at, at - 1].iter().any(|i| self.words.words[*i].before != Gap::Space);
        let behind = (since.max(at.saturating_sub(24))..at).any(told);
        behind
            || opens
                && (at + 1..(at + 6).min(self.words.len()))
                    .take_while(|i| self.words.words[*i].before == Gap::Space)
                    .any(told)
    }

    /// `yesterday`, `heute`, `demain`.
    fn near_day(&self, at: usize) -> Read {
        let days = self.tongue.near_days.iter().find(|(word, _)| *word == self.word(at)).map(|(_, days)| *days)?;
        Some((at + 1, self.anchor.and_then(|a| a.checked_add(days.days()).ok()).map(|d| d.to_string())))
    }

    /// `three days ago`, `vor zwei Jahren`, `il y a deux mois`, `hace un año`, `два года назад`.
    fn ago(&self, at: usize) -> Read {
        let (number, unit_at) = match self.tongue.ago_before.iter().find(|words| self.is_row(at, words)) {
            Some(words) => (at + words.len(), at + words.len() + 1),
            None => (at, at + 1),
        };
        let count = self.number(number).map(i32::from).or_else(|| self.tongue.count(self.word(number)))?;
        let unit = self.tongue.unit(self.word(unit_at))?;
        let after = self.tongue.ago_after.contains(&self.word(unit_at + 1));
        if number == at && !after {
            return None;
        }
        let end = unit_at + 1 + usize::from(after);
        Some((end, self.anchor.and_then(|anchor| back(anchor, count, unit))))
    }

    fn is_row(&self, at: usize, row: &[&str]) -> bool {
        row.iter().enumerate().all(|(i, w)| self.word(at + i) == *w)
    }

    /// `last month`, `this year`, `nächste Woche`, `mois dernier`, `в прошлом году`.
    fn unit(&self, at: usize) -> Read {
        let direction = |w: &str| {
            let lists = [(self.tongue.last, -1), (self.tongue.this, 0), (self.tongue.next, 1)];
            lists.into_iter().find(|(list, _)| list.contains(&w)).map(|(_, d)| d)
        };
        let first = direction(self.word(at)).zip(self.tongue.unit(self.word(at + 1)));
        let second = || {
            self.tongue.unit(self.word(at)).and_then(|u| Some((direction(self.word(at + 1)).filter(|d| *d != 0)?, u)))
        };
        let (direction, unit) = first.or_else(second)?;
        let day_word = unit == Unit::Day;
        (!day_word).then(|| (at + 2, self.anchor.and_then(|a| beside(a, direction, unit))))
    }

    /// `in 2022`, `since 1991`.
    fn year(&self, at: usize) -> Read {
        let year = self.number(at).filter(|y| (1000..=2100).contains(y) && self.words.written(at).len() == 4)?;
        let before = at.checked_sub(1).map_or("", |i| self.word(i));
        let told = self.tongue.is_time_word(before) || matches!(self.word(at + 1), "году" | "года" | "год");
        // `a 2007 contract`, `the 2022 invasion`.
        let noun = self.words.get(at + 1).is_some_and(|w| w.case == Case::Lower && w.before == Gap::Space);
        let of_year = self.tongue.code == "en" && matches!(before, "a" | "the" | "its" | "his" | "her") && noun;
        ((told || of_year) && self.words.gap(at) == " ").then(|| (at + 1, Some(format!("{year:04}"))))
    }
}

pub(super) fn days_between(a: Date, b: Date) -> i32 {
    a.since(b).map_or(i32::MAX, |span| span.get_days())
}

/// −1: the last before; 0: today or the last before; 1 the next after; 2: today or the next after.
fn near_weekday(anchor: Date, weekday: Weekday, direction: i8) -> Option<String> {
    let back = i32::from(weekday.until(anchor.weekday()));
    let days = match (direction, back) {
        (-1, 0) => -7,
        (1, 0) => 7,
        (_, 0) => 0,
        (-1 | 0, back) => -back,
        (_, back) => 7 - back,
    };
    anchor.checked_add(days.days()).ok().map(|d| d.to_string())
}

fn back(anchor: Date, count: i32, unit: Unit) -> Option<String> {
    Some(match unit {
        Unit::Day => anchor.checked_sub(count.days()).ok()?.to_string(),
        Unit::Week => format!("{}~", anchor.checked_sub((count * 7).days()).ok()?),
        Unit::Month => month(anchor.checked_sub(count.months()).ok()?),
        Unit::Year => format!("{:04}", anchor.checked_sub(count.years()).ok()?.year()),
    })
}

fn beside(anchor: Date, direction: i32, unit: Unit) -> Option<String> {
    Some(match unit {
        Unit::Day => anchor.checked_add(direction.days()).ok()?.to_string(),
        Unit::Week => {
            let monday = anchor.checked_sub(i32::from(anchor.weekday().to_monday_zero_offset()).days()).ok()?;
            let monday = monday.checked_add((direction * 7).days()).ok()?;
            format!("{monday}/{}", monday.checked_add(6.days()).ok()?)
        }
        Unit::Month => month(anchor.checked_add(direction.months()).ok()?),
        Unit::Year => format!("{:04}", anchor.checked_add(direction.years()).ok()?.year()),
    })
}

fn month(date: Date) -> String {
    format!("{:04}-{:02}", date.year(), date.month())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 12 October 2023 was a Thursday.
    fn check(language: &str, text: &str, expected: &[&str]) {
        let found: Vec<String> = expressions(text, language, Some("2023-10-12")).into_iter().map(|e| e.edtf).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn english() {
        check("en", "He arrived on Thursday and will speak on Friday.", &["2023-10-12", "2023-10-13"]);
        check("en", "The office said on Tuesday that he would miss Friday's meeting.", &["2023-10-10", "2023-10-13"]);
        check(
            "en",
            "Last month it moved; earlier this month, later this year, last year and next week.",
            &["2023-09", "2023-10", "2023", "2022", "2023-10-16/2023-10-22"],
        );
        check(
            "en",
            "In March and in August, last December and in December.",
            &["2023-03", "2023-08", "2022-12", "2022-12"],
        );
        check(
            "en",
            "He may march on 12 October, Oct. 11, 2023, or October 13; it will open in May.",
            &["2023-10-12", "2023-10-11", "2023-10-13", "2024-05"],
        );
        check(
            "en",
            "Yesterday, today, two days ago, three months ago, in 2022 and since February 2022.",
            &["2023-10-11", "2023-10-12", "2023-10-10", "2023-07", "2022", "2022-02"],
        );
        check(
            "en",
            "Last Thursday, next Thursday, last Monday. On Monday the court will meet.",
            &["2023-10-05", "2023-10-19", "2023-10-09", "2023-10-16"],
        );
        check(
            "en",
            "A 2007 contract and the 2022 invasion; Saturday is the anniversary, Sunday was not.",
            &["2007", "2022", "2023-10-14", "2023-10-08"],
        );
        check("en", "January 3 was cold; on 2 December it will snow.", &["2024-01-03", "2023-12-02"]);
        check("en", "March with us. She may go. 2,022 people came to Room 2022.", &[]);
    }

    #[test]
    fn other_languages() {
        check(
            "de",
            "Am Dienstag kam er, am Freitag wird er reden; letzten Monat, vor zwei Tagen, am 3. Oktober, im März, nächstes Jahr.",
            &["2023-10-10", "2023-10-13", "2023-09", "2023-10-10", "2023-10-03", "2023-03", "2024"],
        );
        check(
            "fr",
            "Mardi dernier, hier, le 3 octobre 2023, en mars, le mois dernier, il y a deux ans.",
            &["2023-10-10", "2023-10-11", "2023-10-03", "2023-03", "2023-09", "2021"],
        );
        check(
            "es",
            "El martes pasado, ayer, el 3 de octubre de 2023, en marzo, el año pasado, hace tres días.",
            &["2023-10-10", "2023-10-11", "2023-10-03", "2023-03", "2022", "2023-10-09"],
        );
        check(
            "ru",
            "Во вторник, вчера, 3 октября 2023 года, в марте, в прошлом году, два дня назад, в 2022 году.",
            &["2023-10-10", "2023-10-11", "2023-10-03", "2023-03", "2022", "2023-10-10", "2022"],
        );
    }

    #[test]
    fn without_a_date_only_what_is_whole() {
        let found = expressions("On Thursday, 12 October 2023, in March and in May 2022.", "en", None);
        assert_eq!(found.iter().map(|e| e.edtf.as_str()).collect::<Vec<_>>(), ["2023-10-12", "2022-05"]);
    }
}
