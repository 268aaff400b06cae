//! Codes of findings about site.

codes! {}
