//! Links and pictures.

use std::ops::Range;

use pulldown_cmark::Event;

use super::stream::{Picture, Stream};
use super::{Pass, quoted};
use crate::diag::Finding;
use crate::diag::code::dossier as dossier_code;
use crate::document::{self, Wikilink};
use crate::dossier::Target;
use crate::html::{anchors, escape};
use crate::text::{is_relative, is_safe_address};

pub(super) fn close_image(stream: &mut Stream<'_, '_>) {
    let Some(Picture { src, title, alt, .. }) = stream.image.take() else { return };
    if src.is_empty() {
        // Pictures of other hosts are never loaded; their words stay.
        return stream.push(Event::Text(alt.into()));
    }
    let title = if title.is_empty() { String::new() } else { format!(" title=\"{}\"", escape(&title)) };
    stream.html(format!(
        "<img src=\"{}\" alt=\"{}\"{title} loading=\"lazy\" decoding=\"async\">",
        escape(&src),
        escape(&alt)
    ));
}

impl Pass<'_> {
    pub(super) fn open_link(&mut self, stream: &mut Stream<'_, '_>, dest: &str, title: &str, range: &Range<usize>) {
        let title = if title.is_empty() { String::new() } else { format!(" title=\"{}\"", escape(title)) };
        let opened = if is_relative(dest) {
            let link = stream.target().and_then(|t| self.link_of(stream.document, t, range));
            link.map(|href| format!("<a href=\"{}\"{title}>", escape(&href)))
        } else if is_safe_address(dest) && !dest.starts_with('/') && !dest.is_empty() {
            Some(format!("<a href=\"{}\" rel=\"noopener noreferrer\"{title}>", escape(&quoted(dest))))
        } else {
            None
        };
        stream.links.push(opened.is_some());
        stream.html(opened.unwrap_or_default());
    }

    /// Address of a link; an address of this site that is not planned is a finding.
    pub(super) fn link_of(
        &mut self,
        document: &document::Document,
        target: &Target,
        range: &Range<usize>,
    ) -> Option<String> {
        if let Target::Site { path, .. } = target
            && path.ends_with(".html")
            && self.writer.routes.at(path).is_none()
        {
            let near = crate::schema::nearest(path, self.writer.routes.routes.iter().map(|r| r.path.as_str()));
            let help = near.map_or_else(|| "link the page by its id".to_owned(), |n| format!("did you mean `{n}`?"));
            let place = document.place(&document.body.in_file(range));
            let finding = Finding::new(&dossier_code::DEAD_LINK, place, format!("this site has no page `{path}`"));
            self.findings.push(finding.help(help));
            return None;
        }
        anchors::of_target(self.writer.routes, self.from, target)
    }

    pub(super) fn open_image(&mut self, stream: &mut Stream<'_, '_>, dest: &str, title: &str) {
        let target = stream.target().filter(|_| is_relative(dest));
        let src = target.and_then(|t| anchors::of_target(self.writer.routes, self.from, t));
        stream.image = Some(Picture { src: src.unwrap_or_default(), title: title.to_owned(), ..Picture::default() });
    }

    pub(super) fn wikilink(&mut self, stream: &mut Stream<'_, '_>, link: &Wikilink) {
        let target = stream.target();
        let words = self.writer.dossier.index.words(link, target).to_owned();
        let linked = target
            .filter(|_| stream.links.is_empty())
            .and_then(|t| anchors::of_target(self.writer.routes, self.from, t));
        if let (Some(_), Some(Target::Node { node, .. })) = (&linked, target) {
            stream.names.is_first(*node);
        }
        match linked {
            Some(href) => stream.html(format!("<a href=\"{}\">{}</a>", escape(&href), escape(&words))),
            None => stream.push(Event::Text(words.into())),
        }
    }
}
