#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests and benchmarks read their cases and the clock"
)]
fn main() {
    let tag = std::env::args().nth(1).unwrap();
    let n: usize = std::env::args().nth(2).unwrap().parse().unwrap();
    let s = format!("<{tag}>").repeat(n);
    let t = std::time::Instant::now();
    let c = dossier::convert::convert(&dossier::text::File::new("a.html", s.into_bytes()));
    println!("{tag} {:?} {:?}", t.elapsed(), c.findings.iter().map(|f| f.code.name).collect::<Vec<_>>());
}
