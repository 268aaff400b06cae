//! One body → HTML: pieces of Markdown become events again, ours among them as HTML, and `pulldown-cmark` writes them.

use std::borrow::Cow;
use std::collections::{BTreeMap, VecDeque};
use std::fmt::Write;
use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, CowStr, Event, Tag, TagEnd};

use super::names::Names;
use super::{Words, anchors, cards, escape, highlight, lists, sanitise};
use crate::config::Config;
use crate::diag::{Finding, code::document as code, code::dossier as dossier_code};
use crate::document::{self, Callout, Citation, Kind, Locator, Piece, Wikilink, pieces};
use crate::dossier::mentions::Mention;
use crate::dossier::{Cited, DEEPEST_EMBED, Dossier, NodeId, Target, Verification};
use crate::route::Routes;
use crate::text::{is_relative, is_safe_address, slug};

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

/// A piece with what it is the how-manieth of: of the references and headings of its document.
struct Item<'e> {
    piece: Piece<'e>,
    range: Range<usize>,
    reference: usize,
    heading: usize,
}

/// The events of one document on their way out, with what they have to know of each other.
struct Stream<'a, 'e> {
    events: Vec<Event<'e>>,
    document: &'a document::Document,
    targets: &'a [Target],
    /// The reference and the heading that the next piece may be.
    reference: usize,
    heading: usize,
    paragraphs: VecDeque<(usize, u32)>,
    level: usize,
    code: Option<(String, String)>,
    /// Per open link, whether it is written; how many styles are open.
    links: Vec<bool>,
    styles: usize,
    in_heading: bool,
    image: Option<Picture>,
    html: Option<(Range<usize>, String)>,
    footnotes: Footnotes<'e>,
    /// Per open block quote, whether it is a callout.
    callouts: Vec<bool>,
    /// The paragraph that is open: where among the events its content begins.
    paragraph: Option<usize>,
    table: Table,
    /// A `<div>` around a numbered block is open.
    div: bool,
    /// Whether this is a footnote.
    noted: bool,
    names: Names<'a>,
}

/// The table that is open. Alignment is a class: pages carry no inline styles.
#[derive(Default)]
struct Table {
    columns: Vec<Alignment>,
    /// The column of the next cell.
    next: usize,
    cell: &'static str,
}

impl Table {
    fn open_cell(&mut self) -> String {
        let class = match self.columns.get(self.next) {
            Some(Alignment::Right) => " class=\"right\"",
            Some(Alignment::Center) => " class=\"center\"",
            _ => "",
        };
        self.next += 1;
        format!("<{}{class}>", self.cell)
    }
}

/// An image whose text alternative is being read; pictures in it are part of that.
#[derive(Default)]
struct Picture {
    src: String,
    title: String,
    alt: String,
    within: usize,
}

#[derive(Default)]
struct Footnotes<'e> {
    /// In the order of their first reference.
    labels: Vec<String>,
    uses: Vec<u32>,
    definitions: Vec<(String, Vec<Item<'e>>)>,
    prefix: String,
    /// Where among the events the way back from each note goes.
    back: Vec<usize>,
}

impl Footnotes<'_> {
    fn back_links(&self, words: &Words, i: usize) -> String {
        let (prefix, n) = (&self.prefix, i + 1);
        let link = |k: u32| {
            let suffix = if k == 1 { String::new() } else { format!("-{k}") };
            format!(
                "<a href=\"#{prefix}fnref-{n}{suffix}\" role=\"doc-backlink\" aria-label=\"{}\">↩</a>",
                escape(&words.back_to_footnote.replace("{n}", &format!("{n}{suffix}")))
            )
        };
        let links: Vec<String> = (1..=self.uses.get(i).copied().unwrap_or(0)).map(link).collect();
        format!("<p class=\"footnote-back\">{}</p>\n", links.join(" "))
    }
}

impl<'a, 'e> Stream<'a, 'e> {
    fn push(&mut self, event: Event<'e>) {
        self.events.push(event);
    }

    fn html(&mut self, html: impl Into<CowStr<'e>>) {
        self.push(Event::InlineHtml(html.into()));
    }

    /// A block begins; its number if it is a paragraph of an article.
    fn number(&mut self, range: &Range<usize>) -> Option<u32> {
        self.level += 1;
        let (_, number) = *self.paragraphs.front().filter(|(start, _)| self.level == 1 && *start == range.start)?;
        self.paragraphs.pop_front();
        Some(number)
    }

    /// Not in code, links, headings, pictures and footnotes.
    fn takes_names(&self) -> bool {
        let text = self.code.is_none() && self.image.is_none() && self.html.is_none();
        text && self.links.is_empty() && !self.in_heading && !self.noted
    }

    fn open_numbered(&mut self, number: u32) {
        self.html(format!("<div class=\"para\" id=\"p{number}\">\n"));
        self.div = true;
    }

    fn target(&self) -> Option<&'a Target> {
        self.targets.get(self.reference)
    }

    /// Opens a block among the inline events of a paragraph, which ends before it.
    fn interrupt(&mut self) {
        let Some(start) = self.paragraph else { return };
        if self.events[start..].iter().all(is_blank) {
            self.events.truncate(start - 1);
        } else {
            self.push(Event::End(TagEnd::Paragraph));
        }
    }

    fn resume(&mut self) {
        if self.paragraph.is_some() {
            self.push(Event::Start(Tag::Paragraph));
            self.paragraph = Some(self.events.len());
        }
    }

    fn end_paragraph(&mut self) {
        match self.paragraph.take() {
            // Nothing came after an embed.
            Some(start) if self.events[start..].iter().all(is_blank) => {
                self.events.truncate(start - 1);
            }
            _ => self.push(Event::End(TagEnd::Paragraph)),
        }
    }
}

fn is_blank(event: &Event<'_>) -> bool {
    match event {
        Event::SoftBreak | Event::HardBreak => true,
        Event::Text(text) | Event::InlineHtml(text) => text.trim().is_empty(),
        _ => false,
    }
}

/// No page embeds more bytes of Markdown than this: embeds of embeds grow fast.
const MOST_EMBEDDED: usize = 4 << 20;

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

    fn open_link(&mut self, stream: &mut Stream<'_, '_>, dest: &str, title: &str, range: &Range<usize>) {
        let title = if title.is_empty() { String::new() } else { format!(" title=\"{}\"", escape(title)) };
        let opened = if is_relative(dest) {
            let link = stream.target().and_then(|t| self.link_of(stream.document, t, range));
            link.map(|href| format!("<a href=\"{}\"{title}>", escape(&href)))
        } else if is_safe_address(dest) && !dest.starts_with('/') && !dest.is_empty() {
            Some(format!("<a href=\"{}\" rel=\"noopener noreferrer\"{title}>", escape(&quoted(dest))))
        } else {
            None
        };
        stream.links.push(opened.is_some());
        stream.html(opened.unwrap_or_default());
    }

    /// Address of a link; an address of this site that is not planned is a finding.
    fn link_of(&mut self, document: &document::Document, target: &Target, range: &Range<usize>) -> Option<String> {
        if let Target::Site { path, .. } = target
            && path.ends_with(".html")
            && self.writer.routes.at(path).is_none()
        {
            let near = crate::schema::nearest(path, self.writer.routes.routes.iter().map(|r| r.path.as_str()));
            let help = near.map_or_else(|| "link the page by its id".to_owned(), |n| format!("did you mean `{n}`?"));
            let place = document.place(&document.body.in_file(range));
            let finding = Finding::new(&dossier_code::DEAD_LINK, place, format!("this site has no page `{path}`"));
            self.findings.push(finding.help(help));
            return None;
        }
        anchors::of_target(self.writer.routes, self.from, target)
    }

    fn open_image(&mut self, stream: &mut Stream<'_, '_>, dest: &str, title: &str) {
        let target = stream.target().filter(|_| is_relative(dest));
        let src = target.and_then(|t| anchors::of_target(self.writer.routes, self.from, t));
        stream.image = Some(Picture { src: src.unwrap_or_default(), title: title.to_owned(), ..Picture::default() });
    }

    fn wikilink(&mut self, stream: &mut Stream<'_, '_>, link: &Wikilink) {
        let target = stream.target();
        let words = self.writer.dossier.index.words(link, target).to_owned();
        let linked = target
            .filter(|_| stream.links.is_empty())
            .and_then(|t| anchors::of_target(self.writer.routes, self.from, t));
        if let (Some(_), Some(Target::Node { node, .. })) = (&linked, target) {
            stream.names.is_first(*node);
        }
        match linked {
            Some(href) => stream.html(format!("<a href=\"{}\">{}</a>", escape(&href), escape(&words))),
            None => stream.push(Event::Text(words.into())),
        }
    }

    fn embed(&mut self, stream: &mut Stream<'_, '_>, link: &Wikilink, range: &Range<usize>) {
        match stream.target() {
            Some(target @ Target::Asset { .. }) => {
                let src = anchors::of_target(self.writer.routes, self.from, target).unwrap_or_default();
                let alt = link.label.as_ref().filter(|l| !document::body::is_size(l)).cloned().unwrap_or_default();
                stream.image = Some(Picture { src, alt, ..Picture::default() });
                close_image(stream);
            }
            Some(Target::Node { node, anchor }) if self.may_embed(stream, *node, range) => {
                let section = match anchor {
                    Some(crate::dossier::Anchor::Heading(id)) => Some(id.as_str()),
                    _ => None,
                };
                let html = self.embedded(*node, section);
                // Blocks may not stand in `<p>`.
                stream.interrupt();
                stream.push(Event::Html(html.into()));
                stream.resume();
            }
            _ => self.wikilink(stream, link),
        }
    }

    /// In a heading, a link or a style there is no room for a block: the embed is a link there.
    fn may_embed(&mut self, stream: &Stream<'_, '_>, node: NodeId, range: &Range<usize>) -> bool {
        if stream.in_heading || stream.styles > 0 || !stream.links.is_empty() || self.depth >= DEEPEST_EMBED {
            return false;
        }
        self.weight += self.writer.dossier.node(node).document.body.markdown().len() + 100;
        let too_much = self.weight > MOST_EMBEDDED;
        if too_much && !std::mem::replace(&mut self.refused, true) {
            let place = stream.document.place(&stream.document.body.in_file(range));
            let message = format!("this page embeds more than {} MB of text", MOST_EMBEDDED >> 20);
            let finding = Finding::new(&dossier_code::EMBED_CYCLE, place, message);
            self.findings.push(finding.help("link the pages instead of embedding them"));
        }
        !too_much
    }

    fn embedded(&mut self, node: NodeId, section: Option<&str>) -> String {
        let of = self.writer.dossier.node(node);
        match of.kind() {
            Kind::Claim => return cards::claim(self, node),
            Kind::Event => return cards::event(self, node),
            _ => {}
        }
        self.depth += 1;
        let inner = self.document(node, section);
        self.depth -= 1;
        let href = anchors::href(self.writer.routes, self.from, node, None);
        let title = escape(&of.title).into_owned();
        format!(
            "<section class=\"embed\" aria-label=\"{title}\">\n{inner}<p class=\"embed-source\"><a href=\"{}\">{title}</a></p>\n</section>\n",
            escape(&href)
        )
    }

    fn citations(&mut self, stream: &mut Stream<'_, '_>, items: &[Citation]) {
        // Only running text has a margin beside it: in a table or list the cards would pile up.
        let margin = self.options.margin && self.depth == 0 && stream.level == 1 && !stream.in_heading && !stream.noted;
        let Some(Target::Citations(cited)) = stream.target() else { return };
        for (i, (item, cited)) in items.iter().zip(cited).enumerate() {
            let mut html = if i > 0 { " ".to_owned() } else { String::new() };
            if let Some(prefix) = &item.prefix {
                let _ = write!(html, "<span class=\"cite-prefix\">{}</span> ", escape(prefix));
            }
            html.push_str(&self.citation(item, cited, margin));
            stream.html(html);
        }
    }

    fn citation(&mut self, item: &Citation, cited: &Cited, margin: bool) -> String {
        let Some(article) = cited.article else {
            return format!("<span class=\"cite missing\">{}</span>", escape(&item.id.value));
        };
        self.body.citations += 1;
        let passage = anchors::passage(self.writer.routes, self.from, article, cited.place());
        let label = self.label(article, cited.place(), item.locator.as_ref());
        if !self.options.references {
            let title = escape(&self.writer.dossier.node(article).title).into_owned();
            return format!("<a class=\"cite\" href=\"{}\" title=\"{title}\">{label}</a>", escape(&passage));
        }
        let (number, back) = self.entry(article, item, cited);
        let first = !back.contains('-');
        let card = if margin && first { self.margin(article, item, cited, &label, &passage) } else { String::new() };
        format!("<a class=\"cite\" id=\"{back}\" href=\"#r{number}\">{label}</a>{card}")
    }

    /// `A1&nbsp;¶4`
    pub fn label(&self, article: NodeId, paragraph: Option<u32>, locator: Option<&Locator>) -> String {
        let code = self.writer.dossier.source(article).map_or("?", |s| &s.code);
        match (paragraph, locator) {
            (Some(n), _) => format!("{code}&nbsp;¶{n}"),
            (None, Some(Locator::Time(t))) => format!("{code}&nbsp;{}", escape(t)),
            _ => code.to_owned(),
        }
    }

    /// Finds or adds the entry of the reference list; returns its number and the anchor of this citation.
    fn entry(&mut self, article: NodeId, item: &Citation, cited: &Cited) -> (u32, String) {
        let paragraph = cited.place();
        let time = match &item.locator {
            Some(Locator::Time(t)) => Some(t.as_str()),
            _ => None,
        };
        let said: Vec<&str> = time.into_iter().chain(item.suffix.as_deref()).collect();
        let locator = (!said.is_empty()).then(|| said.join(", "));
        let quote = cited.quote.as_ref().map(|q| q.words.clone());
        let same = |r: &&mut ReferenceEntry| {
            r.article == article && r.paragraph == paragraph && r.locator == locator && r.quote == quote
        };
        if let Some(entry) = self.body.references.iter_mut().find(same) {
            let back = format!("x{}-{}", entry.number, entry.back.len() + 1);
            entry.back.push(back.clone());
            return (entry.number, back);
        }
        let number = u32::try_from(self.body.references.len() + 1).unwrap_or(u32::MAX);
        let back = format!("x{number}");
        let verification = cited.quote.as_ref().map(|q| q.verification.clone()).unwrap_or_default();
        self.body.references.push(ReferenceEntry {
            number,
            back: vec![back.clone()],
            article,
            paragraph,
            locator,
            quote,
            verification,
        });
        (number, back)
    }

    /// The card in the margin of a wide page.
    fn margin(&self, article: NodeId, item: &Citation, cited: &Cited, label: &str, passage: &str) -> String {
        let (name, words) = (escape(self.writer.dossier.short_name(article)), self.writer.words);
        let mut card = format!("<span class=\"mn\"><b>{}</b> {name}", label.replace("&nbsp;", " "));
        // A block quote stands in full beside its card.
        if let (Some(quote), true) = (&cited.quote, item.quote.is_some()) {
            let mark = match quote.verification {
                Verification::Verbatim { .. } => {
                    format!(" <span class=\"verbatim\">{}</span>", escape(&words.verbatim))
                }
                Verification::Unverified => String::new(),
            };
            let language = self.foreign(article).map(|l| format!(" lang=\"{}\"", escape(l))).unwrap_or_default();
            let _ = write!(card, ": <q{language}>{}</q>{mark}", escape(&quote.words));
        }
        let _ = write!(card, " <a href=\"{}\">{}</a></span>", escape(passage), escape(&words.passage));
        card
    }

    /// The language of an article's words, where it is not the dossier's.
    fn foreign(&self, article: NodeId) -> Option<&str> {
        let primary = |l: &str| l.split('-').next().unwrap_or_default().to_lowercase();
        let language = self.writer.dossier.node(article).article()?.language.as_deref()?;
        (primary(language) != primary(&self.writer.config.language)).then_some(language)
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

    /// Footnotes at the end of the body, in the order of their first use; a footnote may use others.
    fn notes(&mut self, stream: &mut Stream<'_, '_>) {
        if stream.footnotes.labels.is_empty() {
            return;
        }
        stream.noted = true;
        let name = escape(&self.writer.words.footnotes);
        stream.html(format!("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"{name}\">\n<ol>\n"));
        let mut n = 0;
        while let Some(label) = stream.footnotes.labels.get(n).cloned() {
            n += 1;
            stream.html(format!("<li id=\"{}fn-{n}\">\n", stream.footnotes.prefix));
            if let Some(i) = stream.footnotes.definitions.iter().position(|(l, _)| *l == label) {
                let (_, items) = stream.footnotes.definitions.swap_remove(i);
                items.into_iter().for_each(|item| self.item(stream, item));
            }
            // Its uses in later footnotes are known only at the end.
            stream.html(String::new());
            stream.footnotes.back.push(stream.events.len() - 1);
            stream.html("</li>\n");
        }
        stream.html("</ol>\n</section>\n");
        for (i, at) in std::mem::take(&mut stream.footnotes.back).into_iter().enumerate() {
            stream.events[at] = Event::InlineHtml(stream.footnotes.back_links(self.writer.words, i).into());
        }
    }
}

/// Takes the first ordered list of a front page out, item by item, with the heading above it.
fn answer<'e>(events: &mut Vec<Event<'e>>) -> Vec<Vec<Event<'e>>> {
    let mut depth = 0_usize;
    let start = events.iter().position(|event| match event {
        Event::Start(Tag::List(Some(_))) if depth == 0 => true,
        Event::Start(tag) => {
            depth += usize::from(!is_inline(tag));
            false
        }
        Event::End(end) => {
            depth -= usize::from(!is_inline_end(*end) && depth > 0);
            false
        }
        _ => false,
    });
    let Some(start) = start else { return Vec::new() };
    let mut items: Vec<Vec<Event<'e>>> = Vec::new();
    let rest = events.split_off(start);
    // The heading above the list is the theme's to write.
    let is_heading = |e: &Event<'_>, tag: &str| matches!(e, Event::InlineHtml(html) if html.starts_with(tag));
    if events.last().is_some_and(|e| is_heading(e, "</h")) {
        let heading = events.iter().rposition(|e| is_heading(e, "<h"));
        events.truncate(heading.unwrap_or(events.len()));
    }
    let mut depth = 0_usize;
    let mut rest = rest.into_iter();
    for event in rest.by_ref() {
        match &event {
            Event::Start(Tag::List(_)) => depth += 1,
            Event::End(TagEnd::List(_)) => depth -= 1,
            _ => {}
        }
        match (&event, depth) {
            (Event::End(TagEnd::List(_)), 0) => break,
            (Event::Start(Tag::List(_)) | Event::End(TagEnd::Item), 1) => {}
            (Event::Start(Tag::Item), 1) => items.push(Vec::new()),
            _ => items.iter_mut().last().into_iter().for_each(|i| i.push(event.clone())),
        }
    }
    events.extend(rest);
    items
}

fn is_html(piece: &Piece<'_>) -> bool {
    matches!(piece, Piece::Event(Event::Html(_) | Event::InlineHtml(_)))
}

/// The names to link in a body; an embedded one is linked on its own page.
fn mentions(dossier: &Dossier, node: NodeId, outer: bool) -> &[Mention] {
    dossier.mentions.bodies.get(&node).filter(|_| outer).map_or(&[], Vec::as_slice)
}

/// Texts that only the ends of lines part as one text, so that a name broken over two lines is one.
fn in_one(items: Vec<Item<'_>>) -> Vec<Item<'_>> {
    let mut out: Vec<Item<'_>> = Vec::with_capacity(items.len());
    let mut items = items.into_iter().peekable();
    while let Some(mut item) = items.next() {
        if let Piece::Event(Event::Text(text)) = &mut item.piece
            && items.peek().and_then(part).is_some()
        {
            let mut whole = text.to_string();
            while let Some(next) = items.next_if(|next| part(next).is_some()) {
                whole.push_str(part(&next).unwrap_or_default());
                item.range.end = next.range.end;
            }
            *text = whole.into();
        }
        out.push(item);
    }
    out
}

/// What a piece adds to the text before it.
fn part<'i>(item: &'i Item<'_>) -> Option<&'i str> {
    match &item.piece {
        Piece::Event(Event::Text(text)) => Some(text),
        Piece::Event(Event::SoftBreak) => Some("\n"),
        _ => None,
    }
}

/// Gives each piece its numbers, and footnotes apart from the text that uses them.
fn apart(found: Vec<(Piece<'_>, Range<usize>)>) -> (Vec<Item<'_>>, Vec<(String, Vec<Item<'_>>)>) {
    let (mut items, mut definitions) = (Vec::with_capacity(found.len()), Vec::<(String, Vec<Item<'_>>)>::new());
    let (mut reference, mut heading, mut noted) = (0, 0, false);
    for (piece, range) in found {
        let refers = match &piece {
            Piece::Link(_) | Piece::Embed(_) | Piece::Citations(_) => true,
            Piece::Event(Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. })) => {
                is_relative(dest_url)
            }
            _ => false,
        };
        let heads = matches!(piece, Piece::Event(Event::Start(Tag::Heading { .. })));
        match &piece {
            Piece::Event(Event::Start(Tag::FootnoteDefinition(label))) => {
                noted = true;
                definitions.push((label.to_lowercase(), Vec::new()));
            }
            Piece::Event(Event::End(TagEnd::FootnoteDefinition)) => noted = false,
            _ => {
                let item = Item { piece, range, reference, heading };
                match definitions.last_mut() {
                    Some((_, note)) if noted => note.push(item),
                    _ => items.push(item),
                }
            }
        }
        reference += usize::from(refers);
        heading += usize::from(heads);
    }
    (items, definitions)
}

/// HTML without its comments; one without an end reaches to the end, which the document room has reported.
fn without_comments(html: &str) -> Cow<'_, str> {
    if !html.contains("<!--") {
        return Cow::Borrowed(html);
    }
    let (mut out, mut rest) = (String::with_capacity(html.len()), html);
    while let Some((before, comment)) = rest.split_once("<!--") {
        out.push_str(before);
        // `<!-->` and `<!--->` are whole comments.
        rest = if let Some(after) = comment.strip_prefix('>').or_else(|| comment.strip_prefix("->")) {
            after
        } else {
            comment.split_once("-->").map_or("", |(_, after)| after)
        };
    }
    out.push_str(rest);
    Cow::Owned(out)
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

fn footnote_reference(stream: &mut Stream<'_, '_>, words: &Words, label: &str) {
    let notes = &mut stream.footnotes;
    // Markdown does not tell labels apart by case.
    let label = label.to_lowercase();
    let i = notes.labels.iter().position(|l| *l == label).unwrap_or_else(|| {
        notes.labels.push(label);
        notes.uses.push(0);
        notes.labels.len() - 1
    });
    notes.uses[i] += 1;
    let (n, prefix, uses) = (i + 1, notes.prefix.clone(), notes.uses[i]);
    let suffix = if uses == 1 { String::new() } else { format!("-{uses}") };
    let name = words.footnote.replace("{n}", &n.to_string());
    stream.html(format!(
        "<sup class=\"footnote-ref\"><a id=\"{prefix}fnref-{n}{suffix}\" href=\"#{prefix}fn-{n}\" role=\"doc-noteref\" aria-label=\"{}\">{n}</a></sup>",
        escape(&name)
    ));
}

fn close_image(stream: &mut Stream<'_, '_>) {
    let Some(Picture { src, title, alt, .. }) = stream.image.take() else { return };
    if src.is_empty() {
        // Pictures of other hosts are never loaded; their words stay.
        return stream.push(Event::Text(alt.into()));
    }
    let title = if title.is_empty() { String::new() } else { format!(" title=\"{}\"", escape(&title)) };
    stream.html(format!(
        "<img src=\"{}\" alt=\"{}\"{title} loading=\"lazy\" decoding=\"async\">",
        escape(&src),
        escape(&alt)
    ));
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

/// `key: value` lines; the document room has reported what is wrong with them.
fn filters(code: &str) -> Vec<(String, String)> {
    let lines = code.lines().filter_map(|l| l.split_once(':'));
    lines
        .map(|(k, v)| (k.trim().to_owned(), v.trim().trim_matches('"').to_owned()))
        .filter(|(_, v)| !v.is_empty())
        .collect()
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
