//! What finding names costs: 2,000 bearers with 6,000 aliases over 100, 1,000 and 10,000 articles of 670 words, and one name
//! 50,000 times. Time per item must not grow with their number.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests and benchmarks read their cases and the clock"
)]

use divan::{Bencher, counter::BytesCount};
use dossier::dossier::names::{ArticleText, Bearer, BearerKind, Gazetteer, Name, Para, Section};
use dossier::text::Place;

fn main() {
    divan::main();
}

const SYLLABLES: &[&str] =
    &["ba", "do", "ka", "li", "mor", "na", "ru", "san", "tel", "vi", "zhe", "ur", "pen", "gal", "os", "ti"];

/// A made-up name of three syllables, different for each number below 4,096.
fn word(number: usize) -> String {
    let word: String = (0..3).map(|i| SYLLABLES[(number >> (4 * i)) % SYLLABLES.len()]).collect();
    word[..1].to_uppercase() + &word[1..]
}

fn names() -> Vec<[String; 4]> {
    (0..2000)
        .map(|i| {
            let (given, surname) = (word(i * 7 + 3), word(i));
            [
                format!("{given} {surname}"),
                format!("{} {surname}", word(i + 11)),
                format!("{given} {} {surname}", word(i + 5)),
                format!("{given} {surname}ev"),
            ]
        })
        .collect()
}

fn gazetteer(names: &[[String; 4]]) -> Gazetteer {
    let name = |text| Name { text, place: Place::whole(&"content/people/x.md".into()) };
    let bearers: Vec<Bearer> = names
        .iter()
        .enumerate()
        .map(|(node, n)| Bearer {
            node,
            kind: BearerKind::Person,
            title: name(n[0].as_str()),
            aliases: n[1..].iter().map(|a| name(a.as_str())).collect(),
            ambiguous: Vec::new(),
            roles: Vec::new(),
            not_confused_with: Vec::new(),
        })
        .collect();
    Gazetteer::new(&bearers).0
}

/// 670 words, every tenth of them a name.
fn article(seed: usize, names: &[[String; 4]]) -> String {
    let mut out = String::new();
    for i in 0..600 {
        let number = seed.wrapping_mul(2_654_435_761).wrapping_add(i * 40_503);
        match i % 10 {
            0 => out.push_str(&names[(seed + i / 40) % names.len()][(i / 10) % 4]),
            5 => out.push_str(&word(seed + i / 40)),
            _ => out.push_str(&word(number % 4096).to_lowercase()),
        }
        out.push_str(if i % 12 == 11 { ". " } else { " " });
    }
    out
}

fn read(gazetteer: &Gazetteer, text: &str) -> usize {
    let paragraphs = vec![Para { number: 1, text, skip: Vec::new() }];
    let found = gazetteer.mentions(&ArticleText { language: "en", sections: vec![Section { paragraphs }] });
    found.resolved.len() + found.unresolved.len()
}

#[divan::bench(sample_count = 3)]
fn build(bencher: Bencher) {
    let names = names();
    bencher.bench_local(|| gazetteer(&names));
}

#[divan::bench(args = [100, 1000, 10_000], sample_count = 3)]
fn articles(bencher: Bencher, count: usize) {
    let names = names();
    let gazetteer = gazetteer(&names);
    let texts: Vec<String> = (0..count).map(|seed| article(seed, &names)).collect();
    let bytes: usize = texts.iter().map(String::len).sum();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| texts.iter().map(|t| read(&gazetteer, t)).sum::<usize>());
}

#[divan::bench(args = [500, 5000, 50_000], sample_count = 3)]
fn one_name(bencher: Bencher, times: usize) {
    let names = names();
    let gazetteer = gazetteer(&names);
    let text = format!("{}. ", names[0][0]).repeat(times);
    bencher.counter(BytesCount::new(text.len())).bench_local(|| read(&gazetteer, &text));
}

/// A surname that 2,000 people bear, never settled.
#[divan::bench(args = [500, 5000, 50_000], sample_count = 3)]
fn crowded_surname(bencher: Bencher, times: usize) {
    let names: Vec<[String; 4]> =
        (0..2000).map(|i| [0, 1, 2, 3].map(|k| format!("{} Sandoval", word(i + k * 1000)))).collect();
    let gazetteer = gazetteer(&names);
    let text = "Then Sandoval left. ".repeat(times);
    bencher.counter(BytesCount::new(text.len())).bench_local(|| read(&gazetteer, &text));
}
