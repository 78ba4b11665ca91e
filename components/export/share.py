"""A view of a chart to take along: the permanent link, sentences to copy, citations, a code to point a phone at. No Streamlit here."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Iterable
from itertools import pairwise
from math import ceil

import pandas as pd
import segno
from markupsafe import escape

from components.content import addresses
from components.content.quote import quotable, sentences
from components.description.chart import Chart
from components.description.choice import Choices
from components.drawing.render import RenderedChart, render
from components.export import cite
from components.export.sheets import citations_behind
from data import PACKAGE, dates
from data.citations import rank_sources, reference, short_references

MOST_QR_CHARACTERS = 1200
"""Characters of a link in a QR code: at most 2,331 fit, and phones fail on codes that are nearly so dense."""
QUOTATION = "One sentence to quote"
"""What readers see above it."""
MOST_SOURCES = 3
"""How many sources a sentence names."""


def csl_item(chart: Chart, address: str, accessed: dt.date) -> cite.Item:
    """The CSL item of a chart, looked at on the day `accessed`."""
    return cite.csl_item(chart.id, chart.title, address, accessed)


def quotation(chart: Chart, rendered: RenderedChart) -> str:
    """One sentence with the one or two sources that carry it: what the chart says first in at most 35 words, else the shortest; the
    headline alone when nothing is drawn.

    Raises `data.TableError` when a table cannot be read.
    """
    if rendered.figure is None:
        return f"{rendered.headline}."
    said = [sentences(rendered.finding)[0], rendered.headline]
    return quotable([*map(_in_context, said), *said], citations_behind(chart, rendered.rows))


def _in_context(said: str) -> str:
    """A sentence that can stand alone: it names the country."""
    return said if "Korea" in said else f"Human rights in North Korea: {said}"


def press_sentence(chart: Chart, rendered: RenderedChart, address: str, accessed: dt.date) -> str:
    """A sentence for a text: the finding, its caveat, who says so, and where it can be seen.

    Raises `data.TableError` when a table cannot be read.
    """
    return (
        f"{rendered.finding} {chart.caveat} (Sources: {name_sources(citations_behind(chart, rendered.rows))}; compiled in "
        f"{_where(address, accessed)})"
    )


def footnote(chart: Chart, rendered: RenderedChart, address: str, accessed: dt.date) -> str:
    """A footnote: the sources in full, then the chart, then what it says. Raises `data.TableError` when a table cannot be read."""
    sources = rank_sources(citations_behind(chart, rendered.rows)).head(MOST_SOURCES)
    return (
        f"{'; '.join(reference(source) for source in sources.itertuples())}; compiled in “{chart.title}”, {_where(address, accessed)}. "
        f"{rendered.finding} {chart.caveat}"
    )


def alt_text(chart: Chart, rendered: RenderedChart, _address: str = "", _accessed: dt.date | None = None) -> str:
    """The chart in words, for who cannot see it: what it asks, its headline, what it says, its caveat."""
    headline = "" if rendered.figure is None else f"{rendered.headline}. "
    return f"Chart: {chart.title} {headline}{rendered.finding} {chart.caveat}"


SENTENCES: dict[str, Callable[[Chart, RenderedChart, str, dt.date], str]] = {
    "Press sentence": press_sentence,
    "Footnote": footnote,
    "Alt text": alt_text,
}
"""The longer forms in which a reader can copy a chart in words."""


def qr_code(address: str) -> str | None:
    """A QR code of a link, as SVG; `None` for a link that is too long for one that a phone can read."""
    if len(address) > MOST_QR_CHARACTERS:
        return None
    buffer = io.BytesIO()
    segno.make(address, error="m").save(buffer, kind="svg", scale=4, border=2, light="white", xmldecl=False)
    return buffer.getvalue().decode()


def _where(address: str, accessed: dt.date) -> str:
    return f"{cite.SITE}, data version {PACKAGE.version}, accessed {dates.in_words(accessed.isoformat())}: {address}"


def name_sources(citations: pd.DataFrame) -> str:
    """The best sources of some citations in a few words, in the order of `rank_sources`, and how many more there are."""
    sources = rank_sources(citations)
    names = short_references(sources.head(MOST_SOURCES))
    more = len(sources) - len(names)
    return ", ".join(names) + (f" and {more} more" if more > 0 else "")


FOLDED_LISTS_HEIGHT = 120
"""Pixels that the two folded lists of an embedded chart and its margins take."""
COMMON_WIDTH, MOST_TEXT_WIDTH = 800, 704
"""Pixels: the width of a frame when nobody says another, and the widest that text in it runs."""
WIDTHS = (320, 440, 620, COMMON_WIDTH)
"""Pixels: the widths of frames for which the code to embed a chart names the height."""


def embed_code(chart: Chart, choices: Choices, base: str) -> str:
    """The HTML to copy into a page: a frame as wide as its place, and at each width as high as the chart with its words needs.

    Raises `data.TableError` when a table of the chart cannot be read.
    """
    heights = embed_heights(chart, choices, WIDTHS)
    lines = [f"{heights[-1]}px"]
    for (narrow, high), (wide, low) in pairwise(zip(WIDTHS, heights, strict=True)):
        slope = (high - low) / (wide - narrow)
        lines.append(f"{high + slope * narrow:.0f}px - {100 * slope:.0f}cqw")
    style = f"border: 0; width: 100%; height: max({', '.join(lines)})"
    return (
        f'<div style="container-type: inline-size">{frame(chart, addresses.embed(chart, choices, base), "100%", heights[1], style)}</div>'
    )


def frame(chart: Chart, address: str, width: int | str, height: int, style: str = "border: 0; max-width: 100%") -> str:
    """A frame that shows a chart from the address of its embed, of a size."""
    return (
        f'<iframe src="{escape(address)}" title="{escape(chart.title)}" width="{width}" '
        f'height="{height}" loading="lazy" style="{style}"></iframe>'
    )


def embed_heights(chart: Chart, choices: Choices, widths: Iterable[int]) -> list[int]:
    """Pixels that the frame of a chart takes at each of some widths: the figure, and the lines that the words around it need.

    Raises `data.TableError` when a table of the chart cannot be read.
    """
    rendered = render(chart, choices)
    sources = name_sources(citations_behind(chart, rendered.rows)) if len(rendered.rows) else ""
    last = (f"{chart.caveat} Sources: {sources}.", f"{cite.SITE}: the chart with its choices")
    beside = [text for text in (chart.title, chart.notice, rendered.measure, *last) if text]
    texts = [*((text, 14) for text in beside), (rendered.finding, 16), (rendered.headline, 21)]
    always = FOLDED_LISTS_HEIGHT + 14 * len(beside) + (int(rendered.figure.layout.height) if rendered.figure is not None else 0)
    return [always + sum(_height(text, size, width) for text, size in texts) for width in widths]


def _height(text: str, size: int, width: int) -> int:
    """Pixels that a text of a size takes at most in a column."""
    return ceil(len(text) * size * 0.5 / min(MOST_TEXT_WIDTH, width - 16)) * ceil(size * 1.55)
