//! A locator map: land and borders around a place, and other places near it.
//!
//! The outlines are Natural Earth's, in the public domain, made small by `outlines/prepare.mjs`. All borders are the
//! same kind of line, whatever their status: the data behind the map does not hold more.

use std::fmt::Write as _;
use std::sync::LazyLock;

use super::round;

/// The size of a map in its own units.
pub const SIZE: (f64, f64) = (360.0, 240.0);
/// Degrees from south to north.
const HEIGHT: f64 = 26.0;
/// Characters of a label to units of the map, and the height of a line.
const CHARACTER: f64 = 7.0;
const LINE: f64 = 17.0;

/// What is drawn, as the `d` of SVG paths in a box of [`SIZE`].
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Map {
    pub land: String,
    pub borders: String,
    /// The place itself first, then the others that lie on the map.
    pub dots: Vec<Dot>,
}

/// A place on a map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dot {
    /// Its index among the places given.
    pub place: usize,
    pub x: f64,
    pub y: f64,
    /// Whether its label has room, and whether it stands before the dot.
    pub label: Option<bool>,
}

/// A place to be shown: latitude, longitude, and the characters of its name.
pub type Spot = (f64, f64, usize);

/// The map around the first place; at a pole, or with coordinates beyond the globe, there is none.
pub fn locate(spots: &[Spot]) -> Option<Map> {
    let (latitude, longitude, _) = *spots.first()?;
    if !(latitude.abs() <= 90.0 && longitude.abs() <= 180.0) {
        return None;
    }
    let window = Window::new(latitude, longitude);
    let dots = dots(&window, spots);
    // At the poles the map ends before the place.
    dots.first().filter(|d| d.place == 0)?;
    let (mut land, mut borders) = (String::new(), String::new());
    for (line, turn) in WORLD.land.iter().flat_map(|l| TURNS.map(|t| (l, t))).filter(|(l, t)| window.meets(l, *t)) {
        path(&mut land, &clip_ring(line.points.iter().map(|p| window.project(*p, turn)).collect()), true);
    }
    for (line, turn) in WORLD.borders.iter().flat_map(|l| TURNS.map(|t| (l, t))).filter(|(l, t)| window.meets(l, *t)) {
        for part in clip_line(line.points.iter().map(|p| window.project(*p, turn)).collect()) {
            path(&mut borders, &part, false);
        }
    }
    Some(Map { land, borders, dots })
}

type Point = (f64, f64);

struct Line {
    points: Vec<Point>,
    /// West, south, east, north.
    bounds: [f64; 4],
}

struct World {
    land: Vec<Line>,
    borders: Vec<Line>,
}

static WORLD: LazyLock<World> = LazyLock::new(|| {
    let mut bytes = include_bytes!("outlines/world.bin").iter().copied();
    World { land: lines(&mut bytes), borders: lines(&mut bytes) }
});

/// The same outlines once more to the west and to the east: a map may lie across the line where longitudes begin.
const TURNS: [f64; 3] = [0.0, -360.0, 360.0];
/// The outlines are in fiftieths of a degree.
const UNITS: f64 = 50.0;

fn lines(bytes: &mut impl Iterator<Item = u8>) -> Vec<Line> {
    let count = varint(bytes);
    (0..count).map(|_| line(bytes)).collect()
}

fn line(bytes: &mut impl Iterator<Item = u8>) -> Line {
    let (mut x, mut y, mut bounds) = (0, 0, [f64::MAX, f64::MAX, f64::MIN, f64::MIN]);
    let count = varint(bytes);
    let mut point = |_| {
        x += zigzag(varint(bytes));
        y += zigzag(varint(bytes));
        let (lon, lat) = (f64::from(x) / UNITS, f64::from(y) / UNITS);
        bounds = [bounds[0].min(lon), bounds[1].min(lat), bounds[2].max(lon), bounds[3].max(lat)];
        (lon, lat)
    };
    let points = (0..count).map(&mut point).collect();
    Line { points, bounds }
}

fn varint(bytes: &mut impl Iterator<Item = u8>) -> u32 {
    let mut value = 0;
    for (i, byte) in bytes.take(5).enumerate() {
        value |= u32::from(byte & 127) << (7 * i);
        if byte < 128 {
            break;
        }
    }
    value
}

fn zigzag(n: u32) -> i32 {
    let half = i32::try_from(n >> 1).unwrap_or(0);
    if n & 1 == 1 { -half - 1 } else { half }
}

/// What of the world a map shows; degrees of longitude are as wide as they are in its middle.
struct Window {
    west: f64,
    north: f64,
    /// Units of the map to a degree.
    scale: Point,
}

impl Window {
    fn new(latitude: f64, longitude: f64) -> Self {
        let middle = latitude.clamp(HEIGHT / 2.0 - 84.0, 84.0 - HEIGHT / 2.0);
        let y = SIZE.1 / HEIGHT;
        let x = y * middle.to_radians().cos();
        Self { west: longitude - SIZE.0 / x / 2.0, north: middle + HEIGHT / 2.0, scale: (x, y) }
    }

    fn project(&self, (lon, lat): Point, turn: f64) -> Point {
        ((lon + turn - self.west) * self.scale.0, (self.north - lat) * self.scale.1)
    }

    fn meets(&self, line: &Line, turn: f64) -> bool {
        let (left, bottom) = self.project((line.bounds[0], line.bounds[1]), turn);
        let (right, top) = self.project((line.bounds[2], line.bounds[3]), turn);
        left < SIZE.0 && right > 0.0 && top < SIZE.1 && bottom > 0.0
    }
}

/// The frame in which outlines are kept: a little more than the map, so that its edge shows no line.
const FRAME: [f64; 4] = [-4.0, -4.0, SIZE.0 + 4.0, SIZE.1 + 4.0];

/// The part of a ring within the frame (Sutherland and Hodgman, 1974).
fn clip_ring(ring: Vec<Point>) -> Vec<Point> {
    (0..4).fold(ring, |ring, edge| {
        let mut kept = Vec::with_capacity(ring.len());
        for (i, point) in ring.iter().enumerate() {
            let before = ring[(i + ring.len() - 1) % ring.len()];
            if inside(before, edge) != inside(*point, edge) {
                kept.push(crossing(before, *point, edge));
            }
            if inside(*point, edge) {
                kept.push(*point);
            }
        }
        kept
    })
}

fn inside((x, y): Point, edge: usize) -> bool {
    match edge {
        0 => x >= FRAME[0],
        1 => y >= FRAME[1],
        2 => x <= FRAME[2],
        _ => y <= FRAME[3],
    }
}

fn crossing(a: Point, b: Point, edge: usize) -> Point {
    let (from, to) = if edge.is_multiple_of(2) { (a.0, b.0) } else { (a.1, b.1) };
    let share = (FRAME[edge] - from) / (to - from);
    (a.0 + (b.0 - a.0) * share, a.1 + (b.1 - a.1) * share)
}

/// The pieces of a line whose segments touch the frame.
fn clip_line(line: Vec<Point>) -> Vec<Vec<Point>> {
    let touches = |w: &[Point]| (0..4).all(|edge| inside(w[0], edge) || inside(w[1], edge));
    let mut pieces: Vec<Vec<Point>> = Vec::new();
    let mut open = false;
    for pair in line.windows(2) {
        match (touches(pair), open) {
            (true, true) => pieces.last_mut().into_iter().for_each(|p| p.push(pair[1])),
            (true, false) => pieces.push(pair.to_vec()),
            _ => {}
        }
        open = touches(pair);
    }
    pieces
}

/// Relative steps in halves of a unit: short, and finer than is seen.
fn path(out: &mut String, points: &[Point], close: bool) {
    if points.len() < 2 {
        return;
    }
    #[allow(clippy::cast_possible_truncation)] // within the frame, or clipped to it by the picture
    let half = |x: f64| (x * 2.0).round() as i64;
    let (mut x, mut y) = (half(points[0].0), half(points[0].1));
    let _ = write!(out, "M{} {}l", halves(x), halves(y));
    let mut first = true;
    for point in &points[1..] {
        let (nx, ny) = (half(point.0), half(point.1));
        if (nx, ny) == (x, y) {
            continue;
        }
        let space = if first || nx < x { "" } else { " " };
        let _ = write!(out, "{space}{}{}{}", halves(nx - x), if ny < y { "" } else { " " }, halves(ny - y));
        (x, y, first) = (nx, ny, false);
    }
    if first {
        out.push_str("0 0");
    }
    if close {
        out.push('z');
    }
}

fn halves(n: i64) -> String {
    match (n / 2, n % 2) {
        (whole, 0) => whole.to_string(),
        (0, odd) => if odd < 0 { "-.5" } else { ".5" }.to_owned(),
        (whole, _) => format!("{whole}.5"),
    }
}

/// The places on the map, and whose names have room: in the order given.
fn dots(window: &Window, spots: &[Spot]) -> Vec<Dot> {
    let mut dots: Vec<Dot> = Vec::new();
    for (place, (lat, lon, _)) in spots.iter().enumerate() {
        let turned = TURNS.iter().map(|turn| window.project((*lon, *lat), *turn));
        let Some((x, y)) =
            turned.into_iter().find(|p| p.0 > 3.0 && p.0 < SIZE.0 - 3.0 && p.1 > 3.0 && p.1 < SIZE.1 - 3.0)
        else {
            continue;
        };
        if dots.iter().any(|d| (d.x - x).abs() < 4.0 && (d.y - y).abs() < 4.0) {
            continue;
        }
        dots.push(Dot { place, x: round(x), y: round(y), label: None });
    }
    labelled(dots, spots)
}

/// The names of the dots that are clear of all dots and of the names before them.
fn labelled(mut dots: Vec<Dot>, spots: &[Spot]) -> Vec<Dot> {
    let mut taken: Vec<[f64; 4]> = dots.iter().map(|d| [d.x - 3.0, d.y - 3.0, d.x + 3.0, d.y + 3.0]).collect();
    for dot in &mut dots {
        let characters = spots[dot.place].2;
        dot.label = room(&taken, (dot.x, dot.y), characters);
        taken.extend(dot.label.map(|before| label_box((dot.x, dot.y), characters, before)));
    }
    dots
}

fn room(taken: &[[f64; 4]], at: Point, characters: usize) -> Option<bool> {
    let clear = |b: &[f64; 4]| taken.iter().all(|t| b[2] < t[0] || t[2] < b[0] || b[3] < t[1] || t[3] < b[1]);
    let fits = |b: &[f64; 4]| b[0] > 0.0 && b[2] < SIZE.0 && b[1] > 0.0 && b[3] < SIZE.1;
    [false, true].into_iter().find(|before| {
        let label = label_box(at, characters, *before);
        clear(&label) && fits(&label)
    })
}

/// Left, top, right, bottom.
fn label_box((x, y): Point, characters: usize, before: bool) -> [f64; 4] {
    #[allow(clippy::cast_precision_loss)] // names are short
    let width = 8.0 + characters as f64 * CHARACTER;
    let (left, right) = if before { (x - width, x - 4.0) } else { (x + 4.0, x + width) };
    [left, y - LINE / 2.0, right, y + LINE / 2.0]
}
