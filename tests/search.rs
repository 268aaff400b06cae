//! The search: the words of texts as in `tests/search/words.txt` (the script in the page is held against the same
//! cases by `tests/browser/search.test.mjs`), and what is and is not in its files.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail, and reads its cases")]

use std::collections::BTreeMap;

use dossier::pipeline::{Request, build};
use dossier::site::output::Content;
use dossier::site::search::words_of;
use dossier::text::File;
use unicode_normalization::UnicodeNormalization;

#[test]
fn words_are_those_of_the_cases() {
    let cases = std::fs::read_to_string("tests/search/words.txt").unwrap();
    let cases: Vec<&str> = cases.lines().filter(|l| !l.starts_with('#')).collect();
    assert!(cases.len() > 15);
    for case in cases {
        let (text, expected) = case.split_once(" =>").unwrap();
        // Hangul is taken apart into its letters, so that beginnings of syllables find it.
        assert_eq!(words_of(text), expected.trim().nfd().to_string(), "{text}");
    }
}

#[test]
fn runs_without_end_are_no_words() {
    assert_eq!(words_of(&"x".repeat(64)).len(), 64);
    assert_eq!(words_of(&"x".repeat(65)), "");
    assert_eq!(words_of(&format!("{}é", "x".repeat(63))).len(), 64);
}

/// Words in capitals are withheld from readers in some way, the others are published.
const DOSSIER: &[(&str, &str)] = &[
    ("config.yaml", "title: Leak\nrights: {default: excerpt, max_words: 6}\n"),
    (
        "content/articles/open.md",
        "---\ntitle: Shown\nrights: {mode: full, licence: CC0-1.0}\n---\nopenly printed %%COMMENTED%%\n",
    ),
    ("content/articles/cited.md", "---\ntitle: Cited\nrights: {mode: cite}\n---\nThe digest says digestive.\n"),
    ("private/cited.txt", "QUAGMIRE and Bo Zhaparov.\n\nverified quotation WITHHOLDEN words here.\n"),
    (
        "content/articles/part.txt",
        "Headline of it\n\nfour five six words then and then the SECRETIVE ending and more of it follows here.\n",
    ),
    ("content/articles/part.md", "---\ntitle: Part\nrights: {mode: excerpt}\n---\n"),
    ("content/notes/later.md", "---\ntitle: EMBARGOED\nembargo_until: 2999-01-01\n---\nHELDBACK\n"),
    ("content/notes/draft.md", "---\ntitle: DRAFTED\nstatus: draft\n---\nUNFINISHED\n"),
    ("content/notes/seen.md", "---\ntitle: Seen\n---\nSee [[bo]] and [@cited, p2, \"verified quotation\"].\n"),
    ("content/notes/method.md", "---\ntitle: Method\n---\nRun this:\n\n```sh\necho codeword\n```\n"),
    ("content/people/bo.md", "---\ntitle: Bo Japarov\naliases: [Bo Zhaparov]\n---\nA person.\n"),
    ("content/people/bo-2.md", "---\ntitle: Жан Әл\n---\n中国人民\n"),
];

fn files(request: &Request) -> BTreeMap<String, String> {
    let files: Vec<File> = DOSSIER.iter().map(|(path, text)| File::new(*path, text.as_bytes())).collect();
    let built = build(&files, &[], Vec::new(), request);
    let output = built.output.unwrap_or_else(|| panic!("{:#?}", built.findings));
    let text = |content| match content {
        Content::Bytes(bytes) => String::from_utf8(bytes).unwrap(),
        Content::Copy(_) | Content::Drawn(_) => String::new(),
    };
    let wanted = |path: &str| path.starts_with("search/") || path.starts_with("cards/");
    output.files.into_iter().filter(|(path, _)| wanted(path)).map(|(path, content)| (path, text(content))).collect()
}

#[test]
fn what_is_withheld_is_in_no_file() {
    for request in [Request::default(), Request { private: true, ..Request::default() }] {
        let all: String = files(&request).into_values().collect::<String>().to_lowercase();
        let withheld = DOSSIER.iter().flat_map(|(_, text)| text.split(|c: char| !c.is_ascii_alphabetic()));
        let withheld: Vec<&str> =
            withheld.filter(|w| w.len() > 5 && w.bytes().all(|b| b.is_ascii_uppercase())).collect();
        assert_eq!(withheld.len(), 8, "{withheld:?}");
        for word in withheld {
            assert!(!all.contains(&word.to_lowercase()), "{word} is given away");
        }
        for word in
            ["openly printed", "digestive", "verified quotation", "bo japarov", "zhaparov", "中国人民", "codeword"]
        {
            assert!(all.contains(word), "{word} cannot be found");
        }
    }
}

#[test]
fn a_name_is_found_under_the_keys_of_its_sound() {
    let terms = &files(&Request::default())["search/t0.js"];
    let pages = |term: &str| {
        terms.lines().find_map(|l| l.trim_start_matches("dossier(\"search/t0\",`").strip_prefix(&format!("{term} ")))
    };
    // The withheld article names him: it is found by his name, as it is listed on his page.
    assert!(pages("~iaparov").is_some_and(|p| p.len() >= pages("japarov").unwrap().len()), "{terms}");
    assert!(pages("中国").is_some() && pages("国人").is_some(), "{terms}");
}

#[test]
fn no_file_where_the_configuration_says_so() {
    let config = File::new("config.yaml", b"title: None\nsearch: false\n".to_vec());
    let built = build(&[config], &[], Vec::new(), &Request::default());
    let files = built.output.unwrap().files;
    assert!(files.keys().all(|path| !path.starts_with("search")), "{:?}", files.keys());
}
