//! A whole build in memory: files in, a site out. `cargo bench --bench build`.
//!
//! The corpus is made here: articles of some 600 words with headings, a list, a quotation, footnotes, links and
//! three of two hundred tags each; every tenth has a code block. Quote CPU seconds and ratios: machines are noisy.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests and benchmarks read their cases and the clock"
)]

use std::fmt::Write;
use std::sync::Arc;

use dossier::pipeline::{Request, build};
use dossier::text::File;

fn main() {
    divan::main();
}

#[divan::bench(args = [100, 1_000, 4_000], sample_count = 3)]
fn articles(bencher: divan::Bencher<'_, '_>, count: usize) {
    let files = corpus(count);
    let request = Request { today: jiff::civil::Date::new(2026, 1, 1).ok(), ..Request::default() };
    bencher.bench_local(|| {
        let built = build(&files, &[], Vec::new(), &request);
        assert!(built.output.is_some(), "the corpus builds");
        built.pages
    });
}

const WORDS: &[&str] = &[
    "council",
    "harbour",
    "tunnel",
    "report",
    "minister",
    "budget",
    "court",
    "delay",
    "contract",
    "residents",
    "vote",
    "plan",
    "engineers",
    "costs",
    "year",
    "summer",
    "documents",
    "letter",
    "bridge",
    "school",
    "after",
    "before",
    "while",
    "against",
];

/// A linear congruential generator (Knuth, TAOCP 2, 3.3.4): the same corpus in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % n
    }

    fn sentence(&mut self) -> String {
        let words: Vec<&str> = (0..14).map(|_| WORDS[self.below(WORDS.len())]).collect();
        format!("The {}.", words.join(" "))
    }

    fn paragraph(&mut self) -> String {
        (0..5).map(|_| self.sentence()).collect::<Vec<_>>().join(" ")
    }
}

fn corpus(count: usize) -> Vec<File> {
    let mut files = vec![
        File::new("config.yaml", b"title: Bench\nbase_url: https://example.org/\n".to_vec()),
        File::new("content/index.md", b"---\ntitle: Bench\n---\n".to_vec()),
    ];
    let mut random = Random(7);
    files.extend((0..count).map(|i| article(i, count, &mut random)));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn article(i: usize, count: usize, random: &mut Random) -> File {
    let tags: Vec<String> = (0..3).map(|_| format!("tag-{}", random.below(200))).collect();
    let mut text = format!(
        "---\ntitle: Article {i}\npublished: 20{:02}-{:02}-{:02}\nauthors: [Ana {}]\ntags: [{}]\nrights: {{mode: full, licence: CC0-1.0}}\n---\n\n",
        i % 25,
        i % 12 + 1,
        i % 28 + 1,
        i % 50,
        tags.join(", ")
    );
    for section in 0..4 {
        let link = random.below(count);
        let _ = write!(
            text,
            "{}\n\n## Section {section}\n\n{} See [another](a{link}.md).[^{section}]\n\n",
            random.paragraph(),
            random.paragraph()
        );
    }
    let _ = write!(text, "- {}\n- {}\n\n> {}\n\n", random.sentence(), random.sentence(), random.paragraph());
    if i % 10 == 3 {
        text.push_str("```rust\nfn main() {\n    println!(\"{}\", 1 + 1); // sum\n}\n```\n\n");
    }
    for note in 0..4 {
        let _ = writeln!(text, "[^{note}]: {}", random.sentence());
    }
    File::new(Arc::from(format!("content/articles/a{i}.md")), text.into_bytes())
}
