//! The values that articles give: dates, numbers and spellings.

use crate::text::edtf::{Edtf, compatible};
use crate::text::fold_name;

/// What the type of a claim says about its values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueKind {
    /// Values in words that differ are rivals too.
    Date,
    /// The same; and `1500` is no year.
    Number,
    /// Values in words are listed and never compared.
    Other,
}

/// A value as it is compared.
#[derive(Debug, Clone, PartialEq)]
pub enum Measure {
    Date(Edtf),
    /// What the number can be, both ends included, and of what (folded).
    Number {
        low: f64,
        high: f64,
        unit: String,
    },
    Words(String),
}

/// Whether two sources that give these values can both be right. A date and a number are not compared.
pub fn can_both_be_right(kind: ValueKind, a: &Measure, b: &Measure) -> bool {
    match (a, b) {
        (Measure::Date(a), Measure::Date(b)) => compatible(a, b),
        (Measure::Number { low, high, unit }, Measure::Number { low: from, high: to, unit: other }) => {
            low <= to && from <= high && (unit == other || kind == ValueKind::Other)
        }
        (Measure::Words(a), Measure::Words(b)) => kind == ValueKind::Other || a == b,
        _ => kind == ValueKind::Other,
    }
}

/// What may stand before a number.
const BOUNDS: [(&str, Bound); 17] = [
    ("more than", Bound::AtLeast),
    ("at least", Bound::AtLeast),
    ("over", Bound::AtLeast),
    (">=", Bound::AtLeast),
    (">", Bound::AtLeast),
    ("≥", Bound::AtLeast),
    ("less than", Bound::AtMost),
    ("fewer than", Bound::AtMost),
    ("at most", Bound::AtMost),
    ("up to", Bound::AtMost),
    ("under", Bound::AtMost),
    ("<=", Bound::AtMost),
    ("<", Bound::AtMost),
    ("≤", Bound::AtMost),
    ("about", Bound::About),
    ("around", Bound::About),
    ("~", Bound::About),
];

const MULTIPLES: [(&str, f64); 4] = [("thousand", 1e3), ("million", 1e6), ("billion", 1e9), ("trillion", 1e12)];

#[derive(Debug, Clone, Copy)]
enum Bound {
    AtLeast,
    AtMost,
    /// Within a tenth.
    About,
}

impl Measure {
    /// A date of the EDTF subset; else a number, alone or with a unit, a bound ("more than 20") or as a span ("10-12");
    /// else words.
    pub fn read(kind: ValueKind, text: &str) -> Self {
        let folded = fold_name(text);
        let date = || Edtf::parse(text).ok().map(Self::Date);
        let measured = match kind {
            ValueKind::Date => date(),
            ValueKind::Number => number(&folded).or_else(date),
            ValueKind::Other => date().or_else(|| number(&folded)),
        };
        measured.unwrap_or(Self::Words(folded))
    }
}

fn number(text: &str) -> Option<Measure> {
    let bound = BOUNDS.iter().find_map(|(word, bound)| Some((text.strip_prefix(word)?.trim_start(), *bound)));
    if let Some((rest, bound)) = bound {
        let (low, high, unit) = quantity(rest)?;
        let (low, high) = match bound {
            Bound::AtLeast => (low, f64::INFINITY),
            Bound::AtMost => (f64::NEG_INFINITY, high),
            Bound::About => (low - low.abs() / 10.0, high + high.abs() / 10.0),
        };
        return Some(Measure::Number { low, high, unit });
    }
    span(text).or_else(|| quantity(text).map(|(low, high, unit)| Measure::Number { low, high, unit }))
}

/// `10-12 days`, `10 to 12 days`.
fn span(text: &str) -> Option<Measure> {
    let (from, to) = text
        .split_once(" to ")
        .or_else(|| text.char_indices().skip(1).find_map(|(i, c)| (c == '-').then(|| (&text[..i], &text[i + 1..]))))?;
    let ((low, _, _), (_, high, unit)) = (quantity(from)?, quantity(to.trim_start())?);
    (low <= high).then_some(Measure::Number { low, high, unit })
}

/// One number and its unit. Of "1.5 million" only two digits are known, so it reaches half of the last one further.
fn quantity(text: &str) -> Option<(f64, f64, String)> {
    let text = text.trim();
    let start = text.find(|c: char| c.is_ascii_digit() || c == '-')?;
    let length = text[start..]
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '-')))
        .unwrap_or(text.len() - start);
    let digits = text[start..start + length].trim();
    let mut unit = format!("{} {}", text[..start].trim(), text[start + length..].trim()).trim().to_owned();
    let value = decimal(digits)?;
    let Some((word, times)) = MULTIPLES.iter().find(|(word, _)| unit.split(' ').any(|w| w == *word)) else {
        // A sentence with a number in it is words.
        return (unit.split(' ').count() <= 3).then_some((value, value, unit));
    };
    unit = unit.split(' ').filter(|w| w != word).collect::<Vec<_>>().join(" ");
    let places = digits.rsplit_once('.').map_or(0, |(_, places)| places.len());
    let half = 0.5 / 10_f64.powi(i32::try_from(places).unwrap_or(0));
    (unit.split(' ').count() <= 3).then_some(((value - half) * times, (value + half) * times, unit))
}

/// `1,000`, `1 000`, `12.5`, `12,5`: a comma before exactly three digits parts thousands.
fn decimal(digits: &str) -> Option<f64> {
    let digits = digits.replace(' ', "");
    let thousands = digits.split(',').skip(1).all(|group| group.split('.').next().is_some_and(|g| g.len() == 3));
    let plain = if thousands { digits.replace(',', "") } else { digits.replacen(',', ".", 1) };
    plain.parse().ok().filter(|n: &f64| n.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_which_values_can_both_be_right() {
        let cases = [
            ("2023-07", "2023-08", false),
            ("2023-10", "2023-10-12", true),
            ("123", "1,000", false),
            ("1000", "1,000", true),
            ("1,000", "1 000", true),
            ("12,5 %", "12.5 %", true),
            ("1.5 million", "1,487,000", true),
            ("1.5 million people", "1,400,000 people", false),
            ("more than 20", "35", true),
            ("more than 20", "15", false),
            ("about 100", "95", true),
            ("10–12 days", "12 days", true),
            ("10 to 12 days", "13 days", false),
            ("-5", "5", false),
            ("5 km", "5 miles", false),
            ("Tuesday", "tuesday", true),
            ("Tuesday", "two days before", false),
            ("2023-10-10", "Tuesday", false),
        ];
        for (a, b, expected) in cases {
            let kind = if a.contains("-1") || a.contains("-0") { ValueKind::Date } else { ValueKind::Number };
            let (x, y) = (Measure::read(kind, a), Measure::read(kind, b));
            assert_eq!(can_both_be_right(kind, &x, &y), expected, "{a} ({x:?}) and {b} ({y:?})");
            assert_eq!(can_both_be_right(kind, &y, &x), expected, "{b} and {a}");
        }
    }

    #[test]
    fn values_in_words_of_other_claims_are_only_listed() {
        let can = |a, b| {
            can_both_be_right(
                ValueKind::Other,
                &Measure::read(ValueKind::Other, a),
                &Measure::read(ValueKind::Other, b),
            )
        };
        assert!(can("signed", "not signed"));
        assert!(can("2023-10-10", "Tuesday"));
        assert!(!can("2023-07", "2023-08"));
        assert!(!can("12", "13"));
    }
}
