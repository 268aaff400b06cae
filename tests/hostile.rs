//! Input that is made to hang, to eat memory or to run out of stack: it is read in a time that grows with its length.
//!
//! Time is not measured, since machines differ: a text of this size would take minutes if anything were quadratic.

#![allow(clippy::unwrap_used)]

use dossier::diag::Finding;
use dossier::html::{Options, Writer};
use dossier::pipeline::{self, Request};
use dossier::text::File;

/// The HTML of a note of that body, and what was found.
fn written(body: &str) -> (String, Vec<Finding>) {
    read(&format!("---\ntitle: Page\n---\n{body}"))
}

fn read(note: &str) -> (String, Vec<Finding>) {
    let article = "---\ntitle: A\nrights: {mode: full, licence: CC0}\n---\none two three\n";
    let files = [
        File::new("config.yaml", b"title: T\nbase_url: https://example.org/\n".as_slice()),
        File::new("content/articles/a.md", article.as_bytes()),
        File::new("content/notes/page.md", note.as_bytes()),
    ];
    let (known, mut findings) = pipeline::know(&files, &[], &Request::default());
    let Some(node) = known.dossier.index.by_id("page") else { return (String::new(), findings) };
    let writer = Writer {
        dossier: &known.dossier,
        routes: &known.routes,
        config: &known.config,
        words: known.theme.body_words(),
    };
    let (body, faults) =
        writer.body(node, known.routes.node(node), Options { references: true, margin: true, ..Options::default() });
    findings.extend(faults);
    (body.html, findings)
}

/// Repeated bodies of about 100 kB.
#[test]
fn repetition() {
    let tokens = [
        "[",
        "[[",
        "![[",
        "[[a",
        "[@",
        "[@a ",
        "[x @",
        "[x @[]",
        "[@a, \"",
        "]",
        "]]",
        "![",
        "[](",
        "*a",
        "**a ",
        "_",
        "`",
        "``a`",
        "<",
        "<a ",
        "<!--",
        "&",
        "\\",
        "|",
        "|a|b\n|-|-\n",
        "> ",
        ">",
        "- ",
        "1. ",
        "# a\n",
        "# \n",
        "## Same\n\n",
        "[^1]",
        "[^a]: b\n\n",
        "[a]: b\n",
        "%%",
        "%% `",
        "%%a%%",
        "~~",
        "~~~\n",
        "```\n",
        "> [!n]\n\n",
        "> [!n] t\n> x\n\n",
        "[[page]]",
        "![[page]]",
        "[@a]",
        "[@a, \"one two three\"]",
        "x\n: y\n\n",
        "@",
        "<b>",
        "a\n",
        "\u{202E}",
        "&#91;",
        "{#x}\n# a ",
        ":::",
    ];
    for token in tokens {
        let (_, findings) = written(&token.repeat(100_000 / token.len()));
        assert!(findings.len() < 150_000, "{token}");
    }
}

#[test]
fn nesting() {
    let deep = |open: &str, n: usize, close: &str| written(&format!("{}x{}", open.repeat(n), close.repeat(n)));
    deep("> ", 1_000, "");
    deep("- ", 1_000, "");
    deep("*", 10_000, "*");
    deep("[", 10_000, "]");
    deep("[a](", 10_000, ")");
    deep("![a", 10_000, "](b)");
    let lists: String = (0..1_000).map(|i| format!("{}- x\n", "  ".repeat(i))).collect();
    written(&lists);
    let callouts: String = (1..500).map(|i| format!("{} [!note] x\n", ">".repeat(i))).collect();
    written(&callouts);
}

#[test]
fn long_lines() {
    let line = "word [[page|label]] *style* `code` [@a] ".repeat(25_000);
    assert!(line.len() >= 1_000_000);
    let (html, _) = written(&line);
    assert_eq!(html.matches("<em>style</em>").count(), 25_000);
    written(&"a".repeat(1_000_000));
    written(&format!("```rust\n{}\n```\n", "let x = 1; ".repeat(90_000)));
    written(&format!("| {} |\n| {} |\n", "a | ".repeat(20_000), "- | ".repeat(20_000)));
}

#[test]
fn front_matter() {
    let refused = |yaml: &str, code: &str| {
        let (_, findings) = read(&format!("---\ntitle: T\nextra: {yaml}\n---\n"));
        assert!(findings.iter().any(|f| f.code.name == code), "{yaml:.20}: {findings:?}");
    };
    refused(&"[".repeat(60_000), "yaml-too-deep");
    refused(&"{a: ".repeat(10_000), "yaml-too-deep");
    refused(&format!("\n  {}", "- ".repeat(30_000)), "yaml-too-deep");
    refused(&format!("\n  {}", "? ".repeat(30_000)), "yaml-too-deep");
    refused(&"[".repeat(70_000), "yaml-too-large");
    let bomb: String = (1..30).map(|i| format!("\n  a{i}: &a{i} [*a{p}, *a{p}, *a{p}, *a{p}]", p = i - 1)).collect();
    refused(&format!("\n  a0: &a0 x{bomb}"), "invalid-yaml");
    let keys: String = (0..6_000).map(|i| format!("k{i}: 1\n")).collect();
    let (_, findings) = read(&format!("---\ntitle: T\n{keys}---\n"));
    assert_eq!(findings.iter().filter(|f| f.code.name == "unknown-field").count(), 6_000);
    refused(&format!("\n{}", (0..6_000).map(|_| "  k: 1\n".to_owned()).collect::<String>()), "duplicate-key");
}

/// Each note embeds the next twice: two to the sixteenth copies of the last, if nobody counted.
#[test]
fn embeds_that_multiply() {
    let words = "word ".repeat(2_000);
    let mut files = vec![File::new("config.yaml", b"title: T\nbase_url: https://example.org/\n".as_slice())];
    for n in 0..16 {
        let body = if n < 15 { format!("![[n{m}]]\n\n![[n{m}]]\n", m = n + 1) } else { words.clone() };
        files.push(File::new(format!("content/notes/n{n}.md"), format!("---\ntitle: N{n}\n---\n{body}").into_bytes()));
    }
    let built = pipeline::build(&files, &[], Vec::new(), &Request::default());
    assert!(built.findings.iter().any(|f| f.code.name == "embed-cycle"));
}
