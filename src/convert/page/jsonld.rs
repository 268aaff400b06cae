//! Structured metadata in scripts: the first schema.org article of a page.

use serde_json::Value;

use super::super::inline::collapse;
use super::dom::{Dom, Id};

/// An article as JSON-LD describes it, with all nodes of its script for references.
#[derive(Debug)]
pub(super) struct Described {
    article: Value,
    all: Vec<Value>,
    pub line: usize,
}

/// The first article that a page's scripts describe; of a page that describes only itself its dates.
pub(super) fn described(dom: &Dom, scripts: &[Id]) -> Option<Described> {
    let mut all: Vec<(Value, usize)> = Vec::new();
    for &script in scripts {
        let text = dom.raw_text(script);
        if let Some(value) = lenient(&text) {
            flatten(value, dom.node(script).line, 0, &mut all);
        }
    }
    let at = |test: &dyn Fn(&Value) -> bool| all.iter().position(|(v, _)| test(v));
    let found = at(&|v| is_article(v) && v.get("headline").or_else(|| v.get("name")).is_some());
    let (article, line) = match found.or_else(|| at(&is_article)) {
        Some(article) => all.get(article)?.clone(),
        None => all.get(at(&is_dated_page)?).map(|(page, line)| (dates_of(page), *line))?,
    };
    Some(Described { article, all: all.into_iter().map(|(v, _)| v).collect(), line })
}

/// Many scripts are JSON but for raw line breaks, comment marks or a last comma.
fn lenient(text: &str) -> Option<Value> {
    let text = text
        .trim()
        .trim_start_matches("<!--")
        .trim_end_matches("-->")
        .trim_start_matches("//<![CDATA[")
        .trim_end_matches("//]]>")
        .trim()
        .trim_start_matches("<![CDATA[")
        .trim_end_matches("]]>")
        .trim()
        .trim_end_matches(';');
    serde_json::from_str(text).ok().or_else(|| {
        let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        serde_json::from_str(&clean).ok()
    })
}

/// Lists, `@graph` and `mainEntity` opened.
fn flatten(value: Value, line: usize, depth: usize, out: &mut Vec<(Value, usize)>) {
    if depth > 8 || out.len() > 2000 {
        return;
    }
    match value {
        Value::Array(values) => values.into_iter().for_each(|v| flatten(v, line, depth + 1, out)),
        Value::Object(ref map) => {
            for key in ["@graph", "mainEntity", "mainEntityOfPage", "hasPart"] {
                if let Some(inner @ (Value::Array(_) | Value::Object(_))) =
                    map.get(key).filter(|_| key != "mainEntityOfPage" || !is_article(&value))
                {
                    flatten(inner.clone(), line, depth + 1, out);
                }
            }
            out.push((value, line));
        }
        _ => {}
    }
}

fn is_article(value: &Value) -> bool {
    let types = value.get("@type").map(strings).unwrap_or_default();
    types.iter().any(|t| {
        t.ends_with("Article")
            || matches!(
                t.as_str(),
                "BlogPosting" | "Report" | "LiveBlogPosting" | "SocialMediaPosting" | "AnalysisNewsArticle"
            )
    })
}

/// Many systems describe a page and say there when it was published, and no article beside it.
fn is_dated_page(value: &Value) -> bool {
    let types = value.get("@type").map(strings).unwrap_or_default();
    types.iter().any(|t| t == "WebPage" || t == "ItemPage") && value.get("datePublished").is_some()
}

/// A page's name has the outlet's in it and its author is whoever runs the site: only its dates are an article's.
fn dates_of(page: &Value) -> Value {
    let kept = ["datePublished", "dateModified"].into_iter().filter_map(|k| Some((k.to_owned(), page.get(k)?.clone())));
    Value::Object(kept.collect())
}

/// A string, or the strings of a list.
fn strings(value: &Value) -> Vec<String> {
    match value {
        Value::String(s) => vec![s.clone()],
        Value::Array(values) => values.iter().flat_map(strings).collect(),
        _ => Vec::new(),
    }
}

impl Described {
    /// The first of some fields that is a plain text.
    pub fn text(&self, names: &[&str]) -> Option<String> {
        names
            .iter()
            .find_map(|n| self.article.get(*n))
            .map(strings)
            .and_then(|s| s.into_iter().next())
            .map(|s| words(&s))
            .filter(|s| !s.is_empty())
    }

    /// The names of the people or organizations in a field.
    pub fn names(&self, field: &str) -> Vec<String> {
        let mut out = Vec::new();
        if let Some(value) = self.article.get(field) {
            self.collect_names(value, 0, &mut out);
        }
        out
    }

    /// The names of the people in a field; of organizations only agencies, since an outlet writes nothing itself.
    pub fn people(&self, field: &str) -> Vec<String> {
        let outlets = self.organizations(field);
        let kept = |n: &String| !outlets.contains(n) || super::super::agency::agency(n).is_some();
        self.names(field).into_iter().filter(kept).collect()
    }

    /// The same, of organizations only.
    pub fn organizations(&self, field: &str) -> Vec<String> {
        let is_organization =
            |v: &&Value| v.get("@type").map(strings).unwrap_or_default().iter().any(|t| t.contains("Organization"));
        let values: Vec<&Value> = match self.article.get(field) {
            Some(Value::Array(values)) => values.iter().collect(),
            Some(value) => vec![value],
            None => Vec::new(),
        };
        let mut out = Vec::new();
        values.into_iter().filter(is_organization).for_each(|v| self.collect_names(v, 0, &mut out));
        out
    }

    fn collect_names(&self, value: &Value, depth: usize, out: &mut Vec<String>) {
        match value {
            _ if depth > 6 => {}
            Value::String(s) => out.push(words(s)),
            Value::Array(values) => values.iter().for_each(|v| self.collect_names(v, depth + 1, out)),
            Value::Object(map) => match (map.get("name"), map.get("@id").and_then(Value::as_str)) {
                (Some(name), _) => self.collect_names(name, depth + 1, out),
                (None, Some(id)) => {
                    let target = self
                        .all
                        .iter()
                        .find(|v| v.get("@id").and_then(Value::as_str) == Some(id) && v.get("name").is_some());
                    if let Some(name) = target.and_then(|t| t.get("name")) {
                        self.collect_names(name, depth + 1, out);
                    }
                }
                (None, None) => out.extend(full_name(map)),
            },
            _ => {}
        }
        out.retain(|n| !n.is_empty());
    }

    /// `url`, `mainEntityOfPage` or `@id`.
    pub fn url(&self) -> Option<String> {
        let id = |v: &Value| match v {
            Value::String(s) => Some(s.clone()),
            Value::Object(map) => map.get("@id").or_else(|| map.get("url")).and_then(Value::as_str).map(str::to_owned),
            _ => None,
        };
        ["url", "mainEntityOfPage", "@id"]
            .iter()
            .filter_map(|n| self.article.get(*n))
            .filter_map(id)
            .find(|u| u.starts_with("http"))
    }
}

/// The two halves of a name that is not given as a whole.
fn full_name(person: &serde_json::Map<String, Value>) -> Option<String> {
    let half = |key: &str| person.get(key).and_then(Value::as_str).map(words);
    Some(format!("{} {}", half("givenName")?, half("familyName")?))
}

/// Entities and markup that some sites put into their JSON are read as a browser would.
pub(super) fn words(text: &str) -> String {
    if text.contains('&') || text.contains('<') {
        let dom = super::dom::parse(text).dom;
        return dom.text(0);
    }
    collapse(text)
}
