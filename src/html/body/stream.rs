//! The events of one document on their way out.

use std::collections::VecDeque;
use std::ops::Range;

use pulldown_cmark::{Alignment, CowStr, Event, Tag, TagEnd};

use super::footnotes::Footnotes;
use crate::document;
use crate::dossier::Target;
use crate::html::names::Names;

/// The events of one document on their way out, with what they have to know of each other.
pub(super) struct Stream<'a, 'e> {
    pub(super) events: Vec<Event<'e>>,
    pub(super) document: &'a document::Document,
    pub(super) targets: &'a [Target],
    /// The reference and the heading that the next piece may be.
    pub(super) reference: usize,
    pub(super) heading: usize,
    pub(super) paragraphs: VecDeque<(usize, u32)>,
    pub(super) level: usize,
    pub(super) code: Option<(String, String)>,
    /// Per open link, whether it is written; how many styles are open.
    pub(super) links: Vec<bool>,
    pub(super) styles: usize,
    pub(super) in_heading: bool,
    pub(super) image: Option<Picture>,
    pub(super) html: Option<(Range<usize>, String)>,
    pub(super) footnotes: Footnotes<'e>,
    /// Per open block quote, whether it is a callout.
    pub(super) callouts: Vec<bool>,
    /// The paragraph that is open: where among the events its content begins.
    pub(super) paragraph: Option<usize>,
    pub(super) table: Table,
    /// A `<div>` around a numbered block is open.
    pub(super) div: bool,
    /// Whether this is a footnote.
    pub(super) noted: bool,
    pub(super) names: Names<'a>,
}

/// The table that is open. Alignment is a class: pages carry no inline styles.
#[derive(Default)]
pub(super) struct Table {
    pub(super) columns: Vec<Alignment>,
    /// The column of the next cell.
    pub(super) next: usize,
    pub(super) cell: &'static str,
}

impl Table {
    pub(super) fn open_cell(&mut self) -> String {
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
pub(super) struct Picture {
    pub(super) src: String,
    pub(super) title: String,
    pub(super) alt: String,
    pub(super) within: usize,
}

impl<'a, 'e> Stream<'a, 'e> {
    pub(super) fn push(&mut self, event: Event<'e>) {
        self.events.push(event);
    }

    pub(super) fn html(&mut self, html: impl Into<CowStr<'e>>) {
        self.push(Event::InlineHtml(html.into()));
    }

    /// A block begins; its number if it is a paragraph of an article.
    pub(super) fn number(&mut self, range: &Range<usize>) -> Option<u32> {
        self.level += 1;
        let (_, number) = *self.paragraphs.front().filter(|(start, _)| self.level == 1 && *start == range.start)?;
        self.paragraphs.pop_front();
        Some(number)
    }

    /// Not in code, links, headings, pictures and footnotes.
    pub(super) fn takes_names(&self) -> bool {
        let text = self.code.is_none() && self.image.is_none() && self.html.is_none();
        text && self.links.is_empty() && !self.in_heading && !self.noted
    }

    pub(super) fn open_numbered(&mut self, number: u32) {
        self.html(format!("<div class=\"para\" id=\"p{number}\">\n"));
        self.div = true;
    }

    pub(super) fn target(&self) -> Option<&'a Target> {
        self.targets.get(self.reference)
    }

    /// Opens a block among the inline events of a paragraph, which ends before it.
    pub(super) fn interrupt(&mut self) {
        let Some(start) = self.paragraph else { return };
        if self.events[start..].iter().all(is_blank) {
            self.events.truncate(start - 1);
        } else {
            self.push(Event::End(TagEnd::Paragraph));
        }
    }

    pub(super) fn resume(&mut self) {
        if self.paragraph.is_some() {
            self.push(Event::Start(Tag::Paragraph));
            self.paragraph = Some(self.events.len());
        }
    }

    pub(super) fn end_paragraph(&mut self) {
        match self.paragraph.take() {
            // Nothing came after an embed.
            Some(start) if self.events[start..].iter().all(is_blank) => {
                self.events.truncate(start - 1);
            }
            _ => self.push(Event::End(TagEnd::Paragraph)),
        }
    }
}

pub(super) fn is_blank(event: &Event<'_>) -> bool {
    match event {
        Event::SoftBreak | Event::HardBreak => true,
        Event::Text(text) | Event::InlineHtml(text) => text.trim().is_empty(),
        _ => false,
    }
}
