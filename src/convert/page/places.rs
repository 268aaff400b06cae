//! What a block's place among the others says, whatever it is called: other articles' beginnings, the article's further
//! containers, boxes with a picture, what stands below the article, and in whose company.

use std::collections::BTreeMap;

use super::super::raw::Hints;
use super::dom::{Dom, Id};
use super::headline::Headline;
use super::links::Links;
use super::texts::{AN_ARTICLE, FOREIGN, Own, is_inline, sums};

/// So many letters of menus and the like are between an article and what is another's.
const A_GAP: f32 = 120.0;
/// A container with less prose is no part of an article by its name alone.
const A_PART: f32 = 120.0;
const MOST_PARTS: usize = 60;
/// A caption has no more letters than this.
const A_CAPTION: f32 = 220.0;

/// Other articles' beginnings: an `<article>` without the headline, where the one with it (or the first below it) is enough.
pub(super) fn teasers(dom: &Dom, order: &[Id], prose: &[f32], headline: Option<&Headline>, hints: &mut [Hints]) {
    let Some(headline) = headline else { return };
    let is_article = |id: Id| dom.name(id) == "article" || dom.attr(id, "role") == Some("article");
    let around: Vec<Id> = dom.ancestors(headline.id).filter(|a| is_article(*a)).collect();
    let others: Vec<Id> = order.iter().copied().filter(|id| is_article(*id) && !around.contains(id)).collect();
    let mut below = vec![false; dom.len()];
    order.iter().skip_while(|id| **id != headline.id).for_each(|id| below[*id] = true);
    let first = others.iter().copied().find(|id| prose[*id] >= 200.0 && below[*id]);
    let main = around.last().copied().or(first);
    let Some(main) = main else { return };
    let within: f32 = others.iter().filter(|o| dom.ancestors(**o).any(|a| a == main)).map(|o| prose[*o]).sum();
    let enough = prose[main] - within >= AN_ARTICLE / 2.0;
    let share = |id: Id| prose[id] < prose.first().copied().unwrap_or(0.0) * 0.4;
    for id in others.into_iter().filter(|o| *o != main && share(*o) && enough) {
        let below: Vec<Id> = dom.descendants(id).collect();
        below.into_iter().for_each(|n| hints[n] = hints[n].with(Hints::RELATED));
    }
}

/// So many letters of prose, and no more, stand in the box of a teaser.
const A_TEASER: f32 = 900.0;
/// Of the headings beyond this many none is asked: each looks at what is around it.
const MOST_HEADINGS: usize = 200;

/// Other articles' beginnings whatever they are called: a heading that is a link, in a box where a picture or a "more" leads
/// to the same place. The article's own box holds the headline; and where little else is left, they are what the page says.
pub(super) fn linked_boxes(
    dom: &Dom,
    order: &[Id],
    prose: &[f32],
    headline: Option<&Headline>,
    links: &Links,
    hints: &mut [Hints],
) {
    let Some(headline) = headline else { return };
    let is_heading = |id: &Id| matches!(dom.name(*id), "h2" | "h3" | "h4" | "h5") && *id != headline.id;
    let headings = order.iter().copied().filter(is_heading).take(MOST_HEADINGS);
    let small = |a: &Id| prose[*a] <= A_TEASER && !headline.above.contains(a);
    let box_of = |h: Id| {
        // What is sold elsewhere, and told of here, has its address in the heading, too.
        let target = only_target(dom, h).filter(|t| !links.leads_away(t))?;
        let leads = |a: &Id| targets(dom, *a, h).any(|t| t == target);
        dom.ancestors(h).skip(1).take(4).take_while(small).find(leads)
    };
    let mut boxes: Vec<Id> = headings.filter_map(box_of).collect();
    boxes.dedup();
    let held: f32 = boxes.iter().map(|b| prose[*b]).sum();
    if prose.first().copied().unwrap_or(0.0) - held >= AN_ARTICLE / 4.0 {
        for id in boxes.into_iter().flat_map(|b| dom.descendants(b)) {
            hints[id] = hints[id].with(Hints::RELATED);
        }
    }
}

/// Where a heading's one link leads, without what only counts visitors.
fn only_target(dom: &Dom, heading: Id) -> Option<&str> {
    let link = dom.ancestors(heading).skip(1).take(2).chain(dom.descendants(heading)).find(|n| dom.name(*n) == "a")?;
    target(dom, link)
}

fn target(dom: &Dom, link: Id) -> Option<&str> {
    let address = dom.attr(link, "href")?.split(['?', '#']).next().unwrap_or_default();
    (dom.name(link) == "a" && address.len() > 1).then_some(address)
}

/// Where the links in a box lead, but for those in one heading.
fn targets(dom: &Dom, around: Id, heading: Id) -> impl Iterator<Item = &str> {
    let outside = move |n: &Id| !dom.ancestors(*n).take(6).any(|a| a == heading);
    let links = dom.descendants(around).take(400).filter(move |n| dom.name(*n) == "a");
    links.filter(outside).filter_map(|n| target(dom, n))
}

/// The other containers of an article that is cut into several: those that are called as the chosen one is, as are those around
/// them, and hold prose.
pub(super) fn parts(dom: &Dom, order: &[Id], root: Id, likely: &[f32]) -> Vec<Id> {
    let class = |id: Id| dom.attr(id, "class").map(str::trim).filter(|c| !c.is_empty());
    let names = |id: Id| [Some(id), dom.node(id).parent].map(|n| n.map(|n| (dom.name(n), class(n))));
    let around: Vec<Id> = dom.ancestors(root).collect();
    let alike = |id: &Id| likely[*id] >= A_PART && !around.contains(id) && names(*id) == names(root);
    let found = order.iter().copied().filter(|id| class(root).is_some() && alike(id));
    found.filter(|id| !dom.ancestors(*id).any(|a| a == root)).take(MOST_PARTS).collect()
}

/// Marks what stands below the container with most of the article, in containers of other names, once something that is
/// no prose has passed.
pub(super) fn away(dom: &Dom, root: Id, likely: &[f32], blocks: &[Own], hints: &mut [Hints]) {
    let mut core = root;
    let mut beside = Vec::new();
    while let Some(next) = dom.children(core).find(|c| likely[*c] >= likely[root] * 0.55 && !is_inline(dom.name(*c))) {
        let alike = |id: &Id| dom.attr(*id, "class").is_some() && dom.attr(*id, "class") == dom.attr(next, "class");
        let below = dom.children(core).skip_while(|c| *c != next).skip(1);
        let boxes = below.filter(|c| !alike(c) && dom.element(*c).is_some() && !is_inline(dom.name(*c)));
        beside.push(boxes.collect::<Vec<Id>>());
        core = next;
    }
    let mut passed = 0.0;
    // The innermost come first on the page.
    for id in beside.into_iter().rev().flatten().flat_map(|id| dom.descendants(id)) {
        passed += if hints[id].has(FOREIGN) { blocks[id].letters } else { blocks[id].linked };
        hints[id] = hints[id].with(if passed >= A_GAP { Hints::AWAY } else { Hints::default() });
    }
}

/// Marks what stands in a box with a picture, if it is short: a caption, or a teaser. Where much of the article stands in
/// such boxes they are its parts.
pub(super) fn boxes(
    dom: &Dom,
    order: &[Id],
    named: &[Hints],
    root: Id,
    blocks: &[Own],
    prose: &[f32],
    hints: &mut [Hints],
) {
    let letters = sums(dom, order, &|id| blocks[id].letters);
    let headings = sums(dom, order, &|id| f32::from(u8::from(blocks[id].heading)));
    let is_box = |id: Id| {
        (1.0..=A_CAPTION).contains(&letters[id])
            && headings[id] == 0.0
            && matches!(dom.name(id), "div" | "figure" | "span" | "section" | "td" | "table" | "dl" | "center")
    };
    // A formula is a picture that readers who listen are not told of.
    let shown = |n: &Id| dom.attr(*n, "aria-hidden") != Some("true");
    let is_picture = |n: &Id| matches!(dom.name(*n), "img" | "picture" | "video" | "amp-img");
    let pictures = dom.descendants(root).filter(is_picture).filter(shown);
    let signed = |id: Id| dom.descendants(id).any(|n| named[n].has(Hints::BYLINE.with(Hints::DATE)));
    let around = |n: Id| dom.ancestors(n).skip(1).take(5).take_while(|a| *a != root && letters[*a] <= A_CAPTION);
    let mut found: Vec<Id> = pictures.filter_map(|n| around(n).filter(|a| is_box(*a)).last()).collect();
    found.retain(|id| !signed(*id));
    found.dedup();
    if found.iter().map(|id| prose[*id]).sum::<f32>() <= prose[root] * 0.15 {
        for id in found.into_iter().flat_map(|id| dom.descendants(id)) {
            hints[id] = hints[id].with(Hints::CAPTION);
        }
    }
}

/// The prose of each node's own children, and of the children of all containers with its class: page builders give every
/// paragraph a container of its own.
pub(super) fn own_children(dom: &Dom, order: &[Id], blocks: &[Own], hints: &[Hints]) -> Vec<f32> {
    let mut out = vec![0.0; dom.len()];
    for &id in order.iter().filter(|id| !hints[**id].has(FOREIGN) && blocks[**id].prose() > 0.0) {
        out[id] += blocks[id].prose();
        // What stands in the items of a list stands beside the list, too.
        let above = dom.ancestors(id).skip(1).take(if dom.name(id) == "li" { 2 } else { 1 });
        above.for_each(|a| out[a] += blocks[id].prose());
    }
    let mut alike: BTreeMap<&str, f32> = BTreeMap::new();
    let class = |id: Id| dom.attr(id, "class").filter(|c| !c.trim().is_empty() && dom.name(id) != "p");
    for (class, prose) in order.iter().filter(|id| out[**id] > 0.0).filter_map(|id| Some((class(*id)?, out[*id]))) {
        *alike.entry(class).or_default() += prose;
    }
    for &id in order {
        out[id] = class(id).and_then(|c| alike.get(c)).map_or(out[id], |sum| sum.max(out[id]));
    }
    out
}
