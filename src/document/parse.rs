//! One Markdown file → one document.

use std::sync::Arc;

use super::{Body, Common, Fields, Kind, front};
use crate::diag::{Finding, code::document as code};
use crate::schema::{self, tables};
use crate::text::{File, Place, nfc, slug};
use crate::yaml::{self, Node, Value};

/// One parsed file of `content/`.
#[derive(Debug, Clone)]
pub struct Document {
    pub path: Arc<str>,
    /// The file's stem, NFC.
    pub id: String,
    pub kind: Kind,
    pub common: Common,
    pub fields: Fields,
    pub body: Body,
    /// The front matter, for places of findings; the start of the file where there is none.
    pub front: Place,
}

impl Document {
    pub fn place(&self, range: &std::ops::Range<usize>) -> Place {
        Place::new(&self.path, range.clone())
    }
}

/// Parses a Markdown file below `content/`. Without a document there is at least one finding that is an error.
pub fn parse(file: &File) -> (Option<Document>, Vec<Finding>) {
    let mut findings = Vec::new();
    let document = read(file, &mut findings);
    (document, findings)
}

fn read(file: &File, findings: &mut Vec<Finding>) -> Option<Document> {
    let path = &file.path;
    let text = utf8(file, findings)?;
    let (yaml_range, body_range) = match front::split(&text) {
        Ok(ranges) => ranges,
        Err(at) => {
            let finding = Finding::new(
                &code::UNTERMINATED_FRONT_MATTER,
                Place::new(path, at..at + 3),
                "this front matter has no end",
            );
            findings.push(finding.help("add a line `---` after the last field"));
            return None;
        }
    };
    // After a byte-order mark, if there is one.
    let top = if text.starts_with('\u{FEFF}') { 3 } else { 0 };
    let place = if yaml_range.start == top { Place::whole(path) } else { Place::new(path, top..top + 3) };
    let (node, faults) = yaml::parse(path, &text, yaml_range);
    let unreadable = !faults.is_empty() && node.is_none();
    findings.extend(faults);
    let node = node.filter(|n| !n.is_null()).unwrap_or(Node { value: Value::Map(Vec::new()), range: 0..0 });
    let id = id(file, findings)?;
    let kind = kind(path, &node, findings)?;
    if unreadable {
        return None;
    }
    findings.extend(check(kind, path, &node, &place));
    let (common, faults) = front::common(&node, path);
    findings.extend(faults);
    let (body, faults) = Body::parse(path, &text, body_range, matches!(kind, Kind::Article | Kind::Note));
    // What others wrote has the links and pictures that it has.
    let theirs = [&code::UNSAFE_ADDRESS, &code::REMOTE_IMAGE];
    findings.extend(faults.into_iter().filter(|f| kind != Kind::Article || !theirs.contains(&f.code)));
    let fields = front::fields(kind, &node)?;
    Some(Document { path: Arc::clone(path), id, kind, common, fields, body, front: place })
}

fn check(kind: Kind, path: &Arc<str>, node: &Node, whole: &Place) -> Vec<Finding> {
    let mut findings = schema::check(path, node, &[tables::COMMON, tables::of_kind(kind.name())], whole);
    if kind != Kind::Article && node.map().is_some() && node.get("title").is_none() {
        let finding = Finding::new(&code::MISSING_FIELD, whole.clone(), "the field `title` is missing");
        findings.push(finding.help("add `title:` to the front matter, between two lines of `---`"));
    }
    if kind == Kind::Article {
        let empty = node.get("images").into_iter().flat_map(Node::items).filter(|i| front::says_nothing(i));
        findings.extend(empty.map(|image| {
            let place = Place::new(path, image.range.clone());
            let finding = Finding::new(&code::MISSING_FIELD, place, "this picture has neither a file nor words");
            finding.help("add `src:` with the file beside this one, or `caption:` with what the outlet wrote below it")
        }));
    }
    findings
}

/// The text of a file that has to be UTF-8.
pub fn utf8(file: &File, findings: &mut Vec<Finding>) -> Option<Arc<str>> {
    match std::str::from_utf8(&file.bytes) {
        Ok(text) => Some(text.into()),
        Err(error) => {
            let at = error.valid_up_to();
            let message = format!("byte {} is not UTF-8", at + 1);
            let finding = Finding::new(&code::INVALID_UTF8, Place::new(&file.path, at..at + 1), message);
            findings.push(finding.help("open the file in an editor and save it as UTF-8"));
            None
        }
    }
}

/// The id: the file's stem.
pub(super) fn id(file: &File, findings: &mut Vec<Finding>) -> Option<String> {
    let name = file.name();
    let stem = nfc(name.rsplit_once('.').map_or(name, |(stem, _)| stem)).into_owned();
    let good = |c: char| {
        c.is_alphanumeric() || matches!(c, '-' | '_' | ' ') || unicode_normalization::char::is_combining_mark(c)
    };
    let fault = match stem.chars().find(|c| !good(*c)) {
        Some(c) => Some(format!("`{stem}` cannot be an id: `{}` is not possible in one", c.escape_debug())),
        None if stem.contains("--") => {
            Some(format!("`{stem}` cannot be an id: `--` joins the two articles of a comparison"))
        }
        None if slug(&stem).is_empty() => {
            Some(format!("`{stem}` cannot be an id: nothing in it can stand in an address"))
        }
        None if slug(&stem) == "index" && &*file.path != "content/index.md" => {
            Some(format!("`{stem}` cannot be an id: it is the address of the list of a folder's pages"))
        }
        None if stem.trim() != stem || stem.is_empty() => Some("an id neither begins nor ends with a space".to_owned()),
        None => None,
    };
    let Some(fault) = fault else { return Some(stem) };
    let finding = Finding::new(&code::BAD_ID, Place::whole(&file.path), fault);
    findings.push(finding.help("rename the file with letters, digits, `-` and `_`"));
    None
}

fn kind(path: &Arc<str>, node: &Node, findings: &mut Vec<Finding>) -> Option<Kind> {
    let stated = node.get("kind").and_then(Node::text).and_then(Kind::from_name);
    let mut parts = path.split('/').skip(1);
    let folder = parts.next().filter(|_| parts.next().is_some());
    let by_folder = folder.map_or_else(|| (&**path == "content/index.md").then_some(Kind::Note), Kind::from_folder);
    let kind = stated.or(by_folder);
    if kind.is_none() {
        let help = match folder.and_then(|f| schema::nearest(f, Kind::ALL.iter().map(|k| k.folder()))) {
            Some(folder) => format!("did you mean `content/{folder}/`?"),
            None => "move it into `content/notes/`, `people/`, … or write `kind: note`".to_owned(),
        };
        findings.push(
            Finding::new(&code::UNKNOWN_KIND, Place::whole(path), "nothing says what kind this file is").help(help),
        );
    }
    kind
}
