//! Which day it is, as an input of the build.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The day was given in a form that is not a date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{from} is `{value}`, which is not {form}")]
pub struct ClockError {
    /// `--today` or `SOURCE_DATE_EPOCH`.
    pub from: &'static str,
    pub value: String,
    pub form: &'static str,
}

/// Today: the argument (`2026-11-23`), else the environment's `SOURCE_DATE_EPOCH` (seconds since 1970, as
/// defined by <https://reproducible-builds.org/specs/source-date-epoch/>), else the system's clock.
///
/// The day is that of UTC, so that a build does not depend on where it runs. An empty variable counts as unset.
pub fn today(argument: Option<&str>) -> Result<Date, ClockError> {
    let epoch = std::env::var("SOURCE_DATE_EPOCH").ok().filter(|v| !v.is_empty());
    day(argument, epoch.as_deref(), Timestamp::now())
}

fn day(argument: Option<&str>, epoch: Option<&str>, now: Timestamp) -> Result<Date, ClockError> {
    match (argument, epoch) {
        (Some(date), _) => date.parse().map_err(|_| wrong("--today", date, "a date like 2026-11-23")),
        (None, Some(seconds)) => seconds
            .parse()
            .ok()
            .and_then(|s| Timestamp::from_second(s).ok())
            .map(utc)
            .ok_or_else(|| wrong("SOURCE_DATE_EPOCH", seconds, "a number of seconds since 1970")),
        (None, None) => Ok(utc(now)),
    }
}

fn utc(time: Timestamp) -> Date {
    time.to_zoned(TimeZone::UTC).date()
}

fn wrong(from: &'static str, value: &str, form: &'static str) -> ClockError {
    ClockError { from, value: value.to_owned(), form }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(argument: Option<&str>, epoch: Option<&str>, expected: &str) {
        let shown = day(argument, epoch, Timestamp::UNIX_EPOCH).map_or_else(|e| e.to_string(), |d| d.to_string());
        assert_eq!(shown, expected);
    }

    #[test]
    fn the_day_comes_from_argument_then_environment_then_clock() {
        check(None, None, "1970-01-01");
        check(None, Some("1697155199"), "2023-10-12");
        check(None, Some("1697155200"), "2023-10-13");
        check(Some("2026-11-23"), Some("1697155200"), "2026-11-23");
        check(Some("tomorrow"), None, "--today is `tomorrow`, which is not a date like 2026-11-23");
        check(None, Some("1e9"), "SOURCE_DATE_EPOCH is `1e9`, which is not a number of seconds since 1970");
    }
}
