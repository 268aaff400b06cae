//! Dossier: a static-site generator for explainer dossiers.
//!
//! The modules are rooms in one direction: each imports only from those above it in this list
//! (`tests/architecture.rs` reads the `use` lines and says so). See `ARCHITECTURE.md`.
#![forbid(unsafe_code)]

// Layer 0: text and places in it.
pub mod text;
// Layer 1: findings as data.
pub mod diag;
// Layer 2: one file at a time.
pub mod schema;
pub mod yaml;

pub mod config;
pub mod convert;
pub mod document;
// Layer 3: what the documents mean together.
pub mod dossier;
// Layer 4: which pages exist, and where.
pub mod route;
// Layer 5: bodies as HTML, pictures as places of marks.
pub mod html;
pub mod picture;
// Layer 6: the theme boundary.
pub mod view;
// Layer 7: themes.
pub mod theme;
// Layer 8: all that will be written, in memory.
pub mod site;
// Layer 9: the walk, and the commands that write content.
pub mod import;
pub mod lock;
pub mod pipeline;
pub mod suggest;
// The edge: disk, clock, network, terminal.
pub mod cli;
pub mod host;
pub mod serve;
