//! What a page says about itself, gathered in one pass over its elements.

use std::collections::BTreeMap;

use super::super::inline::collapse;
use super::super::raw::Hints;
use super::super::text_fields::is_change;
use super::archive::describes_itself;
use super::dom::{Dom, Element, Id, What};
use super::jsonld::{Described, described, words};

/// What a page's head and attributes say, gathered in one pass.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub meta: BTreeMap<String, Vec<(String, usize)>>,
    pub itemprops: BTreeMap<String, Vec<(Id, usize)>>,
    pub article: Option<Described>,
    pub title: Option<(String, usize)>,
    pub canonical: Option<(String, usize)>,
    pub language: Option<(String, usize)>,
    pub headings: Vec<Id>,
    /// The page has no heading of the first level: its second ones stand in.
    pub unmarked: bool,
    pub times: Vec<Time>,
    pub rel_authors: Vec<Id>,
    /// Elements that are named, or labelled, as bylines.
    pub classed_authors: Vec<Id>,
    /// Elements that are named, or labelled, as dates.
    pub classed_dates: Vec<Id>,
    pub base: Option<String>,
}

/// A `<time>`: what it says, and whether its surroundings speak of a change.
#[derive(Debug)]
pub(super) struct Time {
    pub id: Id,
    pub value: String,
    pub changed: bool,
}

/// Gathers what can be metadata.
pub(super) fn gather(dom: &Dom, named: &[Hints]) -> Gathered {
    let mut out = Gathered::default();
    let (mut scripts, mut second) = (Vec::new(), Vec::new());
    for id in dom.descendants(0) {
        let Some(element) = dom.element(id) else {
            out.classed_dates.extend(labelled(dom, id, DATE_LABELS));
            out.classed_authors.extend(labelled(dom, id, AUTHOR_LABELS));
            continue;
        };
        let line = dom.node(id).line;
        match element.name() {
            "html" => {
                out.language = element.attr("lang").or_else(|| element.attr("xml:lang")).map(|l| (l.to_owned(), line))
            }
            "meta" => out.meta(
                element.attr("property").or_else(|| element.attr("name")).or_else(|| element.attr("itemprop")),
                element.attr("content"),
                line,
            ),
            "title" if out.title.is_none() => out.title = Some((collapse(&dom.raw_text(id)), line)),
            "base" => out.base = element.attr("href").map(str::to_owned),
            "link" if element.attr("rel").is_some_and(|r| r.eq_ignore_ascii_case("canonical")) => {
                out.canonical = element.attr("href").map(|h| (h.to_owned(), line))
            }
            "script" if element.attr("type").is_some_and(|t| t.contains("ld+json")) => scripts.push(id),
            "h1" => out.headings.push(id),
            "h2" | "h3" if is_title(element) && out.headings.len() < 60 => out.headings.push(id),
            "h2" if second.len() < 4 => second.push(id),
            "time" => out.time(dom, id, element.attr("datetime")),
            _ => {}
        }
        if let Some(names) = element.attr("itemprop").filter(|_| element.name() != "meta") {
            let readers = || dom.ancestors(id).take(12).any(|a| named[a].has(Hints::COMMENTS.with(Hints::RELATED)));
            for name in names.split_whitespace().map(str::to_ascii_lowercase) {
                if name != "author" || !readers() {
                    out.itemprops.entry(name).or_default().push((id, line));
                }
            }
        }
        if out.classed_authors.len() < 60 && !matches!(element.name(), "meta" | "body" | "html") && is_byline(named[id])
        {
            out.classed_authors.push(id);
        }
        if out.classed_dates.len() < 200 && is_dated(element) {
            out.classed_dates.push(id);
        }
        if element.attr("rel").is_some_and(|r| r.split_whitespace().any(|r| r == "author")) {
            out.rel_authors.push(id);
        }
    }
    if out.headings.is_empty() {
        (out.headings, out.unmarked) = (second, true);
    }
    out.article = described(dom, &scripts);
    // Its dates are those of the capture, its titles are cut.
    if out.meta.get("og:site_name").is_some_and(|site| describes_itself(&site[0].0)) {
        out.meta.retain(|name, _| name == "og:url");
    }
    out
}

impl Gathered {
    fn meta(&mut self, name: Option<&str>, content: Option<&str>, line: usize) {
        if let (Some(name), Some(content)) = (name, content) {
            let content = words(content);
            if !content.is_empty() {
                self.meta.entry(name.trim().to_ascii_lowercase()).or_default().push((content, line));
            }
        }
    }

    fn time(&mut self, dom: &Dom, id: Id, datetime: Option<&str>) {
        let around: String = dom
            .ancestors(id)
            .take(2)
            .filter_map(|a| dom.attr(a, "class"))
            .collect::<Vec<_>>()
            .join(" ")
            .to_ascii_lowercase();
        let own = dom.text(id);
        let before: String = dom.before(id).take(3).map(|b| dom.text(b)).collect::<Vec<_>>().join(" ");
        let changed = around.contains("updat") || around.contains("modif") || is_change(&before);
        if let Some(value) = datetime.map(str::to_owned).or(Some(own)).filter(|v| !v.is_empty()) {
            self.times.push(Time { id, value, changed });
        }
    }
}

/// A heading that its class calls the title.
fn is_title(element: &Element) -> bool {
    let named = |a: &str| {
        element.attr(a).is_some_and(|v| {
            ["headline", "entry-title", "post-title", "article-title", "story-title", "news-title"]
                .iter()
                .any(|t| v.to_ascii_lowercase().contains(t))
        })
    };
    ["class", "id", "itemprop"].iter().any(|a| named(a))
}

const DATE_LABELS: &[&str] = &[
    "date",
    "datum",
    "fecha",
    "data",
    "дата",
    "published",
    "publication date",
    "veröffentlicht",
    "erschienen",
    "publié le",
    "publicado",
    "pubblicato",
    "опубликовано",
];
pub(super) const AUTHOR_LABELS: &[&str] =
    &["author", "autor", "autorin", "auteur", "autore", "autora", "written by", "reporter", "автор"];

/// The element around a label: `<li><b>Date</b> 19.01.2020</li>`.
fn labelled(dom: &Dom, id: Id, labels: &[&str]) -> Option<Id> {
    let What::Text(text) = &dom.node(id).what else { return None };
    let label = text.trim().trim_end_matches([':', ' ']);
    let short = (4..40).contains(&label.len()) && label.chars().filter(|c| c.is_whitespace()).count() <= 1;
    let is_label = short && labels.contains(&label.to_lowercase().as_str());
    dom.ancestors(id).nth(2).filter(|_| is_label)
}

/// A small element whose class or id speaks of a date: `post-time`, `erstelldatum`, `published`.
fn is_dated(element: &Element) -> bool {
    const NAMES: &[&str] =
        &["date", "time", "publish", "posted", "created", "datum", "fecha", "meta", "signature", "detail"];
    let named = |v: &str| {
        let folded = v.to_ascii_lowercase();
        v.len() < 200 && NAMES.iter().any(|n| folded.contains(n))
    };
    matches!(
        element.name(),
        "span" | "div" | "p" | "li" | "abbr" | "small" | "em" | "i" | "b" | "h2" | "h4" | "h5" | "h6" | "dd" | "td"
    ) && ["class", "id"].iter().any(|a| element.attr(a).is_some_and(named))
}

fn is_byline(hints: Hints) -> bool {
    hints.has(Hints::BYLINE) && !hints.has(Hints::BIO.with(Hints::COMMENTS).with(Hints::RELATED))
}
