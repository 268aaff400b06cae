//! Highlighted code: a dozen classes, coloured by the theme in both schemes.
//!
//! Loading a language costs far more than using it, and parsing a line far more than finding it again, so both are
//! remembered (DESIGN, section 10): blocks of code resemble each other, and a preview renders the same ones again.

use std::collections::HashMap;
use std::fmt::Write;
use std::ops::Range;
use std::str::FromStr;
use std::sync::{Arc, LazyLock, Mutex};

use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};

use super::escape;

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);
static REMEMBERED: LazyLock<Mutex<Memory>> = LazyLock::new(Mutex::default);

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
pub fn highlight(code: &str, language: &str) -> String {
    let token = language.split([' ', ',', '{']).next().unwrap_or_default();
    if token.is_empty() || code.len() > LONGEST || code.lines().any(|l| l.len() > LONGEST_LINE) {
        return escape(code).into_owned();
    }
    let coloured = SYNTAXES.find_syntax_by_token(token).and_then(|syntax| coloured(code, syntax));
    coloured.unwrap_or_else(|| escape(code).into_owned())
}

fn coloured(code: &str, syntax: &SyntaxReference) -> Option<String> {
    let (mut state, mut out) = (Known::of(State(ParseState::new(syntax), ScopeStack::new())), Spans::default());
    for line in code.split_inclusive('\n') {
        let known = REMEMBERED.lock().ok().and_then(|memory| memory.line(&state, line));
        let parsed = match known {
            Some(parsed) => parsed,
            None => parse(&state, line)?,
        };
        parsed.parts.iter().for_each(|(range, class)| out.push(&line[range.clone()], *class));
        state = parsed.after;
    }
    Some(out.finish())
}

/// `None` where a grammar is broken.
fn parse(before: &Known, line: &str) -> Option<Parsed> {
    let State(mut state, mut stack) = (*before.state).clone();
    let (mut parts, mut at) = (Vec::new(), 0);
    for (end, operation) in state.parse_line(line, &SYNTAXES).ok()? {
        parts.push((at..end, class(&stack)));
        at = end;
        // A broken grammar costs colours, never text.
        let _ = stack.apply(&operation);
    }
    parts.push((at..line.len(), class(&stack)));
    let mut memory = REMEMBERED.lock().ok()?;
    let parsed = Parsed { parts: parts.into(), after: memory.state(State(state, stack)) };
    memory.remember(before, line, &parsed);
    Some(parsed)
}

/// What a line is parsed in: the contexts of the grammar that are open, and the scopes.
#[derive(Debug, Clone, PartialEq)]
struct State(ParseState, ScopeStack);

#[derive(Debug, Clone)]
struct Known {
    state: Arc<State>,
    /// Its place in the memory, if it has one.
    index: Option<usize>,
}

#[derive(Debug, Clone)]
struct Parsed {
    /// Bytes of the line, and their class.
    parts: Arc<[(Range<usize>, Option<&'static str>)]>,
    after: Known,
}

/// Lines by the state before them.
#[derive(Debug, Default)]
struct Memory {
    states: Vec<Arc<State>>,
    lines: Vec<HashMap<Box<str>, Parsed>>,
    count: usize,
}

/// States are compared one by one, so there may not be many.
const STATES: usize = 256;
const LINES: usize = 1 << 16;

impl Known {
    fn of(state: State) -> Self {
        match REMEMBERED.lock() {
            Ok(mut memory) => memory.state(state),
            Err(_) => Self { state: Arc::new(state), index: None },
        }
    }
}

impl Memory {
    fn state(&mut self, state: State) -> Known {
        if let Some(index) = self.states.iter().position(|s| **s == state) {
            return Known { state: Arc::clone(&self.states[index]), index: Some(index) };
        }
        let state = Arc::new(state);
        let index = (self.states.len() < STATES).then_some(self.states.len());
        if index.is_some() {
            self.states.push(Arc::clone(&state));
            self.lines.push(HashMap::new());
        }
        Known { state, index }
    }

    fn line(&self, before: &Known, line: &str) -> Option<Parsed> {
        self.lines.get(before.index?)?.get(line).cloned()
    }

    fn remember(&mut self, before: &Known, line: &str, parsed: &Parsed) {
        let Some(lines) = before.index.and_then(|i| self.lines.get_mut(i)).filter(|_| self.count < LINES) else {
            return;
        };
        lines.insert(line.into(), parsed.clone());
        self.count += 1;
    }
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
