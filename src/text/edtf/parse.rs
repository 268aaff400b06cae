//! From text to a date.

use jiff::civil::Date;

use super::{Clock, Doubt, Edtf, EdtfError, Form, Point, When, suggest};

/// Longer than any date: what is longer is refused unread.
const LONGEST: usize = 80;

/// Reads a point or an interval; an error says what to write instead.
pub(super) fn edtf(text: &str) -> Result<Edtf, EdtfError> {
    read(text).map_err(|fault| EdtfError {
        message: fault.message,
        help: fault.help.unwrap_or_else(|| suggest::instead_of(text)),
    })
}

/// What is wrong; `None` where only a guess at the writer's meaning can help.
pub(super) struct Fault {
    message: String,
    help: Option<String>,
}

/// [`edtf`] without a guess, for the guesses to be tried on.
pub(super) fn read(text: &str) -> Result<Edtf, Fault> {
    if text.is_empty() {
        return Err(plain("the date is empty", "write a year, a month or a day: `2023`, `2023-10`, `2023-10-12`"));
    }
    if text.len() > LONGEST {
        return Err(plain("this is too long for a date", "write `2023-10-12`, and the words in `note`"));
    }
    match text.split_once('/') {
        Some((from, to)) if !to.contains('/') => interval(text, from, to),
        _ => Ok(Edtf(Form::Point(point(text)?))),
    }
}

fn interval(text: &str, from: &str, to: &str) -> Result<Edtf, Fault> {
    if from.is_empty() || to.is_empty() {
        let dots = |end: &str| if end.is_empty() { "..".to_owned() } else { end.to_owned() };
        return Err(said(
            format!("the interval `{text}` lacks an end"),
            format!("write `{}/{}` if it is open", dots(from), dots(to)),
        ));
    }
    let end = |end: &str| if end == ".." { Ok(None) } else { point(end).map(Some) };
    let (from, to) = (end(from)?, end(to)?);
    match (&from, &to) {
        (None, None) => Err(plain("the interval `../..` says nothing", "give one end, or leave the field out")),
        (Some(a), Some(b)) if ends_before(a, b) => Err(said(
            format!("the interval `{text}` ends before it starts"),
            format!("write `{b}/{a}` if the ends are only exchanged"),
        )),
        _ => Ok(Edtf(Form::Interval(from, to))),
    }
}

/// Whether no moment of `b` is later than the first of `a`: `2023-10/2023` is odd but possible.
fn ends_before(a: &Point, b: &Point) -> bool {
    if b.last_day() != a.first_day() {
        return b.last_day() < a.first_day();
    }
    match (a.clock(), b.clock()) {
        (Some(x), Some(y)) if x.offset == y.offset => b.seconds(y).1 < a.seconds(x).0,
        _ => false,
    }
}

fn point(text: &str) -> Result<Point, Fault> {
    let (bare, doubt) = doubt(text);
    let when = match bare.split_once('T') {
        Some((date, time)) => match when(date, text)? {
            When::Day(day) => When::Time(day, clock(time, text)?),
            _ => return Err(said(format!("`{text}` has a time but no day"), "write `2023-10-12T03:15`".into())),
        },
        None => when(bare, text)?,
    };
    Ok(Point { when, doubt })
}

fn doubt(text: &str) -> (&str, Doubt) {
    match text.char_indices().next_back() {
        Some((at, '?')) => (&text[..at], Doubt { uncertain: true, approximate: false }),
        Some((at, '~')) => (&text[..at], Doubt { uncertain: false, approximate: true }),
        Some((at, '%')) => (&text[..at], Doubt { uncertain: true, approximate: true }),
        _ => (text, Doubt::default()),
    }
}

/// A year, month or day that exists. `text` is the whole, for messages.
fn when(bare: &str, text: &str) -> Result<When, Fault> {
    let parts: Vec<&str> = bare.split('-').collect();
    let Some(numbers) = numbers(&parts, &[4, 2, 2]) else { return Err(unread(text)) };
    match numbers[..] {
        [year] => Ok(When::Year(year)),
        [year, month] => Ok(When::Month(year, month_of(month, text)?)),
        [year, month, day] => {
            let month = month_of(month, text)?;
            let exists = i8::try_from(day).ok().and_then(|day| Date::new(year, month, day).ok());
            exists.map(When::Day).ok_or_else(|| no_day(year, month, day, text))
        }
        _ => Err(unread(text)),
    }
}

fn month_of(number: i16, text: &str) -> Result<i8, Fault> {
    let month = i8::try_from(number).ok().filter(|m| (1..=12).contains(m));
    month.ok_or_else(|| Fault { message: format!("there is no month {number:02} in `{text}`"), help: None })
}

fn no_day(year: i16, month: i8, day: i16, text: &str) -> Fault {
    let last = super::civil(year, month).last_of_month().day();
    Fault {
        message: format!("there is no day {day:02} in `{text}`"),
        help: Some(format!("{year:04}-{month:02} ends with day {last}")),
    }
}

/// `03:15`, `03:15:59`, each with `Z`, `+06:00` or `-11:00`.
fn clock(time: &str, text: &str) -> Result<Clock, Fault> {
    let (time, offset) = offset(time, text)?;
    let parts: Vec<&str> = time.split(':').collect();
    let read = numbers(&parts, &[2, 2, 2]).filter(|n| n.len() > 1);
    let Some(read) = read else {
        return Err(said(format!("the time in `{text}` is not hours and minutes"), "write `2023-10-12T03:15`".into()));
    };
    let within = |n: i16, most: i8| i8::try_from(n).ok().filter(|n| *n <= most);
    let clock = (|| {
        let second = read.get(2).map(|s| within(*s, 59).ok_or(())).transpose().ok()?;
        Some(Clock { hour: within(read[0], 23)?, minute: within(read[1], 59)?, second, offset })
    })();
    clock.ok_or_else(|| {
        said(format!("there is no time {time}"), "hours go from 00 to 23, minutes and seconds from 00 to 59".into())
    })
}

/// Splits the offset from the time, in minutes east of UTC.
fn offset<'t>(time: &'t str, text: &str) -> Result<(&'t str, Option<i16>), Fault> {
    if let Some(time) = time.strip_suffix('Z') {
        return Ok((time, Some(0)));
    }
    let Some(at) = time.find(['+', '-']) else { return Ok((time, None)) };
    let parts: Vec<&str> = time[at + 1..].split(':').collect();
    let minutes = match numbers(&parts, &[2, 2]).as_deref() {
        Some(&[h, m]) if h <= 14 && m <= 59 => h * 60 + m,
        _ => return Err(said(format!("the offset in `{text}` is none"), "write `Z` for UTC, or `+06:00`".into())),
    };
    Ok((&time[..at], Some(if time[at..].starts_with('-') { -minutes } else { minutes })))
}

/// The parts as numbers if each is ASCII digits of exactly the width given for its position.
fn numbers(parts: &[&str], widths: &[usize]) -> Option<Vec<i16>> {
    let fits = |(part, width): (&&str, &usize)| part.len() == *width && part.bytes().all(|b| b.is_ascii_digit());
    let well_formed = parts.len() <= widths.len() && parts.iter().zip(widths).all(fits);
    if well_formed { parts.iter().map(|p| p.parse().ok()).collect() } else { None }
}

fn unread(text: &str) -> Fault {
    Fault { message: format!("`{text}` is not a date in the form of EDTF"), help: None }
}

fn said(message: String, help: String) -> Fault {
    Fault { message, help: Some(help) }
}

fn plain(message: &str, help: &str) -> Fault {
    said(message.to_owned(), help.to_owned())
}
