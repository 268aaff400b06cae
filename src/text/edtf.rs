//! Dates as EDTF (the subset of DESIGN): not yet built.
