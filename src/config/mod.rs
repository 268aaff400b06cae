//! Layer 2: `config.yaml` as a value.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::{self, Finding, Severity, code::config as code, code::document};
use crate::document::{Mode, Spanned, utf8};
use crate::schema::{self, tables};
use crate::text::{File, Place};
use crate::yaml::{self, Node, Value};

/// The configuration, with defaults where the file says nothing.
#[derive(Debug, Clone)]
pub struct Config {
    pub path: Arc<str>,
    pub title: String,
    pub description: Option<String>,
    /// With a final slash.
    pub base_url: Option<String>,
    /// BCP 47; `en` by default.
    pub language: String,
    pub theme: String,
    pub authors: Vec<String>,
    pub licence: Option<String>,
    pub repository: Option<String>,
    pub navigation: Vec<Navigation>,
    pub rights: Rights,
    pub mentions_in_notes: bool,
    pub never_mentions: Vec<String>,
    /// Whether HTML in notes is passed through, sanitised.
    pub html: bool,
    pub cname: Option<String>,
    /// The day as of which the dossier is built: never written in the file.
    pub as_of: Option<jiff::civil::Date>,
    pub search: bool,
    /// Whether pages have pictures for link previews.
    pub share_cards: bool,
    /// `None` is `off`.
    pub findings: BTreeMap<String, Option<Severity>>,
    pub theme_options: serde_json::Value,
    pub extra: serde_json::Value,
}

/// An entry of the main navigation.
#[derive(Debug, Clone)]
pub struct Navigation {
    pub label: String,
    /// A link to a node, or an address of this site or another.
    pub to: Spanned<String>,
}

/// What of an article may be published where the article does not say.
#[derive(Debug, Clone)]
pub struct Rights {
    pub default: Mode,
    pub max_words: u32,
    pub quote_words: u32,
    pub private_folder: String,
    /// `serve --private`: withheld texts are shown to the curator, marked. No build sets it.
    pub reveal: bool,
}

impl Default for Rights {
    fn default() -> Self {
        Self {
            default: Mode::Excerpt,
            max_words: 120,
            quote_words: 40,
            private_folder: "private".to_owned(),
            reveal: false,
        }
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            path: "config.yaml".into(),
            title: String::new(),
            description: None,
            base_url: None,
            language: "en".to_owned(),
            theme: "default".to_owned(),
            authors: Vec::new(),
            licence: None,
            repository: None,
            navigation: Vec::new(),
            rights: Rights::default(),
            mentions_in_notes: false,
            never_mentions: Vec::new(),
            html: false,
            cname: None,
            as_of: None,
            search: true,
            share_cards: true,
            findings: BTreeMap::new(),
            theme_options: serde_json::Value::Null,
            extra: serde_json::Value::Null,
        }
    }
}

/// Reads `config.yaml`; what cannot be read keeps its default.
pub fn read(file: &File) -> (Config, Vec<Finding>) {
    let mut findings = Vec::new();
    let Some(text) = utf8(file, &mut findings) else {
        return (Config::default(), findings);
    };
    let start = if text.starts_with('\u{FEFF}') { 3 } else { 0 };
    let (node, faults) = yaml::parse(&file.path, &text, start..text.len());
    let unreadable = node.is_none() && !faults.is_empty();
    findings.extend(faults);
    let node = node.filter(|n| !n.is_null()).unwrap_or(Node { value: Value::Map(Vec::new()), range: 0..0 });
    if !unreadable {
        findings.extend(schema::check(&file.path, &node, &[tables::CONFIG], &Place::whole(&file.path)));
    }
    let config = config(&node, &file.path);
    findings.extend(unknown_codes(&node, &file.path));
    (config, findings)
}

fn config(node: &Node, path: &Arc<str>) -> Config {
    let default = Config::default();
    let mentions = node.get("mentions");
    Config {
        path: Arc::clone(path),
        title: string(node, "title").unwrap_or_default(),
        description: string(node, "description"),
        base_url: string(node, "base_url").map(|u| u.trim_end_matches('/').to_owned() + "/"),
        language: string(node, "language").unwrap_or(default.language),
        theme: string(node, "theme").unwrap_or(default.theme),
        authors: strings(node, "authors"),
        licence: string(node, "licence"),
        repository: string(node, "repository").map(|u| u.trim_end_matches('/').to_owned()),
        navigation: node.get("navigation").map_or(&[][..], Node::items).iter().filter_map(navigation).collect(),
        rights: node.get("rights").map_or(default.rights, rights),
        mentions_in_notes: mentions.and_then(|m| m.get("notes")?.boolean()).unwrap_or(false),
        never_mentions: mentions.map_or_else(Vec::new, |m| strings(m, "not")),
        html: node.get("html").and_then(Node::boolean).unwrap_or(false),
        cname: string(node, "cname"),
        as_of: None,
        search: node.get("search").and_then(Node::boolean).unwrap_or(true),
        share_cards: node.get("share_cards").and_then(Node::boolean).unwrap_or(true),
        findings: severities(node),
        theme_options: node.get("theme_options").map_or(serde_json::Value::Null, Node::to_json),
        extra: node.get("extra").map_or(serde_json::Value::Null, Node::to_json),
    }
}

fn navigation(node: &Node) -> Option<Navigation> {
    let to = node.get("to")?;
    Some(Navigation {
        label: string(node, "label")?,
        to: Spanned { value: to.text()?.trim().to_owned(), range: to.range.clone() },
    })
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // clamped before
fn rights(node: &Node) -> Rights {
    let default = Rights::default();
    let count = |key: &str| node.get(key).and_then(Node::number).map(|n| n.clamp(0.0, 1e6) as u32);
    Rights {
        default: string(node, "default").and_then(|m| Mode::from_name(&m)).unwrap_or(default.default),
        max_words: count("max_words").unwrap_or(default.max_words),
        quote_words: count("quote_words").unwrap_or(default.quote_words),
        private_folder: string(node, "private_folder")
            .map_or(default.private_folder, |f| f.trim_matches('/').to_owned()),
        reveal: false,
    }
}

fn severities(node: &Node) -> BTreeMap<String, Option<Severity>> {
    let severity = |n: &Node| match n.text()? {
        "error" => Some(Some(Severity::Error)),
        "warning" => Some(Some(Severity::Warning)),
        "off" => Some(None),
        _ => None,
    };
    let entries = node.get("findings").and_then(Node::map).unwrap_or_default();
    entries.iter().filter_map(|e| Some((e.key.clone(), severity(&e.node)?))).collect()
}

/// Codes in `findings:` that do not exist, or that may not be turned off.
fn unknown_codes(node: &Node, path: &Arc<str>) -> Vec<Finding> {
    let entries = node.get("findings").and_then(Node::map).unwrap_or_default();
    let unknown = entries.iter().filter(|e| diag::by_name(&e.key).is_none()).map(|e| {
        let help =
            schema::nearest(&e.key, diag::codes().iter().map(|c| c.name)).map(|n| format!("did you mean `{n}`?"));
        Finding::new(
            &code::UNKNOWN_CODE,
            Place::new(path, e.key_range.clone()),
            format!("there is no finding `{}`", e.key),
        )
        .help_opt(help.or_else(|| Some("`dossier explain` lists them".to_owned())))
    });
    unknown.collect()
}

fn string(node: &Node, key: &str) -> Option<String> {
    Some(node.get(key)?.text()?.trim().to_owned()).filter(|t| !t.is_empty())
}

fn strings(node: &Node, key: &str) -> Vec<String> {
    node.get(key).map_or(&[][..], Node::items).iter().filter_map(|n| Some(n.text()?.trim().to_owned())).collect()
}

/// There is no `config.yaml`.
pub fn missing(path: &Arc<str>) -> Finding {
    Finding::new(&document::MISSING_FIELD, Place::whole(path), "there is no config.yaml here")
        .help("`dossier init DIR` makes a new dossier; `--root DIR` names the folder of an existing one")
}
