//! The filters that templates have beside Tera's own.
//!
//! | filter | does |
//! | --- | --- |
//! | `date(style)` | a [`crate::view::Date`] in words: `long` (the default), `short`, `day` (without the year) |
//! | `count(of)` | a number with its noun: `{{ 3 | count(of="articles") }}` |
//! | `number` | a number with its thousands grouped |
//! | `fill(…)` | a text with its `{names}` filled in |
//! | `mark` | the mark of a stance or label: `yes`, `no`, `dim`, `one`, `nil` |

use tera::{Kwargs, State, Tera, TeraResult, Value};

use super::words::Words;

pub fn register(tera: &mut Tera, words: &Words) {
    let own = words.clone();
    tera.register_filter("count", move |n: u64, args: Kwargs, _: &State| count(&own, n, &args));
    let own = words.clone();
    tera.register_filter("number", move |n: u64, _: Kwargs, _: &State| own.number(n));
    let own = words.clone();
    tera.register_filter("date", move |date: &Value, args: Kwargs, _: &State| in_words(&own, date, &args));
    tera.register_filter("fill", |text: &str, args: Kwargs, _: &State| fill(text, &args));
    tera.register_filter("mark", |word: &str, _: Kwargs, _: &State| mark(word));
}

fn count(words: &Words, n: u64, args: &Kwargs) -> TeraResult<String> {
    let of = args.must_get::<&str>("of")?;
    words.count(n, of).ok_or_else(|| tera::Error::message(format!("`count.{of}` is not among the words of the theme")))
}

/// Replaces `{name}` by the argument of that name.
fn fill(text: &str, args: &Kwargs) -> TeraResult<String> {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, (name, after))) = rest.split_once('{').and_then(|(b, r)| Some((b, r.split_once('}')?))) {
        out.push_str(before);
        out.push_str(&args.get::<Value>(name)?.map(|v| v.to_string()).unwrap_or_default());
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

/// Colour always goes with a shape: the class of both.
fn mark(word: &str) -> &'static str {
    match word {
        "supports" | "corroborated" => "yes",
        "disputes" | "contested" => "no",
        "unclear" => "dim",
        "single-origin" | "single-source" => "one",
        _ => "nil",
    }
}

/// How much of a date is written.
#[derive(Clone, Copy)]
struct Style {
    long: bool,
    /// Leave out the year; an interval's beginning may leave out the month too.
    year: bool,
    month: bool,
}

fn in_words(words: &Words, date: &Value, args: &Kwargs) -> TeraResult<String> {
    let style = match args.get::<&str>("style")?.unwrap_or("long") {
        "long" => Style { long: true, year: true, month: true },
        "short" => Style { long: false, year: true, month: true },
        "day" => Style { long: false, year: false, month: true },
        other => return Err(tera::Error::message(format!("`{other}` is not a style of dates: long, short, day"))),
    };
    let end = |name: &'static str| field(date, name).filter(|v| !v.is_none());
    let text = match (end("start"), end("end")) {
        (Some(from), Some(to)) if from != to => {
            let same_year = field(from, "year") == field(to, "year");
            let same_month = same_year && field(from, "month") == field(to, "month");
            let style = Style { year: style.year || !same_year, ..style };
            let from_style = Style { year: !same_year, month: !same_month || is_null(from, "day"), ..style };
            join(words, "date.between", &[("from", &day(words, from, from_style)), ("to", &day(words, to, style))])
        }
        (Some(from), _) if is_interval(date) => join(words, "date.since", &[("from", &day(words, from, style))]),
        (None, Some(to)) => join(words, "date.until", &[("to", &day(words, to, style))]),
        (Some(from), _) => day(words, from, style),
        (None, None) => field(date, "edtf").and_then(|v| v.as_str()).unwrap_or_default().to_string(),
    };
    let flag = |name: &'static str| field(date, name).is_some_and(Value::is_truthy);
    let text = if flag("approximate") { join(words, "date.about", &[("date", &text)]) } else { text };
    Ok(if flag("uncertain") { join(words, "date.uncertain", &[("date", &text)]) } else { text })
}

/// One end of a date in words.
fn day(words: &Words, day: &Value, style: Style) -> String {
    let number = |name: &'static str| field(day, name).and_then(Value::as_i128);
    let index = |name: &'static str| number(name).and_then(|n| usize::try_from(n).ok());
    let list = if style.long { "date.months" } else { "date.months_short" };
    let month = index("month").and_then(|m| words.item(list, m)).unwrap_or_default();
    let (y, d) = (number("year").unwrap_or_default().to_string(), number("day").map(|d| d.to_string()));
    let weekday = index("weekday").and_then(|w| words.item("date.weekdays_short", w));
    let parts = [("y", y.as_str()), ("month", month), ("d", d.as_deref().unwrap_or_default())];
    let pattern = match (index("month").is_some(), d.is_some(), style.year, style.month) {
        (false, ..) => "date.year",
        (true, false, true, _) => "date.month_year",
        (true, false, false, _) => "date.month",
        (true, true, true, _) => "date.full",
        (true, true, false, true) => "date.day_month",
        (true, true, false, false) => "date.day",
    };
    let text = join(words, pattern, &parts);
    let text = match weekday {
        Some(weekday) if !style.year && style.month && !style.long => {
            join(words, "date.with_weekday", &[("weekday", weekday), ("date", &text)])
        }
        _ => text,
    };
    match field(day, "time").and_then(|v| v.as_str()) {
        Some(time) => join(words, "date.with_time", &[("date", &text), ("time", time)]),
        None => text,
    }
}

/// The pattern at `path` with its parts filled in; the parts alone when the words lack it.
fn join(words: &Words, path: &str, parts: &[(&str, &str)]) -> String {
    let Some(pattern) = words.get(path) else {
        return parts.iter().map(|(_, p)| *p).collect::<Vec<_>>().join(" ");
    };
    parts.iter().fold(pattern.to_string(), |text, (name, part)| text.replace(&format!("{{{name}}}"), part))
}

fn field<'v>(value: &'v Value, name: &'static str) -> Option<&'v Value> {
    value.as_map()?.get(&tera::value::Key::Str(name))
}

fn is_null(value: &Value, name: &'static str) -> bool {
    field(value, name).is_none_or(Value::is_none)
}

fn is_interval(date: &Value) -> bool {
    field(date, "precision").and_then(|v| v.as_str()) == Some("interval")
}
