//! What `import` is given: files, folders and standard input, opened one after the other.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::Context;

use crate::text::File;

/// What is read from a folder, by its ending.
const ENDINGS: &[&str] = &["txt", "html", "htm", "xhtml", "mht", "mhtml", "md"];
/// Folders within folders, at most.
const DEEPEST: usize = 32;

/// What there is to import.
#[derive(Debug, Default)]
pub(super) struct Inputs {
    pub files: Vec<PathBuf>,
    /// Files of folders that are not read: pictures, PDFs.
    pub passed_over: usize,
}

impl Inputs {
    /// Every file that is named, folders opened, in the order of their names.
    pub fn new(named: &[PathBuf]) -> anyhow::Result<Self> {
        let mut out = Self::default();
        for path in named {
            if path.as_os_str() == "-" || path.is_file() {
                out.files.push(path.clone());
            } else {
                anyhow::ensure!(path.exists(), "there is no file or folder {}", path.display());
                out.folder(path, 0).with_context(|| format!("cannot read {}", path.display()))?;
            }
        }
        anyhow::ensure!(!out.files.is_empty(), "there is no file to import: {} are read", read_endings());
        Ok(out)
    }

    /// Hidden files and links are passed over without a word, and so is the folder beside a page that was saved whole.
    fn folder(&mut self, path: &Path, depth: usize) -> anyhow::Result<()> {
        let mut entries: Vec<PathBuf> =
            fs_err::read_dir(path)?.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
        entries.sort();
        let pages: Vec<String> = entries.iter().filter(|e| is_page(e)).map(|e| stem(e)).collect();
        for entry in entries.iter().filter(|e| !name(e).starts_with('.') && !e.is_symlink()) {
            if entry.is_dir() {
                if depth < DEEPEST && !is_of_page(&name(entry), &pages) {
                    self.folder(entry, depth + 1)?;
                }
            } else if ENDINGS.contains(&ending(entry).as_str()) {
                self.files.push(entry.clone());
            } else {
                self.passed_over += 1;
            }
        }
        Ok(())
    }
}

/// `.txt, .html, … and .md`.
pub(super) fn read_endings() -> String {
    let all: Vec<String> = ENDINGS.iter().map(|e| format!(".{e}")).collect();
    all.join(", ")
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn ending(path: &Path) -> String {
    path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase()
}

fn is_page(path: &Path) -> bool {
    matches!(ending(path).as_str(), "html" | "htm" | "xhtml")
}

/// Browsers save the parts of `Page.html` in `Page_files`, `Page-Dateien`, `Page.files`, after their language.
fn is_of_page(folder: &str, pages: &[String]) -> bool {
    pages.iter().any(|page| folder.strip_prefix(page.as_str()).is_some_and(|rest| rest.starts_with(['_', '-', '.'])))
}

/// One input. A file too large is not read whole: its length is enough for the finding.
pub(super) fn read(path: &Path) -> anyhow::Result<File> {
    const ENOUGH: u64 = 33 * 1024 * 1024;
    let mut bytes = Vec::new();
    if path.as_os_str() == "-" {
        std::io::stdin().take(ENOUGH).read_to_end(&mut bytes).context("cannot read standard input")?;
        return Ok(File::new("-", bytes));
    }
    fs_err::File::open(path)?.take(ENOUGH).read_to_end(&mut bytes)?;
    Ok(File::new(path.to_string_lossy().replace('\\', "/"), bytes))
}

/// The files in a folder, by name; none where there is no folder. Given one by one, so that not all lie in memory.
pub(super) fn each(folder: &Path, mut take: impl FnMut(&str, Vec<u8>)) -> anyhow::Result<()> {
    let Ok(entries) = fs_err::read_dir(folder) else { return Ok(()) };
    let mut paths: Vec<PathBuf> = entries.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
    paths.sort();
    for path in paths.iter().filter(|p| p.is_file()) {
        take(&name(path), fs_err::read(path)?);
    }
    Ok(())
}
