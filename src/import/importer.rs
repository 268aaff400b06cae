//! One article after the other: its id, its files, and whether it is there already.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{card, diff, id};
use crate::convert::{Converted, Format, Options, convert_with};
use crate::diag::{Finding, Severity};
use crate::document::{article_text, front};
use crate::dossier::overlap::{ArticleWords, COPY, Overlap, pairs};
use crate::text::File;

/// What the command line asks for.
#[derive(Debug, Clone)]
pub struct Settings {
    /// `full`, `excerpt` or `cite`; with `full` the text goes into the card.
    pub rights: String,
    /// Card and text as one file in this folder, relative to the root; or outside of it, and then no raw file is kept.
    pub into: Option<String>,
    /// Where private texts are, without slashes at the ends.
    pub private_folder: String,
    pub replace: bool,
    pub url: Option<String>,
    pub publisher: Option<String>,
    /// EDTF.
    pub date: Option<String>,
    pub convert: Options,
}

impl Settings {
    /// The folder of `--into`, with a slash at its end.
    fn text_folder(&self) -> String {
        self.into.as_ref().map_or_else(|| "content/".into(), |into| format!("{}/", into.trim_end_matches('/')))
    }

    /// Raw files belong to a dossier.
    fn keeps_raw(&self) -> bool {
        self.into.as_ref().is_none_or(|into| !is_outside(into))
    }

    /// Whether the text stands below its card.
    pub(super) fn is_one_file(&self) -> bool {
        self.into.is_some() || self.rights == "full"
    }

    /// Whether the user wants something else than what files say by themselves.
    pub(super) fn asks(&self) -> bool {
        let stated = [&self.url, &self.publisher, &self.date].into_iter().any(Option::is_some);
        stated || self.rights != "excerpt" || !self.convert.keep.is_empty()
    }

    /// Whether the folder does not say that it is an article.
    pub(super) fn states_kind(&self) -> bool {
        let folder = self.text_folder();
        folder.starts_with("content/") && self.into.is_some() && !folder.starts_with("content/articles/")
    }

    /// Whether the text would stand where bodies are published, and nothing allows it: then the file is a draft.
    pub fn needs_draft(&self) -> bool {
        self.into.is_some() && self.text_folder().starts_with("content/") && self.rights != "full"
    }
}

/// Whether a folder is not one of the dossier's.
fn is_outside(folder: &str) -> bool {
    folder.starts_with('/') || folder.split('/').any(|part| part == "..") || folder.contains(':')
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            rights: "excerpt".into(),
            into: None,
            private_folder: "private".into(),
            replace: false,
            url: None,
            publisher: None,
            date: None,
            convert: Options::default(),
        }
    }
}

/// A file to write, relative to the dossier's root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    pub path: String,
    pub bytes: Vec<u8>,
    pub change: Change,
}

/// What writing it would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    Create,
    /// The same bytes are there.
    Same,
    /// Something else is there, and stays unless `--replace` is given: the difference.
    Conflict(String),
    /// Something else is there, and is replaced as asked: the difference.
    Replace(String),
}

impl Change {
    /// What differs, where there is something else.
    pub fn difference(&self) -> Option<&str> {
        match self {
            Self::Conflict(diff) | Self::Replace(diff) => Some(diff),
            Self::Create | Self::Same => None,
        }
    }
}

/// How an import ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    New,
    /// The same raw file, or another with the same text, was imported before; nothing changes.
    Already,
    Replaced,
    Conflict,
    /// There is no article in it; the findings say why.
    Refused,
}

impl Outcome {
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Already => "already there",
            Self::Replaced => "replaced",
            Self::Conflict => "conflict",
            Self::Refused => "refused",
        }
    }
}

/// One file, imported.
#[derive(Debug, Clone)]
pub struct Imported {
    /// The raw file as the user named it.
    pub source: Arc<str>,
    pub id: String,
    pub outcome: Outcome,
    pub files: Vec<Planned>,
    pub converted: Converted,
    /// Of the raw bytes.
    pub hash: String,
}

impl Imported {
    /// What may be written: nothing at all while one file is in conflict.
    pub fn writable(&self) -> impl Iterator<Item = &Planned> {
        let open = matches!(self.outcome, Outcome::New | Outcome::Replaced);
        self.files.iter().filter(move |f| open && matches!(f.change, Change::Create | Change::Replace(_)))
    }
}

/// Two articles of one wire story.
#[derive(Debug, Clone, PartialEq)]
pub struct Copy {
    pub article: String,
    pub of: String,
    /// The share of the shorter one's five-word shingles that stand in the other, 0 to 1.
    pub contained: f64,
    /// The share of all the shingles of both that stand in both, 0 to 1.
    pub share: f64,
    /// What `origin` could say: the agency that one of them names, else the id of the other.
    pub origin: String,
}

/// What the dossier has, growing with each import.
#[derive(Debug)]
pub struct Importer {
    settings: Settings,
    files: BTreeMap<String, Arc<[u8]>>,
    /// Hash of each raw file → the id that it was imported as.
    raw: BTreeMap<String, String>,
    /// Paths of raw files → their hashes.
    raw_paths: BTreeMap<String, String>,
    ids: BTreeSet<String>,
    articles: Vec<Known>,
}

#[derive(Debug)]
struct Known {
    id: String,
    words: ArticleWords,
    origin: Option<String>,
    new: bool,
}

impl Importer {
    /// `existing` are the files of `content/` and of the private folder, with paths from the root.
    pub fn new(existing: &[File], settings: Settings) -> Self {
        let private = format!("{}/", settings.private_folder);
        let raw_folder = format!("{private}raw/");
        let mut importer = Self {
            settings,
            files: BTreeMap::new(),
            raw: BTreeMap::new(),
            raw_paths: BTreeMap::new(),
            ids: BTreeSet::new(),
            articles: Vec::new(),
        };
        let places = ["content/", private.as_str(), &importer.settings.text_folder()].map(str::to_owned);
        for file in existing {
            if file.path.starts_with(&raw_folder) {
                importer.know_raw(&file.path, &file.bytes);
                continue;
            }
            importer.files.insert(file.path.to_string(), Arc::clone(&file.bytes));
            if places.iter().any(|f| file.path.starts_with(f)) {
                importer.ids.insert(stem(file.name()).to_owned());
            }
        }
        let origins: BTreeMap<&str, String> = existing.iter().filter_map(origin).collect();
        let texts = ["content/articles/".to_owned(), private, importer.settings.text_folder()];
        let texts = if importer.settings.into.is_some() { &texts[..] } else { &texts[..2] };
        let known = existing.iter().filter(|f| !f.path.starts_with(&raw_folder));
        importer.articles = known.filter_map(|f| self::known(f, texts, origins.get(stem(f.name())))).collect();
        importer
    }

    /// A raw file that was imported before; its bytes are not kept.
    pub fn know_raw(&mut self, path: &str, bytes: &[u8]) {
        // Another version of a raw file has a part of its hash behind the id: no id has a full stop.
        let id = path.rsplit('/').next().and_then(|name| name.split('.').next()).unwrap_or_default();
        let hash = hash(bytes);
        self.raw_paths.insert(path.to_owned(), hash.clone());
        self.raw.insert(hash, id.to_owned());
    }

    /// Imports one raw file. What it plans is from then on taken for written.
    pub fn import(&mut self, file: &File) -> Imported {
        let hash = hash(&file.bytes);
        let mut converted = convert_with(file, &self.settings.convert);
        self.given(&mut converted);
        let refused = converted.blocks.is_empty() || converted.findings.iter().any(|f| f.severity == Severity::Error);
        let (id, outcome) = match self.raw.get(&hash) {
            _ if refused => (String::new(), Some(Outcome::Refused)),
            // Unless somebody has deleted what was made of it.
            Some(id) if !self.settings.replace && self.ids.contains(id) => (id.clone(), Some(Outcome::Already)),
            Some(id) => (id.clone(), None),
            None => (self.id(&converted, file), None),
        };
        let mut imported = Imported {
            source: Arc::clone(&file.path),
            id,
            outcome: outcome.unwrap_or(Outcome::New),
            files: Vec::new(),
            converted,
            hash,
        };
        if outcome.is_none() {
            self.plan(&mut imported, file);
            self.remember(&imported);
        }
        imported
    }

    /// What the user states outranks what the file says.
    fn given(&self, converted: &mut Converted) {
        use crate::convert::{Found, Source};
        let stated = |value: &Option<String>| value.clone().map(|v| Found::new(v, Source::Text, 0));
        let fields = &mut converted.fields;
        fields.url = stated(&self.settings.url).or(fields.url.take());
        fields.publisher = stated(&self.settings.publisher).or(fields.publisher.take());
        fields.published = stated(&self.settings.date).or(fields.published.take());
    }

    /// A free id; or the one that is there, when it is the same story under the same name.
    fn id(&self, converted: &Converted, file: &File) -> String {
        let base = id::id(converted, stem(file.name()));
        let words = words_of(converted);
        let mut number = 1;
        loop {
            let id = id::numbered(&base, number);
            let taken = self.ids.contains(&id);
            if !taken || self.articles.iter().any(|a| a.id == id && share(&a.words, &words) >= COPY) || number > 999 {
                return id;
            }
            number += 1;
        }
    }

    fn plan(&self, imported: &mut Imported, file: &File) {
        let front = card::front_matter(&imported.converted, &self.settings, &imported.hash);
        let text = imported.converted.markdown();
        let private = &self.settings.private_folder;
        let id = &imported.id;
        let ending = ending(file.name(), imported.converted.format);
        let whole = format!("{front}\n{text}");
        let card = match self.settings.into {
            Some(_) => format!("{}{id}.md", self.settings.text_folder()),
            None => format!("content/articles/{id}.md"),
        };
        let files = if self.settings.is_one_file() {
            vec![(card, whole)]
        } else {
            let above = card::above_text(&imported.converted);
            vec![(card, front), (format!("{private}/{id}.md"), above + &text)]
        };
        let raw = self.settings.keeps_raw().then(|| (self.raw_path(id, &ending, &imported.hash), file.bytes.to_vec()));
        let planned = files.into_iter().map(|(path, text)| (path, text.into_bytes())).chain(raw);
        imported.files = planned.map(|(path, bytes)| self.planned(path, bytes)).collect();
        let has = |wanted: fn(&Change) -> bool| imported.files.iter().any(|f| wanted(&f.change));
        imported.outcome = match () {
            () if !self.settings.replace && self.has_text(&imported.files, &text) => Outcome::Already,
            () if has(|c| matches!(c, Change::Conflict(_))) => Outcome::Conflict,
            () if has(|c| matches!(c, Change::Replace(_))) => Outcome::Replaced,
            () if has(|c| matches!(c, Change::Create)) => Outcome::New,
            () => Outcome::Already,
        };
    }

    /// Raw files are never replaced: another version of one has a part of its hash in its name.
    fn raw_path(&self, id: &str, ending: &str, hash: &str) -> String {
        let path = format!("{}/raw/{id}.{ending}", self.settings.private_folder);
        let other = self.raw_paths.get(&path).is_some_and(|known| known != hash);
        if other { format!("{}/raw/{id}.{}.{ending}", self.settings.private_folder, &hash[..8]) } else { path }
    }

    /// Whether the very text is there, whatever a curator has made of its card: the same page, saved once more.
    fn has_text(&self, planned: &[Planned], text: &str) -> bool {
        let there = |p: &&Planned| {
            let old = self.files.get(&p.path).map(|bytes| String::from_utf8_lossy(bytes));
            old.is_some_and(|old| {
                let body = front::split(&old).map_or(0..old.len(), |(_, body)| body);
                old[body].trim() == text.trim()
            })
        };
        let complete = planned.iter().all(|p| p.path.contains("/raw/") || self.files.contains_key(&p.path));
        complete && planned.iter().any(|p| there(&p))
    }

    fn planned(&self, path: String, bytes: Vec<u8>) -> Planned {
        let change = match self.files.get(&path) {
            None if self.raw_paths.contains_key(&path) => Change::Same,
            None => Change::Create,
            Some(old) if **old == *bytes => Change::Same,
            Some(old) => {
                let diff = diff::diff(&path, &String::from_utf8_lossy(old), &String::from_utf8_lossy(&bytes));
                if self.settings.replace { Change::Replace(diff) } else { Change::Conflict(diff) }
            }
        };
        Planned { path, bytes, change }
    }

    fn remember(&mut self, imported: &Imported) {
        if !matches!(imported.outcome, Outcome::New | Outcome::Replaced) {
            return;
        }
        self.ids.insert(imported.id.clone());
        self.raw.insert(imported.hash.clone(), imported.id.clone());
        for file in &imported.files {
            // Only what a later import could meet again is kept: the raw file is known by its hash.
            if file.path.contains("/raw/") {
                self.raw_paths.insert(file.path.clone(), imported.hash.clone());
            } else {
                self.files.insert(file.path.clone(), file.bytes.as_slice().into());
            }
        }
        self.articles.retain(|a| a.id != imported.id);
        let origin = imported.converted.fields.origin.as_ref().map(|o| o.value.clone());
        self.articles.push(Known { id: imported.id.clone(), words: words_of(&imported.converted), origin, new: true });
    }

    /// Which of the imported articles are copies of a story that is there; after the last import.
    pub fn copies(&self) -> Vec<Copy> {
        let words: Vec<&ArticleWords> = self.articles.iter().map(|a| &a.words).collect();
        let found = pairs(&words, COPY).into_iter().filter_map(|o| {
            let (a, b) = (&self.articles[o.a], &self.articles[o.b]);
            let (new, old) = if b.new { (b, a) } else { (a, b) };
            let origin = new.origin.clone().or_else(|| old.origin.clone()).unwrap_or_else(|| format!("[[{}]]", old.id));
            let (article, of) = (new.id.clone(), old.id.clone());
            new.new.then(|| Copy { article, of, contained: o.containment(), share: resemblance(&o, a, b), origin })
        });
        found.collect()
    }

    /// Findings of an import, at the file that the user named.
    pub fn findings(imported: &Imported) -> &[Finding] {
        &imported.converted.findings
    }
}

/// The hash of a raw file, as cards name it.
fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

/// The raw file's own, or that of its format: standard input has none.
fn ending(name: &str, format: Format) -> String {
    let own = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    own.filter(|e| e.chars().all(|c| c.is_ascii_alphanumeric()) && !e.is_empty()).unwrap_or_else(|| {
        match format {
            Format::Text => "txt",
            Format::Html => "html",
            Format::Mhtml => "mhtml",
            Format::Markdown => "md",
        }
        .into()
    })
}

fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(s, _)| s)
}

fn words_of(converted: &Converted) -> ArticleWords {
    ArticleWords::new(&converted.paragraphs().map(|b| b.text.as_str()).collect::<Vec<_>>())
}

fn share(a: &ArticleWords, b: &ArticleWords) -> f64 {
    pairs(&[a, b], 0.01).first().map_or(0.0, Overlap::containment)
}

/// The share of all shingles of both (Broder 1997).
#[expect(clippy::cast_precision_loss, reason = "counts of shingles")]
fn resemblance(overlap: &Overlap, a: &Known, b: &Known) -> f64 {
    let shingles = |k: &Known| pairs(&[&k.words, &k.words], 0.0).first().map_or(0, |o| o.of);
    let all = shingles(a) + shingles(b) - overlap.shared;
    overlap.shared as f64 / all.max(1) as f64
}

/// The `origin` that a card states, by its id.
fn origin(file: &File) -> Option<(&str, String)> {
    let text = std::str::from_utf8(&file.bytes).ok().filter(|_| file.path.starts_with("content/articles/"))?;
    let (front, _) = front::split(text).ok()?;
    let (Some(node), _) = crate::yaml::parse(&file.path, text, front) else { return None };
    Some((stem(file.name()), node.get("origin")?.text()?.to_owned()))
}

/// An article's text that is there already.
fn known(file: &File, folders: &[String], origin: Option<&String>) -> Option<Known> {
    let place = folders.iter().any(|f| file.path.starts_with(f));
    let ending = file.name().rsplit_once('.').map_or("", |(_, e)| e);
    let words = match ending {
        "md" if place => {
            let text = String::from_utf8_lossy(&file.bytes);
            let body = front::split(&text).map_or(0..text.len(), |(_, body)| body);
            let text = article_text(&text[body]);
            ArticleWords::new(&text.paragraphs.iter().map(|p| p.text.as_str()).collect::<Vec<_>>())
        }
        "txt" | "html" | "htm" | "mhtml" if place => words_of(&convert_with(file, &Options::default())),
        _ => return None,
    };
    (words.word_count() > 0).then(|| Known {
        id: stem(file.name()).to_owned(),
        words,
        origin: origin.cloned(),
        new: false,
    })
}
