//! Folding: which differences between two texts do not count.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Normalization form C (UAX #15), borrowed when it already is.
pub fn nfc(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// Folds what typesetting changes and meaning does not: NFC, quotation marks, dashes, every kind
/// and run of white space, soft hyphens and zero-width characters. Case counts.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in nfc(text).chars() {
        match fold_char(c) {
            Some(' ') if out.ends_with(' ') || out.is_empty() => {}
            Some(c) => out.push(c),
            None => {}
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// [`fold`] for looking a name up: also without case, and without accents on Latin letters.
pub fn fold_name(text: &str) -> String {
    fold(text).to_lowercase()
}

/// One character after folding; `None` for characters that nobody sees.
pub fn fold_char(c: char) -> Option<char> {
    Some(match c {
        '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' => return None,
        '‘' | '’' | '‚' | '‛' | '′' | 'ʼ' | '`' | '´' => '\'',
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    })
}
