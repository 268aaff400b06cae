//! Layer 4: which pages there are, and at which addresses.

pub mod navigation;
mod plan;
mod relative;

use std::collections::{BTreeMap, HashMap};

pub use plan::plan;
pub use relative::{canonical, encode, parent_prefix, relative};

use crate::document::Kind;
use crate::dossier::{Dossier, NodeId};

/// So many cards lie in one file, on average.
const CARDS: usize = 32;

/// Where the picture of a page for link previews lies.
pub fn share_card(path: &str) -> String {
    format!("share/{}.png", path.strip_suffix(".html").unwrap_or(path))
}

/// In how many files the cards of all pages lie (`cards/<n>.js`): a power of two, at most 256.
pub fn card_files(dossier: &Dossier) -> usize {
    (dossier.index.nodes.len() / CARDS).next_power_of_two().clamp(1, 256)
}

/// A page and its path in the output, such as `people/ana.html`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    pub page: Page,
    pub path: String,
}

/// What a page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Page {
    /// The front page of a dossier without `content/index.md`.
    Overview,
    Node(NodeId),
    /// All nodes of one kind; for claims the grid, for articles the bibliography.
    Index(Kind),
    Disputed,
    /// Two articles side by side, in the order of their ids.
    Compare(NodeId, NodeId),
    /// The list of comparisons.
    Comparisons,
    Timeline,
    Tags,
    /// By its address in [`crate::dossier::Dossier::tags`].
    Tag(String),
    /// A shared name, by its index.
    Shared(usize),
    Method,
    Search,
    /// The whole dossier as one document.
    Print,
    NotFound,
    /// An old address of a node.
    Redirect(NodeId),
}

/// All routes, by path.
#[derive(Debug, Default)]
pub struct Routes {
    pub routes: Vec<Route>,
    nodes: Vec<usize>,
    shared: Vec<usize>,
    compared: BTreeMap<(NodeId, NodeId), usize>,
    by_path: HashMap<String, usize>,
}

impl Routes {
    /// The path of a node's page.
    pub fn node(&self, node: NodeId) -> &str {
        self.nodes.get(node.index()).and_then(|i| self.routes.get(*i)).map_or("", |r| &r.path)
    }

    /// The path of a disambiguation page.
    pub fn shared(&self, shared: usize) -> &str {
        self.shared.get(shared).and_then(|i| self.routes.get(*i)).map_or("", |r| &r.path)
    }

    /// The path of the page that puts two articles side by side, if there is one.
    pub fn compare(&self, a: NodeId, b: NodeId) -> Option<&str> {
        let route = self.compared.get(&(a.min(b), a.max(b)))?;
        self.routes.get(*route).map(|r| r.path.as_str())
    }

    /// The route at a path.
    pub fn at(&self, path: &str) -> Option<&Route> {
        self.by_path.get(path).map(|i| &self.routes[*i])
    }

    /// The path of a generated page, if it exists.
    pub fn of(&self, page: &Page) -> Option<&str> {
        let path = plan::path_of(page)?;
        self.by_path.get(&path).map(|i| self.routes[*i].path.as_str())
    }
}
