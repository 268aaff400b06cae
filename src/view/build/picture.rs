//! From the dossier to pictures: what is shown, in the places that `picture` finds.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date as Civil;

use super::Builder;
use super::note::origin_name;
use super::page::shorten;
use super::short::{count, date, label, stance};
use crate::document::{Fields, Kind, Stance as Said};
use crate::dossier::{Label as Labelled, NodeId};
use crate::picture::{self, Days, Item, Side, Tick, Unit};
use crate::text::edtf::Edtf;
use crate::view::{
    CoverageColumn, CoveragePicture, Date, Link, Locator, LocatorDot, Moment, NetworkArc, NetworkPair, NetworkPicture,
    OriginMark, OriginPicture, OriginRow, OriginStretch, PictureTick, Share, SharedPair, Sharing, SharingRow, Stance,
    Stretch, TimeBar, TimePanel, TimePicture, TimelineMark,
};

/// Above so many moments a picture shows nothing that the list does not show better.
const MOST_MOMENTS: usize = 80;
/// Characters of a label in a timeline.
const LABEL: usize = 40;

/// A timeline of these moments, each with its date.
pub fn timeline<'a>(moments: &[(Edtf, Moment<'a>)]) -> Option<TimePicture<'a>> {
    let dated: Vec<(Days, &(Edtf, Moment<'a>))> = moments.iter().filter_map(|m| Some((days(&m.0)?, m))).collect();
    if !(2..=MOST_MOMENTS).contains(&dated.len()) {
        return None;
    }
    let item = |(days, (_, m)): &(Days, &(Edtf, Moment<'a>))| Item { days: *days, label: label_of(m).chars().count() };
    let panels = picture::timeline(&dated.iter().map(item).collect::<Vec<_>>());
    let panel = |p: picture::Panel| TimePanel {
        range: range(p.days),
        lanes: p.lanes,
        ticks: p.ticks.iter().map(tick).collect(),
        marks: p.items.iter().map(|placed| bar(&dated[placed.item].1.1, *placed)).collect(),
        focus: p.focus.map(|(x, width)| Stretch { x, width }),
    };
    Some(TimePicture { panels: panels.into_iter().map(panel).collect() })
}

/// The days of a date; of one that is open at an end, the other end.
fn days(when: &Edtf) -> Option<Days> {
    let (from, to) = (when.earliest(), when.latest());
    Some(Days::new(from.or(to)?, to.or(from)?))
}

fn range<'a>(days: Days) -> Date<'a> {
    let ends = picture::day_of(days.from).zip(picture::day_of(days.to - 1));
    ends.and_then(|(a, b)| Edtf::parse(&format!("{a}/{b}")).ok()).map(|e| date(&e)).unwrap_or_default()
}

/// What stands beside a mark: the title in short, or what was published.
fn label_of(moment: &Moment<'_>) -> String {
    match moment.mark {
        TimelineMark::Published => moment.sources.iter().take(6).map(|s| s.code.as_ref()).collect::<Vec<_>>().join(" "),
        _ => shorten(&moment.title, LABEL).replace(",…", "…"),
    }
}

/// Among months, January is said as its year.
fn tick<'a>(tick: &Tick) -> PictureTick<'a> {
    let unit = if tick.unit == Unit::Month && tick.day.month() == 1 { Unit::Year } else { tick.unit };
    PictureTick { x: tick.x, date: unit_date(tick.day, unit), minor: tick.minor && unit == tick.unit }
}

fn unit_date<'a>(day: Civil, unit: Unit) -> Date<'a> {
    date(&match unit {
        Unit::Day => Edtf::day(day),
        Unit::Month => Edtf::month_of(day),
        Unit::Year => Edtf::year_of(day),
    })
}

fn bar<'a>(moment: &Moment<'a>, placed: picture::Placed) -> TimeBar<'a> {
    TimeBar {
        x: placed.x,
        width: placed.width,
        middle: hundredths(placed.x + placed.width / 2.0),
        lane: placed.lane,
        mark: moment.mark,
        date: moment.date.clone(),
        title: moment.title.clone(),
        label: placed.label.map(|_| label_of(moment).into()),
        label_x: match placed.label {
            Some(Side::Before | Side::Over) => placed.x,
            _ => hundredths(placed.x + placed.width),
        },
        before: placed.label == Some(Side::Before),
        over: placed.label == Some(Side::Over),
    }
}

fn hundredths(x: f64) -> f64 {
    (x * 100.0).round() / 100.0
}

/// Up to so many articles each has a block of its own, in so few columns, so low.
const MOST_BLOCKS: usize = 40;
const MOST_BLOCK_COLUMNS: usize = 10;
const MOST_BLOCK_ROWS: u32 = 8;

/// When the articles appeared; nothing where one day says it all.
pub fn coverage<'a>(b: &Builder<'a>, from: &str) -> Option<CoveragePicture<'a>> {
    let appeared = |id: NodeId| b.dossier.node(id).article()?.published.as_ref()?.earliest();
    let mut dated: Vec<(Civil, usize, NodeId)> =
        b.dossier.sources.iter().filter_map(|s| Some((appeared(s.article)?, s.origin, s.article))).collect();
    dated.sort_by_cached_key(|(day, _, article)| (*day, b.source_key(*article)));
    let found = picture::columns(&dated.iter().map(|(day, origin, _)| (*day, *origin)).collect::<Vec<_>>())?;
    if dated.len() < 2 || found.columns.len() < 2 {
        return None;
    }
    let blocks =
        dated.len() <= MOST_BLOCKS && found.columns.len() <= MOST_BLOCK_COLUMNS && found.highest <= MOST_BLOCK_ROWS;
    let share = |n: u32| (f64::from(n) / f64::from(found.highest.max(1)) * 1000.0).round() / 10.0;
    let column = |c: &picture::Column| CoverageColumn {
        x: c.x,
        left: hundredths(c.x - found.width * 0.4),
        date: unit_date(c.day, found.unit),
        labelled: c.labelled,
        articles: count(c.items.len()),
        origins: c.groups,
        height: share(count(c.items.len())),
        filled: share(c.groups),
        sources: if blocks { b.sources(from, c.items.iter().map(|i| dated[*i].2)) } else { Vec::new() },
    };
    Some(CoveragePicture {
        blocks,
        width: hundredths(found.width * 0.8),
        highest: found.highest,
        columns: found.columns.iter().map(column).collect(),
        undated: count(b.dossier.sources.len() - dated.len()),
    })
}

/// More claims or origins than this are the grid's alone.
const MOST_CLAIMS: usize = 80;
const MOST_ORIGINS: usize = 12;

/// Claims against origins, in the order of the grid.
pub fn origins<'a>(b: &Builder<'a>, from: &str) -> Option<OriginPicture<'a>> {
    let origins = &b.dossier.origins;
    if !(2..=MOST_CLAIMS).contains(&b.dossier.claims.len()) || !(2..=MOST_ORIGINS).contains(&origins.len()) {
        return None;
    }
    let mut claims: Vec<(Labelled, u32, NodeId)> =
        b.dossier.claims.iter().filter_map(|(n, id)| Some((b.dossier.label(*id)?, *n, *id))).collect();
    claims.sort_by_key(|c| (c.0, c.1));
    let row = |(i, articles): (usize, &Vec<NodeId>)| origin_row(b, from, &claims, i, articles);
    Some(OriginPicture { groups: stretches(&claims), rows: origins.iter().enumerate().map(row).collect() })
}

fn stretches(claims: &[(Labelled, u32, NodeId)]) -> Vec<OriginStretch> {
    let percent = |n: usize| hundredths(f64::from(count(n)) / f64::from(count(claims.len())) * 100.0);
    let mut at = 0;
    let mut stretch = |same: &[(Labelled, u32, NodeId)]| {
        at += same.len();
        OriginStretch {
            label: label(same[0].0),
            x: percent(at - same.len()),
            width: percent(same.len()),
            claims: count(same.len()),
        }
    };
    claims.chunk_by(|a, b| a.0 == b.0).map(&mut stretch).collect()
}

fn origin_row<'a>(
    b: &Builder<'a>,
    from: &str,
    claims: &[(Labelled, u32, NodeId)],
    origin: usize,
    articles: &[NodeId],
) -> OriginRow<'a> {
    let mut row = OriginRow {
        name: origin_name(b, articles).into(),
        sources: b.sources(from, articles.iter().copied()),
        ..OriginRow::default()
    };
    for (i, (_, number, claim)) in claims.iter().enumerate() {
        let says = says(b, *claim, origin);
        *match says {
            Stance::Supports => &mut row.supports,
            Stance::Disputes => &mut row.disputes,
            Stance::Unclear => &mut row.unclear,
            Stance::Silent => &mut row.silent,
        } += 1;
        let x = hundredths(f64::from(count(2 * i + 1)) / f64::from(count(claims.len())) * 50.0);
        row.marks.push(OriginMark { x, number: *number, stance: says });
    }
    row
}

/// What an origin says through any of its articles; what it disputes anywhere, it disputes.
fn says(b: &Builder<'_>, claim: NodeId, origin: usize) -> Stance {
    let of_origin = |a: NodeId| b.dossier.source(a).is_some_and(|s| s.origin == origin);
    let evidence = b.dossier.node(claim).evidence().iter();
    let said: Vec<Said> =
        evidence.filter(|e| b.dossier.article(&e.article.value).is_some_and(of_origin)).map(|e| e.stance).collect();
    let first = [Said::Disputes, Said::Supports, Said::Unclear].into_iter().find(|s| said.contains(s));
    first.map_or(Stance::Silent, stance)
}

/// Up to so many articles all pairs stand in a triangle.
const MOST_SHARING: usize = 12;
/// So many pairs are listed above that.
const MOST_PAIRS: usize = 20;

/// How much each pair of articles shares; nothing where no pair shares anything.
pub fn sharing<'a>(b: &Builder<'a>, from: &str) -> Option<Sharing<'a>> {
    let article = |i: usize| b.dossier.sources.get(i).map(|s| s.article);
    let mut shares: Vec<(NodeId, NodeId, f64)> =
        b.dossier.pairs.iter().filter_map(|p| Some((article(p.a)?, article(p.b)?, p.containment()))).collect();
    let least = percent(crate::dossier::least_share(b.dossier.sources.len()));
    if shares.is_empty() {
        return None;
    }
    if b.dossier.sources.len() <= MOST_SHARING {
        let articles: Vec<NodeId> = b.dossier.origins.iter().flatten().copied().collect();
        let by_pair: BTreeMap<(NodeId, NodeId), f64> =
            shares.iter().map(|(a, b, s)| ((*a.min(b), *a.max(b)), *s)).collect();
        let cell = |a: NodeId, c: NodeId| by_pair.get(&(a.min(c), a.max(c))).map(|s| share(*s));
        let row = |i: usize| SharingRow {
            source: b.source(from, articles[i]),
            cells: articles[..i].iter().map(|a| cell(*a, articles[i])).collect(),
        };
        return Some(Sharing { least, rows: (0..articles.len()).map(row).collect(), pairs: Vec::new() });
    }
    shares.sort_by(|a, c| c.2.total_cmp(&a.2).then((a.0, a.1).cmp(&(c.0, c.1))));
    let pair = |(a, c, s): &(NodeId, NodeId, f64)| SharedPair {
        a: b.source(from, *a),
        b: b.source(from, *c),
        percent: percent(*s),
    };
    Some(Sharing { least, rows: Vec::new(), pairs: shares.iter().take(MOST_PAIRS).map(pair).collect() })
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a share is between 0 and 1
fn percent(share: f64) -> u32 {
    (share.clamp(0.0, 1.0) * 100.0).round() as u32
}

fn share(share: f64) -> Share {
    Share { percent: percent(share), side: (share.clamp(0.0, 1.0).sqrt() * 1000.0).round() / 10.0 }
}

/// So many names stand in the network, and so many pairs in its list.
const MOST_NAMES: usize = 24;
const MOST_NETWORK_PAIRS: usize = 20;

/// Who is named with whom in the same paragraph, among people.
pub fn network<'a>(b: &Builder<'a>, from: &str) -> Option<NetworkPicture<'a>> {
    let pairs = pairs(b);
    let everyone: BTreeSet<usize> = pairs.keys().flat_map(|(a, c)| [*a, *c]).collect();
    if everyone.len() < 3 {
        return None;
    }
    let ids: BTreeMap<usize, NodeId> = b.dossier.of_kind(Kind::Person).map(|(id, _)| (id.index(), id)).collect();
    let link = |i: &usize| {
        let id = ids.get(i)?;
        Some(Link { label: b.dossier.node(*id).title.as_str().into(), href: b.href(from, *id).into() })
    };
    let network = picture::network(&pairs, MOST_NAMES);
    let mut most: Vec<(&(usize, usize), &u32)> = pairs.iter().collect();
    most.sort_by_key(|(pair, n)| (std::cmp::Reverse(**n), **pair));
    let pair = |((a, c), n): (&(usize, usize), &u32)| Some(NetworkPair { a: link(a)?, b: link(c)?, paragraphs: *n });
    Some(NetworkPicture {
        arcs: network.arcs.iter().map(arc).collect(),
        reach: network.reach,
        more: count(everyone.len() - network.order.len()),
        names: network.order.iter().filter_map(link).collect(),
        pairs: most.into_iter().take(MOST_NETWORK_PAIRS).filter_map(pair).collect(),
    })
}

/// A paragraph that names more people than this is a list of names.
const MOST_IN_A_PARAGRAPH: usize = 24;

/// In how many paragraphs two people are named.
fn pairs(b: &Builder<'_>) -> BTreeMap<(usize, usize), u32> {
    let mut pairs: BTreeMap<(usize, usize), u32> = BTreeMap::new();
    for mentions in b.dossier.mentions.of.values() {
        let people = mentions.iter().filter(|m| b.dossier.node(m.node).kind() == Kind::Person);
        let mut named: Vec<(u32, usize)> = people.map(|m| (m.paragraph, m.node.index())).collect();
        named.sort_unstable();
        named.dedup();
        for together in named.chunk_by(|a, b| a.0 == b.0).filter(|t| (2..=MOST_IN_A_PARAGRAPH).contains(&t.len())) {
            for (i, (_, a)) in together.iter().enumerate() {
                together[i + 1..].iter().for_each(|(_, c)| *pairs.entry((*a, *c)).or_default() += 1);
            }
        }
    }
    pairs
}

fn arc(arc: &picture::Arc) -> NetworkArc {
    NetworkArc {
        upper: count(arc.upper),
        lower: count(arc.lower),
        reach: arc.reach(),
        half: f64::from(count(arc.lower - arc.upper)) / 2.0,
        thickness: arc.thickness,
    }
}

/// Where a place lies, with other places of the dossier around it: first what it lies within, then the nearest.
pub fn map<'a>(b: &Builder<'a>, from: &str, id: NodeId) -> Option<Locator<'a>> {
    let here = coordinates(b, id)?;
    let mut others: Vec<(NodeId, (f64, f64))> = b
        .dossier
        .of_kind(Kind::Place)
        .filter(|(other, _)| *other != id)
        .filter_map(|(other, _)| Some((other, coordinates(b, other)?)))
        .collect();
    let far = |(lat, lon): (f64, f64)| (lat - here.0).powi(2) + ((lon - here.1) * here.0.to_radians().cos()).powi(2);
    others.sort_by(|a, c| far(a.1).total_cmp(&far(c.1)).then(a.0.cmp(&c.0)));
    others.truncate(MOST_DOTS);
    let places: Vec<(NodeId, (f64, f64))> = std::iter::once((id, here)).chain(others).collect();
    let title = |id: NodeId| b.dossier.node(id).title.as_str();
    let spot = |(id, (lat, lon)): &(NodeId, (f64, f64))| (*lat, *lon, title(*id).chars().count());
    let map = picture::locate(&places.iter().map(spot).collect::<Vec<_>>())?;
    let dot = |d: &picture::Dot| LocatorDot {
        x: d.x,
        y: d.y,
        name: title(places[d.place].0).into(),
        href: b.href(from, places[d.place].0).into(),
        here: d.place == 0,
        labelled: d.label.is_some(),
        before: d.label == Some(true),
    };
    Some(Locator { dots: map.dots.iter().map(dot).collect(), land: map.land.into(), borders: map.borders.into() })
}

/// Other places on a locator map.
const MOST_DOTS: usize = 14;

fn coordinates(b: &Builder<'_>, id: NodeId) -> Option<(f64, f64)> {
    match &b.dossier.node(id).document.fields {
        Fields::Place(place) => place.latitude.zip(place.longitude),
        _ => None,
    }
}
