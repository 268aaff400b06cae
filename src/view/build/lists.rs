//! Indexes, the bibliography, tags, disambiguation, redirects.

use std::collections::{BTreeMap, BTreeSet};

use super::Builder;
use super::note::{mode, origin_name, reading_order};
use super::short::{count, date, page_kind};
use crate::document::{Kind, Name};
use crate::dossier::NodeId;
use crate::text::{Order, slug};
use crate::view::{
    Bibliography, BibliographyEntry, Candidate, Card, Date, Day, Disambiguation, Index, IndexGroup, Link, OriginGroup,
    PageKind, Part, Period, PlaceNode, Places, Precision, Redirect, TagGroup, TagPage, Text,
};

/// Above so many items an index is grouped, and the bibliography has its periods.
const MOST_UNGROUPED: usize = 60;

pub fn index<'a>(b: &Builder<'a>, kind: Kind, from: &str) -> Part<'a> {
    let nodes: Vec<NodeId> = match kind {
        Kind::Note => reading_order(b),
        Kind::Event => by_date(b),
        _ => b.dossier.by_title(kind),
    };
    let by_side = nodes.iter().any(|n| side(b, *n).is_some());
    Part::Index(Box::new(Index {
        of: page_kind(kind),
        total: count(nodes.len()),
        network: (kind == Kind::Person).then(|| super::picture::network(b, from)).flatten(),
        by_side,
        groups: if by_side {
            sides(b, &nodes, from)
        } else {
            grouped(nodes.into_iter().map(|n| b.card(from, n)).collect(), kind, &b.dossier.order)
        },
    }))
}

fn side<'a>(b: &Builder<'a>, id: NodeId) -> Option<&'a Name> {
    b.dossier.node(id).document.fields.entity()?.side.as_ref()
}

/// One group a side, by its name; last those who state none.
fn sides<'a>(b: &Builder<'a>, nodes: &[NodeId], from: &str) -> Vec<IndexGroup<'a>> {
    let mut groups: BTreeMap<String, IndexGroup<'a>> = BTreeMap::new();
    for id in nodes {
        let named = side(b, *id).map(|s| b.named(from, s)).unwrap_or_default();
        let next = groups.len();
        let group = groups.entry(crate::text::fold_name(&named.label)).or_insert_with(|| IndexGroup {
            id: group_id(&named.label, next),
            label: named.label,
            href: named.href,
            items: Vec::new(),
        });
        group.items.push(b.card(from, *id));
    }
    let mut groups: Vec<IndexGroup<'a>> = groups.into_values().collect();
    groups.sort_by(|x, y| {
        x.label.is_empty().cmp(&y.label.is_empty()).then_with(|| b.dossier.order.compare(&x.label, &y.label))
    });
    groups
}

/// An anchor; names of different sides may have the same letters in an address.
fn group_id(label: &str, number: usize) -> Text<'static> {
    format!("side-{}-{}", number + 1, slug(label)).trim_end_matches('-').to_owned().into()
}

fn by_date(b: &Builder<'_>) -> Vec<NodeId> {
    let mut nodes: Vec<NodeId> = b.dossier.of_kind(Kind::Event).map(|(id, _)| id).collect();
    nodes.sort_by(|a, c| {
        b.dossier.node(*a).event().map(|e| &e.when).cmp(&b.dossier.node(*c).event().map(|e| &e.when)).then(a.cmp(c))
    });
    nodes
}

/// One group up to sixty items; above that one a letter, or for events one a year.
fn grouped<'a>(cards: Vec<Card<'a>>, kind: Kind, order: &Order) -> Vec<IndexGroup<'a>> {
    if cards.len() <= MOST_UNGROUPED || kind == Kind::Note {
        return vec![IndexGroup { id: "all".into(), items: cards, ..IndexGroup::default() }];
    }
    let mut groups: Vec<IndexGroup<'a>> = Vec::new();
    for card in cards {
        let label = group_label(&card, kind, order);
        match groups.last_mut() {
            Some(group) if group.label == label => group.items.push(card),
            _ => {
                let address = slug(&label);
                let id = format!("g-{}", if address.is_empty() { "other" } else { &address });
                groups.push(IndexGroup { label: label.into(), id: id.into(), items: vec![card], href: None });
            }
        }
    }
    groups
}

fn group_label(card: &Card<'_>, kind: Kind, order: &Order) -> String {
    if kind == Kind::Event {
        return card
            .date
            .as_ref()
            .and_then(|d| d.start.as_ref())
            .map_or_else(|| "…".to_owned(), |d| d.year.to_string());
    }
    match order.heading(&card.title) {
        None => "#".to_owned(),
        Some(digit) if digit.starts_with(char::is_numeric) => "0–9".to_owned(),
        Some(letter) => letter,
    }
}

pub fn bibliography<'a>(b: &Builder<'a>, from: &str) -> Part<'a> {
    let group = |(i, articles): (usize, &Vec<NodeId>)| {
        let code = crate::dossier::origin::letter(i);
        OriginGroup {
            id: format!("origin-{}", code.to_lowercase()).into(),
            code: code.into(),
            origin_class: articles.first().and_then(|a| b.dossier.source(*a)).map_or("", |s| s.class()).into(),
            name: Some(origin_name(b, articles).into()),
            articles: articles.iter().map(|a| entry(b, *a, from)).collect(),
        }
    };
    let origins: Vec<OriginGroup<'a>> = b.dossier.origins.iter().enumerate().map(group).collect();
    Part::Bibliography(Box::new(Bibliography {
        periods: periods(&origins),
        tally: b.tally(b.dossier.sources.iter().map(|s| s.article)),
        coverage: super::picture::coverage(b, from),
        sharing: super::picture::sharing(b, from),
        origins,
    }))
}

/// Each month once, where it begins; over more than two years each year.
fn periods<'a>(origins: &[OriginGroup<'a>]) -> Vec<Period<'a>> {
    let day = |o: &OriginGroup<'a>| o.articles.first()?.date.as_ref()?.start.clone();
    let days = || origins.iter().filter_map(|o| Some((day(o)?, o)));
    let years: BTreeSet<i32> = days().map(|(d, _)| d.year).collect();
    if origins.len() <= MOST_UNGROUPED || years.is_empty() {
        return Vec::new();
    }
    let mut seen = BTreeSet::new();
    let begun = days().map(|(d, o)| (d.year, d.month.filter(|_| years.len() <= 2), o));
    begun.filter(|(year, month, _)| seen.insert((*year, *month))).map(|(y, m, o)| period(y, m, &o.id)).collect()
}

fn period<'a>(year: i32, month: Option<u8>, id: &Text<'a>) -> Period<'a> {
    let written = month.map_or_else(|| format!("{year:04}"), |m| format!("{year:04}-{m:02}"));
    let precision = if month.is_some() { Precision::Month } else { Precision::Year };
    let start = Some(Day { year, month, ..Day::default() });
    let date =
        Date { edtf: written.clone().into(), datetime: Some(written.into()), precision, start, ..Date::default() };
    Period { date, id: id.clone() }
}

fn entry<'a>(b: &Builder<'a>, id: NodeId, from: &str) -> BibliographyEntry<'a> {
    let node = b.dossier.node(id);
    let fields = node.article();
    let claims: BTreeSet<NodeId> = b.dossier.related[id.index()]
        .evidence
        .iter()
        .map(|(n, _)| *n)
        .filter(|n| b.dossier.node(*n).claim().is_some())
        .collect();
    BibliographyEntry {
        source: b.source(from, id),
        untitled: node.described,
        publisher: fields.and_then(|a| a.publisher.as_ref()).map(|p| b.dossier.index.named(p).label.into()),
        authors: fields.map_or_else(Vec::new, |a| a.authors.iter().map(|a| a.as_str().into()).collect()),
        date: fields.and_then(|a| a.published.as_ref()).map(date),
        language: fields.and_then(|a| a.language.as_deref()).map(Into::into),
        words: b.dossier.texts.get(&id).map(|t| count(t.words())),
        rights: mode(b, id),
        summary: node.document.common.summary.as_deref().map(Into::into),
        claims: count(claims.len()),
        draft: node.draft,
    }
}

pub fn places<'a>(b: &Builder<'a>, from: &str) -> Part<'a> {
    let all = b.dossier.by_title(Kind::Place);
    let child: BTreeSet<NodeId> =
        all.iter().flat_map(|p| b.dossier.related[p.index()].children.iter().copied()).collect();
    let mut seen = BTreeSet::new();
    let mut roots: Vec<PlaceNode<'a>> =
        all.iter().filter(|p| !child.contains(p)).map(|p| place(b, *p, from, &mut seen, 0)).collect();
    // Places that lie within each other in a circle have no root: each is shown once all the same.
    for id in &all {
        if !seen.contains(id) {
            roots.push(place(b, *id, from, &mut seen, 0));
        }
    }
    Part::Places(Box::new(Places { total: count(all.len()), roots }))
}

/// Deeper than this a place is shown without what lies in it.
const DEEPEST: usize = 12;

fn place<'a>(b: &Builder<'a>, id: NodeId, from: &str, seen: &mut BTreeSet<NodeId>, depth: usize) -> PlaceNode<'a> {
    seen.insert(id);
    let mut within: Vec<NodeId> = b.dossier.related[id.index()]
        .children
        .iter()
        .copied()
        .filter(|c| b.dossier.node(*c).kind() == Kind::Place)
        .collect();
    within.sort_by(|a, c| b.dossier.title_order(*a, *c));
    let mut children = Vec::new();
    for child in within {
        if depth < DEEPEST && !seen.contains(&child) {
            children.push(place(b, child, from, seen, depth + 1));
        }
    }
    PlaceNode { card: b.card(from, id), children }
}

pub fn tags<'a>(b: &Builder<'a>, from: &str) -> Part<'a> {
    let card = |(address, tag): (&'a String, &'a crate::dossier::Tag)| Card {
        id: address.as_str().into(),
        kind: PageKind::Tag,
        title: tag.label.as_str().into(),
        href: crate::route::relative(from, &format!("tags/{address}.html")).into(),
        count: Some(count(tag.nodes.len())),
        ..Card::default()
    };
    let mut cards: Vec<Card<'a>> = b.dossier.tags.iter().map(card).collect();
    cards.sort_by(|a, c| b.dossier.order.compare(&a.title, &c.title));
    Part::Index(Box::new(Index {
        of: PageKind::Tag,
        total: count(cards.len()),
        groups: grouped(cards, Kind::Term, &b.dossier.order),
        ..Index::default()
    }))
}

pub fn tag<'a>(b: &Builder<'a>, address: &str, from: &str) -> Part<'a> {
    let Some(tag) = b.dossier.tags.get(address) else { return Part::NotFound };
    let mut groups: BTreeMap<Kind, Vec<Card<'a>>> = BTreeMap::new();
    for id in &tag.nodes {
        groups.entry(b.dossier.node(*id).kind()).or_default().push(b.card(from, *id));
    }
    let groups = groups.into_iter().map(|(kind, items)| TagGroup { kind: page_kind(kind), items }).collect();
    Part::Tag(Box::new(TagPage { total: count(tag.nodes.len()), groups }))
}

pub fn disambiguation<'a>(b: &Builder<'a>, shared: usize, from: &str) -> Part<'a> {
    let Some(shared) = b.dossier.index.shared.get(shared) else { return Part::NotFound };
    let candidates = shared.bearers.iter().map(|id| Candidate { card: b.card(from, *id), sources: Vec::new() });
    Part::Disambiguation(Box::new(Disambiguation {
        name: shared.name.as_str().into(),
        candidates: candidates.collect(),
    }))
}

pub fn redirect<'a>(b: &Builder<'a>, id: NodeId, from: &str) -> Part<'a> {
    Part::Redirect(Box::new(Redirect {
        to: Link { label: b.dossier.node(id).title.as_str().into(), href: b.href(from, id).into() },
    }))
}
