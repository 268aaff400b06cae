//! What of a dossier has a date: events, dated claims, and when articles appeared.

use std::collections::BTreeSet;

use super::{Entry, Lane};
use crate::document::Kind;
use crate::dossier::{Dossier, NodeId};
use crate::text::edtf::Edtf;

/// A date that articles give for a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatedClaim {
    pub claim: NodeId,
    pub when: Edtf,
    /// The entries of evidence that give it.
    pub entries: Vec<usize>,
    /// Another date is given for the claim, and both cannot be right.
    pub rival: bool,
}

impl Dossier {
    /// The dates of claims of type `date`. One that an event has already is left out, unless it is disputed.
    pub fn dated_claims(&self) -> Vec<DatedClaim> {
        let days: BTreeSet<Edtf> = self.event_days().collect();
        let all = self.claims.iter().flat_map(|(_, id)| self.dates_of(*id));
        all.filter(|d| d.rival || !days.contains(&d.when)).collect()
    }

    /// Those of one claim.
    pub fn dated_claim(&self, claim: NodeId) -> Vec<DatedClaim> {
        let dates = self.dates_of(claim).into_iter();
        dates.filter(|d| d.rival || self.event_days().all(|day| day != d.when)).collect()
    }

    fn event_days(&self) -> impl Iterator<Item = Edtf> {
        self.of_kind(Kind::Event).filter_map(|(_, n)| Some(n.event()?.when))
    }

    /// The dates that articles give for a claim, in their order.
    fn dates_of(&self, claim: NodeId) -> Vec<DatedClaim> {
        let is_date = self.node(claim).claim().is_some_and(|c| c.claim_type.as_deref() == Some("date"));
        let Some(assessment) = self.assessment(claim).filter(|_| is_date) else { return Vec::new() };
        let evidence = self.node(claim).evidence();
        // Entries of unknown articles count nowhere.
        let known = (0..evidence.len()).filter(|i| self.article(&evidence[*i].article.value).is_some());
        let known: Vec<usize> = known.collect();
        let dated = assessment.values.iter().enumerate().filter_map(|(i, value)| {
            let when = Edtf::parse(&value.text).ok()?;
            let rival = assessment.rivals.iter().any(|(a, b)| *a == i || *b == i);
            let entries = value.testimonies.iter().filter_map(|t| known.get(*t).copied()).collect();
            Some(DatedClaim { claim, when, entries, rival })
        });
        let mut dated: Vec<DatedClaim> = dated.collect();
        dated.sort_by_key(|d| d.when);
        dated
    }

    /// Whether every article that tells of an event appeared before it: then it was announced, not told.
    pub fn is_announced(&self, event: NodeId) -> bool {
        let node = self.node(event);
        let Some(begins) = node.event().and_then(|e| e.when.earliest()) else { return false };
        let articles = node.evidence().iter().filter_map(|e| self.article(&e.article.value));
        let appeared = |a: NodeId| self.node(a).article()?.published.as_ref().and_then(Edtf::latest);
        let mut days = articles.map(appeared).peekable();
        days.peek().is_some() && days.all(|day| day.is_some_and(|day| day < begins))
    }

    /// Everything with a date, in no order; drafts are left out. `url` gives the address of a node's page.
    pub fn entries(&self, url: impl Fn(NodeId) -> Option<String>) -> Vec<Entry> {
        let public = |(id, node): (NodeId, _)| (!self.node(id).draft).then_some((id, node));
        let entry = |id: NodeId, when: Edtf, lane: Lane| Entry {
            id: self.node(id).id().to_owned(),
            title: self.node(id).title.clone(),
            summary: self.node(id).document.common.summary.clone().unwrap_or_default(),
            when,
            lane,
            forecast: false,
            url: url(id),
            rival_of: None,
        };
        let event = |(id, node): (NodeId, &crate::dossier::Node)| {
            Some(Entry { forecast: self.is_announced(id), ..entry(id, node.event()?.when, Lane::Happened) })
        };
        let article =
            |(id, node): (NodeId, &crate::dossier::Node)| Some(entry(id, node.article()?.published?, Lane::Published));
        let claim = |dated: DatedClaim| {
            let of = entry(dated.claim, dated.when, Lane::Happened);
            let rival_of = dated.rival.then(|| of.id.clone());
            Entry { id: format!("{}-{}", of.id, dated.when), rival_of, ..of }
        };
        let mut all: Vec<Entry> = self.of_kind(Kind::Event).filter_map(public).filter_map(event).collect();
        all.extend(self.dated_claims().into_iter().filter(|d| !self.node(d.claim).draft).map(claim));
        all.extend(self.of_kind(Kind::Article).filter_map(public).filter_map(article));
        all
    }
}
