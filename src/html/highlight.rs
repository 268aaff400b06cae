//! Highlighted code: a dozen classes, coloured by the theme in both schemes.
//!
//! Loading a language costs far more than using it, so results are remembered by content (DESIGN, section 10).

use std::collections::HashMap;
use std::fmt::Write;
use std::str::FromStr;
use std::sync::{Arc, LazyLock, Mutex};

use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};

use super::escape;

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);
static REMEMBERED: LazyLock<Mutex<HashMap<blake3::Hash, Arc<str>>>> = LazyLock::new(Mutex::default);

/// Scopes and the class that marks them, the first that fits the innermost scope counts.
const CLASSES: &[(&str, &str)] = &[
    ("comment", "c"),
    ("string", "s"),
    ("constant.numeric", "n"),
    ("constant.character.escape", "s"),
    ("constant", "e"),
    ("keyword.operator", "o"),
    ("keyword", "k"),
    ("storage.type.function", "k"),
    ("storage", "k"),
    ("entity.name.function", "f"),
    ("support.function", "f"),
    ("entity.name.tag", "g"),
    ("entity.other.attribute-name", "a"),
    ("entity.name", "t"),
    ("support.type", "t"),
    ("support.class", "t"),
    ("variable.parameter", "v"),
    ("variable", "v"),
    ("punctuation", "p"),
];

static SCOPES: LazyLock<Vec<(Scope, &'static str)>> = LazyLock::new(|| {
    CLASSES.iter().filter_map(|(scope, class)| Some((Scope::from_str(scope).ok()?, *class))).collect()
});

/// A longer block is shown without colours: nobody reads it for them, and some grammars are slow.
const LONGEST: usize = 200_000;
const LONGEST_LINE: usize = 5_000;

/// The inside of `<code>`. Without a known language it is the escaped text.
pub fn highlight(code: &str, language: &str) -> Arc<str> {
    let token = language.split([' ', ',', '{']).next().unwrap_or_default();
    if token.is_empty() || code.len() > LONGEST || code.lines().any(|l| l.len() > LONGEST_LINE) {
        return escape(code).into();
    }
    let key = blake3::hash(format!("{token}\0{code}").as_bytes());
    if let Some(known) = REMEMBERED.lock().ok().and_then(|r| r.get(&key).cloned()) {
        return known;
    }
    let html: Arc<str> =
        SYNTAXES.find_syntax_by_token(token).map_or_else(|| escape(code).into(), |s| coloured(code, s).into());
    if let Ok(mut remembered) = REMEMBERED.lock() {
        remembered.insert(key, Arc::clone(&html));
    }
    html
}

fn coloured(code: &str, syntax: &SyntaxReference) -> String {
    let (mut state, mut stack, mut out) = (ParseState::new(syntax), ScopeStack::new(), Spans::default());
    for line in code.split_inclusive('\n') {
        let Ok(operations) = state.parse_line(line, &SYNTAXES) else {
            return escape(code).into_owned();
        };
        let mut at = 0;
        for (end, operation) in operations {
            out.push(&line[at..end], class(&stack));
            at = end;
            // A broken grammar costs colours, never text.
            let _ = stack.apply(&operation);
        }
        out.push(&line[at..], class(&stack));
    }
    out.finish()
}

fn class(stack: &ScopeStack) -> Option<&'static str> {
    stack
        .scopes
        .iter()
        .rev()
        .find_map(|scope| SCOPES.iter().find(|(prefix, _)| prefix.is_prefix_of(*scope)).map(|(_, c)| *c))
}

/// Neighbours of one class share a span, and white space needs none.
#[derive(Default)]
struct Spans {
    html: String,
    open: Option<&'static str>,
}

impl Spans {
    fn push(&mut self, text: &str, class: Option<&'static str>) {
        if text.is_empty() {
            return;
        }
        if class != self.open && !text.trim().is_empty() {
            self.close();
            if let Some(class) = class {
                let _ = write!(self.html, "<span class=\"hl-{class}\">");
            }
            self.open = class;
        }
        self.html.push_str(&escape(text));
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.html.push_str("</span>");
        }
    }

    fn finish(mut self) -> String {
        self.close();
        self.html
    }
}
