//! The picture that stands for a page where its address is shared: 1200 × 630 pixels, a few words on paper.
//!
//! A [`ShareCard`] is what stands on it; drawing is left to who needs the bytes, since most have them already: the
//! picture says in itself what it was made from ([`ShareCard::is_drawn_in`]).

mod canvas;
mod letters;
mod lines;
mod png;

use canvas::{Canvas, Colour, GREY, INK};
pub use canvas::{HEIGHT, WIDTH};
use letters::Style;
pub use lines::settable;
use lines::{Block, Room};

/// Changes whenever the same words would be drawn in another way.
const VERSION: u8 = 1;

/// A line of text: where its pen begins, and its base line, in pixels.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub text: String,
    pub size: f32,
    pub x: f32,
    pub base: i32,
    style: Style,
    colour: Colour,
}

/// What stands on a card: plain words that can be set ([`settable`]), empty where there is nothing to say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct ShareCard {
    /// What sort of page it is.
    pub kind: String,
    pub title: String,
    pub summary: String,
    /// Of the whole site.
    pub site: String,
    /// A date, or numbers.
    pub line: String,
    pub band: Band,
}

/// The band at the top.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Band {
    /// One colour, red, green, blue: that of the kind.
    Plain([u8; 3]),
    /// Shares of who supports, disputes, is unclear, is silent.
    Stances([u32; 4]),
}

impl Default for Band {
    fn default() -> Self {
        Self::Plain([0x17, 0x19, 0x1c])
    }
}

impl ShareCard {
    /// The same for the same picture.
    pub fn key(&self) -> String {
        let band = match &self.band {
            Band::Plain(colour) => format!("{colour:?}"),
            Band::Stances(shares) => format!("{shares:?}"),
        };
        let parts = [&self.kind, &self.title, &self.summary, &self.site, &self.line, &band];
        let mut hash = blake3::Hasher::new();
        hash.update(&[VERSION]);
        for part in parts {
            hash.update(part.as_bytes());
            hash.update(&[0]);
        }
        hash.finalize().to_hex()[..32].to_owned()
    }

    /// Whether a file is the picture of this card, as far as it says so itself.
    pub fn is_drawn_in(&self, file: &[u8]) -> bool {
        png::made_from(file, &self.key())
    }

    /// The picture as PNG.
    pub fn draw(&self) -> Vec<u8> {
        let canvas = self.canvas();
        png::encode(&canvas.pixels, &self.palette(), &self.key())
    }

    fn canvas(&self) -> Canvas {
        let mut canvas = Canvas::new();
        self.band(&mut canvas);
        canvas.fill(MARGIN, RULE, WIDTH - 2 * MARGIN, 2, INK);
        for line in self.lines() {
            canvas.text(&line.text, line.style, line.size, line.x, line.base, line.colour);
        }
        canvas
    }

    /// Every line of text with its place.
    pub fn lines(&self) -> Vec<Line> {
        let set = Set::of(self);
        let x = LEFT + INNER - lines::width(&self.line, Style::Sans, LINE);
        let one =
            |text: &str, size, x, base| Line { text: text.to_owned(), style: Style::Sans, size, x, base, colour: GREY };
        let around = [one(&self.kind, KIND, LEFT, 112), one(&self.line, LINE, x, FOOT)];
        let mut all: Vec<Line> =
            set.blocks().into_iter().flat_map(|(block, top, colour)| placed(block, top, colour)).collect();
        all.extend(around);
        all.retain(|line| !line.text.is_empty());
        all.sort_by_key(|line| line.base);
        all
    }

    fn band(&self, canvas: &mut Canvas) {
        let Band::Stances(shares) = &self.band else { return canvas.fill(0, 0, WIDTH, BAND, ACCENT) };
        let (total, mut x) = (shares.iter().sum::<u32>().max(1), 0);
        for (share, colour) in shares.iter().zip(STANCES) {
            let width = *share as usize * WIDTH / total as usize;
            canvas.fill(x, 0, width.saturating_sub(4), BAND, colour);
            x += width;
        }
    }

    /// From paper to ink in steps, then the colours of bands.
    fn palette(&self) -> png::Palette {
        let mut palette = [PAPER_COLOUR; 16];
        let steps = u16::from(INK.0);
        for (step, colour) in (0..).zip(&mut palette[..=usize::from(INK.0)]) {
            let mix = |from: u8, to: u8| (u16::from(from) * (steps - step) + u16::from(to) * step + steps / 2) / steps;
            let channels = [0, 1, 2].map(|i| mix(PAPER_COLOUR[i], INK_COLOUR[i]));
            *colour = channels.map(|c| u8::try_from(c).unwrap_or(u8::MAX));
        }
        if let Band::Plain(colour) = self.band {
            palette[usize::from(ACCENT.0)] = colour;
        }
        for (stance, colour) in STANCES.iter().zip(STANCE_COLOURS) {
            palette[usize::from(stance.0)] = colour;
        }
        palette
    }
}

// Places and sizes in pixels.
const MARGIN: usize = 76;
const LEFT: f32 = 76.0;
/// Between the margins.
const INNER: f32 = 1048.0;
const BAND: usize = 26;
/// From here to the line above the foot there is room for title and summary.
const TOP: f32 = 146.0;
const HEIGHT_OF_WORDS: f32 = 366.0;
const GAP: f32 = 20.0;
const RULE: usize = 530;
/// The base line of what stands under the line.
const FOOT: i32 = 583;
const SITE_TOP: f32 = 556.3;
const KIND: f32 = 31.0;
const SITE: f32 = 31.0;
const LINE: f32 = 28.0;
const TITLE: [f32; 8] = [96.0, 86.0, 77.0, 69.0, 62.0, 56.0, 50.0, 45.0];
const SUMMARY: f32 = 33.0;
/// From the upper edge of a line to its base line, in sizes.
const ASCENT: f32 = 0.86;

const ACCENT: Colour = Colour(11);
const STANCES: [Colour; 4] = [Colour(12), Colour(13), Colour(14), Colour(15)];
const PAPER_COLOUR: [u8; 3] = [0xfd, 0xfd, 0xfb];
const INK_COLOUR: [u8; 3] = [0x17, 0x19, 0x1c];
/// As the default theme has them: supports, disputes, unclear, silent.
const STANCE_COLOURS: [[u8; 3]; 4] = [[0x14, 0x56, 0x8f], [0xa6, 0x2c, 0x16], [0xb8, 0x8a, 0x1e], [0xd3, 0xd5, 0xcf]];

/// The words of a card in lines.
#[derive(Debug)]
struct Set {
    title: Block,
    summary: Block,
    site: Block,
}

impl Set {
    /// A summary has the room that the title leaves, at least two lines of it where both go.
    fn of(card: &ShareCard) -> Self {
        let room = |height: f32| Room { width: INNER, height };
        let kept = if card.summary.is_empty() { 0.0 } else { GAP + 2.0 * 1.24 * SUMMARY };
        let title = lines::fit(&card.title, Style::Serif, &TITLE, room(HEIGHT_OF_WORDS - kept));
        let left = (HEIGHT_OF_WORDS - title.height() - GAP).clamp(0.0, 3.0 * 1.24 * SUMMARY + 1.0);
        let summary = lines::cut(&card.summary, Style::Sans, SUMMARY, room(left));
        // The foot is shared with the line at its end.
        let rest = Room { width: INNER - lines::width(&card.line, Style::Sans, LINE) - 40.0, height: 1.5 * SITE };
        Self { title, summary, site: lines::cut(&card.site, Style::Serif, SITE, rest) }
    }

    /// Each block of lines with its upper edge and its colour.
    fn blocks(&self) -> [(&Block, f32, Colour); 3] {
        let below = if self.title.lines.is_empty() { TOP } else { TOP + self.title.height() + GAP };
        [(&self.title, TOP, INK), (&self.summary, below, GREY), (&self.site, SITE_TOP, INK)]
    }
}

fn placed(block: &Block, top: f32, colour: Colour) -> impl Iterator<Item = Line> {
    let first = top + block.size * ASCENT;
    let base = move |i: u8| first + f32::from(i) * block.leading();
    (0..).zip(&block.lines).map(move |(i, text)| Line {
        text: text.clone(),
        style: block.style,
        size: block.size,
        x: LEFT,
        #[expect(clippy::cast_possible_truncation, reason = "a place on the canvas")]
        base: base(i).round() as i32,
        colour,
    })
}
