//! What nobody cites: sentences of articles that nothing uses, and paragraphs of notes that rest on nothing.

mod facts;

use std::collections::BTreeMap;
use std::ops::Range;

use super::names::lexicon::primary;
use super::quote::QuoteMatch;
use super::relations::{Use, used_paragraphs};
use super::{Dossier, Index, Input, Node, NodeId, Target};
use crate::config::Config;
use crate::diag::{Finding, code::evidence as code};
use crate::document::{ArticleText, Document, Kind, Paragraph};
use crate::text::Place;
use facts::{Facts, Sentence, sentences};

/// Sentences of articles with names, numbers or dates that nothing cites, for `check --gaps`.
pub fn gaps(dossier: &Dossier, input: &Input, config: &Config) -> Vec<Finding> {
    let articles = dossier.sources.iter().map(|s| (s.article, dossier.node(s.article)));
    let texts = articles.filter_map(|(id, node)| Some((id, node, input.texts.get(node.id())?)));
    texts.flat_map(|(id, node, text)| of_article(dossier, config, id, node, text)).collect()
}

fn of_article(dossier: &Dossier, config: &Config, id: NodeId, node: &Node, text: &ArticleText) -> Vec<Finding> {
    let language = node.article().and_then(|a| a.language.as_deref()).unwrap_or(&config.language);
    let cited = cited(dossier, id);
    let mut findings = Vec::new();
    for paragraph in &text.paragraphs {
        let names = names(dossier, id, paragraph.number);
        for sentence in sentences(&paragraph.text, primary(language), &names) {
            let is_cited = cited.get(&paragraph.number).is_some_and(|c| c.covers(&sentence.range));
            if sentence.facts.any() && !is_cited {
                findings.push(finding(node, text, paragraph, &sentence));
            }
        }
    }
    findings
}

/// What of a paragraph is cited.
#[derive(Default)]
struct Cited {
    whole: bool,
    quoted: Vec<Range<usize>>,
}

impl Cited {
    fn covers(&self, sentence: &Range<usize>) -> bool {
        self.whole || self.quoted.iter().any(|q| q.start < sentence.end && sentence.start < q.end)
    }
}

/// A citation with words stands for the sentence that they are in, one without for its paragraph.
fn cited(dossier: &Dossier, article: NodeId) -> BTreeMap<u32, Cited> {
    let mut cited: BTreeMap<u32, Cited> = BTreeMap::new();
    let evidence = |node: NodeId, i: usize| dossier.node(node).evidence().get(i).and_then(|e| e.paragraph);
    for (paragraph, uses) in used_paragraphs(&dossier.related[article.index()], evidence) {
        cited.entry(paragraph).or_default().whole |= uses.iter().any(|u| is_whole(dossier, u));
    }
    for passage in dossier.quotes.get(&article).into_iter().flatten().flat_map(QuoteMatch::passages) {
        cited.entry(passage.paragraph).or_default().quoted.extend(passage.range.clone());
    }
    cited
}

fn is_whole(dossier: &Dossier, used: &Use) -> bool {
    match used {
        Use::Evidence(node, i) => dossier.node(*node).evidence().get(*i).is_some_and(|e| e.quote.is_none()),
        Use::Citation(at) => match dossier.targets[at.from.index()].get(at.reference) {
            Some(Target::Citations(items)) => items.get(at.item).is_some_and(|c| c.quote.is_none()),
            _ => false,
        },
    }
}

/// Where a paragraph names a curated person, organization or place.
fn names(dossier: &Dossier, article: NodeId, paragraph: u32) -> Vec<Range<usize>> {
    let mentions = dossier.mentions.of.get(&article).into_iter().flatten();
    mentions.filter(|m| m.paragraph == paragraph).filter_map(|m| m.range.clone()).collect()
}

fn finding(node: &Node, text: &ArticleText, paragraph: &Paragraph, sentence: &Sentence<'_>) -> Finding {
    let message = format!("nothing cites p{}: “{}”", paragraph.number, shortened(sentence.text));
    let help = format!("it has {}: `[@{}, p{}, \"…\"]` cites it", sentence.facts.words(), node.id(), paragraph.number);
    Finding::new(&code::SENTENCE_UNCITED, place(&node.document, text, paragraph), message).help(help)
}

/// The paragraph, where the file is the article's text; else the file that stands for it.
fn place(document: &Document, text: &ArticleText, paragraph: &Paragraph) -> Place {
    if document.path.ends_with(".md") && document.body.markdown() == text.markdown {
        document.place(&document.body.in_file(&paragraph.range))
    } else {
        document.front.clone()
    }
}

/// The first words of a long sentence.
fn shortened(sentence: &str) -> String {
    let words: Vec<&str> = sentence.split_whitespace().collect();
    if words.len() <= 30 { words.join(" ") } else { words[..28].join(" ") + " …" }
}

/// A sentence shorter than this states little.
const SHORTEST: usize = 6;

/// Paragraphs of notes with a number or a date and no citation: by note, how many.
///
/// A link to a claim or an event is as good as a citation: the evidence stands there. Pages about the dossier itself, and
/// those that say `uncited: true`, are left out.
pub fn uncited(index: &Index, targets: &[Vec<Target>], config: &Config) -> (BTreeMap<NodeId, usize>, Vec<Finding>) {
    let (mut counts, mut findings) = (BTreeMap::new(), Vec::new());
    for (id, node) in index.ids().zip(&index.nodes) {
        let Some(note) = node.note() else { continue };
        if note.uncited || matches!(note.note_type.as_deref(), Some("method" | "about")) {
            continue;
        }
        let rests = |reference: usize| targets[id.index()].get(reference).is_some_and(|t| rests(index, t));
        let found = of_note(&node.document, primary(&config.language), rests);
        if !found.is_empty() {
            counts.insert(id, found.len());
        }
        findings.extend(found);
    }
    (counts, findings)
}

/// Whether a reference leads to evidence.
fn rests(index: &Index, target: &Target) -> bool {
    match target {
        Target::Citations(_) => true,
        Target::Node { node, .. } => matches!(index.node(*node).kind(), Kind::Claim | Kind::Event),
        _ => false,
    }
}

fn of_note(document: &Document, language: &str, rests: impl Fn(usize) -> bool) -> Vec<Finding> {
    let body = &document.body;
    let headings: Vec<usize> = body.headings.iter().map(|h| h.block).collect();
    let mut findings = Vec::new();
    for (number, block) in body.blocks.iter().enumerate() {
        let is_cited = block.references.iter().any(|(reference, _)| rests(*reference));
        // What stands in a cell may be cited in another one of its row.
        if is_cited || block.in_table || headings.contains(&number) || block.text.trim_end().ends_with(':') {
            continue;
        }
        let told = sentences(&block.text, language, &[]);
        let states = |s: &&Sentence<'_>| (s.facts.number || s.facts.date) && s.words >= SHORTEST;
        if let Some(sentence) = told.iter().find(states) {
            findings.push(uncited_finding(document, sentence));
        }
    }
    findings
}

fn uncited_finding(document: &Document, sentence: &Sentence<'_>) -> Finding {
    let message = format!("this paragraph cites nothing: “{}”", shortened(sentence.text));
    let help =
        format!("it has {}: cite the article, or write `uncited: true` in the front matter", sentence.facts.words());
    Finding::new(&code::PARAGRAPH_UNCITED, document.place(&at(document, sentence.text)), message).help(help)
}

/// Where a sentence stands in the file, or its first words where Markdown stands between them.
fn at(document: &Document, sentence: &str) -> Range<usize> {
    // A line break is a space in the text of a block, and as long.
    let source = document.body.markdown().replace('\n', " ");
    let ends = sentence.match_indices(' ').map(|(at, _)| at).take(8).collect::<Vec<_>>();
    let mut starts = std::iter::once(sentence).chain(ends.iter().rev().map(|end| &sentence[..*end]));
    let found = starts.find_map(|words| source.find(words).map(|at| at..at + words.len()));
    found.map_or(document.front.range(), |range| document.body.in_file(&range))
}

impl Facts {
    fn words(self) -> &'static str {
        match (self.name, self.number, self.date) {
            (_, _, true) => "a date",
            (_, true, _) => "a number",
            (true, ..) => "a name",
            _ => "nothing to cite",
        }
    }
}
