//! Obsidian's `%%comments%%`: never published, so they are gone before Markdown is read.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use super::markdown::options;

/// Where comments stand in `text`, outside of code, and whether the last one has no end: then it reaches to the
/// end of the text.
///
/// What is code, Markdown says. A comment can itself hold what looks like the fence of a code block, so the text
/// is read again after each such comment; after [`PASSES`] nothing counts as code, so that no comment is published.
pub fn comments(text: &str) -> (Vec<Range<usize>>, bool) {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut rest = text.to_owned();
    for pass in 0.. {
        let code = if pass < PASSES && rest.contains("%%") { code(&rest) } else { Vec::new() };
        let next = in_one_pass(&rest, &code, pass >= PASSES);
        if next.is_empty() {
            break;
        }
        found = merged(found, next);
        rest = without(text, &found);
    }
    let open = found.last().is_some_and(|last| last.end == text.len() && (last.len() < 4 || !text.ends_with("%%")));
    (found, open)
}

/// How many comments with fences in them a text can have before code no longer protects `%%`.
const PASSES: usize = 16;

/// The bytes of code blocks and code spans, in order.
fn code(text: &str) -> Vec<Range<usize>> {
    let events = Parser::new_ext(text, options()).into_offset_iter();
    events.filter(|(e, _)| matches!(e, Event::Start(Tag::CodeBlock(_)) | Event::Code(_))).map(|(_, r)| r).collect()
}

/// The comments up to the first that may hide where code begins.
fn in_one_pass(text: &str, code: &[Range<usize>], all: bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find("%%").map(|i| at + i) {
        let i = code.partition_point(|c| c.end <= open);
        if let Some(code) = code.get(i).filter(|c| c.start <= open) {
            at = text.floor_char_boundary(code.end).max(open + 2);
            continue;
        }
        let close = text[open + 2..].find("%%").map_or(text.len(), |i| open + 2 + i + 2);
        found.push(open..close);
        at = close;
        if !all && text[open..close].contains(['`', '~']) {
            break;
        }
    }
    found
}

/// Joins ranges of the text with ranges of what is left of it without them.
fn merged(mut known: Vec<Range<usize>>, new: Vec<Range<usize>>) -> Vec<Range<usize>> {
    // For each known range, where it stood in what is left, and how much is gone with it and those before.
    let mut gone = 0;
    let cuts: Vec<(usize, usize)> = known
        .iter()
        .map(|k| {
            let at = k.start - gone;
            gone += k.len();
            (at, gone)
        })
        .collect();
    let before = |i: usize| i.checked_sub(1).map_or(0, |i| cuts[i].1);
    let start = |at: usize| at + before(cuts.partition_point(|(cut, _)| *cut <= at));
    let end = |at: usize| at + before(cuts.partition_point(|(cut, _)| *cut < at));
    let new: Vec<Range<usize>> = new.into_iter().map(|r| start(r.start)..end(r.end)).collect();
    // A new range that holds known ones takes their place.
    known.retain(|k| {
        let i = new.partition_point(|n| n.end <= k.start);
        new.get(i).is_none_or(|n| k.start < n.start || n.end < k.end)
    });
    known.extend(new);
    known.sort_by_key(|r| r.start);
    known
}

/// The text without some of its ranges.
pub fn without(text: &str, cuts: &[Range<usize>]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for cut in cuts {
        out.push_str(&text[at..cut.start]);
        at = cut.end;
    }
    out.push_str(&text[at..]);
    out
}
