//! Bytes to text, as a browser would: byte-order mark, declaration, detection. What is no text is refused.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::diag::{Code, Finding, code};
use crate::text::{File, Place};

/// Larger than any article, with its pictures in it; what is larger is refused unread.
pub(super) const MAX_BYTES: usize = 32 * 1024 * 1024;
/// How far into a page a browser looks for its encoding (and a little farther: saved pages begin with comments).
const PRESCAN: usize = 4096;
/// How much of a file is looked at to tell text from other things.
const SAMPLE: usize = 16 * 1024;

/// How much of a file tells its encoding.
const DETECTED: usize = 512 * 1024;

/// Text, the name of its encoding, and what was wrong with the bytes.
#[derive(Debug)]
pub(super) struct Decoded {
    pub text: String,
    pub encoding: &'static str,
    pub findings: Vec<Finding>,
}

/// Decodes a whole file.
pub(super) fn decode(file: &File) -> Result<Decoded, Finding> {
    refuse(file)?;
    Ok(decode_bytes(&file.bytes, None, &file.path))
}

/// The beginning of a file as far as it is ASCII: enough to see what format it is in.
pub(super) fn head(file: &File) -> String {
    String::from_utf8_lossy(&file.bytes[..file.bytes.len().min(PRESCAN)]).into_owned()
}

/// Whether it is text of a size that is read at all.
pub(super) fn is_text(file: &File) -> bool {
    refuse(file).is_ok()
}

/// Decodes bytes that are known to be text; `declared` is what a message header says of them.
pub(super) fn decode_bytes(bytes: &[u8], declared: Option<&str>, path: &std::sync::Arc<str>) -> Decoded {
    let (encoding, mut findings) = choose(bytes, declared, path);
    let (text, encoding, bad) = encoding.decode(bytes);
    if bad && findings.is_empty() {
        let count = text.matches('\u{FFFD}').count();
        let message =
            format!("bytes in {} of this file are not {}: � stands for them", count_of(count), encoding.name());
        findings.push(Finding::new(&code::convert::BAD_BYTES, Place::whole(path), message));
    }
    let mut text = strip_trailing_replacement(text, &findings);
    let zeros = text.matches('\0').count();
    if zeros > 0 {
        text.retain(|c| c != '\0');
        let message = format!("zero bytes in {} of this file were left out", count_of(zeros));
        findings.push(Finding::new(&code::convert::BAD_BYTES, Place::whole(path), message));
    }
    Decoded { text, encoding: encoding.name(), findings }
}

fn count_of(places: usize) -> String {
    if places == 1 { "one place".to_owned() } else { format!("{places} places") }
}

/// A character that was cut in two is told about, not shown.
fn strip_trailing_replacement(text: Cow<'_, str>, findings: &[Finding]) -> String {
    let mut text = text.into_owned();
    if !findings.is_empty() {
        text.truncate(text.trim_end_matches('\u{FFFD}').len());
    }
    text
}

fn choose(bytes: &[u8], declared: Option<&str>, path: &std::sync::Arc<str>) -> (&'static Encoding, Vec<Finding>) {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return (encoding, Vec::new());
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return (encoding, Vec::new());
    }
    match std::str::from_utf8(bytes) {
        Ok(_) => return (UTF_8, Vec::new()),
        Err(e) if e.error_len().is_none() && e.valid_up_to() > 0 => {
            let message = "the text ends in the middle of a character: the file was cut off";
            return (UTF_8, vec![Finding::new(&code::convert::CUT_OFF, Place::whole(path), message)]);
        }
        Err(_) => {}
    }
    let stated = declared.and_then(|d| Encoding::for_label(d.as_bytes())).or_else(|| declared_in_page(bytes));
    (stated.filter(|e| *e != UTF_8 || mostly_utf8(bytes)).unwrap_or_else(|| detect(bytes)), Vec::new())
}

/// Damaged UTF-8 is still UTF-8 when nearly all of what is not ASCII is valid.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let bad: usize = bytes.utf8_chunks().map(|c| c.invalid().len()).sum();
    let high = bytes.iter().filter(|b| !b.is_ascii()).count();
    bad * 10 < high
}

fn detect(bytes: &[u8]) -> &'static Encoding {
    if mostly_utf8(bytes) {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[..bytes.len().min(DETECTED)], true);
    detector.guess(None, Utf8Detection::Allow)
}

/// `<meta charset=…>` and `<?xml encoding=…?>`.
fn declared_in_page(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(PRESCAN)]).to_ascii_lowercase();
    let (start, key) = ["charset", "encoding"].iter().find_map(|k| head.find(k).map(|i| (i, k)))?;
    let label = head[start + key.len()..].trim_start().strip_prefix('=')?.trim_start_matches([' ', '"', '\'']);
    let end = label.find(|c: char| !c.is_ascii_alphanumeric() && !"-_:.".contains(c)).unwrap_or(label.len());
    let found = Encoding::for_label(&label.as_bytes()[..end])?;
    // A declaration that could be read as ASCII cannot be true of UTF-16: the standard says UTF-8 then.
    Some(if found == UTF_16LE || found == UTF_16BE { UTF_8 } else { found })
}

/// Western text in UTF-16 has a zero in every second place; any other has at least its spaces and full stops there.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    let marks = |unit: fn([u8; 2]) -> u16| {
        let units = sample.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        units.filter(|u| matches!(u, 0x20 | 0x0A | 0x3001 | 0x3002 | 0xFF0C)).count()
    };
    let (little, big) = (marks(u16::from_le_bytes), marks(u16::from_be_bytes));
    let (even, odd, half) = (zeros(0), zeros(1), sample.len() / 2);
    match () {
        () if half < 8 => None,
        () if odd * 10 > half * 4 && even * 20 < half || little * 40 > half && big * 200 < half => Some(UTF_16LE),
        () if even * 10 > half * 4 && odd * 20 < half || big * 40 > half && little * 200 < half => Some(UTF_16BE),
        () => None,
    }
}

/// What no decoding can help: empty, too large, not text.
fn refuse(file: &File) -> Result<(), Finding> {
    let bytes = &*file.bytes;
    let say = |code: &'static Code, message: String| Err(Finding::new(code, Place::whole(&file.path), message));
    if bytes.len() > MAX_BYTES {
        // Who reads the file stops soon behind this, so that its size is not known.
        let most = MAX_BYTES / 1_048_576;
        return say(&code::convert::TOO_LARGE, format!("more than {most} MiB: no article is so large"));
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return say(&code::convert::EMPTY, "the file is empty".into());
    }
    if let Some((_, what)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return say(&code::convert::NOT_TEXT, format!("this is {what}, whatever its name says"));
    }
    if is_binary(bytes) {
        return say(&code::convert::NOT_TEXT, "this is no text: it is full of control characters".into());
    }
    Ok(())
}

fn is_binary(bytes: &[u8]) -> bool {
    if Encoding::for_bom(bytes).is_some() || utf16_without_mark(bytes).is_some() {
        return false;
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    // A zero weighs four times as much: text has one by mistake, other things have many.
    let weight = |b: &u8| match b {
        0 => 4,
        1..=8 | 14..=26 | 28..=31 | 127 => 1,
        _ => 0,
    };
    sample.iter().map(weight).sum::<usize>() * 50 > sample.len()
}

/// The first bytes of files that people save by mistake.
const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip file (a Word, OpenDocument, EPUB or WACZ file is one too)"),
    (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a WebP picture or a sound"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"bplist00", "a Safari web archive"),
    (b"WARC/", "a WARC web archive"),
    (b"7z\xbc\xaf", "a 7z file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], encoding: &str, text: &str) {
        let decoded = decode(&File::new("a.txt", bytes)).expect("text");
        assert_eq!((decoded.encoding, decoded.text.as_str()), (encoding, text));
    }

    #[test]
    fn encodings() {
        let russian = "Президент прибыл с визитом в Бишкек, где его встретили на аэродроме.";
        check(russian.as_bytes(), "UTF-8", russian);
        check(&encoding_rs::WINDOWS_1251.encode(russian).0, "windows-1251", russian);
        check(&encoding_rs::KOI8_U.encode(russian).0, "KOI8-U", russian);
        let german = "Die Präsidentin sprach über die größten Städte, schön und müde.";
        check(&encoding_rs::WINDOWS_1252.encode(german).0, "windows-1252", german);
        check(b"\xEF\xBB\xBFabc", "UTF-8", "abc");
        check(b"\xFF\xFEa\0b\0", "UTF-16LE", "ab");
        let wide: Vec<u8> = "Plain words here".encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&wide, "UTF-16LE", "Plain words here");
        let wide: Vec<u8> = russian.encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(&wide, "UTF-16BE", russian);
        let chinese = "河口镇的渡口重新开放，这是三十年来第一次。镇政府说，新船每天往返八次。";
        let wide: Vec<u8> = chinese.encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&wide, "UTF-16LE", chinese);
        let page = b"<meta charset=\"iso-8859-2\"><p>\xB3\xF3d\xBC";
        check(page, "ISO-8859-2", "<meta charset=\"iso-8859-2\"><p>łódź");
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (bytes, expected) in [
            (&b"  \n"[..], "article-empty"),
            (b"", "article-empty"),
            (b"%PDF-1.7 ...", "article-not-text"),
            (b"PK\x03\x04abc", "article-not-text"),
            (b"WARC/1.0\r\nWARC-Type: response", "article-not-text"),
            (b"ab\0\x01\x02\x03cd", "article-not-text"),
        ] {
            assert_eq!(decode(&File::new("a.txt", bytes)).expect_err("refused").code.name, expected);
        }
        let huge = vec![b'a'; MAX_BYTES + 1];
        assert_eq!(decode(&File::new("a.txt", huge)).expect_err("refused").code.name, "article-too-large");
        let holed = format!("{}\0{}", "Words before it. ".repeat(20), "Words after it.");
        let decoded = decode(&File::new("a.txt", holed.into_bytes())).expect("text");
        assert_eq!((decoded.text.contains('\0'), decoded.findings[0].code.name), (false, "article-bad-bytes"));
        let cut = &"Не дописано до конца".as_bytes()[..8];
        let decoded = decode(&File::new("a.txt", cut)).expect("text");
        assert_eq!((decoded.text.as_str(), decoded.findings[0].code.name), ("Не д", "article-cut-off"));
    }
}
