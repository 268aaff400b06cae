//! Where on the page the article is announced: the element that says what the metadata calls the headline.

use std::collections::BTreeSet;

use super::super::raw::Hints;
use super::dom::{Dom, Id, What};
use super::gather::Gathered;

/// Fewer bytes of letters than this say little.
const SHORT: usize = 12;

/// The element of the headline, and all around it.
#[derive(Debug)]
pub(super) struct Headline {
    pub id: Id,
    pub above: BTreeSet<Id>,
}

/// The headline, if some element says it.
pub(super) fn headline(dom: &Dom, gathered: &Gathered, named: &[Hints]) -> Option<Headline> {
    let titles: Vec<String> = gathered.titles().iter().map(|t| letters(t)).filter(|t| !t.is_empty()).collect();
    let id = heading(dom, &titles, named).or_else(|| line(dom, &titles)).or_else(|| only(gathered))?;
    Some(Headline { id, above: dom.ancestors(id).collect() })
}

/// The heading that is most like a title.
fn heading(dom: &Dom, titles: &[String], named: &[Hints]) -> Option<Id> {
    let mut best = (None, 0);
    for id in (0..dom.len()).filter(|id| matches!(dom.name(*id), "h1" | "h2" | "h3" | "h4")) {
        let like = likeness(&letters_below(dom, id), titles);
        let linked = dom.ancestors(id).take(3).chain(dom.children(id)).any(|n| dom.name(n) == "a");
        let hidden = dom.ancestors(id).take(8).any(|a| named[a].has(Hints::HIDDEN));
        let level = if dom.name(id) == "h1" { 2 } else { 0 };
        let score = if like > 0 { like + level + i32::from(!linked) * 3 + i32::from(!hidden) * 2 } else { 0 };
        if score > best.1 {
            best = (Some(id), score);
        }
    }
    best.0
}

/// The letters of an element that holds little: no headline is longer.
fn letters_below(dom: &Dom, id: Id) -> String {
    let mut out = String::new();
    for n in dom.descendants(id).take(60) {
        if let What::Text(text) = &dom.node(n).what {
            out.push_str(&letters(&text[..text.floor_char_boundary(text.len().min(600))]));
        }
    }
    out
}

/// How much a heading says the same as a title: all of it, or a part.
fn likeness(shown: &str, titles: &[String]) -> i32 {
    let like = |title: &String| match () {
        () if shown.len() >= SHORT / 2 && shown == title => 8,
        () if shown.len() >= SHORT && title.contains(shown) => 2 + i32::from(is_most(shown, title)) * 4,
        () if title.len() >= SHORT && shown.contains(title.as_str()) && shown.len() < title.len() * 2 => 5,
        () => 0,
    };
    titles.iter().map(like).max().unwrap_or(0)
}

/// What a heading says, without the category or the notes for screen readers that some put into it.
pub(super) fn said(dom: &Dom, heading: Id) -> String {
    const LABELS: &[&str] = &[
        "category",
        "kicker",
        "eyebrow",
        "overline",
        "dachzeile",
        "topline",
        "aural",
        "visually-hidden",
        "sr-only",
        "screen-reader",
    ];
    let class = |n: Id| dom.attr(n, "class").unwrap_or_default().to_ascii_lowercase();
    let is_label = |n: &Id| *n != heading && LABELS.iter().any(|l| class(*n).contains(l));
    let whole = dom.text(heading);
    let label = dom.descendants(heading).take(20).find(is_label).map(|n| dom.text(n)).filter(|l| !l.is_empty());
    let rest = label.as_deref().and_then(|l| whole.strip_prefix(l)).map(str::trim);
    // "Harbour: The ramp is mended" is said as one.
    let colon = label.as_deref().is_some_and(|l| l.ends_with(':'));
    let rest = rest.filter(|r| r.contains(' ') && !colon && !r.starts_with(':'));
    rest.map_or(whole.clone(), str::to_owned)
}

/// The headline in the words of a heading, if the metadata says the same.
pub(super) fn words(dom: &Dom, headline: &Headline, titles: &[String]) -> Option<String> {
    let text = said(dom, headline.id);
    let shown = letters(&text);
    let same = |title: &String| {
        let title = letters(title);
        shown == title || shown.len() >= SHORT && title.contains(&shown) && is_most(&shown, &title)
    };
    (shown.len() >= SHORT / 2 && titles.iter().any(same)).then_some(text)
}

fn is_most(part: &str, whole: &str) -> bool {
    part.len() * 2 >= whole.len()
}

/// A line that is no heading, in old pages.
fn line(dom: &Dom, titles: &[String]) -> Option<Id> {
    let shown = |id: Id| {
        let What::Text(text) = &dom.node(id).what else { return None };
        let outside = dom.ancestors(id).take(6).all(|a| !matches!(dom.name(a), "head" | "a" | "script" | "option"));
        let own = if text.len() < 400 && outside { letters(text) } else { String::new() };
        let said = own.len() >= SHORT && titles.iter().any(|t| t.contains(&own) && own.len() * 3 >= t.len());
        said.then_some((own.len(), std::cmp::Reverse(id)))
    };
    (0..dom.len()).filter_map(shown).max().and_then(|(_, id)| dom.node(id.0).parent)
}

/// The page's only heading of the first level.
fn only(gathered: &Gathered) -> Option<Id> {
    match gathered.headings.as_slice() {
        [only] if !gathered.unmarked => Some(*only),
        _ => None,
    }
}

/// The letters alone, in lower case: for comparisons.
pub(super) fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
