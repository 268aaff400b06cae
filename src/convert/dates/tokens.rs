//! A text cut into what dates are made of.

use std::ops::Range;

/// A part of a text that dates are made of.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    pub kind: Kind,
    pub range: Range<usize>,
    pub capital: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    /// Its value and how many digits it has.
    Number(u32, usize),
    /// In lower case.
    Word(String),
    Mark(char),
}

/// Decimal digits of the scripts in which dates are printed.
pub(super) fn digit(c: char) -> Option<u32> {
    let zero = match c {
        '0'..='9' => '0',
        '\u{0660}'..='\u{0669}' => '\u{0660}',
        '\u{06F0}'..='\u{06F9}' => '\u{06F0}',
        '\u{0966}'..='\u{096F}' => '\u{0966}',
        '\u{09E6}'..='\u{09EF}' => '\u{09E6}',
        '\u{FF10}'..='\u{FF19}' => '\u{FF10}',
        _ => return None,
    };
    Some(c as u32 - zero as u32)
}

pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let glued = out.last().is_some_and(|t| t.range.end == at);
        match (digit(c), out.last_mut().map(|t| (&mut t.kind, &mut t.range))) {
            (Some(d), Some((Kind::Number(value, digits), range))) if glued => {
                (*value, *digits, range.end) = (value.saturating_mul(10).saturating_add(d), *digits + 1, end);
            }
            (Some(d), _) => out.push(Token { kind: Kind::Number(d, 1), range: at..end, capital: false }),
            (None, Some((Kind::Word(word), range))) if glued && c.is_alphabetic() && !is_ideograph(c) => {
                word.extend(c.to_lowercase());
                range.end = end;
            }
            (None, _) if c.is_alphabetic() => {
                let word = c.to_lowercase().collect();
                out.push(Token { kind: Kind::Word(word), range: at..end, capital: c.is_uppercase() });
            }
            (None, _) if c.is_whitespace() || matches!(c, '\u{200E}' | '\u{200F}') => {}
            (None, _) => out.push(Token { kind: Kind::Mark(c), range: at..end, capital: false }),
        }
    }
    out
}

pub(super) fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}')
}
