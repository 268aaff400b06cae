//! The timeline as a calendar (iCalendar, RFC 5545).

use jiff::civil::Date;
use jiff::{Span, civil::DateTime};

use super::Entry;
use crate::text::edtf::{Clock, DateWords, Edtf};

/// Octets in a line without its break (RFC 5545, section 3.1).
const LINE: usize = 75;

/// A calendar of the entries in their order; `host` makes their ids unique in the world.
///
/// Dates without a time are days, months and years as stretches of days; a time without an offset is "floating", the same on
/// every clock; one with an offset is given in UTC. An open end is left out. Nothing depends on the clock of the build:
/// the stamp of an entry, which the format asks for, is its own date.
pub fn ics(title: &str, host: &str, entries: &[Entry], words: &DateWords) -> String {
    let mut out = Lines::default();
    out.line("BEGIN:VCALENDAR");
    out.line("VERSION:2.0");
    out.line("PRODID:-//dossier//timeline//EN");
    out.text("X-WR-CALNAME", title);
    for entry in entries {
        event(&mut out, host, entry, words);
    }
    out.line("END:VCALENDAR");
    out.0
}

fn event(out: &mut Lines, host: &str, entry: &Entry, words: &DateWords) {
    let when = &entry.when;
    out.line("BEGIN:VEVENT");
    out.text("UID", &format!("{}@{host}", entry.id));
    out.line(&format!("DTSTAMP:{}T000000Z", day(when.anchor())));
    match when.start_clock() {
        Some(clock) => {
            out.line(&format!("DTSTART:{}", moment(when.anchor(), clock)));
            if let Some((end, clock)) = when.latest().zip(when.end_clock()).filter(|_| when.is_interval()) {
                out.line(&format!("DTEND:{}", moment(end, clock)));
            }
        }
        None => days(out, when),
    }
    out.text("SUMMARY", &entry.title);
    out.text("DESCRIPTION", format!("{}\n{}", when.display(words), entry.summary).trim_end());
    if let Some(url) = &entry.url {
        out.line(&format!("URL:{}", one_line(url)));
    }
    if entry.forecast || when.is_uncertain() || when.is_approximate() {
        out.line("STATUS:TENTATIVE");
    }
    out.line("TRANSP:TRANSPARENT");
    out.line("END:VEVENT");
}

/// The end of a stretch of days is the day behind it.
fn days(out: &mut Lines, when: &Edtf) {
    let last = when.latest().filter(|_| when.earliest().is_some()).unwrap_or(when.anchor());
    out.line(&format!("DTSTART;VALUE=DATE:{}", day(when.anchor())));
    out.line(&format!("DTEND;VALUE=DATE:{}", day(last.saturating_add(Span::new().days(1)))));
}

fn day(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

fn moment(date: Date, clock: Clock) -> String {
    let local = date.at(clock.hour, clock.minute, clock.second.unwrap_or(0), 0);
    let utc = clock.offset.map(|offset| local.saturating_sub(Span::new().minutes(offset)));
    let time = |t: DateTime| format!("{}T{:02}{:02}{:02}", day(t.date()), t.hour(), t.minute(), t.second());
    utc.map_or_else(|| time(local), |utc| time(utc) + "Z")
}

fn one_line(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect()
}

/// Lines that end in CR LF and are folded at 75 octets, never within a character.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn line(&mut self, line: &str) {
        let mut width = 0;
        for c in line.chars() {
            if width + c.len_utf8() > LINE {
                self.0.push_str("\r\n ");
                width = 1;
            }
            self.0.push(c);
            width += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// A property of type TEXT.
    fn text(&mut self, name: &str, value: &str) {
        let escaped = value.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n");
        self.line(&format!("{name}:{}", one_line(&escaped)));
    }
}
