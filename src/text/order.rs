//! The order of titles in a list, as readers of a language expect it (Unicode collation with CLDR's tailorings).

use std::cmp::Ordering;

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::Locale;

/// How the words of one language are ordered.
#[derive(Debug)]
pub struct Order {
    words: Option<CollatorBorrowed<'static>>,
    /// Without regard to accents and case, unless the language counts them as letters of their own.
    letters: Option<CollatorBorrowed<'static>>,
}

impl Order {
    /// The order of a language (BCP 47); of one that is not known, the order that all share.
    pub fn of(language: &str) -> Self {
        let locale: Locale = language.parse().unwrap_or(Locale::UNKNOWN);
        let collator = |strength| {
            let mut options = CollatorOptions::default();
            options.strength = Some(strength);
            let mut preferences = CollatorPreferences::from(&locale);
            preferences.numeric_ordering = Some(CollationNumericOrdering::True);
            Collator::try_new(preferences, options).ok()
        };
        Self { words: collator(Strength::Tertiary), letters: collator(Strength::Primary) }
    }

    /// Numbers by their value; quotation marks and the like at the beginning do not count.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        let words = |text| str::trim_start_matches(text, |c: char| !c.is_alphanumeric());
        let compared = self.words.as_ref().map_or(Ordering::Equal, |order| order.compare(words(a), words(b)));
        compared.then_with(|| a.cmp(b))
    }

    /// The letter under which a title stands in an index, in upper case; `None` where it has neither letter nor digit.
    pub fn heading(&self, title: &str) -> Option<String> {
        use unicode_normalization::char::decompose_canonical;
        let first = title.chars().find(|c| c.is_alphanumeric())?;
        let mut base = first;
        decompose_canonical(first, |c| base = if c.is_alphanumeric() { c } else { base });
        let (first, base) = (first.to_string(), base.to_string());
        let alike = self.letters.as_ref().is_none_or(|order| order.compare(&first, &base) == Ordering::Equal);
        let heading = if alike { base } else { first };
        Some(heading.to_uppercase())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_as_a_dictionary_has_them() {
        let cases = [
            ("ky", "езда ель ёлка жол нан ңк от ох өт пар уй уч үй"),
            ("ru", "ёж езда ель жук Юрий яма"),
            ("fr", "cote coté Côte côté élan épée zèle"),
            ("sv", "apa Zorn åka äta öga"),
            ("de", "Afrika Äpfel Apfelbaum Zug"),
            ("tr", "cam çam dam ılık ilik İzmir"),
            ("zh", "北京 上海 中国"),
            ("zh-u-co-stroke", "上海 中国 北京"),
            ("en", "“Able” Baker Claim 2 Claim 10 Éclair"),
            ("no such language", "a B c"),
        ];
        for (language, expected) in cases {
            let order = Order::of(language);
            let mut words: Vec<&str> = expected.split(' ').rev().collect();
            if language == "en" {
                words = vec!["Éclair", "Claim 10", "Claim 2", "Baker", "“Able”"];
            }
            words.sort_by(|a, b| order.compare(a, b));
            assert_eq!(words.join(" "), expected, "{language}");
        }
    }

    #[test]
    fn letters_of_an_index() {
        let cases =
            [("fr", "élan", "E"), ("sv", "åka", "Å"), ("en", "Åsa", "A"), ("ru", "ёж", "Е"), ("ky", "ёлка", "Ё")];
        let more =
            [("ru", "йод", "Й"), ("ky", "өт", "Ө"), ("en", "“quoted”", "Q"), ("en", "10 days", "1"), ("tr", "İz", "İ")];
        for (language, title, expected) in cases.into_iter().chain(more) {
            let order = Order::of(language);
            assert_eq!(order.heading(title).as_deref(), Some(expected), "{language} {title}");
        }
    }
}
