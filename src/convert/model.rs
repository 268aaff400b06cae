//! What a conversion returns: fields, blocks, what was removed. All plain values.

use std::collections::BTreeSet;

use crate::diag::Finding;

use super::relative::RelativeDate;

/// One raw article, converted.
#[derive(Debug, Clone, PartialEq)]
pub struct Converted {
    pub format: Format,
    /// The name of the encoding the bytes were read in, as the WHATWG names it (`UTF-8`, `windows-1251`).
    pub encoding: &'static str,
    pub fields: Fields,
    /// The body, in order. See [`BlockKind::is_paragraph`] for what is counted.
    pub blocks: Vec<Block>,
    /// What is in the file and not in the body, in the order of the file.
    pub removed: Vec<Removed>,
    pub findings: Vec<Finding>,
    /// Dates of the text that depend on the article's own.
    pub relative_dates: Vec<RelativeDate>,
}

impl Converted {
    /// The body as CommonMark (with tables), ending in a line break unless it is empty.
    pub fn markdown(&self) -> String {
        let mut out = String::new();
        for block in &self.blocks {
            if !out.is_empty() {
                out.push('\n');
            }
            out.push_str(&block.markdown);
            out.push('\n');
        }
        out
    }

    /// The paragraphs `p1`, `p2`, …: the blocks that are counted, in order.
    pub fn paragraphs(&self) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(|b| b.kind.is_paragraph())
    }

    /// How many lines of the file were taken away for good: not the ones that became a field.
    pub fn lines_removed(&self) -> usize {
        self.removed.iter().filter(|r| !r.reason.is_field()).map(|r| r.lines.count()).sum()
    }
}

/// What kind of file it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    Text,
    Html,
    Mhtml,
    Markdown,
}

impl Format {
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Html => "html",
            Self::Mhtml => "mhtml",
            Self::Markdown => "markdown",
        }
    }
}

/// Which classes of noise to leave in the body.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    pub keep: BTreeSet<Reason>,
}

/// Lines of the raw file, both from 1, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Lines {
    pub first: usize,
    pub last: usize,
}

impl Lines {
    pub fn new(first: usize, last: usize) -> Self {
        Self { first, last: last.max(first) }
    }

    /// How many lines these are.
    pub fn count(self) -> usize {
        self.last + 1 - self.first
    }
}

/// One block of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    pub kind: BlockKind,
    /// CommonMark without the final line break; parses to exactly one block.
    pub markdown: String,
    /// The same as plain words.
    pub text: String,
    pub lines: Lines,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum BlockKind {
    /// The level is 2 to 6: level 1 is the article's title.
    Heading(u8),
    Paragraph,
    List,
    Quote,
    Table,
    Code,
    /// `[^1]: …`, below the body.
    Footnote,
}

impl BlockKind {
    /// Whether it has a number `pN`: all but headings and footnotes do. A whole list, quote, table or code block counts
    /// once.
    pub fn is_paragraph(self) -> bool {
        !matches!(self, Self::Heading(_) | Self::Footnote)
    }
}

/// Something taken out of the running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removed {
    pub lines: Lines,
    pub reason: Reason,
    pub text: String,
}

macro_rules! reasons {
    ($($variant:ident $name:literal $field:literal $doc:literal;)*) => {
        /// Why something is not in the body. The names are stable: `--keep` and reports use them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Reason { $(#[doc = $doc] $variant,)* }

        impl Reason {
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The stable name.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// Whether it has become a field, so that it is not lost to the reader.
            pub fn is_field(self) -> bool {
                match self { $(Self::$variant => $field,)* }
            }

            /// One line for people.
            pub fn describe(self) -> &'static str {
                match self { $(Self::$variant => $doc,)* }
            }
        }
    };
}

reasons! {
    Headline "headline" true "The headline";
    Standfirst "standfirst" true "The line under the headline";
    Byline "byline" true "Who wrote it";
    PostedLine "posted-line" true "When it was published or updated";
    Caption "caption" true "A picture's caption";
    CaptionDuplicate "caption-duplicate" false "A caption that is printed twice";
    CreditLine "credit-line" true "An agency's or photographer's credit";
    AuthorBio "author-bio" false "A note about the author";
    Promotion "promotion" false "An appeal to subscribe, donate, follow or download";
    Paywall "paywall" false "A wall: sign in, subscribe to go on";
    CookieNotice "cookie-notice" false "A notice about cookies or consent";
    Advertisement "advertisement" false "An advertisement or its label";
    ShareLine "share-line" false "Buttons to share, print or save";
    Navigation "navigation" false "Menus, breadcrumbs and controls";
    RelatedStory "related-story" false "A pointer to another story";
    TagList "tag-list" false "Topics and tags";
    CommentRules "comment-rules" false "Comments and their rules";
    CorrectionFooter "correction-footer" false "How to report a mistake";
    Copyright "copyright" false "A copyright notice";
    ReadingTools "reading-tools" false "Reading time, text size, listen";
    Duplicate "duplicate" false "A line that was there before";
    Boilerplate "boilerplate" false "Other text around the article";
}

impl std::str::FromStr for Reason {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        Self::ALL.iter().copied().find(|r| r.name() == name).ok_or(())
    }
}

/// The fields that the file itself gives. What it does not say stays empty.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Fields {
    pub title: Option<Found<String>>,
    pub authors: Vec<Found<String>>,
    /// EDTF: `2023-10-12`, `2023-10-12T03:15+06:00`, `2023-10-11?` where the year is inferred.
    pub published: Option<Found<String>>,
    pub modified: Option<Found<String>>,
    pub publisher: Option<Found<String>>,
    /// The agency whose copy it is.
    pub origin: Option<Found<String>>,
    pub dateline: Option<Found<Dateline>>,
    pub url: Option<Found<String>>,
    pub archive_url: Option<Found<String>>,
    /// BCP 47, as short as it can be: `en`, `en-GB`, `ky`.
    pub language: Option<Found<String>>,
    pub section: Option<Found<String>>,
    pub summary: Option<Found<String>>,
    pub images: Vec<Found<Image>>,
    /// Tags that a web clipper's user gave.
    pub tags: Vec<Found<String>>,
}

/// A value and why it is believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<T> {
    pub value: T,
    pub evidence: Evidence,
}

impl<T> Found<T> {
    pub fn new(value: T, source: Source, line: usize) -> Self {
        Self { value, evidence: Evidence { line, source } }
    }
}

/// Where a value stands in the raw file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Evidence {
    /// From 1.
    pub line: usize,
    pub source: Source,
}

/// The kind of evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    JsonLd,
    OpenGraph,
    Meta,
    Microdata,
    /// The front matter of a web clipper.
    FrontMatter,
    /// A visible headline.
    Heading,
    Byline,
    Dateline,
    Text,
}

impl Source {
    pub fn name(self) -> &'static str {
        match self {
            Self::JsonLd => "json-ld",
            Self::OpenGraph => "open-graph",
            Self::Meta => "meta",
            Self::Microdata => "microdata",
            Self::FrontMatter => "front-matter",
            Self::Heading => "heading",
            Self::Byline => "byline",
            Self::Dateline => "dateline",
            Self::Text => "text",
        }
    }
}

/// `MOSCOW, Oct. 11 (AP) —`: where and when it was written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dateline {
    pub place: Option<String>,
    /// EDTF.
    pub date: Option<String>,
}

/// A picture of the article. Nothing is fetched.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Image {
    /// As in the page; empty where plain text keeps only the caption.
    pub src: String,
    pub alt: String,
    pub caption: String,
    pub credit: String,
}

impl Image {
    /// Whether the file says anything of it.
    pub fn has_words(&self) -> bool {
        !self.caption.is_empty() || !self.credit.is_empty()
    }

    /// Where the outlet has it, if the file says so in full.
    pub fn address(&self) -> Option<String> {
        let url = url::Url::parse(&self.src).ok()?;
        (matches!(url.scheme(), "http" | "https") && url.has_host()).then(|| url.to_string())
    }
}
