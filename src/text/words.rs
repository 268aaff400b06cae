//! Words: where they are, and where a passage may be cut.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::fold_char;

/// The places of the words of a text, in order.
///
/// A word is a run of letters, digits and marks; an apostrophe between letters and a comma or point
/// between digits belong to it (`don't`, `1,000`), as do the soft hyphens that nobody sees; a hyphen does not.
/// In scripts written without spaces each character counts as a word.
pub fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let bytes = &text.as_bytes()[at..];
        let skipped = bytes.iter().position(|b| !b.is_ascii() || b.is_ascii_alphanumeric())?;
        let start = at + skipped + text[at + skipped..].find(is_word_char)?;
        at = word_end(text, start);
        Some(start..at)
    })
}

/// How many [`words`] there are.
pub fn word_count(text: &str) -> usize {
    words(text).count()
}

/// Whether a passage may begin or end at byte `at`: not within a word or a number, nor before the
/// `'t` of `can't`, without which it would say the opposite. Between characters of scripts without spaces always.
pub fn is_word_boundary(text: &str, at: usize) -> bool {
    let (Some(before), Some(after)) = (text[..at].chars().next_back(), text[at..].chars().next()) else { return true };
    if is_unspaced(before) || is_unspaced(after) || is_hangul(before) && is_hangul(after) {
        return !is_combining_mark(after);
    }
    match (is_word_char(before), is_word_char(after)) {
        (true, true) => false,
        (true, false) => {
            !joins(text, before, at, after) || is_letter(before) && !negates(&text[at + after.len_utf8()..])
        }
        (false, true) => {
            let at = at - before.len_utf8();
            let digit = |c: char| c.is_numeric();
            !(digit(after) && matches!(before, '.' | ',') && text[..at].chars().next_back().is_some_and(digit))
        }
        (false, false) => true,
    }
}

/// Letters, digits and the marks that belong to them.
pub fn is_word_char(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { c.is_alphanumeric() || is_combining_mark(c) }
}

/// Scripts that put no spaces between words: Han, kana, Thai, Lao, Tibetan, Burmese, Khmer.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0E00}'..='\u{0FFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{30FF}'
        | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Korean has spaces, but particles cling to the words that are quoted.
fn is_hangul(c: char) -> bool {
    matches!(c, '\u{AC00}'..='\u{D7AF}')
}

fn is_letter(c: char) -> bool {
    is_word_char(c) && !c.is_numeric()
}

fn word_end(text: &str, start: usize) -> usize {
    let bytes = &text.as_bytes()[start..];
    let ascii = bytes.iter().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(bytes.len());
    // Nearly all words of most texts end at a blank.
    if ascii > 0 && bytes.get(ascii).is_none_or(|b| *b == b' ') {
        return start + ascii;
    }
    let mut chars = text[start..].char_indices();
    let Some((_, mut last)) = chars.next() else { return start };
    let unspaced = is_unspaced(last);
    let mut end = start + last.len_utf8();
    for (at, c) in chars {
        let at = start + at;
        let goes_on = match c {
            c if unspaced => is_combining_mark(c),
            c if is_word_char(c) => !is_unspaced(c),
            c => at == end && joins(text, last, at, c),
        };
        if !goes_on {
            break;
        }
        (last, end) = (c, at + c.len_utf8());
    }
    end
}

/// Whether `c` at `at` holds the word before it and what follows together.
fn joins(text: &str, before: char, at: usize, c: char) -> bool {
    let next = || text[at + c.len_utf8()..].chars().next();
    match c {
        '\'' | '’' => is_letter(before) && next().is_some_and(|n| is_letter(n) && !is_unspaced(n)),
        '.' | ',' => before.is_numeric() && next().is_some_and(char::is_numeric),
        c if fold_char(c).is_none() => next().is_some_and(|n| is_word_char(n) && !is_unspaced(n)),
        _ => false,
    }
}

/// The `t` of `n't`.
fn negates(after_apostrophe: &str) -> bool {
    let mut chars = after_apostrophe.chars();
    matches!(chars.next(), Some('t' | 'T')) && !chars.next().is_some_and(is_word_char)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_words() {
        let cases = [
            ("He can't, at 1,000.5 or U.N.-level.", "He|can't|at|1,000.5|or|U|N|level"),
            ("’tis l’homme 中国人 ok", "tis|l’homme|中|国|人|ok"),
            ("'quoted' 12, 13", "quoted|12|13"),
            ("un\u{ad}touched\u{ad} x", "un\u{ad}touched|x"),
            ("cafe\u{301} ไทย", "cafe\u{301}|ไ|ท|ย"),
            (" -- ", ""),
        ];
        for (input, expected) in cases {
            assert_eq!(words(input).map(|r| &input[r]).collect::<Vec<_>>().join("|"), expected);
        }
    }

    #[test]
    fn knows_where_a_passage_may_be_cut() {
        // `|` marks the cut.
        let cases = [
            ("he can|'t", false),
            ("Putin|'s", true),
            ("l'|homme", true),
            ("3.|5 million", false),
            ("3|.5 million", false),
            ("cost 3|. Five", true),
            ("un|known", false),
            ("ex-|Soviet", true),
            ("中|国", true),
            ("|start", true),
            ("end|", true),
            ("cafe|\u{301}", false),
        ];
        for (input, expected) in cases {
            let at = input.find('|').unwrap_or_default();
            assert_eq!(is_word_boundary(&input.replace('|', ""), at), expected, "{input}");
        }
    }
}
