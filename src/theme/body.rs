//! The words that stand in bodies, taken out of a theme's words.

use std::collections::BTreeMap;

use super::words::Words;
use crate::html;
use crate::text::edtf::DateWords;

/// The words for bodies, in the theme's language.
pub fn body_words(words: &Words) -> html::Words {
    let get = |path: &str| words.get(path).unwrap_or_default().to_string();
    html::Words {
        claim: get("claim.n"),
        labels: map(words, "label"),
        stances: map(words, "stance"),
        verbatim: get("verification.verbatim"),
        passage: get("page.passage"),
        all_passages: get("body.all_passages"),
        table: get("body.table"),
        footnotes: get("body.footnotes"),
        footnote: get("body.footnote"),
        back_to_footnote: get("body.back_to_footnote"),
        done: get("body.done"),
        open: get("body.open"),
        code: get("body.code"),
        code_in: get("body.code_in"),
        callouts: map(words, "callout"),
        dates: if words.language().starts_with("en") { DateWords::english() } else { dates(words) },
    }
}

fn map(words: &Words, path: &str) -> BTreeMap<String, String> {
    let entries = words.tree().get(path).and_then(|v| v.as_object()).into_iter().flatten();
    entries.filter_map(|(k, v)| Some((k.clone(), v.as_str()?.to_string()))).collect()
}

/// The same patterns under other names. Spans are written with a dash, as in tables.
fn dates(words: &Words) -> DateWords {
    let names = [("{d}", "{day}"), ("{y}", "{year}"), ("{from}", "{date}"), ("{to}", "{date}")];
    let pattern = |name: &str| {
        let own = words.get(&format!("date.{name}")).unwrap_or_default().to_string();
        names.iter().fold(own, |text, (theirs, ours)| text.replace(theirs, ours))
    };
    let months = |name: &str| {
        let mut names = words.list(&format!("date.{name}")).into_iter();
        std::array::from_fn(|_| names.next().unwrap_or_default())
    };
    DateWords {
        months: months("months"),
        months_short: months("months_short"),
        months_day: months("months_day"),
        months_short_day: months("months_short_day"),
        day: pattern("full"),
        day_of_year: pattern("day_month"),
        month: pattern("month_year"),
        timed: pattern("with_time"),
        approximate: pattern("about"),
        uncertain: pattern("uncertain"),
        since: pattern("since"),
        until: pattern("until"),
        ..DateWords::english()
    }
}
