//! Claims: one page each, the grid, the disputed ones.

use std::collections::BTreeSet;

use super::Builder;
use super::page::{quote_language, with_directive};
use super::short::{count, date, label, stance, tally, verification, voice};
use crate::document::{Claim as Stated, Evidence, Stance as Said};
use crate::dossier::timeline::DatedClaim;
use crate::dossier::{Label, NodeId, Verification};
use crate::text::edtf::Edtf;
use crate::view::{
    Cell, CellEntry, Claim, ClaimGroup, ClaimRow, Claims, ComparedPair, Disputed, DisputedRow, GridOrigin, Link, Named,
    Part, Rival, Sides, Silence, Source, Stance, StanceGroup, StanceRow, Tally, Verdict, Voice,
};

/// Up to so many articles the grid has a column for each, unless that makes more cells than a page can hold lightly.
const MOST_COLUMNS: usize = 60;
const MOST_CELLS: usize = 4_000;

/// So many of the silent articles are named on a claim's page.
const MOST_SILENT: usize = 12;

impl<'a> Builder<'a> {
    /// The paragraph of an entry of evidence: as written, else where its quotation was found.
    pub(super) fn evidence_paragraph(&self, node: NodeId, entry: usize) -> Option<u32> {
        let written = self.dossier.node(node).evidence().get(entry)?.paragraph;
        written.or(match self.dossier.evidence_verification(node, entry) {
            Verification::Verbatim { paragraph, .. } => Some(*paragraph),
            Verification::Unverified => None,
        })
    }

    /// What the articles say of a claim or an event, in the order of their codes.
    pub(super) fn stance_rows(&self, from: &str, node: NodeId) -> Vec<StanceRow<'a>> {
        let evidence = self.dossier.node(node).evidence().iter().enumerate();
        let mut rows: Vec<(NodeId, usize, &Evidence)> =
            evidence.filter_map(|(i, e)| Some((self.dossier.article(&e.article.value)?, i, e))).collect();
        rows.sort_by_key(|(article, i, _)| (self.source_key(*article), *i));
        let mut rows: Vec<StanceRow<'a>> =
            rows.into_iter().map(|(article, i, e)| self.stance_row(from, node, article, i, e)).collect();
        same_origin(&mut rows);
        rows
    }

    fn stance_row(&self, from: &str, node: NodeId, article: NodeId, entry: usize, e: &'a Evidence) -> StanceRow<'a> {
        let of = self.dossier.node(article).article();
        let verified = self.dossier.evidence_verification(node, entry);
        let fragment = match verified {
            Verification::Verbatim { fragment, .. } if !fragment.is_empty() => Some(fragment.as_str()),
            _ => None,
        };
        StanceRow {
            cite: self.cite(from, article, self.evidence_paragraph(node, entry)),
            date: of.and_then(|a| a.published.as_ref()).map(date),
            stance: stance(e.stance),
            voice: voice(e.voice),
            attributed_to: e.attributed_to.as_ref().map(|n| self.named(from, n)),
            quote: e.quote.as_ref().map(|q| q.value.as_str().into()),
            quote_language: quote_language(self, article),
            translation: e.translation.as_deref().map(Into::into),
            verification: verification(e.quote.is_some(), verified),
            publisher_href: of.and_then(|a| a.url.as_deref()).zip(fragment).map(|(u, f)| with_directive(u, f).into()),
            value: e.value.as_deref().map(|v| shown_value(self, v).into()),
            note: e.note.as_deref().map(Into::into),
            same_origin_as: None,
        }
    }

    /// Articles and origins on each side of a claim.
    pub(super) fn sides(&self, claim: NodeId) -> Sides {
        let Some(assessed) = self.dossier.assessment(claim) else { return Sides::default() };
        Sides {
            supports: tally(assessed.supports),
            disputes: tally(assessed.disputes),
            unclear: tally(assessed.unclear),
            silent: tally(assessed.silent),
        }
    }

    fn speakers(&self, node: NodeId, said: Said) -> BTreeSet<NodeId> {
        let evidence = self.dossier.node(node).evidence().iter().filter(|e| e.stance == said);
        evidence.filter_map(|e| self.dossier.article(&e.article.value)).collect()
    }

    /// The first articles without an entry, in the order of their codes.
    fn silent(&self, from: &str, node: NodeId) -> Vec<Source<'a>> {
        let speak: BTreeSet<NodeId> =
            self.dossier.node(node).evidence().iter().filter_map(|e| self.dossier.article(&e.article.value)).collect();
        let silent = self.dossier.origins.iter().flatten().filter(|a| !speak.contains(a));
        silent.take(MOST_SILENT).map(|a| self.source(from, *a)).collect()
    }

    /// Values that articles give, those with most origins first; none unless there are two.
    pub(super) fn rivals(&self, from: &str, node: NodeId) -> Vec<Rival<'a>> {
        let mut values: Vec<(String, Vec<NodeId>)> = Vec::new();
        for e in self.dossier.node(node).evidence() {
            let (Some(value), Some(article)) = (e.value.as_deref(), self.dossier.article(&e.article.value)) else {
                continue;
            };
            let shown = shown_value(self, value);
            match values.iter_mut().find(|(v, _)| *v == shown) {
                Some((_, articles)) => articles.push(article),
                None => values.push((shown, vec![article])),
            }
        }
        let rival = |(value, articles): (String, Vec<NodeId>)| Rival {
            value: value.into(),
            tally: self.tally(articles.iter().copied()),
            sources: self.sources(from, articles),
        };
        let mut rivals: Vec<Rival<'a>> =
            if values.len() > 1 { values.into_iter().map(rival).collect() } else { Vec::new() };
        rivals.sort_by(|a, b| b.tally.origins.cmp(&a.tally.origins).then(a.value.cmp(&b.value)));
        rivals
    }
}

/// A date in words, anything else as written.
pub(super) fn shown_value(b: &Builder<'_>, value: &str) -> String {
    match Edtf::parse(value) {
        Ok(date) if value.len() > 4 => date.display(&b.words.dates),
        _ => value.to_owned(),
    }
}

fn same_origin(rows: &mut [StanceRow<'_>]) {
    let letter = |code: &str| code.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned();
    for i in 1..rows.len() {
        let own = letter(&rows[i].cite.source.code);
        let earlier = rows[..i]
            .iter()
            .find(|r| letter(&r.cite.source.code) == own && r.cite.source.code != rows[i].cite.source.code);
        rows[i].same_origin_as = earlier.map(|r| r.cite.source.code.clone());
    }
}

pub fn claim<'a>(b: &Builder<'a>, id: NodeId, from: &str) -> Part<'a> {
    let node = b.dossier.node(id);
    let Some(stated) = node.claim() else { return Part::NotFound };
    let rows = b.stance_rows(from, id);
    let supporting = || rows.iter().filter(|r| r.stance == Stance::Supports);
    let sides = b.sides(id);
    Part::Claim(Box::new(Claim {
        number: b.dossier.claim_number(id),
        statement: stated.statement.as_str().into(),
        genre: stated.claim_type.as_deref().map(Into::into),
        label: b.dossier.label(id).map(label).unwrap_or_default(),
        reason: reason(b, id, stated).into(),
        silent: Silence { tally: sides.silent, sources: b.silent(from, id) },
        stances: groups(&sides, &rows),
        sides,
        reported: count(supporting().count()),
        asserted: count(supporting().filter(|r| r.voice == Voice::Own).count()),
        about: stated.about.iter().map(|n| b.named(from, n)).collect(),
        rivals: b.rivals(from, id),
        rivals_conflict: b.dossier.rivals(id),
        verdict: verdict(stated),
        timeline: in_timeline(b, id, from),
        compare: opposed(b, id, from),
        near: near(b, id, stated).into_iter().map(|n| b.card(from, n)).collect(),
    }))
}

fn reason(b: &Builder<'_>, id: NodeId, stated: &Stated) -> &'static str {
    let disputed = stated.evidence.iter().any(|e| e.stance == Said::Disputes);
    match b.dossier.label(id) {
        Some(Label::Contested) if disputed => "disputed",
        Some(Label::Contested) => "rival-values",
        Some(Label::Corroborated) => "origins",
        Some(Label::SingleOrigin) => "one-origin",
        Some(Label::SingleSource) => "one-article",
        _ => "none",
    }
}

fn groups<'a>(sides: &Sides, rows: &[StanceRow<'a>]) -> Vec<StanceGroup<'a>> {
    let group = |(stance, tally): (Stance, Tally)| StanceGroup {
        stance,
        tally,
        items: rows.iter().filter(|r| r.stance == stance).cloned().collect(),
    };
    let all =
        [(Stance::Supports, sides.supports), (Stance::Disputes, sides.disputes), (Stance::Unclear, sides.unclear)];
    all.into_iter().map(group).filter(|g| !g.items.is_empty()).collect()
}

fn verdict(stated: &Stated) -> Option<Verdict<'_>> {
    Some(Verdict {
        verdict: stated.verdict.as_deref()?.into(),
        checked_by: stated.checked_by.as_deref().map(|c| Named { label: c.into(), href: None }),
        checked_on: stated.checked_on.as_ref().map(date),
    })
}

/// How many pairs of articles a claim leads to.
const MOST_PAIRS: usize = 6;

/// Articles that differ on a claim, side by side: one pair for each two origins.
fn opposed<'a>(b: &Builder<'a>, id: NodeId, from: &str) -> Vec<ComparedPair<'a>> {
    let mut speakers: Vec<NodeId> =
        b.dossier.node(id).evidence().iter().filter_map(|e| b.dossier.article(&e.article.value)).collect();
    speakers.sort_by_key(|a| b.source_key(*a));
    speakers.dedup();
    speakers.truncate(4 * MOST_PAIRS);
    let (mut pairs, mut seen) = (Vec::new(), BTreeSet::new());
    for (i, x) in speakers.iter().enumerate() {
        for y in &speakers[i + 1..] {
            let origins = (b.source_key(*x).0, b.source_key(*y).0);
            let Some(href) = b.compare_href(from, *x, *y).filter(|_| b.dossier.differ_on(id, *x, *y)) else { continue };
            if pairs.len() < MOST_PAIRS && seen.insert(origins) {
                pairs.push(ComparedPair { first: b.source(from, *x), second: b.source(from, *y), href });
            }
        }
    }
    pairs
}

/// Where its dates stand in the timeline.
fn in_timeline<'a>(b: &Builder<'a>, id: NodeId, from: &str) -> Vec<Link<'a>> {
    let Some(path) = b.routes.of(&crate::route::Page::Timeline) else { return Vec::new() };
    let dates = b.dossier.dated_claim(id).into_iter();
    let link = |dated: DatedClaim| Link {
        label: dated.when.display(&b.words.dates).into(),
        href: format!("{}#{}", crate::route::relative(from, path), super::timeline::claim_anchor(b, &dated)).into(),
    };
    dates.map(link).collect()
}

/// Other claims about the same things, those that share most first.
fn near(b: &Builder<'_>, id: NodeId, stated: &Stated) -> Vec<NodeId> {
    let about = stated.about.iter().filter_map(|n| b.dossier.index.named(n).node);
    let mut shared: std::collections::BTreeMap<NodeId, usize> = std::collections::BTreeMap::new();
    for other in about.flat_map(|n| b.dossier.related[n.index()].claims.iter().copied()).filter(|c| *c != id) {
        *shared.entry(other).or_default() += 1;
    }
    let mut near: Vec<(NodeId, usize)> = shared.into_iter().collect();
    near.sort_by_key(|(n, times)| (usize::MAX - times, b.dossier.claim_number(*n)));
    near.into_iter().take(6).map(|(n, _)| n).collect()
}

pub fn grid<'a>(b: &Builder<'a>, from: &str) -> Part<'a> {
    let articles: Vec<NodeId> = b.dossier.origins.iter().flatten().copied().collect();
    let wide = articles.len() <= MOST_COLUMNS && articles.len() * b.dossier.claims.len() <= MOST_CELLS;
    let group = |l: Label| ClaimGroup {
        label: label(l),
        rows: b
            .dossier
            .claims
            .iter()
            .filter(|(_, id)| b.dossier.label(*id) == Some(l))
            .map(|(n, id)| row(b, from, *n, *id, &articles, wide))
            .collect(),
    };
    Part::Claims(Box::new(Claims {
        tally: b.tally(articles.iter().copied()),
        total: count(b.dossier.claims.len()),
        picture: super::picture::origins(b, from),
        columns: if wide { columns(b, from) } else { Vec::new() },
        groups: Label::ALL.into_iter().map(group).filter(|g| !g.rows.is_empty()).collect(),
        width: if wide { count(articles.len()) } else { 0 },
    }))
}

fn columns<'a>(b: &Builder<'a>, from: &str) -> Vec<GridOrigin<'a>> {
    let column = |(i, articles): (usize, &Vec<NodeId>)| GridOrigin {
        number: count(i + 1),
        origin_class: articles.first().and_then(|a| b.dossier.source(*a)).map_or("", |s| s.class()).into(),
        name: Some(super::note::origin_name(b, articles).into()),
        articles: b.sources(from, articles.iter().copied()),
    };
    b.dossier.origins.iter().enumerate().map(column).collect()
}

fn row<'a>(b: &Builder<'a>, from: &str, number: u32, id: NodeId, articles: &[NodeId], wide: bool) -> ClaimRow<'a> {
    let rows = b.stance_rows(from, id);
    let cell = |article: &NodeId| {
        let source = b.dossier.source(*article)?;
        let first = b.dossier.origins.get(source.origin).and_then(|o| o.first()) == Some(article);
        let mut entries = rows.iter().filter(|r| r.cite.source.code == source.code);
        let said = entries.next();
        Some(Cell {
            code: source.code.as_str().into(),
            origin_class: source.class().into(),
            first,
            stance: said.map_or(Stance::Silent, |r| r.stance),
            voice: said.map_or(Voice::Own, |r| r.voice),
            value: said.and_then(|r| r.value.clone()),
            paragraph: said.and_then(|r| r.cite.paragraph),
            href: said.map(|r| r.cite.href.clone()),
            more: entries.map(cell_entry).collect(),
        })
    };
    let cells: Vec<Cell<'a>> = articles.iter().filter_map(cell).collect();
    let silent = cells.iter().filter(|c| c.stance == Stance::Silent).count();
    ClaimRow {
        number,
        id: format!("c{number}").into(),
        title: b.dossier.node(id).title.as_str().into(),
        href: b.href(from, id).into(),
        cells: if wide { cells } else { cells.into_iter().filter(|c| c.stance != Stance::Silent).collect() },
        silent: count(silent),
    }
}

fn cell_entry<'a>(said: &StanceRow<'a>) -> CellEntry<'a> {
    CellEntry {
        stance: said.stance,
        voice: said.voice,
        value: said.value.clone(),
        paragraph: said.cite.paragraph,
        href: said.cite.href.clone(),
    }
}

/// Contested claims, those with most independent origins on the weaker side first.
pub fn disputed<'a>(b: &Builder<'a>, from: &str) -> Part<'a> {
    let contested = b.dossier.claims.iter().filter(|(_, id)| b.dossier.label(*id) == Some(Label::Contested));
    let row = |(number, id): &(u32, NodeId)| DisputedRow {
        number: *number,
        title: b.dossier.node(*id).title.as_str().into(),
        href: b.href(from, *id).into(),
        sides: b.sides(*id),
        supporting: b.sources(from, b.speakers(*id, Said::Supports)),
        disputing: b.sources(from, b.speakers(*id, Said::Disputes)),
        rivals: b.rivals(from, *id),
    };
    let mut rows: Vec<DisputedRow<'a>> = contested.map(row).collect();
    let weight = |s: &Sides| (s.supports.origins.min(s.disputes.origins), s.supports.origins + s.disputes.origins);
    rows.sort_by(|a, b| weight(&b.sides).cmp(&weight(&a.sides)).then(a.number.cmp(&b.number)));
    Part::Disputed(Box::new(Disputed { rows }))
}
