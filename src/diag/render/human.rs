//! A snippet of the source with the place underlined.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::Sources;
use crate::diag::{Finding, Severity};
use crate::text::Place;

/// A line longer than this is shown in part: a page saved as one line would fill the screen.
const LONGEST_LINE: usize = 400;

pub fn render(finding: &Finding, sources: &Sources, colour: bool) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.primary_title(&*finding.message).id(finding.code.name);
    let mut group = match &finding.place {
        Some(place) => with_snippet(Group::with_title(title), place, None, sources, AnnotationKind::Primary),
        None => Group::with_title(title),
    };
    for related in &finding.related {
        group = with_snippet(group, &related.place, Some(&related.message), sources, AnnotationKind::Context);
    }
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.message(&**help));
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Ascii).render(&[group]) + "\n"
}

fn with_snippet<'a>(
    group: Group<'a>,
    place: &'a Place,
    label: Option<&'a str>,
    sources: &'a Sources,
    kind: AnnotationKind,
) -> Group<'a> {
    let text = sources.text(&place.path).map_or("", |t| &**t);
    let excerpt = lines_around(text, place);
    if excerpt.text.is_empty() {
        return group.element(annotate_snippets::Origin::path(&*place.path));
    }
    let annotation = kind.span(excerpt.start..excerpt.end).label(label);
    group.element(Snippet::source(excerpt.text).path(&*place.path).line_start(excerpt.line).annotation(annotation))
}

/// The lines of a place, and the place counted from their start.
struct Excerpt<'a> {
    text: &'a str,
    line: usize,
    start: usize,
    end: usize,
}

/// Long files are cut before they reach the renderer, which looks at every line it is given.
fn lines_around<'a>(text: &'a str, place: &Place) -> Excerpt<'a> {
    let start = text.floor_char_boundary(place.start.min(text.len()));
    let end = text.ceil_char_boundary(place.end.clamp(start, text.len()));
    let from = text[..start]
        .rfind('\n')
        .map_or(0, |i| i + 1)
        .max(text.floor_char_boundary(start.saturating_sub(LONGEST_LINE)));
    let to = text[end..]
        .find('\n')
        .map_or(text.len(), |i| end + i)
        .min(text.ceil_char_boundary(end.saturating_add(LONGEST_LINE)));
    let end = end.min(text.ceil_char_boundary(start + 3 * LONGEST_LINE));
    Excerpt {
        text: &text[from..to.max(end)],
        line: text[..from].matches('\n').count() + 1,
        start: start - from,
        end: end - from,
    }
}
