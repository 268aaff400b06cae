//! The structs of `src/view/` as tables of Markdown.

use std::fmt::Write;
use std::path::Path;

/// The files in the order of reading; builders are not part of the context.
const FILES: [&str; 9] = ["site", "page", "article", "compare", "entity", "claim", "note", "lists", "common"];

/// A public struct or enum: its name, what is said of it, its fields or variants.
struct Item {
    name: String,
    says: String,
    is_enum: bool,
    fields: Vec<(String, String, String)>,
}

pub fn tables(folder: &Path) -> String {
    let mut out = String::new();
    for file in FILES {
        let source = std::fs::read_to_string(folder.join(file).with_extension("rs")).expect("a file of the views");
        for item in items(&source) {
            table(&mut out, &item);
        }
    }
    out
}

fn table(out: &mut String, item: &Item) {
    let _ = writeln!(out, "\n### {}\n", item.name);
    if !item.says.is_empty() {
        let _ = writeln!(out, "{}\n", item.says);
    }
    if item.is_enum {
        let variants = item.fields.iter().map(|(name, _, says)| {
            let says = if says.is_empty() { String::new() } else { format!(" ({})", says.trim_end_matches('.')) };
            format!("`{}`{says}", kebab(name))
        });
        let _ = writeln!(out, "One of: {}.", variants.collect::<Vec<_>>().join(", "));
        return;
    }
    let _ = writeln!(out, "| field | | |\n| --- | --- | --- |");
    for (name, kind, says) in &item.fields {
        let _ = writeln!(out, "| `{name}` | {} | {} |", plain(kind), says.replace('|', "\\|"));
    }
}

/// Reads what follows our own formatting: one field or variant a line, its comment above.
fn items(source: &str) -> Vec<Item> {
    let (mut items, mut open): (Vec<Item>, bool) = (Vec::new(), false);
    let mut says: Vec<&str> = Vec::new();
    for line in source.lines() {
        let trimmed = line.trim();
        if let Some(comment) = trimmed.strip_prefix("///") {
            says.push(comment.trim());
        } else if let Some(head) = line.strip_prefix("pub struct ").or_else(|| line.strip_prefix("pub enum ")) {
            let name = head.split(['<', ' ']).next().unwrap_or_default().to_string();
            let is_enum = line.starts_with("pub enum");
            items.push(Item { name, says: links(&says.join("\n")), is_enum, fields: Vec::new() });
            (open, says) = (true, Vec::new());
        } else if open && trimmed == "}" {
            (open, says) = (false, Vec::new());
        } else if open && !trimmed.starts_with("#[") && !trimmed.is_empty() {
            if let (Some(item), false) = (items.last_mut(), trimmed.starts_with("//")) {
                item.fields.push(field(trimmed, &links(&says.join(" "))));
            }
            says.clear();
        } else if !trimmed.starts_with("#[") {
            says.clear();
        }
    }
    items
}

/// `pub title: Text<'a>,` or `Contested,` with what is said of it.
fn field(line: &str, says: &str) -> (String, String, String) {
    let line = line.trim_start_matches("pub ").trim_end_matches(',');
    let (name, kind) = line.split_once(": ").unwrap_or((line, ""));
    (name.to_string(), kind.to_string(), says.to_string())
}

/// A type in plain words.
fn plain(kind: &str) -> String {
    if let Some(inner) = kind.strip_prefix("Option<").and_then(|k| k.strip_suffix('>')) {
        return format!("{} or `null`", plain(inner));
    }
    if let Some(inner) = kind.strip_prefix("Vec<").and_then(|k| k.strip_suffix('>')) {
        return format!("list of {}", plain(inner));
    }
    match kind.split('<').next().unwrap_or_default().trim_start_matches("super::") {
        "Text" => "text".into(),
        "bool" => "true or false".into(),
        "u8" | "u32" | "i32" | "f32" | "f64" => "number".into(),
        "serde_json::Value" => "anything".into(),
        name => format!("[{name}](#{})", name.to_lowercase()),
    }
}

/// Links to Rust's items as plain code: `Page.root`.
fn links(says: &str) -> String {
    let mut out = String::new();
    let mut rest = says;
    while let Some((before, (name, after))) = rest.split_once("[`").and_then(|(b, r)| Some((b, r.split_once("`]")?))) {
        let _ = write!(out, "{before}`{}`", name.trim_start_matches("super::").replace("::", "."));
        rest = after;
    }
    out + rest
}

fn kebab(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.extend(c.to_lowercase());
    }
    out
}
