//! How well `suggest` reads: articles written for this test in the manner of news, each with the list of what is in it.
//!
//! `cargo test --test suggest -- --nocapture` prints the table. `DOSSIER_MISSES=1` lists what was missed and what was wrong,
//! `DOSSIER_LABELLED=folder` measures articles of your own that are labelled in the same way.
#![allow(clippy::unwrap_used, clippy::cast_precision_loss)]
#![allow(clippy::disallowed_methods, reason = "a test reads its articles")]

use std::collections::{BTreeMap, BTreeSet};

use dossier::diag::Severity;
use dossier::dossier::names::words::folded_phrase;
use dossier::dossier::names::{Bearer, BearerKind, Name};
use dossier::pipeline::{self, Request};
use dossier::suggest::{Curated, Difference, Entity, Source, Suggestions, expressions, suggest};
use dossier::text::{File, Place};

/// A labelled article.
struct Article {
    id: String,
    affair: String,
    language: String,
    date: String,
    /// By kind: the names, each with its spellings.
    labels: BTreeMap<String, Vec<Vec<String>>>,
    /// What one may find or not: names of ships, of a state's organs.
    maybe: BTreeSet<String>,
    /// Expression → EDTF, empty where none can be right.
    dates: Vec<(String, String)>,
    paragraphs: Vec<String>,
}

fn articles() -> Vec<Article> {
    let own = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suggest/articles");
    let folder = std::env::var_os("DOSSIER_LABELLED").map_or(own, Into::into);
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    files
        .iter()
        .map(|f| article(f.file_stem().unwrap().to_str().unwrap(), &std::fs::read_to_string(f).unwrap()))
        .collect()
}

fn article(id: &str, file: &str) -> Article {
    let (head, body) = file.split_once("\n---\n").unwrap();
    let fields: BTreeMap<&str, &str> =
        head.lines().map(|l| l.split_once(':').unwrap()).map(|(k, v)| (k, v.trim())).collect();
    let names = |kind: &str| {
        let all = fields[kind].split(';').map(str::trim).filter(|n| !n.is_empty());
        all.map(|n| n.split('|').map(folded_phrase).collect()).collect()
    };
    let kinds = ["people", "organizations", "places"];
    let date = |d: &str| d.split_once('=').map(|(e, v)| (e.trim().to_owned(), v.trim().to_owned())).unwrap();
    let maybe = fields.get("maybe").into_iter().flat_map(|m| m.split([';', '|'])).map(folded_phrase);
    Article {
        id: id.to_owned(),
        affair: fields["affair"].to_owned(),
        language: fields["language"].to_owned(),
        date: fields["date"].to_owned(),
        labels: kinds.iter().map(|k| ((*k).to_owned(), names(k))).collect(),
        maybe: maybe.filter(|n| !n.is_empty()).collect(),
        dates: fields["dates"].split(';').filter(|d| !d.trim().is_empty()).map(date).collect(),
        paragraphs: body.split("\n\n").map(|p| p.trim().to_owned()).collect(),
    }
}

fn source(a: &Article) -> Source<'_> {
    Source {
        id: &a.id,
        language: &a.language,
        date: Some(&a.date),
        paragraphs: a.paragraphs.iter().map(String::as_str).collect(),
    }
}

fn affairs(articles: &[Article]) -> BTreeMap<&str, Vec<&Article>> {
    let mut out: BTreeMap<&str, Vec<&Article>> = BTreeMap::new();
    for a in articles {
        out.entry(&a.affair).or_default().push(a);
    }
    out
}

#[derive(Default)]
struct Score {
    right: usize,
    missed: usize,
    wrong: usize,
}

impl Score {
    fn f1(&self) -> f64 {
        let (right, errors) = (self.right as f64, (self.missed + self.wrong) as f64);
        2.0 * right / (2.0 * right + errors)
    }

    fn line(&self, kind: &str) -> String {
        let share = |of: usize| self.right as f64 / of.max(1) as f64;
        let (precision, recall) = (share(self.right + self.wrong), share(self.right + self.missed));
        format!(
            "{kind:<14} {:>5} {:>6} {:>5}   {precision:.2}      {recall:.2}   {:.2}",
            self.right,
            self.missed,
            self.wrong,
            self.f1()
        )
    }
}

/// The names that one affair's articles are labelled with, those of two articles that share a spelling as one.
fn labels(articles: &[&Article], kind: &str) -> Vec<BTreeSet<String>> {
    let mut out: Vec<BTreeSet<String>> = Vec::new();
    for name in articles.iter().flat_map(|a| &a.labels[kind]) {
        let name: BTreeSet<String> = name.iter().cloned().collect();
        match out.iter_mut().find(|n| !n.is_disjoint(&name)) {
            Some(known) => known.extend(name),
            None => out.push(name),
        }
    }
    out
}

fn spellings(entity: &Entity) -> BTreeSet<String> {
    let all = entity.spellings.iter().map(|s| s.text.as_str()).chain([entity.name.as_str()]);
    all.map(|s| folded_phrase(s).trim_start_matches("the ").to_owned()).collect()
}

fn score(
    found: &[Entity],
    labels: &[BTreeSet<String>],
    maybe: &BTreeSet<String>,
    out: &mut Score,
    misses: &mut Vec<String>,
) {
    let mut matched = BTreeSet::new();
    for entity in found {
        let own = spellings(entity);
        match labels.iter().position(|l| !l.is_disjoint(&own)) {
            Some(label) if matched.insert(label) => out.right += 1,
            None if !maybe.is_disjoint(&own) => {}
            _ => {
                out.wrong += 1;
                misses.push(format!("wrong {}", entity.name));
            }
        }
    }
    for (_, label) in labels.iter().enumerate().filter(|(i, _)| !matched.contains(i)) {
        out.missed += 1;
        misses.push(format!("missed {label:?}"));
    }
}

#[test]
fn names_are_found() {
    let articles = articles();
    assert!(articles.len() >= 5);
    let mut scores: BTreeMap<&str, Score> = BTreeMap::new();
    for (affair, own) in affairs(&articles) {
        let sources: Vec<Source> = own.iter().map(|a| source(a)).collect();
        let found = suggest(&sources, &Curated::default());
        let maybe: BTreeSet<String> = own.iter().flat_map(|a| &a.maybe).cloned().collect();
        for (kind, list) in
            [("people", &found.people), ("organizations", &found.organizations), ("places", &found.places)]
        {
            let mut misses = Vec::new();
            score(list, &labels(&own, kind), &maybe, scores.entry(kind).or_default(), &mut misses);
            if std::env::var_os("DOSSIER_MISSES").is_some() {
                for m in &misses {
                    println!("{affair} {kind}: {m}");
                }
            }
        }
    }
    println!("kind           right missed wrong   precision recall F1");
    for (kind, s) in &scores {
        println!("{}", s.line(kind));
    }
    for (kind, floor) in [("people", 0.95), ("organizations", 0.85), ("places", 0.92)] {
        assert!(scores[kind].f1() >= floor, "{kind}: {:.3} is below {floor}", scores[kind].f1());
    }
}

/// One person's spellings are together, two people of one surname are not.
#[test]
fn spellings_are_grouped() {
    let articles = articles();
    let (mut together, mut all) = (0, 0);
    for own in affairs(&articles).values() {
        let sources: Vec<Source> = own.iter().map(|a| source(a)).collect();
        let people = suggest(&sources, &Curated::default()).people;
        let labels = labels(own, "people");
        for person in &people {
            let bearers = labels.iter().filter(|l| !l.is_disjoint(&spellings(person))).count();
            assert!(bearers <= 1, "{} is {bearers} people: {:?}", person.name, person.spellings);
        }
        for label in labels.iter().filter(|l| l.len() > 1) {
            all += 1;
            together += usize::from(people.iter().filter(|p| !label.is_disjoint(&spellings(p))).count() == 1);
        }
    }
    println!("people with several spellings: {all}, together: {together}");
    assert!(all >= 4 && together * 100 >= all * 95, "{together} of {all}");
}

#[test]
fn dates_are_resolved() {
    let (mut right, mut all) = (0, 0);
    for a in articles() {
        let mut found: Vec<(String, String)> = Vec::new();
        for p in &a.paragraphs {
            found.extend(
                expressions(p, &a.language, Some(&a.date)).into_iter().map(|e| (p[e.range].to_lowercase(), e.edtf)),
            );
        }
        for (expression, edtf) in a.dates.iter().filter(|(_, edtf)| !edtf.is_empty()) {
            all += 1;
            let expression = expression.to_lowercase();
            let told = |(text, value): &(String, String)| {
                (expression.contains(text.as_str()) || text.contains(&expression)) && value == edtf
            };
            let is_right = found.iter().any(told);
            right += usize::from(is_right);
            if !is_right {
                println!("{}: {expression} is not {edtf}: {found:?}", a.id);
            }
        }
    }
    println!("dated expressions: {all}, right: {right}");
    assert!(right * 100 >= all * 95, "{right} of {all}");
}

fn bearer<'a>(node: usize, kind: BearerKind, title: &'a str, aliases: &[&'a str]) -> Bearer<'a> {
    let name = |text| Name { text, place: Place::whole(&"content/x.md".into()) };
    let aliases = aliases.iter().map(|a| name(a)).collect();
    Bearer { node, kind, title: name(title), aliases, ambiguous: vec![], roles: vec![], not_confused_with: vec![] }
}

/// Proposals can be looked at as they are: drafts beside their articles build without an error.
#[test]
fn drafts_build() {
    let articles = articles();
    for (affair, articles) in affairs(&articles) {
        let sources: Vec<Source> = articles.iter().map(|a| source(a)).collect();
        let curated = Curated { ids: articles.iter().map(|a| a.id.clone()).collect(), ..Curated::default() };
        let drafts = suggest(&sources, &curated).drafts(&sources, &curated);
        let card = |a: &&Article| {
            let head = format!("title: The text of {}\nlanguage: {}\npublished: {}", a.id, a.language, a.date);
            let text =
                format!("---\n{head}\nrights: {{mode: full, licence: CC0-1.0}}\n---\n{}\n", a.paragraphs.join("\n\n"));
            File::new(format!("content/articles/{}.md", a.id), text.into_bytes())
        };
        let mut files: Vec<File> = articles.iter().map(card).collect();
        files.extend(drafts.into_iter().map(|(path, text)| File::new(path, text.into_bytes())));
        files.push(File::new("config.yaml", b"title: T\nbase_url: https://example.org/\n".to_vec()));
        let request = Request { drafts: true, ..Request::default() };
        let built = pipeline::build(&files, &[], Vec::new(), &request);
        let errors: Vec<_> = built.findings.iter().filter(|f| f.severity == Severity::Error).collect();
        assert!(errors.is_empty(), "{affair}: {errors:#?}");
    }
}

/// What a first run has written is not proposed again, whoever accepted it.
#[test]
fn a_second_run_proposes_nothing() {
    let articles = articles();
    let sources: Vec<Source> = articles.iter().map(source).collect();
    let first = suggest(&sources, &Curated::default());
    let drafts = first.drafts(&sources, &Curated::default());
    assert!(drafts.len() > 100 && drafts.iter().all(|(_, text)| text.contains("status: draft")));
    let ids =
        drafts.iter().map(|(path, _)| path.rsplit('/').next().unwrap().trim_end_matches(".md").to_owned()).collect();
    let entities: Vec<&Entity> = first.people.iter().chain(&first.organizations).chain(&first.places).collect();
    let aliases: Vec<Vec<&str>> =
        entities.iter().map(|e| e.spellings.iter().map(|s| s.text.as_str()).collect()).collect();
    let bearers: Vec<Bearer> =
        entities.iter().zip(&aliases).enumerate().map(|(i, (e, a))| bearer(i, e.kind, &e.name, a)).collect();
    let second = suggest(&sources, &Curated { bearers: &bearers, ids, not: &[] });
    let names = |s: &Suggestions| {
        s.people.iter().chain(&s.organizations).chain(&s.places).map(|e| e.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(names(&second), Vec::<String>::new());
    assert_eq!(second.aliases, []);
    assert_eq!(second.events, []);
    assert_eq!(second.contradictions, []);
}

#[test]
fn the_silenced_and_the_curated() {
    let articles = articles();
    let sources: Vec<Source> = articles.iter().filter(|a| a.affair == "dam").map(source).collect();
    let bearers = [bearer(7, BearerKind::Person, "Temirlan Osmonaliev", &[])];
    let not = ["World Bank".to_owned()];
    let found = suggest(&sources, &Curated { bearers: &bearers, ids: BTreeSet::new(), not: &not });
    let aliases: Vec<(usize, &str)> = found.aliases.iter().map(|a| (a.node, a.alias.as_str())).collect();
    assert_eq!(aliases, [(7, "Temirlan Osmonaliyev")]);
    assert!(
        found.people.iter().all(|p| p.name != "Temirlan Osmonaliev")
            && found.people.iter().any(|p| p.name == "Aibek Osmonaliev")
    );
    assert!(found.organizations.iter().all(|o| o.name != "World Bank"));
}

#[test]
fn statements_that_differ() {
    let texts = [
        (
            "a",
            "Estonia signed the Lomond Treaty in May. The ferry Aurora carried 123 passengers to Estonia. Minister Otto Brandl opened the harbour of Port Selwyn on 3 June.",
        ),
        (
            "b",
            "Estonia has not signed the Lomond Treaty, officials say. The ferry Aurora carried 131 passengers to Estonia. Minister Otto Brandl opened the harbour of Port Selwyn on 5 June.",
        ),
    ];
    let sources: Vec<Source> = texts
        .iter()
        .map(|(id, text)| Source { id, language: "en", date: Some("2031-06-20"), paragraphs: vec![text] })
        .collect();
    let found = suggest(&sources, &Curated::default());
    let kinds: BTreeSet<Difference> = found.contradictions.iter().map(|c| c.difference).collect();
    assert_eq!(kinds, [Difference::Number, Difference::Date, Difference::Negation].into());
    assert_eq!(found.contradictions.len(), 3, "{:?}", found.contradictions);
}
