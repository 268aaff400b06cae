//! From the parser's events to the tree.

use std::ops::Range;
use std::sync::Arc;

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use super::{DEEPEST, Entry, LONGEST, Node, Value};
use crate::diag::{Finding, code::document as code};
use crate::text::Place;

/// Reads the YAML in `file[range]`: the tree (`None` where there is nothing to read), and what is wrong.
///
/// Of two equal keys the first is kept. Anchors and aliases are refused: with them a short text can stand for
/// a very long one.
pub fn parse(path: &Arc<str>, file: &str, range: Range<usize>) -> (Option<Node>, Vec<Finding>) {
    let text = &file[range.clone()];
    if text.len() > LONGEST {
        let said = format!("this YAML is {} kB long; at most {} kB are read", text.len() / 1024, LONGEST / 1024);
        let place = Place::new(path, range.start..range.start);
        let help = "move long texts into the body, below the second `---`";
        return (None, vec![Finding::new(&code::YAML_TOO_LARGE, place, said).help(help)]);
    }
    let mut builder =
        Builder { path, offsets: Offsets::new(text, range.start), findings: Vec::new(), open: Vec::new(), root: None };
    builder.read(text);
    (builder.root, builder.findings)
}

/// Characters to bytes: the parser counts the former.
struct Offsets {
    start: usize,
    bytes: Option<Vec<u32>>,
    len: usize,
}

impl Offsets {
    #[allow(clippy::cast_possible_truncation)] // the text is at most `LONGEST` bytes
    fn new(text: &str, start: usize) -> Self {
        let bytes = (!text.is_ascii()).then(|| text.char_indices().map(|(i, _)| i as u32).collect());
        Self { start, bytes, len: text.len() }
    }

    fn at(&self, character: usize) -> usize {
        let byte = match &self.bytes {
            Some(bytes) => bytes.get(character).map_or(self.len, |b| *b as usize),
            None => character.min(self.len),
        };
        self.start + byte
    }

    fn range(&self, span: Span) -> Range<usize> {
        self.at(span.start.index())..self.at(span.end.index())
    }
}

/// A collection that is not closed yet.
enum Open {
    List(usize, Vec<Node>),
    /// Also the key whose value comes next; `None` in it where the key is no word.
    Map(usize, Vec<Entry>, Option<(Option<String>, Range<usize>)>),
}

struct Builder<'a> {
    path: &'a Arc<str>,
    offsets: Offsets,
    findings: Vec<Finding>,
    open: Vec<Open>,
    root: Option<Node>,
}

/// What we do not read of YAML: with anchors a short text can stand for a very long one, and tags mean programs.
fn marked(event: &Event<'_>) -> Option<(char, &'static str)> {
    match event {
        Event::Scalar(_, _, anchor, tag) | Event::SequenceStart(anchor, tag) | Event::MappingStart(anchor, tag) => {
            let tag = tag.as_ref().map(|_| ('!', "tag"));
            tag.or((*anchor != 0).then_some(('&', "anchor")))
        }
        _ => None,
    }
}

impl Builder<'_> {
    fn read(&mut self, text: &str) {
        let mut parser = Parser::new_from_str(text);
        while let Some(next) = parser.next_event() {
            let (event, span) = match next {
                Ok(next) => next,
                Err(error) => {
                    let at = self.offsets.at(error.marker().index());
                    // The parser looks ahead, and has a limit of its own.
                    if error.info().contains("recursion limit") {
                        return self.too_deep(at);
                    }
                    let finding = self.finding(at..at, error.info());
                    return self.findings.push(finding.help(
                        "quote texts that contain `: `, `#`, `[`, `{` or begin with `@`, `&`, `*`, `!`, `|`, `>`, `%`",
                    ));
                }
            };
            if self.event(event, span).is_none() {
                return;
            }
        }
    }

    /// `None` ends the reading.
    fn event(&mut self, event: Event<'_>, span: Span) -> Option<()> {
        let range = self.offsets.range(span);
        if let Some((mark, name)) = marked(&event) {
            let finding = self.finding(range, &format!("a YAML {name} (`{mark}name`) is not read"));
            self.findings.push(finding.help(format!("quote the text if the `{mark}` belongs to it")));
            return None;
        }
        match event {
            Event::DocumentStart(true) if self.root.is_some() => {
                let finding = self.finding(range, "a second document begins here");
                self.findings.push(finding.help("take the line `---` away"));
                return None;
            }
            Event::Scalar(text, style, ..) => {
                let value = Value::Scalar { text: text.into_owned(), plain: style == ScalarStyle::Plain };
                self.add(Node { value, range });
            }
            Event::SequenceStart(..) => self.open(Open::List(range.start, Vec::new()), &range)?,
            Event::MappingStart(..) => self.open(Open::Map(range.start, Vec::new(), None), &range)?,
            Event::SequenceEnd | Event::MappingEnd => self.close(range.end),
            Event::Alias(_) => {
                let finding = self.finding(range, "a YAML alias (`*name`) is not read");
                self.findings.push(finding.help("write the value out; quote it if the `*` belongs to the text"));
                return None;
            }
            _ => {}
        }
        Some(())
    }

    fn open(&mut self, open: Open, range: &Range<usize>) -> Option<()> {
        self.open.push(open);
        if self.open.len() <= DEEPEST {
            return Some(());
        }
        self.too_deep(range.start);
        None
    }

    fn too_deep(&mut self, at: usize) {
        let message = format!("nested more than {DEEPEST} levels deep");
        let finding = Finding::new(&code::YAML_TOO_DEEP, Place::new(self.path, at..at), message);
        self.findings.push(finding.help("quote a text that begins with `[` or `{`"));
        self.root = None;
    }

    fn close(&mut self, end: usize) {
        let node = match self.open.pop() {
            Some(Open::List(start, items)) => Node { value: Value::List(items), range: start..end },
            Some(Open::Map(start, entries, _)) => Node { value: Value::Map(entries), range: start..end },
            None => return,
        };
        self.add(node);
    }

    /// Puts a finished value where it belongs.
    fn add(&mut self, node: Node) {
        match self.open.last_mut() {
            None => self.root = self.root.take().or(Some(node)),
            Some(Open::List(_, items)) => items.push(node),
            Some(Open::Map(_, entries, key)) => match key.take() {
                None => {
                    let name = match node.value {
                        Value::Scalar { text, .. } if !text.is_empty() => Some(text),
                        _ => None,
                    };
                    if name.is_none() {
                        let place = Place::new(self.path, node.range.clone());
                        let finding =
                            Finding::new(&code::INVALID_YAML, place, "not valid YAML: a field's name is a word");
                        self.findings
                            .push(finding.help("write `name: value`; quote a text that begins with `[`, `{` or `?`"));
                    }
                    *key = Some((name, node.range));
                }
                Some((None, _)) => {}
                Some((Some(name), key_range)) => match entries.iter().find(|e| e.key == name) {
                    None => entries.push(Entry { key: name, key_range, node }),
                    Some(first) => {
                        let message = format!("the field `{name}` stands twice");
                        let finding = Finding::new(&code::DUPLICATE_KEY, Place::new(self.path, key_range), message)
                            .help("keep one of the two")
                            .related(Place::new(self.path, first.key_range.clone()), "first here");
                        self.findings.push(finding);
                    }
                },
            },
        }
    }

    fn finding(&self, range: Range<usize>, message: &str) -> Finding {
        Finding::new(&code::INVALID_YAML, Place::new(self.path, range), format!("not valid YAML: {message}"))
    }
}
