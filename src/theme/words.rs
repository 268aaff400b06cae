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
    /// `count`, looked at on every page.
    counts: Map<String, Value>,
    /// What stands between thousands.
    group: String,
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
        let counts = tree.get("count").and_then(Value::as_object).cloned().unwrap_or_default();
        let group = tree.pointer("/number/group").and_then(Value::as_str).unwrap_or(",").to_string();
        Self { tree: Arc::new(tree), language: language.to_ascii_lowercase(), counts, group }
    }

    pub fn tree(&self) -> &Value {
        &self.tree
    }

    /// In lower case: `pt-br`.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// The text at a dotted path.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.at(path)?.as_str()
    }

    /// The form of `count.<of>` for a number, with `{n}` filled in: `3 articles`.
    pub fn count(&self, n: u64, of: &str) -> Option<String> {
        let forms = self.counts.get(of)?;
        let form = forms.get(plural(&self.language, n)).or_else(|| forms.get("other"))?.as_str()?;
        Some(fill(form, |out, _| out.push_str(&self.number(n))))
    }

    /// A number with its thousands grouped.
    pub fn number(&self, n: u64) -> String {
        let digits = n.to_string();
        let mut out = String::with_capacity(digits.len() + 4);
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                out.push_str(&self.group);
            }
            out.push(digit);
        }
        out
    }

    /// The texts of a list: months and weekdays.
    pub fn list(&self, path: &str) -> Vec<String> {
        let items = self.at(path).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        items.iter().map(|v| v.as_str().unwrap_or_default().to_string()).collect()
    }

    fn at(&self, path: &str) -> Option<&Value> {
        path.split('.').try_fold(&*self.tree, |tree, key| tree.get(key))
    }
}

/// A text with its `{names}` filled in by `put`, which is given each name; a brace that is not closed stays.
pub fn fill(text: &str, mut put: impl FnMut(&mut String, &str)) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, (name, after))) = rest.split_once('{').and_then(|(b, r)| Some((b, r.split_once('}')?))) {
        out.push_str(before);
        put(&mut out, name);
        rest = after;
    }
    out.push_str(rest);
    out
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plural_categories() {
        let cases = [
            ("en", "0 other, 1 one, 2 other"),
            ("fr", "0 one, 1 one, 2 other"),
            ("ru", "0 many, 1 one, 2 few, 5 many, 11 many, 12 many, 21 one, 22 few, 111 many, 121 one"),
            ("pl-PL", "1 one, 2 few, 5 many, 12 many, 21 many, 22 few"),
            ("cs", "1 one, 4 few, 5 other"),
            ("ar", "0 zero, 1 one, 2 two, 3 few, 11 many, 100 other, 103 few"),
            ("zh", "1 other"),
        ];
        for (language, expected) in cases {
            for case in expected.split(", ") {
                let (n, category) = case.split_once(' ').expect("a number and a category");
                assert_eq!(plural(language, n.parse().expect("a number")), category, "{language} {n}");
            }
        }
    }

    #[test]
    fn narrower_languages_lie_over_wider_ones() {
        assert_eq!(languages("en"), ["en"]);
        assert_eq!(languages("pt-BR"), ["en", "pt", "pt-BR"]);
        assert_eq!(languages("en-GB"), ["en", "en-GB"]);
    }

    #[test]
    fn numbers_are_grouped() {
        let words = Words { group: " ".into(), ..Words::default() };
        for (n, expected) in [(0, "0"), (999, "999"), (1000, "1 000"), (1_234_567, "1 234 567")] {
            assert_eq!(words.number(n), expected);
        }
    }
}
