//! The words of the interface, in one language.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::layers::Layers;
use crate::diag::{Finding, code};
use crate::text::Place;
use crate::yaml;

/// The words of one language over the default's English: a tree of texts, `t` in templates.
#[derive(Debug, Clone, Default)]
pub struct Words {
    tree: Arc<Value>,
    language: String,
}

impl Words {
    /// `i18n/en.yaml` of the default theme, then each layer's `en.yaml`, then the language's (`pt` before `pt-BR`).
    pub fn load(layers: &Layers, language: &str, findings: &mut Vec<Finding>) -> Self {
        let mut tree = Value::Object(Map::new());
        for name in languages(language) {
            for (path, bytes) in layers.each(&format!("i18n/{name}.yaml")) {
                merge(&mut tree, read_yaml(&path, bytes, findings));
            }
        }
        Self { tree: Arc::new(tree), language: language.to_ascii_lowercase() }
    }

    pub fn tree(&self) -> &Value {
        &self.tree
    }

    /// The text at a dotted path.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.at(path)?.as_str()
    }

    /// The form of `count.<of>` for a number, with `{n}` filled in: `3 articles`.
    pub fn count(&self, n: u64, of: &str) -> Option<String> {
        let forms = self.at("count")?.get(of)?;
        let form = forms.get(plural(&self.language, n)).or_else(|| forms.get("other"))?.as_str()?;
        Some(form.replace("{n}", &self.number(n)))
    }

    /// A number with its thousands grouped, from 10,000 on as in most styles, or from 1,000 with a mark of one's own.
    pub fn number(&self, n: u64) -> String {
        let (digits, mark) = (n.to_string(), self.get("number.group").unwrap_or(","));
        let mut out = String::with_capacity(digits.len() + 4);
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i) % 3 == 0 {
                out.push_str(mark);
            }
            out.push(digit);
        }
        out
    }

    /// An entry of a list, counted from 1: months and weekdays.
    pub fn item(&self, path: &str, n: usize) -> Option<&str> {
        self.at(path)?.get(n.checked_sub(1)?)?.as_str()
    }

    fn at(&self, path: &str) -> Option<&Value> {
        path.split('.').try_fold(&*self.tree, |tree, key| tree.get(key))
    }
}

/// English first, then the language from its widest to its narrowest tag.
fn languages(language: &str) -> Vec<String> {
    let mut names = vec!["en".to_string()];
    let ends = language.match_indices('-').map(|(i, _)| i).chain([language.len()]);
    names.extend(ends.filter_map(|end| language.get(..end)).filter(|n| *n != "en").map(str::to_string));
    names
}

/// Lays `over` over `under`, map by map.
fn merge(under: &mut Value, over: Value) {
    match (under, over) {
        (Value::Object(under), Value::Object(over)) => {
            for (key, value) in over {
                merge(under.entry(key).or_insert(Value::Null), value);
            }
        }
        (under, over) => *under = over,
    }
}

/// A YAML file as a tree; an empty map and a finding when it cannot be read.
pub fn read_yaml(path: &Arc<str>, bytes: &[u8], findings: &mut Vec<Finding>) -> Value {
    let text = String::from_utf8_lossy(bytes);
    let (root, found) = yaml::parse(path, &text, 0..text.len());
    findings.extend(found);
    match root.map(|root| root.to_json()) {
        Some(tree @ Value::Object(_)) => return tree,
        None | Some(Value::Null) => {}
        Some(_) => findings.push(Finding::new(
            &code::theme::THEME_YAML,
            Place::whole(path),
            "this is not a map of keys and values",
        )),
    }
    Value::Object(Map::new())
}

/// The plural category of a whole number, by the rules of the Unicode CLDR for the languages that the interface is
/// likely to speak; all others go like English.
/// <https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html>
fn plural(language: &str, n: u64) -> &'static str {
    let (ten, hundred) = (n % 10, n % 100);
    match language.split('-').next().unwrap_or_default() {
        "ja" | "ko" | "zh" | "vi" | "th" | "id" | "ms" => "other",
        "fr" | "pt" | "hy" if n < 2 => "one",
        "ru" | "uk" | "be" | "sr" | "hr" | "bs" => match (ten, hundred) {
            (1, h) if h != 11 => "one",
            (2..=4, h) if !(12..=14).contains(&h) => "few",
            _ => "many",
        },
        "pl" => match (ten, hundred) {
            _ if n == 1 => "one",
            (2..=4, h) if !(12..=14).contains(&h) => "few",
            _ => "many",
        },
        "cs" | "sk" => match n {
            1 => "one",
            2..=4 => "few",
            _ => "other",
        },
        "ar" => match (n, hundred) {
            (0, _) => "zero",
            (1, _) => "one",
            (2, _) => "two",
            (_, 3..=10) => "few",
            (_, 11..=99) => "many",
            _ => "other",
        },
        _ if n == 1 => "one",
        _ => "other",
    }
}
