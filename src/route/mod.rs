//! Layer 4: which pages there are, and at which addresses.

pub mod navigation;
mod plan;
mod relative;

use std::collections::HashMap;

pub use plan::plan;
pub use relative::{canonical, encode, parent_prefix, relative};

use crate::document::Kind;
use crate::dossier::NodeId;

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
    Timeline,
    Tags,
    /// By its address in [`crate::dossier::Dossier::tags`].
    Tag(String),
    /// A shared name, by its index.
    Shared(usize),
    Method,
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
