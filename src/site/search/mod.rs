//! The search: what the page in the browser needs to find pages by their words, as `.js` files.
//!
//! An inverted index of our own, cut into shards, so that a query loads the few that it needs (decision 0011):
//! `search/index.js` says which shard holds which terms and pages, `search/t<n>.js` hold terms with the pages that have
//! them, `search/p<n>.js` hold what is shown of a page. They are scripts since `fetch` fails on `file://`.

mod index;
mod page;
mod table;
mod words;
mod write;

use super::Extra;
use crate::config::Config;
use crate::document::Kind;
use crate::dossier::Dossier;
use crate::dossier::names::{KEY_RULES, search_keys};
use crate::route::Routes;
use index::{Index, Weight};
use page::Page;
pub use words::{terms, words_of};

/// All passages together are at most so long; with more pages each keeps less of its text to be shown, and all of it
/// to be found.
const PASSAGES: usize = 12 << 20;

/// At least so much of each text is kept for passages.
const SHORTEST_PASSAGE: usize = 600;

/// The files of the search; none where the configuration says so.
pub fn search(dossier: &Dossier, routes: &Routes, config: &Config) -> Vec<Extra> {
    if !config.search {
        return Vec::new();
    }
    let total = dossier.index.nodes.len() + dossier.index.shared.len();
    let passage = (PASSAGES / total.max(1)).max(SHORTEST_PASSAGE);
    let mut index = Index::default();
    for name in page::names(dossier) {
        words::each(name, |word| index.name(word, search_keys));
    }
    let mut shards = write::Pages::default();
    for (number, page) in (0..).zip(page::pages(dossier, routes)) {
        read(&mut index, number, &page);
        shards.push(&page, passage);
    }
    write::files(index, shards, &kinds(dossier))
}

/// Every word of a page with its weight.
fn read(index: &mut Index, number: u32, page: &Page<'_>) {
    let mut add = |text: &str, weight| words::each(text, |word| index.add(word, number, weight));
    add(page.title, Weight::Name);
    page.also.iter().for_each(|name| add(name, page.names));
    page.lead.iter().for_each(|text| add(text, Weight::Lead));
    page.headings.iter().for_each(|text| add(text, Weight::Lead));
    page.texts.iter().for_each(|text| add(text, Weight::Text));
}

/// Each kind with the number of its first page; nodes stand by kind.
fn kinds(dossier: &Dossier) -> Vec<(&'static str, usize)> {
    let first = |kind: Kind| Some((kind.name(), dossier.index.nodes.iter().position(|n| n.kind() == kind)?));
    let shared = (!dossier.index.shared.is_empty()).then_some(("disambiguation", dossier.index.nodes.len()));
    Kind::ALL.into_iter().filter_map(first).chain(shared).collect()
}

/// What the script needs to make the same keys of what a reader types.
fn key_rules() -> (String, String) {
    let rules = KEY_RULES.iter().map(|(from, to)| format!("{from} {to}")).collect::<Vec<_>>().join(" ");
    let letters = ('а'..='я').chain("ђєіјљњћґғқңөұүһәў".chars());
    let latin = letters.map(|c| format!("{c}{}", crate::dossier::names::in_latin(c))).collect::<Vec<_>>().join(" ");
    (rules, latin)
}
