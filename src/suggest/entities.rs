//! People, organizations and places: every name that is spotted, weighed over all articles, with its spellings.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Range;

use super::alike::alike;
use super::lexicon::{GIVEN, KNOWN};
use super::spot::{Scene, Spot, Votes, is_located, spots};
use super::text::{Named, Text, vocabulary};
use super::{AliasProposal, Curated, Entity, Passage, Source, Spelling};
use crate::dossier::names::lexicon::FUNCTION;
use crate::dossier::names::words::{Words, folded_phrase};
use crate::dossier::names::{
    ArticleText, BearerKind, Gazetteer, Mentions, Para, Section, abbreviates, name_parts, sound, surnames,
};

/// What the names of all sources come to.
#[derive(Debug, Default)]
pub struct Found {
    pub people: Vec<Entity>,
    pub organizations: Vec<Entity>,
    pub places: Vec<Entity>,
    pub aliases: Vec<AliasProposal>,
    /// Every name in every text, curated or proposed, in the order of the texts.
    pub named: Vec<Named>,
}

/// One occurrence.
#[derive(Debug, Clone)]
struct Occurrence {
    passage: Passage,
    text: String,
    folded: String,
    votes: Votes,
    words: usize,
    titled: bool,
    acronym: Option<String>,
    /// After a preposition of place.
    located: bool,
    /// A name of the lexicon: its node there.
    known: Option<usize>,
}

/// A bearer in the making: the occurrences that are taken for its own.
#[derive(Debug, Clone, Default)]
struct Group {
    canonical: Option<String>,
    /// The names of the lexicon, not inflected, and how often each.
    listed: BTreeMap<&'static str, usize>,
    occurrences: Vec<usize>,
}

const MAX_PASSAGES: usize = 50;

pub fn find(sources: &[Source<'_>], texts: &[Text<'_>], curated: &Curated<'_>) -> Found {
    let gazetteer = Gazetteer::new(curated.bearers).0;
    let words = vocabulary(texts);
    let mut found = Found::default();
    let mut occurrences = Vec::new();
    for (source, text) in texts.iter().enumerate() {
        let reader = Reader { source, text, vocabulary: &words };
        let own = mentions(&gazetteer, &sources[source]);
        let lexical = mentions(&KNOWN.gazetteer, &sources[source]);
        found.named.extend(reader.curated(&own, curated));
        occurrences.extend(reader.occurrences(&own, &lexical, curated));
    }
    let mut groups = grouped(&occurrences);
    for kind in [BearerKind::Person, BearerKind::Organization, BearerKind::Place] {
        let kept = propose(groups.remove(&kind).unwrap_or_default(), kind, &occurrences, curated, &mut found);
        match kind {
            BearerKind::Person => found.people = kept,
            BearerKind::Organization => found.organizations = kept,
            _ => found.places = kept,
        }
    }
    found.named.sort_by_key(|n| n.passage.order());
    found
}

fn mentions(gazetteer: &Gazetteer, source: &Source<'_>) -> Mentions {
    let paragraphs =
        source.paragraphs.iter().zip(0..).map(|(text, number)| Para { number, text, skip: Vec::new() }).collect();
    gazetteer.mentions(&ArticleText { language: source.language, sections: vec![Section { paragraphs }] })
}

/// A name that needs no spotting: its bytes, its kind, its node in the lexicon.
type Taken = (Range<usize>, BearerKind, Option<usize>);

/// Reads one source.
struct Reader<'a> {
    source: usize,
    text: &'a Text<'a>,
    vocabulary: &'a HashSet<String>,
}

impl Reader<'_> {
    fn passage(&self, paragraph: usize, range: &Range<usize>) -> Passage {
        Passage { source: self.source, paragraph, range: range.clone() }
    }

    fn curated(&self, own: &Mentions, curated: &Curated<'_>) -> Vec<Named> {
        let titles: HashMap<usize, &str> = curated.bearers.iter().map(|b| (b.node, b.title.text)).collect();
        let name = |node: usize| titles.get(&node).copied().unwrap_or_default().to_owned();
        own.resolved
            .iter()
            .map(|m| Named { passage: self.passage(m.paragraph as usize, &m.range), name: name(m.node) })
            .collect()
    }

    fn occurrences(&self, own: &Mentions, lexical: &Mentions, curated: &Curated<'_>) -> Vec<Occurrence> {
        let kinds: HashMap<usize, BearerKind> = curated.bearers.iter().map(|b| (b.node, b.kind)).collect();
        let mut taken: Vec<Vec<Taken>> = vec![Vec::new(); self.text.paragraphs.len()];
        for m in &own.resolved {
            let kind = kinds.get(&m.node).copied().unwrap_or(BearerKind::Term);
            taken[m.paragraph as usize].push((m.range.clone(), kind, None));
        }
        for u in own.unresolved.iter().filter(|u| u.reason != crate::dossier::names::Reason::LongerName) {
            taken[u.paragraph as usize].push((u.range.clone(), BearerKind::Term, None));
        }
        for at in &mut taken {
            at.sort_by_key(|(range, _, _)| range.start);
        }
        let own_counts: Vec<usize> = taken.iter().map(Vec::len).collect();
        for m in &lexical.resolved {
            let at = &mut taken[m.paragraph as usize];
            let own = &at[..own_counts[m.paragraph as usize]];
            let next = own.partition_point(|(r, _, _)| r.end <= m.range.start);
            if own.get(next).is_none_or(|(r, _, _)| m.range.end <= r.start) {
                at.push((m.range.clone(), KNOWN.entries[m.node].kind, Some(m.node)));
            }
        }
        let mut out = Vec::new();
        for (paragraph, mut taken) in taken.into_iter().enumerate() {
            taken.sort_by_key(|(range, _, _)| range.start);
            out.extend(self.in_paragraph(paragraph, &taken));
        }
        out
    }

    fn in_paragraph(&self, paragraph: usize, taken: &[Taken]) -> Vec<Occurrence> {
        let words = &self.text.paragraphs[paragraph];
        let known: Vec<(Range<usize>, BearerKind)> =
            taken.iter().map(|(r, kind, _)| (word_range(words, r), *kind)).collect();
        let scene = Scene { words, language: self.text.language, known: &known, vocabulary: self.vocabulary };
        let spots = spots(&scene);
        let mut out: Vec<Occurrence> = spots.iter().map(|s| self.spotted(paragraph, words, s)).collect();
        for ((range, _, node), (row, _)) in taken.iter().zip(&known) {
            let next = spots.partition_point(|s| s.words.end <= row.start);
            let inside = spots.get(next).is_some_and(|s| s.words.start <= row.start && row.end <= s.words.end);
            if let (Some(_), false) = (node, inside) {
                let spot = Spot { words: row.clone(), votes: Votes::default(), titled: false, acronym: None };
                let text = words.text[range.clone()].to_owned();
                out.push(Occurrence { known: *node, text, ..self.spotted(paragraph, words, &spot) });
            }
        }
        out.sort_by_key(|o| o.passage.order());
        out
    }

    fn spotted(&self, paragraph: usize, words: &Words<'_>, spot: &Spot) -> Occurrence {
        let range = words.range(spot.words.clone());
        let text = words.text[range.clone()].to_owned();
        Occurrence {
            folded: folded_phrase(&text),
            passage: self.passage(paragraph, &range),
            votes: spot.votes,
            words: text.split_whitespace().count(),
            titled: spot.titled,
            located: is_located(words, spot.words.start),
            acronym: spot.acronym.map(|at| words.written(at).to_owned()),
            known: None,
            text,
        }
    }
}

fn word_range(words: &Words<'_>, bytes: &Range<usize>) -> Range<usize> {
    let start = words.at_byte(bytes.start);
    start..words.at_byte(bytes.end.saturating_sub(1)).max(start) + 1
}

/// Who is who: by kind, the groups of occurrences.
fn grouped(occurrences: &[Occurrence]) -> BTreeMap<BearerKind, Vec<Group>> {
    let acronyms = acronyms(occurrences);
    let kinds = kinds(occurrences, &acronyms);
    let mut by_kind: BTreeMap<BearerKind, BTreeMap<String, Group>> = BTreeMap::new();
    let people = People::new(occurrences, &kinds);
    let longer = longer_names(occurrences, &kinds);
    for (index, o) in occurrences.iter().enumerate() {
        let person = people.owner(o).map(|name| (BearerKind::Person, name));
        let Some((kind, key)) = person.or_else(|| other_owner(o, &kinds, &acronyms, &longer)) else { continue };
        let group = by_kind.entry(kind).or_default().entry(key).or_default();
        if let Some(entry) = o.known.and_then(|node| KNOWN.entries.get(node)) {
            group.canonical.get_or_insert_with(|| entry.canonical.to_string());
            *group.listed.entry(entry.name).or_default() += 1;
        }
        group.occurrences.push(index);
    }
    by_kind.into_iter().map(|(kind, groups)| (kind, groups.into_values().collect())).collect()
}

/// Organization or place: under its canonical name, or the name that its acronym shortens.
fn other_owner(
    o: &Occurrence,
    kinds: &HashMap<&str, BearerKind>,
    acronyms: &HashMap<String, String>,
    longer: &HashMap<(usize, &str), &str>,
) -> Option<(BearerKind, String)> {
    if let Some(entry) = o.known.and_then(|node| KNOWN.entries.get(node)) {
        let full = acronyms.get(&o.folded).filter(|full| !KNOWN.by_name.contains_key(*full));
        return Some((entry.kind, full.cloned().unwrap_or_else(|| format!("={}", entry.canonical))));
    }
    let full = longer.get(&(o.passage.source, o.folded.as_str())).copied();
    let kind = if full.is_some() { BearerKind::Organization } else { *kinds.get(o.folded.as_str())? };
    if kind == BearerKind::Person {
        return None;
    }
    let named = full.unwrap_or(&o.folded).trim_start_matches("the ");
    let key = acronyms.get(&o.folded).cloned().unwrap_or_else(|| named.to_owned());
    let known = KNOWN.by_name.get(&key).or_else(|| KNOWN.by_name.get(without_legal_form(&key)));
    let known = known.map(|canonical| format!("={canonical}"));
    Some((kind, known.unwrap_or(key)))
}

/// `Apple Inc` is `Apple`.
fn without_legal_form(folded: &str) -> &str {
    match folded.rsplit_once(' ') {
        Some((name, "inc" | "corp" | "ltd" | "llc" | "plc" | "ag" | "gmbh" | "co" | "sa" | "nv" | "se")) => name,
        _ => folded,
    }
}

/// Organizations that an article names in full and in short: `Australian Workers Union` and `Workers Union`, `Amnesty
/// International` and `Amnesty`. By source and short name, where only one full name can be meant.
fn longer_names<'a>(
    occurrences: &'a [Occurrence],
    kinds: &HashMap<&str, BearerKind>,
) -> HashMap<(usize, &'a str), &'a str> {
    let kind = |o: &Occurrence| kinds.get(o.folded.as_str()).copied();
    let mut out: BTreeMap<(usize, &str), BTreeSet<&str>> = BTreeMap::new();
    for o in occurrences.iter().filter(|o| o.known.is_none() && kind(o) == Some(BearerKind::Organization)) {
        let full = o.folded.trim_start_matches("the ");
        let tails = full.match_indices(' ').map(|(at, _)| &full[at + 1..]).filter(|tail| tail.contains(' '));
        let head = full.split(' ').next().filter(|head| *head != full && head.len() > 3 && !FUNCTION.has(head));
        for short in tails.take(4).chain(head) {
            out.entry((o.passage.source, short)).or_default().insert(full);
        }
    }
    let short = occurrences.iter().filter(|o| o.known.is_none() && !o.located);
    let used: HashSet<(usize, &str)> = short
        .filter(|o| matches!(kind(o), None | Some(BearerKind::Organization)))
        .map(|o| (o.passage.source, o.folded.as_str()))
        .collect();
    let sole = out.into_iter().filter(|(short, full)| full.len() == 1 && used.contains(short));
    sole.filter_map(|(short, full)| Some((short, full.into_iter().next()?))).collect()
}

/// Acronyms, each with the name that it shortens: in brackets behind it, or by its initials in the same article.
fn acronyms(occurrences: &[Occurrence]) -> HashMap<String, String> {
    let mut out = HashMap::new();
    let is_upper = |o: &&Occurrence| o.words == 1 && !o.text.chars().any(char::is_lowercase);
    let upper: HashSet<(usize, &str)> =
        occurrences.iter().filter(is_upper).map(|o| (o.passage.source, o.folded.as_str())).collect();
    for o in occurrences.iter().filter(|o| o.words > 1 && o.known.is_none()) {
        let full = || o.folded.trim_start_matches("the ").to_owned();
        let initials = initials(&o.folded);
        match o.acronym.as_ref().map(|a| folded_phrase(a)) {
            Some(acronym) if abbreviates(&acronym, &o.text) && acronym.chars().next() == initials.chars().next() => {
                out.entry(acronym).or_insert_with(full);
            }
            _ if initials.chars().count() > 2 && upper.contains(&(o.passage.source, &initials)) => {
                out.entry(initials).or_insert_with(full);
            }
            _ => {}
        }
    }
    out
}

fn initials(folded: &str) -> String {
    folded.split(' ').filter(|w| !FUNCTION.has(w)).filter_map(|w| w.chars().next()).collect()
}

/// The kind of each folded name, by the evidence of all its occurrences.
fn kinds<'a>(occurrences: &'a [Occurrence], acronyms: &HashMap<String, String>) -> HashMap<&'a str, BearerKind> {
    let fulls: HashSet<&str> = acronyms.values().map(String::as_str).collect();
    // How much those who are called by one word seem to be people.
    let mut singles: HashMap<(usize, &str), f32> = HashMap::new();
    for o in occurrences.iter().filter(|o| o.words == 1) {
        *singles.entry((o.passage.source, o.folded.as_str())).or_default() += o.votes.person;
    }
    let mut tally: HashMap<&str, (Votes, usize)> = HashMap::new();
    for o in occurrences.iter().filter(|o| o.known.is_none()) {
        let entry = tally.entry(o.folded.as_str()).or_default();
        entry.0.add(o.votes);
        entry.0.add(shortened(o, &singles));
        entry.1 = o.words;
        if fulls.contains(o.folded.trim_start_matches("the ")) && o.votes.place < 2.0 {
            entry.0.organization += 4.0;
        }
    }
    tally.into_iter().filter_map(|(folded, (votes, words))| Some((folded, kind(votes, words)?))).collect()
}

/// People are called by the last word of their name later in an article, companies by the first.
fn shortened(o: &Occurrence, singles: &HashMap<(usize, &str), f32>) -> Votes {
    let mut votes = Votes::default();
    if o.words < 2 || o.votes.organization >= 3.0 || o.votes.place >= 3.0 {
        return votes;
    }
    let alone = |word: Option<&str>| {
        word.filter(|w| w.chars().count() > 2).and_then(|w| singles.get(&(o.passage.source, w)).copied())
    };
    match (alone(o.folded.rsplit(' ').next()), alone(o.folded.split(' ').next())) {
        (Some(_), _) => votes.person = 1.5,
        (_, Some(person)) if person >= 1.5 => votes.person = 1.5,
        (_, Some(_)) => votes.organization = 1.2,
        _ => {}
    }
    votes
}

/// What a single word has to bring together, and several.
const ENOUGH: [f32; 2] = [1.2, 1.0];

fn kind(votes: Votes, words: usize) -> Option<BearerKind> {
    let ranked = [
        (votes.person, BearerKind::Person),
        (votes.organization, BearerKind::Organization),
        (votes.place, BearerKind::Place),
    ];
    let (best, kind) =
        ranked.into_iter().fold((0.0, None), |best, (v, kind)| if v > best.0 { (v, Some(kind)) } else { best });
    let enough = ENOUGH[usize::from(words > 1)];
    kind.filter(|_| best >= enough && best > votes.other)
}

/// The people of all texts: which full names are one person, and whose a surname is in an article.
struct People {
    /// Folded full name → the name of its group.
    group: HashMap<String, String>,
    /// `(source, sound of the surname)` → groups named in full there; with `None` for the source, anywhere.
    by_surname: HashMap<(Option<usize>, String), BTreeSet<String>>,
    /// The same by given names: `Sir Allan`, `Todd`.
    by_given: HashMap<(usize, String), BTreeSet<String>>,
    /// Single words that are people by their titles.
    single: HashSet<String>,
}

impl People {
    fn new(occurrences: &[Occurrence], kinds: &HashMap<&str, BearerKind>) -> Self {
        let is_person =
            |o: &&Occurrence| o.known.is_none() && kinds.get(o.folded.as_str()) == Some(&BearerKind::Person);
        let full: Vec<&Occurrence> = occurrences.iter().filter(is_person).filter(|o| o.words > 1).collect();
        let group = same_people(&full);
        let mut by_surname: HashMap<(Option<usize>, String), BTreeSet<String>> = HashMap::new();
        let mut by_given: HashMap<(usize, String), BTreeSet<String>> = HashMap::new();
        for o in &full {
            let Some(owner) = group.get(&o.folded) else { continue };
            if let Some(given) = name_parts(&o.text).first() {
                by_given.entry((o.passage.source, folded_phrase(given))).or_default().insert(owner.clone());
            }
            for surname in surnames(&o.text).iter().map(|s| sound(s)) {
                by_surname.entry((Some(o.passage.source), surname.clone())).or_default().insert(owner.clone());
                by_surname.entry((None, surname)).or_default().insert(owner.clone());
            }
        }
        let single = occurrences
            .iter()
            .filter(is_person)
            .filter(|o| o.words == 1 && o.titled)
            .map(|o| o.folded.clone())
            .collect();
        Self { group, by_surname, by_given, single }
    }

    /// The group of a full name, or of a surname whose only bearer is named in the article, or in any.
    fn owner(&self, o: &Occurrence) -> Option<String> {
        if let Some(owner) = self.group.get(&o.folded) {
            return Some(owner.clone());
        }
        // `Washington said` after `Tyrell Washington`, but `in Washington`.
        let elsewhere = o.known.is_some() && (o.words > 1 || o.located);
        if o.votes.organization >= 3.0 || o.votes.place >= 3.0 || elsewhere {
            return None;
        }
        let surname = sound(&o.text);
        let here = self.by_surname.get(&(Some(o.passage.source), surname.clone()));
        // A known place is somebody's surname only in the same spelling: `Slovenia` is not the end of `RTV Slovenija`.
        let exact = |owner: &String| o.known.is_none() || owner.ends_with(&format!(" {}", o.folded));
        let here = here.filter(|owners| owners.iter().all(exact));
        let bearers =
            here.or_else(|| self.by_surname.get(&(None, surname)).filter(|_| self.single.contains(&o.folded)));
        match bearers {
            Some(bearers) if bearers.len() == 1 => bearers.first().cloned(),
            Some(_) => None,
            None if o.known.is_some() => None,
            None if self.given(o).is_some() => self.given(o),
            None => self.single.contains(&o.folded).then(|| o.folded.clone()),
        }
    }
}

impl People {
    /// The only person of this given name in the article.
    fn given(&self, o: &Occurrence) -> Option<String> {
        let bearers = self.by_given.get(&(o.passage.source, o.folded.clone()))?;
        let called = bearers.len() == 1 && (o.titled || GIVEN.has(&o.folded));
        bearers.first().filter(|_| called).cloned()
    }
}

/// Full names that are one person's, each under the most frequent of them.
fn same_people(full: &[&Occurrence]) -> HashMap<String, String> {
    let mut counts: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
    for o in full {
        counts.entry(&o.folded).or_insert((0, &o.text)).0 += 1;
    }
    let mut names: Vec<(&str, usize, &str)> =
        counts.into_iter().map(|(folded, (count, text))| (folded, count, text)).collect();
    names.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let mut out: HashMap<String, String> = HashMap::new();
    let mut leaders: HashMap<String, Vec<&str>> = HashMap::new();
    for (folded, _, text) in names {
        let bucket = leaders.entry(bucket(text)).or_default();
        if let Some(leader) = bucket.iter().find(|leader| alike(leader, text)) {
            out.insert(folded.to_owned(), folded_phrase(leader));
        } else {
            bucket.push(text);
            out.insert(folded.to_owned(), folded.to_owned());
        }
    }
    out
}

/// Names that can be alike are in one bucket: the first sound of the given name and of the surname.
fn bucket(name: &str) -> String {
    let parts = name_parts(name);
    let first =
        |p: Option<&&str>| p.and_then(|p| sound(p).chars().next()).map(|c| if "aeiou".contains(c) { 'a' } else { c });
    [first(parts.first()), first(parts.last())].into_iter().flatten().collect()
}

/// The groups of one kind as proposals; what the dossier knows already becomes aliases or nothing.
fn propose(
    groups: Vec<Group>,
    kind: BearerKind,
    all: &[Occurrence],
    curated: &Curated<'_>,
    found: &mut Found,
) -> Vec<Entity> {
    let own = Own::new(curated);
    let mut out = Vec::new();
    for group in groups {
        let entity = entity(&group, kind, all);
        let name = own.title_of(&entity).unwrap_or_else(|| entity.name.clone());
        found
            .named
            .extend(group.occurrences.iter().map(|i| Named { passage: all[*i].passage.clone(), name: name.clone() }));
        match own.node_of(&entity) {
            Some(node) => found.aliases.extend(own.aliases(node, &entity, &group, all)),
            None if !own.is_silenced(&entity) => out.push(entity),
            None => {}
        }
    }
    out.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.name.cmp(&b.name)));
    out
}

fn entity(group: &Group, kind: BearerKind, all: &[Occurrence]) -> Entity {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for o in &group.occurrences {
        *counts.entry(all[*o].text.as_str()).or_default() += 1;
    }
    let mut spellings: Vec<Spelling> =
        counts.into_iter().map(|(text, count)| Spelling { text: text.to_owned(), count }).collect();
    spellings.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.text.cmp(&b.text)));
    let passages = group.occurrences.iter().take(MAX_PASSAGES).map(|i| all[*i].passage.clone()).collect();
    Entity { name: name_of(group, kind, &spellings), kind, count: group.occurrences.len(), spellings, passages }
}

/// The canonical name if a text uses it or uses nothing but an acronym; else the most frequent full one.
fn name_of(group: &Group, kind: BearerKind, spellings: &[Spelling]) -> String {
    let is_acronym = |s: &Spelling| !s.text.chars().any(char::is_lowercase);
    if let Some(canonical) = &group.canonical
        && (spellings.iter().any(|s| s.text == *canonical) || spellings.iter().all(is_acronym))
    {
        return canonical.clone();
    }
    let rank = |(name, count): (&&'static str, &usize)| (name.chars().any(char::is_lowercase), *count, Reverse(*name));
    if let Some((_, _, Reverse(listed))) = group.listed.iter().map(rank).max() {
        return listed.to_owned();
    }
    if kind == BearerKind::Place
        && let Some(nominative) = spellings.first().and_then(|s| nominative(&s.text))
    {
        return nominative;
    }
    let full = |s: &&Spelling| if kind == BearerKind::Person { s.text.contains(' ') } else { !is_acronym(s) };
    spellings
        .iter()
        .find(full)
        .or(spellings.first())
        .map_or(String::new(), |s| s.text.trim_start_matches("the ").to_owned())
}

/// The name of a Russian town from its prepositional case, where its ending tells: `Томске`, `Волгограде`.
fn nominative(place: &str) -> Option<String> {
    const ENDINGS: &[(&str, &str)] = &[
        ("ске", "ск"),
        ("цке", "цк"),
        ("граде", "град"),
        ("бурге", "бург"),
        ("дари", "дарь"),
        ("ии", "ия"),
        ("тане", "тан"),
    ];
    ENDINGS.iter().find_map(|(from, to)| place.strip_suffix(from).map(|stem| format!("{stem}{to}")))
}

/// The names that the dossier has, drafts included, and those that it does not want.
struct Own<'a> {
    nodes: HashMap<String, usize>,
    titles: HashMap<usize, &'a str>,
    /// By [`bucket`].
    people: HashMap<String, Vec<(usize, &'a str)>>,
    not: HashSet<String>,
    ids: &'a BTreeSet<String>,
}

impl<'a> Own<'a> {
    fn new(curated: &'a Curated<'a>) -> Self {
        let names =
            |b: &'a crate::dossier::names::Bearer<'a>| std::iter::once(&b.title).chain(&b.aliases).chain(&b.ambiguous);
        let mut people: HashMap<String, Vec<(usize, &str)>> = HashMap::new();
        for bearer in curated.bearers.iter().filter(|b| b.kind == BearerKind::Person) {
            names(bearer).for_each(|n| people.entry(bucket(n.text)).or_default().push((bearer.node, n.text)));
        }
        Self {
            nodes: curated.bearers.iter().flat_map(|b| names(b).map(|n| (folded_phrase(n.text), b.node))).collect(),
            titles: curated.bearers.iter().map(|b| (b.node, b.title.text)).collect(),
            people,
            not: curated.not.iter().map(|n| folded_phrase(n)).collect(),
            ids: &curated.ids,
        }
    }

    fn node_of(&self, entity: &Entity) -> Option<usize> {
        let named = entity.spellings.iter().map(|s| s.text.as_str()).chain([entity.name.as_str()]);
        let by_name = named
            .filter(|n| entity.kind != BearerKind::Person || n.contains(' '))
            .find_map(|n| self.nodes.get(&folded_phrase(n)));
        let alike_person = || {
            let near = self.people.get(&bucket(&entity.name))?;
            near.iter().find(|(_, name)| alike(name, &entity.name)).map(|(node, _)| node)
        };
        by_name.or_else(|| (entity.kind == BearerKind::Person).then(alike_person).flatten()).copied()
    }

    fn title_of(&self, entity: &Entity) -> Option<String> {
        self.node_of(entity).and_then(|node| self.titles.get(&node)).map(|t| (*t).to_owned())
    }

    fn is_silenced(&self, entity: &Entity) -> bool {
        let names = entity.spellings.iter().map(|s| s.text.as_str()).chain([entity.name.as_str()]);
        names.map(folded_phrase).any(|n| self.not.contains(&n))
            || self.nodes.contains_key(&folded_phrase(&entity.name))
            || self.ids.contains(&crate::text::slug(&entity.name))
    }

    /// The spellings of a curated node that it does not list. A bare surname is no alias: the build finds it by itself.
    fn aliases(&self, node: usize, entity: &Entity, group: &Group, all: &[Occurrence]) -> Vec<AliasProposal> {
        let is_new = |s: &&Spelling| {
            let folded = folded_phrase(&s.text);
            !self.nodes.contains_key(&folded)
                && !self.not.contains(&folded)
                && (entity.kind != BearerKind::Person || s.text.contains(' '))
        };
        let of = |text: &str| {
            group
                .occurrences
                .iter()
                .filter(|i| all[**i].text == text)
                .take(MAX_PASSAGES)
                .map(|i| all[*i].passage.clone())
                .collect()
        };
        let new = entity.spellings.iter().filter(is_new);
        new.map(|s| AliasProposal { node, alias: s.text.clone(), count: s.count, passages: of(&s.text) }).collect()
    }
}
