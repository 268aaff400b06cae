//! What a person may have meant by a text that is no date: for help lines only, never read as a date.

use super::parse::read;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Words before a date, and what they are in EDTF.
const BEFORE: [(&str, &str, &str); 14] = [
    ("circa ", "", "~"),
    ("ca. ", "", "~"),
    ("ca ", "", "~"),
    ("c. ", "", "~"),
    ("about ", "", "~"),
    ("around ", "", "~"),
    ("early ", "", "~"),
    ("late ", "", "~"),
    ("before ", "../", ""),
    ("until ", "../", ""),
    ("by ", "../", ""),
    ("since ", "", "/.."),
    ("after ", "", "/.."),
    ("from ", "", "/.."),
];

/// Between two dates of a span, in words or typography.
const BETWEEN: [&str; 6] = [" to ", " until ", " - ", "–", "—", "..."];

/// A help line with the date in the right form, or with the forms if it cannot be guessed.
pub(super) fn instead_of(text: &str) -> String {
    let lower = text.to_lowercase();
    let guessed =
        swapped(text).or_else(|| either_order(text)).or_else(|| guess(&lower, 2).map(|d| format!("write `{d}`")));
    guessed.unwrap_or_else(|| "write a year, a month or a day: `2023`, `2023-10`, `2023-10-12`".to_owned())
}

/// `2023-31-12`: day and month exchanged.
fn swapped(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, day, month] = parts[..] else { return None };
    let date = format!("{year}-{month}-{day}");
    read(&date).ok().map(|_| format!("write `{date}` if day and month are only exchanged"))
}

/// `10/12/2023` is two dates: which one, only the writer knows.
fn either_order(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split('/').collect();
    let [a, b, year] = parts[..] else { return None };
    let (a, b) = (a.parse::<u8>().ok()?, b.parse::<u8>().ok()?);
    let both = year.len() == 4 && a <= 12 && b <= 12 && a != b;
    both.then(|| format!("write `{year}-{b:02}-{a:02}` or `{year}-{a:02}-{b:02}`, whichever is meant"))
}

/// `depth` bounds the spans within words within spans.
fn guess(text: &str, depth: u8) -> Option<String> {
    let text = text.trim();
    let found =
        in_words(text, depth).or_else(|| span(text, depth)).or_else(|| decade(text)).or_else(|| single(text))?;
    read(&found).ok().map(|_| found)
}

fn in_words(text: &str, depth: u8) -> Option<String> {
    let (rest, open, close) = BEFORE.iter().find_map(|(w, open, close)| Some((text.strip_prefix(w)?, open, close)))?;
    let date = if depth == 0 { single(rest)? } else { guess_or_given(rest, depth - 1)? };
    Some(format!("{open}{date}{close}"))
}

fn span(text: &str, depth: u8) -> Option<String> {
    let (from, to) = BETWEEN.iter().find_map(|between| text.split_once(between)).filter(|_| depth > 0)?;
    Some(format!("{}/{}", guess_or_given(from, depth - 1)?, guess_or_given(to, depth - 1)?))
}

fn guess_or_given(text: &str, depth: u8) -> Option<String> {
    let text = text.trim();
    read(text).ok().map(|e| e.to_string()).or_else(|| guess(text, depth))
}

/// `2020s`, `202x`, `202X`.
fn decade(text: &str) -> Option<String> {
    let start = text.strip_suffix("0s").or_else(|| text.strip_suffix('x'))?;
    let digits = start.len() == 3 && start.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| format!("{start}0/{start}9"))
}

/// One date of numbers and an English month in any usual order, a time of day behind it if there is one.
fn single(text: &str) -> Option<String> {
    let split = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | '/' | '-' | 't');
    let (text, time) = time_of_day(text);
    let named = MONTHS.iter().position(|m| text.split(split_words).any(|w| is_month(w, m)));
    let numbers: Vec<&str> = match named {
        Some(_) => text.split(|c: char| !c.is_ascii_digit()).filter(|w| !w.is_empty()).collect(),
        None => text.split(split).filter(|w| !w.is_empty()).collect(),
    };
    let month = named.map(|m| (m + 1).to_string());
    let (year, month, day) = match (month, &numbers[..]) {
        (Some(m), [y]) => (*y, Some(m), None),
        (Some(m), [y, d]) if y.len() == 4 => (*y, Some(m), Some(*d)),
        (Some(m), [d, y]) => (*y, Some(m), Some(*d)),
        (None, [all]) if all.len() == 8 => (all.get(..4)?, all.get(4..6).map(str::to_owned), all.get(6..)),
        (None, [y, m]) if y.len() == 4 => (*y, Some((*m).to_owned()), None),
        (None, [m, y]) => (*y, Some((*m).to_owned()), None),
        (None, [y, m, d]) if y.len() == 4 => (*y, Some((*m).to_owned()), Some(*d)),
        (None, [a, b, y]) if b.parse::<u8>().is_ok_and(|b| b > 12) => (*y, Some((*a).to_owned()), Some(*b)),
        (None, [d, m, y]) => (*y, Some((*m).to_owned()), Some(*d)),
        _ => return None,
    };
    let part = |part: Option<&str>| part.map(|p| format!("-{p:0>2}")).unwrap_or_default();
    let time = time.map(|t| format!("T{t:0>5}")).unwrap_or_default();
    Some(format!("{year}{}{}{time}", part(month.as_deref()), part(day)))
}

fn split_words(c: char) -> bool {
    !c.is_alphabetic()
}

/// The month's name or its beginning of three letters or more.
fn is_month(word: &str, month: &str) -> bool {
    word.len() >= 3 && month.starts_with(word) || word == "sept" && month == "september"
}

/// `12 october 2023, 3:15` → the date, `3:15`.
fn time_of_day(text: &str) -> (&str, Option<&str>) {
    match text.rsplit_once([' ', 't']) {
        Some((date, time)) if time.contains(':') => (date.trim_end_matches([',', ' ']), Some(time)),
        _ => (text, None),
    }
}
