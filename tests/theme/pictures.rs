//! Pictures as views: one of each, rich, with the words that [`super::sample::w`] makes hostile.

use dossier::view::*;

use super::sample::{day, link, source, span, w};

pub fn timeline() -> TimePicture<'static> {
    let bar = |mark, x: f64, width: f64, lane, date: Date<'static>, label: bool| TimeBar {
        x,
        width,
        middle: x + width / 2.0,
        lane,
        mark,
        date,
        title: w("Putin arrives in Kyrgyzstan"),
        label: label.then(|| w("Putin arrives")),
        label_x: x,
        before: lane == 1,
        over: lane == 2,
    };
    let ticks = || ["2022", "2023"].map(|d| PictureTick { x: 50.0, date: day(d), minor: d == "2023" }).to_vec();
    let near = vec![
        bar(TimelineMark::Day, 50.0, 1.0, 0, day("2023-10-12"), true),
        bar(TimelineMark::Announced, 60.0, 1.0, 1, day("2023-10-13"), true),
        bar(TimelineMark::Published, 50.0, 1.0, 2, day("2023-10-12"), false),
    ];
    let far = vec![
        bar(TimelineMark::Year, 0.0, 30.0, 0, day("2022"), true),
        bar(TimelineMark::Month, 40.0, 5.0, 1, day("2023-03"), true),
        bar(TimelineMark::Rival, 60.0, 5.0, 2, day("2023-07"), true),
        bar(TimelineMark::Span, 70.0, 5.0, 3, span("2023-09-01", "2023-10-12"), false),
    ];
    let panel =
        |range, marks: Vec<TimeBar<'static>>, focus| TimePanel { range, lanes: 4, ticks: ticks(), marks, focus };
    TimePicture {
        panels: vec![
            panel(span("2022-01-01", "2023-12-31"), far, Some(Stretch { x: 80.0, width: 2.0 })),
            panel(span("2023-10-09", "2023-10-14"), near, None),
        ],
    }
}

pub fn coverage(blocks: bool) -> CoveragePicture<'static> {
    let column = |x: f64, date: &str, articles, of: &[usize]| CoverageColumn {
        x,
        left: x - 20.0,
        date: day(date),
        labelled: true,
        articles,
        origins: articles.min(1),
        height: f64::from(articles) * 25.0,
        filled: 25.0,
        sources: if blocks { of.iter().map(|i| source(*i, "../")).collect() } else { Vec::new() },
    };
    CoveragePicture {
        blocks,
        width: 40.0,
        highest: 4,
        columns: vec![column(25.0, "2023-10-11", 1, &[2]), column(75.0, "2023-10-12", 4, &[0, 1, 3, 4])],
        undated: 1,
    }
}

pub fn origins() -> OriginPicture<'static> {
    let stances = [Stance::Supports, Stance::Disputes, Stance::Unclear, Stance::Silent];
    let mark = |(i, stance)| OriginMark { x: 12.5 + 25.0 * f64::from(i), number: i, stance };
    let row = |name, of: &[usize]| OriginRow {
        name: w(name),
        sources: of.iter().map(|i| source(*i, "../")).collect(),
        marks: (0..4).zip(stances).map(mark).collect(),
        supports: 1,
        disputes: 1,
        unclear: 1,
        silent: 1,
    };
    let group = |label, x, width, claims| OriginStretch { label, x, width, claims };
    OriginPicture {
        groups: vec![group(Label::Contested, 0.0, 25.0, 1), group(Label::Corroborated, 25.0, 75.0, 3)],
        rows: vec![row("The Associated Press", &[0, 1]), row("The Moscow Times", &[4])],
    }
}

pub fn sharing(few: bool) -> Sharing<'static> {
    let share = Share { percent: 81, side: 90.0 };
    let row = |i: usize| SharingRow {
        source: source(i, "../"),
        cells: (0..i).map(|k| (k == 0 && i == 1).then_some(share)).collect(),
    };
    let pair = SharedPair { a: source(0, "../"), b: source(1, "../"), percent: 81 };
    let (rows, pairs) = if few { ((0..5).map(row).collect(), Vec::new()) } else { (Vec::new(), vec![pair]) };
    Sharing { least: 5, rows, pairs }
}

pub fn network() -> NetworkPicture<'static> {
    let who = |label| Link { label: w(label), ..link("", "putin.html") };
    let arc = |upper, lower, thickness| NetworkArc { upper, lower, reach: 1.1, half: 0.5, thickness };
    NetworkPicture {
        names: ["Vladimir Putin", "Sadyr Japarov", "Ilham Aliyev"].map(who).to_vec(),
        arcs: vec![arc(0, 1, 5), arc(1, 2, 1)],
        reach: 1.1,
        pairs: vec![NetworkPair { a: who("Vladimir Putin"), b: who("Sadyr Japarov"), paragraphs: 6 }],
        more: 2,
    }
}

pub fn map() -> Locator<'static> {
    let dot = |x, name, here, labelled| LocatorDot {
        x,
        y: 120.0,
        name: w(name),
        href: "../places/x.html".into(),
        here,
        labelled,
        before: x < 100.0,
    };
    Locator {
        land: "M0 0l10 0 0 10z".into(),
        borders: "M0 0l5 5".into(),
        dots: vec![
            dot(180.0, "Kyrgyzstan", true, true),
            dot(90.0, "Astana", false, true),
            dot(99.0, "Kant", false, false),
        ],
    }
}
