//! A saved page: which part of it is the article, its blocks, and what its metadata says.

mod archive;
mod dom;
mod fields;
mod gather;
mod headline;
mod hints;
mod jsonld;
pub(super) mod links;
mod notes;
mod pictures;
mod places;
mod region;
mod tables;
mod texts;
mod visible;
mod walk;

use self::dom::Dom;
use self::gather::{Gathered, gather};
use self::headline::Headline;
use self::links::Links;
use self::region::Survey;
use self::visible::Page;
use super::classify::{Known, Verdict, classify};
use super::dates::{Order, dates};
use super::language::{ends_sentence, language, word_count};
use super::model::{Converted, Fields, Format, Found, Options, Reason, Source};
use super::raw::{Content, Hints, Raw, Shape};
use super::{body_text, finish, nothing, plain, text_fields};
use crate::diag::{Finding, code};
use crate::text::{File, Place};

/// More paragraphs than any article and all that stands around it: each is compared with its neighbours.
const MAX_BLOCKS: usize = 12_000;

/// Converts a page that has been decoded.
pub(super) fn convert(text: &str, file: &File, options: &Options) -> Converted {
    let parsed = dom::parse(text);
    match parsed.cut_at {
        None => article(text, &parsed.dom, file, options),
        Some(line) => too_much(line, file),
    }
}

fn too_much(line: usize, file: &File) -> Converted {
    let message = format!("the page is nested too deeply, or has too many elements, by line {line}");
    let finding = Finding::new(&code::convert::TOO_DEEP, Place::whole(&file.path), message);
    Converted { findings: vec![finding], ..nothing(Format::Html, "UTF-8") }
}

fn article(text: &str, dom: &Dom, file: &File, options: &Options) -> Converted {
    let named = hints::all(dom);
    let gathered = gather(dom, &named);
    let saved = archive::saved_from(text);
    let base = gathered.base.clone().or_else(|| saved.clone()).or_else(|| gathered.url().map(|u| u.value));
    let headline = headline::headline(dom, &gathered, &named);
    let from_archive = saved.as_deref().is_some_and(archive::is_archive)
        || gathered.canonical_address().is_some_and(archive::is_archive);
    let links = Links::new(base.as_deref()).archived(from_archive);
    let survey = region::survey(dom, &named, headline.as_ref(), &links);
    let (all, notes) = walk::blocks(dom, &survey, &links);
    if all.len() > MAX_BLOCKS {
        return too_much(all[MAX_BLOCKS].lines.first, file);
    }
    let below = below_headline(&all, dom, headline.as_ref());
    let (raws, outside) = split(all, &survey, dom, &gathered);
    let mut raws = lines_of_head(raws, &gathered.titles());
    mark_described(&mut raws);
    if let Some(stated) = gathered.article.as_ref().and_then(|a| a.text(&["articleBody"])) {
        raws = confirm(raws, &stated);
    }
    let sample: Vec<String> = raws.iter().take(12).map(|r| r.text.clone()).collect();
    let mut fields = gathered.fields(dom, &sample, headline.as_ref());
    if let Some(title) = gathered.only_heading(dom, &survey).filter(|_| !is_shown(dom, &gathered, &fields)) {
        fields.title = Some(title);
    }
    let known = Known {
        title: fields.title.as_ref().map(|t| t.value.clone()),
        title_at: headline.as_ref().and_then(|h| announced_at(&raws, &dom.text(h.id))),
        authors: fields.authors.iter().map(|a| a.value.clone()).collect(),
        marked_up: true,
    };
    let verdicts = classify(&raws, &known, &options.keep);
    let page = Page::new(dom, &gathered, &survey, &below);
    let ambiguous = page.visible(&raws, &verdicts, &outside, &mut fields);
    archive::addresses(saved, &mut fields);
    if fields.language.is_none() {
        fields.language = language(&body_text(&raws, &verdicts)).map(|l| Found::new(l.to_owned(), Source::Text, 1));
    }
    let order = gathered.order();
    text_fields::dateline(&mut raws, &verdicts, order, &mut fields);
    fields.published = fields.published.take().or_else(|| opening_date(&raws, &verdicts, order));
    let outside_verdicts = reasons(&outside, fields.title.as_ref().map(|t| &t.value));
    let mut out = finish(Format::Html, &raws, &verdicts, fields, file);
    out.findings.extend(super::ambiguous_dates(&ambiguous, file));
    out.removed.extend(super::assemble::removed(&outside, &outside_verdicts));
    super::notes::append(&mut out, notes);
    out.removed.sort_by_key(|r| r.lines);
    out
}

/// Whether some heading says the title, or there is none to say it.
fn is_shown(dom: &Dom, gathered: &Gathered, fields: &Fields) -> bool {
    let title = fields.title.as_ref().map(|t| headline::letters(&t.value)).unwrap_or_default();
    let said = |h: &dom::Id| headline::letters(&dom.text(*h)).contains(&title);
    fields.title.as_ref().is_some_and(|t| t.evidence.source == Source::Heading) || gathered.headings.iter().any(said)
}

/// The short blocks between the headline and the first paragraph, wherever they stand: bylines and dates.
fn below_headline(all: &[Raw], dom: &Dom, headline: Option<&Headline>) -> Vec<Raw> {
    let Some(headline) = headline else { return Vec::new() };
    let said = dom.text(headline.id);
    let Some(at) = all.iter().position(|r| r.text == said) else { return Vec::new() };
    let others = Hints::COMMENTS.with(Hints::RELATED).with(Hints::ASIDE).with(Hints::NAVIGATION).with(Hints::ADVERT);
    let paragraph = |r: &Raw| r.words >= 20 && ends_sentence(&r.text) && !r.hints.has(Hints::STANDFIRST);
    let between = all[at + 1..].iter().take(30).take_while(|r| !paragraph(r));
    let short = between.filter(|r| r.words <= 40 && !r.hints.has(others) && r.shape != Shape::Caption);
    short.cloned().flat_map(lines_of).filter(|r| r.words <= 24).collect()
}

/// `Feb. 23, 2015 -- The council …`
fn opening_date(raws: &[Raw], verdicts: &[Verdict], order: Order) -> Option<Found<String>> {
    let (first, _) = raws.iter().zip(verdicts).find(|(_, v)| **v == Verdict::Body)?;
    let head = &first.text[..first.text.floor_char_boundary(first.text.len().min(60))];
    let seen = dates(head, order).into_iter().next().filter(|d| d.range.start == 0 && !d.ambiguous)?;
    let dash = head[seen.range.end..].trim_start().starts_with(['-', '–', '—']);
    seen.edtf().filter(|_| dash).map(|d| Found::new(d, Source::Dateline, first.lines.first))
}

/// The block of the headline, if little of the text stands before it.
fn announced_at(raws: &[Raw], headline: &str) -> Option<usize> {
    let at = raws.iter().position(|r| r.text == headline)?;
    let long = |raws: &[Raw]| raws.iter().map(|r| r.words).filter(|w| *w >= 12).sum::<usize>();
    (long(&raws[..at]) * 5 < long(raws)).then_some(at)
}

/// The lines of a paragraph with breaks, each alone.
fn lines_of(raw: Raw) -> Vec<Raw> {
    let Content::Runs(runs) = &raw.content else { return vec![raw] };
    let lines = super::inline::lines(runs).into_iter();
    lines.filter_map(|l| Raw::running(raw.shape, l, raw.lines).map(|r| Raw { hints: raw.hints, ..r })).collect()
}

/// The article's blocks, and the others. Paragraphs between the headline and the region belong to the article, unless the
/// markup says what they are.
fn split(all: Vec<Raw>, survey: &Survey, dom: &Dom, gathered: &Gathered) -> (Vec<Raw>, Vec<Raw>) {
    let first_inside = all.iter().position(|r| !r.hints.has(Hints::OUTSIDE)).unwrap_or(all.len());
    let root_line = dom.node(survey.root).line;
    let headline = gathered.headings.iter().map(|h| dom.node(*h).line).filter(|l| *l <= root_line).max();
    let foreign = Hints(u32::MAX).without(Hints::OUTSIDE.with(Hints::PLACE));
    let mut i = 0;
    let lead = |i: usize, r: &Raw| {
        let after_headline = headline.is_some_and(|h| r.lines.first >= h);
        i < first_inside
            && after_headline
            && !r.hints.has(foreign)
            && r.shape == Shape::Paragraph
            && r.words >= 20
            && ends_sentence(&r.text)
            && r.linked < 0.3
    };
    let (mut inside, outside): (Vec<Raw>, Vec<Raw>) = all.into_iter().partition(|r| {
        i += 1;
        !r.hints.has(Hints::OUTSIDE) || lead(i - 1, r)
    });
    inside.iter_mut().for_each(|r| r.hints = r.hints.without(Hints::OUTSIDE));
    (inside, outside)
}

/// Old pages write headline, byline and date as one paragraph with breaks: above the first long one each line stands alone.
fn lines_of_head(raws: Vec<Raw>, titles: &[String]) -> Vec<Raw> {
    let titles: Vec<String> = titles.iter().map(|t| headline::letters(t)).collect();
    let head = raws.iter().position(|r| r.words >= 25 && r.shape == Shape::Paragraph).unwrap_or(0) + 1;
    let open = |i: usize, r: &Raw| i < head && r.words <= 60 && matches!(r.shape, Shape::Paragraph | Shape::Bold);
    let signs = |r: &Raw| !dates(&r.text, Order::DayFirst).is_empty() || !text_fields::authors_in(&r.text).is_empty();
    let pieces = |raw: Raw| {
        let lines = lines_of(raw.clone());
        // The ingredients of a recipe stand so, too.
        let of_head = |r: &Raw| signs(r) || titles.contains(&headline::letters(&r.text));
        if lines.iter().any(of_head) { lines } else { vec![raw] }
    };
    let of = |i: usize, raw: Raw| if open(i, &raw) { pieces(raw) } else { vec![raw] };
    raws.into_iter().enumerate().flat_map(|(i, raw)| of(i, raw)).collect()
}

/// What says the same as a picture is said to show is its caption, wherever it stands.
fn mark_described(raws: &mut [Raw]) {
    let alt = |r: &Raw| match &r.content {
        Content::Picture(image) if word_count(&image.alt) >= 4 => Some(headline::letters(&image.alt)),
        _ => None,
    };
    let described: Vec<String> = raws.iter().filter_map(alt).take(400).collect();
    for i in 1..raws.len() {
        let (lone, credited) = (is_lone_item(&raws[i - 1], &raws[i]), is_credited(&raws[i - 1..]));
        let shown = usize::from(lone || credited) + usize::from(credited);
        raws[i..i + shown].iter_mut().for_each(|r| r.hints = r.hints.with(Hints::CAPTION));
    }
    let any = !described.is_empty();
    let open = |r: &&mut Raw| any && (4..=80).contains(&r.words) && matches!(r.shape, Shape::Paragraph | Shape::List);
    for raw in raws.iter_mut().filter(open) {
        if described.contains(&headline::letters(&raw.text)) {
            raw.hints = raw.hints.with(Hints::CAPTION);
        }
    }
}

/// A list of one item below a picture without words lists nothing: it says what is shown.
fn is_lone_item(above: &Raw, raw: &Raw) -> bool {
    let bare = above.shape == Shape::Caption && above.words == 0;
    bare && raw.shape == Shape::List && raw.words <= 80 && !raw.text.contains('\n')
}

/// A picture without words, a paragraph, and who took the picture.
fn is_credited(raws: &[Raw]) -> bool {
    const LABELS: &[&str] = &["photo", "foto", "bild:", "image:", "image by", "illustration:", "illustration by"];
    let [above, raw, below, ..] = raws else { return false };
    let label = crate::text::fold_name(&below.text);
    let short = raw.shape == Shape::Paragraph && raw.words <= 60 && below.words <= 16;
    let bare = above.shape == Shape::Caption && above.words == 0;
    bare && short && !ends_sentence(&below.text) && LABELS.iter().any(|l| label.starts_with(l))
}

/// Compares with the body that the metadata states. If the page shows little of it, what is stated is the article.
fn confirm(mut raws: Vec<Raw>, stated: &str) -> Vec<Raw> {
    let letters = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let whole = letters(stated);
    if word_count(stated) < 60 {
        return raws;
    }
    let (mut shown, mut found) = (0, 0);
    for raw in raws.iter_mut().filter(|r| r.words >= 4) {
        let own = letters(&raw.text);
        shown += own.len();
        if whole.contains(&own) {
            raw.hints = raw.hints.with(Hints::CONFIRMED);
            found += own.len();
        }
    }
    // The metadata's body may be cut short: it denies only when the page shows nearly all of it.
    if found * 10 >= whole.len() * 9 && found * 2 >= shown {
        raws.iter_mut()
            .filter(|r| r.words >= 4 && !r.hints.has(Hints::CONFIRMED))
            .for_each(|r| r.hints = r.hints.with(Hints::DENIED));
    }
    if found * 4 < whole.len() && shown * 2 < whole.len() {
        return plain::blocks(stated);
    }
    raws
}

/// What stands outside the region is named after its place.
fn reasons(outside: &[Raw], title: Option<&String>) -> Vec<Verdict> {
    const BY_HINT: &[(Hints, Reason)] = &[
        (Hints::COOKIE, Reason::CookieNotice),
        (Hints::COMMENTS, Reason::CommentRules),
        (Hints::NAVIGATION, Reason::Navigation),
        (Hints::CAPTION, Reason::Caption),
        (Hints::BYLINE, Reason::Byline),
        (Hints::DATE, Reason::PostedLine),
        (Hints::SHARE, Reason::ShareLine),
        (Hints::PROMOTION, Reason::Promotion),
        (Hints::RELATED, Reason::RelatedStory),
        (Hints::BIO, Reason::AuthorBio),
        (Hints::TAGS, Reason::TagList),
        (Hints::STANDFIRST, Reason::Standfirst),
        (Hints::ADVERT, Reason::Advertisement),
        (Hints::COPYRIGHT, Reason::Copyright),
    ];
    let reason = |r: &Raw| match r.shape {
        Shape::Caption => Reason::Caption,
        Shape::Heading(1) if Some(&r.text) == title => Reason::Headline,
        _ => BY_HINT.iter().find(|(h, _)| r.hints.has(*h)).map_or(Reason::Boilerplate, |(_, reason)| *reason),
    };
    outside.iter().map(|r| Verdict::Out(reason(r))).collect()
}
