//! Statements that differ: two sentences of different articles with a name and words in common, of which one has another
//! number, another date, or a *not*.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::text::Statement;
use super::{Contradiction, Curated, Difference};
use crate::dossier::names::lexicon::FUNCTION;
use crate::dossier::names::words::{Case, Gap};
use crate::text::slug;

/// What a sentence says, as far as it can be compared.
struct Saying<'a> {
    statement: &'a Statement<'a>,
    /// The first letters of its words that are neither names nor function words.
    stems: BTreeSet<String>,
    /// Those of them that are denied.
    denied: BTreeSet<String>,
    /// What is counted → how many.
    numbers: BTreeMap<String, String>,
    dates: BTreeSet<&'a str>,
}

/// Sentences with one name and word in common are compared with each other, in buckets of at most this many.
const BUCKET: usize = 64;

/// The most telling differences first; at most 200.
pub fn propose(statements: &[Statement<'_>], curated: &Curated<'_>) -> Vec<Contradiction> {
    let sayings: Vec<Saying<'_>> = statements.iter().map(saying).collect();
    let mut found: BTreeMap<(usize, usize), (usize, Contradiction)> = BTreeMap::new();
    for bucket in buckets(&sayings).into_values().filter(|b| b.len() <= BUCKET) {
        for (i, a) in bucket.iter().enumerate() {
            for b in &bucket[i + 1..] {
                if let (false, Some(difference)) = (found.contains_key(&(*a, *b)), compare(&sayings[*a], &sayings[*b]))
                {
                    found.insert((*a, *b), difference);
                }
            }
        }
    }
    let mut all: Vec<(usize, Contradiction)> = found.into_values().collect();
    all.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| order(&a.1).cmp(&order(&b.1))));
    let is_new = |c: &Contradiction| !curated.ids.contains(&id(c)) && !curated.not.iter().any(|n| *n == id(c));
    let mut seen = BTreeSet::new();
    all.into_iter().map(|(_, c)| c).filter(is_new).filter(|c| seen.insert(id(c))).take(200).collect()
}

fn order(c: &Contradiction) -> [(usize, usize, usize, usize); 2] {
    [c.passages[0].order(), c.passages[1].order()]
}

/// The id under which it is proposed: the same for the same names and values.
pub fn id(c: &Contradiction) -> String {
    let kind = match c.difference {
        Difference::Number => "number",
        Difference::Date => "date",
        Difference::Negation => "negation",
    };
    let names: Vec<String> = c.names.iter().take(3).map(|n| slug(n)).collect();
    slug(&format!("{kind} {} {} {}", names.join(" "), c.values[0].replace('/', " "), c.values[1].replace('/', " ")))
}

/// The sentences by the hash of a name and a word in them. The hasher's keys are fixed; two pairs of one hash only cost time.
fn buckets(sayings: &[Saying<'_>]) -> BTreeMap<u64, Vec<usize>> {
    let mut out: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (index, saying) in sayings.iter().enumerate() {
        for name in saying.statement.names.iter().take(4) {
            for stem in saying.stems.iter().take(16) {
                let mut hasher = DefaultHasher::new();
                (name, stem).hash(&mut hasher);
                out.entry(hasher.finish()).or_default().push(index);
            }
        }
    }
    out
}

fn saying<'a>(statement: &'a Statement<'a>) -> Saying<'a> {
    let mut out = Saying {
        statement,
        stems: BTreeSet::new(),
        denied: BTreeSet::new(),
        numbers: BTreeMap::new(),
        dates: BTreeSet::new(),
    };
    out.dates.extend(statement.dates.iter().map(|d| d.edtf.as_str()));
    let dated =
        |r: &std::ops::Range<usize>| statement.dates.iter().any(|d| d.range.start < r.end && r.start < d.range.end);
    let named = |r: &std::ops::Range<usize>| statement.named.iter().any(|n| n.start < r.end && r.start < n.end);
    let words = statement.words;
    let mut denying = 0;
    for at in statement.span.clone() {
        let (range, folded) = (words.range(at..at + 1), words.folded(at));
        if matches!(words.words[at].before, Gap::Comma | Gap::Open) {
            denying = 0;
        }
        if is_denial(folded) || folded == "t" && words.words[at].before == Gap::Apostrophe {
            denying = 5;
            continue;
        }
        denying = usize::saturating_sub(denying, 1);
        if dated(&range) || named(&range) {
            continue;
        }
        match number(words.written(at)) {
            Some(number) => out.numbers.extend(counted(statement, at).map(|what| (what, number))),
            None => out.note(folded, words.words[at].case, denying > 0),
        }
    }
    out
}

impl Saying<'_> {
    fn note(&mut self, folded: &str, case: Case, denied: bool) {
        if folded.chars().count() < 4 || FUNCTION.has(folded) || matches!(case, Case::Upper) {
            return;
        }
        let stem = stem(folded);
        if denied {
            self.denied.insert(stem.clone());
        }
        self.stems.insert(stem);
    }
}

/// The first six letters: enough to bring `skipped` and `skip`, `signatory` and `signatories` together with the next rule.
fn stem(folded: &str) -> String {
    let bare =
        ["ing", "ed", "es", "s"].iter().find_map(|e| folded.strip_suffix(e).filter(|b| b.len() > 3)).unwrap_or(folded);
    let bare: String = bare.chars().take(6).collect();
    let mut chars: Vec<char> = bare.chars().collect();
    if chars.len() > 3 && chars[chars.len() - 1] == chars[chars.len() - 2] {
        chars.pop();
    }
    chars.into_iter().collect()
}

fn is_denial(folded: &str) -> bool {
    matches!(
        folded,
        "not"
            | "never"
            | "no"
            | "neither"
            | "nor"
            | "without"
            | "denied"
            | "denies"
            | "refused"
            | "nicht"
            | "kein"
            | "keine"
            | "nie"
            | "pas"
            | "jamais"
            | "aucun"
            | "nunca"
            | "ningun"
            | "ninguna"
            | "не"
            | "нет"
            | "никогда"
            | "cannot"
            | "none"
    )
}

fn number(written: &str) -> Option<String> {
    const WORDS: &[&str] =
        &["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    if let Some(at) = WORDS.iter().position(|w| *w == written) {
        return Some((at + 2).to_string());
    }
    written.bytes().all(|b| b.is_ascii_digit()).then(|| written.to_owned()).filter(|w| !w.is_empty())
}

/// The stem of what a number counts: the first word of some length after it.
fn counted(statement: &Statement<'_>, at: usize) -> Option<String> {
    let words = statement.words;
    let end = statement.span.end.min(at + 4);
    let noun = (at + 1..end).find(|i| {
        words.words[*i].case == Case::Lower && words.folded(*i).len() > 3 && !FUNCTION.has(words.folded(*i))
    })?;
    let joined = (at + 1..=noun).all(|i| matches!(words.words[i].before, Gap::Space | Gap::Hyphen));
    joined.then(|| stem(words.folded(noun)))
}

fn compare(a: &Saying<'_>, b: &Saying<'_>) -> Option<(usize, Contradiction)> {
    if a.statement.passage.source == b.statement.passage.source {
        return None;
    }
    let names: Vec<String> = a.statement.names.intersection(&b.statement.names).cloned().collect();
    let stems: Vec<&String> = a.stems.intersection(&b.stems).collect();
    let common = stems.len() + names.len();
    // Long sentences have words in common by chance.
    let shorter = a.stems.len().min(b.stems.len()) + a.statement.names.len().min(b.statement.names.len());
    if names.is_empty() || common < 3 || common * 4 < shorter {
        return None;
    }
    let (difference, values) = difference(a, b, &stems)?;
    let weight = common * 100 / shorter.max(1) + 20 * usize::from(difference == Difference::Negation);
    let passages = [a.statement.passage.clone(), b.statement.passage.clone()];
    Some((weight, Contradiction { difference, names, values, passages }))
}

fn difference(a: &Saying<'_>, b: &Saying<'_>, stems: &[&String]) -> Option<(Difference, [String; 2])> {
    let polarity = stems.iter().find(|s| a.denied.contains(**s) != b.denied.contains(**s));
    if let Some(stem) = polarity.filter(|_| stems.len() > 1) {
        let value =
            |s: &Saying<'_>| if s.denied.contains(*stem) { format!("not {stem}…") } else { format!("{stem}…") };
        return Some((Difference::Negation, [value(a), value(b)]));
    }
    if let Some((what, n)) = a.numbers.iter().find(|(what, n)| b.numbers.get(*what).is_some_and(|m| m != *n)) {
        return Some((Difference::Number, [format!("{n} {what}…"), format!("{} {what}…", b.numbers[what])]));
    }
    let (left, right) = (a.dates.iter().next()?, b.dates.iter().next()?);
    let apart = a.dates.iter().all(|x| b.dates.iter().all(|y| excludes(x, y)));
    (apart && stems.len() >= 2).then(|| (Difference::Date, [(*left).to_owned(), (*right).to_owned()]))
}

/// `2023-08` excludes `2023-07`, not `2023-08-22`; years and weeks are too wide to compare with days.
fn excludes(a: &str, b: &str) -> bool {
    let (a, b) = (a.trim_end_matches('~'), b.trim_end_matches('~'));
    a.len() >= 7 && b.len() >= 7 && !a.contains('/') && !b.contains('/') && !a.starts_with(b) && !b.starts_with(a)
}
