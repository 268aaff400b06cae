//! Curated names in one paragraph, each with how it stands there.

use std::borrow::Cow;
use std::ops::Range;

use aho_corasick::Input;

use super::gazetteer::{BearerKind, Form, Gazetteer, Sense, Written};
use super::lexicon::{
    ADDRESS, APOSTROPHE_ENDINGS, CALENDAR, COMMON, DEFINITE, DIRECTIONS, ELISIONS, FUNCTION, GENITIVE_S, HAN_HEADS,
    HEADS, OF, OTHER_PLACE, TITLES,
};
use super::words::{Case, Gap, Words};

/// A name found in a paragraph.
#[derive(Debug, Clone)]
pub(super) struct Hit<'g> {
    pub paragraph: usize,
    pub words: Range<usize>,
    /// Index into [`Gazetteer::patterns`].
    pub pattern: usize,
    /// What it may mean, given its letters and the language.
    pub senses: Cow<'g, [Sense]>,
    pub standing: Standing,
}

/// Whether a name stands for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    Alone,
    /// Part of somebody else's name: `Jordan` in `Michael Jordan`.
    OfStranger,
    /// Part of a longer name: `Moscow` in `The Moscow Times`.
    OfLonger,
    /// A capital beside it may be due to a sentence's start or a headline.
    Unsure,
}

/// One paragraph as it is searched.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    pub words: Words<'a>,
    /// The primary language subtag, or nothing.
    pub language: &'a str,
    /// Most words are capitalised, so capitals tell nothing.
    pub title_case: bool,
}

impl<'a> Reading<'a> {
    pub fn new(text: &'a str, language: &'a str) -> Self {
        let words = Words::new(text);
        let title_case = is_title_case(&words);
        Self { words, language, title_case }
    }
}

/// A headline: one sentence without a full stop, nearly all of it capitalised.
fn is_title_case(words: &Words<'_>) -> bool {
    if words.text.trim_end().ends_with('.') || words.words.iter().skip(1).any(|w| w.before == Gap::Stop) {
        return false;
    }
    let content = (0..words.len()).filter(|i| !FUNCTION.has(words.folded(*i)) && words.words[*i].case != Case::None);
    let (all, capital) = content.fold((0_usize, 0_usize), |(all, capital), i| {
        (all + 1, capital + usize::from(matches!(words.words[i].case, Case::Capital | Case::Upper)))
    });
    (4..=20).contains(&all) && capital * 10 > all * 8
}

impl Gazetteer {
    /// All names in a paragraph, from left to right, not overlapping. Linear in the text.
    pub(super) fn hits<'g>(&'g self, reading: &Reading<'_>, paragraph: usize) -> Vec<Hit<'g>> {
        let mut hits = Vec::new();
        let Some(automaton) = &self.automaton else { return hits };
        let (words, mut from) = (&reading.words, 0);
        while let Some(found) = automaton.find(Input::new(words.haystack()).range(from..)) {
            let first = words.at_haystack(found.start());
            let hit = self.longest_fit(reading, first, found.pattern().as_usize());
            // After a row that does not fit, names may still start at its second word.
            let last = hit.as_ref().map_or(first, |(pattern, _)| first + self.patterns[*pattern].words - 1);
            if let Some((pattern, senses)) = hit {
                hits.push(Hit { paragraph, words: first..last + 1, pattern, senses, standing: Standing::Alone });
            }
            from = words.haystack_end(last);
        }
        self.stand(reading, &mut hits);
        hits
    }

    /// The pattern, or the longest with which it starts, that fits by its letters; with the senses that do.
    fn longest_fit(&self, reading: &Reading<'_>, first: usize, pattern: usize) -> Option<(usize, Cow<'_, [Sense]>)> {
        let mut next = Some(pattern);
        while let Some(index) = next {
            let pattern = self.patterns.get(index)?;
            let row =
                Row { words: first..first + pattern.words, gap: widest_gap(&reading.words, first, pattern.words) };
            let fits = |s: &&Sense| self.fits(reading, &row, s);
            match pattern.senses.iter().filter(fits).count() {
                0 => next = pattern.shorter,
                all if all == pattern.senses.len() => return Some((index, Cow::Borrowed(&pattern.senses))),
                _ => return Some((index, pattern.senses.iter().filter(fits).copied().collect())),
            }
        }
        None
    }

    fn fits(&self, reading: &Reading<'_>, row: &Row, sense: &Sense) -> bool {
        let words = &reading.words;
        let person = self.bearers[sense.bearer].kind == BearerKind::Person && sense.form != Form::Role;
        (row.gap == Gap::Space || row.gap == Gap::Comma && sense.comma)
            && (!sense.genitive || GENITIVE_S.contains(&reading.language))
            && is_written(words, &row.words, sense)
            && (!person || is_personal(words, row.words.end - 1))
            && (sense.form != Form::Role || self.is_office(words, &row.words, sense))
    }

    fn is_office(&self, words: &Words<'_>, row: &Range<usize>, sense: &Sense) -> bool {
        match sense.realm.and_then(|realm| self.realms.get(realm)) {
            Some(realm) => is_office_of(words, row.end, realm),
            None => is_office(words, row),
        }
    }

    fn stand(&self, reading: &Reading<'_>, hits: &mut [Hit<'_>]) {
        for at in 0..hits.len() {
            let hit = &hits[at];
            let joined = Joined {
                left: at > 0 && hits[at - 1].words.end == hit.words.start,
                right: hits.get(at + 1).is_some_and(|next| next.words.start == hit.words.end),
            };
            let person = hit.senses.iter().all(|s| self.bearers[s.bearer].kind == BearerKind::Person);
            let place = hit.senses.iter().all(|s| self.bearers[s.bearer].kind == BearerKind::Place);
            let initial = self.has_own_initial(&reading.words, hit);
            let role = hit.senses.iter().all(|s| s.form == Form::Role);
            let kind = if person {
                BearerKind::Person
            } else if place {
                BearerKind::Place
            } else {
                BearerKind::Organization
            };
            hits[at].standing =
                if role || initial { Standing::Alone } else { standing(reading, &hit.words, joined, kind) };
        }
    }

    /// `V. Putin` before a bearer whose given name starts with V.
    fn has_own_initial(&self, words: &Words<'_>, hit: &Hit<'_>) -> bool {
        let Some(before) = hit.words.start.checked_sub(1) else { return false };
        let initial = words.folded(before).chars().next();
        words.words[before].case == Case::Initial
            && words.words[hit.words.start].before == Gap::Space
            && hit.senses.iter().any(|s| self.bearers[s.bearer].initial == initial)
    }
}

/// The last word of a person's name is not in lower case, but for the second part of a given name (`Yo-jong`).
fn is_personal(words: &Words<'_>, last: usize) -> bool {
    words.words[last].case != Case::Lower || words.words[last].before == Gap::Hyphen
}

/// A row of words that may be a name, and what stands between them: nothing that matters, a comma, or a stop.
struct Row {
    words: Range<usize>,
    gap: Gap,
}

fn widest_gap(words: &Words<'_>, first: usize, count: usize) -> Gap {
    words.words[first + 1..first + count].iter().fold(Gap::Space, |widest, word| match (word.before, widest) {
        (Gap::Stop | Gap::Open, _) | (_, Gap::Stop) => Gap::Stop,
        (Gap::Comma, _) => Gap::Comma,
        _ => widest,
    })
}

/// Whether another curated name stands right beside a hit.
#[derive(Clone, Copy)]
struct Joined {
    left: bool,
    right: bool,
}

fn is_written(words: &Words<'_>, row: &Range<usize>, sense: &Sense) -> bool {
    let case = words.words[row.start].case;
    let shouted = row.len() == 1 && case == Case::Upper && words.folded(row.start).len() <= 3;
    match sense.written {
        Written::Upper => row.clone().all(|i| matches!(words.words[i].case, Case::Upper | Case::Initial | Case::None)),
        Written::Capital => {
            case != Case::Lower && (!shouted || has_upper_neighbour(words, row)) && !is_article_alone(words, row)
        }
        Written::Any => true,
    }
}

/// `The times` at a sentence's start is no newspaper: what follows an article must have a capital itself.
fn is_article_alone(words: &Words<'_>, row: &Range<usize>) -> bool {
    let next = words.words.get(row.start + 1).filter(|_| row.len() > 1);
    DEFINITE.has(words.folded(row.start)) && next.is_some_and(|w| w.case == Case::Lower)
}

fn has_upper_neighbour(words: &Words<'_>, row: &Range<usize>) -> bool {
    let upper = |i: usize| words.get(i).is_some_and(|w| w.case == Case::Upper);
    row.start.checked_sub(1).is_some_and(upper) || upper(row.end)
}

/// `the president`, and neither `the president of Kenya`, `the president Ruto` nor `president`.
fn is_office(words: &Words<'_>, row: &Range<usize>) -> bool {
    let Some(before) = row.start.checked_sub(1) else { return false };
    let after = words.get(row.end);
    let somebodys = after.is_some_and(|w| w.before == Gap::Space && w.case != Case::Lower && w.case != Case::None)
        || after.is_some_and(|w| w.before == Gap::Space) && OF.has(words.folded(row.end));
    DEFINITE.has(words.folded(before)) && words.words[row.start].before == Gap::Space && !somebodys
}

/// `president of Kyrgyzstan`: what a declared office is of stands behind it.
fn is_office_of(words: &Words<'_>, of: usize, realm: &[String]) -> bool {
    let start = of + 1 + usize::from(DEFINITE.has(words.folded(of + 1)));
    let end = start + realm.len();
    OF.has(words.folded(of))
        && end <= words.len()
        && (of..end).all(|at| matches!(words.words[at].before, Gap::Space | Gap::Apostrophe))
        && realm.iter().zip(start..).all(|(word, at)| words.folded(at) == word)
}

fn standing(reading: &Reading<'_>, row: &Range<usize>, joined: Joined, kind: BearerKind) -> Standing {
    let left = if joined.left { Standing::Alone } else { left_standing(reading, row, kind) };
    if left != Standing::Alone {
        return left;
    }
    if joined.right { Standing::Alone } else { right_standing(reading, row, kind) }
}

fn left_standing(reading: &Reading<'_>, row: &Range<usize>, kind: BearerKind) -> Standing {
    let words = &reading.words;
    let Some(before) = row.start.checked_sub(1) else { return Standing::Alone };
    let (left, folded) = (&words.words[before], words.folded(before));
    let capital = matches!(left.case, Case::Capital | Case::Upper);
    match words.words[row.start].before {
        Gap::Hyphen if capital => Standing::OfLonger,
        Gap::Apostrophe if !ELISIONS.has(folded) && folded != "s" => Standing::OfLonger,
        Gap::Space if is_initial_of_name(reading, before, row, kind) => Standing::OfStranger,
        Gap::Space if capital => after_capital(reading, before, row, kind),
        _ => Standing::Alone,
    }
}

fn is_initial_of_name(reading: &Reading<'_>, before: usize, row: &Range<usize>, kind: BearerKind) -> bool {
    let words = &reading.words;
    let is_word = words.starts_sentence(before) && FUNCTION.has(words.folded(before));
    kind == BearerKind::Person && row.len() == 1 && words.words[before].case == Case::Initial && !is_word
}

/// The word before is capitalised: a title, a sentence's first word, or the start of a longer name?
fn after_capital(reading: &Reading<'_>, before: usize, row: &Range<usize>, kind: BearerKind) -> Standing {
    let words = &reading.words;
    let folded = words.folded(before);
    let shouted = words.words[before].case == Case::Upper && words.words[row.start].case == Case::Upper;
    if kind == BearerKind::Place && OTHER_PLACE.has(folded) && !shouted {
        return Standing::OfLonger;
    }
    if row.len() > 1 || FUNCTION.has(folded) || CALENDAR.has(folded) || shouted {
        return Standing::Alone;
    }
    match kind {
        BearerKind::Place if ADDRESS.has(folded) => return Standing::OfLonger,
        BearerKind::Place if DIRECTIONS.has(folded) => return Standing::Alone,
        _ if TITLES.has(folded) || is_demonym(folded) => return Standing::Alone,
        _ => {}
    }
    // Acronyms before a name are offices or parties (`PM Modi`, `SPD-Chefin`), capitals in German are nouns.
    if words.words[before].case == Case::Upper {
        return Standing::Alone;
    }
    if words.starts_sentence(before) || reading.title_case {
        return if is_ordinary(folded) { Standing::Alone } else { Standing::Unsure };
    }
    match (reading.language, kind) {
        ("de", BearerKind::Person) if is_german_office(folded) => Standing::Alone,
        ("de", BearerKind::Person) if before > 0 && FUNCTION.has(words.folded(before - 1)) => Standing::Unsure,
        ("de", BearerKind::Person) => Standing::OfStranger,
        ("de", _) => Standing::Alone,
        _ => Standing::OfStranger,
    }
}

fn right_standing(reading: &Reading<'_>, row: &Range<usize>, kind: BearerKind) -> Standing {
    let words = &reading.words;
    let Some(right) = words.get(row.end) else { return Standing::Alone };
    let folded = words.folded(row.end);
    let capital = right.case == Case::Capital;
    match right.before {
        Gap::Hyphen if capital && reading.language != "de" => Standing::OfLonger,
        Gap::Apostrophe if folded == "s" => Standing::Alone,
        Gap::Apostrophe if APOSTROPHE_ENDINGS.contains(&reading.language) && right.case == Case::Lower => {
            Standing::Alone
        }
        Gap::Apostrophe => Standing::OfLonger,
        Gap::Space if right.case == Case::None => before_han(words, row.end),
        Gap::Space if capital => before_capital(reading, row, kind),
        _ => Standing::Alone,
    }
}

/// The word after is capitalised: a day, an office, or the rest of a longer name?
fn before_capital(reading: &Reading<'_>, row: &Range<usize>, kind: BearerKind) -> Standing {
    let words = &reading.words;
    let folded = words.folded(row.end);
    if HEADS.has(folded) {
        return Standing::OfLonger;
    }
    let headline = words.words[row.start].case == Case::Upper
        && words.words[row.start..row.end].iter().all(|w| w.case == Case::Upper);
    if row.len() > 1 || CALENDAR.has(folded) || FUNCTION.has(folded) || headline || reading.language == "de" {
        return Standing::Alone;
    }
    match kind {
        BearerKind::Place | BearerKind::Organization if TITLES.has(folded) => Standing::Alone,
        _ if reading.title_case => Standing::Unsure,
        _ => Standing::OfLonger,
    }
}

fn before_han(words: &Words<'_>, next: usize) -> Standing {
    let rest = &words.text[words.range(next..next + 1).start..];
    if HAN_HEADS.iter().any(|head| rest.starts_with(head)) { Standing::OfLonger } else { Standing::Alone }
}

/// `Russian Putin`: an adjective of nation, told by its ending; first names hardly have it.
fn is_demonym(folded: &str) -> bool {
    let by_ending =
        ["ian", "ese", "ish", "stani", "raqi", "raeli", "yrgyz", "azakh", "zbek", "ajik", "rench", "utch", "reek"];
    folded.len() > 4 && by_ending.iter().any(|e| folded.ends_with(e))
}

/// A word that no one is called by, told by its ending or the list of common words.
fn is_ordinary(folded: &str) -> bool {
    COMMON.has(folded)
        || folded.len() > 4 && ["ing", "ed", "ly", "tion", "ment", "ness"].iter().any(|e| folded.ends_with(e))
}

fn is_german_office(folded: &str) -> bool {
    [
        "chef",
        "chefin",
        "minister",
        "ministerin",
        "prasident",
        "prasidentin",
        "kanzler",
        "kanzlerin",
        "sprecher",
        "sprecherin",
        "fuhrer",
        "meister",
        "kollege",
        "kollegen",
        "machthaber",
        "herrscher",
        "staatschef",
        "politiker",
        "politikerin",
        "anwalt",
    ]
    .iter()
    .any(|e| folded.ends_with(e))
}

/// Whether a form of address or an office stands right before the row: it is a person then.
pub(super) fn is_addressed(words: &Words<'_>, row: &Range<usize>) -> bool {
    row.start
        .checked_sub(1)
        .is_some_and(|before| words.words[row.start].before == Gap::Space && ADDRESS.has(words.folded(before)))
}

/// Whether `in` stands right before the row: it is a place then.
pub(super) fn is_located(words: &Words<'_>, row: &Range<usize>) -> bool {
    row.start.checked_sub(1).is_some_and(|before| {
        words.words[row.start].before == Gap::Space
            && matches!(words.folded(before), "in" | "en" | "au" | "в" | "во" | "у" | "nach" | "throughout" | "across")
    })
}
