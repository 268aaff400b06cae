//! Codes of findings about import.

codes! {}
