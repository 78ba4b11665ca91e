"""Makes the fonts of pictures from those that the pages use: `python -m components.pictures.make_fonts`.

The letters of Western and Central European languages and the signs that charts need, unhinted, kerned by a plain table. The licence of
the originals (SIL Open Font License 1.1) wants another name for what is made of them.
"""

from __future__ import annotations

import sysconfig
from itertools import chain
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._k_e_r_n import KernTable_format_0
from fontTools.varLib import instancer

FONTS = Path(__file__).parent / "fonts"
STREAMLIT_FILES = Path(sysconfig.get_path("purelib")) / "streamlit/static"
SERIF = Path(__file__).parents[2] / "static/fonts/source-serif-4-latin-600-normal.woff2"
LETTERS = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *(0x1D1, 0x1D2, 0x218, 0x219, 0x21A, 0x21B, 0x2BB, 0x2BC),
    *range(0x2009, 0x2016),
    *range(0x2018, 0x201F),
    *(0x2020, 0x2022, 0x2026, 0x202F, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x20AC),
    *(0x2190, 0x2191, 0x2192, 0x2193, 0x2212, 0x2260, 0x2264, 0x2265, 0x25A0, 0x25A1, 0x25B2, 0x25B3, 0x25BC, 0x25C6, 0x25CB, 0x25CF),
)
KERNED = (*range(0x20, 0x7F), 0x2013, 0x2018, 0x2019, 0x201C, 0x201D)
"""Between which signs there is kerning."""
SIGNS = {
    0x2002: (500, []),
    0x2715: (780, [[(120, 110), (390, 380), (660, 110), (710, 160), (440, 430), (710, 700), (660, 750), (390, 480), (120, 750), (70, 700),
                    (340, 430), (70, 160)]]),
    0x271A: (780, [[(290, 60), (490, 60), (490, 330), (750, 330), (750, 530), (490, 530), (490, 800), (290, 800), (290, 530), (30, 530),
                    (30, 330), (290, 330)]]),
    0x25D0: (780, [[(390, 60), (390, 750), (180, 690), (60, 530), (45, 405), (60, 280), (180, 120)],
                   [(390, 750), (600, 690), (720, 530), (735, 405), (720, 280), (600, 120), (390, 60), (390, 110), (570, 160), (670, 300),
                    (685, 405), (670, 510), (570, 650), (390, 700)]]),
}  # fmt: skip
"""What the originals lack: width and outlines."""


def main() -> None:
    """Write the files of fonts that pictures are drawn with."""
    FONTS.mkdir(exist_ok=True)
    sans = next(STREAMLIT_FILES.glob("static/media/SourceSansVF-Upright*.woff2"))
    for name, weight in {"sans-regular": 400, "sans-bold": 700}.items():
        _write(_instance(sans, weight), name, "Evidence Sans", weight)
    _write(_few(TTFont(SERIF)), "serif-semibold", "Evidence Serif", 600)


def _instance(file: Path, weight: int) -> Any:
    return instancer.instantiateVariableFont(_few(TTFont(file)), {"wght": weight})


def _few(font: Any) -> Any:
    """The font with its letters alone."""
    font.flavor = None
    options = subset.Options(layout_features=["kern"], hinting=False, name_IDs=[0, 1, 2, 4, 6, 13, 14], notdef_outline=True)
    chosen = subset.Subsetter(options)
    chosen.populate(unicodes=LETTERS)
    chosen.subset(font)
    return font


def _write(font: Any, name: str, family: str, weight: int) -> None:
    pairs = _pairs(font)
    for table in ("GPOS", "GDEF", "GSUB", "STAT", "DSIG"):
        if table in font:
            del font[table]
    kern: Any = KernTable_format_0()
    kern.version, kern.apple, kern.coverage, kern.kernTable = 0, False, 1, pairs
    font["kern"] = newTable("kern")
    font["kern"].version, font["kern"].kernTables = 0, [kern]
    for code, (width, outlines) in SIGNS.items():
        if code not in font.getBestCmap():
            _add(font, code, width, outlines)
    style = {400: "Regular", 600: "SemiBold", 700: "Bold"}[weight]
    for number, text in {1: family, 2: style, 4: f"{family} {style}", 6: f"{family} {style}".replace(" ", "")}.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font.save(FONTS / f"{name}.ttf")


def _add(font: Any, code: int, width: int, outlines: list[list[tuple[int, int]]]) -> None:
    pen = TTGlyphPen(None)
    for first, *others in outlines:
        pen.moveTo(first)
        for point in others:
            pen.lineTo(point)
        pen.closePath()
    name = f"uni{code:04X}"
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"][name] = glyph = pen.glyph()
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (width, getattr(glyph, "xMin", 0))
    for each in font["cmap"].tables:
        if each.isUnicode():
            each.cmap[code] = name


def _pairs(font: Any) -> dict[tuple[str, str], int]:
    """The kerning between pairs of glyphs, from the rules of the font."""
    glyphs = [font.getBestCmap()[each] for each in KERNED if each in font.getBestCmap()]
    subtables = [*chain.from_iterable(lookup.SubTable for lookup in font["GPOS"].table.LookupList.Lookup)] if "GPOS" in font else []
    found: dict[tuple[str, str], int] = {}
    for each in subtables:
        pairs = getattr(each, "ExtSubTable", each)
        if pairs.LookupType != 2:
            continue
        for left in glyphs:
            if left not in pairs.Coverage.glyphs:
                continue
            for right in glyphs:
                value = _value(pairs, left, right)
                if value is not None:
                    found.setdefault((left, right), value)
    return {pair: value for pair, value in found.items() if value}


def _value(pairs: Any, left: str, right: str) -> int | None:
    """What a rule says of two glyphs; `None` when it says nothing."""
    if pairs.Format == 1:
        of = pairs.PairSet[pairs.Coverage.glyphs.index(left)].PairValueRecord
        record = next((each for each in of if each.SecondGlyph == right), None)
    else:
        record = pairs.Class1Record[pairs.ClassDef1.classDefs.get(left, 0)].Class2Record[pairs.ClassDef2.classDefs.get(right, 0)]
    return None if record is None else (getattr(record.Value1, "XAdvance", 0) or 0 if record.Value1 else 0)


if __name__ == "__main__":
    main()
