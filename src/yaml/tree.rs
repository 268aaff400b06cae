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
    Map(usize, Vec<Entry>, Option<(String, Range<usize>)>),
}

struct Builder<'a> {
    path: &'a Arc<str>,
    offsets: Offsets,
    findings: Vec<Finding>,
    open: Vec<Open>,
    root: Option<Node>,
}

impl Builder<'_> {
    fn read(&mut self, text: &str) {
        let mut parser = Parser::new_from_str(text);
        while let Some(next) = parser.next_event() {
            let (event, span) = match next {
                Ok(next) => next,
                Err(error) => {
                    let at = self.offsets.at(error.marker().index());
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
        match event {
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
        let message = format!("nested more than {DEEPEST} levels deep");
        let place = Place::new(self.path, range.start..range.start);
        self.findings
            .push(Finding::new(&code::YAML_TOO_DEEP, place, message).help("quote a text that begins with `[` or `{`"));
        self.root = None;
        None
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
                None => *key = Some((node.text().unwrap_or_default().to_owned(), node.range)),
                Some((name, key_range)) => match entries.iter().find(|e| e.key == name) {
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
