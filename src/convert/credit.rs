//! Credits of pictures: the part of a caption that says whose picture it is.

use super::agency::agency;
use super::language::word_count;
use crate::text::fold_name;

/// Splits a caption into its words and its credit: `A bridge. Ana Roth / POOL / TASS`,
/// `A bridge. (AP Photo/Ana Roth)`, `Photo: Ana Roth`. Nothing where no credit is recognised.
pub(super) fn credit(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    bracketed(text).or_else(|| labelled(text)).or_else(|| slashed(text))
}

/// `… (Ana Roth/Reuters)`, `… [Photo: Ana Roth]`.
fn bracketed(text: &str) -> Option<(&str, &str)> {
    let inner = text.trim_end_matches('.').strip_suffix([')', ']', '）'])?;
    let open = inner.rfind(['(', '[', '（'])?;
    let width = inner[open..].chars().next().map_or(1, char::len_utf8);
    let credit = inner[open + width..].trim();
    (word_count(credit) <= 16 && names_a_source(credit)).then(|| (text[..open].trim(), credit))
}

/// What follows the last sentence: `Ana Roth / POOL / TASS`, `© AFP`, `Getty Images`.
fn slashed(text: &str) -> Option<(&str, &str)> {
    let cut = last_sentence_end(text)?;
    let (caption, credit) = (text[..cut].trim(), text[cut..].trim());
    let capital = credit.chars().next().is_some_and(|c| !c.is_lowercase());
    (capital && (1..=9).contains(&word_count(credit)) && names_a_source(credit) && !credit.ends_with('.'))
        .then_some((caption, credit))
}

/// After the last full stop (or from the start, when a credit is all there is).
fn last_sentence_end(text: &str) -> Option<usize> {
    let ends = text.char_indices().filter(|(i, c)| {
        let next = text[i + c.len_utf8()..].chars().next();
        matches!(c, '.' | '。' | '!' | '?' | '”' | '"' | '|' | '©') && next.is_some_and(char::is_whitespace)
            || *c == '©'
            || *c == '。'
    });
    let last = ends.map(|(i, c)| if c == '©' { i } else { i + c.len_utf8() }).rfind(|i| *i < text.len());
    last.or_else(|| (word_count(text) <= 9 && text.contains('/')).then_some(0))
}

/// `… Photo: Ana Roth`, `… Foto: dpa`, at the end.
fn labelled(text: &str) -> Option<(&str, &str)> {
    if word_count(text) > 70 {
        return None;
    }
    let folded = text.to_lowercase();
    if folded.len() != text.len() {
        return None;
    }
    // A credit is short: its label is among the last words.
    let at = word_starts(&folded).take(30).find(|i| is_label(&folded[*i..]))?;
    let credit = &text[at..];
    let short = (2..=12).contains(&word_count(credit)) && !super::language::ends_sentence(credit.trim_end_matches('.'));
    let prose_after = super::language::sentences(credit) > 1;
    (short && !prose_after).then(|| {
        let label = LABELS.iter().find(|l| folded[at..].starts_with(**l)).map_or(0, |l| l.len());
        (text[..at].trim(), credit[label..].trim())
    })
}

fn is_label(rest: &str) -> bool {
    let first = rest.as_bytes().first();
    LABELS.iter().any(|l| l.as_bytes().first() == first && rest.starts_with(l))
}

/// Where words and marks begin, from the last.
fn word_starts(text: &str) -> impl Iterator<Item = usize> {
    let starts = |i: &usize| text[..*i].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
    text.char_indices().rev().filter(|(_, c)| !c.is_whitespace()).map(|(i, _)| i).filter(starts)
}

const LABELS: &[&str] = &[
    "photo:",
    "photo by",
    "photograph by",
    "сурет автордан",
    "photograph:",
    "photo credit:",
    "image:",
    "image credit:",
    "picture:",
    "credit:",
    "credit...",
    "credit…",
    "photo courtesy of",
    "bildquelle:",
    "foto:",
    "fotos:",
    "bild:",
    "photo :",
    "crédit :",
    "crédit photo :",
    "© ",
    "фото:",
    "світлина:",
    "сүрөт:",
    "صورة:",
    "تصوير:",
    "عکس:",
    "צילום:",
    "图:",
    "图：",
    "摄影:",
    "摄影：",
    "kuva:",
    "fot.",
    "zdjęcie:",
    "fotoğraf:",
    "görsel:",
    "imagen:",
    "imagem:",
    "immagine:",
    "ілюстрація:",
    "image source,",
    "image caption,",
    "изображение:",
    "иллюстрация:",
];

/// Whether a few words are a photographer, an agency or a collection.
fn names_a_source(credit: &str) -> bool {
    let folded = fold_name(credit);
    let parts: Vec<&str> = credit.split(['/', ',', '|', ';']).map(str::trim).filter(|p| !p.is_empty()).collect();
    let slashes = credit.contains('/') && parts.len() >= 2;
    let known = parts.iter().any(|p| agency(p).is_some() || SOURCES.contains(&fold_name(p).as_str()));
    let named = SOURCES.iter().any(|s| s.contains(' ') && folded.contains(s))
        || ["photo", "foto", "фото", "getty", "courtesy", "©"]
            .iter()
            .any(|s| folded.split(|c: char| !c.is_alphanumeric() && c != '©').any(|w| w == *s))
        || folded.starts_with('©')
        || GIVEN.iter().any(|g| folded.starts_with(g));
    named
        || is_commission(credit)
        || (known && (slashes || parts.len() == 1 || credit.contains(',')))
        || (slashes
            && all_capitalised(&parts)
            && !credit.contains(|c: char| c.is_ascii_digit())
            && word_count(credit) >= 2)
}

/// How outlets name a picture that somebody gave them.
const GIVEN: &[&str] =
    &["supplied:", "supplied by", "submitted by", "provided by", "contributed by", "image: ", "picture: "];

/// `Kari Lind for The Island Review`.
fn is_commission(credit: &str) -> bool {
    let Some((name, outlet)) = credit.split_once(" for The ") else { return false };
    let short = (2..=4).contains(&word_count(name)) && (1..=5).contains(&word_count(outlet));
    short && all_capitalised(&[name, outlet])
}

fn all_capitalised(parts: &[&str]) -> bool {
    parts.iter().all(|p| p.split_whitespace().all(|w| w.chars().next().is_some_and(char::is_uppercase)))
}

const SOURCES: &[&str] = &[
    "getty images",
    "getty",
    "afp via getty images",
    "pool",
    "pool photo",
    "handout",
    "handout via reuters",
    "file",
    "file photo",
    "shutterstock",
    "istock",
    "alamy",
    "alamy stock photo",
    "unsplash",
    "pixabay",
    "pexels",
    "wikimedia",
    "wikimedia commons",
    "creative commons",
    "imago",
    "imago images",
    "picture alliance",
    "epa",
    "epa-efe",
    "nurphoto",
    "zuma press",
    "bloomberg",
    "contributed",
    "courtesy",
    "supplied",
    "screenshot",
    "twitter",
    "facebook",
    "telegram",
    "youtube",
    "instagram",
    "cc by",
    "cc by-sa",
    "archive",
    "archivo",
    "archiv",
    "kremlin.ru",
    "president.kg",
    "press service",
    "пресс-служба",
    "из архива",
    "открытые источники",
    "nyt",
    "the new york times",
    "visual china",
    "vcg",
    "视觉中国",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits() {
        for (text, expected) in [
            (
                "The mayor opens the bridge. Ana Roth / POOL / TASS",
                Some(("The mayor opens the bridge.", "Ana Roth / POOL / TASS")),
            ),
            (
                "The mayor opens the bridge, May 3, 2023. (AP Photo/Ana Roth)",
                Some(("The mayor opens the bridge, May 3, 2023.", "AP Photo/Ana Roth")),
            ),
            (
                "The mayor opens the bridge. (Ana Roth, Sputnik, Kremlin Pool Photo via AP)",
                Some(("The mayor opens the bridge.", "Ana Roth, Sputnik, Kremlin Pool Photo via AP")),
            ),
            ("The bridge. Photo: Ana Roth", Some(("The bridge.", "Ana Roth"))),
            ("Die Brücke. Foto: dpa", Some(("Die Brücke.", "dpa"))),
            ("The bridge © AFP", Some(("The bridge", "© AFP"))),
            ("The mayor. Ana Roth for The Courier", Some(("The mayor.", "Ana Roth for The Courier"))),
            ("The mayor came. She spoke for The Courier in court", None),
            ("Photo by Ana Roth/Getty Images", Some(("", "Ana Roth/Getty Images"))),
            ("The mayor said the bridge (built in 1950) was safe.", None),
            ("The mayor said so (and/or his deputy).", None),
            ("Trade fell in the year 2022/2023. Prices rose.", None),
            ("He posted it on Facebook. Reuters could not confirm the photo.", None),
        ] {
            assert_eq!(credit(text), expected, "{text}");
        }
    }
}
