//! What a build produces, before a byte of it is written.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::picture::share::ShareCard;

/// All files of the site, by their path relative to the output folder, with `/` on every system.
///
/// No path is absolute, holds an empty, `.` or `..` component, or is at once a file and a folder of another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Output {
    pub files: BTreeMap<String, Content>,
}

/// What stands in one file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    Bytes(Vec<u8>),
    /// An asset that is copied as it is: its path relative to the dossier's root.
    Copy(Arc<str>),
    /// A picture that is drawn when its bytes are asked for: most builds have most of them already.
    Drawn(Box<ShareCard>),
}
