//! One file in place of a site.

use std::io::{self, Read, Write};
use std::path::Path;

use fs_err as fs;

use crate::site::output::Content;

/// What a file of the site holds.
pub fn content(root: &Path, content: &Content) -> io::Result<Vec<u8>> {
    match content {
        Content::Bytes(bytes) => Ok(bytes.clone()),
        Content::Copy(asset) => fs::read(root.join(&**asset)),
        Content::Drawn(card) => Ok(card.draw()),
    }
}

/// Puts a page where there was none or another page: all of it beside its place first, then by one rename.
pub fn replace(target: &Path, page: &[u8]) -> io::Result<()> {
    if !is_free(target)? {
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, "there is something else, which is kept"));
    }
    let folder = target.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(page)?;
    #[cfg(unix)]
    file.as_file().set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644))?;
    file.persist(target)?;
    Ok(())
}

/// Whether nothing would be lost: no file, or one that begins as our pages do.
fn is_free(target: &Path) -> io::Result<bool> {
    const BEGINNING: &[u8] = b"<!doctype html>";
    match fs::symlink_metadata(target) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(e) => Err(e),
        Ok(about) if !about.is_file() => Ok(false),
        Ok(_) => {
            let mut start = Vec::new();
            fs::File::open(target)?.take(BEGINNING.len() as u64).read_to_end(&mut start)?;
            Ok(start == BEGINNING)
        }
    }
}
