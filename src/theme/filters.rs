//! The filters that templates have beside Tera's own.
//!
//! | filter | does |
//! | --- | --- |
//! | `date(style)` | a [`crate::view::Date`] in words: `long` (the default), `short`, `day` (without the year) |
//! | `count(of)` | a number with its noun: `{{ 3 \| count(of="articles") }}` |
//! | `number` | a number with its thousands grouped |
//! | `fill(…)` | a text with its `{names}` filled in |
//! | `mark` | the mark of a stance or label: `yes`, `no`, `dim`, `one`, `nil` |

use std::sync::Arc;

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use super::dates::DateWords;
use super::words::{self, Words};

pub fn register(tera: &mut Tera, words: &Words) {
    let (own, dates) = (Arc::new(words.clone()), DateWords::new(words));
    let numbers = Arc::clone(&own);
    tera.register_filter("count", move |n: u64, args: Kwargs, _: &State| count(&own, n, &args));
    tera.register_filter("number", move |n: u64, _: Kwargs, _: &State| numbers.number(n));
    tera.register_filter("date", move |date: &Value, args: Kwargs, _: &State| {
        dates.date(date, args.get::<&str>("style")?.unwrap_or("long"))
    });
    tera.register_filter("fill", |text: &str, args: Kwargs, _: &State| fill(text, &args));
    tera.register_filter("mark", |word: &str, _: Kwargs, _: &State| mark(word));
}

fn count(words: &Words, n: u64, args: &Kwargs) -> TeraResult<String> {
    let of = args.must_get::<&str>("of")?;
    words.count(n, of).ok_or_else(|| Error::message(format!("`count.{of}` is not among the words of the theme")))
}

/// Replaces `{name}` by the argument of that name.
fn fill(text: &str, args: &Kwargs) -> TeraResult<String> {
    let mut wrong = None;
    let filled = words::fill(text, |out, name| match args.get::<Value>(name) {
        Ok(Some(value)) => match value.as_str() {
            Some(text) => out.push_str(text),
            None => out.push_str(&value.to_string()),
        },
        Ok(None) => wrong = Some(Error::message(format!("`{{{name}}}` stands in the text and is not given"))),
        Err(error) => wrong = Some(error),
    });
    wrong.map_or(Ok(filled), Err)
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
