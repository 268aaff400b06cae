//! What bad input gets: each file of `tests/findings` holds a small dossier and all that a build says of it.
//!
//! Findings stand in the format `short`, each followed by its help and the places that belong to it. A block
//! `absent` lists words that are in no file of the output, `absent html` words that are in no page. `DOSSIER_BLESS=1` writes what is found into the files.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests and benchmarks read their cases and the clock"
)]
#![allow(clippy::unwrap_used)]

mod cases;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::Mutex;

use dossier::diag::{self, Finding, Format, Sources};
use dossier::pipeline::{self, Built};
use dossier::site::output::Content;

/// Codes that no case shows, and why.
const ELSEWHERE: &[(&str, &str)] = &[
    ("unreadable-file", "the disk's: tests of `host`"),
    ("file-too-large", "the disk's: tests of `host`"),
    ("file-name-not-utf8", "the disk's: tests of `host`"),
    ("not-a-file", "the disk's: tests of `host`"),
    ("link-outside-root", "the disk's: tests of `host`"),
    ("link-to-private", "the disk's: tests of `host`"),
    ("private-tracked", "git's: tests of `host`"),
    ("link-loop", "the disk's: tests of `host`"),
    ("broken-link", "the disk's: tests of `host`"),
    ("folder-outside-root", "the disk's: tests of `host`"),
    ("output-refused", "the disk's: tests of `host`"),
    ("output-address-taken", "the disk's: tests of `host`"),
    ("article-too-large", "32 MiB: tests of `convert::decode`"),
    ("article-cut-off", "a file without its last line's end: tests of `convert::decode`"),
    ("article-too-deep", "a tower of elements: tests/convert_hostile.rs"),
];

#[test]
fn cases() {
    let codes = Mutex::new(BTreeSet::new());
    let mut wrong = Vec::new();
    for file in cases::files("findings") {
        wrong.extend(check(&file, &codes));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let covered = codes.into_inner().unwrap();
    let all: BTreeSet<&str> = diag::codes().iter().map(|c| c.name).collect();
    let elsewhere: BTreeSet<&str> = ELSEWHERE.iter().map(|(code, _)| *code).collect();
    let missing: Vec<_> = all.iter().filter(|c| !covered.contains(**c) && !elsewhere.contains(**c)).collect();
    assert!(missing.is_empty(), "no case shows {missing:?}");
    let needless: Vec<_> = elsewhere.iter().filter(|c| covered.contains(**c) || !all.contains(**c)).collect();
    assert!(needless.is_empty(), "listed as shown elsewhere for nothing: {needless:?}");
}

fn check(path: &Path, codes: &Mutex<BTreeSet<&'static str>>) -> Vec<String> {
    let text = std::fs::read_to_string(path).unwrap();
    let blocks = cases::blocks(&text);
    let sources = cases::sources(&blocks);
    let built = pipeline::build(&sources.files, &sources.assets, Vec::new(), &sources.request);
    codes.lock().unwrap().extend(built.findings.iter().map(|f| f.code.name));
    for format in [Format::Human, Format::Json, Format::Github] {
        diag::render(format, &built.findings, &built.sources, true);
    }
    let mut wrong: Vec<String> = Vec::new();
    let expected = blocks.iter().find(|b| b.language == "findings");
    let expected = expected.unwrap_or_else(|| panic!("{} has no block `findings`", path.display()));
    wrong.extend(cases::compare(path, &text, &[(expected.range.clone(), report(&built.findings, &built.sources))]));
    for block in blocks.iter().filter(|b| b.language == "absent") {
        wrong.extend(
            block
                .text
                .lines()
                .filter_map(|words| published(&built, words, &block.path))
                .map(|p| format!("{}: {p}", path.display())),
        );
    }
    wrong
}

fn report(findings: &[Finding], sources: &Sources) -> String {
    let mut out = String::new();
    for finding in findings {
        out += &diag::render(Format::Short, std::slice::from_ref(finding), sources, false);
        for related in &finding.related {
            let at = sources.position(&related.place).0;
            writeln!(out, "  {}:{}:{}: {}", related.place.path, at.line, at.column, related.message).unwrap();
        }
        if let Some(help) = &finding.help {
            writeln!(out, "  help: {help}").unwrap();
        }
    }
    out
}

/// Where words that must not be published are.
fn published(built: &Built, words: &str, ending: &str) -> Option<String> {
    let Some(output) = &built.output else { return Some(format!("nothing is built that could hold “{words}”")) };
    output.files.iter().find_map(|(path, content)| {
        let text = match content {
            Content::Bytes(bytes) => String::from_utf8_lossy(bytes).into_owned(),
            Content::Copy(from) => from.to_string(),
            Content::Drawn(card) => format!("{card:?}"),
        };
        (path.ends_with(ending) && (text.contains(words) || path.contains(words)))
            .then(|| format!("“{words}” is published in {path}"))
    })
}
