//! From the dossier to views: one function a page kind.

mod article;
mod claim;
mod compare;
mod entity;
mod json_ld;
mod lists;
mod marks;
mod note;
mod page;
mod picture;
mod print;
mod short;
mod site;
mod timeline;

use super::{Part, View};
use crate::config::Config;
use crate::diag::Finding;
use crate::document::Kind;
use crate::dossier::{Dossier, NodeId};
use crate::html::{Words, Writer};
use crate::route::{Page, Route, Routes};

/// What every view of a build is made from.
#[derive(Debug, Clone, Copy)]
pub struct Builder<'a> {
    pub dossier: &'a Dossier,
    pub routes: &'a Routes,
    pub config: &'a Config,
    /// The words of the interface that stand in bodies and values.
    pub words: &'a Words,
}

impl<'a> Builder<'a> {
    /// What all pages share.
    pub fn site(&self) -> super::Site<'a> {
        site::site(self)
    }

    /// The view of one page. The bodies of pages are written here, so their findings come along.
    pub fn view(&self, route: &'a Route) -> (View<'a>, Vec<Finding>) {
        let (mut page, body, findings) = page::page(self, route);
        let part = match &route.page {
            Page::Overview => note::overview(self, &route.path, None, Vec::new()),
            Page::Node(id) => self.node_part(*id, &route.path, &mut page, body),
            Page::Index(Kind::Article) => lists::bibliography(self, &route.path),
            Page::Index(Kind::Claim) => claim::grid(self, &route.path),
            Page::Index(Kind::Place) => lists::places(self, &route.path),
            Page::Index(kind) => lists::index(self, *kind, &route.path),
            Page::Disputed => claim::disputed(self, &route.path),
            Page::Compare(a, b) => compare::compare(self, *a, *b, &route.path),
            Page::Comparisons => compare::comparisons(self, &route.path),
            Page::Timeline => timeline::timeline(self, &route.path),
            Page::Tags => lists::tags(self, &route.path),
            Page::Tag(address) => lists::tag(self, address, &route.path),
            Page::Shared(shared) => lists::disambiguation(self, *shared, &route.path),
            Page::Method => note::method(self, &route.path),
            Page::Search => Part::Search,
            Page::Print => print::print(self, &route.path),
            Page::NotFound => Part::NotFound,
            Page::Redirect(id) => lists::redirect(self, *id, &route.path),
        };
        page.json_ld = json_ld::of(self, route, &page).map(|j| super::json_for_script(&j).into());
        (View { page, part }, findings)
    }

    fn node_part(&self, id: NodeId, from: &'a str, page: &mut super::Page<'a>, body: page::BodyParts) -> Part<'a> {
        match self.dossier.node(id).kind() {
            Kind::Note if from == "index.html" => note::overview(self, from, Some(id), body.answer),
            Kind::Note => note::note(self, id, body.citations),
            Kind::Article => article::article(self, id, from, page),
            Kind::Person | Kind::Organization | Kind::Place => entity::entity(self, id, from),
            Kind::Event => entity::event(self, id, from),
            Kind::Term => entity::term(self, id, from),
            Kind::Claim => claim::claim(self, id, from),
        }
    }

    fn writer(&self) -> Writer<'a> {
        Writer { dossier: self.dossier, routes: self.routes, config: self.config, words: self.words }
    }
}
