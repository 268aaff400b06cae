//! What is generated from the tables is in the repository and up to date: `schema/*.json`, `docs/front-matter.md`,
//! `docs/configuration.md` and `docs/findings.md`. `DOSSIER_BLESS=1` rewrites them. The examples are parsed.
#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![allow(clippy::disallowed_methods, reason = "a test reads the repository")]

use std::fmt::Write;
use std::path::Path;

use dossier::config;
use dossier::diag::codes;
use dossier::document::{self, Kind};
use dossier::schema::{Field, Shape, schema_of_config, schema_of_front_matter, tables};
use dossier::text::File;

#[test]
fn schemas() {
    kept("schema/front-matter.schema.json", &json(&schema_of_front_matter()));
    kept("schema/config.schema.json", &json(&schema_of_config()));
}

#[test]
fn front_matter() {
    kept("docs/front-matter.md", &front_matter_page());
}

#[test]
fn configuration() {
    kept("docs/configuration.md", &configuration_page());
}

#[test]
fn findings() {
    kept("docs/findings.md", &findings_page());
}

#[test]
fn examples_have_no_findings() {
    for kind in Kind::ALL {
        let path = format!("content/{}/example.md", kind.folder());
        let (document, findings) = document::parse(&File::new(path, example(kind.name()).into_bytes()));
        assert!(findings.is_empty(), "{}: {findings:#?}", kind.name());
        assert_eq!(document.map(|d| d.kind), Some(kind));
    }
    let (_, findings) = config::read(&File::new("config.yaml", read("docs/examples/config.yaml").into_bytes()));
    assert!(findings.is_empty(), "{findings:#?}");
}

/// A file of the repository is what the tables make of it.
fn kept(path: &str, expected: &str) {
    if std::env::var_os("DOSSIER_BLESS").is_some() {
        std::fs::create_dir_all(Path::new(path).parent().unwrap()).unwrap();
        std::fs::write(path, expected).unwrap();
    }
    assert!(read(path) == expected, "{path} is out of date: run the tests with DOSSIER_BLESS=1");
}

fn read(path: &str) -> String {
    std::fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n")
}

fn example(kind: &str) -> String {
    read(&format!("docs/examples/{kind}.md"))
}

fn json(schema: &serde_json::Value) -> String {
    serde_json::to_string_pretty(schema).unwrap() + "\n"
}

const FRONT_MATTER: &str = "\
# Front matter

Each file in `content/` begins with fields in YAML between two lines of `---`. The folder gives the kind; `kind:`
overrides it. A list of one may be written without brackets. Texts with a colon and a space, a hash or brackets need
quotation marks, and so do links: `where: \"[[eastport]]\"`.

`schema/front-matter.schema.json` says the same to editors. For one kind alone, point the editor to
`schema/front-matter.schema.json#/$defs/person`.

- A **link** is `[[id]]`, `[[id|label]]`, or plain words; words that are exactly one page's id, title or alias link to it.
- A **date** is `2023`, `2023-10`, `2023-10-12` or `2023-10-12T03:15+06:00`, with `?` for uncertain and `~` for
  approximate, or an interval: `2023-10-12/2023-10-13`, `../2023`, `2023/..`.
- An **address** begins with `https://` or `http://`.
";

fn front_matter_page() -> String {
    let mut out = generated(FRONT_MATTER);
    out.push_str("\n## All kinds\n\n`title` is required of all but articles.\n\n");
    table(&mut out, tables::COMMON);
    for (kind, fields) in tables::KINDS {
        let folder = Kind::from_name(kind).unwrap().folder();
        let _ = write!(out, "\n## {kind}\n\n`content/{folder}/<id>.md`\n\n```markdown\n{}```\n\n", example(kind));
        table(&mut out, fields);
    }
    out
}

const CONFIGURATION: &str = "\
# Configuration

`config.yaml` stands in the dossier's root. Only `title` is required. `schema/config.schema.json` says the same to
editors: begin the file with `# yaml-language-server: $schema=…/schema/config.schema.json`.
";

fn configuration_page() -> String {
    let mut out = generated(CONFIGURATION);
    let _ = write!(out, "\n```yaml\n{}```\n\n", read("docs/examples/config.yaml"));
    table(&mut out, tables::CONFIG);
    out
}

const FINDINGS: &str = "\
# Findings

What `dossier build` and `dossier check` can report, by code. An error stops the build before a byte is written; a
warning does not; a note says what was left out. `dossier explain CODE` prints the same, and `findings:` in
`config.yaml` sets a code to `error`, `warning` or `off`.
";

fn findings_page() -> String {
    let mut out = generated(FINDINGS);
    for code in codes() {
        let _ = write!(
            out,
            "\n## {}\n\n*{}.* {}.\n\n{}\n",
            code.name,
            code.severity.name(),
            code.summary,
            code.explanation
        );
    }
    out
}

/// The hand-written head, with a word on where the rest comes from.
fn generated(head: &str) -> String {
    let (title, rest) = head.split_once('\n').unwrap();
    format!(
        "{title}\n\n<!-- Written by tests/reference.rs from the tables in src/: change them, then DOSSIER_BLESS=1 cargo test --test reference -->\n{rest}"
    )
}

/// A table of fields, and one below it for each set of fields in it.
fn table(out: &mut String, fields: &[Field]) {
    out.push_str("| field | value | meaning |\n| --- | --- | --- |\n");
    for field in fields {
        let required = if field.required { " (required)" } else { "" };
        let _ = writeln!(out, "| `{}`{required} | {} | {} |", field.name, value(&field.shape), field.doc);
    }
    for (field, inner) in fields.iter().filter_map(|f| Some((f, inner(&f.shape)?))) {
        let each = if matches!(field.shape, Shape::List(_)) { "Each entry of" } else { "The fields of" };
        let _ = write!(out, "\n{each} `{}`:\n\n", field.name);
        table(out, inner);
    }
}

fn inner(shape: &Shape) -> Option<&'static [Field]> {
    match shape {
        Shape::Fields(fields) => Some(fields),
        Shape::List(item) => inner(item),
        _ => None,
    }
}

fn value(shape: &Shape) -> String {
    match shape {
        Shape::Text => "text".to_owned(),
        Shape::Link => "link".to_owned(),
        Shape::Date => "date".to_owned(),
        Shape::Url => "address".to_owned(),
        Shape::Bool => "`true`, `false`".to_owned(),
        Shape::Number => "number".to_owned(),
        Shape::Between(low, high) => format!("number from {low} to {high}"),
        Shape::Paragraph => "paragraph, as `p7`".to_owned(),
        Shape::OneOf(words) => words.iter().map(|w| format!("`{w}`")).collect::<Vec<_>>().join(", "),
        Shape::List(item) => format!("list: {}", value(item)),
        Shape::Fields(_) => "fields, see below".to_owned(),
        Shape::Words(words) => format!("`name: {}`", words.join("\\|")),
        Shape::Any => "anything".to_owned(),
    }
}
