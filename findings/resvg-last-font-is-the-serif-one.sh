#!/usr/bin/env bash
# resvg-py 0.5.0 (resvg; Python 3.11, no system fonts) leaves out a text whose family is not among the fonts that it was given, without a
# word, though one font is there and is named as `font_family` and `sans_serif_family`. Its last resort is the *serif* family alone: the
# text appears as soon as the same font is named as `serif_family`. An embedded @font-face, which browsers draw with, is passed over:
# so an SVG that carries its own fonts becomes a PNG without words.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check resvg-py==0.5.0 fonttools==4.68.0 pillow==13.0.0
venv/bin/python - <<'PY'
import base64, io, sys
from importlib.metadata import version
from pathlib import Path

import resvg_py
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from PIL import Image


def square():
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0)), pen.lineTo((50, 700)), pen.lineTo((750, 700)), pen.lineTo((750, 0)), pen.closePath()
    return pen.glyph()


font = FontBuilder(1000, isTTF=True)
font.setupGlyphOrder([".notdef", "W"])
font.setupCharacterMap({ord("W"): "W"})
font.setupGlyf({".notdef": square(), "W": square()})
font.setupHorizontalMetrics({".notdef": (800, 50), "W": (800, 50)})
font.setupHorizontalHeader(ascent=800, descent=-200)
font.setupNameTable({"familyName": "Blocks", "styleName": "Regular", "psName": "Blocks-Regular"})
font.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
font.setupPost()
font.save("blocks.ttf")
face = f"@font-face{{font-family:Mine;src:url(data:font/ttf;base64,{base64.b64encode(Path('blocks.ttf').read_bytes()).decode()})}}"


def dark(families, **options):
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50"><style>{face}</style><rect width="100" height="50" fill="#fff"/>'
        f'<text x="10" y="40" font-size="40" font-family="{families}">W</text></svg>'
    )
    png = resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, **options)
    return sum(Image.open(io.BytesIO(png)).convert("L").histogram()[:128]) > 0


given = {"font_files": ["blocks.ttf"]}
named = {**given, "font_family": "Blocks", "sans_serif_family": "Blocks"}
found = {
    "family Mine, embedded in the SVG": dark("Mine"),
    "family Blocks, given as a file": dark("Blocks", **given),
    "family Mine, Blocks given and named as default and sans-serif": dark("Mine", **named),
    "families Mine, sans-serif, the same": dark("Mine, sans-serif", **named),
    "family Mine, Blocks named as serif alone": dark("Mine", **given, serif_family="Blocks"),
}
print("resvg-py", version("resvg-py"), "python", sys.version.split()[0])
for what, drawn in found.items():
    print(f"{what}: {'drawn' if drawn else 'nothing'}")
sys.exit([*found.values()] != [False, True, False, True, True])
PY
