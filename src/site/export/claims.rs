//! `claims.csv`: claims against articles (RFC 4180), silence included.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::evidence_paragraph;
use crate::config::Config;
use crate::document::{Evidence, Voice};
use crate::dossier::{Dossier, NodeId};
use crate::route::Routes;

/// Up to so many articles each has a column and says `silent` where it is; above, only those that speak of any claim
/// have one, and silence is an empty cell.
const MOST_COLUMNS: usize = 200;

pub fn csv(dossier: &Dossier, _: &Routes, _: &Config) -> Vec<u8> {
    let claims: Vec<(u32, NodeId)> =
        dossier.claims.iter().copied().filter(|(_, id)| !dossier.node(*id).draft).collect();
    let articles: Vec<NodeId> = dossier.origins.iter().flatten().copied().filter(|a| !dossier.node(*a).draft).collect();
    let (columns, silence) = if articles.len() <= MOST_COLUMNS {
        (articles, "silent")
    } else {
        let speaks =
            |a: &NodeId| dossier.related[a.index()].evidence.iter().any(|(n, _)| dossier.node(*n).claim().is_some());
        (articles.into_iter().filter(speaks).collect(), "")
    };
    let mut out = String::new();
    let heads = ["number", "id", "statement", "label"].map(str::to_owned);
    row(&mut out, heads.into_iter().chain(columns.iter().map(|a| column(dossier, *a))));
    for (number, id) in claims {
        let cells = cells(dossier, id);
        let of = |a: &NodeId| cells.get(a).cloned().unwrap_or_else(|| silence.to_owned());
        row(&mut out, first(dossier, number, id).into_iter().chain(columns.iter().map(of)));
    }
    out.into_bytes()
}

/// `A1 the-id`
fn column(dossier: &Dossier, article: NodeId) -> String {
    let code = dossier.source(article).map_or("", |s| s.code.as_str());
    format!("{code} {}", dossier.node(article).id())
}

fn first(dossier: &Dossier, number: u32, id: NodeId) -> [String; 4] {
    let node = dossier.node(id);
    let statement = node.claim().map_or("", |c| &c.statement);
    let label = dossier.label(id).map_or("", |l| l.name());
    [number.to_string(), node.id().to_owned(), statement.to_owned(), label.to_owned()]
}

/// What each article says of a claim; several entries of one article stand behind each other.
fn cells(dossier: &Dossier, id: NodeId) -> BTreeMap<NodeId, String> {
    let mut cells: BTreeMap<NodeId, String> = BTreeMap::new();
    for (i, evidence) in dossier.node(id).evidence().iter().enumerate() {
        let Some(article) = dossier.article(&evidence.article.value) else { continue };
        let cell = cell(evidence, evidence_paragraph(dossier, id, i));
        cells.entry(article).and_modify(|c| c.extend([" | ", &cell])).or_insert(cell);
    }
    cells
}

/// `supports; own; p6; value: 2`
fn cell(evidence: &Evidence, paragraph: Option<u32>) -> String {
    let mut cell = evidence.stance.name().to_owned();
    match evidence.voice {
        Some(Voice::Own) => cell.push_str("; own"),
        Some(Voice::Attributed) => cell.push_str("; attributed"),
        None => {}
    }
    if let Some(n) = paragraph {
        let _ = write!(cell, "; p{n}");
    }
    if let Some(value) = &evidence.value {
        let _ = write!(cell, "; value: {value}");
    }
    cell
}

fn row(out: &mut String, cells: impl Iterator<Item = String>) {
    for (i, cell) in cells.enumerate() {
        if i > 0 {
            out.push(',');
        }
        field(out, &cell);
    }
    out.push_str("\r\n");
}

/// A field: quoted where it has to be, and never a formula (<https://owasp.org/www-community/attacks/CSV_Injection>).
fn field(out: &mut String, text: &str) {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let guard = if formula { "'" } else { "" };
    if text.contains(['"', ',', '\r', '\n']) {
        let _ = write!(out, "\"{guard}{}\"", text.replace('"', "\"\""));
    } else {
        let _ = write!(out, "{guard}{text}");
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn fields() {
        let check = |text: &str, expected: &str| {
            let mut out = String::new();
            super::field(&mut out, text);
            assert_eq!(out, expected);
        };
        check("plain; text", "plain; text");
        check("a, \"b\"", "\"a, \"\"b\"\"\"");
        check("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"");
        check("-1", "'-1");
        check("two\nlines", "\"two\nlines\"");
    }
}
