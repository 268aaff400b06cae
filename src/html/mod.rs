//! Layer 5: bodies as HTML, one pass a file.

mod anchors;
mod body;
mod cards;
mod highlight;
mod lists;
mod names;
mod prefix;
mod sanitise;
mod words;

pub use body::{Body, Options, ReferenceEntry, Writer};
pub use highlight::highlight;
pub use lists::listed;
pub use prefix::{nested, next_tag};
pub use words::Words;

use std::borrow::Cow;

pub use crate::text::is_safe_address;

/// Text as HTML: safe in elements and in attributes within double quotation marks.
pub fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>', '"']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}
