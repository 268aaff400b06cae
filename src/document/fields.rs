//! The typed fields of each kind (DESIGN, section 2). The tables in [`crate::schema`] say the same to editors.

use super::Spanned;
use crate::text::edtf::Edtf;

/// Words that may name another thing: `[[a link]]`, or plain words that link if they are exactly one node's name.
pub type Name = Spanned<String>;

/// Fields of every kind.
#[derive(Debug, Clone, Default)]
pub struct Common {
    pub title: Option<Spanned<String>>,
    pub aliases: Vec<Spanned<String>>,
    pub ambiguous_aliases: Vec<Spanned<String>>,
    pub summary: Option<String>,
    pub tags: Vec<String>,
    pub draft: bool,
    pub embargo_until: Option<Edtf>,
    pub created: Option<Edtf>,
    pub updated: Option<Edtf>,
    pub corrections: Vec<Correction>,
    pub same_as: Vec<String>,
    pub redirect_from: Vec<Spanned<String>>,
    pub images: Vec<Image>,
    pub extra: serde_json::Value,
}

#[derive(Debug, Clone)]
pub struct Correction {
    pub date: Edtf,
    pub text: String,
}

#[derive(Debug, Clone)]
pub struct Image {
    pub src: Spanned<String>,
    pub alt: Option<String>,
    pub caption: Option<String>,
    pub credit: Option<String>,
}

impl Fields {
    /// Every field that may name another thing.
    pub fn names(&self) -> Vec<&Name> {
        let mut names: Vec<&Name> = Vec::new();
        match self {
            Self::Note(_) => {}
            Self::Article(a) => {
                names.extend(
                    a.publisher.iter().chain(&a.origin).chain(a.dateline.as_ref().and_then(|d| d.place.as_ref())),
                );
            }
            Self::Person(p) => {
                names.extend(p.entity.not_to_be_confused_with.iter().chain(&p.entity.side));
                names.extend(p.roles.iter().filter_map(|r| r.organization.as_ref()));
            }
            Self::Organization(o) => {
                names.extend(o.entity.not_to_be_confused_with.iter().chain(&o.entity.side).chain(&o.parent));
            }
            Self::Place(p) => names.extend(p.entity.not_to_be_confused_with.iter().chain(&p.within)),
            Self::Event(e) => names
                .extend(e.place.iter().chain(&e.who).chain(e.evidence.iter().filter_map(|e| e.attributed_to.as_ref()))),
            Self::Term(t) => names.extend(&t.see_also),
            Self::Claim(c) => {
                names.extend(c.about.iter().chain(c.evidence.iter().filter_map(|e| e.attributed_to.as_ref())));
            }
        }
        names
    }
}

impl Fields {
    /// What persons, organizations and places share.
    pub fn entity(&self) -> Option<&Entity> {
        match self {
            Self::Person(p) => Some(&p.entity),
            Self::Organization(o) => Some(&o.entity),
            Self::Place(p) => Some(&p.entity),
            _ => None,
        }
    }
}

/// What only one kind has.
#[derive(Debug, Clone)]
pub enum Fields {
    Note(Note),
    Article(Box<Article>),
    Person(Person),
    Organization(Organization),
    Place(Place),
    Event(Event),
    Term(Term),
    Claim(Claim),
}

#[derive(Debug, Clone, Default)]
pub struct Note {
    pub overview: bool,
    pub note_type: Option<String>,
    pub order: Option<f64>,
    /// Its statements need no citation.
    pub uncited: bool,
    pub authors: Vec<String>,
}

#[derive(Debug, Clone, Default)]
pub struct Article {
    pub publisher: Option<Name>,
    pub authors: Vec<String>,
    pub published: Option<Edtf>,
    pub modified: Option<Edtf>,
    pub retrieved: Option<Edtf>,
    pub url: Option<String>,
    pub archive_url: Option<String>,
    pub language: Option<String>,
    pub dateline: Option<Dateline>,
    pub article_type: Option<String>,
    pub section: Option<String>,
    pub origin: Option<Name>,
    pub rights: Option<Rights>,
    /// Pictures that only the outlet has: the article's own words about them, within its rights.
    pub pictures: Vec<OutletPicture>,
}

/// What an article says of a picture that is not here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OutletPicture {
    pub caption: Option<String>,
    pub credit: Option<String>,
    pub url: Option<String>,
}

#[derive(Debug, Clone, Default)]
pub struct Dateline {
    pub place: Option<Name>,
    pub date: Option<Edtf>,
}

/// How much of an article's text may be published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mode {
    Full,
    Excerpt,
    Cite,
}

impl Mode {
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "full" => Some(Self::Full),
            "excerpt" => Some(Self::Excerpt),
            "cite" => Some(Self::Cite),
            _ => None,
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Excerpt => "excerpt",
            Self::Cite => "cite",
        }
    }
}

#[derive(Debug, Clone)]
pub struct Rights {
    pub mode: Mode,
    pub holder: Option<String>,
    pub licence: Option<String>,
    pub statement: Option<String>,
    pub max_words: Option<u32>,
    /// Where it stands, for findings.
    pub range: std::ops::Range<usize>,
}

/// What persons, organizations and places share.
#[derive(Debug, Clone, Default)]
pub struct Entity {
    pub not_to_be_confused_with: Vec<Name>,
    /// Of people and organizations.
    pub side: Option<Name>,
}

#[derive(Debug, Clone, Default)]
pub struct Person {
    pub entity: Entity,
    pub roles: Vec<Role>,
    pub born: Option<Edtf>,
}

#[derive(Debug, Clone)]
pub struct Role {
    pub role: String,
    pub organization: Option<Name>,
    pub from: Option<Edtf>,
    pub to: Option<Edtf>,
    /// The article that says so, and where.
    pub article: Option<Spanned<String>>,
    pub paragraph: Option<u32>,
}

#[derive(Debug, Clone, Default)]
pub struct Organization {
    pub entity: Entity,
    pub organization_type: Option<String>,
    pub parent: Option<Name>,
    pub country: Option<String>,
}

#[derive(Debug, Clone, Default)]
pub struct Place {
    pub entity: Entity,
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
    pub within: Option<Name>,
    pub country: Option<String>,
}

#[derive(Debug, Clone)]
pub struct Event {
    pub when: Edtf,
    pub place: Option<Name>,
    pub who: Vec<Name>,
    pub evidence: Vec<Evidence>,
}

#[derive(Debug, Clone)]
pub struct Term {
    pub definition: String,
    pub see_also: Vec<Name>,
}

#[derive(Debug, Clone)]
pub struct Claim {
    pub statement: String,
    pub claim_type: Option<String>,
    pub about: Vec<Name>,
    pub evidence: Vec<Evidence>,
    /// How many entries were written, with those that cannot be understood.
    pub listed: usize,
    pub verdict: Option<String>,
    pub checked_by: Option<String>,
    pub checked_on: Option<Edtf>,
}

/// What one article says of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    Supports,
    Disputes,
    Unclear,
}

impl Stance {
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "supports" => Some(Self::Supports),
            "disputes" => Some(Self::Disputes),
            "unclear" => Some(Self::Unclear),
            _ => None,
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Supports => "supports",
            Self::Disputes => "disputes",
            Self::Unclear => "unclear",
        }
    }
}

/// Whether the article says it itself, or reports that somebody said it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voice {
    Own,
    Attributed,
}

/// One article's evidence for a claim or an event.
#[derive(Debug, Clone)]
pub struct Evidence {
    pub article: Spanned<String>,
    pub stance: Stance,
    pub quote: Option<Spanned<String>>,
    pub translation: Option<String>,
    pub paragraph: Option<u32>,
    pub voice: Option<Voice>,
    pub attributed_to: Option<Name>,
    pub value: Option<String>,
    pub note: Option<String>,
    /// The whole entry, for findings.
    pub range: std::ops::Range<usize>,
}
