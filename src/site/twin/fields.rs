//! The fields of a page as a list.

use std::fmt::Write;

use super::super::markdown::plain;
use super::{Twin, date};
use crate::document::{Article, Claim, Entity, Event, Fields, Mode, Name, Note, Organization, Person, Place, Role};
use crate::text::edtf::Edtf;

/// Labels and values; a value is Markdown.
type Lines = Vec<(&'static str, Option<String>)>;

impl Twin<'_> {
    pub(super) fn fields(&self) -> String {
        let common = &self.node.document.common;
        let mut lines = match &self.node.document.fields {
            Fields::Note(note) => of_note(note),
            Fields::Article(article) => self.article(article),
            Fields::Person(person) => self.person(person),
            Fields::Organization(organization) => self.organization(organization),
            Fields::Place(place) => self.place(place),
            Fields::Event(event) => self.event(event),
            Fields::Term(term) => vec![("See also", self.list(&term.see_also))],
            Fields::Claim(claim) => self.claim(claim),
        };
        let aliases: Vec<String> = common.aliases.iter().map(|a| plain(&a.value)).collect();
        lines.push(("Other names", (!aliases.is_empty()).then(|| aliases.join(", "))));
        lines.extend(common.same_as.iter().map(|url| ("Elsewhere", Some(format!("<{url}>")))));
        lines.push(("Written", day(common.created.as_ref())));
        lines.push(("Updated", day(common.updated.as_ref())));
        let mut out = String::new();
        for (label, value) in lines {
            if let Some(value) = value {
                let _ = writeln!(out, "- **{label}:** {value}");
            }
        }
        out
    }

    fn article(&self, article: &Article) -> Lines {
        let dateline = article.dateline.as_ref();
        let place = dateline.and_then(|d| d.place.as_ref());
        let dateline = [place.map(|p| self.name(p)), dateline.and_then(|d| day(d.date.as_ref()))];
        let dateline: Vec<String> = dateline.into_iter().flatten().collect();
        vec![
            ("Code", self.dossier.source(self.id).map(|s| s.code.clone())),
            ("Publisher", self.one(article.publisher.as_ref())),
            ("Authors", joined(&article.authors)),
            ("Origin", self.one(article.origin.as_ref())),
            ("Published", day(article.published.as_ref())),
            ("Changed", day(article.modified.as_ref())),
            ("Retrieved", day(article.retrieved.as_ref())),
            ("Dateline", (!dateline.is_empty()).then(|| dateline.join(", "))),
            ("Type", text(article.article_type.as_deref())),
            ("Section", text(article.section.as_deref())),
            ("Language", text(article.language.as_deref())),
            ("Original", article.url.as_ref().map(|u| format!("<{u}>"))),
            ("Archived", article.archive_url.as_ref().map(|u| format!("<{u}>"))),
            ("Rights", self.rights(article)),
        ]
    }

    fn rights(&self, article: &Article) -> Option<String> {
        let own = article.rights.as_ref();
        let mode =
            self.dossier.texts.get(&self.id).map(crate::dossier::PublishableText::mode).or(own.map(|r| r.mode))?;
        let words = match mode {
            Mode::Full => "the text is published in full",
            Mode::Excerpt => "an excerpt of the text is published",
            Mode::Cite => "the text is cited, not published",
        };
        let stated = own.map(|r| [r.holder.as_deref(), r.licence.as_deref(), r.statement.as_deref()]);
        let stated = stated.into_iter().flatten().flatten().map(|s| format!("; {}", plain(s)));
        Some(format!("{words}{}", stated.collect::<String>()))
    }

    fn person(&self, person: &Person) -> Lines {
        let mut lines: Lines = person.roles.iter().map(|r| ("Role", Some(self.role(r)))).collect();
        lines.push(("Side", self.one(person.entity.side.as_ref())));
        lines.push(("Born", day(person.born.as_ref())));
        lines.push(self.confusable(&person.entity));
        lines
    }

    fn role(&self, role: &Role) -> String {
        let organization = role.organization.as_ref().map(|o| format!(", {}", self.name(o)));
        let from = role.from.as_ref().map(|d| format!(", from {}", date(d)));
        let to = role.to.as_ref().map(|d| format!(", to {}", date(d)));
        let said = role.article.as_ref().and_then(|a| self.dossier.article(&a.value));
        let paragraph = role.paragraph.map(|n| format!("¶{n}"));
        let said = said.map(|article| format!(" ({})", self.cite(article, paragraph.as_deref())));
        let rest: String = [organization, from, to, said].into_iter().flatten().collect();
        format!("{}{rest}", plain(&role.role))
    }

    fn organization(&self, organization: &Organization) -> Lines {
        vec![
            ("Type", text(organization.organization_type.as_deref())),
            ("Side", self.one(organization.entity.side.as_ref())),
            ("Part of", self.one(organization.parent.as_ref())),
            ("Country", text(organization.country.as_deref())),
            self.confusable(&organization.entity),
        ]
    }

    fn place(&self, place: &Place) -> Lines {
        let coordinates = place.latitude.zip(place.longitude);
        vec![
            ("Within", self.one(place.within.as_ref())),
            ("Country", text(place.country.as_deref())),
            ("Latitude, longitude", coordinates.map(|(lat, lon)| format!("{lat}, {lon}"))),
            self.confusable(&place.entity),
        ]
    }

    fn event(&self, event: &Event) -> Lines {
        vec![
            ("When", Some(date(&event.when))),
            ("Where", self.one(event.place.as_ref())),
            ("Who", self.list(&event.who)),
        ]
    }

    fn claim(&self, claim: &Claim) -> Lines {
        vec![
            ("Claim", Some(self.dossier.claim_number(self.id).to_string())),
            ("Label", self.dossier.label(self.id).map(|l| l.words().to_owned())),
            ("Type", text(claim.claim_type.as_deref())),
            ("About", self.list(&claim.about)),
            ("Verdict", text(claim.verdict.as_deref())),
            ("Checked by", text(claim.checked_by.as_deref())),
            ("Checked on", day(claim.checked_on.as_ref())),
        ]
    }

    fn confusable(&self, entity: &Entity) -> (&'static str, Option<String>) {
        ("Not to be confused with", self.list(&entity.not_to_be_confused_with))
    }

    fn one(&self, name: Option<&Name>) -> Option<String> {
        name.map(|n| self.name(n))
    }

    fn list(&self, names: &[Name]) -> Option<String> {
        (!names.is_empty()).then(|| self.names(names))
    }
}

fn of_note(note: &Note) -> Lines {
    vec![("Type", text(note.note_type.as_deref())), ("Authors", joined(&note.authors))]
}

fn text(text: Option<&str>) -> Option<String> {
    text.map(plain)
}

fn joined(texts: &[String]) -> Option<String> {
    (!texts.is_empty()).then(|| texts.iter().map(|t| plain(t)).collect::<Vec<_>>().join(", "))
}

fn day(edtf: Option<&Edtf>) -> Option<String> {
    edtf.map(date)
}
