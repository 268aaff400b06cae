//! Whose name it is, decided within one article: a surname, an office or an acronym means somebody only after a full
//! name has settled whom, and only if nobody else could be meant.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Range;

use super::gazetteer::{BearerKind, Form, Gazetteer, Sense};
use super::lexicon::primary;
use super::person::abbreviates;
use super::scan::{Hit, Reading, Standing, is_addressed, is_located};
use super::words::{Case, Words};

/// One paragraph of an article's text or digest.
#[derive(Debug, Clone)]
pub struct Para<'a> {
    pub number: u32,
    pub text: &'a str,
    /// Byte ranges where nothing may be linked, ascending: code, links, attributions of quotations. Names in them still
    /// settle.
    pub skip: Vec<Range<usize>>,
}

/// Paragraphs under one heading.
#[derive(Debug, Clone, Default)]
pub struct Section<'a> {
    pub paragraphs: Vec<Para<'a>>,
}

/// An article as it is searched. `language` is a BCP 47 tag, empty if unknown.
#[derive(Debug, Clone, Default)]
pub struct ArticleText<'a> {
    pub language: &'a str,
    pub sections: Vec<Section<'a>>,
}

/// A place in a text that names a node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    pub node: usize,
    /// Index of the section.
    pub section: usize,
    pub paragraph: u32,
    /// Bytes in the paragraph's text, without a possessive ending.
    pub range: Range<usize>,
    /// The name as it stands there.
    pub spelling: String,
    /// The first mention of the node in its section that may be linked.
    pub first_in_section: bool,
    /// Not within one of the paragraph's `skip` ranges.
    pub linkable: bool,
}

/// A name that is left plain, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unresolved {
    pub paragraph: u32,
    pub range: Range<usize>,
    pub text: String,
    /// The nodes that it may mean, ascending, at most 16.
    pub candidates: Vec<usize>,
    pub reason: Reason,
}

/// Why a name was not given to anybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    NoFullName,
    FullNameOnlyLater,
    SeveralNamed,
    LikeNamed,
    StrangerNamed,
    SharedName,
    Confusable,
    LongerName,
}

impl Reason {
    /// The reason as the end of a sentence: ``"`Zhaparov` stays plain: …"``.
    pub fn text(self) -> &'static str {
        match self {
            Self::NoFullName => "no full name in this article settles whose it is",
            Self::FullNameOnlyLater => "the full name that would settle it comes only later",
            Self::SeveralNamed => "several bearers are named in full in this article",
            Self::LikeNamed => "someone with a name that sounds the same is named in this article",
            Self::StrangerNamed => "someone else of that name, who is not curated, is named in this article",
            Self::SharedName => "several bearers share the name and nothing in this article tells which is meant",
            Self::Confusable => "someone not to be confused with the bearer is named in this article",
            Self::LongerName => "it seems to be part of a longer name",
        }
    }
}

/// What one article names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mentions {
    /// In the order of the text.
    pub resolved: Vec<Mention>,
    pub unresolved: Vec<Unresolved>,
}

const CANDIDATES: usize = 16;

impl Gazetteer {
    /// The names in one article. Linear in its length, however often a name occurs and however many bear it.
    pub fn mentions(&self, article: &ArticleText<'_>) -> Mentions {
        let paragraphs: Vec<Paragraph<'_>> = paragraphs(article);
        let hits: Vec<Hit<'_>> = paragraphs.iter().enumerate().flat_map(|(i, p)| self.hits(&p.reading, i)).collect();
        let settled = Settled::new(self, &paragraphs, &hits);
        let mut found = settled.bracketed(&paragraphs, &hits);
        found.extend(hits.iter().enumerate().filter_map(|(i, hit)| settled.decide(&paragraphs, i, hit)));
        found.sort_by_key(|f| (f.paragraph, f.words.start));
        collect(&paragraphs, found)
    }
}

struct Paragraph<'a> {
    section: usize,
    para: &'a Para<'a>,
    reading: Reading<'a>,
}

fn paragraphs<'a>(article: &'a ArticleText<'a>) -> Vec<Paragraph<'a>> {
    let language = primary(article.language);
    let sections = article.sections.iter().enumerate();
    let all = sections.flat_map(|(section, s)| s.paragraphs.iter().map(move |para| (section, para)));
    all.map(|(section, para)| Paragraph { section, para, reading: Reading::new(para.text, language) }).collect()
}

/// A decided name.
struct Found {
    paragraph: usize,
    words: Range<usize>,
    verdict: Result<usize, (Reason, Vec<usize>)>,
}

/// Who is named in full in the article, and which short forms that settles.
struct Settled<'g> {
    gazetteer: &'g Gazetteer,
    /// By bearer: the first hit that names it in full.
    first: HashMap<usize, usize>,
    /// By class of short forms: up to [`ENOUGH`] bearers named in full.
    by_class: HashMap<usize, Vec<usize>>,
    /// Classes of which somebody uncurated is a bearer: the first hit that is part of his name. From there on a bare name
    /// may mean him.
    strangers: HashMap<usize, usize>,
    /// Acronyms that the article defines in brackets: the bearers, and the hits that do.
    brackets: BTreeMap<String, Vec<(usize, usize)>>,
}

/// Two bearers are enough to leave a name plain.
const ENOUGH: usize = 2;

impl<'g> Settled<'g> {
    fn new(gazetteer: &'g Gazetteer, paragraphs: &[Paragraph<'_>], hits: &[Hit<'_>]) -> Self {
        let mut out = Self {
            gazetteer,
            first: HashMap::new(),
            by_class: HashMap::new(),
            strangers: HashMap::new(),
            brackets: BTreeMap::new(),
        };
        for (index, hit) in hits.iter().enumerate() {
            let words = &paragraphs[hit.paragraph].reading.words;
            match (hit.standing, sole(&hit.senses, |s| s.form == Form::Full)) {
                (Standing::Alone, Some(bearer)) => out.settle(bearer, index, hit, words),
                (Standing::OfStranger, _) => out.note_stranger(index, hit),
                _ => {}
            }
            out.note_foreign_bracket(hits, index, words);
        }
        out
    }

    fn settle(&mut self, bearer: usize, index: usize, hit: &Hit<'_>, words: &Words<'_>) {
        if let std::collections::hash_map::Entry::Vacant(entry) = self.first.entry(bearer) {
            entry.insert(index);
            for class in &self.gazetteer.bearers[bearer].classes {
                let bearers = self.by_class.entry(*class).or_default();
                if bearers.len() < ENOUGH {
                    bearers.push(bearer);
                }
            }
        }
        self.define_bracket(bearer, index, hit, words);
    }

    /// `Commonwealth of Independent States (CIS)`.
    fn define_bracket(&mut self, bearer: usize, index: usize, hit: &Hit<'_>, words: &Words<'_>) {
        let next = hit.words.end;
        let Some(word) = words.get(next) else { return };
        let known = &self.gazetteer.bearers[bearer];
        let folded = words.folded(next);
        let is_acronym =
            word.case == Case::Upper && words.gap(next).trim() == "(" && words.gap(next + 1).starts_with(')');
        if is_acronym && known.kind != BearerKind::Person && known.full.iter().any(|name| abbreviates(folded, name)) {
            let definitions = self.brackets.entry(folded.to_owned()).or_default();
            if definitions.len() < ENOUGH && definitions.iter().all(|(b, _)| *b != bearer) {
                definitions.push((bearer, index));
            }
        }
    }

    /// `International Cricket Council (ICC)`: brackets after another name give the acronym to a stranger.
    fn note_foreign_bracket(&mut self, hits: &[Hit<'_>], index: usize, words: &Words<'_>) {
        let hit = &hits[index];
        let Some(before) = hit.words.start.checked_sub(1) else { return };
        let bracketed = words.gap(hit.words.start).trim() == "(" && words.gap(hit.words.end).starts_with(')');
        let after_hit =
            index > 0 && hits[index - 1].paragraph == hit.paragraph && hits[index - 1].words.end == hit.words.start;
        if bracketed
            && !after_hit
            && words.words[before].case == Case::Capital
            && words.words[hit.words.start].case == Case::Upper
        {
            self.note_stranger(index, hit);
        }
    }

    fn note_stranger(&mut self, index: usize, hit: &Hit<'_>) {
        for sense in hit.senses.iter().filter(|s| s.form == Form::Short) {
            self.strangers.entry(sense.class).or_insert(index);
        }
    }

    fn is_strangers(&self, class: usize, index: usize) -> bool {
        self.strangers.get(&class).is_some_and(|first| *first <= index)
    }

    fn decide(&self, paragraphs: &[Paragraph<'_>], index: usize, hit: &Hit<'_>) -> Option<Found> {
        let verdict = match hit.standing {
            Standing::OfLonger | Standing::OfStranger if !self.concerns_person(hit) => return None,
            Standing::Alone => self.verdict(&paragraphs[hit.paragraph].reading.words, index, hit),
            _ => Err(Reason::LongerName),
        };
        let verdict = verdict.map(|b| self.gazetteer.bearers[b].node).map_err(|r| (r, self.candidates(hit)));
        Some(Found { paragraph: hit.paragraph, words: hit.words.clone(), verdict })
    }

    /// All who bear the name; of an office those whose office it is.
    fn candidates(&self, hit: &Hit<'_>) -> Vec<usize> {
        if hit.senses.iter().all(|s| s.realm.is_some()) {
            let nodes: BTreeSet<usize> = hit.senses.iter().map(|s| self.gazetteer.bearers[s.bearer].node).collect();
            return nodes.into_iter().take(CANDIDATES).collect();
        }
        self.gazetteer.patterns[hit.pattern].nodes.iter().take(CANDIDATES).copied().collect()
    }

    /// A part of a longer name is worth a report only if a person might be meant.
    fn concerns_person(&self, hit: &Hit<'_>) -> bool {
        hit.senses.iter().any(|s| self.gazetteer.bearers[s.bearer].kind == BearerKind::Person)
    }

    fn verdict(&self, words: &Words<'_>, index: usize, hit: &Hit<'_>) -> Result<usize, Reason> {
        let full = sole(&hit.senses, |s| s.form == Form::Full);
        let has_full = hit.senses.iter().any(|s| s.form == Form::Full);
        let has_short = hit.senses.iter().any(|s| s.form != Form::Full);
        match (full, has_full, has_short) {
            (Some(bearer), _, false) => Ok(bearer),
            (Some(bearer), _, true) => self.full_or_short(words, index, hit, bearer),
            (None, true, _) => self.among_full(index, hit),
            (None, false, _) => self.short(index, &hit.senses),
        }
    }

    /// A word that is one bearer's whole name and another's surname: `Jordan`.
    fn full_or_short(&self, words: &Words<'_>, index: usize, hit: &Hit<'_>, bearer: usize) -> Result<usize, Reason> {
        let shorts: Vec<Sense> =
            hit.senses.iter().filter(|s| s.form != Form::Full && s.bearer != bearer).copied().collect();
        let is_place = self.gazetteer.bearers[bearer].kind == BearerKind::Place;
        if is_place && is_located(words, &hit.words) {
            return Ok(bearer);
        }
        if is_addressed(words, &hit.words) {
            return self.short(index, &shorts);
        }
        let named = shorts.iter().any(|s| self.by_class.contains_key(&s.class) || self.is_strangers(s.class, index));
        if named { Err(Reason::SharedName) } else { Ok(bearer) }
    }

    /// Several bear this as their whole name: one of them must be named otherwise, too.
    fn among_full(&self, index: usize, hit: &Hit<'_>) -> Result<usize, Reason> {
        let mut named = hit.senses.iter().map(|s| s.bearer).filter(|b| self.first.contains_key(b));
        match (named.next(), named.find(|b| Some(*b) != hit.senses.first().map(|s| s.bearer))) {
            (Some(bearer), None) if self.is_earlier(bearer, index) => Ok(bearer),
            _ => Err(Reason::SharedName),
        }
    }

    fn short(&self, index: usize, senses: &[Sense]) -> Result<usize, Reason> {
        let mut named: Vec<usize> =
            senses.iter().filter_map(|s| self.by_class.get(&s.class)).flatten().copied().collect();
        named.sort_unstable();
        named.dedup();
        if senses.iter().any(|s| self.is_strangers(s.class, index)) {
            return Err(Reason::StrangerNamed);
        }
        let [bearer] = named[..] else {
            let shared = senses.iter().any(|s| s.form == Form::Shared);
            return Err(if !named.is_empty() {
                Reason::SeveralNamed
            } else if shared {
                Reason::SharedName
            } else {
                Reason::NoFullName
            });
        };
        if !senses.iter().any(|s| s.bearer == bearer) {
            Err(Reason::LikeNamed)
        } else if !self.is_earlier(bearer, index) {
            Err(Reason::FullNameOnlyLater)
        } else if self.is_confusable(bearer) {
            Err(Reason::Confusable)
        } else {
            Ok(bearer)
        }
    }

    fn is_earlier(&self, bearer: usize, index: usize) -> bool {
        self.first.get(&bearer).is_some_and(|first| *first < index)
    }

    fn is_confusable(&self, bearer: usize) -> bool {
        let not = &self.gazetteer.bearers[bearer].not_confused_with;
        not.iter().any(|other| self.first.contains_key(other))
    }

    /// Undeclared acronyms that the article has defined in brackets.
    fn bracketed(&self, paragraphs: &[Paragraph<'_>], hits: &[Hit<'_>]) -> Vec<Found> {
        let mut out = Vec::new();
        if self.brackets.is_empty() {
            return out;
        }
        let taken: HashSet<(usize, usize)> =
            hits.iter().flat_map(|h| h.words.clone().map(|w| (h.paragraph, w))).collect();
        for (paragraph, p) in paragraphs.iter().enumerate() {
            let words = &p.reading.words;
            for at in
                (0..words.len()).filter(|at| words.words[*at].case == Case::Upper && !taken.contains(&(paragraph, *at)))
            {
                if let Some(definitions) = self.brackets.get(words.folded(at)) {
                    out.extend(self.defined(definitions, hits, paragraph, at));
                }
            }
        }
        out
    }

    fn defined(&self, definitions: &[(usize, usize)], hits: &[Hit<'_>], paragraph: usize, at: usize) -> Option<Found> {
        let node = |bearer: &usize| self.gazetteer.bearers[*bearer].node;
        let verdict = match definitions {
            [(bearer, by)] if (hits[*by].paragraph, hits[*by].words.start) < (paragraph, at) => Ok(node(bearer)),
            [_] => return None,
            several => Err((Reason::SeveralNamed, several.iter().map(|(b, _)| node(b)).collect())),
        };
        Some(Found { paragraph, words: at..at + 1, verdict })
    }
}

/// The only bearer among these senses, if there is but one.
fn sole(senses: &[Sense], of: impl Fn(&Sense) -> bool) -> Option<usize> {
    let mut bearers = senses.iter().filter(|s| of(s)).map(|s| s.bearer);
    let first = bearers.next()?;
    bearers.all(|b| b == first).then_some(first)
}

fn collect(paragraphs: &[Paragraph<'_>], found: Vec<Found>) -> Mentions {
    let mut out = Mentions::default();
    let mut seen: HashSet<(usize, usize)> = HashSet::new();
    for item in found {
        let paragraph = &paragraphs[item.paragraph];
        let range = paragraph.reading.words.range(item.words);
        let text = paragraph.para.text[range.clone()].to_owned();
        match item.verdict {
            Ok(node) => {
                let linkable = !overlaps(&paragraph.para.skip, &range);
                let first_in_section = linkable && seen.insert((paragraph.section, node));
                let (section, number) = (paragraph.section, paragraph.para.number);
                out.resolved.push(Mention {
                    node,
                    section,
                    paragraph: number,
                    range,
                    spelling: text,
                    first_in_section,
                    linkable,
                });
            }
            Err((reason, candidates)) => {
                out.unresolved.push(Unresolved { paragraph: paragraph.para.number, range, text, candidates, reason });
            }
        }
    }
    out
}

/// Whether one of the ascending ranges has bytes in common with `range`.
fn overlaps(ascending: &[Range<usize>], range: &Range<usize>) -> bool {
    let next = ascending.partition_point(|s| s.end <= range.start);
    ascending.get(next).is_some_and(|s| s.start < range.end)
}
