//! The Markdown of bodies: `CommonMark` with the extensions of DESIGN section 2, and our own syntax in it.
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
    /// Opens a block quote that is a callout; its end is the block quote's. The pieces of its title follow.
    Callout(Callout),
    /// Ends the title of a callout that has one.
    TitleEnd,
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
    /// Whether its title follows, up to [`Piece::TitleEnd`].
    pub titled: bool,
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
        out = callouts(out);
    }
    (out, lost)
}

type Run<'a> = Vec<(Event<'a>, Range<usize>)>;
type Out<'a> = Vec<(Piece<'a>, Range<usize>)>;

/// Not smart quotes, which would curl words before they can be verified; not math, which would eat sums of
/// money; not wikilinks, which are ours; not old footnotes, which are quadratic.
pub(super) fn options() -> Options {
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
    /// The words of what is opaque, in order.
    opaque: Vec<String>,
}

/// Code, HTML, links and pictures are opaque: nothing of ours begins in them. Each is one character of a plane
/// that no script uses, so that its words can be put back.
const OPAQUE: u32 = 0xF_0000;

impl Joined {
    fn push_opaque(&mut self, words: &str) {
        let n = u32::try_from(self.opaque.len()).unwrap_or(u32::MAX).min(0xFFF0);
        self.text.extend(char::from_u32(OPAQUE + n));
        self.opaque.push(words.to_owned());
    }

    /// A part of the text with the words of what is opaque in it.
    fn readable(&self, text: String) -> String {
        let words = |c: char| self.opaque.get((c as u32).checked_sub(OPAQUE)? as usize);
        if self.opaque.is_empty() || !text.chars().any(|c| words(c).is_some()) {
            return text;
        }
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            match words(c) {
                Some(words) => out.push_str(words),
                None => out.push(c),
            }
        }
        out
    }

    fn source(&self, offset: usize) -> usize {
        let i = self.segments.partition_point(|(start, _)| *start <= offset).saturating_sub(1);
        self.segments.get(i).map_or(0, |(start, range)| (range.start + (offset - start)).min(range.end))
    }

    /// The bytes of the file. Ends are where the last character ends: what follows may stand elsewhere.
    fn source_range(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.source(range.start);
        let last = self.text[..range.end].chars().next_back().map_or(0, char::len_utf8);
        let i = self.segments.partition_point(|(start, _)| *start < range.end).saturating_sub(1);
        let end =
            (self.source(range.end.saturating_sub(last)) + last).min(self.segments.get(i).map_or(0, |(_, r)| r.end));
        start..end.max(start)
    }
}

fn find(text: &str, run: &Run<'_>) -> (Joined, Vec<Found>) {
    let mut joined = Joined::default();
    let mut depth = 0_usize;
    for (event, range) in run {
        joined.segments.push((joined.text.len(), range.clone()));
        match event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => depth += 1,
            Event::End(TagEnd::Link | TagEnd::Image) => depth = depth.saturating_sub(1),
            Event::Start(_) | Event::End(_) => {}
            Event::Text(t) if depth == 0 => joined.text.push_str(t),
            Event::Text(t) | Event::Code(t) => joined.push_opaque(t),
            Event::SoftBreak | Event::HardBreak if depth == 0 => joined.text.push('\n'),
            Event::SoftBreak | Event::HardBreak => joined.push_opaque(" "),
            _ => joined.push_opaque(""),
        }
    }
    let found = syntax::scan(&joined.text, |offset| is_escaped(text, &joined, offset));
    (joined, found)
}

/// Whether the character at `offset` was written with a backslash or as an entity.
fn is_escaped(text: &str, joined: &Joined, offset: usize) -> bool {
    let source = joined.source(offset);
    let backslashes = text[..source].bytes().rev().take_while(|b| *b == b'\\').count();
    backslashes % 2 == 1 || text.as_bytes().get(source) != joined.text.as_bytes().get(offset)
}

/// The events with each found range replaced by its piece. Styling within the range is dropped; one that only
/// begins or ends in it stays whole, so that what is opened is closed.
fn rebuild<'a>(run: Run<'a>, joined: &Joined, found: Vec<Found>, out: &mut Out<'a>) {
    let mut found = found.into_iter().peekable();
    let mut until = 0;
    let mut open: Vec<bool> = Vec::new();
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
        let keep = match &event {
            Event::Start(_) => {
                open.push(start >= until);
                start >= until
            }
            Event::End(_) => open.pop().unwrap_or(true),
            _ if start == end => start >= until,
            _ => at == start,
        };
        if keep {
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
    let readable = |text: Option<String>| text.map(|t| joined.readable(t));
    match what {
        What::Link { target, anchor, label, embed } => {
            let (target, anchor, label) = (joined.readable(target), readable(anchor), readable(label));
            let link = Wikilink { target, anchor, label };
            if embed { Piece::Embed(link) } else { Piece::Link(link) }
        }
        What::Citations(mut items) => {
            for item in &mut items {
                item.id.range = joined.source_range(&item.id.range);
                item.prefix = readable(item.prefix.take());
                item.suffix = readable(item.suffix.take());
                if let Some(quote) = &mut item.quote {
                    quote.range = joined.source_range(&quote.range);
                    quote.value = joined.readable(std::mem::take(&mut quote.value));
                }
            }
            Piece::Citations(items)
        }
        What::Broken(why) => Piece::Broken(why),
    }
}

/// Turns block quotes whose first line is `[!kind] Title` into callouts, their titles into a line of their own.
fn callouts(found: Out<'_>) -> Out<'_> {
    let mut out = Vec::with_capacity(found.len());
    let mut found = found.into_iter();
    while let Some((piece, range)) = found.next() {
        match head(&piece, found.as_slice()) {
            Some(head) => open(head, range, &mut found, &mut out),
            None => out.push((piece, range)),
        }
    }
    out
}

/// The head of a callout: its kind, and the text that the kind stood in.
struct Head {
    kind: String,
    /// How many events of text the head runs over.
    events: usize,
    /// What follows the kind in the last of them.
    rest: String,
}

/// The head of the callout that begins with `piece`, if one does.
fn head(piece: &Piece<'_>, next: &[(Piece<'_>, Range<usize>)]) -> Option<Head> {
    let [(Piece::Event(Event::Start(Tag::Paragraph)), _), line @ ..] = next else { return None };
    if !matches!(piece, Piece::Event(Event::Start(Tag::BlockQuote(_)))) {
        return None;
    }
    let texts = line.iter().map_while(|(p, _)| match p {
        Piece::Event(Event::Text(t)) => Some(&**t),
        _ => None,
    });
    // Markdown gives brackets as texts of their own; a kind has at most 20 letters.
    let texts: Vec<&str> = texts.take(24).collect();
    let text = texts.concat();
    let (kind, rest) = text.strip_prefix("[!")?.split_once(']')?;
    let good = !kind.is_empty() && kind.len() <= 20 && kind.chars().all(|c| c.is_alphanumeric() || c == '-');
    // Obsidian's `+` and `-` (folding) are read and have no effect.
    let rest = rest.strip_prefix(['+', '-']).unwrap_or(rest).trim_start();
    good.then(|| Head { kind: kind.to_lowercase(), events: texts.len(), rest: rest.to_owned() })
}

/// Writes a callout's beginning: the piece itself, its title, and the paragraph that goes on after it.
fn open<'a>(
    head: Head,
    range: Range<usize>,
    found: &mut std::vec::IntoIter<(Piece<'a>, Range<usize>)>,
    out: &mut Out<'a>,
) {
    let paragraph = found.next();
    let last = found.by_ref().take(head.events).last().map_or(range.clone(), |(_, r)| r);
    let titled = !head.rest.is_empty() || !matches!(found.as_slice().first(), Some((p, _)) if ends_title(p));
    out.push((Piece::Callout(Callout { kind: head.kind, titled }), range));
    if !head.rest.is_empty() {
        let rest = last.end.saturating_sub(head.rest.len()).max(last.start)..last.end;
        out.push((Piece::Event(Event::Text(head.rest.into())), rest));
    }
    let mut depth = 0_usize;
    for (piece, range) in found {
        match &piece {
            Piece::Event(Event::Start(_)) => depth += 1,
            Piece::Event(Event::End(end)) if *end != TagEnd::Paragraph => depth = depth.saturating_sub(1),
            p if ends_title(p) && depth == 0 => {
                // Where the title's line was the whole paragraph, nothing is left of it.
                let over = matches!(piece, Piece::Event(Event::End(_)));
                out.extend(titled.then_some((Piece::TitleEnd, range)));
                out.extend(paragraph.filter(|_| !over));
                return;
            }
            _ => {}
        }
        out.push((piece, range));
    }
}

fn ends_title(piece: &Piece<'_>) -> bool {
    matches!(piece, Piece::Event(Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph)))
}
