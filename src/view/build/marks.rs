//! An article's text with what is quoted of it marked, and links to the pages that use each paragraph.

use std::ops::Range;

use crate::dossier::PublishableText;
use crate::html::escape;
use crate::view::{Stance, Use};

/// Marks the text of a page. `uses` gives what uses a paragraph.
pub fn marked<'a>(html: &str, text: &PublishableText, uses: impl Fn(u32) -> Vec<Use<'a>>) -> String {
    let (mut out, mut rest) = (String::with_capacity(html.len() * 5 / 4), html);
    for paragraph in text.paragraphs() {
        let Some(shown) = paragraph.text().or(paragraph.private_text()) else { continue };
        let number = paragraph.number();
        let ranges = joined(text.quotes_in(number).flat_map(|q| q.marks(number)).collect());
        let uses = uses(number);
        if ranges.is_empty() && uses.is_empty() {
            continue;
        }
        let Some((before, inside, after)) = part(rest, number) else { continue };
        out.push_str(before);
        out.push_str(&quoted(inside, shown, &ranges).unwrap_or_else(|| inside.to_owned()));
        out.push_str(&links(&uses));
        rest = after;
    }
    out + rest
}

/// What stands before the content of a numbered block, its content, and the rest.
fn part(html: &str, number: u32) -> Option<(&str, &str, &str)> {
    let id = format!(" id=\"p{number}\"");
    let at = html.find(&id)?;
    let tag = html[..at].rfind('<')? + 1;
    let name = &html[tag..tag + html[tag..].find(|c: char| !c.is_ascii_alphanumeric())?];
    let start = at + html[at..].find('>')? + 1;
    // A numbered block may hold others of its kind: the next number, or the end, lies behind its own end.
    let next = html[start..].find(" id=\"p").map_or(html.len(), |next| start + next);
    let end = start + html[start..next].rfind(&format!("</{name}>"))?;
    Some((&html[..start], &html[start..end], &html[end..]))
}

/// In order, without overlap.
fn joined(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|r| (r.start, r.end));
    let mut all: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match all.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => all.push(range),
        }
    }
    all
}

/// The content with `<mark>` around the bytes of its plain text that are quoted; `None` where it has other words.
fn quoted(html: &str, plain: &str, ranges: &[Range<usize>]) -> Option<String> {
    let (mut out, mut at, mut open, mut rest) = (String::new(), 0, false, html);
    let mark = |out: &mut String, open: &mut bool, on: bool| {
        if *open != on {
            out.push_str(if on { "<mark>" } else { "</mark>" });
            *open = on;
        }
    };
    while !rest.is_empty() {
        if rest.starts_with('<') {
            let (tag, after) = rest.split_at(rest.find('>')? + 1);
            mark(&mut out, &mut open, false);
            out.push_str(tag);
            rest = after;
            continue;
        }
        let (written, c) = character(rest)?;
        rest = &rest[written.len()..];
        if c.is_whitespace() {
            let inside = open && ranges.iter().any(|r| r.contains(&at));
            mark(&mut out, &mut open, inside);
            // A line's end is a space in the plain text, and several are one.
            at += plain[at..].chars().take_while(|c| c.is_whitespace()).map(char::len_utf8).sum::<usize>();
        } else {
            let known = plain[at..].trim_start();
            at = plain.len() - known.len();
            if !known.starts_with(c) {
                // What the page adds behind the words of an excerpt.
                return (known.is_empty()).then(|| out + if open { "</mark>" } else { "" } + written + rest);
            }
            mark(&mut out, &mut open, ranges.iter().any(|r| r.contains(&at)));
            at += c.len_utf8();
        }
        out.push_str(written);
    }
    mark(&mut out, &mut open, false);
    Some(out)
}

/// The next character as it is written, and what it means.
fn character(html: &str) -> Option<(&str, char)> {
    const ENTITIES: [(&str, char); 5] =
        [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&#39;", '\'')];
    let entity = ENTITIES.iter().find(|(entity, _)| html.starts_with(entity));
    entity.map(|(entity, c)| (&html[..entity.len()], *c)).or_else(|| {
        let c = html.chars().next()?;
        Some((&html[..c.len_utf8()], c))
    })
}

/// The pages that use a paragraph, at its end.
fn links(uses: &[Use<'_>]) -> String {
    if uses.is_empty() {
        return String::new();
    }
    let link = |u: &Use<'_>| {
        let class = match u.stance {
            Some(Stance::Supports) => "yes",
            Some(Stance::Disputes) => "no",
            Some(Stance::Unclear) => "dim",
            Some(Stance::Silent) | None => "",
        };
        let mark = if class.is_empty() { String::new() } else { format!("<span class=\"m {class}\"></span>") };
        format!("<a href=\"{}\">{mark}{}</a>", escape(&u.href), escape(&u.title))
    };
    format!("<span class=\"used\">{}</span>", uses.iter().map(link).collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stand_between_tags() {
        let cases = [
            ("He left at noon.", "He left at noon.", 3..7, Some("He <mark>left</mark> at noon.")),
            (
                "He <em>left</em> at\nnoon.",
                "He left at noon.",
                0..10,
                Some("<mark>He </mark><em><mark>left</mark></em> <mark>at</mark>\nnoon."),
            ),
            ("A &amp; B &lt;c&gt;", "A & B <c>", 2..5, Some("A <mark>&amp; B</mark> &lt;c&gt;")),
            ("Its end …", "Its end", 4..7, Some("Its <mark>end</mark> …")),
            ("Other words", "Words of it", 0..5, None),
            ("жук и ёж", "жук и ёж", 7..12, Some("жук <mark>и ё</mark>ж")),
        ];
        for (html, plain, range, expected) in cases {
            assert_eq!(quoted(html, plain, std::slice::from_ref(&range)).as_deref(), expected, "{html}");
        }
    }

    #[test]
    fn parts_are_found_with_what_they_hold() {
        let html = "<h2>T</h2>\n<p id=\"p1\">One</p>\n<div class=\"para\" id=\"p2\">\n<ul><li><div>x</div></li></ul>\n</div>\n<p id=\"p3\" class=\"withheld\">Three</p>\n";
        assert_eq!(part(html, 1).map(|p| p.1), Some("One"));
        assert_eq!(part(html, 2).map(|p| p.1), Some("\n<ul><li><div>x</div></li></ul>\n"));
        assert_eq!(part(html, 3).map(|p| p.1), Some("Three"));
        assert_eq!(part(html, 4), None);
    }

    #[test]
    fn overlapping_quotations_are_one_mark() {
        assert_eq!(joined(vec![5..9, 0..3, 2..6, 12..14]), vec![0..9, 12..14]);
    }
}
