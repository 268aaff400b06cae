//! The list of what `build` wrote: what it may change and remove, and what anyone can check a copy by.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use fs_err as fs;
use serde::{Deserialize, Serialize};

/// The file's name, at the top of the output.
pub const MANIFEST: &str = "dossier-manifest.json";

/// Every file that `build` wrote, by its path in the output, with the BLAKE3 hash of its bytes in hexadecimal.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    version: u32,
    hash: String,
    pub files: BTreeMap<String, String>,
}

impl Manifest {
    pub fn new(files: BTreeMap<String, String>) -> Self {
        Self { version: 1, hash: "blake3".to_owned(), files }
    }

    /// The manifest of an output folder; `None` if it has none.
    ///
    /// A manifest that names a place outside its folder is not one: what it lists may be removed.
    pub fn read(output: &Path) -> io::Result<Option<Self>> {
        let path = output.join(MANIFEST);
        match fs::symlink_metadata(&path) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(e) => return Err(e),
            Ok(metadata) if !metadata.is_file() => return Err(invalid("it is not a file")),
            Ok(_) => {}
        }
        let manifest: Self = serde_json::from_slice(&fs::read(&path)?).map_err(|e| invalid(&e.to_string()))?;
        let known = manifest.version == 1 && manifest.hash == "blake3";
        let inside = manifest.files.keys().all(|path| is_inside(path) && path != MANIFEST);
        if known && inside { Ok(Some(manifest)) } else { Err(invalid("it was not written by this program")) }
    }

    /// The same bytes for the same files: one line each, in the order of their paths.
    pub fn to_bytes(&self) -> io::Result<Vec<u8>> {
        let mut bytes = serde_json::to_vec_pretty(self)?;
        bytes.push(b'\n');
        Ok(bytes)
    }
}

fn invalid(why: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, why.to_owned())
}

/// Whether a path leads to a place in the folder that it is relative to, on every system.
pub fn is_inside(path: &str) -> bool {
    let foreign: &[char] = if cfg!(windows) { &['\0', '\\', ':'] } else { &['\0'] };
    path.split('/').all(|part| !matches!(part, "" | "." | "..")) && !path.contains(foreign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_that_leads_elsewhere_is_none() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        for path in ["../a", "a/../../b", "/etc/passwd", "", "a//b", "./a", "a/", MANIFEST] {
            let manifest = Manifest::new([(path.to_owned(), String::new())].into());
            fs::write(folder.path().join(MANIFEST), manifest.to_bytes()?)?;
            assert!(Manifest::read(folder.path()).is_err(), "{path}");
        }
        let fine = Manifest::new([("a/..b/c d.html".to_owned(), String::new())].into());
        fs::write(folder.path().join(MANIFEST), fine.to_bytes()?)?;
        assert_eq!(Manifest::read(folder.path())?, Some(fine));
        Ok(())
    }
}
