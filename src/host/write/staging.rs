//! The folder beside the output in which a site is made ready, and the burst that puts it in place.
//!
//! ```text
//! .public.dossier-staging/   beside public/, or .dossier-staging/ in it where its parent cannot be written
//!     lock                   held while a build writes; a killed build lets go of it
//!     site/                  the files that differ, as a tree
//!     manifest               the new manifest, put in place last
//!     journal                what to remove; the burst is on from the moment this file is there
//!     journal.removed        its name once all of that is removed
//! ```
//! Without a journal the folder is litter and the old site stands. With one the site is finished from it,
//! by this run or by the next: each step may be taken twice.

use std::collections::BTreeSet;
use std::fs::TryLockError;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use fs_err as fs;

use super::WriteError;
use super::disk::{Disk, FOLDER_MODE, STAGING_MODE, has_folder_mode};
use super::manifest::{MANIFEST, is_inside};

/// The staging folder of one output, held by this build alone.
#[derive(Debug)]
pub struct Staging {
    folder: PathBuf,
    /// Let go of when it is dropped, or when the program ends in any way.
    _lock: fs::File,
}

/// Where the staging folder of an output can be, the better place first.
fn places(output: &Path) -> Vec<PathBuf> {
    let beside = output
        .parent()
        .zip(output.file_name())
        .map(|(parent, name)| parent.join(format!(".{}.dossier-staging", name.to_string_lossy())));
    beside.into_iter().chain([output.join(".dossier-staging")]).collect()
}

/// Finishes what a killed build has begun, or clears away what it has left.
pub fn recover(output: &Path, disk: &Disk) -> Result<(), WriteError> {
    for folder in places(output).iter().filter(|f| f.symlink_metadata().is_ok_and(|m| m.is_dir())) {
        let staging = Staging::lock(folder)?;
        if staging.is_committed() {
            staging.finish(output, disk)?;
        }
        staging.clear(disk)?;
    }
    Ok(())
}

/// How often and how long to wait for a lock: a fifth of a second in all.
const TRIES: u32 = 20;
const PAUSE: Duration = Duration::from_millis(10);

impl Staging {
    /// An empty staging folder, locked.
    pub fn open(output: &Path, disk: &Disk) -> Result<Self, WriteError> {
        if let Some(parent) = output.parent() {
            fs::create_dir_all(parent)?;
        }
        let mut refused = None;
        for folder in places(output) {
            match disk.create_folder(&folder, STAGING_MODE) {
                Ok(()) => return Self::lock(&folder),
                Err(e) if is_refusal(&e) => refused = Some(e),
                Err(e) => return Err(e.into()),
            }
        }
        Err(refused.unwrap_or_else(|| io::ErrorKind::NotFound.into()).into())
    }

    /// A lock on a file that another build has removed in the meantime is none: the name is looked up again.
    ///
    /// A program that is being started holds the locks of whoever starts it until it runs, so one that is held is
    /// tried again for a moment before it is another build's.
    fn lock(folder: &Path) -> Result<Self, WriteError> {
        let path = folder.join("lock");
        let mut tries = 0;
        loop {
            let file = match fs::OpenOptions::new().create(true).truncate(false).write(true).open(&path) {
                Err(e) if e.kind() == io::ErrorKind::NotFound => return Err(WriteError::Busy(folder.to_owned())),
                opened => opened?,
            };
            match file.file().try_lock() {
                Err(TryLockError::WouldBlock) if tries < TRIES => {
                    tries += 1;
                    std::thread::sleep(PAUSE);
                }
                Err(TryLockError::WouldBlock) => return Err(WriteError::Busy(folder.to_owned())),
                Err(TryLockError::Error(e)) if e.kind() != io::ErrorKind::Unsupported => return Err(e.into()),
                _ if is_same(&file, &path) => return Ok(Self { folder: folder.to_owned(), _lock: file }),
                _ => {}
            }
        }
    }

    pub fn site(&self) -> PathBuf {
        self.folder.join("site")
    }

    fn manifest(&self) -> PathBuf {
        self.folder.join("manifest")
    }

    fn journal(&self) -> PathBuf {
        self.folder.join("journal")
    }

    /// Once everything is removed that has to go, the new site may hold files and folders of the same names.
    fn journal_removed(&self) -> PathBuf {
        self.folder.join("journal.removed")
    }

    pub fn is_committed(&self) -> bool {
        [self.journal(), self.journal_removed()].iter().any(|j| j.symlink_metadata().is_ok())
    }

    /// The point of no return: from here on the new site is the one that stands, whatever happens.
    pub fn commit(&self, removed: &[&str], manifest: &[u8], disk: &Disk) -> io::Result<()> {
        disk.create_file(&self.manifest(), |file| file.write_all(manifest))?;
        let draft = self.folder.join("journal.draft");
        disk.create_file(&draft, |file| {
            file.write_all(&serde_json::to_vec(removed)?)?;
            file.sync_all()
        })?;
        disk.rename(&draft, &self.journal())
    }

    /// The burst. Removals come first, so that a file may become a folder, or change the case of its name.
    pub fn finish(&self, output: &Path, disk: &Disk) -> io::Result<()> {
        if self.journal().symlink_metadata().is_ok() {
            let removed: Vec<String> = serde_json::from_slice(&fs::read(self.journal())?)?;
            remove(output, &removed, disk)?;
            disk.rename(&self.journal(), &self.journal_removed())?;
        }
        if self.site().symlink_metadata().is_ok() {
            put_folder(&self.site(), output, disk)?;
        }
        match self.manifest().symlink_metadata() {
            Ok(_) => put_file(&self.manifest(), &output.join(MANIFEST), disk),
            Err(_) => Ok(()), // An earlier run came as far as this.
        }
    }

    /// The journal goes first: without it the rest is litter.
    pub fn clear(self, disk: &Disk) -> Result<(), WriteError> {
        for file in [self.journal_removed(), self.folder.join("journal.draft"), self.manifest()] {
            disk.remove_file(&file)?;
        }
        disk.remove_tree(&self.site())?;
        disk.remove_file(&self.folder.join("lock"))?;
        disk.remove_empty_folder(&self.folder)?;
        Ok(())
    }
}

/// Removes files that the build wrote once, and the folders that are empty then.
fn remove(output: &Path, removed: &[String], disk: &Disk) -> io::Result<()> {
    let mut emptied = BTreeSet::new();
    for path in removed.iter().map(Path::new).filter(|p| p.to_str().is_some_and(is_inside)) {
        if leads_through_folders(output, path) {
            disk.remove_file(&output.join(path))?;
        }
        emptied.extend(path.ancestors().skip(1).filter(|p| !p.as_os_str().is_empty()));
    }
    for folder in emptied.into_iter().rev().filter(|f| leads_through_folders(output, f)) {
        disk.remove_empty_folder(&output.join(folder))?;
    }
    Ok(())
}

/// Whether every folder on the way is there, and none is a link to somewhere else.
fn leads_through_folders(output: &Path, path: &Path) -> bool {
    path.ancestors().skip(1).all(|f| output.join(f).symlink_metadata().is_ok_and(|m| m.is_dir()))
}

/// A folder that is not there yet is put in place whole, by one rename.
pub fn put_folder(from: &Path, to: &Path, disk: &Disk) -> io::Result<()> {
    match fs::symlink_metadata(to) {
        Ok(there) if there.is_dir() => return put_each(from, to, disk),
        Ok(_) => return Err(io::Error::new(io::ErrorKind::NotADirectory, format!("{} is in the way", to.display()))),
        Err(_) => {}
    }
    match disk.rename(from, to) {
        Err(e) if e.kind() == io::ErrorKind::CrossesDevices => {
            disk.create_folder(to, FOLDER_MODE)?;
            put_each(from, to, disk)
        }
        renamed => renamed,
    }
}

fn put_each(from: &Path, to: &Path, disk: &Disk) -> io::Result<()> {
    let mut entries = fs::read_dir(from)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let target = to.join(entry.file_name());
        let kind = entry.file_type()?;
        if kind.is_dir() {
            put_folder(&entry.path(), &target, disk)?;
        } else if kind.is_file() {
            put_file(&entry.path(), &target, disk)?;
        }
    }
    Ok(())
}

/// A rename replaces a file or a link, never what the link leads to. Where the output lies on another disk
/// than its neighbour, the copy is made there first.
fn put_file(from: &Path, to: &Path, disk: &Disk) -> io::Result<()> {
    match disk.rename(from, to) {
        Err(e) if e.kind() == io::ErrorKind::CrossesDevices => {
            let mut near = to.as_os_str().to_owned();
            near.push(".dossier-part");
            let near = PathBuf::from(near);
            disk.remove_file(&near)?;
            disk.create_file(&near, |file| io::copy(&mut fs::File::open(from)?, file))?;
            disk.rename(&near, to)?;
            disk.remove_file(from)
        }
        renamed => renamed,
    }
}

/// Sets the mode of folders that are there already; one that belongs to someone else keeps its own.
pub fn open_folders(folders: &[PathBuf], disk: &Disk) {
    for folder in folders {
        if folder.symlink_metadata().is_ok_and(|m| m.is_dir() && !has_folder_mode(&m)) {
            let _ = disk.set_mode(folder, FOLDER_MODE);
        }
    }
}

fn is_refusal(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}

#[cfg(unix)]
fn is_same(file: &fs::File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let number = |m: std::fs::Metadata| (m.dev(), m.ino());
    file.metadata().ok().map(number) == path.symlink_metadata().ok().map(number)
}

#[cfg(not(unix))]
fn is_same(_: &fs::File, path: &Path) -> bool {
    path.exists()
}
