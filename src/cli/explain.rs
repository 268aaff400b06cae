//! `explain`: what a finding means; what feeds a page.

use super::arguments::{Explain, Place};
use super::{CLEAN, COULD_NOT_RUN, build};
use crate::diag;
use crate::pipeline::{self, Request};
use crate::route::Page;
use crate::schema;

pub fn explain(place: &Place, options: &Explain) -> anyhow::Result<u8> {
    let Some(what) = options.what.as_deref() else {
        list();
        return Ok(CLEAN);
    };
    if let Some(code) =
        diag::by_name(what.trim_start_matches("error[").trim_start_matches("warning[").trim_end_matches(']'))
    {
        say!("{}[{}]: {}\n\n{}", code.severity.name(), code.name, code.summary, wrap(code.explanation));
        return Ok(CLEAN);
    }
    if what.contains('/') || what.contains('.') {
        return page(place, what);
    }
    match schema::nearest(what, diag::codes().iter().map(|c| c.name)) {
        Some(near) => tell!("There is no finding `{what}`; did you mean `{near}`?"),
        None => tell!("There is no finding `{what}`; `dossier explain` lists them."),
    }
    Ok(COULD_NOT_RUN)
}

fn list() {
    let codes = diag::codes();
    let width = codes.iter().map(|c| c.name.len()).max().unwrap_or(0);
    for code in codes {
        say!("{:width$}  {:7}  {}", code.name, code.severity.name(), code.summary);
    }
}

/// Which file a page is made from, and what it links to and from.
fn page(place: &Place, address: &str) -> anyhow::Result<u8> {
    let (scan, _) = build::scan(place)?;
    let assets: Vec<_> = scan.assets.iter().map(|a| a.path.clone()).collect();
    let (known, _) = pipeline::know(&scan.files, &assets, &Request { drafts: true, ..Request::default() });
    let path = within(address, known.config.base_url.as_deref());
    let route = known.routes.at(&path).or_else(|| known.routes.at(&format!("{path}.html")));
    let Some(route) = route.or_else(|| known.routes.at(&format!("{}index.html", path.trim_end_matches("index.html"))))
    else {
        let near = schema::nearest(&path, known.routes.routes.iter().map(|r| r.path.as_str()));
        let help = near.map_or_else(String::new, |n| format!("; did you mean `{n}`?"));
        tell!("This dossier has no page at `{path}`{help}");
        return Ok(COULD_NOT_RUN);
    };
    say!("{}", route.path);
    match &route.page {
        Page::Node(id) => {
            let node = known.dossier.node(*id);
            say!("  made from  {}", node.document.path);
            say!("  kind       {}", node.kind().name());
            say!("  theme      {}", known.config.theme);
            say!("  links to   {} references in its body", node.document.body.references.len());
            for link in &known.dossier.backlinks[id.index()] {
                say!("  linked by  {}", known.dossier.node(link.from).document.path);
            }
        }
        Page::Redirect(id) => say!("  an old address of {}", known.dossier.node(*id).document.path),
        Page::Shared(i) => say!("  tells apart the bearers of “{}”", known.dossier.index.shared[*i].name),
        other => say!("  generated: {other:?}"),
    }
    Ok(CLEAN)
}

/// An address without the site's own part.
fn within(address: &str, base: Option<&str>) -> String {
    let path = base.and_then(|b| address.strip_prefix(b)).unwrap_or(address);
    let path = path.split_once("://").map_or(path, |(_, rest)| rest.split_once('/').map_or("", |(_, p)| p));
    path.split(['#', '?']).next().unwrap_or(path).trim_start_matches('/').to_owned()
}

/// Lines of at most 90 characters; lines that end stay ended.
fn wrap(text: &str) -> String {
    let mut out = String::new();
    for (i, line) in text.split('\n').enumerate() {
        out.push_str(if i > 0 { "\n" } else { "" });
        let mut width = 0;
        for word in line.split(' ') {
            let letters = word.chars().count();
            match width {
                0 => {}
                w if w + letters > 89 => {
                    out.push('\n');
                    width = 0;
                }
                _ => {
                    out.push(' ');
                    width += 1;
                }
            }
            out.push_str(word);
            width += letters;
        }
    }
    out
}
