//! Our syntax in a run of inline text: where wikilinks, embeds and citations stand.

use std::ops::Range;

use super::citation::{self, Citation};

/// What was found, with its bytes in the joined text of the run.
#[derive(Debug)]
pub struct Found {
    pub range: Range<usize>,
    pub what: What,
}

#[derive(Debug)]
pub enum What {
    Link {
        target: String,
        anchor: Option<String>,
        label: Option<String>,
        embed: bool,
    },
    Citations(Vec<Citation>),
    /// Begins like ours and does not end; a citation that makes no sense.
    Broken(&'static str),
}

/// Scans joined inline text. `escaped` tells whether the character at an offset was written with a backslash.
pub fn scan(text: &str, escaped: impl Fn(usize) -> bool) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find('[').map(|i| at + i) {
        let next = if escaped(open) { None } else { bracket(text, open, &escaped) };
        at = match next {
            Some(f) => {
                let end = f.range.end;
                found.push(f);
                end
            }
            None => open + 1,
        };
    }
    found
}

fn bracket(text: &str, open: usize, escaped: &impl Fn(usize) -> bool) -> Option<Found> {
    if text[open + 1..].starts_with('[') { wikilink(text, open, escaped) } else { cited(text, open, escaped) }
}

fn wikilink(text: &str, open: usize, escaped: &impl Fn(usize) -> bool) -> Option<Found> {
    let embed = open > 0 && text.as_bytes()[open - 1] == b'!' && !escaped(open - 1);
    let start = if embed { open - 1 } else { open };
    let rest = &text[open + 2..];
    // A line break or another bracket ends the search, so that many openings cost no more than one.
    let cut = rest.find(['\n', '[']).unwrap_or(rest.len());
    let Some(close) = rest[..cut].find("]]") else {
        // It is a fault only where an id seems meant.
        let seems_meant = rest.chars().next().is_some_and(char::is_alphanumeric) && !rest[..cut].contains(']');
        return seems_meant.then_some(Found { range: start..open + 2, what: What::Broken("this link has no `]]`") });
    };
    let inner = &rest[..close];
    let (place, label) = inner.split_once('|').map_or((inner, None), |(p, l)| (p, Some(l.trim().to_owned())));
    let (target, anchor) = place.split_once('#').map_or((place, None), |(t, a)| (t, Some(a.trim().to_owned())));
    let target = target.trim().to_owned();
    if target.is_empty() && anchor.as_ref().is_none_or(String::is_empty) {
        return Some(Found { range: start..open + 2 + close + 2, what: What::Broken("this link names nothing") });
    }
    let what = What::Link { target, anchor, label: label.filter(|l| !l.is_empty()), embed };
    Some(Found { range: start..open + 2 + close + 2, what })
}

fn cited(text: &str, open: usize, escaped: &impl Fn(usize) -> bool) -> Option<Found> {
    let rest = &text[open + 1..];
    let at_once = rest.starts_with('@');
    let sign = rest.find(['@', '[', ']']).filter(|i| rest.as_bytes()[*i] == b'@')?;
    if escaped(open + 1 + sign) {
        return None;
    }
    let Some(close) = end_of(rest) else {
        return at_once.then_some(Found { range: open..open + 2, what: What::Broken("this citation has no `]`") });
    };
    let inner = &rest[..close];
    let range = open..open + 1 + close + 1;
    match citation::citations(inner, open + 1) {
        Some(items) => Some(Found { range, what: What::Citations(items) }),
        None if at_once => Some(Found { range, what: What::Broken("this citation cannot be understood") }),
        None => None,
    }
}

/// The longest pair of brackets that is read as a citation, and the deepest nesting in it, so that many
/// openings without an end cost no more than a few times their length.
const LONGEST: usize = 8_000;
const DEEPEST: usize = 8;

/// Where the bracket closes: `[…]` and `[word]` nest within a quotation, another citation does not.
fn end_of(rest: &str) -> Option<usize> {
    let (mut depth, mut quote) = (0_usize, None);
    for (i, c) in rest.char_indices() {
        if i > LONGEST || depth > DEEPEST || c == '[' && rest[i + 1..].starts_with('@') {
            return None;
        }
        match quote {
            Some(close) if c == close && citation::closes(&rest[i + c.len_utf8()..]) => quote = None,
            Some(_) => {}
            None if citation::opens(&rest[..i]) && citation::closing(c).is_some() => quote = citation::closing(c),
            None if c == '[' => depth += 1,
            None if c == ']' && depth == 0 => return Some(i),
            None if c == ']' => depth -= 1,
            None => {}
        }
    }
    None
}
