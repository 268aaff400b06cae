//! Pictures: where marks stand. Cases in `tests/picture/`: a kind of picture and what is in it, then the places found.
//! `DOSSIER_BLESS=1` writes the last part.

#![allow(clippy::disallowed_methods, reason = "a test reads its cases")]

use std::collections::BTreeMap;
use std::path::Path;

use dossier::picture::share::{Band, ShareCard, settable};
use dossier::picture::{self, Days, Item};
use dossier::text::edtf::Edtf;

#[test]
fn cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/picture");
    let mut paths: Vec<_> = std::fs::read_dir(folder).expect("cases").map(|e| e.expect("a case").path()).collect();
    paths.sort();
    assert!(paths.len() > 5, "cases are in tests/picture");
    for path in paths {
        let text = std::fs::read_to_string(&path).expect("a case in UTF-8");
        let (given, expected) = text.split_once("=== expected\n").unwrap_or((&text, ""));
        let actual = drawn(given);
        if std::env::var_os("DOSSIER_BLESS").is_some() {
            std::fs::write(&path, format!("{}\n=== expected\n{actual}", given.trim_end())).expect("a case to write");
        } else {
            assert_eq!(actual, expected, "{}", path.display());
        }
    }
}

/// The first line says why, the second what is drawn, the others what of.
fn drawn(case: &str) -> String {
    let mut lines = case.lines().skip(1).filter(|l| !l.is_empty());
    let kind = lines.next().unwrap_or_default();
    let lines: Vec<&str> = lines.collect();
    match kind {
        "timeline" => timeline(&lines),
        "columns" => columns(&lines),
        "network" => network(&lines),
        "map" => map(&lines),
        "share" => share(&lines),
        other => panic!("`{other}` is no picture"),
    }
}

fn day(text: &str) -> Edtf {
    Edtf::parse(text).unwrap_or_else(|_| panic!("`{text}` is no date"))
}

/// `DATE label`
fn timeline(lines: &[&str]) -> String {
    let item = |line: &&str| {
        let (date, label) = line.split_once(' ').unwrap_or((line, ""));
        let date = day(date);
        let days = Days::new(date.earliest().expect("a beginning"), date.latest().expect("an end"));
        Item { days, label: label.chars().count() }
    };
    let items: Vec<Item> = lines.iter().map(item).collect();
    picture::timeline(&items).iter().fold(String::new(), |out, panel| {
        let ends = [panel.days.from, panel.days.to - 1].map(|d| picture::day_of(d).expect("a day").to_string());
        let ticks: String =
            panel.ticks.iter().map(|t| format!(" {}@{}{}", t.day, t.x, if t.minor { "-" } else { "" })).collect();
        let focus = panel.focus.map(|(x, w)| format!(", focus {x}+{w}")).unwrap_or_default();
        let items: String = panel
            .items
            .iter()
            .map(|p| format!("  {}: {}+{} lane {} {:?}\n", lines[p.item], p.x, p.width, p.lane, p.label))
            .collect();
        format!("{out}{} to {}, {} lanes{focus}\n ticks{ticks}\n{items}", ends[0], ends[1], panel.lanes)
    })
}

/// `DATE group`
fn columns(lines: &[&str]) -> String {
    let dated = |line: &&str| {
        let (date, group) = line.split_once(' ').expect("a date and a group");
        (day(date).earliest().expect("a day"), group.parse().expect("a number"))
    };
    let Some(found) = picture::columns(&lines.iter().map(dated).collect::<Vec<_>>()) else { return "none\n".into() };
    let head =
        format!("{:?}, {} columns of {}, highest {}\n", found.unit, found.columns.len(), found.width, found.highest);
    let filled = found.columns.iter().filter(|c| !c.items.is_empty() || c.labelled);
    filled.fold(head, |out, c| {
        let label = if c.labelled { "" } else { ", no label" };
        format!("{out}  {} at {}: {} of {} groups{label}\n", c.day, c.x, c.items.len(), c.groups)
    })
}

/// `a b weight`, after a line with the most names.
fn network(lines: &[&str]) -> String {
    let numbers = |line: &str| line.split(' ').map(|n| n.parse::<usize>().expect("a number")).collect::<Vec<_>>();
    let most = numbers(lines[0])[0];
    let pairs: BTreeMap<(usize, usize), u32> = lines[1..]
        .iter()
        .map(|l| numbers(l))
        .map(|n| ((n[0], n[1]), u32::try_from(n[2]).expect("a small number")))
        .collect();
    let found = picture::network(&pairs, most);
    let arc = |a: &picture::Arc| {
        format!("  {}–{} weight {} thickness {} reach {}\n", a.upper, a.lower, a.weight, a.thickness, a.reach())
    };
    format!("{:?}, reach {}\n", found.order, found.reach) + &found.arcs.iter().map(arc).collect::<String>()
}

/// `latitude longitude name`; of the outlines only how long they are and what they keep to.
fn map(lines: &[&str]) -> String {
    let spot = |line: &&str| {
        let mut parts = line.splitn(3, ' ');
        let mut degrees = || parts.next().expect("a number").parse().expect("degrees");
        let (lat, lon) = (degrees(), degrees());
        (lat, lon, parts.next().unwrap_or_default().chars().count())
    };
    let Some(map) = picture::locate(&lines.iter().map(spot).collect::<Vec<_>>()) else { return "none\n".into() };
    let head = format!(
        "land {} in {} rings, borders {}\n",
        size(&map.land),
        map.land.matches('z').count(),
        size(&map.borders)
    );
    map.dots.iter().fold(head, |out, d| {
        let label = match d.label {
            None => "no label",
            Some(true) => "label before",
            Some(false) => "label after",
        };
        format!("{out}  {}: {} {}, {label}\n", lines[d.place], d.x, d.y)
    })
}

/// `field: words` of a card. Its lines, and what every picture keeps to.
fn share(lines: &[&str]) -> String {
    let field = |name: &str| {
        let line = lines.iter().find_map(|l| l.strip_prefix(name)?.strip_prefix(": "));
        line.map(|l| settable(l).expect("words that can be set")).unwrap_or_default()
    };
    let card = ShareCard {
        kind: field("kind"),
        title: field("title"),
        summary: field("summary"),
        site: field("site"),
        line: field("line"),
        band: Band::Stances([2, 1, 0, 3]),
    };
    let png = card.draw();
    assert!(png == card.draw() && card.is_drawn_in(&png), "a card is drawn in one way, and says so");
    let other = ShareCard { line: "other".into(), ..card.clone() };
    assert!(!other.is_drawn_in(&png) && !card.is_drawn_in(&png[..40]) && !card.is_drawn_in(b""));
    let rows = pixels(&png);
    let paper = |x: usize| (40..630).all(|y| rows[y][x] == 0);
    assert!((0..70).all(paper) && (1140..1200).all(paper), "words keep to the margins");
    assert!(rows[0].contains(&12) && rows[0].contains(&13) && !rows[0].contains(&14), "the band has its shares");
    assert!(rows.iter().flatten().any(|p| *p == 6), "letters have ink at full strength");
    assert!(png.len() < 60_000, "{} bytes", png.len());
    card.lines().iter().fold(String::new(), |out, line| {
        assert!((76.0..=1124.0).contains(&line.x), "{line:?}");
        format!("{out}  {} at {} {}: {}\n", line.size, line.x.round(), line.base, line.text)
    })
}

/// A PNG of 1200 × 630 pixels with four bits each, as rows of places in its palette.
fn pixels(png: &[u8]) -> Vec<Vec<u8>> {
    let mut chunks = BTreeMap::new();
    let mut rest = png.strip_prefix(b"\x89PNG\r\n\x1a\n").expect("a signature");
    while !rest.is_empty() {
        let length = usize::try_from(u32::from_be_bytes(rest[..4].try_into().expect("four"))).expect("a length");
        let sum = u32::from_be_bytes(rest[8 + length..12 + length].try_into().expect("four"));
        assert_eq!(crc32fast::hash(&rest[4..8 + length]), sum, "the sum of a chunk");
        chunks.insert(rest[4..8].to_vec(), &rest[8..8 + length]);
        rest = &rest[12 + length..];
    }
    let chunk = |name: &str| *chunks.get(name.as_bytes()).expect("a chunk");
    assert_eq!(chunk("IHDR"), [0, 0, 4, 176, 0, 0, 2, 118, 4, 3, 0, 0, 0]);
    assert_eq!((chunk("PLTE").len(), chunk("IEND").len()), (48, 0));
    assert_eq!(
        (&chunk("PLTE")[..3], &chunk("PLTE")[18..21]),
        (&[253, 253, 251][..], &[23, 25, 28][..]),
        "paper and ink"
    );
    let rows = miniz_oxide::inflate::decompress_to_vec_zlib(chunk("IDAT")).expect("rows");
    assert_eq!(rows.len(), 630 * 601);
    let mut above = [0_u8; 600];
    let mut row = |row: &[u8]| {
        assert_eq!(row[0], 2, "the difference from the row above");
        above.iter_mut().zip(&row[1..]).for_each(|(a, b)| *a = a.wrapping_add(*b));
        above.iter().flat_map(|b| [b >> 4, b & 15]).collect()
    };
    rows.chunks(601).map(&mut row).collect()
}

fn size(path: &str) -> &'static str {
    assert!(path.bytes().all(|b| b.is_ascii_digit() || b" .-Mlz".contains(&b)), "{path}");
    match path.len() {
        0 => "none",
        1..3000 => "short",
        3000..12000 => "medium",
        _ => "long",
    }
}
