//! Claims and events as cards inside a text.

use std::fmt::Write;

use super::anchors;
use super::body::Pass;
use super::escape;
use crate::document::{Evidence, Stance};
use crate::dossier::NodeId;

/// A claim: its label, its statement, and who says what.
pub fn claim(pass: &Pass<'_>, node: NodeId) -> String {
    let dossier = pass.writer.dossier;
    let Some(claim) = dossier.node(node).claim() else { return String::new() };
    let href = anchors::href(pass.writer.routes, pass.from, node, None);
    let (number, words) = (dossier.claim_number(node), pass.writer.words);
    let class = dossier.label(node).map_or("dim", |l| l.class());
    let mut html = format!(
        "<div class=\"card {class}\"><p class=\"small\">{}",
        escape(&words.claim.replace("{n}", &number.to_string()))
    );
    if let Some(label) = dossier.label(node) {
        let _ = write!(
            html,
            " <span class=\"tag {class}\"><span class=\"m {class}\"></span>{}</span>",
            escape(words.label(label))
        );
    }
    let _ = write!(html, "</p>\n<p class=\"card-title\">{}</p>\n<dl>", escape(&claim.statement));
    for stance in [Stance::Supports, Stance::Disputes, Stance::Unclear] {
        let of: Vec<&Evidence> = claim.evidence.iter().filter(|e| e.stance == stance).collect();
        if !of.is_empty() {
            html.push_str(&side(pass, stance, &of));
        }
    }
    let _ = write!(html, "</dl>\n<p><a href=\"{}\">{}</a></p></div>\n", escape(&href), escape(&words.all_passages));
    html
}

fn side(pass: &Pass<'_>, stance: Stance, evidence: &[&Evidence]) -> String {
    let class = mark(stance);
    let mut html = format!(
        "<dt><span class=\"tag {class}\"><span class=\"m {class}\"></span>{}</span></dt><dd>",
        escape(pass.writer.words.stance(stance))
    );
    for article in evidence.iter().filter_map(|e| pass.writer.dossier.article(&e.article.value)) {
        html.push_str(&chip(pass, article));
        html.push(' ');
    }
    html.push_str("</dd>");
    html
}

/// The class of a stance's mark.
pub fn mark(stance: Stance) -> &'static str {
    match stance {
        Stance::Supports => "yes",
        Stance::Disputes => "no",
        Stance::Unclear => "dim",
    }
}

/// The code of an article in the colours of its origin.
pub fn chip(pass: &Pass<'_>, article: NodeId) -> String {
    let Some(source) = pass.writer.dossier.source(article) else { return String::new() };
    let href = anchors::href(pass.writer.routes, pass.from, article, None);
    let name = escape(pass.writer.dossier.short_name(article)).into_owned();
    format!("<a class=\"src {}\" href=\"{}\" title=\"{name}\">{}</a>", source.class(), escape(&href), source.code)
}

/// An event: when, what, where, and by whom it is told.
pub fn event(pass: &Pass<'_>, node: NodeId) -> String {
    let dossier = pass.writer.dossier;
    let Some(event) = dossier.node(node).event() else { return String::new() };
    let href = anchors::href(pass.writer.routes, pass.from, node, None);
    let when = event.when.display(&pass.writer.words.dates);
    let mut html = format!("<div class=\"card event\"><p class=\"small\">{}", escape(&when));
    if let Some(place) = &event.place {
        let _ = write!(html, ", {}", escape(&dossier.index.named(place).label));
    }
    let _ = write!(
        html,
        "</p>\n<p class=\"card-title\"><a href=\"{}\">{}</a></p>\n",
        escape(&href),
        escape(&dossier.node(node).title)
    );
    if let Some(summary) = &dossier.node(node).document.common.summary {
        let _ = writeln!(html, "<p>{}</p>", escape(summary));
    }
    let articles: Vec<NodeId> = event.evidence.iter().filter_map(|e| dossier.article(&e.article.value)).collect();
    if !articles.is_empty() {
        let chips: Vec<String> = articles.into_iter().map(|a| chip(pass, a)).collect();
        let _ = writeln!(html, "<p class=\"sources\">{}</p>", chips.join(" "));
    }
    html + "</div>\n"
}
