//! The dossier: nodes, links, evidence; what each room after this one reads.

use std::collections::BTreeMap;

use super::backlink::{Backlink, backlinks};
use super::claim::{Assessment, Tally, Witnesses};
use super::compare::{Comparisons, comparisons};
use super::gaps;
use super::labels::{assessments, witnesses};
use super::mentions::{Mentions, mentions};
use super::origin::{self, Source};
use super::overlap::{self, ArticleWords, Overlap};
use super::prose;
use super::quote::QuoteMatch;
use super::relations::{Related, relations};
use super::rights::{Audience, PublishableText, Terms, publishable, publishable_locked};
use super::verify::quotations;
use super::{Index, Input, Node, NodeId, Resolved, Target, Verification};
use crate::config::Config;
use crate::diag::{Finding, code::dossier as code, code::evidence};
use crate::document::{Kind, Mode};
use crate::text::{Order, slug};

/// All that the documents mean together. Its links are resolved: nothing after this room looks a name up and fails.
#[derive(Debug)]
pub struct Dossier {
    pub index: Index,
    /// Per node, per reference of its body.
    pub targets: Vec<Vec<Target>>,
    /// Per node.
    pub backlinks: Vec<Vec<Backlink>>,
    /// By address, with the spelling that was met first.
    pub tags: BTreeMap<String, Tag>,
    /// The articles of each origin, in the order of their codes.
    pub origins: Vec<Vec<NodeId>>,
    /// By article.
    pub sources: Vec<Source>,
    /// Per node: what fields and citations of others say of it.
    pub related: Vec<Related>,
    /// What may be published of the articles' texts.
    pub texts: BTreeMap<NodeId, PublishableText>,
    /// Per node with evidence, per entry: whether its quotation was verified.
    pub evidence: BTreeMap<NodeId, Vec<Verification>>,
    /// Claims by their numbers.
    pub claims: Vec<(u32, NodeId)>,
    /// What was computed for each claim.
    pub assessments: BTreeMap<NodeId, Assessment>,
    /// The articles as they are counted, in the order of `sources`.
    pub witnesses: Witnesses,
    /// Pairs of articles that share words, by their indexes in `sources`.
    pub pairs: Vec<Overlap>,
    /// Pairs of articles that have a page side by side.
    pub comparisons: Comparisons,
    /// Which articles name whom.
    pub mentions: Mentions,
    /// The quotations that were verified, by article: what a lock is made of.
    pub quotes: BTreeMap<NodeId, Vec<QuoteMatch>>,
    /// Per note, how many of its paragraphs state something and cite nothing.
    pub uncited: BTreeMap<NodeId, usize>,
    /// In which titles are listed.
    pub order: Order,
    pub(super) numbers: BTreeMap<NodeId, u32>,
    short_names: Vec<String>,
}

/// Pages with one tag.
#[derive(Debug, Clone, Default)]
pub struct Tag {
    pub label: String,
    pub nodes: Vec<NodeId>,
}

/// Two articles that share this much of their five-word runs are copies of one story (DESIGN, Labels of claims).
const COPY: f64 = 0.5;

/// Up to so many articles, small shares of words are computed too.
const FEW: usize = 50;

/// Puts the dossier together. From here on the texts of articles are out of reach but for what may be published.
pub fn assemble(index: Index, mut resolved: Resolved, input: &Input, config: &Config) -> (Dossier, Vec<Finding>) {
    let (verified, mut findings) = quotations(&index, &mut resolved, input, config);
    findings.extend(prose::uncited(&index, &resolved.targets, input));
    let (uncited, faults) = gaps::uncited(&index, &resolved.targets, config);
    findings.extend(faults);
    let (origins, sources, faults) = origin::origins(&index);
    findings.extend(faults);
    let words: Vec<ArticleWords> = sources.iter().map(|s| words_of(&index, s, input)).collect();
    let (texts, faults) = texts(&index, input, config, &verified.matches, (&sources, &words));
    findings.extend(faults);
    let pairs = pairs(&index, &sources, input, &words);
    findings.extend(pairs.iter().filter_map(|p| undeclared_copy(&index, &sources, p)));
    let witnesses = witnesses(&index, &sources);
    let (assessments, faults) = assessments(&index, &sources, &witnesses);
    findings.extend(faults);
    let (mentions, faults) = mentions(&index, input, config);
    findings.extend(faults);
    let short_names = index.nodes.iter().map(|n| short_name(&index, n)).collect();
    let claims = numbers(&index);
    let dossier = Dossier {
        backlinks: backlinks(&index, &resolved),
        tags: tags(&index),
        related: relations(&index, &resolved),
        comparisons: comparisons(&index, &sources, &pairs, &assessments),
        numbers: claims.iter().map(|(number, id)| (*id, *number)).collect(),
        claims,
        targets: resolved.targets,
        evidence: verified.evidence,
        index,
        origins,
        sources,
        texts,
        assessments,
        witnesses,
        pairs,
        mentions,
        quotes: verified.matches,
        uncited,
        order: Order::of(&config.language),
        short_names,
    };
    (dossier, findings)
}

/// What an article is called in a few words: its publisher, else its agency, else its title without the brackets.
fn short_name(index: &Index, node: &Node) -> String {
    let publisher = || node.article()?.publisher.as_ref().map(|p| index.named(p).label);
    let agency = || {
        let origin = index.named(node.article()?.origin.as_ref()?);
        origin.node.is_none_or(|n| index.node(n).kind() != Kind::Article).then_some(origin.label)
    };
    let title = || node.title.trim_start_matches('[').trim_end_matches(']').to_owned();
    publisher().or_else(agency).unwrap_or_else(title)
}

/// The rights of each article, and its text as far as they allow.
fn texts(
    index: &Index,
    input: &Input,
    config: &Config,
    matches: &BTreeMap<NodeId, Vec<QuoteMatch>>,
    (sources, words): (&[Source], &[ArticleWords]),
) -> (BTreeMap<NodeId, PublishableText>, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut texts = BTreeMap::new();
    for (id, node) in index.ids().zip(&index.nodes) {
        let Some(article) = node.article() else { continue };
        findings.extend(rights_faults(node));
        let rights = article.rights.as_ref();
        let terms = Terms {
            mode: rights.map_or(config.rights.default, |r| r.mode),
            max_words: rights.and_then(|r| r.max_words).unwrap_or(config.rights.max_words) as usize,
            audience: if config.rights.reveal { Audience::Curator } else { Audience::Readers },
        };
        // A clone without the private texts has to build the same pages: no word of them is shown, whatever the mode.
        let withheld = Terms { mode: Mode::Cite, ..terms };
        let terms = if input.private.contains(node.id()) { withheld } else { terms };
        let quotes = matches.get(&id).map_or(&[][..], Vec::as_slice);
        if let Some(text) = input.texts.get(node.id()) {
            let counts =
                sources.binary_search_by_key(&id, |s| s.article).map_or(Vec::new(), |i| words[i].paragraph_words());
            let paragraphs: Vec<_> = text.paragraphs.iter().map(|p| p.text.as_str()).zip(counts).collect();
            texts.insert(id, publishable(&paragraphs, &text.markdown, terms, quotes));
        } else if let Some(locked) = input.lock.as_ref().and_then(|l| l.text(node.id())) {
            texts.insert(id, publishable_locked(locked.paragraph_words(), withheld, quotes));
        }
    }
    (texts, findings)
}

fn rights_faults(node: &Node) -> Option<Finding> {
    let document = &node.document;
    match node.article()?.rights.as_ref() {
        Some(rights) if rights.mode == Mode::Full && rights.licence.is_none() && rights.statement.is_none() => {
            let message = "this text is to be published in full, and nothing says why it may be";
            let finding = Finding::new(&code::LICENCE_MISSING, document.place(&rights.range), message);
            Some(finding.help("add `licence:` or `statement:` to `rights`"))
        }
        None if document.path.ends_with(".md") && !document.body.is_empty() => {
            let message = "nothing says whether the body is the article's text or your digest of it";
            let finding = Finding::new(&code::RIGHTS_MISSING, document.front.clone(), message);
            Some(finding.help("write `rights: {mode: cite}` for a digest, `{mode: full, licence: …}` for the text"))
        }
        _ => None,
    }
}

/// The words of an article's text; none where it is not here.
fn words_of(index: &Index, source: &Source, input: &Input) -> ArticleWords {
    let text = input.texts.get(index.node(source.article).id());
    let paragraphs: Vec<&str> = text.iter().flat_map(|t| &t.paragraphs).map(|p| p.text.as_str()).collect();
    ArticleWords::new(&paragraphs)
}

/// Shares of words below this are not looked for among so many articles: small ones are worth showing where a reader can
/// compare the articles; in a large dossier copies alone are.
pub fn least_share(articles: usize) -> f64 {
    if articles <= FEW { COPY / 10.0 } else { COPY }
}

/// What articles share: from their texts, or from the lock where one of the texts is not here.
fn pairs(index: &Index, sources: &[Source], input: &Input, articles: &[ArticleWords]) -> Vec<Overlap> {
    let text = |s: &Source| input.texts.get(index.node(s.article).id());
    let mut pairs = overlap::pairs(articles, least_share(articles.len()));
    let Some(lock) = &input.lock else { return pairs };
    let here = |i: usize| sources.get(i).is_some_and(|s| text(s).is_some());
    let place = |id: &str| index.by_id(id).and_then(|n| sources.binary_search_by_key(&n, |s| s.article).ok());
    for pair in lock.pairs() {
        let (a, b) = pair.ids();
        if let (Some(i), Some(k), Some(x), Some(y)) = (place(a), place(b), lock.text(a), lock.text(b))
            && !(here(i) && here(k))
        {
            pairs.push(pair.overlap((i, x.paragraph_words()), (k, y.paragraph_words())));
        }
    }
    pairs.sort_by_key(|p| (p.a, p.b));
    pairs
}

fn undeclared_copy(index: &Index, sources: &[Source], pair: &Overlap) -> Option<Finding> {
    let (a, b) = (sources.get(pair.a)?, sources.get(pair.b)?);
    if a.origin == b.origin || pair.containment() < COPY {
        return None;
    }
    let (first, second) = (index.node(a.article), index.node(b.article));
    let message = format!(
        "`{}` and `{}` share {:.0} % of their words in runs of five",
        first.id(),
        second.id(),
        pair.containment() * 100.0
    );
    let help = format!("if one is a copy, write `origin: {}` in it, or the agency's name in both", first.id());
    let place = second.document.front.clone();
    Some(
        Finding::new(&evidence::COPY_UNDECLARED, place, message)
            .help(help)
            .related(first.document.front.clone(), "the other one"),
    )
}

/// Claims with their numbers: `extra.number`, else the place among the claims.
fn numbers(index: &Index) -> Vec<(u32, NodeId)> {
    let claims = index.ids().filter(|id| index.node(*id).kind() == Kind::Claim);
    let number = |(i, id): (usize, NodeId)| {
        let given = index.node(id).document.common.extra.get("number").and_then(serde_json::Value::as_u64);
        (u32::try_from(given.unwrap_or(i as u64 + 1)).unwrap_or(u32::MAX), id)
    };
    let mut numbered: Vec<(u32, NodeId)> = claims.enumerate().map(number).collect();
    numbered.sort_unstable();
    numbered
}

impl Dossier {
    /// The nodes of a kind as a list shows them: in the order of their titles.
    pub fn by_title(&self, kind: Kind) -> Vec<NodeId> {
        let mut nodes: Vec<NodeId> = self.of_kind(kind).map(|(id, _)| id).collect();
        nodes.sort_by(|a, b| self.title_order(*a, *b));
        nodes
    }

    /// How two nodes stand in a list of titles.
    pub fn title_order(&self, a: NodeId, b: NodeId) -> std::cmp::Ordering {
        self.order.compare(&self.node(a).title, &self.node(b).title).then(a.cmp(&b))
    }

    pub fn node(&self, id: NodeId) -> &Node {
        self.index.node(id)
    }

    /// The origin and code of an article.
    pub fn source(&self, article: NodeId) -> Option<&Source> {
        self.sources.get(origin::place(&self.sources, article)?)
    }

    /// How many articles, outlets and origins these are.
    pub fn tally(&self, articles: impl IntoIterator<Item = NodeId>) -> Tally {
        self.witnesses.tally(articles.into_iter().filter_map(|a| origin::place(&self.sources, a)))
    }

    /// What a node is called in a few words; of an article its publisher, where it has one.
    pub fn short_name(&self, id: NodeId) -> &str {
        &self.short_names[id.index()]
    }

    /// The nodes of one kind, in the order of their ids.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = (NodeId, &Node)> {
        self.index.ids().zip(&self.index.nodes).filter(move |(_, n)| n.kind() == kind)
    }
}

fn tags(index: &Index) -> BTreeMap<String, Tag> {
    let mut tags: BTreeMap<String, Tag> = BTreeMap::new();
    for (id, node) in index.ids().zip(&index.nodes) {
        for label in &node.document.common.tags {
            let address = slug(label);
            if address.is_empty() {
                continue;
            }
            let tag = tags.entry(address).or_insert_with(|| Tag { label: label.clone(), nodes: Vec::new() });
            if tag.nodes.last() != Some(&id) {
                tag.nodes.push(id);
            }
        }
    }
    tags
}
