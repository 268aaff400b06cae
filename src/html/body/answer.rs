//! The list that opens a front page.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{is_inline, is_inline_end};

/// Takes the first ordered list of a front page out, item by item, with the heading above it.
pub(super) fn answer<'e>(events: &mut Vec<Event<'e>>) -> Vec<Vec<Event<'e>>> {
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
