//! The forms in which a language writes a name. Small paradigms, applied by script:
//!
//! | names written in | forms |
//! | --- | --- |
//! | Cyrillic | Russian and Ukrainian cases on every word or the first alone; Kyrgyz and Kazakh endings on the last |
//! | Latin | the genitive `s` of German, Dutch and Scandinavian, in texts of these languages only |
//! | Hangul | particles on the last word |
//! | Arabic, Hebrew | prefixed conjunctions and prepositions on the first word |
//!
//! Endings after an apostrophe (English `’s`, Turkish `’in`) need no forms: words are cut there. Polish, Czech, Finnish,
//! Hungarian and the Baltic languages have no table: list such forms as aliases.

use super::words::folded_phrase;

/// One way to write a name, folded, words apart by spaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    pub folded: String,
    /// Right only where the article's language has a genitive in bare `s`.
    pub genitive: bool,
}

/// The name itself first, then its forms, without repetition.
pub fn forms(name: &str) -> Vec<Form> {
    let folded = folded_phrase(name);
    let mut out = vec![Form { folded: folded.clone(), genitive: false }];
    let more = match name.chars().rfind(|c| c.is_alphabetic()) {
        Some('\u{400}'..='\u{52F}') => cyrillic(&folded),
        Some('\u{AC00}'..='\u{D7A3}') => with_each(&folded, PARTICLES, |name, particle| format!("{name}{particle}")),
        Some('\u{600}'..='\u{6FF}') => with_each(&folded, ARABIC_PREFIXES, |name, prefix| format!("{prefix}{name}")),
        Some('\u{5D0}'..='\u{5EA}') => with_each(&folded, HEBREW_PREFIXES, |name, prefix| format!("{prefix}{name}")),
        _ => Vec::new(),
    };
    for form in more {
        if out.iter().all(|f| f.folded != form) {
            out.push(Form { folded: form, genitive: false });
        }
    }
    if folded.ends_with(|c: char| c.is_ascii_alphabetic() && !matches!(c, 's' | 'x' | 'z')) {
        out.push(Form { folded: folded + "s", genitive: true });
    }
    out
}

const PARTICLES: &[&str] =
    &["은", "는", "이", "가", "을", "를", "의", "에", "에서", "와", "과", "도", "로", "으로", "에게", "께서", "측"];
const ARABIC_PREFIXES: &[&str] = &["و", "ف", "ب", "ل", "ك", "وب", "ول", "لل"];
const HEBREW_PREFIXES: &[&str] = &["ו", "ב", "ל", "מ", "ה", "ש", "כ", "וב", "ול", "שב"];

fn with_each(name: &str, affixes: &[&str], join: impl Fn(&str, &str) -> String) -> Vec<String> {
    affixes.iter().map(|affix| join(name, affix)).collect()
}

fn cyrillic(folded: &str) -> Vec<String> {
    let words: Vec<&str> = folded.split(' ').collect();
    let mut out = Vec::new();
    for table in [russian, ukrainian] {
        let declined: Vec<Vec<String>> = words.iter().map(|w| table(w)).collect();
        for case in 0..CASES {
            let all = (0..words.len()).map(|i| in_case(&declined, &words, i, case)).collect::<Vec<_>>().join(" ");
            let first = in_case(&declined, &words, 0, case);
            let head = std::iter::once(first).chain(words.iter().skip(1).copied()).collect::<Vec<_>>().join(" ");
            out.extend([all, head]);
        }
    }
    out.extend(turkic(folded));
    out
}

/// Genitive, dative, accusative, instrumental, prepositional, and three places for second paradigms of the same ending.
const CASES: usize = 8;

fn in_case<'a>(declined: &'a [Vec<String>], words: &[&'a str], word: usize, case: usize) -> &'a str {
    declined.get(word).and_then(|forms| forms.get(case)).map_or(words[word], String::as_str)
}

/// `(ending of the name, what of it falls away, the endings of the cases)`, the first that fits is taken.
type Row = (&'static [&'static str], usize, [&'static str; CASES]);

const RUSSIAN: &[Row] = &[
    (&["ский", "цкий", "ний"], 2, ["ого", "ому", "ого", "им", "ом", "ий", "его", "ему"]),
    (&["ый", "ой"], 2, ["ого", "ому", "ого", "ым", "ом", "ый", "им", "ом"]),
    (&["ий"], 2, ["ия", "ию", "ия", "ием", "ии", "ий", "ого", "ому"]),
    (&["ая"], 2, ["ой", "ой", "ую", "ой", "ой", "ою", "ой", "ой"]),
    (&["ова", "ева", "ина", "ына"], 1, ["ой", "ой", "у", "ой", "ой", "ы", "е", "ою"]),
    (&["ия"], 2, ["ии", "ии", "ию", "ией", "ии", "ии", "ии", "ии"]),
    (&["га", "ка", "ха", "жа", "ша", "ща", "ча"], 1, ["и", "е", "у", "ой", "е", "и", "ей", "е"]),
    (&["а"], 1, ["ы", "е", "у", "ой", "е", "ы", "ей", "е"]),
    (&["я"], 1, ["и", "е", "ю", "ей", "е", "и", "ёй", "е"]),
    (&["ь"], 1, ["я", "ю", "ь", "ем", "е", "и", "ью", "ём"]),
    (&["й"], 1, ["я", "ю", "я", "ем", "е", "й", "ем", "е"]),
    (&["ов", "ев", "ин", "ын"], 0, ["а", "у", "а", "ым", "е", "", "ом", "е"]),
    (&["во", "но", "ло", "ро"], 1, ["а", "у", "о", "ом", "е", "а", "ом", "е"]),
    (&["ие"], 1, ["я", "ю", "е", "ем", "и", "я", "ем", "и"]),
    (&["ж", "ш", "ч", "щ", "ц"], 0, ["а", "у", "а", "ем", "е", "", "ом", "е"]),
];
const RUSSIAN_CONSONANT: Row = (&[], 0, ["а", "у", "а", "ом", "е", "", "ом", "у"]);

const UKRAINIAN: &[Row] = &[
    (&["ський", "цький", "ий"], 2, ["ого", "ому", "ого", "им", "ому", "ий", "ім", "ім"]),
    (&["ій"], 2, ["ія", "ію", "ія", "ієм", "ії", "ієві", "ій", "ію"]),
    (&["ова", "ева", "іна"], 1, ["ої", "ій", "у", "ою", "ій", "и", "і", "ою"]),
    (&["ія"], 2, ["ії", "ії", "ію", "ією", "ії", "ії", "ії", "ії"]),
    (&["а"], 1, ["и", "і", "у", "ою", "і", "и", "ею", "і"]),
    (&["я"], 1, ["і", "і", "ю", "ею", "і", "і", "ею", "і"]),
    (&["ко"], 1, ["а", "у", "а", "ом", "у", "ові", "ом", "ові"]),
    (&["ь"], 1, ["я", "ю", "я", "ем", "і", "еві", "і", "ю"]),
    (&["й"], 1, ["я", "ю", "я", "єм", "ї", "єві", "єм", "ї"]),
    (&["ов", "ев", "ін", "їн"], 0, ["а", "у", "а", "им", "і", "ові", "ом", "ові"]),
];
const UKRAINIAN_CONSONANT: Row = (&[], 0, ["а", "у", "а", "ом", "і", "ові", "ом", "ові"]);

fn russian(word: &str) -> Vec<String> {
    declined(word, RUSSIAN, &RUSSIAN_CONSONANT)
}

fn ukrainian(word: &str) -> Vec<String> {
    declined(word, UKRAINIAN, &UKRAINIAN_CONSONANT)
}

/// The forms by the first row that fits; none for words that do not decline (`Лукашенко`, `Баку`, `СНГ`).
fn declined(word: &str, table: &[Row], consonant: &Row) -> Vec<String> {
    if word.chars().count() < 3 {
        return Vec::new();
    }
    let fits = |row: &&Row| row.0.iter().any(|ending| word.ends_with(ending));
    let row = match table.iter().find(fits) {
        Some(row) => row,
        None if word.ends_with(is_consonant) => consonant,
        None => return Vec::new(),
    };
    let keep = word.char_indices().rev().nth(row.1.wrapping_sub(1)).map_or(word.len(), |(at, _)| at);
    row.2.iter().map(|ending| format!("{}{ending}", &word[..keep])).collect()
}

fn is_consonant(c: char) -> bool {
    matches!(c, 'б'..='д' | 'ж' | 'з' | 'к'..='н' | 'п'..='т' | 'ф'..='щ' | 'ң' | 'қ' | 'ғ')
}

/// Genitive, dative, accusative, locative and ablative of Kyrgyz and Kazakh, by vowel harmony.
fn turkic(folded: &str) -> Vec<String> {
    let Some((high, low)) = folded.chars().rev().find_map(harmony) else { return Vec::new() };
    let mut out = Vec::with_capacity(16);
    for c in ["н", "д", "т"] {
        out.extend([format!("{folded}{c}{high}н"), format!("{folded}{c}{high}")]);
    }
    for c in ["г", "к", "д", "т"] {
        out.push(format!("{folded}{c}{low}"));
    }
    out.extend(["д", "т"].iter().map(|c| format!("{folded}{c}{low}н")));
    out
}

fn harmony(c: char) -> Option<(char, char)> {
    Some(match c {
        'а' | 'ы' | 'я' => ('ы', 'а'),
        'о' => ('у', 'о'),
        'у' | 'ю' => ('у', 'а'),
        'е' | 'и' | 'э' | 'і' | 'ә' => ('и', 'е'),
        'ө' | 'ү' => ('ү', 'ө'),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, written: &[&str], not: &[&str]) {
        let forms: Vec<String> = forms(name).into_iter().map(|f| f.folded).collect();
        for form in written {
            assert!(forms.contains(&folded_phrase(form)), "{name}: {form} is missing in {forms:?}");
        }
        for form in not {
            assert!(!forms.contains(&folded_phrase(form)), "{name}: {form}");
        }
    }

    #[test]
    fn cases() {
        check(
            "Владимир Путин",
            &["Владимира Путина", "Владимиру Путину", "Владимиром Путиным", "Владимире Путине"],
            &["Владимир Путины"],
        );
        check("Садыр Жапаров", &["Садыра Жапарова", "Садыру Жапарову", "Садыр Жапаровдун", "Садыр Жапаровго"], &[]);
        check("Мария Львова-Белова", &["Марии Львовой-Беловой", "Марию Львову-Белову"], &[]);
        check("Москва", &["Москвы", "Москве", "Москву", "Москвой"], &["Москванин"]);
        check("Россия", &["России", "Россию", "Россией"], &[]);
        check("Владимир Зеленский", &["Владимира Зеленского", "Владимиром Зеленским"], &[]);
        check("Казань", &["Казани", "Казанью"], &[]);
        check("Александр Лукашенко", &["Александра Лукашенко", "Александром Лукашенко"], &[]);
        check("Володимир Зеленський", &["Володимира Зеленського", "Володимиром Зеленським"], &[]);
        check("Бишкек", &["Бишкека", "Бишкекте", "Бишкектен", "Бишкеке"], &[]);
        check("Содружество Независимых Государств", &["Содружества Независимых Государств"], &[]);
        check("Международный уголовный суд", &["Международного уголовного суда"], &[]);
        check("Deutschland", &["Deutschlands"], &[]);
        check("Paris", &["Paris"], &["Pariss"]);
        check("푸틴", &["푸틴은", "푸틴의"], &[]);
        check("بوتين", &["وبوتين", "لبوتين"], &[]);
    }
}
