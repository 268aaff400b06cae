//! What the dossier says of claims, found out a second time: labels and the cells of the grid are computed again from
//! the fields as they were written, by rules spelled out plainly and with none of the code that pages are made by.
//!
//! Dossiers are made at random (`DOSSIER_SEED=n` starts from another seed, a failure prints its own), one is written by
//! hand, and the example of this repository is the third.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests and benchmarks read their cases and the clock"
)]
#![allow(clippy::unwrap_used)]

mod cases;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use cases::Random;
use dossier::document::{Claim, Document, Fields, Stance, Voice};
use dossier::pipeline::{self, Request};
use dossier::site::output::Content;
use dossier::text::File;
use serde_json::Value;

/// How many random dossiers are built.
const DOSSIERS: u64 = 24;
/// Up to so many articles the grid is a table.
const WIDEST: usize = 60;

#[test]
fn random_dossiers_are_labelled_as_their_fields_say() {
    let seed = std::env::var("DOSSIER_SEED").ok().and_then(|s| s.parse().ok()).unwrap_or(20_231_012);
    let mut seen = BTreeSet::new();
    for seed in seed..seed + DOSSIERS {
        seen.extend(check(&format!("seed {seed}"), &random(&mut Random(seed))).into_values());
    }
    let all = ["contested", "corroborated", "single-origin", "single-source", "unclear"];
    assert_eq!(seen.iter().map(String::as_str).collect::<Vec<_>>(), all, "not every label was made");
}

#[test]
fn a_written_dossier_is_labelled_as_its_prose_says() {
    let text = std::fs::read_to_string("tests/evidence/ferry.md").unwrap();
    let sources = cases::sources(&cases::blocks(&text));
    let labels = check("tests/evidence/ferry.md", &sources.files);
    let expected: Value = serde_json::from_str(&cases::blocks(&text)[0].text).unwrap();
    assert_eq!(serde_json::to_value(labels).unwrap(), expected);
}

#[test]
fn the_example_is_labelled_as_its_fields_say() {
    let labels = check("the example", &example());
    assert_eq!(labels.len(), 31);
    assert_eq!(labels["only-tajikistan-signed"], "contested");
}

/// The example as a clone has it: with its lock and without private texts.
fn example() -> Vec<File> {
    fn below(folder: &Path, files: &mut Vec<File>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                below(&path, files);
            } else if path.extension().is_some_and(|e| e == "md") {
                files.push(File::new(path.to_str().unwrap().replace('\\', "/"), std::fs::read(&path).unwrap()));
            }
        }
    }
    let mut files: Vec<File> =
        ["config.yaml", "dossier.lock"].map(|f| File::new(f, std::fs::read(f).unwrap())).into_iter().collect();
    below(Path::new("content"), &mut files);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// Compares all that is published with what the fields say; the labels by claim.
fn check(name: &str, files: &[File]) -> BTreeMap<String, String> {
    let site = Site::new(name, files);
    let naive = Naive::new(files);
    let table = site.table();
    assert_eq!(table.len(), naive.claims.len() + 1, "{name}: rows of claims.csv");
    let mut labels = BTreeMap::new();
    for (claim, fields) in &naive.claims {
        let at = format!("{name}, {claim}");
        let label = naive.label(fields);
        let row = table.iter().find(|r| r[1] == *claim).unwrap_or_else(|| panic!("{at}: not in claims.csv"));
        let exported = site.claim(claim);
        assert_eq!(row[3], label, "{at}: claims.csv\n{fields:?}");
        assert_eq!(exported["label"], label, "{at}: dossier.json");
        assert_eq!(site.label_in_grid(&row[0]), label, "{at}: the grid");
        assert_eq!(site.label_on_page(claim), label, "{at}: its page");
        site.same_cells(&at, &table[0], row, &exported, &said(fields));
        labels.insert(claim.clone(), label.to_owned());
    }
    labels
}

// What is published.

/// The files of a site that say what articles say of claims.
struct Site {
    grid: String,
    csv: String,
    json: Value,
    pages: BTreeMap<String, String>,
}

/// One entry of evidence as an output shows it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Said {
    stance: String,
    paragraph: Option<String>,
    value: Option<String>,
}

impl Site {
    fn new(name: &str, files: &[File]) -> Self {
        let built = pipeline::build(files, &[], Vec::new(), &Request::default());
        let said = built.findings.iter().map(|f| format!("{}: {}\n", f.code.name, f.message)).collect::<String>();
        let output = built.output.unwrap_or_else(|| panic!("{name}: nothing is built\n{said}"));
        let text = |content: &Content| match content {
            Content::Bytes(bytes) => String::from_utf8_lossy(bytes).into_owned(),
            Content::Copy(_) | Content::Drawn(_) => String::new(),
        };
        let pages: BTreeMap<String, String> =
            output.files.iter().filter(|(p, _)| p.starts_with("claims/")).map(|(p, c)| (p.clone(), text(c))).collect();
        Self {
            grid: pages["claims/index.html"].clone(),
            csv: text(&output.files["claims.csv"]),
            json: serde_json::from_str(&text(&output.files["dossier.json"])).unwrap(),
            pages,
        }
    }

    fn claim(&self, id: &str) -> Value {
        self.json["claims"].as_array().unwrap().iter().find(|c| c["id"] == id).unwrap().clone()
    }

    /// The group that a claim's row stands in.
    fn label_in_grid(&self, number: &str) -> String {
        let row = self.grid.find(&format!(" id=\"c{number}\"")).expect("the claim has a row");
        let group =
            ["<tbody id=\"", "<section id=\""].iter().filter_map(|g| Some(self.grid[..row].rfind(g)? + g.len()));
        between(&self.grid[group.max().unwrap() - 1..], "\"", "\"").to_owned()
    }

    fn label_on_page(&self, claim: &str) -> String {
        let page = &self.pages[&format!("claims/{claim}.html")];
        let tag = page.split("<span class=\"tag ").nth(1).expect("the page shows a label");
        between(tag, "</span>", "</span>").to_lowercase().replace(' ', "-")
    }

    /// `claims.csv`, read by the letter of RFC 4180.
    fn table(&self) -> Vec<Vec<String>> {
        let (mut rows, mut row, mut field, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
        let mut chars = self.csv.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '"' if quoted && chars.peek() == Some(&'"') => field.extend(chars.next()),
                '"' => quoted = !quoted,
                ',' if !quoted => row.push(std::mem::take(&mut field)),
                '\n' if !quoted => {
                    row.push(std::mem::take(&mut field));
                    rows.push(std::mem::take(&mut row));
                }
                '\r' if !quoted => {}
                c => field.push(c),
            }
        }
        rows
    }

    /// One claim in the three outputs: a cell for each article, and in each the same.
    fn same_cells(
        &self,
        at: &str,
        head: &[String],
        row: &[String],
        exported: &Value,
        fields: &BTreeMap<String, Vec<Said>>,
    ) {
        let articles = self.json["articles"].as_array().unwrap();
        let of = |key: &str| articles.iter().map(|a| a[key].as_str().unwrap().to_owned()).collect::<Vec<_>>();
        let (ids, codes) = (of("id"), of("code"));
        let columns: Vec<String> = codes.iter().zip(&ids).map(|(code, id)| format!("{code} {id}")).collect();
        assert_eq!((&head[4..], row.len()), (&columns[..], head.len()), "{at}: columns of claims.csv");
        let html = self.html_cells(&row[0], articles.len());
        assert_eq!(html.keys().cloned().collect::<BTreeSet<_>>(), codes.iter().cloned().collect(), "{at}: cells");
        for ((id, code), cell) in ids.iter().zip(&codes).zip(&row[4..]) {
            let json = in_json(exported, id);
            assert_eq!(in_csv(cell), json, "{at}, {id}: claims.csv and dossier.json");
            let mut written = fields.get(id).cloned().unwrap_or_default();
            assert_eq!(json.len(), written.len(), "{at}, {id}: entries in dossier.json");
            for (entry, found) in written.iter_mut().zip(&json).filter(|(e, _)| e.paragraph.as_deref() == Some("?")) {
                entry.paragraph.clone_from(&found.paragraph);
                assert!(found.paragraph.is_some(), "{at}, {id}: the quotation has no paragraph");
            }
            assert_eq!(json, written, "{at}, {id}: dossier.json and the fields");
            let shown: Vec<Said> = json.into_iter().map(shown).collect();
            assert_eq!(html[code], shown, "{at}, {id}: the grid and dossier.json");
        }
    }

    /// What stands in a row of the grid, by the code of the article. A list of claims leaves out silent articles and
    /// says how many they are.
    fn html_cells(&self, number: &str, articles: usize) -> BTreeMap<String, Vec<Said>> {
        let start = self.grid.find(&format!(" id=\"c{number}\"")).unwrap();
        if articles <= WIDEST {
            let row = between(&self.grid[start..], ">", "</tr>");
            let cells: Vec<&str> = row.split("<td ").skip(1).collect();
            assert_eq!(cells.len(), articles, "claim {number} has a cell for each article");
            return cells.iter().map(|c| (between(c, "data-a=\"", "\"").to_owned(), entries(c))).collect();
        }
        let row = between(&self.grid[start..], "<p class=\"cells\">", "</p>");
        let mut cells: BTreeMap<String, Vec<Said>> = BTreeMap::new();
        for entry in row.split("<a ").skip(1) {
            let code = between(entry, "></span>", "<").to_owned();
            cells.entry(code).or_default().extend(entries(&format!("<a {}", entry.split("</a>").next().unwrap())));
        }
        let silent = row.split("class=\"st nil\"").nth(1).map_or("0", |s| between(s, "></span>", " "));
        assert_eq!(cells.len() + silent.parse::<usize>().unwrap(), articles, "claim {number}: spoken and silent");
        for article in self.json["articles"].as_array().unwrap() {
            cells.entry(article["code"].as_str().unwrap().to_owned()).or_default();
        }
        cells
    }
}

/// The entries in the markup of a cell; silence is none.
fn entries(cell: &str) -> Vec<Said> {
    let stance = |entry: &str| match between(entry, "<span class=\"m ", "\"") {
        "yes" => "supports",
        "no" => "disputes",
        "dim" => "unclear",
        other => panic!("no such mark: {other}"),
    };
    let text = |entry: &str, open: &str, close: &str| {
        let entry = entry.split("</a>").next()?;
        entry.contains(open).then(|| between(entry, open, close).to_owned())
    };
    let said = |entry: &str| Said {
        stance: stance(entry).to_owned(),
        paragraph: text(entry, "<i>¶", "</i>"),
        value: text(entry, "<b>", "</b>"),
    };
    let spoken: Vec<Said> = cell.split("<a class=\"st ").skip(1).map(said).collect();
    assert_eq!(spoken.is_empty(), cell.contains(">silent<"), "a word for silence and for nothing else: {cell}");
    // The word beside the mark says the same.
    let words = spoken.iter().all(|s| cell.to_lowercase().contains(&s.stance));
    assert!(words, "a mark without its word: {cell}");
    spoken
}

fn in_csv(cell: &str) -> Vec<Said> {
    let said = |entry: &str| {
        let mut parts = entry.split("; ");
        let stance = parts.next().unwrap().to_owned();
        let rest: Vec<&str> = parts.collect();
        let after = |start: &str| rest.iter().find_map(|p| p.strip_prefix(start)).map(str::to_owned);
        Said { stance, paragraph: after("p"), value: after("value: ") }
    };
    if cell == "silent" { Vec::new() } else { cell.split(" | ").map(said).collect() }
}

fn in_json(claim: &Value, article: &str) -> Vec<Said> {
    let said = |e: &&Value| e["article"] == article;
    let read = |e: &Value| Said {
        stance: e["stance"].as_str().unwrap().to_owned(),
        paragraph: e["paragraph"].as_u64().map(|p| p.to_string()),
        value: e["value"].as_str().map(str::to_owned),
    };
    claim["evidence"].as_array().unwrap().iter().filter(said).map(read).collect()
}

/// Pages show dates in words.
fn shown(mut said: Said) -> Said {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let in_words = |value: &str| {
        let parts: Vec<&str> = value.split('-').collect();
        let number = |n: usize| parts.get(n)?.parse::<usize>().ok();
        let month = MONTHS.get(number(1)?.checked_sub(1)?)?;
        Some(number(2).map_or_else(|| format!("{month} {}", parts[0]), |day| format!("{day} {month} {}", parts[0])))
    };
    said.value = said.value.map(|v| in_words(&v).unwrap_or(v));
    said
}

fn between<'a>(text: &'a str, open: &str, close: &str) -> &'a str {
    let rest = text.split_once(open).unwrap_or_else(|| panic!("no {open} in {text}")).1;
    rest.split(close).next().unwrap()
}

// What the fields say.

/// The documents of a dossier, and whose story each article tells.
struct Naive {
    documents: Vec<Document>,
    /// The articles, by id: outlet and origin, as any words that are the same for the same one.
    articles: BTreeMap<String, (String, usize)>,
    claims: Vec<(String, Claim)>,
}

impl Naive {
    fn new(files: &[File]) -> Self {
        let documents: Vec<Document> = files
            .iter()
            .filter_map(|f| dossier::document::parse(f).0.filter(|_| f.path.starts_with("content/")))
            .collect();
        let claims = documents.iter().filter_map(|d| match &d.fields {
            Fields::Claim(claim) => Some((d.id.clone(), claim.clone())),
            _ => None,
        });
        let mut naive = Self { claims: claims.collect(), documents, articles: BTreeMap::new() };
        naive.articles = naive.origins();
        naive
    }

    /// What a field names: the id of a document, else its words.
    fn named(&self, words: &str) -> String {
        let words = words.trim_start_matches("[[").trim_end_matches("]]").split('|').next().unwrap();
        let same = |other: &str| other.eq_ignore_ascii_case(words);
        let bears = |d: &&Document| {
            same(&d.id)
                || d.common.title.as_ref().is_some_and(|t| same(&t.value))
                || d.common.aliases.iter().any(|a| same(&a.value))
        };
        self.documents.iter().find(bears).map_or_else(|| words.to_lowercase(), |d| d.id.clone())
    }

    /// Articles are of one origin when one says that it is a copy of the other, when both name one agency, or when one
    /// is the agency's own; and so on, until nothing changes any more.
    fn origins(&self) -> BTreeMap<String, (String, usize)> {
        let articles: Vec<(&str, Option<String>, Option<String>)> = self
            .documents
            .iter()
            .filter_map(|d| match &d.fields {
                Fields::Article(a) => Some((
                    &*d.id,
                    a.publisher.as_ref().map(|p| self.named(&p.value)),
                    a.origin.as_ref().map(|o| self.named(&o.value)),
                )),
                _ => None,
            })
            .collect();
        let is_article = |name: &str| articles.iter().any(|(id, ..)| *id == name);
        let agency = |origin: &Option<String>| origin.clone().filter(|o| !is_article(o));
        let one_story = |a: usize, b: usize| {
            let ((_, _, from), (id, publisher, other)) = (&articles[a], &articles[b]);
            from.as_deref() == Some(*id)
                || agency(from).is_some_and(|agency| {
                    Some(&agency) == other.as_ref() || other.is_none() && Some(&agency) == publisher.as_ref()
                })
        };
        let mut group: Vec<usize> = (0..articles.len()).collect();
        for _ in 0..articles.len() {
            for a in 0..articles.len() {
                for b in 0..articles.len() {
                    if one_story(a, b) {
                        let lower = group[a].min(group[b]);
                        (group[a], group[b]) = (lower, lower);
                    }
                }
            }
        }
        let outlet = |id: &str, publisher: &Option<String>| publisher.clone().unwrap_or_else(|| format!("only {id}"));
        articles.iter().zip(group).map(|((id, p, _), g)| ((*id).to_owned(), (outlet(id, p), g))).collect()
    }

    /// The table of the design, line by line.
    fn label(&self, claim: &Claim) -> &'static str {
        let of = |stance: Stance| claim.evidence.iter().filter(move |e| e.stance == stance).map(|e| &e.article.value);
        let supports: Vec<&(String, usize)> = of(Stance::Supports).map(|a| &self.articles[a]).collect();
        let origins: BTreeSet<usize> = supports.iter().map(|(_, origin)| *origin).collect();
        let outlets: BTreeSet<&str> = supports.iter().map(|(outlet, _)| outlet.as_str()).collect();
        if of(Stance::Disputes).next().is_some() || rivals(claim) {
            return "contested";
        }
        match (origins.len(), outlets.len()) {
            (0, _) => "unclear",
            (1, 1) => "single-source",
            (1, _) => "single-origin",
            _ => "corroborated",
        }
    }
}

/// What the entries of a claim say, by article. Where a quotation is to say the paragraph, no number is known yet.
fn said(claim: &Claim) -> BTreeMap<String, Vec<Said>> {
    let mut said: BTreeMap<String, Vec<Said>> = BTreeMap::new();
    for e in &claim.evidence {
        let paragraph = match (e.paragraph, &e.quote) {
            (None, Some(_)) => Some("?".to_owned()),
            (written, _) => written.map(|p| p.to_string()),
        };
        let entry = Said { stance: e.stance.name().to_owned(), paragraph, value: e.value.clone() };
        said.entry(e.article.value.clone()).or_default().push(entry);
    }
    said
}

/// Whether two values, for which articles stand, cannot both be right.
fn rivals(claim: &Claim) -> bool {
    let genre = claim.claim_type.as_deref().unwrap_or("fact");
    let stands = claim.evidence.iter().filter(|e| e.stance != Stance::Unclear);
    let values: Vec<&str> = stands.filter_map(|e| e.value.as_deref()).collect();
    values.iter().any(|a| values.iter().any(|b| rival(genre, a, b)))
}

/// Of the values that these dossiers have: days, months, years, whole numbers with or without "more than", words.
fn rival(genre: &str, a: &str, b: &str) -> bool {
    let compared = genre == "date" || genre == "number";
    match (measure(genre, a), measure(genre, b)) {
        (Some((a, low, high)), Some((b, from, to))) if a == b => high < from || to < low,
        (Some(_), _) | (_, Some(_)) => compared,
        (None, None) => compared && !a.eq_ignore_ascii_case(b),
    }
}

/// Whether it is a date, and the lowest and highest that it can be.
fn measure(genre: &str, value: &str) -> Option<(bool, u64, u64)> {
    let number = |text: &str| text.parse::<u64>().ok();
    let parts: Vec<Option<u64>> = value.split('-').map(number).collect();
    let is_year = value.len() == 4 && genre != "number";
    match (&parts[..], genre) {
        ([Some(year)], _) if is_year => Some((true, year * 10_000, year * 10_000 + 9_999)),
        ([Some(year), Some(month)], _) => Some((true, year * 10_000 + month * 100, year * 10_000 + month * 100 + 99)),
        ([Some(year), Some(month), Some(day)], _) => {
            let day = year * 10_000 + month * 100 + day;
            Some((true, day, day))
        }
        (_, "date") => None,
        ([Some(n)], _) => Some((false, *n, *n)),
        _ => value.strip_prefix("more than ").and_then(number).map(|n| (false, n, u64::MAX)),
    }
}

// What is made up.

fn random(random: &mut Random) -> Vec<File> {
    let articles = if random.below(6) == 0 { WIDEST + 1 + random.below(4) } else { 2 + random.below(15) };
    let mut files = vec![
        (
            "config.yaml".to_owned(),
            "title: Made up\nfindings: {copy-undeclared: off, contradictory-stances: off}\n".into(),
        ),
        (
            "content/organizations/north-wire.md".to_owned(),
            "---\ntitle: North Wire\naliases: [NW Agency]\n---\n".into(),
        ),
        ("content/organizations/herald.md".to_owned(), "---\ntitle: The Herald\n---\n".into()),
    ];
    for n in 0..articles {
        files.push((format!("content/articles/article-{n}.md"), article(random, n)));
    }
    for n in 0..=random.below(12) {
        files.push((format!("content/claims/claim-{n}.md"), claim(random, n, articles)));
    }
    files.sort();
    files.iter().map(|(path, text)| File::new(path.as_str(), text.as_bytes())).collect()
}

fn article(random: &mut Random, n: usize) -> String {
    let publisher = random.pick(&[
        "",
        "",
        "Bay Post",
        "bay post",
        "[[herald|the paper]]",
        "The Herald",
        "North Wire",
        "Coastal Press",
    ]);
    let copied = if n > 0 { format!("article-{}", random.below(n)) } else { String::new() };
    let origins = [
        "",
        "",
        "",
        "[[north-wire|the wire]]",
        "NW Agency",
        "north wire",
        "Coastal Press",
        "coastal press",
        "Bay Post",
        &copied,
    ];
    let origin = random.pick(&origins);
    let mut text = format!("---\ntitle: Article {n}\npublished: 2024-03-{:02}\n", 1 + random.below(28));
    for (field, value) in [("publisher", publisher), ("origin", origin)] {
        if !value.is_empty() {
            let _ = writeln!(text, "{field}: \"{value}\"");
        }
    }
    text += "rights: {mode: full, licence: CC0-1.0}\n---\n";
    text + &(0..6).map(|p| format!("Paragraph {p} of the story that is number {n}.\n\n")).collect::<String>()
}

fn claim(random: &mut Random, n: usize, articles: usize) -> String {
    let genre = random.pick(&["fact", "date", "number", "forecast"]);
    let values: &[&str] = match genre {
        "date" => &["2023", "2023-10", "2023-10-12", "2023-11", "Tuesday", "tuesday", "2024"],
        "number" => &["12", "13", "more than 12", "more than 20", "2023", "many", "2,000"],
        _ => &["2023-10", "12", "13", "blue", "green", "more than 5"],
    };
    let values: Vec<&str> = values.iter().copied().filter(|v| !v.contains(',')).collect();
    let mut text = format!("---\ntitle: Claim {n}\nstatement: It is claim {n}.\ntype: {genre}\nevidence:\n");
    let most = 1 + random.below(5);
    for _ in 0..most {
        let stance = random.pick(&["supports", "supports", "supports", "unclear", "disputes"]);
        let stance = if most < 5 && stance == "disputes" { "supports" } else { stance };
        let _ = writeln!(text, "  - article: article-{}\n    stance: {stance}", random.below(articles));
        match random.below(3) {
            0 => text += "    voice: own\n",
            1 => text += "    voice: attributed\n",
            _ => {}
        }
        if random.below(3) > 0 {
            let _ = writeln!(text, "    paragraph: p{}", 1 + random.below(6));
        }
        if random.below(4) == 0 {
            let _ = writeln!(text, "    value: \"{}\"", random.pick(&values));
        }
    }
    text + "---\n"
}

/// Both voices are made, so that the test of the cells is not of one kind only.
#[test]
fn what_is_made_up_has_every_kind_of_entry() {
    let made: String = (0..DOSSIERS)
        .flat_map(|seed| random(&mut Random(20_231_012 + seed)))
        .map(|f| String::from_utf8_lossy(&f.bytes).into_owned())
        .collect();
    for voice in [Voice::Own, Voice::Attributed] {
        assert!(made.contains(&format!("voice: {voice:?}").to_lowercase()), "{voice:?}");
    }
    for field in ["origin: \"article-", "origin: \"NW", "value: \"more than", "stance: disputes", "stance: unclear"] {
        assert!(made.contains(field), "{field}");
    }
}
