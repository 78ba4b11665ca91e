"""Whether the pictures of the server are what a browser draws: `python -m tests.likeness` compares some hundred views,
or those of the charts that are named; CHROMIUM names a browser.

Both draw the same figure with the same plotly.js at the same width. Both drawings are then laid out by the browser, and every mark and
every text of one must be where it is in the other.
"""

from __future__ import annotations

import base64
import json
import sys
from itertools import islice, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any

import plotly
import streamlit
from playwright.sync_api import sync_playwright

from components.charts import CHARTS
from components.pictures.engine import SHAPES
from components.pictures.picture import PictureForm, PictureWords, picture
from tests.components.charts.cases import Case, cases
from tests.conftest import launched
from tests.register import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playwright.sync_api import Browser, Page

MARK, TEXT = 1.5, 3.0
"""Pixels by which the edges of a mark, and those of a text, may differ."""
WIDTHS = (320, 390, 736, 1100)
"""In turn, a width a view."""
FINE = ("--force-device-scale-factor=2",)
"""A screen whose pixels are fine, where browsers do not round the width of letters to whole pixels; headless ones on coarse screens do."""
OF_EACH = 10
"""Views of each chart, of those over which all charts are tested."""
LAID_OUT = """(svg) => {
    const inked = (paint, opacity) => paint !== "none" && !/, 0\\)$/.test(paint) && Number(opacity) > 0;
    const visible = (style) => inked(style.fill, style.fillOpacity) || (inked(style.stroke, style.strokeOpacity) && parseFloat(style.strokeWidth) > 0);
    const host = document.getElementById("host");
    host.innerHTML = svg.replace(/<style>.*?<\\/style>/, "");  // both in the font of the page, which is there already
    const leaves = [...host.querySelectorAll("path, rect, circle, line, text")].filter(each => !each.closest("defs, pattern, clipPath"));
    const all = leaves.map(each => {
        const {left, top, right, bottom} = each.getBoundingClientRect(), style = getComputedStyle(each);
        const look = each.localName === "text" ? style.fontSize + style.fontWeight + style.fill : style.fill.replace(/#.*/, "") + style.stroke + style.strokeWidth;
        return {kind: each.localName, text: each.localName === "text" ? each.textContent : "", look, edges: [left, top, right, bottom], seen: visible(style)};
    }).filter(({edges: [left, top, right, bottom], seen}) => seen && (right > left || bottom > top));
    host.innerHTML = "";
    return all;
}"""
DRAWN = """({data, layout}, width) => Plotly.toImage({data, layout: {...layout, width}},
    {format: "svg", width, height: layout.height, imageDataOnly: true})"""


def page_with_plotly(browser: Browser) -> Page:
    """A page with the fonts, the script and the shapes that pages have."""
    page = browser.new_page(viewport={"width": 1200, "height": 2000})
    font = next((Path(streamlit.__file__).parent / "static/static/media").glob("SourceSansVF-Upright*.woff2")).read_bytes()
    page.set_content(
        f'<style>@font-face {{ font-family: "Source Sans"; font-weight: 200 900; src: url(data:font/woff2;base64,'
        f"{base64.b64encode(font).decode()}) }} body {{ margin: 0 }}</style><div id=host></div>"
    )
    for weight in (400, 700):
        page.evaluate(f"document.fonts.load('{weight} 13px \"Source Sans\"')")
    page.add_script_tag(path=Path(plotly.__file__).parent / "package_data/plotly.min.js")
    shapes = (ROOT / "static/topojson" / f"{SHAPES}.json").read_text(encoding="utf-8")
    page.evaluate(f"window.PlotlyGeoAssets = {{topojson: {{{SHAPES}: {shapes}}}}}; null")
    return page


def differences(page: Page, case: Case, width: int) -> list[str]:
    """What is not the same in the two drawings of a view."""
    assert case.drawn.figure is not None
    figure = json.loads(case.drawn.figure.to_json())
    theirs = page.evaluate(LAID_OUT, page.evaluate(f"([figure, width]) => ({DRAWN})(figure, width)", [figure, width]))
    ours = page.evaluate(LAID_OUT, picture(case.drawn.figure, PictureWords("", ""), PictureForm(width=width, shape="figure")).decode())
    return [*_compared(theirs, ours)]


def _compared(theirs: list[dict[str, Any]], ours: list[dict[str, Any]]) -> Iterator[str]:
    for one, two in zip_longest(theirs, ours):
        if one is None or two is None or (one["kind"], one["text"], one["look"]) != (two["kind"], two["text"], two["look"]):
            yield f"{one} is {two}"
            return
        apart = max(abs(a - b) for a, b in zip(one["edges"], two["edges"], strict=True))
        if apart > (TEXT if one["kind"] == "text" else MARK):
            yield f"{one['kind']} “{one['text']}” is {apart:.1f} px off: {one['edges']}, {two['edges']}"


def views(of_each: int, charts: Iterable[str]) -> Iterator[tuple[Case, int]]:
    """So many views of each of these charts with something to draw, spread over its choices, each with its width."""
    number = 0
    for chart in (CHARTS[name] for name in charts):
        every = [each for each in cases(chart) if each.drawn.figure is not None]
        for each in islice(every, 0, None, max(1, len(every) // of_each)):
            yield each, WIDTHS[number % len(WIDTHS)]
            number += 1


def main(names: list[str]) -> int:
    """Compare the views of the charts, of all without a name; say what differs, and how many views were compared."""
    count = wrong = 0
    with sync_playwright() as playwright, launched(playwright, *FINE) as browser:
        page = page_with_plotly(browser)
        for case, width in views(OF_EACH, names or CHARTS):
            found = differences(page, case, width)
            count, wrong = count + 1, wrong + bool(found)
            if found:
                sys.stdout.write(f"{case.name} at {width} px: {len(found)} differences, such as {found[0]}\n")
    sys.stdout.write(f"{count} views compared, {wrong} differ\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
