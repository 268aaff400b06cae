//! Which nodes there are, and what they are called.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::lock::Lock;
use super::node::{Node, NodeId, describe};
use crate::diag::{Finding, code::dossier as code};
use crate::document::{ArticleText, Document, Kind};
use crate::text::{Place, slug};

/// What one build starts from.
#[derive(Debug, Clone, Default)]
pub struct Input {
    pub documents: Vec<Arc<Document>>,
    /// The ids of files with faults that leave nothing to build: links to them are not reported as well.
    pub unread: BTreeSet<String>,
    /// The texts of articles, by id.
    pub texts: BTreeMap<String, ArticleText>,
    /// The ids of those whose text is private.
    pub private: BTreeSet<String>,
    /// What was verified against private texts that are not here.
    pub lock: Option<Lock>,
    /// Paths of the files in `content/` that are copied as they are.
    pub assets: Vec<Arc<str>>,
    /// The ids of what was not known on the day of `--as-of`.
    pub later: BTreeSet<String>,
    /// Whether drafts and embargoed pages are built.
    pub drafts: bool,
    /// The day that decides embargoes: only those that end on or before it are over.
    pub today: Option<jiff::civil::Date>,
}

/// The nodes and their names.
#[derive(Debug, Default)]
pub struct Index {
    pub nodes: Vec<Node>,
    /// Nodes that exist and are not built, so that a link to one is not "unknown".
    pub withheld: Vec<String>,
    pub shared: Vec<SharedName>,
    pub assets: Vec<Arc<str>>,
    by_id: HashMap<String, NodeId>,
    by_slug: HashMap<String, NodeId>,
    by_path: HashMap<Arc<str>, NodeId>,
    by_title: HashMap<String, Vec<NodeId>>,
    by_alias: HashMap<String, Vec<NodeId>>,
    withheld_names: HashMap<String, String>,
    /// Addresses of files that could not be read.
    unread: BTreeSet<String>,
}

/// A name that several nodes declare in `ambiguous_aliases`: it has a page that tells them apart.
#[derive(Debug, Clone)]
pub struct SharedName {
    pub name: String,
    pub bearers: Vec<NodeId>,
}

/// What a name means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found<'a> {
    Node(NodeId),
    /// A declared shared name.
    Shared(usize),
    /// Several bearers that are not declared.
    Several(&'a [NodeId]),
    /// It exists and is not published.
    Withheld,
    /// Its file has faults, which were reported, so that nothing is known of it.
    Unread,
}

/// Indexes the documents that are built.
pub fn index(input: &Input) -> (Index, Vec<Finding>) {
    let mut findings = duplicate_ids(&input.documents);
    let unread = input.unread.iter().map(|id| slug(id)).collect();
    let mut index = Index { assets: input.assets.clone(), unread, ..Index::default() };
    index.assets.sort();
    let mut kept: Vec<&Arc<Document>> = Vec::new();
    for document in &input.documents {
        let is_built = (is_public(document, input) || input.drafts) && !input.later.contains(&document.id);
        if is_built { kept.push(document) } else { index.withhold(document) }
    }
    kept.sort_by(|a, b| (a.kind, &a.id, &a.path).cmp(&(b.kind, &b.id, &b.path)));
    for document in kept {
        index.add(document, input);
    }
    findings.extend(index.names());
    index.describe(input);
    (index, findings)
}

/// Neither a draft nor under embargo.
fn is_public(document: &Document, input: &Input) -> bool {
    let embargoed = document
        .common
        .embargo_until
        .as_ref()
        // One without an end is never over.
        .is_some_and(|d| d.latest().is_none_or(|d| input.today.is_none_or(|t| t < d)));
    !document.common.draft && !embargoed
}

fn duplicate_ids(documents: &[Arc<Document>]) -> Vec<Finding> {
    let mut by_id: BTreeMap<&str, Vec<&Document>> = BTreeMap::new();
    documents.iter().for_each(|d| by_id.entry(&d.id).or_default().push(d));
    let twice = by_id.into_values().filter(|d| d.len() > 1);
    let finding = |mut documents: Vec<&Document>| {
        documents.sort_by(|a, b| a.path.cmp(&b.path));
        let (first, other) = (documents[0], documents[documents.len() - 1]);
        let paths: Vec<&str> = documents.iter().map(|d| &*d.path).collect();
        let message = format!("{} files have the id `{}`: {}", documents.len(), first.id, paths.join(" and "));
        let finding = Finding::new(&code::DUPLICATE_ID, Place::whole(&other.path), message)
            .help("rename all but one: links name a page by its id, whatever its folder");
        let others = documents[..documents.len() - 1].iter();
        others.fold(finding, |f, d| f.related(Place::whole(&d.path), "also here"))
    };
    twice.map(finding).collect()
}

impl Index {
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.index()]
    }

    /// The nodes that were given this title, in order.
    pub fn titled(&self, title: &str) -> &[NodeId] {
        self.by_title.get(title).map_or(&[], Vec::as_slice)
    }

    pub fn ids(&self) -> impl Iterator<Item = NodeId> + use<> {
        (0..u32::try_from(self.nodes.len()).unwrap_or(u32::MAX)).map(NodeId)
    }

    pub fn by_id(&self, id: &str) -> Option<NodeId> {
        self.by_id.get(id).copied()
    }

    /// The node of a file in `content/`.
    pub fn by_path(&self, path: &str) -> Option<NodeId> {
        self.by_path.get(path).copied()
    }

    /// What a name means: an id, then a title, then an alias (DESIGN, section 3); last an id in another case.
    /// `people/japarov` asks for the id in that folder.
    pub fn find(&self, name: &str) -> Option<Found<'_>> {
        if let Some(id) = self.by_id(name).or_else(|| self.in_folder(name)) {
            return Some(Found::Node(id));
        }
        if let Ok(shared) = self.shared.binary_search_by(|s| s.name.as_str().cmp(name)) {
            return Some(Found::Shared(shared));
        }
        for table in [&self.by_title, &self.by_alias] {
            match table.get(name).map(Vec::as_slice) {
                Some([one]) => return Some(Found::Node(*one)),
                Some(several) => return Some(Found::Several(several)),
                None => {}
            }
        }
        if self.withheld_names.contains_key(name) {
            return Some(Found::Withheld);
        }
        if self.unread.contains(&slug(name.rsplit('/').next().unwrap_or(name))) {
            return Some(Found::Unread);
        }
        self.by_slug.get(&slug(name)).copied().map(Found::Node)
    }

    /// `people/japarov`, by the folder that the file lies in or that its kind has.
    fn in_folder(&self, name: &str) -> Option<NodeId> {
        let (folder, id) = name.rsplit_once('/')?;
        let folder = folder.strip_prefix("content/").unwrap_or(folder);
        let kind = Kind::from_folder(folder);
        let lies_in = |n: &NodeId| {
            let of = self.node(*n);
            Some(of.kind()) == kind || of.document.path.rsplit_once('/').is_some_and(|(f, _)| f.ends_with(folder))
        };
        self.by_id(id).filter(lies_in)
    }

    /// The article that an id names, as citations and evidence write it.
    pub fn article(&self, id: &str) -> Option<NodeId> {
        match self.find(id) {
            Some(Found::Node(node)) if self.node(node).kind() == Kind::Article => Some(node),
            _ => None,
        }
    }

    /// The nearest names, for a help line: at most three.
    pub fn nearest(&self, name: &str) -> Vec<String> {
        let wanted = name.to_lowercase();
        let mut scored: Vec<(usize, &str, &str)> = Vec::new();
        for node in &self.nodes {
            let names = [node.id(), &node.title]
                .into_iter()
                .chain(node.document.common.aliases.iter().map(|a| a.value.as_str()));
            let best = names.filter_map(|n| distance(&wanted, &n.to_lowercase()).map(|d| (d, n))).min();
            scored.extend(best.map(|(d, n)| (d, node.id(), n)));
        }
        scored.sort_unstable();
        scored
            .into_iter()
            .take(3)
            .map(|(_, id, name)| if id == name { format!("`{id}`") } else { format!("`{id}` ({name})") })
            .collect()
    }

    fn withhold(&mut self, document: &Document) {
        self.withheld.push(document.id.clone());
        let names = document.common.title.iter().chain(&document.common.aliases).map(|s| s.value.clone());
        for name in names.chain([document.id.clone()]) {
            self.withheld_names.insert(name, document.id.clone());
        }
    }

    fn add(&mut self, document: &Arc<Document>, input: &Input) {
        let Ok(number) = u32::try_from(self.nodes.len()) else { return };
        let id = NodeId(number);
        let title = document.common.title.as_ref().map(|t| t.value.clone());
        let described = title.is_none();
        let mut node = Node {
            document: Arc::clone(document),
            title: title.unwrap_or_default(),
            described,
            draft: !is_public(document, input),
        };
        if described {
            node.title.clone_from(&document.id);
        }
        self.by_id.entry(document.id.clone()).or_insert(id);
        self.by_slug.entry(slug(&document.id)).or_insert(id);
        self.by_path.insert(Arc::clone(&document.path), id);
        self.nodes.push(node);
    }

    /// Articles without a headline are called by what is known of them; the names in it are known only now.
    fn describe(&mut self, input: &Input) {
        let described = self.nodes.iter().enumerate().filter(|(_, n)| n.described);
        let titles: Vec<(usize, String)> = described
            .filter_map(|(i, n)| Some((i, describe(self, &n.document, n.article()?, input.texts.get(n.id())))))
            .collect();
        for (i, title) in titles {
            self.nodes[i].title = title;
        }
    }

    /// Titles and aliases; names with more than one bearer are shared or a finding.
    fn names(&mut self) -> Vec<Finding> {
        let mut bearers: BTreeMap<String, Vec<NodeId>> = BTreeMap::new();
        let ids: Vec<NodeId> = self.ids().collect();
        for id in ids {
            let document = Arc::clone(&self.node(id).document);
            if !self.node(id).described {
                self.by_title.entry(self.node(id).title.clone()).or_default().push(id);
            }
            for alias in &document.common.aliases {
                let of = self.by_alias.entry(alias.value.clone()).or_default();
                if of.last() != Some(&id) {
                    of.push(id);
                }
            }
            let ambiguous = document.common.ambiguous_aliases.iter().map(|a| a.value.clone());
            let own = document
                .common
                .aliases
                .iter()
                .map(|a| a.value.clone())
                .chain((!self.node(id).described).then(|| self.node(id).title.clone()));
            for name in own.chain(ambiguous) {
                let of = bearers.entry(name).or_default();
                if of.last() != Some(&id) {
                    of.push(id);
                }
            }
        }
        self.shared_names(bearers)
    }

    fn shared_names(&mut self, bearers: BTreeMap<String, Vec<NodeId>>) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (name, of) in bearers {
            let declared =
                |id: &NodeId| self.node(*id).document.common.ambiguous_aliases.iter().any(|a| a.value == name);
            if of.iter().all(declared) {
                self.shared.push(SharedName { name, bearers: of });
            } else if of.len() > 1 && !self.only_articles_share_a_headline(&name, &of) {
                findings.push(self.duplicate_name(&name, &of));
            }
        }
        findings
    }

    /// Copies of one wire story often carry one headline; a link by it is ambiguous, which is said where it stands.
    fn only_articles_share_a_headline(&self, name: &str, of: &[NodeId]) -> bool {
        of.iter().all(|id| self.node(*id).kind() == Kind::Article && self.node(*id).title == name)
    }

    fn duplicate_name(&self, name: &str, of: &[NodeId]) -> Finding {
        let place = |id: &NodeId| {
            let document = &self.node(*id).document;
            let names =
                document.common.aliases.iter().chain(&document.common.title).chain(&document.common.ambiguous_aliases);
            let range = names.into_iter().find(|a| a.value == name).map_or(0..0, |a| a.range.clone());
            Place::new(&document.path, range)
        };
        let paths: Vec<&str> = of.iter().map(|id| &*self.node(*id).document.path).collect();
        let message = format!("“{name}” names more than one page: {}", paths.join(" and "));
        let help =
            format!("if both bear the name, write `ambiguous_aliases: [\"{name}\"]` in each; otherwise change one");
        let mut finding = Finding::new(&code::DUPLICATE_NAME, place(&of[of.len() - 1]), message).help(help);
        for id in &of[..of.len() - 1] {
            finding = finding.related(place(id), "also here");
        }
        finding
    }
}

/// An edit distance small enough to be a slip, or a part of the name.
fn distance(wanted: &str, name: &str) -> Option<usize> {
    let (a, b) = (wanted.chars().count(), name.chars().count());
    if b > 3 && a > 3 && (name.contains(wanted) || wanted.contains(name)) {
        return Some(1 + a.abs_diff(b) / 4);
    }
    if a.abs_diff(b) * 3 > a.max(b) {
        return None;
    }
    let distance = strsim::damerau_levenshtein(wanted, name);
    (distance * 3 <= a.max(b)).then_some(distance)
}
