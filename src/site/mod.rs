//! Layer 8: all that will be written, in memory.
//!
//! One file a format, each a pure function of the dossier. None of them sees the text of an article but through
//! [`crate::dossier::PublishableText`], so nothing withheld can reach an output.

mod address;
pub mod export;
mod feed;
mod llms;
mod markdown;
pub mod output;
mod robots;
mod single;
mod sitemap;
mod twin;
mod xml;

pub use export::export;
pub use single::single;
pub use twin::twin;

use crate::config::Config;
use crate::diag::{Finding, code::config as code};
use crate::dossier::Dossier;
use crate::route::Routes;
use crate::text::Place;

/// A file of the site: its path, and its bytes.
pub type Extra = (String, Vec<u8>);

/// Everything beside the pages but their twins: feed, sitemap, exports, robots …
///
/// Twins are [`twin`]s, one a node, so that the caller can write them in parallel; they lie at [`twin_path`].
pub fn extras(dossier: &Dossier, routes: &Routes, config: &Config) -> (Vec<Extra>, Vec<Finding>) {
    let mut files: Vec<Extra> = export::FORMATS
        .iter()
        .filter_map(|f| Some((f.path.to_owned(), export(f.name, dossier, routes, config)?)))
        .collect();
    files.push(("llms.txt".to_owned(), llms::llms(dossier, routes, config).into_bytes()));
    files.extend(feed::feed(dossier, routes, config).map(|feed| ("feed.xml".to_owned(), feed)));
    files.extend(sitemap::sitemap(dossier, routes, config));
    let (robots, mut findings) = robots::robots(config);
    files.extend(robots);
    if config.base_url.is_none() {
        let message = "without `base_url` there is no feed and no sitemap, and pages have no canonical address";
        let finding = Finding::new(&code::NO_BASE_URL, Place::whole(&config.path), message);
        findings.push(finding.help("add `base_url: https://…/` to config.yaml, or pass `--base-url`"));
    }
    (files, findings)
}

/// Where the twin of a page lies: `people/ana.html` → `people/ana.md`.
pub fn twin_path(page: &str) -> String {
    address::twin(page)
}
