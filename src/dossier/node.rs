//! A node: anything with an id.

use std::sync::Arc;

use super::Index;
use crate::document::{self, ArticleText, Document, Fields, Kind};
use crate::text::edtf::Edtf;

/// The index of a node in the dossier. Nodes are sorted by kind and id, so it is the same in every build.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub u32);

impl NodeId {
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A document that is built, with the name that it is shown under.
#[derive(Debug, Clone)]
pub struct Node {
    pub document: Arc<Document>,
    /// The title, or for an article without a headline a bracketed description.
    pub title: String,
    /// Whether `title` is such a description.
    pub described: bool,
    /// Shown only because drafts were asked for.
    pub draft: bool,
}

impl Node {
    pub fn id(&self) -> &str {
        &self.document.id
    }

    pub fn kind(&self) -> Kind {
        self.document.kind
    }

    pub fn article(&self) -> Option<&document::Article> {
        match &self.document.fields {
            Fields::Article(article) => Some(article),
            _ => None,
        }
    }

    pub fn claim(&self) -> Option<&document::Claim> {
        match &self.document.fields {
            Fields::Claim(claim) => Some(claim),
            _ => None,
        }
    }

    pub fn event(&self) -> Option<&document::Event> {
        match &self.document.fields {
            Fields::Event(event) => Some(event),
            _ => None,
        }
    }

    pub fn note(&self) -> Option<&document::Note> {
        match &self.document.fields {
            Fields::Note(note) => Some(note),
            _ => None,
        }
    }

    pub fn is_overview(&self) -> bool {
        self.note().is_some_and(|n| n.overview) || &*self.document.path == "content/index.md"
    }

    /// When the page was last changed, else when it was made, as its fields say.
    pub fn changed(&self) -> Option<&Edtf> {
        let common = &self.document.common;
        common.updated.as_ref().or(common.created.as_ref())
    }

    /// The day under which the feed has it: an article without a date of its curator's has its outlet's.
    pub fn news_date(&self) -> Option<&Edtf> {
        self.changed().or_else(|| self.article()?.published.as_ref())
    }

    /// Whether the feed has something to tell of it.
    pub fn is_news(&self) -> bool {
        !self.draft && (self.news_date().is_some() || !self.document.common.corrections.is_empty())
    }

    /// The evidence of a claim or an event.
    pub fn evidence(&self) -> &[document::Evidence] {
        match &self.document.fields {
            Fields::Claim(claim) => &claim.evidence,
            Fields::Event(event) => &event.evidence,
            _ => &[],
        }
    }
}

/// The title of an article without one, as CSL describes such items: `[Report from Moscow, 11 October 2023: moscow-dateline]`.
pub fn describe(index: &Index, document: &Document, article: &document::Article, text: Option<&ArticleText>) -> String {
    let sort = match article.article_type.as_deref() {
        Some("analysis") => "Analysis",
        Some("opinion") => "Opinion",
        Some("wire") => "Wire report",
        Some("official") => "Official statement",
        Some("transcript") => "Transcript",
        Some("video") => "Video",
        Some("audio") => "Recording",
        _ => "Report",
    };
    let publisher = article.publisher.as_ref().map(|p| format!(" by {}", index.named(p).label));
    let dateline =
        article.dateline.as_ref().and_then(|d| d.place.as_ref()).map(|p| format!(" from {}", index.named(p).label));
    let date = article.published.as_ref().map(|d| format!(", {}", d.display(&super::date_words::ENGLISH)));
    let known = [publisher, dateline, date].into_iter().flatten().collect::<String>();
    if known.is_empty() {
        let first = text
            .and_then(|t| t.paragraphs.first())
            .map(|p| first_words(&p.text, 8))
            .filter(|_| document.common.summary.is_none());
        return first.map_or_else(
            || format!("[{sort} without a headline: {}]", document.id),
            |words| format!("[{sort}: “{words} …”]"),
        );
    }
    format!("[{sort}{known}]")
}

fn first_words(text: &str, n: usize) -> String {
    text.split_whitespace().take(n).collect::<Vec<_>>().join(" ")
}
