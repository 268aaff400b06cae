//! Text as quotations are compared, with the way back to the text as it stands.

use std::ops::Range;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use unicode_segmentation::UnicodeSegmentation;

use crate::text::fold_char;

/// A folded text and, for each of its characters, the place it comes from.
///
/// Beyond [`fold_char`]: all quotation marks are one (an inner quotation changes its marks when it is quoted),
/// a dash is `-` without the spaces around it, `--` is a dash, `…` is three points, and the break between
/// two paragraphs is a space.
#[derive(Debug, Clone, Default)]
pub(super) struct Folded {
    pub(super) text: String,
    anchors: Vec<Anchor>,
    /// Where the last character ended if it was kept as it is: then the next may need no anchor.
    straight: Option<(usize, usize)>,
    /// Spaces and dashes seen and not yet written.
    pending: Option<Pending>,
}

/// From `folded` on (until the next anchor) the text comes from `original` on in `paragraph` (from 0).
#[derive(Debug, Clone)]
struct Anchor {
    folded: usize,
    paragraph: usize,
    original: Range<usize>,
    /// Byte for byte; otherwise all of it stands for all of `original`.
    straight: bool,
}

#[derive(Debug, Clone)]
struct Pending {
    dash: bool,
    kept: bool,
    paragraph: usize,
    range: Range<usize>,
}

impl Folded {
    /// Folds paragraphs into one text.
    pub(super) fn new<'p>(paragraphs: impl IntoIterator<Item = &'p str>) -> Self {
        let mut folded = Self::default();
        for (number, paragraph) in paragraphs.into_iter().enumerate() {
            folded.blank(number, 0..0, false, false);
            folded.paragraph(number, paragraph);
        }
        folded.flush(true);
        folded
    }

    /// The paragraph (from 0) and range of bytes from which the character at `at` comes.
    pub(super) fn place(&self, at: usize) -> (usize, Range<usize>) {
        let index = self.anchors.partition_point(|a| a.folded <= at).saturating_sub(1);
        let Some(anchor) = self.anchors.get(index) else { return (0, 0..0) };
        if !anchor.straight {
            return (anchor.paragraph, anchor.original.clone());
        }
        let start = anchor.original.start + (at - anchor.folded);
        let width = self.text[at..].chars().next().map_or(0, char::len_utf8);
        (anchor.paragraph, start..start + width)
    }

    /// The paragraph and the byte behind the last character of the stretch that ends at `end`.
    pub(super) fn end_place(&self, end: usize) -> (usize, usize) {
        let last = self.text[..end].char_indices().next_back().map_or(0, |(at, _)| at);
        let (paragraph, range) = self.place(last);
        (paragraph, range.end)
    }

    /// Where the text of a paragraph (from 0) begins; the end of the text behind the last.
    pub(super) fn start_of(&self, paragraph: usize) -> usize {
        let anchor = self.anchors.get(self.anchors.partition_point(|a| a.paragraph < paragraph));
        anchor.map_or(self.text.len(), |a| a.folded)
    }

    fn paragraph(&mut self, number: usize, text: &str) {
        // ASCII is normalized, and what stands between can only make the check stricter.
        if is_nfc_quick(text.chars().filter(|c| !c.is_ascii())) == IsNormalized::Yes {
            return self.normalized(number, text);
        }
        // Composition stays within a grapheme cluster, so that is what a composed character comes from.
        for (at, cluster) in text.grapheme_indices(true) {
            if is_nfc_quick(cluster.chars()) == IsNormalized::Yes {
                let chars = cluster.char_indices();
                chars.for_each(|(i, c)| self.char(number, at + i..at + i + c.len_utf8(), c, c));
            } else {
                cluster.nfc().for_each(|c| self.char(number, at..at + cluster.len(), c, '\0'));
            }
        }
    }

    /// Most of most texts is letters and single spaces: they are copied in stretches.
    fn normalized(&mut self, number: usize, text: &str) {
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            let stretch = plain_stretch(&text.as_bytes()[at..]);
            let end = at + if stretch > 0 { stretch } else { c.len_utf8() };
            match stretch {
                0 => self.char(number, at..end, c, c),
                _ => self.write(number, at..end, &text[at..end], true),
            }
            at = end;
        }
    }

    /// `original` is the character at `range`, or NUL if there is no single one.
    fn char(&mut self, paragraph: usize, range: Range<usize>, c: char, original: char) {
        match fold_char(c) {
            None => {}
            Some(' ') => self.blank(paragraph, range, false, c == ' '),
            Some('-') => self.blank(paragraph, range, true, c == '-'),
            Some('"') => self.write(paragraph, range, "'", false),
            Some('…') => self.write(paragraph, range, "...", false),
            Some(c) => self.write(paragraph, range, c.encode_utf8(&mut [0; 4]), c == original),
        }
    }

    /// A space or dash: a run of them becomes one character, and a dash wins.
    fn blank(&mut self, paragraph: usize, range: Range<usize>, dash: bool, kept: bool) {
        match &mut self.pending {
            Some(p) if dash && !p.dash => *p = Pending { dash, kept: false, paragraph, range },
            Some(p) => {
                p.kept = false;
                if dash == p.dash && paragraph == p.paragraph {
                    p.range.end = range.end;
                }
            }
            None => self.pending = Some(Pending { dash, kept, paragraph, range }),
        }
    }

    fn flush(&mut self, at_end: bool) {
        let Some(p) = self.pending.take() else { return };
        if p.dash || !(at_end || self.text.is_empty()) {
            self.push(p.paragraph, p.range, if p.dash { "-" } else { " " }, p.kept);
        }
    }

    fn write(&mut self, paragraph: usize, range: Range<usize>, folded: &str, kept: bool) {
        self.flush(false);
        self.push(paragraph, range, folded, kept);
    }

    fn push(&mut self, paragraph: usize, original: Range<usize>, folded: &str, kept: bool) {
        let end = original.end;
        if !kept || self.straight != Some((paragraph, original.start)) {
            self.anchors.push(Anchor { folded: self.text.len(), paragraph, original, straight: kept });
        }
        self.straight = kept.then_some((paragraph, end));
        self.text.push_str(folded);
    }
}

/// How many bytes from the start on folding leaves as they are: ASCII without what it changes, and single spaces within.
fn plain_stretch(bytes: &[u8]) -> usize {
    let plain = |b: Option<&u8>| b.is_some_and(|b| b.is_ascii_graphic() && !matches!(b, b'-' | b'"' | b'`'));
    let mut end = 0;
    while plain(bytes.get(end)) || end > 0 && bytes.get(end) == Some(&b' ') && plain(bytes.get(end + 1)) {
        end += 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_and_finds_the_way_back() {
        let cases = [
            ("a — b--c - d", "a-b-c-d"),
            ("\u{201C}so\u{201D}, he\u{00AD}'s  \u{a0} gone…", "'so', he's gone..."),
            ("  cafe\u{301} ", "café"),
            ("one|two| |three", "one two three"),
            ("- list -|next", "-list-next"),
        ];
        for (input, expected) in cases {
            let paragraphs: Vec<&str> = input.split('|').collect();
            let folded = Folded::new(paragraphs.iter().copied());
            assert_eq!(folded.text, expected);
            for (at, c) in folded.text.char_indices() {
                let (paragraph, range) = folded.place(at);
                let original =
                    paragraphs[paragraph].get(range).unwrap_or_else(|| panic!("{input}: {at} cuts a character"));
                assert!(
                    c == ' ' || Folded::new([original]).text.contains(c) || original.is_empty(),
                    "{input}: {c} from {original}"
                );
            }
        }
    }
}
