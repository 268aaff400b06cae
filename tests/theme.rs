//! The theme: every template renders rich, empty and hostile views; layers override each other; errors have their place.

#![allow(clippy::disallowed_methods)] // a test is an edge of its own: it reads its cases
#![allow(clippy::cast_possible_truncation, clippy::too_many_lines)] // samples: small numbers, long tables

#[path = "theme/context.rs"]
mod context;
#[path = "theme/pictures.rs"]
mod pictures;
#[path = "theme/sample.rs"]
mod sample;

use std::path::Path;
use std::sync::Arc;

use dossier::diag::{Finding, Format, Sources};
use dossier::text::File;
use dossier::theme::{DEFAULT, Theme};
use dossier::view::{Page, Part, Site, View};

/// With `DOSSIER_SAMPLE=DIR` the pages are written there, to be looked at.
#[test]
fn every_page_renders() {
    let (theme, site) = (default_theme(), sample::site());
    let out = std::env::var_os("DOSSIER_SAMPLE");
    for view in sample::views().iter().chain([&sample::many_people(), &sample::many_claims()]) {
        let html = render(&theme, &site, view);
        assert!(html.starts_with("<!doctype html>") && html.trim_end().ends_with("</html>"), "{}", view.page.path);
        if let Some(out) = &out {
            write(&Path::new(out).join(view.page.path.as_ref()), html.as_bytes());
        }
    }
    for view in sample::views() {
        let html = render(&themes()[1], &site, &view);
        assert!(html.starts_with("<!doctype html>") && html.trim_end().ends_with("</html>"), "{}", view.page.path);
        assert!(!html.contains("<svg") && !html.contains("class=\"grid\""), "plain is plain: {}", view.page.path);
        let searches = matches!(view.part, Part::Search);
        assert_eq!(html.contains("<script src"), searches, "a script on the search page alone: {}", view.page.path);
    }
    if let Some(out) = &out {
        theme.assets().iter().for_each(|(path, bytes)| write(&Path::new(out).join("assets").join(path), bytes));
    }
}

/// What a curator writes stays text, in whatever field it stands.
#[test]
fn hostile_words_stay_text() {
    let themes = themes();
    let site = Site { title: sample::ATTACK.into(), authors: vec![sample::ATTACK.into()], ..sample::site() };
    for (theme, view) in sample::hostile().into_iter().flat_map(|v| themes.each_ref().map(|t| (t, v.clone()))) {
        let html = render(theme, &site, &view);
        assert!(html.contains("&lt;script&gt;"), "the attack is not on {}", view.page.path);
        for forbidden in ["<script>", "\" onclick"] {
            let at = html.find(forbidden).map(|i| html[i.saturating_sub(200)..].chars().take(300).collect::<String>());
            assert_eq!(at, None, "{} on {}", forbidden, view.page.path);
        }
    }
}

/// A view that says nothing is a page with nothing in it: no empty list, table or heading, no error.
#[test]
fn empty_views_leave_no_empty_blocks() {
    let themes = themes();
    for (theme, part) in empty_parts().into_iter().flat_map(|p| themes.each_ref().map(|t| (t, p.clone()))) {
        let name = part.name();
        let page = Page { path: format!("{name}.html").into(), ..Page::default() };
        let html = render(theme, &Site::default(), &View { page, part });
        let closers = ["ul", "ol", "dl", "tbody", "section", "h2", "nav"];
        for closer in closers {
            let (bare, dressed) = (format!("<{closer}></{closer}>"), format!("\"></{closer}>"));
            assert!(!html.contains(&bare) && !html.contains(&dressed), "an empty {closer} on {name}: {html}");
        }
    }
}

fn empty_parts() -> Vec<Part<'static>> {
    vec![
        Part::NotFound,
        Part::Overview(Box::default()),
        Part::Note(Box::default()),
        Part::Article(Box::default()),
        Part::Entity(Box::default()),
        Part::Event(Box::default()),
        Part::Term(Box::default()),
        Part::Claim(Box::default()),
        Part::Claims(Box::default()),
        Part::Disputed(Box::default()),
        Part::Compare(Box::default()),
        Part::Comparisons(Box::default()),
        Part::Bibliography(Box::default()),
        Part::Index(Box::default()),
        Part::Places(Box::default()),
        Part::Timeline(Box::default()),
        Part::Tag(Box::default()),
        Part::Disambiguation(Box::default()),
        Part::Method(Box::default()),
        Part::Print(Box::default()),
        Part::Redirect(Box::default()),
    ]
}

/// Everything that a page loads is its own, and nothing in it runs.
#[test]
fn pages_load_nothing_from_elsewhere() {
    for theme in themes() {
        loads_nothing(&theme);
    }
}

fn loads_nothing(theme: &Theme) {
    let site = sample::site();
    for view in sample::views() {
        let html = render(theme, &site, &view);
        let (policy, first) = (html.find("Content-Security-Policy"), html.find("<link"));
        assert!(policy.is_some() && policy < first, "{}: the policy stands before what it is about", view.page.path);
        for forbidden in ["src=\"http", "<style", "style=\"", "javascript:", "data:", " onload", "<script src=\"//"] {
            assert!(!html.contains(forbidden), "{forbidden} on {}", view.page.path);
        }
        assert_eq!(html.matches("<h1").count(), 1, "one h1 on {}", view.page.path);
    }
    let css: Vec<u8> = theme
        .assets()
        .iter()
        .filter(|(p, _)| Path::new(p).extension().is_some_and(|e| e == "css"))
        .flat_map(|(_, b)| b.to_vec())
        .collect();
    let css = String::from_utf8(css).expect("style sheets are UTF-8");
    assert!(!css.contains("url(") && !css.contains("@import"), "style sheets load nothing");
}

/// Cases in `tests/theme/cases`: files of a dossier, then what comes of them.
#[test]
fn layers_and_findings() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/theme/cases");
    let mut paths: Vec<_> = std::fs::read_dir(folder).expect("cases").map(|e| e.expect("a case").path()).collect();
    paths.sort();
    for path in paths {
        check(&path);
    }
}

/// One case: a line about it, `key: value` lines, `=== path` files, and after `=== expected` the findings and the page's
/// `<main>`. `DOSSIER_BLESS=1` writes the last part.
fn check(path: &Path) {
    let text = std::fs::read_to_string(path).expect("a case in UTF-8");
    let (given, expected) = text.split_once("=== expected\n").unwrap_or((&text, ""));
    let actual = outcome(given);
    if std::env::var_os("DOSSIER_BLESS").is_some() {
        return write(path, format!("{}\n=== expected\n{actual}", given.trim_end()).as_bytes());
    }
    assert_eq!(actual, expected, "{}", path.display());
}

fn outcome(case: &str) -> String {
    let mut parts = case.split("=== ");
    let head = parts.next().unwrap_or_default();
    let value = |key: &str| head.lines().find_map(|l| l.strip_prefix(key)?.strip_prefix(": "));
    let mut files = files_under(Path::new("themes"));
    files.extend(parts.filter_map(|p| p.split_once('\n')).map(|(path, text)| File::new(path, text.as_bytes())));
    let (theme, mut findings) =
        Theme::load(&files, value("theme").unwrap_or(DEFAULT), value("language").unwrap_or("en"));
    let view = sample::views().into_iter().find(|v| Some(v.page.path.as_ref()) == value("page")).expect("a sample");
    let rendered = theme.renderer(&sample::site()).render(&view);
    let main = match rendered {
        Ok(html) => main_of(&html),
        Err(finding) => {
            findings.push(*finding);
            String::new()
        }
    };
    format!("{}{main}", said(&findings, &files))
}

/// The findings in short form, each with its help.
fn said(findings: &[Finding], files: &[File]) -> String {
    let text = |f: &File| Some((Arc::clone(&f.path), Arc::from(std::str::from_utf8(&f.bytes).ok()?)));
    let sources = Sources::new(files.iter().filter_map(text));
    findings.iter().fold(String::new(), |out, f| {
        let short = dossier::diag::render(Format::Short, std::slice::from_ref(f), &sources, false);
        let help = f.help.as_ref().map(|h| format!("  help: {h}\n")).unwrap_or_default();
        out + short.trim_end() + "\n" + &help
    })
}

/// What stands between `<main>` tags, without the empty lines that templates leave.
fn main_of(html: &str) -> String {
    let main = html.split_once("<main").and_then(|(_, rest)| rest.split_once("</main>")).map_or(html, |(main, _)| main);
    main.lines().skip(1).filter(|l| !l.trim().is_empty()).fold(String::new(), |out, line| out + line + "\n")
}

/// The examples of `docs/themes.md` are files of a dossier that builds.
#[test]
fn examples_of_the_documentation_work() {
    let docs = include_str!("../docs/themes.md");
    let mut files = files_under(Path::new("themes"));
    for block in docs.split("\n```").filter(|b| b.starts_with("html ") || b.starts_with("yaml ")) {
        let (path, text) = block.split_once('\n').expect("a block with text");
        files.push(File::new(&path[5..], text.as_bytes()));
    }
    let (theme, findings) = Theme::load(&files, "press", "fr");
    assert!(findings.is_empty(), "{}", said(&findings, &files));
    for view in sample::views() {
        assert!(render(&theme, &sample::site(), &view).contains("Personnes"), "{}", view.page.path);
    }
}

/// The tables of fields in `docs/themes.md` say what `src/view/` says.
#[test]
fn the_context_is_documented() {
    let path = Path::new("docs/themes.md");
    let text = std::fs::read_to_string(path).expect("the documentation of themes");
    let (before, documented) = text.split_once("<!-- context -->\n").expect("the mark before the tables");
    let tables = context::tables(Path::new("src/view"));
    if std::env::var_os("DOSSIER_BLESS").is_some() {
        return write(path, format!("{before}<!-- context -->\n{tables}").as_bytes());
    }
    assert_eq!(documented, tables, "DOSSIER_BLESS=1 writes the tables anew");
}

#[test]
#[ignore = "a measurement: cargo test --release --test theme speed -- --ignored --nocapture"]
fn speed() {
    let (theme, site) = (default_theme(), sample::site());
    let renderer = theme.renderer(&site);
    for view in sample::views() {
        let begun = cpu_nanoseconds();
        let bytes: usize = (0..2000).filter_map(|_| renderer.render(&view).ok()).map(|html| html.len()).sum();
        let nanoseconds = (cpu_nanoseconds() - begun) / 2000;
        println!("{nanoseconds:>8} ns {:>7} bytes  {}", bytes / 2000, view.page.path);
    }
}

/// Time of this thread on a processor, which a busy machine does not change much.
fn cpu_nanoseconds() -> u64 {
    let times = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    times.split(' ').next().and_then(|t| t.parse().ok()).unwrap_or_default()
}

/// The themes of the program, from `themes/` as it stands on disk.
fn themes() -> [Theme; 2] {
    [DEFAULT, "plain"].map(|name| {
        let (theme, findings) = Theme::load(&files_under(Path::new("themes")), name, "en");
        assert!(findings.is_empty(), "the theme `{name}` has findings: {findings:#?}");
        theme
    })
}

fn default_theme() -> Theme {
    themes()[0].clone()
}

fn render(theme: &Theme, site: &Site, view: &View) -> String {
    theme.renderer(site).render(view).unwrap_or_else(|f| panic!("{}: {f:#?}", view.page.path))
}

fn files_under(folder: &Path) -> Vec<File> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder of the repository") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(files_under(&path));
        } else {
            let name = path.to_string_lossy().replace('\\', "/");
            files.push(File::new(name, std::fs::read(&path).expect("a file of a theme")));
        }
    }
    files
}

fn write(path: &Path, bytes: &[u8]) {
    std::fs::create_dir_all(path.parent().expect("a file in a folder")).expect("a folder to write to");
    std::fs::write(path, bytes).expect("a file to write");
}

/// Every language says all that English says, with the same names to fill in, and each number in the forms it needs.
#[test]
fn languages_are_complete() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/i18n");
    let mut files: Vec<_> = std::fs::read_dir(folder).expect("words").map(|e| e.expect("a file").path()).collect();
    files.sort();
    let words = |path: &Path| {
        let text = std::fs::read_to_string(path).expect("words in UTF-8");
        let (tree, findings) = dossier::yaml::parse(&Arc::from("words.yaml"), &text, 0..text.len());
        assert!(findings.is_empty(), "{}: {findings:?}", path.display());
        leaves("", &tree.expect("words").to_json())
    };
    let english = words(files.iter().find(|p| p.ends_with("en.yaml")).expect("English"));
    assert!(files.len() >= 5, "{files:?}");
    for path in &files {
        let language = path.file_stem().and_then(|s| s.to_str()).expect("a language");
        let wrong = differences(&english, &words(path), language);
        assert!(wrong.is_empty(), "{language}: {wrong:#?}");
    }
}

/// Dotted paths of texts, each with what is filled in there. Forms of a number, and the length of a list, count as one.
fn leaves(path: &str, value: &serde_json::Value) -> std::collections::BTreeMap<String, String> {
    let below = |key: &str| if path.is_empty() { key.to_string() } else { format!("{path}.{key}") };
    match value {
        serde_json::Value::Object(map) => map.iter().flat_map(|(k, v)| leaves(&below(k), v)).collect(),
        serde_json::Value::Array(items) => [(path.to_string(), items.len().to_string())].into(),
        other => [(path.to_string(), filled(other.as_str().unwrap_or_default()))].into(),
    }
}

/// The names in braces, in order of the alphabet.
fn filled(text: &str) -> String {
    let mut names: Vec<&str> = text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect();
    names.sort_unstable();
    names.dedup();
    names.join(" ")
}

/// Where the forms of numbers stand: those that the program chooses, and those that the search chooses in the page.
const COUNTED: [&str; 3] = ["count.", "search.results.", "search.all_results."];

type Leaves = std::collections::BTreeMap<String, String>;

fn differences(english: &Leaves, words: &Leaves, language: &str) -> Vec<String> {
    let is_count = |key: &&String| COUNTED.iter().any(|path| key.starts_with(path));
    let mut wrong: Vec<String> = Vec::new();
    for (key, names) in english.iter().filter(|(k, _)| !is_count(k)) {
        match words.get(key) {
            None => wrong.push(format!("{key} is missing")),
            Some(other) if other != names => wrong.push(format!("{key} fills in `{other}`, not `{names}`")),
            Some(_) => {}
        }
    }
    wrong
        .extend(words.keys().filter(|k| !is_count(k) && !english.contains_key(*k)).map(|k| format!("{k} is too much")));
    let nouns = english.keys().filter(is_count).filter_map(|k| k.strip_suffix(".other"));
    for noun in nouns {
        for form in forms(language).iter().filter(|form| !words.contains_key(&format!("{noun}.{form}"))) {
            wrong.push(format!("{noun} has no form `{form}`"));
        }
    }
    wrong.extend(
        words
            .keys()
            .filter(is_count)
            .filter_map(|k| k.rsplit_once('.'))
            .filter(|(noun, form)| !english.contains_key(&format!("{noun}.other")) || !forms(language).contains(form))
            .map(|(noun, form)| format!("{noun}.{form} is too much")),
    );
    wrong
}

/// The forms of whole numbers that a language has.
fn forms(language: &str) -> &'static [&'static str] {
    match language {
        "ru" => &["one", "few", "many"],
        "ar" => &["zero", "one", "two", "few", "many", "other"],
        _ => &["one", "other"],
    }
}

/// No template says anything by itself: all words are in the files of the languages.
#[test]
fn templates_hold_no_words() {
    for file in files_under(Path::new("themes")).iter().filter(|f| f.path.ends_with(".html")) {
        let text = String::from_utf8_lossy(&file.bytes);
        let spoken: Vec<String> = said_by(&text);
        assert!(spoken.is_empty(), "{}: {spoken:?}", file.path);
    }
}

/// Letters between tags, and in attributes that are read out.
fn said_by(template: &str) -> Vec<String> {
    let bare = ["{#|#}", "{%|%}", "{{|}}"].iter().fold(template.to_string(), |text, marks| {
        let (open, close) = marks.split_once('|').expect("two marks");
        let mut parts = text.split(open);
        let first = parts.next().unwrap_or_default().to_string();
        parts.fold(first, |out, part| out + part.split_once(close).map_or("", |(_, rest)| rest))
    });
    let attributes = ["alt=\"", "title=\"", "aria-label=\"", "placeholder=\""];
    let read = attributes.iter().flat_map(|a| bare.split(a).skip(1).filter_map(|r| r.split('"').next()));
    let between = bare.split('>').map(|part| part.split('<').next().unwrap_or_default());
    let words = read.chain(between).map(|t| t.replace("&nbsp;", " "));
    words.filter(|t| t.chars().filter(|c| c.is_alphabetic()).count() > 1).map(|t| t.trim().to_string()).collect()
}
