//! Pictures for link previews: which pages have one, and what stands on it. Cases in `tests/share/`: the files of a
//! dossier, each after `=== path`, then after `=== expected` a line for each card and each picture that a page names.
//! `DOSSIER_BLESS=1` writes the last part.
#![allow(clippy::disallowed_methods, reason = "a test reads its cases")]

use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;

use dossier::pipeline::{self, Request};
use dossier::site::output::Content;
use dossier::text::File;

#[test]
fn cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/share");
    let mut paths: Vec<_> = std::fs::read_dir(folder).expect("cases").map(|e| e.expect("a case").path()).collect();
    paths.sort();
    assert!(paths.len() > 3, "cases are in tests/share");
    for path in paths {
        let text = std::fs::read_to_string(&path).expect("a case in UTF-8");
        let (given, expected) = text.split_once("=== expected\n").unwrap_or((&text, ""));
        let actual = cards(given);
        if std::env::var_os("DOSSIER_BLESS").is_some() {
            std::fs::write(&path, format!("{}\n\n=== expected\n{actual}", given.trim_end())).expect("a case to write");
        } else {
            assert_eq!(actual, expected, "{}", path.display());
        }
    }
}

/// The cards of the dossier, and what its pages say of pictures.
fn cards(case: &str) -> String {
    let mut files = case.split("=== ").skip(1).map(|part| part.split_once('\n').expect("a path and a text"));
    let (pictures, texts): (Vec<_>, Vec<_>) = files.by_ref().partition(|(path, _)| path.ends_with(".png"));
    let file = |(path, text): &(&str, &str)| File::new(Arc::from(*path), text.as_bytes().to_vec());
    let files: Vec<File> = texts.iter().map(file).collect();
    let assets: Vec<Arc<str>> = pictures.iter().map(|(path, _)| Arc::from(*path)).collect();
    let built = pipeline::build(&files, &assets, Vec::new(), &Request { drafts: true, ..Request::default() });
    let site = built.output.unwrap_or_else(|| panic!("{:#?}", built.findings));
    let mut out = String::new();
    for (path, content) in &site.files {
        let _ = match content {
            Content::Drawn(card) => writeln!(
                out,
                "{path}: {} | {} | {} | {} | {} | {:?}",
                card.kind, card.title, card.summary, card.site, card.line, card.band
            ),
            Content::Bytes(bytes) if path.ends_with(".html") => {
                let html = String::from_utf8_lossy(bytes);
                let tags = html.split_inclusive('>').map(str::trim);
                let named = tags.filter(|t| t.contains("og:image") || t.contains("twitter:card"));
                let named: Vec<&str> = named.filter_map(|t| t.split('"').nth(3)).collect();
                if named.is_empty() { Ok(()) } else { writeln!(out, "{path}: {}", named.join(" | ")) }
            }
            _ => Ok(()),
        };
    }
    out
}
