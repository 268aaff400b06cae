//! All curated names as one automaton, and what each found row of words may mean.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use aho_corasick::{AhoCorasick, MatchKind};

use super::inflect;
use super::key::sound;
use super::lexicon::{COMMON, DEFINITE, FUNCTION, OF};
use super::person::{is_titled_surname, parts, surnames};
use super::words::{self, Case, Words, folded_phrase};
use crate::diag::{Finding, code};
use crate::text::{Place, fold_name};

/// What a node is, as far as names go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BearerKind {
    Person,
    Organization,
    Place,
    Event,
    Term,
}

/// A name as it stands in front matter.
#[derive(Debug, Clone)]
pub struct Name<'a> {
    pub text: &'a str,
    pub place: Place,
}

/// A curated node that may be named in articles. `node` is the caller's own number for it.
#[derive(Debug, Clone)]
pub struct Bearer<'a> {
    pub node: usize,
    pub kind: BearerKind,
    pub title: Name<'a>,
    pub aliases: Vec<Name<'a>>,
    /// Names that others bear too (`ambiguous_aliases`).
    pub ambiguous: Vec<Name<'a>>,
    /// Offices by which articles may call this person (`the president`), with or without the article.
    pub roles: Vec<Name<'a>>,
    /// Nodes for which this one must not be taken.
    pub not_confused_with: Vec<usize>,
}

/// How much a name says by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// Whose it is needs no context.
    Full,
    /// Declared as borne by several.
    Shared,
    /// A surname, acronym or office: means somebody only after a full name in the same article.
    Short,
    Role,
}

/// How the name's letters must be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Written {
    /// As an acronym: upper case throughout.
    Upper,
    /// Starts with a capital.
    Capital,
    Any,
}

/// One meaning of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Sense {
    /// Index into [`Gazetteer::bearers`].
    pub bearer: usize,
    pub form: Form,
    pub written: Written,
    /// Counts only in languages with a genitive in bare `s`.
    pub genitive: bool,
    /// The name has a comma within (`Washington, D.C.`).
    pub comma: bool,
    /// Of an office: what it is of (`President of Kyrgyzstan`), an index into [`Gazetteer::realms`]. The text must say so, too.
    pub realm: Option<usize>,
    /// Short forms of one class can be taken for each other (`Japarov`, `Zhaparov`).
    pub class: usize,
}

/// A row of words that is some bearer's name.
#[derive(Debug)]
pub(super) struct Pattern {
    pub words: usize,
    pub senses: Vec<Sense>,
    /// The longest other pattern with which this one starts.
    pub shorter: Option<usize>,
    /// The nodes of all senses, ascending.
    pub nodes: Arc<[usize]>,
}

#[derive(Debug)]
pub(super) struct Known {
    pub node: usize,
    pub kind: BearerKind,
    /// Full names, for acronyms in brackets.
    pub full: Vec<String>,
    /// The first letter of its title, folded.
    pub initial: Option<char>,
    /// The classes of its short forms.
    pub classes: Vec<usize>,
    /// Indices of bearers.
    pub not_confused_with: Vec<usize>,
}

/// All names of all bearers, ready to be found in texts.
///
/// Building is linear in the names' total length, finding linear in the text (Aho–Corasick, leftmost-longest).
#[derive(Debug)]
pub struct Gazetteer {
    pub(super) automaton: Option<AhoCorasick>,
    pub(super) patterns: Vec<Pattern>,
    pub(super) bearers: Vec<Known>,
    /// What offices are of, as folded words.
    pub(super) realms: Vec<Vec<String>>,
}

/// More bearers of one spelling than this are not told apart: those beyond are never linked by it.
const MAX_SENSES: usize = 64;
/// More full names of one bearer than this are not tried for acronyms in brackets.
const MAX_FULL: usize = 32;
/// Longer names are descriptions. Also the bound on work after a rejected match.
const MAX_WORDS: usize = 16;
const MAX_BYTES: usize = 200;

impl Gazetteer {
    /// Reads the bearers' names. Findings are about names that texts are not searched for, or that cannot be told apart;
    /// two bearers of one and the same name are the index's finding, not ours.
    pub fn new(bearers: &[Bearer<'_>]) -> (Self, Vec<Finding>) {
        let mut draft = Draft::default();
        for (index, bearer) in bearers.iter().enumerate() {
            draft.add(index, bearer);
        }
        draft.alike(bearers);
        let findings = std::mem::take(&mut draft.findings);
        (draft.finish(bearers), findings)
    }

    /// The number of rows of words that are looked for.
    pub fn pattern_count(&self) -> usize {
        self.patterns.len()
    }
}

#[derive(Default)]
struct Draft {
    /// By serialized words.
    senses: BTreeMap<String, BTreeSet<Sense>>,
    classes: BTreeMap<String, usize>,
    of_bearer: Vec<BTreeSet<usize>>,
    realms: Vec<Vec<String>>,
    findings: Vec<Finding>,
}

impl Draft {
    fn add(&mut self, index: usize, bearer: &Bearer<'_>) {
        self.of_bearer.push(BTreeSet::new());
        let shorts = short_names(bearer);
        for short in &shorts {
            self.pattern(index, short, Form::Short);
        }
        for name in std::iter::once(&bearer.title).chain(&bearer.aliases) {
            let text = without_disambiguation(name.text);
            if self.is_searchable(name, text) {
                self.pattern(index, text, form_of(bearer, text, &shorts));
            }
        }
        for name in &bearer.ambiguous {
            if self.is_searchable(name, name.text) {
                self.pattern(index, without_disambiguation(name.text), Form::Shared);
            }
        }
        for role in bearer.roles.iter().filter(|r| !r.text.trim().is_empty() && r.text.len() <= MAX_BYTES) {
            self.role(index, without_article(role.text));
        }
    }

    /// In `President of Kyrgyzstan` the office is what is searched for, and the country stands behind it.
    fn role(&mut self, bearer: usize, role: &str) {
        let class = self.class(bearer, role, Form::Role);
        let (office, realm) = office_and_realm(role);
        let realm = realm.map(|words| {
            self.realms.push(words);
            self.realms.len() - 1
        });
        let sense =
            Sense { bearer, form: Form::Role, written: Written::Any, genitive: false, comma: false, realm, class };
        self.insert(office, sense);
    }

    fn pattern(&mut self, bearer: usize, name: &str, form: Form) {
        let class = self.class(bearer, name, form);
        let (written, comma) = (written(name), name.contains(','));
        self.insert(name, Sense { bearer, form, written, genitive: false, comma, realm: None, class });
    }

    fn insert(&mut self, name: &str, sense: Sense) {
        for inflected in inflect::forms(name) {
            let sense = Sense { genitive: inflected.genitive, ..sense };
            self.senses.entry(words::serialized(&inflected.folded)).or_default().insert(sense);
        }
    }

    fn class(&mut self, bearer: usize, name: &str, form: Form) -> usize {
        let key = match form {
            Form::Full => return usize::MAX,
            Form::Short => format!("short {}", sound(name)),
            Form::Shared => format!("shared {}", folded_phrase(name)),
            Form::Role => format!("role {}", folded_phrase(name)),
        };
        let next = self.classes.len();
        let class = *self.classes.entry(key).or_insert(next);
        self.of_bearer[bearer].insert(class);
        class
    }

    fn is_searchable(&mut self, name: &Name<'_>, text: &str) -> bool {
        let Some((code, why)) = unsearchable(text) else { return true };
        let help = "links that you type still find it; for the articles, add a longer alias";
        self.findings.push(Finding::new(code, name.place.clone(), format!("`{text}` {why}")).help(help));
        false
    }

    /// Full names that only the folding of texts makes equal.
    fn alike(&mut self, bearers: &[Bearer<'_>]) {
        let mut first: BTreeMap<String, (usize, &Name<'_>)> = BTreeMap::new();
        for (index, bearer) in bearers.iter().enumerate() {
            for name in std::iter::once(&bearer.title).chain(&bearer.aliases) {
                let key = folded_phrase(without_disambiguation(name.text));
                let (other, with) = first.entry(key).or_insert((index, name));
                if *other != index && fold_name(with.text) != fold_name(name.text) && !name.text.contains('(') {
                    let message = format!("`{}` and `{}` are the same to a search in texts", name.text, with.text);
                    let finding = Finding::new(&code::names::NAMES_ALIKE, name.place.clone(), message);
                    self.findings.push(finding.related(with.place.clone(), "the other bearer"));
                }
            }
        }
    }

    fn finish(self, bearers: &[Bearer<'_>]) -> Gazetteer {
        // More than 2³¹ states fail: no dossier has that many names. Then none is found.
        let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(self.senses.keys()).ok();
        let index: HashMap<&str, usize> = self.senses.keys().enumerate().map(|(i, key)| (key.as_str(), i)).collect();
        let patterns = self.senses.iter().map(|(key, senses)| pattern(key, senses, &index, bearers)).collect();
        let by_node: HashMap<usize, usize> = bearers.iter().enumerate().map(|(i, b)| (b.node, i)).collect();
        let known = bearers.iter().zip(&self.of_bearer).map(|(b, classes)| known(b, classes, &by_node)).collect();
        Gazetteer { automaton, patterns, bearers: known, realms: self.realms }
    }
}

fn pattern(key: &str, senses: &BTreeSet<Sense>, index: &HashMap<&str, usize>, bearers: &[Bearer<'_>]) -> Pattern {
    let nodes: BTreeSet<usize> = senses.iter().filter_map(|s| bearers.get(s.bearer)).map(|b| b.node).collect();
    Pattern {
        words: key.matches(words::BEFORE).count(),
        senses: senses.iter().take(MAX_SENSES).copied().collect(),
        shorter: key.rmatch_indices(words::BEFORE).find_map(|(at, _)| index.get(&key[..at]).copied()),
        nodes: nodes.into_iter().collect(),
    }
}

fn known(bearer: &Bearer<'_>, classes: &BTreeSet<usize>, by_node: &HashMap<usize, usize>) -> Known {
    let names = std::iter::once(&bearer.title).chain(&bearer.aliases);
    Known {
        node: bearer.node,
        kind: bearer.kind,
        initial: folded_phrase(bearer.title.text).chars().next(),
        full: names
            .map(|n| without_disambiguation(n.text).to_owned())
            .filter(|n| n.contains(' '))
            .take(MAX_FULL)
            .collect(),
        classes: classes.iter().copied().collect(),
        not_confused_with: bearer.not_confused_with.iter().filter_map(|n| by_node.get(n)).copied().collect(),
    }
}

/// The surnames of a person, as its title and those aliases write them that are spellings of the same name.
fn short_names(bearer: &Bearer<'_>) -> BTreeSet<String> {
    if bearer.kind != BearerKind::Person {
        return BTreeSet::new();
    }
    let title = without_disambiguation(bearer.title.text);
    let mut out: BTreeSet<String> = surnames(title).into_iter().collect();
    for alias in &bearer.aliases {
        if is_spelling_of(alias.text, title) {
            out.extend(surnames(alias.text));
        }
    }
    out
}

/// Whether `alias` is the same name written otherwise, and not a byname: `Sadyr Zhaparov`, not `the Iron Lady`.
fn is_spelling_of(alias: &str, title: &str) -> bool {
    let (alias_parts, title_parts) = (parts(alias), parts(title));
    let sounds: Vec<String> = title_parts.iter().map(|p| sound(p)).collect();
    alias_parts.len() > 1 && alias_parts.iter().any(|p| p.chars().count() > 2 && sounds.contains(&sound(p)))
        || !alias.is_ascii() && title.is_ascii() && alias_parts.len() == title_parts.len()
}

fn form_of(bearer: &Bearer<'_>, name: &str, shorts: &BTreeSet<String>) -> Form {
    let folded = folded_phrase(name);
    let is_title = bearer.title.text == name;
    match bearer.kind {
        BearerKind::Person if shorts.iter().any(|s| folded_phrase(s) == folded) || is_titled_surname(name) => {
            Form::Short
        }
        BearerKind::Organization | BearerKind::Event | BearerKind::Term if !is_title && is_acronym_of(bearer, name) => {
            Form::Short
        }
        _ => Form::Full,
    }
}

/// An acronym that shortens a longer name of the same bearer.
fn is_acronym_of(bearer: &Bearer<'_>, name: &str) -> bool {
    written(name) == Written::Upper
        && std::iter::once(&bearer.title)
            .chain(&bearer.aliases)
            .any(|n| n.text.contains(' ') && super::person::abbreviates(&folded_phrase(name), n.text))
}

fn written(name: &str) -> Written {
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    if letters().count() > 1 && !name.contains(' ') && letters().all(char::is_uppercase) {
        Written::Upper
    } else if letters().next().is_some_and(char::is_uppercase) {
        Written::Capital
    } else {
        Written::Any
    }
}

fn unsearchable(name: &str) -> Option<(&'static crate::diag::Code, &'static str)> {
    let words = Words::new(name);
    let folded = folded_phrase(name);
    let letters = folded.chars().filter(|c| c.is_alphanumeric()).count();
    let is_han = name.chars().any(|c| ('\u{2E80}'..='\u{9FFF}').contains(&c));
    if letters < 2 {
        Some((&code::names::NAME_TOO_SHORT, "has fewer than two letters"))
    } else if name.len() > MAX_BYTES || !is_han && words.len() > MAX_WORDS {
        Some((&code::names::NAME_TOO_LONG, "is too long to be a name"))
    } else if words.len() == 1 && written(name) != Written::Upper && (COMMON.has(&folded) || FUNCTION.has(&folded)) {
        Some((&code::names::NAME_COMMON_WORD, "is a common word"))
    } else {
        None
    }
}

/// `Jordan (country)` is called `Jordan` in articles.
fn without_disambiguation(name: &str) -> &str {
    match name.trim_end().strip_suffix(')').and_then(|n| n.rfind(" (")) {
        Some(at) if at > 0 => name[..at].trim_end(),
        _ => name.trim(),
    }
}

/// `President`, and the words of `Kyrgyzstan`: cut at the first `of` before a capital.
fn office_and_realm(role: &str) -> (&str, Option<Vec<String>>) {
    let words = Words::new(role);
    let named = |at: usize| words.get(at).is_some_and(|w| w.case != Case::Lower);
    let of = (1..words.len()).find(|at| {
        let article = usize::from(DEFINITE.has(words.folded(at + 1)));
        OF.has(words.folded(*at)) && named(at + 1 + article)
    });
    let Some(of) = of else { return (role, None) };
    let start = of + 1 + usize::from(DEFINITE.has(words.folded(of + 1)));
    let realm = (start..words.len()).map(|at| words.folded(at).to_owned()).collect();
    (&role[words.range(0..of)], Some(realm))
}

fn without_article(role: &str) -> &str {
    let role = role.trim();
    match role.split_once(' ') {
        Some((first, rest)) if DEFINITE.has(&first.to_lowercase()) => rest,
        _ => role,
    }
}
