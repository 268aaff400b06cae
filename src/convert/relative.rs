//! Dates of the text that depend on the article's own: "Thursday", "last month", "in March".
//!
//! The rules are those of newspapers: a bare weekday is within seven days of the article, before it unless the sentence
//! looks forward; a bare month is the nearest one on that side. Only what can be resolved is returned.

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::model::{Block, Fields};
use crate::text::words::words;

/// One such expression, resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelativeDate {
    /// The paragraph's number, from 1.
    pub paragraph: usize,
    /// The words as they stand.
    pub words: String,
    /// EDTF: `2023-10-12`, `2023-09`, `2022`; with `?` where the article's own date is uncertain.
    pub date: String,
}

/// All of an article; none where its own date is not known to the day.
pub(super) fn relative_dates(blocks: &[Block], fields: &Fields) -> Vec<RelativeDate> {
    let written =
        fields.published.as_ref().map(|p| p.value.as_str()).or_else(|| fields.dateline.as_ref()?.value.date.as_deref());
    let Some(own) = written.and_then(day) else { return Vec::new() };
    let uncertain = written.is_some_and(|w| w.ends_with(['?', '~', '%']));
    let paragraphs = blocks.iter().filter(|b| b.kind.is_paragraph()).enumerate();
    let found =
        paragraphs.flat_map(|(i, b)| in_text(&b.text, own).into_iter().map(move |(words, date)| (i + 1, words, date)));
    found
        .map(|(paragraph, words, date)| RelativeDate {
            paragraph,
            words,
            date: if uncertain { date.replace('/', "?/") + "?" } else { date },
        })
        .collect()
}

fn day(edtf: &str) -> Option<Date> {
    edtf.get(..10)?.parse().ok()
}

/// The expressions in a text, and what they mean on a day.
fn in_text(text: &str, own: Date) -> Vec<(String, String)> {
    let tokens: Vec<(std::ops::Range<usize>, String)> =
        words(text).map(|r| (r.clone(), text[r].to_lowercase())).collect();
    let (mut out, mut i) = (Vec::new(), 0);
    while i < tokens.len() {
        match expression(&tokens, i, text, own) {
            Some((length, date)) => {
                out.push((text[tokens[i].0.start..tokens[i + length - 1].0.end].to_owned(), date));
                i += length;
            }
            None => i += 1,
        }
    }
    out
}

type Token = (std::ops::Range<usize>, String);

/// An expression that begins at a word: how many words it has, and its date.
fn expression(tokens: &[Token], i: usize, text: &str, own: Date) -> Option<(usize, String)> {
    let word = |n: usize| tokens.get(n).map_or("", |t| t.1.as_str());
    let (first, second) = (word(i), word(i + 1));
    let ahead = || looks_ahead(tokens, i, text);
    if let Some(shift) = DAYS.iter().find(|(w, _)| *w == first).map(|d| d.1) {
        return own.checked_add(shift.days()).ok().map(|d| (1, d.to_string()));
    }
    if let Some(direction) = direction(first) {
        return with_direction(second, direction, own).map(|date| (2, date));
    }
    if first == "earlier" && second == "this" {
        return with_direction(word(i + 2), 0, own).map(|date| (3, date));
    }
    if let Some(weekday) = weekday(first) {
        // "Tuesday, 3 May" says it itself.
        return (!is_number(second)).then(|| (1, nearest(weekday, own, ahead()).to_string()));
    }
    let capital = text[tokens[i].0.clone()].starts_with(char::is_uppercase);
    // "They march in step": an English month has a capital.
    let month = month(first).filter(|_| capital || !MONTHS.iter().any(|m| m.split(' ').next() == Some(first)))?;
    let introduced = i > 0
        && matches!(
            word(i - 1),
            "in" | "since"
                | "until"
                | "by"
                | "im"
                | "seit"
                | "en"
                | "depuis"
                | "desde"
                | "в"
                | "с"
                | "у"
                | "last"
                | "next"
        );
    (introduced && !is_number(second)).then(|| (1, nearest_month(month, own, ahead())))
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether the sentence speaks of what is to come: a cue before the words, or right after them.
fn looks_ahead(tokens: &[Token], i: usize, text: &str) -> bool {
    const CUES: &[&str] = &[
        "will",
        "scheduled",
        "expected",
        "due",
        "plans",
        "planned",
        "planning",
        "upcoming",
        "next",
        "shall",
        "until",
        "wird",
        "werden",
        "soll",
        "sollen",
        "doit",
        "doivent",
        "va",
        "prévu",
        "será",
        "hará",
        "prevé",
        "será",
        "будет",
        "будут",
        "состоится",
        "пройдёт",
        "пройдет",
        "буде",
        "відбудеться",
    ];
    let sentence =
        tokens[..i].iter().rev().take_while(|t| !text[t.0.end..tokens[i].0.start].contains(['.', '!', '?'])).take(14);
    sentence.into_iter().any(|t| CUES.contains(&t.1.as_str()))
}

/// -1 for the one before, 0 for this one, 1 for the next.
fn direction(word: &str) -> Option<i64> {
    match word {
        "last" | "past" | "vergangenen" | "vergangene" | "letzten" | "letzte" | "pasado" | "pasada" | "прошлой"
        | "прошлом" | "минулого" => Some(-1),
        "this" | "diese" | "diesen" | "dieses" | "este" | "esta" | "cette" | "этом" | "этой" => Some(0),
        "next"
        | "nächste"
        | "nächsten"
        | "kommenden"
        | "kommende"
        | "próximo"
        | "próxima"
        | "следующей"
        | "следующем"
        | "наступного" => Some(1),
        _ => None,
    }
}

fn with_direction(unit: &str, direction: i64, own: Date) -> Option<String> {
    let shifted = |months: i64| own.first_of_month().checked_add(months.months()).ok();
    if let Some(month) = month(unit) {
        return Some(nearest_month(month, own, direction > 0));
    }
    if let Some(weekday) = weekday(unit) {
        return Some(nearest(weekday, own, direction > 0).to_string());
    }
    match unit {
        "month" | "monat" | "mes" | "mois" | "месяце" | "місяця" => {
            shifted(direction).map(|d| format!("{:04}-{:02}", d.year(), d.month()))
        }
        "year" | "jahr" | "año" | "année" | "году" | "року" => {
            Some(format!("{:04}", i64::from(own.year()) + direction))
        }
        "week" | "woche" | "semana" | "semaine" | "неделе" | "тижня" => {
            let monday = own
                .checked_sub(i64::from(own.weekday().to_monday_zero_offset()).days())
                .ok()?
                .checked_add(direction.weeks())
                .ok()?;
            Some(format!("{monday}/{}", monday.checked_add(6.days()).ok()?))
        }
        _ => None,
    }
}

fn nearest(weekday: Weekday, own: Date, ahead: bool) -> Date {
    let back = i64::from(weekday.until(own.weekday()));
    let date = if ahead { own.checked_add(((7 - back) % 7).days()) } else { own.checked_sub(back.days()) };
    date.unwrap_or(own)
}

/// The last such month up to the article's own, or the next.
fn nearest_month(month: i8, own: Date, ahead: bool) -> String {
    let year = match (month.cmp(&own.month()), ahead) {
        (std::cmp::Ordering::Less, true) => own.year() + 1,
        (std::cmp::Ordering::Greater, false) => own.year() - 1,
        _ => own.year(),
    };
    format!("{year:04}-{month:02}")
}

const DAYS: &[(&str, i64)] = &[
    ("yesterday", -1),
    ("today", 0),
    ("tomorrow", 1),
    ("gestern", -1),
    ("heute", 0),
    ("hier", -1),
    ("aujourd'hui", 0),
    ("demain", 1),
    ("ayer", -1),
    ("hoy", 0),
    ("вчера", -1),
    ("сегодня", 0),
    ("завтра", 1),
    ("вчора", -1),
    ("сьогодні", 0),
    ("кечээ", -1),
    ("бүгүн", 0),
    ("эртең", 1),
    ("أمس", -1),
    ("اليوم", 0),
    ("غدا", 1),
    ("دیروز", -1),
    ("امروز", 0),
    ("فردا", 1),
    ("אתמול", -1),
    ("היום", 0),
    ("מחר", 1),
];

/// A day of the week by its name, in lower case.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    const ALL: [Weekday; 7] = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];
    static BY_NAME: LazyLock<HashMap<&str, usize>> = LazyLock::new(|| by_name(&WEEKDAYS));
    BY_NAME.get(word).map(|i| ALL[*i])
}

/// Every word of an article asks: the lists are looked up, not read through.
fn by_name(lists: &[&'static str]) -> HashMap<&'static str, usize> {
    lists.iter().enumerate().flat_map(|(i, names)| names.split(' ').map(move |n| (n, i))).collect()
}

const WEEKDAYS: [&str; 7] = [
    "monday montag lundi lunes понедельник понедельника понеділок الاثنين",
    "tuesday dienstag mardi martes вторник вторника вівторок الثلاثاء",
    "wednesday mittwoch mercredi miércoles среду среда среды середу الأربعاء",
    "thursday donnerstag jeudi jueves четверг четверга четвер الخميس",
    "friday freitag vendredi viernes пятницу пятница пятницы п'ятницу الجمعة",
    "saturday samstag samedi sábado субботу суббота субботы суботу السبت",
    "sunday sonntag dimanche domingo воскресенье воскресенья неділю الأحد",
];

fn month(word: &str) -> Option<i8> {
    static BY_NAME: LazyLock<HashMap<&str, usize>> = LazyLock::new(|| by_name(&MONTHS));
    BY_NAME.get(word).and_then(|i| i8::try_from(i + 1).ok())
}

const MONTHS: [&str; 12] = [
    "january januar janvier enero январе января січні",
    "february februar février febrero феврале февраля лютому",
    "march märz mars marzo марте марта березні",
    "april avril abril апреле апреля квітні",
    "may mai mayo мае мая травні",
    "june juni juin junio июне июня червні",
    "july juli juillet julio июле июля липні",
    "august août agosto августе августа серпні",
    "september septembre septiembre сентябре сентября вересні",
    "october oktober octobre octubre октябре октября жовтні",
    "november novembre noviembre ноябре ноября листопаді",
    "december dezember décembre diciembre декабре декабря грудні",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let own: Date = "2023-10-12".parse().expect("a date");
        let found = in_text(text, own);
        let found: Vec<(&str, &str)> = found.iter().map(|(w, d)| (w.as_str(), d.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn against_a_thursday() {
        check("He came on Thursday.", &[("Thursday", "2023-10-12")]);
        check("She said so on Tuesday.", &[("Tuesday", "2023-10-10")]);
        check("He will speak on Friday.", &[("Friday", "2023-10-13")]);
        check("It began in March.", &[("March", "2023-03")]);
        check("It began in November.", &[("November", "2022-11")]);
        check("It is due to end in March.", &[("March", "2024-03")]);
        check(
            "Last month he left; earlier this year he came back.",
            &[("Last month", "2023-09"), ("earlier this year", "2023")],
        );
        check("He goes to China next week.", &[("next week", "2023-10-16/2023-10-22")]);
        check("His last trip was last December.", &[("last December", "2022-12")]);
        check("In 2022, on 12 October 2023 and in March 2023.", &[]);
        check("They march in step, and may do so again.", &[]);
        check("Am Dienstag kam er.", &[("Dienstag", "2023-10-10")]);
        check("Он приехал в четверг.", &[("четверг", "2023-10-12")]);
    }
}
