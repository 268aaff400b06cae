//! `bibliography.bib`: the articles for BibTeX (Oren Patashnik, *`BibTeXing`*, 1988), in UTF-8; `url`, `urldate` and
//! `abstract` are fields that `BibLaTeX` and most styles know.

use std::fmt::Write;

use super::item::{Day, Item, days, items};
use crate::config::Config;
use crate::dossier::Dossier;
use crate::route::Routes;

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

pub fn bibtex(dossier: &Dossier, _: &Routes, _: &Config) -> Vec<u8> {
    items(dossier).iter().map(entry).collect::<Vec<_>>().join("\n").into_bytes()
}

fn entry(item: &Item<'_>) -> String {
    let fields = item.fields;
    // An `@article` needs a journal; what has none is `@misc`.
    let kind = if item.publisher.is_some() { "article" } else { "misc" };
    let mut out = format!("@{kind}{{{},\n", key(item.id));
    let mut field = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            let _ = writeln!(out, "  {name} = {value},");
        }
    };
    let published = fields.published.as_ref().and_then(|d| days(d).first().copied());
    field("author", authors(item));
    field("title", Some(format!("{{{{{}}}}}", escape(item.title))));
    field("journal", item.publisher.as_deref().map(braced));
    field("year", published.map(|d| format!("{{{}}}", d.year)));
    field("month", published.and_then(|d| d.month).and_then(month));
    field("date", published.map(|d| format!("{{{}}}", iso(d))));
    field("language", fields.language.as_deref().map(braced));
    field("url", fields.url.as_deref().map(address));
    field(
        "urldate",
        fields.retrieved.as_ref().and_then(|d| days(d).first().copied()).map(|d| format!("{{{}}}", iso(d))),
    );
    field("note", fields.archive_url.as_deref().map(|u| format!("{{Archived at \\url{}}}", address(u))));
    field("keywords", (!item.tags.is_empty()).then(|| braced(&item.tags.join(", "))));
    field("abstract", item.summary.map(braced));
    out + "}\n"
}

/// The id, without the spaces that a key may not have.
fn key(id: &str) -> String {
    id.replace(' ', "-")
}

/// Names of persons as they are written; all others in braces, so that they are not taken apart.
fn authors(item: &Item<'_>) -> Option<String> {
    let name = |a: &super::item::Author<'_>| if a.person { escape(a.name) } else { braced(a.name) };
    let names: Vec<String> = item.authors.iter().map(name).collect();
    (!names.is_empty()).then(|| format!("{{{}}}", names.join(" and ")))
}

fn month(number: u8) -> Option<String> {
    MONTHS.get(usize::from(number).checked_sub(1)?).map(|m| (*m).to_owned())
}

fn iso(day: Day) -> String {
    let month = day.month.map(|m| format!("-{m:02}")).unwrap_or_default();
    format!("{:04}{month}{}", day.year, day.of_month.map(|d| format!("-{d:02}")).unwrap_or_default())
}

fn braced(text: &str) -> String {
    format!("{{{}}}", escape(text))
}

/// An address is read verbatim: only braces would end it.
fn address(url: &str) -> String {
    format!("{{{}}}", url.replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C"))
}

/// The characters that TeX reads as commands. Braces become commands, since BibTeX counts even escaped ones.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '$' | '&' | '#' | '_' | '%' => out.extend(['\\', c]),
            c if c.is_whitespace() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tex_would_read() {
        assert_eq!(escape("50% of A_B & {c} ~ \\d"), {
            "50\\% of A\\_B \\& \\textbraceleft{}c\\textbraceright{} \\textasciitilde{} \\textbackslash{}d"
        });
        assert_eq!(address("https://a.b/c_d?e={f}&g#h"), "{https://a.b/c_d?e=%7Bf%7D&g#h}");
    }
}
