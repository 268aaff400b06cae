//! `import`: raw articles in, Markdown files out.

use std::io::IsTerminal as _;
use std::path::{Component, Path, PathBuf};

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use super::arguments::Place;
use super::inputs::{self, Inputs};
use super::{CLEAN, FINDINGS, build};
use crate::convert::{Options, Reason};
use crate::diag;
use crate::import::{Copy, Imported, Importer, Outcome, Settings, conclusion, copy_json, json, summary};
use crate::text::{File, edtf::Edtf};

/// The arguments of `import`.
#[derive(Debug, Clone, Args)]
pub struct Import {
    /// Files, folders, or - for standard input
    #[arg(required_unless_present = "keep", value_name = "FILE|DIR|-")]
    pub inputs: Vec<PathBuf>,
    /// Card and text as one file in this folder: of the dossier, or anywhere else (then none is needed)
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
    /// Show each removed line, with its number and reason
    #[arg(long)]
    pub show_removed: bool,
    /// Replace cards and texts that differ; raw files never are
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
        Reason::ALL.iter().for_each(|r| say!("{:<18} {}", r.name(), r.describe()));
        return Ok(CLEAN);
    }
    let inputs = Inputs::new(&options.inputs)?;
    let (mut importer, settings) = importer(place, options)?;
    let bar = bar(inputs.files.len());
    let (mut told, mut unread) = (Vec::new(), false);
    for input in &inputs.files {
        match inputs::read(input) {
            Ok(file) => told.push(one(&file, &mut importer, place, options, &bar)?),
            Err(error) => {
                unread = true;
                bar.suspend(|| tell!("{}: {error:#}", input.display()));
            }
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    conclude(options, &settings, &told, &importer.copies(), inputs.passed_over);
    let bad = told.iter().any(|i| matches!(i.outcome, Outcome::Refused | Outcome::Conflict));
    Ok(if bad || unread { FINDINGS } else { CLEAN })
}

/// One file, imported, written and told.
fn one(
    file: &File,
    importer: &mut Importer,
    place: &Place,
    options: &Import,
    bar: &ProgressBar,
) -> anyhow::Result<Imported> {
    let imported = importer.import(file);
    if !options.dry_run {
        write(&place.root, &imported)?;
    }
    tell(options, &imported, bar);
    Ok(light(imported))
}

/// What the dossier has. A folder elsewhere needs none.
fn importer(place: &Place, options: &Import) -> anyhow::Result<(Importer, Settings)> {
    let into = options.into.as_deref().map(|into| folder(place, into)).transpose()?;
    let outside = into.as_deref().filter(|into| Path::new(into).is_absolute());
    if let Some(folder) = outside {
        let settings = settings(options, into.clone(), "private".into())?;
        let mut files = Vec::new();
        inputs::each(Path::new(folder), |name, bytes| files.push(File::new(format!("{folder}/{name}"), bytes)))?;
        return Ok((Importer::new(&files, settings.clone()), settings));
    }
    let (scan, private) = build::scan(place)?;
    let settings = settings(options, into, private.clone())?;
    let mut files = scan.files;
    if let Some(folder) = settings.into.as_deref().filter(|into| !into.starts_with("content/")) {
        let path = place.root.join(folder);
        inputs::each(&path, |name, bytes| files.push(File::new(format!("{folder}/{name}"), bytes)))?;
    }
    let mut importer = Importer::new(&files, settings.clone());
    inputs::each(&place.root.join(&private).join("raw"), |name, bytes| {
        importer.know_raw(&format!("{private}/raw/{name}"), &bytes);
    })?;
    Ok((importer, settings))
}

/// The folder of `--into`: relative where it lies in a dossier, else absolute.
fn folder(place: &Place, into: &str) -> anyhow::Result<String> {
    let root = plain(&std::path::absolute(&place.root)?);
    let given = Path::new(into);
    let path = plain(&if given.is_absolute() { given.to_owned() } else { root.join(given) });
    let inside = path.strip_prefix(&root).ok().filter(|_| build::has_config(place));
    let shown = inside.unwrap_or(&path).to_string_lossy().replace('\\', "/");
    anyhow::ensure!(
        !shown.is_empty(),
        "--into names the dossier itself: name a folder in it, like content/articles/2024"
    );
    Ok(shown)
}

/// Without `.` and `..`: the folder need not be there yet.
fn plain(path: &Path) -> PathBuf {
    path.components().fold(PathBuf::new(), |mut out, part| {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                out.pop();
            }
            part => out.push(part),
        }
        out
    })
}

fn conclude(options: &Import, settings: &Settings, told: &[Imported], copies: &[Copy], passed_over: usize) {
    if options.format == "json" {
        copies.iter().for_each(|c| say!("{}", copy_json(c)));
        return;
    }
    say!("{}", summary(told, copies).trim_end());
    if passed_over > 0 {
        say!("Passed over: {passed_over} with other endings ({} are read).", inputs::read_endings());
    }
    say!("{}", conclusion(told, settings, options.dry_run).trim_end());
}

fn settings(options: &Import, into: Option<String>, private_folder: String) -> anyhow::Result<Settings> {
    let keep = options.keep.iter().map(|k| {
        k.parse::<Reason>()
            .map_err(|()| anyhow::anyhow!("--keep {k}: there is no such reason; `--keep help` lists them"))
    });
    if let Some(date) = &options.date {
        Edtf::parse(date).map_err(|e| {
            anyhow::anyhow!("--date: {e}; write 2023-10-12, 2023-10 or 2023, and `?` where you are not sure")
        })?;
    }
    Ok(Settings {
        rights: options.rights.clone(),
        into,
        private_folder,
        replace: options.replace,
        url: options.url.clone(),
        publisher: options.publisher.clone(),
        date: options.date.clone(),
        convert: Options { keep: keep.collect::<Result<_, _>>()? },
    })
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
        bar.suspend(|| say!("{}", json(imported)));
        return;
    }
    let findings = imported.converted.findings.iter().map(|finding| {
        let line = diag::render(diag::Format::Short, std::slice::from_ref(finding), &diag::Sources::new([]), false);
        let help = finding.help.as_ref().map(|help| format!("  help: {help}\n"));
        line + &help.unwrap_or_default()
    });
    let removed = imported.converted.removed.iter().filter(|_| options.show_removed);
    let removed = removed.map(|r| format!("{}:{}: {}: {}\n", imported.source, r.lines.first, r.reason.name(), r.text));
    let open = matches!(imported.outcome, Outcome::Conflict | Outcome::Replaced);
    let differences = imported.files.iter().filter(|_| open).filter_map(|f| f.change.difference().map(str::to_owned));
    let text: String = findings.chain(removed).chain(differences).collect();
    if !text.is_empty() {
        bar.suspend(|| drop(std::io::Write::write_all(&mut std::io::stderr(), text.as_bytes())));
    }
}

/// For the table only: the texts are let go, so that memory stays flat over many files.
fn light(mut imported: Imported) -> Imported {
    imported.files.clear();
    imported.converted.blocks.iter_mut().for_each(|b| (b.markdown, b.text) = (String::new(), String::new()));
    imported.converted.removed.iter_mut().for_each(|r| r.text = String::new());
    imported
}
