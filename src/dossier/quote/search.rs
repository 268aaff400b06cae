//! Where the parts of a quotation stand in a folded text.

use std::collections::BTreeSet;
use std::ops::Range;

use super::pattern::{Part, Pattern, Piece};
use crate::text::words::{is_word_boundary, is_word_char};

/// An insertion by itself stands for at most so many words of the text.
const FEW: usize = 3;
/// Places at which a part begins but does not end, before it is given up. Real texts have a handful;
/// without a bound, `a a a …` in `a a a …` would take for ever. Long parts have fewer tries, as each costs more.
const TRIES: usize = 10_000;
const TRIED_BYTES: usize = 1 << 24;
/// How many later places are tried for a part so as to stand closer to the next.
const CLOSER: usize = 64;

/// The first place of each part, in order and without overlap; the first one begins within `first`.
///
/// `Err` is the index of the part that does not stand behind those before it.
pub(super) fn places(text: &str, pattern: &Pattern, first: Range<usize>) -> Result<Vec<Range<usize>>, usize> {
    let mut found: Vec<Range<usize>> = Vec::with_capacity(pattern.parts.len());
    for (index, part) in pattern.parts.iter().enumerate() {
        let from = found.last().map_or(first.start, |r| r.end);
        let until = if index == 0 { first.end } else { text.len() };
        found.push(find(text, part, from).filter(|r| r.start < until).ok_or(index)?);
    }
    draw_together(text, pattern, first.end, &mut found);
    Ok(found)
}

/// Moves the earlier parts towards the last, so that `He […] resigned` begins with the nearest "He".
fn draw_together(text: &str, pattern: &Pattern, first_until: usize, found: &mut [Range<usize>]) {
    for index in (0..found.len().saturating_sub(1)).rev() {
        let until = found[index + 1].start;
        for _ in 0..CLOSER {
            match find(text, &pattern.parts[index], next_char(text, found[index].start)) {
                Some(r) if r.end <= until && (index > 0 || r.start < first_until) => found[index] = r,
                _ => break,
            }
        }
    }
}

/// The first place of a part at or after `from`.
pub(super) fn find(text: &str, part: &Part, from: usize) -> Option<Range<usize>> {
    let (lead, pieces) = match part.pieces.split_first() {
        Some((Piece::Letters(n), rest)) => (*n, rest),
        _ => (0, &part.pieces[..]),
    };
    let (Piece::Words { folded, .. }, rest) = pieces.split_first()? else { return None };
    let mut at = from;
    for _ in 0..TRIES.min(TRIED_BYTES / folded.len().max(1)) {
        at += text.get(at..)?.find(folded.as_str())?;
        let Some(start) = word_start(text, at, lead).filter(|s| *s >= from) else {
            at = next_boundary(text, at);
            continue;
        };
        if let Some(end) = end_of(text, at + folded.len(), rest) {
            return Some(start..end);
        }
        at = next_char(text, at);
    }
    None
}

/// Whether the letters of a part stand in the text, though not as whole words.
pub(super) fn within_words(text: &str, part: &Part) -> bool {
    matches!(&part.pieces[..], [Piece::Words { folded, .. }] if text.contains(folded.as_str()))
}

/// The beginning of the word at `at`, at most `lead` letters before it.
fn word_start(text: &str, at: usize, lead: usize) -> Option<usize> {
    let letters = text[..at].char_indices().rev().take_while(|(_, c)| is_word_char(*c));
    std::iter::once(at).chain(letters.map(|(i, _)| i).take(lead)).find(|i| is_word_boundary(text, *i))
}

/// Where the pieces after the first end. `Letters` and `Few` allow several ways: all are followed at once.
fn end_of(text: &str, at: usize, pieces: &[Piece]) -> Option<usize> {
    let mut ends = BTreeSet::from([at]);
    for piece in pieces {
        ends = match piece {
            Piece::Words { folded, .. } => {
                ends.into_iter().filter(|e| text[*e..].starts_with(folded.as_str())).map(|e| e + folded.len()).collect()
            }
            Piece::Letters(n) => ends.into_iter().flat_map(|e| letters(text, e, *n)).collect(),
            Piece::Few => ends.into_iter().filter(|e| is_word_boundary(text, *e)).flat_map(|e| few(text, e)).collect(),
        };
    }
    ends.into_iter().find(|e| is_word_boundary(text, *e))
}

fn letters(text: &str, at: usize, most: usize) -> impl Iterator<Item = usize> {
    let next = text[at..].char_indices().take_while(|(_, c)| is_word_char(*c)).take(most);
    std::iter::once(at).chain(next.map(move |(i, c)| at + i + c.len_utf8()))
}

/// Places after none to [`FEW`] words: before and after the punctuation behind a word, and after the space.
fn few(text: &str, at: usize) -> Vec<usize> {
    let (mut out, mut at) = (vec![at], at);
    for word in 0..=FEW {
        if word > 0 {
            let rest = text[at..].split(' ').next().unwrap_or_default();
            let letters = rest.find(|c| !is_word_char(c)).unwrap_or(rest.len());
            out.extend([at + letters, at + rest.trim_end_matches(|c| !is_word_char(c)).len(), at + rest.len()]);
            at += rest.len();
        }
        if text[at..].starts_with(' ') {
            at += 1;
            out.push(at);
        }
    }
    out.retain(|at| is_word_boundary(text, *at));
    out
}

fn next_char(text: &str, at: usize) -> usize {
    at + text[at..].chars().next().map_or(1, char::len_utf8)
}

/// The next place at which a word may begin: what starts within a word need not be looked at.
fn next_boundary(text: &str, at: usize) -> usize {
    let mut at = next_char(text, at);
    while at < text.len() && !is_word_boundary(text, at) {
        at = next_char(text, at);
    }
    at
}
