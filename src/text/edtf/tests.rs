//! Cases as tables, and laws on random dates (seeded).

use jiff::civil::date;

use super::{DateWords, Edtf, Precision, compatible};

fn edtf(text: &str) -> Edtf {
    Edtf::parse(text).unwrap_or_else(|e| panic!("{text}: {e}"))
}

#[test]
fn reads_the_subset_and_writes_it_back() {
    let cases = "2023|2023-10|2023-10-12|2023?|2023-10~|2023-10-12%|2024-02-29|2023/2024|2023-10-12~/2023-10-14?\
        |../2023-03|2023-03/..|2023-10-12T03:15|2023-10-12T03:15:59Z|2023-10-12T03:15+06:00|2023-10-12T23:59-11:00\
        |0000|9999-12-31|2023-10-12T03:15~|2023-10/2023|2023-10-12T03:15/2023-10-12T03:15";
    for case in cases.split('|') {
        assert_eq!(edtf(case).to_string(), case);
    }
    assert_eq!(edtf(" 2023-10-12T03:15+00:00 ").to_string(), "2023-10-12T03:15Z");
}

#[test]
fn says_what_is_wrong_and_what_to_write() {
    let cases = [
        ("", "the date is empty", "write a year, a month or a day: `2023`, `2023-10`, `2023-10-12`"),
        ("12.10.2023", "`12.10.2023` is not a date in the form of EDTF", "write `2023-10-12`"),
        ("October 2023", "`October 2023` is not a date in the form of EDTF", "write `2023-10`"),
        ("12 October 2023", "`12 October 2023` is not a date in the form of EDTF", "write `2023-10-12`"),
        ("Sept. 5, 2023", "`Sept. 5, 2023` is not a date in the form of EDTF", "write `2023-09-05`"),
        ("2023-1-5", "`2023-1-5` is not a date in the form of EDTF", "write `2023-01-05`"),
        ("20231012", "`20231012` is not a date in the form of EDTF", "write `2023-10-12`"),
        ("2023/10/12", "`2023/10/12` is not a date in the form of EDTF", "write `2023-10-12`"),
        (
            "10/12/2023",
            "`10/12/2023` is not a date in the form of EDTF",
            "write `2023-12-10` or `2023-10-12`, whichever is meant",
        ),
        ("31/12/2023", "`31/12/2023` is not a date in the form of EDTF", "write `2023-12-31`"),
        ("2023-10-12 3:15", "`2023-10-12 3:15` is not a date in the form of EDTF", "write `2023-10-12T03:15`"),
        ("circa March 2023", "`circa March 2023` is not a date in the form of EDTF", "write `2023-03~`"),
        ("since March 2023", "`since March 2023` is not a date in the form of EDTF", "write `2023-03/..`"),
        ("10 May 2023 – 2024", "`10 May 2023 – 2024` is not a date in the form of EDTF", "write `2023-05-10/2024`"),
        ("1990s", "`1990s` is not a date in the form of EDTF", "write `1990/1999`"),
        (
            "last Tuesday",
            "`last Tuesday` is not a date in the form of EDTF",
            "write a year, a month or a day: `2023`, `2023-10`, `2023-10-12`",
        ),
        (
            "2023-13-01",
            "there is no month 13 in `2023-13-01`",
            "write `2023-01-13` if day and month are only exchanged",
        ),
        (
            "2023-13",
            "there is no month 13 in `2023-13`",
            "write a year, a month or a day: `2023`, `2023-10`, `2023-10-12`",
        ),
        ("2023-02-30", "there is no day 30 in `2023-02-30`", "2023-02 ends with day 28"),
        (
            "2023-00-01",
            "there is no month 00 in `2023-00-01`",
            "write a year, a month or a day: `2023`, `2023-10`, `2023-10-12`",
        ),
        (
            "2023-10/2023-09",
            "the interval `2023-10/2023-09` ends before it starts",
            "write `2023-09/2023-10` if the ends are only exchanged",
        ),
        ("2023/", "the interval `2023/` lacks an end", "write `2023/..` if it is open"),
        ("../..", "the interval `../..` says nothing", "give one end, or leave the field out"),
        ("2023-10T03:15", "`2023-10T03:15` has a time but no day", "write `2023-10-12T03:15`"),
        ("2023-10-12T24:00", "there is no time 24:00", "hours go from 00 to 23, minutes and seconds from 00 to 59"),
        ("2023-10-12T3", "the time in `2023-10-12T3` is not hours and minutes", "write `2023-10-12T03:15`"),
        ("2023-10-12T03:15+6", "the offset in `2023-10-12T03:15+6` is none", "write `Z` for UTC, or `+06:00`"),
    ];
    for (input, message, help) in cases {
        let Err(error) = Edtf::parse(input) else { panic!("`{input}` was read") };
        assert_eq!((error.message.as_str(), error.help.as_str()), (message, help));
    }
}

#[test]
fn displays_for_readers() {
    let words = DateWords::english();
    let cases = [
        ("2023", "2023", "2023"),
        ("2023-10", "October 2023", "Oct 2023"),
        ("2023-10-12", "12 October 2023", "12 Oct 2023"),
        ("2023-10-12~", "about 12 October 2023", "about 12 Oct 2023"),
        ("2023-10-12?", "12 October 2023 (uncertain)", "12 Oct 2023 (uncertain)"),
        ("2023-10%", "about October 2023 (uncertain)", "about Oct 2023 (uncertain)"),
        ("2023-10-10/2023-10-12", "10–12 October 2023", "10–12 Oct 2023"),
        ("2023-09-30/2023-10-02", "30 September – 2 October 2023", "30 Sep – 2 Oct 2023"),
        ("2022-12-30/2023-01-02", "30 December 2022 – 2 January 2023", "30 Dec 2022 – 2 Jan 2023"),
        ("2023-09/2023-10", "September–October 2023", "Sep–Oct 2023"),
        ("2022/2023", "2022–2023", "2022–2023"),
        ("2022~/2023", "about 2022 – 2023", "about 2022 – 2023"),
        ("../2023-03", "until March 2023", "until Mar 2023"),
        ("2023-03/..", "since March 2023", "since Mar 2023"),
        ("2023-10-12T03:15:30", "12 October 2023, 03:15", "12 Oct 2023, 03:15"),
        ("2023-10-12T03:15Z", "12 October 2023, 03:15 UTC", "12 Oct 2023, 03:15 UTC"),
        ("2023-10-12T03:15+06:00", "12 October 2023, 03:15 UTC+6", "12 Oct 2023, 03:15 UTC+6"),
        ("2023-10-12T03:15-03:30", "12 October 2023, 03:15 UTC−3:30", "12 Oct 2023, 03:15 UTC−3:30"),
    ];
    for (input, long, short) in cases {
        assert_eq!((edtf(input).display(&words).as_str(), edtf(input).display_short(&words).as_str()), (long, short));
    }
}

#[test]
fn a_locale_table_changes_order_and_words() {
    let mut words = DateWords::english();
    words.months_day[9] = "oktober".into();
    words.day = "{day}. {month} {year}".into();
    words.approximate = "omkring {date}".into();
    assert_eq!(edtf("2023-10-12~").display(&words), "omkring 12. oktober 2023");
}

#[test]
fn knows_its_days_and_machine_forms() {
    let feb = edtf("2024-02");
    assert_eq!((feb.earliest(), feb.latest()), (Some(date(2024, 2, 1)), Some(date(2024, 2, 29))));
    let open = edtf("../2023-03");
    assert_eq!((open.earliest(), open.latest(), open.anchor()), (None, Some(date(2023, 3, 31)), date(2023, 3, 31)));
    assert_eq!(open.precision(), Precision::Span);
    assert_eq!(edtf("2023-10-12~").to_iso().as_deref(), Some("2023-10-12"));
    assert_eq!(open.to_iso(), None);
    let feeds = [
        ("2023", "2023-01-01T00:00:00Z"),
        ("2023-10-12", "2023-10-12T00:00:00Z"),
        ("2023-10-12T03:15", "2023-10-12T03:15:00Z"),
        ("2023-10-12T03:15:20+06:00", "2023-10-12T03:15:20+06:00"),
        ("../2023-03", "2023-03-31T00:00:00Z"),
    ];
    for (input, expected) in feeds {
        assert_eq!(edtf(input).to_rfc3339(), expected);
    }
}

#[test]
fn sorts_by_day_then_coarse_before_fine() {
    let mut dates: Vec<Edtf> =
        "2023-10-12T03:15 2023-10-12 2023-10 2023 2024 2023-10-01 ../2022-05 2022-05-31 2023-01/2023-02"
            .split(' ')
            .map(edtf)
            .collect();
    dates.sort();
    let sorted: Vec<String> = dates.iter().map(Edtf::to_string).collect();
    let expected = "../2022-05 2022-05-31 2023-01/2023-02 2023 2023-10 2023-10-01 2023-10-12 2023-10-12T03:15 2024";
    assert_eq!(sorted.join(" "), expected);
}

#[test]
fn two_dates_can_both_be_right_when_their_days_overlap() {
    let cases = [
        ("2023-10", "2023-10-12", true),
        ("2023-07", "2023-08", false),
        ("2023-07", "2023-08~", true),
        ("2023-07?", "2023-08", false),
        ("2023-10-12", "2023-10-13", false),
        ("2023-10-12~", "2023-10-13", true),
        ("2023-10-12~", "2023-10-14", false),
        ("2023-12~", "2024-01-31", true),
        ("../2023-03", "2023-04-01", false),
        ("../2023-03", "2022/..", true),
        ("2023-10-12T03:15", "2023-10-12", true),
        ("2023-10-12T03:15", "2023-10-12T05:00", false),
        ("2023-10-12T03:15", "2023-10-12T05:00Z", true),
        ("2023-10-12T23:00Z", "2023-10-13T05:00+06:00", true),
        ("2023-10-12T03:15", "2023-10-12T03:15:40", true),
        ("2023-10-12T03:15~", "2023-10-12T05:00", true),
    ];
    for (a, b, expected) in cases {
        assert_eq!(compatible(&edtf(a), &edtf(b)), expected, "{a} and {b}");
        assert_eq!(compatible(&edtf(b), &edtf(a)), expected, "{b} and {a}");
    }
}

/// `xorshift64*`: small, seeded, the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % n
    }

    fn point(&mut self) -> String {
        let (year, month, day) = (1 + self.below(9998), 1 + self.below(12), 1 + self.below(28));
        let date = match self.below(5) {
            0 => format!("{year:04}"),
            1 => format!("{year:04}-{month:02}"),
            2 => format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}+06:00", self.below(24), self.below(60)),
            _ => format!("{year:04}-{month:02}-{day:02}"),
        };
        let mark = usize::try_from(self.below(5)).unwrap_or_default();
        date + ["?", "~", "%", "", ""][mark]
    }

    fn edtf(&mut self) -> String {
        match self.below(4) {
            0 => format!("{}/{}", self.point(), self.point()),
            1 => format!("../{}", self.point()),
            _ => self.point(),
        }
    }
}

#[test]
fn laws_hold_for_random_dates() {
    let seed = 0x5EED_0001;
    println!("seed {seed:#x}");
    let mut random = Random(seed);
    let dates: Vec<Edtf> = (0..600).filter_map(|_| Edtf::parse(&random.edtf()).ok()).collect();
    assert!(dates.len() > 400, "too few of the random dates were read: {}", dates.len());
    for a in &dates {
        assert_eq!(Edtf::parse(&a.to_string()), Ok(*a));
        assert!(compatible(a, a), "{a} with itself");
        assert!(a.earliest().is_none_or(|e| a.latest().is_none_or(|l| e <= l)), "{a} ends before it starts");
        for b in &dates {
            assert_eq!(a.cmp(b), b.cmp(a).reverse(), "{a} and {b}");
            assert_eq!(compatible(a, b), compatible(b, a), "{a} and {b}");
            assert_eq!(a.cmp(b).is_eq(), a == b, "{a} and {b}");
        }
    }
    let mut sorted = dates;
    sorted.sort();
    assert!(sorted.windows(2).all(|w| w[0].anchor() <= w[1].anchor()));
}

#[test]
fn nothing_makes_it_panic() {
    let seed = 0x5EED_0002;
    println!("seed {seed:#x}");
    let mut random = Random(seed);
    let alphabet: Vec<char> = "0123456789-/.~?%T:+Z octé–月 ".chars().collect();
    for _ in 0..60_000 {
        let length = random.below(14);
        let pick =
            |random: &mut Random| alphabet[usize::try_from(random.below(28)).unwrap_or_default() % alphabet.len()];
        let text: String = (0..length).map(|_| pick(&mut random)).collect();
        let _ = Edtf::parse(&text).map(|e| (e.display(&DateWords::english()), e.to_rfc3339(), compatible(&e, &e)));
    }
    assert!(Edtf::parse(&"2".repeat(1_000_000)).is_err());
}
