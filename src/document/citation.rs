//! Citations: `[@id]`, `[@id, p7, "words"]`, `[see @a; @b, 12:30]`.

use super::Spanned;

/// One source within a pair of brackets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// Words before the `@`, such as "see".
    pub prefix: Option<String>,
    pub id: Spanned<String>,
    pub locator: Option<Locator>,
    /// The exact words, without their quotation marks.
    pub quote: Option<Spanned<String>>,
    /// Other words after the id.
    pub suffix: Option<String>,
}

/// The place within the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Locator {
    /// `p7`: paragraph 7.
    Paragraph(u32),
    /// `12:30` or `1:02:30`: a time in a recording.
    Time(String),
}

impl Citation {
    pub fn paragraph(&self) -> Option<u32> {
        match self.locator {
            Some(Locator::Paragraph(n)) => Some(n),
            _ => None,
        }
    }
}

/// `p7`, `¶7`, `¶ 7` → 7; paragraphs count from 1.
pub fn paragraph_number(text: &str) -> Option<u32> {
    let digits = text.strip_prefix('p').or_else(|| text.strip_prefix('¶'))?.trim();
    digits.parse().ok().filter(|n| *n > 0 && digits.bytes().all(|b| b.is_ascii_digit()))
}

/// `12:30`, `1:02:30`.
fn is_time(text: &str) -> bool {
    let parts: Vec<&str> = text.split(':').collect();
    (2..=3).contains(&parts.len())
        && parts.iter().all(|p| (1..=2).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit()))
}

/// Reads what stands between the brackets; `start` is the offset of its first byte. `None` when it is not a citation.
pub fn citations(inner: &str, start: usize) -> Option<Vec<Citation>> {
    split(inner, ';').into_iter().map(|(at, item)| citation(item, start + at)).collect()
}

fn citation(item: &str, start: usize) -> Option<Citation> {
    let at = item.find('@')?;
    let prefix = item[..at].trim();
    if item[..at].ends_with(|c: char| !c.is_whitespace()) || prefix.contains(['"', '[', ']', '(']) || prefix.len() > 60
    {
        return None;
    }
    let mut parts = split(&item[at + 1..], ',').into_iter().map(|(i, p)| (start + at + 1 + i, p));
    let (id_at, id) = parts.next()?;
    let trimmed = id.trim();
    if trimmed.is_empty() || trimmed != id.trim_end() {
        return None;
    }
    let id = Spanned { value: trimmed.to_owned(), range: id_at..id_at + trimmed.len() };
    let prefix = (!prefix.is_empty()).then(|| prefix.to_owned());
    let mut citation = Citation { prefix, id, locator: None, quote: None, suffix: None };
    parts.for_each(|(at, part)| citation.part(part, at));
    Some(citation)
}

impl Citation {
    /// A part after a comma: a place, a quotation, or other words.
    fn part(&mut self, part: &str, at: usize) {
        let lead = part.len() - part.trim_start().len();
        let part = part.trim();
        if let Some(words) = unquote(part) {
            let start = at + lead + part.find(words).unwrap_or(0);
            self.quote = Some(Spanned { value: words.to_owned(), range: start..start + words.len() });
        } else if let Some(n) = paragraph_number(part) {
            self.locator = Some(Locator::Paragraph(n));
        } else if is_time(part) {
            self.locator = Some(Locator::Time(part.to_owned()));
        } else if !part.is_empty() {
            let before = self.suffix.take().map_or_else(String::new, |s| s + ", ");
            self.suffix = Some(before + part);
        }
    }
}

const QUOTES: [(char, char); 5] = [('"', '"'), ('“', '”'), ('«', '»'), ('„', '“'), ('‘', '’')];

/// The words between quotation marks, if `text` is wholly in them.
fn unquote(text: &str) -> Option<&str> {
    QUOTES.iter().find_map(|(open, close)| text.strip_prefix(*open)?.strip_suffix(*close)).map(str::trim)
}

/// Splits at a separator, but not within quotation marks or brackets, with the offset of each part.
pub fn split(text: &str, separator: char) -> Vec<(usize, &str)> {
    let mut parts = Vec::new();
    let (mut start, mut depth) = (0, 0_usize);
    let mut quote: Option<char> = None;
    for (i, c) in text.char_indices() {
        match quote {
            Some(close) if c == close && closes(&text[i + c.len_utf8()..]) => quote = None,
            Some(_) => {}
            None if opens(&text[..i]) && closing(c).is_some() => quote = closing(c),
            None if c == '[' => depth += 1,
            None if c == ']' => depth = depth.saturating_sub(1),
            None if c == separator && depth == 0 => {
                parts.push((start, &text[start..i]));
                start = i + c.len_utf8();
            }
            None => {}
        }
    }
    parts.push((start, &text[start..]));
    parts
}

pub fn closing(c: char) -> Option<char> {
    QUOTES.iter().find(|(open, _)| *open == c).map(|(_, close)| *close)
}

/// A quotation begins after a comma, a space or at the start: an apostrophe within a word opens nothing.
pub fn opens(before: &str) -> bool {
    before.chars().next_back().is_none_or(|c| c.is_whitespace() || c == ',')
}

/// It ends before a separator, a bracket or the end, so that quotation marks within it do no harm.
pub fn closes(after: &str) -> bool {
    after.trim_start().chars().next().is_none_or(|c| matches!(c, ',' | ';' | ']'))
}
