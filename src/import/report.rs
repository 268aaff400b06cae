//! What an import tells: a table for people, JSON for programs.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Value, json as value};

use super::{Change, Copy, Imported, Outcome, Settings};
use crate::convert::{Dateline, Found, Image};

/// The table at the end: one line a file, then the copies.
pub fn summary(imported: &[Imported], copies: &[Copy]) -> String {
    let width = imported.iter().map(|i| shown(i).chars().count()).max().unwrap_or(0).min(72);
    let mut out = String::new();
    for i in imported {
        let line = format!("{:<13}  {:<width$}{}", i.outcome.name(), shown(i), what(i));
        let _ = writeln!(out, "{}", line.trim_end());
    }
    for copy in copies {
        let _ = writeln!(
            out,
            "{} is a copy of {}: {:.0} % of the shorter text stands in both (share {:.3}).\n  \
             If this is one wire story, say so in its card: `origin: {}`",
            copy.article,
            copy.of,
            copy.contained * 100.0,
            copy.share,
            quoted_if_needed(&copy.origin)
        );
    }
    out
}

/// What became of one file; of a refused one its finding has told.
fn what(imported: &Imported) -> String {
    let text = plural(imported.converted.paragraphs().count(), "paragraph");
    let removed = plural(imported.converted.lines_removed(), "line");
    match imported.outcome {
        Outcome::Refused => String::new(),
        Outcome::Already => "  nothing changed".into(),
        _ => format!("  {text}, {removed} removed{}{}", reasons(imported), missing(imported)),
    }
}

/// `(navigation 2, promotion 1)`: why the lines were removed, the most frequent reasons first.
fn reasons(imported: &Imported) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for removed in imported.converted.removed.iter().filter(|r| !r.reason.is_field()) {
        *counts.entry(removed.reason.name()).or_default() += removed.lines.count();
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let shown: Vec<String> = counts.iter().take(3).map(|(reason, count)| format!("{reason} {count}")).collect();
    let more = if counts.len() > 3 { ", …" } else { "" };
    if shown.is_empty() { String::new() } else { format!(" ({}{more})", shown.join(", ")) }
}

fn missing(imported: &Imported) -> String {
    let fields = ["title", "authors", "published", "publisher"].into_iter().filter(|f| !has(imported, f));
    let fields = fields.collect::<Vec<_>>();
    if fields.is_empty() { String::new() } else { format!("; not found: {}", fields.join(", ")) }
}

/// `1 file`, `2 files`.
pub(super) fn plural(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// A wikilink begins as a YAML list does.
fn quoted_if_needed(value: &str) -> String {
    if value.starts_with('[') { format!("\"{value}\"") } else { value.to_owned() }
}

/// How many files ended how, and what to do next.
pub fn conclusion(imported: &[Imported], settings: &Settings, dry_run: bool) -> String {
    let of = |outcome: Outcome| imported.iter().filter(|i| i.outcome == outcome).count();
    let counts = [Outcome::New, Outcome::Replaced, Outcome::Already, Outcome::Conflict, Outcome::Refused];
    let counts = counts.into_iter().filter(|o| of(*o) > 0).map(|o| format!("{} {}", of(o), o.name()));
    let mut out = format!("{}: {}.", plural(imported.len(), "file"), counts.collect::<Vec<_>>().join(", "));
    if dry_run {
        out.push_str(" This was a dry run: nothing was written.");
    } else if of(Outcome::New) + of(Outcome::Replaced) > 0 {
        out.push_str(&format!(" {}", places(settings)));
    }
    if of(Outcome::Conflict) > 0 {
        out.push_str("\nFor a conflict nothing is written. `--replace` makes the files what `+` shows above.");
    }
    if of(Outcome::Already) > 0 && settings.asks() {
        out.push_str("\nWhat is already there stays as it is, whatever the options say: `--replace` imports it anew.");
    }
    if settings.needs_draft() && of(Outcome::New) > 0 {
        out.push_str(
            "\nThe body of a card is always published, so these are drafts: keep them so, or state \
             `rights: {mode: full, licence: …}`.",
        );
    }
    out + "\n"
}

fn places(settings: &Settings) -> String {
    let private = &settings.private_folder;
    match &settings.into {
        Some(folder) => format!("Cards with their texts: {}/.", folder.trim_end_matches('/')),
        None if settings.rights == "full" => {
            "Cards with their texts: content/articles/; say in each why it may be published (`licence` or `statement`)."
                .into()
        }
        None => format!("Cards: content/articles/; texts, which are not published: {private}/."),
    }
}

fn shown(imported: &Imported) -> &str {
    if imported.id.is_empty() { &imported.source } else { &imported.id }
}

fn has(imported: &Imported, field: &str) -> bool {
    let fields = &imported.converted.fields;
    match field {
        "title" => fields.title.is_some(),
        "authors" => !fields.authors.is_empty(),
        "published" => fields.published.is_some(),
        _ => fields.publisher.is_some(),
    }
}

/// One import as JSON: fields with their evidence, what was removed and why, what would be written, relative dates.
pub fn json(imported: &Imported) -> Value {
    let c = &imported.converted;
    let f = &c.fields;
    value!({
        "source": &*imported.source,
        "id": imported.id,
        "outcome": imported.outcome.name(),
        "format": c.format.name(),
        "encoding": c.encoding,
        "hash": imported.hash,
        "paragraphs": c.paragraphs().count(),
        "fields": {
            "title": text(&f.title),
            "authors": f.authors.iter().map(found).collect::<Vec<_>>(),
            "published": text(&f.published),
            "modified": text(&f.modified),
            "publisher": text(&f.publisher),
            "origin": text(&f.origin),
            "dateline": f.dateline.as_ref().map(dateline),
            "url": text(&f.url),
            "archive_url": text(&f.archive_url),
            "language": text(&f.language),
            "section": text(&f.section),
            "summary": text(&f.summary),
            "images": f.images.iter().map(image).collect::<Vec<_>>(),
            "tags": f.tags.iter().map(found).collect::<Vec<_>>(),
        },
        "removed": c.removed.iter().map(|r| value!({
            "first_line": r.lines.first, "last_line": r.lines.last, "reason": r.reason.name(), "field": r.reason.is_field(), "text": r.text,
        })).collect::<Vec<_>>(),
        "relative_dates": c.relative_dates.iter().map(|d| value!({ "paragraph": d.paragraph, "words": d.words, "date": d.date })).collect::<Vec<_>>(),
        "files": imported.files.iter().map(|p| value!({ "path": p.path, "change": change(&p.change), "difference": p.change.difference() })).collect::<Vec<_>>(),
        "findings": c.findings.iter().map(|f| value!({ "code": f.code.name, "severity": f.severity.name(), "message": f.message })).collect::<Vec<_>>(),
    })
}

/// A copy as JSON.
pub fn copy_json(copy: &Copy) -> Value {
    value!({
        "copy": copy.article, "of": copy.of, "share": copy.share, "contained": copy.contained, "origin": copy.origin,
    })
}

fn found(f: &Found<String>) -> Value {
    value!({ "value": f.value, "line": f.evidence.line, "source": f.evidence.source.name() })
}

fn text(f: &Option<Found<String>>) -> Value {
    f.as_ref().map_or(Value::Null, found)
}

fn dateline(f: &Found<Dateline>) -> Value {
    value!({ "place": f.value.place, "date": f.value.date, "line": f.evidence.line })
}

fn image(f: &Found<Image>) -> Value {
    let i = &f.value;
    value!({ "src": i.src, "alt": i.alt, "caption": i.caption, "credit": i.credit, "line": f.evidence.line })
}

fn change(change: &Change) -> &'static str {
    match change {
        Change::Create => "create",
        Change::Same => "same",
        Change::Conflict(_) => "conflict",
        Change::Replace(_) => "replace",
    }
}
