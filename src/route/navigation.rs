//! Where the configured navigation leads.

use super::Routes;
use crate::config::{Config, Navigation};
use crate::diag::{Finding, code::dossier as code};
use crate::dossier::{Dossier, Found};
use crate::text::Place;

/// What an entry of the navigation leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// The path of a page of this site.
    Page(String),
    /// An address of the web.
    Elsewhere(String),
}

/// The destination of an entry; `None` where it has none.
pub fn destination(dossier: &Dossier, routes: &Routes, entry: &Navigation) -> Option<Destination> {
    let to = entry.to.value.trim_start_matches("[[").trim_end_matches("]]");
    if to.starts_with("https://") || to.starts_with("http://") {
        return Some(Destination::Elsewhere(to.to_owned()));
    }
    let path = match dossier.index.find(to) {
        Some(Found::Node(node)) => routes.node(node),
        Some(Found::Shared(shared)) => routes.shared(shared),
        _ => &routes.at(to.trim_start_matches('/'))?.path,
    };
    Some(Destination::Page(path.to_owned()))
}

/// Entries that lead nowhere.
pub fn lost(dossier: &Dossier, routes: &Routes, config: &Config) -> Vec<Finding> {
    let lost = config.navigation.iter().filter(|e| destination(dossier, routes, e).is_none());
    let finding = |entry: &Navigation| {
        let to = &entry.to.value;
        // A page whose file has faults, or that is not published yet, was or will be told elsewhere.
        let (code, message) = match dossier.index.find(to) {
            Some(Found::Unread) => return None,
            Some(Found::Withheld) => {
                (&code::LINK_TO_DRAFT, format!("`{to}` is not published, so the navigation lacks it"))
            }
            _ => (&code::UNKNOWN_LINK, format!("the navigation leads to “{to}”, which is not there")),
        };
        let near = dossier.index.nearest(to);
        let help = if near.is_empty() {
            "write a page's id, the address of a page of this site, or `https://…`".to_owned()
        } else {
            format!("nearest: {}", near.join(", "))
        };
        Some(Finding::new(code, Place::new(&config.path, entry.to.range.clone()), message).help(help))
    };
    lost.filter_map(finding).collect()
}
