//! The edge to disk and clock: what is read before the rooms run, and what is written after them.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the edge that the lint keeps others from"
)]

mod clock;
mod git;
mod scan;
mod single;
mod write;

pub use clock::{ClockError, today};
pub use git::tracked_private;
pub use scan::{Asset, Scan, ScanOptions, is_editor_litter, read_config, rescan, scan};
pub use single::{content, replace};
pub use write::{Destination, MANIFEST, WriteError, Written};
