//! The Markdown of bodies: CommonMark with the extensions of DESIGN section 2, and our own syntax in it.
//!
//! Both the parser of documents and the writer of HTML walk [`pieces`], so that both see the same links.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd};

use super::citation::Citation;
use super::syntax::{self, Found, What};

/// An event of Markdown, or something of ours in its place.
#[derive(Debug, Clone)]
pub enum Piece<'a> {
    Event(Event<'a>),
    Link(Wikilink),
    Embed(Wikilink),
    Citations(Vec<Citation>),
    /// Opens a block quote that is a callout; its end is the block quote's.
    Callout(Callout),
    /// Something of ours that does not end or makes no sense; the message says what.
    Broken(&'static str),
}

/// `[[target#anchor|label]]`. The target is empty for a place on the same page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wikilink {
    pub target: String,
    pub anchor: Option<String>,
    pub label: Option<String>,
}

/// `> [!warning] Title`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Callout {
    /// Lower case: `note`, `warning`, …
    pub kind: String,
    pub title: Option<String>,
}

/// Every piece of `text`, with its bytes. `lost` receives the places of citations that Markdown took for reference definitions.
pub fn pieces(text: &str) -> (Vec<(Piece<'_>, Range<usize>)>, Vec<Range<usize>>) {
    let parser = Parser::new_ext(text, options()).into_offset_iter();
    let mut lost: Vec<Range<usize>> = parser
        .reference_definitions()
        .iter()
        .filter(|(label, _)| label.starts_with('@'))
        .map(|(_, d)| d.span.clone())
        .collect();
    lost.sort_by_key(|r| r.start);
    let ours = text.contains("[[") || text.contains('@') || text.contains("[!");
    let mut out = Vec::with_capacity(text.len() / 24);
    let mut run: Run<'_> = Vec::new();
    let mut in_code = false;
    for (event, range) in parser {
        match &event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            _ => {}
        }
        if ours && !in_code && is_inline(&event) {
            run.push((event, range));
        } else {
            flush(text, &mut run, &mut out);
            out.push((Piece::Event(event), range));
        }
    }
    flush(text, &mut run, &mut out);
    if text.contains("[!") {
        callouts(&mut out);
    }
    (out, lost)
}

type Run<'a> = Vec<(Event<'a>, Range<usize>)>;
type Out<'a> = Vec<(Piece<'a>, Range<usize>)>;

/// Not smart quotes, which would curl words before they can be verified; not math, which would eat sums of
/// money; not wikilinks, which are ours; not old footnotes, which are quadratic.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_HEADING_ATTRIBUTES
}

fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => {
            matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
        }
        Event::End(end) => {
            matches!(end, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
        }
        Event::Html(_) | Event::Rule => false,
        _ => true,
    }
}

/// Ends a run of inline events: what is ours in it takes the place of the events that it was read as.
fn flush<'a>(text: &'a str, run: &mut Run<'a>, out: &mut Out<'a>) {
    let Some(slice) = run.first().zip(run.last()).and_then(|(a, b)| text.get(a.1.start..b.1.end.max(a.1.start))) else {
        return;
    };
    let found = if slice.contains('[') { find(text, run) } else { (Joined::default(), Vec::new()) };
    if found.1.is_empty() {
        out.extend(run.drain(..).map(|(e, r)| (Piece::Event(e), r)));
    } else {
        rebuild(std::mem::take(run), &found.0, found.1, out);
    }
}

/// The text of a run as one string, with the way back to the file.
#[derive(Default)]
struct Joined {
    text: String,
    /// Per event: where its text begins in `text`, and the bytes of the file.
    segments: Vec<(usize, Range<usize>)>,
}

impl Joined {
    fn source(&self, offset: usize) -> usize {
        let i = self.segments.partition_point(|(start, _)| *start <= offset).saturating_sub(1);
        self.segments.get(i).map_or(0, |(start, range)| (range.start + (offset - start)).min(range.end))
    }

    fn source_range(&self, range: &Range<usize>) -> Range<usize> {
        self.source(range.start)..self.source(range.end.saturating_sub(1)) + 1
    }
}

/// Code, HTML, links and pictures are opaque: nothing of ours begins in them.
const OPAQUE: char = '\u{FFFC}';

fn find(text: &str, run: &Run<'_>) -> (Joined, Vec<Found>) {
    let mut joined = Joined::default();
    let mut depth = 0_usize;
    for (event, range) in run {
        joined.segments.push((joined.text.len(), range.clone()));
        match event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => depth += 1,
            Event::End(TagEnd::Link | TagEnd::Image) => depth = depth.saturating_sub(1),
            Event::Text(t) if depth == 0 => joined.text.push_str(t),
            Event::SoftBreak | Event::HardBreak if depth == 0 => joined.text.push('\n'),
            Event::Start(_) | Event::End(_) => {}
            _ => joined.text.push(OPAQUE),
        }
    }
    let escaped = |offset: usize| text[..joined.source(offset)].ends_with('\\');
    let found = syntax::scan(&joined.text, escaped);
    (joined, found)
}

/// The events with each found range replaced by its piece; styling within the range is dropped.
fn rebuild<'a>(run: Run<'a>, joined: &Joined, found: Vec<Found>, out: &mut Out<'a>) {
    let mut found = found.into_iter().peekable();
    let mut until = 0;
    for (i, (event, range)) in run.into_iter().enumerate() {
        let start = joined.segments[i].0;
        let end = joined.segments.get(i + 1).map_or(joined.text.len(), |s| s.0);
        let mut at = start.max(until);
        while let Some(f) = found.next_if(|f| f.range.start < end && f.range.start >= start) {
            push_text(&event, at - start..f.range.start - start, &range, out);
            until = f.range.end;
            at = until.min(end);
            let source = joined.source_range(&f.range);
            out.push((piece(f.what, joined), source));
        }
        if start == end {
            if start >= until || start == 0 {
                out.push((Piece::Event(event), range));
            }
        } else if at == start {
            out.push((Piece::Event(event), range));
        } else if at < end {
            push_text(&event, at - start..end - start, &range, out);
        }
    }
}

/// A part of a text event.
fn push_text<'a>(event: &Event<'a>, part: Range<usize>, range: &Range<usize>, out: &mut Out<'a>) {
    let Event::Text(text) = event else { return };
    if part.is_empty() || text.get(part.clone()).is_none() {
        return;
    }
    let text: CowStr<'a> = match text {
        CowStr::Borrowed(t) => CowStr::Borrowed(&t[part.clone()]),
        other => CowStr::from(other[part.clone()].to_owned()),
    };
    let range = (range.start + part.start).min(range.end)..(range.start + part.end).min(range.end);
    out.push((Piece::Event(Event::Text(text)), range));
}

fn piece<'a>(what: What, joined: &Joined) -> Piece<'a> {
    match what {
        What::Link { target, anchor, label, embed } => {
            let link = Wikilink { target, anchor, label };
            if embed { Piece::Embed(link) } else { Piece::Link(link) }
        }
        What::Citations(mut items) => {
            for item in &mut items {
                item.id.range = joined.source_range(&item.id.range);
                if let Some(quote) = &mut item.quote {
                    quote.range = joined.source_range(&quote.range);
                }
            }
            Piece::Citations(items)
        }
        What::Broken(why) => Piece::Broken(why),
    }
}

/// Turns block quotes whose first line is `[!kind] Title` into callouts, and takes that line out.
fn callouts(out: &mut Out<'_>) {
    let mut i = 0;
    while i + 2 < out.len() {
        if let Some((callout, line_end)) = callout_at(out, i) {
            out[i].0 = Piece::Callout(callout);
            // The title's line was the whole paragraph: nothing is left of it.
            let empty = matches!(out[line_end].0, Piece::Event(Event::End(TagEnd::Paragraph)));
            let cut = if empty { i + 1..=line_end } else { i + 2..=line_end };
            out.drain(cut);
        }
        i += 1;
    }
}

/// The callout that opens at `i`, and the index of the break or paragraph end after its title.
fn callout_at(out: &Out<'_>, i: usize) -> Option<(Callout, usize)> {
    let quote = matches!(out[i].0, Piece::Event(Event::Start(Tag::BlockQuote(_))));
    if !quote || !matches!(out[i + 1].0, Piece::Event(Event::Start(Tag::Paragraph))) {
        return None;
    }
    let mut line = String::new();
    for (n, (piece, _)) in out.iter().enumerate().skip(i + 2) {
        match piece {
            Piece::Event(Event::Text(t) | Event::Code(t)) => line.push_str(t),
            Piece::Link(l) => line.push_str(l.label.as_ref().unwrap_or(&l.target)),
            Piece::Event(Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph)) => {
                return Some((callout(&line)?, n));
            }
            _ => {}
        }
    }
    None
}

/// `[!note]+ Title` → kind and title; Obsidian's `+` and `-` (folding) are read and have no effect.
fn callout(line: &str) -> Option<Callout> {
    let (kind, rest) = line.trim_start().strip_prefix("[!")?.split_once(']')?;
    let good = !kind.is_empty() && kind.len() <= 20 && kind.chars().all(|c| c.is_alphanumeric() || c == '-');
    let title = rest.trim_start_matches(['+', '-']).trim();
    good.then(|| Callout { kind: kind.to_lowercase(), title: (!title.is_empty()).then(|| title.to_owned()) })
}
