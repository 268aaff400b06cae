//! Small texts by hand, and all pairs against the plain definition on random texts (seeded).

use std::collections::BTreeSet;

use super::*;
use crate::text::edtf::Edtf;

fn article(text: &str) -> ArticleWords {
    ArticleWords::new(&text.split('|').collect::<Vec<_>>())
}

#[test]
fn counts_words_by_paragraph() {
    let words = article("One two, three|| four’s “five”");
    assert_eq!((words.word_count(), words.paragraph_words()), (5, vec![3, 0, 2]));
    assert_eq!(words.span(1..4).by_paragraph(&words.paragraph_words()), [(1, 1..3), (3, 0..1)]);
    assert_eq!(word_range("One two, three", &(1..3)), Some(4..14));
    assert_eq!(word_range("One two", &(2..3)), None);
}

#[test]
fn finds_what_is_shared_whatever_the_typesetting() {
    let articles = [
        article("The ferry left the harbour before dawn, they said.|Nobody had been told why it did."),
        article("Nothing in common here at all with them"),
        article("Late: “The ferry left the HARBOUR before|dawn”. Nobody had been told why--it did."),
    ];
    let found = pairs(&articles, 0.1);
    let [overlap] = &found[..] else { panic!("{found:?}") };
    assert_eq!((overlap.a, overlap.b, overlap.shared, overlap.of), (0, 2, 6, 11));
    let show = |span: &WordSpan| format!("p{}-{} {:?}", span.first_paragraph, span.last_paragraph, span.words);
    let runs: Vec<String> = overlap.runs.iter().map(|r| format!("{} = {}", show(&r.a), show(&r.b))).collect();
    assert_eq!(runs, ["p1-1 0..7 = p1-2 1..8", "p2-2 9..16 = p2-2 8..15"]);
    assert!(pairs(&articles, 0.6).is_empty());
}

#[test]
fn a_text_that_very_many_carry_is_found_against_the_first() {
    let wire = "one wire story that a hundred outlets carry word for word without a change";
    let articles: Vec<ArticleWords> =
        (0..100).map(|n| article(&format!("{wire}|outlet number {n} added this line"))).collect();
    let with_first = pairs(&articles, COPY).iter().filter(|o| o.a == 0).count();
    assert_eq!(with_first, 99);
}

/// `xorshift64*`: small, seeded, the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        usize::try_from((self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % n as u64).unwrap_or_default()
    }
}

#[test]
fn agrees_with_the_definition_on_random_texts() {
    let seed = 0x5EED_0005;
    println!("seed {seed:#x}");
    let mut random = Random(seed);
    let mut compared = 0;
    for _ in 0..40 {
        let texts: Vec<Vec<usize>> =
            (0..12).map(|_| (0..random.below(60)).map(|_| random.below(3)).collect()).collect();
        let as_text = |t: &Vec<usize>| t.iter().map(usize::to_string).collect::<Vec<_>>().join(" ");
        let articles: Vec<ArticleWords> = texts.iter().map(|t| article(&as_text(t))).collect();
        let sets: Vec<BTreeSet<&[usize]>> = texts.iter().map(|t| t.windows(SHINGLE).collect()).collect();
        let found = pairs(&articles, 0.25);
        let mut expected = Vec::new();
        for (a, x) in sets.iter().enumerate() {
            for (b, y) in sets.iter().enumerate().skip(a + 1) {
                let (shared, of) = (x.intersection(y).count(), x.len().min(y.len()));
                if shared > 0 && shared * 4 >= of {
                    expected.push((a, b, shared, of));
                }
            }
        }
        assert_eq!(found.iter().map(|o| (o.a, o.b, o.shared, o.of)).collect::<Vec<_>>(), expected);
        for overlap in &found {
            let mut covered = BTreeSet::new();
            for run in &overlap.runs {
                let (x, y) = (&texts[overlap.a][run.a.words.clone()], &texts[overlap.b][run.b.words.clone()]);
                assert_eq!(x, y);
                assert!(x.len() >= SHINGLE && run.a.words.clone().all(|w| covered.insert(w)));
                compared += 1;
            }
        }
    }
    assert!(compared > 100, "only {compared} runs were compared");
}

fn source(path: &str, date: &str, publisher: &str, declared: Option<Declared>) -> Source {
    let text = |t: &str| if t.is_empty() { None } else { Some(t.to_owned()) };
    Source { path: path.into(), published: Edtf::parse(date).ok(), publisher: text(publisher), declared }
}

fn agency(name: &str) -> Declared {
    Declared::Agency(name.into())
}

#[test]
fn origins_are_grouped_and_lettered_by_first_publication() {
    let all = origins(&[
        source("e.md", "", "Gazette", None),
        source("d.md", "2023-10-12", "Post", Some(agency("Northern News Agency"))),
        source("c.md", "2023-10-11", "Herald", None),
        source("b.md", "2023-10-12", "Times", Some(agency("northern news agency"))),
        source("a.md", "2023-10-13", "Echo", Some(Declared::Article(3))),
        source("f.md", "2023-10-14", "Northern News Agency", None),
    ]);
    assert_eq!(all.codes, ["C", "B2", "A", "B1", "B4", "B3"]);
    assert_eq!(all.of, [2, 1, 0, 1, 1, 1]);
    assert_eq!(all.origins[1].agency.as_deref(), Some("northern news agency"));
    assert_eq!(all.origins[1].articles, [3, 1, 5, 4], "a copy comes after what it is a copy of");
    assert!(all.cycles.is_empty());
}

#[test]
fn cycles_of_originals_are_one_origin_and_a_finding() {
    let copy = |of: usize| source("x.md", "", "", Some(Declared::Article(of)));
    let all = origins(&[copy(2), copy(0), copy(1), copy(0), copy(4), copy(99)]);
    assert_eq!(all.cycles, [vec![0, 2, 1], vec![4]]);
    assert_eq!(all.of, [0, 0, 0, 0, 1, 2]);
    assert_eq!(all.codes, ["A1", "A2", "A3", "A4", "B", "C"]);
}

#[test]
fn letters_go_on_after_z() {
    let many: Vec<Source> = (0..730).map(|n| source(&format!("{n:04}"), "", "", None)).collect();
    let codes = origins(&many).codes;
    let at = [25, 26, 195, 196, 700, 701].map(|i: usize| codes[i].as_str());
    assert_eq!(at, ["Z", "AA", "GN", "GP", "ZZ", "AAA"], "a link is not called \"GO\"");
}
