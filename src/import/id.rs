//! Ids of imported articles: readable, and the same for the same article.

use crate::convert::Converted;
use crate::text::slug;

/// Words of a headline that an id takes.
const WORDS: usize = 6;
/// Characters of a publisher and of a headline in an id.
const LONGEST: usize = 48;

/// `coast-courier-2024-05-03-harbour-bridge-reopens-after-long-repairs`: publisher, day and headline, as far as they are
/// known; the first words of the text where there is no headline.
pub(super) fn id(converted: &Converted, stem: &str) -> String {
    let fields = &converted.fields;
    let publisher = fields.publisher.as_ref().map(|p| short(without_article(&p.value), 4)).unwrap_or_default();
    let day = fields.published.as_ref().and_then(|p| p.value.get(..10)).unwrap_or_default();
    let first = converted.paragraphs().next().map(|b| b.text.as_str()).unwrap_or_default();
    let words = short(fields.title.as_ref().map_or(first, |t| t.value.as_str()), WORDS);
    let parts: Vec<&str> = [publisher.as_str(), day, words.as_str()].into_iter().filter(|p| !p.is_empty()).collect();
    match parts.join("-") {
        id if id.chars().any(char::is_alphabetic) => id,
        _ => slug(stem),
    }
}

/// A second article of the same name: `…-2`, `…-3`.
pub(super) fn numbered(id: &str, number: usize) -> String {
    if number < 2 { id.to_owned() } else { format!("{id}-{number}") }
}

fn without_article(name: &str) -> &str {
    ["The ", "Le ", "La ", "Les ", "Der ", "Die ", "Das ", "El ", "Los "]
        .iter()
        .find_map(|a| name.strip_prefix(a))
        .unwrap_or(name)
}

/// The first words as an address, not longer than [`LONGEST`]; `--` is reserved. In scripts without spaces the
/// length alone cuts.
fn short(text: &str, words: usize) -> String {
    let slug = slug(text).replace('_', "-");
    let mut out = String::new();
    for word in slug.split('-').filter(|w| !w.is_empty()).take(words) {
        let left = LONGEST.saturating_sub(out.chars().count());
        if !out.is_empty() && word.chars().count() >= left {
            break;
        }
        if !out.is_empty() {
            out.push('-');
        }
        out.extend(word.chars().take(left));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_an_address() {
        assert_eq!(
            short("Harbour bridge -- reopens, after long repairs & more", 6),
            "harbour-bridge-reopens-after-long-repairs"
        );
        assert_eq!(short("В Каменке открыли мост", 6), "в-каменке-открыли-мост");
        assert_eq!(short(&"长".repeat(80), 6).chars().count(), LONGEST);
        assert_eq!(without_article("The Coast Courier"), "Coast Courier");
    }
}
