//! The whole dossier in one file: the page for print with everything in it that it would load.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::html::next_tag;

/// One HTML file, from the page and the files of the site that it may need, by their paths from the root.
///
/// Styles and pictures are put into it, and its policy names the hash of the styles. A link to a page that is part of
/// the document leads there (`data-page`); others lead to the site, or are plain words where its address is not known.
pub fn single(page: &str, base_url: Option<&str>, file: impl Fn(&str) -> Option<Vec<u8>>) -> String {
    let file = Once { file, parts: parts(page), base_url };
    let style: String = tags(page).filter_map(stylesheet).filter_map(|href| file.text(href)).collect();
    let (mut out, mut rest) = (String::with_capacity(page.len() * 2), page);
    while let Some((text, tag, after)) = next_tag(rest) {
        out.push_str(text);
        rest = after;
        if tag.starts_with("<script src=") {
            rest = rest.split_once("</script>").map_or("", |(_, after)| after);
        } else {
            out.push_str(&file.put(tag, &style));
        }
    }
    out + rest
}

struct Once<'a, F> {
    file: F,
    /// Anchors by the pages that they stand for.
    parts: BTreeMap<&'a str, &'a str>,
    base_url: Option<&'a str>,
}

impl<F: Fn(&str) -> Option<Vec<u8>>> Once<'_, F> {
    fn text(&self, path: &str) -> Option<String> {
        String::from_utf8((self.file)(path)?).ok()
    }

    /// The tag as it stands in the one file.
    fn put(&self, tag: &str, style: &str) -> String {
        match () {
            () if tag.contains("http-equiv=\"Content-Security-Policy\"") => policy(style),
            // After all that belongs into the head, where the page had its style sheets.
            () if tag == "</head>" => format!("<style>{style}</style>\n</head>"),
            () if tag.starts_with("<link ") && !tag.contains("rel=\"canonical\"") => String::new(),
            () if tag.starts_with("<img ") => replaced(tag, "src", |src| self.picture(src)),
            () if tag.starts_with("<a ") => replaced(tag, "href", |href| self.address(href)),
            () => tag.to_owned(),
        }
    }

    fn picture(&self, src: &str) -> Option<String> {
        let bytes = (self.file)(&decode(src))?;
        Some(format!("data:{};base64,{}", media_type(src), base64(&bytes)))
    }

    fn address(&self, href: &str) -> Option<String> {
        if href.starts_with('#') || href.contains("://") || href.starts_with("mailto:") {
            return Some(href.to_owned());
        }
        let page = href.split('#').next().unwrap_or_default();
        let part = self.parts.get(page).map(|id| format!("#{id}"));
        part.or_else(|| Some(format!("{}{href}", self.base_url?)))
    }
}

/// `<… id="note-1" … data-page="notes/a.html">`
fn parts(page: &str) -> BTreeMap<&str, &str> {
    tags(page).filter_map(|tag| Some((attribute(tag, "data-page")?, attribute(tag, "id")?))).collect()
}

fn tags(html: &str) -> impl Iterator<Item = &str> {
    let mut rest = html;
    std::iter::from_fn(move || {
        let (_, tag, after) = next_tag(rest)?;
        rest = after;
        Some(tag)
    })
}

fn stylesheet(tag: &str) -> Option<&str> {
    attribute(tag, "href").filter(|_| tag.starts_with("<link rel=\"stylesheet\""))
}

fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    tag.split_once(&format!(" {name}=\""))?.1.split('"').next()
}

/// The tag with another value, or without the attribute.
fn replaced(tag: &str, name: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let Some(old) = attribute(tag, name) else { return tag.to_owned() };
    let new = value(old).map(|v| format!(" {name}=\"{v}\"")).unwrap_or_default();
    tag.replacen(&format!(" {name}=\"{old}\""), &new, 1)
}

/// Nothing is loaded; the one style is known by its hash.
fn policy(style: &str) -> String {
    let hash = base64(&Sha256::digest(style.as_bytes()));
    format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{hash}'; img-src data:; base-uri 'none'\">"
    )
}

/// RFC 4648, with padding.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |i: usize| u32::from(chunk.get(i).copied().unwrap_or(0));
        let word = byte(0) << 16 | byte(1) << 8 | byte(2);
        for i in 0..4 {
            let letter = LETTERS[(word >> (18 - 6 * i) & 63) as usize];
            out.push(if i <= chunk.len() { char::from(letter) } else { '=' });
        }
    }
    out
}

/// `%20` → a space.
fn decode(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|c| u8::from_str_radix(std::str::from_utf8(c).ok()?, 16).ok());
        match code.filter(|_| *first == b'%') {
            Some(code) => (bytes.push(code), rest = &after[2..]).1,
            None => (bytes.push(*first), rest = after).1,
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default().to_lowercase().as_str() {
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "svg" => "image/svg+xml",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_in_the_file() {
        let file = |path: &str| match path {
            "assets/site.css" => Some(b"p{color:red}".to_vec()),
            "a b.png" => Some(vec![1, 2]),
            _ => None,
        };
        let check = |page: &str, base: Option<&str>, expected: &str| assert_eq!(single(page, base, file), expected);
        check(
            "<head><link rel=\"stylesheet\" href=\"assets/site.css\"><link rel=\"icon\" href=\"x\"></head>",
            None,
            "<head><style>p{color:red}</style>\n</head>",
        );
        check("<img src=\"a%20b.png\" alt=\"\">", None, "<img src=\"data:image/png;base64,AQI=\" alt=\"\">");
        check("<script src=\"x.js\"></script>after", None, "after");
        let page = "<p id=\"n\" data-page=\"notes/a.html\"><a href=\"notes/a.html#h\">a</a><a href=\"b.html\">b</a>";
        check(page, None, &page.replace("notes/a.html#h", "#n").replace(" href=\"b.html\"", ""));
        check(
            page,
            Some("https://e.org/"),
            &page.replace("notes/a.html#h", "#n").replace("\"b.html", "\"https://e.org/b.html"),
        );
    }

    #[test]
    fn base64_of_any_length() {
        for (bytes, expected) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")] {
            assert_eq!(base64(bytes.as_bytes()), expected);
        }
    }
}
