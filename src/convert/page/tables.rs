//! Tables of data to Markdown: columns stay columns, whatever spans several.

use super::super::inline::{Context, markdown};
use super::super::model::Lines;
use super::super::raw::{Content, Raw, Shape};
use super::dom::{Dom, Id};
use super::walk::flat;

/// Wider and taller spans are mistakes of the page.
const MAX_COLUMNS: usize = 60;
const MAX_SPAN: usize = 500;

pub(super) fn rows(dom: &Dom, table: Id) -> Vec<Id> {
    dom.descendants(table).filter(|n| dom.name(*n) == "tr").collect()
}

pub(super) fn cells(dom: &Dom, row: Id) -> Vec<Id> {
    dom.children(row).filter(|c| matches!(dom.name(*c), "td" | "th")).collect()
}

/// Each row's cells in their columns; what a cell spans beyond its first place is empty.
pub(super) fn grid(dom: &Dom, table: Id) -> Vec<Vec<Option<Id>>> {
    // How many rows further down each column is taken by a cell above.
    let mut taken: Vec<usize> = Vec::new();
    rows(dom, table).into_iter().map(|row| columns(dom, row, &mut taken)).collect()
}

fn columns(dom: &Dom, row: Id, taken: &mut Vec<usize>) -> Vec<Option<Id>> {
    let mut out: Vec<Option<Id>> = Vec::new();
    for cell in cells(dom, row) {
        while taken.get(out.len()).is_some_and(|rows| *rows > 0) {
            pass(&mut out, taken);
        }
        let rows = span(dom, cell, "rowspan");
        for i in 0..span(dom, cell, "colspan") {
            if out.len() >= MAX_COLUMNS {
                return out;
            }
            taken.resize(taken.len().max(out.len() + 1), 0);
            taken[out.len()] = rows - 1;
            out.push((i == 0).then_some(cell));
        }
    }
    while out.len() < taken.len() {
        pass(&mut out, taken);
    }
    out
}

/// A column that a cell above reaches into, or that this row does not have.
fn pass(out: &mut Vec<Option<Id>>, taken: &mut [usize]) {
    let rows = &mut taken[out.len()];
    *rows = rows.saturating_sub(1);
    out.push(None);
}

fn span(dom: &Dom, cell: Id, name: &str) -> usize {
    let stated = dom.attr(cell, name).and_then(|s| s.trim().parse().ok());
    stated.unwrap_or(1).clamp(1, MAX_SPAN)
}

/// Rows of cells, each cell as its blocks. The first row names the columns, as Markdown has it.
pub(super) fn table(rows: &[Vec<Vec<Raw>>], lines: Lines) -> Option<Raw> {
    let columns = rows.iter().map(Vec::len).max()?;
    let text =
        |row: &Vec<Vec<Raw>>| row.iter().filter(|c| !c.is_empty()).map(|c| words(c)).collect::<Vec<_>>().join(" | ");
    let told = rows.iter().map(|row| (row, text(row))).filter(|(_, t)| t.chars().any(char::is_alphanumeric));
    let (mut written, mut texts) = (Vec::new(), Vec::new());
    for (row, text) in told {
        let cells = (0..columns).map(|i| row.get(i).map_or(String::new(), |c| cell_markdown(c)));
        written.push(format!("| {} |", cells.collect::<Vec<_>>().join(" | ")));
        texts.push(text);
    }
    if !written.is_empty() {
        written.insert(1, format!("|{}", " --- |".repeat(columns)));
    }
    Raw::ready(Shape::Table, written.join("\n"), texts.join("\n"), lines)
}

fn words(blocks: &[Raw]) -> String {
    blocks.iter().map(|b| b.text.as_str()).collect::<Vec<_>>().join(" ")
}

fn cell_markdown(blocks: &[Raw]) -> String {
    let cell = |b: &Raw| match &b.content {
        Content::Runs(runs) => markdown(&flat(runs), Context::Cell),
        Content::Ready(_) => super::super::inline::escape(&super::super::inline::collapse(&b.text), Context::Cell),
        Content::Picture(_) => String::new(),
    };
    blocks.iter().map(cell).collect::<Vec<_>>().join(" ").trim().to_owned()
}
