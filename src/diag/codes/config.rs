//! Codes of findings about config.

codes! {}
