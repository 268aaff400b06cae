//! The few ways in which `build` changes a disk, so that a test can end the program before each of them.

use std::io;
use std::path::Path;

use fs_err as fs;

/// Files of the site, whatever the umask.
pub const FILE_MODE: u32 = 0o644;
/// Folders of the site, whatever the umask.
pub const FOLDER_MODE: u32 = 0o755;
/// What is not yet the site is nobody else's to read.
pub const STAGING_MODE: u32 = 0o700;

#[derive(Debug, Default)]
pub struct Disk {
    /// How many more steps succeed before the program counts as killed.
    #[cfg(test)]
    left: Option<std::sync::atomic::AtomicUsize>,
}

impl Disk {
    /// A disk on which nothing changes any more after so many steps, as if the program had been killed.
    #[cfg(test)]
    pub fn killed_after(steps: usize) -> Self {
        Self { left: Some(steps.into()) }
    }

    #[cfg(test)]
    fn step(&self) -> io::Result<()> {
        use std::sync::atomic::Ordering::SeqCst;
        let Some(left) = &self.left else { return Ok(()) };
        left.fetch_update(SeqCst, SeqCst, |n| n.checked_sub(1)).map(drop).map_err(|_| io::Error::other("killed"))
    }

    #[cfg(not(test))]
    #[expect(clippy::unused_self, clippy::unnecessary_wraps, reason = "the twin of the one that tests use")]
    fn step(&self) -> io::Result<()> {
        Ok(())
    }

    /// A new folder; one that is there already is fine if it is a folder and no link.
    pub fn create_folder(&self, path: &Path, mode: u32) -> io::Result<()> {
        self.step()?;
        match fs::create_dir(path) {
            Ok(()) => self.set_mode(path, mode),
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists && fs::symlink_metadata(path)?.is_dir() => Ok(()),
            Err(e) => Err(e),
        }
    }

    /// A new file, filled by `write`. One that is there already is an error.
    pub fn create_file<T>(&self, path: &Path, write: impl FnOnce(&mut fs::File) -> io::Result<T>) -> io::Result<T> {
        self.step()?;
        let mut file = fs::File::create_new(path)?;
        self.step()?;
        let written = write(&mut file)?;
        #[cfg(unix)]
        file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(FILE_MODE))?;
        self.step()?;
        Ok(written)
    }

    pub fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?;
        fs::rename(from, to)
    }

    /// Removes a file or a link; that it is gone already is fine.
    pub fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        unless(io::ErrorKind::NotFound, fs::remove_file(path))
    }

    /// Removes a folder if nothing is in it, and says whether it did.
    pub fn remove_empty_folder(&self, path: &Path) -> io::Result<bool> {
        self.step()?;
        Ok(fs::remove_dir(path).is_ok())
    }

    pub fn remove_tree(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        unless(io::ErrorKind::NotFound, fs::remove_dir_all(path))
    }

    #[cfg(unix)]
    pub fn set_mode(&self, path: &Path, mode: u32) -> io::Result<()> {
        self.step()?;
        fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(mode))
    }

    #[cfg(not(unix))]
    pub fn set_mode(&self, _: &Path, _: u32) -> io::Result<()> {
        Ok(())
    }
}

fn unless(expected: io::ErrorKind, result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(e) if e.kind() != expected => Err(e),
        _ => Ok(()),
    }
}

/// Whether a file is as this program leaves one: its mode, and no second name for the same bytes.
#[cfg(unix)]
pub fn is_plain(metadata: &std::fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    metadata.mode() & 0o7777 == FILE_MODE && metadata.nlink() == 1
}

#[cfg(not(unix))]
pub fn is_plain(_: &std::fs::Metadata) -> bool {
    true
}

#[cfg(unix)]
pub fn has_folder_mode(metadata: &std::fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::mode(metadata) & 0o777 == FOLDER_MODE
}

#[cfg(not(unix))]
pub fn has_folder_mode(_: &std::fs::Metadata) -> bool {
    true
}
