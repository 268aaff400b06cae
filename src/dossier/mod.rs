//! Layer 3: what the documents mean together.

pub mod names;
