//! Rights are kept in every output: of a withheld text no run of five words stands in any file that is built, but its
//! headline, its permitted excerpt and its verified quotations.
//!
//! The dossiers are made at random; a failure prints its seed, and `DOSSIER_SEED=n` starts from it. Words are
//! made up, so that nothing stands in two texts by chance.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests and benchmarks read their cases and the clock"
)]
#![allow(clippy::unwrap_used)]

mod cases;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt::Write as _;
use std::path::Path;

use cases::Random;
use dossier::document::{Fields, ReferenceKind};
use dossier::pipeline::{self, Request};
use dossier::site::output::Content;
use dossier::text::File;

/// The run that is too long to be chance.
const RUN: usize = 5;
/// How many random dossiers are built.
const DOSSIERS: u32 = 12;

#[test]
fn random_dossiers_leak_nothing() {
    let seed = std::env::var("DOSSIER_SEED").ok().and_then(|s| s.parse().ok()).unwrap_or(20_231_012);
    let (mut built, mut withheld) = (0_u32, 0_usize);
    for seed in seed..seed + u64::from(DOSSIERS) {
        let made = Made::new(seed);
        let forbidden = made.forbidden();
        for (name, request) in requests() {
            let (files, lock) = made.files(&request);
            let leaks = leaks(&files, &request, &forbidden);
            let leaks = leaks.unwrap_or_else(|e| panic!("seed {seed}, {name}: nothing was built: {e}"));
            assert!(leaks.is_empty(), "seed {seed}, {name}: {}", leaks.join("\n"));
            assert!(found(&lock, &forbidden).is_none(), "seed {seed}, {name}: in the lock");
            built += 1;
            withheld += forbidden.runs.len();
        }
    }
    assert!(built == 5 * DOSSIERS && withheld > 10_000, "{built} built, {withheld} withheld runs");
}

/// The test would see a leak, in whatever file and markup.
#[test]
fn what_leaks_is_seen() {
    let made = Made::new(1);
    let text = made.articles.iter().find(|a| a.mode == Mode::Cite).expect("one that is only cited");
    let stolen: Vec<&str> = text.paragraphs[1].split(' ').take(6).collect();
    let request = Request::default();
    for words in [
        stolen.join(" "),
        stolen.join("*, *"),
        stolen[..3].join(" ") + "\n[[" + text.id.as_str() + "|" + &stolen[3..].join(" ") + "]]",
    ] {
        let mut files = made.files(&request).0;
        files.push(File::new("content/notes/stolen.md", format!("---\ntitle: Stolen\n---\n{words}\n").into_bytes()));
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let seen = leaks(&files, &request, &made.forbidden()).unwrap();
        assert!(seen.iter().any(|l| l.contains("stolen.html")), "not seen: {words}\n{seen:?}");
        assert!(seen.iter().any(|l| l.contains("stolen.md")), "not seen in the twin: {words}");
    }
}

/// Own articles in the sites of other tests: no run of a private text or behind an excerpt is published.
#[test]
fn written_articles_leak_nothing() {
    let private = "The night ferry ran aground on the sand bank off Hollen at half past two, and it was the third time in a \
                   year.";
    let files = folder(Path::new("tests/pages/parallel"));
    // What the wire story, which is published in full, has too is no secret.
    let wire = "The night ferry ran aground on the sand bank off Hollen at half past two";
    let late = shingles(private).difference(&shingles(wire)).cloned().collect();
    let copy = shingles("Nobody was hurt, the coast guard said. The mayor of Hollen was among the passengers.");
    let open = shingles("Nobody was hurt, the coast guard said. A tug pulled her free");
    let forbidden = Forbidden::new(copy.difference(&open).cloned().chain::<BTreeSet<String>>(late).collect());
    assert!(forbidden.runs.len() > 10);
    assert_eq!(leaks(&files, &Request::default(), &forbidden).unwrap(), Vec::<String>::new());
}

/// The example of this repository, with texts made up for its articles: what is quoted from each stands in its
/// paragraph, among words that nobody has written.
#[test]
fn the_example_leaks_nothing() {
    let mut random = Random(20_231_012);
    let mut files: Vec<File> = folder(Path::new("content")).iter().map(|f| below("content", f)).collect();
    files.push(File::new("config.yaml", std::fs::read("config.yaml").unwrap()));
    let quoted = quoted(&files);
    assert!(quoted.len() == 5 && quoted.values().map(Vec::len).sum::<usize>() > 50, "{quoted:?}");
    let (mut forbidden, mut allowed) = (BTreeSet::new(), BTreeSet::new());
    for (article, quotes) in &quoted {
        let paragraphs: Vec<String> = (1..=40).map(|n| around(&mut random, quotes, n)).collect();
        forbidden.extend(shingles(&paragraphs.join(" ")));
        allowed.extend(quotes.iter().flat_map(|(_, words)| shingles(words)));
        files.push(File::new(format!("private/{article}.md"), (paragraphs.join("\n\n") + "\n").into_bytes()));
    }
    let forbidden = Forbidden::new(forbidden.difference(&allowed).cloned().collect());
    assert!(forbidden.runs.len() > 5_000, "{}", forbidden.runs.len());
    let lock = pipeline::lock(&files, &[], &Request::default()).0.render();
    assert!(found(&lock, &forbidden).is_none(), "in the lock");
    files.push(File::new("dossier.lock", lock.into_bytes()));
    for (name, request) in requests() {
        let day = request.as_of.map(|_| "2023-10-12".parse().unwrap());
        let files: Vec<File> =
            files.iter().filter(|f| !request.locked || !f.path.starts_with("private/")).cloned().collect();
        let leaks = leaks(&files, &Request { as_of: day, ..request }, &forbidden);
        let leaks = leaks.unwrap_or_else(|e| panic!("{name}: nothing was built: {e}"));
        assert!(leaks.is_empty(), "{name}: {}", leaks.join("\n"));
    }
}

fn below(folder: &str, file: &File) -> File {
    File::new(format!("{folder}/{}", file.path), file.bytes.to_vec())
}

/// What is quoted from each article, in which paragraph; the first where none is said.
fn quoted(files: &[File]) -> BTreeMap<String, Vec<(u32, String)>> {
    let mut quoted: BTreeMap<String, Vec<(u32, String)>> = BTreeMap::new();
    let mut add = |article: &str, paragraph: Option<u32>, words: &str| {
        quoted.entry(article.to_owned()).or_default().push((paragraph.unwrap_or(1), words.to_owned()));
    };
    for document in files.iter().filter_map(|f| dossier::document::parse(f).0) {
        let evidence = match &document.fields {
            Fields::Claim(claim) => &claim.evidence[..],
            Fields::Event(event) => &event.evidence[..],
            _ => &[],
        };
        for e in evidence {
            e.quote.iter().for_each(|q| add(&e.article.value, e.paragraph, &q.value));
        }
        for reference in &document.body.references {
            let ReferenceKind::Citations(items) = &reference.kind else { continue };
            for item in items {
                item.quote.iter().for_each(|q| add(&item.id.value, item.paragraph(), &q.value));
            }
        }
    }
    quoted
}

/// A paragraph of made-up words with what is quoted from it between them.
fn around(random: &mut Random, quotes: &[(u32, String)], paragraph: u32) -> String {
    let mut filler = || (0..30).map(|_| word(random)).collect::<Vec<_>>().join(" ");
    let mut text = filler();
    for (_, words) in quotes.iter().filter(|(n, _)| *n == paragraph) {
        let words = words.replace("[…]", &filler());
        text += &format!(" {words} {}", filler());
    }
    text
}

/// In which ways a dossier is built.
fn requests() -> [(&'static str, Request); 5] {
    let day = Some("2024-03-05".parse().unwrap());
    [
        ("as it is", Request::default()),
        ("with drafts", Request { drafts: true, ..Request::default() }),
        ("as of a day", Request { as_of: day, ..Request::default() }),
        ("with an address", Request { base_url: Some("https://example.org/d/".into()), ..Request::default() }),
        // For this one the private texts are taken away, so that the lock alone is there.
        ("from the lock", Request { locked: true, ..Request::default() }),
    ]
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    Full,
    Excerpt,
    Cite,
}

/// Words of an excerpt.
const EXCERPT: usize = 30;

struct Article {
    id: String,
    mode: Mode,
    headline: String,
    paragraphs: Vec<String>,
    /// Where its text lies.
    file: String,
    /// The words in the file.
    raw: String,
}

/// A dossier made up from a seed.
struct Made {
    articles: Vec<Article>,
    /// The rest of its files.
    files: Vec<(String, String)>,
    /// The words that are quoted, which verify.
    quotes: Vec<String>,
}

impl Made {
    fn new(seed: u64) -> Self {
        let mut random = Random(seed);
        let people: Vec<String> = (0..4).map(|_| format!("{} {}", name(&mut random), name(&mut random))).collect();
        let mut articles: Vec<Article> = Vec::new();
        for n in 0..6 {
            let article = article(&mut random, n, &people, articles.last());
            articles.push(article);
        }
        let mut made = Self { articles, files: Vec::new(), quotes: Vec::new() };
        made.files.push(("config.yaml".into(), "title: Made up\nfindings: {copy-undeclared: off}\n".into()));
        for person in &people {
            let id = person.to_lowercase().replace(' ', "-");
            made.files.push((format!("content/people/{id}.md"), format!("---\ntitle: {person}\n---\n")));
        }
        made.cards(&mut random);
        let mut used = BTreeSet::new();
        made.claims(&mut random, &mut used);
        made.notes(&mut random, &mut used);
        made
    }

    fn cards(&mut self, random: &mut Random) {
        for (n, a) in self.articles.iter().enumerate() {
            let rights = match a.mode {
                Mode::Full => "{mode: full, licence: CC0-1.0}".to_owned(),
                Mode::Excerpt => format!("{{mode: excerpt, max_words: {EXCERPT}}}"),
                Mode::Cite => "{mode: cite}".to_owned(),
            };
            let status = if random.below(6) == 0 { "status: draft\n" } else { "" };
            let card = format!(
                "---\ntitle: {}\npublished: 2024-03-0{}\nurl: https://example.com/{n}\n{status}rights: {rights}\n---\n",
                a.headline,
                1 + n
            );
            let own = if a.file.ends_with(&format!("articles/{}.md", a.id)) { &a.raw } else { "" };
            self.files.push((format!("content/articles/{}.md", a.id), card + own));
        }
    }

    /// Words of an article, at most one stretch of each paragraph, so that two quotations never stand side by side.
    fn quote(&mut self, random: &mut Random, used: &mut BTreeSet<String>) -> Option<(String, usize, String)> {
        let article = random.below(self.articles.len());
        let paragraph = random.below(self.articles[article].paragraphs.len());
        if !used.insert(self.articles[article].paragraphs[paragraph].clone()) {
            return None;
        }
        let text = &self.articles[article].paragraphs[paragraph];
        let words: Vec<&str> = text.split(' ').collect();
        let length = 4 + random.below(8);
        let from = random.below(words.len() - length);
        let quoted = words[from..from + length].join(" ").trim_end_matches(['.', ',']).to_owned();
        self.quotes.push(quoted.clone());
        Some((self.articles[article].id.clone(), paragraph + 1, quoted))
    }

    fn claims(&mut self, random: &mut Random, used: &mut BTreeSet<String>) {
        for n in 0..5 {
            let mut evidence = String::new();
            for _ in 0..3 {
                let Some((id, _, quote)) = self.quote(random, used) else { continue };
                let stance = random.pick(&["supports", "disputes", "unclear"]);
                let _ = writeln!(
                    evidence,
                    "  - {{article: {id}, stance: {stance}, voice: attributed, quote: \"{quote}\"}}"
                );
            }
            if !evidence.is_empty() {
                let text = format!("---\ntitle: Claim {n}\nstatement: It is claim {n}.\nevidence:\n{evidence}---\n");
                self.files.push((format!("content/claims/claim-{n}.md"), text));
            }
        }
    }

    fn notes(&mut self, random: &mut Random, used: &mut BTreeSet<String>) {
        for n in 0..3 {
            let mut body = String::new();
            for _ in 0..4 {
                let Some((id, paragraph, quote)) = self.quote(random, used) else { continue };
                body += &match random.below(4) {
                    0 => format!("They write “{quote}” [@{id}, p{paragraph}, \"{quote}\"].\n\n"),
                    1 => format!("> {quote} [@{id}]\n\n"),
                    2 => format!("See [[{id}#p{paragraph}]] and [@{id}, \"{quote}\"].\n\n"),
                    _ => format!("- a point [@{id}, p{paragraph}]\n- and another [@{id}, “{quote}”]\n\n"),
                };
            }
            body += "![[claim-0]]\n\n```claims\n```\n\n```articles\n```\n";
            let text = format!("---\ntitle: Note {n}\nuncited: true\n---\n{body}");
            self.files.push((format!("content/notes/note-{n}.md"), text));
        }
    }

    /// The files of the dossier with its lock, and the lock by itself.
    fn files(&self, request: &Request) -> (Vec<File>, String) {
        let mut files: BTreeMap<String, String> = self.files.iter().cloned().collect();
        for a in self.articles.iter().filter(|a| !files.contains_key(&a.file)).collect::<Vec<_>>() {
            files.insert(a.file.clone(), a.raw.clone());
        }
        let list = |files: &BTreeMap<String, String>| -> Vec<File> {
            files.iter().map(|(path, text)| File::new(path.as_str(), text.as_bytes())).collect()
        };
        let drafts = Request { drafts: true, ..Request::default() };
        let lock = pipeline::lock(&list(&files), &[], &drafts).0.render();
        files.insert("dossier.lock".into(), lock.clone());
        if request.locked {
            files.retain(|path, _| !path.starts_with("private/"));
        }
        // Only what is locked is asked for here, not whether the lock is of drafts too.
        (list(&files), lock)
    }

    /// Runs of withheld texts that may stand nowhere.
    fn forbidden(&self) -> Forbidden {
        let mut allowed: BTreeSet<String> = self.quotes.iter().flat_map(|q| shingles(q)).collect();
        let mut forbidden = BTreeSet::new();
        for a in &self.articles {
            let text = format!("{} {}", a.headline, a.paragraphs.join(" "));
            let open = match (a.mode, a.file.starts_with("private/")) {
                (Mode::Full, false) => text.clone(),
                // The headline is always shown; the excerpt may begin behind it.
                (Mode::Excerpt, false) => words(&text)[..EXCERPT + words(&a.headline).len()].join(" "),
                _ => a.headline.clone(),
            };
            allowed.extend(shingles(&open));
            // Of the text by itself: a quotation from its beginning may stand behind the headline.
            forbidden.extend(shingles(&a.paragraphs.join(" ")));
        }
        Forbidden::new(forbidden.difference(&allowed).cloned().collect())
    }
}

fn article(random: &mut Random, n: usize, people: &[String], before: Option<&Article>) -> Article {
    let mut paragraphs: Vec<String> = (0..5).map(|_| paragraph(random, people)).collect();
    if let Some(before) = before.filter(|_| random.below(3) == 0) {
        // A copy with other words here and there.
        paragraphs[..3].clone_from_slice(&before.paragraphs[..3]);
    }
    let (id, headline) = (format!("article-{n}"), (0..6).map(|_| word(random)).collect::<Vec<_>>().join(" "));
    let mode = [Mode::Full, Mode::Excerpt, Mode::Cite, Mode::Cite][random.below(4)];
    let mode = if n == 0 { Mode::Cite } else { mode };
    let plain = format!("{headline}\n\n{}\n", paragraphs.join("\n\n"));
    let html = || {
        let body: String = paragraphs.iter().map(|p| format!("<p>{p}</p>\n")).collect();
        format!(
            "<!doctype html><html><head><title>{headline}</title></head><body><article><h1>{headline}</h1>\n{body}</article></body></html>"
        )
    };
    let (file, raw) = match (random.below(4), mode) {
        (0, Mode::Full) => (format!("content/articles/{id}.md"), paragraphs.join("\n\n") + "\n"),
        (0 | 1, _) => (format!("content/articles/{id}.txt"), plain),
        (2, _) => (format!("private/{id}.md"), paragraphs.join("\n\n") + "\n"),
        _ => (format!("private/{id}.html"), html()),
    };
    Article { id, mode, headline, paragraphs, file, raw }
}

/// Two or three sentences of about fifty words, some with a name.
fn paragraph(random: &mut Random, people: &[String]) -> String {
    let mut text = String::new();
    for _ in 0..2 + random.below(2) {
        let mut sentence: Vec<String> = (0..14 + random.below(8)).map(|_| word(random)).collect();
        if random.below(2) == 0 {
            sentence[5].clone_from(&people[random.below(people.len())]);
        }
        sentence[9].push(',');
        let first = sentence[0].remove(0).to_uppercase().to_string();
        sentence[0].insert_str(0, &first);
        text += &format!("{}. ", sentence.join(" "));
    }
    text.trim_end().to_owned()
}

fn word(random: &mut Random) -> String {
    const SYLLABLES: &[&str] =
        &["ka", "no", "ri", "ta", "el", "in", "so", "mu", "ver", "ash", "lo", "pe", "du", "gri", "hal", "ost"];
    (0..4 + random.below(2)).map(|_| random.pick(SYLLABLES)).collect()
}

fn name(random: &mut Random) -> String {
    let word = word(random) + "ov";
    word[..1].to_uppercase() + &word[1..]
}

/// Runs that may stand nowhere, and the words in them.
struct Forbidden {
    runs: HashSet<String>,
    words: HashSet<String>,
}

impl Forbidden {
    fn new(runs: HashSet<String>) -> Self {
        let words = runs.iter().flat_map(|run| run.split(' ')).map(str::to_owned).collect();
        Self { runs, words }
    }
}

/// What leaks, file by file; an error where nothing could be built.
fn leaks(files: &[File], request: &Request, forbidden: &Forbidden) -> Result<Vec<String>, String> {
    let request = Request { locked: false, ..request.clone() };
    let built = pipeline::build(files, &[], Vec::new(), &request);
    let said =
        || built.findings.iter().map(|f| format!("{}: {}", f.code.name, f.message)).collect::<Vec<_>>().join("\n");
    let output = built.output.as_ref().ok_or_else(said)?;
    let leak = |(path, content): (&String, &Content)| match content {
        // The theme's own files know no article.
        Content::Bytes(_) if path.starts_with("assets/") => None,
        Content::Bytes(bytes) => {
            let text = String::from_utf8_lossy(bytes);
            found(&text, forbidden).map(|run| format!("{path}: “{run}”"))
        }
        Content::Drawn(card) => found(&format!("{card:?}"), forbidden).map(|run| format!("{path}: “{run}”")),
        Content::Copy(from) => {
            let is_text = from.starts_with("private/") || from.starts_with("content/articles/");
            is_text.then(|| format!("{path}: a copy of {from}"))
        }
    };
    Ok(output.files.iter().filter_map(leak).collect())
}

/// The first forbidden run: with markup taken away, and as the bytes stand.
fn found(text: &str, forbidden: &Forbidden) -> Option<String> {
    // Most words stand in no withheld text: only runs of those that do are put together.
    let run = |text: &str| {
        let words = words(text);
        let may = |w: &&[String]| w.iter().all(|word| forbidden.words.contains(word));
        words.windows(RUN).filter(may).map(|w| w.join(" ")).find(|run| forbidden.runs.contains(run))
    };
    run(&without_markup(text)).or_else(|| run(text))
}

/// Tags and the addresses in Markdown stand between words that a reader sees side by side.
fn without_markup(text: &str) -> String {
    let (mut out, mut depth) = (String::new(), 0);
    for c in text.replace("\\n", " ").chars() {
        match c {
            '<' => depth = 1,
            '>' if depth > 0 => {
                depth = 0;
                out.push(' ');
            }
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.map(str::to_lowercase).collect()
}

fn shingles(text: &str) -> BTreeSet<String> {
    words(text).windows(RUN).map(|w| w.join(" ")).collect()
}

/// All texts below a folder but what is expected of it.
fn folder(root: &Path) -> Vec<File> {
    fn below(folder: &Path, files: &mut Vec<std::path::PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { below(&path, files) } else { files.push(path) }
        }
    }
    let mut paths = Vec::new();
    below(root, &mut paths);
    paths.sort();
    let named = paths.iter().map(|p| (p.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/"), p));
    let own = named.filter(|(name, _)| !name.starts_with("expected/"));
    own.map(|(name, path)| File::new(name, std::fs::read(path).unwrap())).collect()
}
