//! Quoted words in plain prose.

use std::ops::Range;

use super::folded::Folded;
use super::pattern::Pattern;
use crate::text::words::{is_word_char, word_count};

/// From how many words on quoted words are a quotation, not a term or a title.
pub const QUOTED_RUN: usize = 4;

/// Opening marks and what closes them, over the languages that use them so.
const MARKS: [(char, &[char]); 9] = [
    ('"', &['"']),
    ('“', &['”', '"']),
    ('„', &['“', '”', '"']),
    ('«', &['»']),
    ('»', &['«']),
    ('”', &['”']),
    ('‘', &['’']),
    ('「', &['」']),
    ('『', &['』']),
];

/// The quoted runs of [`QUOTED_RUN`] words or more in a paragraph of plain text, without their marks.
///
/// Single straight marks are not taken for quotation marks: they are apostrophes nearly always.
pub fn quoted_runs(text: &str) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut at = 0;
    while let Some((open, closers)) = next_open(text, at) {
        match closing(text, open, closers) {
            Some(close) => {
                runs.extend((word_count(&text[open..close]) >= QUOTED_RUN).then_some(open..close));
                at = close + text[close..].chars().next().map_or(1, char::len_utf8);
            }
            None => at = open,
        }
    }
    runs
}

/// Whether quoted words of prose stand in one of the quotations beside them: they may be a part of
/// it, and have other punctuation at their ends.
pub fn is_covered(run: &str, quotes: &[&str]) -> bool {
    let bare = |text: &str| text.trim_matches(|c: char| !is_word_char(c)).to_owned();
    let parts = Pattern::parse(run).parts;
    let stands = |quote: &&str| {
        let quote = Folded::new([*quote]).text;
        parts.iter().all(|part| quote.contains(&bare(&part.plain())))
    };
    parts.is_empty() || quotes.iter().any(stands)
}

/// The byte after the next opening mark: one that stands before a word and not behind one.
fn next_open(text: &str, from: usize) -> Option<(usize, &'static [char])> {
    text[from..].char_indices().find_map(|(i, c)| {
        let (_, closers) = MARKS.iter().find(|(open, _)| *open == c)?;
        let (at, after) = (from + i, from + i + c.len_utf8());
        let behind_word = text[..at].chars().next_back().is_some_and(is_word_char) && !matches!(c, '「' | '『');
        let before_space = text[after..].chars().next().is_none_or(char::is_whitespace) && !matches!(c, '«' | '»');
        (!behind_word && !before_space).then_some((after, *closers))
    })
}

/// Where the run ends. An apostrophe between letters closes nothing.
fn closing(text: &str, open: usize, closers: &[char]) -> Option<usize> {
    let close = |(i, c): &(usize, char)| {
        let after = text[open + i + c.len_utf8()..].chars().next();
        closers.contains(c) && !(*c == '’' && after.is_some_and(is_word_char))
    };
    text[open..].char_indices().find(close).map(|(i, _)| open + i)
}
