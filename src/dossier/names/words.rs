//! A text as words: where each stands, how it is written, what stands before it.
//!
//! Words follow Unicode (UAX #29), then are cut again at apostrophes and full stops, so that `Putin’s` is `Putin` and
//! `s`, while dotted initials stay one word (`U.S.` is `us`). Scripts without spaces (Han, Kana, Thai, …) give one word
//! a character: there a name is a row of characters.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// What stands between a word and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// The start of the text, or the end of a sentence.
    Stop,
    /// An opening quotation mark or bracket, a colon, a dash between spaces: a sentence may begin here.
    Open,
    /// A comma, a closing bracket and the like.
    Comma,
    Hyphen,
    Apostrophe,
    /// White space, a middle dot between parts of a name, or nothing.
    Space,
}

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    Lower,
    /// One upper-case letter alone, or dotted ones.
    Initial,
    Capital,
    /// Two or more letters, all upper-case.
    Upper,
    /// Digits, and scripts without case.
    None,
}

/// One word of a [`Words`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    start: u32,
    end: u32,
    folded_start: u32,
    folded_end: u32,
    pub before: Gap,
    pub case: Case,
}

/// A text cut into words, each also folded (lower case, without accents).
#[derive(Debug, Clone)]
pub struct Words<'a> {
    pub text: &'a str,
    pub words: Vec<Word>,
    folded: String,
}

/// Stands before each folded word, and after it: so a match of a row of words is one of whole words.
pub const BEFORE: char = '\u{1}';
const AFTER: char = '\u{3}';

impl<'a> Words<'a> {
    /// Cuts `text`. Linear in its length.
    pub fn new(text: &'a str) -> Self {
        let mut out =
            Self { text, words: Vec::with_capacity(text.len() / 6), folded: String::with_capacity(text.len() + 64) };
        if text.is_ascii() {
            ascii_words(text.as_bytes(), |range| out.push(range));
        } else {
            for (start, word) in text.unicode_word_indices() {
                split_word(start, word, |range| out.push(range));
            }
        }
        out
    }

    pub fn len(&self) -> usize {
        self.words.len()
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    pub fn get(&self, index: usize) -> Option<&Word> {
        self.words.get(index)
    }

    /// The word as written.
    pub fn written(&self, index: usize) -> &'a str {
        self.words.get(index).map_or("", |w| &self.text[w.start as usize..w.end as usize])
    }

    /// The word folded.
    pub fn folded(&self, index: usize) -> &str {
        self.words.get(index).map_or("", |w| &self.folded[w.folded_start as usize..w.folded_end as usize])
    }

    /// The folded text as [`serialized`] writes names.
    pub fn haystack(&self) -> &str {
        &self.folded
    }

    /// The bytes of the text from the first of these words to the last.
    pub fn range(&self, words: Range<usize>) -> Range<usize> {
        let start = self.words.get(words.start).map_or(0, |w| w.start as usize);
        let end = words.end.checked_sub(1).and_then(|last| self.words.get(last)).map_or(start, |w| w.end as usize);
        start..end.max(start)
    }

    /// The text between word `index` and the one before it.
    pub fn gap(&self, index: usize) -> &'a str {
        let from = index.checked_sub(1).and_then(|i| self.words.get(i)).map_or(0, |w| w.end as usize);
        let to = self.words.get(index).map_or(self.text.len(), |w| w.start as usize);
        self.text.get(from..to).unwrap_or("")
    }

    /// The index of the word whose serialized form starts at this byte of the haystack.
    pub fn at_haystack(&self, offset: usize) -> usize {
        self.words.partition_point(|w| (w.folded_start as usize) <= offset)
    }

    /// The index of the word that holds this byte of the text, or the next one.
    pub fn at_byte(&self, offset: usize) -> usize {
        self.words.partition_point(|w| w.end as usize <= offset)
    }

    /// Where the word's serialized form ends in the haystack.
    pub fn haystack_end(&self, index: usize) -> usize {
        self.words.get(index).map_or(self.folded.len(), |w| w.folded_end as usize + AFTER.len_utf8())
    }

    /// Whether `index` may be capitalised for its place alone.
    pub fn starts_sentence(&self, index: usize) -> bool {
        self.words.get(index).is_none_or(|w| matches!(w.before, Gap::Stop | Gap::Open))
    }

    fn push(&mut self, range: Range<usize>) {
        let written = &self.text[range.clone()];
        if self.joins_initials(&range, written) {
            return self.extend_last(range.end, written);
        }
        let before = self.gap_before(range.start);
        self.folded.push(BEFORE);
        let folded_start = offset(self.folded.len());
        fold_word(written, &mut self.folded);
        let folded_end = offset(self.folded.len());
        self.folded.push(AFTER);
        let case = case_of(written);
        self.words.push(Word {
            start: offset(range.start),
            end: offset(range.end),
            folded_start,
            folded_end,
            before,
            case,
        });
    }

    /// `U.S.`, `J.K.`, `J. K.`: single capitals with nothing but full stops between them are one word.
    fn joins_initials(&self, range: &Range<usize>, written: &str) -> bool {
        let Some(last) = self.words.last() else { return false };
        let between = &self.text[last.end as usize..range.start];
        let dotted = between == "." || matches!(between, "" | " " | ". ") && self.text[range.end..].starts_with('.');
        last.case == Case::Initial
            && case_of(written) == Case::Initial
            && dotted
            && self.text[..range.start].ends_with(['.', ' '])
    }

    fn extend_last(&mut self, end: usize, written: &str) {
        self.folded.pop();
        fold_word(written, &mut self.folded);
        let dot = usize::from(self.text[end..].starts_with('.'));
        if let Some(last) = self.words.last_mut() {
            last.end = offset(end + dot);
            last.folded_end = offset(self.folded.len());
        }
        self.folded.push(AFTER);
    }

    fn gap_before(&self, start: usize) -> Gap {
        let Some(last) = self.words.last() else { return Gap::Stop };
        let gap = &self.text[last.end as usize..start];
        let abbreviates = last.case == Case::Initial || is_abbreviation(self.folded(self.words.len() - 1));
        gap_of(gap, abbreviates)
    }
}

/// A name as a row of serialized words, to be searched in [`Words::haystack`].
pub fn serialized(name: &str) -> String {
    Words::new(name).folded
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn ascii_words(bytes: &[u8], mut word: impl FnMut(Range<usize>)) {
    let mut start = None;
    for (at, byte) in bytes.iter().enumerate() {
        match (byte.is_ascii_alphanumeric() || *byte == b'_', start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                word(from..at);
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        word(from..bytes.len());
    }
}

/// A Unicode word, cut at the marks that UAX #29 keeps inside one.
fn split_word(start: usize, word: &str, mut part: impl FnMut(Range<usize>)) {
    let mut from = 0;
    for (at, c) in word.char_indices() {
        if !is_inner_mark(c) {
            continue;
        }
        if at > from {
            part(start + from..start + at);
        }
        from = at + c.len_utf8();
    }
    if word.len() > from {
        part(start + from..start + word.len());
    }
}

fn is_inner_mark(c: char) -> bool {
    matches!(c, '.' | ',' | ':' | ';' | '·' | '․' | '‧' | '׳') || is_apostrophe(c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | '`' | '´' | '′' | '\u{FF07}')
}

fn gap_of(gap: &str, after_abbreviation: bool) -> Gap {
    let mut chars = gap.chars();
    match (chars.next(), chars.next()) {
        (None, _) | (Some(' ' | '\u{A0}' | '·' | '・' | '‧'), None) => return Gap::Space,
        (Some('-' | '‐' | '‑' | '–'), None) => return Gap::Hyphen,
        (Some(c), None) if is_apostrophe(c) => return Gap::Apostrophe,
        _ => {}
    }
    if after_abbreviation && gap.trim() == "." {
        return Gap::Space;
    }
    // A closing quotation mark at the end of a sentence does not hide the full stop.
    if gap.contains(['.', '!', '?', '…', '。', '！', '？', '؟', '\u{2029}', '•']) || gap.contains("\n\n") {
        Gap::Stop
    } else if gap.chars().any(opens) || gap.contains(" - ") || gap.ends_with([' ', '\n']) && gap.contains(['-', '–'])
    {
        Gap::Open
    } else if gap.trim().is_empty() {
        Gap::Space
    } else if gap.contains(" '") || gap.contains(" ’") {
        Gap::Open
    } else {
        Gap::Comma
    }
}

fn opens(c: char) -> bool {
    matches!(c, '"' | '“' | '„' | '«' | '‘' | '(' | '[' | ':' | '—' | '|' | '「' | '《' | '：' | '（' | '*' | '#')
}

/// Abbreviations after which a full stop ends no sentence.
fn is_abbreviation(folded: &str) -> bool {
    const ABBREVIATIONS: &str = " mr mrs ms dr prof st gen lt col maj capt sgt cpl adm cmdr sen rep gov rev hon pres \
        fr hr frau mme mlle sr sra jr no vs inc ltd co corp jan feb mar apr jun jul aug sep sept oct nov dec \
        bzw usw ca nr tel r ul im г ул им тов м акад проф д н ";
    ABBREVIATIONS.contains(&format!(" {folded} "))
}

fn case_of(word: &str) -> Case {
    let (mut upper, mut lower, mut first_upper) = (0_u32, 0_u32, false);
    for (at, c) in word.chars().filter(|c| c.is_alphabetic()).enumerate() {
        if c.is_uppercase() {
            upper += 1;
            first_upper |= at == 0;
        } else if c.is_lowercase() {
            lower += 1;
        }
    }
    match (upper, lower, first_upper) {
        (0, 0, _) => Case::None,
        (1, 0, _) if word.chars().count() == 1 => Case::Initial,
        (_, 0, _) => Case::Upper,
        (_, _, true) => Case::Capital,
        _ => Case::Lower,
    }
}

/// Folds one word for comparison: lower case, Latin letters without accents, `ё` as `е`, both Turkish i's as `i`,
/// Arabic and Hebrew without vowel points, the forms of alef as one. `й` stays.
pub fn fold_word(word: &str, out: &mut String) {
    if word.is_ascii() {
        out.extend(word.bytes().map(|b| char::from(b.to_ascii_lowercase())));
        return;
    }
    for c in word.nfc() {
        fold_letter(c, out);
    }
}

fn fold_letter(c: char, out: &mut String) {
    match c {
        'İ' | 'ı' => out.push('i'),
        'ß' | 'ẞ' => out.push_str("ss"),
        'æ' | 'Æ' => out.push_str("ae"),
        'œ' | 'Œ' => out.push_str("oe"),
        'ø' | 'Ø' => out.push('o'),
        'ł' | 'Ł' => out.push('l'),
        'đ' | 'Đ' | 'ð' | 'Ð' => out.push('d'),
        'þ' | 'Þ' => out.push_str("th"),
        'ə' | 'Ə' => out.push('a'),
        'ё' | 'Ё' => out.push('е'),
        'й' | 'Й' => out.push('й'),
        'ї' | 'Ї' => out.push('ї'),
        '\u{AC00}'..='\u{D7A3}' => out.push(c),
        'أ' | 'إ' | 'آ' | 'ٱ' => out.push('ا'),
        'ى' | 'ی' => out.push('ي'),
        'ک' => out.push('ك'),
        'ـ' => {}
        c if is_dropped_mark(c) => {}
        c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
        c => out.extend(std::iter::once(c).nfd().filter(|c| !is_dropped_mark(*c)).flat_map(char::to_lowercase)),
    }
}

/// Accents, Hebrew points, Arabic vowel signs, what is invisible. Vowel signs of Indic scripts are letters and stay.
fn is_dropped_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5C7}' | '\u{64B}'..='\u{65F}' | '\u{670}')
        || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// All words of a text, folded, with one space between them.
pub fn folded_phrase(text: &str) -> String {
    let words = Words::new(text);
    (0..words.len()).map(|i| words.folded(i)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use Gap::{Apostrophe, Comma, Hyphen, Open, Space, Stop};

    fn check(text: &str, expected: &str) {
        assert_eq!(folded_phrase(text), expected, "{text}");
    }

    #[test]
    fn words_are_cut_and_folded() {
        check("Putin’s trip to Nagorno-Karabakh", "putin s trip to nagorno karabakh");
        check("the U.S. and J.K. Rowling", "the us and jk rowling");
        check("İstanbul'da IĞDIR", "istanbul da igdir");
        check("普京 met 习近平", "普 京 met 习 近 平");
        check("Фёдор Ковалёв-Орлов, Сергей", "федор ковалев орлов сергей");
        check("José Straße Łódź", "jose strasse lodz");
        check("مُوسكُو", "موسكو");
    }

    #[test]
    fn gaps_tell_sentences() {
        let words = Words::new("He left. Mr. Putin said: “Yes, Moscow–Minsk” (now) O'Neil");
        let gaps: Vec<Gap> = words.words.iter().map(|w| w.before).collect();
        assert_eq!(gaps, [Stop, Space, Stop, Space, Space, Open, Comma, Hyphen, Open, Comma, Apostrophe]);
    }
}
