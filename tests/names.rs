//! Names in articles: each file of `tests/names/cases` holds curated names, a text, and what must be found in it.
//!
//! `DOSSIER_BLESS=1` writes what is found into the files.

#![allow(clippy::unwrap_used)]
#![allow(clippy::disallowed_methods, reason = "a test reads its cases")]

use std::fmt::Write as _;
use std::path::Path;

use dossier::dossier::names::{ArticleText, Bearer, BearerKind, Gazetteer, Mentions, Name, Para, Section};
use dossier::text::Place;

#[test]
fn cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/names/cases");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 15, "the cases are missing");
    let wrong: Vec<String> = files.iter().filter_map(|f| check(f)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is wrong with one case, if anything.
fn check(path: &Path) -> Option<String> {
    let file = std::fs::read_to_string(path).unwrap();
    let mut parts = file.splitn(3, "\n---\n");
    let (names, text, expected) = (parts.next()?, parts.next()?, parts.next().unwrap_or(""));
    let found = report(names, text);
    if std::env::var_os("DOSSIER_BLESS").is_some() {
        std::fs::write(path, format!("{names}\n---\n{text}\n---\n{found}")).unwrap();
        return None;
    }
    (found != expected).then(|| format!("{}\nexpected:\n{expected}\nfound:\n{found}", path.display()))
}

/// `kind Title | alias | ~ambiguous alias | =role | !not to be confused with`, one bearer a line, `language: xx` before.
fn report(names: &str, text: &str) -> String {
    let language = names.lines().find_map(|l| l.strip_prefix("language: ")).unwrap_or("");
    let lines: Vec<&str> = names.lines().filter(|l| !l.starts_with("language: ") && !l.starts_with('#')).collect();
    let bearers: Vec<Bearer> = lines.iter().enumerate().map(|(node, line)| bearer(node, line, &lines)).collect();
    let (gazetteer, findings) = Gazetteer::new(&bearers);
    let article = article(language, text);
    let mut out = String::new();
    for finding in findings {
        writeln!(out, "{}: {}", finding.code.name, finding.message).unwrap();
    }
    out + &listed(&gazetteer.mentions(&article), &bearers)
}

fn listed(mentions: &Mentions, bearers: &[Bearer]) -> String {
    let mut out = String::new();
    for m in &mentions.resolved {
        let mark = if m.first_in_section {
            "first"
        } else if m.linkable {
            ""
        } else {
            "skipped"
        };
        writeln!(
            out,
            "{}",
            format!("p{} {} = {} {mark}", m.paragraph, m.spelling, bearers[m.node].title.text).trim_end()
        )
        .unwrap();
    }
    for u in &mentions.unresolved {
        let candidates: Vec<&str> = u.candidates.iter().map(|n| bearers[*n].title.text).collect();
        writeln!(out, "p{} {} ? {}: {}", u.paragraph, u.text, candidates.join(", "), u.reason.text()).unwrap();
    }
    out
}

fn bearer<'a>(node: usize, line: &'a str, lines: &[&str]) -> Bearer<'a> {
    let (kind, names) = line.split_once(' ').unwrap();
    let kind = match kind {
        "person" => BearerKind::Person,
        "organization" => BearerKind::Organization,
        "place" => BearerKind::Place,
        "event" => BearerKind::Event,
        "term" => BearerKind::Term,
        other => panic!("{other}"),
    };
    let names: Vec<&str> = names.split('|').map(str::trim).collect();
    let with = |mark: char| names[1..].iter().filter_map(move |n| n.strip_prefix(mark)).map(name).collect::<Vec<_>>();
    let not = names[1..].iter().filter_map(|n| n.strip_prefix('!'));
    Bearer {
        node,
        kind,
        title: name(names[0]),
        aliases: names[1..].iter().filter(|n| !n.starts_with(['~', '=', '!'])).map(|n| name(n)).collect(),
        ambiguous: with('~'),
        roles: with('='),
        not_confused_with: not.filter_map(|n| lines.iter().position(|l| l.contains(&format!(" {n}")))).collect(),
    }
}

fn name(text: &str) -> Name<'_> {
    Name { text, place: Place::whole(&"content/people/x.md".into()) }
}

/// Paragraphs by blank lines, sections by lines that start with `##`, skipped ranges in `{…}` (the braces included).
fn article<'a>(language: &'a str, text: &'a str) -> ArticleText<'a> {
    let mut sections = vec![Section::default()];
    let mut number = 0;
    for block in text.trim().split("\n\n") {
        if block.starts_with("##") {
            sections.push(Section::default());
            continue;
        }
        number += 1;
        let opened = block.match_indices('{').map(|(i, _)| i);
        let skip = opened.zip(block.match_indices('}')).map(|(from, (to, _))| from..to + 1).collect();
        sections.last_mut().unwrap().paragraphs.push(Para { number, text: block, skip });
    }
    ArticleText { language, sections }
}
