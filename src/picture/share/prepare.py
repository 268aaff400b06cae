"""Prepares letters.bin from two open fonts: the outlines of their letters, and how close two letters may stand.

    npm pack @fontsource/source-serif-4@5.3.1 @fontsource/source-sans-3@5.3.1      (and unpack both)
    pip install fonttools brotli
    python3 prepare.py FOLDER-OF-SERIF FOLDER-OF-SANS letters.bin

What is written, as one zlib stream, little-endian, for each of the two faces:

    u16 letters, u16 pieces, u8 left classes, u8 right classes
    per letter, by code point: u16 code point, u16 advance, u8 left class, u8 right class, u8 parts, u24 first part
    per part:   u16 piece, i16 dx, i16 dy                                     (preceded by u16: how many parts)
    per piece:  u24 where its outline begins                                  (followed by u24: where the last ends)
    kerning:    i8 per pair of classes, a row for each left class
    outlines:   u8 contours; per contour u8 points, a bit per point (on the curve), all dx, all dy
                a distance is an i8, or -128 and an i16

Units are thousandths of the size. Curves are TrueType's: between two points off the curve lies one on it.
"""
import struct
import sys
import unicodedata
import zlib
from pathlib import Path

from fontTools.ttLib import TTFont

SUBSETS = ["latin", "latin-ext", "vietnamese", "cyrillic", "cyrillic-ext", "greek"]
WEIGHT = 600


def kept(code, serif):
    return code in serif and unicodedata.category(chr(code)) not in ("Cc", "Cf", "Co", "Mn")


def contours(glyph, table):
    coordinates, ends, flags = glyph.getCoordinates(table)
    start = 0
    for end in ends:
        yield list(zip(coordinates[start:end + 1], [f & 1 for f in flags[start:end + 1]]))
        start = end + 1


def distance(n):
    return struct.pack("<b", n) if -128 < n < 128 else struct.pack("<bh", -128, n)


def outline(glyph, table):
    all_contours = list(contours(glyph, table)) if glyph.numberOfContours else []
    out = bytes([len(all_contours)])
    for contour in all_contours:
        assert len(contour) < 256
        bits = bytearray((len(contour) + 7) // 8)
        for i, (_, on) in enumerate(contour):
            bits[i // 8] |= on << (i % 8)
        out += bytes([len(contour)]) + bytes(bits)
        for axis in (0, 1):
            before = 0
            for point, _ in contour:
                out += distance(round(point[axis]) - before)
                before = round(point[axis])
    return out


def kerning(font):
    """(left glyph, right glyph) -> units, from the pair positioning of the feature `kern`."""
    pairs = {}
    gpos = font["GPOS"].table
    wanted = {i for f in gpos.FeatureList.FeatureRecord if f.FeatureTag == "kern" for i in f.Feature.LookupListIndex}
    for number in sorted(wanted):
        met = {}
        for table in gpos.LookupList.Lookup[number].SubTable:
            table = getattr(table, "ExtSubTable", table)
            if table.LookupType != 2:
                continue
            if table.Format == 1:
                for left, of in zip(table.Coverage.glyphs, table.PairSet):
                    for record in of.PairValueRecord:
                        met.setdefault((left, record.SecondGlyph), record.Value1.XAdvance if record.Value1 else 0)
            else:
                rights = {}
                for glyph in font.getGlyphOrder():
                    rights.setdefault(table.ClassDef2.classDefs.get(glyph, 0), []).append(glyph)
                for left in table.Coverage.glyphs:
                    row = table.Class1Record[table.ClassDef1.classDefs.get(left, 0)].Class2Record
                    for cls, record in enumerate(row):
                        units = getattr(record.Value1, "XAdvance", 0) if record.Value1 else 0
                        for right in rights.get(cls, []):
                            met.setdefault((left, right), units)
        pairs.update({pair: units for pair, units in met.items() if units})
    return pairs


def base(code):
    """The letter without its accents: they stand above what is kerned."""
    parts = unicodedata.decomposition(chr(code)).split()
    return base(int(parts[0], 16)) if parts and not parts[0].startswith("<") else code


def classes(rows):
    """A class for each key; keys with the same row share one. The row of the first class is empty."""
    numbers = {(): 0}
    return {key: numbers.setdefault(tuple(sorted(row.items())), len(numbers)) for key, row in rows.items()}, numbers


def face(fonts, codes):
    letters, pieces, parts, pairs = {}, {}, [], {}
    outlines = b""
    starts = []

    def piece(font, name):
        nonlocal outlines
        data = outline(font["glyf"][name], font["glyf"])
        if data not in pieces:
            pieces[data] = len(starts)
            starts.append(len(outlines))
            outlines += data
        return pieces[data]

    def flat(font, name, dx, dy):
        glyph = font["glyf"][name]
        if not glyph.isComposite():
            return [(piece(font, name), dx, dy)]
        simple = all(not hasattr(c, "transform") and hasattr(c, "x") for c in glyph.components)
        if simple:
            return [p for c in glyph.components for p in flat(font, c.glyphName, dx + c.x, dy + c.y)]
        return [(piece(font, name), dx, dy)]

    for font in fonts:
        names = font.getBestCmap()
        of = {}
        for code, name in names.items():
            of.setdefault(name, []).append(code)
            if code in codes and code not in letters:
                made = flat(font, name, 0, 0)
                letters[code] = (font["hmtx"][name][0], len(made), len(parts))
                parts += made
        for (left, right), units in kerning(font).items():
            for a in of.get(left, []):
                for b in of.get(right, []):
                    if a in codes and b in codes and abs(units) > 4:
                        pairs[a, b] = max(-128, min(127, units))
    rows, columns = {}, {}
    for (a, b), units in pairs.items():
        if base(a) == a and base(b) == b:
            rows.setdefault(a, {})[b] = units
            columns.setdefault(b, {})[a] = units
    left, lefts = classes(rows)
    right, rights = classes(columns)
    matrix = bytearray(len(lefts) * len(rights))
    for (a, b), units in pairs.items():
        if a in left and b in right:
            matrix[left[a] * len(rights) + right[b]] = units & 255
    u24 = lambda n: n.to_bytes(3, "little")
    out = struct.pack("<HHBB", len(letters), len(starts), len(lefts), len(rights))
    for code, (advance, count, first) in sorted(letters.items()):
        kern = bytes([left.get(base(code), 0), right.get(base(code), 0)])
        out += struct.pack("<HH", code, advance) + kern + bytes([count]) + u24(first)
    out += struct.pack("<H", len(parts)) + b"".join(struct.pack("<Hhh", *p) for p in parts)
    out += b"".join(map(u24, starts + [len(outlines)])) + bytes(matrix) + outlines
    print(len(letters), "letters", len(starts), "pieces", len(parts), "parts", len(lefts), "x", len(rights), "classes,", len(outlines), "outlines,", len(out), "bytes", file=sys.stderr)
    return out


def main(serif, sans, target):
    load = lambda folder: [TTFont(next(Path(folder, "files").glob(f"source-s*-[34]-{s}-{WEIGHT}-normal.woff2"))) for s in SUBSETS]
    serif, sans = load(serif), load(sans)
    codes = {c for f in serif for c in f.getBestCmap()}
    codes = {c for f in sans for c in f.getBestCmap() if kept(c, codes)}
    Path(target).write_bytes(zlib.compress(face(serif, codes) + face(sans, codes), 9))


main(*sys.argv[1:])
