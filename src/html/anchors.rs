//! The anchors that rooms agree on.

use crate::dossier::{Anchor, NodeId, Target};
use crate::route::{Routes, relative};

/// The address of a node's page, or of a place on it, as seen from the page `from`.
pub fn href(routes: &Routes, from: &str, node: NodeId, anchor: Option<&Anchor>) -> String {
    let to = routes.node(node);
    let fragment = match anchor {
        Some(Anchor::Heading(id)) => format!("#{id}"),
        Some(Anchor::Paragraph(n)) => format!("#p{n}"),
        None => String::new(),
    };
    if to == from && !fragment.is_empty() { fragment } else { format!("{}{fragment}", relative(from, to)) }
}

/// The address of a passage.
pub fn passage(routes: &Routes, from: &str, article: NodeId, paragraph: Option<u32>) -> String {
    href(routes, from, article, paragraph.map(Anchor::Paragraph).as_ref())
}

/// The address of a reference that is a link.
pub fn of_target(routes: &Routes, from: &str, target: &Target) -> Option<String> {
    Some(match target {
        Target::Node { node, anchor } => href(routes, from, *node, anchor.as_ref()),
        Target::Shared(shared) => relative(from, routes.shared(*shared)),
        Target::Asset { path, fragment } => with_fragment(relative(from, asset(path)), fragment.as_deref()),
        Target::Site { path, fragment } => with_fragment(relative(from, path), fragment.as_deref()),
        Target::Citations(_) | Target::Nothing => return None,
    })
}

/// Where a file of `content/` lies in the output.
pub fn asset(path: &str) -> &str {
    path.strip_prefix("content/").unwrap_or(path)
}

fn with_fragment(address: String, fragment: Option<&str>) -> String {
    match fragment.filter(|f| !f.is_empty()) {
        Some(fragment) => format!("{address}#{}", crate::route::encode(fragment)),
        None => address,
    }
}
