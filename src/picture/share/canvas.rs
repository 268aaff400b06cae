//! A picture in sixteen colours.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::letters::Style;

pub const WIDTH: usize = 1200;
pub const HEIGHT: usize = 630;

/// A colour of the palette. From paper to ink it is a ramp, for the edges of letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub u8);

pub const PAPER: Colour = Colour(0);
pub const INK: Colour = Colour(6);
/// Ink for what stands back.
pub const GREY: Colour = Colour(4);

/// A picture as places in the palette, row by row.
#[derive(Debug)]
pub struct Canvas {
    pub pixels: Vec<u8>,
}

impl Canvas {
    pub fn new() -> Self {
        Self { pixels: vec![PAPER.0; WIDTH * HEIGHT] }
    }

    pub fn fill(&mut self, x: usize, y: usize, width: usize, height: usize, colour: Colour) {
        for row in self.pixels.chunks_exact_mut(WIDTH).skip(y).take(height) {
            row[x.min(WIDTH)..(x + width).min(WIDTH)].fill(colour.0);
        }
    }

    /// A line of text from its pen's first place, in a colour of the ramp.
    pub fn text(&mut self, line: &str, style: Style, size: f32, x: f32, base: i32, colour: Colour) {
        let (mut pen, mut before) = (x, None);
        for c in line.chars() {
            let (kern, advance) = style.face().advance(before, c);
            pen += kern * size / 1000.0;
            self.letter(&Letter::of(style, size, c, pen), base, colour);
            pen += advance * size / 1000.0;
            before = Some(c);
        }
    }

    fn letter(&mut self, letter: &Letter, base: i32, colour: Colour) {
        let shades: [u8; SHADES as usize + 1] = std::array::from_fn(|i| shade(i, colour));
        for (row, covered) in (base + letter.drawn.top..).zip(letter.drawn.shades.chunks(letter.drawn.width.max(1))) {
            let from = usize::try_from(row).ok().filter(|y| *y < HEIGHT).map(|y| y * WIDTH);
            let Some(row) = from.map(|from| &mut self.pixels[from..from + WIDTH]) else { continue };
            for (column, covered) in (letter.x + letter.drawn.left..).zip(covered) {
                if let Some(pixel) = usize::try_from(column).ok().and_then(|c| row.get_mut(c)) {
                    *pixel = (*pixel).max(shades[usize::from(*covered)]);
                }
            }
        }
    }
}

/// How many steps from paper to ink.
const SHADES: u8 = INK.0;

/// The place on the ramp of a pixel that is covered by `of` steps.
fn shade(of: usize, colour: Colour) -> u8 {
    #[expect(clippy::cast_possible_truncation, reason = "at most six")]
    let covered = of as u8;
    (covered * colour.0 + SHADES / 2) / SHADES
}

/// A letter with its place.
struct Letter {
    x: i32,
    drawn: Rc<Shaded>,
}

/// Coverage in steps.
struct Shaded {
    left: i32,
    top: i32,
    width: usize,
    shades: Vec<u8>,
}

/// Style, size in tenths of a pixel, letter, and the quarter of a pixel at which it begins.
type Key = (Style, i32, char, i32);

thread_local! {
    /// Titles use the same letters again and again.
    static DRAWN: RefCell<HashMap<Key, Rc<Shaded>>> = RefCell::new(HashMap::new());
}

/// Letters that are remembered, some 2 kB each.
const REMEMBERED: usize = 4096;

impl Letter {
    #[expect(clippy::cast_possible_truncation, reason = "places on the canvas")]
    fn of(style: Style, size: f32, c: char, pen: f32) -> Self {
        let quarters = (pen * 4.0).round() as i32;
        let (x, quarter) = (quarters.div_euclid(4), quarters.rem_euclid(4));
        let key = (style, (size * 10.0) as i32, c, quarter);
        let drawn = DRAWN.with_borrow_mut(|known| {
            if known.len() >= REMEMBERED {
                known.clear();
            }
            Rc::clone(known.entry(key).or_insert_with(|| Rc::new(Shaded::of(style, size, c, quarter))))
        });
        Self { x, drawn }
    }
}

impl Shaded {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "small")]
    fn of(style: Style, size: f32, c: char, quarter: i32) -> Self {
        let drawn = style.face().draw(c, size, quarter as f32 / 4.0);
        let shades = drawn.coverage.iter().map(|c| (c.clamp(0.0, 1.0) * f32::from(SHADES)).round() as u8).collect();
        Self { left: drawn.left, top: drawn.top, width: drawn.width, shades }
    }
}
