//! People, organizations, places; events; terms.

use std::collections::{BTreeMap, BTreeSet};

use super::Builder;
use super::short::{count, date};
use crate::document::{Fields, Kind, Stance as Said};
use crate::dossier::NodeId;
use crate::dossier::mentions::Mention as Named;
use crate::view::{
    Claimed, Confusion, Coordinates, Entity, Event, Held, Link, Mention, Named as Titled, NamedIn, Part, Spelling,
    Spellings, Stance, Term, TogetherWith,
};

/// How many articles, cards and claims stand on one page.
const MOST: usize = 200;

pub fn entity<'a>(b: &Builder<'a>, id: NodeId, from: &str) -> Part<'a> {
    let node = b.dossier.node(id);
    let related = &b.dossier.related[id.index()];
    let mut children = related.children.clone();
    children.sort_by(|x, y| b.dossier.title_order(*x, *y));
    let mut entity = Entity {
        children: children.into_iter().take(MOST).map(|c| b.card(from, c)).collect(),
        published: related.published.iter().take(MOST).map(|c| b.card(from, *c)).collect(),
        confusions: confusions(b, id, from),
        claims: b.claims(from, &related.claims),
        events: b.events(from, &related.events),
        spellings: spellings(b, id, from),
        named_in: named_in(b, id, from),
        together: together(b, id, from),
        ..Entity::default()
    };
    (entity.mentions, entity.mentions_total) = mentions(b, id, from);
    match &node.document.fields {
        Fields::Person(person) => {
            entity.born = person.born.as_ref().map(date);
            entity.side = person.entity.side.as_ref().map(|s| b.named(from, s));
            entity.roles = person.roles.iter().map(|r| held(b, from, r, None)).collect();
        }
        Fields::Organization(organization) => {
            entity.genre = organization.organization_type.as_deref().map(Into::into);
            entity.parent = organization.parent.as_ref().map(|p| b.named(from, p));
            entity.side = organization.entity.side.as_ref().map(|s| b.named(from, s));
            entity.country = organization.country.as_deref().map(|c| country(b, from, c));
            entity.roles = related.members.iter().filter_map(|(who, i)| member(b, from, *who, *i)).collect();
        }
        Fields::Place(place) => {
            entity.parent = place.within.as_ref().map(|p| b.named(from, p));
            entity.country = place.country.as_deref().map(|c| country(b, from, c));
            let coordinates = place.latitude.zip(place.longitude);
            entity.map = super::picture::map(b, from, id);
            entity.coordinates = coordinates.map(|(latitude, longitude)| Coordinates { latitude, longitude });
        }
        _ => {}
    }
    Part::Entity(Box::new(entity))
}

fn held<'a>(b: &Builder<'a>, from: &str, role: &'a crate::document::Role, who: Option<Titled<'a>>) -> Held<'a> {
    let organization = role.organization.as_ref().filter(|_| who.is_none()).map(|o| b.named(from, o));
    let said = role.article.as_ref().and_then(|a| b.dossier.article(&a.value));
    Held {
        role: role.role.as_str().into(),
        who,
        organization,
        from: role.from.as_ref().map(date),
        to: role.to.as_ref().map(date),
        cite: said.map(|article| b.cite(from, article, role.paragraph)),
    }
}

fn member<'a>(b: &Builder<'a>, from: &str, who: NodeId, role: usize) -> Option<Held<'a>> {
    match &b.dossier.node(who).document.fields {
        Fields::Person(person) => Some(held(b, from, person.roles.get(role)?, Some(b.named_node(from, who)))),
        _ => None,
    }
}

fn country<'a>(b: &Builder<'a>, from: &str, country: &'a str) -> Titled<'a> {
    let place = b.dossier.of_kind(Kind::Place).find(|(_, n)| match &n.document.fields {
        Fields::Place(p) => {
            n.title == country || (country.len() == 2 && p.country.as_deref() == Some(country) && is_country(b, p))
        }
        _ => false,
    });
    place.map_or_else(|| Titled { label: country.into(), href: None }, |(id, _)| b.named_node(from, id))
}

/// A place with a country's code that lies in no other place with the same code is the country.
fn is_country(b: &Builder<'_>, place: &crate::document::Place) -> bool {
    let within = place.within.as_ref().and_then(|w| b.dossier.index.named(w).node);
    let code = within.and_then(|w| match &b.dossier.node(w).document.fields {
        Fields::Place(outer) => outer.country.as_deref(),
        _ => None,
    });
    code != place.country.as_deref()
}

/// Who it is not to be confused with, and who shares a name with it.
fn confusions<'a>(b: &Builder<'a>, id: NodeId, from: &str) -> Vec<Confusion<'a>> {
    let related = &b.dossier.related[id.index()];
    let bearers = related.shared.iter().flat_map(|s| b.dossier.index.shared[*s].bearers.iter().copied());
    let mut others: Vec<NodeId> = related.confusable.iter().copied().chain(bearers).filter(|n| *n != id).collect();
    others.sort();
    others.dedup();
    others.sort_by(|x, y| b.dossier.title_order(*x, *y));
    let both =
        |other: NodeId| related.shared.iter().filter(move |s| b.dossier.index.shared[**s].bearers.contains(&other));
    let confusion = |other: NodeId| Confusion {
        card: b.card(from, other),
        shared: both(other).map(|s| b.dossier.index.shared[*s].name.as_str().into()).collect(),
        pages: both(other)
            .map(|s| Link {
                label: b.dossier.index.shared[*s].name.as_str().into(),
                href: crate::route::relative(from, b.routes.shared(*s)).into(),
            })
            .collect(),
        sources: b
            .sources(from, b.dossier.mentions.articles.get(&other).into_iter().flatten().copied())
            .into_iter()
            .take(12)
            .collect(),
    };
    others.into_iter().map(confusion).collect()
}

/// Every spelling and how many paragraphs of each article have it.
fn spellings<'a>(b: &Builder<'a>, id: NodeId, from: &str) -> Spellings<'a> {
    let all = b.dossier.mentions.spellings(id);
    let named: BTreeSet<NodeId> = all.values().flat_map(|a| a.keys().copied()).collect();
    let mut columns: Vec<NodeId> = named.into_iter().collect();
    columns.sort_by_key(|a| b.source_key(*a));
    let wide = columns.len() <= 12;
    let row = |(spelling, articles): (String, BTreeMap<NodeId, BTreeSet<u32>>)| {
        let times = |a: &NodeId| count(articles.get(a).map_or(0, BTreeSet::len));
        Spelling {
            spelling: spelling.into(),
            counts: if wide { columns.iter().map(times).collect() } else { Vec::new() },
            total: columns.iter().map(times).sum(),
            articles: count(articles.len()),
        }
    };
    let mut rows: Vec<Spelling<'a>> = all.into_iter().map(row).collect();
    rows.sort_by(|x, y| y.total.cmp(&x.total).then_with(|| b.dossier.order.compare(&x.spelling, &y.spelling)));
    Spellings { sources: if wide { b.sources(from, columns) } else { Vec::new() }, rows }
}

fn named_in<'a>(b: &Builder<'a>, id: NodeId, from: &str) -> NamedIn<'a> {
    let articles: Vec<NodeId> = b.dossier.mentions.articles.get(&id).into_iter().flatten().copied().collect();
    let published = |a: &NodeId| b.dossier.node(*a).article().and_then(|a| a.published.as_ref());
    let first = articles.iter().filter_map(|a| Some((published(a)?, *a))).min();
    let paragraph = |article: NodeId| {
        b.dossier.mentions.of.get(&article)?.iter().filter(|m| m.node == id).map(|m| m.paragraph).min()
    };
    NamedIn {
        named: b.tally(articles.iter().copied()),
        first: first.map(|(d, _)| date(d)),
        first_cite: first.map(|(_, a)| b.cite(from, a, paragraph(a))),
    }
}

/// How many mentions stand on one page.
const MOST_MENTIONS: usize = 120;
/// How many characters are shown on either side of a name.
const AROUND: usize = 48;

/// Each paragraph that names the entity, with the words around the name where rights allow.
fn mentions<'a>(b: &Builder<'a>, id: NodeId, from: &str) -> (Vec<Mention<'a>>, u32) {
    let mut articles: Vec<NodeId> = b.dossier.mentions.articles.get(&id).into_iter().flatten().copied().collect();
    articles.sort_by_key(|a| b.source_key(*a));
    let mut seen: BTreeSet<(NodeId, u32, &str)> = BTreeSet::new();
    let mut all = Vec::new();
    for article in articles {
        let mut of: Vec<&Named> =
            b.dossier.mentions.of.get(&article).into_iter().flatten().filter(|m| m.node == id).collect();
        of.sort_by_key(|m| (m.paragraph, m.spelling.as_str()));
        for m in of {
            if seen.insert((article, m.paragraph, &m.spelling)) {
                all.push((article, m));
            }
        }
    }
    let total = count(all.len());
    (all.into_iter().take(MOST_MENTIONS).map(|(article, m)| mention(b, from, article, m)).collect(), total)
}

fn mention<'a>(b: &Builder<'a>, from: &str, article: NodeId, m: &'a Named) -> Mention<'a> {
    let text = b.dossier.texts.get(&article);
    let shown = text.and_then(|t| t.paragraph(m.paragraph)).and_then(|p| p.text());
    let around = m.range.clone().zip(shown).filter(|(r, t)| t.get(r.clone()) == Some(&m.spelling));
    // Where the paragraph may not be shown, words of it that are quoted somewhere may.
    let quoted = || {
        text?
            .quotes_in(m.paragraph)
            .map(crate::dossier::rights::PublishableQuote::written)
            .find_map(|q| Some((q.find(m.spelling.as_str())?, q)))
    };
    let (before, after) = match around {
        Some((r, t)) => (words_before(&t[..r.start]), words_after(&t[r.end..])),
        None => quoted().map_or((String::new(), String::new()), |(at, q)| {
            (words_before(&q[..at]), words_after(&q[at + m.spelling.len()..]))
        }),
    };
    Mention {
        cite: b.cite(from, article, Some(m.paragraph)),
        language: super::page::quote_language(b, article),
        before: before.into(),
        name: m.spelling.as_str().into(),
        after: after.into(),
    }
}

fn words_before(text: &str) -> String {
    let cut = text.char_indices().rev().nth(AROUND).map_or(0, |(i, _)| text[i..].find(' ').map_or(i, |s| i + s));
    text[cut..].trim().to_owned()
}

fn words_after(text: &str) -> String {
    let cut = text.char_indices().nth(AROUND).map_or(text.len(), |(i, _)| text[..i].rfind(' ').unwrap_or(i));
    text[..cut].trim_end().to_owned()
}

/// Who else is named in the same paragraphs, those most often first.
fn together<'a>(b: &Builder<'a>, id: NodeId, from: &str) -> Vec<TogetherWith<'a>> {
    let mut together: Vec<(NodeId, usize)> = b.dossier.mentions.together(id).into_iter().collect();
    together.sort_by_key(|(n, times)| (usize::MAX - times, *n));
    let with = |(n, times): (NodeId, usize)| TogetherWith {
        who: Link { label: b.dossier.node(n).title.as_str().into(), href: b.href(from, n).into() },
        paragraphs: count(times),
    };
    together.into_iter().take(12).map(with).collect()
}

pub fn event<'a>(b: &Builder<'a>, id: NodeId, from: &str) -> Part<'a> {
    let Some(event) = b.dossier.node(id).event() else { return Part::NotFound };
    let evidence = b.stance_rows(from, id);
    let articles = || event.evidence.iter().filter_map(|e| b.dossier.article(&e.article.value));
    let any = |said: Said| event.evidence.iter().any(|e| e.stance == said);
    let strongest = match () {
        () if any(Said::Disputes) => Some(Stance::Disputes),
        () if any(Said::Supports) => Some(Stance::Supports),
        () if any(Said::Unclear) => Some(Stance::Unclear),
        () => None,
    };
    Part::Event(Box::new(Event {
        when: date(&event.when),
        place: event.place.as_ref().map(|p| b.named(from, p)),
        who: event.who.iter().map(|w| b.named(from, w)).collect(),
        announced: b.dossier.is_announced(id),
        tally: b.tally(articles()),
        rivals: b.rivals(from, id),
        stance: strongest,
        timeline_href: b.routes.of(&crate::route::Page::Timeline).map(|t| {
            let to = crate::route::relative(from, t);
            format!("{to}#{}", super::timeline::anchor(b.dossier.node(id).id())).into()
        }),
        claims: linked_claims(b, id, from),
        evidence,
    }))
}

/// Claims about the event.
fn linked_claims<'a>(b: &Builder<'a>, id: NodeId, from: &str) -> Vec<Claimed<'a>> {
    b.claims(from, &b.dossier.related[id.index()].claims)
}

pub fn term<'a>(b: &Builder<'a>, id: NodeId, from: &str) -> Part<'a> {
    let Fields::Term(term) = &b.dossier.node(id).document.fields else { return Part::NotFound };
    let see = term.see_also.iter().filter_map(|n| b.dossier.index.named(n).node);
    Part::Term(Box::new(Term {
        definition_html: b.writer().inline(&term.definition).into(),
        see_also: see.map(|n| b.card(from, n)).collect(),
    }))
}
