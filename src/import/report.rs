//! What an import tells: a table for people, JSON for programs.

use std::fmt::Write as _;

use serde_json::{Value, json as value};

use super::{Change, Copy, Imported};
use crate::convert::{Dateline, Found, Image};

/// The table at the end: one line a file, then the copies.
pub fn summary(imported: &[Imported], copies: &[Copy]) -> String {
    let width = imported.iter().map(|i| shown(i).chars().count()).max().unwrap_or(0).min(60);
    let mut out = String::new();
    for i in imported {
        let paragraphs = i.converted.paragraphs().count();
        let fields =
            ["title", "authors", "published", "publisher"].into_iter().filter(|f| !has(i, f)).collect::<Vec<_>>();
        let missing = if fields.is_empty() || i.id.is_empty() {
            String::new()
        } else {
            format!("  without {}", fields.join(", "))
        };
        let removed = i.converted.lines_removed();
        let _ = writeln!(
            out,
            "{:<13} {:<width$}  {paragraphs:>3} paragraphs  {removed:>3} lines removed{missing}",
            i.outcome.name(),
            shown(i)
        );
    }
    for copy in copies {
        let _ = writeln!(
            out,
            "{} is a copy of {} ({:.0} % shared): origin: {}",
            copy.article,
            copy.of,
            copy.share * 100.0,
            copy.origin
        );
    }
    out
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
        "files": imported.files.iter().map(|p| value!({ "path": p.path, "change": change(&p.change), "difference": difference(&p.change) })).collect::<Vec<_>>(),
        "findings": c.findings.iter().map(|f| value!({ "code": f.code.name, "severity": f.severity.name(), "message": f.message })).collect::<Vec<_>>(),
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

fn difference(change: &Change) -> Option<&str> {
    match change {
        Change::Conflict(diff) | Change::Replace(diff) => Some(diff),
        _ => None,
    }
}
