//! Codes of findings about host.

codes! {}
