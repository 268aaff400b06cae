//! The forms in which a day is written: which tokens, in which order.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::Order;
use super::tokens::{Kind, Token};

/// A matched date: how many tokens it takes.
#[derive(Debug, Clone, Default)]
pub(super) struct Draft {
    pub length: usize,
    pub year: Option<i32>,
    pub month: u32,
    pub day: u32,
    pub ambiguous: bool,
}

impl Draft {
    pub fn is_possible(&self) -> bool {
        let year = self.year.unwrap_or(2000);
        (1..=12).contains(&self.month) && self.day >= 1 && self.day <= days_in(year, self.month)
    }
}

pub(super) fn days_in(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

pub(super) type Matcher = fn(&[Token], Order) -> Option<Draft>;
pub(super) const MATCHERS: &[Matcher] = &[year_first, ideographic, year_then_words, day_month, month_day, numbers];

/// `2023-10-12`, `2023/10/12`, `2023.10.12`.
pub(super) fn year_first(t: &[Token], _: Order) -> Option<Draft> {
    let [y, s1, m, s2, d, ..] = t else { return None };
    let same = s1.kind == s2.kind && matches!(s1.kind, Kind::Mark('-' | '/' | '.' | '‑' | '–'));
    let glued = y.range.end == s1.range.start || matches!(s1.kind, Kind::Mark('.'));
    (same && glued).then_some(())?;
    Some(Draft { length: 5, year: Some(year(y)?), month: small(m)?, day: small(d)?, ambiguous: false })
}

/// `2023年10月12日`, `2023년 10월 12일`, and without the year.
pub(super) fn ideographic(t: &[Token], _: Order) -> Option<Draft> {
    let unit = |t: Option<&Token>, names: &[&str]| word(t?).filter(|w| names.contains(w)).map(|_| ());
    let with_year = t.first().and_then(year).filter(|_| unit(t.get(1), &["年", "년"]).is_some());
    let t = &t[if with_year.is_some() { 2 } else { 0 }..];
    unit(t.get(1), &["月", "월"])?;
    unit(t.get(3), &["日", "일", "号"])?;
    let length = if with_year.is_some() { 6 } else { 4 };
    Some(Draft { length, year: with_year, month: small(t.first()?)?, day: small(t.get(2)?)?, ambiguous: false })
}

/// `2023-жылдын 12-октябры`, `2023. október 12.`
pub(super) fn year_then_words(t: &[Token], _: Order) -> Option<Draft> {
    let year = year(t.first()?)?;
    let mut i = 1;
    i += usize::from(t.get(i).is_some_and(|t| matches!(t.kind, Kind::Mark('-' | '.' | ','))));
    i += usize::from(t.get(i).and_then(word).is_some_and(|w| w.starts_with("жыл") || w == "m"));
    let rest = t.get(i..)?;
    let found = day_month(rest, Order::Unknown).or_else(|| month_day(rest, Order::Unknown))?;
    found.year.is_none().then(|| Draft { length: found.length + i, year: Some(year), ..found })
}

/// `12 October 2023`, `12. Oktober 2023`, `1er août 2023`, `12 de octubre de 2023`, `12-октябрь, 2023`, `12 October`.
pub(super) fn day_month(t: &[Token], _: Order) -> Option<Draft> {
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
pub(super) fn month_day(t: &[Token], _: Order) -> Option<Draft> {
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
pub(super) fn numbers(t: &[Token], order: Order) -> Option<Draft> {
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

pub(super) fn word(t: &Token) -> Option<&str> {
    match &t.kind {
        Kind::Word(w) => Some(w),
        _ => None,
    }
}

pub(super) fn small(t: &Token) -> Option<u32> {
    match t.kind {
        Kind::Number(v, 1 | 2) => Some(v),
        _ => None,
    }
}

pub(super) fn year(t: &Token) -> Option<i32> {
    match t.kind {
        Kind::Number(v @ 1300..=2199, 4) => i32::try_from(v).ok(),
        _ => None,
    }
}

/// A year and its number of digits; two only where a month's name has made clear what it is.
pub(super) fn year_or_short(t: &Token) -> Option<(i32, usize)> {
    year(t).map(|y| (y, 4))
}

pub(super) const ORDINALS: &[&str] = &["st", "nd", "rd", "th", "er", "го", "re", "º", "ª", "a", "e", "ème", "ו", "إلى"];

pub(super) fn is_day_joint(t: &Token) -> bool {
    match &t.kind {
        Kind::Mark(c) => matches!(c, '.' | '-' | 'º' | 'ª' | ','),
        Kind::Word(w) => ORDINALS.contains(&w.as_str()) || matches!(w.as_str(), "de" | "of" | "di" | "ב" | "d"),
        Kind::Number(..) => false,
    }
}

pub(super) fn is_year_joint(t: &Token) -> bool {
    match &t.kind {
        Kind::Mark(c) => matches!(c, '.' | ',' | '-' | '\'' | '/'),
        Kind::Word(w) => matches!(w.as_str(), "de" | "del" | "of" | "жылы" | "жылдын"),
        Kind::Number(..) => false,
    }
}

/// Names of months that are also other words: alone, without a year, they are not trusted.
pub(super) fn is_risky(t: &Token) -> bool {
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
pub(super) enum Calendar {
    Gregorian,
    Persian,
}

pub(super) fn calendar(t: &[Token], i: usize) -> Calendar {
    let persian = t.get(i).and_then(word).is_some_and(|w| PERSIAN.contains(&w));
    if persian { Calendar::Persian } else { Calendar::Gregorian }
}

/// The number of a month's name at `i`, and how many words it has.
pub(super) fn month_at(t: &[Token], i: usize) -> Option<(u32, usize)> {
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
    let alike = bare.chars().next().and_then(|c| BY_LETTER.get(&c))?;
    alike.iter().find(|(form, _)| matches_form(form, bare)).map(|(_, month)| (*month, 1))
}

/// The forms of all months with one first letter: every word beside a number asks.
static BY_LETTER: LazyLock<HashMap<char, Vec<(&str, u32)>>> = LazyLock::new(|| {
    let mut out: HashMap<char, Vec<(&str, u32)>> = HashMap::new();
    for (form, month) in MONTHS.iter().zip(1..).flat_map(|(forms, month)| forms.split(' ').map(move |f| (f, month))) {
        out.entry(form.chars().next().unwrap_or_default()).or_default().push((form, month));
    }
    out
});

/// `октябр*` stands for every ending.
pub(super) fn matches_form(form: &str, word: &str) -> bool {
    form.strip_suffix('*').map_or(form == word, |stem| word.starts_with(stem))
}

pub(super) const TWO_WORDS: &[(&str, u32)] =
    &[("كانون الثاني", 1), ("تشرين الأول", 10), ("تشرين الثاني", 11), ("كانون الأول", 12)];

pub(super) const PERSIAN: &[&str] =
    &["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"];

/// One row a month: English, German, French, Spanish, Italian, Portuguese, Dutch, Nordic, Polish, Czech, Turkish,
/// Russian and Kyrgyz, Ukrainian, Kazakh, Arabic, Persian, Hebrew, Romanian, Hungarian, Greek, Finnish, Hindi, Indonesian.
pub(super) const MONTHS: &[&str] = &[
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
pub(super) fn persian(length: usize, year: i32, month: u32, day: u32) -> Option<Draft> {
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
