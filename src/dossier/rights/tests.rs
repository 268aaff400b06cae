//! The rule by hand, and the leak test on random texts (seeded).

use super::*;
use crate::dossier::quote::{FoldedText, verify};

const TEXT: [&str; 3] = ["One two three, four.", "Five six seven eight!", "Nine ten."];

fn terms(mode: Mode, max_words: usize) -> Terms {
    Terms { mode, max_words, audience: Audience::Readers }
}

fn counted<'a>(paragraphs: &[&'a str]) -> Vec<(&'a str, usize)> {
    paragraphs.iter().map(|p| (*p, words(p).count())).collect()
}

fn quotes(of: &[&str]) -> Vec<QuoteMatch> {
    let text = FoldedText::new(&TEXT);
    of.iter().map(|q| verify(&text, q, None).unwrap_or_else(|m| panic!("{q}: {m:?}"))).collect()
}

/// Paragraphs as `text` or the number of words withheld, `…` where cut; then the quotations.
fn show(text: &PublishableText) -> String {
    let paragraph = |p: &PublishableParagraph| match (p.text(), p.private_text()) {
        (Some(text), _) => format!("{text}{}", if p.is_cut() { "…" } else { "" }),
        (None, Some(text)) => format!("<{text}>"),
        (None, None) => p.words().to_string(),
    };
    let paragraphs: Vec<String> = text.paragraphs().iter().map(paragraph).collect();
    let quotes: Vec<&str> = text.quotes().iter().map(PublishableQuote::written).collect();
    format!("{} + {}", paragraphs.join("|"), quotes.join("|"))
}

#[test]
fn each_mode_shows_what_it_may() {
    let found = quotes(&["seven eight", "six seven", "One two three"]);
    let cases = [
        (Mode::Full, 0, "One two three, four.|Five six seven eight!|Nine ten. + One two three|six seven|seven eight"),
        (Mode::Excerpt, 6, "One two three, four.|Five six…|2 + One two three|six seven|seven eight"),
        (Mode::Excerpt, 4, "One two three, four.|4|2 + One two three|six seven|seven eight"),
        (Mode::Excerpt, 0, "4|4|2 + One two three|six seven|seven eight"),
        (Mode::Cite, 99, "4|4|2 + One two three|six seven|seven eight"),
    ];
    for (mode, max_words, expected) in cases {
        let text = publishable(&counted(&TEXT), "# Text", terms(mode, max_words), &found);
        assert_eq!(show(&text), expected);
        assert_eq!(text.markdown(), (mode == Mode::Full).then_some("# Text"));
        assert_eq!((text.words(), text.quoted_words(), text.is_partly_withheld()), (10, 6, mode != Mode::Full));
    }
}

#[test]
fn the_curator_sees_what_is_withheld_marked() {
    let terms = Terms { audience: Audience::Curator, ..terms(Mode::Excerpt, 6) };
    let text = publishable(&counted(&TEXT), "# Text", terms, &[]);
    assert_eq!(show(&text), "One two three, four.|<Five six seven eight!>|<Nine ten.> + ");
}

#[test]
fn the_lock_shows_the_same_as_the_text_of_a_cited_article() {
    let found = quotes(&["six seven", "four. Five"]);
    let locked: Vec<QuoteMatch> = found
        .iter()
        .map(|m| {
            crate::dossier::quote::verify_locked(m.written(), None, |_| Some(m.passages().to_vec())).expect("known")
        })
        .collect();
    let (text, lock) = (
        publishable(&counted(&TEXT), "# Text", terms(Mode::Cite, 0), &found),
        publishable_locked(&[4, 4, 2], terms(Mode::Cite, 0), &locked),
    );
    assert_eq!((show(&text), text.quoted_words()), (show(&lock), lock.quoted_words()));
    assert_eq!(text.quotes_in(2).count(), 2);
    assert_eq!(text.quotes()[0].marks(1).next(), Some(15..20));
    assert_eq!(lock.quotes()[0].marks(1).count(), 0);
}

#[test]
fn not_one_withheld_word_gets_out() {
    let seed: u64 = 0x5EED_0007;
    println!("seed {seed:#x}");
    let mut state = seed;
    let mut below = |n: usize| {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        usize::try_from((state.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % n as u64).unwrap_or_default()
    };
    let mut withheld = 0;
    for round in 0..300 {
        // Every word is different, so that a run found in the output can only come from its place in the text.
        let mut word = 0;
        let mut next = || {
            word += 1;
            format!("w{round}x{word}")
        };
        let texts: Vec<Vec<String>> = (0..=below(5)).map(|_| (0..below(50)).map(|_| next()).collect()).collect();
        let paragraphs: Vec<String> = texts.iter().map(|t| t.join([" ", ", ", "\u{a0}", " — "][round % 4])).collect();
        let borrowed: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
        let all: Vec<&String> = texts.iter().flatten().collect();
        let (mode, max_words) = ([Mode::Excerpt, Mode::Cite][below(2)], below(60));
        let mut allowed = vec![false; all.len()];
        allowed.iter_mut().take(if mode == Mode::Excerpt { max_words } else { 0 }).for_each(|a| *a = true);
        let folded = FoldedText::new(&borrowed);
        let mut found = Vec::new();
        for _ in 0..below(4).min(all.len()) {
            let from = below(all.len());
            let to = (from + 1 + below(11)).min(all.len());
            let words: Vec<&str> = all[from..to].iter().map(|w| w.as_str()).collect();
            let quote = words
                .join(if round % 4 == 1 { ", " } else { " " })
                .replace(' ', if round % 4 == 3 { "--" } else { " " });
            if let Ok(quote) = verify(&folded, &quote, None) {
                found.push(quote);
                allowed[from..to].iter_mut().for_each(|a| *a = true);
            }
        }
        let output =
            format!("{:?}", publishable(&counted(&borrowed), &paragraphs.join("\n\n"), terms(mode, max_words), &found));
        let published: BTreeSet<&str> = words(&output).map(|w| &output[w]).collect();
        for (word, _) in all.iter().zip(&allowed).filter(|(_, allowed)| !**allowed) {
            assert!(!published.contains(word.as_str()), "round {round}, {mode:?}: {word} is in {output}");
            withheld += 1;
        }
        assert!(found.iter().all(|q| words(q.written()).all(|w| published.contains(&q.written()[w]))));
    }
    assert!(withheld > 10_000, "only {withheld} withheld words were looked for");
}
