//! What differs between the site and the output folder, found without changing either.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use blake3::{Hash, Hasher};
use fs_err as fs;
use rayon::prelude::*;

use super::disk::is_plain;
use super::manifest::Manifest;
use crate::site::output::{Content, Output};

/// What has to be done to make the output the site. All paths are relative to the output.
#[derive(Debug, Default)]
pub struct Plan<'a> {
    /// Files that are as they should be and that `build` wrote, with their hashes.
    pub unchanged: Vec<(&'a str, Hash)>,
    /// Files that someone else wrote with just the bytes of the site: left alone, and not in the manifest.
    pub agreeing: usize,
    pub changed: Vec<(&'a str, &'a Content)>,
    pub removed: Vec<&'a str>,
    /// Folders that are there already and that hold files of the site.
    pub folders: Vec<PathBuf>,
    /// What someone else put where a file or folder of the site belongs.
    pub in_the_way: BTreeSet<String>,
}

/// Where the site comes from, and where it goes.
#[derive(Debug, Clone, Copy)]
pub struct Ends<'a> {
    pub root: &'a Path,
    pub output: &'a Path,
}

impl<'a> Plan<'a> {
    /// Compares every file of the site with what stands at its place, in parallel, byte by byte.
    pub fn new(ends: Ends, site: &'a Output, old: &'a Manifest) -> io::Result<Self> {
        let mut folders = Folders { output: ends.output, known: BTreeMap::new() };
        let gone: BTreeSet<&str> = old.files.keys().filter(|p| !site.files.contains_key(*p)).map(|p| &**p).collect();
        let placed: Vec<_> = site.files.iter().map(|(p, content)| (&**p, content, folders.of_file(p))).collect();
        let mut plan = Self::default();
        plan.note_folders(&folders, &gone);
        let mut is_there = |p: &&str| folders.of_file(p) == Folder::Plain && is_file(ends, p);
        plan.removed = gone.iter().copied().filter(&mut is_there).collect();
        let states: Vec<_> = placed
            .par_iter()
            .map_init(Buffers::default, |buffers, (path, content, folder)| {
                let ours = old.files.get(*path).map(String::as_str);
                state(ends, path, content, *folder, ours, buffers)
            })
            .collect::<io::Result<_>>()?;
        for ((path, content, _), state) in placed.into_iter().zip(states) {
            plan.note(ends, &gone, path, content, state);
        }
        Ok(plan)
    }

    fn note(&mut self, ends: Ends, gone: &BTreeSet<&str>, path: &'a str, content: &'a Content, state: State) {
        match state {
            State::Same(hash) => self.unchanged.push((path, hash)),
            State::Agrees => self.agreeing += 1,
            State::Differs => self.changed.push((path, content)),
            State::Folder if holds_only(&ends.output.join(path), path, gone) => self.changed.push((path, content)),
            State::Folder | State::Foreign => {
                self.in_the_way.insert(path.to_owned());
            }
        }
    }

    /// A file of ours that is to go may stand where a folder is to be; anything else may not.
    fn note_folders(&mut self, folders: &Folders, gone: &BTreeSet<&str>) {
        for (path, folder) in &folders.known {
            match folder {
                Folder::Plain if !path.is_empty() => self.folders.push(folders.output.join(path)),
                Folder::InTheWay if !gone.contains(&**path) => {
                    self.in_the_way.insert(path.clone());
                }
                _ => {}
            }
        }
    }
}

/// What stands at a file's place.
#[derive(Debug, Clone, Copy)]
enum State {
    Same(Hash),
    Agrees,
    /// Nothing, or what `build` wrote and is to write anew.
    Differs,
    Folder,
    Foreign,
}

fn state(
    ends: Ends,
    path: &str,
    content: &Content,
    folder: Folder,
    ours: Option<&str>,
    buffers: &mut Buffers,
) -> io::Result<State> {
    if folder != Folder::Plain {
        return Ok(State::Differs);
    }
    let at = ends.output.join(path);
    let there = match fs::symlink_metadata(&at) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(State::Differs),
        there => there?,
    };
    if there.is_dir() {
        return Ok(State::Folder);
    }
    let same = if there.is_file() { same(ends, &at, there.len(), content, ours, buffers)? } else { None };
    Ok(match same {
        Some(hash) if ours.is_some() && is_plain(&there) => State::Same(hash),
        Some(_) if ours.is_none() => State::Agrees,
        _ if ours.is_some() => State::Differs,
        _ => State::Foreign,
    })
}

/// The hash of a file's bytes if they are those of the site. The size is asked first, so most files that
/// differ are never read. `ours` is the hash of the bytes that `build` once wrote there.
fn same(
    ends: Ends,
    at: &Path,
    size: u64,
    content: &Content,
    ours: Option<&str>,
    buffers: &mut Buffers,
) -> io::Result<Option<Hash>> {
    match content {
        Content::Bytes(bytes) if bytes.len() as u64 != size => Ok(None),
        Content::Bytes(bytes) => Ok(buffers
            .equal(&mut fs::File::open(at)?.take(size), &mut &bytes[..], &mut |_| ())?
            .then(|| blake3::hash(bytes))),
        // Not drawn again to be compared: what `build` drew, as its manifest says, tells what it was drawn from.
        Content::Drawn(card) => {
            let there = fs::read(at)?;
            let hash = blake3::hash(&there);
            let known = ours.is_some_and(|ours| *hash.to_hex() == *ours) && card.is_drawn_in(&there);
            Ok((known || ours.is_none() && card.draw() == there).then_some(hash))
        }
        Content::Copy(asset) => {
            let source = fs::File::open(ends.root.join(&**asset))?;
            if source.metadata()?.len() != size {
                return Ok(None);
            }
            let mut hasher = Hasher::new();
            let equal = buffers.equal(&mut fs::File::open(at)?.take(size), &mut source.take(size), &mut |read| {
                hasher.update(read);
            })?;
            Ok(equal.then(|| hasher.finalize()))
        }
    }
}

/// Two pieces of memory that are used for one file after the other.
struct Buffers([Vec<u8>; 2]);

impl Default for Buffers {
    fn default() -> Self {
        Self([vec![0; 1 << 16], vec![0; 1 << 16]])
    }
}

impl Buffers {
    /// Whether two readers give the same bytes; `seen` is told those that do.
    fn equal(&mut self, a: &mut dyn Read, b: &mut dyn Read, seen: &mut dyn FnMut(&[u8])) -> io::Result<bool> {
        let [left, right] = &mut self.0;
        loop {
            let (read_a, read_b) = (fill(a, left)?, fill(b, right)?);
            if left.get(..read_a) != right.get(..read_b) {
                return Ok(false);
            }
            seen(left.get(..read_a).unwrap_or_default());
            if read_a < left.len() {
                return Ok(true);
            }
        }
    }
}

/// Reads until the buffer is full or the end has come.
fn fill(reader: &mut dyn Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while let Some(rest) = buffer.get_mut(filled..).filter(|rest| !rest.is_empty()) {
        match reader.read(rest) {
            Ok(0) => break,
            Ok(n) => filled += n,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return Err(e),
        }
    }
    Ok(filled)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Folder {
    /// Neither the folder nor anything in it is there.
    Absent,
    Plain,
    /// A file or a link stands where the folder should, here or further up.
    InTheWay,
    Below,
}

/// What is known of the folders on the way to the site's files.
struct Folders<'a> {
    output: &'a Path,
    known: BTreeMap<String, Folder>,
}

impl Folders<'_> {
    fn of_file(&mut self, path: &str) -> Folder {
        self.folder(path.rsplit_once('/').map_or("", |(folder, _)| folder))
    }

    /// Looked at once; what is not there holds nothing, so nothing in it is asked for.
    fn folder(&mut self, path: &str) -> Folder {
        if let Some(known) = self.known.get(path) {
            return *known;
        }
        let above = if path.is_empty() { Folder::Plain } else { self.of_file(path) };
        let found = match above {
            Folder::Plain => match self.output.join(path).symlink_metadata() {
                Ok(there) if there.is_dir() => Folder::Plain,
                Ok(_) => Folder::InTheWay,
                Err(_) => Folder::Absent,
            },
            Folder::Absent => Folder::Absent,
            Folder::InTheWay | Folder::Below => Folder::Below,
        };
        self.known.insert(path.to_owned(), found);
        found
    }
}

/// A file or a link: what `build` wrote may have been replaced by a folder, which then is not ours.
fn is_file(ends: Ends, path: &str) -> bool {
    ends.output.join(path).symlink_metadata().is_ok_and(|there| !there.is_dir())
}

/// Whether everything in a folder is about to be removed, so that a file can take its place.
fn holds_only(folder: &Path, path: &str, gone: &BTreeSet<&str>) -> bool {
    let Ok(entries) = fs::read_dir(folder) else { return false };
    entries.flatten().all(|entry| {
        let inner = format!("{path}/{}", entry.file_name().to_string_lossy());
        let is_folder = entry.file_type().is_ok_and(|t| t.is_dir());
        gone.contains(&*inner) || (is_folder && holds_any(&inner, gone) && holds_only(&entry.path(), &inner, gone))
    })
}

/// An empty folder that nothing is removed from is someone else's.
fn holds_any(folder: &str, gone: &BTreeSet<&str>) -> bool {
    let within = format!("{folder}/");
    gone.range(&*within..).next().is_some_and(|p| p.starts_with(&within))
}
