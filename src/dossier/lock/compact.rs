//! Lists of numbers as one line of text each: `p3:4-9 p4:0-2`.

use std::ops::Range;

use crate::dossier::quote::{Passage, WordsHash};

/// A hash in hexadecimal.
pub(super) mod hash {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use super::WordsHash;

    pub fn serialize<S: Serializer>(hash: &WordsHash, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(hash)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<WordsHash, D::Error> {
        let text = String::deserialize(from)?;
        WordsHash::parse(&text).ok_or_else(|| D::Error::custom(format!("`{text}` is not 32 hexadecimal digits")))
    }
}

/// `56 24 0`
pub(super) mod numbers {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(numbers: &[usize], to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&super::joined(numbers))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<usize>, D::Error> {
        let text = String::deserialize(from)?;
        super::list(&text, |n| n.parse().ok()).map_err(D::Error::custom)
    }
}

/// `116=7+25`: from word 116 of the one and 7 of the other, 25 words.
pub(super) mod runs {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    /// So that no sum of numbers in a lock overflows.
    const MOST: usize = 1 << 32;

    pub fn serialize<S: Serializer>(runs: &[[usize; 3]], to: S) -> Result<S::Ok, S::Error> {
        let runs: Vec<String> = runs.iter().map(|[a, b, length]| format!("{a}={b}+{length}")).collect();
        to.serialize_str(&runs.join(" "))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<[usize; 3]>, D::Error> {
        let text = String::deserialize(from)?;
        super::list(&text, run).map_err(D::Error::custom)
    }

    fn run(text: &str) -> Option<[usize; 3]> {
        let (a, rest) = text.split_once('=')?;
        let (b, length) = rest.split_once('+')?;
        let number = |n: &str| n.parse().ok().filter(|n| *n < MOST);
        Some([number(a)?, number(b)?, number(length)?])
    }
}

/// `"<hash>": "p3:4-9 p4:0-2"`: the words from 4 up to but not including 9 of paragraph 3, and so on.
pub(super) mod quotes {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use super::{Passage, WordsHash};

    pub fn serialize<S: Serializer>(quotes: &BTreeMap<WordsHash, Vec<Passage>>, to: S) -> Result<S::Ok, S::Error> {
        let passage = |p: &Passage| format!("p{}:{}-{}", p.paragraph, p.words.start, p.words.end);
        let passages = |all: &Vec<Passage>| all.iter().map(passage).collect::<Vec<_>>().join(" ");
        to.collect_map(quotes.iter().map(|(hash, all)| (hash.to_string(), passages(all))))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<WordsHash, Vec<Passage>>, D::Error> {
        let text: BTreeMap<String, String> = BTreeMap::deserialize(from)?;
        let quote = |(hash, passages): (&String, &String)| {
            let key = WordsHash::parse(hash).ok_or_else(|| format!("`{hash}` is not 32 hexadecimal digits"))?;
            Ok((key, super::list(passages, super::passage)?))
        };
        text.iter().map(quote).collect::<Result<_, String>>().map_err(D::Error::custom)
    }
}

/// `"<id>": {"<spelling>": "2 5"}`
pub(super) mod names {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    type Names = BTreeMap<String, BTreeMap<String, Vec<u32>>>;

    pub fn serialize<S: Serializer>(names: &Names, to: S) -> Result<S::Ok, S::Error> {
        let spelling = |(spelling, paragraphs): (&String, &Vec<u32>)| (spelling.clone(), super::joined(paragraphs));
        let spellings = |all: &BTreeMap<String, Vec<u32>>| all.iter().map(spelling).collect::<BTreeMap<_, _>>();
        to.collect_map(names.iter().map(|(id, all)| (id, spellings(all))))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Names, D::Error> {
        let text: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::deserialize(from)?;
        let spelling =
            |(spelling, paragraphs): (String, String)| Ok((spelling, super::list(&paragraphs, |n| n.parse().ok())?));
        let entity = |(id, all): (String, BTreeMap<String, String>)| {
            Ok((id, all.into_iter().map(spelling).collect::<Result<_, String>>()?))
        };
        text.into_iter().map(entity).collect::<Result<_, String>>().map_err(D::Error::custom)
    }
}

fn passage(text: &str) -> Option<Passage> {
    let (paragraph, words) = text.strip_prefix('p')?.split_once(':')?;
    let (start, end) = words.split_once('-')?;
    let words: Range<u32> = start.parse().ok()?..end.parse().ok()?;
    let paragraph = paragraph.parse().ok().filter(|p| *p > 0)?;
    (words.start <= words.end).then_some(Passage { paragraph, words, range: None })
}

fn joined<T: ToString>(items: &[T]) -> String {
    items.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

fn list<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, String> {
    text.split_whitespace().map(|item| read(item).ok_or_else(|| format!("`{item}` does not belong there"))).collect()
}
