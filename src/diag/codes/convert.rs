//! Codes of findings about convert.

codes! {}
