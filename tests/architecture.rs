//! The shape of the code, read from the code: modules import in one direction, and each foreign crate is known
//! by few of them. The layers are those of `src/lib.rs`.
#![allow(clippy::disallowed_methods, reason = "a test reads the sources")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Imports within one layer that are meant, with the reason.
const WITHIN_A_LAYER: &[(&str, &str, &str)] = &[
    ("config", "document", "both read YAML values with places into fields"),
    ("config", "schema", "the table of keys is a schema"),
    ("config", "yaml", "yaml and schema lie under the other rooms of their layer"),
    ("convert", "yaml", "web clippers write front matter"),
    ("document", "convert", "a raw text is converted before it is a document"),
    ("document", "schema", "front matter is checked against the tables"),
    ("document", "yaml", "front matter is YAML"),
    ("schema", "yaml", "a schema judges YAML values"),
    ("import", "lock", "an import may renew what was locked"),
    ("pipeline", "suggest", "the walk hands the articles to what proposes from them"),
    ("pipeline", "lock", "a build says what in the lock is out of date"),
    ("cli", "host", "arguments lead to the disk"),
    ("cli", "serve", "`serve` is a command"),
    ("serve", "host", "the server reads assets"),
];

/// Which modules know a foreign crate. `*` is every module.
const CRATES: &[(&str, &[&str])] = &[
    ("ab_glyph_rasterizer", &["picture"]),
    ("aho-corasick", &["convert", "dossier", "suggest"]),
    ("ammonia", &["html"]),
    ("annotate-snippets", &["diag"]),
    ("anyhow", &["cli", "main"]),
    ("axum", &["serve"]),
    ("blake3", &["dossier", "host", "html", "import", "lock", "picture", "pipeline", "serve", "site"]),
    ("chardetng", &["convert"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("crc32fast", &["picture"]),
    ("deunicode", &["dossier"]),
    ("encoding_rs", &["convert"]),
    ("fdeflate", &["picture"]),
    ("fs-err", &["cli", "host", "serve"]),
    ("html5ever", &["convert"]),
    ("icu_collator", &["text"]),
    ("icu_locale_core", &["text"]),
    ("indicatif", &["cli"]),
    ("jiff", &["*"]),
    ("mimalloc", &["main"]),
    ("miniz_oxide", &["picture"]),
    ("notify", &["serve"]),
    ("pulldown-cmark", &["convert", "document", "html"]),
    ("quick-xml", &["site"]),
    ("rayon", &["host", "pipeline"]),
    ("rust-embed", &["theme"]),
    ("saphyr-parser", &["yaml"]),
    ("serde", &["*"]),
    ("serde_json", &["*"]),
    ("serde_yaml", &["yaml"]),
    ("sha2", &["site"]),
    ("strsim", &["*"]),
    ("syntect", &["html"]),
    ("tempfile", &["host"]),
    ("tera", &["theme"]),
    ("thiserror", &["*"]),
    ("tokio", &["serve"]),
    ("tokio-stream", &["serve"]),
    ("two-face", &["html"]),
    ("unicode-normalization", &["*"]),
    ("unicode-segmentation", &["*"]),
    ("url", &["convert"]),
    ("walkdir", &["host"]),
];

#[test]
fn modules_import_from_lower_layers_only() {
    let layers = layers(&read(Path::new("src/lib.rs")));
    assert!(layers.len() > 10, "the layers are not where `src/lib.rs` had them: {layers:?}");
    let mut wrong = Vec::new();
    for (path, module) in sources() {
        for (line, text, imported) in imports(&read(&path), &path) {
            if !layers.contains_key(&imported) || may_import(&layers, &module, &imported) {
                continue;
            }
            wrong.push(format!("{}:{line}: `{module}` imports `{imported}`: {text}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "imports against the direction of the rooms:\n{}", wrong.join("\n"));
}

#[test]
fn each_foreign_crate_is_known_by_its_modules_only() {
    let known: BTreeMap<_, _> = CRATES.iter().copied().collect();
    let mut wrong = Vec::new();
    for name in dependencies(&read(Path::new("Cargo.toml"))) {
        let Some(modules) = known.get(&*name) else {
            wrong.push(format!("Cargo.toml: no module is named for `{name}` in tests/architecture.rs"));
            continue;
        };
        let path_of_crate = format!("{}::", name.replace('-', "_"));
        for (path, module) in sources().iter().filter(|(_, m)| !modules.contains(&"*") && !modules.contains(&&**m)) {
            let text = read(path);
            let uses = code_lines(&text).filter(|(_, line)| mentions(line, &path_of_crate));
            wrong.extend(uses.map(|(n, l)| format!("{}:{n}: `{module}` uses `{name}`: {l}", path.display())));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn may_import(layers: &BTreeMap<String, usize>, module: &str, imported: &str) -> bool {
    let (Some(from), Some(to)) = (layers.get(module), layers.get(imported)) else {
        return true; // The binary and the library's root see everything.
    };
    module == imported || to < from || WITHIN_A_LAYER.iter().any(|(a, b, _)| (*a, *b) == (module, imported))
}

/// Module → layer, from the comments in `src/lib.rs`.
fn layers(lib: &str) -> BTreeMap<String, usize> {
    let (mut layer, mut layers) = (0, BTreeMap::new());
    for line in lib.lines() {
        if line.starts_with("// Layer ") || line.starts_with("// The edge") {
            layer += 1;
        } else if let Some(module) = line.strip_prefix("pub mod ").and_then(|m| m.strip_suffix(';')) {
            layers.insert(module.to_owned(), layer);
        }
    }
    layers
}

/// Every source file with the top module that it belongs to.
fn sources() -> Vec<(PathBuf, String)> {
    let files = walkdir::WalkDir::new("src").sort_by_file_name().into_iter().map(|e| e.expect("src can be read"));
    let files = files.map(walkdir::DirEntry::into_path).filter(|p| p.extension().is_some_and(|e| e == "rs"));
    files.map(|path| (path.clone(), module_of(&path))).collect()
}

fn module_of(path: &Path) -> String {
    let part = path.iter().nth(1).unwrap_or_default().to_string_lossy().into_owned();
    part.strip_suffix(".rs").map(str::to_owned).unwrap_or(part)
}

/// Line number, line, and the top module that the line names.
fn imports<'a>(text: &'a str, path: &Path) -> Vec<(usize, &'a str, String)> {
    let up = "super::".repeat(depth(path));
    let mut found = Vec::new();
    for (number, line) in code_lines(text) {
        for root in ["crate::", &*up] {
            for (at, _) in line.match_indices(root).filter(|(at, _)| starts_a_path(line, *at)) {
                found.extend(names(&line[at + root.len()..]).into_iter().map(|name| (number, line, name)));
            }
        }
    }
    found
}

/// How many times `super` leads from a file to the root of the crate.
fn depth(path: &Path) -> usize {
    let parts = path.iter().count() - 1;
    if path.ends_with("mod.rs") { parts - 1 } else { parts }
}

fn starts_a_path(line: &str, at: usize) -> bool {
    !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':' || c == '$')
}

/// `site::output::Output` → `site`; `{diag::Finding, text}` → `diag`, `text`.
fn names(path: &str) -> Vec<String> {
    let name = |p: &str| p.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let Some(group) = path.strip_prefix('{') else { return vec![name(path)] };
    let mut open = 0;
    let parts = group.split(move |c| {
        open += i32::from(c == '{') - i32::from(c == '}');
        c == ',' && open == 0
    });
    parts.map(name).collect()
}

/// The lines of a file without comments, each with its number.
fn code_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let code = |line| str::split(line, "//").next().unwrap_or_default().trim();
    text.lines().enumerate().map(move |(i, line)| (i + 1, code(line)))
}

fn mentions(line: &str, path_of_crate: &str) -> bool {
    let name = path_of_crate.trim_end_matches(':');
    line.match_indices(path_of_crate).any(|(at, _)| starts_a_path(line, at))
        || line.strip_prefix("use ").is_some_and(|rest| rest.trim_end_matches(';') == name)
}

/// The names under `[dependencies]`.
fn dependencies(manifest: &str) -> Vec<String> {
    let table = manifest.split("\n[dependencies]\n").nth(1).unwrap_or_default();
    let lines = table.lines().take_while(|line| !line.starts_with('['));
    lines.filter_map(|line| line.split_once(" = ")).map(|(name, _)| name.to_owned()).collect()
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).expect("a source can be read")
}

#[test]
fn what_the_tests_above_would_find() {
    let lib =
        "// Layer 0: a\npub mod text;\n// Layer 1: b\npub mod diag;\npub mod site;\n// The edge: c\npub mod host;\n";
    let layers = layers(lib);
    let check = |path: &str, source: &str, expected: &[&str]| {
        let module = module_of(Path::new(path));
        let found = imports(source, Path::new(path));
        let wrong: Vec<_> =
            found.into_iter().filter(|(.., m)| !may_import(&layers, &module, m)).map(|(.., m)| m).collect();
        assert_eq!(wrong, expected, "{source}");
    };
    check("src/site/mod.rs", "use crate::text::File;", &[]);
    check("src/text/mod.rs", "use crate::diag::Finding; // crate::host", &["diag"]);
    check("src/site/a.rs", "use crate::{text, diag::{Code, Finding}, host};", &["diag", "host"]);
    check("src/site/a/b.rs", "    let x = super::super::super::host::scan();", &["host"]);
    check("src/site/a.rs", "use super::host::Local;", &[]);
    check("src/host/mod.rs", "fn f(s: crate::site::Output) {}", &[]);
    check("src/main.rs", "use crate::host;", &[]);
    assert!(mentions("let x = rayon::join(a, b);", "rayon::") && mentions("use rayon;", "rayon::"));
    assert!(!mentions("let x = crayon::join(a, b);", "rayon::"));
    assert_eq!(dependencies("x\n[dependencies]\na = \"1\"\nb-c = { x = 2 }\n\n[dev]\nd = 3"), ["a", "b-c"]);
}
