//! One JSON object a line, for editors and scripts.

use serde_json::{Value, json};

use super::Sources;
use crate::diag::Finding;
use crate::text::Place;

pub fn render(finding: &Finding, sources: &Sources) -> String {
    let related: Vec<Value> =
        finding.related.iter().map(|r| json!({"message": r.message, "place": place(&r.place, sources)})).collect();
    json!({
        "severity": finding.severity.name(),
        "code": finding.code.name,
        "message": finding.message,
        "place": finding.place.as_ref().map(|p| place(p, sources)),
        "help": finding.help,
        "related": related,
    })
    .to_string()
}

fn place(place: &Place, sources: &Sources) -> Value {
    let (start, end) = sources.position(place);
    json!({
        "path": &*place.path,
        "line": start.line, "column": start.column, "end_line": end.line, "end_column": end.column,
        "start": place.start, "end": place.end,
    })
}
