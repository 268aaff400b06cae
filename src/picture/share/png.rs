//! A canvas as PNG (<https://www.w3.org/TR/png-3/>), four bits a pixel.

use super::canvas::{HEIGHT, WIDTH};

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Red, green and blue of the sixteen colours.
pub type Palette = [[u8; 3]; 16];

/// The keyword under which a picture says what it was made from.
const MADE_FROM: &[u8] = b"Dossier\0";

/// The file; `key` stands in it as a text, for [`made_from`].
pub fn encode(pixels: &[u8], palette: &Palette, key: &str) -> Vec<u8> {
    let mut png = SIGNATURE.to_vec();
    let size = |n: usize| u32::try_from(n).unwrap_or_default().to_be_bytes();
    // Four bits a pixel, each a place in the palette; one way of compression, filters by row, no interlacing.
    chunk(&mut png, *b"IHDR", &[&size(WIDTH), &size(HEIGHT), &[4, 3, 0, 0, 0]]);
    chunk(&mut png, *b"tEXt", &[MADE_FROM, key.as_bytes()]);
    chunk(&mut png, *b"PLTE", &[palette.as_flattened()]);
    chunk(&mut png, *b"IDAT", &[&fdeflate::compress_to_vec(&rows(pixels))]);
    chunk(&mut png, *b"IEND", &[]);
    png
}

/// The rows as differences from the row above: paper and the stems of letters become runs of zeros.
fn rows(pixels: &[u8]) -> Vec<u8> {
    const UP: u8 = 2;
    let mut rows = vec![0; HEIGHT * (PACKED + 1)];
    let (mut above, mut before) = ([0; PACKED], None);
    for (out, row) in rows.chunks_exact_mut(PACKED + 1).zip(pixels.chunks_exact(WIDTH)) {
        out[0] = UP;
        // Most of a card is paper.
        if before.replace(row) == Some(row) {
            continue;
        }
        let mut packed = [0; PACKED];
        packed.iter_mut().zip(row.chunks_exact(2)).for_each(|(byte, two)| *byte = two[0] << 4 | two[1]);
        let differences = packed.iter().zip(&above).map(|(byte, above)| byte.wrapping_sub(*above));
        out[1..].iter_mut().zip(differences).for_each(|(byte, difference)| *byte = difference);
        above = packed;
    }
    rows
}

/// Bytes of a row.
const PACKED: usize = WIDTH / 2;

/// Whether these are the bytes of a picture with that key.
pub fn made_from(png: &[u8], key: &str) -> bool {
    let at = SIGNATURE.len() + 12 + 13 + 8;
    png.get(at..).and_then(|rest| rest.strip_prefix(MADE_FROM)).is_some_and(|rest| rest.starts_with(key.as_bytes()))
}

fn chunk(png: &mut Vec<u8>, kind: [u8; 4], parts: &[&[u8]]) {
    let length = parts.iter().map(|p| p.len()).sum::<usize>();
    png.extend(u32::try_from(length).unwrap_or_default().to_be_bytes());
    let start = png.len();
    png.extend(kind);
    parts.iter().for_each(|part| png.extend(*part));
    let sum = crc32fast::hash(&png[start..]);
    png.extend(sum.to_be_bytes());
}
