//! Coverage over time: what appeared, day by day, month by month or year by year.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::round;
use super::scale::Unit;

/// Columns of equal width.
#[derive(Debug, Clone, PartialEq)]
pub struct Columns {
    pub unit: Unit,
    /// In percent.
    pub width: f64,
    /// Things in the highest column.
    pub highest: u32,
    pub columns: Vec<Column>,
}

/// One day, month or year.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    pub day: Date,
    /// Its middle, in percent.
    pub x: f64,
    /// Indexes of the things in it, in the order given.
    pub items: Vec<usize>,
    /// How many different groups these are of.
    pub groups: u32,
    /// Whether there is room for its date.
    pub labelled: bool,
}

/// Up to so many columns; with more, the next larger unit.
const MOST: usize = 36;
/// Columns that are labelled at most.
const LABELS: usize = 8;

/// Things with their dates and groups in columns, those without anything included.
pub fn columns(dates: &[(Date, usize)]) -> Option<Columns> {
    let (first, last) = (dates.iter().min()?.0, dates.iter().max()?.0);
    let unit = [Unit::Day, Unit::Month].into_iter().find(|u| span(first, last, *u) <= MOST).unwrap_or(Unit::Year);
    // A span beyond all measure is drawn from its end.
    let count = span(first, last, unit).min(400);
    let start = ordinal(last, unit) + 1 - i64::try_from(count).ok()?;
    let mut columns: Vec<Column> = (0..count).filter_map(|i| column(start, i, count, unit)).collect();
    let mut groups = vec![BTreeSet::new(); columns.len()];
    for (i, (day, group)) in dates.iter().enumerate() {
        let at = usize::try_from(ordinal(*day, unit) - start).unwrap_or(0).min(columns.len().checked_sub(1)?);
        columns[at].items.push(i);
        groups[at].insert(*group);
    }
    columns.iter_mut().zip(groups).for_each(|(c, g)| c.groups = number(g.len()));
    let highest = columns.iter().map(|c| number(c.items.len())).max()?;
    Some(Columns { unit, width: share(1, count), highest, columns })
}

fn column(start: i64, i: usize, count: usize, unit: Unit) -> Option<Column> {
    let day = day_of(start + i64::try_from(i).ok()?, unit)?;
    let every = count.div_ceil(LABELS);
    let (x, labelled) = (round(share(2 * i + 1, 2 * count)), i.is_multiple_of(every));
    Some(Column { day, x, items: Vec::new(), groups: 0, labelled })
}

#[allow(clippy::cast_precision_loss)] // columns are few
fn share(part: usize, of: usize) -> f64 {
    round(part as f64 / of as f64 * 100.0)
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn span(first: Date, last: Date, unit: Unit) -> usize {
    usize::try_from(ordinal(last, unit) - ordinal(first, unit) + 1).unwrap_or(1)
}

/// Days, months or years in a row.
fn ordinal(day: Date, unit: Unit) -> i64 {
    match unit {
        Unit::Day => i64::from(super::day_number(day)),
        Unit::Month => i64::from(day.year()) * 12 + i64::from(day.month()) - 1,
        Unit::Year => i64::from(day.year()),
    }
}

fn day_of(ordinal: i64, unit: Unit) -> Option<Date> {
    let year = |y: i64| i16::try_from(y).ok();
    match unit {
        Unit::Day => super::scale::day_of(i32::try_from(ordinal).ok()?),
        Unit::Month => Date::new(year(ordinal.div_euclid(12))?, i8::try_from(ordinal.rem_euclid(12) + 1).ok()?, 1).ok(),
        Unit::Year => Date::new(year(ordinal)?, 1, 1).ok(),
    }
}
