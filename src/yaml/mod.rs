//! Layer 2: the one module that knows YAML: a tree in which every key and value has its place.
//!
//! `serde_yaml` has positions only in its errors and keeps the last of two equal keys without a word, so
//! front matter and configuration are read from the events of `saphyr-parser` (YAML 1.2); `serde_yaml` writes
//! YAML and reads files that need no places.

mod emit;
mod tree;

use std::ops::Range;

pub use emit::emit;
pub use tree::parse;

/// The longest YAML text that is read.
pub const LONGEST: usize = 64 * 1024;
/// The deepest nesting that is read; the deepest field of ours is five levels down.
pub const DEEPEST: usize = 24;

/// A value and its bytes in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    pub value: Value,
    pub range: Range<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Any scalar, as written. `plain` means without quotation marks: only then can it be a number, a
    /// truth value or nothing.
    Scalar {
        text: String,
        plain: bool,
    },
    List(Vec<Node>),
    /// In the order of the file, keys unique.
    Map(Vec<Entry>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub key: String,
    pub key_range: Range<usize>,
    pub node: Node,
}

impl Node {
    /// The text of a scalar that is not null.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } if !self.is_null() => Some(text),
            _ => None,
        }
    }

    /// Whether it is an empty or null plain scalar (YAML 1.2 core schema).
    pub fn is_null(&self) -> bool {
        matches!(&self.value, Value::Scalar { text, plain: true } if matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"))
    }

    /// `true` or `false`, as the core schema spells them.
    pub fn boolean(&self) -> Option<bool> {
        match &self.value {
            Value::Scalar { text, plain: true } => match text.as_str() {
                "true" | "True" | "TRUE" => Some(true),
                "false" | "False" | "FALSE" => Some(false),
                _ => None,
            },
            _ => None,
        }
    }

    /// A finite number.
    pub fn number(&self) -> Option<f64> {
        match &self.value {
            Value::Scalar { text, plain: true } => text.parse().ok().filter(|n: &f64| n.is_finite()),
            _ => None,
        }
    }

    pub fn list(&self) -> Option<&[Node]> {
        match &self.value {
            Value::List(items) => Some(items),
            _ => None,
        }
    }

    pub fn map(&self) -> Option<&[Entry]> {
        match &self.value {
            Value::Map(entries) => Some(entries),
            _ => None,
        }
    }

    /// The value of a key, unless it is null.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.map()?.iter().find(|e| e.key == key).map(|e| &e.node).filter(|n| !n.is_null())
    }

    /// The items of a list, or the value alone where one stands for a list of one.
    pub fn items(&self) -> &[Node] {
        match &self.value {
            Value::List(items) => items,
            _ if self.is_null() => &[],
            _ => std::slice::from_ref(self),
        }
    }

    /// What it is, in words for a message.
    pub fn kind(&self) -> &'static str {
        match &self.value {
            Value::List(_) => "a list",
            Value::Map(_) => "a set of fields",
            Value::Scalar { .. } if self.is_null() => "nothing",
            Value::Scalar { .. } if self.boolean().is_some() => "a truth value",
            Value::Scalar { .. } if self.number().is_some() => "a number",
            Value::Scalar { .. } => "a text",
        }
    }

    /// The same value without places, for templates.
    pub fn to_json(&self) -> serde_json::Value {
        match &self.value {
            Value::List(items) => items.iter().map(Node::to_json).collect(),
            Value::Map(entries) => entries.iter().map(|e| (e.key.clone(), e.node.to_json())).collect(),
            Value::Scalar { .. } if self.is_null() => serde_json::Value::Null,
            Value::Scalar { text, .. } => {
                self.boolean().map(Into::into).or_else(|| self.json_number()).unwrap_or_else(|| text.as_str().into())
            }
        }
    }

    fn json_number(&self) -> Option<serde_json::Value> {
        self.number()?;
        let text = self.text()?;
        text.parse::<i64>().map(Into::into).ok().or_else(|| text.parse::<f64>().ok().map(Into::into))
    }
}
