//! What the documents mean together.

pub mod overlap;
pub mod quote;
