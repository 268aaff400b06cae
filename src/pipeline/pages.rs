//! The pages, in parallel: each depends on its view and its theme alone.

use rayon::prelude::*;

use super::Known;
use crate::diag::Finding;
use crate::picture::share::ShareCard;
use crate::route::{Page, Route};
use crate::view::build::Builder;

type Files = Vec<(String, Vec<u8>)>;

/// The pages, and what stands on their pictures for link previews.
#[derive(Debug, Default)]
pub struct Rendered {
    pub pages: Files,
    pub cards: Vec<(String, ShareCard)>,
}

/// Every page as HTML, in the order of the routes.
pub fn render(known: &Known) -> (Rendered, Vec<Finding>) {
    let builder = Builder {
        dossier: &known.dossier,
        routes: &known.routes,
        config: &known.config,
        words: known.theme.body_words(),
    };
    let site = builder.site();
    let renderer = known.theme.renderer(&site);
    let one = |route: &Route| {
        let (view, mut findings) = builder.view(route);
        match renderer.render(&view) {
            Ok(html) => {
                let card = renderer.share_card(&site, &view);
                let card = card.zip(view.page.og.card).map(|(card, path)| (path.into_owned(), card));
                (Some((route.path.clone(), html.into_bytes())), card, findings)
            }
            Err(finding) => {
                findings.push(*finding);
                (None, None, findings)
            }
        }
    };
    let rendered: Vec<_> = known.routes.routes.par_iter().map(one).collect();
    let (mut files, mut findings) = (Rendered::default(), Vec::new());
    for (page, card, faults) in rendered {
        files.pages.extend(page);
        files.cards.extend(card);
        findings.extend(faults);
    }
    (files, once_a_template(findings))
}

/// A fault of a template shows on every page that uses it: once is enough.
fn once_a_template(mut findings: Vec<Finding>) -> Vec<Finding> {
    let mut seen = std::collections::BTreeSet::new();
    findings.retain(|f| {
        let in_template = f.place.as_ref().is_some_and(|p| !p.path.starts_with("content/"));
        !in_template || seen.insert((f.code.name, f.place.clone()))
    });
    findings
}

/// The Markdown twins of all nodes.
pub fn twins(known: &Known) -> Files {
    let nodes = known.routes.routes.iter().filter_map(|r| match &r.page {
        Page::Node(id) => Some((*id, r.path.strip_suffix(".html")?)),
        _ => None,
    });
    let nodes: Vec<_> = nodes.collect();
    let twin = |(id, stem): &(_, &str)| {
        (format!("{stem}.md"), crate::site::twin(&known.dossier, &known.routes, *id).into_bytes())
    };
    nodes.par_iter().map(twin).collect()
}
