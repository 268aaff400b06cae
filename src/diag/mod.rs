//! Layer 1: findings as data. Rooms return them; only the command line prints them.

mod codes;
mod finding;
mod render;

pub use codes::{Code, by_name, codes};
pub use finding::{Finding, Related, Severity, settle};
pub use render::{Format, Sources, render};

/// The codes as constants, by room: `code::document::INVALID_UTF8`.
pub mod code {
    pub use super::codes::{config, convert, document, dossier, evidence, host, import, names, site, theme};
}
