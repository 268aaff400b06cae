//! Writing YAML.

use serde::Serialize;

/// A value as YAML, ending in a line break: what `import`, `suggest` and `new` put between the `---` lines.
///
/// Values of ours are plain structs and maps with text keys, which YAML can always say; were one not, nothing is written.
pub fn emit(value: &impl Serialize) -> String {
    serde_yaml::to_string(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let tricky = [
            "plain",
            "with: colon",
            "# no comment",
            "[[bishkek]]",
            "2023-10",
            "yes",
            "null",
            "\"quoted\"",
            "line\nbreak",
            "- item",
            "@at",
        ];
        for text in tricky {
            let written = emit(&std::collections::BTreeMap::from([("title", text)]));
            let path: Arc<str> = "a.md".into();
            let (node, findings) = crate::yaml::parse(&path, &written, 0..written.len());
            assert!(findings.is_empty(), "{written}");
            assert_eq!(node.as_ref().and_then(|n| n.get("title")?.text()), Some(text), "{written}");
        }
    }
}
