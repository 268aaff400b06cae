//! The words of a text as the search knows them. The script in the theme does the same with a query: the cases in
//! `tests/search/words.txt` are for both.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use crate::text::{fold_char, words::is_unspaced};

/// Longer runs of letters and digits are no words: keys, hashes, encoded files.
const LONGEST: usize = 64;

/// The words of a text, folded: lower case, without accents, Latin ligatures apart. Scripts without spaces give pairs of
/// characters.
pub fn terms(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    each(text, |word| words.push(word.to_owned()));
    words
}

/// [`terms`] with spaces between.
pub fn words_of(text: &str) -> String {
    terms(text).join(" ")
}

/// Calls `found` with each word; there is one buffer for all of them.
pub fn each(text: &str, mut found: impl FnMut(&str)) {
    let bytes = text.as_bytes();
    let mut word = String::with_capacity(LONGEST);
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        while bytes.get(at).is_some_and(u8::is_ascii_alphanumeric) {
            at += 1;
        }
        // Most words end here, in ASCII.
        if bytes.get(at).is_none_or(u8::is_ascii) {
            word.push_str(&text[start..at]);
            word.make_ascii_lowercase();
            at += 1;
        } else {
            at = any_script(text, start, &mut word);
        }
        end(text, start, &word, &mut found);
        word.clear();
    }
}

/// Folds a run of letters of any script; gives the place after it.
fn any_script(text: &str, start: usize, word: &mut String) -> usize {
    for (at, c) in text[start..].char_indices() {
        match c {
            c if c.is_alphanumeric() || is_combining_mark(c) => fold(c, word),
            // Soft hyphens and their like: nobody sees them.
            c if fold_char(c).is_none() => {}
            c => return start + at + c.len_utf8(),
        }
    }
    text.len()
}

/// One letter, digit or mark in lower case, without accents.
fn fold(c: char, word: &mut String) {
    for lower in c.to_lowercase() {
        decompose_canonical(lower, |c| match c {
            'ß' => word.push_str("ss"),
            'æ' => word.push_str("ae"),
            'œ' => word.push_str("oe"),
            'ø' => word.push('o'),
            'ł' => word.push('l'),
            'đ' | 'ð' => word.push('d'),
            'þ' => word.push_str("th"),
            'ı' => word.push('i'),
            'ς' => word.push('σ'),
            c if is_combining_mark(c) => {}
            c => word.push(c),
        });
    }
}

/// Hands a run of letters over, cut where the script changes to one without spaces.
fn end(text: &str, start: usize, word: &str, found: &mut impl FnMut(&str)) {
    match word {
        "" => {}
        word if word.len() <= 2 && is_ending(&text[..start], word) => {}
        word if word.is_ascii() => whole(word, found),
        word => by_script(word, found),
    }
}

/// The `s` of `Ana's`, the `ll` of `we'll`.
fn is_ending(before: &str, word: &str) -> bool {
    let mut before = before.chars().rev();
    matches!(before.next(), Some('\'' | '’'))
        && before.next().is_some_and(char::is_alphabetic)
        && word.bytes().all(|b| b.is_ascii_lowercase())
}

fn whole(word: &str, found: &mut impl FnMut(&str)) {
    if word.len() <= LONGEST || word.encode_utf16().count() <= LONGEST {
        found(word);
    }
}

fn by_script(word: &str, found: &mut impl FnMut(&str)) {
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let unspaced = is_unspaced(first);
        let end = rest.find(|c| is_unspaced(c) != unspaced).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        if unspaced {
            pairs(run, found)
        } else {
            whole(run, found)
        }
        rest = after;
    }
}

/// `中国人` → `中国`, `国人`; one character alone is a word.
fn pairs(run: &str, found: &mut impl FnMut(&str)) {
    let starts: Vec<usize> = run.char_indices().map(|(i, _)| i).chain([run.len()]).collect();
    if starts.len() == 2 {
        return found(run);
    }
    starts.windows(3).for_each(|w| found(&run[w[0]..w[2]]));
}
