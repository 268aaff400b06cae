//! People, organizations, places; events; terms.

use serde::Serialize;

use super::{Card, Cite, Claimed, Date, Link, Locator, Named, Rival, Source, Stance, StanceRow, Tally, Text};

/// `entity` in `entity.html`: a person, an organization or a place.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Entity<'a> {
    /// For organizations: `type`; plain words.
    pub genre: Option<Text<'a>>,
    /// People: offices held. Organizations: who held one there ([`Held::who`]).
    pub roles: Vec<Held<'a>>,
    pub born: Option<Date<'a>>,
    /// Of people and organizations: the side or group that they are counted to.
    pub side: Option<Named<'a>>,
    /// Organizations: the parent. Places: what it lies within.
    pub parent: Option<Named<'a>>,
    pub country: Option<Named<'a>>,
    pub coordinates: Option<Coordinates>,
    /// Where a place lies.
    pub map: Option<Locator<'a>>,
    /// Places within, organizations under.
    pub children: Vec<Card<'a>>,
    /// Organizations: what they published in this dossier.
    pub published: Vec<Card<'a>>,
    pub confusions: Vec<Confusion<'a>>,
    pub spellings: Spellings<'a>,
    pub named_in: NamedIn<'a>,
    pub mentions: Vec<Mention<'a>>,
    /// All of them; the list may be shorter.
    pub mentions_total: u32,
    pub claims: Vec<Claimed<'a>>,
    /// Cards of events, by date.
    pub events: Vec<Card<'a>>,
    pub together: Vec<TogetherWith<'a>>,
}

/// An office, by whom or where, and when.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Held<'a> {
    pub role: Text<'a>,
    /// On an organization's page.
    pub who: Option<Named<'a>>,
    /// On a person's page.
    pub organization: Option<Named<'a>>,
    pub from: Option<Date<'a>>,
    pub to: Option<Date<'a>>,
    /// The passage that says so.
    pub cite: Option<Cite<'a>>,
}

#[derive(Debug, Clone, Copy, Default, Serialize)]
pub struct Coordinates {
    /// Degrees, north positive.
    pub latitude: f64,
    /// Degrees, east positive.
    pub longitude: f64,
}

/// Another bearer of a like name.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Confusion<'a> {
    pub card: Card<'a>,
    /// Names that both bear.
    pub shared: Vec<Text<'a>>,
    /// The pages that tell the bearers of these names apart.
    pub pages: Vec<Link<'a>>,
    /// The articles that name the other one, at most a dozen.
    pub sources: Vec<Source<'a>>,
}

/// Spellings by source.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Spellings<'a> {
    /// The columns. Empty above twelve: then rows show their totals alone.
    pub sources: Vec<Source<'a>>,
    pub rows: Vec<Spelling<'a>>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct Spelling<'a> {
    pub spelling: Text<'a>,
    /// One a column, 0 for none.
    pub counts: Vec<u32>,
    pub total: u32,
    pub articles: u32,
}

/// In how much of the dossier a name stands.
#[derive(Debug, Clone, Default, Serialize)]
pub struct NamedIn<'a> {
    pub named: Tally,
    /// The first by date of publication.
    pub first: Option<Date<'a>>,
    pub first_cite: Option<Cite<'a>>,
}

/// A place in an article that names the entity, with a few words around it where rights allow.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Mention<'a> {
    pub cite: Cite<'a>,
    /// Of the words, when it is not the page's.
    pub language: Option<Text<'a>>,
    pub before: Text<'a>,
    pub name: Text<'a>,
    pub after: Text<'a>,
}

/// Who else is named in the same paragraphs.
#[derive(Debug, Clone, Default, Serialize)]
pub struct TogetherWith<'a> {
    pub who: Link<'a>,
    pub paragraphs: u32,
}

/// `event` in `event.html`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Event<'a> {
    pub when: Date<'a>,
    pub place: Option<Named<'a>>,
    pub who: Vec<Named<'a>>,
    /// Told by sources that all appeared before its date.
    pub announced: bool,
    pub evidence: Vec<StanceRow<'a>>,
    /// How the stances count, in origins.
    pub tally: Tally,
    /// Values that cannot both be right.
    pub rivals: Vec<Rival<'a>>,
    /// The strongest stance: what the head says.
    pub stance: Option<Stance>,
    /// Its place in the timeline.
    pub timeline_href: Option<Text<'a>>,
    pub claims: Vec<Claimed<'a>>,
}

/// `term` in `term.html`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Term<'a> {
    pub definition_html: Text<'a>,
    pub see_also: Vec<Card<'a>>,
}
