//! The names of what a dossier holds, and which of them are not to be read.

use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

use super::{is_editor_litter, unreadable};
use crate::diag::{Finding, code};
use crate::text::Place;

/// The names of what is to be read, found one after the other.
pub struct Walk {
    /// Canonical: what links lead to is compared with it.
    pub root: PathBuf,
    pub private: PathBuf,
    pub paths: Vec<Arc<str>>,
    pub findings: Vec<Finding>,
    pub has_links: bool,
}

impl Walk {
    pub fn new(root: &Path, private_folder: &str) -> Result<Self, Box<Finding>> {
        let root = fs_err::canonicalize(root).map_err(|e| Box::new(unreadable(&".".into(), &e)))?;
        let private = root.join(private_folder);
        Ok(Self { root, private, paths: Vec::new(), findings: Vec::new(), has_links: false })
    }

    pub fn private(&mut self) {
        let inside = self.private.strip_prefix(&self.root).unwrap_or(Path::new("..")).to_owned();
        if !inside.components().all(|c| matches!(c, Component::Normal(_))) || inside.as_os_str().is_empty() {
            let message = format!("the private folder `{}` lies outside the dossier", self.private.display());
            self.findings.push(Finding::nowhere(&code::host::FOLDER_OUTSIDE_ROOT, message));
        } else if let Some(inside) = inside.to_str() {
            self.folder(inside);
        }
    }

    /// Lists a folder, or a single file, at the top of the dossier; nothing if it is not there.
    pub fn folder(&mut self, top: &str) {
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
        self.has_links = true;
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
    pub fn shown(&self, path: &Path) -> Arc<str> {
        let inside = path.strip_prefix(&self.root).unwrap_or(path).to_string_lossy();
        if cfg!(windows) { inside.replace('\\', "/").into() } else { inside.into() }
    }
}
