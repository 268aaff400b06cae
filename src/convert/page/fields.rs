//! The fields that a page gives: JSON-LD, Open Graph and meta, microdata, then what is visible.

use super::super::agency::{agency, agency_within};
use super::super::byline::{after_by, is_name, is_role, names, tidy_name};
use super::super::dates::{Order, machine_date};
use super::super::inline::collapse;
use super::super::language::{content_words, is_all_caps, is_dense, word_count};
use super::super::model::{Fields, Found, Source};
use super::super::raw::{Hints, ratio};
use super::dom::{Dom, Id};
use super::gather::Gathered;
use super::headline::{Headline, letters, said, words};
use super::region::Survey;
use crate::text::fold_name;

impl Gathered {
    fn first_meta(&self, names: &[&str]) -> Option<Found<String>> {
        names.iter().find_map(|n| {
            let (value, line) = self.meta.get(*n)?.first()?;
            let source =
                if n.starts_with("og:") || n.starts_with("article:") { Source::OpenGraph } else { Source::Meta };
            Some(Found::new(value.clone(), source, *line))
        })
    }

    fn microdata(&self, dom: &Dom, name: &str, attributes: &[&str]) -> Option<Found<String>> {
        let (id, line) = self.itemprops.get(name)?.first()?;
        let value = attributes.iter().find_map(|a| dom.attr(*id, a)).map_or_else(|| dom.text(*id), str::to_owned);
        (!value.is_empty()).then(|| Found::new(value, Source::Microdata, *line))
    }

    fn described(&self, names: &[&str]) -> Option<Found<String>> {
        let article = self.article.as_ref()?;
        article.text(names).map(|v| Found::new(v, Source::JsonLd, article.line))
    }

    /// What the metadata calls the headline, and the page's title with its parts.
    pub fn titles(&self) -> Vec<String> {
        let stated = [self.described(&["headline"]), self.first_meta(&["og:title", "twitter:title"])];
        let tag = self.title.as_ref().map(|(t, _)| t.clone());
        let all: Vec<String> = stated.into_iter().flatten().map(|f| f.value).chain(tag).collect();
        let parts = all.iter().filter_map(|t| split_title(t)).flat_map(|(head, tail)| [head, tail]);
        let parts: Vec<String> = parts.filter(|p| !self.is_outlet(p)).map(str::to_owned).collect();
        all.into_iter().chain(parts).collect()
    }

    fn only_first_level(&self, dom: &Dom) -> Option<Id> {
        let mut firsts = self.headings.iter().copied().filter(|h| dom.name(*h) == "h1");
        firsts.next().filter(|_| firsts.next().is_none())
    }

    /// The page's only heading of the first level, if it stands among the article's paragraphs: no masthead does.
    pub fn only_heading(&self, dom: &Dom, survey: &Survey) -> Option<Found<String>> {
        let only = self.only_first_level(dom)?;
        let text = said(dom, only);
        let inside = dom.ancestors(only).any(|a| a == survey.root) && !survey.hints[only].has(Hints::HIDDEN);
        let good = inside && !self.is_outlet(&text) && (1..=30).contains(&word_count(&text));
        good.then(|| Found::new(text, Source::Heading, dom.node(only).line))
    }

    /// Whether a part of a title is only the site's name: the metadata or the address says it, too.
    fn is_outlet(&self, part: &str) -> bool {
        let own = letters(part);
        let named = self.article.iter().flat_map(|a| a.names("publisher"));
        let stated = self.first_meta(&["og:site_name", "application-name"]).map(|f| f.value);
        let host = self.url().map(|u| letters(u.value.split('/').nth(2).unwrap_or_default())).unwrap_or_default();
        own.len() < 5 || host.contains(&own) || named.chain(stated).any(|n| letters(&n) == own)
    }

    /// What the page's `<link rel="canonical">` says.
    pub fn canonical_address(&self) -> Option<&str> {
        self.canonical.as_ref().map(|(address, _)| address.as_str())
    }

    /// The page's own address.
    pub fn url(&self) -> Option<Found<String>> {
        let canonical = self.canonical.as_ref().map(|(v, l)| Found::new(v.clone(), Source::Meta, *l));
        let from_article = self.article.as_ref().and_then(|a| a.url().map(|u| Found::new(u, Source::JsonLd, a.line)));
        let absolute = |f: &Found<String>| f.value.starts_with("http") && f.value.len() < 2000;
        canonical
            .filter(absolute)
            .or_else(|| self.first_meta(&["og:url"]).filter(absolute))
            .or(from_article.filter(absolute))
    }

    /// Which way numeric dates go: by the language that the page states.
    pub fn order(&self) -> Order {
        let locale = self.meta.get("og:locale").and_then(|v| v.first()).map(|v| v.0.replace('_', "-"));
        Order::of_language(self.language_tag().or(locale).as_deref())
    }

    fn language_tag(&self) -> Option<String> {
        let (tag, _) = self.language.as_ref()?;
        tidy_tag(tag)
    }

    /// Everything but authors' visible names and dates, which the blocks give.
    pub fn fields(&self, dom: &Dom, lines: &[String], headline: Option<&Headline>) -> Fields {
        let prose = lines.join(" ");
        let order = self.order();
        let mut fields = Fields { url: self.url(), ..Fields::default() };
        fields.publisher = self.publisher();
        fields.title = self.headline(dom, fields.publisher.as_ref().map(|p| p.value.as_str()), &prose);
        let announced = self.announced(dom, headline, fields.title.as_ref());
        let unmarked = announced.is_none() && fields.title.as_ref().is_none_or(|t| t.evidence.source == Source::Meta);
        if let Some((title, site, line)) = self.shown_part(lines).filter(|_| unmarked || announced.is_some()) {
            fields.title = Some(Found::new(title, Source::Meta, line));
            let named = (1..=6).contains(&word_count(&site));
            fields.publisher = fields.publisher.or_else(|| named.then(|| Found::new(site, Source::Meta, line)));
        }
        fields.title = announced.or(fields.title);
        fields.authors = self.authors(dom, fields.publisher.as_ref().map(|p| p.value.as_str()));
        fields.published = self.published(dom, order);
        fields.modified =
            self.modified(dom, order).filter(|m| fields.published.as_ref().is_none_or(|p| p.value != m.value));
        fields.language = self.language();
        fields.section = self
            .described(&["articleSection"])
            .or_else(|| self.first_meta(&["article:section", "section", "parsely-section", "cxenseparse:category"]));
        fields.summary = self
            .described(&["description"])
            .or_else(|| self.first_meta(&["og:description", "description", "twitter:description", "dc.description"]))
            .map(|f| Found { value: collapse(&f.value), ..f });
        fields.origin = self.origin(&fields);
        fields
    }

    /// The heading that says what the metadata says, unless a heading is chosen that is more like what it calls the headline.
    fn announced(
        &self,
        dom: &Dom,
        headline: Option<&Headline>,
        chosen: Option<&Found<String>>,
    ) -> Option<Found<String>> {
        let headline = headline?;
        let text = words(dom, headline, &self.titles())?;
        let stated = self.described(&["headline"]).or_else(|| self.first_meta(&["og:title", "twitter:title"]));
        let spelled = chosen.is_some_and(|c| letters(&c.value) == letters(&text));
        let other = stated.is_some_and(|s| letters(&s.value) != letters(&text));
        let shown = other && chosen.is_some_and(|c| c.evidence.source == Source::Heading);
        (!spelled && !shown).then(|| Found::new(text, Source::Heading, dom.node(headline.id).line))
    }

    fn language(&self) -> Option<Found<String>> {
        let stated = self.described(&["inLanguage"]).and_then(|f| tidy_tag(&f.value).map(|t| Found { value: t, ..f }));
        let attribute = self.language.as_ref().and_then(|(t, l)| tidy_tag(t).map(|t| Found::new(t, Source::Meta, *l)));
        stated.or(attribute)
    }

    fn publisher(&self) -> Option<Found<String>> {
        let described = self
            .article
            .as_ref()
            .and_then(|a| a.names("publisher").into_iter().next().map(|n| Found::new(n, Source::JsonLd, a.line)));
        let meta = self.first_meta(&[
            "og:site_name",
            "application-name",
            "dc.publisher",
            "citation_journal_title",
            "twitter:app:name:iphone",
        ]);
        let tidy = |f: Found<String>| Found { value: f.value.trim_end_matches(['.', ' ']).to_owned(), ..f };
        let good = |f: &Found<String>| !f.value.starts_with("http") && word_count(&f.value) <= 8 && !f.value.is_empty();
        described.map(tidy).filter(good).or_else(|| meta.map(tidy).filter(good)).or_else(|| self.publisher_of_title())
    }

    /// `Headline | The Outlet`: what stands behind the last bar when a heading says the rest.
    fn publisher_of_title(&self) -> Option<Found<String>> {
        let (title, line) = self.title.as_ref()?;
        let (head, tail) = split_title(title)?;
        let site = if is_host(head) { head } else { tail };
        (word_count(site) <= 5 && !site.ends_with('…')).then(|| Found::new(site.to_owned(), Source::Meta, *line))
    }

    /// The part of the page's title that the page also shows as a line of its own: old pages mark up no heading.
    fn shown_part(&self, lines: &[String]) -> Option<(String, String, usize)> {
        let (title, line) = self.title.as_ref()?;
        let mut parts = vec![title.as_str()];
        for mark in [" | ", " - ", " – ", " — ", " :: ", " » ", " • ", " · ", ": "] {
            parts = parts.into_iter().flat_map(|p| p.split(mark)).collect();
        }
        let part = parts.into_iter().map(str::trim).find(|p| word_count(p) >= 4 && lines.iter().any(|l| l == p))?;
        let rest = title.replacen(part, "", 1);
        let site = rest.trim_matches(|c: char| c.is_whitespace() || "|-–—:»•·".contains(c));
        Some((part.to_owned(), site.to_owned(), *line))
    }

    /// The headline. Where the page shows one that is not the same as the metadata's, what is shown is the headline: metadata
    /// is often rewritten for search engines, or carries the outlet's name.
    fn headline(&self, dom: &Dom, publisher: Option<&str>, prose: &str) -> Option<Found<String>> {
        let stated = self
            .described(&["headline"])
            .or_else(|| {
                self.first_meta(&[
                    "og:title",
                    "twitter:title",
                    "dc.title",
                    "parsely-title",
                    "sailthru.title",
                    "citation_title",
                    "title",
                ])
            })
            .or_else(|| self.microdata(dom, "headline", &["content"]))
            .map(|f| Found { value: without_site(&f.value, publisher).to_owned(), ..f });
        let tag = self.title.as_ref().map(|(t, l)| Found::new(without_site(t, publisher).to_owned(), Source::Meta, *l));
        let visible =
            self.visible_headline(dom, stated.as_ref().or(tag.as_ref()).map(|f| f.value.as_str()), prose, publisher);
        visible.or(stated).or(tag).filter(|f| !f.value.is_empty())
    }

    fn visible_headline(
        &self,
        dom: &Dom,
        stated: Option<&str>,
        prose: &str,
        publisher: Option<&str>,
    ) -> Option<Found<String>> {
        let prose: Vec<String> = content_words(prose);
        let first_level = self.only_first_level(dom).map_or(0, |h| dom.node(h).line);
        let shown: Vec<Found<String>> = self
            .headings
            .iter()
            .map(|h| Found::new(said(dom, *h), Source::Heading, dom.node(*h).line))
            .filter(|f| {
                word_count(&f.value) >= 2
                    && f.value.chars().count() < 300
                    && Some(fold_name(&f.value)) != publisher.map(fold_name)
            })
            .collect();
        let likeness = |f: &Found<String>| {
            let words = content_words(&f.value);
            let with = |others: &[String]| ratio(words.iter().filter(|w| others.contains(w)).count(), words.len());
            stated.map_or_else(|| with(&prose), |s| with(&content_words(s)).max(with(&prose) * 0.8))
        };
        // The longer of equals: a site's name stands in its page's title too.
        let first = |f: &Found<String>| f.evidence.line == first_level && !self.unmarked;
        let weigh = |f: &Found<String>| {
            likeness(f) + ratio(word_count(&f.value).min(10), 50) + if first(f) { 0.3 } else { 0.0 }
        };
        let best = shown.iter().map(|f| (f, weigh(f))).max_by(|a, b| a.1.total_cmp(&b.1))?;
        let best = (best.0, likeness(best.0));
        // A heading may have a label before the headline, or a day.
        let labelled = |s: &str| {
            let (shown, stated) = (letters(&best.0.value), letters(s));
            shown.contains(&stated)
                && (self.unmarked || word_count(s) >= 3 && shown.len() > stated.len() && shown.ends_with(&stated))
        };
        if stated.is_some_and(labelled) {
            return None;
        }
        let alone = shown.len() == 1 && stated.is_none();
        (best.1 >= 0.45 || alone).then(|| best.0.clone())
    }

    fn authors(&self, dom: &Dom, publisher: Option<&str>) -> Vec<Found<String>> {
        let described = self.article.as_ref().map(|a| (a.people("author"), Source::JsonLd, a.line)).into_iter();
        let metas = [
            "author",
            "article:author",
            "article:author_name",
            "parsely-author",
            "sailthru.author",
            "byl",
            "dc.creator",
            "dcterms.creator",
            "dc.creator.name",
            "citation_author",
            "dcsext.author",
            "cxenseparse:author",
            "mediator_author",
            "twitter:data1",
            "author_name",
        ];
        let meta = metas
            .iter()
            .filter(|m| {
                **m != "twitter:data1"
                    || self.meta.get("twitter:label1").is_some_and(|l| fold_name(&l[0].0).contains("writ"))
            })
            .filter_map(|m| {
                let values = self.meta.get(*m)?;
                let source = if m.starts_with("article:") { Source::OpenGraph } else { Source::Meta };
                Some((values.iter().map(|v| v.0.clone()).collect(), source, values.first()?.1))
            });
        let props = self.itemprops.get("author").into_iter().map(|ids| {
            let name = |id: Id| dom.descendants(id).find(|n| dom.attr(*n, "itemprop") == Some("name")).unwrap_or(id);
            (
                ids.iter().map(|(id, _)| dom.text(name(*id))).collect::<Vec<_>>(),
                Source::Microdata,
                ids.first().map_or(1, |i| i.1),
            )
        });
        // Who writes a site alone is called as the site is.
        let of_person = |id: &(Id, usize)| dom.attr(id.0, "itemtype").is_some_and(|t| t.ends_with("/Person"));
        let alone = self.itemprops.get("author").is_some_and(|ids| ids.iter().all(of_person));
        for (values, source, line) in described.chain(meta).chain(props) {
            let outlet = publisher.filter(|_| source != Source::Microdata || !alone);
            let found: Vec<String> = values.iter().flat_map(|v| people(v, outlet)).fold(Vec::new(), push_new);
            if !found.is_empty() {
                return found.into_iter().map(|n| Found::new(n, source, line)).collect();
            }
        }
        Vec::new()
    }

    fn published(&self, dom: &Dom, order: Order) -> Option<Found<String>> {
        let metas = [
            "article:published_time",
            "article:published",
            "og:published_time",
            "og:article:published_time",
            "article.published",
            "parsely-pub-date",
            "sailthru.date",
            "datepublished",
            "date.published",
            "dc.date.issued",
            "dcterms.date",
            "dcterms.issued",
            "dc.date",
            "dc.date.created",
            "dcterms.created",
            "pubdate",
            "publish-date",
            "publish_date",
            "publishdate",
            "publication_date",
            "publicationdate",
            "date",
            "cxenseparse:recs:publishtime",
            "cxenseparse:publishtime",
            "citation_publication_date",
            "citation_date",
            "originalpublicationdate",
            "ptime",
            "article_date_original",
            "article:post_date",
            "dateissued",
            "rnews:datepublished",
            "shareaholic:article_published_time",
            "bt:pubdate",
            "pdate",
            "mediator_published_time",
            "last-modified-date",
        ];
        let parse = |f: Found<String>| machine_date(&f.value, order).map(|v| Found { value: v, ..f });
        self.described(&["datePublished", "dateCreated", "uploadDate"])
            .and_then(parse)
            .or_else(|| metas.iter().filter_map(|m| self.first_meta(&[m])).find_map(parse))
            .or_else(|| self.microdata(dom, "datepublished", &["content", "datetime"]).and_then(parse))
    }

    fn modified(&self, dom: &Dom, order: Order) -> Option<Found<String>> {
        let metas = [
            "article:modified_time",
            "og:updated_time",
            "article:modified",
            "datemodified",
            "lastmod",
            "last-modified",
            "dcterms.modified",
            "dc.date.modified",
            "article.updated",
            "updated_time",
        ];
        let parse = |f: Found<String>| machine_date(&f.value, order).map(|v| Found { value: v, ..f });
        self.described(&["dateModified"])
            .and_then(parse)
            .or_else(|| metas.iter().filter_map(|m| self.first_meta(&[m])).find_map(parse))
            .or_else(|| self.microdata(dom, "datemodified", &["content", "datetime"]).and_then(parse))
    }

    /// An agency that the metadata names as author, where another outlet publishes.
    fn origin(&self, fields: &Fields) -> Option<Found<String>> {
        let publisher = fields.publisher.as_ref().and_then(|p| agency(&p.value));
        let author = fields.authors.iter().find_map(|a| agency(&a.value).map(|n| (n, a.evidence)));
        let source = self.article.as_ref().and_then(|a| {
            a.organizations("sourceOrganization")
                .iter()
                .find_map(|n| agency_within(n))
                .map(|n| (n, Found::new((), Source::JsonLd, a.line).evidence))
        });
        let (name, evidence) = author.or(source)?;
        (publisher != Some(name)).then(|| Found { value: name.to_owned(), evidence })
    }
}

fn push_new(mut all: Vec<String>, name: String) -> Vec<String> {
    if !all.iter().any(|a| fold_name(a) == fold_name(&name)) {
        all.push(name);
    }
    all
}

/// The names of people in one value of metadata. The outlet itself, its desks and its software are no authors; an agency is.
pub(super) fn people(value: &str, publisher: Option<&str>) -> Vec<String> {
    let value = value.trim();
    if value.starts_with("http") || value.contains(".com/") || value.contains("www.") || value.chars().count() > 200 {
        return Vec::new();
    }
    let rest = after_by(value).unwrap_or(value);
    if agency(rest).is_some() {
        return vec![tidy_name(rest)];
    }
    let own = publisher.map(fold_name).unwrap_or_default();
    let is_outlet = |n: &str| {
        let n = fold_name(n);
        !own.is_empty()
            && (n == own
                || own.contains(&n) && word_count(&n) > 1
                || n.contains(&own)
                || own.split(' ').any(|w| w == n))
    };
    if is_outlet(rest) && word_count(rest) <= word_count(&own) + 2 {
        return Vec::new();
    }
    let found = names(rest).authors;
    let named = found
        .into_iter()
        .filter(|n| agency(n).is_some() || is_name(n) && !is_role(n) && !is_abbreviation(n))
        .filter(|n| !is_outlet(n));
    named.collect()
}

fn is_abbreviation(name: &str) -> bool {
    name.chars().count() <= 5 && is_all_caps(name)
}

/// `ky-kg` → `ky-KG`; `en_GB` → `en-GB`.
fn tidy_tag(tag: &str) -> Option<String> {
    let mut parts = tag.trim().split(['-', '_']);
    let language = parts.next()?.to_ascii_lowercase();
    let known = match language.as_str() {
        "english" => "en",
        "german" | "deutsch" => "de",
        "french" | "français" => "fr",
        "spanish" | "español" => "es",
        "russian" => "ru",
        l => l,
    };
    let short = (2..=3).contains(&known.len()) && known.bytes().all(|b| b.is_ascii_alphabetic());
    let region = parts
        .next()
        .filter(|r| r.len() == 2 && r.bytes().all(|b| b.is_ascii_alphabetic()))
        .map(str::to_ascii_uppercase);
    short.then(|| region.map_or(known.to_owned(), |r| format!("{known}-{r}")))
}

/// A page's title without the outlet's name at either end.
fn without_site<'a>(title: &'a str, publisher: Option<&str>) -> &'a str {
    let own = publisher.map(fold_name).unwrap_or_default();
    let letters = |s: &str| fold_name(s).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    match split_title(title) {
        Some((head, site))
            if !own.is_empty()
                && (letters(site).contains(&letters(&own)) || letters(&own).contains(&letters(site))) =>
        {
            without_site(head, publisher)
        }
        Some((head, rest)) if !own.is_empty() && letters(head) == letters(&own) || is_host(head) => rest,
        Some((head, site))
            if word_count(site) <= 4 && word_count(head) >= 4 && (title.contains('|') || site.contains('.')) =>
        {
            head
        }
        _ => title,
    }
}

/// `www.harbour.example`
fn is_host(text: &str) -> bool {
    text.contains('.') && !text.contains(' ') && text.to_ascii_lowercase().starts_with("www.")
}

/// A title at its last separator.
fn split_title(title: &str) -> Option<(&str, &str)> {
    let at = [" | ", " - ", " – ", " — ", " :: ", " » ", " • ", " · "]
        .iter()
        .filter_map(|s| title.rfind(s).map(|i| (i, s.len())))
        .max()
        // Chinese sites join headline, section and name so.
        .or_else(|| title.rfind('_').filter(|_| title.chars().any(is_dense)).map(|i| (i, 1)))?;
    let (head, site) = (title[..at.0].trim(), title[at.0 + at.1..].trim());
    (!head.is_empty() && !site.is_empty()).then_some((head, site))
}
