//! The output edge: the site is put in place in one burst, or not at all.

mod disk;
mod manifest;
mod plan;
mod staging;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read, Write};
use std::path::{Component, Path, PathBuf};

use blake3::{Hash, Hasher};
use fs_err as fs;
use rayon::prelude::*;

use crate::diag::{Finding, code};
use crate::site::output::{Content, Output};
use crate::text::Place;
use disk::{Disk, FOLDER_MODE};
pub use manifest::MANIFEST;
use manifest::{Manifest, is_inside};
use plan::{Ends, Plan};
use staging::Staging;

/// A folder that a site may be written to: neither the dossier nor a part of it.
#[derive(Debug)]
pub struct Destination {
    root: PathBuf,
    output: PathBuf,
    /// The output as findings name it.
    shown: String,
}

/// What a build has changed, in files.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Written {
    pub written: usize,
    pub unchanged: usize,
    pub removed: usize,
}

/// Why nothing was written, or not all of it.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The output is not a place for a site, or holds something of someone else's where a page belongs.
    #[error("the output folder cannot be written to")]
    Refused(Vec<Finding>),
    #[error("another build is writing to the same output folder (it holds `{}`)", .0.display())]
    Busy(PathBuf),
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl Destination {
    /// Accepts a folder, there or not there yet, and finishes what a killed build has left unfinished in it.
    ///
    /// Refused are the root, a folder that holds it, the folders that `build` reads and what lies in them, and a
    /// folder with files that `build` did not write, unless these are dotfiles and `CNAME` or it has a manifest.
    pub fn open(root: &Path, output: &Path, private_folder: &str) -> Result<Self, WriteError> {
        let root = fs::canonicalize(root)?;
        let real = real(output)?;
        let shown = real.strip_prefix(&root).unwrap_or(&real).to_string_lossy().replace('\\', "/");
        let shown = if shown.is_empty() { ".".to_owned() } else { shown };
        let destination = Self { root, output: real, shown };
        if let Some(why) = destination.is_input(private_folder) {
            return Err(destination.refuse(&why, "name another folder with `--output`"));
        }
        staging::recover(&destination.output, &Disk::default())?;
        destination.manifest()?;
        Ok(destination)
    }

    /// Makes the output the site: writes what differs, removes what was written once and no longer belongs.
    pub fn write(&self, site: &Output) -> Result<Written, WriteError> {
        self.write_on(site, &Disk::default())
    }

    fn write_on(&self, site: &Output, disk: &Disk) -> Result<Written, WriteError> {
        staging::recover(&self.output, disk)?;
        let staging = Staging::open(&self.output, disk)?;
        match self.write_through(&staging, site, disk) {
            Ok(written) => staging.clear(disk).map(|()| written),
            Err(error) => {
                // With a journal there, the next run finishes; without one nothing has happened.
                if !staging.is_committed() {
                    staging.clear(disk)?;
                }
                Err(error)
            }
        }
    }

    fn write_through(&self, staging: &Staging, site: &Output, disk: &Disk) -> Result<Written, WriteError> {
        let ends = Ends { root: &self.root, output: &self.output };
        let old = self.manifest()?;
        let plan = Plan::new(ends, site, &old)?;
        self.refuse_unless_free(site, &plan)?;
        let written = Written {
            written: plan.changed.len(),
            unchanged: plan.unchanged.len() + plan.agreeing,
            removed: plan.removed.len(),
        };
        let hashes = stage(ends, &staging.site(), &plan.changed, disk)?;
        let paths = plan.changed.iter().map(|(path, _)| *path).zip(hashes);
        let files = plan.unchanged.iter().copied().chain(paths).map(|(p, h)| (p.to_owned(), h.to_hex().to_string()));
        let new = Manifest::new(files.collect());
        staging::open_folders(&plan.folders, disk);
        if new != old || !plan.changed.is_empty() || !plan.removed.is_empty() || !self.has_manifest() {
            staging.commit(&plan.removed, &new.to_bytes()?, disk)?;
            staging.finish(&self.output, disk)?;
        }
        Ok(written)
    }

    /// The manifest of the output, empty if it is a place for a first build.
    fn manifest(&self) -> Result<Manifest, WriteError> {
        match Manifest::read(&self.output) {
            Ok(Some(manifest)) => Ok(manifest),
            Ok(None) => self.first_foreign_file().map_or(Ok(Manifest::new(BTreeMap::new())), |name| {
                Err(self.refuse(
                    &format!("holds `{name}`, which `build` did not write"),
                    "name an empty or new folder with `--output`, or move away what is in this one",
                ))
            }),
            Err(e) if e.kind() == io::ErrorKind::NotADirectory => Err(self.refuse("is not a folder", "remove it")),
            Err(e) if e.kind() == io::ErrorKind::InvalidData => Err(self.refuse(
                &format!("has a `{MANIFEST}` that cannot be used: {e}"),
                "empty the folder, so that the next build can fill it again",
            )),
            Err(e) => Err(e.into()),
        }
    }

    fn first_foreign_file(&self) -> Option<String> {
        let entries = fs::read_dir(&self.output).ok()?;
        let names = entries.flatten().map(|e| e.file_name().to_string_lossy().into_owned());
        names.filter(|n| !n.starts_with('.') && n != "CNAME").min()
    }

    fn has_manifest(&self) -> bool {
        self.output.join(MANIFEST).symlink_metadata().is_ok()
    }

    /// Why the folder is one that `build` reads from, if it is.
    fn is_input(&self, private_folder: &str) -> Option<String> {
        if self.root.starts_with(&self.output) {
            return Some("is the dossier's own folder, or holds it".to_owned());
        }
        let inputs = ["content", "themes", "templates", ".git", private_folder];
        let input = inputs.into_iter().filter(|name| !name.is_empty()).find(|name| {
            let input = self.root.join(name);
            let input = fs::canonicalize(&input).unwrap_or(input);
            self.output.starts_with(&input) || input.starts_with(&self.output)
        });
        input.map(|name| format!("is, lies in, or holds `{name}`, which `build` reads"))
    }

    fn refuse_unless_free(&self, site: &Output, plan: &Plan) -> Result<(), WriteError> {
        let impossible = site.files.keys().filter(|p| !is_inside(p) || *p == MANIFEST);
        let taken: BTreeSet<&String> = plan.in_the_way.iter().chain(impossible).collect();
        let findings: Vec<_> = taken.into_iter().map(|path| self.taken(path)).collect();
        if findings.is_empty() { Ok(()) } else { Err(WriteError::Refused(findings)) }
    }

    fn taken(&self, path: &str) -> Finding {
        let path = format!("{}/{path}", self.shown);
        let message = format!("the site wants the address of `{path}`, which `build` did not write");
        Finding::new(&code::host::OUTPUT_ADDRESS_TAKEN, Place::whole(&path.into()), message)
            .help("remove or rename that file, or give the page another address")
    }

    fn refuse(&self, why: &str, help: &str) -> WriteError {
        let message = format!("the output folder `{}` {why}", self.shown);
        WriteError::Refused(vec![Finding::nowhere(&code::host::OUTPUT_REFUSED, message).help(help)])
    }
}

/// Writes the files that differ into a tree of their own; their hashes come in the same order.
fn stage(ends: Ends, tree: &Path, changed: &[(&str, &Content)], disk: &Disk) -> io::Result<Vec<Hash>> {
    let parents = changed.iter().flat_map(|(path, _)| Path::new(path).ancestors().skip(1));
    for folder in parents.chain([Path::new("")]).collect::<BTreeSet<_>>() {
        disk.create_folder(&tree.join(folder), FOLDER_MODE)?;
    }
    changed.par_iter().map(|(path, content)| stage_one(ends, &tree.join(path), content, disk)).collect()
}

fn stage_one(ends: Ends, to: &Path, content: &Content, disk: &Disk) -> io::Result<Hash> {
    disk.create_file(to, |file| match content {
        Content::Bytes(bytes) => file.write_all(bytes).map(|()| blake3::hash(bytes)),
        Content::Drawn(card) => {
            let bytes = card.draw();
            file.write_all(&bytes).map(|()| blake3::hash(&bytes))
        }
        Content::Copy(asset) => copy(&mut fs::File::open(ends.root.join(&**asset))?, file),
    })
}

/// Copies and hashes what was copied, so that the manifest is right even if the asset changes meanwhile.
fn copy(from: &mut fs::File, to: &mut fs::File) -> io::Result<Hash> {
    let (mut buffer, mut hasher) = (vec![0; 1 << 16], Hasher::new());
    loop {
        match from.read(&mut buffer) {
            Ok(0) => return Ok(hasher.finalize()),
            Ok(n) => {
                let read = buffer.get(..n).unwrap_or_default();
                hasher.update(read);
                to.write_all(read)?;
            }
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return Err(e),
        }
    }
}

/// The path without links, for a folder that may not be there yet.
fn real(path: &Path) -> io::Result<PathBuf> {
    let path = std::path::absolute(path)?;
    match (fs::canonicalize(&path), path.parent(), path.components().next_back()) {
        (Ok(real), ..) => Ok(real),
        (Err(e), Some(parent), Some(Component::Normal(name))) if e.kind() == io::ErrorKind::NotFound => {
            Ok(real(parent)?.join(name))
        }
        (Err(e), ..) => Err(e),
    }
}
