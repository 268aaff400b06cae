//! The letters of share cards: outlines and distances of two faces, prepared once (`prepare.py` has the format).

use std::collections::HashMap;
use std::sync::LazyLock;

use ab_glyph_rasterizer::{Point, Rasterizer, point};

/// Source Serif 4 and Source Sans 3 in semibold, by other names as their licence wishes (see `NOTICE`).
static LETTERS: &[u8] = include_bytes!("letters.bin");

static FACES: LazyLock<[Face; 2]> = LazyLock::new(|| {
    let bytes = miniz_oxide::inflate::decompress_to_vec_zlib(LETTERS).unwrap_or_default();
    let mut bytes = Bytes(&bytes);
    [Face::read(&mut bytes), Face::read(&mut bytes)]
});

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    Serif,
    Sans,
}

impl Style {
    pub fn face(self) -> &'static Face {
        &FACES[self as usize]
    }
}

/// Whether there is a letter for a character; both faces have the same.
pub fn has(c: char) -> bool {
    Style::Serif.face().letters.contains_key(&c)
}

/// Lengths are in thousandths of the size.
#[derive(Debug)]
pub struct Face {
    letters: HashMap<char, Letter>,
    parts: Vec<(usize, f32, f32)>,
    pieces: Vec<Vec<Vec<Spot>>>,
    /// By left class, then right class.
    kerning: Vec<i8>,
    rights: usize,
}

#[derive(Debug, Clone, Copy)]
struct Letter {
    advance: u16,
    left: u8,
    right: u8,
    parts: (usize, usize),
}

/// A point of a contour, and whether the curve goes through it.
#[derive(Debug, Clone, Copy)]
struct Spot {
    x: f32,
    y: f32,
    on: bool,
}

/// A letter as coverage of pixels, 0 to 1.
#[derive(Debug)]
pub struct Drawn {
    /// From the pen to the first column, and from the base line up to the first row.
    pub left: i32,
    pub top: i32,
    pub width: usize,
    pub coverage: Vec<f32>,
}

impl Face {
    /// How far the pen moves over `c`, and what it moves before that because of the letter to its left.
    pub fn advance(&self, before: Option<char>, c: char) -> (f32, f32) {
        let Some(letter) = self.letters.get(&c) else { return (0.0, 0.0) };
        let left = before.and_then(|c| self.letters.get(&c)).map_or(0, |l| usize::from(l.left));
        let kern = self.kerning.get(left * self.rights + usize::from(letter.right)).copied().unwrap_or_default();
        (f32::from(kern), f32::from(letter.advance))
    }

    /// The letter at a size in pixels, its pen at `shift` of a pixel.
    pub fn draw(&self, c: char, size: f32, shift: f32) -> Drawn {
        let curves = self.letters.get(&c).map(|l| self.curves(*l, size / 1000.0, shift)).unwrap_or_default();
        let (mut low, mut high) = (point(f32::MAX, f32::MAX), point(f32::MIN, f32::MIN));
        for p in curves.iter().flatten() {
            (low.x, low.y) = (low.x.min(p.x), low.y.min(p.y));
            (high.x, high.y) = (high.x.max(p.x), high.y.max(p.y));
        }
        if curves.is_empty() {
            return Drawn { left: 0, top: 0, width: 0, coverage: Vec::new() };
        }
        let (left, top) = (low.x.floor(), low.y.floor());
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a letter is a few pixels large")]
        let (width, height) = ((high.x - left).ceil() as usize + 1, (high.y - top).ceil() as usize + 1);
        let mut raster = Rasterizer::new(width, height);
        let at = |p: Point| point(p.x - left, p.y - top);
        curves.iter().for_each(|[a, b, c]| raster.draw_quad(at(*a), at(*b), at(*c)));
        let mut coverage = Vec::with_capacity(width * height);
        raster.for_each_pixel(|_, covered| coverage.push(covered));
        #[expect(clippy::cast_possible_truncation, reason = "whole numbers")]
        Drawn { left: left as i32, top: top as i32, width, coverage }
    }

    /// Quadratic curves, downwards as pixels go.
    fn curves(&self, letter: Letter, scale: f32, shift: f32) -> Vec<[Point; 3]> {
        let mut curves = Vec::new();
        for (piece, dx, dy) in &self.parts[letter.parts.0..letter.parts.1] {
            for contour in &self.pieces[*piece] {
                let place = |s: &Spot| (point((s.x + dx) * scale + shift, -(s.y + dy) * scale), s.on);
                trace(&contour.iter().map(place).collect::<Vec<_>>(), &mut curves);
            }
        }
        curves
    }

    fn read(bytes: &mut Bytes<'_>) -> Self {
        let (letters, pieces) = (bytes.u16(), bytes.u16());
        let (lefts, rights) = (usize::from(bytes.u8()), usize::from(bytes.u8()));
        let letters = (0..letters).filter_map(|_| letter(bytes)).collect();
        let count = bytes.u16();
        let parts = (0..count).map(|_| (usize::from(bytes.u16()), bytes.i16(), bytes.i16())).collect();
        let starts: Vec<usize> = (0..=pieces).map(|_| bytes.u24()).collect();
        let kerning = bytes.take(lefts * rights).iter().map(|b| b.cast_signed()).collect();
        let outlines = bytes.take(starts.last().copied().unwrap_or_default());
        let pieces = starts.windows(2).map(|w| outline(&mut Bytes(&outlines[w[0]..w[1]]))).collect();
        Self { letters, parts, pieces, kerning, rights }
    }
}

/// The curves of a closed contour: between two points off the curve lies one on it.
fn trace(spots: &[(Point, bool)], curves: &mut Vec<[Point; 3]>) {
    let half = |a: Point, b: Point| point(f32::midpoint(a.x, b.x), f32::midpoint(a.y, b.y));
    let (Some(first), Some(last)) = (spots.first(), spots.last()) else { return };
    let start = match (first.1, last.1) {
        (true, _) => first.0,
        (false, true) => last.0,
        (false, false) => half(first.0, last.0),
    };
    let (mut pen, mut bend) = (start, None);
    for (spot, on) in spots.iter().copied().chain([(start, true)]) {
        let end = match (on, bend) {
            (true, _) => spot,
            (false, Some(before)) => half(before, spot),
            (false, None) => {
                bend = Some(spot);
                continue;
            }
        };
        curves.push([pen, bend.unwrap_or_else(|| half(pen, end)), end]);
        (pen, bend) = (end, (!on).then_some(spot));
    }
}

fn letter(bytes: &mut Bytes<'_>) -> Option<(char, Letter)> {
    let c = char::from_u32(u32::from(bytes.u16()));
    let (advance, left, right) = (bytes.u16(), bytes.u8(), bytes.u8());
    let (count, first) = (usize::from(bytes.u8()), bytes.u24());
    Some((c?, Letter { advance, left, right, parts: (first, first + count) }))
}

fn outline(bytes: &mut Bytes<'_>) -> Vec<Vec<Spot>> {
    (0..bytes.u8()).map(|_| contour(bytes)).collect()
}

fn contour(bytes: &mut Bytes<'_>) -> Vec<Spot> {
    let count = usize::from(bytes.u8());
    let on = bytes.take(count.div_ceil(8));
    let mut axis = || {
        let mut at = 0.0;
        let place = |_| {
            at += bytes.distance();
            at
        };
        (0..count).map(place).collect::<Vec<f32>>()
    };
    let (xs, ys) = (axis(), axis());
    xs.into_iter().zip(ys).enumerate().map(|(i, (x, y))| Spot { x, y, on: on[i / 8] >> (i % 8) & 1 == 1 }).collect()
}

/// What is left to read of bytes that this program holds itself.
struct Bytes<'b>(&'b [u8]);

impl<'b> Bytes<'b> {
    fn take(&mut self, count: usize) -> &'b [u8] {
        let (head, rest) = self.0.split_at(count);
        self.0 = rest;
        head
    }

    fn u8(&mut self) -> u8 {
        self.take(1)[0]
    }

    fn u16(&mut self) -> u16 {
        u16::from(self.u8()) | u16::from(self.u8()) << 8
    }

    fn u24(&mut self) -> usize {
        usize::from(self.u16()) | usize::from(self.u8()) << 16
    }

    fn i16(&mut self) -> f32 {
        f32::from(self.u16().cast_signed())
    }

    fn distance(&mut self) -> f32 {
        match self.u8().cast_signed() {
            i8::MIN => self.i16(),
            short => f32::from(short),
        }
    }
}
