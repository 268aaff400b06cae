//! What a reference means.

use std::sync::Arc;

use super::NodeId;

/// The meaning of one [`crate::document::Reference`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    Node {
        node: NodeId,
        anchor: Option<Anchor>,
    },
    /// A name that several bear: the page that tells them apart.
    Shared(usize),
    Citations(Vec<Cited>),
    /// A file of `content/`, copied as it is.
    Asset {
        path: Arc<str>,
        fragment: Option<String>,
    },
    /// A generated page, by its path in the site.
    Site {
        path: String,
        fragment: Option<String>,
    },
    /// Shown as plain words: the page is not published, or a finding says what is wrong.
    Nothing,
}

/// A place on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Anchor {
    /// The id of a heading.
    Heading(String),
    /// A paragraph of an article.
    Paragraph(u32),
}

/// One citation of a pair of brackets, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited {
    /// `None` where the article is not there or not published.
    pub article: Option<NodeId>,
    pub paragraph: Option<u32>,
    pub quote: Option<Quoted>,
}

/// The words of a citation, or of the block quote that it ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoted {
    pub words: String,
    pub verification: Verification,
}

/// Whether quoted words stand in the article.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Verification {
    /// They stand there; the paragraph, and the directive of a text fragment.
    Verbatim { paragraph: u32, fragment: String },
    /// Neither the text nor a lock is there to compare with, or a finding says that they do not stand there.
    #[default]
    Unverified,
}
