//! The marks of a block: what it looks like, what the phrases say, what its neighbours are.

use std::fmt::Arguments;

use super::super::chain::State;
use super::super::features::{Document, Judged};
use super::super::lines::{is_title_case, relative_times};
use super::around::Around;

use super::super::super::byline::is_names;
use super::super::super::dates::{Order, dates};
use super::super::super::language::{ends_sentence, is_all_caps, sentences};
use super::super::super::raw::{Raw, Shape, ratio};

/// What one block is by itself, for the marks of its neighbours.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sketch {
    /// A letter for its kind; see [`kind`].
    pub kind: char,
    pub words: u8,
    pub weight: u8,
    pub end: char,
    pub start: char,
    /// Prose without a sign of noise.
    pub good: bool,
}

/// Tells each mark of each block.
pub(super) fn each(
    document: &Document,
    judged: &[Judged],
    states: &[State],
    found: &mut dyn FnMut(usize, Arguments<'_>),
) {
    let sketches: Vec<Sketch> = (0..judged.len()).map(|i| sketch(document, i, &judged[i])).collect();
    let around = Around::new(document, judged, &sketches, states);
    for i in 0..judged.len() {
        let mut found = |mark: Arguments<'_>| found(i, mark);
        let mut out = Marks(&mut found);
        own(&mut out, document, i, &judged[i], sketches[i]);
        let told = words(&mut out, document, i, sketches[i]);
        said(&mut out, document, i, sketches[i]);
        beside(&mut out, i, document, judged, &sketches);
        around.marks(&mut out, i, &sketches, &told);
    }
}

/// Takes each mark as it is found.
pub(super) struct Marks<'a>(&'a mut dyn FnMut(Arguments<'_>));

impl Marks<'_> {
    pub fn add(&mut self, mark: Arguments<'_>) {
        (self.0)(mark);
    }

    pub fn when(&mut self, yes: bool, mark: Arguments<'_>) {
        if yes {
            self.add(mark);
        }
    }
}

fn sketch(document: &Document, i: usize, judged: &Judged) -> Sketch {
    let raw = &document.raws[i];
    Sketch {
        kind: kind(raw, judged.prose),
        words: step(raw.words, &[1, 2, 4, 8, 14, 24, 39, 79]),
        weight: weight_step(judged.weight.body),
        end: ending(&raw.text),
        start: start(&raw.text),
        good: judged.prose && judged.weight.body > 1.5 && judged.reason.is_none(),
    }
}

/// p prose, q a short sentence, c ends in a colon, t like a headline, s a few words, o long and open; L list, x other.
fn kind(raw: &Raw, prose: bool) -> char {
    match raw.shape {
        Shape::List => 'L',
        Shape::Paragraph | Shape::Bold => match raw.words {
            _ if raw.text.ends_with([':', '：']) => 'c',
            _ if prose => 'p',
            w if w >= 4 && ends_sentence(&raw.text) => 'q',
            0..=3 => 's',
            4..=14 => 't',
            _ => 'o',
        },
        _ => 'x',
    }
}

/// On which step of a stair a value stands.
pub(super) fn step(value: usize, edges: &[usize]) -> u8 {
    u8::try_from(edges.iter().filter(|e| value > **e).count()).unwrap_or(u8::MAX)
}

fn weight_step(weight: f32) -> u8 {
    let edges = [-8.0, -5.0, -3.0, -2.0, -1.0, -0.3, 0.5, 1.5, 2.5, 3.5, 4.5];
    u8::try_from(edges.iter().filter(|e| weight > **e).count()).unwrap_or(u8::MAX)
}

fn ending(text: &str) -> char {
    let trimmed = text.trim_end_matches(|c: char| c.is_whitespace() || "\"'”’“‘»«)]』」）*".contains(c));
    let closed = trimmed.len() < text.len();
    match trimmed.chars().next_back() {
        Some('.' | '。' | '۔' | '।') if closed => '”',
        Some('.' | '。' | '۔' | '।') => '.',
        Some('?' | '？' | '؟') => '?',
        Some('!' | '！') => '!',
        Some(':' | '：') => ':',
        Some('…') => '…',
        Some(',' | ';' | '،') => ',',
        Some(c) if c.is_numeric() => '0',
        _ if closed => ')',
        _ => '-',
    }
}

fn start(text: &str) -> char {
    match text.chars().next() {
        Some(c) if c.is_lowercase() => 'a',
        Some(c) if c.is_uppercase() => 'A',
        Some(c) if c.is_numeric() => '0',
        Some(c) if c.is_alphabetic() => 'x',
        Some('"' | '“' | '„' | '«' | '»' | '‘' | '\'' | '「') => '"',
        Some('-' | '–' | '—' | '•' | '·' | '+' | '●' | '▪') => '-',
        Some('*' | '†' | '¹' | '²') => '*',
        Some('(' | '[') => '(',
        Some('#' | '@') => '#',
        _ => '?',
    }
}

/// What a block is by itself.
fn own(out: &mut Marks, document: &Document, i: usize, judged: &Judged, s: Sketch) {
    let raw = &document.raws[i];
    out.add(format_args!("all"));
    out.add(format_args!("weight {}", s.weight));
    out.add(format_args!("words {}", s.words));
    out.add(format_args!("kind {}", s.kind));
    out.add(format_args!("kind {} weight {}", s.kind, s.weight));
    out.add(format_args!("kind {} words {}", s.kind, s.words));
    out.add(format_args!("kind {} end {}", s.kind, s.end));
    out.add(format_args!("kind {} start {}", s.kind, s.start));
    out.add(format_args!("empty line {}", raw.gap));
    verdict(out, judged, s);
    looks(out, raw, s);
    voice(out, document, i);
}

/// What the other rules say of it.
fn verdict(out: &mut Marks, judged: &Judged, s: Sketch) {
    if let Some(reason) = judged.reason {
        out.add(format_args!("reason {} kind {}", reason.name(), s.kind));
        out.add(format_args!("reason {} weight {}", reason.name(), s.weight / 2));
    }
    out.add(format_args!("end mark {}", end_step(judged.weight.end)));
    out.when(judged.framed, format_args!("framed"));
    out.when(judged.heading, format_args!("heading"));
    out.when(judged.label, format_args!("label"));
    out.when(judged.below_label, format_args!("below label"));
    out.when(judged.certain.is_some(), format_args!("certain"));
}

/// How strongly a block says that the article is over.
pub(super) fn end_step(end: f32) -> u8 {
    u8::from(end > 0.5) + u8::from(end >= 3.0) + u8::from(end >= 6.0)
}

fn voice(out: &mut Marks, document: &Document, i: usize) {
    let voice = document.voices[i];
    let (count, first) = document.seen.get(document.raws[i].text.as_str()).copied().unwrap_or((1, i));
    out.when(count > 1, format_args!("repeated"));
    out.when(count > 1 && first != i, format_args!("again"));
    out.when(voice.addressed, format_args!("addressed"));
    out.when(voice.bids, format_args!("bids"));
    out.add(format_args!("trade {}", voice.trade.min(3)));
    out.when(voice.addressed && document.conversational, format_args!("addressed in talk"));
    out.when(document.conversational, format_args!("talk"));
}

/// Its letters.
fn looks(out: &mut Marks, raw: &Raw, s: Sketch) {
    let text = raw.text.as_str();
    let code = text.contains(['{', '}', ';', '=', '<', '\\', '$', '_']) && raw.words <= 60;
    out.when(is_title_case(text), format_args!("title case"));
    out.when(is_all_caps(text), format_args!("capitals"));
    out.when(text.contains("http") || text.contains("www."), format_args!("address"));
    out.when(text.contains('@'), format_args!("at"));
    out.when(text.contains('|'), format_args!("bar"));
    out.when(text.contains(['→', '»', '›', '←']), format_args!("arrow"));
    out.when(text.contains('©'), format_args!("copyright"));
    out.when(text.contains('…') || text.contains("..."), format_args!("dots"));
    out.when(text.contains(['"', '“', '”', '„', '«', '»']), format_args!("quotes"));
    out.when(code, format_args!("code"));
    out.when(text.contains(char::is_numeric), format_args!("digits"));
    out.add(format_args!("kind {} sentences {}", s.kind, sentences(text).min(4)));
    if raw.words <= 40 {
        short(out, text, s);
    }
}

/// What only says something of short blocks.
fn short(out: &mut Marks, text: &str, s: Sketch) {
    let found = dates(text, Order::DayFirst);
    let capital = |w: &&str| w.chars().next().is_some_and(char::is_uppercase);
    let words = text.split_whitespace().count();
    let capitals = text.split_whitespace().filter(capital).count();
    let inner = text.split_whitespace().skip(1).filter(capital).count();
    out.when(text.contains(" / "), format_args!("slash"));
    out.when(!found.is_empty(), format_args!("date"));
    out.when(found.iter().any(|d| d.year.is_some()), format_args!("year"));
    out.when(relative_times(text) > 0, format_args!("age"));
    out.when(is_names(text), format_args!("names"));
    out.add(format_args!("kind {} capitals {}", s.kind, capitals * 5 / words.max(1)));
    out.add(format_args!("kind {} names {}", s.kind, inner.min(4)));
    out.add(format_args!("kind {} commas {}", s.kind, text.matches([',', '،', '、']).count().min(3)));
}

/// Words of captions: who stands where, and that it is a picture.
const PICTURE: &[&str] = &[
    "left",
    "right",
    "center",
    "centre",
    "pictured",
    "photo",
    "photograph",
    "photographed",
    "image",
    "picture",
    "illustration",
    "screenshot",
    "graphic",
    "map",
    "chart",
    "poses",
    "shown",
    "shows",
    "seen",
    "file",
    "above",
    "below",
    "links",
    "rechts",
    "bild",
    "foto",
    "zeigt",
    "blick",
    "grafik",
    "abbildung",
    "gauche",
    "droite",
    "vue",
    "montre",
    "izquierda",
    "derecha",
    "imagen",
    "fotografía",
    "sinistra",
    "destra",
    "esquerda",
    "direita",
    "слева",
    "справа",
    "фото",
    "снимке",
    "фотографии",
    "ліворуч",
    "праворуч",
    "lewej",
    "prawej",
    "zdjęciu",
    "сүрөттө",
];
/// What follows a name in a note about it.
const BIO: &[&str] = &[
    "is",
    "was",
    "has",
    "writes",
    "covers",
    "reports",
    "works",
    "currently",
    "ist",
    "schreibt",
    "arbeitet",
    "war",
    "est",
    "es",
    "è",
    "пишет",
    "работает",
];

/// Words that captions and notes about authors have, and what is said elsewhere too. Returns what is told again beside
/// the place of the block.
fn words(out: &mut Marks, document: &Document, i: usize, s: Sketch) -> Vec<&'static str> {
    let (raw, folded) = (&document.raws[i], document.folded[i].as_str());
    let listed: Vec<&str> = split(folded).take(60).collect();
    let head: Vec<&str> = raw.text.split_whitespace().take(2).collect();
    let named = head.len() == 2 && raw.words > 4 && is_names(&head.join(" "));
    let share = repeated(document, i);
    let mut told = Vec::new();
    for (yes, mark) in [
        (raw.words <= 60 && listed.iter().any(|w| PICTURE.contains(w)), "picture words"),
        (named, "name first"),
        (named && listed.iter().skip(2).take(2).any(|w| BIO.contains(w)), "bio words"),
        (share > 0.8, "said elsewhere"),
        (share > 0.4, "said elsewhere in part"),
        (document.names.iter().any(|a| folded.contains(a.as_str())), "author named"),
    ] {
        if yes {
            out.add(format_args!("{mark}"));
            told.push(mark);
        }
    }
    alike(out, document, i, s);
    told
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
fn alike(out: &mut Marks, document: &Document, i: usize, s: Sketch) {
    if document.raws[i].words < 3 {
        return;
    }
    let head = |j: usize| document.folded[j].split_whitespace().take(2).collect::<Vec<_>>();
    let tail = |j: usize| document.folded[j].split_whitespace().rev().take(2).collect::<Vec<_>>();
    let near = i.saturating_sub(5)..document.raws.len().min(i + 6);
    let beside: Vec<usize> = near.filter(|j| document.raws[*j].text != document.raws[i].text).collect();
    let (first, last) = (head(i), tail(i));
    let heads = beside.iter().filter(|j| head(**j) == first).count();
    let tails = beside.iter().filter(|j| tail(**j) == last).count();
    out.when(heads > 0, format_args!("begins alike {} kind {}", heads.min(2), s.kind));
    out.when(tails > 0, format_args!("ends alike {} kind {}", tails.min(2), s.kind));
}

fn split(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty())
}

/// The runs of four words, each once, as numbers in order.
pub(in super::super) fn four_words(folded: &str) -> Vec<u64> {
    let words: Vec<&str> = split(folded).collect();
    let mut runs: Vec<u64> = words.windows(4).map(super::hash_words).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

/// Whose words it uses: the article's so far, its headline's.
fn said(out: &mut Marks, document: &Document, i: usize, s: Sketch) {
    let words = &document.words[i];
    if words.is_empty() {
        return;
    }
    let of = |n: usize| step(n * 20 / words.len(), &[0, 1, 2, 4, 6, 8, 11]);
    let own = usize::from(document.prose[i]);
    let shared = words.iter().filter(|w| document.spread.get(*w).is_some_and(|n| *n > own)).count();
    let earlier = words.iter().filter(|w| document.first_said.get(*w).is_some_and(|f| *f < i)).count();
    out.add(format_args!("kind {} shared {}", s.kind, of(shared)));
    out.add(format_args!("kind {} earlier {}", s.kind, of(earlier)));
    if let Some(title) = document.known.title_at.filter(|t| *t != i) {
        let same = words.intersection(&document.words[title]).count() * 10 / document.words[title].len().max(1);
        out.add(format_args!("kind {} title {}", s.kind, step(same, &[0, 2, 4, 6])));
    }
}

/// What its neighbours are.
fn beside(out: &mut Marks, i: usize, document: &Document, judged: &[Judged], sketches: &[Sketch]) {
    let own = sketches[i];
    let at = |d: isize| i.checked_add_signed(d).and_then(|j| sketches.get(j));
    let kind = |d: isize| at(d).map_or('^', |s| if s.good { 'P' } else { s.kind });
    out.add(format_args!("kinds {}{}{}", kind(-1), own.kind, kind(1)));
    out.add(format_args!("kinds {}{}{} words {}", kind(-1), own.kind, kind(1), own.words));
    out.add(format_args!("kinds {}.{}", kind(-2), own.kind));
    out.add(format_args!("kinds {}..{}", own.kind, kind(2)));
    out.add(format_args!("kinds {}{}{} last", kind(-2), kind(-1), own.kind));
    out.add(format_args!("kinds {}{}{} first", own.kind, kind(1), kind(2)));
    for (name, d) in [("before", -1), ("after", 1), ("2 before", -2), ("2 after", 2)] {
        match i.checked_add_signed(d).filter(|j| *j < sketches.len()) {
            Some(j) => neighbour(out, name, own, j, document, judged, sketches[j]),
            None => out.add(format_args!("{name} nothing")),
        }
    }
}

fn neighbour(out: &mut Marks, name: &str, own: Sketch, j: usize, document: &Document, judged: &[Judged], s: Sketch) {
    out.add(format_args!("{name} weight {} kind {}", s.weight.min(8) / 2, own.kind));
    out.add(format_args!("{name} words {} kind {}", s.words, own.kind));
    if let Some(reason) = judged[j].reason.filter(|_| s.weight < 6) {
        out.add(format_args!("{name} reason {}", reason.name()));
        out.add(format_args!("{name} reason {} kind {}", reason.name(), own.kind));
    }
    let like = s.end == own.end && s.start == own.start && s.words == own.words;
    out.when(s.end == ':', format_args!("{name} colon kind {}", own.kind));
    out.when(like, format_args!("like {name} {}", own.kind));
    out.when(s.start == own.start, format_args!("starts like {name} {}", own.start));
    out.add(format_args!("{name} gap kind {}{} {}", own.kind, s.kind, document.raws[j].gap));
}
