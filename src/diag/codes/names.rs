//! Codes of findings about names.

codes! {}
