//! The text of a new file: what its kind must have, and what it may have, from the table of fields.

use std::fmt::Write;

use super::skeleton::quoted;
use crate::document::Kind;
use crate::schema::{Field, Shape, tables};

/// Fields of every kind that are worth a line in a new file; the others are in the documentation.
const OFFERED: &[&str] = &["aliases", "summary", "tags"];

/// Where the remark after a field begins.
const REMARK: usize = 36;

/// A file of a kind with its title: required fields are empty and to be filled in, the others commented out.
pub fn text(kind: Kind, title: &str) -> String {
    let mut out = format!("---\ntitle: {}\n", quoted(title));
    let own = tables::of_kind(kind.name());
    let wanted = |f: &&Field| f.required || is_rights(kind, f);
    own.iter().filter(wanted).for_each(|f| entry(&mut out, f, "", is_rights(kind, f).then_some(RIGHTS)));
    let common = tables::COMMON.iter().filter(|f| OFFERED.contains(&f.name));
    common.chain(own.iter().filter(|f| !wanted(f))).for_each(|f| entry(&mut out, f, "# ", None));
    out + "---\n"
}

/// The names of the fields that have to be filled in.
pub fn required(kind: Kind) -> Vec<&'static str> {
    tables::of_kind(kind.name()).iter().filter(|f| f.required).map(|f| f.name).collect()
}

/// An article with a body has to say what the body is. A digest is what may always be published.
const RIGHTS: &str = "{mode: cite}";

fn is_rights(kind: Kind, field: &Field) -> bool {
    kind == Kind::Article && field.name == "rights"
}

/// One field: its line, or for a list of sets the first set with a line for each of its fields.
fn entry(out: &mut String, field: &Field, mark: &str, value: Option<&str>) {
    let value = value.unwrap_or_default();
    match &field.shape {
        Shape::List(item @ Shape::Fields(_)) => {
            line(out, &format!("{mark}{}:", field.name), field);
            set(out, item, &format!("{mark}  - "), mark);
        }
        Shape::Fields(_) if value.is_empty() => {
            line(out, &format!("{mark}{}:", field.name), field);
            set(out, &field.shape, &format!("{mark}  "), mark);
        }
        shape => line(out, format!("{mark}{}: {}", field.name, or(value, example(shape))).trim_end(), field),
    }
}

/// The fields of a set, below each other; `first` begins the first one.
fn set(out: &mut String, shape: &Shape, first: &str, mark: &str) {
    let Shape::Fields(fields) = shape else { return };
    let indent = " ".repeat(first.len() - mark.len());
    for (i, field) in fields.iter().enumerate() {
        // Within a set that is there, only what it may also lack is commented out.
        let begin = match (i, field.required || !mark.is_empty()) {
            (0, _) => first.to_owned(),
            (_, true) => format!("{mark}{indent}"),
            (_, false) => format!("{indent}# "),
        };
        line(out, format!("{begin}{}: {}", field.name, example(&field.shape)).trim_end(), field);
    }
}

/// A line with the field's meaning after it.
fn line(out: &mut String, start: &str, field: &Field) {
    let words = match &field.shape {
        Shape::OneOf(words) => format!("{} ({})", field.doc, words.join(", ")),
        _ => field.doc.to_owned(),
    };
    let _ = writeln!(out, "{start:REMARK$} # {words}");
}

/// What an empty value of a shape looks like.
fn example(shape: &Shape) -> &'static str {
    match shape {
        Shape::List(Shape::Link) => r#"["[[]]"]"#,
        Shape::List(_) => "[]",
        Shape::Link => r#""[[]]""#,
        _ => "",
    }
}

fn or<'a>(value: &'a str, otherwise: &'a str) -> &'a str {
    if value.is_empty() { otherwise } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Finding;
    use crate::document;
    use crate::text::File;

    /// The lines that are comments, without their mark.
    fn uncommented(text: &str) -> String {
        let unmarked = |line: &str| match line.split_once("# ") {
            Some((indent, rest)) if indent.trim().is_empty() => format!("{indent}{rest}\n"),
            _ => format!("{line}\n"),
        };
        text.lines().map(unmarked).collect()
    }

    /// A draft lacks what has to be filled in, and nothing else is wrong with it or with the fields that it offers.
    #[test]
    fn drafts_lack_only_what_has_to_be_filled_in() {
        for kind in Kind::ALL {
            let path = format!("content/{}/a.md", kind.folder());
            let check = |text: &str| document::parse(&File::new(path.clone(), text.as_bytes())).1;
            let text = text(kind, "What \"they\": said");
            let missing = check(&text);
            assert!(missing.iter().all(|f| f.code.name == "missing-field"), "{missing:?}\n{text}");
            for name in required(kind).iter().filter(|name| **name != "evidence") {
                let message = format!("the field `{name}` is missing");
                assert!(missing.iter().any(|f| f.message == message), "{kind:?}: {message}?");
            }
            let offered = check(&uncommented(&text));
            let unknown = |f: &Finding| !["missing-field", "wrong-type"].contains(&f.code.name);
            assert!(!offered.iter().any(unknown), "{offered:?}\n{text}");
        }
    }
}
