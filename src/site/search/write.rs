//! The index as scripts.

use std::fmt::Write;

use super::index::{Index, Posting};
use super::page::Page;
use super::{Extra, key_rules};
use crate::site::script::script;

/// A shard of terms is closed at this size: small enough to be loaded for one word.
const TERMS: usize = 24 << 10;

/// A shard of pages is closed at this size: the best ten results may lie in ten of them.
const PAGES: usize = 8 << 10;

/// Six bits a digit. The first half ends a number, the second goes on.
const DIGITS: &[u8; 64] = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";

/// What is shown of pages, as it grows.
#[derive(Debug, Default)]
pub struct Pages {
    /// The number of the first page of each shard.
    firsts: Vec<u32>,
    shards: Vec<String>,
    count: u32,
}

impl Pages {
    /// Adds a page with as much of its text as may be kept for passages.
    pub fn push(&mut self, page: &Page<'_>, passage: usize) {
        if self.shards.last().is_none_or(|s| s.len() >= PAGES) {
            self.firsts.push(self.count);
            self.shards.push(String::with_capacity(PAGES + (PAGES >> 1)));
        }
        self.count += 1;
        let mut text = String::with_capacity(passage.min(PAGES));
        for part in &page.texts {
            text.push_str(if text.is_empty() { "" } else { "\n" });
            text.push_str(&part[..part.floor_char_boundary(passage.saturating_sub(text.len()))]);
        }
        let shown = [
            &page.href,
            page.title,
            page.detail.unwrap_or_default(),
            &page.lead.join(" "),
            &page.also.join("; "),
            &text,
        ];
        if let (Some(shard), Ok(json)) = (self.shards.last_mut(), serde_json::to_string(&shown)) {
            let _ = write!(shard, "{}{json}", if shard.is_empty() { "" } else { ",\n" });
        }
    }
}

/// All files, `search/index.js` first.
pub fn files(index: Index, pages: Pages, kinds: &[(&str, usize)]) -> Vec<Extra> {
    let (firsts, terms) = terms(index);
    let scripts = terms.into_iter().enumerate().map(|(i, t)| script(&format!("search/t{i}"), &format!("`{t}`")));
    let shown = pages.shards.into_iter().enumerate().map(|(i, p)| script(&format!("search/p{i}"), &format!("[{p}]")));
    let mut files: Vec<Extra> = scripts.chain(shown).collect();
    let mut hash = blake3::Hasher::new();
    files.iter().for_each(|(_, bytes)| {
        hash.update(bytes);
    });
    let (rules, latin) = key_rules();
    let about = serde_json::json!({
        "version": hash.finalize().to_hex()[..12], "pages": pages.count, "kinds": kinds, "terms": firsts,
        "shards": pages.firsts, "rules": rules, "latin": latin,
    });
    files.insert(0, script("search/index", &about.to_string()));
    files
}

/// The first term of each shard, and the shards: a term a line, and after a space its pages.
fn terms(index: Index) -> (Vec<String>, Vec<String>) {
    let (mut firsts, mut shards): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    index.sorted(|word, postings| {
        if shards.last().is_none_or(|s| s.len() >= TERMS) {
            firsts.push(word.to_string());
            shards.push(String::with_capacity(TERMS + (TERMS >> 2)));
        }
        if let Some(shard) = shards.last_mut() {
            shard.push_str(word);
            shard.push(' ');
            encode(postings, shard);
            shard.push('\n');
        }
    });
    (firsts, shards)
}

/// Each page as its distance from the one before, with the weight in the lowest two bits.
fn encode(postings: &[Posting], out: &mut String) {
    let mut before = 0;
    for posting in postings {
        let mut number = (posting.page() - before) << 2 | posting.weight();
        before = posting.page();
        while number >= 32 {
            out.push(char::from(DIGITS[32 + (number & 31) as usize]));
            number >>= 5;
        }
        out.push(char::from(DIGITS[number as usize]));
    }
}
