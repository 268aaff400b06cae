//! A quotation as it is looked for: words, gaps and an editor's insertions.

use super::folded::Folded;
use crate::text::words::is_word_char;

/// A bracket with more in it than this is no editor's insertion but text.
const LONGEST_BRACKET: usize = 100;

/// The parts between `[…]`, each contiguous in the article but for insertions.
#[derive(Debug)]
pub(super) struct Pattern {
    pub(super) parts: Vec<Part>,
}

/// Pieces in order. It begins and ends with `Words` or `Letters`.
#[derive(Debug, Default)]
pub(super) struct Part {
    pub(super) pieces: Vec<Piece>,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Must stand in the text: folded for the search, and as the curator wrote it.
    Words { folded: String, written: String },
    /// `[word]` by itself: none or a few words of the text.
    Few,
    /// `[T]he`, `walk[ed]`: none or at most so many letters of the same word.
    Letters(usize),
}

enum Bracket<'q> {
    Gap,
    Insertion(&'q str),
}

impl Pattern {
    pub(super) fn parse(quote: &str) -> Self {
        let mut parts = vec![Part::default()];
        let (mut rest, mut previous) = (quote, None);
        loop {
            let found = next_bracket(rest);
            let words = found.as_ref().map_or(rest, |(before, ..)| before);
            let next = found.as_ref().map(|(_, bracket, after)| insertion(words, bracket, after));
            if let Some(part) = parts.last_mut() {
                part.push_words(words, previous.as_ref(), next.as_ref().and_then(Option::as_ref));
                part.pieces.extend(next.iter().flatten().map(Piece::copy));
            }
            let Some((_, bracket, after)) = found else { break };
            if matches!(bracket, Bracket::Gap) {
                parts.push(Part::default());
            }
            (rest, previous) = (after, next.flatten());
        }
        parts.iter_mut().for_each(Part::trim);
        parts.retain(|p| p.pieces.iter().any(Piece::has_words));
        Self { parts }
    }

    /// The same for quotations that differ only in what folding removes: what the lock's hash is taken of.
    pub(super) fn canonical(&self) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Words { folded, .. } => folded.clone(),
            Piece::Few => "[]".to_owned(),
            Piece::Letters(n) => format!("[{n}]"),
        };
        let part = |part: &Part| part.pieces.iter().map(piece).collect::<String>();
        self.parts.iter().map(part).collect::<Vec<_>>().join("[…]")
    }
}

impl Part {
    /// Without the insertions, for comparing it with passages.
    pub(super) fn plain(&self) -> String {
        let words = |piece: &Piece| match piece {
            Piece::Words { folded, .. } => folded.clone(),
            Piece::Few => " ".to_owned(),
            Piece::Letters(_) => String::new(),
        };
        self.pieces.iter().map(words).collect()
    }

    pub(super) fn insertions(&self) -> usize {
        self.pieces.iter().filter(|p| !matches!(p, Piece::Words { .. })).count()
    }

    /// Folding trims; beside letters in brackets a space must stay: `walk[ed] home`.
    fn push_words(&mut self, words: &str, before: Option<&Piece>, after: Option<&Piece>) {
        let mut folded = Folded::new([words]).text;
        if folded.is_empty() {
            return;
        }
        if matches!(before, Some(Piece::Letters(_))) && words.starts_with(char::is_whitespace) {
            folded.insert(0, ' ');
        }
        if matches!(after, Some(Piece::Letters(_))) && words.ends_with(char::is_whitespace) {
            folded.push(' ');
        }
        self.pieces.push(Piece::Words { folded, written: words.split_whitespace().collect::<Vec<_>>().join(" ") });
    }

    /// An insertion by itself at either end stands for nothing that would have to be found.
    fn trim(&mut self) {
        let first = self.pieces.iter().position(|p| *p != Piece::Few).unwrap_or(self.pieces.len());
        self.pieces.drain(..first);
        while self.pieces.last() == Some(&Piece::Few) {
            self.pieces.pop();
        }
    }
}

impl Piece {
    fn has_words(&self) -> bool {
        matches!(self, Self::Words { folded, .. } if folded.contains(is_word_char))
    }

    fn copy(&self) -> Self {
        match self {
            Self::Letters(n) => Self::Letters(*n),
            _ => Self::Few,
        }
    }
}

/// What stands before the next bracket, the bracket, and what stands behind it.
fn next_bracket(text: &str) -> Option<(&str, Bracket<'_>, &str)> {
    for (open, _) in text.match_indices('[') {
        let inside = &text[open + 1..];
        let close = inside.find(']')?;
        let content = inside[..close].trim();
        let bracket = match content.chars().filter(|c| !c.is_whitespace()).collect::<String>().as_str() {
            "…" | "..." => Bracket::Gap,
            "" => continue,
            _ if content.len() > LONGEST_BRACKET || content.contains('[') => continue,
            _ => Bracket::Insertion(content),
        };
        return Some((&text[..open], bracket, &inside[close + 1..]));
    }
    None
}

/// `None` for a gap. A bracket that touches a letter is part of that word.
fn insertion(before: &str, bracket: &Bracket<'_>, after: &str) -> Option<Piece> {
    let Bracket::Insertion(content) = bracket else { return None };
    let touches = before.ends_with(is_word_char) || after.starts_with(is_word_char);
    let letters = content.chars().filter(|c| is_word_char(*c)).count();
    Some(if touches { Piece::Letters(letters) } else { Piece::Few })
}
