//! Codes of findings about evidence.

codes! {}
