//! One small timeline in every form.

use jiff::civil::date;

use super::*;
use crate::text::edtf::DateWords;

fn entry(id: &str, when: &str) -> Entry {
    Entry {
        id: id.into(),
        title: format!("Title of {id}"),
        summary: String::new(),
        when: Edtf::parse(when).unwrap_or_else(|e| panic!("{when}: {e}")),
        lane: Lane::Happened,
        forecast: false,
        url: None,
        rival_of: None,
    }
}

/// Groups as an indented outline, entries by id with their class.
fn outline(timeline: &Timeline, groups: &[Group], depth: usize, out: &mut String) {
    for group in groups {
        let named =
            |place: &usize| format!(" {}:{:?}", timeline.entries[*place].entry.id, timeline.entries[*place].class);
        let entries: String = group.entries.iter().map(named).collect();
        out.extend(["  ".repeat(depth), group.when.to_string(), entries, "\n".to_owned()]);
        outline(timeline, &group.groups, depth + 1, out);
    }
}

#[test]
fn groups_by_year_month_and_day() {
    let forecast = Entry { forecast: true, ..entry("next", "2024-05") };
    let published = Entry { lane: Lane::Published, ..entry("article", "2023-10-12") };
    let all = timeline(vec![
        forecast,
        published,
        entry("visit", "2023-10-12"),
        entry("time", "2023-10-12T03:15"),
        entry("month", "2023-10~"),
        entry("year", "2023"),
        entry("span", "2023-10-12/2023-11-02"),
        entry("until", "../2022-12-31"),
    ]);
    let mut shown = String::new();
    outline(&all, &all.years, 0, &mut shown);
    let expected = "\
2022
  2022-12
    2022-12-31 until:Span
2023 year:Year
  2023-10 month:Month
    2023-10-12 span:Span visit:Day article:Day time:Day
2024
  2024-05 next:Forecast
";
    assert_eq!(shown, expected);
}

#[test]
fn rival_dates_are_tied() {
    let rival = |id: &str, when: &str| Entry { rival_of: Some("summit".into()), ..entry(id, when) };
    let all = timeline(vec![rival("august", "2023-08"), entry("other", "2023-07-20"), rival("july", "2023-07")]);
    let ties: Vec<(&str, &[usize])> = all.entries.iter().map(|p| (p.entry.id.as_str(), p.rivals.as_slice())).collect();
    assert_eq!(ties, [("july", [2].as_slice()), ("other", &[]), ("august", &[0])]);
}

#[test]
fn as_known_leaves_out_what_is_later_or_undated() {
    let dates: Vec<Option<Edtf>> = ["2023-10-11", "2023-10-12~", "", "2023-10", "../2023-12", "2023-10-11T23:59-11:00"]
        .iter()
        .map(|d| Edtf::parse(d).ok())
        .collect();
    let found = as_known_on(dates.iter().map(Option::as_ref), date(2023, 10, 11));
    assert_eq!((found.known, found.later, found.undated), (vec![0, 3, 4, 5], vec![1], vec![2]));
}

#[test]
fn writes_a_calendar() {
    let visit = Entry {
        title: "A visit, long planned; at last – with a title that goes on past the edge of a line".into(),
        summary: "Two\nlines \\ of it".into(),
        url: Some("https://example.org/events/visit.html".into()),
        ..entry("visit", "2023-10-12/2023-10-13")
    };
    let entries = [
        visit,
        entry("month", "2024-02~"),
        entry("zulu", "2023-10-12T03:15+06:00"),
        entry("floating", "2023-10-12T03:15"),
        entry("open", "2023-03/.."),
    ];
    let text = ics("A dossier", "example.org", &entries, &DateWords::english());
    let expected = "\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//dossier//timeline//EN
X-WR-CALNAME:A dossier
BEGIN:VEVENT
UID:visit@example.org
DTSTAMP:20231012T000000Z
DTSTART;VALUE=DATE:20231012
DTEND;VALUE=DATE:20231014
SUMMARY:A visit\\, long planned\\; at last – with a title that goes on past\n  the edge of a line
DESCRIPTION:12–13 October 2023\\nTwo\\nlines \\\\ of it
URL:https://example.org/events/visit.html
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
UID:month@example.org
DTSTAMP:20240201T000000Z
DTSTART;VALUE=DATE:20240201
DTEND;VALUE=DATE:20240301
SUMMARY:Title of month
DESCRIPTION:about February 2024
STATUS:TENTATIVE
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
UID:zulu@example.org
DTSTAMP:20231012T000000Z
DTSTART:20231011T211500Z
SUMMARY:Title of zulu
DESCRIPTION:12 October 2023\\, 03:15 UTC+6
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
UID:floating@example.org
DTSTAMP:20231012T000000Z
DTSTART:20231012T031500
SUMMARY:Title of floating
DESCRIPTION:12 October 2023\\, 03:15
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
UID:open@example.org
DTSTAMP:20230301T000000Z
DTSTART;VALUE=DATE:20230301
DTEND;VALUE=DATE:20230302
SUMMARY:Title of open
DESCRIPTION:since March 2023
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
";
    assert_eq!(text, expected.replace('\n', "\r\n"));
    assert!(text.split("\r\n").all(|line| line.len() <= 75));
}

#[test]
fn writes_timeline_js() {
    let visit = Entry {
        title: "Visit <b>".into(),
        summary: "\"so\" & so".into(),
        url: Some("https://example.org/?a=1&b=\"2\"".into()),
        ..entry("visit", "2023-10-12T03:15/2023-10-13")
    };
    let month = Entry { forecast: true, ..entry("month", "2024-02") };
    let value = timeline_js("A & B", &[visit, month], &DateWords::english());
    let expected = r#"{
  "title": {
    "text": {
      "headline": "A &amp; B"
    }
  },
  "events": [
    {
      "unique_id": "visit",
      "start_date": {
        "year": 2023,
        "month": 10,
        "day": 12,
        "hour": 3,
        "minute": 15
      },
      "end_date": {
        "year": 2023,
        "month": 10,
        "day": 13
      },
      "display_date": "12 October 2023, 03:15 – 13 October 2023",
      "text": {
        "headline": "<a href=\"https://example.org/?a=1&amp;b=&quot;2&quot;\">Visit &lt;b&gt;</a>",
        "text": "&quot;so&quot; &amp; so"
      },
      "group": "happened"
    },
    {
      "unique_id": "month",
      "start_date": {
        "year": 2024,
        "month": 2
      },
      "display_date": "February 2024",
      "text": {
        "headline": "Title of month",
        "text": ""
      },
      "group": "forecast"
    }
  ]
}"#;
    assert_eq!(serde_json::to_string_pretty(&value).unwrap_or_default(), expected);
}
