//! What all pages share.

use std::collections::BTreeSet;

use super::Builder;
use super::short::{count, index_kind};
use crate::document::{Kind, ReferenceKind};
use crate::dossier::{Label, Node, NodeId, Target, Verification};
use crate::route::Page;
use crate::route::navigation::{Destination, destination};
use crate::view::{Counts, NavItem, PageKind, RightsMode, Site};

pub fn site<'a>(b: &Builder<'a>) -> Site<'a> {
    let config = b.config;
    let path = |page: &Page| b.routes.of(page).map(Into::into);
    let index = |kind: Kind| b.routes.of(&Page::Index(kind)).map(Into::into);
    Site {
        title: config.title.as_str().into(),
        description: config.description.as_deref().map(Into::into),
        language: config.language.as_str().into(),
        dir: direction(&config.language).into(),
        base_url: config.base_url.as_deref().map(Into::into),
        navigation: navigation(b),
        counts: counts(b),
        authors: config.authors.iter().map(|a| a.as_str().into()).collect(),
        licence: config.licence.as_deref().map(Into::into),
        licence_href: config.licence.as_deref().and_then(licence_href).map(Into::into),
        repository: config.repository.as_deref().map(Into::into),
        generator: concat!("dossier ", env!("CARGO_PKG_VERSION")).into(),
        feed: config
            .base_url
            .as_ref()
            .filter(|_| b.dossier.index.nodes.iter().any(Node::is_news))
            .map(|_| "feed.xml".into()),
        search: None,
        overview: "index.html".into(),
        notes: index(Kind::Note),
        timeline: path(&Page::Timeline),
        people: index(Kind::Person),
        organizations: index(Kind::Organization),
        places: index(Kind::Place),
        events: index(Kind::Event),
        terms: index(Kind::Term),
        claims: index(Kind::Claim),
        disputed: path(&Page::Disputed),
        articles: index(Kind::Article),
        tags: path(&Page::Tags),
        method: path(&Page::Method),
        print: path(&Page::Print),
        theme_options: config.theme_options.clone(),
        extra: config.extra.clone(),
    }
}

/// As configured, else the sections that the dossier has.
fn navigation<'a>(b: &Builder<'a>) -> Vec<NavItem<'a>> {
    if !b.config.navigation.is_empty() {
        return b.config.navigation.iter().filter_map(|n| configured(b, n)).collect();
    }
    let overview = NavItem { href: "index.html".into(), kind: Some(PageKind::Overview), ..NavItem::default() };
    let sections = [
        (Page::Index(Kind::Note), PageKind::Notes),
        (Page::Timeline, PageKind::Timeline),
        (Page::Index(Kind::Person), PageKind::People),
        (Page::Index(Kind::Claim), PageKind::Claims),
        (Page::Index(Kind::Article), PageKind::Articles),
    ];
    let item = |(page, kind): &(Page, PageKind)| {
        Some(NavItem { href: b.routes.of(page)?.into(), kind: Some(*kind), ..NavItem::default() })
    };
    std::iter::once(overview).chain(sections.iter().filter_map(item)).collect()
}

fn configured<'a>(b: &Builder<'a>, entry: &'a crate::config::Navigation) -> Option<NavItem<'a>> {
    let (href, kind, external) = match destination(b.dossier, b.routes, entry)? {
        Destination::Elsewhere(address) => (address, None, true),
        Destination::Page(path) => {
            (crate::route::encode(&path), b.routes.at(&path).and_then(|r| section(b, &r.page)), false)
        }
    };
    Some(NavItem { label: Some(entry.label.as_str().into()), href: href.into(), kind, external })
}

/// The section of the navigation that a page belongs to.
pub fn section(b: &Builder<'_>, page: &Page) -> Option<PageKind> {
    Some(match page {
        Page::Overview => PageKind::Overview,
        Page::Node(id) | Page::Redirect(id) if b.routes.node(*id) == "index.html" => PageKind::Overview,
        Page::Node(id) | Page::Redirect(id) => index_kind(b.dossier.node(*id).kind()),
        Page::Index(kind) => index_kind(*kind),
        Page::Disputed => PageKind::Claims,
        Page::Timeline => PageKind::Timeline,
        Page::Tags | Page::Tag(_) => PageKind::Tags,
        Page::Shared(_) => PageKind::People,
        Page::Method => PageKind::Method,
        Page::Print | Page::NotFound => return None,
    })
}

pub fn counts(b: &Builder<'_>) -> Counts {
    let of =
        |kind: Kind| count(b.dossier.of_kind(kind).filter(|(_, n)| n.kind() != Kind::Note || !n.is_overview()).count());
    let labelled =
        |label: Label| count(b.dossier.claims.iter().filter(|(_, id)| b.dossier.label(*id) == Some(label)).count());
    let articles: BTreeSet<NodeId> = b.dossier.of_kind(Kind::Article).map(|(id, _)| id).collect();
    let tally = b.tally(articles);
    let (citations, quotations, verified) = cited(b);
    Counts {
        articles: tally.articles,
        outlets: tally.outlets,
        origins: tally.origins,
        notes: of(Kind::Note),
        people: of(Kind::Person),
        organizations: of(Kind::Organization),
        places: of(Kind::Place),
        events: of(Kind::Event),
        terms: of(Kind::Term),
        claims: of(Kind::Claim),
        tags: count(b.dossier.tags.len()),
        contested: labelled(Label::Contested),
        corroborated: labelled(Label::Corroborated),
        single_origin: labelled(Label::SingleOrigin),
        single_source: labelled(Label::SingleSource),
        unclear: labelled(Label::Unclear),
        republished: count(articles_in_full(b)),
        quotations,
        verified,
        citations,
    }
}

fn articles_in_full(b: &Builder<'_>) -> usize {
    b.dossier.of_kind(Kind::Article).filter(|(id, _)| super::note::mode(b, *id) == RightsMode::Full).count()
}

/// Citations, quotations, and those that were verified, in bodies and evidence.
fn cited(b: &Builder<'_>) -> (u32, u32, u32) {
    let (mut citations, mut quotations, mut verified) = (0, 0, 0);
    let mut quoted = |quotation: Option<&Verification>| {
        quotations += u32::from(quotation.is_some());
        verified += u32::from(matches!(quotation, Some(Verification::Verbatim { .. })));
    };
    for (id, node) in b.dossier.index.ids().zip(&b.dossier.index.nodes) {
        for (reference, target) in node.document.body.references.iter().zip(&b.dossier.targets[id.index()]) {
            if let (ReferenceKind::Citations(_), Target::Citations(items)) = (&reference.kind, target) {
                citations += count(items.len());
                items.iter().for_each(|c| quoted(c.quote.as_ref().map(|q| &q.verification)));
            }
        }
        for (i, evidence) in node.evidence().iter().enumerate() {
            quoted(evidence.quote.as_ref().map(|_| b.dossier.evidence_verification(id, i)));
        }
    }
    (citations, quotations, verified)
}

/// `rtl` for languages written from right to left.
pub fn direction(language: &str) -> &'static str {
    let primary = language.split(['-', '_']).next().unwrap_or_default();
    let script = language.split('-').nth(1).unwrap_or_default();
    let rtl = matches!(primary, "ar" | "he" | "fa" | "ur" | "ps" | "sd" | "ug" | "yi" | "dv" | "ckb")
        && script != "Latn"
        && script != "Cyrl";
    if rtl || matches!(script, "Arab" | "Hebr") { "rtl" } else { "ltr" }
}

/// The page of a licence that is written as its SPDX identifier or as an address.
pub fn licence_href(licence: &str) -> Option<String> {
    if licence.starts_with("https://") || licence.starts_with("http://") {
        return Some(licence.to_owned());
    }
    let code = licence.to_ascii_lowercase().replace(' ', "-");
    if code.starts_with("cc0") {
        return Some("https://creativecommons.org/publicdomain/zero/1.0/".to_owned());
    }
    let rest = code.strip_prefix("cc-")?;
    let (terms, version) = rest.rsplit_once('-')?;
    let known = ["by", "by-sa", "by-nd", "by-nc", "by-nc-sa", "by-nc-nd"].contains(&terms);
    known.then(|| format!("https://creativecommons.org/licenses/{terms}/{version}/"))
}
