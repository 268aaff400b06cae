//! Layer 7: load a theme, render a view. The one module that knows Tera.
//!
//! A theme is a folder of `templates/`, `assets/`, `i18n/` and a `theme.yaml`. The default theme is in the binary.
//! Files are looked up one by one: in the dossier's own `templates/`, then in `themes/<name>/`, then in the default
//! theme, so that one file changes one thing.

mod body;
mod dates;
mod filters;
mod layers;
mod report;
mod share;
mod words;

use std::sync::Arc;

use serde_json::Map;
use tera::{Context, Tera, Value};

use crate::diag::Finding;
use crate::html;
use crate::picture::share::ShareCard;
use crate::text::File;
use crate::view::{Site, VERSION, View};
use dates::DateWords;
use layers::Layers;
pub use words::Words;

/// The name of the theme that everything falls back to.
pub const DEFAULT: &str = "default";

/// The template that is rendered once a site; its output is `footer_html` in all others.
const FOOTER: &str = "parts/footer.html";

/// The words of the interface that scripts say.
const SPOKEN: &str = "words.js";
const SPOKEN_WORDS: [&str; 5] = ["search", "card", "kind", "label", "date"];

/// A loaded theme: its templates compiled, its words and options merged.
#[derive(Clone)]
pub struct Theme {
    name: String,
    tera: Tera,
    layers: Layers,
    /// `t` in templates, and the same for this room.
    words: Value,
    said: Words,
    spoken: Arc<[u8]>,
    body_words: html::Words,
    options: Map<String, serde_json::Value>,
}

impl std::fmt::Debug for Theme {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Theme").field("name", &self.name).finish_non_exhaustive()
    }
}

impl Theme {
    /// Loads the theme `name` in the words of `language`, from the dossier's files under `themes/` and `templates/`
    /// and from the themes of the program.
    ///
    /// With findings that are errors the theme is the default one, so that a caller may go on and find more.
    pub fn load(files: &[File], name: &str, language: &str) -> (Self, Vec<Finding>) {
        let mut findings = Vec::new();
        let layers = Layers::new(files, name, &mut findings);
        let (words, options) = (Words::load(&layers, language, &mut findings), layers.options(&mut findings));
        let tera = compile(&layers, &words, &mut findings);
        let (tera, layers) = tera.map_or_else(|| fallback(&words), |tera| (tera, layers));
        let spoken = spoken(&words).into_bytes().into();
        let (body_words, said) = (body::body_words(&words), words);
        let words = Value::from_serializable(said.tree());
        (Self { name: name.to_string(), tera, layers, words, said, spoken, body_words, options }, findings)
    }

    /// The words of the interface that stand in bodies.
    pub fn body_words(&self) -> &html::Words {
        &self.body_words
    }

    /// The files to write under `assets/`, by path below it, in order.
    pub fn assets(&self) -> Vec<(String, Arc<[u8]>)> {
        let mut assets = self.layers.assets();
        assets.push((SPOKEN.to_owned(), Arc::clone(&self.spoken)));
        assets
    }

    /// A renderer for one site: what all pages share is made into template values here, once.
    pub fn renderer(&self, site: &Site) -> Renderer<'_> {
        let mut shared = Context::new();
        shared.insert("site", site);
        shared.insert_value("t", self.words.clone());
        shared.insert("theme", &self.about(&site.theme_options));
        let footer =
            self.tera.render(FOOTER, &shared).map_err(|e| Box::new(report::rendering(&e, &self.layers, "every page")));
        let (footer, failed) = footer.map_or_else(|f| (String::new(), Some(f)), |footer| (footer, None));
        shared.insert_value("footer_html", Value::safe_string(&footer));
        Renderer { theme: self, shared, failed, dates: DateWords::new(&self.said) }
    }

    /// `theme` in templates; what the configuration says wins over `theme.yaml`.
    fn about(&self, configured: &serde_json::Value) -> serde_json::Value {
        let mut options = self.options.clone();
        options.extend(configured.as_object().cloned().unwrap_or_default());
        serde_json::json!({
            "name": self.name, "version": VERSION, "options": options, "custom_css": self.layers.has_custom_css(),
        })
    }
}

/// Renders the pages of one site. Shared by all threads.
#[derive(Debug)]
pub struct Renderer<'t> {
    theme: &'t Theme,
    shared: Context,
    dates: DateWords,
    /// What is wrong with the part that no page has a share in.
    failed: Option<Box<Finding>>,
}

impl Renderer<'_> {
    /// What stands on the picture of the page for link previews, where it has one.
    pub fn share_card(&self, site: &Site, view: &View) -> Option<ShareCard> {
        share::share_card(&self.theme.said, &self.dates, site, view)
    }

    /// The page as HTML, or the finding at its place in the template.
    pub fn render(&self, view: &View) -> Result<String, Box<Finding>> {
        if let Some(finding) = &self.failed {
            return Err(finding.clone());
        }
        let mut context = self.shared.clone();
        context.insert("page", &view.page);
        let part = view.part.name();
        context.insert(part, &view.part);
        let template = format!("{part}.html");
        self.theme
            .tera
            .render(&template, &context)
            .map_err(|error| Box::new(report::rendering(&error, &self.theme.layers, &format!("`{}`", view.page.path))))
    }
}

/// The words that scripts say, as a script: pages have no room for words that most readers never meet.
fn spoken(words: &Words) -> String {
    let words = |key: &&str| Some(((*key).to_owned(), words.tree().get(key)?.clone()));
    let words: Map<_, _> = SPOKEN_WORDS.iter().filter_map(words).collect();
    format!("dossier(\"assets/words\",{});\n", serde_json::Value::Object(words))
}

/// All templates compiled together, or nothing and the findings.
fn compile(layers: &Layers, words: &Words, findings: &mut Vec<Finding>) -> Option<Tera> {
    let templates = layers.templates(findings);
    let before = findings.len();
    for (name, source) in &templates {
        findings.extend(report::syntax(name, source, layers));
    }
    if findings.len() > before {
        return None;
    }
    let mut tera = Tera::default();
    filters::register(&mut tera, words);
    let added = tera.set_fallback_prefixes(layers.prefixes()).and_then(|()| tera.add_raw_templates(templates));
    match added {
        Ok(()) => Some(tera),
        Err(error) => {
            findings.extend(report::linking(&error, layers));
            None
        }
    }
}

/// The default theme as it stands in the binary, which always compiles (a test says so).
fn fallback(words: &Words) -> (Tera, Layers) {
    let layers = Layers::new(&[], DEFAULT, &mut Vec::new());
    let tera = compile(&layers, words, &mut Vec::new()).unwrap_or_default();
    (tera, layers)
}
