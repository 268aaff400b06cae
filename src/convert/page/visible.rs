//! The fields that readers see: bylines and dates near the article, pictures in it.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::super::byline::{after_by, is_nickname, names};
use super::super::classify::Verdict;
use super::super::dates::{dates, machine_date};
use super::super::language::word_count;
use super::super::model::{Fields, Found, Reason, Source};
use super::super::raw::{Hints, Raw, Shape};
use super::super::text_fields;
use super::dom::{Dom, Id};
use super::fields::people;
use super::gather::{AUTHOR_LABELS, Gathered, POSTED};
use super::headline::letters;
use super::region::Survey;
use super::texts::is_inline;
use crate::text::fold_name;

/// Under these names and dates are not the article's.
const FOREIGN: Hints = Hints(
    Hints::COMMENTS.0
        | Hints::RELATED.0
        | Hints::NAVIGATION.0
        | Hints::ASIDE.0
        | Hints::PROMOTION.0
        | Hints::ADVERT.0
        | Hints::BIO.0
        | Hints::COOKIE.0
        | Hints::COPYRIGHT.0
        | Hints::HIDDEN.0,
);
/// How many nodes before the headline, and after the article, can still belong to it.
const BEFORE: usize = 150;
const AFTER: usize = 300;

/// A page, looked over.
pub(super) struct Page<'a> {
    dom: &'a Dom,
    gathered: &'a Gathered,
    survey: &'a Survey,
    /// The short blocks between the headline and the first paragraph.
    below: &'a [Raw],
    /// The nodes from somewhat before the headline to somewhat after the article. Many pages are one long line.
    around: RangeInclusive<Id>,
}

impl<'a> Page<'a> {
    pub fn new(dom: &'a Dom, gathered: &'a Gathered, survey: &'a Survey, below: &'a [Raw]) -> Self {
        let root = survey.root;
        let last = dom.descendants(root).last().unwrap_or(root);
        let headline = gathered.headings.iter().copied().filter(|h| *h <= last).max();
        let around = headline.map_or(root, |h| h.min(root)).saturating_sub(BEFORE)..=last + AFTER;
        Self { dom, gathered, survey, below, around }
    }
}

impl Page<'_> {
    /// Adds what the metadata does not say. Returns the lines of dates that can be read in two ways.
    pub fn visible(&self, raws: &[Raw], verdicts: &[Verdict], outside: &[Raw], fields: &mut Fields) -> Vec<usize> {
        let (mut shown, ambiguous) = self.read(raws, verdicts, outside);
        let lines = raws.first().map_or(1, |r| r.lines.first)..=raws.last().map_or(usize::MAX, |r| r.lines.last);
        let publisher = fields.publisher.as_ref().map(|p| p.value.clone());
        let own: BTreeSet<String> = publisher.iter().map(|p| fold_name(p)).collect();
        shown.authors.retain(|a| !own.contains(&fold_name(&a.value)));
        let sources: [&dyn Fn() -> Vec<Found<String>>; 8] = [
            &|| shown.authors.clone(),
            &|| self.named_authors(publisher.as_deref(), &lines),
            &|| self.authors_below(publisher.as_deref()),
            &|| self.linked_authors(&self.gathered.rel_authors, publisher.as_deref()),
            &|| self.linked_authors(&self.author_links(), publisher.as_deref()),
            &|| self.posted_authors(),
            &|| self.signed_after(outside, *lines.end()),
            &|| self.nicknames(publisher.as_deref()),
        ];
        let host = host_of(fields);
        if fields.authors.iter().all(|a| is_of_host(&a.value, &host)) {
            let stated = std::mem::take(&mut fields.authors);
            fields.authors = sources.iter().map(|s| s()).find(|found| !found.is_empty()).unwrap_or(stated);
        }
        drop_others(fields);
        let near = lines.start().saturating_sub(400)..=lines.end().saturating_add(60);
        let published = || shown.published.clone().or_else(|| self.time(false, &near)).or_else(|| self.named_date());
        fields.published = match (fields.published.take(), self.date_in(self.below)) {
            (Some(stated), Some(shown)) if is_same_day(&stated.value, &shown.value) => Some(stated),
            // Metadata speaks of the system's day, in its time zone, or of the day on which a page was moved.
            (_, Some(shown)) => Some(shown),
            (stated, None) => {
                stated.or_else(published).or_else(|| self.date_of_address()).or_else(|| self.date_of_title())
            }
        };
        fields.modified = fields.modified.take().or(shown.modified).or_else(|| self.time(true, &near));
        fields.origin = fields.origin.take().or(shown.origin);
        fields.summary = fields.summary.take().or(shown.summary);
        fields.title = fields.title.take().or(shown.title);
        fields.images = shown.images;
        if fields.published.is_some() { Vec::new() } else { ambiguous }
    }

    /// The names in a line below the headline that says who wrote it.
    fn authors_below(&self, publisher: Option<&str>) -> Vec<Found<String>> {
        let named = |raw: &Raw| {
            let names = text_fields::authors_in(&raw.text).into_iter().flat_map(|n| people(&n, publisher));
            let names: Vec<Found<String>> = names.map(|n| Found::new(n, Source::Byline, raw.lines.first)).collect();
            (!names.is_empty()).then_some(names)
        };
        let split = |i: usize| text_fields::split_byline(self.below, i).map(|b| (b.authors, self.below[i].lines.first));
        let found = || {
            let (names, line) = (0..self.below.len()).find_map(split)?;
            Some(names.into_iter().map(|n| Found::new(n, Source::Byline, line)).collect())
        };
        self.below.iter().filter(|r| r.words <= 16).find_map(named).or_else(found).unwrap_or_default()
    }

    /// The first full date in some short blocks that is no change.
    fn date_in(&self, blocks: &[Raw]) -> Option<Found<String>> {
        let order = self.gathered.order();
        let dated = |raw: &Raw| {
            let seen = dates(&raw.text, order).into_iter().find(|d| d.year.is_some())?;
            let plain = !seen.ambiguous && !text_fields::is_change(&raw.text[..seen.range.start]) && raw.words <= 16;
            Some(Found::new(seen.edtf().filter(|_| plain)?, Source::Text, raw.lines.first))
        };
        blocks.iter().find_map(dated)
    }

    /// `…/2015/03/18/…`
    fn date_of_address(&self) -> Option<Found<String>> {
        let url = self.gathered.url()?;
        let parts: Vec<&str> = url.value.split(['?', '#']).next()?.split('/').collect();
        let number = |part: &str, digits: usize, most: u32| {
            let number = part.parse::<u32>().ok().filter(|n| part.len() <= digits && (1..=most).contains(n))?;
            Some(number)
        };
        let day = |w: &[&str]| {
            let year = number(w[0], 4, 2100).filter(|y| *y >= 1990)?;
            Some(format!("{year:04}-{:02}-{:02}", number(w[1], 2, 12)?, number(w[2], 2, 31)?))
        };
        parts.windows(3).find_map(day).map(|d| Found { value: d, evidence: url.evidence })
    }

    /// `A bridge for all - 07.12.2017 - The Harbour`
    fn date_of_title(&self) -> Option<Found<String>> {
        let (title, line) = self.gathered.title.as_ref()?;
        let alone = |part: &str| {
            let seen = dates(part, self.gathered.order()).into_iter().next().filter(|d| !d.ambiguous)?;
            (seen.range == (0..part.len())).then(|| seen.edtf()).flatten()
        };
        let mut parts = title.split(" - ").flat_map(|p| p.split(" | ")).map(str::trim);
        parts.find_map(alone).map(|d| Found::new(d, Source::Meta, *line))
    }

    /// The fields of the lines that are no body, in the article and above it.
    fn read(&self, raws: &[Raw], verdicts: &[Verdict], outside: &[Raw]) -> (Fields, Vec<usize>) {
        let (first, last) =
            (raws.first().map_or(1, |r| r.lines.first), raws.last().map_or(usize::MAX, |r| r.lines.last));
        let signs = Hints::BYLINE.with(Hints::DATE);
        let may_say = |r: &Raw| {
            r.words <= 60
                && (r.shape != Shape::List || r.hints.has(signs))
                && !r.hints.has(Hints::NAVIGATION)
                && r.hints.has(signs.with(Hints::HEADER))
        };
        let near = |r: &&Raw| {
            r.lines.first <= last && (r.shape == Shape::Caption || may_say(r)) && self.is_below_headline(r, first)
        };
        let above: Vec<Raw> = outside.iter().filter(near).cloned().collect();
        let verdicts = settled(verdicts);
        let verdicts = verdicts.as_slice();
        let reason = |r: &Raw| match r.shape {
            Shape::Caption => Reason::Caption,
            _ if r.hints.has(Hints::BYLINE) => Reason::Byline,
            _ => Reason::PostedLine,
        };
        let above_verdicts: Vec<Verdict> = above.iter().map(|r| Verdict::Out(reason(r))).collect();
        let (mut shown, mut ambiguous) = (Fields::default(), Vec::new());
        let order = self.gathered.order();
        text_fields::read(raws, verdicts, order, &mut shown, &mut ambiguous);
        text_fields::read(&above, &above_verdicts, order, &mut shown, &mut ambiguous);
        (shown, ambiguous)
    }

    /// Between the headline and the end of the article.
    fn is_below_headline(&self, raw: &Raw, first: usize) -> bool {
        let line = |h: &Id| self.dom.node(*h).line;
        let headline = self.gathered.headings.iter().map(line).filter(|l| *l <= first).max();
        headline.is_none_or(|h| raw.lines.first + 2 >= h)
    }

    fn is_own(&self, id: Id) -> bool {
        !self.survey.hints[id].has(FOREIGN)
    }

    /// Whether a node is the article's, and in it or near it.
    fn is_near(&self, id: Id) -> bool {
        self.around.contains(&id) && self.is_own(id)
    }

    /// Names in elements whose class says that they are bylines.
    fn named_authors(&self, publisher: Option<&str>, lines: &RangeInclusive<usize>) -> Vec<Found<String>> {
        let near = |id: &&Id| {
            let line = self.dom.node(**id).line;
            let beside = (lines.start().saturating_sub(60)..=*lines.end()).contains(&line);
            beside || self.is_near(**id)
        };
        let named = self.gathered.classed_authors.iter().filter(near);
        let mut found = named.map(|id| {
            let text = self.dom.text(self.name_within(*id));
            let names = if word_count(&text) <= 14 { people(unlabelled(&text), publisher) } else { Vec::new() };
            names.into_iter().map(|n| Found::new(n, Source::Byline, self.dom.node(*id).line)).collect::<Vec<_>>()
        });
        found.find(|f| !f.is_empty()).unwrap_or_default()
    }

    /// The one element of a byline that is marked as the name (hCard's `fn`, microdata); else the byline.
    fn name_within(&self, byline: Id) -> Id {
        let is_name = |id: &Id| {
            let class = self.dom.attr(*id, "class").unwrap_or_default();
            class.split_whitespace().any(|c| matches!(c, "fn" | "p-name" | "author-name" | "display-name"))
                || self.dom.attr(*id, "itemprop") == Some("name")
        };
        let mut marked = self.dom.descendants(byline).filter(is_name);
        marked.next().filter(|_| marked.next().is_none()).unwrap_or(byline)
    }

    fn near(&self, found: &[Id]) -> Vec<Id> {
        found.iter().copied().filter(|id| self.is_near(*id)).collect()
    }

    /// Links to authors in short lines: in a sentence, or below a quotation, somebody is only spoken of.
    fn author_links(&self) -> Vec<Id> {
        let block = |id: Id| self.dom.ancestors(id).find(|a| !is_inline(self.dom.name(*a)));
        let short = |id: Id| block(id).is_some_and(|b| word_count(&self.dom.text(b)) <= 16);
        let quoted = |id: Id| self.dom.ancestors(id).any(|a| self.dom.name(a) == "blockquote");
        self.near(&self.gathered.author_links).into_iter().filter(|id| short(*id) && !quoted(*id)).collect()
    }

    /// `Dieser Artikel wurde am 3. Mai 2015 von Ana Roth geschrieben und unter …`
    fn posted_authors(&self) -> Vec<Found<String>> {
        const BY: &[&str] = &[" von ", " by ", " par ", " por ", " da "];
        const ENDS: &[&str] =
            &[" on ", " am ", " at ", " in ", " und ", " and ", " le ", " geschrieben", " veröffentlicht"];
        let named = |id: &Id| {
            let text = self.dom.text(*id);
            let start = BY.iter().filter_map(|b| text.find(b).map(|i| i + b.len())).min()?;
            let rest = &text[start..];
            let end = ENDS.iter().filter_map(|e| rest.find(e)).min().unwrap_or(rest.len());
            let names = if word_count(&rest[..end]) <= 5 { names(&rest[..end]).authors } else { Vec::new() };
            (!names.is_empty()).then(|| (names, self.dom.node(*id).line))
        };
        let found = self.near(&self.gathered.posted).iter().find_map(named);
        found
            .into_iter()
            .flat_map(|(n, line)| n.into_iter().map(move |n| Found::new(n, Source::Byline, line)))
            .collect()
    }

    /// What a link that is marked as an author's says, though it is not shaped as a name.
    fn nicknames(&self, publisher: Option<&str>) -> Vec<Found<String>> {
        let marked = self.near(&self.gathered.rel_authors).into_iter().chain(self.author_links());
        let own = publisher.map(letters).unwrap_or_default();
        let named = |id: Id| {
            let text = self.dom.text(id);
            let good = is_nickname(&text) && letters(&text) != own;
            good.then(|| Found::new(text, Source::Byline, self.dom.node(id).line))
        };
        marked.into_iter().find_map(named).into_iter().collect()
    }

    /// Below the last paragraph: `Ana Roth | 29.07.2006`
    fn signed_after(&self, outside: &[Raw], last: usize) -> Vec<Found<String>> {
        let below = outside.iter().filter(|r| r.lines.first >= last && !r.hints.has(FOREIGN)).take(4);
        let dated = |r: &&Raw| !dates(&r.text, self.gathered.order()).is_empty() || after_by(&r.text).is_some();
        let named = |r: &Raw| {
            let names = text_fields::authors_in(&r.text).into_iter();
            names.map(|n| Found::new(n, Source::Byline, r.lines.first)).collect::<Vec<_>>()
        };
        below.filter(|r| r.words <= 12).filter(dated).map(named).find(|n| !n.is_empty()).unwrap_or_default()
    }

    /// Names behind links to authors, when nothing better is there.
    fn linked_authors(&self, links: &[Id], publisher: Option<&str>) -> Vec<Found<String>> {
        let named = |id: &Id| {
            let line = self.dom.node(*id).line;
            people(&self.dom.text(*id), publisher).into_iter().map(move |n| Found::new(n, Source::Byline, line))
        };
        let found = links.iter().take(6).flat_map(named);
        found.fold(Vec::new(), |mut all: Vec<Found<String>>, name| {
            if !all.iter().any(|f| f.value == name.value) {
                all.push(name);
            }
            all
        })
    }

    /// The first `<time>` near the article that is, or is not, of a change.
    fn time(&self, changed: bool, lines: &RangeInclusive<usize>) -> Option<Found<String>> {
        let order = self.gathered.order();
        let line = |id: Id| self.dom.node(id).line;
        let near = |id: Id| lines.contains(&line(id)) || self.is_near(id);
        let mut times = self.gathered.times.iter().filter(|t| t.changed == changed && near(t.id));
        times.find_map(|t| machine_date(&t.value, order).map(|v| Found::new(v, Source::Text, line(t.id))))
    }

    /// The date in an element that is named after one: `<span class="post-time">`, hAtom's `<abbr class="published" title="…">`.
    fn named_date(&self) -> Option<Found<String>> {
        let all = self.gathered.posted.iter().chain(&self.gathered.classed_dates);
        let mut near = all.filter(|id| self.is_near(**id));
        near.find_map(|id| {
            let value = self.stated_date(*id).or_else(|| self.shown_date(*id))?;
            Some(Found::new(value, Source::Text, self.dom.node(*id).line))
        })
    }

    fn stated_date(&self, id: Id) -> Option<String> {
        let title = self.dom.attr(id, "title").filter(|t| t.starts_with(|c: char| c.is_ascii_digit()))?;
        machine_date(title, self.gathered.order())
    }

    /// A short line with one date that is no change.
    fn shown_date(&self, id: Id) -> Option<String> {
        let text = self.dom.text(id);
        let most = if POSTED.iter().any(|p| text.starts_with(p)) { 70 } else { 16 };
        if text.len() > 800 || word_count(&text) > most {
            return None;
        }
        let seen = dates(&text, self.gathered.order());
        let [only] = seen.as_slice() else { return None };
        let changed = text_fields::is_change(&text[..only.range.start]);
        if only.ambiguous || changed { None } else { only.edtf() }
    }
}

/// Lines with a date between the article's paragraphs are of what it tells, or of what it shows, not of itself.
fn settled(verdicts: &[Verdict]) -> Vec<Verdict> {
    let is_body = |v: &Verdict| *v == Verdict::Body;
    let begun = verdicts.iter().position(is_body).unwrap_or(verdicts.len());
    let over = verdicts.iter().rposition(is_body).unwrap_or(0);
    let within = |i: usize| i > begun + 3 && i < over;
    let posted = |v: &Verdict| *v == Verdict::Out(Reason::PostedLine);
    let of = |(i, v): (usize, &Verdict)| if within(i) && posted(v) { Verdict::Out(Reason::Duplicate) } else { *v };
    verdicts.iter().enumerate().map(of).collect()
}

/// The headline is nobody's name; and beside a name, the one that the page's address has is the outlet's.
fn drop_others(fields: &mut Fields) {
    let title = fields.title.as_ref().map(|t| letters(&t.value)).unwrap_or_default();
    fields.authors.retain(|a| letters(&a.value) != title);
    let host = host_of(fields);
    if fields.authors.iter().any(|a| !is_of_host(&a.value, &host)) {
        fields.authors.retain(|a| !is_of_host(&a.value, &host));
    }
}

/// The letters of the page's address up to its path.
fn host_of(fields: &Fields) -> String {
    let url = fields.url.as_ref().map(|u| u.value.as_str()).unwrap_or_default();
    letters(url.split('/').nth(2).unwrap_or_default())
}

fn is_of_host(name: &str, host: &str) -> bool {
    letters(name).len() >= 5 && host.contains(&letters(name))
}

/// Whether two dates in EDTF are of one day, or would be if one had its day and month the other way round.
fn is_same_day(one: &str, other: &str) -> bool {
    let parts = |s: &str| Some((s.get(..4)?.to_owned(), s.get(5..7)?.to_owned(), s.get(8..10)?.to_owned()));
    let (Some(one), Some(other)) = (parts(one), parts(other)) else { return false };
    one == other || one == (other.0, other.2, other.1)
}

/// `Author Ana Roth` → `Ana Roth`.
fn unlabelled(byline: &str) -> &str {
    let (label, name) = byline.split_once([' ', ':']).unwrap_or(("", byline));
    if AUTHOR_LABELS.contains(&label.to_lowercase().as_str()) { name.trim_start_matches([':', ' ']) } else { byline }
}
