//! Generated blocks: ```` ```timeline ```` and its like.

use std::fmt::Write;

use super::body::Pass;
use super::{anchors, cards, escape};
use crate::document::{Fields, Kind, Name};
use crate::dossier::{Dossier, Node, NodeId};
use crate::text::edtf::Edtf;
use crate::text::slug;

/// The list that a block asks for.
pub fn directive(pass: &Pass<'_>, name: &str, filters: &[(String, String)]) -> String {
    let kind = kind(name);
    let nodes = listed(pass.writer.dossier, name, filters);
    if nodes.is_empty() {
        return format!("<p class=\"empty\">No {} here.</p>\n", kind.folder());
    }
    let items: String = nodes.into_iter().map(|id| item(pass, kind, id, pass.writer.dossier.node(id))).collect();
    format!("<ul class=\"list {name}\">\n{items}</ul>\n")
}

/// The nodes that a generated block lists, in its order.
pub fn listed(dossier: &Dossier, name: &str, filters: &[(String, String)]) -> Vec<NodeId> {
    let kind = kind(name);
    let filter = |key: &str| filters.iter().find(|(k, _)| k == key).map(|(_, v)| v.as_str());
    let mut nodes: Vec<(NodeId, &Node)> =
        dossier.of_kind(kind).filter(|(id, n)| wanted(dossier, *id, n, filters)).collect();
    sort(dossier, kind, &mut nodes);
    let limit = filter("limit").and_then(|l| l.parse().ok()).unwrap_or(usize::MAX);
    nodes.into_iter().take(limit).map(|(id, _)| id).collect()
}

fn kind(name: &str) -> Kind {
    match name {
        "timeline" => Kind::Event,
        "claims" => Kind::Claim,
        "people" => Kind::Person,
        _ => Kind::Article,
    }
}

fn sort(dossier: &Dossier, kind: Kind, nodes: &mut [(NodeId, &Node)]) {
    match kind {
        Kind::Event => nodes.sort_by(|a, b| a.1.event().map(|e| &e.when).cmp(&b.1.event().map(|e| &e.when))),
        Kind::Claim => nodes.sort_by_key(|(id, _)| dossier.claim_number(*id)),
        Kind::Article => nodes.sort_by_key(|(id, _)| dossier.source(*id).map(|s| (s.origin, s.code.clone()))),
        _ => nodes.sort_by(|a, b| dossier.title_order(a.0, b.0)),
    }
}

fn wanted(dossier: &Dossier, id: NodeId, node: &Node, filters: &[(String, String)]) -> bool {
    let index = &dossier.index;
    let names = |name: &Name, value: &str| {
        let named = index.named(name);
        named.label == value || named.node.is_some_and(|n| index.node(n).id() == value)
    };
    filters.iter().all(|(key, value)| {
        let value = value.trim_start_matches("[[").trim_end_matches("]]");
        match (key.as_str(), &node.document.fields) {
            ("tag", _) => node.document.common.tags.iter().any(|t| slug(t) == slug(value)),
            ("label", _) => dossier.label(id).is_some_and(|l| l.name() == value),
            ("from", Fields::Event(e)) => Edtf::parse(value).is_ok_and(|d| !ends_before(&e.when, &d)),
            ("to", Fields::Event(e)) => Edtf::parse(value).is_ok_and(|d| !ends_before(&d, &e.when)),
            ("about", Fields::Event(e)) => e.who.iter().chain(&e.place).any(|n| names(n, value)),
            ("about", Fields::Claim(c)) => c.about.iter().any(|n| names(n, value)),
            ("type", Fields::Claim(c)) => c.claim_type.as_deref() == Some(value),
            ("type", Fields::Article(a)) => a.article_type.as_deref() == Some(value),
            ("publisher", Fields::Article(a)) => a.publisher.as_ref().is_some_and(|n| names(n, value)),
            ("origin", Fields::Article(a)) => a.origin.as_ref().is_some_and(|n| names(n, value)),
            ("organization", Fields::Person(p)) => {
                p.roles.iter().filter_map(|r| r.organization.as_ref()).any(|n| names(n, value))
            }
            ("side", Fields::Person(p)) => p.entity.side.as_ref().is_some_and(|n| names(n, value)),
            ("limit", _) => true,
            _ => false,
        }
    })
}

/// Whether all of `a` lies before all of `b`; what is open at that side does not.
fn ends_before(a: &Edtf, b: &Edtf) -> bool {
    a.latest().zip(b.earliest()).is_some_and(|(a, b)| a < b)
}

fn item(pass: &Pass<'_>, kind: Kind, id: NodeId, node: &Node) -> String {
    let href = anchors::href(pass.writer.routes, pass.from, id, None);
    let link = format!("<a href=\"{}\">{}</a>", escape(&href), escape(&node.title));
    let mut html = String::from("<li>");
    match kind {
        Kind::Event => {
            let when = node.event().map(|e| e.when.display_short(&pass.writer.words.dates)).unwrap_or_default();
            let _ = write!(html, "<span class=\"when\">{}</span> {link}", escape(&when));
        }
        Kind::Claim => {
            let label = pass.writer.dossier.label(id);
            let class = label.map_or("dim", |l| l.class());
            let _ = write!(
                html,
                "{link} <span class=\"tag {class}\"><span class=\"m {class}\"></span>{}</span>",
                pass.writer.words.label(label.unwrap_or(crate::dossier::Label::Unclear))
            );
        }
        Kind::Article => {
            let _ = write!(html, "{} {link}", cards::chip(pass, id));
        }
        _ => html.push_str(&link),
    }
    if let Some(summary) = node.document.common.summary.as_ref().filter(|_| kind != Kind::Claim) {
        let _ = write!(html, "<span class=\"summary\">{}</span>", escape(summary));
    }
    html + "</li>\n"
}
