//! Sessions on the command line, written as Markdown that people can read: `tests/cli/*.md`, `README.md` and pages
//! of `docs/`. Each file is one session in an empty folder of its own.
//!
//! - A block ```` ```console ```` holds commands after `$ `, each followed by what it prints (standard output, then
//!   standard error) and, when it is not 0, its exit status: `? 1`.
//! - In what is expected, `[..]` stands for any words, a line `...` for any lines. Any time is
//!   right, and any number of pages but none: they are written as `[TIME]` and `[N]`. The folder of the session is
//!   written as `[HERE]`.
//! - A block with `file=PATH` after its language writes that file.
//! - Beside `dossier` there are `cd`, `ls`, `cat`, `cp` and `rm`, without a shell.
//!
//! `DOSSIER_BLESS=1` writes what was printed as what is expected.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test runs the program on a disk"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

#[test]
fn sessions() {
    let mut paths: Vec<PathBuf> =
        fs::read_dir("tests/cli").expect("tests/cli is there").map(|e| e.expect("it can be read").path()).collect();
    paths.sort();
    assert!(paths.len() >= 3, "the sessions are gone");
    check(paths.iter().map(|path| (path.as_path(), Start::Empty)));
}

#[test]
fn what_the_documentation_says_is_what_happens() {
    check([(Path::new("README.md"), Start::ThisRepository), (Path::new("docs/publishing.md"), Start::Sample)]);
}

/// What lies in the folder of a session before it begins.
#[derive(Clone, Copy)]
enum Start {
    Empty,
    /// What `init --sample` makes.
    Sample,
    /// The example dossier.
    ThisRepository,
}

/// Runs the sessions; all that went otherwise is told at once.
fn check<'a>(files: impl IntoIterator<Item = (&'a Path, Start)>) {
    let bless = std::env::var_os("DOSSIER_BLESS").is_some();
    let mut failures = String::new();
    for (path, start) in files {
        let text = fs::read_to_string(path).expect("a session can be read");
        let (blessed, faults) = Session::new(start).run(&text);
        if bless {
            fs::write(path, blessed).expect("a session can be written");
        }
        failures.extend(faults.into_iter().map(|fault| format!("{}:{fault}\n", path.display())));
    }
    assert!(bless || failures.is_empty(), "{failures}DOSSIER_BLESS=1 writes what came out into the files.");
}

struct Session {
    root: tempfile::TempDir,
    cwd: PathBuf,
}

impl Session {
    fn new(start: Start) -> Self {
        let root = tempfile::tempdir().expect("a temporary folder");
        let cwd = root.path().canonicalize().expect("it is there");
        let session = Self { root, cwd };
        match start {
            Start::Empty => {}
            Start::Sample => assert_eq!(session.dossier(&["init", ".", "--sample"]).1, 0),
            Start::ThisRepository => ["config.yaml", "content", "dossier.lock", "README.md"]
                .iter()
                .for_each(|name| copy(Path::new(name), &session.cwd.join(name))),
        }
        session
    }

    /// The text with what was printed in place of what is expected, and where they differ.
    fn run(mut self, text: &str) -> (String, Vec<String>) {
        let (mut out, mut faults) = (String::new(), Vec::new());
        let mut lines = text.lines().enumerate();
        while let Some((_, line)) = lines.next() {
            out.extend([line, "\n"]);
            let Some((fence, info)) = fence(line) else { continue };
            let block: Vec<(usize, &str)> = lines.by_ref().take_while(|(_, l)| l.trim() != fence).collect();
            if info == "console" {
                out += &self.console(&block, &mut faults);
            } else {
                let content = joined(&block);
                if let Some((_, path)) = info.split_once("file=") {
                    self.write(path, &content);
                }
                out += &content;
            }
            out.extend([fence, "\n"]);
        }
        (out, faults)
    }

    fn console(&mut self, block: &[(usize, &str)], faults: &mut Vec<String>) -> String {
        let mut out = String::new();
        let mut rest = block;
        while let Some(((number, line), after)) = rest.split_first() {
            let end = after.iter().position(|(_, l)| l.starts_with("$ ")).unwrap_or(after.len());
            let expected = joined(&after[..end]);
            rest = &after[end..];
            let command =
                line.strip_prefix("$ ").unwrap_or_else(|| panic!("no command in line {}: {line}", number + 1));
            let printed = self.command(command);
            let good = printed.as_ref().is_none_or(|p| matches(&settled(&expected), p));
            if let Some(printed) = printed.as_ref().filter(|_| !good) {
                faults.push(format!("{}: $ {command}\n--- expected\n{expected}--- printed\n{printed}---", number + 1));
            }
            out.extend(["$ ", command, "\n", &printed.filter(|_| !good).unwrap_or(expected)]);
        }
        out
    }

    /// What a command prints, and its status; nothing for a command that a test cannot run.
    fn command(&mut self, command: &str) -> Option<String> {
        let words = words(command);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let (printed, status) = match words.as_slice() {
            ["cargo", "run", "--release", "--", rest @ ..] | ["dossier", rest @ ..] if rest.contains(&"serve") => {
                // A server does not end; that its arguments are right can be said all the same.
                let (help, status) = self.dossier(&[rest, &["--help"]].concat());
                assert_eq!(status, 0, "$ {command}\n{help}");
                return None;
            }
            ["cargo", "run", "--release", "--", rest @ ..] | ["dossier", rest @ ..] => self.dossier(rest),
            ["cargo" | "git" | "xdg-open", ..] => return None,
            ["cd", dir] => {
                self.cwd = self.cwd.join(dir).canonicalize().expect("a folder to go to");
                (String::new(), 0)
            }
            ["ls", dir] => (self.list(dir), 0),
            ["cat", path] => (fs::read_to_string(self.cwd.join(path)).expect("a file to print"), 0),
            ["cp", from, to] => {
                copy(&self.cwd.join(from), &self.cwd.join(to));
                (String::new(), 0)
            }
            ["rm", path] => {
                (fs::remove_file(self.cwd.join(path)).map(|()| String::new()).expect("a file to remove"), 0)
            }
            _ => panic!("a session has no command `{command}`"),
        };
        let here = self.root.path().canonicalize().expect("it is there").to_string_lossy().into_owned();
        let mut text = settled(&printed.replace(&here, "[HERE]"));
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        if status != 0 {
            text.extend(["? ", &status.to_string(), "\n"]);
        }
        Some(text)
    }

    fn dossier(&self, arguments: &[&str]) -> (String, i32) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dossier"));
        command.args(arguments).current_dir(&self.cwd).env_clear().env("SOURCE_DATE_EPOCH", "1717200000");
        let output = command.output().expect("the program runs");
        let text = [output.stdout, output.stderr].concat();
        (String::from_utf8_lossy(&text).into_owned(), output.status.code().unwrap_or(-1))
    }

    fn list(&self, dir: &str) -> String {
        let entries = fs::read_dir(self.cwd.join(dir)).expect("a folder to list").map(|e| e.expect("an entry"));
        let slash = |e: &fs::DirEntry| if e.path().is_dir() { "/" } else { "" };
        let mut names: Vec<String> =
            entries.map(|e| format!("{}{}\n", e.file_name().to_string_lossy(), slash(&e))).collect();
        names.sort();
        names.concat()
    }

    fn write(&self, path: &str, content: &str) {
        let path = self.cwd.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
        fs::write(path, content).expect("a file can be written");
    }
}

fn joined(lines: &[(usize, &str)]) -> String {
    lines.iter().flat_map(|(_, line)| [line, "\n"]).collect()
}

/// The fence that a line opens, and its info string.
fn fence(line: &str) -> Option<(&str, &str)> {
    let marks = line.len() - line.trim_start_matches('`').len();
    (marks >= 3).then(|| (&line[..marks], line[marks..].trim()))
}

/// Copies a file, or a folder with all that is in it; what is not there is left out.
fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir_all(to).expect("a folder can be made");
        let entries = fs::read_dir(from).expect("a folder").map(|e| e.expect("an entry").file_name());
        entries.for_each(|name| copy(&from.join(&name), &to.join(&name)));
    } else if from.exists() {
        fs::copy(from, to).expect("a file can be copied");
    }
}

/// The words of a command line, with `"…"` and `'…'` around those that have spaces.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    for c in line.chars() {
        match (quote, c) {
            (Some(q), c) if c == q => quote = None,
            (None, '"' | '\'') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (None, ' ') => words.extend(word.take()),
            (_, c) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

/// Without what differs from run to run, or with every page that somebody adds: `in 12 ms` → `in [TIME]`,
/// `30 pages` → `[N] pages`. None stays none.
fn settled(text: &str) -> String {
    let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
    for i in 1..words.len() {
        let number = words[i - 1].trim_start_matches('(').to_owned();
        let bracket = words[i - 1][..words[i - 1].len() - number.len()].to_owned();
        let ends = |unit: &&&str| {
            words[i].strip_prefix(**unit).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
        };
        if number.parse::<f64>().is_ok_and(|n| n > 0.0)
            && let Some(unit) = ["ms", "s"].iter().find(ends)
        {
            words[i] = format!("{bracket}[TIME]{}", &words[i][unit.len()..]);
            "\0".clone_into(&mut words[i - 1]);
        } else if number.parse::<usize>().is_ok_and(|n| n > 0)
            && ["pages", "written", "unchanged"].iter().any(|unit| ends(&unit))
        {
            words[i - 1] = format!("{bracket}[N]");
        }
    }
    words.retain(|word| word != "\0");
    words.join(" ")
}

/// Whether what was printed is what is expected, with `...` for any lines and `[..]` for any words.
fn matches(expected: &str, printed: &str) -> bool {
    fn lines(expected: &[&str], printed: &[&str]) -> bool {
        match expected.split_first() {
            None => printed.is_empty(),
            Some((&"...", rest)) => (0..=printed.len()).any(|n| lines(rest, &printed[n..])),
            Some((line, rest)) => printed.split_first().is_some_and(|(p, after)| words(line, p) && lines(rest, after)),
        }
    }
    fn words(expected: &str, printed: &str) -> bool {
        let Some((start, rest)) = expected.split_once("[..]") else { return expected == printed };
        let Some(after) = printed.strip_prefix(start) else { return false };
        (0..=after.len()).filter(|n| after.is_char_boundary(*n)).any(|n| words(rest, &after[n..]))
    }
    lines(&expected.lines().collect::<Vec<_>>(), &printed.lines().collect::<Vec<_>>())
}

#[test]
fn what_the_runner_understands() {
    assert_eq!(
        words(r#"dossier new person "Ada B" --id='a b' """#),
        ["dossier", "new", "person", "Ada B", "--id=a b", ""]
    );
    assert_eq!(
        settled("Built 5 pages in 140 ms into x (1.4 s): 3 written, 0 unchanged; 3 source\n2 s"),
        "Built [N] pages in [TIME] into x ([TIME]): [N] written, 0 unchanged; 3 source\n2 s"
    );
    assert!(matches("a\n...\nz [..] x\n", "a\nb\nc\nz 12 x\n"));
    assert!(matches("...\n", "") && matches("[..]\n", "\n"));
    assert!(!matches("a\n", "a\nb\n") && !matches("a [..] c\n", "a b\n") && !matches("a\n...\nb\n", "a\n"));
}
