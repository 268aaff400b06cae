//! Findings and the one-line summary.

use std::io::{IsTerminal, Write};
use std::path::Path;
use std::time::Duration;

use super::FINDINGS;
use super::arguments::{Findings, Format};
use crate::diag::{self, Finding, Severity, Sources};
use crate::host::Written;
use crate::pipeline::Built;

/// What one run has done.
#[derive(Debug)]
pub struct Summary<'a> {
    pub built: &'a Built,
    /// `None`: nothing was written.
    pub written: Option<Written>,
    pub output: Option<&'a Path>,
    pub took: Duration,
}

/// Prints the findings, and a summary in the human format.
///
/// Findings for machines go to standard output, findings for people to standard error, beside the summary.
pub fn print(options: &Findings, summary: &Summary<'_>) {
    findings(options, &summary.built.findings, &summary.built.sources);
    if !options.quiet && matches!(options.format, Format::Human | Format::Short) {
        tell!("{}", line(summary));
    }
}

pub fn findings(options: &Findings, findings: &[Finding], sources: &Sources) {
    let text = diag::render(options.format.into(), findings, sources, has_colour());
    // A closed pipe is the reader's wish.
    let _ = match options.format {
        Format::Human => std::io::stderr().write_all(text.as_bytes()),
        _ => std::io::stdout().write_all(text.as_bytes()),
    };
}

/// Whether findings for people are coloured.
pub fn has_colour() -> bool {
    std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none()
}

/// The whole dossier was written as one file.
pub fn single(options: &Findings, summary: &Summary<'_>) {
    findings(options, &summary.built.findings, &summary.built.sources);
    if !options.quiet && matches!(options.format, Format::Human | Format::Short) {
        let target = summary.output.unwrap_or(Path::new("")).display();
        tell!("Wrote {target} in {}; {}.", took(summary.took), found(summary.built));
    }
}

/// The output folder was refused: the finding has no source to show.
pub fn refused(options: &Findings, refused: Vec<Finding>) -> u8 {
    findings(options, &refused, &Sources::default());
    FINDINGS
}

/// One line: how much, how long, and how many findings.
pub fn line(summary: &Summary<'_>) -> String {
    let found = found(summary.built);
    let took = took(summary.took);
    match (summary.written, summary.output) {
        (Some(w), Some(output)) => {
            let pages = many(summary.built.pages, "page");
            let removed = if w.removed == 0 { String::new() } else { format!(", {} removed", w.removed) };
            format!(
                "Built {pages} in {took} into {}: {} written, {} unchanged{removed}; {found}.",
                output.display(),
                w.written,
                w.unchanged
            )
        }
        (None, Some(output)) => format!("Nothing was written, {} is as it was: {found}. ({took})", output.display()),
        _ => format!("Checked {} in {took}: {found}.", many(summary.built.pages, "page")),
    }
}

fn found(built: &Built) -> String {
    match (built.count(Severity::Error), built.count(Severity::Warning)) {
        (0, 0) => "no findings".to_owned(),
        (0, w) => many(w, "warning"),
        (e, 0) => many(e, "error"),
        (e, w) => format!("{}, {}", many(e, "error"), many(w, "warning")),
    }
}

pub fn many(n: usize, word: &str) -> String {
    if n == 1 { format!("1 {word}") } else { format!("{n} {word}s") }
}

fn took(time: Duration) -> String {
    if time.as_millis() < 1000 { format!("{} ms", time.as_millis()) } else { format!("{:.1} s", time.as_secs_f32()) }
}
