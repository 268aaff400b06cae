//! The proposals as text for a terminal.

use std::fmt::Write;

use super::{Difference, Entity, Passage, Source, Suggestions};
use crate::dossier::Index;

/// How many places are named with each proposal.
const PLACES: usize = 4;

/// Every list with its counts and places, the weightiest first; empty lists are left out.
pub fn report(found: &Suggestions, sources: &[Source<'_>], index: &Index) -> String {
    let mut out = String::new();
    entities(&mut out, "People", &found.people, sources);
    entities(&mut out, "Organizations", &found.organizations, sources);
    entities(&mut out, "Places", &found.places, sources);
    if !found.aliases.is_empty() {
        let _ = writeln!(out, "\nSpellings of curated names ({})", found.aliases.len());
        for a in &found.aliases {
            let of = index.nodes.get(a.node).map_or("", |n| n.id());
            let _ = writeln!(out, "  {:<28} of `{of}`, {}: {}", a.alias, times(a.count), places(&a.passages, sources));
        }
    }
    if !found.events.is_empty() {
        let _ = writeln!(out, "\nDated events ({})", found.events.len());
        for e in &found.events {
            let said = e.expressions.join(", ");
            let _ =
                writeln!(out, "  {:<12} “{said}”, with {}: {}", e.when, list(&e.names), places(&e.passages, sources));
        }
    }
    if !found.contradictions.is_empty() {
        let _ = writeln!(out, "\nStatements that differ ({})", found.contradictions.len());
        for c in &found.contradictions {
            let what = match c.difference {
                Difference::Number => "numbers",
                Difference::Date => "dates",
                Difference::Negation => "yes and no",
            };
            let [a, b] = &c.values;
            let _ = writeln!(
                out,
                "  {what}: “{a}” and “{b}” about {}: {}",
                list(&c.names),
                places(&c.passages.concat(), sources)
            );
        }
    }
    out.trim_start().to_owned()
}

fn entities(out: &mut String, title: &str, entities: &[Entity], sources: &[Source<'_>]) {
    if entities.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n{title} ({})", entities.len());
    for e in entities {
        let others: Vec<&str> = e.spellings.iter().map(|s| s.text.as_str()).filter(|s| *s != e.name).collect();
        let spelled = if others.is_empty() { String::new() } else { format!(", also {}", others.join(", ")) };
        let _ = writeln!(out, "  {:<28} {}{spelled}: {}", e.name, times(e.count), places(&e.passages, sources));
    }
}

fn times(n: usize) -> String {
    if n == 1 { "once".to_owned() } else { format!("{n} times") }
}

/// `ap-wire p2, ap-copy p2 …`
fn places(passages: &[Passage], sources: &[Source<'_>]) -> String {
    let place = |p: &Passage| format!("{} p{}", sources.get(p.source).map_or("", |s| s.id), p.paragraph + 1);
    let mut named: Vec<String> = passages.iter().map(place).collect();
    named.dedup();
    let more = if named.len() > PLACES { " …" } else { "" };
    named.truncate(PLACES);
    named.join(", ") + more
}

fn list(names: &[String]) -> String {
    if names.is_empty() { "nobody named".to_owned() } else { names.join(", ") }
}
