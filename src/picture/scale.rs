//! Time along a line, and where it is marked.

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::round;

/// Days from the first to before the last, counted from 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Days {
    pub from: i32,
    pub to: i32,
}

/// A mark of the axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tick {
    pub x: f64,
    pub day: Date,
    pub unit: Unit,
    /// Left without words where there is little room.
    pub minor: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Day,
    Month,
    Year,
}

/// Steps of an axis with the longest time for which each is used, in days.
const STEPS: [(i32, Unit, i16); 12] = [
    (13, Unit::Day, 1),
    (26, Unit::Day, 2),
    (70, Unit::Day, 7),
    (330, Unit::Month, 1),
    (1000, Unit::Month, 3),
    (1900, Unit::Month, 6),
    (4100, Unit::Year, 1),
    (8000, Unit::Year, 2),
    (20_000, Unit::Year, 5),
    (40_000, Unit::Year, 10),
    (200_000, Unit::Year, 50),
    (i32::MAX, Unit::Year, 500),
];

/// Beyond this, in percent, a date would run out of the picture.
const LAST: f64 = 96.0;

/// More marks than this are too many at any width.
const MOST_TICKS: usize = 24;

impl Days {
    pub fn new(first: Date, last: Date) -> Self {
        let from = day_number(first);
        Self { from, to: day_number(last).max(from) + 1 }
    }

    pub fn length(self) -> i32 {
        (self.to - self.from).max(1)
    }

    /// Where a day begins, in percent.
    pub fn x(self, day: i32) -> f64 {
        round(f64::from(day - self.from) / f64::from(self.length()) * 100.0)
    }

    /// Whether the other lies wholly within.
    pub fn holds(self, other: Self) -> bool {
        self.from <= other.from && other.to <= self.to
    }

    /// Longer by a share on both sides.
    pub(super) fn padded(self, share: f64) -> Self {
        #[allow(clippy::cast_possible_truncation)] // a share of days is days
        let pad = (f64::from(self.length()) * share).ceil() as i32;
        Self { from: self.from - pad, to: self.to + pad }
    }

    pub fn ticks(self) -> Vec<Tick> {
        let (_, unit, step) = STEPS.iter().find(|(most, ..)| self.length() <= *most).unwrap_or(&STEPS[STEPS.len() - 1]);
        let days = std::iter::successors(first(self.from, *unit, *step), |day| next(*day, *unit, *step));
        let within = days.skip_while(|d| day_number(*d) < self.from).take_while(|d| day_number(*d) < self.to);
        let ticks = within.take(MOST_TICKS).enumerate();
        let ticks = ticks.map(|(i, day)| Tick { x: self.x(day_number(day)), day, unit: *unit, minor: i % 2 == 1 });
        ticks.filter(|t| t.x <= LAST).collect()
    }
}

/// Days since 1970.
pub fn day_number(day: Date) -> i32 {
    (day - date(1970, 1, 1)).get_days()
}

pub fn day_of(number: i32) -> Option<Date> {
    date(1970, 1, 1).checked_add(number.days()).ok()
}

/// The first of its step at or before a day: weeks begin on Mondays, steps of years at their multiples.
fn first(number: i32, unit: Unit, step: i16) -> Option<Date> {
    let day = day_of(number).or_else(|| day_of(0))?;
    let multiple = |n: i16| n.div_euclid(step) * step;
    match unit {
        Unit::Day if step == 7 => day.checked_sub(i32::from(day.weekday().to_monday_zero_offset()).days()).ok(),
        Unit::Day => Some(day),
        Unit::Month => Date::new(day.year(), i8::try_from(multiple(i16::from(day.month()) - 1) + 1).ok()?, 1).ok(),
        Unit::Year => Date::new(multiple(day.year()), 1, 1).ok(),
    }
}

fn next(day: Date, unit: Unit, step: i16) -> Option<Date> {
    let span = match unit {
        Unit::Day => i32::from(step).days(),
        Unit::Month => i32::from(step).months(),
        Unit::Year => i32::from(step).years(),
    };
    day.checked_add(span).ok()
}
