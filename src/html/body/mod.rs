//! One body → HTML: pieces of Markdown become events again, ours among them as HTML, and `pulldown-cmark` writes them.

mod answer;
mod citations;
mod embeds;
mod footnotes;
mod items;
mod links;
mod stream;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Tag, TagEnd};

use super::names::Names;
use super::{Words, anchors, escape, highlight, lists, sanitise};
use crate::config::Config;
use crate::diag::{Finding, code::document as code};
use crate::document::{self, Callout, Kind, Piece, pieces};
use crate::dossier::mentions::Mention;
use crate::dossier::{Dossier, NodeId, Target, Verification};
use crate::route::Routes;
use crate::text::slug;
use answer::answer;
use embeds::filters;
use footnotes::{Footnotes, footnote_reference};
use items::{Item, apart, in_one, without_comments};
use links::close_image;
use stream::{Stream, Table};

/// What every body of a build is written with.
#[derive(Debug, Clone, Copy)]
pub struct Writer<'a> {
    pub dossier: &'a Dossier,
    pub routes: &'a Routes,
    pub config: &'a Config,
    pub words: &'a Words,
}

/// How one body is written.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Citations lead to a numbered list on the page; otherwise to the passage.
    pub references: bool,
    /// Citations also stand in the margin, as cards.
    pub margin: bool,
    /// The body is the text of an article: its blocks are the paragraphs `p1`, `p2` ….
    pub paragraphs: bool,
    /// The ordered list that opens the body is given apart, as the answer of a front page.
    pub answer: bool,
}

/// A written body.
#[derive(Debug, Default)]
pub struct Body {
    pub html: String,
    pub answer: Vec<String>,
    pub references: Vec<ReferenceEntry>,
    pub citations: u32,
}

/// An entry of the numbered reference list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferenceEntry {
    /// From 1.
    pub number: u32,
    /// The anchors of the citations that lead here.
    pub back: Vec<String>,
    pub article: NodeId,
    pub paragraph: Option<u32>,
    pub locator: Option<String>,
    pub quote: Option<String>,
    pub verification: Verification,
}

impl Writer<'_> {
    /// Writes the body of a node for the page at `from`.
    pub fn body(&self, node: NodeId, from: &str, options: Options) -> (Body, Vec<Finding>) {
        let mut pass = Pass {
            writer: self,
            from,
            options,
            body: Body::default(),
            findings: Vec::new(),
            depth: 0,
            embedded: BTreeMap::new(),
            weight: 0,
            refused: false,
        };
        let html = pass.document(node, None);
        let mut body = pass.body;
        body.html = html;
        (body, pass.findings)
    }

    /// One line of Markdown, such as a definition: styles alone. Links and pictures keep their words.
    pub fn inline(&self, text: &str) -> String {
        let mut html = String::new();
        let events = pieces(text).0.into_iter().filter_map(|(piece, _)| match piece {
            Piece::Event(Event::Html(t) | Event::InlineHtml(t)) => Some(Event::Text(t)),
            Piece::Event(
                Event::Start(Tag::Link { .. } | Tag::Image { .. }) | Event::End(TagEnd::Link | TagEnd::Image),
            ) => None,
            Piece::Event(e) => Some(e),
            Piece::Link(l) | Piece::Embed(l) => Some(Event::Text(l.label.unwrap_or(l.target).into())),
            _ => None,
        });
        pulldown_cmark::html::push_html(&mut html, events);
        let inner = html.trim().strip_prefix("<p>").and_then(|h| h.strip_suffix("</p>"));
        inner.map_or_else(|| html.trim().to_owned(), str::to_owned)
    }
}

pub(super) struct Pass<'a> {
    pub writer: &'a Writer<'a>,
    pub from: &'a str,
    options: Options,
    body: Body,
    pub findings: Vec<Finding>,
    /// How many embeds we are in.
    depth: usize,
    /// The ids of embedded documents, and how often each was embedded.
    embedded: BTreeMap<NodeId, u32>,
    /// Bytes of Markdown that were embedded, and whether that was too much.
    weight: usize,
    refused: bool,
}

impl Pass<'_> {
    /// The HTML of a document's body, or of the section under one of its headings.
    fn document(&mut self, node: NodeId, section: Option<&str>) -> String {
        let document = &self.writer.dossier.node(node).document;
        let markdown = document.body.markdown();
        let outer = self.depth == 0;
        let prefix = if outer { String::new() } else { self.prefix(node) };
        let names = mentions(self.writer.dossier, node, outer);
        let mut stream = self.stream(document, &self.writer.dossier.targets[node.index()], prefix);
        stream.names = Names::new(names);
        let (found, _) = pieces(markdown);
        let raw = self.writer.config.html || document.kind == Kind::Article;
        let raw = raw && found.iter().any(|(piece, _)| is_html(piece));
        let (mut items, definitions) = apart(found);
        if !names.is_empty() {
            items = in_one(items);
        }
        stream.footnotes.definitions = definitions;
        let bounds = section.map(|id| bounds(document, id));
        for item in items {
            if bounds.as_ref().is_none_or(|b| b.contains(&document.body.in_file(&item.range).start)) {
                self.item(&mut stream, item);
            }
        }
        if self.options.answer && outer {
            self.body.answer.extend(answer(&mut stream.events).into_iter().map(write));
        }
        self.notes(&mut stream);
        let mut html = write(stream.events);
        if raw {
            html = sanitise::sanitise(&html);
        }
        html
    }

    fn stream<'a, 'e>(
        &self,
        document: &'a document::Document,
        targets: &'a [Target],
        prefix: String,
    ) -> Stream<'a, 'e> {
        let numbered = self.options.paragraphs && self.depth == 0;
        let paragraphs = document.body.paragraphs.iter().filter(|_| numbered);
        let paragraphs = paragraphs.map(|p| (p.range.start, p.number)).collect();
        Stream {
            events: Vec::with_capacity(document.body.markdown().len() / 16),
            document,
            targets,
            reference: 0,
            heading: 0,
            paragraphs,
            level: 0,
            code: None,
            links: Vec::new(),
            styles: 0,
            in_heading: false,
            image: None,
            html: None,
            footnotes: Footnotes { prefix, ..Footnotes::default() },
            callouts: Vec::new(),
            paragraph: None,
            table: Table::default(),
            div: false,
            noted: false,
            names: Names::new(&[]),
        }
    }

    /// What goes before the ids of an embedded document, so that none stands twice on the page.
    fn prefix(&mut self, node: NodeId) -> String {
        let times = self.embedded.entry(node).or_default();
        *times += 1;
        let id = slug(self.writer.dossier.node(node).id());
        if *times == 1 { format!("{id}-") } else { format!("{id}-{times}-") }
    }

    fn item<'e>(&mut self, stream: &mut Stream<'_, 'e>, item: Item<'e>) {
        (stream.reference, stream.heading) = (item.reference, item.heading);
        let names = match &item.piece {
            Piece::Event(Event::Text(text)) if stream.takes_names() => stream.names.within(text),
            _ => Vec::new(),
        };
        // Footnotes are apart from the paragraphs and come after them.
        if !stream.noted {
            stream.names.follow(&item.piece, &item.range);
        }
        match item.piece {
            Piece::Event(Event::Text(text)) if !names.is_empty() => self.named(stream, &text, names),
            piece => self.piece(stream, piece, &item.range),
        }
    }

    /// A text with its names as links, each page once a section.
    fn named(&mut self, stream: &mut Stream<'_, '_>, text: &str, names: Vec<(Range<usize>, NodeId)>) {
        let mut at = 0;
        for (range, node) in names {
            let own = self.writer.routes.node(node) == self.from;
            if range.start < at || own || !stream.names.is_first(node) {
                continue;
            }
            stream.push(Event::Text(text[at..range.start].to_owned().into()));
            let href = anchors::href(self.writer.routes, self.from, node, None);
            stream.html(format!("<a href=\"{}\">{}</a>", escape(&href), escape(&text[range.clone()])));
            at = range.end;
        }
        stream.push(Event::Text(text[at..].to_owned().into()));
    }

    fn piece<'e>(&mut self, stream: &mut Stream<'_, 'e>, piece: Piece<'e>, range: &Range<usize>) {
        match piece {
            Piece::Event(event) => self.event(stream, event, range),
            Piece::Link(link) => self.wikilink(stream, &link),
            Piece::Embed(link) => self.embed(stream, &link, range),
            Piece::Citations(items) => self.citations(stream, &items),
            Piece::Callout(callout) => open_callout(stream, self.writer.words, &callout, range),
            Piece::TitleEnd => stream.html("</p>\n"),
            Piece::Broken(_) => {
                let text = stream.document.body.markdown().get(range.clone()).unwrap_or_default().to_owned();
                stream.push(Event::Text(text.into()));
            }
        }
    }

    fn event<'e>(&mut self, stream: &mut Stream<'_, 'e>, event: Event<'e>, range: &Range<usize>) {
        if let Some(picture) = &mut stream.image {
            return match event {
                Event::Text(text) | Event::Code(text) => picture.alt.push_str(&text),
                Event::SoftBreak | Event::HardBreak => picture.alt.push(' '),
                Event::Start(Tag::Image { .. }) => picture.within += 1,
                Event::End(TagEnd::Image) if picture.within > 0 => picture.within -= 1,
                Event::End(TagEnd::Image) => close_image(stream),
                _ => {}
            };
        }
        match event {
            Event::Start(tag) => self.start(stream, tag, range),
            Event::End(end) => self.end(stream, end),
            Event::Text(text) => match &mut stream.code {
                Some((_, code)) => code.push_str(&text),
                None => stream.push(Event::Text(text)),
            },
            Event::Html(text) => match &mut stream.html {
                Some((_, html)) => html.push_str(&text),
                None => self.raw(stream, &text, range, false),
            },
            Event::InlineHtml(text) => self.raw(stream, &text, range, true),
            Event::FootnoteReference(label) => footnote_reference(stream, self.writer.words, &label),
            Event::TaskListMarker(done) => {
                let checked = if done { " checked" } else { "" };
                let label = if done { &self.writer.words.done } else { &self.writer.words.open };
                stream.html(format!("<input type=\"checkbox\" disabled{checked} aria-label=\"{}\"> ", escape(label)));
            }
            other => stream.push(other),
        }
    }

    /// HTML of the user: comments vanish, the rest is text unless the configuration lets it through.
    fn raw(&mut self, stream: &mut Stream<'_, '_>, html: &str, range: &Range<usize>, inline: bool) {
        let html = without_comments(html);
        if html.trim().is_empty() {
            return;
        }
        if self.writer.config.html || stream.document.kind == Kind::Article {
            let html = CowStr::from(html.into_owned());
            return stream.push(if inline { Event::InlineHtml(html) } else { Event::Html(html) });
        }
        if self.depth == 0 && !html.trim_start().starts_with("</") {
            let place = stream.document.place(&stream.document.body.in_file(range));
            let finding = Finding::new(&code::RAW_HTML, place, "HTML in a note is shown as text");
            self.findings.push(finding.help("use Markdown, or allow HTML with `html: true` in config.yaml"));
        }
        let text = if inline { escape(&html).into_owned() } else { format!("<p>{}</p>\n", escape(html.trim())) };
        stream.html(text);
    }

    fn start<'e>(&mut self, stream: &mut Stream<'_, 'e>, tag: Tag<'e>, range: &Range<usize>) {
        let number = if is_inline(&tag) { None } else { stream.number(range) };
        match (tag, number) {
            (Tag::Paragraph, Some(n)) => {
                stream.html(format!("<p id=\"p{n}\">"));
                stream.paragraph = Some(stream.events.len());
            }
            (tag, Some(n)) => {
                stream.open_numbered(n);
                self.open(stream, tag, range);
            }
            (tag, None) => self.open(stream, tag, range),
        }
    }

    fn open<'e>(&mut self, stream: &mut Stream<'_, 'e>, tag: Tag<'e>, range: &Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => {
                let heading = stream.document.body.headings.get(stream.heading);
                let id = heading.map_or_else(String::new, |h| format!("{}{}", stream.footnotes.prefix, h.id));
                stream.in_heading = true;
                let level = (level as u8).clamp(2, 6);
                stream.html(format!("<h{level} id=\"{}\">", escape(&id)));
            }
            Tag::Link { dest_url, title, .. } => self.open_link(stream, &dest_url, &title, range),
            Tag::Image { dest_url, title, .. } => self.open_image(stream, &dest_url, &title),
            Tag::CodeBlock(kind) => {
                let info = match kind {
                    CodeBlockKind::Fenced(info) => info.trim().to_owned(),
                    CodeBlockKind::Indented => String::new(),
                };
                stream.code = Some((info, String::new()));
            }
            Tag::Table(columns) => {
                let name = escape(&self.writer.words.table);
                stream.html(format!("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{name}\">\n"));
                stream.push(Event::Start(Tag::Table(Vec::new())));
                stream.table = Table { columns, next: 0, cell: "th" };
            }
            Tag::TableHead | Tag::TableRow => {
                stream.table.next = 0;
                stream.table.cell = if matches!(tag, Tag::TableHead) { "th" } else { "td" };
                stream.push(Event::Start(tag));
            }
            Tag::TableCell => {
                let cell = stream.table.open_cell();
                stream.html(cell);
            }
            Tag::BlockQuote(_) => {
                stream.callouts.push(false);
                stream.push(Event::Start(tag));
            }
            Tag::Paragraph => {
                stream.push(Event::Start(Tag::Paragraph));
                stream.paragraph = Some(stream.events.len());
            }
            Tag::HtmlBlock => stream.html = Some((range.clone(), String::new())),
            tag => {
                stream.styles += usize::from(is_inline(&tag));
                stream.push(Event::Start(tag));
            }
        }
    }

    fn end(&mut self, stream: &mut Stream<'_, '_>, end: TagEnd) {
        if !is_inline_end(end) {
            stream.level = stream.level.saturating_sub(1);
        }
        match end {
            TagEnd::Heading(level) => {
                stream.in_heading = false;
                stream.html(format!("</h{}>\n", (level as u8).clamp(2, 6)));
            }
            TagEnd::Link => {
                let open = stream.links.pop().unwrap_or(false);
                stream.html(if open { "</a>" } else { "" });
            }
            TagEnd::CodeBlock => self.close_code(stream),
            TagEnd::TableCell => stream.html(format!("</{}>\n", stream.table.cell)),
            TagEnd::Table => {
                stream.push(Event::End(end));
                stream.html("</div>\n");
            }
            TagEnd::BlockQuote(_) if stream.callouts.pop() == Some(true) => stream.html("</div>\n"),
            TagEnd::HtmlBlock => {
                if let Some((range, html)) = stream.html.take() {
                    self.raw(stream, &html, &range, false);
                }
            }
            TagEnd::Paragraph => stream.end_paragraph(),
            end => {
                stream.styles -= usize::from(is_inline_end(end) && stream.styles > 0);
                stream.push(Event::End(end));
            }
        }
        if stream.level == 0 && std::mem::take(&mut stream.div) {
            stream.html("</div>\n");
        }
    }

    fn close_code(&mut self, stream: &mut Stream<'_, '_>) {
        let Some((info, code)) = stream.code.take() else { return };
        if document::body::DIRECTIVES.iter().any(|(name, _)| *name == info) {
            let html = lists::directive(self, &info, &filters(&code));
            return stream.html(html);
        }
        let language = info.split_whitespace().next().unwrap_or_default();
        let class =
            if language.is_empty() { String::new() } else { format!(" class=\"language-{}\"", escape(language)) };
        let label = self.writer.words.code(language);
        let label = escape(&label);
        let inner = highlight(&code, language);
        stream.html(format!("<pre class=\"code\" tabindex=\"0\" role=\"region\" aria-label=\"{label}\"><code{class}>{inner}</code></pre>\n"));
    }
}

fn is_html(piece: &Piece<'_>) -> bool {
    matches!(piece, Piece::Event(Event::Html(_) | Event::InlineHtml(_)))
}

/// The names to link in a body; an embedded one is linked on its own page.
fn mentions(dossier: &Dossier, node: NodeId, outer: bool) -> &[Mention] {
    dossier.mentions.bodies.get(&node).filter(|_| outer).map_or(&[], Vec::as_slice)
}

fn write(events: Vec<Event<'_>>) -> String {
    let mut html = String::with_capacity(events.len() * 24);
    pulldown_cmark::html::push_html(&mut html, events.into_iter());
    html
}

fn open_callout(stream: &mut Stream<'_, '_>, words: &Words, callout: &Callout, range: &Range<usize>) {
    if let Some(number) = stream.number(range) {
        stream.open_numbered(number);
    }
    stream.callouts.push(true);
    stream.html(format!("<div class=\"callout {}\">\n<p class=\"callout-title\">", escape(&callout.kind)));
    if !callout.titled {
        stream.html(format!("{}</p>\n", escape(&words.callout(&callout.kind))));
    }
}

/// Percent-encodes what may stand in no address (RFC 3986); letters of other scripts stay (RFC 3987).
fn quoted(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for c in address.chars() {
        if c.is_ascii_control() || " \"<>[\\]^`{|}".contains(c) {
            let _ = write!(out, "%{:02X}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

/// The bytes of the section under a heading: to the next heading of its level or above.
fn bounds(document: &document::Document, id: &str) -> Range<usize> {
    let headings = &document.body.headings;
    let Some(i) = headings.iter().position(|h| h.id == id) else { return 0..usize::MAX };
    let end = headings[i + 1..].iter().find(|h| h.level <= headings[i].level).map_or(usize::MAX, |h| h.range.start);
    headings[i].range.start..end
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
}

fn is_inline_end(end: TagEnd) -> bool {
    matches!(end, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}
