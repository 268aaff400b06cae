//! An input file and a place in it.

use std::ops::Range;
use std::sync::Arc;

/// One input file as it was on disk.
///
/// The path is relative to the dossier's root and uses `/` on every system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    pub path: Arc<str>,
    pub bytes: Arc<[u8]>,
}

impl File {
    pub fn new(path: impl Into<Arc<str>>, bytes: impl Into<Arc<[u8]>>) -> Self {
        Self { path: path.into(), bytes: bytes.into() }
    }

    /// The last component of the path: `content/people/ana.md` → `ana.md`.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }
}

/// A range of bytes in a file, by the file's path.
///
/// An empty range at 0 means the file as a whole.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    pub path: Arc<str>,
    pub start: usize,
    pub end: usize,
}

impl Place {
    pub fn new(path: &Arc<str>, range: Range<usize>) -> Self {
        Self { path: Arc::clone(path), start: range.start, end: range.end }
    }

    /// The file as a whole.
    pub fn whole(path: &Arc<str>) -> Self {
        Self::new(path, 0..0)
    }

    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}
