//! What users wrote against the table.

use std::sync::Arc;

use super::{Field, Shape};
use crate::diag::{Code, Finding, code::document as code};
use crate::text::{Place, edtf::Edtf};
use crate::yaml::{Entry, Node};

/// Every fault of a set of fields: unknown and missing ones, wrong types, values outside the lists.
///
/// The last of the `tables` that has a field decides; `whole` is where a missing field is reported.
pub fn check(path: &Arc<str>, node: &Node, tables: &[&'static [Field]], whole: &Place) -> Vec<Finding> {
    let mut checker = Checker { path, findings: Vec::new() };
    checker.fields(node, "", tables, whole);
    checker.findings
}

/// The word of `words` nearest to `given`, if it is near enough to be meant.
pub fn nearest<'a>(given: &str, words: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let given = given.to_lowercase();
    let distance = |word: &str| strsim::damerau_levenshtein(&given, &word.to_lowercase());
    let best = words.into_iter().map(|w| (distance(w), w)).min_by_key(|(d, _)| *d)?;
    let longest = given.chars().count().max(best.1.chars().count());
    (best.0 * 5 <= longest * 2).then_some(best.1)
}

/// `p7`, `¶ 7` or `7` → 7.
pub fn paragraph(text: &str) -> Option<u32> {
    let digits = text.trim().trim_start_matches(['p', '¶']).trim_start();
    digits.parse().ok().filter(|n| *n > 0 && digits.bytes().all(|b| b.is_ascii_digit()))
}

struct Checker<'a> {
    path: &'a Arc<str>,
    findings: Vec<Finding>,
}

impl Checker<'_> {
    fn fields(&mut self, node: &Node, name: &str, tables: &[&'static [Field]], whole: &Place) {
        let Some(entries) = node.map() else {
            return self.wrong_type(node, name, "a set of fields, `name: value`");
        };
        let all = || tables.iter().flat_map(|t| t.iter());
        for entry in entries {
            match all().rfind(|f| f.name == entry.key) {
                Some(field) if !entry.node.is_null() => self.shape(&entry.node, &field.shape, field.name),
                Some(_) => {}
                None => self.unknown(entry, all()),
            }
        }
        for field in all().filter(|f| f.required && node.get(f.name).is_none()) {
            let message = format!("the field `{}` is missing", field.name);
            self.findings.push(Finding::new(&code::MISSING_FIELD, whole.clone(), message).help(format!(
                "add `{}:` ({})",
                field.name,
                lower_first(field.doc)
            )));
        }
    }

    fn unknown<'f>(&mut self, entry: &Entry, fields: impl Iterator<Item = &'f Field>) {
        let mut names: Vec<&str> = Vec::new();
        for field in fields {
            if !names.contains(&field.name) {
                names.push(field.name);
            }
        }
        let help = match nearest(&entry.key, names.iter().copied()) {
            Some(name) => format!("did you mean `{name}`?"),
            None if names.contains(&"extra") => {
                format!("fields of your own go into `extra:`; known are {}", join(&names, "and"))
            }
            None => format!("the fields here are {}", join(&names, "and")),
        };
        let message = format!("there is no field `{}` here", entry.key);
        self.push(&code::UNKNOWN_FIELD, entry.key_range.clone(), message, help);
    }

    fn shape(&mut self, node: &Node, shape: &'static Shape, name: &str) {
        match shape {
            Shape::Any => {}
            Shape::Text | Shape::Link => self.text(node, name),
            Shape::Date => self.date(node, name),
            Shape::Url => self.url(node, name),
            Shape::Bool if node.boolean().is_none() => self.wrong_type(node, name, "`true` or `false`"),
            Shape::Number if node.number().is_none() => self.wrong_type(node, name, "a number"),
            Shape::Bool | Shape::Number => {}
            Shape::Between(from, to) => self.between(node, name, *from, *to),
            Shape::Paragraph => self.paragraph(node, name),
            Shape::OneOf(words) => self.one_of(node, name, words),
            Shape::List(item) => node.items().iter().for_each(|n| self.shape(n, item, name)),
            Shape::Fields(fields) => self.fields(node, name, &[fields], &Place::new(self.path, node.range.clone())),
            Shape::Words(words) => self.words(node, name, words),
        }
    }

    fn words(&mut self, node: &Node, name: &str, words: &'static [&'static str]) {
        match node.map() {
            Some(entries) => entries.iter().for_each(|e| self.one_of(&e.node, &e.key, words)),
            None => self.wrong_type(node, name, "a set of fields, `name: value`"),
        }
    }

    fn text(&mut self, node: &Node, name: &str) {
        if node.text().is_none() {
            let hint = if is_bare_link(node) { " in quotation marks: `\"[[id]]\"`" } else { "" };
            self.wrong_type(node, name, &format!("a text{hint}"));
        } else if node.text().is_some_and(|t| t.trim().is_empty()) {
            self.push(
                &code::WRONG_TYPE,
                node.range.clone(),
                format!("`{name}` is empty"),
                "write a value, or leave the field out".into(),
            );
        }
    }

    fn between(&mut self, node: &Node, name: &str, from: f64, to: f64) {
        match node.number() {
            None => self.wrong_type(node, name, "a number"),
            Some(n) if !(from..=to).contains(&n) => {
                let (message, help) = (format!("`{name}` cannot be {n}"), format!("it can be from {from} to {to}"));
                self.push(&code::INVALID_VALUE, node.range.clone(), message, help);
            }
            Some(_) => {}
        }
    }

    fn paragraph(&mut self, node: &Node, name: &str) {
        match node.text() {
            None => self.wrong_type(node, name, "a paragraph, such as `p7`"),
            Some(text) if paragraph(text).is_none() => {
                let message = format!("`{name}` cannot be `{text}`");
                self.push(&code::INVALID_VALUE, node.range.clone(), message, "write its number, such as `p7`".into());
            }
            Some(_) => {}
        }
    }

    fn date(&mut self, node: &Node, name: &str) {
        let Some(text) = node.text() else {
            return self.wrong_type(node, name, "a date, such as `2023-10-12`");
        };
        if let Err(error) = Edtf::parse(text) {
            self.push(&code::BAD_DATE, node.range.clone(), format!("`{name}`: {error}"), error.help.clone());
        }
    }

    fn url(&mut self, node: &Node, name: &str) {
        let good = |t: &str| ["https://", "http://"].iter().any(|s| t.strip_prefix(s).is_some_and(is_host_and_path));
        if !node.text().is_some_and(good) {
            let message = format!("`{name}` is not an address of the web");
            self.push(&code::BAD_URL, node.range.clone(), message, "write it whole, beginning with `https://`".into());
        }
    }

    fn one_of(&mut self, node: &Node, name: &str, words: &'static [&'static str]) {
        let Some(text) = node.text() else {
            return self.wrong_type(node, name, &format!("one of {}", join(words, "or")));
        };
        if !words.contains(&text) {
            let help = match nearest(text, words.iter().copied()) {
                Some(word) => format!("did you mean `{word}`? It can be {}", join(words, "or")),
                None => format!("it can be {}", join(words, "or")),
            };
            self.push(&code::INVALID_VALUE, node.range.clone(), format!("`{name}` cannot be `{text}`"), help);
        }
    }

    fn wrong_type(&mut self, node: &Node, name: &str, wanted: &str) {
        let name = if name.is_empty() { "this".to_owned() } else { format!("`{name}`") };
        let message = format!("{name} is {}", node.kind());
        self.push(&code::WRONG_TYPE, node.range.clone(), message, format!("write {wanted}"));
    }

    fn push(&mut self, code: &'static Code, range: std::ops::Range<usize>, message: String, help: String) {
        self.findings.push(Finding::new(code, Place::new(self.path, range), message).help(help));
    }
}

/// `[[id]]` without quotation marks is a list in a list.
fn is_bare_link(node: &Node) -> bool {
    matches!(node.list(), Some([inner]) if inner.list().is_some())
}

fn is_host_and_path(rest: &str) -> bool {
    !rest.is_empty()
        && !rest.starts_with('/')
        && !rest.chars().any(|c| c.is_whitespace() || c.is_control() || "<>\"".contains(c))
}

/// `a, b or c`, each in code marks.
fn join(words: &[&str], last_joint: &str) -> String {
    let coded: Vec<String> = words.iter().map(|w| format!("`{w}`")).collect();
    match coded.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} {last_joint} {last}", rest.join(", ")),
        None => String::new(),
    }
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_lowercase().chain(chars).collect())
}
