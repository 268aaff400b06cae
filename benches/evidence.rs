//! Verification and overlap over generated dossiers: how the time grows with the articles.
//!
//! `cargo bench --bench evidence`. Articles have 600 words of a skewed vocabulary in 12 paragraphs; every tenth is a copy of
//! the one before with each fifth sentence changed. There are five quotations for every two articles, one in ten of them wrong.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests and benchmarks read their cases and the clock"
)]

use std::fmt::Write;

use divan::{Bencher, black_box};
use dossier::dossier::overlap::{ArticleWords, COPY, pairs};
use dossier::dossier::quote::{FoldedText, verify};
use dossier::pipeline::{Request, build, know};
use dossier::text::File;

const SIZES: [usize; 4] = [500, 1_000, 2_000, 4_000];
const WORDS: usize = 600;

fn main() {
    divan::main();
}

/// `xorshift64*`: small, seeded, the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        usize::try_from((self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % n as u64).unwrap_or_default()
    }

    /// Frequent words are frequent: the product of two draws is skewed to the small.
    fn word(&mut self) -> String {
        const SYLLABLES: [&str; 16] =
            ["ka", "no", "ri", "ta", "el", "in", "so", "mu", "ver", "ash", "lo", "pe", "du", "gri", "hal", "ost"];
        let mut rank = self.below(100) * self.below(100) + self.below(20);
        let mut word = String::new();
        loop {
            word.push_str(SYLLABLES[rank % 16]);
            rank /= 16;
            if rank == 0 {
                return word;
            }
        }
    }

    fn paragraph(&mut self, words: usize) -> String {
        let mut text = String::new();
        for n in 1..=words {
            text.push_str(&self.word());
            text.push_str(match n % 17 {
                0 => ". ",
                9 => " — ",
                13 => ", ",
                _ => " ",
            });
        }
        text
    }
}

struct Generated {
    articles: Vec<Vec<String>>,
    /// The index of the article and the words.
    quotes: Vec<(usize, String)>,
}

fn generated(size: usize) -> Generated {
    let mut random = Random(0x5EED_0100);
    let mut articles: Vec<Vec<String>> = Vec::with_capacity(size);
    for n in 0..size {
        let mut article: Vec<String> = (0..12).map(|_| random.paragraph(WORDS / 12)).collect();
        if n % 10 == 9 {
            let copied = articles[n - 1].iter().enumerate().filter(|(i, _)| i % 5 != 0);
            copied.for_each(|(i, text)| article[i].clone_from(text));
        }
        articles.push(article);
    }
    let quotes = (0..size * 5 / 2).map(|n| quote(&mut random, &articles, n)).collect();
    Generated { articles, quotes }
}

fn quote(random: &mut Random, articles: &[Vec<String>], n: usize) -> (usize, String) {
    let article = random.below(articles.len());
    let paragraph = &articles[article][random.below(12)];
    let words: Vec<&str> = paragraph.split(' ').filter(|w| !w.is_empty()).collect();
    let from = random.below(words.len() - 20);
    let mut quoted: Vec<&str> = words[from..from + 8 + random.below(12)].to_vec();
    if n % 10 == 9 {
        quoted[4] = "wrong";
    }
    (article, quoted.join(" "))
}

fn borrowed(article: &[String]) -> Vec<&str> {
    article.iter().map(String::as_str).collect()
}

/// Folding all articles and verifying all quotations, with the nearest passages of the wrong ones.
#[divan::bench(args = SIZES, sample_count = 5)]
fn quotations(bencher: Bencher, size: usize) {
    let dossier = generated(size);
    bencher.bench_local(|| {
        let texts: Vec<FoldedText> = dossier.articles.iter().map(|a| FoldedText::new(&borrowed(a))).collect();
        let found = dossier.quotes.iter().filter(|(a, q)| verify(&texts[*a], q, None).is_ok()).count();
        assert!(found * 10 >= dossier.quotes.len() * 8, "only {found} were found");
        black_box(found)
    });
}

/// Hashing all words and comparing all pairs.
#[divan::bench(args = SIZES, sample_count = 5)]
fn overlap(bencher: Bencher, size: usize) {
    let dossier = generated(size);
    bencher.bench_local(|| {
        let words: Vec<ArticleWords> = dossier.articles.iter().map(|a| ArticleWords::new(&borrowed(a))).collect();
        let found = pairs(&words, COPY).len();
        assert!(found >= size / 10, "only {found} copies were found");
        black_box(found)
    });
}

/// The same with every pair that shares a fiftieth, as pages that compare articles want it.
#[divan::bench(args = SIZES, sample_count = 5)]
fn overlap_of_a_fiftieth(bencher: Bencher, size: usize) {
    let dossier = generated(size);
    let words: Vec<ArticleWords> = dossier.articles.iter().map(|a| ArticleWords::new(&borrowed(a))).collect();
    bencher.bench_local(|| black_box(pairs(&words, 0.02).len()));
}

/// From files to what they mean, with a claim for every four articles and ten quotations in each: parsing, verification,
/// overlap, labels, comparisons. At 2,000 articles these are 500 claims and 5,000 quotations.
#[divan::bench(args = SIZES, sample_count = 3)]
fn meaning(bencher: Bencher, size: usize) {
    let files = dossier_of(size);
    bencher.bench_local(|| {
        let (known, findings) = know(&files, &[], &Request::default());
        assert_eq!(known.dossier.quotes.values().map(Vec::len).sum::<usize>(), size / 4 * 10, "{:?}", findings.first());
        black_box(known.dossier.comparisons.ranked.len())
    });
}

/// The same with all pages.
#[divan::bench(args = SIZES, sample_count = 3)]
fn site(bencher: Bencher, size: usize) {
    let files = dossier_of(size);
    bencher.bench_local(|| {
        let built = build(&files, &[], Vec::new(), &Request::default());
        assert!(built.output.is_some(), "{:?}", built.findings.first());
        black_box(built.pages)
    });
}

/// Articles with their texts, and claims that quote ten of them each.
fn dossier_of(size: usize) -> Vec<File> {
    let dossier = generated(size);
    let mut files = vec![File::new("config.yaml", b"title: Bench\nfindings: {copy-undeclared: off}\n".to_vec())];
    for (n, paragraphs) in dossier.articles.iter().enumerate() {
        let day = format!("2024-{:02}-{:02}", 1 + n % 12, 1 + n % 28);
        let front = format!("title: Report {n}\npublisher: Outlet {}\npublished: {day}", n % 50);
        let text = format!("---\n{front}\nrights: {{mode: full, licence: CC0}}\n---\n{}\n", paragraphs.join("\n\n"));
        files.push(File::new(format!("content/articles/report-{n:05}.md"), text.into_bytes()));
    }
    let mut quotes = dossier.quotes.iter().filter(|(_, words)| !words.contains("wrong")).cycle();
    for claim in 0..size / 4 {
        let mut text = format!("---\ntitle: Claim {claim}\nstatement: It is claim {claim}.\ntype: date\nevidence:\n");
        for (n, (article, words)) in quotes.by_ref().take(10).enumerate() {
            let stance = if n == 9 { "disputes" } else { "supports" };
            let value = format!("2024-0{}", 1 + n % 3);
            let entry = format!("{{article: report-{article:05}, stance: {stance}, voice: attributed, value: {value}");
            let _ = writeln!(text, "  - {entry}, quote: \"{}\"}}", words.trim());
        }
        text.push_str("---\n");
        files.push(File::new(format!("content/claims/claim-{claim:05}.md"), text.into_bytes()));
    }
    files
}

/// One wrong quotation in an article of so many words: the text is folded and indexed, the rest does not grow.
#[divan::bench(args = [5_000, 50_000, 500_000], sample_count = 5)]
fn one_miss_in_a_long_article(bencher: Bencher, words: usize) {
    let mut random = Random(0x5EED_0101);
    let paragraphs: Vec<String> = (0..words / 50).map(|_| random.paragraph(50)).collect();
    let wanted: Vec<&str> = paragraphs[paragraphs.len() / 2].split(' ').take(30).collect();
    let wrong = wanted.join(" ") + " wrong";
    bencher.bench_local(|| {
        let text = FoldedText::new(&borrowed(&paragraphs));
        let miss = verify(&text, &wrong, None).expect_err("it is wrong");
        assert!(miss.nearest.is_some());
    });
}
