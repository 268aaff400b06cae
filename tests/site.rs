//! Everything beside the pages: whole small dossiers in `tests/site/<case>/in`, and in `expected` every file that
//! comes of them. No line of `in/forbidden.txt` may stand in any. `DOSSIER_BLESS=1` rewrites `expected`.
#![allow(clippy::unwrap_used, clippy::case_sensitive_file_extension_comparisons, reason = "a test may fail")]
#![allow(clippy::disallowed_methods, reason = "a test reads its cases")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use dossier::config::{self, Config};
use dossier::diag::{Finding, Severity};
use dossier::document::{self, Active, Fields, Mode, article_text};
use dossier::dossier::{Dossier, Input, assemble, index, resolve};
use dossier::html::is_safe_address;
use dossier::route::{Routes, plan};
use dossier::site;
use dossier::text::File;

type Files = BTreeMap<String, Vec<u8>>;

#[test]
fn bridge() {
    check("bridge");
}

#[test]
fn hostile() {
    check("hostile");
}

#[test]
fn bare() {
    check("bare");
}

fn check(case: &str) {
    let case = Path::new("tests/site").join(case);
    let files = output(&case, false);
    assert!(files == output(&case, true), "the order of the files counts");
    forbidden(&case, &files);
    well_formed(&files);
    let expected = case.join("expected");
    if std::env::var_os("DOSSIER_BLESS").is_some() {
        bless(&expected, &files);
    }
    let wanted = read_all(&expected);
    for path in wanted.keys().chain(files.keys()) {
        let (wanted, found) = (wanted.get(path), files.get(path));
        let text = |bytes: Option<&Vec<u8>>| bytes.map(|b| String::from_utf8_lossy(b).into_owned());
        assert!(wanted == found, "{path}\nexpected: {}\nfound: {}", show(text(wanted)), show(text(found)));
    }
}

fn show(text: Option<String>) -> String {
    text.unwrap_or_else(|| "no such file".to_owned())
}

/// The extras, the twins, and the findings as a file.
fn output(case: &Path, reversed: bool) -> Files {
    let (dossier, routes, config) = dossier(&case.join("in"), reversed);
    let (extras, findings) = site::extras(&dossier, &routes, &config);
    let mut files: Files = extras.into_iter().collect();
    for id in dossier.index.ids() {
        let twin = site::twin(&dossier, &routes, id).into_bytes();
        files.insert(site::twin_path(routes.node(id)), twin);
    }
    let lines = findings.iter().map(|f| format!("{} {}: {}\n", f.severity.name(), f.code.name, f.message));
    files.insert("findings.txt".to_owned(), lines.collect::<String>().into_bytes());
    assert_eq!(
        dossier.index.nodes.iter().any(dossier::dossier::Node::is_news) && config.base_url.is_some(),
        files.contains_key("feed.xml")
    );
    for format in site::export::FORMATS {
        assert_eq!(site::export(format.name, &dossier, &routes, &config).as_ref(), files.get(format.path));
    }
    files
}

fn dossier(root: &Path, reversed: bool) -> (Dossier, Routes, Config) {
    let files = read_all(root);
    let (config, faults) = config::read(&File::new("config.yaml", files["config.yaml"].clone()));
    no_errors(&faults);
    let mut input = Input { today: Some(jiff::civil::date(2024, 3, 1)), ..Input::default() };
    for (path, bytes) in files.iter().filter(|(p, _)| p.starts_with("content/")) {
        if path.ends_with(".md") {
            let (document, faults) = document::parse(&File::new(path.as_str(), bytes.clone()));
            no_errors(&faults);
            input.documents.extend(document.map(std::sync::Arc::new));
        } else {
            input.assets.push(path.as_str().into());
        }
    }
    texts(&files, &mut input);
    if reversed {
        input.documents.reverse();
        input.assets.reverse();
    }
    let (index, faults) = index(&input);
    no_errors(&faults);
    let (resolved, faults) = resolve(&index, &input);
    no_errors(&faults);
    let (dossier, faults) = assemble(index, resolved, &input, &config);
    no_errors(&faults);
    let (routes, faults) = plan(&dossier);
    no_errors(&faults);
    (dossier, routes, config)
}

/// Private texts, else the body of an article that is published in full.
fn texts(files: &Files, input: &mut Input) {
    for document in &input.documents {
        let Fields::Article(article) = &document.fields else { continue };
        let full = article.rights.as_ref().is_some_and(|r| r.mode == Mode::Full);
        let private =
            files.get(&format!("private/{}.md", document.id)).map(|b| String::from_utf8_lossy(b).into_owned());
        if let Some(text) = private.or_else(|| full.then(|| document.body.markdown().to_owned())) {
            input.texts.insert(document.id.clone(), article_text(&text));
        }
    }
}

/// Unsafe addresses are let pass: what is written beside the pages has to be harmless by itself.
fn no_errors(findings: &[Finding]) {
    let harm = |f: &&Finding| f.severity == Severity::Error && f.code.name != "unsafe-address";
    let errors: Vec<_> = findings.iter().filter(harm).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

fn forbidden(case: &Path, files: &Files) {
    let Ok(list) = std::fs::read_to_string(case.join("in/forbidden.txt")) else { return };
    for (path, bytes) in files {
        let text = String::from_utf8_lossy(bytes);
        for line in list.lines() {
            assert!(!text.contains(line), "{path} gives away “{line}”:\n{text}");
        }
    }
}

/// XML and JSON can be read by others; nothing in a twin runs or loads anything.
fn well_formed(files: &Files) {
    for (path, bytes) in files {
        let text = std::str::from_utf8(bytes).unwrap_or_else(|e| panic!("{path}: {e}"));
        let markdown = path.ends_with(".md") || path == "llms.txt";
        for (what, range) in document::active(text).into_iter().filter(|_| markdown) {
            let harmless = match &what {
                Active::Autolink(address) | Active::Link(address) => {
                    is_safe_address(address) && !address.starts_with('/')
                }
                Active::Callout => true,
                Active::Html | Active::Image(_) => false,
            };
            assert!(harmless, "{path}: {what:?} in {}", &text[range]);
        }
        if path.ends_with(".json") {
            serde_json::from_str::<serde_json::Value>(text).unwrap_or_else(|e| panic!("{path}: {e}"));
        }
        if path.ends_with(".xml") {
            let mut reader = quick_xml::Reader::from_str(text);
            while reader.read_event().unwrap_or_else(|e| panic!("{path}: {e}")) != quick_xml::events::Event::Eof {}
        }
    }
}

fn bless(folder: &Path, files: &Files) {
    let _ = std::fs::remove_dir_all(folder);
    for (path, bytes) in files {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
}

/// Every file below a folder, by its path from there.
fn read_all(root: &Path) -> Files {
    let mut files = Files::new();
    let mut folders: Vec<PathBuf> = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
                files.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    files
}
