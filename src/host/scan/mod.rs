//! The input edge: every file of a dossier, read once, in an order that no disk decides.

mod rescan;
#[cfg(test)]
mod tests;
mod walk;

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::{Finding, code};
use crate::text::{File, Place};
pub use rescan::rescan;
use walk::Walk;

/// What to read, beyond what every dossier has.
#[derive(Debug, Clone)]
pub struct ScanOptions {
    /// `--config`: another file than `config.yaml`.
    pub config: Option<PathBuf>,
    /// `rights.private_folder`, relative to the root.
    pub private_folder: String,
    /// A text with more bytes is a finding.
    pub longest_text: u64,
}

impl Default for ScanOptions {
    fn default() -> Self {
        Self { config: None, private_folder: "private".to_owned(), longest_text: 64 << 20 }
    }
}

/// The dossier as it is on disk. Both lists are sorted by the bytes of the path.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Scan {
    /// Texts, read into memory.
    pub files: Vec<File>,
    /// Everything else, not read.
    pub assets: Vec<Asset>,
    pub findings: Vec<Finding>,
    /// Whether a symbolic link was followed: then one change can be seen at several paths.
    pub has_links: bool,
}

/// A file that is published as it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Asset {
    /// Relative to the root, with `/` on every system.
    pub path: Arc<str>,
    pub size: u64,
}

/// The folders that every dossier may have.
const FOLDERS: &[&str] = &["content", "themes", "templates"];

/// What a theme may hold as text beyond what `content/` may: settings and the like.
const THEME_TEXTS: &[&str] = &["json", "toml", "xml", "webmanifest"];
const TEXTS: &[&str] = &["md", "txt", "html", "htm", "mhtml", "yaml", "yml", "css", "js", "svg", "lock"];

/// Reads `config.yaml`, `dossier.lock`, `content/`, `themes/`, `templates/` and the private folder of `root`.
///
/// Symbolic links are followed inside the root only; hidden files and what editors leave behind are skipped.
/// Never fails: what cannot be read is a finding and the rest is there.
pub fn scan(root: &Path, options: &ScanOptions) -> Scan {
    let mut walk = match Walk::new(root, &options.private_folder) {
        Ok(walk) => walk,
        Err(finding) => return Scan { findings: vec![*finding], ..Scan::default() },
    };
    for top in FOLDERS.iter().chain(&["dossier.lock"]) {
        walk.folder(top);
    }
    if options.config.is_none() {
        walk.folder("config.yaml");
    }
    walk.private();
    let mut scan = read_all(walk, options.longest_text);
    if let Some(config) = &options.config {
        scan.add_config(root, config);
    }
    scan
}

/// The configuration alone: what a scan needs to know stands in it. `None` if there is no such file.
///
/// A file named by the user is read wherever it lies.
pub fn read_config(root: &Path, config: Option<&Path>) -> io::Result<Option<File>> {
    let chosen = config.map_or_else(|| root.join("config.yaml"), Path::to_owned);
    let shown = chosen.strip_prefix(root).unwrap_or(&chosen).to_string_lossy().replace('\\', "/");
    match fs_err::read(&chosen) {
        Ok(bytes) => Ok(Some(File::new(shown, bytes))),
        Err(e) if e.kind() == io::ErrorKind::NotFound && config.is_none() => Ok(None),
        Err(e) => Err(e),
    }
}

/// What editors and desktops leave beside the file that is meant.
pub fn is_editor_litter(name: &str) -> bool {
    name.starts_with('.') || (name.starts_with('#') && name.ends_with('#')) || LITTER.iter().any(|l| name.ends_with(l))
}

const LITTER: &[&str] =
    &["~", ".swp", ".kate-swp", "___jb_tmp___", "___jb_old___", "Thumbs.db", "desktop.ini", "Icon\r"];

impl Scan {
    fn add_config(&mut self, root: &Path, config: &Path) {
        match read_config(root, Some(config)) {
            Ok(file) => self.files.extend(file),
            Err(e) => self.findings.push(unreadable(&config.to_string_lossy().into(), &e)),
        }
        self.files.sort_by(|a, b| a.path.cmp(&b.path));
    }
}

enum Loaded {
    Text(File),
    Asset(Asset),
}

/// Reads what the walk has found, in parallel; the order is that of the paths.
fn read_all(mut walk: Walk, longest: u64) -> Scan {
    walk.paths.par_sort_unstable();
    walk.paths.dedup();
    let root = &walk.root;
    let read: Vec<_> = walk
        .paths
        .par_iter()
        .map_init(Vec::new, |buffer, path| read_one(root, path, longest, buffer).map_err(|e| (path, e)))
        .collect();
    let mut scan = Scan { findings: walk.findings, has_links: walk.has_links, ..Scan::default() };
    for one in read {
        match one {
            Ok(Loaded::Text(file)) => scan.files.push(file),
            Ok(Loaded::Asset(asset)) => scan.assets.push(asset),
            Err((path, e)) => scan.findings.push(not_read(path, &e, longest)),
        }
    }
    scan
}

/// The buffer is used again for the next file, so that each text is allocated once and at its size.
fn read_one(root: &Path, path: &Arc<str>, longest: u64, buffer: &mut Vec<u8>) -> io::Result<Loaded> {
    let at = root.join(&**path);
    if !is_text(path) {
        return Ok(Loaded::Asset(Asset { path: Arc::clone(path), size: fs_err::metadata(at)?.len() }));
    }
    buffer.clear();
    fs_err::File::open(at)?.take(longest + 1).read_to_end(buffer)?;
    if buffer.len() as u64 > longest {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(Loaded::Text(File::new(Arc::clone(path), &buffer[..])))
}

fn is_text(path: &str) -> bool {
    let ending = Path::new(path).extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase();
    let of_theme = path.starts_with("themes/") || path.starts_with("templates/");
    TEXTS.contains(&&*ending) || (of_theme && THEME_TEXTS.contains(&&*ending))
}

fn not_read(path: &Arc<str>, error: &io::Error, longest: u64) -> Finding {
    if error.kind() != io::ErrorKind::FileTooLarge {
        return unreadable(path, error);
    }
    let message = format!("`{path}` is a text of more than {} MB", longest >> 20);
    Finding::new(&code::host::FILE_TOO_LARGE, Place::whole(path), message).help("move it out of the dossier")
}

fn unreadable(path: &Arc<str>, error: &io::Error) -> Finding {
    let message = format!("`{path}` cannot be read: {}", error.kind());
    Finding::new(&code::host::UNREADABLE_FILE, Place::whole(path), message)
}
