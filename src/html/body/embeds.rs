//! What another page says, in this one.

use std::ops::Range;

use pulldown_cmark::Event;

use super::Pass;
use super::links::close_image;
use super::stream::{Picture, Stream};
use crate::diag::Finding;
use crate::diag::code::dossier as dossier_code;
use crate::document::{self, Kind, Wikilink};
use crate::dossier::{DEEPEST_EMBED, NodeId, Target};
use crate::html::{anchors, cards, escape};

/// No page embeds more bytes of Markdown than this: embeds of embeds grow fast.
const MOST_EMBEDDED: usize = 4 << 20;

/// `key: value` lines; the document room has reported what is wrong with them.
pub(super) fn filters(code: &str) -> Vec<(String, String)> {
    let lines = code.lines().filter_map(|l| l.split_once(':'));
    lines
        .map(|(k, v)| (k.trim().to_owned(), v.trim().trim_matches('"').to_owned()))
        .filter(|(_, v)| !v.is_empty())
        .collect()
}

impl Pass<'_> {
    pub(super) fn embed(&mut self, stream: &mut Stream<'_, '_>, link: &Wikilink, range: &Range<usize>) {
        match stream.target() {
            Some(target @ Target::Asset { .. }) => {
                let src = anchors::of_target(self.writer.routes, self.from, target).unwrap_or_default();
                let alt = link.label.as_ref().filter(|l| !document::body::is_size(l)).cloned().unwrap_or_default();
                stream.image = Some(Picture { src, alt, ..Picture::default() });
                close_image(stream);
            }
            Some(Target::Node { node, anchor }) if self.may_embed(stream, *node, range) => {
                let section = match anchor {
                    Some(crate::dossier::Anchor::Heading(id)) => Some(id.as_str()),
                    _ => None,
                };
                let html = self.embedded(*node, section);
                // Blocks may not stand in `<p>`.
                stream.interrupt();
                stream.push(Event::Html(html.into()));
                stream.resume();
            }
            _ => self.wikilink(stream, link),
        }
    }

    /// In a heading, a link or a style there is no room for a block: the embed is a link there.
    pub(super) fn may_embed(&mut self, stream: &Stream<'_, '_>, node: NodeId, range: &Range<usize>) -> bool {
        if stream.in_heading || stream.styles > 0 || !stream.links.is_empty() || self.depth >= DEEPEST_EMBED {
            return false;
        }
        self.weight += self.writer.dossier.node(node).document.body.markdown().len() + 100;
        let too_much = self.weight > MOST_EMBEDDED;
        if too_much && !std::mem::replace(&mut self.refused, true) {
            let place = stream.document.place(&stream.document.body.in_file(range));
            let message = format!("this page embeds more than {} MB of text", MOST_EMBEDDED >> 20);
            let finding = Finding::new(&dossier_code::EMBED_CYCLE, place, message);
            self.findings.push(finding.help("link the pages instead of embedding them"));
        }
        !too_much
    }

    pub(super) fn embedded(&mut self, node: NodeId, section: Option<&str>) -> String {
        let of = self.writer.dossier.node(node);
        match of.kind() {
            Kind::Claim => return cards::claim(self, node),
            Kind::Event => return cards::event(self, node),
            _ => {}
        }
        self.depth += 1;
        let inner = self.document(node, section);
        self.depth -= 1;
        let href = anchors::href(self.writer.routes, self.from, node, None);
        let title = escape(&of.title).into_owned();
        format!(
            "<section class=\"embed\" aria-label=\"{title}\">\n{inner}<p class=\"embed-source\"><a href=\"{}\">{title}</a></p>\n</section>\n",
            escape(&href)
        )
    }
}
