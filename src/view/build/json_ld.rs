//! JSON-LD in schema.org's terms, within what the page itself shows.

use serde_json::{Map, Value, json};

use super::Builder;
use super::page::host;
use crate::document::{
    Claim as Stated, Event as Happened, Fields, Kind, Person as Someone, Place as Somewhere, Stance as Said,
};
use crate::dossier::NodeId;
use crate::route::{Page as At, Route};
use crate::view::{Page, PageKind};

/// The page as linked data; `None` for pages that are about nothing of their own.
pub fn of(b: &Builder<'_>, route: &Route, page: &Page<'_>) -> Option<Value> {
    let mut object = match &route.page {
        At::Overview => overview(b),
        At::Node(_) if route.path == "index.html" => overview(b),
        At::Node(id) => node(b, *id),
        At::NotFound | At::Print | At::Redirect(_) => return None,
        _ => object("CollectionPage", &[("name", json!(title(b, page)))]),
    };
    object.insert("@context".into(), json!("https://schema.org"));
    if let Some(url) = &page.canonical {
        object.insert("url".into(), json!(url));
    }
    // A card shows our own words; as the picture of a person or of another's article it would be a false statement.
    let ours = !matches!(page.kind, PageKind::Article | PageKind::Person | PageKind::Organization | PageKind::Place);
    if let Some(image) = page.og.image.as_ref().filter(|_| ours || page.og.card.is_none()) {
        object.insert("image".into(), json!(image));
    }
    let language = page.language.as_ref();
    object.entry("inLanguage").or_insert_with(|| json!(language));
    Some(Value::Object(object))
}

fn title(b: &Builder<'_>, page: &Page<'_>) -> String {
    if page.title.is_empty() { b.config.title.clone() } else { page.title.to_string() }
}

fn object(kind: &str, fields: &[(&str, Value)]) -> Map<String, Value> {
    let mut object = Map::new();
    object.insert("@type".into(), json!(kind));
    object.extend(fields.iter().filter(|(_, v)| !v.is_null()).map(|(k, v)| ((*k).to_owned(), v.clone())));
    object
}

fn overview(b: &Builder<'_>) -> Map<String, Value> {
    let authors: Vec<Value> = b.config.authors.iter().map(|a| json!({"@type": "Organization", "name": a})).collect();
    object(
        "WebSite",
        &[
            ("name", json!(b.config.title)),
            ("description", json!(b.config.description)),
            (
                "license",
                json!(
                    b.config.licence.as_deref().map(|l| super::site::licence_href(l).unwrap_or_else(|| l.to_owned()))
                ),
            ),
            ("author", if authors.is_empty() { Value::Null } else { Value::Array(authors) }),
        ],
    )
}

fn node(b: &Builder<'_>, id: NodeId) -> Map<String, Value> {
    let node = b.dossier.node(id);
    let common = &node.document.common;
    let mut object = match &node.document.fields {
        Fields::Note(_) => note(b, id),
        Fields::Article(_) => article(b, id),
        Fields::Person(person) => someone(b, person),
        Fields::Organization(o) => object(
            if matches!(o.organization_type.as_deref(), Some("news" | "news-agency" | "news-outlet")) {
                "NewsMediaOrganization"
            } else {
                "Organization"
            },
            &[(
                "parentOrganization",
                json!(
                    o.parent.as_ref().map(|p| json!({"@type": "Organization", "name": b.dossier.index.named(p).label}))
                ),
            )],
        ),
        Fields::Place(place) => somewhere(b, place),
        Fields::Event(event) => happened(b, event),
        Fields::Term(term) => object("DefinedTerm", &[("description", json!(term.definition))]),
        Fields::Claim(claim) => return stated(b, id, claim),
    };
    object.insert("name".into(), json!(node.title));
    if let Some(summary) = &common.summary {
        object.entry("description").or_insert_with(|| json!(summary));
    }
    if !common.aliases.is_empty() && node.kind() != Kind::Note {
        object.insert("alternateName".into(), common.aliases.iter().map(|a| json!(a.value)).collect());
    }
    if !common.same_as.is_empty() {
        object.insert("sameAs".into(), json!(common.same_as));
    }
    object
}

fn note(b: &Builder<'_>, id: NodeId) -> Map<String, Value> {
    let node = b.dossier.node(id);
    let common = &node.document.common;
    let own = node.note().map_or(&[][..], |n| n.authors.as_slice());
    let authors = if own.is_empty() { &b.config.authors } else { own };
    let author: Vec<Value> = authors.iter().map(|a| json!({"@type": "Person", "name": a})).collect();
    object(
        "BackgroundNewsArticle",
        &[
            ("headline", json!(node.title)),
            ("datePublished", json!(common.created.as_ref().and_then(crate::text::edtf::Edtf::to_iso))),
            ("dateModified", json!(common.updated.as_ref().and_then(crate::text::edtf::Edtf::to_iso))),
            ("author", if author.is_empty() { Value::Null } else { Value::Array(author) }),
        ],
    )
}

fn article(b: &Builder<'_>, id: NodeId) -> Map<String, Value> {
    let node = b.dossier.node(id);
    let Some(fields) = node.article() else { return Map::new() };
    let kind = match fields.article_type.as_deref() {
        Some("analysis") => "AnalysisNewsArticle",
        Some("opinion") => "OpinionNewsArticle",
        Some("report" | "wire") => "ReportageNewsArticle",
        _ => "NewsArticle",
    };
    let publisher = fields
        .publisher
        .as_ref()
        .map(|p| json!({"@type": "NewsMediaOrganization", "name": b.dossier.index.named(p).label}));
    let authors: Vec<Value> = fields.authors.iter().map(|a| json!({"@type": "Person", "name": a})).collect();
    let rights = fields.rights.as_ref();
    let mut object = object(
        kind,
        &[
            ("headline", if node.described { Value::Null } else { json!(node.title) }),
            ("publisher", json!(publisher)),
            ("author", if authors.is_empty() { Value::Null } else { Value::Array(authors) }),
            ("datePublished", json!(fields.published.as_ref().and_then(crate::text::edtf::Edtf::to_iso))),
            ("dateModified", json!(fields.modified.as_ref().and_then(crate::text::edtf::Edtf::to_iso))),
            ("isBasedOn", json!(fields.url)),
            ("archivedAt", json!(fields.archive_url)),
            ("license", json!(rights.and_then(|r| r.licence.as_deref()))),
            (
                "copyrightHolder",
                json!(rights.and_then(|r| r.holder.as_deref()).map(|h| json!({"@type": "Organization", "name": h}))),
            ),
        ],
    );
    if let Some(language) = &fields.language {
        object.insert("inLanguage".into(), json!(language));
    }
    object
}

fn someone(b: &Builder<'_>, person: &Someone) -> Map<String, Value> {
    let roles: Vec<Value> = person
        .roles
        .iter()
        .map(|r| {
            let organization = r
                .organization
                .as_ref()
                .map(|o| json!({"@type": "Organization", "name": b.dossier.index.named(o).label}));
            Value::Object(object(
                "OrganizationRole",
                &[
                    ("roleName", json!(r.role)),
                    ("memberOf", json!(organization)),
                    ("startDate", json!(r.from.as_ref().and_then(crate::text::edtf::Edtf::to_iso))),
                    ("endDate", json!(r.to.as_ref().and_then(crate::text::edtf::Edtf::to_iso))),
                ],
            ))
        })
        .collect();
    let born = person.born.as_ref().and_then(crate::text::edtf::Edtf::to_iso);
    object(
        "Person",
        &[("birthDate", json!(born)), ("memberOf", if roles.is_empty() { Value::Null } else { Value::Array(roles) })],
    )
}

fn somewhere(b: &Builder<'_>, place: &Somewhere) -> Map<String, Value> {
    let within = place.within.as_ref().map(|w| json!({"@type": "Place", "name": b.dossier.index.named(w).label}));
    let geo = place
        .latitude
        .zip(place.longitude)
        .map(|(lat, lon)| json!({"@type": "GeoCoordinates", "latitude": lat, "longitude": lon}));
    object("Place", &[("containedInPlace", json!(within)), ("geo", json!(geo))])
}

fn happened(b: &Builder<'_>, event: &Happened) -> Map<String, Value> {
    let place = event.place.as_ref().map(|p| json!({"@type": "Place", "name": b.dossier.index.named(p).label}));
    let start = event.when.earliest().filter(|_| !event.when.is_uncertain());
    object(
        "Event",
        &[
            ("startDate", json!(event.when.to_iso().or_else(|| start.map(|d| d.to_string())))),
            ("location", json!(place)),
        ],
    )
}

/// A `Claim`; a `ClaimReview` only where a person has judged it.
fn stated(b: &Builder<'_>, id: NodeId, claim: &Stated) -> Map<String, Value> {
    let appearances: Vec<Value> = claim
        .evidence
        .iter()
        .filter(|e| e.stance == Said::Supports)
        .filter_map(|e| b.dossier.article(&e.article.value))
        .map(|a| {
            let node = b.dossier.node(a);
            let url = node.article().and_then(|a| a.url.clone());
            json!({"@type": "NewsArticle", "name": node.title, "url": url})
        })
        .collect();
    let body = object("Claim", &[("name", json!(claim.statement)), ("appearance", Value::Array(appearances))]);
    let Some(verdict) = &claim.verdict else {
        let mut body = body;
        body.insert("alternateName".into(), json!(b.dossier.node(id).title));
        return body;
    };
    object(
        "ClaimReview",
        &[
            ("claimReviewed", json!(claim.statement)),
            ("itemReviewed", Value::Object(body)),
            ("reviewRating", json!({"@type": "Rating", "alternateName": verdict})),
            ("author", json!(claim.checked_by.as_ref().map(|c| json!({"@type": "Person", "name": c})))),
            ("datePublished", json!(claim.checked_on.as_ref().and_then(crate::text::edtf::Edtf::to_iso))),
            (
                "publisher",
                json!(b.config.base_url.as_deref().map(|u| json!({"@type": "Organization", "name": host(u)}))),
            ),
        ],
    )
}
