//! Which file answers an address, by the rules of GitHub Pages.

use crate::site::output::{Content, Output};

/// What stands at an address.
#[derive(Debug, PartialEq, Eq)]
pub enum Found<'a> {
    File(&'a str, &'a Content),
    /// A folder named without its slash.
    Folder,
    Missing,
}

/// `/people/` → `people/index.html`, `/people/ana` → `people/ana.html` unless there is a file of that very name.
///
/// The path is that of a request, still percent-encoded. Names are compared with their case.
pub fn find<'a>(site: &'a Output, path: &str) -> Found<'a> {
    let Some(path) = decode(path.strip_prefix('/').unwrap_or(path)) else { return Found::Missing };
    let file = |path: &str| site.files.get_key_value(path).map(|(path, content)| Found::File(path, content));
    if path.is_empty() || path.ends_with('/') {
        return file(&format!("{path}index.html")).unwrap_or(Found::Missing);
    }
    file(&path)
        .or_else(|| file(&format!("{path}.html")))
        .or_else(|| site.files.contains_key(&format!("{path}/index.html")).then_some(Found::Folder))
        .unwrap_or(Found::Missing)
}

/// `None` for what is no text, and for what could lead out of the site.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => u8::try_from(hex(rest.next()?)? * 16 + hex(rest.next()?)?).ok()?,
            byte => byte,
        });
    }
    let path = String::from_utf8(bytes).ok()?;
    let odd = path.contains(['\0', '\\']) || path.split('/').any(|part| matches!(part, "." | ".."));
    (!odd && !path.starts_with('/')).then_some(path)
}

fn hex(digit: u8) -> Option<u32> {
    char::from(digit).to_digit(16)
}

/// The media type that GitHub Pages sends for a file.
pub fn media_type(path: &str) -> &'static str {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    TYPES.iter().find(|(e, _)| *e == ending).map_or("application/octet-stream", |(_, t)| t)
}

const TYPES: &[(&str, &str)] = &[
    ("html", "text/html; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("js", "application/javascript; charset=utf-8"),
    ("mjs", "application/javascript; charset=utf-8"),
    ("json", "application/json; charset=utf-8"),
    ("jsonld", "application/ld+json"),
    ("webmanifest", "application/manifest+json; charset=utf-8"),
    ("xml", "application/xml"),
    ("atom", "application/atom+xml; charset=utf-8"),
    ("md", "text/markdown; charset=utf-8"),
    ("txt", "text/plain; charset=utf-8"),
    ("csv", "text/csv; charset=utf-8"),
    ("bib", "text/x-bibtex; charset=utf-8"),
    ("ris", "application/x-research-info-systems"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("gif", "image/gif"),
    ("webp", "image/webp"),
    ("avif", "image/avif"),
    ("ico", "image/vnd.microsoft.icon"),
    ("woff", "font/woff"),
    ("woff2", "font/woff2"),
    ("pdf", "application/pdf"),
    ("mp3", "audio/mpeg"),
    ("m4a", "audio/mp4"),
    ("ogg", "audio/ogg"),
    ("mp4", "video/mp4"),
    ("webm", "video/webm"),
    ("zip", "application/zip"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, expected: &str) {
        let files =
            ["index.html", "people/index.html", "people/ana.html", "people/josé b.html", "feed.xml", "both.html"];
        let more = ["both/index.html", "bare/a.html", "people/ana.md", "C.html"];
        let files = files.into_iter().chain(more).map(|p| (p.to_owned(), Content::Bytes(Vec::new())));
        let site = Output { files: files.collect() };
        let shown = match find(&site, path) {
            Found::File(path, _) => path.to_owned(),
            other => format!("{other:?}"),
        };
        assert_eq!(shown, expected, "{path}");
    }

    #[test]
    fn addresses_are_those_of_github_pages() {
        check("/", "index.html");
        check("/index", "index.html");
        check("/people", "Folder");
        check("/people/", "people/index.html");
        check("/people/ana", "people/ana.html");
        check("/people/ana.md", "people/ana.md");
        check("/people/ana/", "Missing");
        check("/people/jos%C3%A9%20b.html", "people/josé b.html");
        check("/both", "both.html");
        check("/bare/", "Missing");
        check("/bare", "Missing");
        check("/c.html", "Missing");
    }

    #[test]
    fn nothing_leads_out_of_the_site() {
        for path in [
            "//feed.xml",
            "/people/../feed.xml",
            "/%2e%2e/feed.xml",
            "/a%00",
            "/%",
            "/%f",
            "/%ff",
            "/a\\b",
            "/%5c",
            "/%2Fetc",
        ] {
            check(path, "Missing");
        }
    }
}
