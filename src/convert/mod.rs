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
mod clip;
mod credit;
mod dateline;
mod dates;
mod decode;
mod inline;
mod language;
mod mhtml;
mod model;
mod notes;
mod page;
mod plain;
mod raw;
mod relative;
mod suspect;
mod text_fields;

use crate::diag::{Finding, code};
use crate::text::{File, Place};

pub use model::{
    Block, BlockKind, Converted, Dateline, Evidence, Fields, Format, Found, Image, Lines, Options, Reason, Removed,
    Source,
};
pub use relative::RelativeDate;

/// Grows whenever the same bytes would convert to another body: locks and tests name it.
pub const VERSION: u32 = 2;

/// Converts one raw article. Never fails: what is wrong is a finding.
pub fn convert(file: &File) -> Converted {
    convert_with(file, &Options::default())
}

/// [`convert`], with some classes of noise left in the body.
pub fn convert_with(file: &File, options: &Options) -> Converted {
    if let Some(finding) = too_large_unread(file) {
        return Converted { findings: vec![finding], ..nothing(Format::Text, "UTF-8") };
    }
    match decode::decode(file) {
        Ok(decoded) => convert_text(file, decoded, options),
        Err(finding) => Converted { findings: vec![finding], ..nothing(Format::Text, "UTF-8") },
    }
}

fn convert_text(file: &File, decoded: decode::Decoded, options: &Options) -> Converted {
    let format = format_of(file.name(), &decoded.text);
    let mut out = match format {
        Format::Text | Format::Markdown if decoded.text.len() > MAX_TEXT => too_large(format, &decoded.text, file),
        Format::Html if decoded.text.len() > 4 * MAX_TEXT && shown(&decoded.text) > 4 * MAX_TEXT => {
            too_large(format, &decoded.text, file)
        }
        Format::Html => page::convert(&decoded.text, file, options),
        Format::Mhtml => message(&decoded.text, file, options),
        Format::Markdown => clipped(&decoded.text, file, options),
        Format::Text => plain_text(&decoded.text, file, options),
    };
    if format != Format::Mhtml {
        out.encoding = decoded.encoding;
    }
    settle(&mut out.fields);
    out.findings.splice(0..0, decoded.findings);
    if out.blocks.is_empty() && out.findings.iter().all(|f| f.severity != crate::diag::Severity::Error) {
        let message = "nothing in this file reads like an article";
        out.findings.push(Finding::new(&code::convert::NO_BODY, Place::whole(&file.path), message));
    }
    out
}

/// What holds for the fields of every format.
fn settle(fields: &mut Fields) {
    // `Ana Roth with AFP`: the agency is the origin, and she wrote it.
    let is_agency = |a: &Found<String>| agency::agency(&a.value).is_some();
    if fields.origin.is_some() && fields.authors.first().is_some_and(|a| !is_agency(a)) {
        fields.authors.retain(|a| !is_agency(a));
    }
    for url in [&mut fields.url, &mut fields.archive_url] {
        *url = url.take().and_then(address);
    }
}

/// An address as a card may state it: pages leave spaces in theirs.
fn address(found: Found<String>) -> Option<Found<String>> {
    let whole = !found.value.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"".contains(c));
    let value = if whole { Some(found.value) } else { url::Url::parse(&found.value).ok().map(Into::into) };
    value.map(|value| Found { value, evidence: found.evidence })
}

/// By extension, then by what it looks like: a page that was saved as `.txt` is a page.
fn format_of(name: &str, text: &str) -> Format {
    let extension = name.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase()).unwrap_or_default();
    match extension.as_str() {
        "mht" | "mhtml" => Format::Mhtml,
        "html" | "htm" | "xhtml" if !mhtml::is_mhtml(text) => Format::Html,
        _ if mhtml::is_mhtml(text) => Format::Mhtml,
        "md" | "markdown" => Format::Markdown,
        _ if clip::split(text).is_some_and(|(front, _)| clip::is_clipped(front)) => Format::Markdown,
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

/// A thick novel; what is larger is refused before anything is made of it.
const MAX_TEXT: usize = 2 * 1024 * 1024;

/// Text of which not even a quarter could be an article, in whatever encoding, is not decoded.
fn too_large_unread(file: &File) -> Option<Finding> {
    let size = file.bytes.len();
    let text =
        size > 4 * MAX_TEXT && matches!(format_of(file.name(), &decode::head(file)), Format::Text | Format::Markdown);
    (text && decode::is_text(file)).then(|| too_large_finding(size, file))
}

/// How much of a page stands between its tags; pictures stand within them.
fn shown(page: &str) -> usize {
    let code = |tag: &str| ["script", "style", "svg", "!--"].iter().any(|t| tag.starts_with(t));
    page.split('<').filter(|part| !code(part)).filter_map(|part| part.split_once('>')).map(|(_, text)| text.len()).sum()
}

fn too_large_finding(size: usize, file: &File) -> Finding {
    let (size, most) = (size / 1_048_576, MAX_TEXT / 1_048_576);
    let message = format!("{size} MiB of text: an article has at most {most} MiB without its pictures");
    Finding::new(&code::convert::TOO_LARGE, Place::whole(&file.path), message)
}

fn too_large(format: Format, text: &str, file: &File) -> Converted {
    Converted { findings: vec![too_large_finding(text.len(), file)], ..nothing(format, "UTF-8") }
}

fn plain_text(text: &str, file: &File, options: &Options) -> Converted {
    let mut raws = plain::blocks(text);
    let title_at = plain::headline(&raws, &classify::survey(&raws));
    let (mut known, dated) = plain::known(&mut raws, title_at);
    let mut verdicts = classify::classify(&raws, &known, &options.keep);
    known.authors = text_fields::signed(&raws, &verdicts);
    if known.authors.iter().any(|a| raws.iter().filter(|r| r.text.contains(a.as_str())).count() > 1) {
        // A note about an author is known by the name.
        verdicts = classify::classify(&raws, &known, &options.keep);
    }
    let language = language::language(&body_text(&raws, &verdicts));
    let order = dates::Order::of_language(language);
    let mut fields =
        Fields { language: language.map(|l| Found::new(l.to_owned(), Source::Text, 1)), ..Fields::default() };
    fields.title = text_fields::headline(&raws, &verdicts, known.title_at);
    let mut ambiguous = Vec::new();
    text_fields::read(&raws, &verdicts, order, &mut fields, &mut ambiguous);
    text_fields::below_headline(&raws, &verdicts, &mut fields);
    if let (None, Some(date)) = (&fields.published, dated) {
        fields.published = Some(Found::new(date, Source::Text, known.title_at.map_or(1, |i| raws[i].lines.first)));
    }
    text_fields::dateline(&mut raws, &verdicts, order, &mut fields);
    let mut out = finish(Format::Text, &raws, &verdicts, fields, file);
    out.findings.extend(ambiguous_dates(&ambiguous, file));
    out
}

/// Says which dates were left out because they can be read in two ways.
fn ambiguous_dates(lines: &[usize], file: &File) -> Option<Finding> {
    let line = lines.first()?;
    let message = format!("the date in line {line} can be read in two ways: it was left out");
    Some(Finding::new(&code::convert::AMBIGUOUS_DATE, Place::whole(&file.path), message).help("give it with --date"))
}

/// A page in a message. Lines are counted in the page, not in the message.
fn message(text: &str, file: &File, options: &Options) -> Converted {
    let Some(part) = mhtml::page(text) else {
        let message = "there is no page in this MHTML file";
        let findings = vec![Finding::new(&code::convert::NO_BODY, Place::whole(&file.path), message)];
        return Converted { findings, ..nothing(Format::Mhtml, "UTF-8") };
    };
    let decoded = decode::decode_bytes(&part.body, part.charset.as_deref(), &file.path);
    let mut out = page::convert(&decoded.text, file, options);
    out.findings.extend(decoded.findings);
    if let (None, Some(location)) = (&out.fields.url, part.location) {
        out.fields.url = Some(Found::new(location, Source::Meta, 1));
    }
    Converted { format: Format::Mhtml, encoding: decoded.encoding, ..out }
}

/// What a web clipper made of a page.
fn clipped(text: &str, file: &File, options: &Options) -> Converted {
    let (front, body) = clip::split(text).unwrap_or(("", text));
    let first_line = text[..text.len() - body.len()].matches('\n').count() + 1;
    let mut fields = clip::fields(front, &file.path);
    let (mut raws, notes) = clip::blocks(body, first_line, fields.url.as_ref().map(|u| u.value.as_str()));
    fields.title = fields.title.or_else(|| clip::heading(&raws));
    clip::mark_excerpt(&mut raws);
    let title = fields.title.as_ref().map(|t| t.value.clone());
    let authors = fields.authors.iter().map(|a| a.value.clone()).collect();
    let known = classify::Known { title, title_at: None, authors, marked_up: true };
    let verdicts = classify::classify(&raws, &known, &options.keep);
    let language = language::language(&body_text(&raws, &verdicts));
    let order = dates::Order::of_language(language);
    text_fields::read(&raws, &verdicts, order, &mut fields, &mut Vec::new());
    fields.language = fields.language.or_else(|| language.map(|l| Found::new(l.to_owned(), Source::Text, 1)));
    text_fields::dateline(&mut raws, &verdicts, order, &mut fields);
    let mut out = finish(Format::Markdown, &raws, &verdicts, fields, file);
    notes::append(&mut out, notes);
    out
}

/// The kept words, for what is decided over the whole.
fn body_text(raws: &[raw::Raw], verdicts: &[classify::Verdict]) -> String {
    let kept = raws.iter().zip(verdicts).filter(|(_, v)| **v == classify::Verdict::Body);
    kept.map(|(r, _)| r.text.as_str()).collect::<Vec<_>>().join("\n")
}

fn finish(format: Format, raws: &[raw::Raw], verdicts: &[classify::Verdict], fields: Fields, file: &File) -> Converted {
    let blocks = assemble::blocks(raws, verdicts);
    let findings = suspect::findings(raws, verdicts, &file.path);
    let relative_dates = relative::relative_dates(&blocks, &fields);
    Converted {
        fields,
        blocks,
        findings,
        relative_dates,
        removed: assemble::removed(raws, verdicts),
        ..nothing(format, "UTF-8")
    }
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
