//! The timeline for other programs: a calendar, and the JSON of `TimelineJS`.

use crate::config::Config;
use crate::dossier::timeline::{self, Entry};
use crate::dossier::{Dossier, NodeId};
use crate::route::{Routes, canonical};
use crate::text::edtf::DateWords;

/// `timeline.ics` (RFC 5545).
pub fn ics(dossier: &Dossier, routes: &Routes, config: &Config) -> Vec<u8> {
    let entries = entries(dossier, routes, config);
    timeline::ics(&config.title, &host(config), &entries, &DateWords::english()).into_bytes()
}

/// `timeline.json` (`TimelineJS`).
pub fn timeline_js(dossier: &Dossier, routes: &Routes, config: &Config) -> Vec<u8> {
    let json = timeline::timeline_js(&config.title, &entries(dossier, routes, config), &DateWords::english());
    // No value in here can fail to be written as JSON.
    (serde_json::to_string_pretty(&json).unwrap_or_default() + "\n").into_bytes()
}

fn entries(dossier: &Dossier, routes: &Routes, config: &Config) -> Vec<Entry> {
    let base = config.base_url.as_deref();
    let url = |id: NodeId| base.map(|base| canonical(base, routes.node(id)));
    timeline::timeline(dossier.entries(url)).entries.into_iter().map(|placed| placed.entry).collect()
}

/// What makes the ids of entries unique in the world; reserved for nobody where there is no address.
fn host(config: &Config) -> String {
    let base = config.base_url.as_deref().and_then(|b| b.split_once("://")).map(|(_, rest)| rest);
    let host = base.and_then(|rest| rest.split('/').next()).filter(|h| !h.is_empty());
    host.unwrap_or("dossier.invalid").to_owned()
}
