//! Events: sentences that date what they tell, together where they tell of the same names on the same day.

use std::collections::{BTreeMap, BTreeSet};

use super::text::Statement;
use super::{Curated, EventProposal};
use crate::text::slug;

/// The dated sentences as events, by date. Years and weeks are too wide to be one.
pub fn propose(statements: &[Statement<'_>], curated: &Curated<'_>) -> Vec<EventProposal> {
    let mut by_date: BTreeMap<&str, Vec<(&Statement<'_>, &str)>> = BTreeMap::new();
    for statement in statements {
        for date in statement.dates.iter().filter(|d| is_narrow(&d.edtf)) {
            by_date.entry(&date.edtf).or_default().push((statement, expression(statement, &date.range)));
        }
    }
    let all = by_date.into_iter().flat_map(|(when, dated)| joined(when, &dated));
    all.filter(|e| !curated.ids.contains(&id(e)) && !curated.not.iter().any(|n| *n == id(e))).collect()
}

/// The id under which an event is proposed: the same for the same date and names, so that no second run repeats it.
pub fn id(event: &EventProposal) -> String {
    let names: Vec<String> = event.names.iter().take(3).map(|n| slug(n)).collect();
    format!("{}-{}", event.when.trim_end_matches('~'), names.join("-"))
}

fn is_narrow(edtf: &str) -> bool {
    edtf.len() >= 7 && !edtf.contains('/')
}

fn expression<'a>(statement: &Statement<'a>, range: &std::ops::Range<usize>) -> &'a str {
    statement.words.text.get(range.clone()).unwrap_or("")
}

/// The sentences of one date, those with two names in common as one event.
fn joined(when: &str, dated: &[(&Statement<'_>, &str)]) -> Vec<EventProposal> {
    let mut out: Vec<EventProposal> = Vec::new();
    // Which event has a pair of names: looked up, so that many sentences of one day are not compared with each other.
    let mut by_pair: BTreeMap<(String, String), usize> = BTreeMap::new();
    for (statement, expression) in dated {
        let pairs = pairs(&statement.names);
        let known = pairs.iter().find_map(|p| by_pair.get(p)).copied();
        let index = known.unwrap_or_else(|| {
            out.push(empty(when, &statement.names));
            out.len() - 1
        });
        add(&mut out[index], statement, expression);
        for pair in pairs {
            by_pair.entry(pair).or_insert(index);
        }
    }
    out
}

/// Pairs of the first eight names; a name alone pairs with itself.
fn pairs(names: &BTreeSet<String>) -> Vec<(String, String)> {
    let names: Vec<&String> = names.iter().take(8).collect();
    if let [only] = names[..] {
        return vec![(only.clone(), only.clone())];
    }
    let pair = |i: usize| names[i + 1..].iter().map(move |b| (i, *b));
    (0..names.len()).flat_map(pair).map(|(i, b)| (names[i].clone(), b.clone())).collect()
}

fn empty(when: &str, names: &BTreeSet<String>) -> EventProposal {
    EventProposal {
        when: when.to_owned(),
        expressions: Vec::new(),
        names: names.iter().cloned().collect(),
        passages: Vec::new(),
    }
}

fn add(event: &mut EventProposal, statement: &Statement<'_>, expression: &str) {
    if event.expressions.iter().all(|e| e != expression) {
        event.expressions.push(expression.to_owned());
    }
    if event.passages.len() < 50 && event.passages.last() != Some(&statement.passage) {
        event.passages.push(statement.passage.clone());
    }
}
