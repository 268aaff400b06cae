//! `init`: writes the files of a new dossier.

use std::io;
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::CLEAN;
use super::arguments::Init;
use super::skeleton;

/// Makes a new dossier in a folder that is not there yet or empty.
pub fn init(options: &Init) -> anyhow::Result<u8> {
    let dir = &options.dir;
    if let Some(name) = occupant(dir).with_context(|| format!("cannot look into {}", dir.display()))? {
        anyhow::bail!("{} is not empty: it holds `{name}`; `init` needs a new or an empty folder", dir.display());
    }
    fs_err::create_dir_all(dir)?;
    let title = title(options)?;
    let files = skeleton::files(&title, options.sample);
    for folder in skeleton::FOLDERS {
        fs_err::create_dir_all(dir.join(folder))?;
    }
    for (path, text) in &files {
        write_new(&dir.join(path), text)?;
    }
    say!("Made “{title}” in {}: {} files.", dir.display(), files.len());
    let root = if dir == Path::new(".") { String::new() } else { format!("--root {} ", dir.display()) };
    say!("Look at it with `dossier {root}serve --open`; its README.md says how to go on.");
    Ok(CLEAN)
}

/// What makes a folder not empty; a repository that was just begun in it does not.
fn occupant(dir: &Path) -> io::Result<Option<String>> {
    let entries = match fs_err::read_dir(dir) {
        Ok(entries) => entries,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(e) => return Err(e),
    };
    let mut names = Vec::new();
    for entry in entries {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort_unstable();
    Ok(names.into_iter().find(|name| name != ".git"))
}

fn title(options: &Init) -> anyhow::Result<String> {
    if let Some(title) = &options.title {
        anyhow::ensure!(!title.trim().is_empty(), "the title is empty");
        return Ok(title.trim().to_owned());
    }
    if options.sample {
        return Ok(skeleton::SAMPLE_TITLE.to_owned());
    }
    // `.` and `..` have no name of their own.
    let whole: PathBuf = fs_err::canonicalize(&options.dir)?;
    Ok(skeleton::title_of(&whole.file_name().unwrap_or_default().to_string_lossy()))
}

/// Writes a file that is not there yet, with the folders that it needs.
pub fn write_new(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs_err::create_dir_all(folder)?;
    }
    let mut file = fs_err::File::create_new(path)?;
    io::Write::write_all(&mut file, text.as_bytes())
}
