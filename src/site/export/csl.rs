//! `bibliography.json`: the articles as CSL-JSON 1.0 (<https://docs.citationstyles.org/en/stable/specification.html>,
//! schema `csl-data.json` of the Citation Style Language).

use serde::Serialize;
use serde_json::{Value, json};

use super::item::{Author, Day, Item, days, items};
use super::lines;
use crate::config::Config;
use crate::dossier::Dossier;
use crate::route::Routes;
use crate::text::edtf::Edtf;

/// One item, in the variables of CSL. What is not known is left out.
#[derive(Serialize)]
struct Cited<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(rename = "citation-label")]
    label: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Value>,
    #[serde(rename = "container-title", skip_serializing_if = "Option::is_none")]
    container: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    section: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    genre: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accessed: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(rename = "archive_location", skip_serializing_if = "Option::is_none")]
    archived: Option<&'a str>,
    #[serde(rename = "abstract", skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
}

pub fn csl(dossier: &Dossier, _: &Routes, _: &Config) -> Vec<u8> {
    let items = items(dossier);
    lines::json(&items.iter().map(cited).collect::<Vec<_>>(), 1)
}

fn cited<'a>(item: &'a Item<'a>) -> Cited<'a> {
    let fields = item.fields;
    Cited {
        id: item.id,
        kind: kind(fields.article_type.as_deref()),
        label: item.code,
        title: item.title,
        author: item.authors.iter().map(author).collect(),
        container: item.publisher.as_deref(),
        section: fields.section.as_deref(),
        genre: fields.article_type.as_deref(),
        issued: fields.published.as_ref().map(date),
        accessed: fields.retrieved.as_ref().map(date),
        language: fields.language.as_deref(),
        url: fields.url.as_deref(),
        archived: fields.archive_url.as_deref(),
        summary: item.summary,
    }
}

fn kind(article: Option<&str>) -> &'static str {
    match article {
        Some("official" | "transcript") => "document",
        Some("video" | "audio") => "broadcast",
        _ => "article-newspaper",
    }
}

fn author(author: &Author<'_>) -> Value {
    match author.parts() {
        Some((given, family)) => json!({"family": family, "given": given}),
        None => json!({"literal": author.name}),
    }
}

/// A date variable: one or two `date-parts`; `circa` for what is uncertain or approximate.
fn date(edtf: &Edtf) -> Value {
    let parts: Vec<Vec<u16>> = days(edtf).into_iter().map(parts).collect();
    let mut date = json!({ "date-parts": parts });
    if edtf.is_uncertain() || edtf.is_approximate() {
        date["circa"] = json!(true);
    }
    if edtf.is_interval() && parts.len() == 1 {
        // CSL has no open intervals: the literal says it.
        date = json!({ "literal": edtf.to_string() });
    }
    date
}

fn parts(day: Day) -> Vec<u16> {
    [Some(day.year), day.month.map(u16::from), day.of_month.map(u16::from)].into_iter().map_while(|p| p).collect()
}
