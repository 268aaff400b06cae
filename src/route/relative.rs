//! Relative addresses: the same output works at a domain's root, under a sub-path and from `file://`.

use std::fmt::Write;

/// The address of `to` as seen from the page `from`; both are paths in the output. Names its file and is percent-encoded.
pub fn relative(from: &str, to: &str) -> String {
    let folder = |p: &str| p.bytes().rposition(|b| b == b'/').map_or(0, |i| i + 1);
    let (here, there) = (&from[..folder(from)], &to[..folder(to)]);
    let shared = here
        .split_inclusive('/')
        .zip(there.split_inclusive('/'))
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a.len())
        .sum::<usize>();
    let up = here[shared..].bytes().filter(|b| *b == b'/').count();
    let there = encode(&to[shared..]);
    if up == 0 { there } else { "../".repeat(up) + &there }
}

/// What leads from a page to the site's root: empty or `../` as often as it takes.
pub fn parent_prefix(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

/// Percent-encodes what may not stand in the path of an address (RFC 3986), but not letters of other scripts,
/// which browsers show as they are (RFC 3987).
pub fn encode(path: &str) -> String {
    let reserved = |b: u8| {
        matches!(
            b,
            b' ' | b'"' | b'<' | b'>' | b'`' | b'#' | b'?' | b'{' | b'}' | b'%' | b'|' | b'\\' | b'^' | b'[' | b']'
        )
    };
    let mut out = String::with_capacity(path.len());
    let mut rest = path;
    // All of them are ASCII, so that a byte which is one of them is no part of another character.
    while let Some(at) = rest.bytes().position(reserved) {
        let _ = write!(out, "{}%{:02X}", &rest[..at], rest.as_bytes()[at]);
        rest = &rest[at + 1..];
    }
    out + rest
}

/// The canonical address of a page: `index.html` is written as its folder.
pub fn canonical(base: &str, page: &str) -> String {
    let (folder, name) = page.rfind('/').map_or(("", page), |i| page.split_at(i + 1));
    let path = if name == "index.html" { folder } else { page };
    format!("{base}{}", encode(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_is_its_folder_and_nothing_else_is() {
        assert_eq!(canonical("https://a.b/c/", "index.html"), "https://a.b/c/");
        assert_eq!(canonical("https://a.b/c/", "people/index.html"), "https://a.b/c/people/");
        assert_eq!(canonical("https://a.b/c/", "terms/price-index.html"), "https://a.b/c/terms/price-index.html");
    }
}
