//! Whether two full names are one person's, written otherwise. Strict: a surname alone never says so.

use strsim::levenshtein;

use crate::dossier::names::words::folded_phrase;
use crate::dossier::names::{inflected_forms, name_parts, search_keys, sound};

/// Whether two full names differ in spelling, transliteration or inflection alone. Given names must agree as well as
/// surnames, and so must middle names where both have them; an initial agrees with nothing.
pub fn alike(a: &str, b: &str) -> bool {
    if folded_phrase(a) == folded_phrase(b) || is_form_of(a, b) || is_form_of(b, a) {
        return true;
    }
    let (a, b) = (name_parts(a), name_parts(b));
    let ([a_given, a_middle @ .., a_last], [b_given, b_middle @ .., b_last]) = (&a[..], &b[..]) else { return false };
    let middle = match (a_middle, b_middle) {
        ([], []) => true,
        ([], more) | (more, []) => more.iter().all(|m| letters(m) > 2),
        (a, b) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| sounds_alike(a, b)),
    };
    middle && sounds_alike(a_last, b_last) && sounds_alike(a_given, b_given)
}

fn is_form_of(a: &str, b: &str) -> bool {
    let b = folded_phrase(b);
    !a.is_ascii() && inflected_forms(a).iter().any(|f| f.folded == b)
}

/// One name's spellings: the same key, the same consonants in a name of some length, or one letter more or less.
fn sounds_alike(a: &str, b: &str) -> bool {
    let (key_a, key_b) = (sound(a), sound(b));
    if key_a.is_empty() || letters(a) < 2 || letters(b) < 2 {
        return false;
    }
    // `Putin` and `Putina`, `Alexander` and `Alexandra` are two.
    if key_a.ends_with('a') != key_b.ends_with('a') {
        return false;
    }
    let shortest = key_a.len().min(key_b.len());
    key_a == key_b
        || shortest >= 6 && levenshtein(&key_a, &key_b) == 1
        || shortest >= 5
            && search_keys(a).get(1).is_some_and(|bare| bare.len() >= 4 && search_keys(b).get(1) == Some(bare))
}

fn letters(name: &str) -> usize {
    name.chars().filter(|c| c.is_alphabetic()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one() {
        for (a, b) in [
            ("Sadyr Japarov", "Sadyr Zhaparov"),
            ("Sadyr Japarov", "Садыр Жапаров"),
            ("Alexander Lukashenko", "Aleksandr Lukaschenko"),
            ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
            ("Muhammad Khan", "Mohammad Khan"),
            ("Владимир Путин", "Владимира Путина"),
            ("Sergei Lavrov", "Sergey Lavrov"),
            ("Nursultan Nazarbayev", "Nursultan Nazarbaev"),
            ("Ilham Aliyev", "Ilham Aliev"),
        ] {
            assert!(alike(a, b), "{a} / {b}");
        }
    }

    #[test]
    fn two_people() {
        for (a, b) in [
            ("Sadyr Japarov", "Akylbek Zhaparov"),
            ("Vladimir Putin", "Lyudmila Putina"),
            ("Michael Jordan", "Michael B. Jordan"),
            ("George W. Bush", "George H. Bush"),
            ("Kim Jong Un", "Kim Jong Il"),
            ("Ali Khamenei", "Ali Khomeini"),
            ("Maria Petrova", "Marina Petrova"),
            ("Ivan Petrov", "Petr Ivanov"),
            ("Anna Weber", "Anne Weber"),
        ] {
            assert!(!alike(a, b), "{a} / {b}");
        }
    }
}
