//! What each block is by itself and beside its neighbours, as log-odds of body against noise.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::address::Voice;
use super::chain::Weight;
use super::lexicon::{At, Hit, hits, is_addressed};
use super::lines::{
    ends_in_initials, is_address, is_bracketed, is_breadcrumb, is_count, is_cut_off, is_date_line, is_framed,
    is_introduced, is_labelled_headline, is_printed_twice, is_sign_off, is_signed_and_dated, is_source_line,
    is_tag_list, is_title_case, relative_times,
};
use crate::text::fold_name;

use super::super::byline::{byline, is_names};
use super::super::credit::credit;
use super::super::dates::{Order, dates};
use super::super::language::{content_words, ends_sentence, is_all_caps, sentences, word_count};
use super::super::model::Reason;
use super::super::raw::{Hints, Raw, Shape};

/// What is known of the article before its blocks are judged.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct Known {
    pub title: Option<String>,
    /// The block of the title, in plain text.
    pub title_at: Option<usize>,
    pub authors: Vec<String>,
    /// Whether headings are marked up, so that a short line is not one by its looks.
    pub marked_up: bool,
}

/// One block, weighed.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct Judged {
    pub(super) weight: Weight,
    /// What it would be if it is no body.
    pub reason: Option<Reason>,
    /// Whatever its neighbours are.
    pub certain: Option<Reason>,
    pub heading: bool,
    /// It only names what stands below it.
    pub(super) label: bool,
    /// It stands below such a label.
    pub(super) below_label: bool,
    /// `- like this -`
    pub framed: bool,
    pub prose: bool,
}

/// Whether a line could be a headline: some words, no sentence.
pub(in super::super) fn looks_like_title(text: &str) -> bool {
    let words = word_count(text);
    let full_stop = text.ends_with(['.', '。', '۔', '।', ':', ',', ';']);
    let open = !full_stop || text.ends_with("...") || ends_in_initials(text);
    let short = sentences(text) <= if words <= 10 { 3 } else { 2 };
    (3..=28).contains(&words) && open && text.chars().count() <= 220 && short
}

/// What one needs to know of the whole file to judge one block.
pub(super) struct Document<'a> {
    pub(super) raws: &'a [Raw],
    pub(super) known: &'a Known,
    pub(super) folded: Vec<String>,
    /// How often each text occurs, and where first.
    pub(super) seen: BTreeMap<&'a str, (usize, usize)>,
    pub(super) words: Vec<BTreeSet<String>>,
    /// In how many prose blocks a content word stands.
    pub(super) spread: HashMap<String, usize>,
    /// The first prose block (or the headline) with a content word.
    pub(super) first_said: HashMap<String, usize>,
    /// The outlet's voice in each block.
    pub(super) voices: Vec<Voice>,
    /// The article itself speaks to its reader, as columns and letters do.
    pub(super) conversational: bool,
    /// Runs of three words of the paragraphs, if anything may repeat them: where first, and whether there are more.
    pub(super) runs: BTreeMap<String, (usize, bool)>,
    /// The runs of four words that stand in more than one block, in order; plain text alone is asked.
    pub(super) fours: Vec<u64>,
    pub(super) prose: Vec<bool>,
    /// The third block of prose: what stands before is too little to go on with.
    pub(super) third_prose: usize,
    pub(super) first_prose: usize,
    /// The first and the last block of prose that stand among the article's paragraphs.
    first_home: usize,
    last_home: usize,
    pub(super) title: String,
    /// Most long lines end without a full stop: then that says nothing.
    pub(super) unpunctuated: bool,
}

impl<'a> Document<'a> {
    /// Weighs all blocks.
    pub(super) fn judge(&self) -> Vec<Judged> {
        let mut judged: Vec<Judged> = (0..self.raws.len()).map(|i| self.block(i)).collect();
        for i in 0..self.raws.len() {
            self.beside(i, &mut judged);
        }
        self.rhythm(&mut judged);
        if self.known.marked_up {
            pass_pictures(&mut judged);
        }
        judged
    }

    pub(super) fn new(raws: &'a [Raw], known: &'a Known) -> Self {
        // A block's beginning is enough to see what it is.
        let head = |text: &'a str| &text[..text.floor_char_boundary(text.len().min(6000))];
        let folded: Vec<String> = raws.iter().map(|r| fold_name(head(&r.text))).collect();
        let prose: Vec<bool> = raws.iter().map(is_prose).collect();
        let mut seen: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for (i, raw) in raws.iter().enumerate() {
            seen.entry(raw.text.as_str()).or_insert((0, i)).0 += 1;
        }
        let words: Vec<BTreeSet<String>> = raws.iter().map(|r| content_words(&r.text).into_iter().collect()).collect();
        let mut spread: HashMap<String, usize> = HashMap::new();
        for word in words.iter().zip(&prose).filter(|(_, p)| **p).flat_map(|(w, _)| w) {
            *spread.entry(word.clone()).or_default() += 1;
        }
        let mut first_said: HashMap<String, usize> = HashMap::new();
        let said = |i: &usize| prose[*i] || known.title_at == Some(*i);
        for (i, word) in (0..raws.len()).filter(said).flat_map(|i| words[i].iter().map(move |w| (i, w))) {
            first_said.entry(word.clone()).or_insert(i);
        }
        let voices: Vec<Voice> =
            raws.iter().zip(&folded).map(|(raw, folded)| Voice::of(head(&raw.text), folded)).collect();
        let spoken = (0..raws.len()).filter(|i| prose[*i] && voices[*i].addressed && voices[*i].trade == 0).count();
        let conversational = spoken * 5 > prose.iter().filter(|p| **p).count();
        let third_prose = (0..raws.len()).filter(|i| prose[*i]).nth(2).unwrap_or(raws.len());
        let runs = super::repetition::runs(raws, &folded, &prose);
        let mut fours: Vec<u64> =
            folded.iter().filter(|_| !known.marked_up).flat_map(|f| super::fitted::four_words(f)).collect();
        fours.sort_unstable();
        let fours = fours.windows(2).filter(|w| w[0] == w[1]).map(|w| w[0]).collect();
        let long: Vec<&Raw> = raws.iter().filter(|r| r.words >= 15 && r.shape == Shape::Paragraph).collect();
        let open = long.iter().filter(|r| !ends_sentence(&r.text)).count();
        let after = known.title_at.map_or(0, |t| t + 1);
        let first_prose = (after..raws.len()).find(|i| prose[*i]).unwrap_or(raws.len());
        let mut homes = (0..raws.len()).filter(|i| prose[*i] && raws[*i].hints.has(Hints::HOME.with(Hints::NEAR)));
        let first_home = homes.next().unwrap_or(raws.len());
        let last_home = homes.next_back().unwrap_or(first_home);
        let title = known.title.as_deref().map(fold_name).unwrap_or_default();
        Self {
            raws,
            known,
            folded,
            seen,
            words,
            spread,
            first_said,
            voices,
            conversational,
            runs,
            third_prose,
            fours,
            prose,
            first_prose,
            first_home,
            last_home,
            title,
            unpunctuated: open * 3 > long.len().max(3),
        }
    }

    /// A block by itself.
    fn block(&self, i: usize) -> Judged {
        let raw = &self.raws[i];
        let mut judged = Judged { prose: self.prose[i], framed: is_framed(&raw.text), ..Judged::default() };
        judged.heading = self.is_heading(raw, judged.framed);
        judged.weight.body = self.shape_weight(i, judged.framed);
        self.phrases(i, &mut judged);
        self.markup(i, &mut judged);
        self.line_kinds(i, &mut judged);
        self.repetition(i, &mut judged);
        // What has the words of an appeal has them anywhere.
        let told = raw.words < 25 && judged.reason.is_some() && raw.shape != Shape::List;
        judged.weight.body += self.home(i) * if told { 0.3 } else { 1.0 };
        if raw.hints.has(Hints::AWAY) && i > self.last_home {
            let text = self.prose[i] || judged.heading || raw.shape == Shape::List;
            judged.weight.body -= if text { 4.5 } else { 0.0 };
            judged.weight.end = judged.weight.end.max(if text { 3.0 } else { 0.0 });
        }
        if self.known.marked_up
            && i < self.first_prose + 2
            && raw.shape == Shape::Paragraph
            && raw.words <= 4
            && !ends_sentence(&raw.text)
        {
            judged.weight.body -= 1.5;
        }
        judged
    }

    /// What stands in one container with the article's paragraphs, and between them, is likely a part of it.
    fn home(&self, i: usize) -> f32 {
        let raw = &self.raws[i];
        let (below, above) = (i > self.first_home, i < self.last_home);
        let list = raw.shape == Shape::List;
        match () {
            () if !list && raw.linked > 0.8 => 0.0,
            // Above it nothing has been said yet: what begins here is seldom noise.
            () if i == self.first_home => 3.1,
            () if raw.hints.has(Hints::HOME) && list && below && above => 2.6,
            () if raw.hints.has(Hints::HOME) && (self.prose[i] || below && above) => 1.6,
            () if raw.hints.has(Hints::HOME) && below => 0.8,
            () if raw.hints.has(Hints::NEAR) && (self.prose[i] || below && above) => 0.8,
            () => 0.0,
        }
    }

    fn is_heading(&self, raw: &Raw, framed: bool) -> bool {
        match raw.shape {
            Shape::Heading(_) => true,
            Shape::Bold => raw.words <= 14 && !ends_sentence(&raw.text) && !raw.text.ends_with([':', ',']),
            Shape::Paragraph if framed => true,
            Shape::Paragraph => {
                !self.known.marked_up
                    && raw.words <= 12
                    && !ends_sentence(raw.text.trim_end_matches('?'))
                    && !raw.text.ends_with([':', ',', ';', '"', '”', '»', '-', '–', '—'])
                    && raw.text.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase())
            }
            _ => false,
        }
    }

    /// How much a block is shaped as a part of an article.
    fn shape_weight(&self, i: usize, framed: bool) -> f32 {
        let raw = &self.raws[i];
        match raw.shape {
            Shape::Heading(1) if i <= self.first_prose => -0.5,
            Shape::Heading(_) => 0.3,
            Shape::Quote => {
                if raw.words >= 6 {
                    2.5
                } else {
                    0.5
                }
            }
            Shape::Code => 2.5,
            Shape::Table => {
                if raw.words >= 12 {
                    1.5
                } else {
                    0.0
                }
            }
            Shape::List => Self::list_weight(raw),
            Shape::Caption => -4.0,
            Shape::Bold if raw.words <= 14 && !ends_sentence(&raw.text) => 0.3,
            Shape::Paragraph | Shape::Bold if framed => 1.5,
            Shape::Paragraph | Shape::Bold => self.paragraph_weight(raw),
        }
    }

    fn list_weight(raw: &Raw) -> f32 {
        let items = raw.text.lines().count().max(1);
        let each = raw.words / items;
        let ends = ends_sentence(&raw.text);
        match each {
            // Names of other sites in a row are a share bar's.
            _ if raw.linked > 0.7 && raw.hints.has(Hints::ABROAD) && each >= 3 => -0.6,
            _ if raw.linked > 0.7 => -3.5,
            0..=2 => -1.2,
            3..=5 if !ends => -0.2,
            6..=9 if !ends => 0.8,
            3..=5 => 0.8,
            6..=9 => 1.8,
            _ if ends => 2.5,
            _ => 1.2,
        }
    }

    fn paragraph_weight(&self, raw: &Raw) -> f32 {
        let (words, ends) = (raw.words, ends_sentence(&raw.text) || raw.text.ends_with([':', '：']));
        let speech = raw.text.starts_with(['"', '“', '„', '«', '—', '–', '「']);
        let base = match (ends, words) {
            (true, 25..) => 4.0,
            (true, 12..) => 3.4,
            (true, 5..) => 2.4,
            (true, _) => 0.6,
            (false, 40..) => 2.8,
            (false, 25..) => 2.0,
            (false, 15..) if self.unpunctuated || sentences(&raw.text) > 0 => 2.2,
            (false, 13..) => -0.4,
            (false, 9..) => {
                if is_title_case(&raw.text) {
                    -1.9
                } else {
                    -1.0
                }
            }
            (false, 4..) => -0.6,
            (false, _) => -1.0,
        };
        let capitals = if !ends && is_all_caps(&raw.text) && words >= 2 { 0.9 } else { 0.0 };
        base + capitals + if speech && words >= 4 { 0.6 } else { 0.0 }
    }

    /// What the lexicon says. A long paragraph needs more than one phrase.
    fn phrases(&self, i: usize, judged: &mut Judged) {
        let raw = &self.raws[i];
        let (folded, words) = (&self.folded[i], raw.words.max(1));
        let addressed = is_addressed(folded);
        let mut by_reason: BTreeMap<Reason, f32> = BTreeMap::new();
        for hit in hits(folded, words) {
            let weight = self.hit_weight(i, &hit, addressed);
            let so_far = by_reason.entry(hit.reason).or_default();
            // Overlapping phrases say the same thing: the strongest counts whole, the others half.
            *so_far = if weight > *so_far { weight + *so_far * 0.4 } else { *so_far + weight * 0.4 };
            judged.weight.end = judged.weight.end.max(end_mark(raw, &hit));
            judged.label |= hit.reason == Reason::RelatedStory && hit.at != At::Anywhere && raw.words <= hit.words + 2;
        }
        // Among the article's paragraphs a long one is not noise for a word or two; nor is a table.
        let long = match raw.shape {
            Shape::Table | Shape::Code => raw.words >= 60,
            shape => (self.prose[i] || shape == Shape::List) && raw.words >= 25 && raw.hints.has(Hints::HOME),
        };
        let total: f32 = by_reason.values().sum::<f32>() * if long { 0.45 } else { 1.0 };
        let total = if long { total.min(4.5) } else { total };
        let strongest = by_reason.iter().max_by(|a, b| a.1.total_cmp(b.1)).filter(|(_, w)| **w >= 0.8);
        judged.weight.body -= total.min(9.0);
        judged.reason = strongest.map(|(reason, _)| *reason);
        if addressed && total > 1.5 {
            judged.weight.body -= 0.8;
        }
    }

    fn hit_weight(&self, i: usize, hit: &Hit, addressed: bool) -> f32 {
        let (raw, sentence) = (&self.raws[i], self.prose[i]);
        let scale = match (hit.at, raw.words) {
            (At::Whole, _) => 1.0,
            (At::Start, 0..=12) => 1.0,
            // No sentence of an article begins with a copyright mark, but a picture's can run into it.
            (At::Start, 0..=45) if hit.reason == Reason::Copyright => 1.6,
            (At::Start, _) if sentence => 0.45,
            (At::Start, _) => 0.8,
            (At::Addressed, _) if !addressed => 0.15,
            (_, 0..=25) => 1.0,
            (_, 26..=60) => 0.8,
            _ => 0.55,
        };
        // "Published in 2019, the report …": only a line about a date is one.
        let fits = match hit.reason {
            Reason::PostedLine => {
                raw.words <= 16 && dates(&raw.text, Order::Unknown).len() + relative_times(&raw.text) > 0
            }
            Reason::Caption if matches!(raw.shape, Shape::Heading(_)) => false,
            Reason::Caption if hit.at == At::Start => raw.words <= 40,
            Reason::Caption => raw.words <= 60,
            // "Source: the city's union of drivers, its deputy mayor": who said so is a part of the report.
            Reason::Boilerplate if hit.at == At::Start && hit.words == 1 && raw.text.contains(':') => {
                raw.words <= 5 || i + 3 >= self.raws.len()
            }
            Reason::Boilerplate | Reason::TagList | Reason::RelatedStory if hit.at == At::Start && hit.words == 1 => {
                raw.words <= 14 || raw.text.contains(':')
            }
            _ => true,
        };
        if fits { hit.weight * scale } else { 0.0 }
    }

    /// What the markup says of a block's place.
    fn markup(&self, i: usize, judged: &mut Judged) {
        let raw = &self.raws[i];
        // "Subheadline" and the like are above the text; below it they are headings.
        // A long one is the article's first paragraph, set apart.
        let lead = raw.words > A_STANDFIRST;
        let late = |hint: Hints| hint == Hints::STANDFIRST && (i > self.first_prose || lead);
        for (hint, weight, reason) in MARKUP {
            if raw.hints.has(*hint) && !late(*hint) {
                judged.weight.body += weight;
                judged.reason = reason.or(judged.reason);
            }
        }
        if self.prose[i] && raw.hints.has(Hints::HEADER) {
            judged.weight.body -= 5.0;
            judged.reason = judged.reason.or(Some(Reason::Standfirst));
        }
        if raw.shape == Shape::Caption || raw.hints.has(Hints::CAPTION) {
            judged.certain = Some(Reason::Caption);
        }
        if matches!(raw.shape, Shape::Paragraph | Shape::Bold | Shape::Heading(_)) {
            let link = match raw.linked {
                _ if raw.hints.has(Hints::ABROAD) && raw.hints.has(Hints::HOME) => 0.0,
                l if l > 0.8 && raw.words >= 2 => -3.4,
                l if l > 0.5 => -1.2,
                _ => 0.0,
            };
            judged.weight.body += link;
            if link < -2.0 {
                judged.reason = judged.reason.or(Some(Reason::RelatedStory));
            }
        }
    }

    /// Lines of a known kind: bylines, dates, captions, breadcrumbs, tags, addresses, numbers.
    fn line_kinds(&self, i: usize, judged: &mut Judged) {
        let raw = &self.raws[i];
        if let Some((reason, weight)) = self.line_kind(i, raw) {
            judged.weight.body += weight;
            judged.reason = Some(reason);
        }
    }

    fn line_kind(&self, i: usize, raw: &Raw) -> Option<(Reason, f32)> {
        let text = raw.text.as_str();
        let early = i < self.first_prose + 2;
        let running = matches!(raw.shape, Shape::Paragraph | Shape::Bold);
        if !running {
            return None;
        }
        if self.is_author(text) {
            return Some((Reason::Byline, -4.5));
        }
        if early && is_introduced(text, raw.words) {
            return Some((Reason::Byline, -4.5));
        }
        if (!self.prose[i] || is_signed_and_dated(text, raw.words))
            && let Some(signed) = byline(text)
        {
            let named = early || signed.agency.is_none();
            return Some((if named { Reason::Byline } else { Reason::CreditLine }, -4.5));
        }
        if !early && raw.words <= 9 && self.folded[i].contains(" reported from ") {
            return Some((Reason::CreditLine, -5.0));
        }
        if !early && is_sign_off(text) {
            return Some((Reason::CreditLine, -4.5));
        }
        if is_date_line(text, raw.words) {
            if raw.words <= 3 && self.stands_between_paragraphs(i) {
                return None; // "12 January" over what happened then.
            }
            return Some((Reason::PostedLine, if early { -4.0 } else { -1.7 }));
        }
        if is_source_line(text, raw.words) {
            return Some((Reason::PostedLine, -4.5));
        }
        if credit(text).is_some() || is_printed_twice(text) {
            let told = raw.words > 70 || raw.words > 40 && raw.hints.has(Hints::HOME);
            return Some((Reason::Caption, if told { -2.0 } else { -7.5 }));
        }
        if self.points_elsewhere(i, raw) {
            return Some((Reason::RelatedStory, -3.4));
        }
        if is_breadcrumb(text) {
            return Some((Reason::Navigation, -4.5));
        }
        if is_tag_list(text, raw.words) {
            return Some((Reason::TagList, -3.0));
        }
        if is_address(text, raw.words) {
            return Some((Reason::Boilerplate, -3.5));
        }
        if is_count(text, raw.words) {
            return Some((Reason::ShareLine, -2.8));
        }
        (self.is_bio(i, raw) || self.is_journalist(i, raw)).then_some((Reason::AuthorBio, -5.5))
    }

    /// `Ana Roth is a health reporter at …` with no paragraph below: whoever signed.
    fn is_journalist(&self, i: usize, raw: &Raw) -> bool {
        let named = |words: usize| {
            let head: Vec<&str> = raw.text.split_whitespace().take(words).collect();
            let rest: Vec<&str> = self.folded[i].split_whitespace().skip(words).take(9).collect();
            head.len() == words && is_names(&head.join(" ")) && is_journalism(&rest)
        };
        let late = i > self.first_prose + 2 && self.prose.get(i + 1) != Some(&true);
        late && raw.words <= 70 && (named(2) || named(3))
    }

    /// A line among the paragraphs that is in brackets, has a label in capitals, or was cut off: another story's headline.
    fn points_elsewhere(&self, i: usize, raw: &Raw) -> bool {
        !self.known.marked_up
            && i > self.first_prose
            && (is_bracketed(&raw.text, raw.words)
                || !self.prose[i] && is_labelled_headline(&raw.text, raw.words)
                || i > self.third_prose && is_cut_off(&raw.text, raw.words))
    }

    fn stands_between_paragraphs(&self, i: usize) -> bool {
        i > 0 && self.prose[i - 1] && self.prose.get(i + 1) == Some(&true)
    }

    fn is_author(&self, text: &str) -> bool {
        let line = fold_name(text);
        let line = line.trim_matches(|c: char| !c.is_alphanumeric());
        word_count(line) <= 8
            && self.known.authors.iter().any(|a| {
                let a = fold_name(a);
                !a.is_empty() && (line == a || line.strip_prefix("by ") == Some(&a))
            })
    }

    /// `Ana Roth is the paper's correspondent …`, after the text.
    fn is_bio(&self, i: usize, raw: &Raw) -> bool {
        let late = i > self.first_prose + 2;
        let line = &self.folded[i];
        let verb = |rest: &str| {
            let word = rest.split_whitespace().next().unwrap_or_default().trim_end_matches(',');
            matches!(
                word,
                "is" | "was"
                    | "has"
                    | "covers"
                    | "writes"
                    | "reports"
                    | "joined"
                    | "works"
                    | "lives"
                    | "ist"
                    | "schreibt"
                    | "arbeitet"
                    | "est"
                    | "es"
                    | "è"
                    | "é"
                    | "—"
                    | "-"
                    | "пишет"
                    | "работает"
            )
        };
        late && raw.words <= 90
            && self
                .known
                .authors
                .iter()
                .map(|a| fold_name(a))
                .any(|a| a.contains(' ') && line.strip_prefix(a.as_str()).is_some_and(verb))
    }
}

/// `is a senior reporter`, `ist Korrespondentin`: a journalist's work, said of someone.
fn is_journalism(words: &[&str]) -> bool {
    const VERBS: &[&str] = &["is", "was", "ist", "est", "es", "è", "é", "jest", "—", "-", "–"];
    const TRADES: &[&str] = &[
        "reporter",
        "correspondent",
        "journalist",
        "columnist",
        "staff writer",
        "editor",
        "freelance",
        "contributing writer",
        "korrespondent",
        "redakteur",
        "redaktor",
        "kolumnist",
        "autor",
        "rédact",
        "correspondant",
        "corresponsal",
        "periodista",
        "redactor",
        "giornalista",
        "corrispondente",
        "jornalista",
        "dziennikarz",
        "корреспондент",
        "журналист",
        "обозреватель",
        "кореспондент",
        "журналіст",
    ];
    let phrase = words.get(1..).unwrap_or_default().join(" ");
    words.first().is_some_and(|v| VERBS.contains(v)) && TRADES.iter().any(|t| phrase.contains(t))
}

/// No line under a headline has more words.
const A_STANDFIRST: usize = 45;

/// A picture stands in the article as well as in what is around it: a short line between two is not noise for that.
fn pass_pictures(judged: &mut [Judged]) {
    for own in judged.iter_mut().filter(|j| j.certain == Some(Reason::Caption)) {
        own.weight = Weight { body: own.weight.body.max(-0.2), end: 0.0, ..own.weight };
    }
}

/// Hints of the markup, their weights and what they say.
const MARKUP: &[(Hints, f32, Option<Reason>)] = &[
    (Hints::NAVIGATION, -4.0, Some(Reason::Navigation)),
    (Hints::FOOTER, -3.0, Some(Reason::Boilerplate)),
    (Hints::HEADER, -1.5, None),
    (Hints::ASIDE, -2.5, Some(Reason::RelatedStory)),
    (Hints::COMMENTS, -6.0, Some(Reason::CommentRules)),
    (Hints::RELATED, -5.0, Some(Reason::RelatedStory)),
    (Hints::PROMOTION, -5.0, Some(Reason::Promotion)),
    (Hints::SHARE, -4.5, Some(Reason::ShareLine)),
    (Hints::BYLINE, -4.5, Some(Reason::Byline)),
    (Hints::DATE, -4.0, Some(Reason::PostedLine)),
    (Hints::TAGS, -4.5, Some(Reason::TagList)),
    (Hints::ADVERT, -4.0, Some(Reason::Advertisement)),
    (Hints::BIO, -5.5, Some(Reason::AuthorBio)),
    (Hints::STANDFIRST, -6.0, Some(Reason::Standfirst)),
    (Hints::HIDDEN, -6.0, Some(Reason::Boilerplate)),
    (Hints::COOKIE, -7.0, Some(Reason::CookieNotice)),
    (Hints::CORRECTION, -4.0, Some(Reason::CorrectionFooter)),
    (Hints::COPYRIGHT, -4.0, Some(Reason::Copyright)),
    (Hints::PULLQUOTE, -4.0, Some(Reason::Duplicate)),
    (Hints::OUTSIDE, -5.0, None),
    (Hints::CONFIRMED, 6.0, None),
    (Hints::DENIED, -1.5, None),
];

/// Sentences, or so much text that it must be.
fn is_prose(raw: &Raw) -> bool {
    matches!(raw.shape, Shape::Paragraph | Shape::Quote | Shape::Bold)
        && raw.linked < 0.6
        && !is_closed_headline(raw)
        && ((raw.words >= 8 && (ends_sentence(&raw.text) || raw.text.ends_with([':', '：']))) || raw.words >= 30)
}

/// `Who Pays for the New Harbour Bridge?`, `Council Votes to Move Its Archive to the U.S.`: capitals say what the mark hides.
fn is_closed_headline(raw: &Raw) -> bool {
    let mark = raw.text.ends_with(['?', '!', '\'', '’', '"', '”']) || ends_in_initials(&raw.text);
    mark && raw.words <= 18 && sentences(&raw.text) <= 1 && is_title_case(&raw.text)
}

/// How strongly a phrase says that the article is over.
fn end_mark(raw: &Raw, hit: &Hit) -> f32 {
    let label =
        raw.words <= hit.words + if raw.text.trim_end_matches([':', '：']).contains([':', '：']) { 0 } else { 2 };
    match (hit.reason, hit.at) {
        (Reason::CommentRules, At::Whole | At::Start) if label => 12.0,
        (Reason::RelatedStory, At::Whole | At::Start) if label && is_aside(&raw.text) => 3.5,
        (Reason::RelatedStory, At::Whole | At::Start) if label => 7.0,
        (Reason::RelatedStory, At::Start) => 3.0,
        (Reason::AuthorBio, At::Start) if label => 8.0,
        (Reason::Copyright, At::Start) if raw.words <= 40 => 8.0,
        (Reason::CreditLine | Reason::TagList | Reason::CorrectionFooter, _) if raw.words <= 30 => 6.0,
        (Reason::Promotion | Reason::ShareLine, At::Whole) => 2.0,
        _ => 0.0,
    }
}

/// "Read also" and its like stand between paragraphs as often as below the last.
fn is_aside(text: &str) -> bool {
    const ASIDES: &[&str] = &[
        "read also",
        "also read",
        "read more",
        "read:",
        "read next",
        "related article",
        "related story",
        "related video",
        "see also",
        "watch",
        "listen",
        "more on",
        "lesen sie",
        "mehr zum thema",
        "mehr dazu",
        "siehe auch",
        "lire aussi",
        "à lire",
        "voir aussi",
        "lea también",
        "lee también",
        "te puede interesar",
        "más información",
        "más noticias",
        "leia também",
        "leia mais",
        "veja também",
        "leggi anche",
        "lees ook",
        "czytaj",
        "zobacz",
        "ilgili haber",
        "читайте",
        "читать также",
        "смотрите также",
        "по теме",
        "материалы по теме",
        "ещё по теме",
        "дивіться також",
        "окуңуз",
        "اقرأ",
        "بیشتر بخوانید",
        "بخوانید",
        "קראו",
        "קרא עוד",
        "延伸阅读",
        "相关阅读",
        "关联阅读",
    ];
    let folded = fold_name(text);
    ASIDES.iter().any(|a| folded.starts_with(a))
}
