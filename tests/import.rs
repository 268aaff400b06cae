//! What `import` plans: ids, files, second imports, conflicts, copies. Nothing is written here.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests and benchmarks read their cases and the clock"
)]

use dossier::import::{Change, Importer, Outcome, Settings, json};
use dossier::text::File;

const STORY: &str = "Harbour bridge reopens after long repairs\n\nBy Ana Roth\n\nPublished 3 May 2024\n\n\
The harbour bridge reopened on Friday after two years of repairs that cost the city eleven million crowns.\n\n\
Hundreds of people crossed it on foot in the first hour, some of them with flags and children on their shoulders.\n\n\
The ferries will stop at the end of the month, the harbour company said in a statement to its customers.\n";

fn file(path: &str, text: &str) -> File {
    File::new(path, text.as_bytes())
}

fn settings() -> Settings {
    Settings { publisher: Some("The Coast Courier".into()), ..Settings::default() }
}

/// The dossier after an import: what was there and what was planned.
fn after(mut before: Vec<File>, imported: &dossier::import::Imported) -> Vec<File> {
    before.extend(imported.writable().map(|p| File::new(p.path.as_str(), p.bytes.clone())));
    before
}

#[test]
fn card_text_and_raw_file() {
    let imported = Importer::new(&[], settings()).import(&file("a.txt", STORY));
    assert_eq!(imported.outcome, Outcome::New);
    let id = "coast-courier-2024-05-03-harbour-bridge-reopens-after-long-repairs";
    let paths: Vec<&str> = imported.files.iter().map(|f| f.path.as_str()).collect();
    assert_eq!(
        paths,
        [format!("content/articles/{id}.md"), format!("private/{id}.md"), format!("private/raw/{id}.txt")]
    );
    let card = String::from_utf8_lossy(&imported.files[0].bytes);
    assert!(
        card.contains("title: \"Harbour bridge reopens after long repairs\"") && card.contains("mode: excerpt"),
        "{card}"
    );
    assert!(!card.contains("crowns"), "the card holds nothing of the text: {card}");
    assert!(String::from_utf8_lossy(&imported.files[1].bytes).starts_with("The harbour bridge reopened"));
    assert_eq!(imported.files[2].bytes, STORY.as_bytes());
    assert_eq!(json(&imported)["relative_dates"][0]["date"], "2024-05-03");
}

#[test]
fn the_text_goes_into_the_card_when_it_may_be_published() {
    for (settings, path) in [
        (Settings { rights: "full".into(), ..settings() }, "content/articles/"),
        (Settings { into: Some("content/articles/2024".into()), ..settings() }, "content/articles/2024/"),
    ] {
        let imported = Importer::new(&[], settings).import(&file("a.txt", STORY));
        assert_eq!(imported.files.len(), 2);
        assert!(imported.files[0].path.starts_with(path));
        assert!(String::from_utf8_lossy(&imported.files[0].bytes).contains("eleven million crowns"));
    }
}

#[test]
fn a_second_import_changes_nothing() {
    let first = Importer::new(&[], settings()).import(&file("a.txt", STORY));
    let again = Importer::new(&after(Vec::new(), &first), settings()).import(&file("elsewhere/b.txt", STORY));
    assert_eq!((again.outcome, again.id.as_str()), (Outcome::Already, first.id.as_str()));
    assert_eq!(again.writable().count(), 0);
}

#[test]
fn edits_of_a_curator_are_kept() {
    let first = Importer::new(&[], settings()).import(&file("a.txt", STORY));
    let mut there = after(Vec::new(), &first);
    there[0] = File::new(there[0].path.to_string(), "---\ntitle: \"Edited by hand\"\n---\nA digest.\n".as_bytes());
    let newer = file("a.txt", &STORY.replace("eleven", "twelve"));
    let conflict = Importer::new(&there, settings()).import(&newer);
    assert_eq!((conflict.outcome, conflict.writable().count()), (Outcome::Conflict, 0));
    let Change::Conflict(difference) = &conflict.files[0].change else { panic!("{:?}", conflict.files[0].change) };
    assert!(difference.contains("-A digest.") && difference.contains("+title: \"Harbour bridge"), "{difference}");
    let replaced = Importer::new(&there, Settings { replace: true, ..settings() }).import(&newer);
    assert_eq!((replaced.outcome, replaced.writable().count()), (Outcome::Replaced, 3));
}

#[test]
fn another_article_of_the_same_name_gets_a_number() {
    let first = Importer::new(&[], settings()).import(&file("a.txt", STORY));
    let other = "Harbour bridge reopens after long repairs\n\nPublished 3 May 2024\n\n\
        What does it mean for the islands that the boats will soon be gone? We asked those who live there and those who left.\n\n\
        Most of them said that they would miss the captain more than the crossing, which was cold and always late.\n";
    let second = Importer::new(&after(Vec::new(), &first), settings()).import(&file("b.txt", other));
    assert_eq!((second.outcome, second.id), (Outcome::New, format!("{}-2", first.id)));
}

#[test]
fn copies_of_one_story_are_told() {
    let mut importer = Importer::new(&[], Settings::default());
    let wire = STORY.replace("By Ana Roth", "By The Associated Press");
    importer.import(&file("a.txt", &wire));
    let copy =
        STORY.replace("Harbour bridge reopens", "Bridge open again").replace("eleven million crowns", "11m crowns");
    importer.import(&file("b.txt", &copy));
    let copies = importer.copies();
    assert_eq!(copies.len(), 1);
    assert!(copies[0].contained > copies[0].share && copies[0].share > 0.5, "{copies:?}");
    assert_eq!(copies[0].origin, "The Associated Press");
}

#[test]
fn what_is_no_article_is_refused() {
    let imported = Importer::new(&[], Settings::default()).import(&file("a.txt", "%PDF-1.7"));
    assert_eq!((imported.outcome, imported.files.len()), (Outcome::Refused, 0));
}
