//! The plan: one address a page, no two pages at one address.

use super::{Page, Route, Routes};
use crate::config::Config;
use crate::diag::{Finding, code::dossier as code};
use crate::document::{Kind, Spanned};
use crate::dossier::{Dossier, NodeId};
use crate::text::{Place, slug, slug_path};

/// Plans the pages of a dossier.
pub fn plan(dossier: &Dossier, config: &Config) -> (Routes, Vec<Finding>) {
    let mut planner = Planner { dossier, search: config.search, routes: Routes::default(), findings: Vec::new() };
    planner.nodes();
    planner.generated();
    planner.comparisons();
    planner.redirects();
    (planner.routes, planner.findings)
}

/// The path of a page that has the same address in every dossier.
pub fn path_of(page: &Page) -> Option<String> {
    Some(match page {
        Page::Overview => "index.html".to_owned(),
        Page::Index(kind) => format!("{}/index.html", kind.folder()),
        Page::Disputed => "claims/disputed.html".to_owned(),
        Page::Comparisons => "compare/index.html".to_owned(),
        Page::Timeline => "timeline.html".to_owned(),
        Page::Tags => "tags/index.html".to_owned(),
        Page::Tag(address) => format!("tags/{address}.html"),
        Page::Method => "method.html".to_owned(),
        Page::Search => "search.html".to_owned(),
        Page::Print => "print.html".to_owned(),
        Page::NotFound => "404.html".to_owned(),
        Page::Node(_) | Page::Shared(_) | Page::Redirect(_) | Page::Compare(..) => return None,
    })
}

struct Planner<'a> {
    dossier: &'a Dossier,
    search: bool,
    routes: Routes,
    findings: Vec<Finding>,
}

impl Planner<'_> {
    fn nodes(&mut self) {
        for id in self.dossier.index.ids() {
            let node = self.dossier.node(id);
            let path = if &*node.document.path == "content/index.md" {
                "index.html".to_owned()
            } else {
                format!("{}/{}.html", node.kind().folder(), slug(node.id()))
            };
            self.routes.nodes.push(self.routes.routes.len());
            self.add(Page::Node(id), path, None);
        }
    }

    fn generated(&mut self) {
        let has = |kind: Kind| self.dossier.of_kind(kind).any(|(_, n)| !n.is_overview());
        let mut pages: Vec<Page> = Kind::ALL.into_iter().filter(|k| has(*k)).map(Page::Index).collect();
        let dated = has(Kind::Event)
            || self.dossier.of_kind(Kind::Article).any(|(_, n)| n.article().is_some_and(|a| a.published.is_some()));
        pages.extend(has(Kind::Claim).then_some(Page::Disputed));
        pages.extend((!self.dossier.comparisons.ranked.is_empty()).then_some(Page::Comparisons));
        pages.extend(dated.then_some(Page::Timeline));
        pages.extend((!self.dossier.tags.is_empty()).then_some(Page::Tags));
        pages.extend(self.dossier.tags.keys().cloned().map(Page::Tag));
        pages.extend([Page::Method, Page::Print, Page::NotFound]);
        pages.extend(self.search.then_some(Page::Search));
        if self.routes.at("index.html").is_none() {
            pages.push(Page::Overview);
        }
        for page in pages {
            if let Some(path) = path_of(&page) {
                self.add(page, path, None);
            }
        }
        for (i, shared) in self.dossier.index.shared.iter().enumerate() {
            self.routes.shared.push(self.routes.routes.len());
            let address =
                Some(slug(&shared.name)).filter(|s| !s.is_empty()).unwrap_or_else(|| format!("name-{}", i + 1));
            self.add(Page::Shared(i), format!("names/{address}.html"), None);
        }
    }

    fn comparisons(&mut self) {
        for comparison in &self.dossier.comparisons.ranked {
            let (a, b) = comparison.articles;
            let address = |id: NodeId| slug(self.dossier.node(id).id());
            let path = format!("compare/{}--{}.html", address(a), address(b));
            if self.routes.at(&path).is_some() {
                continue; // Then two articles have one address: that was told.
            }
            self.routes.compared.insert((a, b), self.routes.routes.len());
            self.add(Page::Compare(a, b), path, None);
        }
    }

    fn redirects(&mut self) {
        for id in self.dossier.index.ids() {
            let document = &self.dossier.node(id).document;
            for old in &document.common.redirect_from {
                if let Some(path) = old_path(&old.value, document.kind) {
                    self.add(Page::Redirect(id), path, Some(old))
                } else {
                    let message = format!("`{}` is no address within this site", old.value);
                    let finding = Finding::new(&code::BAD_REDIRECT, document.place(&old.range), message);
                    self.findings.push(finding.help("write it as `people/old-name.html` or `old-name`"));
                }
            }
        }
    }

    /// Adds a route, or reports who has its address already; addresses that differ in case alone are one.
    fn add(&mut self, page: Page, path: String, old: Option<&Spanned<String>>) {
        let key = path.to_lowercase();
        if let Some(taken) = self.routes.by_path.get(&key).map(|i| self.routes.routes[*i].clone()) {
            if !self.is_one_id(&page, &taken.page) {
                self.collision(&page, &path, &taken, old);
            }
        } else {
            self.routes.by_path.insert(key, self.routes.routes.len());
        }
        self.routes.routes.push(Route { page, path });
    }

    /// Two files of one id were reported as such.
    fn is_one_id(&self, a: &Page, b: &Page) -> bool {
        match (a, b) {
            (Page::Node(a), Page::Node(b)) => self.dossier.node(*a).id() == self.dossier.node(*b).id(),
            _ => false,
        }
    }

    fn collision(&mut self, page: &Page, path: &str, taken: &Route, old: Option<&Spanned<String>>) {
        let (new, first) = (self.owner(page), self.owner(&taken.page));
        let place_of = |page: &Page, old: Option<&Spanned<String>>| {
            let id = node_of(page).or_else(|| self.bearer(page))?;
            let document = &self.dossier.node(id).document;
            Some(Place::new(&document.path, old.map_or(0..0, |o| o.range.clone())))
        };
        let message = format!("two pages at one address, {path}: {first} and {new}");
        let place = place_of(page, old).or_else(|| place_of(&taken.page, None));
        let mut finding = Finding::nowhere(&code::ADDRESS_COLLISION, message).help(match page {
            Page::Redirect(_) => "take the old address out of `redirect_from`, or rename the page that has it now",
            _ => "rename one of them",
        });
        finding.place = place;
        if let (Some(other), true) = (place_of(&taken.page, None), node_of(page).is_some()) {
            finding = finding.related(other, "the other one");
        }
        self.findings.push(finding);
    }

    /// A page with the name that a generated page is made of.
    fn bearer(&self, page: &Page) -> Option<NodeId> {
        match page {
            Page::Shared(i) => self.dossier.index.shared.get(*i)?.bearers.first().copied(),
            Page::Tag(address) => self.dossier.tags.get(address)?.nodes.first().copied(),
            _ => None,
        }
    }

    fn owner(&self, page: &Page) -> String {
        match page {
            Page::Node(id) | Page::Redirect(id) => self.dossier.node(*id).document.path.to_string(),
            Page::Shared(i) => format!("the page of the shared name “{}”", self.dossier.index.shared[*i].name),
            Page::Tag(address) => format!("the page of the tag `{address}`"),
            Page::Index(kind) => format!("the list of {}", kind.folder()),
            Page::Overview => "the front page".to_owned(),
            Page::Disputed => "the list of disputed claims".to_owned(),
            Page::Compare(..) => "a comparison of two articles".to_owned(),
            Page::Comparisons => "the list of comparisons".to_owned(),
            Page::Timeline => "the timeline".to_owned(),
            Page::Tags => "the list of tags".to_owned(),
            Page::Method => "the page on method".to_owned(),
            Page::Search => "the search".to_owned(),
            Page::Print => "the page for print".to_owned(),
            Page::NotFound => "the page for lost readers".to_owned(),
        }
    }
}

fn node_of(page: &Page) -> Option<NodeId> {
    match page {
        Page::Node(id) | Page::Redirect(id) => Some(*id),
        _ => None,
    }
}

/// The path of an old address: `people/old.html`, `people/old`, `/people/old/`, or `old` beside the page.
fn old_path(old: &str, kind: Kind) -> Option<String> {
    let trimmed = old.trim_matches('/');
    if trimmed.contains("://") || trimmed.split('/').any(|p| p == "..") {
        return None;
    }
    let stem = trimmed.strip_suffix(".html").or_else(|| trimmed.strip_suffix(".md")).unwrap_or(trimmed);
    let path = slug_path(stem);
    match (path.is_empty(), old.ends_with('/'), path.contains('/')) {
        (true, ..) => None,
        (_, true, _) => Some(format!("{path}/index.html")),
        (_, _, true) => Some(format!("{path}.html")),
        _ => Some(format!("{}/{path}.html", kind.folder())),
    }
}
