//! Layer 0: files, places in them, and pure functions over text.

mod address;
pub mod edtf;
mod file;
mod fold;
mod line_index;
mod order;
mod slug;
pub mod words;

pub use address::{is_relative, is_safe_address};
pub use file::{File, Place};
pub use fold::{fold, fold_char, fold_name, nfc};
pub use line_index::{LineColumn, LineIndex};
pub use order::Order;
pub use slug::{slug, slug_path};
