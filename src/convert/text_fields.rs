//! The fields that plain text gives: from the lines that are no body, and from the dateline.

use super::agency::{agency, agency_within};
use super::assemble::heading_text;
use super::byline::{after_by, byline, is_names, is_role, is_signed, names, tidy_name};
use super::classify::{Verdict, is_aged, printed_once};
use super::credit::credit;
use super::dateline::{Opening, opening};
use super::dates::{Order, dates};
use super::inline::{drop_chars, plain};
use super::language::word_count;
use super::model::{Dateline, Fields, Found, Image, Reason, Source};
use super::raw::{Content, Raw};
use crate::text::fold_name;

/// Reads every removed line for what it says.
pub(super) fn read(raws: &[Raw], verdicts: &[Verdict], order: Order, fields: &mut Fields, ambiguous: &mut Vec<usize>) {
    for (raw, verdict) in raws.iter().zip(verdicts) {
        let Verdict::Out(reason) = verdict else { continue };
        let line = raw.lines.first;
        match reason {
            Reason::Headline if fields.title.is_none() => {
                fields.title = Some(Found::new(title_text(&raw.text), Source::Text, line))
            }
            Reason::Byline | Reason::PostedLine => {
                authors(&raw.text, line, fields);
                posted(&raw.text, line, order, fields, ambiguous);
            }
            Reason::Caption => image(raw, fields),
            Reason::CreditLine | Reason::Boilerplate => origin(&raw.text, line, fields),
            Reason::Standfirst if fields.summary.is_none() => {
                fields.summary = Some(Found::new(raw.text.clone(), Source::Text, line))
            }
            Reason::Promotion | Reason::Copyright => publisher(&raw.text, line, fields),
            _ => {}
        }
    }
}

/// The headline that was found, unless it was kept. What only repeats it can stand above: the name of the window.
pub(super) fn headline(raws: &[Raw], verdicts: &[Verdict], at: Option<usize>) -> Option<Found<String>> {
    let at = at.filter(|i| verdicts.get(*i) == Some(&Verdict::Out(Reason::Headline)))?;
    Some(Found::new(title_text(&raws[at].text), Source::Text, raws[at].lines.first))
}

/// The names in bylines.
pub(super) fn signed(raws: &[Raw], verdicts: &[Verdict]) -> Vec<String> {
    let mut fields = Fields::default();
    let signed =
        raws.iter().zip(verdicts).filter(|(_, v)| matches!(v, Verdict::Out(Reason::Byline | Reason::PostedLine)));
    signed.for_each(|(raw, _)| authors(&raw.text, raw.lines.first, &mut fields));
    below_headline(raws, verdicts, &mut fields);
    fields.authors.into_iter().map(|a| a.value).collect()
}

/// So many lines below the headline a name without a word for "by" is an author's.
const BELOW: usize = 5;

/// The author who stands below the headline without a word for it: beside a date, with a role, or alone.
pub(super) fn below_headline(raws: &[Raw], verdicts: &[Verdict], fields: &mut Fields) {
    if !fields.authors.is_empty() {
        return;
    }
    let out = |i: &usize| !matches!(verdicts[*i], Verdict::Body | Verdict::Heading);
    let Some(title) = verdicts.iter().position(|v| *v == Verdict::Out(Reason::Headline)) else { return };
    let below = (title + 1..raws.len()).take(BELOW).take_while(out);
    let found = below.clone().find_map(|i| {
        let text = raws[i].text.as_str();
        let names = split_byline(raws, i).or_else(|| beside_date(text)).or_else(|| beside_age(text));
        names.or_else(|| stands_as_author(raws, title, i).then(|| bare(text)).flatten()).map(|n| (i, n))
    });
    if let Some((i, found)) = found {
        let line = raws[i].lines.first;
        fields.authors = found.authors.iter().map(|a| Found::new(tidy_name(a), Source::Byline, line)).collect();
    }
}

/// `By`, and the name in the next line.
pub(super) fn split_byline(raws: &[Raw], i: usize) -> Option<super::byline::Byline> {
    const ALONE: &[&str] = &[
        "by",
        "von",
        "par",
        "por",
        "di",
        "written by",
        "published by",
        "posted by",
        "words by",
        "autor",
        "author",
        "автор",
        "текст",
    ];
    let above = fold_name(raws.get(i.checked_sub(1)?)?.text.trim_end_matches(':'));
    (ALONE.contains(&above.as_str()) && is_names(&raws[i].text)).then(|| names(&raws[i].text))
}

/// `Ana Roth 2 hours ago`
fn beside_age(text: &str) -> Option<super::byline::Byline> {
    let (head, rest) = text.split_at(text.find(|c: char| c.is_ascii_digit())?);
    let named = word_count(head) >= 2 && word_count(rest) <= 4 && is_names(head.trim()) && is_aged(text);
    named.then(|| names(head.trim()))
}

/// Right below the headline, or beside a date, or a name that stands there again.
fn stands_as_author(raws: &[Raw], title: usize, i: usize) -> bool {
    let dated = |j: usize| {
        raws.get(j).is_some_and(|r| r.words <= 12 && (is_aged(&r.text) || !dates(&r.text, Order::DayFirst).is_empty()))
    };
    let again = raws.iter().filter(|r| r.text == raws[i].text).count() > 1;
    i == title + 1 || again || dated(i + 1) || i > title + 1 && dated(i - 1)
}

/// A name of two to four words, and perhaps a role behind it.
fn bare(text: &str) -> Option<super::byline::Byline> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let cased = text.chars().any(char::is_uppercase);
    let name = |n: usize| words.get(..n).map(|w| w.join(" ")).filter(|w| is_names(w));
    let role = |n: usize| {
        !matches!(words[0], "Our" | "The" | "By")
            && words.len() > n
            && words.len() <= n + 4
            && is_role(&words[n..].join(" "))
    };
    if cased && (2..=4).contains(&words.len()) && is_names(text) {
        return Some(names(text));
    }
    (2..=3).find(|n| role(*n)).and_then(name).filter(|_| cased).map(|n| names(&n))
}

/// The names in a line that says who wrote it: after "by", or beside a date.
pub(super) fn authors_in(text: &str) -> Vec<String> {
    let found =
        byline(text).or_else(|| after_by(text).map(names)).or_else(|| beside_date(text)).or_else(|| labelled(text));
    found.map(|f| f.authors.iter().map(|a| tidy_name(a)).collect()).unwrap_or_default()
}

fn title_text(text: &str) -> String {
    if word_count(text) >= 4 { heading_text(text) } else { text.to_owned() }
}

fn authors(text: &str, line: usize, fields: &mut Fields) {
    let found = byline(text)
        .or_else(|| (fields.authors.is_empty() && (is_names(text) || is_signed(text))).then(|| names(text)));
    // "By Ana Roth | October 12, 2023" is both, and so is "October 12, 2023 by Ana Roth".
    let Some(found) =
        found.or_else(|| after_by(text).map(names)).or_else(|| beside_date(text)).or_else(|| labelled(text))
    else {
        return;
    };
    if fields.authors.is_empty() {
        fields.authors = found.authors.iter().map(|a| Found::new(tidy_name(a), Source::Byline, line)).collect();
    }
    if let (None, Some(name)) = (&fields.origin, found.agency) {
        fields.origin = Some(Found::new(name.to_owned(), Source::Byline, line));
    }
}

/// The names after a label within a line: `2024年5月10日 来源：城市晚报 作者：王小明`.
fn labelled(text: &str) -> Option<super::byline::Byline> {
    const LABELS: &[&str] =
        &["作者：", "作者:", "记者：", "记者:", "Автор:", "автор:", "Autor:", "Author:", "نویسنده:", "بقلم:", "מאת:"];
    let at = LABELS.iter().find_map(|l| text.find(l).map(|i| i + l.len()))?;
    Some(names(text[at..].trim().split(['　', '|']).next()?)).filter(|n| !n.authors.is_empty())
}

/// The names that stand on one line with a date: `Ana Roth · 3 May 2023`, `3 May 2023 by Ana Roth`.
fn beside_date(text: &str) -> Option<super::byline::Byline> {
    let seen = dates(text, Order::DayFirst);
    let range = seen.first()?.range.clone();
    // "Launch date: 3 May 2023" names what the date is of.
    if text[..range.start].trim_end().ends_with([':', '：']) {
        return None;
    }
    let marks = |c: char| c.is_whitespace() || "·|•-–—,:".contains(c);
    let parts = [text[..range.start].trim_matches(marks), text[range.end..].trim_matches(marks)];
    let listed = parts.iter().flat_map(|p| p.split(['|', '·', '•', ','])).map(str::trim);
    let named = |p: &&str| after_by(p).map(names).filter(|n| !n.authors.is_empty());
    // Where letters have no case every short phrase is shaped as a name.
    let cased = |p: &&str| p.chars().any(char::is_uppercase);
    parts.iter().find_map(named).or_else(|| {
        // A list of tags has many parts.
        let listed: Vec<&str> = listed.filter(|p| !p.is_empty()).take(6).collect();
        let few = listed.len() <= 4;
        listed.into_iter().filter(|p| few && cased(p)).find(|p| is_names(p)).map(names)
    })
}

/// A line with the time of publication, of the last change, or both.
fn posted(text: &str, line: usize, order: Order, fields: &mut Fields, ambiguous: &mut Vec<usize>) {
    for seen in dates(text, order) {
        if seen.ambiguous {
            ambiguous.push(line);
            continue;
        }
        let Some(edtf) = seen.edtf() else { continue };
        let target = if is_change(&text[..seen.range.start]) { &mut fields.modified } else { &mut fields.published };
        if target.is_none() {
            *target = Some(Found::new(edtf, Source::Text, line));
        }
    }
}

/// Whether the words before a date speak of a change: the last such word counts.
pub(super) fn is_change(before: &str) -> bool {
    let folded = fold_name(before);
    let last = |words: &[&str]| words.iter().filter_map(|w| folded.rfind(w)).max();
    let change = last(&[
        "updated",
        "modified",
        "edited",
        "update",
        "aktualisiert",
        "mis à jour",
        "modifié",
        "actualizad",
        "actualización",
        "aggiornato",
        "atualizado",
        "bijgewerkt",
        "aktualizacja",
        "güncelleme",
        "обновлен",
        "изменен",
        "оновлен",
        "жаңылан",
        "жаңартыл",
        "تحديث",
        "به‌روز",
        "بروزرسانی",
        "עודכן",
        "更新",
        "수정",
        "uppdaterad",
        "oppdatert",
        "opdateret",
        "päivitetty",
    ]);
    let first = last(&[
        "published",
        "posted",
        "veröffentlicht",
        "publié",
        "publicado",
        "pubblicato",
        "опубликован",
        "опубліковано",
        "жарыялан",
        "نشر",
        "انتشار",
        "פורסם",
        "发布",
        "发表",
    ]);
    change.is_some_and(|c| first.is_none_or(|f| f < c))
}

/// So many lines of the file a caption stands below its picture at most.
const BELOW_PICTURE: usize = 8;

fn image(raw: &Raw, fields: &mut Fields) {
    let image = match &raw.content {
        Content::Picture(image) => image.clone(),
        _ => caption(&raw.text),
    };
    // A caption in no figure with its picture stands right below it.
    let open = |i: &&mut Found<Image>| {
        !i.value.src.is_empty() && !i.value.has_words() && raw.lines.first <= i.evidence.line + BELOW_PICTURE
    };
    if let Some(above) = fields.images.last_mut().filter(open)
        && image.src.is_empty()
    {
        above.value = Image { src: above.value.src.clone(), alt: above.value.alt.clone(), ..image };
        return;
    }
    let same = |i: &Found<Image>| {
        i.value.caption == image.caption && i.value.credit == image.credit && i.value.src == image.src
    };
    if !fields.images.iter().any(same) {
        fields.images.push(Found::new(image, Source::Text, raw.lines.first));
    }
}

/// A caption's words and credit; what is printed twice counts once.
pub(super) fn caption(text: &str) -> Image {
    let text = printed_once(text).unwrap_or(text);
    let (caption, credit) = credit(text).map_or((text, String::new()), |(c, k)| (c, tidy_credit(k)));
    Image { caption: caption.to_owned(), credit, ..Image::default() }
}

pub(super) fn tidy_credit(credit: &str) -> String {
    let label =
        ["photo by ", "photograph: ", "photo: ", "foto: ", "фото: ", "bild: ", "credit: ", "image: ", "image source, "];
    let start = label.iter().find(|l| credit.to_lowercase().starts_with(**l)).map_or(0, |l| l.len());
    credit
        .get(start..)
        .unwrap_or(credit)
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '©' | '.'))
        .to_owned()
}

/// `The Associated Press` at the end, `Reporting by …; Reuters`.
fn origin(text: &str, line: usize, fields: &mut Fields) {
    let signature = text.split_once([':', '：']).map_or(text, |(_, after)| after);
    if fields.origin.is_none()
        && let Some(name) =
            agency(signature).or_else(|| if word_count(text) <= 8 { agency_within(signature) } else { None })
    {
        fields.origin = Some(Found::new(name.to_owned(), Source::Byline, line));
    }
}

/// The outlet that names itself in an appeal or a copyright notice.
fn publisher(text: &str, line: usize, fields: &mut Fields) {
    if fields.publisher.is_some() {
        return;
    }
    if let Some(name) = self_named(text) {
        fields.publisher = Some(Found::new(name, Source::Text, line));
    }
}

fn self_named(text: &str) -> Option<String> {
    const BEFORE: &[&str] = &[
        "we, the journalists of ",
        "the journalists of ",
        "journalists at ",
        "support ",
        "subscribe to ",
        "© ",
        "copyright ",
        "you may have heard, ",
        "here at ",
        "brought to you by ",
        "become a member of ",
    ];
    const AFTER: &[&str] = &[
        ", an independent",
        ". all rights",
        " all rights",
        " needs your",
        " is reader-funded",
        " is a nonprofit",
        " is a non-profit",
        " relies on",
        " depends on",
        ", refuse",
    ];
    let lower = text.to_lowercase();
    if lower.len() != text.len() {
        return None;
    }
    let candidates = BEFORE.iter().filter_map(|b| lower.find(b).map(|i| i + b.len()));
    candidates.filter_map(|start| capitalised_run(&text[start..])).find(|name| {
        let at = text.find(name.as_str()).map_or(0, |i| i + name.len());
        let copyright = text[..at].contains('©') || lower[..at].contains("copyright");
        copyright
            || word_count(name) >= 2 && (AFTER.iter().any(|a| lower[at..].starts_with(a)) || name.starts_with("The "))
    })
}

/// The capitalised words at the start: `The Moscow Times`; a year before them is passed over.
fn capitalised_run(text: &str) -> Option<String> {
    let text = text.trim_start_matches(|c: char| c.is_numeric() || matches!(c, ' ' | '-' | '–' | ',' | '©'));
    let mut end = 0;
    for word in text.split_inclusive(' ') {
        let bare = word.trim();
        let joint = matches!(bare, "of" | "and" | "de" | "&" | "la");
        if !(bare.chars().next().is_some_and(char::is_uppercase) || joint && end > 0) {
            break;
        }
        end += word.len();
        if bare.ends_with([',', '.', ';', ':', '!', '?']) {
            break;
        }
    }
    let name = text[..end].trim().trim_end_matches([',', '.', ';', ':', '!', '?']);
    let name = name.strip_suffix(" All").unwrap_or(name).trim_end_matches(['.', ',']);
    ((1..=6).contains(&word_count(name)) && name.len() > 2).then(|| name.to_owned())
}

/// Takes the dateline off the first paragraph of the body into its field. `year_of` reads years off the text.
pub(super) fn dateline(raws: &mut [Raw], verdicts: &[Verdict], order: Order, fields: &mut Fields) {
    let Some(i) = verdicts.iter().position(|v| *v == Verdict::Body) else { return };
    let Some(found) = opening(&raws[i].text, order) else { return };
    let year = inferred_year(raws, verdicts, &found, order, fields);
    let raw = &mut raws[i];
    let line = raw.lines.first;
    let signed = signature(&raw.text, found.chars, fields);
    if let Content::Runs(runs) = &mut raw.content {
        *runs = drop_chars(std::mem::take(runs), found.chars + signed.0);
        raw.text = plain(runs);
    }
    let found = Opening { agency: found.agency.or(signed.1), ..found };
    set_dateline(found, year, line, fields);
}

/// Behind the dash some agencies sign: `МОСКВА, 12 мая — РИА Новости. …`. Its length, and the agency.
fn signature(text: &str, after: usize, fields: &Fields) -> (usize, Option<&'static str>) {
    let rest = text.char_indices().nth(after).map_or("", |(i, _)| &text[i..]);
    let Some((head, _)) = rest.split_once(". ").filter(|(head, _)| word_count(head) <= 5) else { return (0, None) };
    let own = fields.publisher.as_ref().is_some_and(|p| fold_name(&p.value) == fold_name(head));
    let name = agency(head).filter(|_| !own);
    if own || name.is_some() { (head.chars().count() + 2, name) } else { (0, None) }
}

fn set_dateline(found: Opening, year: Option<(i32, bool)>, line: usize, fields: &mut Fields) {
    let date = found.date.as_ref().and_then(|d| year.map(|(y, sure)| d.day_edtf(y) + if sure { "" } else { "?" }));
    if let (None, Some(date)) = (&fields.published, &date) {
        fields.published = Some(Found::new(date.clone(), Source::Dateline, line));
    }
    if let (None, Some(name)) = (&fields.origin, found.agency) {
        fields.origin = Some(Found::new(name.to_owned(), Source::Dateline, line));
    }
    if found.place.is_some() || date.is_some() {
        fields.dateline = Some(Found::new(Dateline { place: found.place, date }, Source::Dateline, line));
    }
}

/// The year of a dateline without one: the article's own, else the one year that the text's full dates agree on. `true` when
/// it is written there.
fn inferred_year(
    raws: &[Raw],
    verdicts: &[Verdict],
    found: &Opening,
    order: Order,
    fields: &Fields,
) -> Option<(i32, bool)> {
    let date = found.date.as_ref()?;
    if let Some(year) = date.year {
        return Some((year, true));
    }
    let own = fields.published.as_ref().and_then(|p| p.value.get(..4)?.parse().ok());
    if let Some(year) = own {
        return Some((year, true));
    }
    let body = raws.iter().zip(verdicts).filter(|(_, v)| **v == Verdict::Body);
    // Only dates within a month of the dateline's speak for its year.
    let near = |m: u32| {
        (i64::from(m) - i64::from(date.month)).rem_euclid(12) <= 1
            || (i64::from(date.month) - i64::from(m)).rem_euclid(12) <= 1
    };
    let years: std::collections::BTreeSet<i32> =
        body.flat_map(|(r, _)| dates(&r.text, order)).filter(|d| near(d.month)).filter_map(|d| d.year).collect();
    let mut years = years.into_iter();
    match (years.next(), years.next()) {
        (Some(year), None) => Some((year, false)),
        _ => None,
    }
}
