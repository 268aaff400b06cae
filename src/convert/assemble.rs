//! Judged blocks to the body and the list of what was removed.

use super::classify::{Verdict, unframed};
use super::inline::{Context, Run, markdown, prefix_lines, tidy};
use super::language::{calm_capitals, is_all_caps};
use super::model::{Block, BlockKind, Removed};
use super::raw::{Content, Raw, Shape};

/// The body.
pub(super) fn blocks(raws: &[Raw], verdicts: &[Verdict]) -> Vec<Block> {
    let kept = raws.iter().zip(verdicts).filter(|(_, v)| !matches!(v, Verdict::Out(_)));
    let top = raws.iter().zip(verdicts).filter_map(|(r, v)| heading_level(r, *v)).min().unwrap_or(2);
    kept.filter_map(|(raw, verdict)| block(raw, *verdict, top)).collect()
}

/// What is not in the body, in the order of the file; neighbours with one reason stay apart.
pub(super) fn removed(raws: &[Raw], verdicts: &[Verdict]) -> Vec<Removed> {
    let out = raws.iter().zip(verdicts).filter_map(|(raw, verdict)| match verdict {
        Verdict::Out(reason) => Some(Removed { lines: raw.lines, reason: *reason, text: raw.text.clone() }),
        _ => None,
    });
    out.collect()
}

fn heading_level(raw: &Raw, verdict: Verdict) -> Option<u8> {
    match (verdict, raw.shape) {
        (Verdict::Heading, Shape::Heading(level)) => Some(level),
        (Verdict::Heading, _) => Some(2),
        _ => None,
    }
}

fn block(raw: &Raw, verdict: Verdict, top: u8) -> Option<Block> {
    if let Some(level) = heading_level(raw, verdict) {
        return heading(raw, (level + 2).saturating_sub(top).clamp(2, 6));
    }
    let (kind, markdown) = match (&raw.content, raw.shape) {
        (Content::Ready(markdown), shape) => (kind(shape), markdown.clone()),
        (Content::Runs(runs), Shape::Quote) => {
            (BlockKind::Quote, prefix_lines(&self::markdown(runs, Context::Paragraph), "> ", "> "))
        }
        (Content::Runs(runs), _) => (BlockKind::Paragraph, self::markdown(runs, Context::Paragraph)),
        (Content::Picture(_), _) => return None,
    };
    (!markdown.is_empty()).then(|| Block { kind, markdown, text: raw.text.clone(), lines: raw.lines })
}

fn kind(shape: Shape) -> BlockKind {
    match shape {
        Shape::List => BlockKind::List,
        Shape::Quote => BlockKind::Quote,
        Shape::Table => BlockKind::Table,
        Shape::Code => BlockKind::Code,
        Shape::Heading(level) => BlockKind::Heading(level.clamp(2, 6)),
        Shape::Paragraph | Shape::Bold | Shape::Caption => BlockKind::Paragraph,
    }
}

fn heading(raw: &Raw, level: u8) -> Option<Block> {
    let text = heading_text(&raw.text);
    let runs = tidy(vec![Run::plain(text.as_str())]);
    let written = markdown(&runs, Context::Heading);
    (!written.is_empty()).then(|| {
        let markdown = format!("{} {written}", "#".repeat(usize::from(level)));
        Block { kind: BlockKind::Heading(level), markdown, text, lines: raw.lines }
    })
}

/// Without its frame, and without shouting: three words in capitals and more are not all abbreviations.
pub(super) fn heading_text(text: &str) -> String {
    let text = unframed(text);
    if is_all_caps(text) && text.split_whitespace().count() >= 3 { calm_capitals(text) } else { text.to_owned() }
}
