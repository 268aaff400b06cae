//! `import`: raw articles in, Markdown files out.

use std::io::{IsTerminal as _, Read as _};
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use super::arguments::Place;
use super::{CLEAN, FINDINGS, build};
use crate::convert::{Options, Reason};
use crate::diag;
use crate::import::{Change, Imported, Importer, Outcome, Settings, json, summary};
use crate::text::{File, edtf::Edtf};

/// The arguments of `import`.
#[derive(Debug, Clone, Args)]
pub struct Import {
    /// Files, folders, or - for standard input
    #[arg(required = true, value_name = "FILE|DIR|-")]
    pub inputs: Vec<PathBuf>,
    /// Card and text as one file in this folder of the dossier
    #[arg(long, value_name = "DIR")]
    pub into: Option<String>,
    /// What may be published of the text
    #[arg(long, value_name = "MODE", value_parser = ["full", "excerpt", "cite"], default_value = "excerpt")]
    pub rights: String,
    /// The article's address, where the file does not give it
    #[arg(long)]
    pub url: Option<String>,
    /// Who published it
    #[arg(long, value_name = "NAME")]
    pub publisher: Option<String>,
    /// When it was published: 2023-10-12, 2023-10, 2023-10-11? …
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// Leave a class of removed lines in the text (`--keep help` lists them)
    #[arg(long, value_name = "REASON")]
    pub keep: Vec<String>,
    /// Replace files that differ
    #[arg(long)]
    pub replace: bool,
    /// Say what would be written, and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// How the import is told
    #[arg(long, value_parser = ["human", "json"], default_value = "human")]
    pub format: String,
}

/// Imports everything that is named, one file after the other.
pub fn import(place: &Place, options: &Import) -> anyhow::Result<u8> {
    if options.keep.iter().any(|k| k == "help") {
        Reason::ALL.iter().for_each(|r| println!("{:<18} {}", r.name(), r.describe()));
        return Ok(CLEAN);
    }
    let (scan, private) = build::scan(place)?;
    let mut files = scan.files;
    files.extend(raw_files(&place.root, &private)?);
    let mut importer = Importer::new(&files, settings(options, private)?);
    let inputs = inputs(&options.inputs)?;
    let bar = bar(inputs.len());
    let mut told = Vec::new();
    for input in &inputs {
        let imported = importer.import(&read(input)?);
        if !options.dry_run {
            write(&place.root, &imported)?;
        }
        tell(options, &imported, &bar);
        told.push(light(imported));
        bar.inc(1);
    }
    bar.finish_and_clear();
    let copies = importer.copies();
    if options.format == "json" {
        copies.iter().for_each(|c| {
            println!("{}", serde_json::json!({ "copy": c.article, "of": c.of, "share": c.share, "origin": c.origin }));
        });
    } else {
        print!("{}", summary(&told, &copies));
    }
    let bad = told.iter().any(|i| matches!(i.outcome, Outcome::Refused | Outcome::Conflict));
    Ok(if bad { FINDINGS } else { CLEAN })
}

fn settings(options: &Import, private_folder: String) -> anyhow::Result<Settings> {
    let keep = options
        .keep
        .iter()
        .map(|k| k.parse::<Reason>().map_err(|()| anyhow::anyhow!("`{k}` is no reason: `--keep help` lists them")));
    if let Some(date) = &options.date {
        Edtf::parse(date).map_err(|e| anyhow::anyhow!("--date {date}: {e}"))?;
    }
    if let Some(into) = &options.into {
        let inside = Path::new(into).components().all(|c| matches!(c, std::path::Component::Normal(_)));
        anyhow::ensure!(inside, "--into is a folder within the dossier");
    }
    Ok(Settings {
        rights: options.rights.clone(),
        into: options.into.clone(),
        private_folder,
        replace: options.replace,
        url: options.url.clone(),
        publisher: options.publisher.clone(),
        date: options.date.clone(),
        convert: Options { keep: keep.collect::<Result<_, _>>()? },
    })
}

/// What was imported before, byte for byte.
fn raw_files(root: &Path, private: &str) -> anyhow::Result<Vec<File>> {
    let folder = root.join(private).join("raw");
    let mut out = Vec::new();
    let Ok(entries) = fs_err::read_dir(&folder) else { return Ok(out) };
    for entry in entries {
        let path = entry?.path();
        if path.is_file()
            && let Some(name) = path.file_name().and_then(|n| n.to_str())
        {
            out.push(File::new(format!("{private}/raw/{name}"), fs_err::read(&path)?));
        }
    }
    out.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(out)
}

/// Every file that is named, folders opened, in the order of their names. The folder beside a page that was saved whole, and
/// hidden files, are passed over.
fn inputs(named: &[PathBuf]) -> anyhow::Result<Vec<PathBuf>> {
    let mut out = Vec::new();
    for path in named {
        if path.as_os_str() == "-" || path.is_file() {
            out.push(path.clone());
        } else {
            folder(path, &mut out, 0).with_context(|| format!("cannot read {}", path.display()))?;
        }
    }
    anyhow::ensure!(!out.is_empty(), "there is no file to import: .txt, .html, .mhtml and .md are read");
    Ok(out)
}

fn folder(path: &Path, out: &mut Vec<PathBuf>, depth: usize) -> anyhow::Result<()> {
    let mut entries: Vec<PathBuf> = fs_err::read_dir(path)?.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
    entries.sort();
    for entry in entries {
        let name = entry.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let known = ["txt", "html", "htm", "xhtml", "mht", "mhtml", "md"]
            .iter()
            .any(|e| name.to_ascii_lowercase().ends_with(&format!(".{e}")));
        let beside_page = name.ends_with("_files")
            || name.ends_with("-Dateien")
            || name.ends_with("_fichiers")
            || name.ends_with("_archivos");
        if name.starts_with('.') || entry.is_symlink() {
            continue;
        }
        if entry.is_dir() && !beside_page && depth < 32 {
            folder(&entry, out, depth + 1)?;
        } else if entry.is_file() && known {
            out.push(entry);
        }
    }
    Ok(())
}

/// A file too large is not read whole: its length is enough for the finding.
fn read(path: &Path) -> anyhow::Result<File> {
    const ENOUGH: u64 = 33 * 1024 * 1024;
    let mut bytes = Vec::new();
    if path.as_os_str() == "-" {
        std::io::stdin().take(ENOUGH).read_to_end(&mut bytes).context("cannot read standard input")?;
        return Ok(File::new("stdin.txt", bytes));
    }
    fs_err::File::open(path)?.take(ENOUGH).read_to_end(&mut bytes)?;
    Ok(File::new(path.to_string_lossy().replace('\\', "/"), bytes))
}

/// Writes each file through a neighbour of another name, so that none is ever half-written.
fn write(root: &Path, imported: &Imported) -> anyhow::Result<()> {
    for file in imported.writable() {
        let path = root.join(&file.path);
        let parent = path.parent().unwrap_or(root);
        fs_err::create_dir_all(parent)?;
        let beside = parent.join(format!(".{}.import", imported.id));
        fs_err::write(&beside, &file.bytes)?;
        fs_err::rename(&beside, &path)?;
    }
    Ok(())
}

fn bar(count: usize) -> ProgressBar {
    if count < 2 || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(u64::try_from(count).unwrap_or(u64::MAX));
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {elapsed}") {
        bar.set_style(style);
    }
    bar
}

fn tell(options: &Import, imported: &Imported, bar: &ProgressBar) {
    if options.format == "json" {
        bar.suspend(|| println!("{}", json(imported)));
        return;
    }
    let findings = diag::render(diag::Format::Short, &imported.converted.findings, &diag::Sources::new([]), false);
    let differences = imported.files.iter().filter_map(|f| match &f.change {
        Change::Conflict(diff) => Some(format!("{diff}This file was edited since: `--replace` overwrites it.\n")),
        Change::Replace(diff) => Some(diff.clone()),
        _ => None,
    });
    let text: String = std::iter::once(findings).chain(differences).collect();
    if !text.is_empty() {
        bar.suspend(|| eprint!("{text}"));
    }
}

/// For the table only: the texts are let go, so that memory stays flat over many files.
fn light(mut imported: Imported) -> Imported {
    imported.files.clear();
    imported.converted.blocks.iter_mut().for_each(|b| (b.markdown, b.text) = (String::new(), String::new()));
    imported.converted.removed.iter_mut().for_each(|r| r.text = String::new());
    imported
}
