//! Proposals as files of the dossier, each a draft that a person accepts by taking `status: draft` away.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::{Contradiction, Curated, Entity, EventProposal, Passage, Source, Suggestions, differ, events};
use crate::text::edtf::{DateWords, Edtf};
use crate::text::slug;

impl Suggestions {
    /// The files to write, as `(path from the root, text)`, by path. No words of the articles are in them but names: what an
    /// article says is linked by paragraph, so a draft never says more than the article's rights allow.
    pub fn drafts(&self, sources: &[Source<'_>], curated: &Curated<'_>) -> Vec<(String, String)> {
        let mut out = Vec::new();
        let mut ids: BTreeSet<String> = curated.ids.iter().map(|id| slug(id)).collect();
        let mut file = |folder: &str, id: String, text: String| {
            if !id.is_empty() && ids.insert(id.clone()) {
                out.push((format!("content/{folder}/{id}.md"), text));
            }
        };
        for (folder, entities) in
            [("people", &self.people), ("organizations", &self.organizations), ("places", &self.places)]
        {
            for e in entities {
                file(folder, slug(&e.name), entity(e, sources));
            }
        }
        for e in &self.events {
            file("events", events::id(e), event(e, sources));
        }
        for c in &self.contradictions {
            file("claims", differ::id(c), claim(c, sources));
        }
        out.sort();
        out
    }
}

fn entity(entity: &Entity, sources: &[Source<'_>]) -> String {
    let aliases: Vec<&str> =
        entity.spellings.iter().map(|s| s.text.as_str()).filter(|s| *s != entity.name && is_alias(entity, s)).collect();
    let mut out = format!("---\ntitle: {}\n", quoted(&entity.name));
    if !aliases.is_empty() {
        let aliases: Vec<String> = aliases.iter().map(|a| quoted(a)).collect();
        let _ = writeln!(out, "aliases: [{}]", aliases.join(", "));
    }
    let spellings: Vec<String> = entity.spellings.iter().map(|s| format!("{} ({})", s.text, s.count)).collect();
    let _ = write!(
        out,
        "status: draft\n---\n%% Proposed: {} mentions, as {}. {} %%\n",
        entity.count,
        spellings.join(", "),
        links(&entity.passages, sources)
    );
    out
}

/// A bare surname is no alias: others may bear it.
fn is_alias(entity: &Entity, spelling: &str) -> bool {
    entity.kind != crate::dossier::names::BearerKind::Person || spelling.contains(' ') || !entity.name.contains(' ')
}

fn event(event: &EventProposal, sources: &[Source<'_>]) -> String {
    let who: Vec<String> = event.names.iter().map(|n| quoted(n)).collect();
    // With its date, since the same names stand in several events.
    let when = in_words(&event.when);
    let names = event.names.iter().take(3).cloned().collect::<Vec<_>>().join(", ");
    let title = quoted(&format!("{when}: {names}"));
    let dated: Vec<String> = event.expressions.iter().map(|e| format!("“{e}”")).collect();
    let said: String = places(&event.passages, sources)
        .into_iter()
        .map(|(id, n)| format!("  - {{article: {}, paragraph: {n}, stance: supports}}\n", quoted(id)))
        .collect();
    format!(
        "---\ntitle: {title}\nwhen: {}\nwho: [{}]\nstatus: draft\nevidence:\n{said}---\n%% Proposed: dated by {}. %%\n",
        quoted(&event.when),
        who.join(", "),
        dated.join(", "),
    )
}

/// `12 October 2023` for a date as EDTF.
fn in_words(edtf: &str) -> String {
    Edtf::parse(edtf).map_or_else(|_| edtf.to_owned(), |date| date.display(&DateWords::english()))
}

fn claim(c: &Contradiction, sources: &[Source<'_>]) -> String {
    let about: Vec<String> = c.names.iter().map(|n| quoted(n)).collect();
    let values = c.values.each_ref().map(|v| match c.difference {
        super::Difference::Date => in_words(v.trim_end_matches('~')),
        _ => v.clone(),
    });
    let title = quoted(&format!("{}: {} or {}?", c.names.join(", "), values[0], values[1]));
    let kind = match c.difference {
        super::Difference::Number => "number",
        super::Difference::Date => "date",
        super::Difference::Negation => "fact",
    };
    let mut out = format!(
        "---\ntitle: {title}\nstatement: {title}\ntype: {kind}\nabout: [{}]\nstatus: draft\nevidence:\n",
        about.join(", ")
    );
    let mut said = BTreeSet::new();
    let sides = c.passages.iter().zip(&c.values).flat_map(|(all, value)| all.iter().map(move |p| (p, value)));
    for (passage, value) in sides.filter(|(p, _)| said.insert((p.source, p.paragraph))) {
        let id = sources.get(passage.source).map_or("", |s| s.id);
        let _ = write!(
            out,
            "  - article: {}\n    paragraph: {}\n    stance: unclear\n    value: {}\n",
            quoted(id),
            passage.paragraph + 1,
            quoted(value)
        );
    }
    out + "---\n"
}

/// `[[a#p3]], [[b#p1]]`
fn links(passages: &[Passage], sources: &[Source<'_>]) -> String {
    let links: Vec<String> = places(passages, sources).iter().map(|(id, n)| format!("[[{id}#p{n}]]")).collect();
    links.join(", ")
}

/// The articles and numbers of paragraphs, at most twelve.
fn places<'s>(passages: &[Passage], sources: &[Source<'s>]) -> Vec<(&'s str, usize)> {
    let mut out: Vec<(&str, usize)> = Vec::new();
    for passage in passages {
        let place = (sources.get(passage.source).map_or("", |s| s.id), passage.paragraph + 1);
        if out.len() < 12 && !out.contains(&place) {
            out.push(place);
        }
    }
    out
}

/// A YAML string in double quotes, whatever the text.
fn quoted(text: &str) -> String {
    let escaped: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    format!("\"{}\"", escaped.replace('\\', "\\\\").replace('"', "\\\""))
}
