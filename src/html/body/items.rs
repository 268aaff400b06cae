//! Pieces of Markdown, numbered as the dossier numbers them.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::document::Piece;
use crate::text::is_relative;

/// A piece with what it is the how-manieth of: of the references and headings of its document.
pub(super) struct Item<'e> {
    pub(super) piece: Piece<'e>,
    pub(super) range: Range<usize>,
    pub(super) reference: usize,
    pub(super) heading: usize,
}

/// Texts that only the ends of lines part as one text, so that a name broken over two lines is one.
pub(super) fn in_one(items: Vec<Item<'_>>) -> Vec<Item<'_>> {
    let mut out: Vec<Item<'_>> = Vec::with_capacity(items.len());
    let mut items = items.into_iter().peekable();
    while let Some(mut item) = items.next() {
        if let Piece::Event(Event::Text(text)) = &mut item.piece
            && items.peek().and_then(part).is_some()
        {
            let mut whole = text.to_string();
            while let Some(next) = items.next_if(|next| part(next).is_some()) {
                whole.push_str(part(&next).unwrap_or_default());
                item.range.end = next.range.end;
            }
            *text = whole.into();
        }
        out.push(item);
    }
    out
}

/// What a piece adds to the text before it.
pub(super) fn part<'i>(item: &'i Item<'_>) -> Option<&'i str> {
    match &item.piece {
        Piece::Event(Event::Text(text)) => Some(text),
        Piece::Event(Event::SoftBreak) => Some("\n"),
        _ => None,
    }
}

/// Gives each piece its numbers, and footnotes apart from the text that uses them.
pub(super) fn apart(found: Vec<(Piece<'_>, Range<usize>)>) -> (Vec<Item<'_>>, Vec<(String, Vec<Item<'_>>)>) {
    let (mut items, mut definitions) = (Vec::with_capacity(found.len()), Vec::<(String, Vec<Item<'_>>)>::new());
    let (mut reference, mut heading, mut noted) = (0, 0, false);
    for (piece, range) in found {
        let refers = match &piece {
            Piece::Link(_) | Piece::Embed(_) | Piece::Citations(_) => true,
            Piece::Event(Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. })) => {
                is_relative(dest_url)
            }
            _ => false,
        };
        let heads = matches!(piece, Piece::Event(Event::Start(Tag::Heading { .. })));
        match &piece {
            Piece::Event(Event::Start(Tag::FootnoteDefinition(label))) => {
                noted = true;
                definitions.push((label.to_lowercase(), Vec::new()));
            }
            Piece::Event(Event::End(TagEnd::FootnoteDefinition)) => noted = false,
            _ => {
                let item = Item { piece, range, reference, heading };
                match definitions.last_mut() {
                    Some((_, note)) if noted => note.push(item),
                    _ => items.push(item),
                }
            }
        }
        reference += usize::from(refers);
        heading += usize::from(heads);
    }
    (items, definitions)
}

/// HTML without its comments; one without an end reaches to the end, which the document room has reported.
pub(super) fn without_comments(html: &str) -> Cow<'_, str> {
    if !html.contains("<!--") {
        return Cow::Borrowed(html);
    }
    let (mut out, mut rest) = (String::with_capacity(html.len()), html);
    while let Some((before, comment)) = rest.split_once("<!--") {
        out.push_str(before);
        // `<!-->` and `<!--->` are whole comments.
        rest = if let Some(after) = comment.strip_prefix('>').or_else(|| comment.strip_prefix("->")) {
            after
        } else {
            comment.split_once("-->").map_or("", |(_, after)| after)
        };
    }
    out.push_str(rest);
    Cow::Owned(out)
}
