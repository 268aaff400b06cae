//! `export`: the dossier in a format that other programs read.

use std::io::Write;

use anyhow::Context;

use super::arguments::{Export, Findings, Format, Place};
use super::{CLEAN, FINDINGS, build, report};
use crate::diag::{self, Severity, Sources};
use crate::pipeline;
use crate::site;

pub fn export(place: &Place, options: &Export) -> anyhow::Result<u8> {
    let (scan, _) = build::scan(place)?;
    let assets: Vec<_> = scan.assets.iter().map(|a| a.path.clone()).collect();
    let (known, mut findings) = pipeline::know(&scan.files, &assets, &build::request(&options.content)?);
    findings.extend(scan.findings);
    let mut errors = diag::settle(findings, &known.config.findings);
    errors.retain(|f| f.severity == Severity::Error);
    if !errors.is_empty() {
        let texts = scan.files.iter().map(|f| (f.path.clone(), String::from_utf8_lossy(&f.bytes).into()));
        let human = Findings { format: Format::Human, deny: None, quiet: false };
        report::findings(&human, &errors, &Sources::new(texts));
        tell!("Nothing was exported: {}.", report::many(errors.len(), "error"));
        return Ok(FINDINGS);
    }
    let bytes = site::export(&options.format, &known.dossier, &known.routes, &known.config)
        .with_context(|| format!("there is no format `{}`", options.format))?;
    match &options.output {
        Some(file) => fs_err::write(file, bytes)?,
        // A closed pipe is the reader's wish.
        None => drop(std::io::stdout().write_all(&bytes)),
    }
    Ok(CLEAN)
}
