//! The files of one imported article: its card, its text.

use std::fmt::Write as _;

use super::Settings;
use crate::convert::{Converted, Fields, Image};

/// The front matter of the card. Of the text it holds nothing but the headline, since it may be published, unless the
/// text stands below it.
pub(super) fn front_matter(converted: &Converted, settings: &Settings, hash: &str) -> String {
    let fields = &converted.fields;
    let mut out = String::from("---\n");
    line(&mut out, "kind", settings.states_kind().then_some("article"));
    line(&mut out, "title", text(&fields.title).as_deref());
    line(&mut out, "publisher", settings.publisher.as_deref().or(text(&fields.publisher).as_deref()));
    list(&mut out, "authors", fields);
    line(&mut out, "published", settings.date.as_deref().or(text(&fields.published).as_deref()));
    line(&mut out, "modified", text(&fields.modified).as_deref());
    line(&mut out, "url", settings.url.as_deref().or(text(&fields.url).as_deref()));
    line(&mut out, "archive_url", text(&fields.archive_url).as_deref());
    line(&mut out, "language", text(&fields.language).as_deref());
    line(&mut out, "origin", text(&fields.origin).as_deref());
    dateline(&mut out, fields);
    tags(&mut out, fields);
    if settings.is_one_file() {
        images(&mut out, fields);
    }
    // A body in `content/` is published, unless it is a draft's.
    line(&mut out, "status", settings.needs_draft().then_some("draft"));
    let _ = writeln!(out, "rights:\n  mode: {}", settings.rights);
    let removed = converted.lines_removed();
    let _ = writeln!(out, "extra:\n  import:\n    hash: {}\n    lines_removed: {removed}\n---", quoted(hash));
    out
}

/// What stands above a text that has a file of its own: the captions, which are the outlet's words as well.
pub(super) fn above_text(converted: &Converted) -> String {
    let mut out = String::new();
    images(&mut out, &converted.fields);
    if out.is_empty() { out } else { format!("---\n{out}---\n\n") }
}

fn text(found: &Option<crate::convert::Found<String>>) -> Option<String> {
    found.as_ref().map(|f| f.value.clone())
}

fn line(out: &mut String, name: &str, value: Option<&str>) {
    if let Some(value) = value.filter(|v| !v.is_empty()) {
        let _ = writeln!(out, "{name}: {}", quoted(value));
    }
}

fn list(out: &mut String, name: &str, fields: &Fields) {
    if !fields.authors.is_empty() {
        let _ = writeln!(out, "{name}:");
    }
    for author in &fields.authors {
        let _ = writeln!(out, "  - {}", quoted(&author.value));
    }
}

/// Those that the user of a web clipper gave; outlets' own keywords are not the curator's.
fn tags(out: &mut String, fields: &Fields) {
    let tags: Vec<String> = fields.tags.iter().map(|t| quoted(&t.value)).collect();
    if !tags.is_empty() {
        let _ = writeln!(out, "tags: [{}]", tags.join(", "));
    }
}

fn dateline(out: &mut String, fields: &Fields) {
    let Some(found) = &fields.dateline else { return };
    out.push_str("dateline:\n");
    for (name, value) in [("place", &found.value.place), ("date", &found.value.date)] {
        if let Some(value) = value {
            let _ = writeln!(out, "  {name}: {}", quoted(value));
        }
    }
}

fn images(out: &mut String, fields: &Fields) {
    let said: Vec<&Image> = fields.images.iter().map(|i| &i.value).filter(|i| i.has_words()).collect();
    if !said.is_empty() {
        out.push_str("images:\n");
    }
    for image in said {
        let fields = [("caption", image.caption.clone()), ("credit", image.credit.clone())];
        let fields = fields.into_iter().chain([("url", image.address().unwrap_or_default())]);
        for (i, (name, value)) in fields.filter(|f| !f.1.is_empty()).enumerate() {
            let _ = writeln!(out, "  {} {name}: {}", if i == 0 { "-" } else { " " }, quoted(&value));
        }
    }
}

/// A JSON string is a YAML string in double quotes.
fn quoted(value: &str) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
