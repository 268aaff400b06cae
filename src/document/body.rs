//! The body of a document: where its links, citations, headings and blocks stand.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::citation::Citation;
use super::markdown::{Piece, Wikilink, pieces};
use super::text::paragraphs;
use super::{Paragraph, Spanned, comments};
use crate::diag::{Finding, code::document as code};
use crate::text::{Place, edtf::Edtf, is_relative, is_safe_address, slug};

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
    /// Code between fences or indented. It is shown and searched, and no text that could be quoted.
    pub code: Vec<String>,
    /// Of an article or a note: its numbered blocks. Where the whole text may be published these are the text.
    pub paragraphs: Vec<Paragraph>,
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
    /// Plain text; a link without a label is the name that it was written with.
    pub text: String,
    /// Unique on the page.
    pub id: String,
    pub range: Range<usize>,
    /// Its index in `blocks`; one too far where it says nothing.
    pub block: usize,
}

/// A paragraph, heading, list item or cell as plain text, for the sentence around a link.
#[derive(Debug, Clone, Default)]
pub struct Block {
    pub text: String,
    /// Index of a reference, and its bytes in `text`. A link without a label has none: its target's title goes there.
    pub references: Vec<(usize, Range<usize>)>,
    /// The heading that it stands under: an index into `headings`.
    pub heading: Option<usize>,
    /// A cell.
    pub in_table: bool,
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
    ("people", &["tag", "organization", "side", "limit"]),
    ("articles", &["tag", "publisher", "origin", "type", "limit"]),
];

impl Body {
    /// Reads `file[range]`; `numbered` is whether its blocks have numbers.
    pub fn parse(path: &Arc<str>, file: &Arc<str>, range: Range<usize>, numbered: bool) -> (Self, Vec<Finding>) {
        let (source, range, cuts, unclosed) = without_comments(file, range);
        let empty = Self {
            source,
            range,
            cuts,
            references: vec![],
            headings: vec![],
            blocks: vec![],
            directives: vec![],
            code: vec![],
            paragraphs: vec![],
            words: 0,
        };
        let mut collector = Collector::new(path, empty);
        collector.findings.extend(unclosed.map(|at| unclosed_comment(path, at..at + 2, "%%")));
        let source = Arc::clone(&collector.body.source);
        let text = &source[collector.body.range.clone()];
        let (found, lost) = pieces(text);
        if numbered {
            collector.body.paragraphs = paragraphs(&found);
        }
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
        let missing =
            |cuts: usize| cuts.checked_sub(1).and_then(|i| self.cuts.get(i)).map_or(0, |(_, missing)| *missing);
        let (start, end) = (range.start + self.range.start, range.end + self.range.start);
        // A comment that follows at once does not belong to what it follows; the first cut is the front matter.
        let before_start = self.cuts.partition_point(|(cut, _)| *cut <= start);
        let before_end = self.cuts.partition_point(|(cut, _)| *cut < end).max(usize::from(range.end == 0));
        let start = start + missing(before_start);
        start..(end + missing(before_end)).max(start)
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

/// The text, where the body stands in it, its cuts, and where a comment without an end begins.
type Source = (Arc<str>, Range<usize>, Vec<(usize, usize)>, Option<usize>);

fn without_comments(file: &Arc<str>, range: Range<usize>) -> Source {
    let (found, open) = comments::comments(&file[range.clone()]);
    if found.is_empty() {
        return (Arc::clone(file), range, Vec::new(), None);
    }
    let unclosed = found.last().filter(|_| open).map(|last| range.start + last.start);
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
    (source.into(), range, cuts, unclosed)
}

fn unclosed_comment(path: &Arc<str>, range: Range<usize>, end: &str) -> Finding {
    let message = "this comment has no end, so nothing after it is published";
    let help = format!("end it with `{end}`; a comment mark in a text is written as code, `` `%%` ``");
    Finding::new(&code::UNCLOSED_COMMENT, Place::new(path, range), message).help(help)
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
    /// The HTML block that is open.
    html: Option<(Range<usize>, String)>,
    /// The ids of headings, and for each how often it was asked for.
    ids: HashSet<String>,
    asked: HashMap<String, u32>,
    /// For each open block quote, the block that it begins with.
    quotes: Vec<usize>,
    /// The Markdown link that is open: the words up to its end are its label.
    link: Option<usize>,
    in_table: bool,
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
            html: None,
            ids: HashSet::new(),
            asked: HashMap::new(),
            quotes: Vec::new(),
            link: None,
            in_table: false,
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
            Piece::Callout(_) => {
                self.end_block();
                // What stands in a callout is the curator's own: a citation at its end quotes nothing.
                self.quotes.push(usize::MAX);
            }
            Piece::TitleEnd => self.end_block(),
            Piece::Broken(why) => self.broken(why, range),
        }
    }

    fn event(&mut self, event: &Event<'_>, range: &Range<usize>) {
        match event {
            Event::Text(text) => self.text(text, range),
            Event::Code(text) => self.text(text, range),
            Event::Html(text) => self.html.iter_mut().for_each(|(_, html)| html.push_str(text)),
            Event::SoftBreak | Event::HardBreak => self.block.text.push(' '),
            Event::Start(tag) => self.start(tag, range),
            Event::End(end) => self.end(*end),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, range: &Range<usize>) {
        if let Some((_, _, code)) = &mut self.code {
            return code.push_str(text);
        }
        if let Some((alt, _)) = &mut self.alt {
            return alt.push_str(text);
        }
        if let Some(place) = self.link_is_citation.take()
            && text.starts_with('@')
            && !self.body.markdown()[..range.start].ends_with('\\')
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
                self.address(dest_url, range);
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
            Tag::Table(_) => {
                self.end_block();
                self.in_table = true;
            }
            Tag::BlockQuote(_) => {
                self.end_block();
                self.quotes.push(self.body.blocks.len());
            }
            Tag::HtmlBlock => {
                self.end_block();
                self.html = Some((range.clone(), String::new()));
            }
            Tag::DefinitionListDefinition => {
                self.end_block();
                self.colons(range);
            }
            _ => self.end_block(),
        }
    }

    /// Elsewhere `:::` opens a block; here its first colon would make it a definition.
    fn colons(&mut self, range: &Range<usize>) {
        if self.body.markdown()[range.start..].trim_start().starts_with(":::") {
            let place = self.place(&(range.start..range.start + 3));
            let finding = Finding::new(&code::BAD_BLOCK, place, "`:::` opens no block here");
            self.findings.push(finding.help("write a callout: `> [!note] Title`, each line after `> `"));
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
            TagEnd::HtmlBlock => self.end_html(),
            TagEnd::Table => {
                self.end_block();
                self.in_table = false;
            }
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

    fn end_html(&mut self) {
        let Some((range, html)) = self.html.take() else { return };
        if let Some(open) = html.rfind("<!--").filter(|i| !html[*i..].contains("-->")) {
            let at = self.body.in_file(&(range.start..range.end)).start + open;
            self.findings.push(unclosed_comment(self.path, at..at + 4, "-->"));
        }
    }

    /// Links that no page can have.
    fn address(&mut self, dest: &str, range: &Range<usize>) {
        let (code, message, help) = if !is_safe_address(dest) {
            let message = format!("links to `{}` are not published", shortened(dest));
            (&code::UNSAFE_ADDRESS, message, "addresses begin with `https://`, `http://`, `mailto:` or `tel:`")
        } else if dest.starts_with('/') {
            let message = format!("`{}` leads to the root of the domain, not of this site", shortened(dest));
            (&code::UNSAFE_ADDRESS, message, "write it relative to this file, or link the page with `[[id]]`")
        } else if dest.is_empty() {
            (
                &code::UNSAFE_ADDRESS,
                "this link leads nowhere".to_owned(),
                "write an address, or `\\[` if no link is meant",
            )
        } else {
            return;
        };
        self.findings.push(Finding::new(code, self.place(range), message).help(help));
    }

    fn image(&mut self, dest: &str, range: &Range<usize>) {
        self.alt = Some((String::new(), range.clone()));
        if is_relative(dest) {
            self.reference(ReferenceKind::Image(dest.to_owned()), range, "");
        } else {
            let message = "pictures of other places are not loaded: only the words are shown";
            let finding = Finding::new(&code::REMOTE_IMAGE, self.place(range), message);
            self.findings
                .push(finding.help("save the picture beside this file, if its licence allows, and name it here"));
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
        if is_image(&link.target) && link.label.as_ref().is_none_or(|l| is_size(l)) {
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
        self.body.words += block.text.split_ascii_whitespace().count();
        let heading = self.body.headings.len().checked_sub(1);
        self.body.blocks.push(Block { heading, in_table: self.in_table, ..block });
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
        let text = self.heading_text();
        let block = if text.is_empty() { usize::MAX } else { self.body.blocks.len() };
        self.end_block();
        if level == 1 {
            let finding = Finding::new(&code::HEADING_LEVEL, self.place(&range), "a heading of level 1 in a body");
            self.findings.push(finding.help("the title in the front matter is the level 1 heading: begin with `##`"));
        }
        let id = self.unique(id.unwrap_or_else(|| slug(&text)));
        let range = self.body.in_file(&range);
        self.body.headings.push(Heading { level, text, id, range, block });
    }

    /// The text of the open block with the names of links that have no label, without citations.
    fn heading_text(&self) -> String {
        let (mut text, mut at) = (String::new(), 0);
        for (reference, range) in &self.block.references {
            text.push_str(&self.block.text[at..range.end]);
            at = range.end;
            if let Some(ReferenceKind::Wikilink(link) | ReferenceKind::Embed(link)) =
                self.body.references.get(*reference).map(|r| &r.kind)
                && range.is_empty()
            {
                text.push_str(if link.target.is_empty() {
                    link.anchor.as_deref().unwrap_or_default()
                } else {
                    &link.target
                });
            }
        }
        text.push_str(&self.block.text[at..]);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Equal headings get `-1`, `-2` … as on GitHub. What a page uses itself gets a word before it, never a number
    /// after it: that could be the page's again, for ever.
    fn unique(&mut self, id: String) -> String {
        let id = if id.is_empty() { "section".to_owned() } else { id };
        let asked = self.asked.entry(id.clone()).or_default();
        loop {
            let tried = if *asked == 0 { id.clone() } else { format!("{id}-{asked}") };
            *asked += 1;
            let tried = if is_reserved(&tried) { format!("section-{tried}") } else { tried };
            if self.ids.insert(tried.clone()) {
                return tried;
            }
        }
    }

    fn end_code(&mut self) {
        let Some((info, range, text)) = self.code.take() else { return };
        if let Some((name, allowed)) = DIRECTIVES.iter().find(|(name, _)| *name == info) {
            self.directive(name, allowed, &text, &range);
        } else {
            self.body.code.push(text);
        }
    }

    fn directive(&mut self, name: &str, allowed: &[&str], text: &str, range: &Range<usize>) {
        let mut filters = Vec::new();
        for line in text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')) {
            let (key, value) = line.split_once(':').map_or((line, ""), |(k, v)| (k.trim(), v.trim()));
            let in_block = self.body.markdown()[range.clone()].find(line).unwrap_or(0);
            let place = range.start + in_block..range.start + in_block + line.len();
            let value = value.trim_matches('"');
            let fault = if allowed.contains(&key) {
                bad_filter(key, value)
            } else {
                let help = format!("write `key: value` with one of {}", allowed.join(", "));
                Some((format!("a `{name}` block has no filter `{line}`"), help))
            };
            if let Some((message, help)) = fault {
                self.findings.push(Finding::new(&code::BAD_BLOCK, self.place(&place), message).help(help));
            } else {
                let key = Spanned { value: key.to_owned(), range: self.body.in_file(&place) };
                filters.push((key, value.to_owned()));
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
            "this link names nothing" => (&code::UNCLOSED_LINK, "write `[[id]]`, or `\\[` if no link is meant"),
            _ if source.contains('|') => (&code::UNCLOSED_LINK, "in a table, write a bar inside a link as `\\|`"),
            _ => (&code::UNCLOSED_LINK, "end it in the same paragraph; write `\\[` if no link is meant"),
        };
        self.findings.push(Finding::new(code, self.place(range), why).help(help));
    }

    fn lost(&mut self, range: &Range<usize>) {
        let message = "Markdown reads this citation as a link, so it would be lost";
        let finding = Finding::new(&code::LOST_CITATION, self.place(range), message);
        let help =
            "put a space between the citation and the bracket or colon after it; write `[\\@name](…)` for a link";
        self.findings.push(finding.help(help));
    }

    fn place(&self, range: &Range<usize>) -> Place {
        Place::new(self.path, self.body.in_file(range))
    }

    fn finish(mut self) -> (Body, Vec<Finding>) {
        self.end_block();
        (self.body, self.findings)
    }
}

/// Whether a file's name says that it is a picture.
pub fn is_image(target: &str) -> bool {
    let ending = target.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase());
    ending.is_some_and(|e| ["jpg", "jpeg", "png", "gif", "webp", "avif", "svg"].contains(&e.as_str()))
}

/// Whether the words after the bar are Obsidian's size of a picture: `300` or `300x200`.
pub fn is_size(label: &str) -> bool {
    let digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    label.split_once('x').map_or_else(|| digits(label), |(w, h)| digits(w) && digits(h))
}

/// What is wrong with the value of a filter, and what to write.
fn bad_filter(key: &str, value: &str) -> Option<(String, String)> {
    let help = match key {
        _ if value.is_empty() => "write `key: value`, or leave the line out".to_owned(),
        "limit" if value.parse::<u32>().is_err() => "write a whole number".to_owned(),
        "from" | "to" => Edtf::parse(value).err()?.help,
        "label" if !LABELS.contains(&value) => format!("it can be {}", LABELS.join(", ")),
        _ => return None,
    };
    Some((format!("`{key}` cannot be “{value}”"), help))
}

/// The labels of claims, as filters name them (DESIGN, section 2).
const LABELS: &[&str] = &["contested", "corroborated", "single-origin", "single-source", "unclear"];

/// The anchors that pages have by themselves: no heading gets one of them.
const RESERVED: &[&str] = &[
    "all",
    "ans",
    "arts",
    "backlinks",
    "children",
    "citeme",
    "cl",
    "corrections",
    "coverage",
    "digest",
    "doors",
    "how",
    "log",
    "main",
    "men",
    "mnotes",
    "not",
    "only",
    "passages",
    "pub",
    "q",
    "read",
    "rebuild",
    "references",
    "riv",
    "sp",
    "st",
    "tal",
    "text",
    "toc",
    "try",
    "when",
    "why",
];

/// Also `p7` (paragraphs), `r7` (references), `x7` and `x7-2` (citations), `fn-7` and `fnref-7` (footnotes).
pub fn is_reserved(id: &str) -> bool {
    let numbered = |rest: &str| rest.bytes().all(|b| b.is_ascii_digit() || b == b'-') && !rest.is_empty();
    let own = ["fnref-", "fn-", "p", "r", "x"].iter().any(|p| id.strip_prefix(p).is_some_and(numbered));
    own || RESERVED.contains(&id)
}

/// The start of a long address, for a message.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
