//! What each reference means; what cannot be resolved is a finding with candidates.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::index::{Found, Index, Input};
use super::link::{Anchor, Cited, Quoted, Target, Verification};
use super::{Node, NodeId};
use crate::diag::{Code, Finding, code::dossier as code};
use crate::document::body::is_image;
use crate::document::citation::Citation;

use crate::document::{Document, Fields, Kind, Name, ReferenceKind, Wikilink};
use crate::text::{fold_name, slug};

/// The meaning of every reference, per node, in the order of [`crate::document::Body::references`].
#[derive(Debug, Default)]
pub struct Resolved {
    pub targets: Vec<Vec<Target>>,
}

/// What a field names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    pub label: String,
    pub node: Option<NodeId>,
}

/// Resolves all nodes' references, and checks the links in their fields.
pub fn resolve(index: &Index, input: &Input) -> (Resolved, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut targets = Vec::with_capacity(index.nodes.len());
    let mut nearest = BTreeMap::new();
    for (node, id) in index.nodes.iter().zip(index.ids()) {
        let mut resolver =
            Resolver { nearest: &mut nearest, index, input, document: &node.document, id, findings: Vec::new() };
        targets.push(resolver.body());
        resolver.fields(node);
        findings.append(&mut resolver.findings);
    }
    let resolved = Resolved { targets };
    findings.extend(cycles(index, &resolved));
    (resolved, findings)
}

impl Index {
    /// What a field names: `[[a link]]`, or plain words that are exactly one node's id, title or alias.
    pub fn named(&self, name: &Name) -> Named {
        let (target, label, _) = link_or_words(&name.value);
        match self.find(target) {
            Some(Found::Node(node)) => {
                Named { label: label.map_or_else(|| self.node(node).title.clone(), str::to_owned), node: Some(node) }
            }
            _ => Named { label: label.unwrap_or(target).to_owned(), node: None },
        }
    }

    /// One key for all ways to write one name, by which outlets and agencies are told apart.
    pub fn key(&self, name: &Name) -> String {
        let named = self.named(name);
        named.node.map_or_else(|| fold_name(&named.label), |node| format!("[[{}]]", self.node(node).id()))
    }
}

/// `[[target|label]]` → target and label; whether it was written as a link.
fn link_or_words(value: &str) -> (&str, Option<&str>, bool) {
    match value.strip_prefix("[[").and_then(|v| v.strip_suffix("]]")) {
        Some(inner) => {
            let (place, label) = inner.split_once('|').map_or((inner, None), |(p, l)| (p, Some(l.trim())));
            // A field names a page, not a place on it.
            (place.split('#').next().unwrap_or(place).trim(), label, true)
        }
        None => (value, None, false),
    }
}

struct Resolver<'a> {
    /// The help for each unknown name: looking for the nearest costs a look at every name.
    nearest: &'a mut BTreeMap<String, String>,
    index: &'a Index,
    input: &'a Input,
    document: &'a Document,
    id: NodeId,
    findings: Vec<Finding>,
}

impl Resolver<'_> {
    fn body(&mut self) -> Vec<Target> {
        let document = self.document;
        document.body.references.iter().map(|r| self.reference(&r.kind, &r.range)).collect()
    }

    fn reference(&mut self, kind: &ReferenceKind, range: &Range<usize>) -> Target {
        match kind {
            ReferenceKind::Wikilink(link) => self.wikilink(link, range),
            ReferenceKind::Embed(link) => self.embed(link, range),
            ReferenceKind::Citations(items) => Target::Citations(items.iter().map(|c| self.citation(c)).collect()),
            ReferenceKind::Link(dest) => self.relative(dest, range),
            ReferenceKind::Image(dest) => self.asset(dest, range),
        }
    }

    fn wikilink(&mut self, link: &Wikilink, range: &Range<usize>) -> Target {
        if link.target.is_empty() {
            return self.anchored(self.id, link.anchor.as_deref(), range);
        }
        match self.index.find(&link.target) {
            Some(Found::Node(node)) => self.anchored(node, link.anchor.as_deref(), range),
            Some(Found::Shared(shared)) => Target::Shared(shared),
            Some(Found::Several(bearers)) => self.ambiguous(&link.target, bearers, range),
            Some(Found::Withheld) => self.withheld(&link.target, range),
            Some(Found::Unread) => Target::Nothing,
            None => match self.asset_named(&link.target) {
                // Obsidian links files like pages.
                Some(path) => Target::Asset { path, fragment: link.anchor.clone() },
                None => self.unknown(&code::UNKNOWN_LINK, &link.target, range),
            },
        }
    }

    fn anchored(&mut self, node: NodeId, anchor: Option<&str>, range: &Range<usize>) -> Target {
        let Some(anchor) = anchor.filter(|a| !a.is_empty()) else { return Target::Node { node, anchor: None } };
        match find_anchor(self.index.node(node), anchor, self.input) {
            Ok(anchor) => Target::Node { node, anchor: Some(anchor) },
            Err(help) => {
                let of = self.index.node(node);
                let message = format!("“{}” has no `#{anchor}`", of.title);
                self.report(&code::UNKNOWN_ANCHOR, range, message, help);
                Target::Node { node, anchor: None }
            }
        }
    }

    fn embed(&mut self, link: &Wikilink, range: &Range<usize>) -> Target {
        if is_image(&link.target) {
            return self.asset(&link.target, range);
        }
        let target = self.wikilink(link, range);
        if let Target::Node { node, .. } = &target {
            let kind = self.index.node(*node).kind();
            if !matches!(kind, Kind::Note | Kind::Claim | Kind::Event) {
                let message = format!("`{}` is of kind {} and cannot be embedded", link.target, kind.name());
                let help = format!("notes, events, claims and images can; write a link: `[[{}]]`", link.target);
                self.report(&code::EMBED_KIND, range, message, help);
                return Target::Nothing;
            }
        }
        if matches!(target, Target::Shared(_) | Target::Asset { .. }) {
            let message = format!("`{}` cannot be embedded", link.target);
            let help = format!("notes, events, claims and images can; write a link: `[[{}]]`", link.target);
            self.report(&code::EMBED_KIND, range, message, help);
            return Target::Nothing;
        }
        target
    }

    fn citation(&mut self, citation: &Citation) -> Cited {
        let article = self.article(&citation.id.value, &citation.id.range);
        if let (Some(article), Some(n)) = (article, citation.paragraph()) {
            self.paragraph(article, n, &citation.id.range);
        }
        let quote =
            citation.quote.as_ref().map(|q| Quoted { words: q.value.clone(), verification: Verification::Unverified });
        Cited { article, paragraph: citation.paragraph(), quote }
    }

    /// Whether the article has such a paragraph, where its text is here to count.
    fn paragraph(&mut self, article: NodeId, n: u32, range: &Range<usize>) {
        let node = self.index.node(article);
        let count = self.input.texts.get(node.id()).map(|t| t.paragraphs.len());
        if let Some(count) = count.filter(|c| n as usize > *c) {
            let message = format!("`{}` has no paragraph {n}", node.id());
            self.report(&code::UNKNOWN_ANCHOR, range, message, format!("it has {count} paragraphs"));
        }
    }

    fn article(&mut self, id: &str, range: &Range<usize>) -> Option<NodeId> {
        match self.index.find(id) {
            Some(Found::Node(node)) if self.index.node(node).kind() == Kind::Article => return Some(node),
            Some(Found::Node(node)) => {
                let kind = self.index.node(node).kind().name();
                let message = format!("`{id}` is of kind {kind}, not an article");
                self.report(&code::NOT_AN_ARTICLE, range, message, format!("link it with `[[{id}]]`"));
            }
            Some(Found::Withheld) => drop(self.withheld(id, range)),
            Some(Found::Several(bearers)) => drop(self.ambiguous(id, bearers, range)),
            Some(Found::Unread) => {}
            Some(Found::Shared(_)) | None => drop(self.unknown(&code::UNKNOWN_ARTICLE, id, range)),
        }
        None
    }

    /// A relative Markdown link: to a document, a file of `content/`, or a generated page.
    fn relative(&mut self, dest: &str, range: &Range<usize>) -> Target {
        let (path, fragment) = dest.split_once('#').map_or((dest, None), |(p, f)| (p, Some(f)));
        if path.is_empty() {
            return self.anchored(self.id, fragment, range);
        }
        let Some(path) = self.join(path, range) else { return Target::Nothing };
        if let Some(node) = self.index.by_path(&path) {
            return self.anchored(node, fragment, range);
        }
        if let Some(asset) = self.asset_at(&path) {
            return Target::Asset { path: asset, fragment: fragment.map(str::to_owned) };
        }
        let within = path.strip_prefix("content/").unwrap_or(&path);
        if within.is_empty() || within.ends_with('/') {
            // Every link names its file, so that the site works from a disk.
            return Target::Site { path: format!("{within}index.html"), fragment: fragment.map(str::to_owned) };
        }
        if let Some(stem) = within.strip_suffix(".md") {
            let id = stem.rsplit('/').next().unwrap_or(stem);
            if self.index.withheld.iter().any(|w| w == id) {
                return self.withheld(id, range);
            }
            if let Some(Found::Unread) = self.index.find(id) {
                return Target::Nothing;
            }
            return self.unknown(&code::UNKNOWN_LINK, id, range);
        }
        if has_ending(within, &["html", "xml", "json", "csv", "txt", "bib", "ris", "ics"]) {
            return Target::Site { path: within.to_owned(), fragment: fragment.map(str::to_owned) };
        }
        self.missing(&path, range)
    }

    fn asset(&mut self, dest: &str, range: &Range<usize>) -> Target {
        let Some(path) = self.join(dest.split(['#', '?']).next().unwrap_or(dest), range) else {
            return Target::Nothing;
        };
        match self.asset_at(&path).or_else(|| self.asset_named(dest)) {
            Some(path) => Target::Asset { path, fragment: None },
            None => self.missing(&path, range),
        }
    }

    /// Obsidian names an attachment without its folder.
    fn asset_named(&self, name: &str) -> Option<Arc<str>> {
        let name = format!("/{}", percent_decode(name.trim_start_matches("./")));
        self.index.assets.iter().find(|a| has_any_ending(&name) && a.ends_with(&name)).cloned()
    }

    fn asset_at(&self, path: &str) -> Option<Arc<str>> {
        self.index.assets.binary_search_by(|a| (**a).cmp(path)).ok().map(|i| Arc::clone(&self.index.assets[i]))
    }

    /// A path relative to this document's folder, from the root; `None` with a finding where it leaves `content/`.
    fn join(&mut self, dest: &str, range: &Range<usize>) -> Option<String> {
        let decoded = percent_decode(dest);
        let folder = self.document.path.rsplit_once('/').map_or("", |(f, _)| f);
        let mut parts: Vec<&str> = folder.split('/').collect();
        for part in decoded.split('/') {
            match part {
                "." => {}
                ".." if parts.len() > 1 => drop(parts.pop()),
                ".." => {
                    let help = "put the file into `content/` and name it from there".to_owned();
                    self.report(&code::OUTSIDE_CONTENT, range, format!("`{dest}` leads out of `content/`"), help);
                    return None;
                }
                part => parts.push(part),
            }
        }
        Some(parts.join("/"))
    }

    fn fields(&mut self, node: &Node) {
        for name in self.document.fields.names() {
            let (target, _, is_link) = link_or_words(&name.value);
            match self.index.find(target) {
                Some(Found::Several(bearers)) if is_link => drop(self.ambiguous(target, bearers, &name.range)),
                None if is_link => drop(self.unknown(&code::UNKNOWN_LINK, target, &name.range)),
                Some(Found::Withheld) => drop(self.withheld(target, &name.range)),
                _ => {}
            }
        }
        for evidence in node.evidence() {
            if let Some(article) = self.article(&evidence.article.value, &evidence.article.range)
                && let Some(n) = evidence.paragraph
            {
                self.paragraph(article, n, &evidence.range);
            }
        }
        if let Fields::Person(person) = &self.document.fields {
            for (said, paragraph) in person.roles.iter().filter_map(|r| Some((r.article.as_ref()?, r.paragraph))) {
                if let Some(article) = self.article(&said.value, &said.range)
                    && let Some(n) = paragraph
                {
                    self.paragraph(article, n, &said.range);
                }
            }
        }
        for image in &self.document.common.images {
            self.asset(&image.src.value.clone(), &image.src.range);
        }
    }

    fn ambiguous(&mut self, name: &str, bearers: &[NodeId], range: &Range<usize>) -> Target {
        let ids: Vec<String> = bearers.iter().map(|n| format!("`{}`", self.index.node(*n).id())).collect();
        let message = format!("“{name}” names more than one page");
        let first = bearers.first().map_or("id", |n| self.index.node(*n).id());
        self.report(
            &code::AMBIGUOUS_LINK,
            range,
            message,
            format!("it can be {}; write the id: `[[{first}|{name}]]`", ids.join(", ")),
        );
        Target::Nothing
    }

    fn withheld(&mut self, name: &str, range: &Range<usize>) -> Target {
        let message = format!("`{name}` is not published, so this link is shown as plain words");
        self.report(&code::LINK_TO_DRAFT, range, message, "publish the page, or build with `--drafts`".to_owned());
        Target::Nothing
    }

    fn unknown(&mut self, code: &'static Code, name: &str, range: &Range<usize>) -> Target {
        let known = self.nearest.entry(name.to_owned()).or_insert_with(|| {
            let near = self.index.nearest(name);
            if near.is_empty() {
                "create the page, or correct the name".to_owned()
            } else {
                format!("nearest: {}", near.join(", "))
            }
        });
        let help = known.clone();
        self.report(code, range, format!("there is no “{name}”"), help);
        Target::Nothing
    }

    fn missing(&mut self, path: &str, range: &Range<usize>) -> Target {
        let name = path.rsplit('/').next().unwrap_or(path);
        let near = crate::schema::nearest(name, self.index.assets.iter().map(|a| a.rsplit('/').next().unwrap_or(a)));
        let help = near.map_or_else(
            || "put the file there, or correct the address".to_owned(),
            |n| format!("did you mean `{n}`?"),
        );
        self.report(&code::MISSING_FILE, range, format!("there is no file `{path}`"), help);
        Target::Nothing
    }

    fn report(&mut self, code: &'static Code, range: &Range<usize>, message: String, help: String) {
        self.findings.push(Finding::new(code, self.document.place(range), message).help(help));
    }
}

/// The anchor that words after `#` mean on a node's page, or what to write instead.
fn find_anchor(node: &Node, anchor: &str, input: &Input) -> Result<Anchor, String> {
    if node.kind() == Kind::Article
        && let Some(n) = crate::document::citation::paragraph_number(anchor)
    {
        return match input.texts.get(node.id()).map(|t| t.paragraphs.len()) {
            Some(count) if n as usize > count => Err(format!("it has {count} paragraphs")),
            _ => Ok(Anchor::Paragraph(n)),
        };
    }
    let headings = &node.document.body.headings;
    let address = slug(anchor);
    // Obsidian writes a heading below another as `#Upper#Lower`.
    let last = anchor.rsplit('#').next().unwrap_or(anchor).trim();
    let found = headings
        .iter()
        .find(|h| h.text == last || h.id == anchor)
        .or_else(|| headings.iter().find(|h| h.id == address || slug(&h.text) == address));
    if let Some(heading) = found {
        return Ok(Anchor::Heading(heading.id.clone()));
    }
    let near = crate::schema::nearest(last, headings.iter().map(|h| h.text.as_str()));
    Err(match (near, headings.is_empty()) {
        (Some(near), _) => format!("did you mean `#{near}`?"),
        (None, true) => "the page has no headings".to_owned(),
        (None, false) => format!(
            "its headings are {}",
            headings.iter().take(8).map(|h| format!("`{}`", h.text)).collect::<Vec<_>>().join(", ")
        ),
    })
}

/// Embeds that never end, or are nested deeper than they are shown: each is reported once, where it closes.
fn cycles(index: &Index, resolved: &Resolved) -> Vec<Finding> {
    let heights = vec![None; index.nodes.len()];
    let mut walk = Walk { index, resolved, heights, path: Vec::new(), findings: Vec::new() };
    for id in index.ids() {
        walk.visit(id);
    }
    walk.findings
}

struct Walk<'a> {
    index: &'a Index,
    resolved: &'a Resolved,
    /// How many levels of embeds each note has, once that is known.
    heights: Vec<Option<usize>>,
    path: Vec<NodeId>,
    findings: Vec<Finding>,
}

/// Deeper than this nothing is embedded: no reader follows.
pub const DEEPEST_EMBED: usize = 16;

/// The walk itself goes deeper, so that it meets the end of every chain that could be built by hand.
const DEEPEST_WALK: usize = 256;

impl Walk<'_> {
    /// The levels of embeds below a note.
    fn visit(&mut self, id: NodeId) -> usize {
        if let Some(height) = self.heights[id.index()] {
            return height;
        }
        if self.path.len() > DEEPEST_WALK {
            return 0;
        }
        self.path.push(id);
        let document = &self.index.node(id).document;
        let mut height = 0;
        for (reference, target) in document.body.references.iter().zip(&self.resolved.targets[id.index()]) {
            if let (ReferenceKind::Embed(_), Target::Node { node, .. }) = (&reference.kind, target) {
                if self.index.node(*node).kind() != Kind::Note {
                    continue;
                }
                if self.path.contains(node) {
                    self.endless(document, &reference.range, *node);
                    continue;
                }
                let below = 1 + self.visit(*node);
                if below == DEEPEST_EMBED + 1 {
                    self.too_deep(document, &reference.range);
                }
                height = height.max(below);
            }
        }
        self.path.pop();
        self.heights[id.index()] = Some(height);
        height
    }

    fn endless(&mut self, document: &Document, range: &Range<usize>, node: NodeId) {
        let start = self.path.iter().position(|n| *n == node).unwrap_or(0);
        let round: Vec<&str> = self.path[start..].iter().chain([&node]).map(|n| self.index.node(*n).id()).collect();
        let message = format!("this embed never ends: {}", round.join(" → "));
        self.report(document, range, message);
    }

    fn too_deep(&mut self, document: &Document, range: &Range<usize>) {
        self.report(document, range, format!("embeds within embeds, more than {DEEPEST_EMBED} levels deep"));
    }

    fn report(&mut self, document: &Document, range: &Range<usize>, message: String) {
        let finding = Finding::new(&code::EMBED_CYCLE, document.place(range), message);
        self.findings.push(finding.help("replace one of the embeds by a link"));
    }
}

fn has_any_ending(path: &str) -> bool {
    path.rsplit('/').next().is_some_and(|name| name.contains('.'))
}

fn has_ending(path: &str, endings: &[&str]) -> bool {
    path.rsplit_once('.').is_some_and(|(_, e)| endings.contains(&e))
}

/// `%20` and the like in Markdown addresses.
fn percent_decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut i = 0;
    while i < bytes.len() {
        let hex = bytes
            .get(i + 1..i + 3)
            .and_then(|h| std::str::from_utf8(h).ok())
            .and_then(|h| u8::from_str_radix(h, 16).ok());
        match (bytes[i], hex) {
            (b'%', Some(byte)) => {
                out.push(byte);
                i += 3;
            }
            (byte, _) => {
                out.push(byte);
                i += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}
