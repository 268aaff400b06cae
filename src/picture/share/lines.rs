//! Text in lines of about the same length, as large as it can be.

use std::ops::Range;

use super::letters::{Style, has};

/// A text as it is set: its size in pixels, and its lines.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    pub style: Style,
    pub size: f32,
    pub lines: Vec<String>,
}

impl Block {
    /// From base line to base line, in pixels.
    pub fn leading(&self) -> f32 {
        leading(self.style, self.size)
    }

    #[expect(clippy::cast_precision_loss, reason = "a few lines")]
    pub fn height(&self) -> f32 {
        self.lines.len() as f32 * self.leading()
    }
}

fn leading(style: Style, size: f32) -> f32 {
    size * if style == Style::Sans { 1.24 } else { 1.13 }
}

/// The room that there is.
#[derive(Debug, Clone, Copy)]
pub struct Room {
    pub width: f32,
    pub height: f32,
}

/// The text at the largest of `sizes` at which it fits, in lines of about one length; at the smallest it is cut, with
/// an ellipsis.
pub fn fit(text: &str, style: Style, sizes: &[f32], room: Room) -> Block {
    let pieces = Pieces::of(text, style);
    let lines_at = |size: f32| pieces.lines(room.width / size * 1000.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few lines")]
    let most = |size: f32| (room.height / leading(style, size)).max(0.0) as usize;
    let fits = |size: &&f32| lines_at(**size).is_some_and(|lines| lines.len() <= most(**size));
    let size = sizes.iter().find(fits).or(sizes.last()).copied().unwrap_or(1.0);
    let lines = match lines_at(size).filter(|lines| lines.len() <= most(size)) {
        Some(lines) => pieces.balanced(lines.len(), room.width / size * 1000.0),
        None => return cut(text, style, size, room),
    };
    Block { style, size, lines: lines.into_iter().map(|line| pieces.text(line)).collect() }
}

/// The text in lines as full as they go, with an ellipsis where more would follow than there is room for.
pub fn cut(text: &str, style: Style, size: f32, room: Room) -> Block {
    let pieces = Pieces::of(text, style);
    let lines = pieces.greedy(room.width / size * 1000.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few lines")]
    let most = (room.height / leading(style, size)).max(0.0) as usize;
    let more = lines.len() > most;
    let mut lines: Vec<String> = lines.into_iter().take(most).map(|line| pieces.text(line)).collect();
    let last = lines.len();
    for (i, line) in lines.iter_mut().enumerate() {
        if (more && i + 1 == last) || width(line, style, size) > room.width {
            shorten(line, style, size, room.width);
        }
    }
    Block { style, size, lines }
}

/// Takes words from the end until there is room for an ellipsis; of one long word, letters.
fn shorten(line: &mut String, style: Style, size: f32, most: f32) {
    while width(&format!("{line}…"), style, size) > most {
        let word = line.trim_end_matches(' ').rfind(' ');
        line.truncate(word.unwrap_or_else(|| line.floor_char_boundary(line.len().saturating_sub(1))));
        if line.is_empty() {
            break;
        }
    }
    line.truncate(line.trim_end_matches([' ', ',', ';', ':', '.', '–', '—', '-']).len());
    line.push('…');
}

/// How wide a line is, in pixels.
pub fn width(line: &str, style: Style, size: f32) -> f32 {
    units(line, style) * size / 1000.0
}

fn units(line: &str, style: Style) -> f32 {
    let (mut units, mut before) = (0.0, None);
    for c in line.chars() {
        let (kern, advance) = style.face().advance(before, c);
        units += kern + advance;
        before = Some(c);
    }
    units
}

/// What a line may end after, each with its width in thousandths of the size: with and without the space at its end.
struct Pieces<'t> {
    text: &'t str,
    pieces: Vec<(Range<usize>, f32, f32)>,
}

impl<'t> Pieces<'t> {
    fn of(text: &'t str, style: Style) -> Self {
        let measured = |piece: Range<usize>| {
            let words = &text[piece.clone()];
            (piece, units(words, style), units(words.trim_end_matches(' '), style))
        };
        Self { text, pieces: pieces(text).map(measured).collect() }
    }

    fn text(&self, line: Range<usize>) -> String {
        let pieces = &self.pieces[line];
        let (from, to) = (pieces.first().map_or(0, |p| p.0.start), pieces.last().map_or(0, |p| p.0.end));
        self.text[from..to].trim_end_matches(' ').to_owned()
    }

    /// Lines that are at most so wide; `None` where a word is wider.
    fn lines(&self, width: f32) -> Option<Vec<Range<usize>>> {
        self.pieces.iter().all(|(_, _, bare)| *bare <= width).then(|| self.greedy(width))
    }

    /// Each line as full as it goes. A word that is wider than a line has one of its own.
    fn greedy(&self, width: f32) -> Vec<Range<usize>> {
        let (mut lines, mut start, mut so_far) = (Vec::new(), 0, 0.0);
        for (i, (_, whole, bare)) in self.pieces.iter().enumerate() {
            if so_far + bare > width && i > start {
                lines.push(start..i);
                (start, so_far) = (i, 0.0);
            }
            so_far += whole;
        }
        lines.extend((start < self.pieces.len()).then_some(start..self.pieces.len()));
        lines
    }

    /// As many lines, none longer than it has to be.
    fn balanced(&self, count: usize, width: f32) -> Vec<Range<usize>> {
        let (mut narrow, mut wide) = (0.0, width);
        while wide - narrow > 50.0 {
            let middle = f32::midpoint(narrow, wide);
            let fits = self.lines(middle).is_some_and(|lines| lines.len() <= count);
            if fits { wide = middle } else { narrow = middle }
        }
        self.greedy(wide)
    }
}

/// Words with the space after them; a line may also end after a hyphen or dash between letters, and begins with none
/// of the marks that French sets a space before.
fn pieces(text: &str) -> impl Iterator<Item = Range<usize>> {
    let (mut starts, mut before) = (vec![0], 'x');
    for (at, c) in text.char_indices() {
        let after_space = before == ' ' && !matches!(c, ' ' | ';' | ':' | '!' | '?' | '»' | '–' | '—' | '·');
        let after_dash = matches!(before, '-' | '–' | '—' | '/') && c.is_alphabetic();
        let long = starts.last().is_some_and(|start| at - start > 3);
        if after_space && !text[..at].ends_with("« ") || after_dash && long {
            starts.push(at);
        }
        before = c;
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]).collect::<Vec<_>>();
    starts.into_iter().zip(ends).filter(|(start, end)| end > start).map(|(start, end)| start..end)
}

/// The text as it can be set: in one line, composed, without what nobody reads aloud and there is no letter for.
/// `None` where a letter, mark or digit is missing, or where there is nothing to set.
pub fn settable(text: &str) -> Option<String> {
    use crate::text::{fold_char, nfc, words::is_word_char};
    let mut set = String::with_capacity(text.len());
    for c in nfc(text).chars() {
        match c {
            c if fold_char(c).is_none() => {}
            c if has(c) && !c.is_whitespace() => set.push(c),
            c if is_word_char(c) => return None,
            _ if set.is_empty() || set.ends_with(' ') => {}
            _ => set.push(' '),
        }
    }
    set.truncate(set.trim_end().len());
    set.chars().any(char::is_alphanumeric).then_some(set)
}
