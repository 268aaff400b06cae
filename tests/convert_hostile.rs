//! Input that was made to hurt: the converter answers with a finding, soon, and never panics.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests and benchmarks read their cases and the clock"
)]

use std::time::{Duration, Instant};

use dossier::convert::{Converted, convert};
use dossier::diag::Severity;
use dossier::text::File;

/// Converts on a small stack, as a worker thread would.
fn converted(name: &str, bytes: Vec<u8>) -> Converted {
    let file = File::new(name, bytes);
    let start = Instant::now();
    let thread = std::thread::Builder::new().stack_size(2 * 1024 * 1024);
    let out = thread.spawn(move || convert(&file)).expect("a thread").join().expect("no panic");
    // A second in a release build; tests run without optimisation beside others.
    assert!(start.elapsed() < Duration::from_secs(30), "{name}: {:?}", start.elapsed());
    out
}

/// What comes out is an article or an error, never an empty article called done.
fn check(name: &str, bytes: Vec<u8>, code: &str) {
    let out = converted(name, bytes);
    let codes: Vec<&str> = out.findings.iter().map(|f| f.code.name).collect();
    assert!(codes.contains(&code), "{name}: expected {code}, found {codes:?}");
    let failed = out.findings.iter().any(|f| f.severity == Severity::Error);
    assert!(failed || !out.blocks.is_empty(), "{name}: an empty article called done");
}

fn repeat(parts: &[&str], times: usize) -> Vec<u8> {
    parts.concat().repeat(times).into_bytes()
}

#[test]
fn nesting() {
    for tag in [
        "div",
        "b",
        "blockquote",
        "ul><li",
        "table><tr><td",
        "span",
        "p",
        "a href=x",
        "font color=1",
        "section",
        "svg",
        "math",
        "template",
        "select",
        "form",
    ] {
        let name = format!("{tag}.html");
        let out = converted(&name, repeat(&["<", tag, ">"], 100_000));
        assert!(out.findings.iter().any(|f| f.severity == Severity::Error), "{name}: {:?}", out.findings);
    }
    check("div.html", repeat(&["<div>"], 100_000), "article-too-deep");
    check("dates.html", repeat(&["<p class='date author'>By Ana Roth, 12 May 2023</p>"], 100_000), "article-too-deep");
}

#[test]
fn different_formatting_elements() {
    let html: String = (0..20_000).map(|i| format!("<p><font color={i}>x")).collect();
    converted("font.html", html.into_bytes());
    let html: String = (0..20_000).map(|i| format!("<a href={i}><div>")).collect();
    converted("a.html", html.into_bytes());
}

#[test]
fn long_things() {
    converted(
        "attributes.html",
        format!("<p {}>x", (0..60_000).map(|i| format!("a{i}=1 ")).collect::<String>()).into_bytes(),
    );
    converted("line.txt", repeat(&["word "], 200_000));
    converted("lines.txt", repeat(&["Some words stand here.\n"], 4_000));
    converted("same.txt", repeat(&["Photo: a / b\n\n"], 4_000));
    converted("breaks.html", repeat(&["<br>x"], 20_000));
    converted("cells.html", format!("<table>{}", "<tr><td>a<td>b".repeat(5_000)).into_bytes());
    converted("items.html", format!("<ul>{}", "<li>a few words".repeat(10_000)).into_bytes());
    converted("times.html", repeat(&["<time>1 May 2023</time> "], 5_000));
    converted("json.html", format!("<script type='application/ld+json'>{}</script>", "[".repeat(100_000)).into_bytes());
    converted("brackets.txt", repeat(&["["], 200_000));
    converted("entities.html", repeat(&["&amp;"], 300_000));
    converted("dates.txt", repeat(&["12.10.2023 "], 20_000));
}

#[test]
fn refused() {
    check("empty.txt", Vec::new(), "article-empty");
    check("blank.html", b" \n\t\r\n ".to_vec(), "article-empty");
    check("binary.txt", (0..=255_u8).cycle().take(5000).collect(), "article-not-text");
    check("paper.txt", b"%PDF-1.7\n1 0 obj".to_vec(), "article-not-text");
    check("huge.txt", vec![b'a'; 50 * 1024 * 1024], "article-too-large");
    check("page.html", b"<html><body></body></html>".to_vec(), "article-no-body");
    let words = "The bridge was opened by the mayor on a cold day in March, and many came to see it. ".repeat(8);
    let mut cut = format!("{words}\n\nМост открыт.").into_bytes();
    cut.truncate(cut.len() - 2);
    check("cut.txt", cut, "article-cut-off");
}

#[test]
fn random_bytes_and_tags() {
    let seed = std::env::var("DOSSIER_SEED").ok().and_then(|s| s.parse().ok()).unwrap_or(0x5EED_u64);
    println!("DOSSIER_SEED={seed}");
    let mut state = seed;
    let mut next = move |n: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or(0) % n
    };
    let pieces = [
        "<div>",
        "</div>",
        "<p>",
        "<table>",
        "<tr>",
        "<td>",
        "<a href='javascript:x'>",
        "</a>",
        "<b>",
        "</b>",
        "<li>",
        "<ul>",
        "text. ",
        "Ünï ",
        "&lt;",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<h2>",
        "\n",
        "«",
        "2023-10-12 ",
        "By Ana Roth",
        "<blockquote>",
        "<br>",
        "<img src=x>",
        "<figure>",
        "<figcaption>",
        "(",
        ")",
        "/",
        "Photo: ",
        "<pre>",
        "`",
        "*",
        "_",
        "# ",
        "1. ",
        "| ",
        "\u{2028}",
        "© ",
        "— ",
        "[[x]]",
        "$",
        "MOSCOW (AP) — ",
        "12 ",
        "October ",
        "\u{202E}",
    ];
    for round in 0..400 {
        let text: String = (0..next(120)).map(|_| pieces[next(pieces.len())]).collect();
        for name in ["a.html", "a.txt"] {
            let out = convert(&File::new(name, text.clone().into_bytes()));
            let markdown = out.markdown();
            assert!(!markdown.contains("](javascript:"), "round {round}: {markdown}");
        }
    }
}
