//! Whole little sites: `tests/pages/<name>/` is a dossier, and `expected/` in it holds the `<main>` of each of its pages.
//! A page without an expected file fails, and so does an expected file without a page. `DOSSIER_BLESS=1` writes them.

#![allow(clippy::unwrap_used)]
#![allow(clippy::disallowed_methods, reason = "a test reads its cases")]

mod cases;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use dossier::pipeline::{self, Request};
use dossier::site::output::Content;
use dossier::text::File;

#[test]
fn sites() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut sites: Vec<PathBuf> =
        std::fs::read_dir(&folder).unwrap().map(|f| f.unwrap().path()).filter(|p| p.is_dir()).collect();
    sites.sort();
    assert!(!sites.is_empty());
    let wrong: Vec<String> = sites.iter().flat_map(|s| check(s)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn check(site: &Path) -> Vec<String> {
    let (files, assets) = dossier(site);
    let request = Request { today: Some("2023-10-12".parse().unwrap()), ..Request::default() };
    let built = pipeline::build(&files, &assets, Vec::new(), &request);
    let Some(output) = built.output else { return vec![format!("{}: {:?}", site.display(), built.findings)] };
    let pages = output.files.iter().filter_map(|(path, content)| match content {
        Content::Bytes(html) if path.ends_with(".html") => {
            Some((path.clone(), main(std::str::from_utf8(html).unwrap())?))
        }
        _ => None,
    });
    compare(&site.join("expected"), &pages.collect())
}

/// Everything but `expected/`.
fn dossier(site: &Path) -> (Vec<File>, Vec<Arc<str>>) {
    let (mut files, mut assets) = (Vec::new(), Vec::new());
    for path in below(site) {
        let name = path.strip_prefix(site).unwrap().to_str().unwrap().replace('\\', "/");
        if name.starts_with("expected/") {
            continue;
        }
        if [".md", ".yaml", ".txt", ".html"].iter().any(|e| name.ends_with(e)) {
            files.push(File::new(name, std::fs::read(&path).unwrap()));
        } else {
            assets.push(name.into());
        }
    }
    (files, assets)
}

fn below(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.map(|e| e.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().flat_map(|p| if p.is_dir() { below(&p) } else { vec![p] }).collect()
}

/// What is in `<main>`; redirects have none.
fn main(html: &str) -> Option<String> {
    let start = html.find("<main")?;
    let end = html.find("</main>")? + "</main>".len();
    Some(html[start..end].to_owned() + "\n")
}

fn compare(expected: &Path, pages: &BTreeMap<String, String>) -> Vec<String> {
    let mut wrong = Vec::new();
    for (path, main) in pages {
        let file = expected.join(path);
        let known = std::fs::read_to_string(&file).unwrap_or_default();
        if cases::bless() && known != *main {
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(&file, main).unwrap();
        } else if known != *main {
            wrong.push(format!("{}\nexpected:\n{known}\nfound:\n{main}", file.display()));
        }
    }
    for file in below(expected) {
        let path = file.strip_prefix(expected).unwrap().to_str().unwrap().replace('\\', "/");
        if !pages.contains_key(&path) {
            if cases::bless() {
                std::fs::remove_file(&file).unwrap();
            } else {
                wrong.push(format!("{} is of no page", file.display()));
            }
        }
    }
    wrong
}
