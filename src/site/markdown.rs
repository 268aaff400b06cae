//! Plain text as Markdown, so that it is read as the words it is.

use std::fmt::Write;

/// Text on one line, with what Markdown would read as markup escaped (<https://spec.commonmark.org/0.31.2/#backslash-escapes>).
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let after = chars.peek().copied().unwrap_or(' ');
        if c.is_whitespace() && c != '\u{A0}' {
            if before != ' ' {
                out.push(' ');
            }
            before = ' ';
            continue;
        }
        let in_word = before.is_alphanumeric() && after.is_alphanumeric();
        let markup = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '|' => true,
            '_' => !in_word,
            '&' => after.is_alphanumeric() || after == '#',
            '~' => before == '~' || after == '~',
            _ => false,
        };
        if markup {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
    out.truncate(out.trim_end_matches(' ').len());
    out
}

/// [`plain`] text as a paragraph of its own: it begins no heading, list or quotation either.
pub fn paragraph(text: &str) -> String {
    let text = plain(text);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match text.as_bytes().get(digits) {
        Some(b'.' | b')') if digits > 0 => format!("{}\\{}", &text[..digits], &text[digits..]),
        Some(b'#' | b'>' | b'-' | b'+' | b'=' | b':') if digits == 0 => format!("\\{text}"),
        _ => text,
    }
}

/// `[words](address)`; `words` are Markdown already.
pub fn link(words: &str, address: &str) -> String {
    let mut out = String::with_capacity(words.len() + address.len() + 4);
    let _ = write!(out, "[{words}](");
    destination(address, &mut out);
    out.push(')');
    out
}

/// An address that ends where it is meant to end.
pub fn destination(address: &str, out: &mut String) {
    for c in address.chars() {
        match c {
            '(' => out.push_str("%28"),
            ')' => out.push_str("%29"),
            ' ' => out.push_str("%20"),
            '\\' => out.push_str("%5C"),
            c if c.is_control() || c == '<' || c == '>' => {}
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_becomes_words() {
        assert_eq!(plain("a *b* [c](d) <e> snake_case _f_\n g &amp; R&D |"), {
            "a \\*b\\* \\[c\\](d) \\<e> snake_case \\_f\\_ g \\&amp; R\\&D \\|"
        });
        assert_eq!(paragraph("2023. A year"), "2023\\. A year");
        assert_eq!(paragraph("- no list"), "\\- no list");
        assert_eq!(paragraph("# no heading"), "\\# no heading");
        assert_eq!(link("a", "b (1).jpg"), "[a](b%20%281%29.jpg)");
    }
}
