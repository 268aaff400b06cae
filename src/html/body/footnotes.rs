//! Footnotes, under the body and with ways back.

use pulldown_cmark::Event;

use super::Pass;
use super::items::Item;
use super::stream::Stream;
use crate::html::{Words, escape};

#[derive(Default)]
pub(super) struct Footnotes<'e> {
    /// In the order of their first reference.
    pub(super) labels: Vec<String>,
    pub(super) uses: Vec<u32>,
    pub(super) definitions: Vec<(String, Vec<Item<'e>>)>,
    pub(super) prefix: String,
    /// Where among the events the way back from each note goes.
    pub(super) back: Vec<usize>,
}

impl Footnotes<'_> {
    pub(super) fn back_links(&self, words: &Words, i: usize) -> String {
        let (prefix, n) = (&self.prefix, i + 1);
        let link = |k: u32| {
            let suffix = if k == 1 { String::new() } else { format!("-{k}") };
            format!(
                "<a href=\"#{prefix}fnref-{n}{suffix}\" role=\"doc-backlink\" aria-label=\"{}\">↩</a>",
                escape(&words.back_to_footnote.replace("{n}", &format!("{n}{suffix}")))
            )
        };
        let links: Vec<String> = (1..=self.uses.get(i).copied().unwrap_or(0)).map(link).collect();
        format!("<p class=\"footnote-back\">{}</p>\n", links.join(" "))
    }
}

pub(super) fn footnote_reference(stream: &mut Stream<'_, '_>, words: &Words, label: &str) {
    let notes = &mut stream.footnotes;
    // Markdown does not tell labels apart by case.
    let label = label.to_lowercase();
    let i = notes.labels.iter().position(|l| *l == label).unwrap_or_else(|| {
        notes.labels.push(label);
        notes.uses.push(0);
        notes.labels.len() - 1
    });
    notes.uses[i] += 1;
    let (n, prefix, uses) = (i + 1, notes.prefix.clone(), notes.uses[i]);
    let suffix = if uses == 1 { String::new() } else { format!("-{uses}") };
    let name = words.footnote.replace("{n}", &n.to_string());
    stream.html(format!(
        "<sup class=\"footnote-ref\"><a id=\"{prefix}fnref-{n}{suffix}\" href=\"#{prefix}fn-{n}\" role=\"doc-noteref\" aria-label=\"{}\">{n}</a></sup>",
        escape(&name)
    ));
}

impl Pass<'_> {
    /// Footnotes at the end of the body, in the order of their first use; a footnote may use others.
    pub(super) fn notes(&mut self, stream: &mut Stream<'_, '_>) {
        if stream.footnotes.labels.is_empty() {
            return;
        }
        stream.noted = true;
        let name = escape(&self.writer.words.footnotes);
        stream.html(format!("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"{name}\">\n<ol>\n"));
        let mut n = 0;
        while let Some(label) = stream.footnotes.labels.get(n).cloned() {
            n += 1;
            stream.html(format!("<li id=\"{}fn-{n}\">\n", stream.footnotes.prefix));
            if let Some(i) = stream.footnotes.definitions.iter().position(|(l, _)| *l == label) {
                let (_, items) = stream.footnotes.definitions.swap_remove(i);
                items.into_iter().for_each(|item| self.item(stream, item));
            }
            // Its uses in later footnotes are known only at the end.
            stream.html(String::new());
            stream.footnotes.back.push(stream.events.len() - 1);
            stream.html("</li>\n");
        }
        stream.html("</ol>\n</section>\n");
        for (i, at) in std::mem::take(&mut stream.footnotes.back).into_iter().enumerate() {
            stream.events[at] = Event::InlineHtml(stream.footnotes.back_links(self.writer.words, i).into());
        }
    }
}
