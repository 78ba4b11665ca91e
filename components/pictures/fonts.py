"""The fonts of pictures: how wide their signs are, and the few of them that an SVG carries along.

fontTools is imported by what reads a font, in the process that draws: the server, which knows this module too, starts without it.
"""

from __future__ import annotations

import base64
import io
import re
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "fonts"
FACES = {"regular": "sans-regular", "bold": "sans-bold", "serif": "serif-semibold"}
"""The faces by what they are for, with the names of their files."""
SANS, SERIF = "Evidence Sans", "Evidence Serif"
"""The families in the files; figures call theirs as the pages do."""
OTHER = 700
"""Thousandths of an em for a sign that a face lacks."""
PATTERNS = '[style*="fill: url("]{clip-path:inset(-1px) stroke-box}'
"""What has a pattern is clipped to itself. It looks the same, but Chromium prints a pattern as an image of all that may be drawn on, one
for each mark: pages with pictures were 17 MB as PDF.
"""


@cache
def metrics() -> dict[str, dict[str, Any]]:
    """By face, in thousandths of an em: `advances` by sign, `inked` how far each is inked, `pairs` of signs that stand closer, `ascent`,
    `descent`, `other`.
    """
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - see the head of this file

    return {face: _metrics(TTFont(FOLDER / f"{name}.ttf")) for face, name in FACES.items()}


def _metrics(font: Any) -> dict[str, Any]:
    signs: dict[str, list[str]] = {}
    for code, glyph in font.getBestCmap().items():
        signs.setdefault(glyph, []).append(chr(code))
    kerned = font["kern"].kernTables[0].kernTable.items()
    return {
        "advances": {sign: font["hmtx"][glyph][0] for glyph, alike in signs.items() for sign in alike},
        "inked": {sign: getattr(font["glyf"][glyph], "xMax", 0) for glyph, alike in signs.items() for sign in alike},
        "pairs": {a + b: value for (left, right), value in kerned for a in signs.get(left, ()) for b in signs.get(right, ())},
        "ascent": font["hhea"].ascent,
        "descent": -font["hhea"].descent,
        "other": OTHER,
    }


def width(text: str, size: float, face: str) -> float:
    """Pixels that a text takes in a face and size."""
    known = metrics()[face]
    sum_of = sum(known["advances"].get(each, known["other"]) for each in text)
    return (sum_of + sum(known["pairs"].get(text[at : at + 2], 0) for at in range(len(text) - 1))) * size / 1000


def lines(text: str, size: float, face: str, room: float) -> list[str]:
    """A text in lines that have room; a word that is too long for a line is cut."""
    made: list[str] = []
    line = ""
    for word in text.split():
        if line and width(f"{line} {word}", size, face) > room:
            made.append(line)
            line = ""
        line = f"{line} {word}".strip()
        while width(line, size, face) > room and len(line) > 1:
            fits = next(at for at in range(len(line) - 1, 0, -1) if at == 1 or width(line[:at], size, face) <= room)
            made.append(line[:fits])
            line = line[fits:]
    return [*made, line] if line else made


def with_fonts(svg: str) -> str:
    """The SVG with the signs of its texts as fonts in it: where it is a picture on a page it may load none."""
    texts = re.findall(r"<text\b[^>]*>.*?</text>", svg, re.DOTALL)
    headings = [each for each in texts if "serif-heading" in each]
    plain = [each for each in texts if "serif-heading" not in each]
    wanted = [("regular", "Source Sans", 400, plain), ("serif", "serif-heading", 600, headings)]
    if "bold" in svg:
        wanted.insert(1, ("bold", "Source Sans", 700, plain))
    rules = "".join(_rule(face, family, weight, _signs(found)) for face, family, weight, found in wanted if found)
    return svg.replace("</desc>", f"</desc><style>{rules}{PATTERNS}</style>", 1)


def _signs(texts: list[str]) -> str:
    return "".join(sorted(set(unescape(re.sub(r"<[^>]*>", "", "".join(texts))))))


@cache
def _file(face: str) -> bytes:
    return (FOLDER / f"{FACES[face]}.ttf").read_bytes()


def _rule(face: str, family: str, weight: int, signs: str) -> str:
    from fontTools import subset  # noqa: PLC0415 - see the head of this file
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    # the same bytes for the same signs: without the time of day; outlines as they are, with no bounds to reckon again
    font = TTFont(io.BytesIO(_file(face)), recalcTimestamp=False, recalcBBoxes=False)
    options = subset.Options(legacy_kern=True, hinting=False, name_IDs=[1, 2], notdef_outline=True)
    chosen = subset.Subsetter(options)
    chosen.populate(text=signs)
    chosen.subset(font)
    buffer = io.BytesIO()
    font.save(buffer)
    data = base64.b64encode(buffer.getvalue()).decode()
    return f'@font-face{{font-family:"{family}";font-weight:{weight};src:url(data:font/ttf;base64,{data})}}'
