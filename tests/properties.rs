//! What holds for any input: nothing panics, places are places, what is opened is closed, and neither the order of the
//! files nor the number of threads changes a byte. `DOSSIER_SEED=n` starts from another seed; a failure prints its own.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests and benchmarks read their cases and the clock"
)]
#![allow(clippy::unwrap_used)]

mod cases;

use std::collections::BTreeSet;
use std::sync::Arc;

use cases::Random;
use dossier::document::{Document, Reference, ReferenceKind};
use dossier::html::{Options, Writer};
use dossier::pipeline::{self, Request};
use dossier::text::File;
use dossier::yaml;

/// What our syntax and Markdown are made of, and what breaks programs.
const TOKENS: &[&str] = &[
    "[[",
    "]]",
    "[@a",
    "[@a]",
    ", \"",
    "\"",
    "]",
    "[",
    "!",
    "![[",
    "|",
    "#",
    "\n",
    "\n\n",
    "\n> ",
    "\n- ",
    "\n1. ",
    "%%",
    "`",
    "\n```\n",
    "\n~~~\n",
    "*",
    "**",
    "_",
    "\\",
    "&amp;",
    "&#91;",
    "<b>",
    "</b>",
    "<!--",
    "-->",
    "[^1]",
    "\n\n[^1]: ",
    "\n| a | b |\n| - | - |\n| ",
    "é",
    "жук",
    "中",
    "🙂",
    "\u{202E}",
    "\0",
    "\r\n",
    "\t",
    "    ",
    "\n: ",
    "\n---\n",
    "\n===\n",
    "\n\n> [!note] ",
    "p2",
    "@",
    "(",
    ")",
    "(n1.md)",
    "](n2.md)",
    "![",
    "words",
    " ",
    "  \n",
    "\u{FEFF}",
    "{#x}",
    "~~",
    "\u{FFFC}",
    "\u{F0000}",
    "[[n1]]",
    "[[n2|label]]",
    "![[n3]]",
    "[@a, \"one two three\"]",
    "[see @a; @a, p1]",
    "\n## Heading ",
    "; ",
    "e\u{301}",
    "<https://example.org>",
    "](javascript:x)",
    "\n```timeline\n",
    "limit: x",
    "\n<div>\n",
    "- [ ] ",
    "\n\n",
];

const YAML: &[&str] = &[
    "title: ",
    "a",
    "b: ",
    "\n",
    "\n  ",
    "\n- ",
    "[",
    "]",
    "{",
    "}",
    ",",
    ": ",
    "'",
    "\"",
    "#",
    "&x",
    "*x",
    "!t",
    "|\n",
    ">\n",
    "\t",
    "é",
    "中",
    "🙂",
    "? ",
    "---\n",
    "...\n",
    "%",
    "@",
    "`",
    "2023-10-12",
    "~",
    "null",
    "true",
    "-1.5e3",
    "\u{FEFF}",
    "\0",
    "\r\n",
    "\\",
    "<<: ",
    "\u{85}",
];

fn seed() -> u64 {
    std::env::var("DOSSIER_SEED").ok().and_then(|s| s.parse().ok()).unwrap_or(20_231_012)
}

fn soup(random: &mut Random, tokens: &[&str], longest: usize) -> String {
    let n = random.below(longest) + 1;
    (0..n).map(|_| *random.pick(&tokens.iter().collect::<Vec<_>>())).collect()
}

fn dossier(random: &mut Random, notes: usize) -> Vec<File> {
    let article = "---\ntitle: A\nrights: {mode: full, licence: CC0}\n---\none two three four\n\nfive six seven\n";
    let mut files = vec![
        File::new("config.yaml", b"title: T\nbase_url: https://example.org/\n".as_slice()),
        File::new("content/articles/a.md", article.as_bytes()),
    ];
    for n in 0..notes {
        let bom = if random.below(8) == 0 { "\u{FEFF}" } else { "" };
        let text = format!("{bom}---\ntitle: N{n}\n---\n{}", soup(random, TOKENS, 60));
        let text = if random.below(4) == 0 { text.replace('\n', "\r\n") } else { text };
        files.push(File::new(format!("content/notes/n{n}.md"), text.into_bytes()));
    }
    files
}

#[test]
fn any_markdown_is_read_and_written() {
    for round in 0..8 {
        let seed = seed() + round;
        let files = dossier(&mut Random(seed), 150);
        let (known, _) = pipeline::know(&files, &[], &Request::default());
        let writer = Writer {
            dossier: &known.dossier,
            routes: &known.routes,
            config: &known.config,
            words: known.theme.body_words(),
        };
        for node in known.dossier.index.ids() {
            let document = &known.dossier.node(node).document;
            let file = files.iter().find(|f| f.path == document.path).unwrap();
            let text = std::str::from_utf8(&file.bytes).unwrap();
            let (body, findings) = writer.body(
                node,
                known.routes.node(node),
                Options { references: true, margin: true, ..Options::default() },
            );
            let mut wrong = places(document, text);
            wrong.extend(unclosed(&body.html));
            wrong.extend(
                findings
                    .iter()
                    .filter_map(|f| f.place.as_ref())
                    .filter(|p| text.get(p.range()).is_none())
                    .map(|p| format!("{p:?}")),
            );
            assert!(wrong.is_empty(), "seed {seed}, {}\n{text:?}\n{}\n{}", file.path, body.html, wrong.join("\n"));
        }
    }
}

/// References and headings that do not stand where they are said to.
fn places(document: &Document, text: &str) -> Vec<String> {
    let body = &document.body;
    let mut wrong = Vec::new();
    for reference in &body.references {
        let slice = text.get(reference.range.clone());
        if slice.is_none_or(|s| !stands(reference, s)) {
            wrong.push(format!("{reference:?} stands at {slice:?}"));
        }
        let markdown = body.in_markdown(&reference.range);
        if body.in_file(&markdown) != reference.range {
            wrong.push(format!("{:?} there and back is {:?}", reference.range, body.in_file(&markdown)));
        }
        if let ReferenceKind::Citations(items) = &reference.kind {
            let spans =
                items.iter().flat_map(|i| std::iter::once(&i.id.range).chain(i.quote.as_ref().map(|q| &q.range)));
            wrong.extend(spans.filter(|r| text.get((*r).clone()).is_none()).map(|r| format!("{r:?} of {reference:?}")));
        }
        if body.blocks.get(reference.block).is_none_or(|b| b.references.is_empty()) {
            wrong.push(format!("{reference:?} stands in no block"));
        }
    }
    let ranges = body.headings.iter().map(|h| &h.range).chain(body.directives.iter().map(|d| &d.range));
    wrong.extend(ranges.filter(|r| text.get((*r).clone()).is_none()).map(|r| format!("heading or block at {r:?}")));
    let blocks = body.blocks.iter().flat_map(|b| b.references.iter().map(move |(_, r)| (b, r)));
    wrong.extend(blocks.filter(|(b, r)| b.text.get((*r).clone()).is_none()).map(|(b, _)| format!("{b:?}")));
    let ids: BTreeSet<&str> = body.headings.iter().map(|h| h.id.as_str()).collect();
    if ids.len() != body.headings.len() {
        wrong.push(format!("two headings of one id: {:?}", body.headings));
    }
    wrong
}

fn stands(reference: &Reference, slice: &str) -> bool {
    match &reference.kind {
        ReferenceKind::Wikilink(_) => slice.starts_with('[') && slice.ends_with(']'),
        ReferenceKind::Embed(_) => slice.starts_with('!') && slice.ends_with(']'),
        ReferenceKind::Citations(_) => slice.starts_with('[') && slice.ends_with(']'),
        ReferenceKind::Link(_) => slice.starts_with(['[', '<']),
        ReferenceKind::Image(_) => slice.starts_with('!'),
    }
}

/// Elements that are not closed, ids that stand twice, and what may never be published.
fn unclosed(html: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for name in [
        "em",
        "strong",
        "del",
        "a",
        "p",
        "ul",
        "ol",
        "li",
        "blockquote",
        "div",
        "section",
        "table",
        "td",
        "sup",
        "h2",
        "pre",
    ] {
        let open = html.matches(&format!("<{name}>")).count() + html.matches(&format!("<{name} ")).count();
        let close = html.matches(&format!("</{name}>")).count();
        if open != close {
            wrong.push(format!("{open} <{name}> and {close} </{name}>"));
        }
    }
    let ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|s| s.split('"').next()).collect();
    let unique: BTreeSet<&&str> = ids.iter().collect();
    if unique.len() != ids.len() {
        wrong.push(format!("an id stands twice: {ids:?}"));
    }
    for never in ["=\"javascript:", "<script", "\u{F0000}\u{F0001}"] {
        wrong.extend(html.contains(never).then(|| format!("{never:?} is published")));
    }
    wrong
}

#[test]
fn any_yaml_is_read() {
    let path: Arc<str> = "config.yaml".into();
    for n in 0..20_000 {
        let seed = seed() + n;
        let text = soup(&mut Random(seed), YAML, 30);
        let (node, findings) = yaml::parse(&path, &text, 0..text.len());
        assert!(
            node.is_some()
                || !findings.is_empty()
                || text.trim_matches(|c: char| !c.is_alphanumeric()).is_empty()
                || text.contains(['#', '%', '.']),
            "seed {seed}: {text:?} is nothing"
        );
        let mut ranges: Vec<_> =
            findings.iter().filter_map(|f| f.place.as_ref()).map(dossier::text::Place::range).collect();
        node.iter().for_each(|n| all_ranges(n, &mut ranges));
        let wrong: Vec<_> = ranges.iter().filter(|r| text.get((*r).clone()).is_none()).collect();
        assert!(wrong.is_empty(), "seed {seed}: {text:?} has no {wrong:?}");
    }
}

fn all_ranges(node: &yaml::Node, ranges: &mut Vec<std::ops::Range<usize>>) {
    ranges.push(node.range.clone());
    node.list().unwrap_or_default().iter().for_each(|n| all_ranges(n, ranges));
    for entry in node.map().unwrap_or_default() {
        ranges.push(entry.key_range.clone());
        all_ranges(&entry.node, ranges);
    }
}

#[test]
fn neither_order_nor_threads_change_a_byte() {
    let seed = seed();
    let mut random = Random(seed);
    // Of the soup, what is right: errors would leave nothing to compare.
    let mut files = dossier(&mut random, 0);
    for n in 0..24 {
        let text = format!(
            "---\ntitle: N{n}\ntags: [t{}]\n---\n## H\n\n[[n{}]] and [@a, p1] ![[n{}#H]]\n",
            n % 3,
            (n * 7) % 24,
            23 - n / 2
        );
        let text = if n > 11 { text.replace("![[", "[[") } else { text };
        files.push(File::new(format!("content/notes/n{n}.md"), text.into_bytes()));
    }
    for n in 0..6 {
        let text = format!(
            "---\ntitle: C{n}\nstatement: It is so {n}.\nevidence:\n  - {{article: a, stance: supports}}\n---\n"
        );
        files.push(File::new(format!("content/claims/c{n}.md"), text.into_bytes()));
    }
    let build = |files: &[File], threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let built = pool.install(|| pipeline::build(files, &[], Vec::new(), &Request::default()));
        (built.findings, built.output)
    };
    let (findings, output) = build(&files, 1);
    assert!(output.is_some(), "{findings:?}");
    for threads in [1, 2, 8] {
        for i in (1..files.len()).rev() {
            files.swap(i, random.below(i + 1));
        }
        assert!(build(&files, threads) == (findings.clone(), output.clone()), "seed {seed}, {threads} threads");
    }
    let soup = dossier(&mut random, 60);
    let mut shuffled = soup.clone();
    shuffled.reverse();
    assert_eq!(build(&soup, 1).0, build(&shuffled, 4).0, "seed {seed}");
}
