//! Addresses from titles and ids.

use unicode_normalization::UnicodeNormalization;

/// The address of a name: lower case, spaces as hyphens, letters and digits of any script kept.
///
/// `"Kant Air Base"` → `"kant-air-base"`. Everything else than letters, digits, marks, `-` and `_` is dropped.
pub fn slug(text: &str) -> String {
    if text.is_ascii() {
        return joined(text.chars().map(|c| c.to_ascii_lowercase()), text.len());
    }
    joined(text.nfc().flat_map(char::to_lowercase), text.len())
}

fn joined(lower: impl Iterator<Item = char>, length: usize) -> String {
    let mut out = String::with_capacity(length);
    for c in lower {
        if c.is_alphanumeric() || c == '_' || is_mark(c) {
            out.push(c);
        } else if (c.is_whitespace() || c == '-' || c == '/') && !out.ends_with('-') && !out.is_empty() {
            out.push('-');
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

/// [`slug`] of each component of a path: `"People/Ana B"` → `"people/ana-b"`.
pub fn slug_path(path: &str) -> String {
    path.split('/').map(slug).filter(|s| !s.is_empty()).collect::<Vec<_>>().join("/")
}

/// Vowel signs and the like belong to their letter in many scripts.
fn is_mark(c: char) -> bool {
    !c.is_ascii() && unicode_normalization::char::is_combining_mark(c)
}
