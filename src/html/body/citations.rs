//! Citations: in the line, in the list at the end, in the margin.

use std::fmt::Write;

use super::stream::Stream;
use super::{Pass, ReferenceEntry};
use crate::document::{Citation, Locator};
use crate::dossier::{Cited, NodeId, Target, Verification};
use crate::html::{anchors, escape};

impl Pass<'_> {
    pub(super) fn citations(&mut self, stream: &mut Stream<'_, '_>, items: &[Citation]) {
        // Only running text has a margin beside it: in a table or list the cards would pile up.
        let margin = self.options.margin && self.depth == 0 && stream.level == 1 && !stream.in_heading && !stream.noted;
        let Some(Target::Citations(cited)) = stream.target() else { return };
        for (i, (item, cited)) in items.iter().zip(cited).enumerate() {
            let mut html = if i > 0 { " ".to_owned() } else { String::new() };
            if let Some(prefix) = &item.prefix {
                let _ = write!(html, "<span class=\"cite-prefix\">{}</span> ", escape(prefix));
            }
            html.push_str(&self.citation(item, cited, margin));
            stream.html(html);
        }
    }

    pub(super) fn citation(&mut self, item: &Citation, cited: &Cited, margin: bool) -> String {
        let Some(article) = cited.article else {
            return format!("<span class=\"cite missing\">{}</span>", escape(&item.id.value));
        };
        self.body.citations += 1;
        let passage = anchors::passage(self.writer.routes, self.from, article, cited.place());
        let label = self.label(article, cited.place(), item.locator.as_ref());
        if !self.options.references {
            let title = escape(&self.writer.dossier.node(article).title).into_owned();
            return format!("<a class=\"cite\" href=\"{}\" title=\"{title}\">{label}</a>", escape(&passage));
        }
        let (number, back) = self.entry(article, item, cited);
        let first = !back.contains('-');
        let card = if margin && first { self.margin(article, item, cited, &label, &passage) } else { String::new() };
        format!("<a class=\"cite\" id=\"{back}\" href=\"#r{number}\">{label}</a>{card}")
    }

    /// `A1&nbsp;¶4`
    pub fn label(&self, article: NodeId, paragraph: Option<u32>, locator: Option<&Locator>) -> String {
        let code = self.writer.dossier.source(article).map_or("?", |s| &s.code);
        match (paragraph, locator) {
            (Some(n), _) => format!("{code}&nbsp;¶{n}"),
            (None, Some(Locator::Time(t))) => format!("{code}&nbsp;{}", escape(t)),
            _ => code.to_owned(),
        }
    }

    /// Finds or adds the entry of the reference list; returns its number and the anchor of this citation.
    pub(super) fn entry(&mut self, article: NodeId, item: &Citation, cited: &Cited) -> (u32, String) {
        let paragraph = cited.place();
        let time = match &item.locator {
            Some(Locator::Time(t)) => Some(t.as_str()),
            _ => None,
        };
        let said: Vec<&str> = time.into_iter().chain(item.suffix.as_deref()).collect();
        let locator = (!said.is_empty()).then(|| said.join(", "));
        let quote = cited.quote.as_ref().map(|q| q.words.clone());
        let same = |r: &&mut ReferenceEntry| {
            r.article == article && r.paragraph == paragraph && r.locator == locator && r.quote == quote
        };
        if let Some(entry) = self.body.references.iter_mut().find(same) {
            let back = format!("x{}-{}", entry.number, entry.back.len() + 1);
            entry.back.push(back.clone());
            return (entry.number, back);
        }
        let number = u32::try_from(self.body.references.len() + 1).unwrap_or(u32::MAX);
        let back = format!("x{number}");
        let verification = cited.quote.as_ref().map(|q| q.verification.clone()).unwrap_or_default();
        self.body.references.push(ReferenceEntry {
            number,
            back: vec![back.clone()],
            article,
            paragraph,
            locator,
            quote,
            verification,
        });
        (number, back)
    }

    /// The card in the margin of a wide page.
    pub(super) fn margin(&self, article: NodeId, item: &Citation, cited: &Cited, label: &str, passage: &str) -> String {
        let (name, words) = (escape(self.writer.dossier.short_name(article)), self.writer.words);
        let mut card = format!("<span class=\"mn\"><b>{}</b> {name}", label.replace("&nbsp;", " "));
        // A block quote stands in full beside its card.
        if let (Some(quote), true) = (&cited.quote, item.quote.is_some()) {
            let mark = match quote.verification {
                Verification::Verbatim { .. } => {
                    format!(" <span class=\"verbatim\">{}</span>", escape(&words.verbatim))
                }
                Verification::Unverified => String::new(),
            };
            let language = self.foreign(article).map(|l| format!(" lang=\"{}\"", escape(l))).unwrap_or_default();
            let _ = write!(card, ": <q{language}>{}</q>{mark}", escape(&quote.words));
        }
        let _ = write!(card, " <a href=\"{}\">{}</a></span>", escape(passage), escape(&words.passage));
        card
    }

    /// The language of an article's words, where it is not the dossier's.
    pub(super) fn foreign(&self, article: NodeId) -> Option<&str> {
        let primary = |l: &str| l.split('-').next().unwrap_or_default().to_lowercase();
        let language = self.writer.dossier.node(article).article()?.language.as_deref()?;
        (primary(language) != primary(&self.writer.config.language)).then_some(language)
    }
}
