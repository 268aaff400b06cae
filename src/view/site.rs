//! What all pages of a site share. It is turned into a template value once.

use serde::Serialize;

use super::{Counts, Date, PageKind, Text};

/// The site: `site` in every template.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Site<'a> {
    pub title: Text<'a>,
    pub description: Option<Text<'a>>,
    /// BCP 47, `en` when the configuration says nothing.
    pub language: Text<'a>,
    /// `ltr` or `rtl`.
    pub dir: Text<'a>,
    /// With a final slash, or `null`.
    pub base_url: Option<Text<'a>>,
    pub navigation: Vec<NavItem<'a>>,
    pub counts: Counts,
    pub authors: Vec<Text<'a>>,
    /// Of the curators' own text: `CC BY 4.0`.
    pub licence: Option<Text<'a>>,
    /// Of the licence, when it is known or written as an address.
    pub licence_href: Option<Text<'a>>,
    pub repository: Option<Text<'a>>,
    /// `dossier 0.1.0`.
    pub generator: Text<'a>,
    /// Path of the Atom feed from the root; `null` without a base address.
    pub feed: Option<Text<'a>>,
    /// Path of the search page from the root; `null` when there is none: then no search box is shown.
    pub search: Option<Text<'a>>,
    /// In how many files the cards lie that scripts show beside links: `cards/0.js` and on.
    pub cards: u32,
    /// Paths from the root of the pages that the default theme links by name; `null` when the page does not exist.
    pub overview: Text<'a>,
    pub notes: Option<Text<'a>>,
    pub timeline: Option<Text<'a>>,
    pub people: Option<Text<'a>>,
    pub organizations: Option<Text<'a>>,
    pub places: Option<Text<'a>>,
    pub events: Option<Text<'a>>,
    pub terms: Option<Text<'a>>,
    pub claims: Option<Text<'a>>,
    pub disputed: Option<Text<'a>>,
    pub articles: Option<Text<'a>>,
    /// The list of articles that can be compared.
    pub comparisons: Option<Text<'a>>,
    pub tags: Option<Text<'a>>,
    pub method: Option<Text<'a>>,
    /// The day as of which the dossier is built (`--as-of`); `null` is now.
    pub as_of: Option<Date<'a>>,
    pub print: Option<Text<'a>>,
    /// `theme_options` of the configuration, as written.
    pub theme_options: serde_json::Value,
    /// `extra` of the configuration, as written.
    pub extra: serde_json::Value,
}

/// One entry of the masthead.
#[derive(Debug, Clone, Default, Serialize)]
pub struct NavItem<'a> {
    /// As configured; `null`: the theme names the section by its kind.
    pub label: Option<Text<'a>>,
    /// From the root, or a whole address when `external`.
    pub href: Text<'a>,
    /// The section that it leads to: `people`. A page whose [`super::Page::section`] is the same is under it.
    pub kind: Option<PageKind>,
    pub external: bool,
}
