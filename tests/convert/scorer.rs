//! Scores a conversion against a labelled file: the tests hold it to its floor, the benchmark prints the table.
//!
//! `name.txt` stands beside `name.txt.expected`: fields as `key: value` (a date is compared by its day), `---`, then one
//! paragraph a line, a heading after `# `. What the converter keeps and the label does not have is leaked noise.

use std::fs;
use std::path::{Path, PathBuf};

use dossier::convert::{Block, Converted, convert};
use dossier::text::{File, fold};

/// One labelled file and what became of it.
pub struct Case {
    pub path: PathBuf,
    pub score: Score,
    #[allow(dead_code, reason = "the benchmark asks for the score alone")]
    pub converted: Converted,
}

/// Counts, so that sums over files can be made.
#[derive(Debug, Clone, Default)]
pub struct Score {
    pub expected: usize,
    pub kept: usize,
    /// Expected paragraphs that were kept.
    pub right: usize,
    /// Blocks of the file that are not the article.
    pub noise: usize,
    pub leaked: usize,
    pub title: Tally,
    pub authors: Tally,
    pub published: Tally,
    pub publisher: Tally,
    pub origin: Tally,
    pub language: Tally,
    /// What went wrong, for people.
    pub faults: Vec<String>,
}

/// One field over many files.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tally {
    pub right: usize,
    /// A value that is not the expected one, or one where none is expected.
    pub wrong: usize,
    pub of: usize,
}

impl Tally {
    fn of(found: &str, expected: &str) -> Self {
        let (found, expected) = (fold(found).to_lowercase(), fold(expected).to_lowercase());
        let right = found == expected;
        Self { right: usize::from(right), wrong: usize::from(!right && !found.is_empty()), of: 1 }
    }

    pub fn share(self) -> f64 {
        share(self.right, self.of)
    }

    fn add(&mut self, other: Self) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.of += other.of;
    }
}

impl Score {
    pub fn precision(&self) -> f64 {
        share(self.right, self.kept)
    }

    pub fn recall(&self) -> f64 {
        share(self.right, self.expected)
    }

    pub fn f1(&self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r == 0.0 { 0.0 } else { 2.0 * p * r / (p + r) }
    }

    pub fn leak(&self) -> f64 {
        share(self.leaked, self.noise)
    }

    pub fn add(&mut self, other: &Self) {
        for (sum, part) in [
            (&mut self.expected, other.expected),
            (&mut self.kept, other.kept),
            (&mut self.right, other.right),
            (&mut self.noise, other.noise),
            (&mut self.leaked, other.leaked),
        ] {
            *sum += part;
        }
        self.title.add(other.title);
        self.authors.add(other.authors);
        self.published.add(other.published);
        self.publisher.add(other.publisher);
        self.origin.add(other.origin);
        self.language.add(other.language);
        self.faults.extend(other.faults.iter().cloned());
    }
}

#[expect(clippy::cast_precision_loss, reason = "small counts")]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// All cases of a set whose name ends so, by name.
pub fn cases(set: &str, extension: &str) -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/convert").join(set);
    let mut paths: Vec<PathBuf> = fs::read_dir(&folder).expect("the set").map(|e| e.expect("a file").path()).collect();
    paths.sort();
    paths.into_iter().filter(|p| p.extension().is_some_and(|e| e == extension)).map(case).collect()
}

/// The sum over some cases.
pub fn total(cases: &[Case]) -> Score {
    let mut sum = Score::default();
    cases.iter().for_each(|c| sum.add(&c.score));
    sum
}

fn case(path: PathBuf) -> Case {
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let converted = convert(&File::new(name.as_str(), fs::read(&path).expect("a case")));
    let label = path.with_file_name(format!("{name}.expected"));
    let expected = fs::read_to_string(&label).unwrap_or_else(|_| panic!("{} is missing", label.display()));
    let score = score(&name, &converted, &expected);
    Case { path, score, converted }
}

/// Compares one conversion with its label.
pub fn score(name: &str, converted: &Converted, expected: &str) -> Score {
    let (head, body) = expected.split_once("---\n").expect("a label with ---");
    let field = |key: &str| {
        head.lines().filter_map(|l| l.strip_prefix(key)?.strip_prefix(": ")).map(str::trim).collect::<Vec<_>>()
    };
    let first = |key: &str| field(key).first().copied().unwrap_or_default().to_owned();
    let mut score = paragraphs(name, converted, body);
    let fields = &converted.fields;
    let text = |f: &Option<dossier::convert::Found<String>>| f.as_ref().map(|f| f.value.clone()).unwrap_or_default();
    let authors: Vec<&str> = fields.authors.iter().map(|a| a.value.as_str()).collect();
    let day = |d: String| d.chars().take(10).collect::<String>();
    score.title = Tally::of(&text(&fields.title), &first("title"));
    score.authors = Tally::of(&authors.join("; "), &field("author").join("; "));
    score.published = Tally::of(&day(text(&fields.published)), &first("published"));
    score.origin = Tally::of(&text(&fields.origin), &first("origin"));
    score.language = Tally::of(&text(&fields.language), &first("language"));
    if !first("publisher").is_empty() {
        score.publisher = Tally::of(&text(&fields.publisher), &first("publisher"));
    }
    for (key, tally, found) in [
        ("title", score.title, text(&fields.title)),
        ("authors", score.authors, authors.join("; ")),
        ("published", score.published, text(&fields.published)),
        ("publisher", score.publisher, text(&fields.publisher)),
        ("origin", score.origin, text(&fields.origin)),
        ("language", score.language, text(&fields.language)),
    ] {
        if tally.right < tally.of {
            score.faults.push(format!("{name}: {key} is {found:?}"));
        }
    }
    score
}

fn paragraphs(name: &str, converted: &Converted, body: &str) -> Score {
    let label: Vec<String> =
        body.lines().map(|l| words(l.strip_prefix("# ").unwrap_or(l))).filter(|l| !l.is_empty()).collect();
    let kept: Vec<String> = converted.blocks.iter().map(|b: &Block| words(&b.text)).collect();
    let mut score = Score { expected: label.len(), kept: kept.len(), ..Score::default() };
    let mut left = label.clone();
    for (text, block) in kept.iter().zip(&converted.blocks) {
        if let Some(i) = left.iter().position(|l| l == text) {
            left.remove(i);
            score.right += 1;
        } else {
            score.leaked += 1;
            score.faults.push(format!("{name}: leaked {:?}", block.text.chars().take(90).collect::<String>()));
        }
    }
    score.faults.extend(left.iter().map(|l| format!("{name}: lost {:?}", l.chars().take(90).collect::<String>())));
    score.noise = converted.removed.iter().filter(|r| !label.contains(&words(&r.text))).count() + score.leaked;
    score
}

fn words(text: &str) -> String {
    fold(text)
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric() || *c == ' ')
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}
