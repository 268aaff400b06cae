//! Cases as tables over one article, and laws on random texts (seeded).

use super::*;

const HARBOUR: [&str; 6] = [
    "The harbour master, Ana Brandt, said on Monday that the ferry “Nordlys” had left twelve minutes early.",
    "“We do not know why — nobody asked us,” she told the paper. It cost 3.5 million crowns.",
    "- No reply -",
    "The owner's lawyer can't be reached… He arrived late\u{a0}and left cafe\u{301} tables un\u{ad}touched.",
    "港の船は早く出た。",
    "Brandt said later that the ferry had left on time; she said that twice.",
];

fn harbour() -> FoldedText {
    FoldedText::new(&HARBOUR)
}

/// The matched passages as they stand, with their paragraphs: `p1:… | p2:…`.
fn show(result: &Result<QuoteMatch, QuoteMiss>, paragraphs: &[&str]) -> String {
    let passage = |p: &Passage| {
        let text = p.range.clone().map_or("", |r| &paragraphs[p.paragraph as usize - 1][r]);
        format!("p{}:{text}", p.paragraph)
    };
    match result {
        Ok(found) => found.passages().iter().map(passage).collect::<Vec<_>>().join(" | "),
        Err(miss) => format!("{:?}", miss.reason),
    }
}

#[track_caller]
fn check(quote: &str, paragraph: Option<u32>, expected: &str) {
    assert_eq!(show(&verify(&harbour(), quote, paragraph), &HARBOUR), expected, "{quote}");
}

#[test]
fn folds_what_typesetting_changes() {
    check("the ferry \"Nordlys\" had left", None, "p1:the ferry “Nordlys” had left");
    check("the ferry 'Nordlys' had  left", None, "p1:the ferry “Nordlys” had left");
    check("do not know why -- nobody asked", None, "p2:do not know why — nobody asked");
    check("know why–nobody", None, "p2:know why — nobody");
    check("late and left café tables untouched", None, "p4:late\u{a0}and left cafe\u{301} tables un\u{ad}touched");
    check("be reached...", None, "p4:be reached…");
    check("No reply", None, "p3:No reply");
}

#[test]
fn case_letters_and_punctuation_count() {
    check("The Harbour master", None, "NotFound { part: 1, parts: 1 }");
    check("left twelve minutes late", None, "NotFound { part: 1, parts: 1 }");
    check("Ana Brandt said on Monday", None, "NotFound { part: 1, parts: 1 }");
}

#[test]
fn begins_and_ends_with_whole_words() {
    check("he ferry", None, "WithinWords");
    check("arbour mast", None, "WithinWords");
    check("5 million crowns", None, "WithinWords");
    check("It cost 3", None, "WithinWords");
    check("lawyer can", None, "WithinWords");
    check("The owner", None, "p4:The owner");
    check("船は早く", None, "p5:船は早く");
}

#[test]
fn paragraphs_are_places() {
    check("she said that twice", Some(6), "p6:she said that twice");
    check("she said that twice", Some(1), "OtherParagraph { paragraph: 6 }");
    check("she said that twice", Some(7), "NoSuchParagraph { count: 6 }");
    check("she said that twice", Some(0), "NoSuchParagraph { count: 6 }");
    check("the ferry", Some(6), "p6:the ferry");
    check("twelve minutes early. “We do not know", None, "p1:twelve minutes early. | p2:“We do not know");
}

#[test]
fn gaps_keep_the_order() {
    check("The harbour master […] left twelve", None, "p1:The harbour master | p1:left twelve");
    check("the ferry [...] nobody asked us […] cost", None, "p1:the ferry | p2:nobody asked us | p2:cost");
    check("had left on time […] Ana Brandt", None, "OtherOrder");
    check("Brandt […] left on time", None, "p6:Brandt | p6:left on time");
    check("Brandt […] left on time", Some(1), "p1:Brandt | p6:left on time");
    check("The harbour master […] left thirteen", None, "NotFound { part: 2, parts: 2 }");
}

#[test]
fn insertions_stand_for_few_words_or_letters() {
    check("[The owner] arrived late", None, "p4:arrived late");
    check("The harbour master [of the town], Ana", None, "p1:The harbour master, Ana");
    check("The harbour master [she] said on Monday", None, "p1:The harbour master, Ana Brandt, said on Monday");
    check("The harbour master [she] that the ferry", None, "NotFound { part: 1, parts: 1 }");
    check("[t]he harbour master", None, "p1:The harbour master");
    check("[w]e do not know", None, "p2:We do not know");
    check("lawyer can't be reach[able]", None, "p4:lawyer can't be reached");
    check("lawyer can't be reach[]", None, "NotFound { part: 1, parts: 1 }");
    check("[e] ferry", None, "p1:ferry");
    check("nobody [sic] asked us", None, "p2:nobody asked us");
}

#[test]
fn what_is_no_quotation() {
    check("", None, "Empty");
    check(" — […] [word] …", None, "Empty");
    check(&"a [b] ".repeat(10), None, "TooLong");
    check(&"word ".repeat(4000), None, "TooLong");
}

/// The nearest passage with the difference marked: `-in the article-`, `+in the quotation+`.
#[track_caller]
fn check_nearest(quote: &str, expected: &str) {
    let miss = verify(&harbour(), quote, None).expect_err("it must not be found");
    let mark = |part: &DiffPart| match part {
        DiffPart::Same(words) => words.clone(),
        DiffPart::Missing(words) => format!("-{words}-"),
        DiffPart::Extra(words) => format!("+{words}+"),
    };
    let shown = miss.nearest.map(|n| {
        let diff: Vec<String> = n.diff.iter().map(mark).collect();
        format!("p{} {}: {}", n.paragraph, n.passage, diff.join(" "))
    });
    assert_eq!(shown.as_deref().unwrap_or("none"), expected);
}

#[test]
fn a_miss_shows_the_nearest_passage() {
    check_nearest(
        "had left fifteen minutes early",
        "p1 had left twelve minutes early.: had left -twelve- +fifteen+ minutes -early.- +early+",
    );
    check_nearest("Ana Brandt said", "p1 Ana Brandt, said: Ana -Brandt,- +Brandt+ said");
    check_nearest(
        "We really do not know why nobody asked us",
        "p2 “We do not know why — nobody asked us,”: -'We- +We really+ do not know -why-nobody- +why nobody+ asked -us,'- +us+",
    );
    check_nearest("and left cafe tables", "p4 and left cafe\u{301} tables: and left -café- +cafe+ tables");
    check_nearest("twelwe", "p1 twelve: -twelve- +twelwe+");
    check_nearest("港の船は遅く出た", "p5 港の船は早く出た。: 港の船は -早- +遅+ く出 -た。- +た+");
    check_nearest("nothing like this stands in there", "none");
}

#[test]
fn a_miss_becomes_a_finding_with_a_way_out() {
    let say = |quote: &str, paragraph: Option<u32>| {
        let miss = verify(&harbour(), quote, paragraph).expect_err("it must not be found");
        let finding = miss.finding("harbour", crate::text::Place::new(&"a.md".into(), 3..9));
        format!("{}: {}; {}", finding.code.name, finding.message, finding.help.unwrap_or_default())
    };
    assert_eq!(
        say("had left fifteen minutes", None),
        "quote-not-found: these words do not stand in `harbour`; nearest is ¶1: had left [-twelve-] {+fifteen+} minutes"
    );
    assert_eq!(
        say("she said that twice", Some(1)),
        "quote-other-paragraph: these words of `harbour` begin in paragraph 6; write `p6`"
    );
    assert_eq!(
        say("wholly unrelated matter stands here", None),
        "quote-not-found: these words do not stand in `harbour`; \
         no passage of the article is near it: is it another article that says so?"
    );
}

#[test]
fn links_into_the_page_are_made_of_the_quotation_alone() {
    let directive = |quote: &str| {
        let found = verify(&harbour(), quote, None).unwrap_or_else(|m| panic!("{quote}: {m:?}"));
        found.text_link("https://example.org/a").unwrap_or_default()
    };
    assert_eq!(directive("know why — nobody"), "https://example.org/a#:~:text=know%20why%20%E2%80%94%20nobody");
    assert_eq!(
        directive("Ana Brandt, said on Monday that the ferry 'Nordlys' had left twelve minutes"),
        "https://example.org/a#:~:text=Ana%20Brandt%2C%20said%20on,had%20left%20twelve%20minutes"
    );
    assert_eq!(
        directive("[t]he harbour master […] No reply"),
        "https://example.org/a#:~:text=harbour%20master&text=No%20reply"
    );
    assert_eq!(directive("master [she] said"), "https://example.org/a#:~:text=master,said");
    assert_eq!(directive("reach[able]").as_str(), "");
}

#[test]
fn the_hash_is_of_the_folded_words_and_the_paragraph() {
    let hash =
        |quote: &str, p: Option<u32>| verify(&harbour(), quote, p).map(|m| m.hash().to_string()).unwrap_or_default();
    assert_eq!(hash("the ferry “Nordlys” had", None), hash("the ferry 'Nordlys'  had", None));
    assert_ne!(hash("the ferry", Some(1)), hash("the ferry", Some(6)));
    assert_ne!(hash("the ferry", None), hash("the ferry “Nordlys”", None));
    let text = harbour().hash();
    assert_eq!(WordsHash::parse(&text.to_string()), Some(text));
    assert_eq!(WordsHash::parse("zz"), None);
    assert_ne!(FoldedText::new(&["a b"]).hash(), FoldedText::new(&["a", "b"]).hash());
}

#[test]
fn the_lock_gives_the_same_match_without_ranges() {
    let quote = "the ferry [...] nobody asked us";
    let found = verify(&harbour(), quote, None).expect("it stands there");
    let locked = verify_locked(quote, None, |hash| (hash == found.hash()).then(|| found.passages().to_vec()));
    let locked = locked.expect("the lock knows it");
    assert_eq!((locked.paragraphs(), locked.words(), locked.hash()), (found.paragraphs(), found.words(), found.hash()));
    assert_eq!((locked.text_directive(), locked.written()), (found.text_directive(), found.written()));
    let numbers = |m: &QuoteMatch| m.passages().iter().map(|p| (p.paragraph, p.words.clone())).collect::<Vec<_>>();
    assert_eq!(numbers(&locked), [(1, 9..11), (2, 5..8)]);
    assert_eq!(numbers(&found), numbers(&locked));
    let miss = verify_locked("the ferry", None, |hash| (hash == found.hash()).then(Vec::new));
    assert_eq!(miss.map_err(|m| m.reason), Err(MissReason::NotInLock));
}

#[test]
fn finds_quoted_runs_in_prose() {
    let cases = [
        ("He said “we do not know why” and “so what”.", "we do not know why"),
        ("Plain \"one two three four\" and 'one two three four'.", "one two three four"),
        ("„eins zwei drei vier“ und »fünf sechs sieben acht«", "eins zwei drei vier|fünf sechs sieben acht"),
        ("‘it’s not for us to say’ she said", "it’s not for us to say"),
        ("« un deux trois quatre »", " un deux trois quatre "),
        ("a 5\" pipe and \"never closed four words", ""),
        ("「港の船は早く」", "港の船は早く"),
    ];
    for (input, expected) in cases {
        let runs: Vec<&str> = quoted_runs(input).into_iter().map(|r| &input[r]).collect();
        assert_eq!(runs.join("|"), expected, "{input}");
    }
}

#[test]
fn a_run_is_covered_by_a_quotation_it_is_part_of() {
    let quotes = ["We do not know why — nobody asked us"];
    assert!(is_covered("do not know why--nobody,", &quotes));
    assert!(is_covered("We do not […] asked us", &quotes));
    assert!(!is_covered("do not know how nobody", &quotes));
    assert!(!is_covered("we do not know", &[]));
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

    fn text(&mut self, words: usize) -> String {
        let mut out = String::new();
        for _ in 0..words {
            out.push_str(["ferry", "ana", "left", "the", "Über", "12", "港", "can't", "e\u{301}t"][self.below(9)]);
            out.push_str([" ", " ", " ", ", ", " — ", ". ", "  ", "\u{a0}", "’s “"][self.below(9)]);
        }
        out
    }
}

/// What typesetting may do to a text.
fn retypeset(text: &str) -> String {
    let text = text.replace(" — ", "--").replace('“', "\"").replace('’', "'").replace('\u{a0}', " ");
    text.replace("e\u{301}", "é").replace("ferry", "fer\u{ad}ry")
}

#[test]
fn every_stretch_of_words_is_found_and_no_changed_one() {
    let seed = 0x5EED_0003;
    println!("seed {seed:#x}");
    let mut random = Random(seed);
    for _ in 0..400 {
        let paragraphs: Vec<String> = (0..4).map(|_| random.text(30)).collect();
        let borrowed: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
        let text = FoldedText::new(&borrowed);
        let number = random.below(4);
        let places: Vec<Range<usize>> = crate::text::words::words(borrowed[number]).collect();
        let first = random.below(places.len());
        let last = (first + random.below(12)).min(places.len() - 1);
        let quote = &borrowed[number][places[first].start..places[last].end];
        let asked = super::number(number + 1);
        let found = verify(&text, &retypeset(quote), Some(asked)).unwrap_or_else(|m| panic!("{quote:?}: {m:?}"));
        assert_eq!(found.paragraph(), asked);
        let shown = show(&Ok(found), &borrowed);
        let bare = shown.split_once(':').map_or("", |(_, words)| words);
        assert_eq!(Folded::new([bare]).text, Folded::new([quote]).text);

        let at = random.below(quote.chars().count());
        let changed: String = quote.chars().enumerate().map(|(i, c)| if i == at { 'Q' } else { c }).collect();
        assert!(verify(&text, &changed, None).is_err(), "{changed:?} does not stand there");
    }
}

#[test]
fn hostile_input_ends_soon_and_quietly() {
    let seed = 0x5EED_0004;
    println!("seed {seed:#x}");
    let mut random = Random(seed);
    let long = [&"a ".repeat(300_000)[..], &"aa ".repeat(100_000), &"ab".repeat(300_000), &"[ [] […] ".repeat(50_000)];
    let text = FoldedText::new(&long);
    for quote in [
        "aa ".repeat(5_000) + "a",
        "a".repeat(16_000),
        "[".repeat(16_000),
        "a […] ".repeat(2_000) + "b",
        "a [b] a [b] b".into(),
    ] {
        assert!(verify(&text, &quote, None).is_err(), "{}", &quote[..20]);
    }
    let odd: Vec<char> = "a […]\u{ad}\u{301}—-“' 港t.5,".chars().collect();
    for _ in 0..3_000 {
        let pick = |random: &mut Random, n: usize| (0..n).map(|_| odd[random.below(odd.len())]).collect::<String>();
        let (one, two, quote) = (pick(&mut random, 20), pick(&mut random, 20), pick(&mut random, 6));
        let paragraphs = [one.as_str(), two.as_str()];
        let result = verify(&FoldedText::new(&paragraphs), &quote, None);
        show(&result, &paragraphs);
        quoted_runs(&one);
        is_covered(&one, &[&two]);
    }
}
