//! Dates as people and machines write them, in the languages that the importer knows, to EDTF.
//!
//! A date is only read where it is complete enough to be one; what can be read in two ways is marked.

use std::fmt::Write as _;
use std::ops::Range;

/// Which number comes first in `03/04/2023`, as far as the language of the page tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
    Unknown,
}

impl Order {
    /// Only the United States (and a few islands) put the month first; plain `en` says nothing.
    pub fn of_language(tag: Option<&str>) -> Self {
        match tag {
            Some("en-US" | "en-PH" | "es-US") => Self::MonthFirst,
            None | Some("en") => Self::Unknown,
            Some(_) => Self::DayFirst,
        }
    }
}

/// A date that stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Seen {
    /// Bytes of the text, with the time if one belongs to it.
    pub range: Range<usize>,
    pub year: Option<i32>,
    pub month: u32,
    pub day: u32,
    pub time: Option<(u32, u32)>,
    /// `Z` or `+06:00`.
    pub offset: Option<String>,
    /// Day and month could be the other way round.
    pub ambiguous: bool,
}

impl Seen {
    /// EDTF to the minute; without a year there is none.
    pub fn edtf(&self) -> Option<String> {
        let mut out = self.day_edtf(self.year?);
        if let Some((hour, minute)) = self.time {
            let _ = write!(out, "T{hour:02}:{minute:02}{}", self.offset.as_deref().unwrap_or_default());
        }
        Some(out)
    }

    /// The day alone, in a given year.
    pub fn day_edtf(&self, year: i32) -> String {
        format!("{year:04}-{:02}-{:02}", self.month, self.day)
    }
}

/// All dates in a text, in order, not overlapping.
pub(super) fn dates(text: &str, order: Order) -> Vec<Seen> {
    if !text.chars().any(|c| digit(c).is_some()) {
        return Vec::new();
    }
    let tokens = tokens(text);
    let (mut seen, mut i) = (Vec::new(), 0);
    while i < tokens.len() {
        match MATCHERS.iter().find_map(|m| m(&tokens[i..], order)).filter(Draft::is_possible) {
            Some(draft) => {
                seen.push(with_time(&tokens, i, &draft));
                i += draft.length;
            }
            None => i += 1,
        }
    }
    seen
}

/// A date from metadata: ISO 8601 and its relatives, RFC 2822, seconds since 1970, or words. Midnight to the second is no time.
pub(super) fn machine_date(text: &str, order: Order) -> Option<String> {
    let text = text.trim();
    if let Some(compact) = compact(text) {
        return Some(compact);
    }
    let seen = dates(text, order).into_iter().next().filter(|s| !s.ambiguous)?;
    let midnight = seen.time == Some((0, 0)) && text.contains("00:00:00");
    if midnight { seen.year.map(|y| seen.day_edtf(y)) } else { seen.edtf() }
}

/// `20231012`, `1697080500`, `1697080500000`.
fn compact(text: &str) -> Option<String> {
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number: i64 = text.parse().ok()?;
    match text.len() {
        8 => {
            let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
            let plausible = (1800..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
            plausible.then(|| format!("{year:04}-{month:02}-{day:02}"))
        }
        10 | 13 => {
            let seconds = if text.len() == 13 { number / 1000 } else { number };
            let moment = jiff::Timestamp::from_second(seconds).ok()?;
            Some(moment.strftime("%Y-%m-%dT%H:%MZ").to_string())
        }
        _ => None,
    }
}

/// A part of a text that dates are made of.
#[derive(Debug, Clone, PartialEq)]
struct Token {
    kind: Kind,
    range: Range<usize>,
    capital: bool,
}

#[derive(Debug, Clone, PartialEq)]
enum Kind {
    /// Its value and how many digits it has.
    Number(u32, usize),
    /// In lower case.
    Word(String),
    Mark(char),
}

/// Decimal digits of the scripts in which dates are printed.
fn digit(c: char) -> Option<u32> {
    let zero = match c {
        '0'..='9' => '0',
        '\u{0660}'..='\u{0669}' => '\u{0660}',
        '\u{06F0}'..='\u{06F9}' => '\u{06F0}',
        '\u{0966}'..='\u{096F}' => '\u{0966}',
        '\u{09E6}'..='\u{09EF}' => '\u{09E6}',
        '\u{FF10}'..='\u{FF19}' => '\u{FF10}',
        _ => return None,
    };
    Some(c as u32 - zero as u32)
}

fn tokens(text: &str) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let glued = out.last().is_some_and(|t| t.range.end == at);
        match (digit(c), out.last_mut().map(|t| (&mut t.kind, &mut t.range))) {
            (Some(d), Some((Kind::Number(value, digits), range))) if glued => {
                (*value, *digits, range.end) = (value.saturating_mul(10).saturating_add(d), *digits + 1, end);
            }
            (Some(d), _) => out.push(Token { kind: Kind::Number(d, 1), range: at..end, capital: false }),
            (None, Some((Kind::Word(word), range))) if glued && c.is_alphabetic() && !is_ideograph(c) => {
                word.extend(c.to_lowercase());
                range.end = end;
            }
            (None, _) if c.is_alphabetic() => {
                let word = c.to_lowercase().collect();
                out.push(Token { kind: Kind::Word(word), range: at..end, capital: c.is_uppercase() });
            }
            (None, _) if c.is_whitespace() || matches!(c, '\u{200E}' | '\u{200F}') => {}
            (None, _) => out.push(Token { kind: Kind::Mark(c), range: at..end, capital: false }),
        }
    }
    out
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}')
}

/// A matched date: how many tokens it takes.
#[derive(Debug, Clone, Default)]
struct Draft {
    length: usize,
    year: Option<i32>,
    month: u32,
    day: u32,
    ambiguous: bool,
}

impl Draft {
    fn is_possible(&self) -> bool {
        let year = self.year.unwrap_or(2000);
        (1..=12).contains(&self.month) && self.day >= 1 && self.day <= days_in(year, self.month)
    }
}

fn days_in(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

type Matcher = fn(&[Token], Order) -> Option<Draft>;
const MATCHERS: &[Matcher] = &[year_first, ideographic, year_then_words, day_month, month_day, numbers];

/// `2023-10-12`, `2023/10/12`, `2023.10.12`.
fn year_first(t: &[Token], _: Order) -> Option<Draft> {
    let [y, s1, m, s2, d, ..] = t else { return None };
    let same = s1.kind == s2.kind && matches!(s1.kind, Kind::Mark('-' | '/' | '.' | '‑' | '–'));
    let glued = y.range.end == s1.range.start || matches!(s1.kind, Kind::Mark('.'));
    (same && glued).then_some(())?;
    Some(Draft { length: 5, year: Some(year(y)?), month: small(m)?, day: small(d)?, ambiguous: false })
}

/// `2023年10月12日`, `2023년 10월 12일`, and without the year.
fn ideographic(t: &[Token], _: Order) -> Option<Draft> {
    let unit = |t: Option<&Token>, names: &[&str]| word(t?).filter(|w| names.contains(w)).map(|_| ());
    let with_year = t.first().and_then(year).filter(|_| unit(t.get(1), &["年", "년"]).is_some());
    let t = &t[if with_year.is_some() { 2 } else { 0 }..];
    unit(t.get(1), &["月", "월"])?;
    unit(t.get(3), &["日", "일", "号"])?;
    let length = if with_year.is_some() { 6 } else { 4 };
    Some(Draft { length, year: with_year, month: small(t.first()?)?, day: small(t.get(2)?)?, ambiguous: false })
}

/// `2023-жылдын 12-октябры`, `2023. október 12.`
fn year_then_words(t: &[Token], _: Order) -> Option<Draft> {
    let year = year(t.first()?)?;
    let mut i = 1;
    i += usize::from(t.get(i).is_some_and(|t| matches!(t.kind, Kind::Mark('-' | '.' | ','))));
    i += usize::from(t.get(i).and_then(word).is_some_and(|w| w.starts_with("жыл") || w == "m"));
    let rest = t.get(i..)?;
    let found = day_month(rest, Order::Unknown).or_else(|| month_day(rest, Order::Unknown))?;
    found.year.is_none().then(|| Draft { length: found.length + i, year: Some(year), ..found })
}

/// `12 October 2023`, `12. Oktober 2023`, `1er août 2023`, `12 de octubre de 2023`, `12-октябрь, 2023`, `12 October`.
fn day_month(t: &[Token], _: Order) -> Option<Draft> {
    let day = small(t.first()?)?;
    let mut i = 1;
    while i < 4 && t.get(i).is_some_and(is_day_joint) {
        i += 1;
    }
    let (month, words) = month_at(t, i)?;
    i += words;
    let bare = i;
    while i < bare + 2 && t.get(i).is_some_and(is_year_joint) {
        i += 1;
    }
    match t.get(i).and_then(year_or_short) {
        Some((year, 4)) if calendar(t, bare - words) == Calendar::Persian => persian(i + 1, year, month, day),
        Some((year, _)) => Some(Draft { length: i + 1, year: Some(year), month, day, ambiguous: false }),
        None if is_risky(t.get(bare - words)?) || calendar(t, bare - words) == Calendar::Persian => None,
        None => Some(Draft { length: bare, year: None, month, day, ambiguous: false }),
    }
}

/// `October 12, 2023`, `Oct. 12th`.
fn month_day(t: &[Token], _: Order) -> Option<Draft> {
    let (month, mut i) = month_at(t, 0)?;
    let first = t.first()?;
    (calendar(t, 0) == Calendar::Gregorian).then_some(())?;
    (first.capital || !is_risky(first)).then_some(())?;
    i += usize::from(t.get(i).is_some_and(|t| t.kind == Kind::Mark('.')));
    let day = small(t.get(i)?)?;
    i += 1;
    let bare = i + usize::from(t.get(i).and_then(word).is_some_and(|w| ORDINALS.contains(&w)));
    i = bare + usize::from(t.get(bare).is_some_and(|t| matches!(t.kind, Kind::Mark(',' | '.'))));
    let year = t.get(i).and_then(year);
    // "May 12:30" is no day.
    (!t.get(bare).is_some_and(|t| t.kind == Kind::Mark(':')) || year.is_some()).then_some(())?;
    Some(Draft { length: if year.is_some() { i + 1 } else { bare }, year, month, day, ambiguous: false })
}

/// `12.10.2023`, `12/10/2023`, `12-10-2023`, `12.10.23`.
fn numbers(t: &[Token], order: Order) -> Option<Draft> {
    let [a, s1, b, s2, y, ..] = t else { return None };
    let mark = match (&s1.kind, &s2.kind) {
        (Kind::Mark(x @ ('.' | '/' | '-')), Kind::Mark(z)) if x == z => *x,
        _ => return None,
    };
    (s1.range.start == a.range.end).then_some(())?;
    let (a, b) = (small(a)?, small(b)?);
    let year = year(y).or_else(|| match y.kind {
        Kind::Number(v, 2) if mark != '-' => i32::try_from(v).ok().map(|v| v + if v < 70 { 2000 } else { 1900 }),
        _ => None,
    })?;
    let month_first = match (mark, order) {
        _ if a > 12 => false,
        _ if b > 12 => true,
        ('.', _) | (_, Order::DayFirst) => false,
        (_, Order::MonthFirst) => true,
        (_, Order::Unknown) => false,
    };
    let ambiguous = mark != '.' && order == Order::Unknown && a <= 12 && b <= 12 && a != b;
    let (day, month) = if month_first { (b, a) } else { (a, b) };
    Some(Draft { length: 5, year: Some(year), month, day, ambiguous })
}

fn word(t: &Token) -> Option<&str> {
    match &t.kind {
        Kind::Word(w) => Some(w),
        _ => None,
    }
}

fn small(t: &Token) -> Option<u32> {
    match t.kind {
        Kind::Number(v, 1 | 2) => Some(v),
        _ => None,
    }
}

fn year(t: &Token) -> Option<i32> {
    match t.kind {
        Kind::Number(v @ 1300..=2199, 4) => i32::try_from(v).ok(),
        _ => None,
    }
}

/// A year and its number of digits; two only where a month's name has made clear what it is.
fn year_or_short(t: &Token) -> Option<(i32, usize)> {
    year(t).map(|y| (y, 4))
}

const ORDINALS: &[&str] = &["st", "nd", "rd", "th", "er", "го", "re", "º", "ª", "a", "e", "ème", "ו", "إلى"];

fn is_day_joint(t: &Token) -> bool {
    match &t.kind {
        Kind::Mark(c) => matches!(c, '.' | '-' | 'º' | 'ª' | ','),
        Kind::Word(w) => ORDINALS.contains(&w.as_str()) || matches!(w.as_str(), "de" | "of" | "di" | "ב" | "d"),
        Kind::Number(..) => false,
    }
}

fn is_year_joint(t: &Token) -> bool {
    match &t.kind {
        Kind::Mark(c) => matches!(c, '.' | ',' | '-' | '\'' | '/'),
        Kind::Word(w) => matches!(w.as_str(), "de" | "del" | "of" | "жылы" | "жылдын"),
        Kind::Number(..) => false,
    }
}

/// Names of months that are also other words: alone, without a year, they are not trusted.
fn is_risky(t: &Token) -> bool {
    word(t).is_some_and(|w| {
        matches!(
            w,
            "out"
                | "set"
                | "ago"
                | "mag"
                | "may"
                | "mar"
                | "march"
                | "lug"
                | "led"
                | "dec"
                | "mei"
                | "mai"
                | "مه"
                | "می"
                | "دی"
                | "تیر"
                | "مهر"
                | "آب"
        )
    }) && !t.capital
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Calendar {
    Gregorian,
    Persian,
}

fn calendar(t: &[Token], i: usize) -> Calendar {
    let persian = t.get(i).and_then(word).is_some_and(|w| PERSIAN.contains(&w));
    if persian { Calendar::Persian } else { Calendar::Gregorian }
}

/// The number of a month's name at `i`, and how many words it has.
fn month_at(t: &[Token], i: usize) -> Option<(u32, usize)> {
    let first = word(t.get(i)?)?;
    if let Some(second) = t.get(i + 1).and_then(word) {
        let pair = format!("{first} {second}");
        if let Some(m) = TWO_WORDS.iter().find(|(name, _)| *name == pair) {
            return Some((m.1, 2));
        }
    }
    if let Some(m) = PERSIAN.iter().position(|m| *m == first) {
        return Some((u32::try_from(m + 1).unwrap_or(1), 1));
    }
    let bare = first.strip_prefix('ב').filter(|w| w.chars().count() > 2).unwrap_or(first);
    let month = MONTHS.iter().position(|forms| forms.split(' ').any(|f| matches_form(f, bare)))?;
    Some((u32::try_from(month + 1).unwrap_or(1), 1))
}

/// `октябр*` stands for every ending.
fn matches_form(form: &str, word: &str) -> bool {
    form.strip_suffix('*').map_or(form == word, |stem| word.starts_with(stem))
}

const TWO_WORDS: &[(&str, u32)] = &[("كانون الثاني", 1), ("تشرين الأول", 10), ("تشرين الثاني", 11), ("كانون الأول", 12)];

const PERSIAN: &[&str] =
    &["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"];

/// One row a month: English, German, French, Spanish, Italian, Portuguese, Dutch, Nordic, Polish, Czech, Turkish,
/// Russian and Kyrgyz, Ukrainian, Kazakh, Arabic, Persian, Hebrew, Romanian, Hungarian, Greek, Finnish, Hindi, Indonesian.
const MONTHS: &[&str] = &[
    "jan january januar jänner jän janvier janv enero ene gennaio gen janeiro januari stycz* ledna leden ocak янв янва* січ* қаңтар* يناير ژانویه ינואר ianuarie január ιανουαρ* tammikuu* जनवरी",
    "feb february februar février févr fév fevr febrero febbraio fevereiro fev februari luty lutego února únor şubat фев февр феврал* лют* ақпан* فبراير شباط فوریه פברואר februarie február φεβρουαρ* helmikuu* फरवरी फ़रवरी",
    "mar march märz mär mrz mars marzo março maart mrt marts marzec marca března březen mart мар март* берез* наурыз* مارس آذار مارچ מרץ מרס martie március μαρτ* maaliskuu* मार्च maret",
    "apr april avril avr abril abr aprile kwie* dubna duben nisan апр апрел* квіт* сәуір* أبريل ابريل نيسان آوریل אפריל aprilie április απριλ* huhtikuu* अप्रैल",
    "may mai mayo maggio mag maio mei maj maja května květen mayıs май мая майы* трав* мамыр* مايو أيار مه می מאי május μαϊ* μαΐ* toukokuu* मई",
    "jun june juni juin junio giugno giu junho czerw* června červen haziran июн июня июнь июну* черв* маусым* يونيو حزيران ژوئن יוני iunie június ιουν* kesäkuu* जून",
    "jul july juli juillet juil julio luglio lug julho lipca lipiec července červenec temmuz июл июля июль июлу* лип лип* шілде* يوليو تموز ژوئیه جولای יולי iulie július ιουλ* heinäkuu* जुलाई",
    "aug august août aout agosto ago augustus augusti sierp* srpna srpen ağustos авг август* серп* тамыз* أغسطس اغسطس آب اوت آگوست אוגוסט augusztus αυγούστ* elokuu* अगस्त agustus",
    "sep sept september septembre septiembre setiembre settembre set setembro wrześ* wrzes* září eylül сен сент сентябр* верес* қыркүйек* سبتمبر أيلول سپتامبر ספטמבר septembrie szeptember σεπτεμβρ* syyskuu* सितंबर",
    "oct october oktober okt octobre octubre ottobre ott outubro out paźdz* pazdz* října říjen ekim окт октябр* жовт* қазан* أكتوبر اكتوبر اکتبر אוקטובר octombrie október οκτωβρ* lokakuu* अक्टूबर",
    "nov november novembre noviembre novembro listopad* kasım ноя нояб ноябр* листоп* қараша* نوفمبر نوامبر נובמבר noiembrie νοεμβρ* marraskuu* नवंबर",
    "dec december dezember dez décembre déc diciembre dic dicembre dezembro desember grud* prosince prosinec aralık дек декабр* груд* желтоқсан* ديسمبر دسامبر דצמבר decembrie δεκεμβρ* joulukuu* दिसंबर",
];

/// The Solar Hijri calendar of Iran and Afghanistan, by the 2820-year-free arithmetic of the 33-year cycle, which is
/// exact for 1178 to 1633 (1799 to 2254).
fn persian(length: usize, year: i32, month: u32, day: u32) -> Option<Draft> {
    (1200..1500).contains(&year).then_some(())?;
    let day_of_year =
        i64::from(day) + if month <= 7 { 31 * (i64::from(month) - 1) } else { 30 * (i64::from(month) - 1) + 6 };
    let years = i64::from(year) - 1;
    // Leap years are 1, 5, 9, 13, 17, 22, 26 and 30 of each 33.
    let leaps = (0..years.rem_euclid(33)).filter(|y| matches!(y + 1, 1 | 5 | 9 | 13 | 17 | 22 | 26 | 30)).count();
    let days = years * 365 + years.div_euclid(33) * 8 + i64::try_from(leaps).ok()? + day_of_year - 1;
    let epoch = jiff::civil::date(622, 3, 21);
    let date = epoch.checked_add(jiff::Span::new().days(days)).ok()?;
    let (month, day) = (u32::try_from(date.month()).ok()?, u32::try_from(date.day()).ok()?);
    Some(Draft { length, year: Some(i32::from(date.year())), month, day, ambiguous: false })
}

/// Takes the time beside a date with it: `…, 3:15 am`, `… at 15h15`, `03:15, …`.
fn with_time(tokens: &[Token], at: usize, draft: &Draft) -> Seen {
    let end = at + draft.length;
    let range = |from: usize, to: usize| tokens[from].range.start..tokens[to - 1].range.end;
    let seen = |range, time: Option<Time>| Seen {
        range,
        year: draft.year,
        month: draft.month,
        day: draft.day,
        time: time.as_ref().map(|t| (t.hour, t.minute)),
        offset: time.and_then(|t| t.offset),
        ambiguous: draft.ambiguous,
    };
    let skip = tokens[end..].iter().take(3).take_while(|t| is_time_joint(t)).count();
    for start in (end..=end + skip).rev() {
        if let Some((time, length)) = time_at(&tokens[start..]) {
            return seen(range(at, start + length), Some(time));
        }
    }
    for start in at.saturating_sub(9)..at {
        if let Some((time, length)) = time_at(&tokens[start..at])
            && tokens[start + length..at].iter().all(is_time_joint)
        {
            return seen(range(start, end), Some(time));
        }
    }
    seen(range(at, end), None)
}

const WEEKDAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonntag",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "lunes",
    "martes",
    "miércoles",
    "jueves",
    "viernes",
    "sábado",
    "domingo",
    "понедельник",
    "вторник",
    "среда",
    "четверг",
    "пятница",
    "суббота",
    "воскресенье",
];

fn is_time_joint(t: &Token) -> bool {
    match &t.kind {
        Kind::Mark(c) => matches!(c, ',' | '|' | '-' | '–' | '—' | '•' | '·' | '/' | '(' | '.' | '،' | '@'),
        Kind::Word(w) => {
            matches!(
                w.as_str(),
                "t" | "at"
                    | "um"
                    | "à"
                    | "a"
                    | "las"
                    | "alle"
                    | "в"
                    | "о"
                    | "kl"
                    | "ob"
                    | "om"
                    | "la"
                    | "às"
                    | "ore"
                    | "on"
                    | "الساعة"
                    | "ساعت"
                    | "בשעה"
                    | "саат"
                    | "г"
                    | "года"
                    | "р"
                    | "uhr"
                    | "am"
                    | "жыл"
            ) || WEEKDAYS.contains(&w.as_str())
        }
        Kind::Number(..) => false,
    }
}

#[derive(Debug, Clone)]
struct Time {
    hour: u32,
    minute: u32,
    offset: Option<String>,
}

/// `03:15`, `3:15 p.m. EDT`, `15h15`, `15.15 Uhr`, `03:15:00.000+06:00`.
fn time_at(t: &[Token]) -> Option<(Time, usize)> {
    let mut hour = small(t.first()?)?;
    let (minute, mut i) = match &t.get(1)?.kind {
        Kind::Mark(':' | '：' | '.') | Kind::Word(_) => (t.get(2).and_then(small), 3),
        _ => (None, 1),
    };
    let joint = &t.get(1)?.kind;
    let minute = match (joint, minute) {
        (Kind::Mark(':' | '：'), Some(m)) => m,
        (Kind::Word(w), Some(m)) if w == "h" => m,
        (Kind::Mark('.'), Some(m)) if half_of_day(t, 3).is_some() || t.get(3).and_then(word) == Some("uhr") => m,
        _ => return hour_only(t),
    };
    if t.get(i).is_some_and(|t| t.kind == Kind::Mark(':')) && t.get(i + 1).and_then(small).is_some() {
        i += 2;
        if t.get(i).is_some_and(|t| t.kind == Kind::Mark('.'))
            && t.get(i + 1).is_some_and(|t| matches!(t.kind, Kind::Number(..)))
        {
            i += 2;
        }
    }
    if let Some((pm, length)) = half_of_day(t, i) {
        hour = hour % 12 + if pm { 12 } else { 0 };
        i += length;
    }
    let (offset, length) = offset_at(&t[i..]);
    (hour < 24 && minute < 60).then_some((Time { hour, minute, offset }, i + length))
}

/// `3 p.m.`
fn hour_only(t: &[Token]) -> Option<(Time, usize)> {
    let hour = small(t.first()?).filter(|h| (1..=12).contains(h))?;
    let (pm, length) = half_of_day(t, 1)?;
    let (offset, more) = offset_at(&t[1 + length..]);
    Some((Time { hour: hour % 12 + if pm { 12 } else { 0 }, minute: 0, offset }, 1 + length + more))
}

/// `am`, `p.m.`: whether it is the second half, and how many tokens it takes.
fn half_of_day(t: &[Token], i: usize) -> Option<(bool, usize)> {
    let first = word(t.get(i)?)?;
    match first {
        "am" | "pm" => Some((first == "pm", 1)),
        "a" | "p" => {
            let dotted = t.get(i + 1)?.kind == Kind::Mark('.') && word(t.get(i + 2)?)? == "m";
            let end = usize::from(t.get(i + 3).is_some_and(|t| t.kind == Kind::Mark('.')));
            dotted.then_some((first == "p", 3 + end))
        }
        _ => None,
    }
}

/// `Z`, `+06:00`, `+0600`, `GMT+6`, `EDT`; zones that shift with the season without saying so are not read.
fn offset_at(t: &[Token]) -> (Option<String>, usize) {
    let open = usize::from(t.first().is_some_and(|t| t.kind == Kind::Mark('(')));
    let name = t.get(open).and_then(word);
    let zone = name.and_then(|n| ZONES.iter().find(|(z, _)| *z == n));
    let start = open + usize::from(zone.is_some_and(|z| z.1 == "Z"));
    if let Some((offset, length)) = numeric_offset(&t[start.min(t.len())..]) {
        return (Some(offset), start + length);
    }
    match zone {
        Some((_, offset)) => (Some((*offset).to_owned()), open + 1),
        None => (None, 0),
    }
}

fn numeric_offset(t: &[Token]) -> Option<(String, usize)> {
    let sign = match t.first()?.kind {
        Kind::Mark('+') => '+',
        Kind::Mark('-' | '−') => '-',
        _ => return None,
    };
    (t[0].range.end == t.get(1)?.range.start).then_some(())?;
    let (hours, minutes, length) = match (&t.get(1)?.kind, t.get(2).map(|t| &t.kind), t.get(3).map(|t| &t.kind)) {
        (Kind::Number(v, 4), ..) => (v / 100, v % 100, 2),
        (Kind::Number(h, 1 | 2), Some(Kind::Mark(':')), Some(Kind::Number(m, 2))) => (*h, *m, 4),
        (Kind::Number(h, 1 | 2), ..) => (*h, 0, 2),
        _ => return None,
    };
    (hours <= 14 && minutes < 60).then_some(())?;
    let text = if hours == 0 && minutes == 0 { "Z".into() } else { format!("{sign}{hours:02}:{minutes:02}") };
    Some((text, length))
}

const ZONES: &[(&str, &str)] = &[
    ("z", "Z"),
    ("gmt", "Z"),
    ("utc", "Z"),
    ("bst", "+01:00"),
    ("cet", "+01:00"),
    ("cest", "+02:00"),
    ("mez", "+01:00"),
    ("mesz", "+02:00"),
    ("eet", "+02:00"),
    ("eest", "+03:00"),
    ("msk", "+03:00"),
    ("мск", "+03:00"),
    ("est", "-05:00"),
    ("edt", "-04:00"),
    ("cdt", "-05:00"),
    ("mst", "-07:00"),
    ("mdt", "-06:00"),
    ("pst", "-08:00"),
    ("pdt", "-07:00"),
    ("jst", "+09:00"),
    ("kst", "+09:00"),
    ("aest", "+10:00"),
    ("aedt", "+11:00"),
    ("hkt", "+08:00"),
    ("sgt", "+08:00"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = dates(text, Order::Unknown)
            .iter()
            .map(|s| {
                let edtf = s.edtf().unwrap_or_else(|| format!("?-{:02}-{:02}", s.month, s.day));
                edtf + if s.ambiguous { "!" } else { "" }
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn dates_in_many_languages() {
        check("Posted October 12, 2023 3:15 am.", &["2023-10-12T03:15"]);
        check("Last Updated Oct. 12, 2023, 3:26 p.m. EDT", &["2023-10-12T15:26-04:00"]);
        check("12 October 2023 at 09:05 GMT", &["2023-10-12T09:05Z"]);
        check("9:05 AM, Thursday 12th of October 2023", &["2023-10-12T09:05"]);
        check("October 11, MOSCOW", &["?-10-11"]);
        check("12. Oktober 2023, 15.30 Uhr", &["2023-10-12T15:30"]);
        check("Publié le 1er août 2023 à 15h05", &["2023-08-01T15:05"]);
        check("12 de octubre de 2023", &["2023-10-12"]);
        check("12 октября 2023, 14:20 (МСК)", &["2023-10-12T14:20+03:00"]);
        check("14:20, 12 октября 2023 года", &["2023-10-12T14:20"]);
        check("2023-жылдын 12-октябры", &["2023-10-12"]);
        check("12-октябрь, 2023-жыл", &["2023-10-12"]);
        check("12 жовтня 2023, 08:00", &["2023-10-12T08:00"]);
        check("١٢ أكتوبر ٢٠٢٣", &["2023-10-12"]);
        check("12 تشرين الأول 2023", &["2023-10-12"]);
        check("۲۰ مهر ۱۴۰۲", &["2023-10-12"]);
        check("12 באוקטובר 2023", &["2023-10-12"]);
        check("2023年10月12日 08:30", &["2023-10-12T08:30"]);
        check("10月12日", &["?-10-12"]);
        check("2023년 10월 12일", &["2023-10-12"]);
        check("12.10.2023", &["2023-10-12"]);
        check("25/12/2023 and 12/25/2023", &["2023-12-25", "2023-12-25"]);
        check("03/04/2023", &["2023-04-03!"]);
        check("2023-10-12T03:15:00+06:00", &["2023-10-12T03:15+06:00"]);
        check("2023. október 12.", &["2023-10-12"]);
    }

    #[test]
    fn what_is_no_date() {
        for text in [
            "2023",
            "3 out of 4",
            "May I",
            "10/12",
            "40 years ago 12 men",
            "1 2 3",
            "31 February 2023",
            "12:30",
            "the 123 countries",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn machine_dates() {
        for (text, expected) in [
            ("2023-10-12T03:15:00.000Z", "2023-10-12T03:15Z"),
            ("2023-10-12T00:00:00Z", "2023-10-12"),
            ("2023-10-12", "2023-10-12"),
            ("20231012", "2023-10-12"),
            ("Thu, 12 Oct 2023 03:15:00 +0600", "2023-10-12T03:15+06:00"),
            ("1697080500", "2023-10-12T03:15Z"),
            ("2023-10-12 03:15:22", "2023-10-12T03:15"),
            ("2023-10-12T03:15-0400", "2023-10-12T03:15-04:00"),
        ] {
            assert_eq!(machine_date(text, Order::Unknown).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(machine_date("03/04/2023", Order::Unknown), None);
        assert_eq!(machine_date("03/04/2023", Order::MonthFirst).as_deref(), Some("2023-03-04"));
    }
}
