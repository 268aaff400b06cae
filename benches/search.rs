//! The index of the search alone: known dossier in, scripts out. `cargo bench --bench search`.
//!
//! Articles of 670 words from a vocabulary of 60,000, drawn as words of a language are (the n-th as often as 1/n).
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::print_stdout,
    reason = "benchmarks read the clock, and tell what they measure"
)]

use std::fmt::Write;

use dossier::pipeline::{Known, Request, know};
use dossier::site::search::search;
use dossier::text::File;

fn main() {
    divan::main();
}

#[divan::bench(args = [1_000, 10_000], sample_count = 3, sample_size = 1)]
fn index(bencher: divan::Bencher<'_, '_>, count: usize) {
    let known = dossier(count);
    let files = search(&known.dossier, &known.routes, &known.config);
    let size = |kind: &str| {
        let sizes = files.iter().filter(|(path, _)| path.starts_with(kind)).map(|(_, bytes)| bytes.len());
        (sizes.clone().count(), sizes.clone().sum::<usize>() / 1024, sizes.max().unwrap_or_default() / 1024)
    };
    for kind in ["search/index", "search/t", "search/p"] {
        let (files, total, largest) = size(kind);
        println!("{kind}: {files} files, {total} KiB, the largest {largest} KiB");
    }
    bencher.bench_local(|| search(&known.dossier, &known.routes, &known.config).len());
}

/// A linear congruential generator (Knuth, TAOCP 2, 3.3.4): the same corpus in every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    /// The n-th word about as often as 1/n: an exponent drawn evenly.
    fn word(&mut self) -> String {
        let bits = self.next() % 16;
        let rank = ((1 << bits) + self.next() % (1 << bits)).min(60_000);
        spelled(rank)
    }
}

/// A word for a number, frequent ones shorter.
fn spelled(mut rank: u64) -> String {
    const SYLLABLES: [&str; 16] =
        ["ta", "ren", "mi", "os", "ka", "lin", "du", "par", "e", "vor", "si", "no", "gal", "ur", "te", "bi"];
    let mut word = String::new();
    while rank > 0 {
        word.push_str(SYLLABLES[usize::try_from(rank % 16).unwrap_or_default()]);
        rank /= 16;
    }
    word
}

fn dossier(count: usize) -> Known {
    let mut random = Random(11);
    let mut files = vec![File::new("config.yaml", b"title: Bench\n".to_vec())];
    for i in 0..count {
        let mut text = format!(
            "---\ntitle: {} {} {i}\nrights: {{mode: full, licence: CC0-1.0}}\n---\n",
            random.word(),
            random.word()
        );
        for n in 0..670 {
            let _ = write!(text, "{}{}", random.word(), if n % 67 == 66 { ".\n\n" } else { " " });
        }
        files.push(File::new(format!("content/articles/a{i}.md"), text.into_bytes()));
    }
    for i in 0..200 {
        let text = format!("---\ntitle: {} {}\n---\n", random.word(), random.word());
        files.push(File::new(format!("content/people/p{i}.md"), text.into_bytes()));
    }
    let (known, _) = know(&files, &[], &Request::default());
    known
}
