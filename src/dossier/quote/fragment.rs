//! Links to words in somebody else's page (URL Fragment Text Directives, WICG scroll-to-text-fragment).

use super::pattern::{Part, Pattern, Piece};
use crate::text::words::{word_count, words};

/// Quotations longer than this are given by their first and last words.
const WHOLE: usize = 10;
const EDGE: usize = 4;

/// `:~:text=start,end`, one directive a part; `None` when no whole word is left to give.
///
/// Made of the quotation alone, never of the words around it: those may not be published, and a build
/// from the lock, which has no text, must write the same link.
pub(super) fn directive(pattern: &Pattern) -> Option<String> {
    let texts: Vec<String> = pattern.parts.iter().filter_map(part).collect();
    if texts.is_empty() { None } else { Some(format!(":~:text={}", texts.join("&text="))) }
}

fn part(part: &Part) -> Option<String> {
    let pieces = whole_words(part);
    let (first, last) = (pieces.first()?, pieces.last()?);
    if pieces.len() == 1 && word_count(first) <= WHOLE {
        return Some(encode(first));
    }
    Some(format!("{},{}", encode(beginning(first)), encode(ending(last))))
}

/// The pieces as written, without words that are cut by a bracket: a browser looks for whole words.
fn whole_words(part: &Part) -> Vec<&str> {
    let cut =
        |index: Option<usize>| index.and_then(|i| part.pieces.get(i)).is_some_and(|p| matches!(p, Piece::Letters(_)));
    let piece = |(index, piece): (usize, &'_ Piece)| {
        let Piece::Words { folded, written } = piece else { return None };
        let mut text = written.len()..written.len();
        let mut places = words(written);
        let first = places.next()?;
        text.start = if cut(index.checked_sub(1)) && !folded.starts_with(' ') { places.next()?.start } else { 0 };
        let last = words(written).last().unwrap_or(first);
        if cut(Some(index + 1)) && !folded.ends_with(' ') {
            text.end = last.start;
        }
        Some((index, text))
    };
    let found = part.pieces.iter().enumerate().filter_map(piece);
    let text = |(index, range): (usize, std::ops::Range<usize>)| match &part.pieces[index] {
        Piece::Words { written, .. } => written.get(range).map(str::trim).filter(|t| word_count(t) > 0),
        _ => None,
    };
    found.filter_map(text).collect()
}

fn beginning(text: &str) -> &str {
    words(text).take(EDGE).last().map_or(text, |last| &text[..last.end])
}

fn ending(text: &str) -> &str {
    let starts: Vec<usize> = words(text).map(|w| w.start).collect();
    &text[starts[starts.len().saturating_sub(EDGE)..].first().copied().unwrap_or(0)..]
}

/// `-`, `,` and `&` have a meaning in the directive; everything but letters, digits and `_.~` is encoded.
fn encode(text: &str) -> String {
    let encoded = |byte: u8| match byte {
        b'_' | b'.' | b'~' => char::from(byte).to_string(),
        b if b.is_ascii_alphanumeric() => char::from(b).to_string(),
        b => format!("%{b:02X}"),
    };
    text.bytes().map(encoded).collect()
}
