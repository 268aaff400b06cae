//! The examples of the `CommonMark` specification, each as the body of a note. Where our HTML is another, the example
//! is listed in `tests/commonmark/differences.md` under the reason; a reason that is a rule is applied and checked.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests and benchmarks read their cases and the clock"
)]
#![allow(clippy::unwrap_used)]

mod cases;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use dossier::html::{Options, Writer};
use dossier::pipeline;
use dossier::text::File;

/// Rules that make the specification's HTML into ours, by their headings in `differences.md`.
type Rule = (&'static str, fn(&str) -> String, fn(&str) -> String);
const RULES: &[Rule] = &[
    ("Headings", |spec| levels(spec), |ours| without_attribute(ours, &["<h2", "<h3", "<h4", "<h5", "<h6"], "id")),
    ("Code", str::to_owned, |ours| plain_code(ours)),
    ("Links", |spec| unlinked(spec), |ours| ours.replace(" rel=\"noopener noreferrer\"", "")),
    ("Images", |spec| words_of_images(spec), str::to_owned),
    ("Line breaks in lists", |spec| spec.replace("<li>\n", "<li>"), |ours| ours.replace("<li>\n", "<li>")),
    ("Quotation marks", |spec| spec.replace("&quot;", "\""), |ours| ours.replace("&quot;", "\"")),
];

struct Example {
    number: usize,
    markdown: String,
    html: String,
}

#[test]
fn every_difference_is_meant() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/commonmark/differences.md");
    let listed_text = std::fs::read_to_string(&path).unwrap();
    let spec = std::fs::read_to_string(path.with_file_name("spec.txt")).unwrap();
    let examples = examples(&spec);
    assert_eq!(examples.len(), 652, "version 0.31.2 has 652 examples");
    let mut found: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    let mut others: BTreeMap<usize, String> = BTreeMap::new();
    for (example, ours) in examples.iter().zip(written(&examples)) {
        match needed(&example.html, &ours) {
            Some(rules) => {
                for rule in rules {
                    found.entry(rule).or_default().insert(example.number);
                }
            }
            None => drop(others.insert(example.number, ours)),
        }
    }
    let mut listed = listed(&listed_text);
    if cases::bless() {
        std::fs::write(&path, blessed(&listed_text, &found)).unwrap();
        listed.retain(|(reason, _)| !RULES.iter().any(|r| r.0 == reason));
        listed.extend(found.iter().map(|(reason, numbers)| ((*reason).to_owned(), numbers.clone())));
    }
    let mut wrong = Vec::new();
    let mut explained: BTreeSet<usize> = BTreeSet::new();
    for (reason, numbers) in &listed {
        match RULES.iter().find(|r| r.0 == reason) {
            Some(rule) if found.get(rule.0).is_none_or(|f| f != numbers) => {
                wrong.push(format!("“{reason}” lists {numbers:?}, but it is {:?}", found.get(rule.0)));
            }
            Some(_) => {}
            None => explained.extend(numbers),
        }
    }
    for number in explained.iter().filter(|n| !others.contains_key(*n)) {
        wrong.push(format!("example {number} is listed and is no difference"));
    }
    for (number, ours) in others.iter().filter(|(n, _)| !explained.contains(*n)) {
        let example = &examples[number - 1];
        wrong.push(format!("example {number}\n{}---\n{}---\n{ours}", example.markdown, example.html));
    }
    assert!(wrong.is_empty(), "{}\n{} in all", wrong.join("\n\n"), wrong.len());
}

/// The examples stand between lines of 32 backticks; `→` is a tab.
fn examples(spec: &str) -> Vec<Example> {
    let fence = "`".repeat(32);
    let open = format!("{fence} example\n");
    let mut parts = spec.split(open.as_str());
    parts.next();
    let read = |(i, part): (usize, &str)| {
        let (example, _) = part.split_once(&fence).unwrap();
        let (markdown, html) = example.split_once("\n.\n").map_or_else(
            || (example.strip_prefix(".\n").unwrap_or_default().to_owned(), ""),
            |(m, h)| (format!("{m}\n"), h),
        );
        // An empty input: the dot stands on the first line.
        let (markdown, html) = match example.strip_prefix(".\n") {
            Some(html) => (String::new(), html),
            None => (markdown, html),
        };
        Example { number: i + 1, markdown: markdown.replace('→', "\t"), html: html.replace('→', "\t") }
    };
    parts.enumerate().map(read).collect()
}

/// What we make of them: one dossier, one note an example.
fn written(examples: &[Example]) -> Vec<String> {
    let note = |e: &Example| {
        let text = format!("---\ntitle: Example {}\n---\n{}", e.number, e.markdown);
        File::new(format!("content/notes/example-{}.md", e.number), text.into_bytes())
    };
    let mut files: Vec<File> = examples.iter().map(note).collect();
    files.push(File::new("config.yaml", b"title: Examples\n".as_slice()));
    let (known, _) = pipeline::know(&files, &[], &pipeline::Request::default());
    let writer = Writer {
        dossier: &known.dossier,
        routes: &known.routes,
        config: &known.config,
        words: known.theme.body_words(),
    };
    let body = |e: &Example| {
        let node = known.dossier.index.by_id(&format!("example-{}", e.number)).unwrap();
        writer.body(node, known.routes.node(node), Options::default()).0.html
    };
    examples.iter().map(body).collect()
}

/// The rules without which the two differ; `None` if they differ with all of them.
fn needed(spec: &str, ours: &str) -> Option<Vec<&'static str>> {
    let equal = |rules: &[&Rule]| {
        let spec = rules.iter().fold(spec.to_owned(), |s, r| (r.1)(&s));
        let ours = rules.iter().fold(ours.to_owned(), |o, r| (r.2)(&o));
        spec == ours
    };
    let all: Vec<&Rule> = RULES.iter().collect();
    if !equal(&all) {
        return None;
    }
    let without = |rule: &&Rule| all.iter().copied().filter(|r| r.0 != rule.0).collect::<Vec<_>>();
    Some(RULES.iter().filter(|r| !equal(&without(r))).map(|r| r.0).collect())
}

/// The parts of the list: a heading, words, and the numbers on lines of their own.
fn listed(text: &str) -> Vec<(String, BTreeSet<usize>)> {
    let mut parts: Vec<(String, BTreeSet<usize>)> = Vec::new();
    for line in text.lines() {
        if let Some(reason) = line.strip_prefix("## ") {
            parts.push((reason.to_owned(), BTreeSet::new()));
        } else if let (Some((_, numbers)), true) = (parts.last_mut(), is_numbers(line)) {
            numbers.extend(line.split([',', ' ', '.']).filter_map(|n| n.parse::<usize>().ok()));
        }
    }
    parts
}

fn is_numbers(line: &str) -> bool {
    line.starts_with(|c: char| c.is_ascii_digit())
}

/// The list with the numbers of the rules as they are.
fn blessed(text: &str, found: &BTreeMap<&str, BTreeSet<usize>>) -> String {
    let mut out = String::new();
    let mut rule = None;
    for line in text.split_inclusive('\n') {
        if let Some(reason) = line.strip_prefix("## ") {
            rule = RULES.iter().find(|r| r.0 == reason.trim_end());
        }
        match rule {
            Some(_) if is_numbers(line) => {}
            _ => out.push_str(line),
        }
        if let (Some(rule), true) = (rule, line.trim_end().ends_with(':')) {
            let numbers: Vec<String> = found.get(rule.0).into_iter().flatten().map(ToString::to_string).collect();
            out.push('\n');
            for some in numbers.chunks(24) {
                out.push_str(&some.join(", "));
                out.push_str(if some.last() == numbers.last() { ".\n" } else { ",\n" });
            }
        }
    }
    out
}

/// The page's title is its heading of level 1.
fn levels(html: &str) -> String {
    html.replace("<h1>", "<h2>").replace("</h1>", "</h2>")
}

/// Takes an attribute out of the tags that begin so.
fn without_attribute(html: &str, tags: &[&str], attribute: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(at) = tags.iter().filter_map(|t| rest.find(t)).min() {
        let end = at + rest[at..].find('>').unwrap();
        out.push_str(&rest[..at]);
        let tag = &rest[at..end];
        match tag.split_once(&format!(" {attribute}=\"")) {
            Some((before, after)) => out.extend([before, after.split_once('"').unwrap().1]),
            None => out.push_str(tag),
        }
        rest = &rest[end..];
    }
    out + rest
}

/// Code blocks without colours and without what keyboards and screen readers need to scroll them.
fn plain_code(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(at) = rest.find("<pre class=\"code\"") {
        let end = at + rest[at..].find('>').unwrap();
        out.push_str(&rest[..at]);
        out.push_str("<pre");
        rest = &rest[end..];
    }
    out.push_str(rest);
    let mut plain = String::new();
    let mut rest = out.as_str();
    while let Some(at) = rest.find("<span class=\"hl-") {
        plain.push_str(&rest[..at]);
        let inner = &rest[at + rest[at..].find('>').unwrap() + 1..];
        let (code, after) = inner.split_once("</span>").unwrap();
        plain.push_str(code);
        rest = after;
    }
    plain + rest
}

/// Links to what is not there are words, as are those of other schemes than a page may have.
fn unlinked(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("<a href=\"") {
        out.push_str(before);
        let (href, _) = after.split_once('"').unwrap();
        let (tag, inner) = after.split_once('>').unwrap();
        let Some((words, next)) = inner.split_once("</a>") else { return html.to_owned() };
        let scheme = href.split(['/', '?', '#']).next().unwrap().split_once(':').map(|(s, _)| s.to_lowercase());
        match scheme.as_deref() {
            Some("http" | "https" | "mailto") => out.push_str(&format!("<a href=\"{tag}>{words}</a>")),
            _ => out.push_str(words),
        }
        rest = next;
    }
    out + rest
}

/// Pictures that are not in the dossier are their words.
fn words_of_images(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("<img ") {
        out.push_str(before);
        let Some((tag, next)) = after.split_once("/>").filter(|(tag, _)| tag.contains("alt=\"")) else {
            return html.to_owned();
        };
        out.push_str(tag.split_once("alt=\"").unwrap().1.split_once('"').unwrap().0);
        rest = next;
    }
    out + rest
}
