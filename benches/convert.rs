//! The converter's scores on its labelled sets as a table, then its time per page.
//! `cargo bench --bench convert`; `-- --list` shows the timings that can be run alone.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests and benchmarks read their cases and the clock"
)]

use dossier::convert::convert;
use dossier::text::File;

#[path = "../tests/convert/scorer.rs"]
mod scorer;

fn main() {
    table();
    divan::main();
}

/// One line a set. "wrong" counts values that are not the label's; an absent value is not wrong.
fn table() {
    println!(
        "{:<12} {:<5} {:>5} {:>7} {:>7} {:>6} {:>6} {:>11} {:>13} {:>15}",
        "set", "files", "n", "prec.", "recall", "F1", "leak", "title", "authors", "date (wrong)"
    );
    for (set, extension) in
        [("development", "txt"), ("development", "html"), ("scoring", "txt"), ("scoring", "html"), ("others", "txt")]
    {
        let cases = scorer::cases(set, extension);
        let s = scorer::total(&cases);
        println!(
            "{set:<12} {extension:<5} {:>5} {:>7.3} {:>7.3} {:>6.3} {:>6.3} {:>11.3} {:>13.3} {:>9.3} ({:>2})",
            cases.len(),
            s.precision(),
            s.recall(),
            s.f1(),
            s.leak(),
            s.title.share(),
            s.authors.share(),
            s.published.share(),
            s.published.wrong
        );
    }
}

fn files(extension: &str) -> Vec<File> {
    let cases = scorer::cases("scoring", extension);
    cases
        .iter()
        .map(|c| File::new(c.path.to_string_lossy().as_ref(), std::fs::read(&c.path).expect("a case")))
        .collect()
}

/// All texts of the scoring set.
#[divan::bench]
fn texts(bencher: divan::Bencher) {
    let files = files("txt");
    bencher.bench(|| files.iter().map(|f| convert(f).blocks.len()).sum::<usize>());
}

/// All pages of the scoring set.
#[divan::bench]
fn pages(bencher: divan::Bencher) {
    let files = files("html");
    bencher.bench(|| files.iter().map(|f| convert(f).blocks.len()).sum::<usize>());
}

/// A page as heavy as those of news sites are: 400 kB of menus, scripts and teasers around the article.
#[divan::bench]
fn heavy_page(bencher: divan::Bencher) {
    let menu = "<ul class='menu x1 y2'>".to_owned()
        + &"<li class='item a b'><a href='/section/page' data-track='1'><span>Another story of the day</span></a></li>"
            .repeat(1000)
        + "</ul>";
    let script =
        format!("<script>var state = {{ {} }};</script>", "\"key\": [1, 2, 3, \"<p>value</p>\"], ".repeat(6000));
    let paragraph = |i| {
        format!("<p>Ferry {i} left pier {i} an hour late, and none of its {i} passengers knew why it had waited.</p>")
    };
    let article: String = (0..30).map(paragraph).collect();
    let teasers =
        "<div class='teaser'><h3><a href='/other'>Another story</a></h3><p>What it tells.</p></div>".repeat(60);
    let html = format!(
        "<!doctype html><html lang=en><title>The ferry | The Quay</title>{script}<div class='mega'>{menu}</div>\
         <main><h1>The ferry</h1><p class=byline>By Ana Roth</p><div class='article-body'>{article}</div></main>{teasers}"
    );
    let file = File::new("heavy.html", html.into_bytes());
    bencher.bench(|| convert(&file).blocks.len());
}
