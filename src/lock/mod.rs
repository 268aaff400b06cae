//! Layer 9: `dossier.lock`, made from private texts: what pages show of them, and no words but names.

use std::collections::BTreeMap;

use crate::convert;
use crate::diag::{Finding, code::evidence as code};
use crate::dossier::lock::{Lock, PairLock, Stale, TextLock};
use crate::dossier::quote::FoldedText;
use crate::dossier::{Dossier, Input, NodeId};
use crate::text::Place;

/// The lock of a dossier whose private texts are here. Texts that are not here are kept as the present lock has them.
pub fn lock(dossier: &Dossier, input: &Input) -> Lock {
    let mut texts: BTreeMap<String, TextLock> = kept(dossier, input);
    for (article, id) in private(dossier, input) {
        let Some(text) = input.texts.get(id) else { continue };
        let paragraphs: Vec<&str> = text.paragraphs.iter().map(|p| p.text.as_str()).collect();
        let mut locked = TextLock::new(&FoldedText::new(&paragraphs), &convert::VERSION.to_string());
        dossier.quotes.get(&article).into_iter().flatten().for_each(|q| locked.add_quote(q));
        for mention in dossier.mentions.of.get(&article).into_iter().flatten() {
            locked.add_name(dossier.node(mention.node).id(), &mention.spelling, mention.paragraph);
        }
        texts.insert(id.to_owned(), locked);
    }
    let pairs = pairs(dossier, &texts);
    Lock::new(texts, pairs)
}

/// The articles whose text is private.
fn private<'a>(dossier: &'a Dossier, input: &'a Input) -> impl Iterator<Item = (NodeId, &'a str)> {
    let articles = dossier.sources.iter().map(|s| (s.article, dossier.node(s.article).id()));
    articles.filter(|(_, id)| input.private.contains(*id))
}

/// What the present lock knows of articles that are still here and whose text is not.
fn kept(dossier: &Dossier, input: &Input) -> BTreeMap<String, TextLock> {
    let present = input.lock.iter().flat_map(Lock::texts);
    let here = |id: &str| dossier.article(id).is_some() && !input.texts.contains_key(id);
    present.filter(|(id, _)| here(id)).map(|(id, t)| (id.to_owned(), t.clone())).collect()
}

/// The pairs that share words and of which one at least is locked.
fn pairs(dossier: &Dossier, texts: &BTreeMap<String, TextLock>) -> Vec<PairLock> {
    let of = |i: usize| Some(dossier.node(dossier.sources.get(i)?.article).id());
    let pair = |p: &crate::dossier::overlap::Overlap| {
        let (a, b) = (of(p.a)?, of(p.b)?);
        Some(PairLock::new((a, texts.get(a)?.words_hash()), (b, texts.get(b)?.words_hash()), p))
    };
    dossier.pairs.iter().filter_map(pair).collect()
}

/// What of the present lock is out of date, for `check --locked`.
pub fn stale(dossier: &Dossier, input: &Input) -> Vec<Finding> {
    let fresh = lock(dossier, input);
    let none = Lock::new(BTreeMap::new(), Vec::new());
    let present = input.lock.as_ref().unwrap_or(&none);
    let place = || Place::whole(&"dossier.lock".into());
    let finding = |stale: Stale| {
        Finding::new(&code::LOCK_STALE, place(), say(&stale)).help("run `dossier lock` and commit the file")
    };
    present.stale(&fresh).into_iter().map(finding).collect()
}

fn say(stale: &Stale) -> String {
    match stale {
        Stale::Unknown(id) => format!("the lock does not know the private text of `{id}`"),
        Stale::Gone(id) => format!("the lock knows `{id}`, which has no private text any more"),
        Stale::Text(id) => format!("the text of `{id}` has changed since it was locked"),
        Stale::Quotes(id) => format!("the quotations of `{id}` have changed since it was locked"),
        Stale::Names(id) => format!("the names in `{id}` have changed since it was locked"),
        Stale::Pair(a, b) => format!("what `{a}` and `{b}` share has changed since they were locked"),
    }
}
