//! Which language a text is in, as far as its commonest words tell; and how words are counted.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

/// The language of a text (BCP 47), if its script or its small words settle it.
pub(super) fn language(text: &str) -> Option<&'static str> {
    let sample = &text[..text.floor_char_boundary(text.len().min(6000))];
    by_script(sample).or_else(|| by_words(sample)).or_else(|| by_letters(sample))
}

/// Scripts that one language (of the press that is likely to be imported) writes.
fn by_script(text: &str) -> Option<&'static str> {
    let count = |range: std::ops::RangeInclusive<char>| text.chars().filter(|c| range.contains(c)).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count().max(1);
    let most = |n: usize| n * 3 > letters;
    match () {
        () if count('\u{3041}'..='\u{30FF}') * 10 > letters => Some("ja"),
        () if most(count('\u{AC00}'..='\u{D7A3}')) => Some("ko"),
        () if most(count('\u{3400}'..='\u{9FFF}')) => Some("zh"),
        () if most(count('\u{0590}'..='\u{05FF}')) => Some("he"),
        () if most(count('\u{0370}'..='\u{03FF}')) => Some("el"),
        () if most(count('\u{0530}'..='\u{058F}')) => Some("hy"),
        () if most(count('\u{10A0}'..='\u{10FF}')) => Some("ka"),
        () if most(count('\u{0E00}'..='\u{0E7F}')) => Some("th"),
        () if most(count('\u{0900}'..='\u{097F}')) => Some("hi"),
        () if most(count('\u{0980}'..='\u{09FF}')) => Some("bn"),
        () => None,
    }
}

/// Letters that only one language of its script has.
fn by_letters(text: &str) -> Option<&'static str> {
    let has = |letters: &str| text.chars().filter(|c| letters.contains(*c)).count() >= 3;
    match () {
        () if has("қғұһәі") && has("ңөү") => Some("kk"),
        () if has("ңөү") => Some("ky"),
        () if has("їєґ") => Some("uk"),
        () if has("ў") => Some("be"),
        () if has("ыэё") => Some("ru"),
        () if has("ٹڈے") => Some("ur"),
        () if has("پچژگ") => Some("fa"),
        () if has("ةأإ") => Some("ar"),
        () if has("ßäöü") && text.contains('ß') => Some("de"),
        () if has("ñ¿¡") => Some("es"),
        () if has("łęąśż") => Some("pl"),
        () if has("ğışİ") => Some("tr"),
        () => None,
    }
}

fn by_words(text: &str) -> Option<&'static str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut total = 0;
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()) {
        total += 1;
        for tag in BY_WORD.get(word.to_lowercase().as_str()).into_iter().flatten() {
            *counts.entry(tag).or_default() += 1;
        }
    }
    let best = counts.iter().max_by_key(|(tag, n)| (**n, std::cmp::Reverse(**tag)))?;
    let second = counts.iter().filter(|(tag, _)| *tag != best.0).map(|(_, n)| *n).max().unwrap_or(0);
    (*best.1 >= 3 && best.1 * 12 >= total && *best.1 > second).then_some(*best.0)
}

/// The languages of each small word: a text asks for all of its words.
static BY_WORD: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let mut out: HashMap<&str, Vec<&str>> = HashMap::new();
    for (tag, word) in SMALL_WORDS.iter().flat_map(|(tag, list)| list.split(' ').map(move |w| (*tag, w))) {
        let tags = out.entry(word).or_default();
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    out
});

/// Small words that set a language apart from its neighbours as much as they are frequent.
const SMALL_WORDS: &[(&str, &str)] = &[
    ("en", "the of and to in is that for was on with said has by at from his it are be as an will"),
    ("de", "der die und das den von ist mit dem des ein eine nicht auf für im sich auch als nach bei wird sagte hat"),
    ("fr", "le la les des et en du une est que dans pour qui sur au par pas plus avec ce aux ses été selon"),
    ("es", "el la los las de que y en un una del por con para se su al lo como más según fue ha"),
    ("it", "il la di che e un una per del della con non sono dei nel alla ha gli le da si anche"),
    ("pt", "o a os as de que e do da em um uma para com não no na dos das por mais foi ao segundo"),
    ("nl", "de het een van en in is dat op te voor met niet zijn aan door ook bij heeft werd"),
    ("sv", "och att det som en på är av för med den till har inte om ett i sade från"),
    ("da", "og at det som en på er af for med den til har ikke om et i sagde fra der"),
    ("no", "og at det som en på er av for med den til har ikke om et i sa fra der"),
    ("fi", "ja on ei että se hän oli mutta myös mukaan kun ovat sekä joka"),
    ("pl", "i w na z się nie że do jest o to jak po przez od za dla oraz jego został"),
    ("cs", "a v na se že je s z do o i jako pro by podle ale není které který"),
    ("hu", "a az és hogy nem is egy ez volt meg szerint csak még már el"),
    ("ro", "și de în a la pe cu că nu o din pentru este care au fost mai după"),
    ("tr", "ve bir bu için ile da de olarak olan daha çok en sonra göre kadar dedi"),
    ("ru", "и в на с что не по из к о за от для как его был это а также сообщил года"),
    ("uk", "і в на з що не по із до про за від для як його був це а також та у є року"),
    ("be", "і ў на з што не па да аб за ад для як яго быў гэта а таксама"),
    ("bg", "и в на с че не по от за да се е са като към през това беше"),
    ("sr", "и у на са да не по од за се је су као који што то би"),
    ("ky", "жана менен үчүн бул бир деп болгон анын боюнча ал эле эмес мамлекеттик кыргыз айтты жылы"),
    ("kk", "және мен үшін бұл бір деп болған оның бойынша ол екен емес қазақ айтты жылы"),
    ("uz", "va bilan uchun bu bir deb bo'lgan uning bo'yicha u ham emas"),
    ("ar", "في من على أن إلى عن مع هذا التي الذي قال ما بعد كان هذه و لا"),
    ("fa", "در به از که این است را با برای آن بود شد می و های خود کرد"),
    ("ur", "کے میں کی ہے سے اور کا کو نے پر یہ کہ ہیں تھا"),
    ("id", "yang dan di dengan untuk pada dari ini itu tidak akan dalam adalah oleh telah"),
    ("vi", "và của là có trong cho với được các không này đã người một"),
];

/// Whether a word is one of the small ones of some language, with which no headline ends.
pub(super) fn is_small_word(word: &str) -> bool {
    BY_WORD.contains_key(word)
}

/// How many words a text has; in scripts without spaces two characters count as one.
pub(super) fn word_count(text: &str) -> usize {
    let dense = text.chars().filter(|c| is_dense(*c)).count();
    let spaced =
        text.split(|c: char| c.is_whitespace() || is_dense(c)).filter(|w| w.chars().any(char::is_alphanumeric)).count();
    spaced + dense.div_ceil(2)
}

/// Scripts that do not put spaces between words.
pub(super) fn is_dense(c: char) -> bool {
    matches!(c, '\u{0E00}'..='\u{0E7F}' | '\u{3041}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
}

/// The words that carry the matter: folded, four letters and longer, cut to six so that endings matter less;
/// pairs of characters in dense scripts.
pub(super) fn content_words(text: &str) -> Vec<String> {
    let folded = crate::text::fold_name(text);
    let mut out = Vec::new();
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        let chars: Vec<char> = word.chars().collect();
        if chars.iter().any(|c| is_dense(*c)) {
            out.extend(chars.windows(2).map(|w| w.iter().collect::<String>()));
        } else if chars.len() >= 4 || (chars.len() >= 2 && chars.iter().all(char::is_ascii_digit)) {
            out.push(chars.iter().take(6).collect());
        }
    }
    out
}

/// Whether a text ends as a sentence does, closing quotes and brackets aside.
pub(super) fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || "\"'”’“‘»«)]』」）*".contains(c));
    text.chars().next_back().is_some_and(|c| ".!?…。！？؟۔।։။።។".contains(c))
}

/// Roughly how many sentences a text has.
pub(super) fn sentences(text: &str) -> usize {
    let mut count = 0;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let end = match c {
            '。' | '！' | '？' => true,
            '.' | '!' | '?' | '…' | '؟' | '۔' | '।' | '။' | '።' | '។' => {
                chars.peek().is_none_or(|n| n.is_whitespace() || "\"”»’)".contains(*n))
            }
            _ => false,
        };
        count += usize::from(end);
    }
    count
}

/// Every letter that has a case is a capital, and there are some.
pub(super) fn is_all_caps(text: &str) -> bool {
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    capitals >= 2 && !text.chars().any(char::is_lowercase)
}

/// `BELT AND ROAD` → `Belt and Road`: each word but small ones; abbreviations cannot be known and are left to people.
pub(super) fn calm_capitals(text: &str) -> String {
    const SMALL: &[&str] = &["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"];
    let words = text.split(' ').enumerate().map(|(i, word)| {
        let lower = word.to_lowercase();
        if i > 0 && SMALL.contains(&lower.as_str()) { lower } else { capitalise(&lower) }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The first letter, and each after a hyphen, as a capital.
fn capitalise(word: &str) -> String {
    let mut start = true;
    let letters = word.chars().flat_map(|c| {
        let out: Vec<char> = if start { c.to_uppercase().collect() } else { vec![c] };
        start = if c.is_alphanumeric() { false } else { start || matches!(c, '-' | '–' | '(') };
        out
    });
    letters.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages() {
        for (text, expected) in [
            ("The minister said that the road will be closed for a month.", Some("en")),
            ("Die Ministerin sagte, dass die Straße nicht für den Verkehr offen ist.", Some("de")),
            ("Министр сообщил, что дорога не будет открыта для движения в этом году.", Some("ru")),
            ("Міністр повідомив, що дорога не буде відкрита для руху та з цього року.", Some("uk")),
            ("Бул жол жана көпүрө жүргүнчүлөр үчүн жабык деп айтты министр.", Some("ky")),
            ("وقال الوزير إن الطريق في العاصمة مغلق على أن يفتح من جديد", Some("ar")),
            ("وزیر گفت که این راه در پایتخت برای رفت و آمد بسته است", Some("fa")),
            ("שר התחבורה אמר כי הכביש ייסגר", Some("he")),
            ("部长说，这条路将关闭一个月。", Some("zh")),
            ("Xyz", None),
        ] {
            assert_eq!(language(text), expected, "{text}");
        }
    }

    #[test]
    fn capitals() {
        assert_eq!(calm_capitals("SUMMIT OF THE WATER-RICH STATES"), "Summit of the Water-Rich States");
    }
}
