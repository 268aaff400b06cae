//! Pages saved as one MIME file (`.mhtml`): the first part that is a page (RFC 2557, RFC 2045).

use std::borrow::Cow;

/// The page's bytes and what its header says of them.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub body: Vec<u8>,
    pub charset: Option<String>,
    pub location: Option<String>,
}

/// Whether a text is a message with parts.
pub(super) fn is_mhtml(text: &str) -> bool {
    let (head, _) = split_head(&text[..text.floor_char_boundary(text.len().min(4000))]);
    header(&head, "content-type").is_some_and(|t| t.to_ascii_lowercase().contains("multipart/related"))
        && header(&head, "mime-version").is_some()
}

/// The first HTML part.
pub(super) fn page(text: &str) -> Option<Part> {
    let (head, body) = split_head(text);
    let location = header(&head, "snapshot-content-location").or_else(|| header(&head, "content-location"));
    // A page that was opened from a disk has no address that anybody else could use.
    let location = location.filter(|l| l.starts_with("http"));
    let boundary = parameter(&header(&head, "content-type")?, "boundary")?;
    let mark = format!("--{boundary}");
    body.split(mark.as_str()).skip(1).find_map(|part| {
        let (head, body) = split_head(part.trim_start_matches(['\r', '\n']));
        let kind = header(&head, "content-type")?;
        kind.to_ascii_lowercase().starts_with("text/html").then(|| Part {
            body: decoded(body, header(&head, "content-transfer-encoding").as_deref()),
            charset: parameter(&kind, "charset"),
            location: header(&head, "content-location").filter(|l| l.starts_with("http")).or_else(|| location.clone()),
        })
    })
}

/// Headers and body, at the first empty line.
fn split_head(text: &str) -> (Cow<'_, str>, &str) {
    let at = text.find("\r\n\r\n").map(|i| (i, 4)).into_iter().chain(text.find("\n\n").map(|i| (i, 2))).min();
    match at {
        // Folded lines are one header.
        Some((i, n)) => {
            (Cow::Owned(text[..i].replace("\r\n", "\n").replace("\n ", " ").replace("\n\t", " ")), &text[i + n..])
        }
        None => (Cow::Borrowed(text), ""),
    }
}

fn header(head: &str, name: &str) -> Option<String> {
    let line = head.lines().find(|l| {
        l.get(..name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name)) && l[name.len()..].starts_with(':')
    })?;
    Some(line[name.len() + 1..].trim().to_owned())
}

fn parameter(value: &str, name: &str) -> Option<String> {
    let parts = value.split(';').skip(1).filter_map(|p| p.trim().split_once('='));
    parts.into_iter().find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, v)| v.trim_matches('"').to_owned())
}

fn decoded(body: &str, encoding: Option<&str>) -> Vec<u8> {
    match encoding.map(str::to_ascii_lowercase).as_deref() {
        Some("quoted-printable") => quoted_printable(body.as_bytes()),
        Some("base64") => base64(body.as_bytes()),
        _ => body.as_bytes().to_vec(),
    }
}

fn quoted_printable(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut i = 0;
    while let Some(&byte) = bytes.get(i) {
        let pair = bytes.get(i + 1..i + 3).and_then(|p| Some((hex(p[0])?, hex(p[1])?)));
        match (byte, pair, bytes.get(i + 1)) {
            (b'=', Some((high, low)), _) => {
                out.push(high << 4 | low);
                i += 3;
            }
            (b'=', None, Some(b'\r')) => i += 3,
            (b'=', None, Some(b'\n')) => i += 2,
            _ => {
                out.push(byte);
                i += 1;
            }
        }
    }
    out
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|d| u8::try_from(d).ok())
}

fn base64(bytes: &[u8]) -> Vec<u8> {
    let (mut out, mut bits, mut count) = (Vec::with_capacity(bytes.len() / 4 * 3), 0_u32, 0);
    for byte in bytes {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push(u8::try_from(bits >> count & 0xFF).unwrap_or(0));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_page_of_a_message() {
        let text = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--b1\"\r\n\r\n\r\n----b1\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>caf=C3=A9 a=\r\nu lait\r\n----b1--\r\n";
        assert!(is_mhtml(text));
        let part = page(text).expect("a page");
        assert_eq!(String::from_utf8_lossy(&part.body).trim(), "<p>café au lait");
        assert_eq!((part.charset.as_deref(), part.location.as_deref()), (Some("utf-8"), Some("https://a.example/x")));
        assert_eq!(base64(b"aGVs\r\nbG8="), b"hello");
    }
}
