//! What each block is by itself and beside its neighbours, as log-odds of body against noise.

use std::collections::{BTreeMap, BTreeSet};

use super::chain::Weight;
use super::lexicon::{At, Hit, hits, is_addressed};
use crate::text::fold_name;

use super::super::byline::{byline, is_names, is_signed};
use super::super::credit::credit;
use super::super::dates::{Order, dates};
use super::super::language::{content_words, ends_sentence, is_all_caps, sentences, word_count};
use super::super::model::Reason;
use super::super::raw::{Hints, Raw, Shape, ratio};

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
    /// `- like this -`
    pub framed: bool,
    pub prose: bool,
}

/// Weighs all blocks.
pub(in super::super) fn judge(raws: &[Raw], known: &Known) -> Vec<Judged> {
    let document = Document::new(raws, known);
    let mut judged: Vec<Judged> = (0..raws.len()).map(|i| document.block(i)).collect();
    for i in 0..raws.len() {
        document.beside(i, &mut judged);
    }
    judged
}

/// Whether a line could be a headline: some words, no sentence.
pub(in super::super) fn looks_like_title(text: &str) -> bool {
    let words = word_count(text);
    let full_stop = text.ends_with(['.', '。', '۔', '।', ':', ',', ';']) && !text.ends_with("...");
    (3..=28).contains(&words) && !full_stop && text.chars().count() <= 220 && sentences(text) <= 2
}

/// What one needs to know of the whole file to judge one block.
struct Document<'a> {
    raws: &'a [Raw],
    known: &'a Known,
    folded: Vec<String>,
    /// How often each text occurs, and where first.
    seen: BTreeMap<&'a str, (usize, usize)>,
    words: Vec<BTreeSet<String>>,
    /// In how many prose blocks a content word stands.
    spread: BTreeMap<String, usize>,
    prose: Vec<bool>,
    first_prose: usize,
    title: String,
    /// Most long lines end without a full stop: then that says nothing.
    unpunctuated: bool,
}

impl<'a> Document<'a> {
    fn new(raws: &'a [Raw], known: &'a Known) -> Self {
        // A block's beginning is enough to see what it is.
        let head = |text: &'a str| &text[..text.floor_char_boundary(text.len().min(6000))];
        let folded: Vec<String> = raws.iter().map(|r| fold_name(head(&r.text))).collect();
        let prose: Vec<bool> = raws.iter().map(is_prose).collect();
        let mut seen: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for (i, raw) in raws.iter().enumerate() {
            seen.entry(raw.text.as_str()).or_insert((0, i)).0 += 1;
        }
        let words: Vec<BTreeSet<String>> = raws.iter().map(|r| content_words(&r.text).into_iter().collect()).collect();
        let mut spread: BTreeMap<String, usize> = BTreeMap::new();
        for word in words.iter().zip(&prose).filter(|(_, p)| **p).flat_map(|(w, _)| w) {
            *spread.entry(word.clone()).or_default() += 1;
        }
        let long: Vec<&Raw> = raws.iter().filter(|r| r.words >= 15 && r.shape == Shape::Paragraph).collect();
        let open = long.iter().filter(|r| !ends_sentence(&r.text)).count();
        let after = known.title_at.map_or(0, |t| t + 1);
        let first_prose = (after..raws.len()).find(|i| prose[*i]).unwrap_or(raws.len());
        let title = known.title.as_deref().map(fold_name).unwrap_or_default();
        Self {
            raws,
            known,
            folded,
            seen,
            words,
            spread,
            prose,
            first_prose,
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
            Shape::Heading(1) => -0.5,
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
            Shape::List => self.list_weight(raw),
            Shape::Caption => -4.0,
            Shape::Bold if raw.words <= 14 && !ends_sentence(&raw.text) => 0.3,
            Shape::Paragraph | Shape::Bold if framed => 1.5,
            Shape::Paragraph | Shape::Bold => self.paragraph_weight(raw),
        }
    }

    fn list_weight(&self, raw: &Raw) -> f32 {
        let items = raw.text.lines().count().max(1);
        let each = raw.words / items;
        let ends = ends_sentence(&raw.text);
        match each {
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
        }
        let total: f32 = by_reason.values().sum();
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
            Reason::Caption if hit.at == At::Start => raw.words <= 40,
            Reason::Caption => raw.words <= 60,
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
        let late = |hint: Hints| hint == Hints::STANDFIRST && i > self.first_prose;
        for (hint, weight, reason) in MARKUP {
            if raw.hints.has(*hint) && !late(*hint) {
                judged.weight.body += weight;
                judged.reason = reason.or(judged.reason);
            }
        }
        if raw.shape == Shape::Caption || raw.hints.has(Hints::CAPTION) {
            judged.certain = Some(Reason::Caption);
        }
        if matches!(raw.shape, Shape::Paragraph | Shape::Bold | Shape::Heading(_)) {
            let link = match raw.linked {
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
        if (!self.prose[i] || is_signed_and_dated(text, raw.words)) && byline(text).is_some() {
            return Some((if early { Reason::Byline } else { Reason::CreditLine }, -4.5));
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
            return Some((Reason::Caption, if raw.words <= 70 { -7.5 } else { -2.0 }));
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
        self.is_bio(i, raw).then_some((Reason::AuthorBio, -5.5))
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

    /// Lines that stand there twice, and the headline again.
    fn repetition(&self, i: usize, judged: &mut Judged) {
        let raw = &self.raws[i];
        if self.known.title_at == Some(i) {
            judged.certain = Some(Reason::Headline);
            return;
        }
        if self.is_title_again(i) {
            judged.weight.body -= 7.0;
            judged.reason = Some(Reason::Headline);
            return;
        }
        let (count, first) = self.seen.get(raw.text.as_str()).copied().unwrap_or((1, i));
        if count < 2 || matches!(raw.shape, Shape::Table | Shape::Code) {
            return;
        }
        if first != i {
            judged.weight.body -= if raw.words >= 4 { 7.0 } else { 2.5 };
            judged.reason =
                judged.reason.or(Some(if self.prose[i] { Reason::Duplicate } else { Reason::RelatedStory }));
        } else if !self.prose[i] && raw.words >= 3 {
            judged.weight.body -= 3.0;
            judged.reason = judged.reason.or(Some(Reason::RelatedStory));
        }
    }

    fn is_title_again(&self, i: usize) -> bool {
        let line = self.folded[i].as_str();
        let title = self.title.as_str();
        if title.is_empty() || line.is_empty() || (self.prose[i] && !title.contains(line)) || self.raws[i].words > 40 {
            return false;
        }
        let letters = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let (line, title) = (letters(line), letters(title));
        line == title
            || (self.raws[i].words >= 4 && line.len() * 10 >= title.len() * 6 && title.contains(&line))
            || (line.starts_with(&title) && line.len() < title.len() + 40)
    }

    /// What the neighbours make of a block.
    fn beside(&self, i: usize, judged: &mut [Judged]) {
        self.in_a_run(i, judged);
        self.after_a_colon(i, judged);
        self.teaser(i, judged);
        self.topic(i, judged);
        self.to_the_reader(i, judged);
        self.near_the_title(i, judged);
    }

    /// Short lines in a row are menus, tags and teasers; one alone before a paragraph is a heading. Lines that are known as
    /// noise are no neighbours: a heading may stand below an advertisement.
    fn in_a_run(&self, i: usize, judged: &mut [Judged]) {
        let short = |j: usize| {
            let raw = &self.raws[j];
            raw.shape == Shape::Paragraph && !self.prose[j] && raw.words <= 14 && !ends_sentence(&raw.text)
        };
        let known = |j: usize| judged[j].reason.is_some() && judged[j].weight.body < -1.5;
        if !short(i) || self.known.marked_up || judged[i].reason.is_some() {
            return;
        }
        let unclear = |j: &usize| short(*j) && !known(*j);
        let before = (0..i).rev().take(6).take_while(unclear).count();
        let after = (i + 1..self.raws.len()).take(6).take_while(unclear).count();
        let beside_menu =
            (i > 0 && known(i - 1) && short(i - 1)) && (i + 1 < self.raws.len() && known(i + 1) && short(i + 1));
        let heads = i > self.first_prose && judged[i].heading && self.prose.get(i + 1) == Some(&true);
        let related = i > 0 && judged[i - 1].reason == Some(Reason::RelatedStory);
        judged[i].weight.body += match before + after {
            _ if beside_menu => -1.2,
            0 if heads && !related && self.raws[i].words <= 8 && !is_title_case(&self.raws[i].text) => 1.4,
            0 if i > self.first_prose && i + 1 < self.raws.len() => 0.5,
            0 | 1 => 0.0,
            2 => -0.5,
            _ => -1.2,
        };
    }

    /// `The demands are:` and a list.
    fn after_a_colon(&self, i: usize, judged: &mut [Judged]) {
        let colon = i > 0
            && self.raws[i - 1].text.ends_with([':', '：'])
            && self.prose[i - 1]
            && judged[i - 1].weight.body > 1.0;
        if colon && self.raws[i].linked < 0.5 && (self.raws[i].shape == Shape::List || !self.prose[i]) {
            judged[i].weight.body += 1.8;
        }
    }

    /// A summary below the headline of another story says its words again.
    fn teaser(&self, i: usize, judged: &mut [Judged]) {
        if !self.prose[i] || self.raws[i].words > 60 {
            return;
        }
        let headline = |j: &usize| {
            judged[*j].reason == Some(Reason::RelatedStory)
                && self.raws[*j].words >= 4
                && judged[*j].weight.body < -1.5
                && self.known.title_at != Some(*j)
        };
        let Some(j) = (i.saturating_sub(2)..i).rev().find(headline) else { return };
        let shared = self.words[i].intersection(&self.words[j]).count();
        if ratio(shared, self.words[j].len()) >= 0.4 && shared >= 2 {
            judged[i].weight.body -= 7.5;
            judged[i].reason = Some(Reason::RelatedStory);
        }
    }

    /// What shares no word with the rest of the article is less likely a part of it.
    fn topic(&self, i: usize, judged: &mut [Judged]) {
        let prose = self.prose.iter().filter(|p| **p).count();
        if !self.prose[i] || prose < 12 || self.words[i].len() < 6 {
            return;
        }
        let shared = self.words[i].iter().filter(|w| self.spread.get(*w).is_some_and(|n| *n > 1)).count();
        judged[i].weight.body += match ratio(shared, self.words[i].len()) {
            s if s < 0.06 => -0.9,
            s if s > 0.25 => 0.4,
            _ => 0.0,
        };
    }

    /// Below the article the outlet turns to its reader, about something else: `Have you seen …? Tell us`.
    fn to_the_reader(&self, i: usize, judged: &mut [Judged]) {
        let raw = &self.raws[i];
        let quoted = raw.text.contains(['"', '“', '”', '„', '«', '「']);
        if !self.prose[i] || quoted || i <= self.first_prose || self.known.marked_up && judged[i].reason.is_none() {
            return;
        }
        let shared = self.words[i].iter().filter(|w| self.spread.get(*w).is_some_and(|n| *n > 1)).count();
        let apart = ratio(shared, self.words[i].len()) < 0.12;
        let later = (i + 1..self.raws.len())
            .filter(|j| self.prose[*j] && judged[*j].weight.body > 2.0 && judged[*j].reason.is_none())
            .count();
        if apart && is_addressed(&self.folded[i]) && later <= 1 {
            judged[i].weight.body -= 2.2;
            judged[i].reason = judged[i].reason.or(Some(Reason::Promotion));
        }
    }

    /// What stands before the headline is not the article; a name or a standfirst may stand below it.
    fn near_the_title(&self, i: usize, judged: &mut [Judged]) {
        let Some(title) = self.known.title_at else { return };
        if i < title {
            judged[i].weight.body -= 4.0;
        } else if i > title && i < self.first_prose_after(title) && !self.prose[i] {
            judged[i].weight.body -= 1.0;
            let beside_date = (i.saturating_sub(2)..=i + 2)
                .any(|j| j != i && judged.get(j).is_some_and(|n| n.reason == Some(Reason::PostedLine)));
            if beside_date
                && (is_names(&self.raws[i].text) || is_signed(&self.raws[i].text))
                && judged[i].reason.is_none()
            {
                judged[i].reason = Some(Reason::Byline);
                judged[i].weight.body -= 3.5;
            }
        }
        self.standfirst(i, title, judged);
    }

    fn first_prose_after(&self, title: usize) -> usize {
        (title + 1..self.raws.len()).find(|j| self.prose[*j]).unwrap_or(self.raws.len())
    }

    /// The line between the headline and the byline, or right below the headline and no sentence.
    fn standfirst(&self, i: usize, title: usize, judged: &mut [Judged]) {
        let raw = &self.raws[i];
        let signature =
            |j: usize| judged.get(j).is_some_and(|n| matches!(n.reason, Some(Reason::Byline | Reason::PostedLine)));
        let closed = (i + 1..=i + 2).any(signature)
            && !(title + 1..i).any(signature)
            && !self.prose.get(i + 1).copied().unwrap_or(false);
        let short = (6..=45).contains(&raw.words) && sentences(&raw.text) <= 2;
        let by_shape = i == title + 1 && !self.prose[i] && (8..=30).contains(&raw.words);
        if i > title && i <= title + 4 && judged[i].reason.is_none() && short && (closed || by_shape) {
            judged[i].weight.body -= 7.0;
            judged[i].reason = Some(Reason::Standfirst);
        }
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
        && ((raw.words >= 8 && (ends_sentence(&raw.text) || raw.text.ends_with([':', '：']))) || raw.words >= 30)
}

/// How strongly a phrase says that the article is over.
fn end_mark(raw: &Raw, hit: &Hit) -> f32 {
    let label =
        raw.words <= hit.words + if raw.text.trim_end_matches([':', '：']).contains([':', '：']) { 0 } else { 2 };
    match (hit.reason, hit.at) {
        (Reason::CommentRules, At::Whole | At::Start) if label => 12.0,
        (Reason::RelatedStory, At::Whole | At::Start) if label => 7.0,
        (Reason::RelatedStory, At::Start) => 3.0,
        (Reason::AuthorBio, At::Start) if label => 8.0,
        (Reason::Copyright, At::Start) if raw.words <= 20 => 8.0,
        (Reason::CreditLine | Reason::TagList | Reason::CorrectionFooter, _) if raw.words <= 30 => 6.0,
        (Reason::Promotion | Reason::ShareLine, At::Whole) => 2.0,
        _ => 0.0,
    }
}

/// `- Political show -`, `*** Political show ***`, `— Political show —`.
fn is_framed(text: &str) -> bool {
    const MARKS: &[char] = &['-', '–', '—', '*', '=', '~', '•', '_'];
    let inner = text.trim_matches(|c: char| MARKS.contains(&c) || c == ' ');
    let (start, end) = (text.starts_with(MARKS), text.ends_with(MARKS));
    start && end && (1..=12).contains(&word_count(inner)) && text.len() >= inner.len() + 4
}

/// The words within the frame.
pub(in super::super) fn unframed(text: &str) -> &str {
    if is_framed(text) { text.trim_matches(|c: char| "-–—*=~•_ ".contains(c)) } else { text }
}

/// Headlines in the American manner: nearly every longer word has a capital.
fn is_title_case(text: &str) -> bool {
    let long: Vec<&str> = text.split_whitespace().filter(|w| w.chars().count() >= 4).collect();
    let capitals =
        long.iter().filter(|w| w.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase)).count();
    long.len() >= 4 && capitals * 10 >= long.len() * 7
}

/// A line that is little more than a date or an age.
fn is_date_line(text: &str, words: usize) -> bool {
    if words > 16 {
        return false;
    }
    let found = dates(text, Order::Unknown);
    let covered: usize = found.iter().map(|d| word_count(&text[d.range.clone()])).sum();
    let aged = relative_times(text) > 0 && words <= 7;
    let clock = words <= 3
        && text
            .split([' ', ':', '.'])
            .all(|p| p.chars().all(|c| c.is_ascii_digit()) || matches!(p, "am" | "pm" | "AM" | "PM"))
        && text.contains(':')
        && text.chars().filter(char::is_ascii_digit).count() >= 3;
    aged || clock || (!found.is_empty() && !ends_plainly(text) && words <= covered + 3)
}

/// `2024年5月10日 来源：城市晚报 作者：王小明`: a date with its source or author.
fn is_source_line(text: &str, words: usize) -> bool {
    const LABELS: &[&str] = &[
        "来源",
        "作者",
        "编辑",
        "记者：",
        "Автор:",
        "Источник:",
        "Autor:",
        "Quelle:",
        "Source :",
        "Fuente:",
        "المصدر",
        "نویسنده",
        "منبع",
    ];
    words <= 30
        && LABELS.iter().any(|l| text.contains(l))
        && !dates(text, Order::DayFirst).is_empty()
        && !ends_plainly(text)
}

/// `By The Associated Press, Dec. 19, 2023, 8:15 a.m.`: the full stop ends no sentence.
fn is_signed_and_dated(text: &str, words: usize) -> bool {
    words <= 20
        && sentences(text) <= 2
        && dates(text, Order::DayFirst).iter().any(|d| d.year.is_some())
        && super::super::byline::after_by(text).is_some()
}

/// A short sentence with a date in it is a sentence.
fn ends_plainly(text: &str) -> bool {
    ends_sentence(text) && word_count(text) >= 7
}

/// `3 hours ago` in several languages.
fn relative_times(text: &str) -> usize {
    const AGES: &[&str] = &[
        "ago",
        "hrs ago",
        "vor",
        "il y a",
        "hace",
        "há",
        "fa",
        "назад",
        "тому",
        "мурун",
        "منذ",
        "قبل",
        "پیش",
        "לפני",
        "前",
        "geleden",
        "temu",
        "önce",
        "sedan",
        "siden",
    ];
    let folded = fold_name(text);
    let has_number = folded.chars().any(char::is_numeric);
    let units = [
        "hour",
        "minute",
        "min",
        "day",
        "week",
        "stunde",
        "minute",
        "tag",
        "heure",
        "jour",
        "hora",
        "día",
        "dia",
        "minuto",
        "ore",
        "giorn",
        "час",
        "минут",
        "дн",
        "день",
        "дня",
        "годин",
        "хвилин",
        "саат",
        "мүнөт",
        "ساع",
        "دقي",
        "يوم",
        "دقیقه",
        "روز",
        "שעות",
        "דקות",
        "ימים",
        "小时",
        "分钟",
        "天",
        "時間",
        "分",
        "uur",
        "godz",
        "saat",
        "dakika",
        "hrs",
        "hr",
    ];
    let aged = AGES.iter().any(|a| {
        folded.split_whitespace().any(|w| w == *a)
            || (a.contains(' ') && folded.contains(a))
            || (*a == "前" && folded.ends_with('前'))
    });
    usize::from(has_number && aged && units.iter().any(|u| folded.contains(u)))
}

/// `Home > World > Asia`, `News | Sport | Weather`.
fn is_breadcrumb(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['>', '›', '»', '|', '•', '·', '❯', '→', '/']).map(str::trim).collect();
    let free = text.contains(" / ") || text.contains(['>', '›', '»', '|', '•', '·', '❯', '→']);
    parts.len() >= 3
        && free
        && !ends_sentence(text)
        && parts.iter().filter(|p| !p.is_empty()).count() >= 2
        && parts.iter().all(|p| word_count(p) <= 4)
}

/// `Kyrgyzstan, Vladimir Putin, Diplomacy`, `#Kyrgyzstan #Putin`.
fn is_tag_list(text: &str, words: usize) -> bool {
    let hashes = text.split_whitespace().filter(|w| w.starts_with('#') && w.len() > 1).count();
    if hashes > 0 && hashes * 2 >= text.split_whitespace().count() {
        return true;
    }
    let parts: Vec<&str> = text.split([',', '،', '、', ';']).map(str::trim).collect();
    let name = |p: &&str| (1..=4).contains(&word_count(p)) && p.chars().next().is_some_and(|c| !c.is_lowercase());
    parts.len() >= 3 && words <= 40 && !ends_sentence(text) && !text.ends_with(':') && parts.iter().all(name)
}

/// A line that is an address of the web, of a mailbox or of an account.
fn is_address(text: &str, words: usize) -> bool {
    let token = |w: &str| {
        w.starts_with("http") || w.starts_with("www.") || (w.contains('@') && w.len() > 2) || w.starts_with("//")
    };
    let count = text.split_whitespace().filter(|w| token(w)).count();
    count > 0 && (words <= 4 || count * 2 >= text.split_whitespace().count()) && !(ends_sentence(text) && words > 8)
}

/// `12`, `1.2K shares`, `3 / 10`.
fn is_count(text: &str, words: usize) -> bool {
    let digits = text.chars().filter(|c| c.is_numeric()).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    (words <= 3 && digits > 0 && letters <= 2) || (digits == 0 && letters == 0) || (letters <= 1 && words <= 1)
}

/// A caption that was copied twice onto one line: `A. B. A. B.`
pub(in super::super) fn is_printed_twice(text: &str) -> bool {
    printed_once(text).is_some()
}

/// The half of a text that consists of the same words twice.
pub(in super::super) fn printed_once(text: &str) -> Option<&str> {
    let words = text.split_whitespace().count();
    if words < 6 || !words.is_multiple_of(2) {
        return None;
    }
    let middle = text.split_whitespace().nth(words / 2)?;
    let at = middle.as_ptr() as usize - text.as_ptr() as usize;
    let (first, second) = (text[..at].trim(), text[at..].trim());
    first.split_whitespace().eq(second.split_whitespace()).then_some(first)
}
