//! Names in one paragraph: capitalised words, cut where one name ends and the next begins, with the marks that tell a
//! person from a place and an organization.

use std::collections::HashSet;
use std::ops::Range;

use super::lexicon::DIRECTIONS;
use super::lexicon::{
    COMPASS, DEMONYMS, GERMAN_ORG_ENDINGS, GERMAN_PLACE_ENDINGS, GIVEN, KNOWN, LEGAL_FORMS, LINKS, LOCATIVES,
    NO_AGENTS, NO_ORGANIZATIONS, ORG_FOLLOWERS, ORG_HEADS, ORG_HEADS_FIRST, ORG_NOUNS, ORG_STARTS, ORG_STEMS, OWNERS,
    PLACE_FOLLOWERS, PLACE_HEADS, PLACE_NOUNS, PLACE_STARTS, ROUTES, SPEECH, SURE_HEADS, SURNAME_ENDINGS, THING_HEADS,
    WEAK_LOCATIVES,
};
use crate::dossier::names::lexicon::{CALENDAR, COMMON, FUNCTION, PARTICLES, TITLES};
use crate::dossier::names::words::{Case, Gap, Words};
use crate::dossier::names::{BearerKind, is_name_syllable};

/// Evidence that a name is a person's, an organization's, a place's.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Votes {
    pub person: f32,
    pub organization: f32,
    pub place: f32,
    /// A treaty, a prize, a war: none of the three.
    pub other: f32,
}

impl Votes {
    pub fn add(&mut self, other: Self) {
        self.person += other.person;
        self.organization += other.organization;
        self.place += other.place;
        self.other += other.other;
    }
}

/// A row of words that may be a name.
#[derive(Debug, Clone)]
pub struct Spot {
    pub words: Range<usize>,
    pub votes: Votes,
    /// A form of address or an office stands right before it.
    pub titled: bool,
    /// An acronym that the text puts in brackets after it.
    pub acronym: Option<usize>,
}

/// What is known of a paragraph before names are looked for.
#[derive(Debug)]
pub struct Scene<'a> {
    pub words: &'a Words<'a>,
    pub language: &'a str,
    /// Names that the lexicon or the dossier knows, ascending: `(words, kind)`.
    pub known: &'a [(Range<usize>, BearerKind)],
    /// All folded words that stand somewhere in lower case: they are words, and no names.
    pub vocabulary: &'a HashSet<String>,
}

impl Scene<'_> {
    fn is_word(&self, folded: &str) -> bool {
        self.vocabulary.contains(folded)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Label {
    Function,
    Calendar,
    Title,
    Demonym,
    Known(BearerKind),
    OrgHead,
    PlaceHead,
    ThingHead,
    Given,
    Acronym,
    Plain,
}

/// All spots of a paragraph, known names left out.
pub fn spots(scene: &Scene<'_>) -> Vec<Spot> {
    let mut out = Vec::new();
    if is_loud(scene.words) {
        return out;
    }
    let labels: Vec<Label> = (0..scene.words.len()).map(|i| label(scene, i)).collect();
    let mut at = 0;
    while at < scene.words.len() {
        if !is_capital(scene, at) {
            at += 1;
            continue;
        }
        let end = block_end(scene, at);
        at = cut(scene, &labels, at..end, &mut out).max(at + 1);
    }
    list_places(scene, &mut out);
    out
}

/// Headlines and shouting: capitals tell nothing there.
fn is_loud(words: &Words<'_>) -> bool {
    let content = (0..words.len()).filter(|i| !FUNCTION.has(words.folded(*i)) && words.words[*i].case != Case::None);
    let (all, capital) =
        content.fold((0, 0), |(all, capital), i| (all + 1, capital + usize::from(words.words[i].case != Case::Lower)));
    let sentences =
        words.words.iter().skip(1).any(|w| w.before == Gap::Stop) || words.text.trim_end().ends_with(['.', '。']);
    all >= 4 && !sentences && capital * 10 > all * 7
}

fn is_capital(scene: &Scene<'_>, at: usize) -> bool {
    scene.words.get(at).is_some_and(|w| matches!(w.case, Case::Capital | Case::Upper | Case::Initial))
}

fn label(scene: &Scene<'_>, at: usize) -> Label {
    let (words, folded) = (scene.words, scene.words.folded(at));
    if let Some((_, kind)) = known_at(scene, at) {
        return Label::Known(*kind);
    }
    let upper = words.words[at].case == Case::Upper;
    match () {
        () if CALENDAR.has(folded) && !upper => Label::Calendar,
        // `war` is a verb of German.
        () if folded == "war" && scene.language != "de" => Label::ThingHead,
        () if FUNCTION.has(folded) && !upper && !is_elided(words, at) => Label::Function,
        () if DEMONYMS.has(folded) || !upper && is_of_place(scene, at) => Label::Demonym,
        () if upper && LEGAL_FORMS.has(folded) => Label::OrgHead,
        () if upper => Label::Acronym,
        () if THING_HEADS.has(folded) => Label::ThingHead,
        () if TITLES.has(folded) && !GIVEN.has(folded) => Label::Title,
        () if ORG_HEADS.has(folded) => Label::OrgHead,
        () if PLACE_HEADS.has(folded) => Label::PlaceHead,
        () if GIVEN.has(folded) => Label::Given,
        () if TITLES.has(folded) => Label::Title,
        () => Label::Plain,
    }
}

/// `Kashmiri`, `Victorian`: made from the name of a known place, and not the surname that such a word can be, too.
fn is_of_place(scene: &Scene<'_>, at: usize) -> bool {
    let folded = scene.words.folded(at);
    let stems = ["i", "n", "an", "ian", "ien", "iens", "ienne", "iennes"]
        .into_iter()
        .filter_map(|ending| folded.strip_suffix(ending));
    let follows_name = at > 0 && is_capital(scene, at - 1) && scene.words.words[at].before == Gap::Space;
    !follows_name && stems.filter(|stem| stem.len() > 4).any(|stem| KNOWN.is_place(stem))
}

/// The `O` of `O'Neil`.
fn is_elided(words: &Words<'_>, at: usize) -> bool {
    let next = words.get(at + 1);
    words.words[at].case == Case::Initial
        && next.is_some_and(|w| w.before == Gap::Apostrophe && w.case == Case::Capital)
}

fn known_at<'a>(scene: &Scene<'a>, at: usize) -> Option<&'a (Range<usize>, BearerKind)> {
    let index = scene.known.partition_point(|(words, _)| words.end <= at);
    scene.known.get(index).filter(|(words, _)| words.start <= at)
}

/// The end of the capitalised words from `at` on that nothing but spaces and hyphens part.
fn block_end(scene: &Scene<'_>, at: usize) -> usize {
    let mut end = at + 1;
    while is_capital(scene, end) && joins(scene, end) || is_second_syllable(scene, end) || is_owner(scene, end) {
        end += 1;
    }
    end
}

/// The `s` of `People's Alliance Party`, `Sheriff's Department`: a possessive within the name of an organization.
fn is_owner(scene: &Scene<'_>, at: usize) -> bool {
    let possessive = scene.words.get(at).is_some_and(|w| w.before == Gap::Apostrophe) && scene.words.folded(at) == "s";
    possessive
        && OWNERS.has(scene.words.folded(at - 1))
        && is_capital(scene, at + 1)
        && scene.words.words[at + 1].before == Gap::Space
}

/// The `jin` of `Soo-jin Bae`, the `jong` of `Kim Yo-jong`, not the `led` of `Moscow-led`.
fn is_second_syllable(scene: &Scene<'_>, at: usize) -> bool {
    let hyphenated = scene.words.get(at).is_some_and(|w| w.case == Case::Lower && w.before == Gap::Hyphen);
    let named = |i: usize| is_capital(scene, i) && scene.words.words[i].before == Gap::Space;
    hyphenated && (named(at + 1) || named(at - 1)) && is_name_syllable(scene.words.folded(at))
}

/// Whether word `at` goes on the name of the word before it.
fn joins(scene: &Scene<'_>, at: usize) -> bool {
    match scene.words.words[at].before {
        Gap::Space => !scene.words.gap(at).contains('\n'),
        Gap::Hyphen => !scene.words.gap(at).contains('–'),
        Gap::Apostrophe => matches!(scene.words.folded(at - 1), "o" | "d" | "n" | "m"),
        _ => false,
    }
}

/// Cuts one block of capitals into names. Returns where to go on.
fn cut(scene: &Scene<'_>, labels: &[Label], block: Range<usize>, out: &mut Vec<Spot>) -> usize {
    let block = trimmed(scene, labels, block);
    if block.is_empty() {
        return block.end;
    }
    if let Some(end) = institution(scene, labels, &block, out) {
        return end;
    }
    let mut start = block.start;
    let mut titled = block.start > 0 && is_title_before(scene, block.start);
    for at in block.clone() {
        let breaks = matches!(labels[at], Label::Title | Label::Calendar | Label::Known(_))
            || labels[at] == Label::Function && at > start;
        // The middle of `Chief Financial Officer`.
        let within_title = titled && labels[at] == Label::Title && at == start + 1 && labels[start] == Label::Plain;
        if within_title {
            start = at + 1;
        } else if breaks && !is_surname(scene, labels, &block, start, at) {
            if !is_portfolio(scene, labels, start..at) {
                piece(scene, labels, start..at, titled, out);
            }
            titled = labels[at] == Label::Title;
            start = at + 1;
        }
    }
    let end = with_particles(scene, labels, start..block.end);
    piece(scene, labels, start..end, titled, out);
    end
}

/// `Zahir Shah`, `Stephen King`: the last word of a name that begins with a given name, though the word is an office, too.
fn is_surname(scene: &Scene<'_>, labels: &[Label], block: &Range<usize>, start: usize, at: usize) -> bool {
    let last = at + 1 == block.end && !scene.is_word(scene.words.folded(at));
    last && at > start && labels[at] == Label::Title && labels[start] == Label::Given
}

/// What a minister is responsible for: `Deputy Defence Secretary`, `Industrial Relations Minister`.
fn is_portfolio(scene: &Scene<'_>, labels: &[Label], before_title: Range<usize>) -> bool {
    let title = scene.words.folded(before_title.end);
    let plain = |l: &Label| {
        matches!(
            l,
            Label::Plain | Label::Demonym | Label::OrgHead | Label::ThingHead | Label::PlaceHead | Label::Function
        )
    };
    let of_country = before_title.len() > 1 && labels[before_title.start] == Label::Acronym;
    let own = before_title.start + usize::from(of_country);
    is_minister(title) && labels[own..before_title.end].iter().all(plain)
}

fn is_minister(folded: &str) -> bool {
    matches!(folded, "minister" | "ministers" | "secretary" | "undersecretary" | "treasurer" | "commissioner")
}

/// Without what only a sentence's start or a headline capitalises.
fn trimmed(scene: &Scene<'_>, labels: &[Label], block: Range<usize>) -> Range<usize> {
    let mut start = block.start;
    while start < block.end
        && (matches!(labels[start], Label::Function | Label::Calendar) || is_opener(scene, labels, start, block.end))
    {
        start += 1;
    }
    start..block.end
}

/// An ordinary word at a sentence's start: `Photographs show …`, `Visiting Minsk`.
fn is_opener(scene: &Scene<'_>, labels: &[Label], at: usize, end: usize) -> bool {
    let folded = scene.words.folded(at);
    let ordinary = scene.is_word(folded)
        || COMMON.has(folded)
        || NO_AGENTS.has(folded)
        || ["ing", "ed", "ly"].iter().any(|e| folded.len() > 4 && folded.ends_with(e));
    scene.words.starts_sentence(at)
        && matches!(labels[at], Label::Plain)
        && (ordinary || at + 2 < end && is_agent(folded))
        && !(at + 1 < end && matches!(labels[at + 1], Label::OrgHead | Label::PlaceHead))
}

/// A word for somebody who does something: an office, or an ending like that of `researcher`.
fn is_agent(folded: &str) -> bool {
    let by_ending = folded.len() > 5 && ["er", "or", "ist", "ian", "man", "woman"].iter().any(|e| folded.ends_with(e));
    TITLES.has(folded) || by_ending && !FUNCTION.has(folded) && !NO_AGENTS.has(folded)
}

/// A title in lower case right before a name: `the president Ilham Aliyev`.
fn is_title_before(scene: &Scene<'_>, at: usize) -> bool {
    scene.words.words[at].before == Gap::Space && TITLES.has(scene.words.folded(at - 1)) && !is_capital(scene, at - 1)
}

/// A name that says by its head what it is: a ministry, a river, a treaty.
fn institution(scene: &Scene<'_>, labels: &[Label], block: &Range<usize>, out: &mut Vec<Spot>) -> Option<usize> {
    let head = headed(scene, labels, block)?;
    let last = head.1;
    let start = behind_region(scene, head.0, own_start(scene, labels, block.start..last + 1), last);
    let start = with_first_half(scene, labels, start, head.0);
    let whole = head.0 == Label::PlaceHead && !PLACE_STARTS.has(scene.words.folded(last));
    let end = if whole { last + 1 } else { with_complement(scene, labels, last + 1, head.0) };
    let ordinary = |at: usize| labels[at] == Label::Plain && scene.is_word(scene.words.folded(at));
    if head.0 == Label::PlaceHead && end == last + 1 && last > start && (start..last).all(ordinary) {
        // `the Air Base`, `the Main Street`: a description with capitals.
        return Some(end);
    }
    if end == last + 1 && last == start && (head.0 != Label::ThingHead) {
        // `the Court` alone names nobody.
        return if block.end > last + 1 { None } else { Some(block.end) };
    }
    let mut votes = Votes::default();
    match head.0 {
        Label::OrgHead => votes.organization = 3.0,
        Label::PlaceHead => votes.place = 3.0,
        _ => votes.other = 3.0,
    }
    while out.last().is_some_and(|s| s.words.end > start) {
        out.pop();
    }
    out.push(Spot { words: start..end, votes, titled: false, acronym: bracket(scene, end) });
    if end < block.end { Some(cut(scene, labels, end..block.end, out)) } else { Some(end) }
}

/// In `New South Wales Hunter Valley` the place has a name of its own behind that of its region.
fn behind_region(scene: &Scene<'_>, head: Label, start: usize, last: usize) -> usize {
    match known_at(scene, start) {
        Some((region, BearerKind::Place)) if head == Label::PlaceHead && region.len() > 1 && region.end < last => {
            region.end
        }
        _ => start,
    }
}

/// `the Ethics and Anti-Corruption Commission`: the half before `and`, if an article stands before it.
fn with_first_half(scene: &Scene<'_>, labels: &[Label], start: usize, head: Label) -> usize {
    let Some(mut half) = start.checked_sub(2).filter(|_| head == Label::OrgHead) else { return start };
    let is_and = matches!(scene.words.folded(start - 1), "and" | "et" | "und" | "y") && is_lower(scene, start - 1);
    let plain = is_capital(scene, half)
        && matches!(labels[half], Label::Plain | Label::OrgHead)
        && scene.words.words[start].before == Gap::Space;
    // `Australian Securities and Investment Commission`
    let national = half > 0 && labels[half - 1] == Label::Demonym && scene.words.words[half].before == Gap::Space;
    half -= usize::from(national);
    if is_and && plain && (national || after_article(scene, half)) { half } else { start }
}

/// The head in a block and where it stands: its last word, a first word before a complement, the head before a title.
fn headed(scene: &Scene<'_>, labels: &[Label], block: &Range<usize>) -> Option<(Label, usize)> {
    let person_like = block.len() == 2 && labels[block.start] == Label::Given;
    let is_head = |at: &usize| matches!(labels[*at], Label::OrgHead | Label::PlaceHead | Label::ThingHead);
    let last = block.end - 1;
    if is_head(&last) && !(person_like && labels[last] != Label::ThingHead && !SURE_HEADS.has(scene.words.folded(last)))
    {
        return Some((labels[last], last));
    }
    // `World War II`.
    let numbered = matches!(scene.words.folded(last), "i" | "ii" | "iii" | "iv") && block.len() > 2;
    if numbered && labels[last - 1] == Label::ThingHead {
        return Some((Label::ThingHead, last));
    }
    if PLACE_STARTS.has(scene.words.folded(block.start)) && block.len() > 1 && labels[block.start] != Label::OrgHead {
        return Some((Label::PlaceHead, last));
    }
    if scene.language == "de" && is_german_institution(scene, labels, block) || is_first_head(scene, block.start) {
        return Some((Label::OrgHead, last));
    }
    // `Arts Council England`.
    let is_place = |at: usize| labels[at] == Label::Known(BearerKind::Place) || KNOWN.is_place(scene.words.folded(at));
    if block.len() > 2 && is_place(last) && labels[last - 1] == Label::OrgHead {
        return Some((Label::OrgHead, last));
    }
    if ORG_STARTS.has(scene.words.folded(block.start)) && block.len() > 1 {
        return Some((Label::OrgHead, last));
    }
    // `Communist Party Secretary Li Xi`: the head right before a title.
    block
        .clone()
        .rev()
        .skip(1)
        .find(|at| is_head(at) && labels[at + 1] == Label::Title && !is_resort(scene, *at))
        .filter(|at| *at > block.start)
        .map(|at| (labels[at], at))
}

/// The last word of a portfolio, not of an institution: `Defence Secretary`, `Energy Minister`.
fn is_resort(scene: &Scene<'_>, at: usize) -> bool {
    let noun = matches!(
        scene.words.folded(at),
        "defence"
            | "defense"
            | "energy"
            | "finance"
            | "water"
            | "media"
            | "construction"
            | "services"
            | "relations"
            | "cabinet"
    );
    noun && is_minister(scene.words.folded(at + 1))
}

/// `Internationaler Strafgerichtshof`, `Landgericht Kassel`, `Hessischer Rundfunk`: a noun for an institution at its end
/// or before a name, an adjective of place with a capital.
fn is_german_institution(scene: &Scene<'_>, labels: &[Label], block: &Range<usize>) -> bool {
    let (first, last) = (scene.words.folded(block.start), scene.words.folded(block.end - 1));
    let headed = |word: &str| GERMAN_ORG_ENDINGS.iter().any(|e| word.ends_with(e) && word.len() > e.len() + 1);
    let adjective =
        ["deutsche", "deutschen", "ische", "ischer", "ischen", "isches", "ischem"].iter().any(|e| first.ends_with(e));
    let named = matches!(labels[block.end - 1], Label::Known(BearerKind::Place) | Label::Plain);
    block.len() > 1 && headed(last)
        || block.len() == 2 && headed(first) && named
        || block.len() == 2
            && adjective
            && labels[block.end - 1] == Label::Plain
            && !scene.words.starts_sentence(block.start)
}

fn is_first_head(scene: &Scene<'_>, at: usize) -> bool {
    let folded = scene.words.folded(at);
    match scene.language {
        "fr" | "es" | "it" | "pt" => ORG_HEADS_FIRST.has(folded) && complement_starts(scene, at + 1),
        "ru" | "uk" => {
            (1..=2).any(|n| is_stem_head(scene, at, n))
                || ORG_STEMS.iter().any(|s| s.chars().count() > 4 && folded.starts_with(s)) && is_lower(scene, at + 1)
        }
        _ => false,
    }
}

fn is_stem_head(scene: &Scene<'_>, at: usize, after: usize) -> bool {
    let folded = scene.words.folded(at + after);
    let between = (1..=after).all(|n| is_lower(scene, at + n));
    between
        && is_adjective(scene.words.folded(at))
        && ORG_STEMS.iter().any(|s| folded.starts_with(s) && folded.chars().count() <= s.chars().count() + 3)
}

fn is_adjective(folded: &str) -> bool {
    ["ый", "ий", "ой", "ая", "ое", "ого", "ому", "ым", "им", "ом", "ую", "ые", "ых", "на", "ної", "ний"]
        .iter()
        .any(|e| folded.ends_with(e))
}

fn is_lower(scene: &Scene<'_>, at: usize) -> bool {
    scene.words.get(at).is_some_and(|w| w.case == Case::Lower && w.before == Gap::Space)
}

fn complement_starts(scene: &Scene<'_>, at: usize) -> bool {
    scene.words.get(at).is_some_and(|w| matches!(w.before, Gap::Space | Gap::Apostrophe))
        && (is_romance_adjective(scene.words.folded(at)) || is_of(scene.words.folded(at)) || is_capital(scene, at))
}

fn is_romance_adjective(folded: &str) -> bool {
    folded.len() > 4
        && [
            "al", "ale", "ales", "aux", "el", "elle", "ique", "aire", "ier", "iere", "ien", "ienne", "ais", "aise",
            "eenne", "een", "ional", "ico", "ica", "ario", "aria", "ano", "ana", "eo", "ea", "ero", "era", "es", "esa",
            "ense", "ivo", "iva", "if", "ive", "ente",
        ]
        .iter()
        .any(|e| folded.ends_with(e))
}

/// Whether a word links a head to its complement.
fn is_of(folded: &str) -> bool {
    LINKS.has(folded)
}

/// The part of a block that belongs to its head: behind the last title or calendar word.
fn own_start(scene: &Scene<'_>, labels: &[Label], block: Range<usize>) -> usize {
    let inner = block.start..block.end.saturating_sub(2).max(block.start);
    let cut = inner
        .rev()
        .find(|at| matches!(labels[*at], Label::Calendar) || labels[*at] == Label::Title && *at == block.start);
    let cut = cut.filter(|at| !matches!(scene.words.folded(*at), "st" | "saint") && !is_owner(scene, at + 1));
    cut.map_or(block.start, |at| at + 1)
}

/// Where the name ends after its head: `of Foreign Affairs`, `for Human Rights and …`.
fn with_complement(scene: &Scene<'_>, labels: &[Label], mut end: usize, head: Label) -> usize {
    let (romance, head_end) = (matches!(scene.language, "fr" | "es" | "it" | "pt"), end);
    if head == Label::OrgHead && matches!(scene.language, "ru" | "uk") {
        while is_lower(scene, end)
            && (ORG_STEMS.iter().any(|s| scene.words.folded(end).starts_with(s))
                || is_adjective(scene.words.folded(end)))
        {
            end += 1;
        }
        // `Министерство транспорта`: the noun in the genitive.
        if end <= head_end + 1 && is_lower(scene, end) && is_genitive(scene.words.folded(end)) {
            end += 1;
        }
    }
    for _ in 0..3 {
        while romance && is_lower(scene, end) && is_romance_adjective(scene.words.folded(end)) {
            end += 1;
        }
        let lower = || romance.then(|| lower_complement(scene, end)).flatten();
        let Some(next) = complement(scene, labels, end).or_else(lower) else { break };
        end = next;
    }
    end
}

/// The end of one `of …` from `at` on.
fn complement(scene: &Scene<'_>, labels: &[Label], at: usize) -> Option<usize> {
    let folded = scene.words.folded(at);
    let word = scene.words.get(at)?;
    let of = is_of(folded) && matches!(word.before, Gap::Space);
    let and = matches!(folded, "and" | "et" | "y" | "und" | "e") && word.before == Gap::Space;
    if !of && !and || is_capital(scene, at) {
        return None;
    }
    let mut start = at + 1;
    if matches!(scene.words.folded(start), "the" | "a" | "an" | "la" | "las" | "los" | "les" | "l")
        && !is_capital(scene, start)
    {
        start += 1;
    }
    if !is_capital(scene, start) || !matches!(scene.words.words[start].before, Gap::Space | Gap::Apostrophe) {
        return None;
    }
    let end = block_end(scene, start);
    let mut taken = start;
    while taken < end
        && !matches!(labels[taken], Label::Calendar | Label::Title | Label::Given | Label::Acronym | Label::Function)
        && !(and && matches!(labels[taken], Label::Known(_)))
    {
        taken += 1;
    }
    let headed = (start + 1..taken).any(|at| labels[at] == Label::OrgHead);
    if and && (headed || labels[start] == Label::Demonym) {
        return None;
    }
    // `the Ministry of Defence and the Interior` goes on, `the Bank of England and Barclays` might not.
    let adjective = ["ic", "al", "ive", "ary"].iter().any(|e| scene.words.folded(at - 1).ends_with(e));
    // `Institute of Health and Welfare`: two nouns, and the end of the name.
    let pair = and
        && taken == start + 1
        && taken == end
        && labels[start] == Label::Plain
        && labels[at - 1] == Label::Plain
        && at > 1
        && is_of(scene.words.folded(at - 2));
    let continues =
        of || pair || adjective || labels[start] != Label::Plain || scene.is_word(scene.words.folded(start));
    (taken > start && continues).then_some(taken)
}

/// `Agence régionale de santé`: one noun in lower case after `de`.
fn lower_complement(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let of = is_lower(scene, at) && matches!(scene.words.folded(at), "de" | "des" | "du" | "del");
    let start = at + 1 + usize::from(matches!(scene.words.folded(at + 1), "la" | "los" | "las" | "l"));
    let noun = scene.words.get(start)?;
    let follows = noun.case == Case::Lower && matches!(noun.before, Gap::Space | Gap::Apostrophe);
    (of && follows && scene.words.folded(start).len() > 3).then_some(start + 1)
}

fn is_genitive(folded: &str) -> bool {
    let ends = ["а", "я", "ы", "и", "ов", "ев", "ей"].iter().any(|e| folded.ends_with(e));
    ends && folded.chars().count() > 4 && !FUNCTION.has(folded) && !SPEECH.has(folded)
}

/// `(CIS)` right after a name.
fn bracket(scene: &Scene<'_>, end: usize) -> Option<usize> {
    let word = scene.words.get(end)?;
    let in_brackets = scene.words.gap(end).trim() == "(" && scene.words.gap(end + 1).starts_with(')');
    (in_brackets && word.case == Case::Upper).then_some(end)
}

/// `Ursula von der Leyen`: particles in lower case, and the surname after them.
fn with_particles(scene: &Scene<'_>, labels: &[Label], name: Range<usize>) -> usize {
    let mut next = name.end;
    while next < name.end + 3
        && is_lower(scene, next)
        && PARTICLES.has(scene.words.folded(next))
        && !matches!(scene.words.folded(next), "as" | "a" | "e" | "y")
    {
        next += 1;
    }
    let romance = matches!(scene.language, "fr" | "es" | "it" | "pt");
    let starts_person =
        name.start < name.end && (labels[name.start] == Label::Given || !romance && is_title_like(labels, name.start));
    // `Osama bin Laden`, in whatever language.
    let sure = name.len() == 1 && matches!(scene.words.folded(name.end), "bin" | "ibn" | "bint" | "бин" | "ибн");
    let joined = next > name.end && (sure || starts_person && (!romance || name.len() == 1));
    let goes_on = is_capital(scene, next)
        && matches!(scene.words.words[next].before, Gap::Space | Gap::Hyphen)
        && matches!(labels[next], Label::Plain | Label::Given);
    if joined && goes_on { block_end(scene, next) } else { name.end }
}

fn is_title_like(labels: &[Label], start: usize) -> bool {
    start > 0 && labels[start - 1] == Label::Title
}

/// One name without titles: who or what is it?
fn piece(scene: &Scene<'_>, labels: &[Label], words: Range<usize>, titled: bool, out: &mut Vec<Spot>) {
    let mut start = words.start;
    while start < words.end && labels[start] == Label::Demonym && (start + 1 < words.end || titled) {
        start += 1;
    }
    // `Administrator Cordell Whitfield`, `Die Ministerin Katharina Wiesinger`: a title that no list has.
    let is_role = |at: usize| {
        labels[at] == Label::Plain
            && (labels[at + 1] == Label::Given
                || is_agent(scene.words.folded(at))
                || scene.words.starts_sentence(at) && scene.language == "ru")
    };
    let unlisted = words.end - start > 2 && scene.words.words[start + 1].before == Gap::Space && is_role(start);
    let titled = titled || unlisted;
    start += usize::from(unlisted);
    let mut end = words.end;
    while end > start && matches!(labels[end - 1], Label::Demonym | Label::Function | Label::ThingHead) {
        end -= 1;
    }
    let words = start..end;
    if words.is_empty()
        || words.len() > 5
        || matches!(labels[start], Label::Known(_))
        || scene.words.words[start].case == Case::Initial && words.len() == 1
    {
        return;
    }
    let acronym = labels[words.clone()].iter().all(|l| *l == Label::Acronym);
    let mut votes = if acronym { acronym_votes(scene, &words) } else { name_votes(scene, labels, &words, titled) };
    votes.add(neighbours(scene, &words));
    if acronym && votes.place < 2.0 {
        // `dans l'ETA`: what is written so is seldom a place.
        votes.place = votes.place.min(0.5);
    }
    if end < block_end(scene, start) && labels[end] == Label::ThingHead {
        votes = Votes { other: 2.0, ..Votes::default() };
    }
    out.push(Spot { acronym: bracket(scene, words.end), words, votes, titled });
}

fn acronym_votes(scene: &Scene<'_>, words: &Range<usize>) -> Votes {
    let folded = scene.words.folded(words.start);
    let letters = folded.chars().filter(|c| c.is_alphabetic()).count();
    let organization =
        if words.len() == 1 && (2..=6).contains(&letters) && !NO_ORGANIZATIONS.has(folded) { 1.3 } else { 0.0 };
    Votes { organization, ..Votes::default() }
}

/// What the words of a name say themselves.
fn name_votes(scene: &Scene<'_>, labels: &[Label], words: &Range<usize>, titled: bool) -> Votes {
    let mut votes = Votes::default();
    let many = is_several(scene, words);
    let german = scene.language == "de";
    let given = labels[words.start] == Label::Given;
    let last = scene.words.folded(words.end - 1);
    let ordinary = words.clone().any(|at| {
        labels[at] == Label::Plain && (scene.is_word(scene.words.folded(at)) || COMMON.has(scene.words.folded(at)))
    });
    if many && !given && COMPASS.has(scene.words.folded(words.start)) {
        return Votes { place: 1.5, ..Votes::default() };
    }
    let initials = words.clone().any(|at| scene.words.words[at].case == Case::Initial);
    votes.person += match () {
        () if titled && (!german || given || !ordinary) => 2.0 + f32::from(u8::from(many)),
        () if given && many && after_article(scene, words.start) => 1.0,
        () if given && many => 3.0,
        () if many && !ordinary && initials => 2.0,
        () if many && !ordinary && SURNAME_ENDINGS.iter().any(|e| last.len() > 4 && last.ends_with(e)) => 1.5,
        () if many && labels[words.start] == Label::Acronym => 0.0,
        () if many && words.len() < 4 && !ordinary && !german && !after_article(scene, words.start) => 1.0,
        () if german && words.len() == 2 && many && !ordinary && labels[words.start] == Label::Plain => 0.7,
        () => 0.0,
    };
    if many && labels[words.start] == Label::Acronym && !titled {
        votes.organization += 1.0;
    }
    if many && ordinary && !given && !titled {
        votes.other += 1.0;
    }
    let alone = !many && !german && !ordinary && !scene.words.starts_sentence(words.start);
    if alone {
        // Who or what is named again and again by one word, and by no full name, is most often a company.
        votes.organization += 0.3;
    }
    if alone && after_article(scene, words.start) {
        votes.organization += 0.6;
    }
    if many && after_article(scene, words.start) && !given {
        votes.other += 0.6;
    }
    votes
}

/// `Kara-Bulak` and `O'Neil` are one word in this respect.
fn is_several(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    scene.words.words[words.start + 1..words.end].iter().any(|w| w.before == Gap::Space)
}

fn after_article(scene: &Scene<'_>, start: usize) -> bool {
    start > 0
        && matches!(scene.words.folded(start - 1), "the" | "der" | "die" | "das" | "le" | "la" | "les" | "el" | "los")
}

/// What the words around a name say.
fn neighbours(scene: &Scene<'_>, words: &Range<usize>) -> Votes {
    let mut votes = before(scene, words);
    votes.add(after(scene, words));
    votes
}

fn before(scene: &Scene<'_>, words: &Range<usize>) -> Votes {
    let mut votes = Votes::default();
    let Some(left) = words.start.checked_sub(1) else { return votes };
    let gap = scene.words.words[words.start].before;
    let folded = scene.words.folded(left);
    let two = left.checked_sub(1).map_or("", |i| scene.words.folded(i));
    let german = scene.language == "de";
    if gap == Gap::Space && !german {
        // `a Ana Mato` is the object of a Spanish sentence.
        let personal = folded == "a" && scene.language == "es";
        votes.place += if LOCATIVES.has(folded) && !personal {
            1.3
        } else if WEAK_LOCATIVES.has(folded) {
            0.3
        } else {
            0.0
        };
    }
    if gap == Gap::Space && german && matches!(folded, "in" | "bei" | "aus" | "nach" | "von" | "um") && words.len() == 1
    {
        let named = GERMAN_PLACE_ENDINGS
            .iter()
            .any(|e| scene.words.folded(words.start).strip_suffix(e).is_some_and(|s| s.len() > 1));
        votes.place += if named { 1.5 } else { 0.0 };
    }
    let origin = gap == Gap::Space && folded == "from" && scene.words.words[left].before == Gap::Comma;
    if origin && scene.words.get(words.end).is_none_or(|w| w.before == Gap::Comma) {
        votes.place += 1.3;
    }
    if matches!(folded, "the" | "of")
        && (2..4).any(|n| {
            left.checked_sub(n - 1).is_some_and(|i| matches!(scene.words.folded(i), "member" | "members" | "chapter"))
        })
    {
        votes.organization += 1.2;
    }
    if gap == Gap::Space
        && (matches!(folded, "to" | "from") && ROUTES.has(two)
            || matches!(folded, "visited" | "visits" | "visiting" | "reached"))
    {
        votes.place += 1.2;
    }
    if gap == Gap::Space
        && folded == "of"
        && matches!(two, "shares" | "maker" | "owner" | "subsidiary" | "shareholders" | "takeover")
    {
        votes.organization += 1.8;
    }
    if matches!(gap, Gap::Space | Gap::Comma) && PLACE_NOUNS.has(folded) || is_of(folded) && PLACE_NOUNS.has(two) {
        votes.place += 1.8;
    }
    if gap == Gap::Space && ORG_NOUNS.has(folded) && (german || !is_capital(scene, left)) {
        votes.organization += 2.0;
    }
    let agent = is_agent(folded) && !is_capital(scene, left) && !ORG_NOUNS.has(folded);
    if agent && matches!(gap, Gap::Space | Gap::Comma) && is_several(scene, words) {
        votes.person += 1.5;
    }
    if gap == Gap::Space && folded == "by" && two == "owned" {
        votes.organization += 1.5;
    }
    if SPEECH.has(folded) && gap == Gap::Space {
        votes.person += if is_several(scene, words) { 1.0 } else { 0.5 };
    }
    if matches!(scene.language, "ru" | "uk")
        && scene.words.gap(words.start).contains('«')
        && scene.words.gap(words.end).contains('»')
        && words.len() < 4
    {
        votes.organization += 1.3;
    }
    votes
}

fn after(scene: &Scene<'_>, words: &Range<usize>) -> Votes {
    let mut votes = Votes::default();
    let Some(right) = scene.words.get(words.end) else { return votes };
    let folded = scene.words.folded(words.end);
    let possessive = right.before == Gap::Apostrophe && folded == "s";
    let next = if possessive { scene.words.folded(words.end + 1) } else { folded };
    if right.before == Gap::Hyphen && matches!(folded, "based" | "born") {
        votes.place += 2.0;
    }
    if right.before == Gap::Hyphen && folded == "owned" {
        votes.organization += 1.5;
    }
    if right.before == Gap::Space && SPEECH.has(folded) {
        votes.person += if is_several(scene, words) { 1.2 } else { 0.5 };
    }
    if matches!(right.before, Gap::Space | Gap::Apostrophe) && PLACE_FOLLOWERS.has(next) {
        votes.place += 1.5;
    }
    if matches!(right.before, Gap::Space | Gap::Apostrophe) && ORG_FOLLOWERS.has(next) {
        votes.organization += 1.0;
    }
    if right.before == Gap::Comma
        && is_age(scene.words.written(words.end))
        && scene.words.words.get(words.end + 1).is_none_or(|w| w.before != Gap::Space)
    {
        votes.person += 2.0;
    }
    if right.before == Gap::Comma {
        votes.add(apposition(scene, words));
    }
    votes.add(dateline(scene, words));
    votes
}

/// `…, who`, `…, a nurse`, `…, a company`, `…, said`.
fn apposition(scene: &Scene<'_>, words: &Range<usize>) -> Votes {
    let mut votes = Votes::default();
    let folded = scene.words.folded(words.end);
    let many = is_several(scene, words);
    if scene.language == "de" && matches!(folded, "der" | "die") && many {
        votes.person += 0.6;
    }
    // `Marsh Creek, west of Melbourne`, `Kolpino, near St Petersburg`.
    let compass = DIRECTIONS.has(folded) && scene.words.folded(words.end + 1) == "of";
    if compass || folded == "near" {
        votes.place += 2.0;
    }
    // `Ada Holm, from Selwyn, won`.
    if folded == "from" && many && is_capital(scene, words.end + 1) {
        votes.person += 1.0;
    }
    if folded == "who" || SPEECH.has(folded) {
        votes.person += if many { 1.5 } else { 0.6 };
    }
    if !matches!(folded, "the" | "a" | "an" | "his" | "her" | "its" | "une" | "un" | "una") {
        return votes;
    }
    let goes_on = |at: &usize| scene.words.get(*at).is_some_and(|w| matches!(w.before, Gap::Space | Gap::Hyphen));
    let mut near = (words.end + 1..words.end + 5).take_while(goes_on).map(|at| scene.words.folded(at));
    match near.find(|w| ORG_NOUNS.has(w) || is_agent(w)) {
        Some(noun) if ORG_NOUNS.has(noun) => votes.organization += 2.0,
        Some(_) if many => votes.person += 1.5,
        _ => {}
    }
    votes
}

/// `OSH, Kyrgyzstan (AP) —` at a paragraph's start.
fn dateline(scene: &Scene<'_>, words: &Range<usize>) -> Votes {
    let gap = scene.words.gap(words.end);
    let place = if words.start == 0 && [" — ", " – ", " -- "].contains(&gap) { 2.0 } else { 0.0 };
    Votes { place, ..Votes::default() }
}

/// Whether a preposition of place stands before these words.
pub fn is_located(words: &Words<'_>, start: usize) -> bool {
    start > 0 && words.words[start].before == Gap::Space && LOCATIVES.has(words.folded(start - 1))
}

fn is_age(written: &str) -> bool {
    written.len() == 2 && written.bytes().all(|b| b.is_ascii_digit())
}

/// `Donetsk, Luhansk and Shyroke`: beside known places in a list, a single name is one, too.
fn list_places(scene: &Scene<'_>, out: &mut [Spot]) {
    for spot in out.iter_mut().filter(|s| s.words.len() < 3 && s.votes.person < 1.0 && s.votes.organization < 1.0) {
        let left = listed_before(scene, spot.words.start).is_some_and(|at| is_known_place(scene, at));
        let right = listed_after(scene, spot.words.end).is_some_and(|at| is_known_place(scene, at));
        if left || right {
            spot.votes.place += 1.3;
        }
    }
}

fn is_known_place(scene: &Scene<'_>, at: usize) -> bool {
    known_at(scene, at).is_some_and(|(_, kind)| *kind == BearerKind::Place)
}

fn listed_before(scene: &Scene<'_>, start: usize) -> Option<usize> {
    let left = start.checked_sub(1)?;
    match scene.words.folded(left) {
        "and" | "or" | "und" | "et" | "y" | "и" => left.checked_sub(1),
        _ => (scene.words.gap(start) == ", ").then_some(left),
    }
}

fn listed_after(scene: &Scene<'_>, end: usize) -> Option<usize> {
    match scene.words.folded(end) {
        "and" | "or" | "und" | "et" | "y" | "и" => Some(end + 1),
        _ => (scene.words.gap(end) == ", ").then_some(end),
    }
}
