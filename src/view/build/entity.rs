//! People, organizations, places; events; terms.

use super::Builder;
use super::short::date;
use crate::document::{Fields, Kind, Stance as Said};
use crate::dossier::NodeId;
use crate::view::{Claimed, Confusion, Coordinates, Entity, Event, Held, Named, Part, Stance, Term};

/// How many articles, cards and claims stand on one page.
const MOST: usize = 200;

pub fn entity<'a>(b: &Builder<'a>, id: NodeId, from: &str) -> Part<'a> {
    let node = b.dossier.node(id);
    let related = &b.dossier.related[id.index()];
    let mut entity = Entity {
        children: related.children.iter().take(MOST).map(|c| b.card(from, *c)).collect(),
        published: related.published.iter().take(MOST).map(|c| b.card(from, *c)).collect(),
        confusions: confusions(b, id, from),
        claims: b.claims(from, &related.claims),
        events: b.events(from, &related.events),
        ..Entity::default()
    };
    match &node.document.fields {
        Fields::Person(person) => {
            entity.born = person.born.as_ref().map(date);
            entity.roles = person.roles.iter().map(|r| held(b, from, r, None)).collect();
        }
        Fields::Organization(organization) => {
            entity.genre = organization.organization_type.as_deref().map(Into::into);
            entity.parent = organization.parent.as_ref().map(|p| b.named(from, p));
            entity.country = organization.country.as_deref().map(|c| country(b, from, c));
            entity.roles = related.members.iter().filter_map(|(who, i)| member(b, from, *who, *i)).collect();
        }
        Fields::Place(place) => {
            entity.parent = place.within.as_ref().map(|p| b.named(from, p));
            entity.country = place.country.as_deref().map(|c| country(b, from, c));
            let coordinates = place.latitude.zip(place.longitude);
            entity.coordinates = coordinates.map(|(latitude, longitude)| Coordinates { latitude, longitude });
        }
        _ => {}
    }
    Part::Entity(Box::new(entity))
}

fn held<'a>(b: &Builder<'a>, from: &str, role: &'a crate::document::Role, who: Option<Named<'a>>) -> Held<'a> {
    let organization = role.organization.as_ref().filter(|_| who.is_none()).map(|o| b.named(from, o));
    Held {
        role: role.role.as_str().into(),
        who,
        organization,
        from: role.from.as_ref().map(date),
        to: role.to.as_ref().map(date),
    }
}

fn member<'a>(b: &Builder<'a>, from: &str, who: NodeId, role: usize) -> Option<Held<'a>> {
    match &b.dossier.node(who).document.fields {
        Fields::Person(person) => Some(held(b, from, person.roles.get(role)?, Some(b.named_node(from, who)))),
        _ => None,
    }
}

fn country<'a>(b: &Builder<'a>, from: &str, country: &'a str) -> Named<'a> {
    let place = b.dossier.of_kind(Kind::Place).find(|(_, n)| match &n.document.fields {
        Fields::Place(p) => {
            n.title == country || (country.len() == 2 && p.country.as_deref() == Some(country) && is_country(b, p))
        }
        _ => false,
    });
    place.map_or_else(|| Named { label: country.into(), href: None }, |(id, _)| b.named_node(from, id))
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
    let confusion = |other: NodeId| Confusion {
        card: b.card(from, other),
        shared: related
            .shared
            .iter()
            .map(|s| &b.dossier.index.shared[*s])
            .filter(|s| s.bearers.contains(&other))
            .map(|s| s.name.as_str().into())
            .collect(),
        sources: Vec::new(),
    };
    others.into_iter().map(confusion).collect()
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
        announced: super::timeline::announced(b, id),
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
