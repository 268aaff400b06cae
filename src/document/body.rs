//! The body of a document: where its links, citations, headings and blocks stand.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::citation::Citation;
use super::markdown::{Piece, Wikilink, pieces};
use super::{Spanned, comments};
use crate::diag::{Finding, code::document as code};
use crate::text::{Place, slug};

/// A body, read once. Ranges in it are bytes of the file, those of [`Block`] bytes of its text.
#[derive(Debug, Clone)]
pub struct Body {
    source: Arc<str>,
    range: Range<usize>,
    /// Comments that were taken out: where in `source`, and how many bytes of the file are missing before.
    cuts: Vec<(usize, usize)>,
    pub references: Vec<Reference>,
    pub headings: Vec<Heading>,
    pub blocks: Vec<Block>,
    pub directives: Vec<Directive>,
    /// Words of running text.
    pub words: usize,
}

/// Something in a body that points elsewhere. Its index is its identity: the writer of HTML meets them in the same order.
#[derive(Debug, Clone)]
pub struct Reference {
    pub kind: ReferenceKind,
    pub range: Range<usize>,
    /// The index of the block that it stands in.
    pub block: usize,
}

#[derive(Debug, Clone)]
pub enum ReferenceKind {
    Wikilink(Wikilink),
    Embed(Wikilink),
    Citations(Vec<Citation>),
    /// A Markdown link to a relative address.
    Link(String),
    /// A Markdown image with a relative address.
    Image(String),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    pub level: u8,
    pub text: String,
    /// Unique on the page.
    pub id: String,
    pub range: Range<usize>,
}

/// A paragraph, heading, list item or cell as plain text, for the sentence around a link.
#[derive(Debug, Clone, Default)]
pub struct Block {
    pub text: String,
    /// Index of a reference, and its bytes in `text`. A link without a label has none: its target's title goes there.
    pub references: Vec<(usize, Range<usize>)>,
    /// The heading that it stands under: an index into `headings`.
    pub heading: Option<usize>,
}

impl Block {
    /// The text before a reference, from `start` on.
    fn before(&self, reference: usize) -> Option<&str> {
        let (_, range) = self.references.iter().find(|(r, _)| *r == reference)?;
        self.text[range.end..].trim().is_empty().then(|| self.text[..range.start].trim())
    }
}

/// A generated block: ```` ```timeline ```` and its filters.
#[derive(Debug, Clone)]
pub struct Directive {
    pub name: String,
    pub filters: Vec<(Spanned<String>, String)>,
    pub range: Range<usize>,
}

/// The generated blocks, with the filters that each takes.
pub const DIRECTIVES: &[(&str, &[&str])] = &[
    ("timeline", &["from", "to", "about", "tag", "limit"]),
    ("claims", &["label", "about", "tag", "type", "limit"]),
    ("people", &["tag", "organization", "limit"]),
    ("articles", &["tag", "publisher", "origin", "type", "limit"]),
];

impl Body {
    /// Reads `file[range]`.
    pub fn parse(path: &Arc<str>, file: &Arc<str>, range: Range<usize>) -> (Self, Vec<Finding>) {
        let (source, range, cuts) = without_comments(file, range);
        let empty = Self {
            source,
            range,
            cuts,
            references: vec![],
            headings: vec![],
            blocks: vec![],
            directives: vec![],
            words: 0,
        };
        let mut collector = Collector::new(path, empty);
        let source = Arc::clone(&collector.body.source);
        let text = &source[collector.body.range.clone()];
        let (found, lost) = pieces(text);
        found.iter().for_each(|(piece, range)| collector.piece(piece, range));
        lost.into_iter().for_each(|r| collector.lost(&r));
        collector.finish()
    }

    /// The Markdown, without comments.
    pub fn markdown(&self) -> &str {
        &self.source[self.range.clone()]
    }

    /// From bytes of [`Self::markdown`] to bytes of the file.
    pub fn in_file(&self, range: &Range<usize>) -> Range<usize> {
        let at = |offset: usize| {
            let offset = offset + self.range.start;
            let i = self.cuts.partition_point(|(cut, _)| *cut <= offset);
            offset + if i == 0 { 0 } else { self.cuts[i - 1].1 }
        };
        at(range.start)..at(range.end)
    }

    /// The way back from [`Self::in_file`].
    pub fn in_markdown(&self, range: &Range<usize>) -> Range<usize> {
        let at = |offset: usize| {
            let i = self.cuts.partition_point(|(cut, missing)| cut + missing <= offset);
            let missing = if i == 0 { 0 } else { self.cuts[i - 1].1 };
            offset.saturating_sub(missing + self.range.start)
        };
        at(range.start)..at(range.end)
    }

    pub fn is_empty(&self) -> bool {
        self.markdown().trim().is_empty()
    }
}

type Source = (Arc<str>, Range<usize>, Vec<(usize, usize)>);

fn without_comments(file: &Arc<str>, range: Range<usize>) -> Source {
    let found = comments::comments(&file[range.clone()]);
    if found.is_empty() {
        return (Arc::clone(file), range, Vec::new());
    }
    let (mut source, mut cuts, mut at, mut missing) = (String::new(), Vec::new(), range.start, range.start);
    cuts.push((0, range.start));
    for comment in found {
        source.push_str(&file[at..range.start + comment.start]);
        missing += comment.len();
        cuts.push((source.len(), missing));
        at = range.start + comment.end;
    }
    source.push_str(&file[at..range.end]);
    let range = 0..source.len();
    (source.into(), range, cuts)
}

struct Collector<'a> {
    path: &'a Arc<str>,
    body: Body,
    findings: Vec<Finding>,
    block: Block,
    heading: Option<(u8, Option<String>, Range<usize>)>,
    /// The info string, place and text of the code block that is open.
    code: Option<(String, Range<usize>, String)>,
    /// The text alternative of the image that is open.
    alt: Option<(String, Range<usize>)>,
    link_is_citation: Option<Range<usize>>,
    /// For each open block quote, the block that it begins with.
    quotes: Vec<usize>,
    /// The Markdown link that is open: the words up to its end are its label.
    link: Option<usize>,
}

impl<'a> Collector<'a> {
    fn new(path: &'a Arc<str>, body: Body) -> Self {
        Self {
            path,
            body,
            findings: Vec::new(),
            block: Block::default(),
            heading: None,
            code: None,
            alt: None,
            link_is_citation: None,
            quotes: Vec::new(),
            link: None,
        }
    }

    fn piece(&mut self, piece: &Piece<'_>, range: &Range<usize>) {
        match piece {
            Piece::Event(event) => self.event(event, range),
            Piece::Link(link) => {
                let label = link.label.as_deref().unwrap_or_default();
                self.reference(ReferenceKind::Wikilink(link.clone()), range, label);
            }
            Piece::Embed(link) => self.embed(link, range),
            Piece::Citations(items) => self.reference(ReferenceKind::Citations(items.clone()), range, ""),
            Piece::Callout(callout) => {
                self.end_block();
                self.block.text.push_str(callout.title.as_deref().unwrap_or_default());
                self.end_block();
                // What stands in a callout is the curator's own: a citation at its end quotes nothing.
                self.quotes.push(usize::MAX);
            }
            Piece::Broken(why) => self.broken(why, range),
        }
    }

    fn event(&mut self, event: &Event<'_>, range: &Range<usize>) {
        match event {
            Event::Text(text) => self.text(text),
            Event::Code(text) => self.text(text),
            Event::SoftBreak | Event::HardBreak => self.block.text.push(' '),
            Event::Start(tag) => self.start(tag, range),
            Event::End(end) => self.end(*end),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Some((_, _, code)) = &mut self.code {
            return code.push_str(text);
        }
        if let Some((alt, _)) = &mut self.alt {
            return alt.push_str(text);
        }
        if let Some(place) = self.link_is_citation.take()
            && text.starts_with('@')
        {
            self.lost(&place);
        }
        self.block.text.push_str(text);
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => {}
            Tag::Link { dest_url, .. } => {
                self.link_is_citation = Some(range.clone());
                if is_relative(dest_url) {
                    self.link = Some(self.block.references.len());
                    self.reference(ReferenceKind::Link(dest_url.to_string()), range, "");
                }
            }
            Tag::Image { dest_url, .. } => self.image(dest_url, range),
            Tag::Heading { level, id, .. } => {
                self.end_block();
                self.heading = Some((*level as u8, id.as_ref().map(ToString::to_string), range.clone()));
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
                self.end_block();
                self.code = Some((info.trim().to_owned(), range.clone(), String::new()));
            }
            Tag::CodeBlock(CodeBlockKind::Indented) => self.code = Some((String::new(), range.clone(), String::new())),
            Tag::BlockQuote(_) => {
                self.end_block();
                self.quotes.push(self.body.blocks.len());
            }
            _ => self.end_block(),
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => {}
            TagEnd::Link => self.end_link(),
            TagEnd::Image => self.end_image(),
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::CodeBlock => self.end_code(),
            TagEnd::BlockQuote(_) => self.end_quote(),
            _ => self.end_block(),
        }
    }

    fn end_link(&mut self) {
        self.link_is_citation = None;
        let end = self.block.text.len();
        if let Some((_, range)) = self.link.take().and_then(|i| self.block.references.get_mut(i)) {
            range.end = end;
        }
    }

    fn image(&mut self, dest: &str, range: &Range<usize>) {
        self.alt = Some((String::new(), range.clone()));
        if is_relative(dest) {
            self.reference(ReferenceKind::Image(dest.to_owned()), range, "");
        }
    }

    fn end_image(&mut self) {
        let Some((alt, range)) = self.alt.take() else { return };
        if alt.trim().is_empty() {
            self.missing_alt(&range, "![A crowd in front of the court](…)");
        }
    }

    fn missing_alt(&mut self, range: &Range<usize>, example: &str) {
        let finding = Finding::new(&code::MISSING_ALT, self.place(range), "this image has no text alternative");
        self.findings.push(finding.help(format!("write what it shows: `{example}`")));
    }

    fn embed(&mut self, link: &Wikilink, range: &Range<usize>) {
        if is_image(&link.target) && link.label.is_none() {
            self.missing_alt(range, &format!("![[{}|A crowd in front of the court]]", link.target));
        }
        self.reference(ReferenceKind::Embed(link.clone()), range, "");
    }

    fn reference(&mut self, kind: ReferenceKind, range: &Range<usize>, label: &str) {
        let start = self.block.text.len();
        self.block.text.push_str(label);
        self.block.references.push((self.body.references.len(), start..self.block.text.len()));
        let kind = self.in_file_citations(kind);
        let reference = Reference { kind, range: self.body.in_file(range), block: self.body.blocks.len() };
        self.body.references.push(reference);
    }

    fn in_file_citations(&self, kind: ReferenceKind) -> ReferenceKind {
        match kind {
            ReferenceKind::Citations(mut items) => {
                for item in &mut items {
                    item.id.range = self.body.in_file(&item.id.range);
                    if let Some(quote) = &mut item.quote {
                        quote.range = self.body.in_file(&quote.range);
                    }
                }
                ReferenceKind::Citations(items)
            }
            other => other,
        }
    }

    fn end_block(&mut self) {
        let block = std::mem::take(&mut self.block);
        if block.text.trim().is_empty() && block.references.is_empty() {
            return;
        }
        self.body.words += block.text.split_whitespace().count();
        let heading = self.body.headings.len().checked_sub(1);
        self.body.blocks.push(Block { heading, ..block });
    }

    /// A block quote that ends in a citation without words quotes its own text.
    fn end_quote(&mut self) {
        self.end_block();
        let start = self.quotes.pop().unwrap_or(usize::MAX);
        let Some(last) = self.body.references.len().checked_sub(1) else { return };
        let Some(blocks) = self.body.blocks.get(start..).filter(|b| !b.is_empty()) else { return };
        let Some(ending) = blocks.last().and_then(|b| b.before(last)) else { return };
        let texts = blocks[..blocks.len() - 1].iter().map(|b| b.text.trim()).chain([ending]).filter(|t| !t.is_empty());
        let words = texts.collect::<Vec<_>>().join(" […] ");
        let reference = &mut self.body.references[last];
        if let ReferenceKind::Citations(items) = &mut reference.kind
            && let Some(item) = items.last_mut().filter(|i| i.quote.is_none() && !words.is_empty())
        {
            item.quote = Some(Spanned { value: words, range: reference.range.clone() });
        }
    }

    fn end_heading(&mut self) {
        let Some((level, id, range)) = self.heading.take() else { return };
        let text = self.block.text.trim().to_owned();
        self.block.heading = None;
        self.end_block();
        if level == 1 {
            let finding = Finding::new(&code::HEADING_LEVEL, self.place(&range), "a heading of level 1 in a body");
            self.findings.push(finding.help("the title in the front matter is the level 1 heading: begin with `##`"));
        }
        let id = self.unique(id.unwrap_or_else(|| slug(&text)));
        let range = self.body.in_file(&range);
        self.body.headings.push(Heading { level, text, id, range });
    }

    /// Equal headings get `-1`, `-2` … as on GitHub.
    fn unique(&self, id: String) -> String {
        let id = if id.is_empty() { "section".to_owned() } else { id };
        let taken = |id: &str| self.body.headings.iter().any(|h| h.id == id);
        if !taken(&id) {
            return id;
        }
        (1..).map(|n| format!("{id}-{n}")).find(|id| !taken(id)).unwrap_or(id)
    }

    fn end_code(&mut self) {
        let Some((info, range, text)) = self.code.take() else { return };
        if let Some((name, allowed)) = DIRECTIVES.iter().find(|(name, _)| *name == info) {
            self.directive(name, allowed, &text, &range);
        }
    }

    fn directive(&mut self, name: &str, allowed: &[&str], text: &str, range: &Range<usize>) {
        let mut filters = Vec::new();
        for line in text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')) {
            let (key, value) = line.split_once(':').map_or((line, ""), |(k, v)| (k.trim(), v.trim()));
            let in_block = self.body.markdown()[range.clone()].find(line).unwrap_or(0);
            let place = range.start + in_block..range.start + in_block + line.len();
            if allowed.contains(&key) && !value.is_empty() {
                let key = Spanned { value: key.to_owned(), range: self.body.in_file(&place) };
                filters.push((key, value.trim_matches('"').to_owned()));
            } else {
                let message = format!("a `{name}` block has no filter `{line}`");
                let help = format!("write `key: value` with one of {}", allowed.join(", "));
                self.findings.push(Finding::new(&code::BAD_BLOCK, self.place(&place), message).help(help));
            }
        }
        let range = self.body.in_file(range);
        self.body.directives.push(Directive { name: name.to_owned(), filters, range });
    }

    fn broken(&mut self, why: &'static str, range: &Range<usize>) {
        let source = self.body.markdown()[range.start..].lines().next().unwrap_or_default();
        self.block.text.push_str(&self.body.markdown()[range.clone()]);
        let (code, help) = match why {
            "this citation cannot be understood" => {
                (&code::BAD_CITATION, "write `[@id]`, `[@id, p7]` or `[@id, p7, \"exact words\"]`")
            }
            _ if source.contains('|') => (&code::UNCLOSED_LINK, "in a table, write a bar inside a link as `\\|`"),
            _ => (&code::UNCLOSED_LINK, "end it in the same paragraph; write `\\[` if no link is meant"),
        };
        self.findings.push(Finding::new(code, self.place(range), why).help(help));
    }

    fn lost(&mut self, range: &Range<usize>) {
        let message = "Markdown reads this citation as a link, so it would be lost";
        let finding = Finding::new(&code::LOST_CITATION, self.place(range), message);
        self.findings.push(finding.help("put a space between the citation and the bracket or colon after it"));
    }

    fn place(&self, range: &Range<usize>) -> Place {
        Place::new(self.path, self.body.in_file(range))
    }

    fn finish(mut self) -> (Body, Vec<Finding>) {
        self.end_block();
        (self.body, self.findings)
    }
}

/// Whether a Markdown address leads to a file of the dossier: no scheme, not from the root, not only a fragment elsewhere.
pub fn is_relative(dest: &str) -> bool {
    let scheme = dest.split(['/', '?', '#']).next().is_some_and(|s| s.contains(':'));
    !dest.is_empty() && !dest.starts_with('/') && !scheme
}

/// Whether a file's name says that it is a picture.
pub fn is_image(target: &str) -> bool {
    let ending = target.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase());
    ending.is_some_and(|e| ["jpg", "jpeg", "png", "gif", "webp", "avif", "svg"].contains(&e.as_str()))
}
