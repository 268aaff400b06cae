//! Cases in Markdown files: the files of a small dossier, and what must come of it, in fenced blocks.
//!
//! The words after a fence's language are a path, then flags: `crlf`, `bom`, `bytes` (`\xHH` is a byte).
//! A block of the language `asset` names a file that is not read. Everything else in a file is prose.

#![allow(dead_code, reason = "each test uses its part")]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use dossier::pipeline::Request;
use dossier::text::File;

/// One fenced block.
#[derive(Debug, Clone)]
pub struct Block {
    pub language: String,
    pub path: String,
    pub flags: Vec<String>,
    pub text: String,
    /// Bytes of the text in the case file.
    pub range: std::ops::Range<usize>,
}

/// The case files of a folder below `tests/`, by name.
pub fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let all = std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut files: Vec<PathBuf> = all.map(|f| f.unwrap().path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "md") && f.file_stem().is_some_and(|n| n != "README"));
    files.sort();
    files
}

pub fn bless() -> bool {
    std::env::var_os("DOSSIER_BLESS").is_some()
}

/// The fenced blocks of a text.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut at = 0;
    let mut lines = text.split_inclusive('\n');
    while let Some(line) = lines.next() {
        at += line.len();
        let ticks = line.bytes().take_while(|b| *b == b'`').count();
        if ticks < 3 {
            continue;
        }
        let mut info = line[ticks..].split_whitespace().map(str::to_owned);
        let (language, path) = (info.next().unwrap_or_default(), info.next().unwrap_or_default());
        let (start, flags) = (at, info.collect());
        for line in lines.by_ref() {
            at += line.len();
            if line.trim_end() == "`".repeat(ticks) {
                let range = start..at - line.len();
                blocks.push(Block { language, path, flags, text: text[range.clone()].to_owned(), range });
                break;
            }
        }
    }
    blocks
}

impl Block {
    fn bytes(&self) -> Vec<u8> {
        let mut text = self.text.clone();
        if self.flags.iter().any(|f| f == "crlf") {
            text = text.replace('\n', "\r\n");
        }
        if self.flags.iter().any(|f| f == "bom") {
            text.insert(0, '\u{FEFF}');
        }
        if self.flags.iter().any(|f| f == "bytes") { unescaped(&text) } else { text.into_bytes() }
    }
}

/// `\xE4` is one byte.
fn unescaped(text: &str) -> Vec<u8> {
    let mut parts = text.split("\\x");
    let mut out = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        out.push(u8::from_str_radix(&part[..2], 16).unwrap());
        out.extend_from_slice(&part.as_bytes()[2..]);
    }
    out
}

/// A dossier from the blocks that have a path; one without a configuration gets a plain one.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    pub files: Vec<File>,
    pub assets: Vec<Arc<str>>,
    pub request: Request,
}

pub fn sources(blocks: &[Block]) -> Sources {
    let mut sources = Sources::default();
    for block in blocks {
        match block.language.as_str() {
            "asset" => sources.assets.push(block.path.as_str().into()),
            "request" => request(&block.text, &mut sources.request),
            "absent" => {}
            _ if !block.path.is_empty() => sources.files.push(File::new(block.path.as_str(), block.bytes())),
            _ => {}
        }
    }
    if !sources.files.iter().any(|f| &*f.path == "config.yaml") {
        let config = "title: A dossier\nbase_url: https://example.org/\n";
        sources.files.push(File::new("config.yaml", config.as_bytes()));
    }
    sources.files.sort_by(|a, b| a.path.cmp(&b.path));
    sources
}

fn request(text: &str, request: &mut Request) {
    for (key, value) in text.lines().filter_map(|l| l.split_once(": ")) {
        match key {
            "today" => request.today = Some(value.parse().unwrap()),
            "drafts" => request.drafts = value == "true",
            "locked" => request.locked = value == "true",
            "as-of" => request.as_of = Some(value.parse().unwrap()),
            "gaps" => request.gaps = value == "true",
            "names" => request.names = value == "true",
            other => panic!("no such request: {other}"),
        }
    }
}

/// Compares, or writes what was found into the file. `found` has the text of each block that may change.
pub fn compare(path: &Path, text: &str, found: &[(std::ops::Range<usize>, String)]) -> Vec<String> {
    let wrong: Vec<_> = found.iter().filter(|(range, new)| &text[range.clone()] != new).collect();
    if wrong.is_empty() {
        return Vec::new();
    }
    if bless() {
        let mut out = text.to_owned();
        for (range, new) in found.iter().rev() {
            out.replace_range(range.clone(), new);
        }
        std::fs::write(path, out).unwrap();
        return Vec::new();
    }
    let line = |at: usize| text[..at].matches('\n').count() + 1;
    let report = |(range, new): &&(std::ops::Range<usize>, String)| {
        let name = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap_or(path).display();
        format!("{name}:{}\nexpected:\n{}found:\n{new}", line(range.start), &text[range.clone()])
    };
    wrong.iter().map(report).collect()
}

/// A small generator of numbers (`SplitMix64`, Steele et al. 2014), so that a seed says everything.
#[derive(Debug)]
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % n as u64).unwrap()
    }

    pub fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.below(from.len())]
    }
}
