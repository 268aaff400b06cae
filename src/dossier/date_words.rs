//! The words of dates where a title needs one before any theme is known.

use std::sync::LazyLock;

use crate::text::edtf::DateWords;

pub static ENGLISH: LazyLock<DateWords> = LazyLock::new(DateWords::english);
