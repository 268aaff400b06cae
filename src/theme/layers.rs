//! The files of a theme, layer over layer.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use std::sync::Arc;

use rust_embed::Embed;

use super::DEFAULT;
use crate::diag::{Finding, code};
use crate::text::{File, Place};
use crate::view::VERSION;

/// The themes of the program, by path below `themes/`.
#[derive(Embed)]
#[folder = "themes/"]
struct Embedded;

/// All files that may take part, by their path in a dossier: `themes/default/templates/base.html`,
/// `templates/note.html`. Files of the dossier replace those of the program at the same path.
#[derive(Debug, Clone)]
pub struct Layers {
    files: BTreeMap<Arc<str>, Arc<[u8]>>,
    /// `themes/<name>/` and `themes/default/`; one of them when the name is the default.
    folders: Vec<String>,
}

impl Layers {
    pub fn new(files: &[File], name: &str, findings: &mut Vec<Finding>) -> Self {
        let mut all: BTreeMap<Arc<str>, Arc<[u8]>> = Embedded::iter().filter_map(|p| embedded(&p)).collect();
        all.extend(files.iter().map(|f| (Arc::clone(&f.path), Arc::clone(&f.bytes))));
        let mut folders = vec![format!("themes/{DEFAULT}/")];
        if name != DEFAULT {
            let folder = format!("themes/{name}/");
            if all.keys().any(|path| path.starts_with(&folder)) {
                folders.insert(0, folder);
            } else {
                findings.push(unknown_theme(&all, name));
            }
        }
        Self { files: all, folders }
    }

    pub fn file(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(AsRef::as_ref)
    }

    /// The shared path of a file, for places.
    pub fn path(&self, path: &str) -> Arc<str> {
        self.files.get_key_value(path).map_or_else(|| Arc::from(path), |(path, _)| Arc::clone(path))
    }

    /// The prefixes under which Tera looks for a template that the dossier itself does not have.
    pub fn prefixes(&self) -> Vec<String> {
        self.folders.clone()
    }

    /// Templates by the name that Tera knows them by: `note.html` from the dossier's `templates/`,
    /// `themes/default/note.html` from a theme.
    pub fn templates(&self, findings: &mut Vec<Finding>) -> Vec<(String, String)> {
        let own = self.under("templates/").into_iter().map(|(path, rest, bytes)| (path, rest.to_string(), bytes));
        let themed = self.folders.iter().flat_map(|folder| {
            let found = self.under(&format!("{folder}templates/"));
            found.into_iter().map(move |(path, rest, bytes)| (path, format!("{folder}{rest}"), bytes))
        });
        let mut templates = Vec::new();
        for (path, name, bytes) in own.chain(themed) {
            match std::str::from_utf8(bytes) {
                Ok(text) if path.ends_with(".html") => templates.push((name, text.to_string())),
                _ => findings.push(not_a_template(path)),
            }
        }
        templates
    }

    /// The path of a template's file, from the name that Tera knows it by.
    pub fn path_of(&self, template: &str) -> Arc<str> {
        let themed = self.folders.iter().find_map(|folder| Some((folder, template.strip_prefix(folder.as_str())?)));
        match themed {
            Some((folder, rest)) => self.path(&format!("{folder}templates/{rest}")),
            None => self.path(&format!("templates/{template}")),
        }
    }

    /// Assets by path below `assets/`, the first layer that has one winning.
    pub fn assets(&self) -> Vec<(String, Arc<[u8]>)> {
        let mut assets = BTreeMap::new();
        for folder in self.folders.iter().rev() {
            for (path, rest, _) in self.under(&format!("{folder}assets/")) {
                if let Some(bytes) = self.files.get(path) {
                    assets.insert(rest.to_string(), Arc::clone(bytes));
                }
            }
        }
        assets.into_iter().collect()
    }

    /// Whether a theme adds `assets/custom.css`, which the default theme links after its own.
    pub fn has_custom_css(&self) -> bool {
        self.folders.iter().any(|folder| self.file(&format!("{folder}assets/custom.css")).is_some())
    }

    /// A file of the theme in each layer that has it, the default's first.
    pub fn each(&self, path: &str) -> Vec<(Arc<str>, &[u8])> {
        let paths = self.folders.iter().rev().map(|folder| format!("{folder}{path}"));
        paths.filter_map(|p| self.files.get_key_value(p.as_str()).map(|(p, b)| (Arc::clone(p), b.as_ref()))).collect()
    }

    /// The `options` of `theme.yaml`, each theme's over the default's.
    pub fn options(&self, findings: &mut Vec<Finding>) -> serde_json::Map<String, serde_json::Value> {
        let mut options = serde_json::Map::new();
        for (path, bytes) in self.each("theme.yaml") {
            let about = super::words::read_yaml(&path, bytes, findings);
            if about.get("context").is_some_and(|v| *v != VERSION) {
                findings.push(wrong_version(&path));
            }
            if let Some(given) = about.get("options").and_then(|o| o.as_object()) {
                options.extend(given.clone());
            }
        }
        options
    }

    /// The files below a folder: whole path, path below it, bytes.
    fn under<'a>(&'a self, folder: &str) -> Vec<(&'a Arc<str>, &'a str, &'a [u8])> {
        let from = self.files.range::<str, _>((Bound::Included(folder), Bound::Unbounded));
        from.map_while(|(path, bytes)| Some((path, path.strip_prefix(folder)?, bytes.as_ref()))).collect()
    }
}

fn embedded(path: &str) -> Option<(Arc<str>, Arc<[u8]>)> {
    let file = Embedded::get(path)?;
    let bytes: Arc<[u8]> = match file.data {
        Cow::Borrowed(bytes) => bytes.into(),
        Cow::Owned(bytes) => bytes.into(),
    };
    Some((Arc::from(format!("themes/{path}")), bytes))
}

fn unknown_theme(all: &BTreeMap<Arc<str>, Arc<[u8]>>, name: &str) -> Finding {
    let themes: BTreeSet<&str> =
        all.keys().filter_map(|path| path.strip_prefix("themes/")?.split_once('/')).map(|(theme, _)| theme).collect();
    let themes: Vec<&str> = themes.into_iter().collect();
    Finding::nowhere(&code::theme::UNKNOWN_THEME, format!("there is no theme `{name}`"))
        .help(format!("themes here: {}", themes.join(", ")))
}

fn not_a_template(path: &Arc<str>) -> Finding {
    Finding::new(&code::theme::THEME_FILE, Place::whole(path), "this is not a template: `.html` in UTF-8 is")
        .help("style sheets, scripts and pictures belong into `assets/`")
}

fn wrong_version(path: &Arc<str>) -> Finding {
    let message = format!("this theme is not written for version {VERSION} of the context");
    Finding::new(&code::theme::THEME_VERSION, Place::whole(path), message)
        .help(format!("adapt the templates, then write `context: {VERSION}`"))
}
