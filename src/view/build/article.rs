//! An article's page: what is known of it, what may be shown of it, how the dossier uses it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::Builder;
use super::note::mode;
use super::page::with_directive;
use super::short::{count, date, label, page_kind, stance, verification};
use super::site::{direction, licence_href};
use crate::document::{Article as Fields, Mode};
use crate::dossier::{CitedAt, NodeId, PublishableText, Target, Use as Used, Verification, used_paragraphs};
use crate::html::escape;
use crate::view::{
    Article, ArticleOrigin, ArticleSpelling, CoverageMark, Dateline, Link, MeterPart, Named, Only, Other,
    OutletPicture, Page, Part, Passage, PassageQuote, Published, Rights, RightsMode, Stance, Use,
};

/// Above so many claims the strip says nothing.
const MOST_MARKS: usize = 120;
/// How many other articles are named.
const MOST_OTHERS: usize = 12;

pub fn article<'a>(b: &Builder<'a>, id: NodeId, from: &str, page: &mut Page<'a>) -> Part<'a> {
    let node = b.dossier.node(id);
    let Some(fields) = node.article() else { return Part::NotFound };
    let text = b.dossier.texts.get(&id);
    let rights = rights(b, id, fields);
    let digest = if rights.mode == RightsMode::Full { None } else { page.body_html.take() };
    let mut published = published(b, id, from, text, rights.mode, page);
    if let (Some(text), Some(html)) = (text, published.html.take()) {
        published.html = Some(marked(b, id, from, text, &html).into());
    }
    // Captions are the outlet's words, as its text is.
    let pictures = text.filter(|t| t.mode() == Mode::Full).map_or_else(Vec::new, |_| pictures(fields));
    let passages = passages(b, id, from, text, &published);
    let coverage = coverage(b, id, from);
    let of = |wanted: Stance| count(coverage.iter().filter(|c| c.stance == wanted).count());
    Part::Article(Box::new(Article {
        source: b.source(from, id),
        genre: fields.article_type.as_deref().map(Into::into),
        untitled: node.described,
        publisher: fields.publisher.as_ref().map(|p| b.named(from, p)),
        authors: fields.authors.iter().map(|a| author(b, from, a)).collect(),
        published: fields.published.as_ref().map(date),
        published_note: node.document.common.extra.get("date_note").and_then(|n| n.as_str()).map(Into::into),
        modified: fields.modified.as_ref().map(date),
        retrieved: fields.retrieved.as_ref().map(date),
        lines_removed: lines_removed(&node.document.common.extra),
        dateline: fields
            .dateline
            .as_ref()
            .map(|d| Dateline { place: d.place.as_ref().map(|p| b.named(from, p)), date: d.date.as_ref().map(date) }),
        url: fields.url.as_deref().map(Into::into),
        archive_url: fields.archive_url.as_deref().map(Into::into),
        language: fields.language.as_deref().map(Into::into),
        dir: direction(fields.language.as_deref().unwrap_or(&b.config.language)).into(),
        words: text.map(|t| count(t.words())),
        paragraphs: text.map(|t| count(t.paragraphs().len())),
        origin: origin(b, id, from, fields),
        rights,
        digest_html: digest,
        text: published,
        pictures,
        only: only(b, id, from),
        supports: of(Stance::Supports),
        disputes: of(Stance::Disputes),
        unclear: of(Stance::Unclear),
        silent: of(Stance::Silent),
        coverage: if b.dossier.claims.len() > MOST_MARKS { Vec::new() } else { coverage },
        cited_paragraphs: count(passages.iter().filter(|p| !p.uses.is_empty()).count()),
        quoted_words: text.map_or(0, |t| count(t.quoted_words())),
        meter: text.map_or_else(Vec::new, |t| meter(t, &passages)),
        passages,
        spellings: spellings(b, id, from),
        others: others(b, id, from),
    }))
}

fn pictures(fields: &Fields) -> Vec<OutletPicture<'_>> {
    fields.pictures.iter().map(picture).collect()
}

fn picture(picture: &crate::document::OutletPicture) -> OutletPicture<'_> {
    OutletPicture {
        caption: picture.caption.as_deref().map(Into::into),
        credit: picture.credit.as_deref().map(Into::into),
        href: picture.url.as_deref().map(Into::into),
    }
}

/// What `import` wrote into the card.
fn lines_removed(extra: &serde_json::Value) -> u32 {
    let lines = extra.get("import").and_then(|import| import.get("lines_removed")).and_then(serde_json::Value::as_u64);
    lines.map_or(0, |n| u32::try_from(n).unwrap_or(u32::MAX))
}

fn author<'a>(b: &Builder<'a>, from: &str, author: &'a str) -> Named<'a> {
    match b.dossier.index.find(author) {
        Some(crate::dossier::Found::Node(n)) => Named { label: author.into(), href: Some(b.href(from, n).into()) },
        _ => Named { label: author.into(), href: None },
    }
}

fn rights<'a>(b: &Builder<'a>, id: NodeId, fields: &'a Fields) -> Rights<'a> {
    let own = fields.rights.as_ref();
    let licence = own.and_then(|r| r.licence.as_deref());
    Rights {
        mode: mode(b, id),
        holder: own.and_then(|r| r.holder.as_deref()).map(Into::into),
        licence: licence.map(Into::into),
        licence_href: licence.and_then(licence_href).map(Into::into),
        statement: own.and_then(|r| r.statement.as_deref()).map(Into::into),
        max_words: own.and_then(|r| r.max_words).unwrap_or(b.config.rights.max_words),
        quote_words: b.config.rights.quote_words,
    }
}

/// What may be shown of the text. In full, the body that was written for the page is the text.
fn published<'a>(
    b: &Builder<'a>,
    id: NodeId,
    from: &str,
    text: Option<&'a PublishableText>,
    mode: RightsMode,
    page: &mut Page<'a>,
) -> Published<'a> {
    if mode == RightsMode::Full {
        let html = page.body_html.take().or_else(|| text.map(|t| paragraphs(b, id, from, t).into()));
        let words = text.map_or(0, |t| count(t.words()));
        return Published { html, truncated: false, words, private: false };
    }
    let Some(text) = text else { return Published::default() };
    let shown = text.paragraphs().iter().filter_map(|p| p.text()).map(|t| t.split_whitespace().count()).sum();
    let html = paragraphs(b, id, from, text);
    Published {
        html: (!html.is_empty()).then(|| html.into()),
        truncated: shown < text.words(),
        words: count(shown),
        private: false,
    }
}

/// The text with the passages that are used marked, and links to what uses them.
fn marked(b: &Builder<'_>, id: NodeId, from: &str, text: &PublishableText, html: &str) -> String {
    let used = used_paragraphs(&b.dossier.related[id.index()], |n, i| b.evidence_paragraph(n, i));
    if used.is_empty() {
        return html.to_owned();
    }
    super::marks::marked(html, text, |n| used.get(&n).map_or_else(Vec::new, |u| uses(b, from, u)))
}

fn paragraphs(b: &Builder<'_>, id: NodeId, from: &str, text: &PublishableText) -> String {
    let mut html = String::new();
    for p in text.paragraphs() {
        let (shown, class) = match (p.text(), p.private_text()) {
            (Some(shown), _) => (shown, ""),
            (None, Some(private)) => (private, " class=\"withheld\""),
            (None, None) => continue,
        };
        let words = linked(b, id, from, p.number(), shown);
        let _ = writeln!(html, "<p id=\"p{}\"{class}>{words}{}</p>", p.number(), if p.is_cut() { " …" } else { "" });
    }
    html
}

/// The words of a paragraph with the first mention of each entity in its section linked.
fn linked(b: &Builder<'_>, article: NodeId, from: &str, paragraph: u32, text: &str) -> String {
    let mentions = b.dossier.mentions.of.get(&article).map_or(&[][..], Vec::as_slice);
    let (mut html, mut at) = (String::new(), 0);
    for m in mentions.iter().filter(|m| m.paragraph == paragraph && m.first_in_section) {
        let Some(range) = m.range.clone().filter(|r| r.start >= at && text.get(r.clone()) == Some(&m.spelling)) else {
            continue;
        };
        let href = b.href(from, m.node);
        let _ =
            write!(html, "{}<a href=\"{}\">{}</a>", escape(&text[at..range.start]), escape(&href), escape(&m.spelling));
        at = range.end;
    }
    html + &escape(&text[at..])
}

/// How this article spells each name.
fn spellings<'a>(b: &Builder<'a>, article: NodeId, from: &str) -> Vec<ArticleSpelling<'a>> {
    let mut by_name: BTreeMap<(&str, &str), (NodeId, BTreeSet<u32>)> = BTreeMap::new();
    for m in b.dossier.mentions.of.get(&article).into_iter().flatten() {
        let key = (b.dossier.node(m.node).title.as_str(), m.spelling.as_str());
        by_name.entry(key).or_insert_with(|| (m.node, BTreeSet::new())).1.insert(m.paragraph);
    }
    let spelling =
        |((title, spelling), (node, paragraphs)): ((&'a str, &str), (NodeId, BTreeSet<u32>))| ArticleSpelling {
            entity: Link { label: title.into(), href: b.href(from, node).into() },
            spelling: spelling.to_owned().into(),
            times: count(paragraphs.len()),
            paragraphs: paragraphs.into_iter().collect(),
        };
    by_name.into_iter().map(spelling).collect()
}

/// Every paragraph that has a number to show: of the text where it is here, else those that something uses.
fn passages<'a>(
    b: &Builder<'a>,
    id: NodeId,
    from: &str,
    text: Option<&PublishableText>,
    published: &Published<'_>,
) -> Vec<Passage<'a>> {
    let used = used_paragraphs(&b.dossier.related[id.index()], |n, i| b.evidence_paragraph(n, i));
    let mut numbers: BTreeMap<u32, Option<u32>> = used.keys().map(|n| (*n, None)).collect();
    let full = published.html.is_some() && !published.truncated;
    for paragraph in text.iter().flat_map(|t| t.paragraphs()) {
        // A text that is shown whole needs no second list of its paragraphs, only what uses them.
        if !full || used.contains_key(&paragraph.number()) {
            numbers.insert(paragraph.number(), Some(count(paragraph.words())));
        }
    }
    let shown = |n: u32| {
        text.is_some_and(|t| t.paragraph(n).is_some_and(|p| p.text().is_some() || p.private_text().is_some()))
            && published.html.is_some()
    };
    let passage = |(n, words): (u32, Option<u32>)| Passage {
        number: n,
        id: (!shown(n)).then(|| format!("p{n}").into()),
        words,
        quotes: used.get(&n).map_or_else(Vec::new, |u| quotes(b, id, u)),
        uses: used.get(&n).map_or_else(Vec::new, |u| uses(b, from, u)),
    };
    numbers.into_iter().map(passage).collect()
}

/// With more paragraphs the meter would be a grey line.
const MOST_PARTS: usize = 300;

fn meter<'a>(text: &PublishableText, passages: &[Passage<'_>]) -> Vec<MeterPart<'a>> {
    let (all, paragraphs) = (text.words().max(1), text.paragraphs());
    if paragraphs.len() > MOST_PARTS {
        return Vec::new();
    }
    let cited: BTreeSet<u32> = passages.iter().filter(|p| !p.uses.is_empty()).map(|p| p.number).collect();
    let mut before = 0;
    let part = |p: &crate::dossier::PublishableParagraph| {
        let (x, end) = (before * 1000 / all, (before + p.words()) * 1000 / all);
        before += p.words();
        // A gap of two units parts it from the next.
        let width = (end - x).saturating_sub(2).max(1);
        MeterPart { x: x.to_string().into(), width: width.to_string().into(), cited: cited.contains(&p.number()) }
    };
    paragraphs.iter().map(part).collect()
}

/// The words quoted from a paragraph, each once.
fn quotes<'a>(b: &Builder<'a>, article: NodeId, used: &[Used]) -> Vec<PassageQuote<'a>> {
    let url = b.dossier.node(article).article().and_then(|a| a.url.as_deref());
    let mut quotes: Vec<PassageQuote<'a>> = Vec::new();
    for used in used {
        let Some((words, verified)) = quoted(b, used) else { continue };
        if quotes.iter().any(|q| q.text == words) {
            continue;
        }
        let fragment = match verified {
            Verification::Verbatim { fragment, .. } if !fragment.is_empty() => Some(fragment),
            _ => None,
        };
        quotes.push(PassageQuote {
            text: words.into(),
            verification: verification(true, verified),
            publisher_href: url.zip(fragment).map(|(u, f)| with_directive(u, f).into()),
        });
    }
    quotes
}

fn quoted<'a>(b: &Builder<'a>, used: &Used) -> Option<(&'a str, &'a Verification)> {
    match used {
        Used::Evidence(node, i) => {
            let quote = b.dossier.node(*node).evidence().get(*i)?.quote.as_ref()?;
            Some((quote.value.as_str(), b.dossier.evidence_verification(*node, *i)))
        }
        Used::Citation(at) => {
            let Target::Citations(items) = b.dossier.targets[at.from.index()].get(at.reference)? else { return None };
            let quote = items.get(at.item)?.quote.as_ref()?;
            Some((quote.words.as_str(), &quote.verification))
        }
    }
}

/// The pages that use a paragraph, each once.
fn uses<'a>(b: &Builder<'a>, from: &str, used: &[Used]) -> Vec<Use<'a>> {
    let mut uses: Vec<(NodeId, Option<Stance>)> = Vec::new();
    for used in used {
        let (node, said) = match used {
            Used::Evidence(node, i) => (*node, b.dossier.node(*node).evidence().get(*i).map(|e| stance(e.stance))),
            Used::Citation(CitedAt { from, .. }) => (*from, None),
        };
        if !uses.iter().any(|(n, _)| *n == node) && b.routes.node(node) != from {
            uses.push((node, said));
        }
    }
    let one = |(id, said): (NodeId, Option<Stance>)| {
        let node = b.dossier.node(id);
        let is_claim = node.claim().is_some();
        Use {
            kind: page_kind(node.kind()),
            title: node.title.as_str().into(),
            href: b.href(from, id).into(),
            stance: said.filter(|_| is_claim),
            number: is_claim.then(|| b.dossier.claim_number(id)),
            label: b.dossier.label(id).map(label),
        }
    };
    uses.into_iter().map(one).collect()
}

/// One mark a claim, in the order of their numbers.
fn coverage<'a>(b: &Builder<'a>, article: NodeId, from: &str) -> Vec<CoverageMark<'a>> {
    let said: BTreeMap<NodeId, Stance> = b.dossier.related[article.index()]
        .evidence
        .iter()
        .rev()
        .map(|(n, i)| (*n, stance(b.dossier.node(*n).evidence()[*i].stance)))
        .collect();
    let mark = |(number, id): &(u32, NodeId)| CoverageMark {
        number: *number,
        title: b.dossier.node(*id).title.as_str().into(),
        href: b.href(from, *id).into(),
        stance: said.get(id).copied().unwrap_or(Stance::Silent),
    };
    b.dossier.claims.iter().map(mark).collect()
}

/// Claims that this article alone supports, and disputes that it alone raises.
fn only<'a>(b: &Builder<'a>, article: NodeId, from: &str) -> Vec<Only<'a>> {
    let mut only: Vec<(u32, Only<'a>)> = Vec::new();
    for (node, i) in &b.dossier.related[article.index()].evidence {
        let of = b.dossier.node(*node);
        let Some(claim) = of.claim() else { continue };
        let own = claim.evidence[*i].stance;
        let alone = claim
            .evidence
            .iter()
            .filter(|e| e.stance == own)
            .all(|e| e.article.value == claim.evidence[*i].article.value);
        if !alone || own == crate::document::Stance::Unclear {
            continue;
        }
        let paragraph = b.evidence_paragraph(*node, *i);
        let statement = if own == crate::document::Stance::Disputes {
            format!("Disputes: {}", of.title)
        } else {
            claim.statement.clone()
        };
        let entry = Only {
            statement: statement.into(),
            href: b.href(from, *node).into(),
            paragraph,
            passage_href: paragraph.map(|n| format!("#p{n}").into()),
        };
        only.push((b.dossier.claim_number(*node), entry));
    }
    only.sort_by_key(|(n, _)| *n);
    only.into_iter().map(|(_, o)| o).collect()
}

fn origin<'a>(b: &Builder<'a>, id: NodeId, from: &str, fields: &'a Fields) -> ArticleOrigin<'a> {
    let Some(source) = b.dossier.source(id) else { return ArticleOrigin::default() };
    let group = b.dossier.origins.get(source.origin).map_or(&[][..], Vec::as_slice);
    ArticleOrigin {
        code: crate::dossier::origin::letter(source.origin).into(),
        origin_class: source.class().into(),
        named: fields.origin.as_ref().map(|o| b.named(from, o)),
        copies: b.sources(from, group.iter().copied().filter(|a| *a != id)),
        shared_percent: shared(b, id),
    }
}

/// The largest share of its five-word runs, in percent, that an article of another origin also has.
#[allow(clippy::cast_possible_truncation)] // a percentage
fn shared(b: &Builder<'_>, id: NodeId) -> Option<f32> {
    b.dossier.texts.get(&id)?;
    let i = b.dossier.sources.binary_search_by_key(&id, |s| s.article).ok()?;
    let own = b.dossier.sources.get(i)?.origin;
    let other = |o: usize| b.dossier.sources.get(o).is_some_and(|s| s.origin != own);
    let pairs = b.dossier.pairs.iter().filter(|p| (p.a == i && other(p.b)) || (p.b == i && other(p.a)));
    let share = pairs.map(crate::dossier::overlap::Overlap::containment).fold(0.0, f64::max);
    Some(((share * 1000.0).round() / 10.0) as f32)
}

/// Others of the same origin, then those with most to compare, then the rest in the order of their codes, as many as fit.
fn others<'a>(b: &Builder<'a>, id: NodeId, from: &str) -> Vec<Other<'a>> {
    let own = b.dossier.source(id).map(|s| s.origin);
    let same = own.and_then(|o| b.dossier.origins.get(o)).into_iter().flatten();
    let compared = b.dossier.comparisons.of(id).map(|(other, _)| other);
    // Of very many others the first would be named by chance.
    let few = b.dossier.sources.len() <= MOST_OTHERS + 1;
    let rest =
        b.dossier.origins.iter().filter(|_| few).enumerate().filter(|(i, _)| Some(*i) != own).flat_map(|(_, o)| o);
    let mut shown = BTreeSet::from([id]);
    let all = same.copied().chain(compared).chain(rest.copied()).filter(|a| shown.insert(*a));
    let other = |article: NodeId| Other {
        source: b.source(from, article),
        date: b.dossier.node(article).article().and_then(|a| a.published.as_ref()).map(date),
        same_origin: b.dossier.source(article).map(|s| s.origin) == own,
        compare_href: b.compare_href(from, id, article),
    };
    all.take(MOST_OTHERS).map(other).collect()
}
