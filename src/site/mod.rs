//! Layer 8: all that will be written, in memory.

pub mod output;
