//! The lock against the texts it was made from.

use super::*;
use crate::dossier::overlap::{ArticleWords, pairs};
use crate::dossier::quote::{MissReason, verify};

const FERRY: [&str; 3] = [
    "The ferry left the harbour before dawn, said Ana Brandt, who owns it.",
    "“Nobody asked us,” she told the paper.",
    "Brandt would not say more.",
];
const COPY: [&str; 2] =
    ["It was dark. The ferry left the harbour before dawn, said Ms Brandt.", "“Nobody asked us,” she told the paper."];

fn lock() -> Lock {
    let (ferry, copy) = (FoldedText::new(&FERRY), FoldedText::new(&COPY));
    let mut text = TextLock::new(&ferry, "1");
    for (quote, paragraph) in [("nobody", None), ("left the harbour", None), ("Brandt […] not say more", Some(1))] {
        if let Ok(found) = verify(&ferry, quote, paragraph) {
            text.add_quote(&found);
        }
    }
    for (spelling, paragraph) in [("Brandt", 3), ("Ana Brandt", 1), ("Brandt", 3), ("Brandt", 2)] {
        text.add_name("ana-brandt", spelling, paragraph);
    }
    let overlap = &pairs(&[ArticleWords::new(&FERRY), ArticleWords::new(&COPY)], 0.1)[0];
    let pair = PairLock::new(("ferry", ferry.hash()), ("copy", copy.hash()), overlap);
    Lock::new([("ferry".to_owned(), text)].into(), vec![pair])
}

#[test]
fn is_written_one_fact_a_line_and_read_back() {
    let text = lock().render();
    let expected = r#"{
  "version": 1,
  "texts": {
    "ferry": {
      "words": "HASH",
      "converter": "1",
      "paragraphs": "13 7 5",
      "quotes": {
        "HASH": "p1:2-5",
        "HASH": "p1:9-10 p3:2-5"
      },
      "names": {
        "ana-brandt": {
          "Ana Brandt": "1",
          "Brandt": "2 3"
        }
      }
    }
  },
  "pairs": [
    {
      "a": "ferry",
      "b": "copy",
      "a_words": "HASH",
      "b_words": "HASH",
      "shared": 7,
      "of": 16,
      "runs": "0=3+8 13=13+7"
    }
  ]
}
"#;
    let is_hash = |word: &&str| word.len() == 32 && word.bytes().all(|b| b.is_ascii_hexdigit());
    let hashes: Vec<&str> = text.split('"').filter(is_hash).collect();
    let masked = hashes.iter().fold(text.clone(), |text, hash| text.replace(hash, "HASH"));
    assert_eq!(sorted(&masked), sorted(expected), "{masked}");
    assert_eq!(Lock::parse(&text).map(|l| l.render()), Ok(text));
}

/// Quotations stand in the order of their hashes, which says nothing.
fn sorted(text: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = text.lines().map(|l| l.trim_end_matches(',')).collect();
    lines.sort_unstable();
    lines
}

#[test]
fn has_no_word_of_the_text_but_names() {
    let rendered = lock().render();
    let words: Vec<&str> = rendered.split(|c: char| !c.is_alphanumeric()).collect();
    for word in FERRY.iter().flat_map(|p| p.split(|c: char| !c.is_alphanumeric())).filter(|w| w.len() > 1) {
        assert!(!words.contains(&word) || ["Ana", "Brandt", "ferry"].contains(&word), "{word}");
    }
}

#[test]
fn gives_the_same_verdicts_as_the_text() {
    let (lock, text) = (Lock::parse(&lock().render()).expect("just written"), FoldedText::new(&FERRY));
    let known = lock.text("ferry").expect("just written");
    for (quote, paragraph) in [("left the  harbour", None), ("Brandt [...] not say more", Some(1))] {
        let (by_lock, by_text) =
            (known.verify(quote, paragraph).expect("known"), verify(&text, quote, paragraph).expect("stands"));
        assert_eq!((by_lock.hash(), by_lock.paragraphs()), (by_text.hash(), by_text.paragraphs()));
        assert_eq!(
            by_lock.passages().iter().map(numbered).collect::<Vec<_>>(),
            by_text.passages().iter().map(numbered).collect::<Vec<_>>()
        );
    }
    for (quote, paragraph) in
        [("left the harbours", None), ("left the harbour", Some(1)), ("Brandt […] not say more", None)]
    {
        assert_eq!(known.verify(quote, paragraph).map_err(|m| m.reason), Err(MissReason::NotInLock), "{quote}");
    }
    assert_eq!((known.words_hash(), known.paragraph_words()), (text.hash(), &text.paragraph_words()[..]));
}

#[test]
fn gives_the_same_overlap_as_the_texts() {
    let (lock, words) = (lock(), [ArticleWords::new(&FERRY), ArticleWords::new(&COPY)]);
    let (ferry, copy) = (FoldedText::new(&FERRY).hash(), FoldedText::new(&COPY).hash());
    let pair = lock.pair(("copy", copy), ("ferry", ferry)).expect("it is there");
    let counts = words.each_ref().map(ArticleWords::paragraph_words);
    assert_eq!(pair.overlap((0, &counts[0]), (1, &counts[1])), pairs(&words, 0.1)[0]);
    assert!(lock.pair(("copy", ferry), ("ferry", ferry)).is_none());
}

#[test]
fn says_what_is_stale() {
    let old = lock();
    assert_eq!(Lock::parse(&old.render()).expect("just written").stale(&old), []);
    let mut changed = old.clone();
    let mut text = TextLock::new(&FoldedText::new(&FERRY[..2]), "1");
    text.add_name("ana-brandt", "Ana Brandt", 1);
    changed.texts.insert("ferry".into(), text.clone());
    changed.texts.insert("other".into(), text);
    changed.pairs.clear();
    let id = || "ferry".to_owned();
    let expected = [
        Stale::Unknown("other".into()),
        Stale::Text(id()),
        Stale::Quotes(id()),
        Stale::Names(id()),
        Stale::Pair(id(), "copy".into()),
    ];
    assert_eq!(old.stale(&changed), expected);
    assert_eq!(changed.stale(&old)[0], Stale::Gone("other".into()));
}

#[test]
fn refuses_what_is_no_lock() {
    let good = lock().render();
    let cases = [
        (String::new(), "this is no lock: EOF while parsing a value at line 1 column 0"),
        (good.replace("\"version\": 1", "\"version\": 2"), "the lock is of version 2, this program writes version 1"),
        (format!("<<<<<<< ours\n{good}"), "two versions of the lock were merged and left in it both"),
        (good.replace("0=3+8", "0=3"), "this is no lock: `0=3` does not belong there at line"),
        (good.replace("p1:2-5", "p0:2-5"), "this is no lock: `p0:2-5` does not belong there at line"),
        (good.replace("converter", "convertor"), "this is no lock: unknown field `convertor`"),
    ];
    for (text, expected) in cases {
        let error = Lock::parse(&text).expect_err("it is no lock");
        assert!(error.message.starts_with(expected), "{}", error.message);
    }
}
