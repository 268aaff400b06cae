//! The dateline that opens a story: `MOSCOW, Oct. 11 (AP) —`. It becomes a field; the sentence goes on after it.

use super::agency::{agency, agency_within};
use super::dates::{Order, Seen, dates};
use super::language::{calm_capitals, is_all_caps};

/// What was read, and how many characters of the paragraph it took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Opening {
    pub place: Option<String>,
    pub date: Option<Seen>,
    pub agency: Option<&'static str>,
    pub chars: usize,
}

/// A dateline is never longer than this.
const LONGEST: usize = 110;

/// Reads the dateline at the start of a paragraph.
pub(super) fn opening(paragraph: &str, order: Order) -> Option<Opening> {
    chinese(paragraph, order).or_else(|| separated(paragraph, order))
}

/// A head, a dash, and a sentence.
fn separated(paragraph: &str, order: Order) -> Option<Opening> {
    let window = &paragraph[..paragraph.floor_char_boundary(LONGEST.min(paragraph.len()))];
    separators(window).into_iter().find_map(|(start, end)| {
        let colon = paragraph[start..end].trim() == ":";
        let rest = &paragraph[end..];
        let sentence = rest.trim_start().chars().count() >= 20;
        let (place, date, agency) = head(&paragraph[..start], order, colon).filter(|_| sentence)?;
        let blank = rest.len() - rest.trim_start().len();
        Some(Opening { place, date, agency, chars: paragraph[..end + blank].chars().count() })
    })
}

/// Where the head may end: each dash that stands free, `.-`, a colon.
fn separators(window: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    for (i, c) in window.char_indices() {
        let end = i + c.len_utf8();
        let before = window[..i].chars().next_back();
        let after = window[end..].chars().next();
        let free = before.is_some_and(|b| b.is_whitespace() || matches!(b, '.' | ')' | '/'))
            || after.is_some_and(char::is_whitespace);
        match c {
            '—' | '–' | '―' => out.push((i, end)),
            '-' if after == Some('-') => out.push((i, end + 1)),
            '-' if free && before != Some('-') => out.push((i, end)),
            ':' if after.is_some_and(char::is_whitespace) => out.push((i, end)),
            '.' if before == Some('/') => out.push((i, end)),
            '/' if after.is_some_and(char::is_whitespace) && window[..i].contains('/') => out.push((end, end)),
            _ => {}
        }
    }
    out
}

type Head = (Option<String>, Option<Seen>, Option<&'static str>);

/// Place, date and agency of a head; nothing else may stand in it, and something must prove that it is one.
fn head(head: &str, order: Order, colon: bool) -> Option<Head> {
    let trimmed = head.trim();
    if trimmed.is_empty() {
        return None;
    }
    let date = dates(&with_capitals(trimmed), order).into_iter().next();
    let without_date = match &date {
        Some(d) => format!("{} {}", &trimmed[..d.range.start], &trimmed[d.range.end..]),
        None => trimmed.to_owned(),
    };
    let (outside, inside) = split_brackets(&without_date);
    let mut agency = inside.iter().find_map(|i| agency_within(i));
    let mut place = outside;
    if agency.is_none() && !place.contains(',') {
        agency = self::agency(&place);
        if agency.is_some() {
            place.clear();
        }
    }
    // "БИШКЕК, 12 окт — РИА Новости." has the agency after the dash; it stays in the text.
    let place = tidy_place(&place);
    let known_brackets = inside.iter().all(|i| agency_within(i).is_some() || is_small_credit(i));
    let proven =
        agency.is_some() || date.is_some() || (is_all_caps(&first_part(&place)) && !colon_label(&place, colon));
    let fits = (place.is_empty() && (agency.is_some())) || is_place(&place);
    (known_brackets
        && proven
        && fits
        && !(colon && date.is_none() && agency.is_none() && place.contains(' ') && !is_all_caps(&place)))
    .then(|| (Some(as_name(&place)).filter(|p| !p.is_empty()), date, agency))
}

/// With a capital at each word, byte for byte: in a head `3 mai` is the month and no other word.
fn with_capitals(head: &str) -> String {
    let mut before = ' ';
    let capital = |c: char| {
        let first = !before.is_alphanumeric();
        before = c;
        if first { c.to_ascii_uppercase() } else { c }
    };
    head.chars().map(capital).collect()
}

/// In `EXCLUSIVE: …` no place is named.
fn colon_label(place: &str, colon: bool) -> bool {
    const LABELS: &[&str] = &[
        "breaking",
        "breaking news",
        "exclusive",
        "update",
        "updated",
        "watch",
        "opinion",
        "analysis",
        "explainer",
        "live",
        "video",
        "read",
        "listen",
        "photos",
        "note",
        "editor's note",
        "correction",
        "interview",
        "review",
        "fact check",
        "factbox",
        "news",
        "new",
        "just in",
        "cnn",
        "bbc",
        "npr",
        "fox news",
        "watch live",
        "срочно",
        "обновлено",
        "видео",
        "фото",
        "eilmeldung",
        "update 1",
        "q",
        "a",
        "faq",
        "tl;dr",
        "ps",
        "nb",
        "eds",
    ];
    let folded = crate::text::fold_name(place);
    LABELS.contains(&folded.as_str()) || (colon && place.chars().count() < 4)
}

fn first_part(place: &str) -> String {
    place.split(',').next().unwrap_or_default().trim().to_owned()
}

/// Texts in `(…)` and between slashes, and what stands outside them.
fn split_brackets(text: &str) -> (String, Vec<String>) {
    let (mut outside, mut inside, mut open) = (String::new(), Vec::new(), None::<(char, String)>);
    for c in text.chars() {
        match (&mut open, c) {
            (None, '(' | '（' | '[') => open = Some((')', String::new())),
            (None, '/') => open = Some(('/', String::new())),
            (Some((')', so_far)), ')' | '）' | ']') | (Some(('/', so_far)), '/') => {
                inside.push(std::mem::take(so_far));
                open = None;
            }
            (Some((_, so_far)), c) => so_far.push(c),
            (None, c) => outside.push(c),
        }
    }
    if let Some((_, rest)) = open {
        outside.push_str(&rest);
    }
    (outside, inside)
}

/// A local agency or outlet in brackets that is not in the table: short, and without lower-case verbs.
fn is_small_credit(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.len() <= 3 && words.iter().all(|w| w.chars().next().is_some_and(|c| !c.is_lowercase()))
}

fn tidy_place(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric)).collect();
    let kept =
        words.into_iter().filter(|w| !WEEKDAYS.contains(&crate::text::fold_name(w.trim_matches([',', '.'])).as_str()));
    kept.collect::<Vec<_>>().join(" ").trim_matches([',', '.', ' ', ';', '،']).to_owned()
}

const WEEKDAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
];

/// One to seven words, each a name: `KYIV, Ukraine`, `New York`, `Frankfurt am Main`.
fn is_place(place: &str) -> bool {
    let words: Vec<&str> = place.split([' ', ',', '/']).filter(|w| !w.is_empty()).collect();
    let named = |w: &&str| {
        let first = w.chars().next();
        let joint = matches!(
            *w,
            "de" | "del" | "la" | "am" | "an" | "der" | "and" | "of" | "the" | "do" | "da" | "на" | "und" | "en"
        );
        joint || first.is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
    };
    let clean = place.chars().all(|c| {
        c.is_alphabetic()
            || " ,.'’-/".contains(c)
            || !c.is_alphanumeric() && unicode_normalization::char::is_combining_mark(c)
    });
    let cased = words.first().is_some_and(|w| w.chars().next().is_some_and(char::is_alphabetic));
    clean && cased && (1..=7).contains(&words.len()) && words.iter().all(named) && !OPENERS.contains(&words[0])
}

/// Words that begin sentences, not datelines.
const OPENERS: &[&str] = &[
    "The", "A", "An", "In", "On", "At", "It", "He", "She", "They", "We", "I", "This", "That", "But", "And", "When",
    "If", "As", "On", "By", "For",
];

/// `MOSCOW` → `Moscow`; what is not all capitals is left.
fn as_name(place: &str) -> String {
    place
        .split(", ")
        .map(|part| if is_all_caps(part) && part.chars().count() > 3 { calm_capitals(part) } else { part.to_owned() })
        .collect::<Vec<_>>()
        .join(", ")
}

/// `新华社北京10月12日电（记者某某）……`, `北京，10月12日（路透社）……`.
fn chinese(paragraph: &str, order: Order) -> Option<Opening> {
    let start = paragraph.trim_start_matches(['（', '(', '【', ' ']);
    let skipped = paragraph.len() - start.len();
    let agency = ["新华社", "中新社", "中新网", "法新社", "路透社"].iter().find(|a| start.starts_with(**a))?;
    let date = dates(&start[..start.floor_char_boundary(LONGEST.min(start.len()))], order).into_iter().next();
    let mark = start.find('电').filter(|i| *i < LONGEST)?;
    let place_end = date.as_ref().map_or(mark, |d| d.range.start).min(mark);
    let place = start.get(agency.len()..place_end)?.trim_matches(['，', ' ', '、']);
    let mut end = skipped + mark + '电'.len_utf8();
    end += bracket_length(&paragraph[end..]);
    end += paragraph[end..].len() - paragraph[end..].trim_start_matches([' ', '　', '）', '】']).len();
    Some(Opening {
        place: Some(place.to_owned()).filter(|p| !p.is_empty()),
        date,
        agency: self::agency(agency),
        chars: paragraph[..end].chars().count(),
    })
}

/// The length of `（记者 …）` at the start.
fn bracket_length(text: &str) -> usize {
    let trimmed = text.trim_start();
    let blank = text.len() - trimmed.len();
    match trimmed.chars().next() {
        Some('（') => trimmed.find('）').map_or(0, |i| blank + i + '）'.len_utf8()),
        Some('(') => trimmed.find(')').map_or(0, |i| blank + i + 1),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, place: Option<&str>, day: Option<u32>, agency: Option<&str>, rest: &str) {
        let found = opening(text, Order::Unknown).unwrap_or_else(|| panic!("no dateline in {text}"));
        let left: String = text.chars().skip(found.chars).collect();
        assert_eq!(
            (found.place.as_deref(), found.date.map(|d| d.day), found.agency, left.as_str()),
            (place, day, agency, rest)
        );
    }

    #[test]
    fn datelines() {
        let rest = "The bridge was opened by the mayor.";
        check(&format!("October 11, MOSCOW – {rest}"), Some("Moscow"), Some(11), None, rest);
        check(&format!("KYIV, Ukraine (AP) — {rest}"), Some("Kyiv, Ukraine"), None, Some("The Associated Press"), rest);
        check(&format!("WASHINGTON, Oct 12 (Reuters) - {rest}"), Some("Washington"), Some(12), Some("Reuters"), rest);
        check(&format!("(Reuters) - {rest}"), None, None, Some("Reuters"), rest);
        check(&format!("Berlin (dpa) - {rest}"), Some("Berlin"), None, Some("Deutsche Presse-Agentur"), rest);
        check(&format!("LONDON: {rest}"), Some("London"), None, None, rest);
        check(&format!("Madrid, 12 oct (EFE).- {rest}"), Some("Madrid"), Some(12), Some("EFE"), rest);
        check(&format!("LYON, 3 mai (AFP) - {rest}"), Some("Lyon"), Some(3), Some("Agence France-Presse"), rest);
        check(&format!("МОСКВА, 12 октября. /ТАСС/. {rest}"), Some("Москва"), Some(12), Some("TASS"), rest);
        check(&format!("Бишкек, 12-октябрь (Кабар) — {rest}"), Some("Бишкек"), Some(12), Some("Kabar"), rest);
        check(
            "新华社北京10月12日电（记者王某）部长星期四说，这座桥将关闭一个月。",
            Some("北京"),
            Some(12),
            Some("Xinhua"),
            "部长星期四说，这座桥将关闭一个月。",
        );
    }

    #[test]
    fn sentences_are_no_datelines() {
        for text in [
            "The minister – who was late – opened the bridge for all.",
            "Ana Roth — the mayor — opened the bridge on a cold day.",
            "EXCLUSIVE: The bridge was opened by the mayor in the morning.",
            "He said: this is the bridge that we have waited for, all of us.",
            "On October 12 – a Thursday – the bridge was opened by the mayor.",
            "NATO said on Monday that the bridge - its bridge - was open.",
        ] {
            assert_eq!(opening(text, Order::Unknown), None, "{text}");
        }
    }
}
