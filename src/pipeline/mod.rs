//! Layer 9: the walk from files to a site, and the only place of parallelism.
//!
//! ```text
//! parse ─► index ─► resolve ─► assemble ─► plan ─► html, view, render ─► collect
//! ```
//!
//! Every stage runs whatever the ones before have found, as far as it can: so all findings come at once.

mod gather;
mod pages;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::config::Config;
use crate::diag::{self, Finding, Severity, Sources, code::dossier as collision};
use crate::dossier::{self, Dossier, Input, lock::Lock};
use crate::route::{self, Routes};
use crate::site::output::{Content, Output};
use crate::suggest::{Curated, Source};
use crate::text::{File, Place};
use crate::theme::Theme;

/// What is asked of one build, beside the files.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Whether drafts and embargoed pages are built.
    pub drafts: bool,
    /// Decides embargoes and nothing else.
    pub today: Option<Date>,
    /// Instead of the configured address.
    pub base_url: Option<String>,
    /// Whether withheld texts are shown, marked, to the curator alone (`serve --private`).
    pub private: bool,
    /// Whether a lock that is out of date is an error (`check --locked`).
    pub locked: bool,
    /// Whether names that were left plain are told (`check --names`).
    pub names: bool,
    /// The day as of which the dossier is built; `None` is now.
    pub as_of: Option<Date>,
    /// Whether sentences of articles that nothing cites are told (`check --gaps`).
    pub gaps: bool,
}

/// What came out.
#[derive(Debug)]
pub struct Built {
    /// The site; `None` when a finding is an error.
    pub output: Option<Output>,
    /// Settled: severities as configured, in the order of their places.
    pub findings: Vec<Finding>,
    /// The texts that findings point into.
    pub sources: Sources,
    pub pages: usize,
    pub config: Config,
    pub remains: Remains,
}

/// What the walk has made on its way. Freeing it takes a while: a program that ends leaves that to the system.
#[derive(Debug)]
pub struct Remains {
    _input: Input,
    _dossier: Dossier,
    _routes: Routes,
    _theme: Theme,
}

impl Built {
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|f| f.severity == severity).count()
    }
}

/// A dossier with all that its pages are made from. Commands that do not write a site stop here.
#[derive(Debug)]
pub struct Known {
    pub config: Config,
    pub dossier: Dossier,
    pub routes: Routes,
    pub theme: Theme,
}

/// The lock that the files make, and what is wrong with them.
pub fn lock(files: &[File], assets: &[Arc<str>], request: &Request) -> (Lock, Vec<Finding>) {
    let (config, mut findings) = gather::config(files);
    let (input, faults) = gather::input(files, assets, &config, request);
    findings.extend(faults);
    let (dossier, faults) = mean(&input, &config);
    findings.extend(faults);
    (crate::lock::lock(&dossier, &input), diag::settle(findings, &config.findings))
}

/// What the articles propose that is not curated yet: a report for people, and drafts to accept.
pub fn suggest(files: &[File], assets: &[Arc<str>]) -> (Proposed, Vec<Finding>) {
    let (config, mut findings) = gather::config(files);
    // Drafts count as curated: a second run proposes nothing twice.
    let (input, faults) = gather::input(files, assets, &config, &Request { drafts: true, ..Request::default() });
    findings.extend(faults);
    let (index, faults) = dossier::index(&input);
    findings.extend(faults);
    (propose(&index, &input, &config), diag::settle(findings, &config.findings))
}

fn propose(index: &dossier::Index, input: &Input, config: &Config) -> Proposed {
    let articles: Vec<(&dossier::Node, &crate::document::ArticleText, Option<String>)> = index
        .nodes
        .iter()
        .filter_map(|n| Some((n, input.texts.get(n.id())?, n.article()?.published.map(|d| d.to_string()))))
        .collect();
    let sources: Vec<Source<'_>> = articles
        .iter()
        .map(|(node, text, date)| Source {
            id: node.id(),
            language: node.article().and_then(|a| a.language.as_deref()).unwrap_or(&config.language),
            date: date.as_deref(),
            paragraphs: text.paragraphs.iter().map(|p| p.text.as_str()).collect(),
        })
        .collect();
    let bearers = dossier::mentions::bearers(index, config);
    let ids = index.nodes.iter().map(|n| n.id().to_owned()).collect();
    let curated = Curated { bearers: &bearers, ids, not: &config.never_mentions };
    let found = crate::suggest::suggest(&sources, &curated);
    Proposed { report: crate::suggest::report(&found, &sources, index), drafts: found.drafts(&sources, &curated) }
}

/// What `suggest` has to say.
#[derive(Debug, Clone, Default)]
pub struct Proposed {
    pub report: String,
    /// Path below the root and text of each draft.
    pub drafts: Vec<(String, String)>,
}

/// index → resolve → assemble
fn mean(input: &Input, config: &Config) -> (Dossier, Vec<Finding>) {
    let (index, mut findings) = dossier::index(input);
    let (resolved, faults) = dossier::resolve(&index, input);
    findings.extend(faults);
    let (dossier, faults) = dossier::assemble(index, resolved, input, config);
    findings.extend(faults);
    (dossier, findings)
}

/// From files to what they mean.
pub fn know(files: &[File], assets: &[Arc<str>], request: &Request) -> (Known, Vec<Finding>) {
    let (known, _, findings) = walk(files, assets, request);
    (known, findings)
}

fn walk(files: &[File], assets: &[Arc<str>], request: &Request) -> (Known, Input, Vec<Finding>) {
    let (mut config, mut findings) = gather::config(files);
    if let Some(base) = &request.base_url {
        config.base_url = Some(base.trim_end_matches('/').to_owned() + "/");
    }
    config.as_of = request.as_of;
    if request.private {
        config.rights.reveal = true;
    }
    let ((input, faults), (theme, theme_faults)) = rayon::join(
        || gather::input(files, assets, &config, request),
        || Theme::load(files, &config.theme, &config.language),
    );
    findings.extend(faults);
    findings.extend(theme_faults);
    let (input, faults) = as_known(input, request.as_of);
    findings.extend(faults);
    let (dossier, faults) = mean(&input, &config);
    findings.extend(faults.into_iter().filter(|f| request.as_of.is_none() || !leads_to_later(f)));
    if request.locked {
        findings.extend(crate::lock::stale(&dossier, &input));
    }
    if request.names {
        findings.extend(dossier::mentions::unresolved(&dossier.index, &dossier.mentions));
    }
    if request.gaps {
        findings.extend(dossier::gaps::gaps(&dossier, &input, &config));
    }
    let (routes, faults) = route::plan(&dossier, &config);
    findings.extend(faults);
    let lost = route::navigation::lost(&dossier, &routes, &config);
    findings.extend(lost.into_iter().filter(|f| request.as_of.is_none() || !leads_to_later(f)));
    (Known { config, dossier, routes, theme }, input, findings)
}

fn as_known(input: Input, day: Option<Date>) -> (Input, Vec<Finding>) {
    match day {
        Some(day) => dossier::as_of(input, day),
        None => (input, Vec::new()),
    }
}

/// Links to what was not known yet are meant to be plain words.
fn leads_to_later(finding: &Finding) -> bool {
    [&collision::LINK_TO_DRAFT, &collision::UNKNOWN_ANCHOR].contains(&finding.code)
}

/// Builds a site from files, in memory.
pub fn build(files: &[File], assets: &[Arc<str>], scanned: Vec<Finding>, request: &Request) -> Built {
    let (known, input, mut findings) = walk(files, assets, request);
    findings.extend(scanned);
    // The index is one piece of work as long as the rendering of all pages on the other processors.
    let ((mut rendered, faults), search) = rayon::join(
        || pages::render(&known),
        || crate::site::search::search(&known.dossier, &known.routes, &known.config),
    );
    findings.extend(faults);
    rendered.pages.extend(search);
    let (mut files_out, faults) = collect(&known, rendered.pages);
    let cards = rendered.cards.into_iter().map(|(path, card)| (path, Content::Drawn(Box::new(card))));
    files_out.extend(cards);
    findings.extend(faults);
    findings.extend(copies(&known.dossier, &mut files_out));
    let findings = diag::settle(findings, &known.config.findings);
    let failed = findings.iter().any(|f| f.severity == Severity::Error);
    let pages = known.routes.routes.len();
    let Known { config, dossier, routes, theme } = known;
    Built {
        output: (!failed).then_some(Output { files: files_out }),
        sources: sources(files, &findings),
        findings,
        pages,
        config,
        remains: Remains { _input: input, _dossier: dossier, _routes: routes, _theme: theme },
    }
}

/// Adds the files of `content/` that are published as they are; one at the address of something else is a finding.
fn copies(dossier: &Dossier, files: &mut BTreeMap<String, Content>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for asset in &dossier.index.assets {
        let address = asset.strip_prefix("content/").unwrap_or(asset);
        if files.contains_key(address) {
            let message = format!("the site has a file of its own at `{address}`");
            let finding = Finding::new(&collision::ADDRESS_COLLISION, Place::whole(asset), message);
            findings.push(finding.help("rename the file, or put it into a folder of its own"));
        } else {
            files.insert(address.to_owned(), Content::Copy(Arc::clone(asset)));
        }
    }
    findings
}

/// Pages, twins, exports and the theme's assets.
fn collect(known: &Known, pages: Vec<(String, Vec<u8>)>) -> (BTreeMap<String, Content>, Vec<Finding>) {
    let twins = pages::twins(known);
    let cards = crate::site::cards(&known.dossier, &known.routes);
    let (extras, findings) = crate::site::extras(&known.dossier, &known.routes, &known.config);
    let assets = known.theme.assets().into_iter().map(|(path, bytes)| (format!("assets/{path}"), bytes.to_vec()));
    let all = pages.into_iter().chain(twins).chain(cards).chain(extras).chain(assets);
    (all.map(|(path, bytes)| (path, Content::Bytes(bytes))).collect(), findings)
}

/// The texts of the files that findings name; others are not worth an index of lines.
fn sources(files: &[File], findings: &[Finding]) -> Sources {
    let places = findings.iter().flat_map(|f| f.place.iter().chain(f.related.iter().map(|r| &r.place)));
    let named: std::collections::BTreeSet<&str> = places.map(|p| &*p.path).collect();
    let texts = files
        .iter()
        .filter(|f| named.contains(&*f.path))
        .map(|f| (Arc::clone(&f.path), String::from_utf8_lossy(&f.bytes).into()));
    Sources::new(texts)
}
