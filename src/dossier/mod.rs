//! What the documents mean together.

pub mod quote;
