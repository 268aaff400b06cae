//! What is shown of a page beside a link to it: `cards/<n>.js`, loaded when a reader rests on a link.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::Extra;
use super::script::{line, script};
use crate::document::Fields;
use crate::dossier::{Dossier, Node, NodeId, PublishableText};
use crate::route::{Routes, card_files};

/// All cards, each in the file that the hash of its page's path names.
pub fn cards(dossier: &Dossier, routes: &Routes) -> Vec<Extra> {
    let count = card_files(dossier);
    let mut files: Vec<BTreeMap<&str, Value>> = vec![BTreeMap::new(); count];
    for id in dossier.index.ids() {
        let path = routes.node(id);
        files[hash(path) as usize & (count - 1)].insert(path, card(dossier, id));
    }
    (0..).zip(&files).map(|(i, cards)| script(&format!("cards/{i}"), &json!(cards).to_string())).collect()
}

/// FNV-1a, 32 bits (<https://datatracker.ietf.org/doc/html/draft-eastlake-fnv>): as short in the script as here.
fn hash(path: &str) -> u32 {
    path.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Kind, title, details, one sentence, and for an article the quotations by paragraph.
fn card(dossier: &Dossier, id: NodeId) -> Value {
    let node = dossier.node(id);
    let quotes = dossier.texts.get(&id).map(quotes).filter(|q| !q.is_empty());
    let card = json!([node.kind().name(), node.title, details(dossier, id, node), sentence(node)]);
    match (card, quotes) {
        (Value::Array(mut card), Some(quotes)) => {
            card.push(json!(quotes));
            Value::Array(card)
        }
        (card, _) => card,
    }
}

/// A date as it is written, a code, a label: the script puts them into words.
fn details(dossier: &Dossier, id: NodeId, node: &Node) -> Value {
    let code = || dossier.source(id).map(|s| s.code.as_str());
    match &node.document.fields {
        // A title that describes says who and when already.
        Fields::Article(_) if node.described => json!({ "code": code() }),
        Fields::Article(article) => json!({
            "code": code(), "name": dossier.short_name(id),
            "date": article.published.as_ref().map(ToString::to_string),
        }),
        Fields::Event(event) => json!({ "date": event.when.to_string() }),
        Fields::Claim(_) => json!({ "label": dossier.label(id).map(crate::dossier::Label::name) }),
        Fields::Person(person) => json!({ "name": person.roles.first().map(|r| r.role.as_str()) }),
        _ => json!({}),
    }
}

fn sentence(node: &Node) -> String {
    let own = match &node.document.fields {
        Fields::Term(term) => Some(term.definition.as_str()),
        Fields::Claim(claim) => Some(claim.statement.as_str()).filter(|s| *s != node.title),
        _ => None,
    };
    line(own.or(node.document.common.summary.as_deref()).unwrap_or_default()).into_owned()
}

/// The verified quotations, by the paragraph in which they begin.
fn quotes(text: &PublishableText) -> BTreeMap<u32, Vec<&str>> {
    let mut quotes: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
    for quote in text.quotes() {
        if let Some(passage) = quote.passages().first() {
            quotes.entry(passage.paragraph).or_default().push(quote.written());
        }
    }
    quotes
}
