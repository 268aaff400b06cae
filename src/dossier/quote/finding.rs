//! What to say of a quotation that was not found.

use super::{DiffPart, MissReason, Nearest, QuoteMiss};
use crate::diag::{Code, Finding, code::evidence as code};
use crate::text::Place;

impl QuoteMiss {
    /// The finding at the quotation's place; `article` is the cited id.
    pub fn finding(&self, article: &str, place: Place) -> Finding {
        let (code, message, help) = self.reason.say(article);
        let nearest = self.nearest.as_ref().map(|n| format!("nearest is ¶{}: {}", n.paragraph, marked(n)));
        Finding::new(code, place, message).help(nearest.unwrap_or(help))
    }
}

impl MissReason {
    /// The code, the message, and the help where no nearest passage is known.
    fn say(&self, article: &str) -> (&'static Code, String, String) {
        let nothing_near = || "no passage of the article is near it: is it another article that says so?".to_owned();
        match self {
            Self::Empty => (
                &code::QUOTE_UNREADABLE,
                "the quotation has no words".into(),
                "quote at least one word outside brackets".into(),
            ),
            Self::TooLong => (
                &code::QUOTE_UNREADABLE,
                "the quotation is too long, or has too many insertions".into(),
                "quote less, in several citations".into(),
            ),
            Self::NoSuchParagraph { count } => (
                &code::QUOTE_OTHER_PARAGRAPH,
                format!("`{article}` has only {count} paragraphs"),
                "leave the paragraph out to have the words looked for in the whole article".into(),
            ),
            Self::OtherParagraph { paragraph } => (
                &code::QUOTE_OTHER_PARAGRAPH,
                format!("these words of `{article}` begin in paragraph {paragraph}"),
                format!("write `p{paragraph}`"),
            ),
            Self::WithinWords => (
                &code::QUOTE_NOT_FOUND,
                format!("in `{article}` these are only parts of longer words or numbers"),
                "quote whole words".into(),
            ),
            Self::OtherOrder => (
                &code::QUOTE_NOT_FOUND,
                format!("the parts of this quotation stand in `{article}` in another order"),
                "`[…]` leaves words out and does not turn them round: make two citations of it".into(),
            ),
            Self::NotFound { parts: 1, .. } => {
                (&code::QUOTE_NOT_FOUND, format!("these words do not stand in `{article}`"), nothing_near())
            }
            Self::NotFound { part, parts } => (
                &code::QUOTE_NOT_FOUND,
                format!("part {part} of {parts} of this quotation does not stand in `{article}`"),
                nothing_near(),
            ),
            Self::NotInLock => (
                &code::QUOTE_NOT_IN_LOCK,
                format!("this quotation of `{article}` is not in the lock"),
                "run `dossier lock` where the text is; without it no nearest passage can be offered".into(),
            ),
        }
    }
}

/// `had left [-twelve-] {+fifteen+} minutes`; the passage itself where only its order was wrong.
fn marked(nearest: &Nearest) -> String {
    let part = |part: &DiffPart| match part {
        DiffPart::Same(words) => words.clone(),
        DiffPart::Missing(words) => format!("[-{words}-]"),
        DiffPart::Extra(words) => format!("{{+{words}+}}"),
    };
    nearest.diff.iter().map(part).collect::<Vec<_>>().join(" ")
}
