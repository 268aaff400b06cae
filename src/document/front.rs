//! Front matter: split off, checked against the tables, made into typed fields.

use std::ops::Range;
use std::sync::Arc;

use super::fields::{
    Article, Claim, Common, Correction, Dateline, Entity, Event, Evidence, Fields, Image, Mode, Name, Note,
    Organization, OutletPicture, Person, Place, Rights, Role, Stance, Term, Voice,
};
use super::{Kind, Spanned};
use crate::diag::{Finding, code::document as code};
use crate::schema;
use crate::text::{self, edtf::Edtf};
use crate::yaml::Node;

/// The byte ranges of the YAML and of the body. `Err` when the front matter does not end.
///
/// A byte-order mark before the first line is no part of either.
pub fn split(text: &str) -> Result<(Range<usize>, Range<usize>), usize> {
    let start = if text.starts_with('\u{FEFF}') { 3 } else { 0 };
    let mut at = start;
    for (n, line) in text[start..].split_inclusive('\n').enumerate() {
        let fence = line.trim_end() == "---";
        if n == 0 && !fence {
            return Ok((start..start, start..text.len()));
        }
        if n > 0 && (fence || line.trim_end() == "...") {
            let yaml = start + text[start..].find('\n').map_or(0, |i| i + 1);
            return Ok((yaml..at, at + line.len()..text.len()));
        }
        at += line.len();
    }
    if at == start { Ok((start..start, start..text.len())) } else { Err(start) }
}

/// The fields of every kind.
pub fn common(node: &Node, path: &Arc<str>) -> (Common, Vec<Finding>) {
    let common = Common {
        title: spanned(node, "title"),
        aliases: spanned_list(node, "aliases"),
        ambiguous_aliases: spanned_list(node, "ambiguous_aliases"),
        summary: string(node, "summary"),
        tags: strings(node, "tags"),
        // What says that it is not to be published yet and cannot be understood holds a page back as well.
        draft: string(node, "status").is_some_and(|s| s != "published") || is_bad_embargo(node),
        embargo_until: date(node, "embargo_until"),
        created: date(node, "created"),
        updated: date(node, "updated"),
        corrections: sets(node, "corrections").filter_map(correction).collect(),
        same_as: strings(node, "same_as"),
        redirect_from: spanned_list(node, "redirect_from"),
        images: sets(node, "images").filter_map(image).collect(),
        extra: node.get("extra").map_or(serde_json::Value::Null, Node::to_json),
    };
    let findings = common.images.iter().filter(|i| i.alt.is_none()).map(|i| {
        let place = text::Place::new(path, i.src.range.clone());
        Finding::new(&code::MISSING_ALT, place, "this image has no text alternative")
            .help("add `alt:` with what it shows")
    });
    let findings = findings.collect();
    (common, findings)
}

/// The fields of one kind. `None` when a required one is missing or wrong, which the check has reported.
pub fn fields(kind: Kind, node: &Node) -> Option<Fields> {
    Some(match kind {
        Kind::Note => Fields::Note(note(node)),
        Kind::Article => Fields::Article(Box::new(article(node))),
        Kind::Person => Fields::Person(person(node)),
        Kind::Organization => Fields::Organization(organization(node)),
        Kind::Place => Fields::Place(place(node)),
        Kind::Event => Fields::Event(event(node)?),
        Kind::Term => {
            Fields::Term(Term { definition: string(node, "definition")?, see_also: spanned_list(node, "see_also") })
        }
        Kind::Claim => Fields::Claim(claim(node)?),
    })
}

fn is_bad_embargo(node: &Node) -> bool {
    node.get("embargo_until").is_some() && date(node, "embargo_until").is_none()
}

fn note(node: &Node) -> Note {
    let note_type = string(node, "type");
    let overview = note_type.as_deref() == Some("overview");
    Note {
        overview,
        note_type,
        order: number(node, "order"),
        uncited: node.get("uncited").and_then(Node::boolean).unwrap_or_default(),
        authors: strings(node, "authors"),
    }
}

fn article(node: &Node) -> Article {
    Article {
        publisher: spanned(node, "publisher"),
        authors: strings(node, "authors"),
        published: date(node, "published"),
        modified: date(node, "modified"),
        retrieved: date(node, "retrieved"),
        url: string(node, "url"),
        archive_url: string(node, "archive_url"),
        language: string(node, "language"),
        dateline: node.get("dateline").map(|d| Dateline { place: spanned(d, "place"), date: date(d, "date") }),
        article_type: string(node, "type"),
        section: string(node, "section"),
        origin: spanned(node, "origin"),
        rights: node.get("rights").and_then(rights),
        pictures: sets(node, "images").filter_map(outlet_picture).collect(),
    }
}

/// A picture without a file.
fn outlet_picture(node: &Node) -> Option<OutletPicture> {
    let picture =
        OutletPicture { caption: string(node, "caption"), credit: string(node, "credit"), url: string(node, "url") };
    (node.get("src").is_none() && !says_nothing(node)).then_some(picture)
}

/// Whether a picture of an article has neither a file nor words nor an address.
pub(super) fn says_nothing(picture: &Node) -> bool {
    picture.map().is_some() && ["src", "caption", "credit", "url"].iter().all(|f| string(picture, f).is_none())
}

fn rights(node: &Node) -> Option<Rights> {
    Some(Rights {
        // A mode that cannot be understood allows no more than the strictest.
        mode: string(node, "mode").and_then(|m| Mode::from_name(&m)).unwrap_or(Mode::Cite),
        holder: string(node, "holder"),
        licence: string(node, "licence"),
        statement: string(node, "statement"),
        max_words: words(node, "max_words"),
        range: node.range.clone(),
    })
}

fn person(node: &Node) -> Person {
    Person { entity: entity(node), roles: sets(node, "roles").filter_map(role).collect(), born: date(node, "born") }
}

fn role(node: &Node) -> Option<Role> {
    let role = string(node, "role")?;
    Some(Role {
        role,
        organization: spanned(node, "organization"),
        from: date(node, "from"),
        to: date(node, "to"),
        article: spanned(node, "article"),
        paragraph: paragraph(node),
    })
}

fn entity(node: &Node) -> Entity {
    Entity { not_to_be_confused_with: spanned_list(node, "not_to_be_confused_with"), side: spanned(node, "side") }
}

fn organization(node: &Node) -> Organization {
    Organization {
        entity: entity(node),
        organization_type: string(node, "type"),
        parent: spanned(node, "parent"),
        country: string(node, "country"),
    }
}

fn place(node: &Node) -> Place {
    Place {
        entity: entity(node),
        latitude: number(node, "latitude").filter(|n| n.abs() <= 90.0),
        longitude: number(node, "longitude").filter(|n| n.abs() <= 180.0),
        within: spanned(node, "within"),
        country: string(node, "country"),
    }
}

fn event(node: &Node) -> Option<Event> {
    let when = date(node, "when")?;
    let evidence = sets(node, "evidence").filter_map(evidence).collect();
    Some(Event { when, place: spanned(node, "where"), who: spanned_list(node, "who"), evidence })
}

fn claim(node: &Node) -> Option<Claim> {
    Some(Claim {
        statement: string(node, "statement")?,
        claim_type: string(node, "type"),
        about: spanned_list(node, "about"),
        evidence: sets(node, "evidence").filter_map(evidence).collect(),
        listed: sets(node, "evidence").count(),
        verdict: string(node, "verdict"),
        checked_by: string(node, "checked_by"),
        checked_on: date(node, "checked_on"),
    })
}

fn evidence(node: &Node) -> Option<Evidence> {
    Some(Evidence {
        article: spanned(node, "article")?,
        stance: Stance::from_name(&string(node, "stance")?)?,
        quote: spanned(node, "quote"),
        translation: string(node, "translation"),
        paragraph: paragraph(node),
        voice: string(node, "voice").map(|v| if v == "own" { Voice::Own } else { Voice::Attributed }),
        attributed_to: spanned(node, "attributed_to"),
        value: string(node, "value"),
        note: string(node, "note"),
        range: node.range.clone(),
    })
}

fn paragraph(node: &Node) -> Option<u32> {
    string(node, "paragraph").and_then(|p| schema::paragraph(&p))
}

fn correction(node: &Node) -> Option<Correction> {
    Some(Correction { date: date(node, "date")?, text: string(node, "text")? })
}

fn image(node: &Node) -> Option<Image> {
    Some(Image {
        src: spanned(node, "src")?,
        alt: string(node, "alt"),
        caption: string(node, "caption"),
        credit: string(node, "credit"),
    })
}

fn string(node: &Node, key: &str) -> Option<String> {
    Some(node.get(key)?.text()?.trim().to_owned()).filter(|t| !t.is_empty())
}

fn strings(node: &Node, key: &str) -> Vec<String> {
    spanned_list(node, key).into_iter().map(|s| s.value).collect()
}

fn spanned(node: &Node, key: &str) -> Option<Name> {
    node.get(key).and_then(name)
}

fn spanned_list(node: &Node, key: &str) -> Vec<Name> {
    node.get(key).map_or(&[][..], Node::items).iter().filter_map(name).collect()
}

fn name(node: &Node) -> Option<Name> {
    let value = node.text()?.trim();
    (!value.is_empty()).then(|| Spanned { value: text::nfc(value).into_owned(), range: node.range.clone() })
}

fn sets<'a>(node: &'a Node, key: &str) -> impl Iterator<Item = &'a Node> {
    node.get(key).map_or(&[][..], Node::items).iter()
}

fn date(node: &Node, key: &str) -> Option<Edtf> {
    Edtf::parse(node.get(key)?.text()?).ok()
}

fn number(node: &Node, key: &str) -> Option<f64> {
    node.get(key)?.number()
}

/// A count of words: a whole number of a sensible size.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // checked to be in range
fn words(node: &Node, key: &str) -> Option<u32> {
    number(node, key).filter(|n| (0.0..=1e6).contains(n)).map(|n| n as u32)
}
