//! The texts of a page, by the element that each stands in: how long, how much of it linked, and whether it is prose.

use super::super::language::{ends_sentence, is_dense};
use super::super::raw::Hints;
use super::dom::{Dom, Id, What};

/// Hints under which prose is not the article's.
pub(super) const FOREIGN: Hints = Hints(
    Hints::NAVIGATION.0
        | Hints::ASIDE.0
        | Hints::FOOTER.0
        | Hints::COMMENTS.0
        | Hints::RELATED.0
        | Hints::PROMOTION.0
        | Hints::SHARE.0
        | Hints::ADVERT.0
        | Hints::BIO.0
        | Hints::HIDDEN.0
        | Hints::COOKIE.0
        | Hints::COPYRIGHT.0
        | Hints::CAPTION.0
        | Hints::TAGS.0,
);

/// Comments are believed to be comments, however many, when so many letters of prose stand elsewhere.
pub(super) const AN_ARTICLE: f32 = 600.0;

/// The text that stands in an element itself and in the inline elements within it.
#[derive(Debug, Clone, Default)]
pub(super) struct Own {
    pub letters: f32,
    pub linked: f32,
    /// The text ends as a sentence, or holds several.
    sentences: bool,
    pub heading: bool,
}

impl Own {
    fn is_prose(&self) -> bool {
        !self.heading
            && self.linked < self.letters * 0.5
            && ((self.sentences && self.letters >= 40.0) || self.letters >= 160.0)
    }

    pub fn prose(&self) -> f32 {
        if self.is_prose() { self.letters } else { 0.0 }
    }

    pub fn junk(&self) -> f32 {
        match () {
            () if self.is_prose() => 0.0,
            // A headline that leads elsewhere is another story's.
            () if self.heading => self.linked,
            () => self.letters.min(self.linked + 60.0),
        }
    }
}

pub(super) fn own_text(dom: &Dom, order: &[Id]) -> Vec<Own> {
    let mut own = vec![Own::default(); dom.len()];
    for &id in order {
        let What::Text(text) = &dom.node(id).what else { continue };
        let trimmed = text.trim();
        if trimmed.is_empty() {
            continue;
        }
        let Some((block, linked)) = owner(dom, id) else { continue };
        let letters = letters(trimmed);
        let own = &mut own[block];
        own.letters += letters;
        own.linked += if linked { letters } else { 0.0 };
        own.sentences = ends_sentence(trimmed) || (own.sentences && letters < 40.0) || trimmed.contains(". ");
        own.heading = matches!(dom.name(block), "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
    }
    own
}

/// The block element that a text belongs to, and whether a link is in between; none for what is not shown.
fn owner(dom: &Dom, text: Id) -> Option<(Id, bool)> {
    let mut linked = false;
    for id in dom.ancestors(text).skip(1) {
        let name = dom.name(id);
        match name {
            "a" => linked = true,
            "script" | "style" | "noscript" | "template" | "foreign" | "button" | "select" | "textarea" | "option"
            | "iframe" | "title" => return None,
            _ if !is_inline(name) => return Some((id, linked)),
            _ => {}
        }
    }
    None
}

/// A letter of a dense script says as much as two and a half others.
#[expect(clippy::cast_precision_loss, reason = "lengths of texts")]
fn letters(text: &str) -> f32 {
    let dense = text.chars().filter(|c| is_dense(*c)).count();
    text.chars().count() as f32 + dense as f32 * 1.5
}

pub(super) fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "acronym"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "nobr"
            | "q"
            | "rp"
            | "rt"
            | "ruby"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
            | "picture"
    )
}

/// The sum of a value over each node and all below it.
pub(super) fn sums(dom: &Dom, order: &[Id], value: &dyn Fn(Id) -> f32) -> Vec<f32> {
    let mut out = vec![0.0; dom.len()];
    for &id in order.iter().rev() {
        out[id] += value(id);
        if let Some(parent) = dom.node(id).parent {
            out[parent] += out[id];
        }
    }
    out
}
