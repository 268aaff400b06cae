//! One body → HTML: pieces of Markdown become events again, ours among them as HTML, and `pulldown-cmark` writes them.

use std::fmt::Write;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Tag, TagEnd};

use super::{anchors, cards, escape, highlight, is_safe_address, lists, sanitise};
use crate::config::Config;
use crate::diag::{Finding, code::document as code, code::dossier as dossier_code};
use crate::document::{self, Callout, Citation, Kind, Locator, Piece, Wikilink, pieces};
use crate::dossier::{Cited, Dossier, NodeId, Target, Verification};
use crate::route::Routes;

/// What every body of a build is written with.
#[derive(Debug, Clone, Copy)]
pub struct Writer<'a> {
    pub dossier: &'a Dossier,
    pub routes: &'a Routes,
    pub config: &'a Config,
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
        let mut pass = Pass { writer: self, from, options, body: Body::default(), findings: Vec::new(), depth: 0 };
        let html = pass.document(node, None);
        let mut body = pass.body;
        body.html = html;
        (body, pass.findings)
    }

    /// Whether anything in a body needs more than Markdown; a definition is one line of it.
    pub fn inline(&self, text: &str) -> String {
        let mut html = String::new();
        let events = pieces(text).0.into_iter().filter_map(|(p, _)| match p {
            Piece::Event(Event::Html(t) | Event::InlineHtml(t)) => Some(Event::Text(t)),
            Piece::Event(e) => Some(e),
            Piece::Link(l) => Some(Event::Text(l.label.unwrap_or(l.target).into())),
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
}

/// The events of one document on their way out, with what they have to know of each other.
struct Stream<'a, 'e> {
    events: Vec<Event<'e>>,
    document: &'a document::Document,
    targets: &'a [Target],
    /// The next reference and heading of the document.
    reference: usize,
    heading: usize,
    paragraphs: std::collections::VecDeque<(usize, u32)>,
    level: usize,
    code: Option<(String, String)>,
    links: Vec<bool>,
    image: Option<(String, String, String)>,
    footnotes: Footnotes<'e>,
    /// Per open block quote, whether it is a callout.
    callouts: Vec<bool>,
    /// The paragraph that is open, and whether an embed took its place.
    paragraph: std::ops::Range<usize>,
    replaced: bool,
    /// A `<div>` around a numbered block is open.
    div: bool,
}

#[derive(Default)]
struct Footnotes<'e> {
    /// In the order of their first reference.
    labels: Vec<String>,
    uses: Vec<u32>,
    definitions: Vec<(String, Vec<Event<'e>>)>,
    open: Option<(String, Vec<Event<'e>>)>,
    prefix: String,
}

impl<'e> Stream<'_, 'e> {
    fn push(&mut self, event: Event<'e>) {
        match &mut self.footnotes.open {
            Some((_, events)) => events.push(event),
            None => self.events.push(event),
        }
    }

    fn html(&mut self, html: impl Into<CowStr<'e>>) {
        self.push(Event::InlineHtml(html.into()));
    }
}

/// Deeper than this nothing is embedded; cycles were reported before.
const DEEPEST_EMBED: usize = 16;

impl Pass<'_> {
    /// The HTML of a document's body, or of the section under one of its headings.
    fn document(&mut self, node: NodeId, section: Option<&str>) -> String {
        let document = &self.writer.dossier.node(node).document;
        let markdown = document.body.markdown();
        let outer = self.depth == 0;
        let paragraphs =
            (self.options.paragraphs && outer).then(|| document::article_text(markdown).paragraphs).unwrap_or_default();
        let mut stream = Stream {
            events: Vec::with_capacity(markdown.len() / 16),
            document,
            targets: &self.writer.dossier.targets[node.index()],
            reference: 0,
            heading: 0,
            paragraphs: paragraphs.into_iter().map(|p| (p.range.start, p.number)).collect(),
            level: 0,
            code: None,
            links: Vec::new(),
            image: None,
            footnotes: Footnotes {
                prefix: if outer { String::new() } else { format!("{}-", document.id) },
                ..Footnotes::default()
            },
            callouts: Vec::new(),
            paragraph: 0..0,
            replaced: false,
            div: false,
        };
        let (found, _) = pieces(markdown);
        let bounds = section.map(|id| bounds(document, id));
        let mut answer = Answer::default();
        for (piece, range) in found {
            let before = stream.events.len();
            let inside = bounds.as_ref().is_none_or(|b| b.contains(&stream.document.body.in_file(&range).start));
            self.piece(&mut stream, piece, &range);
            if !inside {
                stream.events.truncate(before);
            } else if self.options.answer && outer {
                answer.see(&mut stream.events, before);
            }
        }
        self.body.answer.extend(answer.items.into_iter().map(write));
        self.notes(&mut stream);
        let mut html = write(stream.events);
        let raw = self.writer.config.html || document.kind == Kind::Article;
        if raw && markdown.contains('<') {
            html = sanitise::sanitise(&html);
        }
        html
    }

    fn piece<'e>(&mut self, stream: &mut Stream<'_, 'e>, piece: Piece<'e>, range: &std::ops::Range<usize>) {
        match piece {
            Piece::Event(event) => self.event(stream, event, range),
            Piece::Link(link) => self.wikilink(stream, &link),
            Piece::Embed(link) => self.embed(stream, &link, range),
            Piece::Citations(items) => self.citations(stream, &items),
            Piece::Callout(callout) => open_callout(stream, &callout),
            Piece::Broken(_) => {
                let text = stream.document.body.markdown().get(range.clone()).unwrap_or_default().to_owned();
                stream.push(Event::Text(text.into()));
            }
        }
    }

    fn event<'e>(&mut self, stream: &mut Stream<'_, 'e>, event: Event<'e>, range: &std::ops::Range<usize>) {
        match event {
            Event::Start(tag) => self.start(stream, tag, range),
            Event::End(end) => self.end(stream, end),
            Event::Text(text) => match (&mut stream.code, &mut stream.image) {
                (Some((_, code)), _) => code.push_str(&text),
                (_, Some((.., alt))) => alt.push_str(&text),
                _ => stream.push(Event::Text(text)),
            },
            Event::Code(text) if stream.image.is_some() => stream.image.iter_mut().for_each(|i| i.2.push_str(&text)),
            Event::Html(text) => self.raw(stream, text, range, false),
            Event::InlineHtml(text) => self.raw(stream, text, range, true),
            Event::FootnoteReference(label) => footnote_reference(stream, &label),
            Event::TaskListMarker(done) => {
                let checked = if done { " checked" } else { "" };
                let label = if done { "done" } else { "open" };
                stream.html(format!("<input type=\"checkbox\" disabled{checked} aria-label=\"{label}\"> "));
            }
            other => stream.push(other),
        }
    }

    /// HTML of the user: comments vanish, the rest is text unless the configuration lets it through.
    fn raw<'e>(&mut self, stream: &mut Stream<'_, 'e>, html: CowStr<'e>, range: &std::ops::Range<usize>, inline: bool) {
        let comment = html.trim_start().starts_with("<!--");
        if comment && html.trim_end().ends_with("-->") {
            return;
        }
        if self.writer.config.html || stream.document.kind == Kind::Article {
            return stream.push(if inline { Event::InlineHtml(html) } else { Event::Html(html) });
        }
        if self.depth == 0 && html.trim_start().starts_with('<') && !html.trim_start().starts_with("</") {
            let place = stream.document.place(&stream.document.body.in_file(range));
            let finding = Finding::new(&code::RAW_HTML, place, "HTML in a note is shown as text");
            self.findings.push(finding.help("use Markdown, or allow HTML with `html: true` in config.yaml"));
        }
        let text = if inline { escape(&html).into_owned() } else { format!("<p>{}</p>\n", escape(html.trim_end())) };
        stream.html(text);
    }

    fn start<'e>(&mut self, stream: &mut Stream<'_, 'e>, tag: Tag<'e>, range: &std::ops::Range<usize>) {
        let top = stream.level == 0;
        if !is_inline(&tag) {
            stream.level += 1;
        }
        let number = stream.paragraphs.front().filter(|(start, _)| top && *start == range.start).map(|(_, n)| *n);
        if number.is_some() {
            stream.paragraphs.pop_front();
        }
        if matches!(tag, Tag::Paragraph) {
            stream.paragraph = range.clone();
        }
        match (tag, number) {
            (Tag::Paragraph, Some(n)) => stream.html(format!("<p id=\"p{n}\">")),
            (tag, Some(n)) => {
                stream.html(format!("<div class=\"para\" id=\"p{n}\">\n"));
                stream.div = true;
                self.open(stream, tag);
            }
            (tag, None) => self.open(stream, tag),
        }
    }

    fn open<'e>(&mut self, stream: &mut Stream<'_, 'e>, tag: Tag<'e>) {
        match tag {
            Tag::Heading { level, .. } => {
                let heading = stream.document.body.headings.get(stream.heading);
                let id = heading.map_or_else(String::new, |h| format!("{}{}", stream.footnotes.prefix, h.id));
                stream.heading += 1;
                let level = (level as u8).clamp(2, 6);
                stream.html(format!("<h{level} id=\"{}\">", escape(&id)));
            }
            Tag::Link { dest_url, title, .. } => self.open_link(stream, &dest_url, &title),
            Tag::Image { dest_url, title, .. } => self.open_image(stream, &dest_url, &title),
            Tag::CodeBlock(kind) => {
                let info = match kind {
                    CodeBlockKind::Fenced(info) => info.trim().to_owned(),
                    CodeBlockKind::Indented => String::new(),
                };
                stream.code = Some((info, String::new()));
            }
            Tag::Table(_) => {
                stream.html("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table\">\n");
                stream.push(Event::Start(tag));
            }
            Tag::BlockQuote(_) => {
                stream.callouts.push(false);
                stream.push(Event::Start(tag));
            }
            Tag::FootnoteDefinition(label) => stream.footnotes.open = Some((label.to_string(), Vec::new())),
            Tag::HtmlBlock => {}
            tag => stream.push(Event::Start(tag)),
        }
    }

    fn end<'e>(&mut self, stream: &mut Stream<'_, 'e>, end: TagEnd) {
        if !is_inline_end(end) {
            stream.level = stream.level.saturating_sub(1);
        }
        match end {
            TagEnd::Heading(level) => stream.html(format!("</h{}>\n", (level as u8).clamp(2, 6))),
            TagEnd::Link => {
                let open = stream.links.pop().unwrap_or(false);
                stream.html(if open { "</a>" } else { "" });
            }
            TagEnd::Image => close_image(stream),
            TagEnd::CodeBlock => self.close_code(stream),
            TagEnd::Table => {
                stream.push(Event::End(end));
                stream.html("</div>\n");
            }
            TagEnd::BlockQuote(_) if stream.callouts.pop() == Some(true) => stream.html("</div>\n"),
            TagEnd::FootnoteDefinition => {
                if let Some(open) = stream.footnotes.open.take() {
                    stream.footnotes.definitions.push(open);
                }
            }
            TagEnd::HtmlBlock => {}
            TagEnd::Paragraph if std::mem::take(&mut stream.replaced) => {}
            end => stream.push(Event::End(end)),
        }
        if stream.level == 0 && std::mem::take(&mut stream.div) {
            stream.html("</div>\n");
        }
    }

    fn next_target<'s>(stream: &mut Stream<'s, '_>) -> Option<&'s Target> {
        stream.reference += 1;
        stream.targets.get(stream.reference - 1)
    }

    fn open_link(&mut self, stream: &mut Stream<'_, '_>, dest: &str, title: &str) {
        let title = if title.is_empty() { String::new() } else { format!(" title=\"{}\"", escape(title)) };
        let opened = if document::body::is_relative(dest) {
            let target = Self::next_target(stream);
            let link = target.and_then(|t| self.link_of(stream.document, t));
            link.map(|href| format!("<a href=\"{}\"{title}>", escape(&href)))
        } else if is_safe_address(dest) && !dest.starts_with('/') {
            Some(format!("<a href=\"{}\" rel=\"noopener noreferrer\"{title}>", escape(dest)))
        } else {
            None
        };
        stream.links.push(opened.is_some());
        stream.html(opened.unwrap_or_default());
    }

    /// Address of a link; an address of this site that is not planned is a finding.
    fn link_of(&mut self, document: &document::Document, target: &Target) -> Option<String> {
        if let Target::Site { path, .. } = target {
            let known =
                path.ends_with(|c: char| c == '/') || self.writer.routes.at(path).is_some() || !path.ends_with(".html");
            if !known && !path.is_empty() {
                let near = crate::schema::nearest(path, self.writer.routes.routes.iter().map(|r| r.path.as_str()));
                let help =
                    near.map_or_else(|| "link the page by its id".to_owned(), |n| format!("did you mean `{n}`?"));
                let finding = Finding::new(
                    &dossier_code::DEAD_LINK,
                    document.front.clone(),
                    format!("this site has no `{path}`"),
                );
                self.findings.push(finding.help(help));
                return None;
            }
        }
        anchors::of_target(self.writer.routes, self.from, target)
    }

    fn open_image(&mut self, stream: &mut Stream<'_, '_>, dest: &str, title: &str) {
        let src = if document::body::is_relative(dest) {
            let target = Self::next_target(stream);
            target.and_then(|t| anchors::of_target(self.writer.routes, self.from, t))
        } else {
            None
        };
        stream.image = Some((src.unwrap_or_default(), title.to_owned(), String::new()));
    }

    fn wikilink(&mut self, stream: &mut Stream<'_, '_>, link: &Wikilink) {
        let target = Self::next_target(stream);
        let words = self.words(link, target);
        let linked = target.and_then(|t| anchors::of_target(self.writer.routes, self.from, t));
        match linked {
            Some(href) => stream.html(format!("<a href=\"{}\">{}</a>", escape(&href), escape(&words))),
            None => stream.push(Event::Text(words.into())),
        }
    }

    /// What a wikilink shows: its label, else the title that it leads to.
    fn words(&self, link: &Wikilink, target: Option<&Target>) -> String {
        if let Some(label) = &link.label {
            return label.clone();
        }
        match target {
            Some(Target::Node { .. }) if link.target.is_empty() => link.anchor.clone().unwrap_or_default(),
            Some(Target::Node { node, .. }) => self.writer.dossier.node(*node).title.clone(),
            Some(Target::Shared(shared)) => self.writer.dossier.index.shared[*shared].name.clone(),
            _ if link.target.is_empty() => link.anchor.clone().unwrap_or_default(),
            _ => link.target.clone(),
        }
    }

    fn embed<'e>(&mut self, stream: &mut Stream<'_, 'e>, link: &Wikilink, range: &std::ops::Range<usize>) {
        let Some(target) = Self::next_target(stream) else { return };
        match target {
            Target::Asset { .. } => {
                let src = anchors::of_target(self.writer.routes, self.from, target).unwrap_or_default();
                stream.image = Some((src, String::new(), link.label.clone().unwrap_or_default()));
                close_image(stream);
            }
            Target::Node { node, anchor } if self.depth < DEEPEST_EMBED => {
                let section = match anchor {
                    Some(crate::dossier::Anchor::Heading(id)) => Some(id.as_str()),
                    _ => None,
                };
                let html = self.embedded(*node, section);
                // An embed alone in its paragraph takes the paragraph's place: blocks may not stand in `<p>`.
                let markdown = stream.document.body.markdown();
                let alone =
                    markdown.get(stream.paragraph.clone()).map(str::trim) == markdown.get(range.clone()).map(str::trim);
                if alone && matches!(stream.events.last(), Some(Event::Start(Tag::Paragraph))) {
                    stream.events.pop();
                    stream.replaced = true;
                    stream.push(Event::Html(html.into()));
                } else {
                    stream.html(format!("</p>\n{html}<p>"));
                }
            }
            _ => stream.push(Event::Text(link.label.as_ref().unwrap_or(&link.target).clone().into())),
        }
    }

    fn embedded(&mut self, node: NodeId, section: Option<&str>) -> String {
        let of = self.writer.dossier.node(node);
        match of.kind() {
            Kind::Claim => cards::claim(self, node),
            Kind::Event => cards::event(self, node),
            _ => {
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
        }
    }

    fn citations(&mut self, stream: &mut Stream<'_, '_>, items: &[Citation]) {
        // Only running text has a margin beside it: in a table or list the cards would pile up.
        let margin = self.options.margin && self.depth == 0 && stream.level == 1 && stream.footnotes.open.is_none();
        let Some(Target::Citations(cited)) = Self::next_target(stream) else { return };
        for (item, cited) in items.iter().zip(cited) {
            let html = self.citation(item, cited, margin);
            if let (Some(Event::Text(text)), Some(prefix)) = (stream.events.last(), &item.prefix)
                && !text.is_empty()
            {
                let prefix = escape(prefix).into_owned();
                stream.html(format!("<span class=\"cite-prefix\">{prefix}</span> "));
            }
            stream.html(html);
            stream.html(" ");
        }
        // The blank between citations is not wanted after the last.
        let events = stream.footnotes.open.as_mut().map_or(&mut stream.events, |(_, e)| e);
        events.pop();
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
        let locator = match &item.locator {
            Some(Locator::Time(t)) => Some(t.clone()),
            _ => item.suffix.clone(),
        };
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
        let name = escape(self.writer.dossier.short_name(article)).into_owned();
        let mut card = format!("<span class=\"mn\"><b>{}</b> {name}", label.replace("&nbsp;", " "));
        // A block quote stands in full beside its card.
        if let (Some(quote), true) = (&cited.quote, item.quote.is_some()) {
            let mark = match quote.verification {
                Verification::Verbatim { .. } => " <span class=\"verbatim\">verbatim</span>",
                Verification::Unverified => "",
            };
            let _ = write!(card, ": <q>{}</q>{mark}", escape(&quote.words));
        }
        let _ = write!(card, " <a href=\"{}\">passage</a></span>", escape(passage));
        card
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
        let label = if language.is_empty() { "Code".to_owned() } else { format!("Code: {}", escape(language)) };
        let inner = highlight(&code, language);
        stream.html(format!("<pre class=\"code\" tabindex=\"0\" role=\"region\" aria-label=\"{label}\"><code{class}>{inner}</code></pre>\n"));
    }

    /// Footnotes at the end of the body, in the order of their first use.
    fn notes(&mut self, stream: &mut Stream<'_, '_>) {
        let footnotes = std::mem::take(&mut stream.footnotes);
        if footnotes.labels.is_empty() {
            return;
        }
        stream.html("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Footnotes\">\n<ol>\n");
        for (i, label) in footnotes.labels.iter().enumerate() {
            let (n, prefix) = (i + 1, &footnotes.prefix);
            stream.html(format!("<li id=\"{prefix}fn-{n}\">\n"));
            if let Some((_, events)) = footnotes.definitions.iter().find(|(l, _)| l == label) {
                events.iter().for_each(|e| stream.events.push(e.clone()));
            }
            let mut back = String::from("<p class=\"footnote-back\">");
            for k in 1..=footnotes.uses[i] {
                let suffix = if k == 1 { String::new() } else { format!("-{k}") };
                let _ = write!(
                    back,
                    "<a href=\"#{prefix}fnref-{n}{suffix}\" role=\"doc-backlink\" aria-label=\"Back to reference {n}{suffix}\">↩</a> "
                );
            }
            stream.html(back + "</p>\n</li>\n");
        }
        stream.html("</ol>\n</section>\n");
    }
}

/// The ordered list at the start of a front page, item by item.
#[derive(Default)]
struct Answer<'e> {
    items: Vec<Vec<Event<'e>>>,
    depth: usize,
    done: bool,
}

impl<'e> Answer<'e> {
    /// Takes the events that were added since `before` if they belong to the list.
    fn see(&mut self, events: &mut Vec<Event<'e>>, before: usize) {
        if self.done {
            return;
        }
        for event in events.split_off(before) {
            match (&event, self.depth) {
                (Event::Start(Tag::List(Some(_))), 0) => {
                    // The heading above it is the theme's to write.
                    events.clear();
                    self.depth = 1;
                }
                (_, 0) => events.push(event),
                (Event::End(TagEnd::List(_)), 1) => (self.depth, self.done) = (0, true),
                (Event::Start(Tag::Item), 1) => {
                    self.items.push(Vec::new());
                    self.depth = 2;
                }
                (Event::End(TagEnd::Item), 2) => self.depth = 1,
                _ => {
                    match event {
                        Event::Start(Tag::List(_)) => self.depth += 1,
                        Event::End(TagEnd::List(_)) => self.depth -= 1,
                        _ => {}
                    }
                    self.items.iter_mut().last().into_iter().for_each(|i| i.push(event.clone()));
                }
            }
        }
    }
}

fn write(events: Vec<Event<'_>>) -> String {
    let mut html = String::with_capacity(events.len() * 24);
    pulldown_cmark::html::push_html(&mut html, events.into_iter());
    html
}

fn open_callout(stream: &mut Stream<'_, '_>, callout: &Callout) {
    stream.level += 1;
    stream.callouts.push(true);
    let kind = escape(&callout.kind).into_owned();
    let title = callout.title.clone().unwrap_or_else(|| {
        let mut letters = callout.kind.chars();
        letters.next().map_or_else(String::new, |c| c.to_uppercase().chain(letters).collect())
    });
    stream.html(format!("<div class=\"callout {kind}\">\n<p class=\"callout-title\">{}</p>\n", escape(&title)));
}

fn footnote_reference(stream: &mut Stream<'_, '_>, label: &str) {
    let notes = &mut stream.footnotes;
    let i = notes.labels.iter().position(|l| l == label).unwrap_or_else(|| {
        notes.labels.push(label.to_owned());
        notes.uses.push(0);
        notes.labels.len() - 1
    });
    notes.uses[i] += 1;
    let (n, prefix, uses) = (i + 1, notes.prefix.clone(), notes.uses[i]);
    let suffix = if uses == 1 { String::new() } else { format!("-{uses}") };
    stream.html(format!(
        "<sup class=\"footnote-ref\"><a id=\"{prefix}fnref-{n}{suffix}\" href=\"#{prefix}fn-{n}\" role=\"doc-noteref\" aria-label=\"Footnote {n}\">{n}</a></sup>"
    ));
}

fn close_image(stream: &mut Stream<'_, '_>) {
    let Some((src, title, alt)) = stream.image.take() else { return };
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

/// `key: value` lines; the document room has reported what is wrong with them.
fn filters(code: &str) -> Vec<(String, String)> {
    let lines = code.lines().filter_map(|l| l.split_once(':'));
    lines
        .map(|(k, v)| (k.trim().to_owned(), v.trim().trim_matches('"').to_owned()))
        .filter(|(_, v)| !v.is_empty())
        .collect()
}

/// The bytes of the section under a heading: to the next heading of its level or above.
fn bounds(document: &document::Document, id: &str) -> std::ops::Range<usize> {
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
