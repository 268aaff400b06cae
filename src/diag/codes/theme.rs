//! Codes of findings about theme.

codes! {}
