//! The table of labels by hand, and against a second way of computing it on random claims (seeded).

use std::collections::{BTreeMap, BTreeSet};

use super::*;

/// `article:stance[*][=value]`, `*` for attributed; articles as `outlet@origin`, `-` for no outlet.
fn claim(kind: ValueKind, articles: &str, entries: &str) -> Assessment {
    let witness = |text: &str| {
        let (outlet, origin) = text.split_once('@').expect("outlet@origin");
        Witness { origin: origin.parse().expect("a number"), outlet: (outlet != "-").then(|| outlet.to_owned()) }
    };
    let testimony = |text: &str| {
        let (article, rest) = text.split_once(':').expect("article:stance");
        let (stance, value) = rest.split_once('=').map_or((rest, None), |(s, v)| (s, Some(v.to_owned())));
        let voice = if stance.ends_with('*') { Voice::Attributed } else { Voice::Own };
        let stance = match &stance[..1] {
            "+" => Stance::Supports,
            "-" => Stance::Disputes,
            _ => Stance::Unclear,
        };
        Testimony { article: article.parse().expect("a number"), stance, voice, value }
    };
    let articles: Vec<Witness> = articles.split(' ').map(witness).collect();
    let entries: Vec<Testimony> = entries.split_whitespace().map(testimony).collect();
    assess(kind, &Witnesses::new(articles), &entries)
}

/// Two outlets with one origin, then three outlets of their own.
const FIVE: &str = "ap@0 -@0 japan@1 times@2 post@3";

#[test]
fn labels_follow_the_table() {
    let cases = [
        ("0:+ 1:+ 2:+", "corroborated"),
        ("0:+ 1:+", "single-origin"),
        ("3:+", "single-source"),
        ("3:+ 3:+", "single-source"),
        ("3:? 4:?", "unclear"),
        ("", "unclear"),
        ("0:+ 1:+ 4:-", "contested"),
        ("0:+=2023-08 1:+=2023-08 3:+=2023-08 4:+=2023-07", "contested"),
        ("0:+=2023-08 3:+=2023", "corroborated"),
        ("0:+=2023-08 3:?=2023-07", "single-source"),
        ("0:+=Tuesday 3:+=Friday", "contested"),
        ("0:+ 9:-", "single-source"),
    ];
    for (entries, expected) in cases {
        assert_eq!(claim(ValueKind::Date, FIVE, entries).label.name(), expected, "{entries}");
    }
    assert_eq!(claim(ValueKind::Other, FIVE, "0:+=Tuesday 3:+=Friday").label.name(), "corroborated");
}

#[test]
fn counts_origins_outlets_and_silence() {
    let found = claim(ValueKind::Number, FIVE, "0:+* 1:+* 4:-");
    let tally = |articles, outlets, origins| Tally { articles, outlets, origins };
    assert_eq!((found.supports, found.disputes), (tally(2, 2, 1), tally(1, 1, 1)));
    assert_eq!((found.silent, found.asserts), (tally(2, 2, 2), tally(0, 0, 0)));
    assert_eq!((found.only_reported(), found.sides()), (Some(2), (1, 1)));
    let words: Vec<&str> = found.cells.iter().map(|c| c.word()).collect();
    assert_eq!(words, ["supports, attributed", "supports, attributed", "silent", "silent", "disputes"]);
}

#[test]
fn rival_values_are_grouped_with_who_gives_them() {
    let found = claim(ValueKind::Date, FIVE, "0:+=2023-08 1:+=2023-08 3:+=2023-08 4:+=2023-07 2:?=2023-01");
    let values: Vec<(&str, usize, usize)> =
        found.values.iter().map(|v| (v.text.as_str(), v.tally.outlets, v.tally.origins)).collect();
    assert_eq!(values, [("2023-08", 3, 2), ("2023-07", 1, 1), ("2023-01", 0, 0)]);
    assert_eq!((found.rivals.as_slice(), found.sides(), found.weight()), ([(0, 1)].as_slice(), (2, 1), (1, 2)));
}

#[test]
fn an_article_that_contradicts_itself_is_named() {
    let found = claim(ValueKind::Other, FIVE, "2:+ 2:- 3:+ 3:-*");
    assert_eq!(found.contradictions, [2]);
    assert_eq!((found.cells[2], found.cells[3]), (Cell::Divided, Cell::Divided));
}

/// The label by definition, from sets of facts instead of counts: what the table must agree with.
fn label_by_definition(articles: &[Witness], entries: &[Testimony]) -> &'static str {
    let mut by_origin: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
    let mut numbers = BTreeSet::new();
    for entry in entries {
        if entry.stance == Stance::Disputes {
            return "contested";
        }
        if entry.stance == Stance::Supports {
            numbers.extend(entry.value.clone());
            let outlet = articles[entry.article].outlet.clone().unwrap_or(format!("#{}", entry.article));
            by_origin.entry(articles[entry.article].origin).or_default().insert(outlet);
        }
    }
    match by_origin.values().map(BTreeSet::len).collect::<Vec<_>>()[..] {
        _ if numbers.len() > 1 => "contested",
        [] => "unclear",
        [1] => "single-source",
        [_] => "single-origin",
        _ => "corroborated",
    }
}

#[test]
fn labels_agree_with_a_second_computation() {
    let seed: u64 = 0x5EED_0006;
    println!("seed {seed:#x}");
    let mut state = seed;
    let mut below = |n: usize| {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        usize::try_from((state.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % n as u64).unwrap_or_default()
    };
    let mut labels: BTreeMap<&str, usize> = BTreeMap::new();
    for _ in 0..4_000 {
        let articles: Vec<Witness> = (0..=below(6))
            .map(|_| Witness { origin: below(4), outlet: [None, Some("a"), Some("b")][below(3)].map(str::to_owned) })
            .collect();
        let entries: Vec<Testimony> = (0..below(5))
            .map(|_| Testimony {
                article: below(articles.len()),
                stance: [Stance::Supports, Stance::Supports, Stance::Supports, Stance::Unclear, Stance::Disputes]
                    [below(5)],
                voice: [Voice::Own, Voice::Attributed][below(2)],
                value: [None, None, None, None, Some("7"), Some("8")][below(6)].map(str::to_owned),
            })
            .collect();
        let found = assess(ValueKind::Number, &Witnesses::new(articles.clone()), &entries);
        let expected = label_by_definition(&articles, &entries);
        assert_eq!(found.label.name(), expected, "{articles:?} {entries:?}");
        assert_eq!(found.cells.iter().filter(|c| **c == Cell::Silent).count(), found.silent.articles);
        *labels.entry(expected).or_default() += 1;
    }
    assert!(labels.len() == 5 && labels.values().all(|n| *n > 50), "{labels:?}");
}
