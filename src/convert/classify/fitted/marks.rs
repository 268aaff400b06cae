//! The marks of a block, as numbers: what it looks like, what the phrases say, whose words it uses.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::super::chain::State;
use super::super::features::{Document, Judged};
use super::around::Around;

use super::super::super::byline::is_names;
use super::super::super::credit::credit;
use super::super::super::dates::{Order, dates};
use super::super::super::language::{content_words, ends_sentence, is_small_word};
use super::super::super::model::Reason;
use super::super::super::raw::{Raw, Shape, ratio};

/// The marks of one block in the order in which they are taken; `name` and `at` (how many blocks away) tell them apart.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    pub values: Vec<f32>,
    /// Only kept for the first block of a file.
    pub names: Option<Vec<(&'static str, isize)>>,
}

impl Row {
    pub fn add(&mut self, name: &'static str, value: f32) {
        self.add_at(name, 0, value);
    }

    pub fn add_at(&mut self, name: &'static str, at: isize, value: f32) {
        self.values.push(value);
        if let Some(names) = &mut self.names {
            names.push((name, at));
        }
    }

    pub fn when(&mut self, name: &'static str, yes: bool) {
        self.add(name, f32::from(u8::from(yes)));
    }

    pub fn count(&mut self, name: &'static str, count: usize) {
        self.add(name, number(count));
    }
}

/// A count; what is beyond some thousands is many.
pub(super) fn number(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

/// What one block is by itself, for its own marks and those of its neighbours.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sketch {
    pub kind: Kind,
    pub words: usize,
    pub end: Ending,
    pub start: Start,
    pub reason: Option<Reason>,
    pub weight: f32,
    pub state: State,
    pub gap: bool,
    /// The share of its content words that another paragraph has.
    pub shared: f32,
    /// The share of words that every sentence of a language has.
    pub small: f32,
    pub capitals: f32,
    /// Prose without a sign of noise.
    pub good: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A few words.
    Words,
    /// Like a headline.
    Line,
    /// Long and without an end.
    Open,
    Sentence,
    /// It ends in a colon.
    Colon,
    List,
    Other,
    Prose,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    Stop,
    ClosedStop,
    Question,
    Call,
    Colon,
    Dots,
    Comma,
    Digit,
    Closed,
    Open,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    Lower,
    Upper,
    Digit,
    Letter,
    Quote,
    Dash,
    Star,
    Bracket,
    Hash,
    Other,
}

/// The marks of each block.
pub(super) fn rows(document: &Document, judged: &[Judged], states: &[State]) -> Vec<Row> {
    let sketches: Vec<Sketch> = (0..judged.len()).map(|i| sketch(document, i, &judged[i], states[i])).collect();
    let around = Around::new(document, judged, &sketches);
    let row = |i: usize| {
        let mut row = Row { values: Vec::with_capacity(200), names: (i == 0).then(Vec::new) };
        own(&mut row, document, i, &judged[i]);
        looks(&mut row, &document.raws[i]);
        told(&mut row, document, i);
        said(&mut row, document, i);
        (-REACH..=REACH).for_each(|d| beside(&mut row, &sketches, i, d));
        around.marks(&mut row, i, &sketches);
        row
    };
    (0..judged.len()).map(row).collect()
}

/// How many blocks away a neighbour is asked.
const REACH: isize = 3;

fn sketch(document: &Document, i: usize, judged: &Judged, state: State) -> Sketch {
    let raw = &document.raws[i];
    let words: Vec<&str> = split(&document.folded[i]).take(60).collect();
    let capital = |w: &&str| w.chars().next().is_some_and(char::is_uppercase);
    let shown = raw.text.split_whitespace().take(60);
    Sketch {
        kind: kind(raw, judged.prose),
        words: raw.words,
        end: ending(&raw.text),
        start: start(&raw.text),
        reason: judged.reason,
        weight: judged.weight.body,
        state,
        gap: raw.gap,
        shared: shared(document, i),
        small: ratio(words.iter().filter(|w| is_small_word(w)).count(), words.len().max(1)),
        capitals: ratio(shown.clone().filter(capital).count(), shown.count().max(1)),
        good: judged.prose && judged.weight.body > 1.5 && judged.reason.is_none(),
    }
}

fn kind(raw: &Raw, prose: bool) -> Kind {
    match raw.shape {
        Shape::List => Kind::List,
        Shape::Paragraph | Shape::Bold => match raw.words {
            _ if raw.text.ends_with([':', '：']) => Kind::Colon,
            _ if prose => Kind::Prose,
            w if w >= 4 && ends_sentence(&raw.text) => Kind::Sentence,
            0..=3 => Kind::Words,
            4..=14 => Kind::Line,
            _ => Kind::Open,
        },
        _ => Kind::Other,
    }
}

fn ending(text: &str) -> Ending {
    let trimmed = text.trim_end_matches(|c: char| c.is_whitespace() || "\"'”’“‘»«)]』」）*".contains(c));
    let closed = trimmed.len() < text.len();
    match trimmed.chars().next_back() {
        Some('.' | '。' | '۔' | '।') if closed => Ending::ClosedStop,
        Some('.' | '。' | '۔' | '।') => Ending::Stop,
        Some('?' | '？' | '؟') => Ending::Question,
        Some('!' | '！') => Ending::Call,
        Some(':' | '：') => Ending::Colon,
        Some('…') => Ending::Dots,
        Some(',' | ';' | '،') => Ending::Comma,
        Some(c) if c.is_numeric() => Ending::Digit,
        _ if closed => Ending::Closed,
        _ => Ending::Open,
    }
}

fn start(text: &str) -> Start {
    match text.chars().next() {
        Some(c) if c.is_lowercase() => Start::Lower,
        Some(c) if c.is_uppercase() => Start::Upper,
        Some(c) if c.is_numeric() => Start::Digit,
        Some(c) if c.is_alphabetic() => Start::Letter,
        Some('"' | '“' | '„' | '«' | '»' | '‘' | '\'' | '「') => Start::Quote,
        Some('-' | '–' | '—' | '•' | '·' | '+' | '●' | '▪') => Start::Dash,
        Some('*' | '†' | '¹' | '²') => Start::Star,
        Some('(' | '[') => Start::Bracket,
        Some('#' | '@') => Start::Hash,
        _ => Start::Other,
    }
}

/// What a block is, or its neighbour so many blocks away.
fn beside(row: &mut Row, sketches: &[Sketch], i: usize, d: isize) {
    let other = i.checked_add_signed(d).and_then(|j| sketches.get(j));
    let value = |of: &dyn Fn(&Sketch) -> f32| other.map_or(-9.0, of);
    row.add_at("words", d, value(&|s| number(s.words.min(150))));
    row.add_at("kind", d, value(&|s| f32::from(s.kind as u8)));
    row.add_at("weight", d, value(&|s| s.weight));
    row.add_at("reason", d, value(&|s| s.reason.map_or(-1.0, |r| f32::from(r as u8))));
    row.add_at("end", d, value(&|s| f32::from(s.end as u8)));
    row.add_at("start", d, value(&|s| f32::from(s.start as u8)));
    row.add_at("state", d, value(&|s| f32::from(s.state as u8)));
    row.add_at("gap", d, value(&|s| f32::from(u8::from(s.gap))));
    row.add_at("shared", d, value(&|s| s.shared));
    row.add_at("small words", d, value(&|s| s.small));
    row.add_at("capitals", d, value(&|s| s.capitals));
}

/// What the other rules say of a block.
fn own(row: &mut Row, document: &Document, i: usize, judged: &Judged) {
    let voice = document.voices[i];
    let (count, first) = document.seen.get(document.raws[i].text.as_str()).copied().unwrap_or((1, i));
    row.add("end mark", judged.weight.end);
    row.add("topic", judged.weight.topic);
    row.when("heading", judged.heading);
    row.when("certain", judged.certain.is_some());
    row.count("repeated", count);
    row.when("again", count > 1 && first != i);
    row.when("addressed", voice.addressed);
    row.when("bids", voice.bids);
    row.count("trade", voice.trade);
}

/// Its letters.
fn looks(row: &mut Row, raw: &Raw) {
    let text = raw.text.as_str();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let digits = text.chars().filter(|c| c.is_numeric()).count();
    row.add("letters a word", ratio(letters, raw.words.max(1)));
    row.add("digits", ratio(digits, (letters + digits).max(1)));
    row.count("commas", text.matches([',', '،', '、']).count());
    row.when("address", text.contains("http") || text.contains("www."));
    row.when("at", text.contains('@'));
    row.when("dots", text.contains('…') || text.contains("..."));
    row.when("quotes", text.contains(['"', '“', '”', '„', '«', '»']));
    row.when("code", text.contains(['{', '}', ';', '=', '<', '\\', '$', '_']));
    row.when("brackets", text.contains(['(', '[']));
    short(row, raw);
}

/// What only says something of short blocks.
fn short(row: &mut Row, raw: &Raw) {
    let (text, short) = (raw.text.as_str(), raw.words <= 60);
    let found = if short { dates(text, Order::DayFirst) } else { Vec::new() };
    let capital = |w: &&str| w.chars().next().is_some_and(char::is_uppercase);
    let inner = text.split_whitespace().skip(1).take(40).filter(capital).count();
    row.when("date", !found.is_empty());
    row.when("year", found.iter().any(|d| d.year.is_some()));
    row.when("names", short && is_names(text));
    row.count("names within", inner);
}

/// Words of captions: who stands where, and that it is a picture.
static PICTURE: LazyLock<HashSet<&str>> = LazyLock::new(|| PICTURE_WORDS.split(' ').collect());
const PICTURE_WORDS: &str = "left right center centre pictured photo photograph photographed image picture illustration \
    screenshot graphic map chart poses shown shows seen file above below links rechts bild foto zeigt \
    blick grafik abbildung gauche droite vue montre izquierda derecha imagen fotografía sinistra destra \
    esquerda direita слева справа фото снимке фотографии ліворуч праворуч lewej prawej zdjęciu сүрөттө";

/// What is told of the past is a story; a caption says what is to be seen.
fn is_past(word: &str) -> bool {
    PAST.contains(word) || word.len() > 4 && word.ends_with("ed")
}

static PAST: LazyLock<HashSet<&str>> = LazyLock::new(|| PAST_WORDS.split(' ').collect());
const PAST_WORDS: &str = "was were had did said told came went took began war waren hatte hatten wurde wurden sagte kam \
    ging était étaient avait avaient fue era había dijo был была было были сказал заявил сообщил disse foi aveva ha";

fn is_going_on(word: &str) -> bool {
    word.len() > 5 && word.ends_with("ing")
}

/// Words that captions have, and what is said elsewhere too.
fn told(row: &mut Row, document: &Document, i: usize) {
    let (raw, folded) = (&document.raws[i], document.folded[i].as_str());
    let listed: Vec<&str> = split(folded).take(60).collect();
    let pictured = if raw.words <= 60 { listed.iter().filter(|w| PICTURE.contains(*w)).count() } else { 0 };
    row.count("picture words", pictured);
    row.when("credit", raw.words <= 80 && credit(&raw.text).is_some());
    row.count("past", listed.iter().filter(|w| is_past(w)).count());
    row.count("going on", listed.iter().filter(|w| is_going_on(w)).count());
    row.add("said elsewhere", repeated(document, i));
    alike(row, document, i);
}

/// The share of its runs of four words that stand elsewhere too.
fn repeated(document: &Document, i: usize) -> f32 {
    if !(5..=60).contains(&document.raws[i].words) {
        return 0.0;
    }
    let runs = four_words(&document.folded[i]);
    ratio(runs.iter().filter(|run| document.fours.binary_search(run).is_ok()).count(), runs.len())
}

/// Lines near it that begin or end in the same two words, as teasers and lists do.
fn alike(row: &mut Row, document: &Document, i: usize) {
    let head = |j: usize| document.folded[j].split_whitespace().take(2);
    let tail = |j: usize| document.folded[j].split_whitespace().rev().take(2);
    let near = i.saturating_sub(5)..document.raws.len().min(i + 6);
    let other = |j: &usize| document.raws[i].words >= 3 && document.raws[*j].text != document.raws[i].text;
    let beside: Vec<usize> = near.filter(other).collect();
    row.count("begins alike", beside.iter().filter(|j| head(**j).eq(head(i))).count());
    row.count("ends alike", beside.iter().filter(|j| tail(**j).eq(tail(i))).count());
}

fn split(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty())
}

/// The runs of four words, each once, as numbers in order.
pub(in super::super) fn four_words(folded: &str) -> Vec<u64> {
    let words: Vec<&str> = split(folded).collect();
    let mut runs: Vec<u64> = words.windows(4).map(hash_words).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

/// FNV-1a over a run of words: the same on every machine.
fn hash_words(words: &[&str]) -> u64 {
    let bytes = words.iter().flat_map(|w| w.bytes().chain([b' ']));
    bytes.fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}

/// The share of its content words that another paragraph has.
fn shared(document: &Document, i: usize) -> f32 {
    let (words, own) = (&document.words[i], usize::from(document.prose[i]));
    ratio(words.iter().filter(|w| document.spread.get(*w).is_some_and(|n| *n > own)).count(), words.len().max(1))
}

/// Whose words it uses: the article's so far, its headline's.
fn said(row: &mut Row, document: &Document, i: usize) {
    let words = &document.words[i];
    let earlier = words.iter().filter(|w| document.first_said.get(*w).is_some_and(|f| *f < i)).count();
    let title = document.known.title_at.filter(|t| *t != i).map(|t| &document.words[t]);
    row.count("content words", words.len());
    row.add("names known", names_known(document, i));
    row.add("earlier", ratio(earlier, words.len().max(1)));
    row.add("of title", title.map_or(-1.0, |t| ratio(words.intersection(t).count(), t.len().max(1))));
}

/// How many of the names in it another paragraph has: other stories are about others. Less than nothing without names.
fn names_known(document: &Document, i: usize) -> f32 {
    let own = usize::from(document.prose[i]);
    let capital = |w: &&str| w.chars().next().is_some_and(char::is_uppercase);
    let named = document.raws[i].text.split_whitespace().skip(1).take(60).filter(capital).collect::<Vec<_>>();
    let named = content_words(&named.join(" ")).into_iter();
    let known: Vec<bool> = named.map(|w| document.spread.get(&w).is_some_and(|n| *n > own)).collect();
    if known.is_empty() { -1.0 } else { ratio(known.iter().filter(|k| **k).count(), known.len()) }
}
