//! Lines that are of a known kind by their looks: dates, addresses, breadcrumbs, tags, sign-offs.

use crate::text::fold_name;

use super::super::dates::{Order, dates};
use super::super::language::{ends_sentence, sentences, word_count};

/// `- Political show -`, `*** Political show ***`, `— Political show —`.
pub(super) fn is_framed(text: &str) -> bool {
    const MARKS: &[char] = &['-', '–', '—', '*', '=', '~', '•', '_'];
    let inner = text.trim_matches(|c: char| MARKS.contains(&c) || c == ' ');
    let (start, end) = (text.starts_with(MARKS), text.ends_with(MARKS));
    start && end && (1..=12).contains(&word_count(inner)) && text.len() >= inner.len() + 4
}

/// The words within the frame.
pub(in super::super) fn unframed(text: &str) -> &str {
    if is_framed(text) { text.trim_matches(|c: char| "-–—*=~•_ ".contains(c)) } else { text }
}

/// Headlines in the American manner: nearly every longer word has a capital.
pub(super) fn is_title_case(text: &str) -> bool {
    let long: Vec<&str> = text.split_whitespace().filter(|w| w.chars().count() >= 4).collect();
    let capitals =
        long.iter().filter(|w| w.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase)).count();
    long.len() >= 4 && capitals * 10 >= long.len() * 7
}

/// `… in the U.S.`: the full stop is an abbreviation's.
pub(super) fn ends_in_initials(text: &str) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or_default();
    let initials = last.strip_suffix('.').map(|l| l.split('.').collect::<Vec<_>>()).unwrap_or_default();
    initials.len() >= 2 && initials.iter().all(|l| l.chars().count() == 1 && l.chars().all(char::is_uppercase))
}

/// `[The museum houses Roman treasures]`: a pointer within the text. `[…]` and stage directions are shorter.
pub(super) fn is_bracketed(text: &str, words: usize) -> bool {
    text.starts_with('[') && text.ends_with(']') && !text[1..].contains('[') && (4..=25).contains(&words)
}

/// `IN TEXAS: Family of patient in quarantine`: no sentence, so nobody says it.
pub(super) fn is_labelled_headline(text: &str, words: usize) -> bool {
    let Some((label, rest)) = text.split_once(": ") else { return false };
    let shouted = super::super::language::is_all_caps(label) && (1..=3).contains(&word_count(label));
    shouted && (5..=18).contains(&words) && !ends_sentence(rest) && !super::super::language::is_all_caps(rest)
}

/// `The council has voted on the new harbour after a long…`: the page had no room for more.
pub(super) fn is_cut_off(text: &str, words: usize) -> bool {
    let cut = text.ends_with('…') || text.ends_with("...");
    cut && (5..=30).contains(&words)
        && sentences(text) <= 2
        && !text.contains(['"', '“', '”', '«', '„', '「'])
        && !text.ends_with("....")
}

/// `By Ana Roth, a deputy editor who has covered harbours since 2010.`
pub(super) fn is_introduced(text: &str, words: usize) -> bool {
    let Some(rest) = super::super::byline::after_by(text).filter(|_| words <= 60) else { return false };
    let Some((name, more)) = rest.split_once(", ") else { return false };
    let article = ["a ", "an ", "the ", "our "].iter().any(|a| more.starts_with(a));
    article && super::super::byline::is_names(name)
}

/// A line that is little more than a date or an age.
pub(super) fn is_date_line(text: &str, words: usize) -> bool {
    if words > 16 {
        return false;
    }
    let found = dates(text, Order::Unknown);
    let covered: usize = found.iter().map(|d| word_count(&text[d.range.clone()])).sum();
    let aged = relative_times(text) > 0 && words <= 7;
    let clock = words <= 3
        && text
            .split([' ', ':', '.'])
            .all(|p| p.chars().all(|c| c.is_ascii_digit()) || matches!(p, "am" | "pm" | "AM" | "PM"))
        && text.contains(':')
        && text.chars().filter(char::is_ascii_digit).count() >= 3;
    let changed = found.iter().any(|d| d.year.is_some()) && super::super::text_fields::is_change(text);
    let around = if changed { 8 } else { 3 };
    aged || clock
        || is_line_of_parts(text, words)
        || (!found.is_empty() && !ends_plainly(text) && words <= covered + around)
}

/// `Bishkek, 11:05, 15.03.2024, News.kg, Ana ROTH`: a full date among short parts.
pub(super) fn is_line_of_parts(text: &str, words: usize) -> bool {
    let parts: Vec<&str> = text.split([',', '|', '·', '•', '،']).map(str::trim).collect();
    let dated = |p: &&str| dates(p, Order::DayFirst).iter().any(|d| d.year.is_some());
    words <= 14
        && parts.len() >= 3
        && !ends_sentence(text)
        && parts.iter().any(dated)
        && parts.iter().all(|p| word_count(p) <= 4)
}

/// `2024年5月10日 来源：城市晚报 作者：王小明`: a date with its source or author.
pub(super) fn is_source_line(text: &str, words: usize) -> bool {
    const LABELS: &[&str] = &[
        "来源",
        "作者",
        "编辑",
        "记者：",
        "Автор:",
        "Источник:",
        "Autor:",
        "Quelle:",
        "Source :",
        "Fuente:",
        "المصدر",
        "نویسنده",
        "منبع",
    ];
    words <= 30
        && LABELS.iter().any(|l| text.contains(l))
        && !dates(text, Order::DayFirst).is_empty()
        && !ends_plainly(text)
}

/// `By The Associated Press, Dec. 19, 2023, 8:15 a.m.`: the full stop ends no sentence.
pub(super) fn is_signed_and_dated(text: &str, words: usize) -> bool {
    words <= 20
        && sentences(text) <= 2
        && dates(text, Order::DayFirst).iter().any(|d| d.year.is_some())
        && super::super::byline::after_by(text).is_some()
}

/// A short sentence with a date in it is a sentence.
pub(super) fn ends_plainly(text: &str) -> bool {
    ends_sentence(text) && word_count(text) >= 7
}

/// Whether a line says how old it is.
pub(in super::super) fn is_aged(text: &str) -> bool {
    relative_times(text) > 0
}

/// `3 hours ago` in several languages.
pub(super) fn relative_times(text: &str) -> usize {
    const AGES: &[&str] = &[
        "ago",
        "hrs ago",
        "vor",
        "il y a",
        "hace",
        "há",
        "fa",
        "назад",
        "тому",
        "мурун",
        "منذ",
        "قبل",
        "پیش",
        "לפני",
        "前",
        "geleden",
        "temu",
        "önce",
        "sedan",
        "siden",
    ];
    if !text.chars().any(char::is_numeric) {
        return 0;
    }
    let folded = fold_name(text);
    let units = [
        "hour",
        "minute",
        "min",
        "day",
        "week",
        "stunde",
        "minute",
        "tag",
        "heure",
        "jour",
        "hora",
        "día",
        "dia",
        "minuto",
        "ore",
        "giorn",
        "час",
        "минут",
        "дн",
        "день",
        "дня",
        "годин",
        "хвилин",
        "саат",
        "мүнөт",
        "ساع",
        "دقي",
        "يوم",
        "دقیقه",
        "روز",
        "שעות",
        "דקות",
        "ימים",
        "小时",
        "分钟",
        "天",
        "時間",
        "分",
        "uur",
        "godz",
        "saat",
        "dakika",
        "hrs",
        "hr",
    ];
    let aged = AGES.iter().any(|a| {
        folded.split_whitespace().any(|w| w == *a)
            || (a.contains(' ') && folded.contains(a))
            || (*a == "前" && folded.ends_with('前'))
    });
    usize::from(aged && units.iter().any(|u| folded.contains(u)))
}

/// `ras/lm/cpy`, `(hpa)`: initials at the end.
pub(super) fn is_sign_off(text: &str) -> bool {
    let inner = text.trim_matches(['(', ')', '[', ']', '.', ' ']);
    let parts: Vec<&str> = inner.split(['/', ',']).map(str::trim).collect();
    let initials = |p: &&str| (2..=4).contains(&p.chars().count()) && p.chars().all(char::is_lowercase);
    let bracketed = inner.len() + 2 <= text.len();
    (parts.len() >= 2 || bracketed) && parts.len() <= 5 && parts.iter().all(initials)
}

/// `Home > World > Asia`, `News | Sport | Weather`.
pub(super) fn is_breadcrumb(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['>', '›', '»', '|', '•', '·', '❯', '→', '/']).map(str::trim).collect();
    let free = text.contains(" / ") || text.contains(['>', '›', '»', '|', '•', '·', '❯', '→']);
    parts.len() >= 3
        && free
        && !ends_sentence(text)
        && parts.iter().filter(|p| !p.is_empty()).count() >= 2
        && parts.iter().all(|p| word_count(p) <= 4)
}

/// `Kyrgyzstan, Vladimir Putin, Diplomacy`, `#Kyrgyzstan #Putin`.
pub(super) fn is_tag_list(text: &str, words: usize) -> bool {
    let hashes = text.split_whitespace().filter(|w| w.starts_with('#') && w.len() > 1).count();
    if hashes > 0 && hashes * 2 >= text.split_whitespace().count() {
        return true;
    }
    let parts: Vec<&str> = text.split([',', '،', '、', ';']).map(str::trim).collect();
    let name = |p: &&str| (1..=4).contains(&word_count(p)) && p.chars().next().is_some_and(|c| !c.is_lowercase());
    parts.len() >= 3 && words <= 40 && !ends_sentence(text) && !text.ends_with(':') && parts.iter().all(name)
}

/// A line that is an address of the web, of a mailbox or of an account.
pub(super) fn is_address(text: &str, words: usize) -> bool {
    let token = |w: &str| {
        w.starts_with("http") || w.starts_with("www.") || (w.contains('@') && w.len() > 2) || w.starts_with("//")
    };
    let count = text.split_whitespace().filter(|w| token(w)).count();
    count > 0 && (words <= 4 || count * 2 >= text.split_whitespace().count()) && !(ends_sentence(text) && words > 8)
}

/// `12`, `1.2K shares`, `3 / 10`.
pub(super) fn is_count(text: &str, words: usize) -> bool {
    let digits = text.chars().filter(|c| c.is_numeric()).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    (words <= 3 && digits > 0 && letters <= 2) || (digits == 0 && letters == 0) || (letters <= 1 && words <= 1)
}

/// A caption that was copied twice onto one line: `A. B. A. B.`
pub(super) fn is_printed_twice(text: &str) -> bool {
    printed_once(text).is_some()
}

/// The half of a text that consists of the same words twice.
pub(in super::super) fn printed_once(text: &str) -> Option<&str> {
    let words = text.split_whitespace().count();
    if words < 6 || !words.is_multiple_of(2) {
        return None;
    }
    let middle = text.split_whitespace().nth(words / 2)?;
    let at = middle.as_ptr() as usize - text.as_ptr() as usize;
    let (first, second) = (text[..at].trim(), text[at..].trim());
    first.split_whitespace().eq(second.split_whitespace()).then_some(first)
}
