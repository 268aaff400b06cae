//! The timeline: what happened, and apart from it when articles appeared.

use std::collections::BTreeMap;

use super::Builder;
use super::short::{count, date};
use crate::document::{Evidence, Kind};
use crate::dossier::NodeId;
use crate::dossier::timeline::DatedClaim;
use crate::text::edtf::{Edtf, Precision};
use crate::text::slug;
use crate::view::{Moment, MomentSorts, Part, Timeline, TimelineGroup, TimelineMark};

/// A year with more moments than this is divided by months.
const MOST_A_YEAR: usize = 40;
/// Above this many articles their publication is left to the bibliography.
const MOST_PUBLISHED: usize = 200;

/// The anchor of an event in the timeline.
pub fn anchor(id: &str) -> String {
    format!("e-{}", slug(id))
}

pub fn timeline<'a>(b: &Builder<'a>, from: &str) -> Part<'a> {
    let mut moments = moments(b, from);
    let picture = super::picture::timeline(&moments);
    let events = count(b.dossier.of_kind(Kind::Event).count());
    moments.extend(claimed(b, from));
    order(&mut moments);
    joined(&mut moments);
    let sorts = sorts(moments.iter().map(|(_, m)| m));
    let mut groups = groups(moments);
    groups.iter_mut().for_each(|g| g.sorts = self::sorts(&g.moments));
    Part::Timeline(Box::new(Timeline { events, groups, picture, sorts }))
}

/// The first events by date, and how many there are.
pub fn first<'a>(b: &Builder<'a>, from: &str, most: usize) -> (Vec<Moment<'a>>, u32) {
    let events = b.dossier.of_kind(Kind::Event).filter_map(|(id, n)| Some((&n.event()?.when, id)));
    let mut events: Vec<(&'a Edtf, NodeId)> = events.collect();
    events.sort();
    let total = count(events.len());
    (events.into_iter().take(most).map(|(when, id)| moment(b, id, when, from)).collect(), total)
}

/// Events and days of publication, in order.
fn moments<'a>(b: &Builder<'a>, from: &str) -> Vec<(Edtf, Moment<'a>)> {
    let events = b.dossier.of_kind(Kind::Event).filter_map(|(id, n)| Some((id, &n.event()?.when)));
    let mut moments: Vec<(Edtf, Moment<'a>)> = events.map(|(id, when)| (*when, moment(b, id, when, from))).collect();
    moments.extend(published(b, from));
    order(&mut moments);
    moments
}

/// What happened before what appeared on the same day.
fn order(moments: &mut [(Edtf, Moment<'_>)]) {
    moments.sort_by(|a, b| {
        (a.0, a.1.mark == TimelineMark::Published, &a.1.id).cmp(&(b.0, b.1.mark == TimelineMark::Published, &b.1.id))
    });
}

/// A few moments for the front page: the ones that most origins tell, in order.
pub fn overview<'a>(b: &Builder<'a>, from: &str) -> Vec<Moment<'a>> {
    let mut events: Vec<(u32, &Edtf, NodeId)> = Vec::new();
    for (id, node) in b.dossier.of_kind(Kind::Event) {
        let origins = b.tally(node.evidence().iter().filter_map(|e| b.dossier.article(&e.article.value))).origins;
        events.extend(node.event().map(|e| (origins, &e.when, id)));
    }
    events.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)).then(a.2.cmp(&b.2)));
    events.truncate(8);
    events.sort_by(|a, b| a.1.cmp(b.1).then(a.2.cmp(&b.2)));
    events.into_iter().map(|(_, when, id)| moment(b, id, when, from)).collect()
}

fn moment<'a>(b: &Builder<'a>, id: NodeId, when: &Edtf, from: &str) -> Moment<'a> {
    let node = b.dossier.node(id);
    let evidence = node.evidence();
    let articles = || evidence.iter().filter_map(|e| b.dossier.article(&e.article.value));
    let cite = |(i, e): (usize, &Evidence)| {
        Some(b.cite(from, b.dossier.article(&e.article.value)?, b.evidence_paragraph(id, i)))
    };
    let rival = rival_dates(evidence);
    Moment {
        id: anchor(node.id()).into(),
        date: date(when),
        mark: mark(b, id, when, rival),
        last_rival: rival,
        title: node.title.as_str().into(),
        href: Some(b.href(from, id).into()),
        summary: node.document.common.summary.as_deref().map(Into::into),
        claim: None,
        sources: Vec::new(),
        cites: evidence.iter().enumerate().filter_map(cite).collect(),
        tally: b.tally(articles()),
    }
}

/// Whether the articles give dates that cannot both be right.
fn rival_dates(evidence: &[Evidence]) -> bool {
    let dates: Vec<Edtf> = evidence.iter().filter_map(|e| Edtf::parse(e.value.as_deref()?).ok()).collect();
    dates.iter().enumerate().any(|(i, a)| dates[i + 1..].iter().any(|b| !crate::text::edtf::compatible(a, b)))
}

fn mark(b: &Builder<'_>, id: NodeId, when: &Edtf, rival: bool) -> TimelineMark {
    if rival {
        TimelineMark::Rival
    } else if b.dossier.is_announced(id) {
        TimelineMark::Announced
    } else {
        exactness(when)
    }
}

fn exactness(when: &Edtf) -> TimelineMark {
    match when.precision() {
        Precision::Span => TimelineMark::Span,
        Precision::Year => TimelineMark::Year,
        Precision::Month => TimelineMark::Month,
        Precision::Day | Precision::Time => TimelineMark::Day,
    }
}

/// Dates of claims, those that cannot all be right as rivals.
fn claimed<'a>(b: &Builder<'a>, from: &str) -> Vec<(Edtf, Moment<'a>)> {
    let moment = |dated: DatedClaim| {
        let node = b.dossier.node(dated.claim);
        let evidence = node.evidence();
        let cited = |i: &usize| Some((b.dossier.article(&evidence.get(*i)?.article.value)?, *i));
        let cited: Vec<(NodeId, usize)> = dated.entries.iter().filter_map(cited).collect();
        let moment = Moment {
            id: claim_anchor(b, &dated).into(),
            date: date(&dated.when),
            mark: if dated.rival { TimelineMark::Rival } else { exactness(&dated.when) },
            last_rival: true,
            title: node.title.as_str().into(),
            href: Some(b.href(from, dated.claim).into()),
            tally: b.tally(cited.iter().map(|(article, _)| *article)),
            cites: cited
                .iter()
                .map(|(article, i)| b.cite(from, *article, b.evidence_paragraph(dated.claim, *i)))
                .collect(),
            ..Moment::default()
        };
        (dated.when, moment)
    };
    b.dossier.dated_claims().into_iter().map(moment).collect()
}

/// The anchor of a claim's date in the timeline.
pub fn claim_anchor(b: &Builder<'_>, dated: &DatedClaim) -> String {
    format!("c-{}-{}", b.dossier.claim_number(dated.claim), slug(&dated.when.to_string()))
}

/// A bracket joins a rival to the next moment only where that is its rival.
fn joined(moments: &mut [(Edtf, Moment<'_>)]) {
    for i in 1..moments.len() {
        let (before, after) = (&moments[i - 1].1, &moments[i].1);
        let is_chain = before.mark == TimelineMark::Rival && after.mark == before.mark && after.href == before.href;
        moments[i - 1].1.last_rival &= !is_chain;
    }
}

/// One moment a day of publication.
fn published<'a>(b: &Builder<'a>, from: &str) -> Vec<(Edtf, Moment<'a>)> {
    let mut days: BTreeMap<&'a Edtf, Vec<NodeId>> = BTreeMap::new();
    for (id, node) in b.dossier.of_kind(Kind::Article) {
        if let Some(when) = node.article().and_then(|a| a.published.as_ref()) {
            days.entry(when).or_default().push(id);
        }
    }
    if days.values().map(Vec::len).sum::<usize>() > MOST_PUBLISHED {
        return Vec::new();
    }
    let moment = |(when, articles): (&'a Edtf, Vec<NodeId>)| {
        let moment = Moment {
            id: format!("pub-{}", slug(&when.to_string())).into(),
            date: date(when),
            mark: TimelineMark::Published,
            tally: b.tally(articles.iter().copied()),
            sources: b.sources(from, articles),
            ..Moment::default()
        };
        (*when, moment)
    };
    days.into_iter().map(moment).collect()
}

fn sorts<'m, 'a: 'm>(moments: impl IntoIterator<Item = &'m Moment<'a>>) -> MomentSorts {
    let mut sorts = MomentSorts::default();
    for moment in moments {
        sorts.all += 1;
        match moment.mark {
            TimelineMark::Published => sorts.published += 1,
            mark => {
                sorts.happened += 1;
                sorts.disputed += u32::from(mark == TimelineMark::Rival);
            }
        }
    }
    sorts
}

/// By year; by month where a year holds many.
fn groups<'a>(moments: Vec<(Edtf, Moment<'a>)>) -> Vec<TimelineGroup<'a>> {
    let mut a_year: BTreeMap<Option<i16>, usize> = BTreeMap::new();
    moments.iter().for_each(|(when, _)| *a_year.entry(year(when)).or_default() += 1);
    let mut groups: Vec<TimelineGroup<'a>> = Vec::new();
    for (when, moment) in moments {
        let by_month = a_year.get(&year(&when)).copied().unwrap_or(0) > MOST_A_YEAR;
        let key = key(&when, by_month);
        if let Some(group) = groups.last_mut().filter(|g| g.date.edtf == key) {
            group.moments.push(moment)
        } else {
            let prefix = if key.len() > 4 { "m" } else { "y" };
            let date = Edtf::parse(&key).map(|d| date(&d)).unwrap_or_default();
            let id = format!("{prefix}{key}").into();
            groups.push(TimelineGroup { id, date, moments: vec![moment], ..TimelineGroup::default() });
        }
    }
    groups
}

fn year(when: &Edtf) -> Option<i16> {
    when.earliest().or(when.latest()).map(jiff::civil::Date::year)
}

fn key(when: &Edtf, by_month: bool) -> String {
    match when.earliest().or(when.latest()) {
        Some(day) if by_month && when.precision() != Precision::Year => format!("{:04}-{:02}", day.year(), day.month()),
        Some(day) => format!("{:04}", day.year()),
        None => String::new(),
    }
}
