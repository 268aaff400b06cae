//! Layer 5: the geometry of pictures. Numbers in, places out; no words, no markup.
//!
//! Along a time axis and in rows, `x` and widths are in percent of the picture's width, so that a picture is as wide as
//! its page while its marks and words keep their size; all else is in steps (lanes, rows) that a theme gives a height.
//! A map and a network are drawn to scale, in units of their own.

mod columns;
mod map;
mod network;
mod scale;
pub mod share;
mod timeline;

pub use columns::{Column, Columns, columns};
pub use map::{Dot, Map, locate};
pub use network::{Arc, Network, network};
pub use scale::{Days, Tick, Unit, day_number, day_of};
pub use timeline::{Item, Panel, Placed, Side, timeline};

/// Two decimals are a hundredth of a percent, or of a unit: below what is seen.
fn round(x: f64) -> f64 {
    (x * 100.0).round() / 100.0
}
