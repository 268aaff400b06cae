//! Files sorted by what they are, and parsed in parallel.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::Request;
use crate::config::{self, Config};
use crate::convert::{self, Converted};
use crate::diag::{Finding, code::evidence as code};
use crate::document::{self, ArticleText, Document, Kind, Mode, article_text};
use crate::dossier::{Input, lock::Lock};
use crate::text::{File, Place, nfc};

/// The configuration; a dossier without one is a finding.
pub fn config(files: &[File]) -> (Config, Vec<Finding>) {
    let named = |name: &str| files.iter().find(|f| &*f.path == name);
    match named("config.yaml").or_else(|| named("config.yml")).or_else(|| files.iter().find(|f| is_config(f))) {
        Some(file) => config::read(file),
        None => (Config::default(), vec![config::missing(&"config.yaml".into())]),
    }
}

/// `--config` may name a file anywhere; it is the one YAML file outside the folders of a dossier.
fn is_config(file: &File) -> bool {
    let yaml = [".yaml", ".yml"].iter().any(|e| file.path.ends_with(e));
    yaml && !["content/", "themes/", "templates/"].iter().any(|f| file.path.starts_with(f))
}

/// A file of the dossier after its own parsing.
enum Parsed {
    Document(Option<Box<Document>>, Vec<Finding>),
    /// A raw article, public or private.
    Raw(Box<Converted>),
    /// A private text in Markdown.
    Text(ArticleText),
    Nothing,
}

/// Parses everything and puts together what belongs together: cards, raw files, private texts.
pub fn input(files: &[File], assets: &[Arc<str>], config: &Config, request: &Request) -> (Input, Vec<Finding>) {
    let private = format!("{}/", config.rights.private_folder);
    let parsed: Vec<(&File, Parsed)> = files.par_iter().map(|f| (f, parse(f, &private))).collect();
    let mut findings = Vec::new();
    let mut documents: Vec<Document> = Vec::new();
    let mut texts: BTreeMap<String, ArticleText> = BTreeMap::new();
    let mut raw: Vec<(&File, Box<Converted>)> = Vec::new();
    let mut private_ids: BTreeSet<String> = BTreeSet::new();
    let mut unread: BTreeSet<String> = BTreeSet::new();
    for (file, parsed) in parsed {
        if file.path.starts_with(&private) && matches!(parsed, Parsed::Text(_) | Parsed::Raw(_)) {
            private_ids.insert(stem(file));
        }
        match parsed {
            Parsed::Document(document, faults) => {
                unread.extend(document.is_none().then(|| stem(file)));
                documents.extend(document.map(|d| *d));
                findings.extend(faults);
            }
            Parsed::Text(text) => drop(texts.insert(stem(file), text)),
            Parsed::Raw(converted) => raw.push((file, converted)),
            Parsed::Nothing => {}
        }
    }
    for (file, converted) in raw {
        add_raw(file, *converted, &private, &mut documents, &mut texts, &mut findings);
    }
    own_texts(&documents, &mut texts);
    raw_bodies(&mut documents, &texts, &private_ids, config);
    let assets = published(files, assets, &private);
    let (lock, faults) = lock(files);
    findings.extend(faults);
    (
        Input {
            documents: documents.into_iter().map(Arc::new).collect(),
            unread,
            texts,
            private: private_ids,
            lock,
            assets,
            later: BTreeSet::new(),
            drafts: request.drafts,
            today: request.today,
        },
        findings,
    )
}

fn parse(file: &File, private: &str) -> Parsed {
    let ending = file.name().rsplit_once('.').map_or("", |(_, e)| e);
    if let Some(rest) = file.path.strip_prefix(private) {
        return match ending {
            _ if rest.contains('/') => Parsed::Nothing,
            "md" => private_markdown(file),
            "txt" | "html" | "htm" | "mhtml" => Parsed::Raw(Box::new(convert::convert(file))),
            _ => Parsed::Nothing,
        };
    }
    match ending {
        _ if !file.path.starts_with("content/") => Parsed::Nothing,
        "md" => {
            let (document, findings) = document::parse(file);
            Parsed::Document(document.map(Box::new), findings)
        }
        "txt" | "html" | "htm" | "mhtml" if file.path.starts_with("content/articles/") => {
            Parsed::Raw(Box::new(convert::convert(file)))
        }
        _ => Parsed::Nothing,
    }
}

/// `dossier.lock`, if there is one.
fn lock(files: &[File]) -> (Option<Lock>, Vec<Finding>) {
    let Some(file) = files.iter().find(|f| &*f.path == "dossier.lock") else { return (None, Vec::new()) };
    let mut findings = Vec::new();
    let Some(text) = document::utf8(file, &mut findings) else { return (None, findings) };
    match Lock::parse(&text) {
        Ok(lock) => (Some(lock), findings),
        Err(error) => {
            let at = text.split_inclusive('\n').take(error.line.saturating_sub(1)).map(str::len).sum();
            let finding = Finding::new(&code::LOCK_UNREADABLE, Place::new(&file.path, at..at), error.message);
            findings.push(finding.help("make it anew with `dossier lock`, where the private texts are"));
            (None, findings)
        }
    }
}

/// The body of a private Markdown file, which `import` wrote; its front matter is the card's.
fn private_markdown(file: &File) -> Parsed {
    let mut findings = Vec::new();
    let Some(text) = document::utf8(file, &mut findings) else { return Parsed::Document(None, findings) };
    let body = document::front::split(&text).map_or(0..text.len(), |(_, body)| body);
    Parsed::Text(article_text(&text[body]))
}

fn stem(file: &File) -> String {
    let name = file.name();
    nfc(name.rsplit_once('.').map_or(name, |(s, _)| s)).into_owned()
}

/// A raw file gives its article a text, and a card where it has none. Private texts win over public ones.
fn add_raw(
    file: &File,
    converted: Converted,
    private: &str,
    documents: &mut Vec<Document>,
    texts: &mut BTreeMap<String, ArticleText>,
    findings: &mut Vec<Finding>,
) {
    let id = stem(file);
    let is_private = file.path.starts_with(private);
    let text = article_text(&converted.markdown());
    match documents.iter_mut().find(|d| d.id == id && d.kind == Kind::Article) {
        // What a private text says of itself is not in every clone: the card alone speaks.
        Some(_) if is_private => {}
        Some(card) => document::raw::complete(card, &converted),
        None if is_private => return,
        None => documents.extend(document::raw::from_converted(file, &converted, findings)),
    }
    findings.extend(converted.findings);
    if is_private || !texts.contains_key(&id) {
        texts.insert(id, text);
    }
}

/// The body of a card is the text when it may be published in full and no other text is there.
fn own_texts(documents: &[Document], texts: &mut BTreeMap<String, ArticleText>) {
    for document in documents {
        if let document::Fields::Article(article) = &document.fields
            && article.rights.as_ref().is_some_and(|r| r.mode == Mode::Full)
            && !document.body.is_empty()
            && !texts.contains_key(&document.id)
        {
            let body = &document.body;
            let text = ArticleText { markdown: body.markdown().to_owned(), paragraphs: body.paragraphs.clone() };
            texts.insert(document.id.clone(), text);
        }
    }
}

/// A raw text that may be published in full is shown with its headings, lists and links, like one in Markdown.
fn raw_bodies(
    documents: &mut [Document],
    texts: &BTreeMap<String, ArticleText>,
    private: &BTreeSet<String>,
    config: &Config,
) {
    for document in documents.iter_mut().filter(|d| d.body.is_empty() && !private.contains(&d.id)) {
        if let document::Fields::Article(article) = &document.fields
            && article.rights.as_ref().map_or(config.rights.default, |r| r.mode) == Mode::Full
            && let Some(text) = texts.get(&document.id)
        {
            let markdown: Arc<str> = text.markdown.as_str().into();
            // Its findings would name places of a file that nobody wrote.
            (document.body, _) = document::Body::parse(&document.path, &markdown, 0..markdown.len(), true);
        }
    }
}

/// The files of `content/` that are published as they are: not Markdown, not raw articles.
fn published(files: &[File], assets: &[Arc<str>], private: &str) -> Vec<Arc<str>> {
    let raw = |path: &str| {
        path.starts_with("content/articles/") && [".txt", ".html", ".htm", ".mhtml"].iter().any(|e| path.ends_with(e))
    };
    let texts = files.iter().map(|f| &f.path).filter(|p| p.starts_with("content/") && !p.ends_with(".md") && !raw(p));
    texts.chain(assets).filter(|p| p.starts_with("content/") && !p.starts_with(private)).cloned().collect()
}
