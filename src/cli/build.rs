//! `build` and `check`.

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::Context;

use super::arguments::{Build, Check, Content, Findings, Place};
use super::progress::Progress;
use super::report::{self, Summary};
use super::{CLEAN, FINDINGS};
use crate::diag::Severity;
use crate::host::{self, Destination, Scan, ScanOptions, WriteError};
use crate::pipeline::{self, Built, Request};

/// Builds the site and puts it in place.
pub fn build(place: &Place, options: &Build) -> anyhow::Result<u8> {
    if let Some(file) = &options.single_file {
        return single_file(place, options, file);
    }
    let started = Instant::now();
    let progress = Progress::new(options.findings.quiet, "reading");
    let (scan, private) = scan(place)?;
    progress.say("building");
    let output = options.output.clone().unwrap_or_else(|| place.root.join("public"));
    let destination = match Destination::open(&place.root, &output, &private) {
        Err(WriteError::Refused(findings)) => {
            progress.done();
            return Ok(report::refused(&options.findings, findings));
        }
        other => other.with_context(|| format!("cannot write to {}", output.display()))?,
    };
    let mut built = run(scan, &request(&options.content)?);
    progress.say("writing");
    let written = match built.output.take_if(|_| !denied(&built.findings, &options.findings)) {
        Some(site) => match destination.write(&leave(site)) {
            Err(WriteError::Refused(findings)) => {
                progress.done();
                return Ok(report::refused(&options.findings, findings));
            }
            other => Some(other.with_context(|| format!("cannot write to {}", output.display()))?),
        },
        None => None,
    };
    progress.done();
    let summary = Summary { built: &built, written, output: Some(&output), took: started.elapsed() };
    report::print(&options.findings, &summary);
    leave(built);
    Ok(if written.is_some() { CLEAN } else { FINDINGS })
}

/// Freeing what was built takes longer than to end without.
fn leave<T>(value: T) -> std::mem::ManuallyDrop<T> {
    std::mem::ManuallyDrop::new(value)
}

/// Writes the whole dossier as one file, and nothing else.
fn single_file(place: &Place, options: &Build, target: &Path) -> anyhow::Result<u8> {
    let started = Instant::now();
    let progress = Progress::new(options.findings.quiet, "reading");
    let (scan, _) = scan(place)?;
    progress.say("building");
    let mut built = run(scan, &request(&options.content)?);
    let output = built.output.take_if(|_| !denied(&built.findings, &options.findings));
    if let Some(site) = &output {
        let page = site.files.get("print.html").map(|c| host::content(&place.root, c)).transpose()?.unwrap_or_default();
        let file = |path: &str| host::content(&place.root, site.files.get(path)?).ok();
        let html = crate::site::single(&String::from_utf8_lossy(&page), built.config.base_url.as_deref(), file);
        host::replace(target, html.as_bytes()).with_context(|| format!("cannot write {}", target.display()))?;
    }
    progress.done();
    let summary = Summary { built: &built, written: None, output: Some(target), took: started.elapsed() };
    match output {
        Some(_) => report::single(&options.findings, &summary),
        None => report::print(&options.findings, &summary),
    }
    Ok(if output.is_some() { CLEAN } else { FINDINGS })
}

/// Checks without writing.
pub fn check(place: &Place, options: &Check) -> anyhow::Result<u8> {
    let started = Instant::now();
    let progress = Progress::new(options.findings.quiet, "checking");
    let (scan, _) = scan(place)?;
    let request =
        Request { locked: options.locked, names: options.names, gaps: options.gaps, ..request(&options.content)? };
    let built = run(scan, &request);
    progress.done();
    report::print(&options.findings, &Summary { built: &built, written: None, output: None, took: started.elapsed() });
    let failed = built.output.is_none() || denied(&built.findings, &options.findings);
    leave(built);
    Ok(if failed { FINDINGS } else { CLEAN })
}

/// Whether warnings were found that count as errors.
fn denied(findings: &[crate::diag::Finding], options: &Findings) -> bool {
    options.deny.is_some() && findings.iter().any(|f| f.severity == Severity::Warning)
}

pub fn run(scan: Scan, request: &Request) -> Built {
    let assets: Vec<_> = scan.assets.into_iter().map(|a| a.path).collect();
    pipeline::build(&leave(scan.files), &assets, scan.findings, request)
}

pub fn request(content: &Content) -> anyhow::Result<Request> {
    Ok(Request {
        drafts: content.drafts,
        today: Some(host::today(content.today.as_deref())?),
        base_url: content.base_url.clone(),
        as_of: content.as_of,
        ..Request::default()
    })
}

/// Reads the dossier; also says where its private texts lie.
pub fn scan(place: &Place) -> anyhow::Result<(Scan, String)> {
    let options = scan_options(place)?;
    let mut scan = host::scan(&place.root, &options);
    scan.findings.extend(host::tracked_private(&place.root, &options.private_folder));
    Ok((scan, options.private_folder))
}

pub fn scan_options(place: &Place) -> anyhow::Result<ScanOptions> {
    let root = &place.root;
    anyhow::ensure!(root.is_dir(), "there is no folder {}", root.display());
    let config = host::read_config(root, place.config.as_deref())
        .with_context(|| format!("cannot read {}", config_path(place).display()))?;
    let Some(file) = config else {
        anyhow::bail!(
            "there is no {} here; `dossier init DIR` makes a new dossier, `--root DIR` names an existing one",
            config_path(place).display()
        );
    };
    let private_folder = crate::config::read(&file).0.rights.private_folder;
    Ok(ScanOptions { config: place.config.clone(), private_folder, ..ScanOptions::default() })
}

/// Whether there is a dossier.
pub fn has_config(place: &Place) -> bool {
    config_path(place).is_file()
}

fn config_path(place: &Place) -> PathBuf {
    place.config.clone().unwrap_or_else(|| Path::new(&place.root).join("config.yaml"))
}
