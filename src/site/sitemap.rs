//! `sitemap.xml` (<https://www.sitemaps.org/protocol.html>): pages that search engines may show.

use super::{Extra, xml::Xml};
use crate::config::Config;
use crate::dossier::Dossier;
use crate::route::{Page, Route, Routes};

/// The protocol allows 50,000 addresses a file.
const MOST: usize = 45_000;

const SPACE: &[(&str, &str)] = &[("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")];

/// One file, or an index with its parts; none without a base address.
pub fn sitemap(dossier: &Dossier, routes: &Routes, config: &Config) -> Vec<Extra> {
    let Some(base) = config.base_url.as_deref() else { return Vec::new() };
    let mut pages: Vec<&Route> = routes.routes.iter().filter(|r| is_indexed(dossier, r)).collect();
    pages.sort_by(|a, b| a.path.cmp(&b.path));
    parts(dossier, base, &pages, MOST)
}

fn parts(dossier: &Dossier, base: &str, pages: &[&Route], most: usize) -> Vec<Extra> {
    if pages.len() <= most {
        return vec![("sitemap.xml".to_owned(), part(dossier, base, pages))];
    }
    let name = |i: usize| format!("sitemap-{}.xml", i + 1);
    let mut files: Vec<Extra> =
        pages.chunks(most).enumerate().map(|(i, p)| (name(i), part(dossier, base, p))).collect();
    let index = Xml::document("sitemapindex", SPACE, |xml| {
        for (path, _) in &files {
            xml.element("sitemap", &[], |xml| xml.text("loc", &[], &format!("{base}{path}")));
        }
    });
    files.push(("sitemap.xml".to_owned(), index));
    files
}

fn part(dossier: &Dossier, base: &str, pages: &[&Route]) -> Vec<u8> {
    Xml::document("urlset", SPACE, |xml| {
        for route in pages {
            xml.element("url", &[], |xml| {
                xml.text("loc", &[], &crate::route::canonical(base, &route.path));
                if let Some(day) = changed(dossier, route) {
                    xml.text("lastmod", &[], &day);
                }
            });
        }
    })
}

/// The pages that do not say `noindex`.
fn is_indexed(dossier: &Dossier, route: &Route) -> bool {
    match &route.page {
        Page::NotFound | Page::Redirect(_) => false,
        Page::Node(id) => !dossier.node(*id).draft,
        _ => true,
    }
}

/// The day of the last change, as a W3C date.
fn changed(dossier: &Dossier, route: &Route) -> Option<String> {
    let Page::Node(id) = &route.page else { return None };
    let common = &dossier.node(*id).document.common;
    let date = common.updated.as_ref().or(common.created.as_ref())?;
    Some(date.anchor().to_string())
}
