//! Plain text: lines to blocks, and which of them is the headline.

use std::collections::BTreeSet;

use super::byline::is_names;
use super::classify::{Glance, Known, looks_like_title};
use super::inline::Run;
use super::language::{content_words, ends_sentence, word_count};
use super::model::Lines;
use super::raw::{Content, Raw, Shape, ratio};

/// One line of the file that has something on it.
#[derive(Debug, Clone)]
struct Line {
    number: usize,
    text: String,
    /// An empty line stands before it.
    gap: bool,
    width: usize,
}

/// The blocks of a plain text: each line one, unless the text is wrapped; bullets in a row are one list.
pub(super) fn blocks(text: &str) -> Vec<Raw> {
    let lines = lines(text);
    let paragraphs = if is_wrapped(&lines) { unwrap(lines) } else { lines.into_iter().map(|l| vec![l]).collect() };
    lists(paragraphs.iter().filter_map(|p| paragraph(p)).collect())
}

fn lines(text: &str) -> Vec<Line> {
    let mut out = Vec::new();
    let mut gap = true;
    for (i, line) in text.split('\n').enumerate() {
        for part in line.split(['\u{2028}', '\u{2029}', '\u{0B}', '\u{0C}', '\r']) {
            let shown = super::inline::collapse(part);
            if shown.is_empty() {
                gap = gap || part.len() == line.len() || line.trim().is_empty();
                continue;
            }
            let width = shown.chars().count();
            out.push(Line { number: i + 1, text: shown, gap, width });
            gap = false;
        }
    }
    out
}

/// Mail and old terminals break lines at some sixty to eighty characters: no line is long, most of those that have a
/// neighbour below are full, and many sentences go on there in lower case.
fn is_wrapped(lines: &[Line]) -> bool {
    let pairs: Vec<(&Line, &Line)> = lines.windows(2).filter(|w| !w[1].gap).map(|w| (&w[0], &w[1])).collect();
    let longest = lines.iter().map(|l| l.width).max().unwrap_or(0);
    let full = |l: &Line| l.width * 10 >= longest * 6 && l.width >= 40;
    let goes_on = |(a, b): &&(&Line, &Line)| {
        let next = b.text.chars().next().unwrap_or(' ');
        full(a) && !ends_sentence(&a.text) && (next.is_lowercase() || !(next.is_uppercase() || next.is_lowercase()))
    };
    let going_on = pairs.iter().filter(goes_on).count();
    let full = pairs.iter().filter(|p| full(p.0)).count();
    (45..=110).contains(&longest)
        && pairs.len() >= 3
        && full * 2 >= pairs.len()
        && going_on >= 2
        && going_on * 10 >= full * 4
}

/// Joins the lines between empty ones.
fn unwrap(lines: Vec<Line>) -> Vec<Vec<Line>> {
    let mut out: Vec<Vec<Line>> = Vec::new();
    let longest = lines.iter().map(|l| l.width).max().unwrap_or(0);
    let full = |l: &[Line]| l.last().is_some_and(|l| l.width * 10 >= longest * 6);
    for line in lines {
        let new_bullet = bullet(&line.text).is_some();
        match out.last_mut() {
            Some(last) if !line.gap && !new_bullet && full(last) => last.push(line),
            _ => out.push(vec![line]),
        }
    }
    out
}

fn paragraph(lines: &[Line]) -> Option<Raw> {
    let text = lines.iter().map(|l| l.text.as_str()).collect::<Vec<_>>().join(" ");
    let place = Lines::new(lines.first()?.number, lines.last()?.number);
    let mut raw = Raw::running(Shape::Paragraph, vec![Run::plain(text)], place)?;
    raw.gap = lines.first()?.gap;
    Some(raw)
}

/// The text after a bullet, and whether it is a number.
fn bullet(text: &str) -> Option<(&str, bool)> {
    let rest = text.trim_start_matches(['•', '●', '▪', '■', '◦', '‣', '·', '*', '–', '-', '—', '✓', '►', '▶']);
    let marks = text.len() - rest.len();
    let mark = text.chars().next()?;
    let strong = matches!(mark, '•' | '●' | '▪' | '■' | '◦' | '‣' | '✓' | '►' | '▶');
    if marks > 0
        && text[..marks].chars().count() == 1
        && (strong || rest.starts_with(' '))
        && !rest.trim_end().ends_with(['-', '*', '–', '—'])
    {
        return Some((rest.trim(), false));
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text[digits..].strip_prefix(['.', ')']).filter(|r| (1..=2).contains(&digits) && r.starts_with(' '))?;
    Some((rest.trim(), true))
}

/// Two or more bullets in a row are a list. Dashes are left alone when they are speech: `— No, he said.`
fn lists(raws: Vec<Raw>) -> Vec<Raw> {
    let mut out: Vec<Raw> = Vec::new();
    let mut i = 0;
    while i < raws.len() {
        let kind = bullet(&raws[i].text).map(|b| (b.1, raws[i].text.chars().next().filter(|c| !c.is_ascii_digit())));
        let same = |r: &&Raw| {
            kind.is_some()
                && bullet(&r.text).map(|b| (b.1, r.text.chars().next().filter(|c| !c.is_ascii_digit()))) == kind
        };
        let run = raws[i..].iter().take_while(same).count();
        let speech = kind.is_some_and(|(_, mark)| matches!(mark, Some('—' | '–')));
        if run >= 2 && !speech {
            out.extend(list(&raws[i..i + run], kind.is_some_and(|k| k.0)));
            i += run;
        } else {
            out.push(raws[i].clone());
            i += 1;
        }
    }
    out
}

fn list(items: &[Raw], ordered: bool) -> Option<Raw> {
    let texts: Vec<&str> = items.iter().filter_map(|r| bullet(&r.text)).map(|b| b.0).collect();
    // What stands between two items ends a list: the next one goes on counting.
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let first: usize = items.first().and_then(|r| r.text[..digits(&r.text)].parse().ok()).unwrap_or(1);
    let marked = texts.iter().enumerate().map(|(i, t)| {
        let mark = if ordered { format!("{}. ", first + i) } else { "- ".into() };
        mark + &super::inline::escape(t, super::inline::Context::Paragraph)
    });
    let lines = Lines::new(items.first()?.lines.first, items.last()?.lines.last);
    let mut raw = Raw::ready(Shape::List, marked.collect::<Vec<_>>().join("\n"), texts.join("\n"), lines)?;
    raw.gap = items.first()?.gap;
    Some(raw)
}

/// So far above the text a headline stands at most.
const REACH: usize = 40;

/// The block of the headline: above the text, shaped as one, and sharing its words. Where none is, the line with which
/// the file begins.
pub(super) fn headline(raws: &[Raw], seen: &[Glance]) -> Option<usize> {
    let start = text_start(raws, seen)?;
    let body: BTreeSet<String> = raws[start..]
        .iter()
        .zip(&seen[start..])
        .filter(|(_, s)| s.prose)
        .take(40)
        .flat_map(|(r, _)| content_words(&r.text))
        .collect();
    let above = start.saturating_sub(REACH)..start;
    let shaped = above.clone().filter(|i| is_shaped(*i, raws, start, seen[*i].noise));
    let shaped = shaped.filter(|i| !above.clone().any(|j| is_trail_to(&raws[*i].text, &raws[j])));
    let scored: Vec<(usize, f32)> = shaped.map(|i| (i, score(i, raws, seen, start, &body))).collect();
    let most = scored.iter().map(|s| s.1).fold(0.0, f32::max);
    // A standfirst says the same as the headline, below it.
    let best = scored.iter().find(|s| s.1 >= most - 0.35 && (raws[s.0].words >= 5 || s.1 >= most));
    best.filter(|b| b.1 >= 0.42).map(|b| b.0).or_else(|| begins(raws, seen, start))
}

fn score(i: usize, raws: &[Raw], seen: &[Glance], start: usize, body: &BTreeSet<String>) -> f32 {
    let raw = &raws[i];
    let words: BTreeSet<String> = content_words(&raw.text).into_iter().collect();
    let shared = words.iter().filter(|w| body.contains(*w)).count();
    let repeated = raws.iter().take(start).filter(|r| r.text == raw.text).count() > 1;
    let signed = (i + 1..start.min(i + 5)).any(|j| is_signature(&raws[j].text));
    // A menu below the first line: that is the name of the site.
    let is_masthead = seen.get(i + 1).is_some_and(|s| s.noise) && !is_signature(&raws[i + 1].text);
    let bonus = |yes: bool, much: f32| if yes { much } else { 0.0 };
    ratio(shared * 2, words.len() * 2 + 3)
        + ratio(2, 5 * (start - i + 2))
        + bonus(raw.words >= 5, 0.3)
        + bonus(signed, 0.2)
        + bonus(raws.get(i + 1).is_some_and(|r| is_signature(&r.text)), 0.15)
        + bonus(repeated, 0.1)
        + bonus(is_named(raw, &raws[..start]), 0.3)
        + bonus(i == 0 && !is_masthead, if start <= 4 { 0.3 } else { 0.15 })
}

fn is_named(headline: &Raw, above: &[Raw]) -> bool {
    above.iter().any(|r| is_trail_to(&r.text, headline))
}

/// `Home » Harbour » New crane lifts first load`, `New crane lifts first load | The Courier`: a trail or a window's name
/// that ends or begins with the headline.
fn is_trail_to(text: &str, headline: &Raw) -> bool {
    const JOINTS: &[char] = &['-', '–', '—', '|', '>', '»', '›', '/', '·', '•'];
    let after = text.strip_prefix(headline.text.as_str()).is_some_and(|r| r.trim_start().starts_with(JOINTS));
    let before = text.strip_suffix(headline.text.as_str()).is_some_and(|t| t.trim_end().ends_with(JOINTS));
    (after || before) && (headline.words >= 4 || headline.words == 3 && word_count(text) < 6)
}

fn is_shaped(i: usize, raws: &[Raw], start: usize, noise: bool) -> bool {
    let raw = &raws[i];
    // A headline that is printed twice was taken for a repeated line.
    let doubled =
        raw.words >= 4 && (i.saturating_sub(3)..(i + 4).min(start)).any(|j| j != i && raws[j].text == raw.text);
    (!noise || doubled || is_named(raw, &raws[..start]))
        && !is_trail(&raw.text)
        && !has_duration(&raw.text)
        && !raw.text.ends_with(':')
        && !raw.text.starts_with(['+', '*', '>', '←', '→', '|', '/', '@'])
        && raw.shape == Shape::Paragraph
        && looks_like_title(&raw.text)
        && !begins_with_a_date(&raw.text)
        && !(is_names(&raw.text) && (raw.words <= 3 || raw.text.contains(char::is_uppercase)))
}

/// `Home / Cities / New crane lifts first load`, cut short where the headline is long.
fn is_trail(text: &str) -> bool {
    [" / ", " > ", " » ", " › "].iter().any(|joint| {
        let mut parts = text.split(joint);
        parts.clone().count() >= 3 && parts.by_ref().take(2).all(|p| (1..=3).contains(&word_count(p)))
    })
}

/// `Watch: the crane lifts its first load (2:05)`
fn has_duration(text: &str) -> bool {
    let inner = text.strip_suffix(')').and_then(|t| t.rsplit_once('(')).map(|(_, inner)| inner);
    inner.and_then(|t| t.split_once(':')).is_some_and(|(minutes, seconds)| {
        (1..=2).contains(&minutes.len())
            && seconds.len() == 2
            && (minutes.to_owned() + seconds).bytes().all(|b| b.is_ascii_digit())
    })
}

/// `Tuesday 15 October 2019 by Ana Roth`
fn begins_with_a_date(text: &str) -> bool {
    let seen = super::dates::dates(text, super::dates::Order::DayFirst);
    let head = |at: usize| word_count(&text[..at]) <= 1;
    text.len() < 80 && seen.first().is_some_and(|d| d.year.is_some() && head(d.range.start))
}

/// The first line is short, and a byline or a date stands within the next four: a headline, even if it is a sentence.
fn is_signed_below(raws: &[Raw]) -> bool {
    raws.first().is_some_and(|r| r.words <= 20) && raws.iter().skip(1).take(4).any(|r| is_signature(&r.text))
}

/// The first line, if it is no sentence and the text begins soon: what is copied begins with its headline.
fn begins(raws: &[Raw], seen: &[Glance], start: usize) -> Option<usize> {
    let first = raws.first()?;
    let open = !first.text.ends_with(['.', '。', '۔', ':', '：', ',', ';']);
    let open = open || is_signed_below(raws);
    let other = is_signature(&first.text) || is_trail(&first.text) || has_duration(&first.text);
    (start > 0 && start <= 8 && !seen[0].noise && open && first.words <= 20 && !other).then_some(0)
}

/// A byline or a date, as stands below headlines.
fn is_signature(text: &str) -> bool {
    word_count(text) <= 16
        && (super::byline::byline(text).is_some()
            || !super::dates::dates(text, super::dates::Order::Unknown).is_empty())
}

/// The first of the article's own sentences: prose that is not noise, with more of it soon after. What a byline or a date
/// follows before the next sentence is a headline or a standfirst, whatever it ends in.
fn text_start(raws: &[Raw], seen: &[Glance]) -> Option<usize> {
    let prose = |i: usize| seen[i].prose && !seen[i].noise;
    let known = (0..seen.len()).any(|i| prose(i) && seen[i].body);
    let good = |i: usize| prose(i) && (seen[i].body || !known);
    let dense = |i: usize| (i + 1..seen.len()).take(6).any(good) || !(i + 1..seen.len()).any(good);
    let signed = |i: usize| {
        let mut below = (i + 1..seen.len()).take(5).take_while(|j| !good(*j));
        raws[i].words <= 40 && below.any(|j| is_signature(&raws[j].text)) || i == 0 && is_signed_below(raws)
    };
    let first = |strict: bool| (0..seen.len()).find(|i| good(*i) && dense(*i) && !(strict && signed(*i)));
    first(true).or_else(|| first(false))
}

/// ` date 2023-10-12 Headline`: some archives write the date before the headline, on its line.
pub(super) fn split_leading_date(text: &str) -> Option<(String, &str)> {
    let rest = text.trim_start().strip_prefix("date ")?;
    let seen = super::dates::dates(&rest[..rest.floor_char_boundary(rest.len().min(40))], super::dates::Order::Unknown);
    let first = seen.first().filter(|s| s.range.start == 0)?;
    let title = rest[first.range.end..].trim();
    (word_count(title) >= 3).then(|| first.edtf().map(|d| (d, title)))?
}

/// What is known of a plain text after its first judging.
pub(super) fn known(raws: &mut [Raw], title_at: Option<usize>) -> (Known, Option<String>) {
    let mut dated = None;
    if let Some(raw) = title_at.and_then(|i| raws.get_mut(i))
        && let Some((date, title)) = split_leading_date(&raw.text.clone())
    {
        raw.content = Content::Runs(vec![Run::plain(title)]);
        title.clone_into(&mut raw.text);
        dated = Some(date);
    }
    let title = title_at.and_then(|i| raws.get(i)).map(|r| r.text.clone());
    (Known { title, title_at, ..Known::default() }, dated)
}
