//! A scan brought up to date from the few files that have changed since.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::walk::Walk;
use super::{FOLDERS, Loaded, Scan, ScanOptions, is_editor_litter, not_read, read_one, scan};

/// The scan of a dossier of which only some files have changed since, by their paths on disk.
///
/// The same as a new [`scan`], which it falls back to for all but plain files that are new, changed or gone.
pub fn rescan(before: Scan, root: &Path, options: &ScanOptions, changed: &[PathBuf]) -> Scan {
    let after = Walk::new(root, &options.private_folder).ok().and_then(|walk| before.with(&walk, options, changed));
    after.unwrap_or_else(|| scan(root, options))
}

impl Scan {
    /// `None` where only a new walk can tell what a change means.
    fn with(mut self, walk: &Walk, options: &ScanOptions, changed: &[PathBuf]) -> Option<Self> {
        let mut buffer = Vec::new();
        if self.has_links {
            return None;
        }
        for at in changed {
            let path = walk.plain_file(at)?;
            self.forget(&path)?;
            match at.symlink_metadata() {
                Err(e) if e.kind() == io::ErrorKind::NotFound => {}
                Ok(there) if there.is_file() => match read_one(&walk.root, &path, options.longest_text, &mut buffer) {
                    Ok(loaded) => self.remember(loaded),
                    Err(e) => self.findings.push(not_read(&path, &e, options.longest_text)),
                },
                _ => return None,
            }
        }
        Some(self)
    }

    /// `None` for a folder: more than one file is concerned.
    fn forget(&mut self, path: &str) -> Option<()> {
        let within = format!("{path}/");
        let mut paths = self.files.iter().map(|f| &f.path).chain(self.assets.iter().map(|a| &a.path));
        let is_folder = paths.any(|p| p.starts_with(&within));
        self.files.retain(|f| *f.path != *path);
        self.assets.retain(|a| *a.path != *path);
        self.findings.retain(|f| f.place.as_ref().is_none_or(|p| *p.path != *path));
        (!is_folder).then_some(())
    }

    fn remember(&mut self, loaded: Loaded) {
        match loaded {
            Loaded::Text(file) => self.files.insert(self.files.partition_point(|f| f.path < file.path), file),
            Loaded::Asset(asset) => self.assets.insert(self.assets.partition_point(|a| a.path < asset.path), asset),
        }
    }
}

impl Walk {
    /// The path of a file in one of the folders that are walked, if its name is one that is read.
    fn plain_file(&self, at: &Path) -> Option<Arc<str>> {
        let inside = at.strip_prefix(&self.root).ok()?;
        let is_walked = at.starts_with(&self.private) || FOLDERS.iter().any(|folder| inside.starts_with(folder));
        let is_read = inside.iter().all(|name| name.to_str().is_some_and(|name| !is_editor_litter(name)));
        (is_walked && is_read && inside.iter().count() > 1).then(|| self.shown(at))
    }
}
