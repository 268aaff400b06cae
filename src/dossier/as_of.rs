//! The dossier as it was known on a day: what had not been published by then is taken out before anything is indexed.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::Input;
use super::timeline::as_known_on;
use crate::diag::{Finding, code::evidence as code};
use crate::document::{Body, Document, Evidence, Fields, Kind, ReferenceKind};
use crate::text::edtf::Edtf;
use crate::text::slug;

/// Leaves out articles that appeared later or nobody knows when, what rests on them alone, and texts that cite them.
///
/// Links to what is left out become plain words. What a curator wrote without a citation stays: nothing says when it
/// became known.
pub fn as_of(mut input: Input, day: Date) -> (Input, Vec<Finding>) {
    let (later, mut findings) = articles(&input.documents, day);
    for document in &mut input.documents {
        let document = Arc::make_mut(document);
        let why = if document.kind == Kind::Article { None } else { rest(document, &later, day) };
        findings.extend(why.as_ref().map(|why| left_out(document, why)));
        if why.is_some() {
            input.later.insert(document.id.clone());
        }
        forget(document, day);
    }
    input.texts.retain(|id, _| !later.ids.contains(id));
    input.later.extend(later.ids);
    (input, findings)
}

/// The articles that are left out, under all names that cite them.
struct Later {
    ids: BTreeSet<String>,
    names: BTreeSet<String>,
}

impl Later {
    fn has(&self, name: &str) -> bool {
        self.names.contains(name) || self.names.contains(&slug(name))
    }
}

fn articles(documents: &[Arc<Document>], day: Date) -> (Later, Vec<Finding>) {
    let articles: Vec<&Document> = documents.iter().map(|d| &**d).filter(|d| d.kind == Kind::Article).collect();
    let known = as_known_on(articles.iter().map(|d| published(d)), day);
    let (mut later, mut findings) = (Later { ids: BTreeSet::new(), names: BTreeSet::new() }, Vec::new());
    for (place, is_undated) in known.later.iter().map(|i| (i, false)).chain(known.undated.iter().map(|i| (i, true))) {
        let document = articles[*place];
        let names = document.common.title.iter().chain(&document.common.aliases).map(|n| n.value.clone());
        later.names.extend(names.chain([document.id.clone(), slug(&document.id)]));
        later.ids.insert(document.id.clone());
        let why = match published(document) {
            Some(date) if !is_undated => format!("it was published later: {date}"),
            _ => "nothing says when it was published".to_owned(),
        };
        findings.push(left_out(document, &why));
    }
    (later, findings)
}

fn published(document: &Document) -> Option<&Edtf> {
    match &document.fields {
        Fields::Article(article) => article.published.as_ref(),
        _ => None,
    }
}

/// Takes out what came later; says why, where nothing is left to show.
fn rest(document: &mut Document, later: &Later, day: Date) -> Option<String> {
    let cited = cited(document, later);
    let had = match &mut document.fields {
        Fields::Note(_) => return cited.map(|id| format!("it cites `{id}`, which was not known")),
        Fields::Claim(claim) => without(&mut claim.evidence, later),
        Fields::Event(event) => without(&mut event.evidence, later),
        Fields::Person(person) => {
            person.roles.retain(|r| r.article.as_ref().is_none_or(|a| !later.has(&a.value)));
            false
        }
        _ => false,
    };
    if cited.is_some() {
        document.body = Body::parse(&document.path, &"".into(), 0..0, false).0;
    }
    match &document.fields {
        Fields::Claim(claim) if had && claim.evidence.is_empty() => Some("all its evidence came later".to_owned()),
        Fields::Event(event) if had && event.evidence.is_empty() => Some("all its evidence came later".to_owned()),
        Fields::Event(event) if event.evidence.is_empty() && is_later(&event.when, day) => {
            Some("it happened later, and nothing announced it".to_owned())
        }
        _ => None,
    }
}

/// The first article that the body cites and that is left out.
fn cited(document: &Document, later: &Later) -> Option<String> {
    let citations = document.body.references.iter().filter_map(|r| match &r.kind {
        ReferenceKind::Citations(items) => Some(items),
        _ => None,
    });
    citations.flatten().map(|c| &c.id.value).find(|id| later.has(id)).cloned()
}

/// Takes out evidence of articles that are left out; says whether there was evidence before.
fn without(evidence: &mut Vec<Evidence>, later: &Later) -> bool {
    let had = !evidence.is_empty();
    evidence.retain(|e| !later.has(&e.article.value));
    had
}

/// Corrections, dates and verdicts that are younger than the day.
fn forget(document: &mut Document, day: Date) {
    let common = &mut document.common;
    common.corrections.retain(|c| !is_later(&c.date, day));
    common.created.take_if(|d| is_later(d, day));
    common.updated.take_if(|d| is_later(d, day));
    match &mut document.fields {
        Fields::Article(article) => drop(article.modified.take_if(|d| is_later(d, day))),
        Fields::Claim(claim) if claim.checked_on.as_ref().is_none_or(|d| is_later(d, day)) => {
            (claim.verdict, claim.checked_by, claim.checked_on) = (None, None, None);
        }
        _ => {}
    }
}

fn is_later(date: &Edtf, day: Date) -> bool {
    date.earliest().is_some_and(|earliest| earliest > day)
}

fn left_out(document: &Document, why: &str) -> Finding {
    let message = format!("`{}` is left out: {why}", document.id);
    Finding::new(&code::NOT_KNOWN_YET, document.front.clone(), message)
}
