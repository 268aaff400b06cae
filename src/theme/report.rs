//! What Tera says of a template, as findings at their place.

use std::sync::Arc;

use tera::{Error, ErrorKind, Tera};

use super::layers::Layers;
use crate::diag::{Code, Finding, code};
use crate::text::Place;

/// The finding of a failed rendering of the page on `page`, as it is said.
pub fn rendering(error: &Error, layers: &Layers, page: &str) -> Finding {
    match error.kind() {
        ErrorKind::RenderingError(report) => {
            let place = Place::new(&layers.path_of(report.filename()), report.span().range.clone());
            let (message, help) = with_nearest(report.message());
            Finding::new(&code::theme::TEMPLATE_RENDER, place, format!("{message} (on {page})")).help_opt(help)
        }
        kind => Finding::nowhere(&code::theme::TEMPLATE_RENDER, format!("{kind} (on {page})")),
    }
}

/// What is wrong with one template by itself.
pub fn syntax(name: &str, source: &str, layers: &Layers) -> Option<Finding> {
    let error = Tera::default().add_raw_template(name, source).err()?;
    let ErrorKind::SyntaxError(report) = error.kind() else { return None };
    let place = Place::new(&layers.path_of(name), report.span().range.clone());
    Some(Finding::new(&code::theme::TEMPLATE_SYNTAX, place, report.message()))
}

/// What is wrong between templates: names that lead nowhere, loops, a component twice.
///
/// Tera gives these as text, one report after the other:
/// ```text
/// error: Unknown filter `dates`
///  --> note.html:3:11
/// ```
pub fn linking(error: &Error, layers: &Layers) -> Vec<Finding> {
    let code = &code::theme::TEMPLATE_REFERENCE;
    match error.kind() {
        ErrorKind::MissingParent { current, parent } => {
            let message = format!("the template `{parent}`, which this one extends, does not exist");
            vec![in_text(code, layers, current, message, parent)]
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            vec![in_text(code, layers, tpl, format!("`{tpl}` contains itself"), tpl)]
        }
        kind => {
            let text = kind.to_string();
            let reports: Vec<Finding> = text.split("error: ").filter_map(|r| referred(code, layers, r)).collect();
            if reports.is_empty() { vec![Finding::nowhere(code, text)] } else { reports }
        }
    }
}

/// One report of [`linking`].
fn referred(code: &'static Code, layers: &Layers, report: &str) -> Option<Finding> {
    let mut lines = report.lines();
    let message = lines.next()?;
    let locus = lines.next()?.trim_start().strip_prefix("--> ")?;
    let mut parts = locus.rsplitn(3, ':');
    let (column, line, template) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?);
    let path = layers.path_of(template);
    let at = offset(layers, &path, line, column);
    let name = message.split('`').nth(1).unwrap_or_default();
    Some(Finding::new(code, Place::new(&path, at..at + name.len()), message))
}

/// The byte offset of a line and column, both from 1, columns in characters.
fn offset(layers: &Layers, path: &Arc<str>, line: usize, column: usize) -> usize {
    let text = layers.file(path).map(String::from_utf8_lossy).unwrap_or_default();
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = text.get(start..).unwrap_or_default();
    start + rest.chars().take(column.saturating_sub(1)).map(char::len_utf8).sum::<usize>()
}

/// A finding at the first place where the template's text has `words`.
fn in_text(code: &'static Code, layers: &Layers, template: &str, message: String, words: &str) -> Finding {
    let path = layers.path_of(template);
    let text = layers.file(&path).map(String::from_utf8_lossy).unwrap_or_default();
    let at = text.find(words).unwrap_or_default();
    Finding::new(code, Place::new(&path, at..at + words.len()), message)
}

/// Splits Tera's message into what is wrong and which names exist, the nearest first.
fn with_nearest(message: &str) -> (String, Option<String>) {
    let Some((wrong, names)) = message.split_once(" Available ").and_then(|(w, n)| Some((w, n.split_once(": ")?.1)))
    else {
        return (message.to_string(), None);
    };
    let asked = wrong.split('`').nth(1).unwrap_or_default();
    let mut names: Vec<&str> = names.split(", ").collect();
    names.sort_by(|a, b| strsim::jaro_winkler(asked, b).total_cmp(&strsim::jaro_winkler(asked, a)).then(a.cmp(b)));
    names.truncate(8);
    (wrong.trim_end_matches('.').to_string(), Some(format!("the nearest of those that exist: {}", names.join(", "))))
}
