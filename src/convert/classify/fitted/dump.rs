//! The marks of labelled texts as a table, for fitting: `cargo test --release --lib marks_to_fit -- --ignored`.
//!
//! It takes all `name.txt` of the folders that `DOSSIER_LABELLED` names, with colons between them; of the development set
//! where it names none. Beside a text stands `name.gold` with one letter for each of its lines (`B` body, `H` heading, `C`
//! caption, `-` `S` `X` not counted, all others noise), or `name.txt.expected` as the tests have it. `fit.py` reads what is
//! written to `target/marks.tsv`.
#![allow(clippy::disallowed_methods, reason = "a tool for those who fit reads and writes where it is told")]

use std::cell::RefCell;
use std::collections::HashSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use super::marks::Row;
use crate::convert::convert;
use crate::text::File;

/// The rows of one judging, with the lines of each block.
type Judging = Vec<(usize, usize, Row)>;

thread_local! {
    static TAKEN: RefCell<Vec<Judging>> = const { RefCell::new(Vec::new()) };
}

/// Remembers what was judged.
pub(super) fn take(document: &super::Document, rows: &[Row]) {
    let lines = document.raws.iter().map(|r| (r.lines.first, r.lines.last));
    let judging = lines.zip(rows).map(|((first, last), row)| (first, last, row.clone())).collect();
    TAKEN.with_borrow_mut(|t| t.push(judging));
}

#[test]
#[ignore = "a tool"]
fn marks_to_fit() {
    let folders = std::env::var("DOSSIER_LABELLED").unwrap_or_else(|_| "tests/convert/development".into());
    let mut out = String::new();
    for path in folders.split(':').flat_map(texts) {
        table(&path, &mut out);
    }
    std::fs::write("target/marks.tsv", out).expect("target/ is there");
}

fn texts(folder: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect(folder).flatten().map(|e| e.path());
    let mut out: Vec<PathBuf> = entries.filter(|p| p.extension().is_some_and(|e| e == "txt")).collect();
    out.sort();
    out
}

/// `name, judging, label, marks`; the first line of the table has the names of the marks.
fn table(path: &Path, out: &mut String) {
    let file = File::new("text.txt", std::fs::read(path).expect("a text"));
    TAKEN.with_borrow_mut(Vec::clear);
    convert(&file);
    let labels = labels(path);
    for (n, (first, last, row)) in TAKEN.take().iter().enumerate().flat_map(|(n, j)| j.iter().map(move |r| (n, r))) {
        if let Some(names) = row.names.as_ref().filter(|_| out.is_empty()) {
            let name = |(name, at): &(&str, isize)| format!("\t{name}@{at}");
            writeln!(out, "text\tjudging\tlabel{}", names.iter().map(name).collect::<String>()).expect("a string");
        }
        let label = usual(labels.get(first - 1..*last).unwrap_or_default());
        let values: String = row.values.iter().map(|v| format!("\t{v}")).collect();
        writeln!(out, "{}\t{n}\t{label}{values}", path.display()).expect("a string");
    }
}

/// The letter of most lines.
fn usual(letters: &[char]) -> char {
    let counted = letters.iter().filter(|l| **l != '-');
    counted.max_by_key(|l| letters.iter().filter(|o| o == l).count()).copied().unwrap_or('-')
}

/// A letter for each line.
fn labels(path: &Path) -> Vec<char> {
    if let Ok(gold) = std::fs::read_to_string(path.with_extension("gold")) {
        return gold.trim_end().chars().collect();
    }
    let expected = std::fs::read_to_string(path.with_extension("txt.expected")).expect("labels");
    let body = expected.split_once("\n---\n").map_or("", |e| e.1);
    let kept: HashSet<String> = body.lines().map(|l| tight(l.trim_start_matches("# "))).collect();
    let text = std::fs::read_to_string(path).expect("a text in UTF-8");
    text.lines().map(|l| if kept.contains(&tight(l)) { 'B' } else { 'N' }).collect()
}

fn tight(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
