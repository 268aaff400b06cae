//! `lock`: what was verified against private texts, written down.

use anyhow::Context;

use super::arguments::{Findings, Format, Lock, Place};
use super::{CLEAN, FINDINGS, build, report};
use crate::diag::{Severity, Sources};
use crate::pipeline::{self, Request};

pub fn lock(place: &Place, options: &Lock) -> anyhow::Result<u8> {
    let (scan, private) = build::scan(place)?;
    let assets: Vec<_> = scan.assets.iter().map(|a| a.path.clone()).collect();
    let request = Request { drafts: true, ..Request::default() };
    let (lock, findings) = pipeline::lock(&scan.files, &assets, &request);
    let errors: Vec<_> = findings.into_iter().filter(|f| f.severity == Severity::Error).collect();
    if !errors.is_empty() {
        let texts = scan.files.iter().map(|f| (f.path.clone(), String::from_utf8_lossy(&f.bytes).into()));
        let human = Findings { format: options.format.unwrap_or(Format::Human), deny: None, quiet: false };
        report::findings(&human, &errors, &Sources::new(texts));
        tell!("The lock was not written: what it would say is not right yet.");
        return Ok(FINDINGS);
    }
    let path = place.root.join("dossier.lock");
    fs_err::write(&path, lock.render()).context("cannot write the lock")?;
    let count = lock.texts().count();
    let texts = report::many(count, "private text");
    tell!("Wrote {}: {texts} in {private}/. Commit it; never the texts.", path.display());
    Ok(CLEAN)
}
