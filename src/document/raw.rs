//! A raw article without a Markdown card: a document from what its file says of itself.

use std::sync::Arc;

use super::{Article, Body, Common, Dateline, Document, Fields, Kind, OutletPicture, Spanned};
use crate::convert::{self, Converted, Found};
use crate::diag::Finding;
use crate::text::{File, Place, edtf::Edtf};

/// The document of a converted file. Its body is empty: the text is published as far as rights allow, by another room.
pub fn from_converted(file: &File, converted: &Converted, findings: &mut Vec<Finding>) -> Option<Document> {
    let id = super::parse::id(file, findings)?;
    let fields = &converted.fields;
    let common = Common {
        title: fields.title.as_ref().map(spanned),
        summary: fields.summary.as_ref().map(|s| s.value.clone()),
        tags: fields.tags.iter().map(|t| t.value.clone()).collect(),
        extra: told(converted),
        ..Common::default()
    };
    let (body, _) = Body::parse(&file.path, &"".into(), 0..0, false);
    let fields = Fields::Article(Box::new(article(fields)));
    Some(Document {
        path: Arc::clone(&file.path),
        id,
        kind: Kind::Article,
        common,
        fields,
        body,
        front: Place::whole(&file.path),
    })
}

/// What `import` would have written into a card.
fn told(converted: &Converted) -> serde_json::Value {
    serde_json::json!({"import": {"lines_removed": converted.lines_removed()}})
}

/// Completes a card with what the raw file beside it says: the curator's fields win.
pub fn complete(document: &mut Document, converted: &Converted) {
    let Fields::Article(article) = &mut document.fields else { return };
    let found = self::article(&converted.fields);
    article.publisher = article.publisher.take().or(found.publisher);
    article.published = article.published.take().or(found.published);
    article.modified = article.modified.take().or(found.modified);
    article.dateline = article.dateline.take().or(found.dateline);
    article.url = article.url.take().or(found.url);
    article.archive_url = article.archive_url.take().or(found.archive_url);
    article.language = article.language.take().or(found.language);
    article.section = article.section.take().or(found.section);
    article.origin = article.origin.take().or(found.origin);
    if article.authors.is_empty() {
        article.authors = found.authors;
    }
    if article.pictures.is_empty() {
        article.pictures = found.pictures;
    }
    if document.common.extra.is_null() {
        document.common.extra = told(converted);
    }
    if document.common.title.is_none() {
        document.common.title = converted.fields.title.as_ref().map(spanned);
    }
}

fn article(fields: &convert::Fields) -> Article {
    Article {
        publisher: fields.publisher.as_ref().map(spanned),
        authors: fields.authors.iter().map(|a| a.value.clone()).collect(),
        published: date(fields.published.as_ref()),
        modified: date(fields.modified.as_ref()),
        url: fields.url.as_ref().map(|u| u.value.clone()),
        archive_url: fields.archive_url.as_ref().map(|u| u.value.clone()),
        language: fields.language.as_ref().map(|l| l.value.clone()),
        dateline: fields.dateline.as_ref().map(|d| dateline(&d.value)),
        section: fields.section.as_ref().map(|s| s.value.clone()),
        origin: fields.origin.as_ref().map(spanned),
        pictures: fields.images.iter().filter(|i| i.value.has_words()).map(|i| picture(&i.value)).collect(),
        ..Article::default()
    }
}

fn picture(image: &convert::Image) -> OutletPicture {
    let stated = |words: &str| Some(words.to_owned()).filter(|w| !w.is_empty());
    OutletPicture { caption: stated(&image.caption), credit: stated(&image.credit), url: image.address() }
}

fn dateline(dateline: &convert::Dateline) -> Dateline {
    Dateline {
        place: dateline.place.as_ref().map(|p| Spanned { value: p.clone(), range: 0..0 }),
        date: dateline.date.as_ref().and_then(|d| Edtf::parse(d).ok()),
    }
}

fn spanned(found: &Found<String>) -> Spanned<String> {
    Spanned { value: found.value.clone(), range: 0..0 }
}

fn date(found: Option<&Found<String>>) -> Option<Edtf> {
    Edtf::parse(&found?.value).ok()
}
