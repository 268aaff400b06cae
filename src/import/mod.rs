//! Layer 9: `import`, the pure part: what to write for a raw article, and what to tell of it.
//!
//! An [`Importer`] knows what the dossier has, takes one file after the other, and answers with an [`Imported`] each:
//! the files to write as values, never written here. A curator's edits are never planned over: see [`Change`].

mod card;
mod diff;
mod id;
mod importer;
mod report;

pub use importer::{Change, Copy, Imported, Importer, Outcome, Planned, Settings};
pub use report::{conclusion, copy_json, json, summary};
