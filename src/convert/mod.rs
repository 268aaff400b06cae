//! Layer 2: one raw article, as it was saved or copied, to a clean one: its body as Markdown, its fields with their
//! evidence, and what was taken away.
//!
//! ```text
//! bytes ─► decode ─► plain ─┐
//!                 └► page  ─┴► raw blocks ─► classify ─► assemble ─► Converted
//! ```
//!
//! Plain text and pages meet as [`raw::Raw`] blocks, which one classifier judges. Nothing here reads a file, knows the
//! dossier, or fails: what is wrong is a finding.

mod agency;
mod assemble;
mod byline;
mod classify;
mod credit;
mod dateline;
mod dates;
mod decode;
mod inline;
mod language;
mod model;
mod page;
mod plain;
mod raw;
mod relative;
mod text_fields;

use crate::diag::{Finding, code};
use crate::text::{File, Place};

pub use model::{
    Block, BlockKind, Converted, Dateline, Evidence, Fields, Format, Found, Image, Lines, Options, Reason, Removed,
    Source,
};
pub use relative::RelativeDate;

/// Grows whenever the same bytes would convert to another body: locks and tests name it.
pub const VERSION: u32 = 1;

/// Converts one raw article. Never fails: what is wrong is a finding.
pub fn convert(file: &File) -> Converted {
    convert_with(file, &Options::default())
}

/// [`convert`], with some classes of noise left in the body.
pub fn convert_with(file: &File, options: &Options) -> Converted {
    match decode::decode(file) {
        Ok(decoded) => convert_text(file, decoded, options),
        Err(finding) => Converted { findings: vec![finding], ..nothing(Format::Text, "UTF-8") },
    }
}

fn convert_text(file: &File, decoded: decode::Decoded, options: &Options) -> Converted {
    let format = format_of(file.name(), &decoded.text);
    let mut out = match format {
        Format::Html => page::convert(&decoded.text, file, options),
        _ => plain_text(&decoded.text, file, options),
    };
    out.encoding = decoded.encoding;
    out.findings.splice(0..0, decoded.findings);
    if out.blocks.is_empty() && out.findings.iter().all(|f| f.severity != crate::diag::Severity::Error) {
        let message = "nothing in this file reads like an article";
        out.findings.push(Finding::new(&code::convert::NO_BODY, Place::whole(&file.path), message));
    }
    out
}

/// By extension, then by what it looks like: a page that was saved as `.txt` is a page.
fn format_of(name: &str, text: &str) -> Format {
    let extension = name.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase()).unwrap_or_default();
    match extension.as_str() {
        "html" | "htm" | "xhtml" => Format::Html,
        _ if looks_like_html(text) => Format::Html,
        _ => Format::Text,
    }
}

fn looks_like_html(text: &str) -> bool {
    let head =
        text.trim_start().get(..text.trim_start().floor_char_boundary(600)).unwrap_or_default().to_ascii_lowercase();
    head.starts_with("<!doctype html")
        || head.starts_with("<html")
        || (head.starts_with("<?xml") && head.contains("<html"))
        || (head.starts_with("<!--") && head.contains("<html"))
}

fn plain_text(text: &str, file: &File, options: &Options) -> Converted {
    let mut raws = plain::blocks(text);
    let (noise, prose) = classify::survey(&raws);
    let title_at = plain::headline(&raws, &noise, &prose);
    let (known, dated) = plain::known(&mut raws, title_at);
    let verdicts = classify::classify(&raws, &known, &options.keep);
    let language = language::language(&body_text(&raws, &verdicts));
    let order = dates::Order::of_language(language);
    let mut fields =
        Fields { language: language.map(|l| Found::new(l.to_owned(), Source::Text, 1)), ..Fields::default() };
    let mut ambiguous = Vec::new();
    text_fields::read(&raws, &verdicts, order, &mut fields, &mut ambiguous);
    if let (None, Some(date)) = (&fields.published, dated) {
        fields.published = Some(Found::new(date, Source::Text, known.title_at.map_or(1, |i| raws[i].lines.first)));
    }
    text_fields::dateline(&mut raws, &verdicts, order, &mut fields);
    finish(Format::Text, &raws, &verdicts, fields, file)
}

/// The kept words, for what is decided over the whole.
fn body_text(raws: &[raw::Raw], verdicts: &[classify::Verdict]) -> String {
    let kept = raws.iter().zip(verdicts).filter(|(_, v)| **v == classify::Verdict::Body);
    kept.map(|(r, _)| r.text.as_str()).collect::<Vec<_>>().join("\n")
}

fn finish(
    format: Format,
    raws: &[raw::Raw],
    verdicts: &[classify::Verdict],
    fields: Fields,
    _file: &File,
) -> Converted {
    let blocks = assemble::blocks(raws, verdicts);
    Converted { fields, blocks, removed: assemble::removed(raws, verdicts), ..nothing(format, "UTF-8") }
}

fn nothing(format: Format, encoding: &'static str) -> Converted {
    Converted {
        format,
        encoding,
        fields: Fields::default(),
        blocks: Vec::new(),
        removed: Vec::new(),
        findings: Vec::new(),
        relative_dates: Vec::new(),
    }
}
