//! The input edge: every file of a dossier, read once, in an order that no disk decides.

use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use crate::diag::{Finding, code};
use crate::text::{File, Place};

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
#[derive(Debug, Default)]
pub struct Scan {
    /// Texts, read into memory.
    pub files: Vec<File>,
    /// Everything else, not read.
    pub assets: Vec<Asset>,
    pub findings: Vec<Finding>,
}

/// A file that is published as it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Asset {
    /// Relative to the root, with `/` on every system.
    pub path: Arc<str>,
    pub size: u64,
}

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
    for top in ["dossier.lock", "content", "themes", "templates"] {
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
    name.starts_with('.')
        || name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
        || LITTER.contains(&name)
}

const LITTER: &[&str] = &["Thumbs.db", "desktop.ini", "Icon\r", "4913"];

impl Scan {
    fn add_config(&mut self, root: &Path, config: &Path) {
        match read_config(root, Some(config)) {
            Ok(file) => self.files.extend(file),
            Err(e) => self.findings.push(unreadable(&config.to_string_lossy().into(), &e)),
        }
        self.files.sort_by(|a, b| a.path.cmp(&b.path));
    }
}

/// The names of what is to be read, found one after the other.
struct Walk {
    /// Canonical: what links lead to is compared with it.
    root: PathBuf,
    private: PathBuf,
    paths: Vec<Arc<str>>,
    findings: Vec<Finding>,
}

impl Walk {
    fn new(root: &Path, private_folder: &str) -> Result<Self, Box<Finding>> {
        let root = fs_err::canonicalize(root).map_err(|e| Box::new(unreadable(&".".into(), &e)))?;
        let private = root.join(private_folder);
        Ok(Self { root, private, paths: Vec::new(), findings: Vec::new() })
    }

    fn private(&mut self) {
        let inside = self.private.strip_prefix(&self.root).unwrap_or(Path::new("..")).to_owned();
        if !inside.components().all(|c| matches!(c, Component::Normal(_))) || inside.as_os_str().is_empty() {
            let message = format!("the private folder `{}` lies outside the dossier", self.private.display());
            self.findings.push(Finding::nowhere(&code::host::FOLDER_OUTSIDE_ROOT, message));
        } else if let Some(inside) = inside.to_str() {
            self.folder(inside);
        }
    }

    /// Lists a folder, or a single file, at the top of the dossier; nothing if it is not there.
    fn folder(&mut self, top: &str) {
        let start = self.root.join(top);
        if start.symlink_metadata().is_err() {
            return;
        }
        let mut entries = WalkDir::new(start).follow_links(true).into_iter();
        while let Some(entry) = entries.next() {
            match entry {
                Ok(entry) if self.is_skipped(&entry) => {
                    if entry.file_type().is_dir() {
                        entries.skip_current_dir();
                    }
                }
                Ok(entry) => self.note(&entry),
                Err(error) => self.lost(&error),
            }
        }
    }

    fn is_skipped(&mut self, entry: &DirEntry) -> bool {
        (entry.depth() > 0 && is_editor_litter(&entry.file_name().to_string_lossy()))
            || (entry.path_is_symlink() && !self.may_follow(entry.path()))
    }

    /// A link is followed to what lies in the dossier, and from a public folder not into the private one.
    fn may_follow(&mut self, link: &Path) -> bool {
        let Ok(target) = fs_err::canonicalize(link) else { return true };
        let code = if !target.starts_with(&self.root) {
            &code::host::LINK_OUTSIDE_ROOT
        } else if self.private.starts_with(&target)
            || target.starts_with(&self.private) && !link.starts_with(&self.private)
        {
            &code::host::LINK_TO_PRIVATE
        } else {
            return true;
        };
        let path = self.shown(link);
        self.findings.push(Finding::new(code, Place::whole(&path), format!("{}: `{path}`", code.summary)));
        false
    }

    fn note(&mut self, entry: &DirEntry) {
        let path = self.shown(entry.path());
        if entry.path().to_str().is_none() {
            let message = format!("the name `{path}` is not UTF-8");
            self.findings
                .push(Finding::new(&code::host::FILE_NAME_NOT_UTF8, Place::whole(&path), message).help("rename it"));
        } else if entry.file_type().is_file() {
            self.paths.push(path);
        } else if !entry.file_type().is_dir() {
            let message = format!("`{path}` is neither a file nor a folder and is skipped");
            self.findings.push(Finding::new(&code::host::NOT_A_FILE, Place::whole(&path), message));
        }
    }

    fn lost(&mut self, error: &walkdir::Error) {
        let at = error.path().unwrap_or(Path::new("")).to_owned();
        if at.file_name().is_some_and(|n| is_editor_litter(&n.to_string_lossy())) {
            return; // Emacs marks a file that is being edited by a link to nothing.
        }
        let (path, link) = (self.shown(&at), at.is_symlink());
        let broken = link && error.io_error().is_some_and(|e| e.kind() == io::ErrorKind::NotFound);
        self.findings.push(if error.loop_ancestor().is_some() {
            let message = format!("the link `{path}` leads back to a folder that holds it");
            Finding::new(&code::host::LINK_LOOP, Place::whole(&path), message)
        } else if broken {
            Finding::new(&code::host::BROKEN_LINK, Place::whole(&path), format!("the link `{path}` leads to nothing"))
        } else {
            unreadable(&path, error.io_error().unwrap_or(&io::Error::other("unknown")))
        });
    }

    /// A path as findings and rooms know it.
    fn shown(&self, path: &Path) -> Arc<str> {
        let inside = path.strip_prefix(&self.root).unwrap_or(path).to_string_lossy();
        if cfg!(windows) { inside.replace('\\', "/").into() } else { inside.into() }
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
    let mut scan = Scan { findings: walk.findings, ..Scan::default() };
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

#[cfg(test)]
mod tests {
    use super::*;

    type Fallible = Result<(), Box<dyn std::error::Error>>;

    fn dossier(files: &[(&str, &str)]) -> io::Result<tempfile::TempDir> {
        let root = tempfile::tempdir()?;
        for (path, text) in files {
            let at = root.path().join(path);
            fs_err::create_dir_all(at.parent().unwrap_or(root.path()))?;
            fs_err::write(at, text)?;
        }
        Ok(root)
    }

    /// One line for each file (`path=text`), asset (`path size`) and finding (`path code`), in order.
    #[track_caller]
    fn check(root: &Path, options: &ScanOptions, expected: &str) {
        let scan = scan(root, options);
        let files = scan.files.iter().map(|f| format!("{}={}", f.path, String::from_utf8_lossy(&f.bytes)));
        let assets = scan.assets.iter().map(|a| format!("{} {}", a.path, a.size));
        let mut found: Vec<_> = scan
            .findings
            .iter()
            .map(|f| format!("{} {}", f.place.as_ref().map_or("-", |p| &*p.path), f.code.name))
            .collect();
        found.sort();
        let shown: Vec<_> = files.chain(assets).chain(found).collect();
        assert_eq!(shown.join("\n"), expected.lines().map(str::trim).collect::<Vec<_>>().join("\n"));
    }

    #[test]
    fn texts_are_read_and_assets_are_named_in_the_order_of_their_bytes() -> Fallible {
        let root = dossier(&[
            ("config.yaml", "c"),
            ("dossier.lock", "l"),
            ("content/b.md", "b"),
            ("content/B.TXT", "B"),
            ("content/a/z.JPG", "jpg"),
            ("content/a.md", "a"),
            ("content/table.json", "{}"),
            ("themes/t/theme.json", "{}"),
            ("themes/t/font.woff2", "font"),
            ("templates/page.html", "t"),
            ("private/a.txt", "p"),
            ("content/.obsidian/app.json", "{}"),
            ("content/.hidden.md", "h"),
            ("content/a.md~", "old"),
            ("target/x.md", "no"),
            ("README.md", "no"),
        ])?;
        check(
            root.path(),
            &ScanOptions::default(),
            "config.yaml=c
             content/B.TXT=B
             content/a.md=a
             content/b.md=b
             dossier.lock=l
             private/a.txt=p
             templates/page.html=t
             themes/t/theme.json={}
             content/a/z.JPG 3
             content/table.json 2
             themes/t/font.woff2 4",
        );
        Ok(())
    }

    #[test]
    fn what_cannot_be_text_is_a_finding() -> Fallible {
        let root =
            dossier(&[("content/long.md", "12345"), ("content/short.md", "1234"), ("content/long.jpg", "12345")])?;
        let options = ScanOptions { longest_text: 4, private_folder: "../elsewhere".into(), ..ScanOptions::default() };
        check(
            root.path(),
            &options,
            "content/short.md=1234
             content/long.jpg 5
             - folder-outside-root
             content/long.md file-too-large",
        );
        check(&root.path().join("nowhere"), &options, ". unreadable-file");
        Ok(())
    }

    #[test]
    fn the_user_may_name_another_configuration_and_private_folder() -> Fallible {
        let root =
            dossier(&[("config.yaml", "c"), ("other.yaml", "o"), ("not/public/a.txt", "p"), ("private/b.txt", "b")])?;
        let config = Some(root.path().join("other.yaml"));
        let options = ScanOptions { config, private_folder: "not/public".into(), ..ScanOptions::default() };
        check(root.path(), &options, "not/public/a.txt=p\nother.yaml=o");
        let config = Some(root.path().join("missing.yaml"));
        let missing = scan(root.path(), &ScanOptions { config, ..ScanOptions::default() });
        assert_eq!(missing.findings.len(), 1, "{:?}", missing.findings);
        assert!(read_config(root.path(), None)?.is_some_and(|f| &*f.path == "config.yaml"));
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_inside_the_dossier_only() -> Fallible {
        use std::os::unix::fs::symlink;
        let outside = dossier(&[("secret.md", "s")])?;
        let root = dossier(&[("content/a.md", "a"), ("content/sub/b.md", "b"), ("private/p.md", "p")])?;
        let content = root.path().join("content");
        symlink(outside.path().join("secret.md"), content.join("file-outside.md"))?;
        symlink(outside.path(), content.join("folder-outside"))?;
        symlink(outside.path(), root.path().join("themes"))?;
        symlink("a.md", content.join("inside.md"))?;
        symlink("sub", content.join("same"))?;
        symlink("..", content.join("sub/loop"))?;
        symlink("../private/p.md", content.join("private.md"))?;
        symlink("..", content.join("root"))?;
        symlink("nothing.md", content.join("broken.md"))?;
        symlink("user@host.1:2", content.join(".#a.md"))?;
        check(
            root.path(),
            &ScanOptions::default(),
            "content/a.md=a
             content/inside.md=a
             content/same/b.md=b
             content/sub/b.md=b
             private/p.md=p
             content/broken.md broken-link
             content/file-outside.md link-outside-root
             content/folder-outside link-outside-root
             content/private.md link-to-private
             content/root link-to-private
             content/same/loop link-loop
             content/sub/loop link-loop
             themes link-outside-root",
        );
        Ok(())
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn neither_sockets_nor_names_in_other_encodings_are_read() -> Fallible {
        use std::os::unix::ffi::OsStrExt;
        let root = dossier(&[("content/a.md", "a")])?;
        let content = root.path().join("content");
        let _socket = std::os::unix::net::UnixListener::bind(content.join("pipe.md"))?;
        fs_err::write(content.join(std::ffi::OsStr::from_bytes(b"caf\xe9.md")), "x")?;
        check(
            root.path(),
            &ScanOptions::default(),
            "content/a.md=a
             content/caf\u{fffd}.md file-name-not-utf8
             content/pipe.md not-a-file",
        );
        Ok(())
    }
}
