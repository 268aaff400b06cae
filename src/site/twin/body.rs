//! A body with our own syntax resolved: the source itself, with edits where it points elsewhere.

use std::ops::Range;

use super::super::markdown::{destination, link, plain};
use super::evidence::quoted;
use super::{Twin, date};
use crate::document::{
    Active, Citation, Directive, Fields, Heading, Locator, Reference, ReferenceKind, Wikilink, active,
};
use crate::dossier::{Anchor, Cited, NodeId, Target};
use crate::html::{is_safe_address, listed};
use crate::route::relative;

/// New text for some bytes of a Markdown text.
type Edit = (Range<usize>, String);

/// The Markdown of a node's body for its twin.
pub fn body(twin: &Twin<'_>) -> String {
    let body = &twin.node.document.body;
    let markdown = body.markdown();
    let mut edits = Vec::new();
    let targets = twin.dossier.targets.get(twin.id.index()).map_or(&[][..], Vec::as_slice);
    for (reference, target) in body.references.iter().zip(targets) {
        let range = body.in_markdown(&reference.range);
        reference_edits(twin, reference, target, markdown, range, &mut edits);
    }
    for directive in &body.directives {
        let range = body.in_markdown(&directive.range);
        edits.push((range.clone(), list(twin, directive, markdown, &range)));
    }
    edits.extend(body.headings.iter().filter_map(|h| attributes(h, markdown, body.in_markdown(&h.range))));
    if !is_quiet(markdown) {
        quiet_edits(markdown, &mut edits);
    }
    apply(markdown, edits)
}

/// A text without references of ours, as it may be given away.
pub fn quiet(markdown: &str) -> String {
    let mut edits = Vec::new();
    if !is_quiet(markdown) {
        quiet_edits(markdown, &mut edits);
    }
    apply(markdown, edits)
}

/// One line of Markdown in a field, on one line; links of ours are their words there.
pub fn inline(text: &str) -> String {
    quiet(&words_of_links(&text.split_whitespace().collect::<Vec<_>>().join(" ")))
}

fn apply(markdown: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let mut out = String::with_capacity(markdown.len() + edits.len() * 32);
    let mut at = 0;
    for (range, text) in edits {
        // An edit within another that was made is moot.
        if let (true, Some(before)) = (range.start >= at, markdown.get(at..range.start)) {
            out.push_str(before);
            out.push_str(&text);
            at = range.end;
        }
    }
    out.push_str(markdown.get(at..).unwrap_or_default());
    out
}

fn reference_edits(
    twin: &Twin<'_>,
    reference: &Reference,
    target: &Target,
    markdown: &str,
    range: Range<usize>,
    edits: &mut Vec<Edit>,
) {
    let Some(source) = markdown.get(range.clone()) else { return };
    match (&reference.kind, target) {
        (ReferenceKind::Embed(link), Target::Asset { .. }) => {
            let alt = link.label.as_deref().unwrap_or_default();
            edits.push((range, format!("!{}", wikilink(twin, &labelled(link, alt), target))));
        }
        // A card or a note within a note is a link to it.
        (ReferenceKind::Wikilink(link) | ReferenceKind::Embed(link), _) => {
            edits.push((range, wikilink(twin, link, target)));
        }
        (ReferenceKind::Citations(items), Target::Citations(cited)) => {
            edits.push(citations(twin, items, cited, &reference.range, markdown, range));
        }
        (ReferenceKind::Link(_) | ReferenceKind::Image(_), _) => match address(twin, target) {
            Some(address) => edits.push(redirected(source, &range, &address)),
            None => edits.extend(unlinked(source, &range)),
        },
        (ReferenceKind::Citations(_), _) => {}
    }
}

fn labelled(link: &Wikilink, label: &str) -> Wikilink {
    Wikilink { label: Some(label.to_owned()), ..link.clone() }
}

/// A link in Markdown, or the words of one that leads nowhere.
fn wikilink(twin: &Twin<'_>, wikilink: &Wikilink, target: &Target) -> String {
    let words = plain(&words(twin, wikilink, target));
    address(twin, target).map_or_else(|| words.clone(), |address| link(&words, &address))
}

/// What a wikilink shows: its label, else the title that it leads to.
fn words(twin: &Twin<'_>, link: &Wikilink, target: &Target) -> String {
    if let Some(label) = &link.label {
        return label.clone();
    }
    match target {
        _ if link.target.is_empty() => link.anchor.clone().unwrap_or_default(),
        Target::Node { node, .. } => twin.dossier.node(*node).title.clone(),
        Target::Shared(shared) => {
            twin.dossier.index.shared.get(*shared).map_or_else(|| link.target.clone(), |s| s.name.clone())
        }
        _ => link.target.clone(),
    }
}

/// The address of a target as seen from the twin: twins for nodes, pages for what has none.
fn address(twin: &Twin<'_>, target: &Target) -> Option<String> {
    Some(match target {
        Target::Node { node, anchor: Some(Anchor::Heading(id)) } if *node == twin.id => format!("#{id}"),
        Target::Node { node, anchor: Some(Anchor::Heading(id)) } => format!("{}#{id}", twin.address(*node)),
        // Paragraphs have no anchors in Markdown.
        Target::Node { node, .. } => twin.address(*node),
        Target::Shared(shared) => relative(twin.from, twin.routes.shared(*shared)),
        Target::Asset { path, fragment } => {
            with_fragment(&relative(twin.from, path.strip_prefix("content/").unwrap_or(path)), fragment.as_deref())
        }
        Target::Site { path, fragment } => with_fragment(&relative(twin.from, path), fragment.as_deref()),
        Target::Citations(_) | Target::Nothing => return None,
    })
}

fn with_fragment(address: &str, fragment: Option<&str>) -> String {
    fragment.map_or_else(|| address.to_owned(), |f| format!("{address}#{}", crate::route::encode(f)))
}

/// ` ([A1 ¶4](../articles/x.md), “words”; [B](…))`
fn citations(
    twin: &Twin<'_>,
    items: &[Citation],
    cited: &[Cited],
    in_file: &Range<usize>,
    markdown: &str,
    range: Range<usize>,
) -> Edit {
    let each: Vec<String> = items.iter().zip(cited).filter_map(|(i, c)| citation(twin, i, c, in_file)).collect();
    let before = markdown.get(..range.start).unwrap_or_default();
    let blank = before.ends_with([' ', '\n']) || before.is_empty();
    if each.is_empty() {
        let start = if before.ends_with(' ') { range.start - 1 } else { range.start };
        return (start..range.end, String::new());
    }
    (range, format!("{}({})", if blank { "" } else { " " }, each.join("; ")))
}

/// One of them; `None` where the article is not published.
fn citation(twin: &Twin<'_>, item: &Citation, cited: &Cited, in_file: &Range<usize>) -> Option<String> {
    let article = cited.article?;
    let place = match (&item.locator, cited.place()) {
        (Some(Locator::Time(time)), None) => Some(time.clone()),
        (_, place) => place.map(|n| format!("¶{n}")),
    };
    let prefix = item.prefix.as_deref().map_or_else(String::new, |p| format!("{} ", plain(p)));
    let suffix = item.suffix.as_deref().map_or_else(String::new, |s| format!(", {}", plain(s)));
    // The words of a block quote stand before the citation that ends it.
    let own_words = item.quote.as_ref().is_some_and(|q| q.range != *in_file);
    let quote = cited.quote.as_ref().filter(|_| own_words);
    let quote = quote.map_or_else(String::new, |q| format!(", {}", quoted(&q.words, &q.verification)));
    Some(format!("{prefix}{}{suffix}{quote}", twin.cite(article, place.as_deref())))
}

/// A generated list as a plain one; within a quotation, whose lines begin otherwise, a link to the page.
fn list(twin: &Twin<'_>, directive: &Directive, markdown: &str, range: &Range<usize>) -> String {
    let alone = markdown.get(..range.start).is_some_and(|before| before.is_empty() || before.ends_with('\n'));
    if !alone {
        return format!("[The list stands on the page.]({})", relative(twin.from, twin.from));
    }
    let filters: Vec<(String, String)> =
        directive.filters.iter().map(|(key, value)| (key.value.clone(), value.clone())).collect();
    let nodes = listed(twin.dossier, &directive.name, &filters);
    let items: Vec<String> = nodes.into_iter().map(|id| format!("- {}", item(twin, id))).collect();
    if items.is_empty() { "Nothing is listed here.".to_owned() } else { items.join("\n") }
}

/// A node in a list: its date or code, its title, its label or summary.
fn item(twin: &Twin<'_>, id: NodeId) -> String {
    let node = twin.dossier.node(id);
    let before = match &node.document.fields {
        Fields::Event(event) => format!("{}: ", date(&event.when)),
        Fields::Article(_) => twin.dossier.source(id).map_or_else(String::new, |s| format!("{}: ", s.code)),
        _ => String::new(),
    };
    let label = twin.dossier.label(id).map(|l| l.words().to_owned());
    let after = label.or_else(|| node.document.common.summary.as_deref().map(plain));
    let after = after.map_or_else(String::new, |a| format!(". {a}"));
    format!("{before}{}{after}", twin.link(&node.title, id))
}

/// Heading attributes (`{#id}`) belong to no common Markdown.
fn attributes(heading: &Heading, markdown: &str, range: Range<usize>) -> Option<Edit> {
    let line = markdown.get(range.clone())?.lines().next()?.trim_end();
    let at = line.rfind(" {").filter(|_| line.ends_with('}') && !heading.text.ends_with('}'))?;
    Some((range.start + at..range.start + line.len(), String::new()))
}

/// Gives a Markdown link or image another address.
fn redirected(source: &str, range: &Range<usize>, address: &str) -> Edit {
    let mut text = String::from("](");
    destination(address, &mut text);
    text.push(')');
    (range.start + label_end(source)..range.end, text)
}

/// Leaves only the words of a Markdown link or image.
fn unlinked(source: &str, range: &Range<usize>) -> [Edit; 2] {
    let open = source.find('[').map_or(0, |i| i + 1);
    let start = range.start..range.start + open;
    [(start, String::new()), (range.start + label_end(source)..range.end, String::new())]
}

/// Where the bracket after the words of a link closes: `[words](…)`, `[words][name]`, `[words][]` or `[words]`.
fn label_end(source: &str) -> usize {
    let inline = source.rfind("](").filter(|_| source.ends_with(')'));
    let named = || source.strip_suffix(']').and_then(|s| s.rfind("]["));
    inline.or_else(named).unwrap_or_else(|| source.rfind(']').unwrap_or(source.len()))
}

/// Whether nothing in the text can be [`Active`], seen without reading it as Markdown. Most texts are.
fn is_quiet(markdown: &str) -> bool {
    let bytes = markdown.as_bytes();
    bytes.iter().enumerate().all(|(i, byte)| match (byte, bytes.get(i + 1)) {
        (b'<', _) | (b'[', Some(b'!')) => false,
        (b'!', Some(b'[')) => bytes.get(i + 2) == Some(&b'['),
        (b']', Some(b'(' | b':')) => markdown.get(i + 2..).is_some_and(is_quiet_address),
        _ => true,
    })
}

fn is_quiet_address(rest: &str) -> bool {
    let rest = rest.trim_start();
    let web = rest.starts_with("https://") || rest.starts_with("http://");
    let end = rest.find(|c: char| c == ')' || c.is_whitespace()).unwrap_or(rest.len());
    web || !(rest.starts_with('/') || rest[..end].contains([':', '&', '\\']))
}

/// Edits that make HTML text, links to nowhere good words, and pictures of other hosts links.
fn quiet_edits(markdown: &str, edits: &mut Vec<Edit>) {
    for (what, range) in active(markdown) {
        let Some(source) = markdown.get(range.clone()) else { continue };
        match what {
            Active::Html => edits.push((range, as_text(source))),
            Active::Autolink(address) if !is_safe_address(&address) => edits.push((range, as_text(source))),
            Active::Link(address) | Active::Image(address)
                if !is_safe_address(&address) || address.starts_with('/') || address.is_empty() =>
            {
                edits.extend(unlinked(source, &range));
            }
            Active::Image(_) => edits.push((range.start..range.start + 1, String::new())),
            Active::Callout => edits.extend(title(source, &range)),
            Active::Autolink(_) | Active::Link(_) => {}
        }
    }
}

/// HTML as the text it is; comments are for nobody.
fn as_text(html: &str) -> String {
    let mut out = String::with_capacity(html.len() + 8);
    let mut rest = html;
    while let Some(start) = rest.find("<!--") {
        escape(&rest[..start], &mut out);
        rest = rest[start..].find("-->").map_or("", |end| &rest[start + end + 3..]);
    }
    escape(rest, &mut out);
    out
}

fn escape(html: &str, out: &mut String) {
    for c in html.chars() {
        if matches!(c, '<' | '[' | '`' | '&' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
}

/// The title of a callout is words: links of ours in it are no references.
fn title(source: &str, range: &Range<usize>) -> Option<Edit> {
    let line = source.lines().next()?;
    line.contains("[[").then(|| (range.start..range.start + line.len(), words_of_links(line)))
}

/// `[[id|label]]` → `label`.
fn words_of_links(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, inside)) = rest.split_once("[[") {
        let Some((inside, after)) = inside.split_once("]]") else { break };
        out.push_str(before);
        out.push_str(&plain(inside.rsplit_once('|').map_or(inside, |(_, label)| label)));
        rest = after;
    }
    out + rest
}
