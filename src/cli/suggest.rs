//! `suggest`: names, dates and differences found in the articles, as drafts to accept.

use anyhow::Context;

use super::arguments::{Findings, Format, Place, Suggest};
use super::{CLEAN, build, report};
use crate::diag::{Severity, Sources};
use crate::pipeline;

pub fn suggest(place: &Place, options: &Suggest) -> anyhow::Result<u8> {
    let (scan, _) = build::scan(place)?;
    let assets: Vec<_> = scan.assets.iter().map(|a| a.path.clone()).collect();
    let (proposed, findings) = pipeline::suggest(&scan.files, &assets);
    let errors: Vec<_> = findings.into_iter().filter(|f| f.severity == Severity::Error).collect();
    if !errors.is_empty() {
        let texts = scan.files.iter().map(|f| (f.path.clone(), String::from_utf8_lossy(&f.bytes).into()));
        report::findings(&Findings { format: Format::Human, deny: None, quiet: false }, &errors, &Sources::new(texts));
        tell!("These files could not be read, so what they hold may be proposed again.\n");
    }
    if proposed.report.is_empty() {
        say!("Nothing is proposed that is not there already.");
        return Ok(CLEAN);
    }
    say!("{}", proposed.report.trim_end());
    if !options.write {
        say!(
            "\n`dossier suggest --write` puts {} drafts into content/; nothing is published before you accept it.",
            proposed.drafts.len()
        );
        return Ok(CLEAN);
    }
    let mut written = 0;
    for (path, text) in &proposed.drafts {
        let at = place.root.join(path);
        if at.exists() {
            continue;
        }
        if let Some(folder) = at.parent() {
            fs_err::create_dir_all(folder).context("cannot write the drafts")?;
        }
        fs_err::write(&at, text).context("cannot write the drafts")?;
        written += 1;
    }
    say!(
        "\nWrote {written} drafts. Look at them with `dossier serve --drafts`; to accept one, take out `status: draft`."
    );
    Ok(CLEAN)
}
