//! Statements that differ: two sentences of different articles with a name and words in common, of which one has another
//! number, another date, or a *not*.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::text::Statement;
use super::{Contradiction, Curated, Difference, Passage};
use crate::dossier::names::lexicon::FUNCTION;
use crate::dossier::names::words::{Case, Gap};
use crate::text::slug;

/// What a sentence says, as far as it can be compared.
struct Saying<'a> {
    statement: &'a Statement<'a>,
    /// The first letters of its words that are neither names nor function words.
    stems: BTreeSet<String>,
    /// Where they are said of somebody and how they are written: what is done by others (`attended by`) is left out.
    said: BTreeMap<String, (usize, &'a str)>,
    /// Those of them that are denied.
    denied: BTreeSet<String>,
    /// What is counted → how many.
    numbers: BTreeMap<String, String>,
    dates: BTreeSet<&'a str>,
}

/// Sentences with one name and word in common are compared with each other, in buckets of at most this many.
const BUCKET: usize = 64;

/// More passages of one side are no longer listed.
const MOST_PASSAGES: usize = 12;

/// By source, paragraph, bytes.
type Place = (usize, usize, usize, usize);

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
    let all = in_one(all.into_iter().map(|(_, c)| c));
    all.into_iter().filter(is_new).filter(|c| seen.insert(id(c))).take(200).collect()
}

/// Differences of the same kind and values that share a passage are one, with the passages of both: copies of a story say it
/// twice.
fn in_one(all: impl Iterator<Item = Contradiction>) -> Vec<Contradiction> {
    let mut out: Vec<Contradiction> = Vec::new();
    let mut by_passage: BTreeMap<(Difference, [String; 2], Place), usize> = BTreeMap::new();
    for mut c in all {
        if c.values[0] > c.values[1] {
            c.values.reverse();
            c.passages.reverse();
        }
        let values = c.values.clone().map(|v| v.trim_end_matches('~').to_owned());
        let key = |p: &Passage| (c.difference, values.clone(), p.order());
        let known = c.passages.iter().flatten().find_map(|p| by_passage.get(&key(p))).copied();
        let index = known.unwrap_or(out.len());
        for passage in c.passages.iter().flatten() {
            by_passage.entry(key(passage)).or_insert(index);
        }
        match known {
            Some(index) => out[index].passages.iter_mut().zip(c.passages).for_each(|(own, more)| add(own, more)),
            None => out.push(c),
        }
    }
    out
}

fn add(passages: &mut Vec<Passage>, more: Vec<Passage>) {
    for passage in more {
        if !passages.contains(&passage) && passages.len() < MOST_PASSAGES {
            passages.push(passage);
        }
    }
}

fn order(c: &Contradiction) -> Vec<Place> {
    c.passages.iter().flatten().map(Passage::order).collect()
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
        said: BTreeMap::new(),
        denied: BTreeSet::new(),
        numbers: BTreeMap::new(),
        dates: BTreeSet::new(),
    };
    let dates = || statement.dates.iter().chain(&statement.near);
    out.dates.extend(dates().map(|d| d.edtf.as_str()));
    let dated = |r: &std::ops::Range<usize>| dates().any(|d| d.range.start < r.end && r.start < d.range.end);
    let named = |r: &std::ops::Range<usize>| statement.named.iter().any(|n| n.start < r.end && r.start < n.end);
    let words = statement.words;
    let mut denying = 0_usize;
    for at in statement.span.clone() {
        let (range, folded) = (words.range(at..at + 1), words.folded(at));
        if matches!(words.words[at].before, Gap::Comma | Gap::Open) {
            denying = 0;
        }
        if is_denial(folded) || folded == "t" && words.words[at].before == Gap::Apostrophe {
            denying = 5;
            continue;
        }
        denying = denying.saturating_sub(1);
        if dated(&range) || named(&range) {
            continue;
        }
        match number(words.written(at)) {
            Some(number) => out.numbers.extend(counted(statement, at).map(|what| (what, number))),
            // `not yet provided an official answer` denies the first of these words alone.
            None if out.note(at, denying > 0) => denying = 0,
            None => {}
        }
    }
    out
}

impl Saying<'_> {
    /// Notes a word down, if it says something; whether a denial before it is used up by it.
    fn note(&mut self, at: usize, denied: bool) -> bool {
        let words = self.statement.words;
        let folded = words.folded(at);
        if folded.chars().count() < 4 || FUNCTION.has(folded) || matches!(words.words[at].case, Case::Upper) {
            return false;
        }
        let stem = stem(folded);
        let meant = !folded.ends_with("ly");
        if denied && meant {
            self.denied.insert(stem.clone());
        }
        if words.folded(at + 1) != "by" && meant {
            self.said.entry(stem.clone()).or_insert((words.range(at..at + 1).start, words.written(at)));
        }
        self.stems.insert(stem);
        meant
    }

    /// A word by its stem, as the sentence has it.
    fn written<'s>(&'s self, stem: &'s str) -> &'s str {
        self.said.get(stem).map_or(stem, |(_, word)| word)
    }

    /// Whether a name stands before a place in the sentence, where its subject is.
    fn has_before(&self, name: &str, at: usize) -> bool {
        self.statement.places.iter().any(|(n, place)| n == name && *place < at)
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
    let (difference, values) =
        difference(a, b, &stems).filter(|(d, _)| *d != Difference::Date || common > 3 && names.len() > 1)?;
    let weight = common * 100 / shorter.max(1) + 20 * usize::from(difference == Difference::Negation);
    let passages = [vec![a.statement.passage.clone()], vec![b.statement.passage.clone()]];
    Some((weight, Contradiction { difference, names, values, passages }))
}

fn difference(a: &Saying<'_>, b: &Saying<'_>, stems: &[&String]) -> Option<(Difference, [String; 2])> {
    if stems.len() > 1
        && let Some(values) = stems.iter().find_map(|stem| polarity(a, b, stem))
    {
        return Some((Difference::Negation, values));
    }
    if let Some((what, n)) = a.numbers.iter().find(|(what, n)| b.numbers.get(*what).is_some_and(|m| m != *n)) {
        return Some((
            Difference::Number,
            [format!("{n} {}", a.written(what)), format!("{} {}", b.numbers[what], b.written(what))],
        ));
    }
    let (left, right) = (a.dates.iter().next()?, b.dates.iter().next()?);
    let apart = a.dates.iter().all(|x| b.dates.iter().all(|y| excludes(x, y)));
    (apart && stems.len() >= 2).then(|| (Difference::Date, [(*left).to_owned(), (*right).to_owned()]))
}

/// One says of somebody what the other denies.
fn polarity(a: &Saying<'_>, b: &Saying<'_>, stem: &str) -> Option<[String; 2]> {
    let denied = [a.denied.contains(stem), b.denied.contains(stem)];
    let ((at_a, word_a), (at_b, word_b)) = (a.said.get(stem)?, b.said.get(stem)?);
    let mut both = a.statement.names.intersection(&b.statement.names);
    let of_one = both.any(|name| a.has_before(name, *at_a) && b.has_before(name, *at_b));
    let value = |word: &str, denied: bool| if denied { format!("not {word}") } else { word.to_owned() };
    (denied[0] != denied[1] && of_one).then(|| [value(word_a, denied[0]), value(word_b, denied[1])])
}

/// `2023-08` excludes `2023-07`, not `2023-08-22`; years and weeks are too wide to compare with days.
fn excludes(a: &str, b: &str) -> bool {
    let (a, b) = (a.trim_end_matches('~'), b.trim_end_matches('~'));
    a.len() >= 7 && b.len() >= 7 && !a.contains('/') && !b.contains('/') && !a.starts_with(b) && !b.starts_with(a)
}
