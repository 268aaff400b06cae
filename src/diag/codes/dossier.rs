//! Codes of findings about dossier.

codes! {}
