//! No quotation is published that does not stand in its article: with any one character of any quotation changed the
//! build fails at that place and shows the nearest passage; however quotation marks, spaces and dashes are typed, it
//! does not. The lock alone comes to the same verdicts and the same bytes.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests and benchmarks read their cases and the clock"
)]
#![allow(clippy::unwrap_used)]

mod cases;

use std::path::Path;
use std::process::Command;

use dossier::diag::{Finding, Severity};
use dossier::pipeline::{self, Built, Request};
use dossier::text::File;

/// A quotation as it stands in a file.
struct Quotation {
    path: &'static str,
    words: &'static str,
    paragraph: u32,
    /// Where the finding points, if not to the words themselves.
    place: Option<&'static str>,
}

const fn quotation(path: &'static str, paragraph: u32, words: &'static str) -> Quotation {
    Quotation { path, words, paragraph, place: None }
}

const NOTE: &str = "content/notes/bridge.md";
const CLAIM: &str = "content/claims/postponed.md";

/// All quotations of `tests/evidence/council.md`.
const QUOTATIONS: [Quotation; 11] = [
    quotation(NOTE, 1, "put off - for the fourth time - the sale"),
    quotation(NOTE, 2, "2,300 letters"),
    quotation(NOTE, 2, "said that the town's patience was"),
    quotation(NOTE, 3, "A decision is expected […] after the ice has gone"),
    quotation(NOTE, 1, "carried my family across the water since 1911"),
    quotation(NOTE, 3, "Nobody spoke for the [would-be] buyers"),
    Quotation {
        place: Some("[@letter]"),
        ..quotation(NOTE, 2, "It's a wonder that the council doesn't ask those who cross it")
    },
    quotation(NOTE, 1, "отложил продажу моста до весны"),
    quotation(CLAIM, 1, "met on Monday evening and put off"),
    quotation(CLAIM, 1, "сообщила газета в понедельник вечером"),
    quotation(CLAIM, 1, "we shall not see it scrapped"),
];

fn written() -> Vec<File> {
    cases::sources(&cases::blocks(&std::fs::read_to_string("tests/evidence/council.md").unwrap())).files
}

/// The same dossier with the lock that its texts make.
fn with_lock() -> Vec<File> {
    let mut files = written();
    let lock = pipeline::lock(&files, &[], &Request::default()).0.render();
    files.push(File::new("dossier.lock", lock.into_bytes()));
    files
}

/// As a clone has it.
fn lock_alone() -> Vec<File> {
    with_lock().into_iter().filter(|f| !f.path.starts_with("private/")).collect()
}

fn build(files: &[File]) -> Built {
    pipeline::build(files, &[], Vec::new(), &Request::default())
}

fn errors(built: &Built) -> Vec<&Finding> {
    built.findings.iter().filter(|f| f.severity == Severity::Error).collect()
}

/// The dossier with other words in the place of a quotation, and where these begin.
fn with(files: &[File], quotation: &Quotation, words: &str) -> (Vec<File>, usize) {
    let mut files = files.to_vec();
    let file = files.iter_mut().find(|f| &*f.path == quotation.path).unwrap();
    let text = String::from_utf8(file.bytes.to_vec()).unwrap();
    assert_eq!(text.matches(quotation.words).count(), 1, "“{}” stands once in {}", quotation.words, quotation.path);
    let at = text.find(quotation.words).unwrap();
    let new = text.replacen(quotation.words, words, 1);
    let place = quotation.place.map_or(at, |place| at + new[at..].find(place).unwrap());
    *file = File::new(quotation.path, new.into_bytes());
    (files, place)
}

#[test]
fn what_is_written_stands_there() {
    let (texts, lock) = (build(&with_lock()), build(&lock_alone()));
    assert!(texts.findings.iter().all(|f| f.severity == Severity::Note), "{:?}", texts.findings);
    let locked: serde_json::Value =
        serde_json::from_slice(&with_lock().iter().find(|f| &*f.path == "dossier.lock").unwrap().bytes).unwrap();
    let count = |text: &serde_json::Value| text["quotes"].as_object().map_or(0, serde_json::Map::len);
    let verified: usize = locked["texts"].as_object().unwrap().values().map(count).sum();
    assert_eq!(verified, QUOTATIONS.len(), "the list has all quotations that were verified");
    let (texts, lock) = (texts.output.unwrap().files, lock.output.unwrap().files);
    let other = texts.iter().filter(|(path, content)| lock.get(*path) != Some(*content));
    assert_eq!(other.map(|(path, _)| path).collect::<Vec<_>>(), Vec::<&String>::new(), "the lock makes other bytes");
    assert_eq!(texts.len(), lock.len());
}

/// Every character of every quotation; in each round one of each quotation, so that there are few rounds.
#[test]
fn a_changed_character_is_an_error_in_its_place() {
    let flips: Vec<Vec<(usize, char)>> = QUOTATIONS.iter().map(|q| flips(q.words)).collect();
    let mut changed = 0;
    for (files, code) in [(with_lock(), "quote-not-found"), (lock_alone(), "quote-not-in-lock")] {
        for round in 0..flips.iter().map(Vec::len).max().unwrap() {
            let flipped = QUOTATIONS.iter().zip(&flips).filter_map(|(q, f)| Some((q, f.get(round)?)));
            let (mut files, mut expected) = (files.clone(), Vec::new());
            for (quotation, (at, new)) in flipped {
                let words = replaced(quotation.words, *at, *new);
                assert_eq!(words.len(), quotation.words.len(), "what follows stays in its place");
                let place;
                (files, place) = with(&files, quotation, &words);
                expected.push((quotation, words, place));
            }
            changed += expected.len();
            check_errors(&pipeline::know(&files, &[], &Request::default()).1, &expected, code);
        }
    }
    assert!(changed > 1000, "{changed}");
}

/// An error for each changed quotation, at its place, and none beside them.
fn check_errors(findings: &[Finding], expected: &[(&Quotation, String, usize)], code: &str) {
    let errors: Vec<&Finding> = findings.iter().filter(|f| f.severity == Severity::Error).collect();
    for (quotation, words, place) in expected {
        let is_there =
            |f: &&&Finding| f.place.as_ref().is_some_and(|p| &*p.path == quotation.path && p.range().start == *place);
        let finding = errors.iter().find(is_there).unwrap_or_else(|| panic!("“{words}”: not there: {errors:?}"));
        assert_eq!(finding.code.name, code, "“{words}”");
        let help = finding.help.as_deref().unwrap_or_default();
        if code == "quote-not-found" {
            let passage = help.strip_prefix(&format!("nearest is ¶{}: ", quotation.paragraph));
            let passage = passage.unwrap_or_else(|| panic!("“{words}”: {help}"));
            assert!(passage.contains("{+"), "“{words}”: no difference is marked: {help}");
        }
    }
    assert_eq!(errors.len(), expected.len(), "{errors:?}");
}

/// One changed character anywhere, and nothing is built.
#[test]
fn nothing_is_built_with_a_changed_quotation() {
    for quotation in &QUOTATIONS {
        let (at, new) = flips(quotation.words)[0];
        for files in [with_lock(), lock_alone()] {
            let built = build(&with(&files, quotation, &replaced(quotation.words, at, new)).0);
            assert!(built.output.is_none() && errors(&built).len() == 1, "“{}”: {:?}", quotation.words, built.findings);
        }
    }
}

/// Letters and digits outside brackets, each with the next one of its kind and with its other case.
fn flips(words: &str) -> Vec<(usize, char)> {
    let mut depth = 0_u32;
    let mut flips = Vec::new();
    for (at, c) in words.char_indices() {
        match c {
            '[' => depth += 1,
            ']' => depth -= 1,
            c if depth == 0 && c.is_alphanumeric() => {
                let other: String =
                    if c.is_lowercase() { c.to_uppercase().collect() } else { c.to_lowercase().collect() };
                let next = char::from_u32(u32::from(c) + 1).filter(|n| n.is_alphanumeric()).unwrap_or('0');
                flips.extend([next, other.chars().next().unwrap()].into_iter().filter(|n| *n != c).map(|n| (at, n)));
            }
            _ => {}
        }
    }
    flips
}

fn replaced(words: &str, at: usize, new: char) -> String {
    let rest = &words[at..];
    format!("{}{new}{}", &words[..at], &rest[rest.chars().next().unwrap().len_utf8()..])
}

/// One sign for another, where a quotation has it.
const VARIANTS: [(char, &str); 8] = [
    ('\'', "’"),
    ('\'', "ʼ"),
    (' ', "\u{A0}"),
    (' ', "\u{202F}"),
    (' ', "  "),
    ('-', "–"),
    ('-', "—"),
    ('-', "\u{2011}"),
];

#[test]
fn other_marks_spaces_and_dashes_are_fine() {
    let (texts, lock) = (with_lock(), lock_alone());
    let mut tried = 0;
    for quotation in &QUOTATIONS {
        for (sign, other) in VARIANTS {
            let words = quotation.words.replace(sign, other);
            if words == quotation.words {
                continue;
            }
            for files in [&texts, &lock] {
                let built = build(&with(files, quotation, &words).0);
                assert!(built.output.is_some(), "“{words}”: {:?}", errors(&built));
                tried += 1;
            }
        }
    }
    assert!(tried > 60, "{tried}");
    for marks in [("“", "”"), ("„", "“"), ("«", "»")] {
        let files: Vec<File> = texts.iter().map(|f| quoted_with(f, marks)).collect();
        let built = build(&files);
        assert!(built.output.is_some(), "{marks:?}: {:?}", errors(&built));
    }
}

/// A note with other quotation marks in its citations.
fn quoted_with(file: &File, (open, close): (&str, &str)) -> File {
    if &*file.path != NOTE {
        return file.clone();
    }
    let text = String::from_utf8(file.bytes.to_vec()).unwrap();
    let parts: Vec<&str> = text.split('"').collect();
    let marks = |i: usize| if i.is_multiple_of(2) { open } else { close };
    let text: String = parts
        .iter()
        .enumerate()
        .map(|(i, p)| if i + 1 < parts.len() { format!("{p}{}", marks(i)) } else { (*p).to_owned() })
        .collect();
    File::new(NOTE, text.into_bytes())
}

/// A quotation that is given to another article does not stand there.
#[test]
fn the_wrong_article_is_an_error() {
    let mut files = with_lock();
    let note = files.iter_mut().find(|f| &*f.path == NOTE).unwrap();
    let text = String::from_utf8(note.bytes.to_vec()).unwrap().replacen("@council, \"said", "@letter, \"said", 1);
    *note = File::new(NOTE, text.into_bytes());
    let built = build(&files);
    assert_eq!(errors(&built).iter().map(|f| f.code.name).collect::<Vec<_>>(), ["quote-not-found"]);
    let help = errors(&built)[0].help.clone().unwrap_or_default();
    assert!(help.contains("another article"), "{help}");
}

/// The program says so too: exit status 1, the place, and no folder of a site.
#[test]
fn the_program_fails() {
    let root = tempfile::tempdir().unwrap();
    for (files, word) in [(with_lock(), "nearest is ¶2"), (lock_alone(), "not in the lock")] {
        let folder = root.path().join(files.len().to_string());
        let (files, _) = with(&files, &QUOTATIONS[2], "said that the tovn's patience was");
        for file in &files {
            write(&folder.join(&*file.path), &file.bytes);
        }
        let run = Command::new(env!("CARGO_BIN_EXE_dossier"))
            .args(["build", "--format", "human"])
            .current_dir(&folder)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&[run.stdout, run.stderr].concat()).into_owned();
        assert_eq!(run.status.code(), Some(1), "{said}");
        assert!(said.contains(NOTE) && said.contains(word), "{said}");
        assert!(!folder.join("public").exists(), "a site was written");
    }
}

fn write(path: &Path, bytes: &[u8]) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, bytes).unwrap();
}
