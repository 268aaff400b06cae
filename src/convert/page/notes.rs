//! The footnotes of a page: links within it from a number or a star to what stands further below.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::super::language::word_count;
use super::dom::{Dom, Id};
use super::texts::is_inline;

/// Longer ones are sections that a table of contents leads to.
const LONGEST: usize = 300;
/// More elements than stand around a few marks in a row.
const MARKED: usize = 40;

/// Which elements are marks and notes, with their numbers in the order of the page, and which lead back.
#[derive(Debug, Default)]
pub(super) struct Notes {
    marks: BTreeMap<Id, u16>,
    below: BTreeMap<Id, u16>,
    back: BTreeSet<Id>,
    /// What is around notes.
    holders: BTreeSet<Id>,
}

impl Notes {
    pub fn of(dom: &Dom) -> Self {
        let mut out = Self::default();
        let marks: Vec<_> = links(dom).into_iter().filter(|(link, _)| is_mark(&dom.text(*link))).collect();
        for (link, target) in &marks {
            out.mark(dom, *link, *target);
        }
        for note in out.below.keys() {
            let new = dom.ancestors(*note).skip(1).take_while(|a| !out.holders.contains(a)).collect::<Vec<_>>();
            out.holders.extend(new);
        }
        let within = |link: &Id| dom.ancestors(*link).any(|a| out.below.contains_key(&a));
        out.back = marks.iter().map(|m| m.0).filter(|l| !out.marks.contains_key(l) && within(l)).collect();
        out
    }

    fn mark(&mut self, dom: &Dom, link: Id, target: Option<Id>) {
        let below = target.filter(|t| *t > link).and_then(|t| note(dom, t));
        if let Some(note) = below.filter(|n| !dom.ancestors(link).any(|a| a == *n)) {
            let next = u16::try_from(self.below.len() + 1).unwrap_or(u16::MAX);
            let number = *self.below.entry(note).or_insert(next);
            self.marks.insert(link, number);
        }
    }

    /// The note that an element is.
    pub fn note(&self, id: Id) -> Option<u16> {
        self.below.get(&id).copied()
    }

    /// The marks in an element, itself among them.
    pub fn marks(&self, dom: &Dom, id: Id) -> Vec<u16> {
        if self.marks.is_empty() {
            return Vec::new();
        }
        dom.descendants(id).take(MARKED).filter_map(|n| self.marks.get(&n).copied()).collect()
    }

    /// Whether an element, a list above all, holds notes.
    pub fn has_notes(&self, id: Id) -> bool {
        self.holders.contains(&id)
    }

    pub fn is_back(&self, id: Id) -> bool {
        self.back.contains(&id)
    }
}

/// The links to a place in a page, each with the element of this page that it leads to, if there is one. Browsers write
/// them whole when they save a page, so their addresses say little.
fn links(dom: &Dom) -> Vec<(Id, Option<Id>)> {
    let fragment = |id: Id| {
        let name = dom.attr(id, "href").filter(|_| dom.name(id) == "a")?.split_once('#')?.1;
        (!name.is_empty()).then_some((id, name))
    };
    let links: Vec<(Id, &str)> = dom.descendants(0).filter_map(fragment).collect();
    if links.is_empty() {
        return Vec::new();
    }
    let named = |id: Id| dom.attr(id, "id").or_else(|| dom.attr(id, "name").filter(|_| dom.name(id) == "a"));
    let mut targets: HashMap<&str, Id> = HashMap::new();
    for (id, name) in dom.descendants(0).filter_map(|id| Some((id, named(id)?))) {
        targets.entry(name).or_insert(id);
    }
    links.into_iter().map(|(link, name)| (link, targets.get(name).copied())).collect()
}

/// `1`, `[12]`, `(3)`, `*`, `†`
fn is_mark(text: &str) -> bool {
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '[' | ']' | '(' | ')' | '.'));
    let all = |good: fn(char) -> bool| text.chars().all(good);
    (1..=3).contains(&text.chars().count())
        && (all(|c| c.is_ascii_digit()) || all(|c| matches!(c, '*' | '†' | '‡' | '§' | '¶')))
}

/// The block around the target of a mark, if it reads like a note.
fn note(dom: &Dom, target: Id) -> Option<Id> {
    let block = dom.ancestors(target).find(|a| !is_inline(dom.name(*a)))?;
    let fits = matches!(dom.name(block), "li" | "p" | "div" | "dd" | "aside");
    let plain = !dom.descendants(block).any(|n| matches!(dom.name(n), "h1" | "h2" | "h3" | "h4" | "table" | "form"));
    (fits && plain && (2..=LONGEST).contains(&word_count(&dom.text(block)))).then_some(block)
}
