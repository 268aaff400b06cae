//! Layer 8: all that will be written, in memory.

pub mod output;

pub fn twin(_: &crate::dossier::Dossier, _: &crate::route::Routes, _: crate::dossier::NodeId) -> String {
    String::new()
}
pub fn extras(
    _: &crate::dossier::Dossier,
    _: &crate::route::Routes,
    _: &crate::config::Config,
) -> (Vec<(String, Vec<u8>)>, Vec<crate::diag::Finding>) {
    (Vec::new(), Vec::new())
}
