//! What every page has.

use serde::Serialize;

use super::{Card, Date, Link, PageKind, Source, Text};

/// A page: `page` in every template.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Page<'a> {
    pub kind: PageKind,
    /// The node's id; empty for generated pages.
    pub id: Text<'a>,
    /// The title as a heading. Empty for generated pages that the theme names by their kind.
    pub title: Text<'a>,
    /// What tells this page from another of the same title: an article's code, else the id. `null` where the title is
    /// the only one of its kind.
    pub told_apart: Option<Text<'a>>,
    /// One sentence under the title.
    pub summary: Option<Text<'a>>,
    /// `people/japarov.html`.
    pub path: Text<'a>,
    /// What leads from this page to the site's root: empty, `../`, or for `404.html` an absolute path.
    pub root: Text<'a>,
    /// The section of the navigation that it belongs to.
    pub section: Option<PageKind>,
    /// For `<meta name=description>`; empty: the theme writes one from the kind and the site's.
    pub description: Text<'a>,
    pub language: Text<'a>,
    /// `ltr` or `rtl`.
    pub dir: Text<'a>,
    /// The whole address; `null` without a base address.
    pub canonical: Option<Text<'a>>,
    pub og: OpenGraph<'a>,
    /// JSON-LD ready for a script element: `<`, `>` and `&` are written as `\u003c` and so on.
    pub json_ld: Option<Text<'a>>,
    /// Not for search engines: 404, redirects, drafts.
    pub noindex: bool,
    /// From the overview to the parent of this page. The page itself is not among them. A link without a label is named
    /// by the theme through `kind`.
    pub breadcrumbs: Vec<Crumb<'a>>,
    pub prev: Option<Link<'a>>,
    pub next: Option<Link<'a>>,
    pub created: Option<Date<'a>>,
    pub updated: Option<Date<'a>>,
    pub authors: Vec<Text<'a>>,
    pub tags: Vec<Link<'a>>,
    /// Other names.
    pub aliases: Vec<Text<'a>>,
    /// The same thing elsewhere: Wikidata, an official page.
    pub same_as: Vec<Link<'a>>,
    pub images: Vec<Image<'a>>,
    /// Headings of the body, levels 2 to 6.
    pub toc: Vec<Heading<'a>>,
    /// The body, with footnotes and the anchors of `toc` and `references` in it.
    pub body_html: Option<Text<'a>>,
    pub references: Vec<Reference<'a>>,
    /// Grouped by kind, groups without items left out.
    pub backlinks: Vec<BacklinkGroup<'a>>,
    /// The Markdown twin.
    pub twin: Option<Text<'a>>,
    /// Where the file can be edited.
    pub edit: Option<Text<'a>>,
    /// Where errors are reported, when the configuration says.
    pub report: Option<Text<'a>>,
    pub corrections: Vec<Correction<'a>>,
    pub status: Status,
    /// The user's own front matter, as written.
    pub extra: serde_json::Value,
}

/// A step of the path to a page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Crumb<'a> {
    /// `null`: the theme names it by its kind.
    pub label: Option<Text<'a>>,
    pub kind: PageKind,
    pub href: Text<'a>,
}

/// For link previews.
#[derive(Debug, Clone, Default, Serialize)]
pub struct OpenGraph<'a> {
    /// `article`, `profile` or `website`.
    pub kind: Text<'a>,
    /// Whole address of a picture: the first of `images`, else the card that is drawn; `null` without a base address.
    pub image: Option<Text<'a>>,
    /// What the picture shows.
    pub image_alt: Option<Text<'a>>,
    /// In pixels, where the build knows.
    pub image_width: Option<u32>,
    pub image_height: Option<u32>,
    /// Path from the root of the card that the build draws for this page; `null` where it draws none.
    pub card: Option<Text<'a>>,
}

/// Whether a page is public.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    #[default]
    Published,
    /// Shown by `--drafts` only.
    Draft,
    /// Shown by `--drafts` only, before its day.
    Embargoed,
}

/// A heading of the body.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Heading<'a> {
    pub id: Text<'a>,
    /// Plain text.
    pub text: Text<'a>,
    pub level: u8,
}

/// A picture from `images`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Image<'a> {
    pub src: Text<'a>,
    pub alt: Text<'a>,
    pub caption: Option<Text<'a>>,
    pub credit: Option<Text<'a>>,
    pub width: Option<u32>,
    pub height: Option<u32>,
}

/// An entry of the numbered reference list; `id` and `back` are anchors of the body.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Reference<'a> {
    pub n: u32,
    /// `r1`.
    pub id: Text<'a>,
    /// The citations in the body that lead here: `x1`, `x1-2`.
    pub back: Vec<Text<'a>>,
    pub source: Source<'a>,
    pub paragraph: Option<u32>,
    pub locator: Option<Text<'a>>,
    /// The quoted words.
    pub quote: Option<Text<'a>>,
    /// The language of the quotation when it is not the page's.
    pub quote_language: Option<Text<'a>>,
    pub verification: Verification,
    /// The passage in the article's page.
    pub href: Text<'a>,
    /// The passage at the publisher's, with a text fragment.
    pub publisher_href: Option<Text<'a>>,
}

/// Whether a quotation was found in its article.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verification {
    /// Nothing is quoted.
    #[default]
    None,
    Verbatim,
    /// Neither the text nor a lock is there to compare with.
    Unverified,
}

/// The pages of one kind that link here.
#[derive(Debug, Clone, Default, Serialize)]
pub struct BacklinkGroup<'a> {
    pub kind: PageKind,
    pub items: Vec<Backlink<'a>>,
}

/// A link seen from its target.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Backlink<'a> {
    pub title: Text<'a>,
    /// The place of the link, or the page.
    pub href: Text<'a>,
    /// For articles: the chip.
    pub source: Option<Source<'a>>,
    /// The sentence around the link, the link itself in `<mark>`; `null` when it may not be shown.
    pub sentence_html: Option<Text<'a>>,
}

/// A correction, newest first.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Correction<'a> {
    pub date: Date<'a>,
    pub text: Text<'a>,
}

impl<'a> Page<'a> {
    /// A page in short, as seen from another page under `href`.
    pub fn card(&self, href: impl Into<Text<'a>>) -> Card<'a> {
        let draft = self.status != Status::Published;
        Card {
            id: self.id.clone(),
            kind: self.kind,
            title: self.title.clone(),
            href: href.into(),
            summary: self.summary.clone(),
            draft,
            ..Card::default()
        }
    }
}

/// JSON that is safe inside a script element: no `<`, `>` or `&` stands in it, and none of the separators
/// that older JavaScript takes for line ends.
pub fn json_for_script(json: &serde_json::Value) -> String {
    let mut out = String::new();
    for c in json.to_string().chars() {
        match c {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            c => out.push(c),
        }
    }
    out
}
