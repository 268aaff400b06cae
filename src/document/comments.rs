//! Obsidian's `%%comments%%`: never published, so they are gone before Markdown is read.

use std::ops::Range;

/// Where comments stand in `text`, outside of code. One that does not end reaches to the end of the text.
pub fn comments(text: &str) -> Vec<Range<usize>> {
    if !text.contains("%%") {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut fence: Option<(u8, usize)> = None;
    let mut open: Option<usize> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let marker = if open.is_none() { fence_marker(line) } else { None };
        match (fence, marker) {
            (Some((c, n)), Some((d, m))) if c == d && m >= n => fence = None,
            (None, Some(m)) => fence = Some(m),
            (Some(_), _) => {}
            (None, None) => in_line(line, start, &mut open, &mut found),
        }
        start += line.len();
    }
    found.extend(open.map(|at| at..text.len()));
    found
}

/// The character and length of a code fence that the line consists of or opens with.
fn fence_marker(line: &str) -> Option<(u8, usize)> {
    let rest = line.trim_start_matches([' ', '>']);
    let c = *rest.as_bytes().first().filter(|c| matches!(c, b'`' | b'~'))?;
    let n = rest.bytes().take_while(|b| *b == c).count();
    (n >= 3).then_some((c, n))
}

fn in_line(line: &str, start: usize, open: &mut Option<usize>, found: &mut Vec<Range<usize>>) {
    let bytes = line.as_bytes();
    let mut i = 0;
    while i < bytes.len() {
        if bytes[i..].starts_with(b"%%") {
            match open.take() {
                Some(at) => found.push(at..start + i + 2),
                None => *open = Some(start + i),
            }
            i += 2;
        } else if bytes[i] == b'`' && open.is_none() {
            i += code_span(&line[i..]);
        } else {
            i += 1;
        }
    }
}

/// The length of the code span that begins here, or of its backticks where it does not end on the line.
fn code_span(rest: &str) -> usize {
    let ticks = rest.bytes().take_while(|b| *b == b'`').count();
    rest[ticks..].find(&rest[..ticks]).map_or(ticks, |end| ticks + end + ticks)
}
