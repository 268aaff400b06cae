//! What every page has.

use std::borrow::Cow;

use super::Builder;
use super::short::{count, date, index_kind, page_kind, verification};
use super::site::{direction, section};
use crate::diag::Finding;
use crate::document::{Fields, Kind};
use crate::dossier::{Context, NodeId, Verification as Verified};
use crate::html::{Options, ReferenceEntry, escape};
use crate::picture::share::{HEIGHT, WIDTH, settable};
use crate::route::{self, Page as At, Route};
use crate::view::{
    Backlink, BacklinkGroup, Correction, Crumb, Heading, Image, Link, OpenGraph, Page, PageKind, Reference, Status,
    Text,
};

/// What the writing of a body gives to the parts of a page.
#[derive(Debug, Default)]
pub struct BodyParts {
    pub answer: Vec<String>,
    pub citations: u32,
}

pub fn page<'a>(b: &Builder<'a>, route: &'a Route) -> (Page<'a>, BodyParts, Vec<Finding>) {
    let (mut page, parts, findings) = titled(b, route);
    preview(b, route, &mut page);
    (page, parts, findings)
}

fn titled<'a>(b: &Builder<'a>, route: &'a Route) -> (Page<'a>, BodyParts, Vec<Finding>) {
    let mut page = frame(b, route);
    match &route.page {
        At::Node(id) => {
            let (parts, findings) = node(b, *id, &route.path, &mut page);
            (page, parts, findings)
        }
        At::Tag(address) => {
            let tag = b.dossier.tags.get(address).map(|t| t.label.as_str());
            page.title = tag.unwrap_or_default().into();
            (page, BodyParts::default(), Vec::new())
        }
        At::Shared(shared) => {
            page.title = b.dossier.index.shared[*shared].name.as_str().into();
            (page, BodyParts::default(), Vec::new())
        }
        At::Compare(x, y) => {
            page.title = super::compare::title(b, *x, *y).into();
            (page, BodyParts::default(), Vec::new())
        }
        At::Redirect(id) => {
            page.title = b.dossier.node(*id).title.as_str().into();
            page.noindex = true;
            (page, BodyParts::default(), Vec::new())
        }
        At::Overview => {
            page.title = b.config.title.as_str().into();
            page.summary = b.config.description.as_deref().map(Into::into);
            (page, BodyParts::default(), Vec::new())
        }
        _ => (page, BodyParts::default(), Vec::new()),
    }
}

/// What is shown of the page where its address is shared: its own picture, else a card that is drawn. Both need a whole
/// address.
fn preview<'a>(b: &Builder<'a>, route: &'a Route, page: &mut Page<'a>) {
    let Some(base) = b.config.base_url.as_deref().filter(|_| !page.noindex) else { return };
    let address = |path: &str| Some(format!("{base}{}", route::encode(path)).into());
    let own = match route.page {
        At::Node(id) => pictures(b, id).find(|(_, path)| is_photograph(path)),
        _ => None,
    };
    if let Some((image, path)) = own {
        page.og.image = address(path);
        page.og.image_alt = image.alt.as_deref().filter(|alt| !alt.is_empty()).map(Into::into);
        return;
    }
    // A card that would hold no word of the page or its site is none.
    let words = [&*page.title, &b.config.title].into_iter().find(|words| settable(words).is_some());
    let Some(words) = words.filter(|_| b.config.share_cards && !matches!(route.page, At::Print)) else { return };
    let path = route::share_card(&route.path);
    page.og.image = address(&path);
    page.og.image_alt = Some(words.to_owned().into());
    (page.og.image_width, page.og.image_height) = (Some(count(WIDTH)), Some(count(HEIGHT)));
    page.og.card = Some(path.into());
}

/// Of a sort that is shown in previews.
fn is_photograph(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or_default().to_lowercase();
    ["jpg", "jpeg", "png", "webp", "gif"].contains(&&*ending)
}

/// The parts that depend on the address alone.
fn frame<'a>(b: &Builder<'a>, route: &'a Route) -> Page<'a> {
    let kind = kind_of(b, &route.page);
    let base = b.config.base_url.as_deref();
    // Shown at any depth, the page for lost readers cannot use relative addresses.
    let root = match (&route.page, base) {
        (At::NotFound, Some(base)) => path_of_url(base),
        (At::NotFound, None) => "/".to_owned(),
        _ => route::parent_prefix(&route.path),
    };
    let og_kind = match kind {
        PageKind::Note | PageKind::Article | PageKind::Claim => "article",
        PageKind::Person => "profile",
        _ => "website",
    };
    Page {
        kind,
        path: route.path.as_str().into(),
        root: root.into(),
        section: section(b, &route.page),
        language: b.config.language.as_str().into(),
        dir: direction(&b.config.language).into(),
        canonical: base.map(|base| route::canonical(base, &route.path).into()),
        og: OpenGraph { kind: og_kind.into(), ..OpenGraph::default() },
        noindex: matches!(route.page, At::NotFound | At::Redirect(_)),
        breadcrumbs: breadcrumbs(b, route),
        twin: matches!(route.page, At::Node(_)).then(|| twin(&route.path).into()),
        ..Page::default()
    }
}

/// `people/ana.html` → `ana.md`, relative to the page.
fn twin(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    route::encode(&format!("{}.md", name.strip_suffix(".html").unwrap_or(name)))
}

/// `https://user.github.io/repo/` → `/repo/`
fn path_of_url(url: &str) -> String {
    let after = url.split_once("://").map_or(url, |(_, rest)| rest);
    after.find('/').map_or_else(|| "/".to_owned(), |i| after[i..].to_owned())
}

fn kind_of(b: &Builder<'_>, page: &At) -> PageKind {
    match page {
        At::Overview => PageKind::Overview,
        At::Node(id) if b.routes.node(*id) == "index.html" => PageKind::Overview,
        At::Node(id) => page_kind(b.dossier.node(*id).kind()),
        At::Index(kind) => index_kind(*kind),
        At::Disputed => PageKind::Disputed,
        At::Compare(..) => PageKind::Compare,
        At::Comparisons => PageKind::Comparisons,
        At::Timeline => PageKind::Timeline,
        At::Tags => PageKind::Tags,
        At::Tag(_) => PageKind::Tag,
        At::Shared(_) => PageKind::Disambiguation,
        At::Method => PageKind::Method,
        At::Search => PageKind::Search,
        At::Print => PageKind::Print,
        At::NotFound => PageKind::NotFound,
        At::Redirect(_) => PageKind::Redirect,
    }
}

fn breadcrumbs<'a>(b: &Builder<'a>, route: &Route) -> Vec<Crumb<'a>> {
    if route.path == "index.html" || matches!(route.page, At::NotFound | At::Redirect(_)) {
        return Vec::new();
    }
    let crumb = |kind: PageKind, to: &str| Crumb { label: None, kind, href: route::relative(&route.path, to).into() };
    let parent = match &route.page {
        At::Node(id) => Some(At::Index(b.dossier.node(*id).kind())),
        At::Disputed => Some(At::Index(Kind::Claim)),
        At::Tag(_) => Some(At::Tags),
        At::Compare(..) => Some(At::Comparisons),
        At::Comparisons => Some(At::Index(Kind::Article)),
        _ => None,
    };
    let parent = parent.and_then(|p| Some(crumb(kind_of(b, &p), b.routes.of(&p)?)));
    std::iter::once(crumb(PageKind::Overview, "index.html")).chain(parent).collect()
}

/// Fields and body of a node.
fn node<'a>(b: &Builder<'a>, id: NodeId, from: &str, page: &mut Page<'a>) -> (BodyParts, Vec<Finding>) {
    let node = b.dossier.node(id);
    let common = &node.document.common;
    page.id = node.id().into();
    page.title = node.title.as_str().into();
    page.told_apart = told_apart(b, id);
    page.summary = common.summary.as_deref().map(Into::into);
    page.description = description(b, id);
    page.noindex = node.draft;
    page.status = match (node.draft, common.draft) {
        (true, true) => Status::Draft,
        (true, false) => Status::Embargoed,
        _ => Status::Published,
    };
    page.created = common.created.as_ref().map(date);
    page.updated = common.updated.as_ref().map(date);
    page.authors = authors(b, id);
    page.tags = tags(b, id, from);
    page.aliases = common.aliases.iter().map(|a| a.value.as_str().into()).collect();
    page.same_as = common.same_as.iter().map(|u| Link { label: host(u).into(), href: u.as_str().into() }).collect();
    page.images = images(b, id, from);
    page.corrections = corrections(b, id);
    page.extra = common.extra.clone();
    page.edit =
        b.config.repository.as_ref().map(|r| format!("{r}/edit/main/{}", route::encode(&node.document.path)).into());
    page.report = b.config.repository.as_ref().map(|r| format!("{r}/issues/new").into());
    (page.prev, page.next) = neighbours(b, id, from);
    page.backlinks = backlinks(b, id, from);
    body(b, id, from, page)
}

/// Browsers and search engines show a page by its title alone.
fn told_apart<'a>(b: &Builder<'a>, id: NodeId) -> Option<Text<'a>> {
    let shared = b.dossier.index.titled(&b.dossier.node(id).title).len() > 1;
    let name = || b.dossier.source(id).map_or_else(|| b.dossier.node(id).id(), |source| source.code.as_str());
    shared.then(|| name().into())
}

fn body<'a>(b: &Builder<'a>, id: NodeId, from: &str, page: &mut Page<'a>) -> (BodyParts, Vec<Finding>) {
    let node = b.dossier.node(id);
    let kind = node.kind();
    let overview = from == "index.html";
    let full = b.dossier.texts.get(&id).is_some_and(|t| t.mode() == crate::document::Mode::Full);
    let options = Options {
        references: kind != Kind::Article && !overview,
        margin: kind == Kind::Note && !overview,
        paragraphs: full,
        answer: overview,
    };
    let (written, findings) = b.writer().body(id, from, options);
    let html = written.html.trim();
    page.body_html = (!html.is_empty()).then(|| html.to_owned().into());
    page.references = written.references.into_iter().map(|r| reference(b, from, r)).collect();
    let headings = node.document.body.headings.iter().filter(|h| !overview && h.level <= 3);
    page.toc = headings
        .map(|h| Heading { id: h.id.as_str().into(), text: b.dossier.heading(id, h).into(), level: h.level })
        .collect();
    (BodyParts { answer: written.answer, citations: written.citations }, findings)
}

fn reference<'a>(b: &Builder<'a>, from: &str, entry: ReferenceEntry) -> Reference<'a> {
    let url = b.dossier.node(entry.article).article().and_then(|a| a.url.as_deref());
    let fragment = match &entry.verification {
        Verified::Verbatim { fragment, .. } if !fragment.is_empty() => Some(fragment.as_str()),
        _ => None,
    };
    Reference {
        n: entry.number,
        id: format!("r{}", entry.number).into(),
        back: entry.back.into_iter().map(Into::into).collect(),
        source: b.source(from, entry.article),
        paragraph: entry.paragraph,
        locator: entry.locator.map(Into::into),
        quote_language: quote_language(b, entry.article),
        verification: verification(entry.quote.is_some(), &entry.verification),
        quote: entry.quote.map(Into::into),
        href: b.passage(from, entry.article, entry.paragraph).into(),
        publisher_href: url.zip(fragment).map(|(u, f)| with_directive(u, f).into()),
    }
}

/// A publisher's address with a text directive (<https://wicg.github.io/scroll-to-text-fragment/>).
pub fn with_directive(url: &str, directive: &str) -> String {
    let separator = if url.contains('#') { "" } else { "#" };
    format!("{url}{separator}{directive}")
}

/// The language of an article's words, where it is not the dossier's.
pub fn quote_language<'a>(b: &Builder<'a>, article: NodeId) -> Option<Text<'a>> {
    let language = b.dossier.node(article).article()?.language.as_deref()?;
    let primary = |l: &str| l.split('-').next().unwrap_or_default().to_lowercase();
    (primary(language) != primary(&b.config.language)).then(|| language.into())
}

/// For search engines: the summary, else what a kind says of itself, else the first words of the body.
fn description<'a>(b: &Builder<'a>, id: NodeId) -> Cow<'a, str> {
    let node = b.dossier.node(id);
    let own = node.document.common.summary.as_deref().or(match &node.document.fields {
        Fields::Claim(c) => Some(c.statement.as_str()),
        Fields::Term(t) => Some(t.definition.as_str()),
        _ => None,
    });
    if let Some(own) = own {
        return own.into();
    }
    let first = node.document.body.blocks.iter().map(|b| b.text.trim()).find(|t| t.len() > 40);
    first.filter(|_| node.kind() != Kind::Article).map_or(Cow::Borrowed(""), |t| shorten(t, 200).into())
}

/// Cuts a text at a word.
pub fn shorten(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", text[..end].rsplit_once(' ').map_or(&text[..end], |(head, _)| head)),
    }
}

fn authors<'a>(b: &Builder<'a>, id: NodeId) -> Vec<Text<'a>> {
    match &b.dossier.node(id).document.fields {
        Fields::Note(note) if !note.authors.is_empty() => note.authors.iter().map(|a| a.as_str().into()).collect(),
        Fields::Article(_) => Vec::new(),
        _ => b.config.authors.iter().map(|a| a.as_str().into()).collect(),
    }
}

fn tags<'a>(b: &Builder<'a>, id: NodeId, from: &str) -> Vec<Link<'a>> {
    let tags = b.dossier.node(id).document.common.tags.iter();
    let link = |label: &'a String| {
        let path = b.routes.of(&At::Tag(crate::text::slug(label)))?;
        Some(Link { label: label.as_str().into(), href: route::relative(from, path).into() })
    };
    tags.filter_map(link).collect()
}

fn images<'a>(b: &Builder<'a>, id: NodeId, from: &str) -> Vec<Image<'a>> {
    let image = |(i, out): (&'a crate::document::Image, &str)| Image {
        src: route::relative(from, out).into(),
        alt: i.alt.as_deref().unwrap_or_default().into(),
        caption: i.caption.as_deref().map(Into::into),
        credit: i.credit.as_deref().map(Into::into),
        width: None,
        height: None,
    };
    pictures(b, id).map(image).collect()
}

/// The pictures of a page that there are, each with its path from the site's root.
fn pictures<'a>(b: &Builder<'a>, id: NodeId) -> impl Iterator<Item = (&'a crate::document::Image, &'a str)> + use<'a> {
    let (document, assets) = (&b.dossier.node(id).document, &b.dossier.index.assets);
    let folder = document.path.rsplit_once('/').map_or("", |(f, _)| f);
    document.common.images.iter().filter_map(move |i| {
        let path = format!("{folder}/{}", i.src.value.trim_start_matches("./"));
        let found = assets.iter().find(|a| ***a == *path || a.ends_with(&format!("/{}", i.src.value)))?;
        Some((i, found.strip_prefix("content/").unwrap_or(found)))
    })
}

fn corrections<'a>(b: &Builder<'a>, id: NodeId) -> Vec<Correction<'a>> {
    let mut corrections: Vec<_> = b.dossier.node(id).document.common.corrections.iter().collect();
    corrections.sort_by_key(|c| std::cmp::Reverse(c.date));
    corrections.into_iter().map(|c| Correction { date: date(&c.date), text: c.text.as_str().into() }).collect()
}

/// The host of an address, as the words of a link.
pub fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, r)| r);
    rest.split('/').next().unwrap_or(rest).trim_start_matches("www.").to_owned()
}

/// The pages before and after in the reading order: notes by order, claims by number.
fn neighbours<'a>(b: &Builder<'a>, id: NodeId, from: &str) -> (Option<Link<'a>>, Option<Link<'a>>) {
    let order: Vec<NodeId> = match b.dossier.node(id).kind() {
        Kind::Note if from != "index.html" => super::note::reading_order(b),
        Kind::Claim => b.dossier.claims.iter().map(|(_, id)| *id).collect(),
        _ => return (None, None),
    };
    let at = order.iter().position(|n| *n == id);
    let link = |i: Option<usize>| {
        let node = *order.get(i?)?;
        Some(Link { label: b.dossier.node(node).title.as_str().into(), href: b.href(from, node).into() })
    };
    (link(at.and_then(|i| i.checked_sub(1))), link(at.map(|i| i + 1)))
}

fn backlinks<'a>(b: &Builder<'a>, id: NodeId, from: &str) -> Vec<BacklinkGroup<'a>> {
    let mut groups: Vec<BacklinkGroup<'a>> = Vec::new();
    for link in &b.dossier.backlinks[id.index()] {
        let source = b.dossier.node(link.from);
        let kind = if b.routes.node(link.from) == "index.html" { PageKind::Overview } else { page_kind(source.kind()) };
        let sentence = sentence(&link.context);
        let item = Backlink {
            title: source.title.as_str().into(),
            href: b.href(from, link.from).into(),
            source: (source.kind() == Kind::Article).then(|| b.source(from, link.from)),
            sentence_html: sentence.map(Into::into),
        };
        match groups.iter_mut().find(|g| g.kind == kind) {
            Some(group) => group.items.push(item),
            None => groups.push(BacklinkGroup { kind, items: vec![item] }),
        }
    }
    groups
}

/// The sentence around a link, the link marked.
fn sentence(context: &Context) -> Option<String> {
    let text = &context.text;
    let (before, after) = (text.get(..context.link.start)?, text.get(context.link.end..)?);
    let words = text.get(context.link.clone())?;
    if text.trim().is_empty() {
        return None;
    }
    let marked = if words.is_empty() { String::new() } else { format!("<mark>{}</mark>", escape(words)) };
    Some(format!("{}{marked}{}", escape(before), escape(after)))
}

/// Minutes to read at 230 words a minute.
pub fn minutes(words: usize) -> u32 {
    count(words.div_ceil(230).max(1))
}
