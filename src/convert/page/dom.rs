//! The page as a tree in one vector: parsed by `html5ever`, with the line of each node.
//!
//! A vector instead of reference-counted nodes, because hostile nesting must not be dropped recursively, and
//! because the walk is several times faster.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, LocalName, Namespace, ParseOpts, QualName, ns, parse_document};

/// Deeper than any page that people wrote. What exceeds it is not converted.
const MAX_DEPTH: u16 = 512;
/// A bound on memory: about 100 bytes each.
const MAX_NODES: usize = 2_000_000;
/// The parser compares each attribute of a tag with all before it.
const MAX_ATTRIBUTES: usize = 5000;
/// The parser is fed in pieces, so that a limit is noticed soon after it is passed.
const CHUNK: usize = 2 * 1024;

/// A node's index. The document is 0.
pub type Id = usize;

/// The tree.
#[derive(Debug)]
pub struct Dom {
    nodes: Vec<Node>,
}

/// One node: the tree's links, and what it is.
#[derive(Debug)]
pub struct Node {
    pub parent: Option<Id>,
    first: Option<Id>,
    last: Option<Id>,
    next: Option<Id>,
    prev: Option<Id>,
    depth: u16,
    /// The line in the file, from 1.
    pub line: usize,
    pub what: What,
}

/// What a node is. Comments and instructions are not kept.
#[derive(Debug)]
pub enum What {
    Document,
    Element(Element),
    Text(String),
    Nothing,
}

/// An element of HTML, SVG or MathML.
#[derive(Debug)]
pub struct Element {
    name: QualName,
    attrs: Vec<Attribute>,
}

impl Element {
    /// The local name in lower case; names of SVG and MathML have a prefix, so that nothing takes them for HTML.
    pub fn name(&self) -> &str {
        if self.name.ns == ns!(html) { &self.name.local } else { "foreign" }
    }

    /// Every attribute's local name and value.
    pub fn attrs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.attrs.iter().map(|a| (&*a.name.local, &*a.value))
    }

    pub fn attr(&self, name: &str) -> Option<&str> {
        self.attrs.iter().find(|a| &*a.name.local == name).map(|a| &*a.value)
    }
}

/// A parsed page, and the line after which it was too deep or too large to go on.
#[derive(Debug)]
pub struct Parsed {
    pub dom: Dom,
    pub cut_at: Option<usize>,
}

/// Parses a page. Time and memory are bounded by its length.
pub fn parse(html: &str) -> Parsed {
    if let Some(line) = overfull_tag(html) {
        return Parsed { dom: parse_document(Sink::new(), ParseOpts::default()).finish(), cut_at: Some(line) };
    }
    let mut parser = parse_document(Sink::new(), ParseOpts::default());
    let mut cut_at = None;
    let mut rest = html;
    while !rest.is_empty() {
        let (piece, tail) = rest.split_at(rest.floor_char_boundary(CHUNK.min(rest.len())).max(1));
        parser.process(StrTendril::from_slice(piece));
        rest = tail;
        if parser.tokenizer.sink.sink.is_over() {
            cut_at = Some(parser.tokenizer.sink.sink.line.get());
            break;
        }
    }
    Parsed { dom: parser.finish(), cut_at }
}

/// The line of a tag with so many attributes that comparing them with each other would take long.
fn overfull_tag(html: &str) -> Option<usize> {
    let bytes = html.as_bytes();
    let mut at = 0;
    while let Some(open) = html.get(at..).and_then(|rest| rest.find('<')) {
        let (mut i, mut quote, mut attributes) = (at + open + 1, None, 0_usize);
        while let Some(&byte) = bytes.get(i) {
            match (quote, byte) {
                (Some(q), b) if b == q => quote = None,
                (None, b'"' | b'\'') => quote = Some(byte),
                (None, b'>') => break,
                (None, b'=') => attributes += 1,
                _ => {}
            }
            i += 1;
            if i - at - open > 4096 && attributes == 0 {
                break;
            }
        }
        if attributes > MAX_ATTRIBUTES {
            return Some(html[..at + open].matches('\n').count() + 1);
        }
        at = html.floor_char_boundary(i.max(at + open + 1));
    }
    None
}

impl Dom {
    pub fn node(&self, id: Id) -> &Node {
        &self.nodes[id]
    }

    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    pub fn element(&self, id: Id) -> Option<&Element> {
        match &self.nodes[id].what {
            What::Element(e) => Some(e),
            _ => None,
        }
    }

    pub fn name(&self, id: Id) -> &str {
        self.element(id).map_or("", Element::name)
    }

    pub fn attr(&self, id: Id, name: &str) -> Option<&str> {
        self.element(id)?.attr(name)
    }

    pub fn children(&self, id: Id) -> impl Iterator<Item = Id> {
        std::iter::successors(self.nodes[id].first, |c| self.nodes[*c].next)
    }

    /// The siblings before a node, nearest first.
    pub fn before(&self, id: Id) -> impl Iterator<Item = Id> {
        std::iter::successors(self.nodes[id].prev, |n| self.nodes[*n].prev)
    }

    pub fn next_sibling(&self, id: Id) -> Option<Id> {
        self.nodes[id].next
    }

    /// The node and its ancestors, innermost first.
    pub fn ancestors(&self, id: Id) -> impl Iterator<Item = Id> {
        std::iter::successors(Some(id), |n| self.nodes[*n].parent)
    }

    /// The node and all below it, in the order of the page.
    pub fn descendants(&self, root: Id) -> impl Iterator<Item = Id> {
        std::iter::successors(Some(root), move |id| self.following(*id, root))
    }

    /// The next node in the order of the page, within `root`.
    fn following(&self, id: Id, root: Id) -> Option<Id> {
        if let Some(child) = self.nodes[id].first {
            return Some(child);
        }
        self.ancestors(id).take_while(|a| *a != root).find_map(|a| self.nodes[a].next)
    }

    /// All text below a node, white space collapsed; scripts and styles are not text.
    pub fn text(&self, id: Id) -> String {
        let mut out = String::new();
        for n in self.descendants(id) {
            match &self.nodes[n].what {
                What::Text(text) if !self.in_code(n) => out.push_str(text),
                What::Element(e) if matches!(e.name(), "br" | "p" | "div" | "li") => out.push(' '),
                _ => {}
            }
        }
        super::super::inline::collapse(&out)
    }

    fn in_code(&self, text: Id) -> bool {
        self.nodes[text].parent.is_some_and(|p| matches!(self.name(p), "script" | "style" | "template" | "noscript"))
    }

    /// The text of a node that holds raw text (a script), as it stands.
    pub fn raw_text(&self, id: Id) -> String {
        let parts = self.children(id).filter_map(|c| match &self.nodes[c].what {
            What::Text(text) => Some(text.as_str()),
            _ => None,
        });
        parts.collect()
    }
}

/// What the parser builds into.
struct Sink {
    nodes: RefCell<Vec<Node>>,
    line: Cell<usize>,
    deepest: Cell<u16>,
}

/// A name that does not borrow from the tree.
#[derive(Debug)]
struct OwnedName(Namespace, LocalName);

impl ElemName for OwnedName {
    fn ns(&self) -> &Namespace {
        &self.0
    }

    fn local_name(&self) -> &LocalName {
        &self.1
    }
}

impl Sink {
    fn new() -> Self {
        let sink = Self { nodes: RefCell::default(), line: Cell::new(1), deepest: Cell::new(0) };
        sink.push(What::Document);
        sink
    }

    fn is_over(&self) -> bool {
        self.deepest.get() > MAX_DEPTH || self.nodes.borrow().len() > MAX_NODES
    }

    fn push(&self, what: What) -> Id {
        let mut nodes = self.nodes.borrow_mut();
        let line = self.line.get();
        nodes.push(Node { parent: None, first: None, last: None, next: None, prev: None, depth: 0, line, what });
        nodes.len() - 1
    }

    fn detach(&self, id: Id) {
        let mut nodes = self.nodes.borrow_mut();
        let Node { parent, next, prev, .. } = nodes[id];
        match prev {
            Some(p) => nodes[p].next = next,
            None => parent.into_iter().for_each(|p| nodes[p].first = next),
        }
        match next {
            Some(n) => nodes[n].prev = prev,
            None => parent.into_iter().for_each(|p| nodes[p].last = prev),
        }
        let node = &mut nodes[id];
        (node.parent, node.next, node.prev) = (None, None, None);
    }

    /// Puts `child`, which is nowhere, under `parent`: before `before`, else last.
    fn attach(&self, child: Id, parent: Id, before: Option<Id>) {
        let mut nodes = self.nodes.borrow_mut();
        let depth = nodes[parent].depth.saturating_add(1);
        let prev = before.map_or(nodes[parent].last, |b| nodes[b].prev);
        let node = &mut nodes[child];
        (node.parent, node.prev, node.next, node.depth) = (Some(parent), prev, before, depth);
        match prev {
            Some(p) => nodes[p].next = Some(child),
            None => nodes[parent].first = Some(child),
        }
        match before {
            Some(b) => nodes[b].prev = Some(child),
            None => nodes[parent].last = Some(child),
        }
        self.deepest.set(self.deepest.get().max(depth));
    }

    fn insert(&self, parent: Id, before: Option<Id>, child: NodeOrText<Id>) {
        match child {
            NodeOrText::AppendNode(id) => {
                self.detach(id);
                self.attach(id, parent, before);
            }
            NodeOrText::AppendText(text) => self.insert_text(parent, before, &text),
        }
    }

    /// Scripts are not kept, but for those that hold metadata.
    fn insert_text(&self, parent: Id, before: Option<Id>, text: &str) {
        if self.is_dropped(parent) {
            return;
        }
        {
            let mut nodes = self.nodes.borrow_mut();
            let prev = before.map_or(nodes[parent].last, |b| nodes[b].prev);
            if let Some(What::Text(so_far)) = prev.map(|p| &mut nodes[p].what) {
                so_far.push_str(text);
                return;
            }
        }
        let id = self.push(What::Text(text.to_owned()));
        self.attach(id, parent, before);
    }

    fn is_dropped(&self, parent: Id) -> bool {
        match &self.nodes.borrow()[parent].what {
            What::Element(e) if e.name() == "style" => true,
            What::Element(e) if e.name() == "script" => !e.attr("type").is_some_and(|t| t.contains("ld+json")),
            _ => false,
        }
    }
}

impl TreeSink for Sink {
    type Handle = Id;
    type Output = Dom;
    type ElemName<'a> = OwnedName;

    fn finish(self) -> Dom {
        Dom { nodes: self.nodes.into_inner() }
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Id {
        0
    }

    fn elem_name(&self, target: &Id) -> OwnedName {
        match &self.nodes.borrow()[*target].what {
            What::Element(e) => OwnedName(e.name.ns.clone(), e.name.local.clone()),
            _ => OwnedName(ns!(), LocalName::from("")),
        }
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, _: ElementFlags) -> Id {
        self.push(What::Element(Element { name, attrs }))
    }

    fn create_comment(&self, _: StrTendril) -> Id {
        self.push(What::Nothing)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Id {
        self.push(What::Nothing)
    }

    fn append(&self, parent: &Id, child: NodeOrText<Id>) {
        self.insert(*parent, None, child);
    }

    fn append_based_on_parent_node(&self, element: &Id, prev_element: &Id, child: NodeOrText<Id>) {
        let parent = self.nodes.borrow()[*element].parent;
        match parent {
            Some(parent) => self.insert(parent, Some(*element), child),
            None => self.append(prev_element, child),
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// What stands in a template stays below it: it is not shown, and the walk passes over it.
    fn get_template_contents(&self, target: &Id) -> Id {
        *target
    }

    fn same_node(&self, x: &Id, y: &Id) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Id, new_node: NodeOrText<Id>) {
        let parent = self.nodes.borrow()[*sibling].parent;
        if let Some(parent) = parent {
            self.insert(parent, Some(*sibling), new_node);
        }
    }

    fn add_attrs_if_missing(&self, target: &Id, attrs: Vec<Attribute>) {
        if let What::Element(e) = &mut self.nodes.borrow_mut()[*target].what {
            let missing: Vec<_> = attrs.into_iter().filter(|a| e.attr(&a.name.local).is_none()).collect();
            e.attrs.extend(missing);
        }
    }

    fn remove_from_parent(&self, target: &Id) {
        self.detach(*target);
    }

    fn reparent_children(&self, node: &Id, new_parent: &Id) {
        while let Some(child) = { self.nodes.borrow()[*node].first } {
            self.detach(child);
            self.attach(child, *new_parent, None);
        }
    }

    fn set_current_line(&self, line: u64) {
        self.line.set(usize::try_from(line).unwrap_or(usize::MAX));
    }
}
