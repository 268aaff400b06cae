//! Keys under which spellings of one name meet: for search, for grouping proposals and for *refusing* to link, never
//! to merge.

use deunicode::deunicode;

use super::words::folded_phrase;

/// What is rewritten, in this order of preference (longest first at each place), after transliteration to ASCII.
///
/// Public because the search script applies the same table to what a reader types.
pub const KEY_RULES: &[(&str, &str)] = &[
    ("shch", "s"),
    ("schtsch", "s"),
    ("tsch", "s"),
    ("dsch", "i"),
    ("tch", "s"),
    ("sch", "s"),
    ("dzh", "i"),
    ("dj", "i"),
    ("zh", "i"),
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("ch", "s"),
    ("sh", "s"),
    ("ts", "s"),
    ("tz", "s"),
    ("dz", "s"),
    ("ce", "se"),
    ("ci", "si"),
    ("cy", "si"),
    ("ck", "k"),
    ("qu", "k"),
    ("ou", "u"),
    ("oo", "u"),
    ("oe", "o"),
    ("ee", "i"),
    ("ks", "x"),
    ("j", "i"),
    ("y", "i"),
    ("w", "v"),
    ("c", "k"),
    ("q", "k"),
    ("z", "s"),
];

/// The keys of a name: its folded spelling, and its consonants, each word by word.
///
/// `Japarov`, `Zhaparov` and `Жапаров` share both; `Muhammad`, `Mohamed` and `محمد` share the second. An empty list for
/// a name without letters or digits. At most 64 words are read.
pub fn search_keys(name: &str) -> Vec<String> {
    let words = key_words(name);
    let spelled = words.join(" ");
    let bare = words.iter().map(|w| consonants(w)).collect::<Vec<_>>().join(" ");
    let mut keys: Vec<String> = [spelled, bare].into_iter().filter(|k| !k.trim().is_empty()).collect();
    keys.dedup();
    keys
}

/// The first of [`search_keys`] for one word: which spellings of a surname are alike.
pub fn sound(name: &str) -> String {
    key_words(name).concat()
}

fn key_words(name: &str) -> Vec<String> {
    let ascii = deunicode(&cyrillic_to_latin(&folded_phrase(name)));
    ascii.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).take(64).map(key_word).collect()
}

/// The letters that `deunicode` writes otherwise than newspapers do.
fn cyrillic_to_latin(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'х' => out.push_str("kh"),
            'ц' => out.push_str("ts"),
            'щ' => out.push_str("shch"),
            'ж' => out.push_str("zh"),
            'ь' | 'ъ' => {}
            'ы' | 'й' | 'і' | 'ї' => out.push('i'),
            'э' | 'є' => out.push('e'),
            'ү' => out.push('u'),
            'ө' => out.push('o'),
            'ң' => out.push('n'),
            c => out.push(c),
        }
    }
    out
}

/// A letter as the keys read it: what the search script does for scripts that it knows no other way.
pub fn in_latin(letter: char) -> String {
    deunicode(&cyrillic_to_latin(letter.encode_utf8(&mut [0; 4]))).to_ascii_lowercase()
}

fn key_word(word: &str) -> String {
    let word = word.to_ascii_lowercase();
    let mut out = String::with_capacity(word.len());
    let mut rest = word.as_str();
    while let Some(first) = rest.chars().next() {
        let (from, to) = KEY_RULES
            .iter()
            .find(|(from, _)| rest.starts_with(from))
            .copied()
            .unwrap_or((&rest[..first.len_utf8()], ""));
        let to = if to.is_empty() { from } else { to };
        to.chars().filter(|c| !out.ends_with(*c)).collect::<Vec<_>>().into_iter().for_each(|c| push_new(&mut out, c));
        rest = &rest[from.len()..];
    }
    soften_start(&out)
}

/// Doubled letters count once.
fn push_new(out: &mut String, c: char) {
    if !out.ends_with(c) {
        out.push(c);
    }
}

/// `Yevgeny`, `Jewgeni` and `Evgeni` start alike.
fn soften_start(key: &str) -> String {
    match key.strip_prefix("ie") {
        Some(rest) => format!("e{rest}"),
        None => key.to_owned(),
    }
}

/// The first letter, and the consonants after it.
fn consonants(key: &str) -> String {
    let first_vowel = key.chars().next().filter(|c| "aeiou".contains(*c)).map(|_| 'a');
    first_vowel.into_iter().chain(key.chars().filter(|c| !"aeiou".contains(*c))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(names: &[&str]) {
        let keys: Vec<String> = names.iter().map(|n| sound(n)).collect();
        assert!(keys.windows(2).all(|w| w[0] == w[1]), "{names:?} {keys:?}");
    }

    fn share_a_key(a: &str, b: &str) {
        let (a_keys, b_keys) = (search_keys(a), search_keys(b));
        assert!(a_keys.iter().any(|k| b_keys.contains(k)), "{a} {a_keys:?} {b} {b_keys:?}");
    }

    #[test]
    fn spellings_meet() {
        alike(&["Japarov", "Zhaparov", "Dzhaparov", "Жапаров", "Dschaparow"]);
        alike(&["Sergei", "Sergey", "Sergej", "Сергей"]);
        alike(&["Yevgeny", "Evgeni", "Jewgenij", "Евгений"]);
        alike(&["Khan", "Han"]);
        alike(&["Zelensky", "Zelenskyy", "Selenskyj", "Зеленский"]);
        alike(&["Lukashenko", "Lukaschenko", "Loukachenko", "Лукашенко"]);
        alike(&["Shoigu", "Schoigu", "Choïgou", "Шойгу"]);
        share_a_key("Muhammad", "Mohamed");
        share_a_key("محمد", "Mohammed");
        share_a_key("Nazarbayev", "Nazarbaev");
    }

    #[test]
    fn different_names_stay_apart() {
        for (a, b) in [("Putin", "Putina"), ("Japarov", "Japarova"), ("Sadyr", "Akylbek"), ("Aliyev", "Atambayev")] {
            assert_ne!(sound(a), sound(b));
        }
        assert!(search_keys("…").is_empty());
    }
}
