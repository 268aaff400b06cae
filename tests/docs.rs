//! The examples of `docs/syntax.md` and what comes out of them.
//!
//! A block ```` ```markdown ```` is an example: the body of a note in the dossier that `init --sample` makes. A block
//! ```` ```html ```` after it is what the rooms make of it, a block ```` ```text ```` what they find wrong with it.
//! `DOSSIER_BLESS=1` writes both.
#![allow(clippy::disallowed_methods, reason = "a test reads documentation and templates")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use dossier::diag::Finding;
use dossier::html::{Options, Writer};
use dossier::pipeline::{self, Known, Request};
use dossier::text::File;

const DOCUMENT: &str = "docs/syntax.md";
const TEMPLATES: &str = "src/cli/templates";

#[test]
fn examples_of_the_syntax() {
    let text = fs::read_to_string(DOCUMENT).expect("the document can be read");
    let parts = parts(&text);
    let examples: Vec<&str> = parts.iter().filter_map(|p| p.block("markdown")).collect();
    assert!(examples.len() > 20, "the examples are gone");
    let (known, findings) = dossier(&examples);
    let mut blessed = String::new();
    let mut number = 0;
    let mut parts = parts.iter().peekable();
    while let Some(part) = parts.next() {
        blessed.push_str(&part.source());
        if part.block("markdown").is_none() {
            continue;
        }
        number += 1;
        // What stood there before is what is expected.
        while parts.next_if(|p| p.is_outcome()).is_some() {}
        blessed.push_str(&outcome(&known, &findings, number));
    }
    check(&text, &blessed);
}

fn check(text: &str, blessed: &str) {
    if std::env::var_os("DOSSIER_BLESS").is_some() {
        return fs::write(DOCUMENT, blessed).expect("the document can be written");
    }
    let differs = text.lines().zip(blessed.lines()).position(|(a, b)| a != b);
    let at = differs.unwrap_or_else(|| text.lines().count().min(blessed.lines().count()));
    let from = |text: &str| text.lines().skip(at).take(4).collect::<Vec<_>>().join("\n");
    assert!(
        text == blessed,
        "{DOCUMENT}:{}: expected\n{}\n\ncame out\n{}\n\nDOSSIER_BLESS=1 writes it.",
        at + 1,
        from(text),
        from(blessed)
    );
}

/// The sample with every example as a note, and a picture that the examples show.
fn dossier(examples: &[&str]) -> (Known, Vec<Finding>) {
    let mut files = vec![File::new("config.yaml", b"title: Examples\n".to_vec())];
    let sample = walkdir::WalkDir::new(format!("{TEMPLATES}/sample")).sort_by_file_name();
    for entry in sample.into_iter().map(|e| e.expect("the sample can be read")).filter(|e| e.file_type().is_file()) {
        let path = entry.path().strip_prefix(format!("{TEMPLATES}/sample")).expect("it lies there");
        let bytes = fs::read_to_string(entry.path()).expect("a template").replace("@TITLE_YAML@", "Sample");
        files.push(File::new(format!("content/{}", slashes(path)), bytes.into_bytes()));
    }
    let about = fs::read(format!("{TEMPLATES}/about.md")).expect("a template");
    files.push(File::new("content/notes/about.md", about));
    for (i, example) in examples.iter().enumerate() {
        let text = format!("---\ntitle: Example {}\n---\n{example}", i + 1);
        files.push(File::new(path(i + 1), text.into_bytes()));
    }
    pipeline::know(&files, &["content/notes/harbour.jpg".into()], &Request::default())
}

fn slashes(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

fn path(example: usize) -> String {
    format!("content/notes/example-{example}.md")
}

/// The blocks that follow an example.
fn outcome(known: &Known, findings: &[Finding], example: usize) -> String {
    let writer = Writer {
        dossier: &known.dossier,
        routes: &known.routes,
        config: &known.config,
        words: known.theme.body_words(),
    };
    let node = known.dossier.index.by_path(&path(example)).expect("every example is a note");
    let options = Options { references: true, ..Options::default() };
    let (body, written) = writer.body(node, known.routes.node(node), options);
    let mut out = format!("\n```html\n{}\n```\n", body.html.trim_end());
    let own = |f: &&Finding| f.place.as_ref().is_some_and(|p| *p.path == path(example));
    let own: String = findings.iter().chain(&written).filter(own).map(words).collect();
    if !own.is_empty() {
        let _ = write!(out, "\n```text\n{own}```\n");
    }
    out
}

fn words(finding: &Finding) -> String {
    let mut out = format!("{}[{}]: {}\n", finding.severity.name(), finding.code.name, finding.message);
    for line in finding.help.iter().flat_map(|help| help.lines()) {
        let _ = writeln!(out, "  help: {line}");
    }
    out
}

/// A piece of the document: lines of text, or a block with the blank line before it.
enum Part<'a> {
    Line(&'a str),
    Block { before: &'static str, fence: &'a str, info: &'a str, text: String },
}

impl Part<'_> {
    fn block(&self, language: &str) -> Option<&str> {
        match self {
            Self::Block { info, text, .. } if *info == language => Some(text),
            _ => None,
        }
    }

    /// An expected block stands directly after its example.
    fn is_outcome(&self) -> bool {
        self.block("html").or(self.block("text")).is_some()
    }

    fn source(&self) -> String {
        match self {
            Self::Line(line) => format!("{line}\n"),
            Self::Block { before, fence, info, text } => format!("{before}{fence}{info}\n{text}{fence}\n"),
        }
    }
}

fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let marks = line.len() - line.trim_start_matches('`').len();
        if marks < 3 {
            parts.push(Part::Line(line));
            continue;
        }
        let (fence, info) = line.split_at(marks);
        let text = lines.by_ref().take_while(|l| *l != fence).flat_map(|l| [l, "\n"]).collect();
        let blank = matches!(parts.last(), Some(Part::Line(""))).then(|| parts.pop()).is_some();
        parts.push(Part::Block { before: if blank { "\n" } else { "" }, fence, info, text });
    }
    parts
}

/// What the map of the code says has to be there, and what is there has to be on the map.
#[test]
fn the_map_of_the_code_names_every_module() {
    let map = fs::read_to_string("ARCHITECTURE.md").expect("the map");
    let library = fs::read_to_string("src/lib.rs").expect("the library");
    let modules = library.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    let missing: Vec<&str> = modules.filter(|m| !map.contains(&format!("`{m}`"))).collect();
    assert!(missing.is_empty(), "ARCHITECTURE.md does not name {missing:?}");
}

/// Links of the documentation that lead to files which are not there. Pictures are made by hand and looked at.
#[test]
fn links_of_the_documentation_lead_somewhere() {
    let top = ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md"].map(std::path::PathBuf::from);
    let docs = walkdir::WalkDir::new("docs").sort_by_file_name().into_iter();
    let docs =
        docs.map(|e| e.expect("docs can be read").into_path()).filter(|p| p.extension().is_some_and(|e| e == "md"));
    let mut dead = Vec::new();
    for path in top.into_iter().chain(docs) {
        let text = fs::read_to_string(&path).expect("a document can be read");
        for target in targets(&text) {
            let file = target.split('#').next().unwrap_or_default();
            let beside = path.parent().unwrap_or(Path::new(""));
            if !file.is_empty() && !file.contains("://") && !beside.join(file).exists() {
                dead.push(format!("{}: {target}", path.display()));
            }
        }
    }
    assert!(dead.is_empty(), "dead links:\n{}", dead.join("\n"));
}

/// The addresses of Markdown links outside of blocks and code; pictures are no links here.
fn targets(text: &str) -> Vec<String> {
    use pulldown_cmark::{Event, Parser, Tag};
    let links = Parser::new(text).filter_map(|event| match event {
        Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.to_string()),
        _ => None,
    });
    links.collect()
}
