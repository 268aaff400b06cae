//! `bibliography.ris`: the articles for reference managers, in RIS (Research Information Systems, 2011 tags).

use std::fmt::Write;

use super::item::{Author, Day, Item, days, items};
use crate::config::Config;
use crate::dossier::Dossier;
use crate::route::Routes;

pub fn ris(dossier: &Dossier, _: &Routes, _: &Config) -> Vec<u8> {
    items(dossier).iter().map(record).collect::<String>().into_bytes()
}

/// One line a tag: two letters, two spaces, a hyphen, a space, the value. The type comes first, `ER` last.
fn record(item: &Item<'_>) -> String {
    let fields = item.fields;
    let mut out = String::new();
    let mut tag = |name: &str, value: Option<&str>| {
        if let Some(value) = value {
            let _ = write!(out, "{name}  - {}\r\n", line(value));
        }
    };
    let published = fields.published.as_ref().and_then(|d| days(d).first().copied());
    let retrieved = fields.retrieved.as_ref().and_then(|d| days(d).first().copied());
    tag("TY", Some(kind(fields.article_type.as_deref())));
    tag("ID", Some(item.id));
    tag("LB", Some(item.code));
    tag("TI", Some(item.title));
    item.authors.iter().for_each(|a| tag("AU", Some(&author(a))));
    tag("T2", item.publisher.as_deref());
    tag("PY", published.map(|d| format!("{:04}", d.year)).as_deref());
    tag("DA", published.map(date).as_deref());
    tag("Y2", retrieved.map(date).as_deref());
    tag("SE", fields.section.as_deref());
    tag("M3", fields.article_type.as_deref());
    tag("LA", fields.language.as_deref());
    tag("UR", fields.url.as_deref());
    tag("UR", fields.archive_url.as_deref());
    item.tags.iter().for_each(|t| tag("KW", Some(t)));
    tag("AB", item.summary);
    out + "ER  - \r\n\r\n"
}

fn kind(article: Option<&str>) -> &'static str {
    match article {
        Some("official" | "transcript") => "GEN",
        Some("video") => "VIDEO",
        Some("audio") => "SOUND",
        _ => "NEWS",
    }
}

/// `Family, Given` for a person.
fn author(author: &Author<'_>) -> String {
    author.parts().map_or_else(|| author.name.to_owned(), |(given, family)| format!("{family}, {given}"))
}

/// `YYYY/MM/DD/`, with what is not known left empty.
fn date(day: Day) -> String {
    let two = |n: Option<u8>| n.map(|n| format!("{n:02}")).unwrap_or_default();
    format!("{:04}/{}/{}/", day.year, two(day.month), two(day.of_month))
}

/// A value has one line.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
