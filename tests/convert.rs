//! The converter against its labelled sets. Only the development set may be tuned on; the scoring set is for judging.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests and benchmarks read their cases and the clock"
)]

use dossier::convert::{Converted, convert};
use dossier::document::article_text;
use dossier::text::File;

#[path = "convert/scorer.rs"]
mod scorer;

use scorer::{Case, Score, cases, total};

/// Holds a set to its floors; prints every fault of it.
fn check(set: &str, extension: &str, floors: [f64; 5]) {
    let cases = cases(set, extension);
    assert!(cases.len() >= 25, "the set {set} is gone");
    let sum: Score = total(&cases);
    sum.faults.iter().for_each(|f| println!("{f}"));
    let shares = [sum.f1(), 1.0 - sum.leak(), sum.title.share(), sum.authors.share(), sum.published.share()];
    println!("{set} {extension}: F1, tight, title, authors, date: {shares:.3?}");
    for (i, (share, floor)) in shares.iter().zip(floors).enumerate() {
        assert!(*share >= floor, "{set} {extension}: measure {i} is {share:.3}, its floor {floor}");
    }
}

#[test]
fn plain_text_to_develop_with() {
    check("development", "txt", [0.98, 0.97, 0.98, 0.97, 0.98]);
}

#[test]
fn pages_to_develop_with() {
    check("development", "html", [0.98, 0.98, 0.98, 0.98, 0.98]);
}

#[test]
fn plain_text_that_scores() {
    check("scoring", "txt", [0.96, 0.97, 0.97, 0.85, 0.9]);
}

/// Written by people who knew neither the converter nor the other sets. It was looked at afterwards.
#[test]
fn plain_text_by_others() {
    check("others", "txt", [0.98, 0.95, 0.94, 0.94, 0.97]);
}

#[test]
fn pages_that_score() {
    check("scoring", "html", [0.97, 0.98, 0.95, 0.95, 0.95]);
}

/// Files of web clippers: a small set, all of it right.
#[test]
fn clips() {
    for case in cases("clips", "md") {
        assert_eq!(case.score.faults, Vec::<String>::new());
    }
}

/// Lists, tables, code and footnotes, whole: what `NAME` becomes stands in `NAME.expected`. `DOSSIER_BLESS=1` writes it.
#[test]
fn structure() {
    let folder = std::path::Path::new("tests/convert/structure");
    let mut inputs: Vec<_> = std::fs::read_dir(folder).expect("cases").map(|f| f.expect("a case").path()).collect();
    inputs.retain(|p| p.extension().is_none_or(|e| e != "expected"));
    inputs.sort();
    assert!(inputs.len() >= 4);
    for input in inputs {
        let name = input.file_name().expect("a name").to_string_lossy().into_owned();
        let converted = convert(&File::new(name.as_str(), std::fs::read(&input).expect("a case")));
        let removed = converted.removed.iter().map(|r| format!("{}: {}\n", r.reason.name(), r.text));
        let images =
            converted.fields.images.iter().map(|i| format!("image: {} | {}\n", i.value.caption, i.value.credit));
        let url = converted.fields.url.iter().map(|u| format!("url: {}\n", u.value));
        let about: String = url.chain(images).chain(removed).collect();
        let found = format!("{}\n---\n{about}", converted.markdown());
        let expected = folder.join(format!("{name}.expected"));
        if std::env::var_os("DOSSIER_BLESS").is_some() {
            std::fs::write(&expected, &found).expect("written");
        }
        assert_eq!(found, std::fs::read_to_string(&expected).unwrap_or_default(), "{name}");
        reads_back(&converted, &name);
    }
}

/// What is no article gets its finding.
#[test]
fn bad_input() {
    for (name, expected) in [
        ("login.html", "article-wall"),
        ("cookies.html", "article-wall"),
        ("links.html", "article-links-only"),
        ("two.txt", "article-several"),
        ("paper.txt", "article-not-text"),
        ("date.txt", "article-date-ambiguous"),
    ] {
        let bytes = std::fs::read(std::path::Path::new("tests/convert/bad").join(name)).expect(name);
        let found = convert(&File::new(name, bytes)).findings;
        let codes: Vec<&str> = found.iter().map(|f| f.code.name).collect();
        assert_eq!(codes.first(), Some(&expected), "{name}: {codes:?}");
    }
}

/// A book, or a log: refused before anything is made of it, however its lines are broken.
#[test]
fn too_much_text() {
    for sentence in ["The ferry crossed the sound at noon. ", "The ferry crossed the sound at noon.\n"] {
        let converted = convert(&File::new("log.txt", sentence.repeat(60_000).into_bytes()));
        assert_eq!(converted.findings[0].code.name, "article-too-large");
        assert!(converted.blocks.is_empty());
    }
}

/// The Markdown of every case has the paragraphs that the conversion says, word for word, and nothing dangerous.
#[test]
fn markdown_is_stable() {
    for Case { path, converted, .. } in
        ["development", "scoring"].iter().flat_map(|s| ["txt", "html"].map(|e| cases(s, e))).flatten()
    {
        let markdown = converted.markdown();
        reads_back(&converted, &path.display().to_string());
        assert!(
            !markdown.contains("](javascript:") && !markdown.contains("](data:") && !markdown.contains("<script"),
            "{}",
            path.display()
        );
    }
}

/// Its Markdown has the paragraphs that the conversion says.
fn reads_back(converted: &Converted, name: &str) {
    let read = article_text(&converted.markdown()).paragraphs.into_iter().map(|p| tight(&p.text));
    let said: Vec<String> = converted.paragraphs().map(|b| tight(&b.text)).collect();
    assert_eq!(read.collect::<Vec<_>>(), said, "{name}");
}

/// Without white space, and without the bars between a table's cells.
fn tight(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '|').collect()
}
