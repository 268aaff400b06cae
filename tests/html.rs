//! Bodies as HTML: each file of `tests/html` holds the files of a dossier, then sections with the Markdown of the
//! note `page` and what becomes of it: `html`, `references` (the numbered list), `contents` (the headings), `backlinks`.
//!
//! `DOSSIER_BLESS=1` writes what is found into the files.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests and benchmarks read their cases and the clock"
)]
#![allow(clippy::unwrap_used)]

mod cases;

use std::fmt::Write as _;
use std::path::Path;

use dossier::dossier::Verification;
use dossier::html::{Body, Options, Writer};
use dossier::pipeline::{self, Known};
use dossier::text::File;

#[test]
fn bodies() {
    let wrong: Vec<String> = cases::files("html").iter().flat_map(|f| check(f)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn check(path: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(path).unwrap();
    let mut shared = cases::blocks(&text);
    let sections: Vec<usize> = headings(&text, &shared);
    let own = shared.split_off(shared.partition_point(|b| b.range.start < sections[0]));
    let mut found = Vec::new();
    for (i, start) in sections.iter().enumerate() {
        let end = sections.get(i + 1).copied().unwrap_or(text.len());
        let blocks: Vec<_> = own.iter().filter(|b| (*start..end).contains(&b.range.start)).cloned().collect();
        let mut files = shared.clone();
        files.extend(blocks.iter().filter(|b| !b.path.is_empty()).cloned());
        let body = blocks.iter().find(|b| b.language == "markdown" && b.path.is_empty());
        let page = Page::new(&files, body.map_or("", |b| &b.text));
        found.extend(blocks.iter().filter_map(|b| Some((b.range.clone(), page.shown(&b.language)?))));
    }
    cases::compare(path, &text, &found)
}

/// Where the lines `## …` are that stand in no block.
fn headings(text: &str, blocks: &[cases::Block]) -> Vec<usize> {
    let outside = |at: &usize| !blocks.iter().any(|b| b.range.contains(at));
    text.match_indices("\n## ").map(|(i, _)| i + 1).filter(outside).collect()
}

struct Page {
    known: Known,
    body: Body,
}

impl Page {
    fn new(files: &[cases::Block], markdown: &str) -> Self {
        let mut sources = cases::sources(files);
        if !sources.files.iter().any(|f| f.path.ends_with("/page.md")) {
            let page = format!("---\ntitle: The page\n---\n{markdown}");
            sources.files.push(File::new("content/notes/page.md", page.into_bytes()));
        }
        let (known, _) = pipeline::know(&sources.files, &sources.assets, &sources.request);
        let writer = Writer {
            dossier: &known.dossier,
            routes: &known.routes,
            config: &known.config,
            words: known.theme.body_words(),
        };
        let node = known.dossier.index.by_id("page").expect("the page is there");
        let article = known.dossier.node(node).article().is_some();
        let options = Options { references: !article, paragraphs: article, ..Options::default() };
        let (body, _) = writer.body(node, known.routes.node(node), options);
        Self { known, body }
    }

    /// What a block of that language shows; nothing for other blocks.
    fn shown(&self, language: &str) -> Option<String> {
        Some(match language {
            "html" => self.body.html.clone(),
            "references" => self.references(),
            "contents" => self.contents(),
            "backlinks" => self.backlinks(),
            _ => return None,
        })
    }

    fn references(&self) -> String {
        let mut out = String::new();
        for r in &self.body.references {
            let id = self.known.dossier.node(r.article).id();
            write!(out, "{} {id} {}", r.number, r.back.join(" ")).unwrap();
            let paragraph = r.paragraph.map(|n| format!(" p{n}"));
            let quote = r.quote.as_ref().map(|q| {
                let verbatim = matches!(r.verification, Verification::Verbatim { .. });
                format!(" “{q}”{}", if verbatim { " verbatim" } else { "" })
            });
            let locator = r.locator.as_ref().map(|l| format!(" ({l})"));
            out += &[paragraph, locator, quote].into_iter().flatten().collect::<String>();
            out.push('\n');
        }
        out
    }

    fn contents(&self) -> String {
        let node = self.known.dossier.index.by_id("page").unwrap();
        let headings = &self.known.dossier.node(node).document.body.headings;
        let line =
            |h: &dossier::document::Heading| format!("{} #{} {}\n", h.level, h.id, self.known.dossier.heading(node, h));
        headings.iter().map(line).collect()
    }

    fn backlinks(&self) -> String {
        let dossier = &self.known.dossier;
        let mut out = String::new();
        for id in dossier.index.ids() {
            for link in &dossier.backlinks[id.index()] {
                let (text, at) = (&link.context.text, &link.context.link);
                let (before, words, after) = (&text[..at.start], &text[at.clone()], &text[at.end..]);
                let marked =
                    if words.is_empty() { format!("{before}|{after}") } else { format!("{before}<{words}>{after}") };
                let marked = if text.is_empty() { "(embedded)".to_owned() } else { marked };
                writeln!(out, "{} from {}: {marked}", dossier.node(id).id(), dossier.node(link.from).id()).unwrap();
            }
        }
        out
    }
}
