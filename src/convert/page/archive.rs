//! Pages out of an archive, or saved by a browser: where they were from.

use super::super::model::{Fields, Found, Source};

/// The address that a browser wrote into the page it saved.
pub(super) fn saved_from(text: &str) -> Option<String> {
    let head = &text[..text.floor_char_boundary(text.len().min(3000))];
    let mark = ["saved from url=(", "url: http", "url:http"].iter().find_map(|m| head.find(m))?;
    let start = mark + head[mark..].find("http")?;
    let end = head[start..]
        .find(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>'))
        .map_or(head.len(), |i| start + i);
    Some(head[start..end].trim_end_matches("-->").to_owned())
}

/// An archive's address holds the page's own.
pub(super) fn addresses(saved: Option<String>, fields: &mut Fields) {
    if fields.url.is_none() {
        fields.url = saved.clone().map(|u| Found::new(u, Source::Text, 1));
    }
    let candidates = [fields.url.as_ref().map(|f| f.value.clone()), saved];
    for address in candidates.into_iter().flatten() {
        if is_archive(&address) {
            let inner = archived(&address);
            let evidence = fields.url.as_ref().map_or(Found::new((), Source::Text, 1).evidence, |f| f.evidence);
            fields.archive_url = Some(Found { value: address.clone(), evidence });
            if let Some(inner) = inner.filter(|_| fields.url.as_ref().is_none_or(|u| u.value == address)) {
                fields.url = Some(Found { value: inner, evidence });
            } else if fields.url.as_ref().is_some_and(|u| u.value == address) {
                fields.url = None;
            }
            return;
        }
    }
}

fn host(address: &str) -> &str {
    address.split("//").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or_default()
}

/// The original address in an archive's, where it shows.
pub(super) fn archived(address: &str) -> Option<String> {
    let after = address.find(host(address))? + host(address).len();
    let at = address[after..].find("http")? + after;
    Some(address[at..].to_owned())
}

/// Archives that make metadata of their own, about the capture, where the page's had been.
pub(super) fn describes_itself(site: &str) -> bool {
    matches!(
        site,
        "archive.is" | "archive.ph" | "archive.today" | "archive.fo" | "archive.li" | "archive.md" | "archive.vn"
    )
}

pub(super) fn is_archive(address: &str) -> bool {
    let known = ["web.archive.org", "archive.org", "perma.cc", "webcache.googleusercontent.com"];
    known.contains(&host(address)) || describes_itself(host(address))
}
