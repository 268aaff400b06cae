//! Markdown from web clippers: front matter whose keys are mapped, and a body that is judged like any other.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options as Extensions, Parser, Tag, TagEnd};

use super::byline::names;
use super::dates::{Order, machine_date};
use super::inline::{BREAK, Context, Run, Style, code_language, collapse, fence, markdown, prefix_lines};
use super::model::{Fields, Found, Image, Lines, Source};
use super::notes::Note;
use super::page::links::Links;
use super::raw::{Content, Hints, Raw, Shape};
use crate::text::LineIndex;
use crate::yaml::Node;

/// The front matter and the body of a clipped file; `None` where there is no front matter.
pub(super) fn split(text: &str) -> Option<(&str, &str)> {
    let rest = text.trim_start_matches('\u{FEFF}').strip_prefix("---")?.trim_start_matches([' ', '\t']);
    let rest = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n'))?;
    let end = rest.match_indices("\n---").map(|(i, _)| i).find(|i| {
        rest[i + 4..].trim_start_matches([' ', '\t', '\r']).starts_with('\n') || rest[i + 4..].trim().is_empty()
    })?;
    let after = rest[end + 4..].find('\n').map_or(rest.len(), |i| end + 4 + i + 1);
    Some((&rest[..end], &rest[after..]))
}

/// The fields that clippers write: Obsidian Web Clipper, MarkDownload, Omnivore, Joplin, Readwise.
pub(super) fn fields(front: &str, path: &Arc<str>) -> Fields {
    let (Some(node), _) = crate::yaml::parse(path, front, 0..front.len()) else { return Fields::default() };
    let index = LineIndex::new(front);
    let first = |keys: &[&str]| keys.iter().find_map(|k| texts(node.get(k)?, &index, front).into_iter().next());
    let date = |keys: &[&str]| {
        first(keys).and_then(|f| machine_date(&f.value, Order::Unknown).map(|value| Found { value, ..f }))
    };
    let authors = ["author", "authors", "byline", "creator"]
        .iter()
        .find_map(|k| node.get(k))
        .map(|n| texts(n, &index, front))
        .unwrap_or_default();
    let url =
        first(&["source", "url", "link", "original", "baseURI", "source_url"]).filter(|f| f.value.starts_with("http"));
    let tags = node.get("tags").map(|n| texts(n, &index, front)).unwrap_or_default();
    Fields {
        title: first(&["title", "headline"]),
        authors: authors.into_iter().flat_map(|f| people(&f)).collect(),
        published: date(&["published", "date_published", "date-published", "publish_date", "datePublished", "date"]),
        modified: date(&["modified", "updated", "date_modified"]),
        publisher: first(&["site", "publisher", "site_name", "siteName", "website", "domain"]),
        url,
        language: first(&["language", "lang"]),
        summary: first(&["description", "excerpt", "summary"]),
        tags,
        ..Fields::default()
    }
}

/// The texts of a value: a scalar, or a list of them. `[[Ana Roth]]` is a name in Obsidian.
fn texts(node: &Node, index: &LineIndex, front: &str) -> Vec<Found<String>> {
    let one = |n: &Node| {
        let text = n.text()?.trim().trim_start_matches("[[").trim_end_matches("]]").to_owned();
        // The first line is the `---`.
        (!text.is_empty()).then(|| Found::new(text, Source::FrontMatter, index.at(front, n.range.start).line + 1))
    };
    node.items().iter().filter_map(one).collect()
}

fn people(found: &Found<String>) -> Vec<Found<String>> {
    let listed = names(&found.value).authors;
    let values = if listed.is_empty() { vec![found.value.clone()] } else { listed };
    values.into_iter().map(|value| Found { value, evidence: found.evidence }).collect()
}

/// The headline, where the front matter has none: the first heading of the first level.
pub(super) fn heading(raws: &[Raw]) -> Option<Found<String>> {
    let raw = raws.iter().find(|r| r.shape == Shape::Heading(1))?;
    Some(Found::new(raw.text.clone(), Source::Heading, raw.lines.first))
}

/// MarkDownload sets what the page says of itself above the text, as a quotation.
pub(super) fn mark_excerpt(raws: &mut [Raw]) {
    let excerpt = |r: &&mut Raw| r.shape == Shape::Quote && r.text.starts_with("Excerpt");
    if let Some(raw) = raws.iter_mut().take(4).find(excerpt) {
        raw.hints = raw.hints.with(Hints::STANDFIRST);
    }
}

/// The body's blocks and its footnotes; `first_line` is where the body begins in the file.
pub(super) fn blocks(body: &str, first_line: usize, base: Option<&str>) -> (Vec<Raw>, Vec<Note>) {
    let index = LineIndex::new(body);
    let mut reader = Reader {
        links: Links::new(base),
        stack: vec![Frame::default()],
        style: Style::default(),
        href: None,
        alt: None,
        labels: HashMap::new(),
        notes: Vec::new(),
    };
    let extensions = Extensions::ENABLE_TABLES | Extensions::ENABLE_STRIKETHROUGH | Extensions::ENABLE_FOOTNOTES;
    for (event, range) in Parser::new_ext(body, extensions).into_offset_iter() {
        let line = |at: usize| first_line + index.at(body, at).line - 1;
        reader.event(event, Lines::new(line(range.start), line(range.end.saturating_sub(1).max(range.start))));
    }
    (reader.stack.pop().map(|f| f.out).unwrap_or_default(), reader.notes)
}

/// One level of blocks within blocks.
#[derive(Debug, Default)]
struct Frame {
    out: Vec<Raw>,
    runs: Vec<Run>,
    lines: Lines,
    /// Of code.
    language: String,
    /// Of a footnote.
    number: u16,
}

struct Reader {
    links: Links,
    stack: Vec<Frame>,
    style: Style,
    href: Option<std::rc::Rc<str>>,
    /// The text within a picture, which is its description.
    alt: Option<(String, String)>,
    /// The numbers of the footnotes by their labels, in the order in which they were met.
    labels: HashMap<String, u16>,
    notes: Vec<Note>,
}

impl Reader {
    fn top(&mut self) -> Option<&mut Frame> {
        self.stack.last_mut()
    }

    fn event(&mut self, event: Event<'_>, lines: Lines) {
        match event {
            Event::Start(tag) => self.start(&tag, lines),
            Event::End(tag) => self.end(tag, lines),
            Event::Text(text) => match &mut self.alt {
                Some((alt, _)) => alt.push_str(&text),
                None => self.push(&text),
            },
            Event::Code(text) => self.push(&text),
            Event::SoftBreak => self.push(" "),
            Event::HardBreak => self.push(&BREAK.to_string()),
            Event::FootnoteReference(label) => {
                let mark = Run::note(self.number(&label));
                if let Some(top) = self.top() {
                    top.runs.push(mark);
                }
            }
            _ => {}
        }
    }

    /// The number of a footnote's label, from 1.
    fn number(&mut self, label: &str) -> u16 {
        let next = u16::try_from(self.labels.len() + 1).unwrap_or(u16::MAX);
        *self.labels.entry(label.to_owned()).or_insert(next)
    }

    fn push(&mut self, text: &str) {
        let run = Run { text: text.to_owned(), style: self.style, href: self.href.clone() };
        if let Some(top) = self.top() {
            top.runs.push(run);
        }
    }

    fn start(&mut self, tag: &Tag<'_>, lines: Lines) {
        match tag {
            Tag::Strong => self.style.strong = true,
            Tag::Emphasis => self.style.emphasis = true,
            Tag::Link { dest_url, .. } => {
                self.style.linked = true;
                self.href = self.links.absolute(dest_url);
            }
            Tag::Image { dest_url, .. } => {
                self.alt = Some((String::new(), self.links.image(dest_url).unwrap_or_default()))
            }
            Tag::CodeBlock(kind) => {
                let info = match kind {
                    CodeBlockKind::Fenced(info) => info.split_whitespace().next().unwrap_or_default(),
                    CodeBlockKind::Indented => "",
                };
                let language = code_language(info).unwrap_or_default();
                self.stack.push(Frame { lines, language, ..Frame::default() });
            }
            Tag::FootnoteDefinition(label) => {
                let number = self.number(label);
                self.stack.push(Frame { lines, number, ..Frame::default() });
            }
            Tag::BlockQuote(_) | Tag::Item | Tag::TableCell | Tag::TableHead | Tag::TableRow => {
                self.stack.push(Frame { lines, ..Frame::default() })
            }
            Tag::List(_) | Tag::Table(_) => self.stack.push(Frame { lines, ..Frame::default() }),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, lines: Lines) {
        match tag {
            TagEnd::Strong => self.style.strong = false,
            TagEnd::Emphasis => self.style.emphasis = false,
            TagEnd::Link => (self.href, self.style.linked) = (None, false),
            TagEnd::Image => self.picture(lines),
            TagEnd::Paragraph => self.flush(Shape::Paragraph, lines),
            TagEnd::Heading(level) => self.flush(Shape::Heading(level_number(level)), lines),
            TagEnd::CodeBlock => self.code(),
            TagEnd::BlockQuote(_) => self.quote(),
            TagEnd::FootnoteDefinition => self.note(),
            TagEnd::Item | TagEnd::TableCell => self.item(tag == TagEnd::TableCell),
            TagEnd::List(ordered) => self.list(ordered),
            TagEnd::TableHead | TagEnd::TableRow => self.row(),
            TagEnd::Table => self.table(),
            _ => {}
        }
    }

    fn flush(&mut self, shape: Shape, lines: Lines) {
        if let Some(top) = self.top() {
            let runs = std::mem::take(&mut top.runs);
            top.out.extend(Raw::running(shape, runs, lines));
        }
    }

    fn picture(&mut self, lines: Lines) {
        let Some((alt, src)) = self.alt.take() else { return };
        if let Some(top) = self.top().filter(|_| !src.is_empty()) {
            let image = Image { src, alt: collapse(&alt), ..Image::default() };
            top.out.push(Raw::new(Shape::Caption, Content::Picture(image), String::new(), lines));
        }
    }

    /// Closes a level; what stands open in it becomes a paragraph.
    fn close(&mut self) -> Frame {
        let mut frame = self.stack.pop().unwrap_or_default();
        let runs = std::mem::take(&mut frame.runs);
        frame.out.extend(Raw::running(Shape::Paragraph, runs, frame.lines));
        if self.stack.is_empty() {
            self.stack.push(Frame::default());
        }
        frame
    }

    fn add(&mut self, raw: Option<Raw>) {
        if let Some(top) = self.top() {
            top.out.extend(raw);
        }
    }

    fn code(&mut self) {
        let frame = self.stack.pop().unwrap_or_default();
        let code: String = frame.runs.iter().map(|r| r.text.as_str()).collect();
        self.add(Raw::ready(Shape::Code, fence(&code, &frame.language), code.trim().to_owned(), frame.lines));
    }

    fn quote(&mut self) {
        let frame = self.close();
        let written: Vec<String> = frame.out.iter().map(written).filter(|w| !w.is_empty()).collect();
        self.add(Raw::ready(
            Shape::Quote,
            prefix_lines(&written.join("\n\n"), "> ", "> "),
            joined(&frame.out, " "),
            frame.lines,
        ));
    }

    fn note(&mut self) {
        let frame = self.close();
        let written: Vec<String> = frame.out.iter().map(written).filter(|w| !w.is_empty()).collect();
        self.notes.extend(Note::new(frame.number, &written.join("\n\n"), joined(&frame.out, " "), frame.lines));
    }

    /// An item or a cell goes up as one paragraph.
    fn item(&mut self, cell: bool) {
        let frame = self.close();
        let text = joined(&frame.out, " ");
        let written = frame.out.iter().map(|r| if cell { cell_text(r) } else { written(r) }).collect::<Vec<_>>();
        let written = written.join(if cell { " " } else { "\n" });
        let raw = Raw::new(Shape::Paragraph, Content::Ready(written), text, frame.lines);
        if let Some(top) = self.top() {
            top.out.push(raw);
        }
    }

    fn list(&mut self, ordered: bool) {
        let frame = self.close();
        let mark = |i: usize| if ordered { format!("{}. ", i + 1) } else { "- ".to_owned() };
        let items =
            frame.out.iter().enumerate().map(|(i, r)| prefix_lines(&written(r), &mark(i), &" ".repeat(mark(i).len())));
        let linked = frame.out.iter().filter(|r| written(r).starts_with('[')).count();
        let written = items.collect::<Vec<_>>().join("\n");
        let mut raw = Raw::ready(Shape::List, written, joined(&frame.out, "\n"), frame.lines);
        if let Some(raw) = &mut raw {
            raw.linked = super::raw::ratio(linked, frame.out.len());
        }
        self.add(raw);
    }

    fn row(&mut self) {
        let frame = self.close();
        let cells: Vec<String> = frame.out.iter().map(written).collect();
        let raw = Raw::new(
            Shape::Paragraph,
            Content::Ready(format!("| {} |", cells.join(" | "))),
            joined(&frame.out, " | "),
            frame.lines,
        );
        if let Some(top) = self.top() {
            top.out.push(raw);
        }
    }

    fn table(&mut self) {
        let frame = self.close();
        let mut rows: Vec<String> = frame.out.iter().map(written).collect();
        let columns = frame.out.first().map_or(1, |r| r.text.matches(" | ").count() + 1);
        if !rows.is_empty() {
            rows.insert(1, format!("|{}", " --- |".repeat(columns)));
        }
        self.add(Raw::ready(Shape::Table, rows.join("\n"), joined(&frame.out, "\n"), frame.lines));
    }
}

fn joined(raws: &[Raw], joint: &str) -> String {
    raws.iter().map(|r| r.text.as_str()).filter(|t| !t.is_empty()).collect::<Vec<_>>().join(joint)
}

fn written(raw: &Raw) -> String {
    match &raw.content {
        Content::Ready(markdown) => markdown.clone(),
        Content::Runs(runs) => markdown(runs, Context::Paragraph),
        Content::Picture(_) => String::new(),
    }
}

fn cell_text(raw: &Raw) -> String {
    match &raw.content {
        Content::Runs(runs) => markdown(runs, Context::Cell),
        _ => super::inline::escape(&raw.text, Context::Cell),
    }
}

fn level_number(level: HeadingLevel) -> u8 {
    level as u8
}

/// Keys of front matter by which a clipper is known: a Markdown file of one's own has none of them.
pub(super) fn is_clipped(front: &str) -> bool {
    let keys: BTreeSet<&str> = front.lines().filter_map(|l| l.split_once(':')).map(|(k, _)| k.trim()).collect();
    ["source", "url", "link", "original", "baseURI", "clipped", "date_saved", "created"]
        .iter()
        .any(|k| keys.contains(k))
}
