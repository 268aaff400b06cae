//! An article as bibliographies see it.

use crate::document::{Article, Kind};
use crate::dossier::{Dossier, Found, NodeId};
use crate::text::edtf::Edtf;

/// What CSL, BibTeX and RIS are written from.
pub struct Item<'a> {
    pub id: &'a str,
    /// The article's code in the dossier, such as `A1`.
    pub code: &'a str,
    /// In brackets where the article has no headline.
    pub title: &'a str,
    pub publisher: Option<String>,
    pub authors: Vec<Author<'a>>,
    pub summary: Option<&'a str>,
    pub tags: &'a [String],
    pub fields: &'a Article,
}

/// A byline: names of persons may be taken apart, others not.
pub struct Author<'a> {
    pub name: &'a str,
    pub person: bool,
}

/// The articles in the order of their codes. Drafts are left out.
pub fn items(dossier: &Dossier) -> Vec<Item<'_>> {
    let articles = dossier.origins.iter().flatten().copied().filter(|id| !dossier.node(*id).draft);
    articles.filter_map(|id| item(dossier, id)).collect()
}

fn item(dossier: &Dossier, id: NodeId) -> Option<Item<'_>> {
    let node = dossier.node(id);
    let fields = node.article()?;
    Some(Item {
        id: node.id(),
        code: dossier.source(id).map_or("", |s| &s.code),
        title: &node.title,
        publisher: fields.publisher.as_ref().map(|p| dossier.index.named(p).label),
        authors: fields.authors.iter().map(|name| Author { name, person: is_person(dossier, name) }).collect(),
        summary: node.document.common.summary.as_deref(),
        tags: &node.document.common.tags,
        fields,
    })
}

fn is_person(dossier: &Dossier, name: &str) -> bool {
    matches!(dossier.index.find(name), Some(Found::Node(node)) if dossier.node(node).kind() == Kind::Person)
}

impl Author<'_> {
    /// Given and family name of a person, as they are written: the last word is the family's.
    pub fn parts(&self) -> Option<(&str, &str)> {
        self.name.trim().rsplit_once(' ').filter(|_| self.person)
    }
}

/// Year, month and day of one end of a date, as far as they are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    pub year: u16,
    pub month: Option<u8>,
    pub of_month: Option<u8>,
}

/// The ends of a date that are known: one of a point, one or two of an interval. Times are left out.
pub fn days(date: &Edtf) -> Vec<Day> {
    date.to_string().split('/').filter_map(day).collect()
}

fn day(written: &str) -> Option<Day> {
    let date = written.split('T').next()?.trim_end_matches(['?', '~', '%']);
    let mut parts = date.split('-');
    let year = parts.next()?.parse().ok()?;
    let mut part = || parts.next().and_then(|p| p.parse().ok());
    Some(Day { year, month: part(), of_month: part() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_dates() {
        let check = |date: &str, expected: &[(u16, Option<u8>, Option<u8>)]| {
            let found: Vec<_> =
                days(&Edtf::parse(date).unwrap()).iter().map(|d| (d.year, d.month, d.of_month)).collect();
            assert_eq!(found, expected, "{date}");
        };
        check("2023", &[(2023, None, None)]);
        check("2023-10~", &[(2023, Some(10), None)]);
        check("2023-10-12T03:15+06:00", &[(2023, Some(10), Some(12))]);
        check("2023-10-12?/2023-10-13", &[(2023, Some(10), Some(12)), (2023, Some(10), Some(13))]);
        check("../2023-10", &[(2023, Some(10), None)]);
    }
}
