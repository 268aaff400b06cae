#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests and benchmarks read their cases and the clock"
)]
fn main() {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).unwrap();
        let c = dossier::convert::convert(&dossier::text::File::new(path.as_str(), bytes));
        println!("=== {path} {:?} {}", c.format, c.encoding);
        println!("{:#?}", c.fields);
        let mut n = 0;
        for b in &c.blocks {
            if b.kind.is_paragraph() {
                n += 1;
            }
            println!("[{:?} p{n} L{}-{}] {}", b.kind, b.lines.first, b.lines.last, b.markdown);
        }
        for r in &c.removed {
            println!(
                "-- L{}-{} {}: {}",
                r.lines.first,
                r.lines.last,
                r.reason.name(),
                r.text.chars().take(150).collect::<String>()
            );
        }
        for f in &c.findings {
            println!("!! {} {}", f.code.name, f.message);
        }
        for r in &c.relative_dates {
            println!("@@ {r:?}");
        }
    }
}
