//! Notes, the overview, the page about the method.

use std::collections::BTreeSet;

use super::Builder;
use super::page::minutes;
use super::short::{count, date};
use super::site::counts;
use crate::document::{Fields, Kind, Mode};
use crate::dossier::{Label, NodeId, Target, Verification};
use crate::view::{Change, Method, MethodArticle, Note, OriginKey, Overview, Part, RightsMode, Tally};

/// Notes in the order in which they are to be read: by `order`, then title.
pub fn reading_order(b: &Builder<'_>) -> Vec<NodeId> {
    let notes = b.dossier.of_kind(Kind::Note).filter(|(id, _)| b.routes.node(*id) != "index.html");
    let mut notes: Vec<(f64, NodeId)> =
        notes.map(|(id, n)| (n.note().and_then(|n| n.order).unwrap_or(f64::MAX), id)).collect();
    notes.sort_by(|a, c| a.0.total_cmp(&c.0).then_with(|| b.dossier.title_order(a.1, c.1)));
    notes.into_iter().map(|(_, id)| id).collect()
}

pub fn note<'a>(b: &Builder<'a>, id: NodeId, citations: u32) -> Part<'a> {
    let node = b.dossier.node(id);
    let common = &node.document.common;
    Part::Note(Box::new(Note {
        genre: node.note().and_then(|n| n.note_type.as_deref()).map(Into::into),
        minutes: minutes(node.document.body.words),
        words: count(node.document.body.words),
        citations,
        tally: cited(b, id),
        cite_date: common.updated.as_ref().or(common.created.as_ref()).map(date),
    }))
}

/// The articles that a node cites.
fn cited(b: &Builder<'_>, id: NodeId) -> Tally {
    let targets = &b.dossier.targets[id.index()];
    let articles = targets.iter().flat_map(|t| match t {
        Target::Citations(items) => items.iter().filter_map(|c| c.article).collect(),
        _ => Vec::new(),
    });
    b.tally(articles)
}

pub fn overview<'a>(b: &Builder<'a>, from: &str, _node: Option<NodeId>, answer: Vec<String>) -> Part<'a> {
    let some = |wanted: &[Label]| {
        let of = b.dossier.claims.iter().filter(|(_, id)| b.dossier.label(*id).is_some_and(|l| wanted.contains(&l)));
        of.take(3).map(|(_, id)| b.card(from, *id)).collect()
    };
    Part::Overview(Box::new(Overview {
        updated: b.dossier.index.nodes.iter().filter_map(|n| n.document.common.updated.as_ref()).max().map(date),
        answer: answer.into_iter().map(|a| a.trim().to_owned().into()).collect(),
        agreed: some(&[Label::Corroborated]),
        contested: some(&[Label::Contested]),
        open: some(&[Label::SingleOrigin, Label::SingleSource, Label::Unclear]),
        strip: strip(b),
        moments: super::timeline::overview(b, from),
        notes: reading_order(b).into_iter().take(12).map(|n| b.card(from, n)).collect(),
        changes: changes(b, from),
        origins: origins(b, from),
    }))
}

/// One class a claim, in the order of labels.
fn strip<'a>(b: &Builder<'a>) -> Vec<crate::view::Text<'a>> {
    if b.dossier.claims.len() > 120 {
        return Vec::new();
    }
    let mut labels: Vec<Label> = b.dossier.claims.iter().filter_map(|(_, id)| b.dossier.label(*id)).collect();
    labels.sort_by_key(|l| (!matches!(l, Label::Corroborated), *l));
    labels.into_iter().map(|l| l.class().into()).collect()
}

/// The latest corrections and changes, newest first.
fn changes<'a>(b: &Builder<'a>, from: &str) -> Vec<Change<'a>> {
    let mut changes: Vec<(&crate::text::edtf::Edtf, NodeId, Option<&str>, bool)> = Vec::new();
    for (id, node) in b.dossier.index.ids().zip(&b.dossier.index.nodes) {
        let common = &node.document.common;
        if node.draft || b.routes.node(id) == "index.html" {
            continue;
        }
        changes.extend(common.corrections.iter().map(|c| (&c.date, id, Some(c.text.as_str()), false)));
        let new = common.updated.is_none() || common.updated == common.created;
        changes.extend(common.updated.as_ref().or(common.created.as_ref()).map(|d| (d, id, None, new)));
    }
    changes.sort_by(|a, b| b.0.cmp(a.0).then(b.2.is_some().cmp(&a.2.is_some())).then(a.1.cmp(&b.1)));
    let change = |(d, id, text, new): (&crate::text::edtf::Edtf, NodeId, Option<&'a str>, bool)| Change {
        date: date(d),
        title: b.dossier.node(id).title.as_str().into(),
        href: b.href(from, id).into(),
        text: text.map(Into::into),
        new,
    };
    changes.into_iter().take(5).map(change).collect()
}

/// The key of origins, for dossiers with at most a dozen.
fn origins<'a>(b: &Builder<'a>, from: &str) -> Vec<OriginKey<'a>> {
    if b.dossier.origins.len() > 12 {
        return Vec::new();
    }
    let key = |articles: &Vec<NodeId>| OriginKey {
        sources: b.sources(from, articles.iter().copied()),
        name: origin_name(b, articles).into(),
    };
    b.dossier.origins.iter().map(key).collect()
}

/// What an origin is called: the agency that an article declares, else what its first article is called.
pub fn origin_name(b: &Builder<'_>, articles: &[NodeId]) -> String {
    let declared = articles.iter().find_map(|a| crate::dossier::origin::declared(&b.dossier.index, *a));
    match (declared, articles.first()) {
        (Some((label, node)), _) if node.is_none_or(|n| b.dossier.node(n).kind() != Kind::Article) => label,
        (_, Some(first)) => b.dossier.short_name(*first).to_owned(),
        _ => String::new(),
    }
}

/// Above this many articles the page of numbers leaves the table to the bibliography.
const MOST_ROWS: usize = 100;

pub fn method<'a>(b: &Builder<'a>, from: &str) -> Part<'a> {
    let counts = counts(b);
    let articles: Vec<NodeId> = b.dossier.sources.iter().map(|s| s.article).collect();
    let modes: Vec<RightsMode> = articles.iter().map(|a| mode(b, *a)).collect();
    let of = |mode: RightsMode| count(modes.iter().filter(|m| **m == mode).count());
    let rows = if articles.len() > MOST_ROWS {
        Vec::new()
    } else {
        b.sources(from, articles.iter().copied()).into_iter().zip(by_code(b)).collect()
    };
    let notes = reading_order(b)
        .into_iter()
        .filter(|n| matches!(b.dossier.node(*n).note().and_then(|n| n.note_type.as_deref()), Some("method" | "about")));
    Part::Method(Box::new(Method {
        counts,
        full: of(RightsMode::Full),
        excerpt: of(RightsMode::Excerpt),
        cite: of(RightsMode::Cite),
        unverified: counts.quotations - counts.verified,
        uncited: Some(count(b.dossier.uncited.values().sum())),
        articles: rows.into_iter().map(|(source, id)| method_article(b, source, id)).collect(),
        rebuild: "dossier build".into(),
        notes: notes.map(|n| b.card(from, n)).collect(),
    }))
}

fn by_code(b: &Builder<'_>) -> Vec<NodeId> {
    b.dossier.origins.iter().flatten().copied().collect()
}

fn method_article<'a>(b: &Builder<'a>, source: crate::view::Source<'a>, id: NodeId) -> MethodArticle<'a> {
    let text = b.dossier.texts.get(&id);
    let related = &b.dossier.related[id.index()];
    let mut paragraphs: BTreeSet<u32> = related.citations.iter().filter_map(|c| c.paragraph).collect();
    let (mut quotations, mut verified) = (0, 0);
    let mut quoted = |v: &Verification| {
        quotations += 1;
        verified += u32::from(matches!(v, Verification::Verbatim { .. }));
    };
    for (node, i) in &related.evidence {
        paragraphs.extend(b.evidence_paragraph(*node, *i));
        if b.dossier.node(*node).evidence()[*i].quote.is_some() {
            quoted(b.dossier.evidence_verification(*node, *i));
        }
    }
    for at in &related.citations {
        if let Some(Target::Citations(items)) = b.dossier.targets[at.from.index()].get(at.reference)
            && let Some(quote) = items.get(at.item).and_then(|c| c.quote.as_ref())
        {
            quoted(&quote.verification);
        }
    }
    MethodArticle {
        source,
        rights: mode(b, id),
        words: text.map(|t| count(t.words())),
        paragraphs: text.map(|t| count(t.paragraphs().len())),
        cited_paragraphs: count(paragraphs.len()),
        quotations,
        verified,
    }
}

/// The rights of an article: its own, else the configured default.
pub fn mode(b: &Builder<'_>, id: NodeId) -> RightsMode {
    let own = match &b.dossier.node(id).document.fields {
        Fields::Article(a) => a.rights.as_ref().map(|r| r.mode),
        _ => None,
    };
    match own.unwrap_or(b.config.rights.default) {
        Mode::Full => RightsMode::Full,
        Mode::Excerpt => RightsMode::Excerpt,
        Mode::Cite => RightsMode::Cite,
    }
}
