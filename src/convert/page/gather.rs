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
    /// Sentences that say when, and by whom, an entry was posted.
    pub posted: Vec<Id>,
    /// Links to where an author's articles are listed.
    pub author_links: Vec<Id>,
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
            match opening(dom, id) {
                Some((block, true)) => out.posted.push(block),
                Some((block, false)) if out.classed_dates.len() < 200 => out.classed_dates.push(block),
                _ => {}
            }
            if let Some(label) = label(dom, id) {
                let around = dom.ancestors(id).nth(2);
                out.classed_dates.extend(around.filter(|_| DATE_LABELS.contains(&label.as_str())));
                out.classed_authors.extend(around.filter(|_| AUTHOR_LABELS.contains(&label.as_str())));
            }
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
        if out.author_links.len() < 60 && element.name() == "a" && element.attr("href").is_some_and(leads_to_author) {
            out.author_links.push(id);
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
        // What is quoted from elsewhere was posted there.
        if dom.ancestors(id).take(12).any(|a| dom.name(a) == "blockquote") {
            return;
        }
        // `published updated`: it has not been changed since.
        let named = (around.contains("updat") || around.contains("modif")) && !around.contains("publish");
        let changed = named || is_change(&before);
        if let Some(value) = datetime.map(str::to_owned).or(Some(own)).filter(|v| !v.is_empty()) {
            self.times.push(Time { id, value, changed });
        }
    }
}

/// How blogs say when an entry was posted, in a sentence that goes on about comments.
pub(super) const POSTED: &[&str] = &[
    "This entry was posted",
    "This post was published",
    "Dieser Artikel wurde",
    "Dieser Beitrag wurde",
    "Dieser Eintrag wurde",
    "Gespeichert von",
    "Submitted by",
    "Cet article a été publié",
    "Soumis par",
    "Esta entrada fue publicada",
    "Questo articolo è stato pubblicato",
    "Эта запись была опубликована",
];

/// How a line with the day of publication begins, wherever it stands.
const STAMPS: &[&str] = &[
    "Veröffentlicht am",
    "Veröffentlicht:",
    "Erstellt am",
    "Erschienen am",
    "Published on",
    "Published:",
    "Posted on",
    "Publié le",
    "Publicado el",
    "Publicado em",
    "Pubblicato il",
    "Опубликовано",
];

/// The element of a text that begins as such a sentence, or else as such a line.
fn opening(dom: &Dom, id: Id) -> Option<(Id, bool)> {
    let What::Text(text) = &dom.node(id).what else { return None };
    let text = text.trim_start();
    let begins = |phrases: &[&str]| phrases.iter().any(|p| begins_with(text, p));
    // Most texts begin with none of the letters, and many are nothing but white space.
    let may = text.len() >= 10 && text.starts_with(['T', 'D', 'G', 'S', 'C', 'E', 'Q', 'V', 'P', 'Э', 'О']);
    let posted = may && begins(POSTED);
    let found = posted || may && text.len() < 120 && begins(STAMPS);
    dom.node(id).parent.filter(|_| found).map(|block| (block, posted))
}

/// Whatever the capitals: labels are often nothing else.
fn begins_with(text: &str, phrase: &str) -> bool {
    let mut letters = text.chars();
    phrase.chars().all(|p| letters.next().is_some_and(|c| c == p || c.to_lowercase().eq(p.to_lowercase())))
}

/// `/author/ana-roth`, `/autoren/7/`: the list of what someone wrote, and more than the list of all who write.
fn leads_to_author(href: &str) -> bool {
    const LISTS: &[&str] = &[
        "author",
        "authors",
        "autor",
        "autoren",
        "autore",
        "autores",
        "auteur",
        "auteurs",
        "autorin",
        "journalist",
        "journalists",
        "journaliste",
        "contributor",
        "contributors",
        "redakteur",
        "byline",
        "reporter",
        "reporters",
        "avtor",
    ];
    let path = href.split(['?', '#']).next().unwrap_or_default();
    let is_list = |part: &str| LISTS.iter().any(|l| part.eq_ignore_ascii_case(l));
    let mut parts = path.split('/').filter(|p| !p.is_empty()).skip_while(|p| !is_list(p));
    parts.next().is_some() && parts.next().is_some()
}

/// A heading that its class calls the title.
fn is_title(element: &Element) -> bool {
    let named = |a: &str| {
        element.attr(a).is_some_and(|v| {
            [
                "headline",
                "entry-title",
                "post-title",
                "article-title",
                "story-title",
                "news-title",
                "storytitle",
                "posttitle",
            ]
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
    &["author", "autor", "autorin", "auteur", "autore", "autora", "written by", "reporter", "durch", "автор"];

/// A text that could be a label: `<li><b>Date</b> 19.01.2020</li>`.
fn label(dom: &Dom, id: Id) -> Option<String> {
    let What::Text(text) = &dom.node(id).what else { return None };
    // Most texts are longer with their white space, too.
    let label = Some(text).filter(|t| t.len() < 200)?.trim().trim_end_matches([':', ' ']);
    let short = (4..40).contains(&label.len()) && label.chars().filter(|c| c.is_whitespace()).count() <= 1;
    short.then(|| label.to_lowercase())
}

/// A small element whose class or id speaks of a date: `post-time`, `erstelldatum`, `published`.
fn is_dated(element: &Element) -> bool {
    const NAMES: &[&str] =
        &["date", "time", "publish", "posted", "created", "datum", "fecha", "meta", "signature", "detail"];
    let named = |v: &str| {
        let folded = v.to_ascii_lowercase();
        v.len() < 200 && NAMES.iter().any(|n| folded.contains(n)) && !folded.contains("access")
    };
    matches!(
        element.name(),
        "span" | "div" | "p" | "li" | "abbr" | "small" | "em" | "i" | "b" | "h2" | "h4" | "h5" | "h6" | "dd" | "td"
    ) && ["class", "id"].iter().any(|a| element.attr(a).is_some_and(named))
}

fn is_byline(hints: Hints) -> bool {
    hints.has(Hints::BYLINE) && !hints.has(Hints::BIO.with(Hints::COMMENTS).with(Hints::RELATED))
}
