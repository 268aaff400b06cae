//! Workflow commands of GitHub Actions (docs.github.com, "Workflow commands").

use super::Sources;
use crate::diag::{Finding, Severity};

pub fn render(finding: &Finding, sources: &Sources) -> String {
    let command = match finding.severity {
        Severity::Note => "notice",
        other => other.name(),
    };
    let help = finding.help.as_ref().map_or_else(String::new, |h| format!("\nHelp: {h}"));
    let message = escape_message(&format!("{}{help}", finding.message));
    let title = format!("title={}", escape_property(finding.code.name));
    match &finding.place {
        Some(place) => {
            let (start, end) = sources.position(place);
            let file = escape_property(&place.path);
            format!(
                "::{command} file={file},line={},endLine={},col={},{title}::{message}",
                start.line, end.line, start.column
            )
        }
        None => format!("::{command} {title}::{message}"),
    }
}

fn escape_message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn escape_property(text: &str) -> String {
    escape_message(text).replace(':', "%3A").replace(',', "%2C")
}
