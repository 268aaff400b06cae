//! The timeline as JSON for `TimelineJS` (Knight Lab): its documented fields, dates as numbers.

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::{Entry, Lane};
use crate::text::edtf::{Clock, DateWords, Edtf, Precision};

/// The entries in their order. `headline` and `text` are HTML there, so they are escaped.
pub fn timeline_js(title: &str, entries: &[Entry], words: &DateWords) -> Value {
    let events: Vec<Value> = entries.iter().map(|entry| event(entry, words)).collect();
    json!({ "title": { "text": { "headline": escape(title) } }, "events": events })
}

fn event(entry: &Entry, words: &DateWords) -> Value {
    let when = &entry.when;
    let mut event = Map::new();
    event.insert("unique_id".into(), json!(entry.id));
    event.insert("start_date".into(), date(when.anchor(), when.start_clock(), when));
    if let Some(last) = when.latest().filter(|_| when.is_interval() && when.earliest().is_some()) {
        event.insert("end_date".into(), date(last, when.end_clock(), when));
    }
    event.insert("display_date".into(), json!(when.display(words)));
    event.insert("text".into(), json!({ "headline": headline(entry), "text": escape(&entry.summary) }));
    event.insert("group".into(), json!(group(entry)));
    Value::Object(event)
}

/// As precise as it is known.
fn date(date: Date, clock: Option<Clock>, when: &Edtf) -> Value {
    let mut fields = Map::new();
    fields.insert("year".into(), json!(date.year()));
    if when.precision() != Precision::Year {
        fields.insert("month".into(), json!(date.month()));
    }
    if !matches!(when.precision(), Precision::Year | Precision::Month) {
        fields.insert("day".into(), json!(date.day()));
    }
    if let Some(clock) = clock {
        fields.insert("hour".into(), json!(clock.hour));
        fields.insert("minute".into(), json!(clock.minute));
    }
    Value::Object(fields)
}

fn headline(entry: &Entry) -> String {
    let title = escape(&entry.title);
    entry.url.as_ref().map_or(title.clone(), |url| format!("<a href=\"{}\">{title}</a>", escape(url)))
}

fn group(entry: &Entry) -> &'static str {
    match (entry.lane, entry.forecast) {
        (Lane::Published, _) => "published",
        (Lane::Happened, true) => "forecast",
        (Lane::Happened, false) => "happened",
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
