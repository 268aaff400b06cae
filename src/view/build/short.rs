//! Nodes in short: links, chips, cards, dates, counts.

use super::Builder;
use crate::document::{Kind, Name, Stance as Said, Voice as Spoken};
use crate::dossier::claim::Tally as Counted;
use crate::dossier::{Label as Labelled, NodeId, Verification as Verified};
use crate::route::relative;
use crate::text::edtf::{Edtf, Precision as Exactness};
use crate::view::{
    Card, Cite, Claimed, Date, Day, Label, Named, PageKind, Precision, Source, Stance, Tally, Verification, Voice,
};

impl<'a> Builder<'a> {
    /// The address of a node's page as seen from another.
    pub(super) fn href(&self, from: &str, node: NodeId) -> String {
        relative(from, self.routes.node(node))
    }

    /// The address of a passage.
    pub(super) fn passage(&self, from: &str, article: NodeId, paragraph: Option<u32>) -> String {
        let page = self.routes.node(article);
        let page = if page == from { String::new() } else { relative(from, page) };
        match paragraph {
            Some(n) => format!("{page}#p{n}"),
            None if page.is_empty() => "#main".to_owned(),
            None => page,
        }
    }

    pub(super) fn named(&self, from: &str, name: &Name) -> Named<'a> {
        let named = self.dossier.index.named(name);
        Named { label: named.label.into(), href: named.node.map(|n| self.href(from, n).into()) }
    }

    pub(super) fn named_node(&self, from: &str, node: NodeId) -> Named<'a> {
        Named { label: self.dossier.node(node).title.as_str().into(), href: Some(self.href(from, node).into()) }
    }

    /// The chip of an article.
    pub(super) fn source(&self, from: &str, article: NodeId) -> Source<'a> {
        let dossier = self.dossier;
        let (code, class) = dossier.source(article).map_or(("", ""), |s| (s.code.as_str(), s.class()));
        Source {
            code: code.into(),
            origin_class: class.into(),
            href: self.href(from, article).into(),
            label: dossier.short_name(article).into(),
            title: dossier.node(article).title.as_str().into(),
        }
    }

    pub(super) fn sources(&self, from: &str, articles: impl IntoIterator<Item = NodeId>) -> Vec<Source<'a>> {
        let mut articles: Vec<NodeId> = articles.into_iter().collect();
        articles.sort_by_key(|a| self.source_key(*a));
        articles.dedup();
        articles.into_iter().map(|a| self.source(from, a)).collect()
    }

    /// Articles in the order of their codes.
    pub(super) fn source_key(&self, article: NodeId) -> (usize, usize) {
        self.dossier.source(article).map_or((usize::MAX, usize::MAX), |s| (s.origin, s.place))
    }

    pub(super) fn cite(&self, from: &str, article: NodeId, paragraph: Option<u32>) -> Cite<'a> {
        Cite {
            source: self.source(from, article),
            paragraph,
            locator: None,
            href: self.passage(from, article, paragraph).into(),
        }
    }

    /// How many articles, outlets and origins these are. An article without a publisher counts as an outlet of its own.
    pub(super) fn tally(&self, articles: impl IntoIterator<Item = NodeId>) -> Tally {
        tally(self.dossier.tally(articles))
    }

    pub(super) fn card(&self, from: &str, id: NodeId) -> Card<'a> {
        let node = self.dossier.node(id);
        let common = &node.document.common;
        let kind = page_kind(node.kind());
        Card {
            id: node.id().into(),
            kind,
            title: node.title.as_str().into(),
            language: if node.described { None } else { super::page::quote_language(self, id) },
            href: self.href(from, id).into(),
            summary: common.summary.as_deref().map(Into::into),
            source: (node.kind() == Kind::Article).then(|| self.source(from, id)),
            label: self.dossier.label(id).map(label),
            number: (node.kind() == Kind::Claim).then(|| self.dossier.claim_number(id)),
            date: self.card_date(id).map(date),
            aliases: common.aliases.iter().map(|a| a.value.as_str().into()).collect(),
            detail: self.detail(id).map(Into::into),
            count: None,
            draft: node.draft,
        }
    }

    fn card_date(&self, id: NodeId) -> Option<&'a Edtf> {
        let node = self.dossier.node(id);
        match node.kind() {
            Kind::Event => node.event().map(|e| &e.when),
            Kind::Article => node.article().and_then(|a| a.published.as_ref()),
            Kind::Note => node.document.common.updated.as_ref().or(node.document.common.created.as_ref()),
            _ => None,
        }
    }

    fn detail(&self, id: NodeId) -> Option<String> {
        use crate::document::Fields;
        match &self.dossier.node(id).document.fields {
            Fields::Person(p) => p.roles.first().map(|r| match &r.organization {
                Some(o) => format!("{}, {}", r.role, self.dossier.index.named(o).label),
                None => r.role.clone(),
            }),
            Fields::Organization(o) => o.organization_type.clone(),
            Fields::Place(p) => p.within.as_ref().map(|w| self.dossier.index.named(w).label),
            Fields::Article(a) => a.publisher.as_ref().map(|p| self.dossier.index.named(p).label),
            Fields::Note(n) => n.note_type.clone(),
            _ => None,
        }
    }

    /// A claim on another page.
    pub(super) fn claimed(&self, from: &str, id: NodeId) -> Claimed<'a> {
        let node = self.dossier.node(id);
        let articles = node.evidence().iter().filter_map(|e| self.dossier.article(&e.article.value));
        Claimed {
            number: self.dossier.claim_number(id),
            title: node.title.as_str().into(),
            href: self.href(from, id).into(),
            label: self.dossier.label(id).map(label).unwrap_or_default(),
            sources: self.sources(from, articles),
        }
    }

    pub(super) fn claims(&self, from: &str, claims: &[NodeId]) -> Vec<Claimed<'a>> {
        let mut claims: Vec<Claimed<'a>> = claims.iter().map(|c| self.claimed(from, *c)).collect();
        claims.sort_by_key(|c| c.number);
        claims
    }

    /// Events by date.
    pub(super) fn events(&self, from: &str, events: &[NodeId]) -> Vec<Card<'a>> {
        let mut events = events.to_vec();
        events.sort_by(|a, b| self.card_date(*a).cmp(&self.card_date(*b)).then(a.cmp(b)));
        events.into_iter().map(|e| self.card(from, e)).collect()
    }
}

pub fn tally(counted: Counted) -> Tally {
    Tally { articles: count(counted.articles), outlets: count(counted.outlets), origins: count(counted.origins) }
}

/// A number that fits: nothing here comes near four thousand million.
pub fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

pub fn page_kind(kind: Kind) -> PageKind {
    match kind {
        Kind::Note => PageKind::Note,
        Kind::Article => PageKind::Article,
        Kind::Person => PageKind::Person,
        Kind::Organization => PageKind::Organization,
        Kind::Place => PageKind::Place,
        Kind::Event => PageKind::Event,
        Kind::Term => PageKind::Term,
        Kind::Claim => PageKind::Claim,
    }
}

pub fn index_kind(kind: Kind) -> PageKind {
    match kind {
        Kind::Note => PageKind::Notes,
        Kind::Article => PageKind::Articles,
        Kind::Person => PageKind::People,
        Kind::Organization => PageKind::Organizations,
        Kind::Place => PageKind::Places,
        Kind::Event => PageKind::Events,
        Kind::Term => PageKind::Terms,
        Kind::Claim => PageKind::Claims,
    }
}

pub fn label(label: Labelled) -> Label {
    match label {
        Labelled::Contested => Label::Contested,
        Labelled::Corroborated => Label::Corroborated,
        Labelled::SingleOrigin => Label::SingleOrigin,
        Labelled::SingleSource => Label::SingleSource,
        Labelled::Unclear => Label::Unclear,
    }
}

pub fn stance(stance: Said) -> Stance {
    match stance {
        Said::Supports => Stance::Supports,
        Said::Disputes => Stance::Disputes,
        Said::Unclear => Stance::Unclear,
    }
}

pub fn voice(voice: Option<Spoken>) -> Voice {
    match voice {
        Some(Spoken::Attributed) => Voice::Attributed,
        _ => Voice::Own,
    }
}

pub fn verification(quoted: bool, verification: &Verified) -> Verification {
    match verification {
        _ if !quoted => Verification::None,
        Verified::Verbatim { .. } => Verification::Verbatim,
        Verified::Unverified => Verification::Unverified,
    }
}

/// A date in parts.
pub fn date<'a>(edtf: &Edtf) -> Date<'a> {
    let precision = match edtf.precision() {
        Exactness::Span => Precision::Interval,
        Exactness::Year => Precision::Year,
        Exactness::Month => Precision::Month,
        Exactness::Day => Precision::Day,
        Exactness::Time => Precision::Time,
    };
    let written = edtf.to_string();
    let (start, end) = match written.split_once('/') {
        Some((a, b)) => (day(a), day(b)),
        None => (day(&written), None),
    };
    Date {
        datetime: edtf.to_iso().map(Into::into),
        precision,
        start,
        end,
        uncertain: edtf.is_uncertain(),
        approximate: edtf.is_approximate(),
        edtf: written.into(),
    }
}

/// One end of a date from its written form: `2023-10-12T03:15+06:00`, `2023-10`, `..`.
fn day<'a>(written: &str) -> Option<Day<'a>> {
    let written = written.trim_end_matches(['?', '~', '%']);
    let (date, time) = written.split_once('T').map_or((written, None), |(d, t)| (d, Some(t)));
    let negative = date.starts_with('-');
    let mut parts = date.trim_start_matches('-').split('-');
    let year: i32 = parts.next()?.parse().ok()?;
    let month: Option<u8> = parts.next().and_then(|m| m.parse().ok());
    let day: Option<u8> = parts.next().and_then(|d| d.parse().ok());
    let year = if negative { -year } else { year };
    let weekday = month.zip(day).and_then(|(m, d)| weekday(year, m, d));
    Some(Day { year, month, day, weekday, time: time.map(|t| t.to_owned().into()) })
}

fn weekday(year: i32, month: u8, day: u8) -> Option<u8> {
    let date =
        jiff::civil::Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    u8::try_from(date.weekday().to_monday_one_offset()).ok()
}
