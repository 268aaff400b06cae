//! Layer 2: one file → one parsed document: typed front matter, and a body with its places.
//!
//! Absent here: what an id means, whether it exists, who else links to it. That is the `dossier`'s.

mod active;
pub mod body;
pub mod citation;
mod comments;
mod fields;
pub mod front;
mod kind;
pub mod markdown;
mod parse;
pub mod raw;
mod syntax;
mod text;

pub use active::{Active, active};
pub use body::{Block, Body, Directive, Heading, Reference, ReferenceKind};
pub use citation::{Citation, Locator};
pub use fields::{
    Article, Claim, Common, Correction, Dateline, Entity, Event, Evidence, Fields, Image, Mode, Name, Note,
    Organization, OutletPicture, Person, Place, Rights, Role, Stance, Term, Voice,
};
pub use kind::Kind;
pub use markdown::{Callout, Piece, Wikilink, pieces};
pub use parse::{Document, parse, utf8};
pub use text::{ArticleText, Paragraph, Paragraphs, article_text};

use std::ops::Range;

/// A value and its bytes in the file that it stands in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spanned<T> {
    pub value: T,
    pub range: Range<usize>,
}
