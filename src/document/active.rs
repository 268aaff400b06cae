//! What in a Markdown text would act in a program that shows it: HTML, addresses of other places, pictures.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag};

use super::markdown::{Piece, pieces};
use crate::text::is_relative;

/// Something that a copy of the text cannot simply keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Active {
    /// A block of HTML, or one inline tag or comment.
    Html,
    /// `<https://…>` with its address.
    Autolink(String),
    /// A link that leads out of the dossier, with its address.
    Link(String),
    /// A picture from elsewhere, with its address.
    Image(String),
    /// A callout; its title is the first line.
    Callout,
}

/// Everything active, with its bytes, in the order of the text. Links to files of the dossier are not: they are references.
pub fn active(markdown: &str) -> Vec<(Active, Range<usize>)> {
    pieces(markdown).0.into_iter().filter_map(|(piece, range)| Some((what(&piece)?, range))).collect()
}

fn what(piece: &Piece<'_>) -> Option<Active> {
    match piece {
        Piece::Event(Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_)) => Some(Active::Html),
        Piece::Event(Event::Start(Tag::Link { link_type: LinkType::Autolink | LinkType::Email, dest_url, .. })) => {
            Some(Active::Autolink(dest_url.to_string()))
        }
        Piece::Event(Event::Start(Tag::Link { dest_url, .. })) if !is_relative(dest_url) => {
            Some(Active::Link(dest_url.to_string()))
        }
        Piece::Event(Event::Start(Tag::Image { dest_url, .. })) if !is_relative(dest_url) => {
            Some(Active::Image(dest_url.to_string()))
        }
        Piece::Callout(_) => Some(Active::Callout),
        _ => None,
    }
}
