//! A page to blocks, in its order.

use std::rc::Rc;

use super::super::inline::{
    BREAK, Context, Run, Style, code_language, collapse, fence, markdown, plain, prefix_lines, tidy,
};
use super::super::language::{ends_sentence, word_count};
use super::super::model::{Image, Lines};
use super::super::notes::Note;
use super::super::raw::{Content, Hints, Raw, Shape};
use super::dom::{Dom, Id, What};
use super::links::Links;
use super::notes::Notes;
use super::pictures;
use super::region::Survey;
use super::tables;
use super::texts::is_inline;

/// Beyond this the walk does not descend: no page that people wrote is nested so.
const MAX_DEPTH: usize = 600;

/// All blocks of a page, and its footnotes; blocks that do not stand in the article's region are marked
/// [`Hints::OUTSIDE`].
pub(super) fn blocks(dom: &Dom, survey: &Survey, links: &Links) -> (Vec<Raw>, Vec<Note>) {
    let notes = Notes::of(dom);
    let mut walk = Walk { inside: survey.root == 0, ..Walk::new(dom, survey, links, &notes) };
    walk.node(0, &Around::default());
    walk.flush(Shape::Paragraph, 0);
    (walk.out, walk.noted)
}

struct Walk<'a> {
    dom: &'a Dom,
    survey: &'a Survey,
    links: &'a Links,
    notes: &'a Notes,
    /// The footnotes so far.
    noted: Vec<Note>,
    /// A mark has just been taken out of its brackets.
    bracketed: bool,
    out: Vec<Raw>,
    /// The paragraph so far.
    runs: Vec<Run>,
    first: usize,
    last: usize,
    gap: bool,
    /// The innermost block element around.
    owner: Id,
    /// Within the article's region.
    inside: bool,
    /// Within an item of a list, whose own lists are taken separately.
    in_item: bool,
}

/// What is around a node.
#[derive(Debug, Clone, Default)]
struct Around {
    style: Style,
    href: Option<Rc<str>>,
    depth: usize,
}

impl<'a> Walk<'a> {
    fn new(dom: &'a Dom, survey: &'a Survey, links: &'a Links, notes: &'a Notes) -> Self {
        Self {
            dom,
            survey,
            links,
            notes,
            noted: Vec::new(),
            bracketed: false,
            out: Vec::new(),
            runs: Vec::new(),
            first: 0,
            last: 0,
            gap: true,
            owner: 0,
            inside: false,
            in_item: false,
        }
    }
}

impl Walk<'_> {
    fn children(&mut self, id: Id, around: &Around) {
        let around = Around { depth: around.depth + 1, ..around.clone() };
        let mut child = self.dom.children(id).next();
        while let Some(c) = child {
            if around.depth < MAX_DEPTH {
                self.node(c, &around);
            }
            child = self.dom.next_sibling(c);
        }
    }

    fn node(&mut self, id: Id, around: &Around) {
        match &self.dom.node(id).what {
            What::Text(text) => self.text(text, id, around),
            What::Element(element) if id == self.survey.root || self.survey.parts.contains(&id) => {
                self.flush(Shape::Paragraph, self.dom.node(id).parent.unwrap_or(id));
                let outer = std::mem::replace(&mut self.inside, true);
                self.element(id, element.name(), around);
                self.inside = outer;
            }
            What::Element(element) => self.element(id, element.name(), around),
            What::Document => self.children(id, around),
            What::Nothing => {}
        }
    }

    fn text(&mut self, text: &str, id: Id, around: &Around) {
        let text = if std::mem::take(&mut self.bracketed) { text.trim_start_matches([']', ')']) } else { text };
        if self.runs.is_empty() {
            if text.trim().is_empty() {
                return;
            }
            let before = text.len() - text.trim_start().len();
            self.first = self.dom.node(id).line + text[..before].matches('\n').count();
        }
        self.last = self.dom.node(id).line + text.trim_end().matches('\n').count();
        self.runs.push(Run { text: text.to_owned(), style: around.style, href: around.href.clone() });
    }

    fn element(&mut self, id: Id, name: &str, around: &Around) {
        match name {
            "br" => self.line_break(),
            "img" | "amp-img" => {
                if let Some(image) = pictures::picture(self.dom, self.links, id) {
                    self.push_picture(image, id);
                }
            }
            "head" | "script" | "style" | "noscript" | "template" | "foreign" | "iframe" | "object" | "embed"
            | "canvas" | "video" | "audio" | "button" | "select" | "input" | "textarea" | "option" | "map"
            | "amp-ad" | "amp-embed" | "amp-consent" | "amp-sidebar" | "amp-social-share" | "datalist" | "math"
            | "svg" | "rp" | "rt" | "meta" | "link" | "param" | "source" | "track" => {}
            _ if self.is_reference_mark(id, name) => {}
            _ if self.notes.is_back(id) => self.unbracket(),
            "a" | "sup" if self.is_note_mark(id) => self.note_marks(id),
            _ if is_inline(name) => self.inline(id, name, around),
            _ => self.block(id, name, around),
        }
    }

    /// Two breaks in a row are a new paragraph, in the way of old pages.
    fn line_break(&mut self) {
        let blank = |c: char| c.is_whitespace() && c != BREAK;
        let last = self.runs.iter().rev().map(|r| r.text.trim_end_matches(blank)).find(|t| !t.is_empty());
        let twice = last.is_some_and(|t| t.ends_with(BREAK));
        if twice {
            self.flush_here();
        } else if !self.runs.is_empty() {
            self.runs.push(Run::plain(BREAK));
        }
    }

    /// `[1]`, `[edit]` and a heading's `¶` are not words of the text, nor is `↩`; nor is what only screen readers say.
    fn is_reference_mark(&self, id: Id, name: &str) -> bool {
        let class = self.dom.attr(id, "class").unwrap_or_default();
        let local = name == "a" && self.dom.attr(id, "href").is_some_and(|h| h.contains('#'));
        if local && !self.dom.text(id).chars().any(|c| c.is_alphanumeric() || c == '*' || c == '†') {
            return !self.dom.descendants(id).any(|n| self.dom.name(n) == "img");
        }
        (name == "sup" && class.contains("reference"))
            || class.contains("mw-editsection")
            || (is_inline(name) && self.survey.hints[id].has(Hints::HIDDEN))
    }

    fn is_note_mark(&self, id: Id) -> bool {
        !self.notes.marks(self.dom, id).is_empty()
    }

    /// A mark leads to its note, whatever sign it is in the page.
    fn note_marks(&mut self, id: Id) {
        self.unbracket();
        if !self.runs.is_empty() {
            self.runs.extend(self.notes.marks(self.dom, id).into_iter().map(Run::note));
        }
    }

    /// `[1]`: the brackets go with the mark that stands in them.
    fn unbracket(&mut self) {
        if let Some(last) = self.runs.last_mut() {
            let open = last.text.trim_end().len();
            if last.text[..open].ends_with(['[', '(']) {
                last.text.truncate(open - 1);
                self.bracketed = true;
            }
        }
        if self.runs.iter().all(|r| r.text.trim().is_empty() && !r.is_note()) {
            self.runs.clear();
        }
    }

    fn inline(&mut self, id: Id, name: &str, around: &Around) {
        let mut inner = around.clone();
        match name {
            "b" | "strong" => inner.style.strong = true,
            "i" | "em" | "cite" | "dfn" => inner.style.emphasis = true,
            "code" | "kbd" | "samp" | "tt" => inner.style.code = true,
            "a" => {
                // Tables of contents and headings point at each other within the page: that leads nowhere else.
                inner.style.linked = self.dom.attr(id, "href").is_some_and(|h| !h.starts_with('#'));
                inner.href = self.dom.attr(id, "href").and_then(|h| self.links.absolute(h));
            }
            _ => {}
        }
        if name == "q" {
            self.runs.push(Run { text: "“".into(), style: inner.style, href: None });
        }
        self.children(id, &inner);
        if name == "q" {
            self.runs.push(Run { text: "”".into(), style: inner.style, href: None });
        }
    }

    fn block(&mut self, id: Id, name: &str, around: &Around) {
        self.flush(Shape::Paragraph, self.dom.node(id).parent.unwrap_or(id));
        let inner = Around { style: Style { linked: around.style.linked, ..Style::default() }, ..around.clone() };
        self.gap = true;
        let outer = std::mem::replace(&mut self.owner, id);
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(id, name, &inner),
            "ul" | "ol" | "table" | "blockquote" if self.in_item => {}
            _ if self.notes.note(id).is_some() && !self.in_item => self.note(id),
            "ul" | "ol" if self.is_list(id) && !self.notes.has_notes(id) => self.list(id, name == "ol"),
            "blockquote" if self.holds_little(id) => self.quote(id),
            "table" if self.is_data(id) => self.table(id),
            "pre" => self.code(id),
            "figure" if self.has_picture(id) => self.push_picture(pictures::figure(self.dom, self.links, id), id),
            _ => {
                self.children(id, &inner);
                self.flush(Shape::Paragraph, id);
            }
        }
        self.owner = outer;
        self.gap = true;
    }

    fn heading(&mut self, id: Id, name: &str, around: &Around) {
        let level = name.as_bytes().get(1).copied().map_or(2, |b| b - b'0');
        let before = self.out.len();
        self.children(id, around);
        self.flush(Shape::Heading(level), id);
        // A heading around blocks: its blocks are the headings.
        for raw in &mut self.out[before..] {
            if raw.shape == Shape::Paragraph && raw.words <= 40 {
                raw.shape = Shape::Heading(level);
            }
        }
    }

    fn flush_here(&mut self) {
        self.flush(Shape::Paragraph, self.owner);
    }

    /// Ends the paragraph so far; `owner` is the element that it stands in.
    fn flush(&mut self, shape: Shape, owner: Id) {
        let runs = std::mem::take(&mut self.runs);
        let lines = Lines::new(self.first, self.last);
        let Some(mut raw) = Raw::running(shape, trim_breaks(runs), lines) else { return };
        raw.hints = self.hints(owner).with(self.abroad(shape, &raw));
        raw.gap = std::mem::take(&mut self.gap);
        if shape == Shape::Paragraph && is_bold(&raw) {
            raw.shape = Shape::Bold;
        }
        self.out.push(raw);
    }

    /// A heading that is a link to another site names what its section is about; one to the same site is a teaser's.
    fn abroad(&self, shape: Shape, raw: &Raw) -> Hints {
        let Content::Runs(runs) = &raw.content else { return Hints::default() };
        let heading = matches!(shape, Shape::Heading(_)) && raw.linked > 0.0;
        let away = heading && runs.iter().filter_map(|r| r.href.as_deref()).all(|h| self.links.leads_away(h));
        if away { Hints::ABROAD } else { Hints::default() }
    }

    fn push(&mut self, raw: Option<Raw>, id: Id) {
        if let Some(mut raw) = raw {
            raw.hints = raw.hints.with(self.hints(id));
            raw.gap = true;
            self.out.push(raw);
        }
    }

    fn hints(&self, id: Id) -> Hints {
        let place = if self.inside { Hints::default() } else { Hints::OUTSIDE };
        self.survey.hints[id].with(place).with(self.survey.place(self.dom, id))
    }

    /// What stands below a node, as blocks of its own.
    fn inside(&self, id: Id, in_item: bool) -> Vec<Raw> {
        let fresh = Walk::new(self.dom, self.survey, self.links, self.notes);
        let mut walk = Walk { inside: self.inside, in_item, owner: id, ..fresh };
        walk.children(id, &Around { depth: self.depth(id), ..Around::default() });
        walk.flush(Shape::Paragraph, id);
        walk.out
    }

    fn note(&mut self, id: Id) {
        let blocks = self.inside(id, true);
        let written = blocks.iter().map(block_markdown).collect::<Vec<_>>().join("\n\n");
        let text = blocks.iter().map(|b| b.text.as_str()).collect::<Vec<_>>().join(" ");
        let number = self.notes.note(id).unwrap_or_default();
        self.noted.extend(Note::new(number, &written, text, self.lines(id)));
    }

    fn depth(&self, id: Id) -> usize {
        self.dom.ancestors(id).take(MAX_DEPTH).count()
    }

    fn lines(&self, id: Id) -> Lines {
        let last = self.dom.descendants(id).last().map_or(0, |l| self.dom.node(l).line);
        Lines::new(self.dom.node(id).line, last)
    }

    /// A list of short items; what holds whole paragraphs is a container.
    fn is_list(&self, id: Id) -> bool {
        self.survey.prose[id] < self.survey.prose[self.survey.root] * 0.5 || self.survey.prose[id] < 400.0
    }

    fn list(&mut self, id: Id, ordered: bool) {
        let mut items = Vec::new();
        let mut letters = (0, 0);
        self.items(id, ordered, 0, &mut items, &mut letters);
        let text = items.iter().map(|i| i.text.as_str()).collect::<Vec<_>>().join("\n");
        let written = items.iter().map(|i| i.markdown.as_str()).collect::<Vec<_>>().join("\n");
        let mut raw = Raw::ready(Shape::List, written, text, self.lines(id));
        if let Some(raw) = &mut raw {
            raw.linked = super::super::raw::ratio(letters.0, letters.1);
            if raw.linked > 0.7 && self.leads_away(id) {
                raw.hints = raw.hints.with(Hints::ABROAD);
            }
        }
        self.push(raw, id);
    }

    /// Whether all links of a list lead to other sites: sources and recommendations do, menus and teasers do not.
    fn leads_away(&self, list: Id) -> bool {
        let hrefs =
            self.dom.descendants(list).filter(|n| self.dom.name(*n) == "a").filter_map(|n| self.dom.attr(n, "href"));
        hrefs.take(60).all(|h| self.links.absolute(h).is_some_and(|a| self.links.leads_away(&a)))
    }

    fn items(&self, id: Id, ordered: bool, indent: usize, items: &mut Vec<Item>, letters: &mut (usize, usize)) {
        let children: Vec<Id> = self.dom.children(id).filter(|c| self.dom.element(*c).is_some()).collect();
        let mut number = 0;
        for li in children {
            let blocks = self.inside_item(li);
            let text: String = collapse(&blocks.iter().map(|b| b.text.as_str()).collect::<Vec<_>>().join(" "));
            if !text.is_empty() {
                number += 1;
                let mark = if ordered { format!("{number}. ") } else { "- ".into() };
                letters.0 += blocks.iter().map(linked_letters).sum::<usize>();
                letters.1 += text.chars().count();
                let inline = blocks.iter().map(inline_markdown).collect::<Vec<_>>().join(" ");
                items.push(Item {
                    markdown: format!("{}{mark}{}", " ".repeat(indent), inline.replace("\\\n", " ")),
                    text,
                });
            }
            let nested: Vec<Id> =
                self.dom.descendants(li).skip(1).filter(|n| matches!(self.dom.name(*n), "ul" | "ol")).collect();
            let own: Vec<Id> = nested.into_iter().filter(|n| self.closest_list(*n) == Some(id)).take(200).collect();
            for list in own {
                if indent < 12 {
                    let deeper = indent + if ordered { 3 } else { 2 };
                    self.items(
                        list,
                        self.dom.name(list) == "ol",
                        if number == 0 { indent } else { deeper },
                        items,
                        letters,
                    );
                }
            }
        }
    }

    /// The list around a list.
    fn closest_list(&self, id: Id) -> Option<Id> {
        self.dom.ancestors(id).skip(1).find(|a| matches!(self.dom.name(*a), "ul" | "ol"))
    }

    /// An item without the lists in it.
    fn inside_item(&self, li: Id) -> Vec<Raw> {
        self.inside(li, true)
            .into_iter()
            .filter(|b| !matches!(b.shape, Shape::List | Shape::Table | Shape::Caption))
            .collect()
    }

    /// A quotation that is a part of the article, not all of it.
    fn holds_little(&self, id: Id) -> bool {
        self.survey.prose[id] < self.survey.prose[self.survey.root] * 0.6 || self.survey.prose[id] < 300.0
    }

    fn quote(&mut self, id: Id) {
        let blocks: Vec<Raw> = self.inside(id, false).into_iter().filter(|b| b.shape != Shape::Caption).collect();
        if blocks.is_empty() {
            return;
        }
        let written = blocks.iter().map(block_markdown).collect::<Vec<_>>().join("\n\n");
        let text = blocks.iter().map(|b| b.text.as_str()).collect::<Vec<_>>().join(" ");
        self.push(Raw::ready(Shape::Quote, prefix_lines(&written, "> ", "> "), text, self.lines(id)), id);
    }

    /// Rows and columns of short texts; what lays out a page is a container.
    fn is_data(&self, id: Id) -> bool {
        let rows: Vec<Id> = tables::rows(self.dom, id);
        let columns = rows.iter().map(|r| tables::cells(self.dom, *r).len()).max().unwrap_or(0);
        let nested = self.dom.descendants(id).skip(1).any(|n| self.dom.name(n) == "table");
        let role = matches!(self.dom.attr(id, "role"), Some("presentation" | "none"));
        rows.len() >= 2
            && columns >= 2
            && !nested
            && !role
            && (self.survey.prose[id] < self.survey.prose[self.survey.root] * 0.4 || self.is_headed(&rows))
    }

    /// The first row names the columns, and there are many rows below it: no layout has that.
    fn is_headed(&self, rows: &[Id]) -> bool {
        let named = |row: &Id| {
            let cells = tables::cells(self.dom, *row);
            cells.len() >= 2 && cells.iter().all(|c| self.dom.name(*c) == "th")
        };
        rows.len() >= 4 && rows.first().is_some_and(named)
    }

    /// A caption comes first, as on the page.
    fn table(&mut self, id: Id) {
        if let Some(caption) = self.dom.children(id).find(|c| self.dom.name(*c) == "caption") {
            self.children(caption, &Around { depth: self.depth(caption), ..Around::default() });
            self.flush(Shape::Paragraph, caption);
            if let Some(raw) = self.out.last_mut() {
                raw.hints = raw.hints.without(Hints::CAPTION);
            }
        }
        let cell = |cell: &Option<Id>| cell.map_or_else(Vec::new, |c| self.inside(c, true));
        let row = |row: &Vec<Option<Id>>| row.iter().map(cell).collect::<Vec<_>>();
        let rows: Vec<_> = tables::grid(self.dom, id).iter().map(row).collect();
        self.push(tables::table(&rows, self.lines(id)), id);
    }

    fn code(&mut self, id: Id) {
        let mut code = String::new();
        for n in self.dom.descendants(id) {
            match &self.dom.node(n).what {
                What::Text(t) => code.push_str(t),
                What::Element(e) if e.name() == "br" => code.push('\n'),
                _ => {}
            }
        }
        let code: String = code.chars().filter(|c| !c.is_control() || *c == '\n' || *c == '\t').collect();
        let text = code.trim().to_owned();
        if !text.is_empty() {
            let written = fence(&code, &self.code_language(id));
            self.push(Raw::ready(Shape::Code, written, text, self.lines(id)), id);
        }
    }

    /// `language-python`, `lang-py`, `highlight-source-rust`, on the block or on the code in it.
    fn code_language(&self, id: Id) -> String {
        let around = self.dom.ancestors(id).take(2);
        let classes = around.chain(self.dom.descendants(id).take(3)).filter_map(|n| self.dom.attr(n, "class"));
        let named = |class: &str| {
            let name = ["language-", "lang-", "highlight-source-"].iter().find_map(|p| class.strip_prefix(p))?;
            code_language(name)
        };
        classes.flat_map(str::split_whitespace).find_map(named).unwrap_or_default()
    }

    fn has_picture(&self, id: Id) -> bool {
        let mut names = self.dom.descendants(id).map(|n| self.dom.name(n));
        names.any(|n| matches!(n, "img" | "picture" | "video" | "iframe" | "amp-img" | "figcaption" | "svg"))
            && self.survey.prose[id] < 1200.0
            && !self.dom.descendants(id).any(|n| matches!(self.dom.name(n), "table" | "pre" | "blockquote"))
    }

    fn push_picture(&mut self, image: Image, id: Id) {
        if image.src.is_empty() && image.caption.is_empty() {
            return;
        }
        let text = [image.caption.as_str(), image.credit.as_str()].join(" ").trim().to_owned();
        let mut raw = Raw::new(Shape::Caption, Content::Picture(image), text, self.lines(id));
        raw.hints = self.hints(id);
        self.out.push(raw);
    }
}

/// One item of a list.
struct Item {
    markdown: String,
    text: String,
}

fn linked_letters(raw: &Raw) -> usize {
    match &raw.content {
        Content::Runs(runs) => runs.iter().filter(|r| r.style.linked).map(|r| r.text.chars().count()).sum(),
        _ => 0,
    }
}

fn inline_markdown(raw: &Raw) -> String {
    match &raw.content {
        Content::Runs(runs) => markdown(&flat(runs), Context::Paragraph),
        _ => super::super::inline::escape(&collapse(&raw.text), Context::Paragraph),
    }
}

/// Without forced breaks: where one line is all there is.
pub(super) fn flat(runs: &[Run]) -> Vec<Run> {
    tidy(runs.iter().map(|r| Run { text: r.text.replace(BREAK, " "), ..r.clone() }).collect())
}

fn block_markdown(raw: &Raw) -> String {
    match &raw.content {
        Content::Ready(markdown) => markdown.clone(),
        Content::Runs(runs) => markdown(runs, Context::Paragraph),
        Content::Picture(_) => String::new(),
    }
}

/// Breaks at the start and the end of a paragraph break nothing.
fn trim_breaks(mut runs: Vec<Run>) -> Vec<Run> {
    let blank = |r: &Run| !r.is_note() && r.text.chars().all(|c| c.is_whitespace() || c == BREAK);
    while runs.last().is_some_and(blank) {
        runs.pop();
    }
    let start = runs.iter().take_while(|r| blank(r)).count();
    runs.drain(..start);
    runs
}

/// A short paragraph that is bold from end to end is a heading by another name.
fn is_bold(raw: &Raw) -> bool {
    let Content::Runs(runs) = &raw.content else { return false };
    runs.iter().all(|r| r.style.strong || r.text.trim().is_empty())
        && word_count(&plain(runs)) <= 14
        && !ends_sentence(&raw.text)
}
