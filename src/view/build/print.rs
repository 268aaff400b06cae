//! The whole dossier as one document, bounded so that a large one costs no more than a page.

use super::Builder;
use super::note::{mode, reading_order};
use super::short::{count, date, label};
use crate::document::{Fields, Kind};
use crate::dossier::NodeId;
use crate::html::{Options, nested};
use crate::view::{Part, Print, PrintClaim, PrintNote, PrintSource, PrintTerm, Text};

/// How many of each kind; notes also end when they have this many words.
const MOST_NOTES: usize = 60;
const MOST_WORDS: usize = 60_000;
const MOST_CLAIMS: usize = 150;
const MOST_MOMENTS: usize = 300;
const MOST_CARDS: usize = 150;
const MOST_SOURCES: usize = 300;

pub fn print<'a>(b: &Builder<'a>, from: &str) -> Part<'a> {
    let overview = b.dossier.of_kind(Kind::Note).map(|(id, _)| id).find(|id| b.routes.node(*id) == "index.html");
    let (answer, opening_html) = overview.map_or_else(Default::default, |id| opening(b, from, id));
    let notes = reading_order(b);
    let (moments, moments_total) = super::timeline::first(b, from, MOST_MOMENTS);
    let cards = |kind| b.dossier.by_title(kind).into_iter().take(MOST_CARDS).map(|n| b.card(from, n)).collect();
    let total = |kind| count(b.dossier.of_kind(kind).count());
    Part::Print(Box::new(Print {
        updated: b.dossier.index.nodes.iter().filter_map(|n| n.document.common.updated.as_ref()).max().map(date),
        answer,
        opening_html,
        notes_total: count(notes.len()),
        notes: readable(b, notes).into_iter().map(|n| note(b, from, n)).collect(),
        claims: b.dossier.claims.iter().take(MOST_CLAIMS).map(|(_, id)| claim(b, from, *id)).collect(),
        claims_total: total(Kind::Claim),
        moments,
        moments_total,
        people: cards(Kind::Person),
        people_total: total(Kind::Person),
        organizations: cards(Kind::Organization),
        organizations_total: total(Kind::Organization),
        terms: b.dossier.by_title(Kind::Term).into_iter().take(MOST_CARDS).filter_map(|n| term(b, from, n)).collect(),
        terms_total: total(Kind::Term),
        sources: b.dossier.origins.iter().flatten().take(MOST_SOURCES).map(|a| source(b, from, *a)).collect(),
        sources_total: count(b.dossier.sources.len()),
    }))
}

/// The answer of the front page, and the rest of it.
fn opening<'a>(b: &Builder<'a>, from: &str, id: NodeId) -> (Vec<Text<'a>>, Option<Text<'a>>) {
    let (written, _) = b.writer().body(id, from, Options { answer: true, ..Options::default() });
    let answer = written.answer.iter().map(|a| a.trim().to_owned().into()).collect();
    (answer, anchored(&written.html, "overview"))
}

/// The notes that are taken in whole.
fn readable(b: &Builder<'_>, notes: Vec<NodeId>) -> Vec<NodeId> {
    let mut words = 0;
    let mut fits = |id: &NodeId| {
        words += b.dossier.node(*id).document.body.words;
        words <= MOST_WORDS
    };
    notes.into_iter().take(MOST_NOTES).take_while(|id| fits(id)).collect()
}

/// A body without lists of its own: its citations name article and paragraph, and the articles stand at the end. What
/// is wrong with it was told on its own page.
fn body<'a>(b: &Builder<'a>, from: &str, id: NodeId, anchor: &str) -> Option<Text<'a>> {
    let (written, _) = b.writer().body(id, from, Options::default());
    anchored(&written.html, anchor)
}

fn anchored<'a>(html: &str, anchor: &str) -> Option<Text<'a>> {
    let html = html.trim();
    (!html.is_empty()).then(|| nested(html, &format!("{anchor}-")).into())
}

fn note<'a>(b: &Builder<'a>, from: &str, id: NodeId) -> PrintNote<'a> {
    let node = b.dossier.node(id);
    let anchor = format!("note-{}", id.0);
    PrintNote {
        href: b.href(from, id).into(),
        title: node.title.as_str().into(),
        summary: node.document.common.summary.as_deref().map(Into::into),
        authors: node.note().map_or_else(Vec::new, |n| n.authors.iter().map(|a| a.as_str().into()).collect()),
        updated: node.document.common.updated.as_ref().map(date),
        body_html: body(b, from, id, &anchor),
        id: anchor.into(),
    }
}

fn claim<'a>(b: &Builder<'a>, from: &str, id: NodeId) -> PrintClaim<'a> {
    let node = b.dossier.node(id);
    let number = b.dossier.claim_number(id);
    let anchor = format!("claim-{}", id.0);
    PrintClaim {
        href: b.href(from, id).into(),
        number,
        title: node.title.as_str().into(),
        statement: node.claim().map_or("", |c| c.statement.as_str()).into(),
        label: b.dossier.label(id).map(label).unwrap_or_default(),
        stances: b.stance_rows(from, id),
        silent: b.sides(id).silent.articles,
        body_html: body(b, from, id, &anchor),
        id: anchor.into(),
    }
}

fn term<'a>(b: &Builder<'a>, from: &str, id: NodeId) -> Option<PrintTerm<'a>> {
    let node = b.dossier.node(id);
    let Fields::Term(term) = &node.document.fields else { return None };
    Some(PrintTerm {
        id: format!("term-{}", id.0).into(),
        href: b.href(from, id).into(),
        title: node.title.as_str().into(),
        definition_html: b.writer().inline(&term.definition).into(),
    })
}

fn source<'a>(b: &Builder<'a>, from: &str, id: NodeId) -> PrintSource<'a> {
    let node = b.dossier.node(id);
    let fields = node.article();
    let source = b.source(from, id);
    PrintSource {
        id: format!("source-{}", source.code).into(),
        source,
        untitled: node.described,
        language: if node.described { None } else { super::page::quote_language(b, id) },
        publisher: fields.and_then(|a| a.publisher.as_ref()).map(|p| b.dossier.index.named(p).label.into()),
        authors: fields.map_or_else(Vec::new, |a| a.authors.iter().map(|a| a.as_str().into()).collect()),
        date: fields.and_then(|a| a.published.as_ref()).map(date),
        url: fields.and_then(|a| a.url.as_deref()).map(Into::into),
        archive_url: fields.and_then(|a| a.archive_url.as_deref()).map(Into::into),
        rights: mode(b, id),
    }
}
