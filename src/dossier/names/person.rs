//! The parts of a person's name: which words are the surname, in which order they stand.

use super::lexicon::{CALENDAR, FUNCTION, PARTICLES, TITLES};
use super::words::{Words, folded_phrase};

/// The surnames by which a text may call this person alone, as written in `full`; none when it is not clear.
///
/// The last word, with and without its particles (`von der Leyen`, `Leyen`). The first where the order is East Asian
/// (`Xi Jinping`, `Kim Jong-un`) or that of documents in the former Soviet Union (`Japarov Sadyr Nurgozhoevich`).
pub fn surnames(full: &str) -> Vec<String> {
    let parts = parts(full);
    let [first, .., last] = parts.as_slice() else { return Vec::new() };
    if parts.iter().any(|p| matches!(folded_phrase(p).as_str(), "uulu" | "kyzy" | "uly" | "уулу" | "кызы")) {
        return Vec::new();
    }
    let chosen = if is_east_asian(&parts) || surname_first(&parts) { first } else { last };
    let mut out = vec![(*chosen).to_owned()];
    if std::ptr::eq(chosen, last) {
        out.extend(with_particles(&parts));
        out.extend(without_article(last));
    }
    out.retain(|s| is_usable(s));
    out
}

/// The words of a name by white space, without titles before it and `Jr.` after it.
pub fn parts(full: &str) -> Vec<&str> {
    let mut parts: Vec<&str> = full.split_whitespace().map(|p| p.trim_matches([',', '"', '“', '”'])).collect();
    while parts.len() > 1 && TITLES.has(&folded_phrase(parts[0])) {
        parts.remove(0);
    }
    while parts.len() > 2 && matches!(folded_phrase(parts[parts.len() - 1]).as_str(), "jr" | "sr" | "ii" | "iii" | "iv")
    {
        parts.pop();
    }
    parts
}

/// Whether every word but the last is a title: `President Japarov` names no more than `Japarov` does.
pub fn is_titled_surname(name: &str) -> bool {
    name.split_whitespace().count() > 1 && parts(name).len() == 1
}

fn is_usable(surname: &str) -> bool {
    let folded = folded_phrase(surname);
    folded.chars().count() > 1
        && surname.chars().any(char::is_uppercase)
        && !CALENDAR.has(&folded)
        && !FUNCTION.has(&folded)
        && !PARTICLES.has(&folded)
}

fn with_particles(parts: &[&str]) -> Option<String> {
    let last = parts.len().checked_sub(1)?;
    let mut from = last;
    while from > 1 && PARTICLES.has(&folded_phrase(parts[from - 1])) {
        from -= 1;
    }
    (from < last).then(|| parts[from..].join(" "))
}

/// `al-Assad` is also called `Assad`.
fn without_article(last: &str) -> Option<String> {
    let (article, rest) = last.split_once('-')?;
    PARTICLES.has(&folded_phrase(article)).then(|| rest.to_owned())
}

fn surname_first(parts: &[&str]) -> bool {
    let folded: Vec<String> = parts.iter().map(|p| folded_phrase(p)).collect();
    let (Some(first), Some(last)) = (folded.first(), folded.last()) else { return false };
    is_patronymic(last) && folded.len() > 2 || is_slavic_surname(first) && !is_slavic_surname(last)
}

fn is_patronymic(folded: &str) -> bool {
    ["ovich", "evich", "ovna", "evna", "ович", "евич", "овна", "евна", "йич"].iter().any(|e| folded.ends_with(e))
}

fn is_slavic_surname(folded: &str) -> bool {
    const ENDINGS: &[&str] = &["ov", "ev", "ova", "eva", "yan", "shvili", "ов", "ев", "ова", "ева", "ян", "швили"];
    folded.chars().count() > 4 && !is_patronymic(folded) && ENDINGS.iter().any(|e| folded.ends_with(e))
}

/// Two or three words, the first a common family name, the others syllables of that language and not Western names.
fn is_east_asian(parts: &[&str]) -> bool {
    let Some((first, given)) = parts.split_first() else { return false };
    FAMILY_NAMES.contains(format!(" {} ", folded_phrase(first)).as_str())
        && (1..=2).contains(&given.len())
        && given.iter().all(|g| is_syllables(&folded_phrase(g)))
}

const FAMILY_NAMES: &str = " xi li wang zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng \
    liang xie tang song deng han feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren \
    lyu lv shen yao fu hou qin mao tsai lai kim lee park choi jung jeong kang cho yoon jang lim han oh seo shin kwon hwang \
    ahn song ryu hong moon yang ko bae nguyen tran le pham hoang phan vu vo dang bui do ngo duong ly to ";

/// Syllables of Mandarin (pinyin) and of Korean as newspapers write it; one to three of them, spaces for hyphens.
fn is_syllables(folded: &str) -> bool {
    folded.split(' ').all(|part| (1..=3).any(|n| splits_into(part, n)))
}

fn splits_into(word: &str, syllables: usize) -> bool {
    if syllables == 0 || word.is_empty() {
        return syllables == 0 && word.is_empty();
    }
    (1..=word.len().min(6)).any(|at| {
        word.is_char_boundary(at)
            && is_syllable(&word[..at])
            && (at == word.len() || splits_into(&word[at..], syllables - 1))
    })
}

/// Whether this is one syllable of a Korean or Chinese given name (folded): `jin`, `hye`; words of other languages that
/// happen to be one are left out.
pub fn is_name_syllable(folded: &str) -> bool {
    is_syllable(folded)
        && !matches!(
            folded,
            "run" | "long" | "wing" | "king" | "fan" | "ban" | "a" | "e" | "me" | "he" | "up" | "like" | "made"
        )
}

fn is_syllable(s: &str) -> bool {
    const INITIALS: &[&str] = &[
        "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s",
        "y", "w", "",
    ];
    const FINALS: &str = " a o e ai ei ao ou an en ang eng ong i ia ie iao iu ian in iang ing iong u ua uo uai ui uan un uang ue \
        er v ve ";
    const KOREAN: &str = " jong un eun jae in myung myeong bak suk yeol yul geun hye keun ki hyun hyon sung seong il nam woo hee \
        yong jun joon min ji su soo young kyung kyong jin ho won cheol chol dong hwan sik tae gun kun uk wook hwa mi eui yo \
        phuc trong xuan minh dinh thi van anh hung duc quang phu cong ngoc thanh tan tien lam cuong hoa giap ";
    INITIALS.iter().any(|i| s.strip_prefix(i).is_some_and(|f| FINALS.contains(&format!(" {f} "))))
        || KOREAN.contains(&format!(" {s} "))
}

/// Whether the letters of `acronym` (folded) stand in `name` in their order, the first of them at a word's start.
pub fn abbreviates(acronym: &str, name: &str) -> bool {
    let words = Words::new(name);
    let starts_a_word =
        acronym.chars().next().is_some_and(|f| (0..words.len()).any(|i| words.folded(i).starts_with(f)));
    let phrase = folded_phrase(name);
    let mut letters = phrase.chars();
    starts_a_word && acronym.chars().all(|a| letters.any(|c| c == a))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(full: &str, expected: &[&str]) {
        assert_eq!(surnames(full), expected, "{full}");
    }

    #[test]
    fn surnames_by_order_and_particle() {
        check("Sadyr Japarov", &["Japarov"]);
        check("Japarov Sadyr Nurgozhoevich", &["Japarov"]);
        check("Vladimir Vladimirovich Putin", &["Putin"]);
        check("Ursula von der Leyen", &["Leyen", "von der Leyen"]);
        check("Bashar al-Assad", &["al-Assad", "Assad"]);
        check("Maria Lvova-Belova", &["Lvova-Belova"]);
        check("Xi Jinping", &["Xi"]);
        check("Kim Jong-un", &["Kim"]);
        check("Lee Harvey Oswald", &["Oswald"]);
        check("Kim Kardashian", &["Kardashian"]);
        check("Moon Jae-in", &["Moon"]);
        check("Robert Kennedy Jr.", &["Kennedy"]);
        check("Theresa May", &[]);
        check("Nurlan uulu Bakyt", &[]);
        check("Садыр Жапаров", &["Жапаров"]);
        check("Жапаров Садыр", &["Жапаров"]);
        check("President Japarov", &[]);
        check("Pelé", &[]);
    }

    #[test]
    fn acronyms() {
        assert!(abbreviates("cis", "Commonwealth of Independent States"));
        assert!(abbreviates("icc", "International Criminal Court"));
        assert!(abbreviates("снг", "Содружество Независимых Государств"));
        assert!(!abbreviates("un", "European Commission"));
    }
}
