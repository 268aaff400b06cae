//! What git tracks: its index, read as far as the names of files go.

use std::ops::Range;
use std::path::{Path, PathBuf};

use crate::diag::{Finding, code::host as code};
use crate::text::Place;

/// Files of the private folder that git tracks: whoever pushes publishes them.
///
/// Says nothing where there is no repository, or an index of a kind that is not known here.
pub fn tracked_private(root: &Path, private_folder: &str) -> Vec<Finding> {
    let Ok(root) = fs_err::canonicalize(root) else { return Vec::new() };
    let Some((top, index)) = root.ancestors().find_map(|top| Some((top, index_of(top)?))) else { return Vec::new() };
    let Ok(bytes) = fs_err::read(index) else { return Vec::new() };
    let inside = root.strip_prefix(top).unwrap_or(Path::new("")).to_string_lossy().replace('\\', "/");
    let below = if inside.is_empty() { String::new() } else { format!("{inside}/") };
    let private = format!("{below}{}/", private_folder.trim_matches('/'));
    let tracked = names(&bytes).unwrap_or_default().into_iter().filter(|name| name.starts_with(private.as_bytes()));
    tracked.map(|name| finding(&String::from_utf8_lossy(&name[below.len()..]), private_folder)).collect()
}

fn finding(path: &str, private_folder: &str) -> Finding {
    let message = format!("git tracks `{path}`, which may not be published");
    let help = format!(
        "run `git rm --cached \"{path}\"` and add `/{private_folder}/` to .gitignore; earlier commits hold the file still"
    );
    Finding::new(&code::PRIVATE_TRACKED, Place::whole(&path.into()), message).help(help)
}

/// The index of the repository whose top folder this is. In a worktree `.git` is a file that names the folder.
fn index_of(top: &Path) -> Option<PathBuf> {
    let git = top.join(".git");
    let folder = if git.is_file() {
        let named = fs_err::read_to_string(&git).ok()?;
        top.join(named.strip_prefix("gitdir:")?.trim())
    } else {
        git
    };
    Some(folder.join("index")).filter(|index| index.is_file())
}

/// The names in an index of version 2 to 4 (gitformat-index(5)), with hashes of SHA-1 or SHA-256.
fn names(index: &[u8]) -> Option<Vec<Vec<u8>>> {
    (index.get(..4)? == b"DIRC").then_some(())?;
    let (version, count) = (number(index, 4..8)?, number(index, 8..12)?);
    (2..=4).contains(&version).then_some(())?;
    [20, 32].into_iter().find_map(|hash| entries(index, version, count, hash))
}

/// `None` where an entry is not what it has to be with hashes of that length.
fn entries(index: &[u8], version: usize, count: usize, hash: usize) -> Option<Vec<Vec<u8>>> {
    let (mut names, mut at): (Vec<Vec<u8>>, usize) = (Vec::new(), 12);
    for _ in 0..count {
        // Times, device, owner and size take 40 bytes.
        let flags = number(index, at + 40 + hash..at + 42 + hash)?;
        let is_extended = version > 2 && flags & 0x4000 != 0;
        let mut start = at + 42 + hash + if is_extended { 2 } else { 0 };
        let mut name = Vec::new();
        if version == 4 {
            let (cut, after) = offset(index, start)?;
            let before = names.last().map_or(&[][..], Vec::as_slice);
            name.extend_from_slice(before.get(..before.len().checked_sub(cut)?)?);
            start = after;
        }
        let end = start + index.get(start..)?.iter().position(|b| *b == 0)?;
        name.extend_from_slice(&index[start..end]);
        let length = flags & 0xFFF;
        (length == name.len().min(0xFFF) && !name.is_empty()).then_some(())?;
        // Up to version 3 an entry ends in one to eight zeros, so that its length is a multiple of eight.
        at = if version == 4 { end + 1 } else { end + 8 - (end - at) % 8 };
        names.push(name);
    }
    Some(names)
}

/// Big-endian.
fn number(index: &[u8], range: Range<usize>) -> Option<usize> {
    Some(index.get(range)?.iter().fold(0, |n, byte| n << 8 | usize::from(*byte)))
}

/// How many bytes of the name before are left out, in the encoding of a pack's offsets.
fn offset(index: &[u8], mut at: usize) -> Option<(usize, usize)> {
    let mut byte = *index.get(at)?;
    let mut value = usize::from(byte & 0x7F);
    while byte & 0x80 != 0 {
        at += 1;
        byte = *index.get(at)?;
        value = (value + 1).checked_mul(0x80)? + usize::from(byte & 0x7F);
    }
    Some((value, at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An index as git writes it: names with what they share with the one before left out in version 4.
    fn index(version: u8, hash: usize, names: &[&str]) -> Vec<u8> {
        let mut out = [b"DIRC", &[0, 0, 0, version][..], &[0, 0, 0, u8::try_from(names.len()).unwrap_or(0)]].concat();
        let mut before = "";
        for name in names {
            let start = out.len();
            out.extend(vec![7; 40 + hash]);
            out.extend(u16::try_from(name.len()).unwrap_or(0xFFF).to_be_bytes());
            if version == 4 {
                let same = before.bytes().zip(name.bytes()).take_while(|(a, b)| a == b).count();
                out.push(u8::try_from(before.len() - same).unwrap_or(0));
                out.extend(&name.as_bytes()[same..]);
                out.push(0);
            } else {
                out.extend(name.as_bytes());
                out.extend(vec![0; 8 - (out.len() - start) % 8]);
            }
            before = name;
        }
        out
    }

    #[track_caller]
    fn check(at: &str, private: &str, index: &[u8], expected: &[&str]) {
        let top = tempfile::tempdir().expect("a temporary folder");
        fs_err::create_dir_all(top.path().join(".git")).expect("a folder");
        fs_err::create_dir_all(top.path().join(at)).expect("a folder");
        fs_err::write(top.path().join(".git/index"), index).expect("a file");
        let found = tracked_private(&top.path().join(at), private);
        let paths: Vec<_> = found.iter().filter_map(|f| Some(f.place.as_ref()?.path.to_string())).collect();
        assert_eq!(paths, expected);
    }

    #[test]
    fn tracked_files_of_the_private_folder_are_told() {
        let names = ["a.md", "private/one.txt", "private/raw/two.html", "privateer.md", "sub/private/three.md"];
        for (version, hash) in [(2, 20), (3, 20), (4, 20), (2, 32), (4, 32)] {
            let index = index(version, hash, &names);
            check("", "private", &index, &["private/one.txt", "private/raw/two.html"]);
            check("sub", "private", &index, &["private/three.md"]);
            check("sub", "private/", &index, &["private/three.md"]);
            check("", "hidden", &index, &[]);
        }
    }

    #[test]
    fn an_index_that_is_none_says_nothing() {
        let whole = index(2, 20, &["private/one.txt", "private/two.txt"]);
        for cut in 0..whole.len() - 8 {
            check("", "private", &whole[..cut], &[]);
        }
        check("", "private", &index(9, 20, &["private/one.txt"]), &[]);
        check("", "private", b"DIRC\0\0\0\x04\xff\xff\xff\xff\xff\xff", &[]);
    }

    #[test]
    fn a_worktree_names_its_folder() {
        let top = tempfile::tempdir().expect("a temporary folder");
        fs_err::create_dir_all(top.path().join("elsewhere")).expect("a folder");
        fs_err::write(top.path().join(".git"), "gitdir: elsewhere\n").expect("a file");
        fs_err::write(top.path().join("elsewhere/index"), index(2, 20, &["private/one.txt"])).expect("a file");
        assert_eq!(tracked_private(top.path(), "private").len(), 1);
    }
}
