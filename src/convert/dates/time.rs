//! The time of day beside a date.

use super::Seen;
use super::forms::{Draft, small, word};
use super::tokens::{Kind, Token};

/// Takes the time beside a date with it: `…, 3:15 am`, `… at 15h15`, `03:15, …`.
pub(super) fn with_time(tokens: &[Token], at: usize, draft: &Draft) -> Seen {
    let end = at + draft.length;
    let range = |from: usize, to: usize| tokens[from].range.start..tokens[to - 1].range.end;
    let seen = |range, time: Option<Time>| Seen {
        range,
        year: draft.year,
        month: draft.month,
        day: draft.day,
        time: time.as_ref().map(|t| (t.hour, t.minute)),
        offset: time.and_then(|t| t.offset),
        ambiguous: draft.ambiguous,
    };
    let skip = tokens[end..].iter().take(3).take_while(|t| is_time_joint(t)).count();
    for start in (end..=end + skip).rev() {
        if let Some((time, length)) = time_at(&tokens[start..]) {
            return seen(range(at, start + length), Some(time));
        }
    }
    for start in at.saturating_sub(9)..at {
        if let Some((time, length)) = time_at(&tokens[start..at])
            && tokens[start + length..at].iter().all(is_time_joint)
        {
            return seen(range(start, end), Some(time));
        }
    }
    seen(range(at, end), None)
}

pub(super) const WEEKDAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonntag",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "lunes",
    "martes",
    "miércoles",
    "jueves",
    "viernes",
    "sábado",
    "domingo",
    "понедельник",
    "вторник",
    "среда",
    "четверг",
    "пятница",
    "суббота",
    "воскресенье",
];

pub(super) fn is_time_joint(t: &Token) -> bool {
    match &t.kind {
        Kind::Mark(c) => matches!(c, ',' | '|' | '-' | '–' | '—' | '•' | '·' | '/' | '(' | '.' | '،' | '@'),
        Kind::Word(w) => {
            matches!(
                w.as_str(),
                "t" | "at"
                    | "um"
                    | "à"
                    | "a"
                    | "las"
                    | "alle"
                    | "в"
                    | "о"
                    | "kl"
                    | "ob"
                    | "om"
                    | "la"
                    | "às"
                    | "ore"
                    | "on"
                    | "الساعة"
                    | "ساعت"
                    | "בשעה"
                    | "саат"
                    | "г"
                    | "года"
                    | "р"
                    | "uhr"
                    | "am"
                    | "жыл"
            ) || WEEKDAYS.contains(&w.as_str())
        }
        Kind::Number(..) => false,
    }
}

#[derive(Debug, Clone)]
pub(super) struct Time {
    pub hour: u32,
    pub minute: u32,
    pub offset: Option<String>,
}

/// `03:15`, `3:15 p.m. EDT`, `15h15`, `15.15 Uhr`, `03:15:00.000+06:00`.
pub(super) fn time_at(t: &[Token]) -> Option<(Time, usize)> {
    let mut hour = small(t.first()?)?;
    let (minute, mut i) = match &t.get(1)?.kind {
        Kind::Mark(':' | '：' | '.') | Kind::Word(_) => (t.get(2).and_then(small), 3),
        _ => (None, 1),
    };
    let joint = &t.get(1)?.kind;
    let minute = match (joint, minute) {
        (Kind::Mark(':' | '：'), Some(m)) => m,
        (Kind::Word(w), Some(m)) if w == "h" => m,
        (Kind::Mark('.'), Some(m)) if half_of_day(t, 3).is_some() || t.get(3).and_then(word) == Some("uhr") => m,
        _ => return hour_only(t),
    };
    if t.get(i).is_some_and(|t| t.kind == Kind::Mark(':')) && t.get(i + 1).and_then(small).is_some() {
        i += 2;
        if t.get(i).is_some_and(|t| t.kind == Kind::Mark('.'))
            && t.get(i + 1).is_some_and(|t| matches!(t.kind, Kind::Number(..)))
        {
            i += 2;
        }
    }
    if let Some((pm, length)) = half_of_day(t, i) {
        hour = hour % 12 + if pm { 12 } else { 0 };
        i += length;
    }
    let (offset, length) = offset_at(&t[i..]);
    (hour < 24 && minute < 60).then_some((Time { hour, minute, offset }, i + length))
}

/// `3 p.m.`
pub(super) fn hour_only(t: &[Token]) -> Option<(Time, usize)> {
    let hour = small(t.first()?).filter(|h| (1..=12).contains(h))?;
    let (pm, length) = half_of_day(t, 1)?;
    let (offset, more) = offset_at(&t[1 + length..]);
    Some((Time { hour: hour % 12 + if pm { 12 } else { 0 }, minute: 0, offset }, 1 + length + more))
}

/// `am`, `p.m.`: whether it is the second half, and how many tokens it takes.
pub(super) fn half_of_day(t: &[Token], i: usize) -> Option<(bool, usize)> {
    let first = word(t.get(i)?)?;
    match first {
        "am" | "pm" => Some((first == "pm", 1)),
        "a" | "p" => {
            let dotted = t.get(i + 1)?.kind == Kind::Mark('.') && word(t.get(i + 2)?)? == "m";
            let end = usize::from(t.get(i + 3).is_some_and(|t| t.kind == Kind::Mark('.')));
            dotted.then_some((first == "p", 3 + end))
        }
        _ => None,
    }
}

/// `Z`, `+06:00`, `+0600`, `GMT+6`, `EDT`; zones that shift with the season without saying so are not read.
pub(super) fn offset_at(t: &[Token]) -> (Option<String>, usize) {
    let open = usize::from(t.first().is_some_and(|t| t.kind == Kind::Mark('(')));
    let name = t.get(open).and_then(word);
    let zone = name.and_then(|n| ZONES.iter().find(|(z, _)| *z == n));
    let start = open + usize::from(zone.is_some_and(|z| z.1 == "Z"));
    if let Some((offset, length)) = numeric_offset(&t[start.min(t.len())..]) {
        return (Some(offset), start + length);
    }
    match zone {
        Some((_, offset)) => (Some((*offset).to_owned()), open + 1),
        None => (None, 0),
    }
}

pub(super) fn numeric_offset(t: &[Token]) -> Option<(String, usize)> {
    let sign = match t.first()?.kind {
        Kind::Mark('+') => '+',
        Kind::Mark('-' | '−') => '-',
        _ => return None,
    };
    (t[0].range.end == t.get(1)?.range.start).then_some(())?;
    let (hours, minutes, length) = match (&t.get(1)?.kind, t.get(2).map(|t| &t.kind), t.get(3).map(|t| &t.kind)) {
        (Kind::Number(v, 4), ..) => (v / 100, v % 100, 2),
        (Kind::Number(h, 1 | 2), Some(Kind::Mark(':')), Some(Kind::Number(m, 2))) => (*h, *m, 4),
        (Kind::Number(h, 1 | 2), ..) => (*h, 0, 2),
        _ => return None,
    };
    (hours <= 14 && minutes < 60).then_some(())?;
    let text = if hours == 0 && minutes == 0 { "Z".into() } else { format!("{sign}{hours:02}:{minutes:02}") };
    Some((text, length))
}

pub(super) const ZONES: &[(&str, &str)] = &[
    ("z", "Z"),
    ("gmt", "Z"),
    ("utc", "Z"),
    ("bst", "+01:00"),
    ("cet", "+01:00"),
    ("cest", "+02:00"),
    ("mez", "+01:00"),
    ("mesz", "+02:00"),
    ("eet", "+02:00"),
    ("eest", "+03:00"),
    ("msk", "+03:00"),
    ("мск", "+03:00"),
    ("est", "-05:00"),
    ("edt", "-04:00"),
    ("cdt", "-05:00"),
    ("mst", "-07:00"),
    ("mdt", "-06:00"),
    ("pst", "-08:00"),
    ("pdt", "-07:00"),
    ("jst", "+09:00"),
    ("kst", "+09:00"),
    ("aest", "+10:00"),
    ("aedt", "+11:00"),
    ("hkt", "+08:00"),
    ("sgt", "+08:00"),
];
