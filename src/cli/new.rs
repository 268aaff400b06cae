//! `new`: writes a file with the fields of its kind.

use std::io;

use anyhow::Context;

use super::arguments::{Kind as Named, New, Place};
use super::{CLEAN, build, draft, init};
use crate::document::Kind;
use crate::text::{nfc, slug};

/// Makes a file and prints its path.
pub fn new(place: &Place, options: &New) -> anyhow::Result<u8> {
    build::scan_options(place)?; // Only in a dossier: a slip of the folder makes no `content/` elsewhere.
    let title = options.title.trim();
    anyhow::ensure!(!title.is_empty(), "the title is empty");
    let (kind, id) = (kind(options.kind), id(options)?);
    let path = format!("content/{}/{id}.md", kind.folder());
    match init::write_new(&place.root.join(&path), &draft::text(kind, title)) {
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => {
            anyhow::bail!("{path} is there already; `--id` gives the new page another name")
        }
        other => other.with_context(|| format!("cannot write {path}"))?,
    }
    say!("{path}");
    let required = draft::required(kind);
    if !required.is_empty() {
        tell!("To be filled in: {}.", required.join(", "));
    }
    Ok(CLEAN)
}

/// The id: the one that is asked for, or what an address would make of the title.
fn id(options: &New) -> anyhow::Result<String> {
    let id = match &options.id {
        Some(id) => nfc(id.trim().trim_end_matches(".md")).into_owned(),
        None => slug(&options.title),
    };
    anyhow::ensure!(!id.is_empty(), "the title has no letters to make a file's name of; give one with `--id`");
    let good = slug(&id).replace('-', " ") == id.to_lowercase().replace('-', " ");
    anyhow::ensure!(good, "`{id}` cannot be an id: write letters, digits, `-` and `_`");
    Ok(id)
}

fn kind(named: Named) -> Kind {
    match named {
        Named::Article => Kind::Article,
        Named::Note => Kind::Note,
        Named::Person => Kind::Person,
        Named::Organization => Kind::Organization,
        Named::Place => Kind::Place,
        Named::Event => Kind::Event,
        Named::Term => Kind::Term,
        Named::Claim => Kind::Claim,
    }
}
