"""A view of a chart to take along: the permanent link, sentences to copy, citations, a code to point a phone at. No Streamlit here."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable

import pandas as pd
import segno
from markupsafe import escape

from components.content import addresses
from components.description.chart import Chart
from components.description.choice import Choices
from components.drawing.render import RenderedChart, render
from components.export import cite
from components.export.sheets import citations_behind, rank_sources
from data import PACKAGE, dates
from data.citations import reference, short_reference

NAMED = 3
"""How many sources a sentence names."""


def csl_item(chart: Chart, address: str, seen: dt.date) -> cite.Item:
    """The chart as something to cite."""
    return cite.csl_item(chart.id, chart.title, address, seen)


def press_sentence(chart: Chart, drawn: RenderedChart, address: str, seen: dt.date) -> str:
    """A sentence for a text: the finding, its caveat, who says so, and where it can be seen."""
    return (
        f"{drawn.finding} {chart.caveat} (Sources: {name_sources(citations_behind(chart, drawn.rows))}; compiled in "
        f"{_where(address, seen)})"
    )


def footnote(chart: Chart, drawn: RenderedChart, address: str, seen: dt.date) -> str:
    """A footnote: the sources in full, then the chart, then what it says."""
    known = rank_sources(citations_behind(chart, drawn.rows)).head(NAMED)
    return (
        f"{'; '.join(reference(source) for _, source in known.iterrows())}; compiled in “{chart.title}”, {_where(address, seen)}. "
        f"{drawn.finding} {chart.caveat}"
    )


def alt_text(chart: Chart, drawn: RenderedChart, _address: str = "", _seen: dt.date | None = None) -> str:
    """The chart in words, for who cannot see it: what it asks, its headline, what it says, its caveat."""
    headline = "" if drawn.figure is None else f"{drawn.headline}. "
    return f"Chart: {chart.title} {headline}{drawn.finding} {chart.caveat}"


SENTENCES: dict[str, Callable[[Chart, RenderedChart, str, dt.date], str]] = {
    "Press sentence": press_sentence,
    "Footnote": footnote,
    "Alt text": alt_text,
}
"""What a reader can copy of a chart in words."""


def qr_code(address: str) -> str:
    """A QR code of a link, as SVG."""
    buffer = io.BytesIO()
    segno.make(address, error="m").save(buffer, kind="svg", scale=4, border=2, light="white", xmldecl=False)
    return buffer.getvalue().decode()


def _where(address: str, seen: dt.date) -> str:
    return f"{cite.SITE}, data version {PACKAGE.version}, accessed {dates.in_words(seen.isoformat())}: {address}"


def name_sources(found: pd.DataFrame) -> str:
    """The most cited sources of some citations in a few words."""
    known = rank_sources(found)
    names = [short_reference(source) for _, source in known.head(NAMED).iterrows()]
    more = len(known) - len(names)
    return ", ".join(names) + (f" and {more} more" if more > 0 else "")


AROUND = 330
"""Pixels that headline, question, finding and source line take around the figure in a column of common width."""


def embed_code(chart: Chart, choices: Choices, base: str, width: str = "100%", height: int | None = None) -> str:
    """The HTML to copy into a page: a frame as wide as its place and as high as the figure needs.

    Raises `data.TableError` when a table of the chart cannot be read.
    """
    return (
        f'<iframe src="{escape(addresses.embed(chart, choices, base))}" title="{escape(chart.title)}" width="{width}" '
        f'height="{height or embed_height(chart, choices)}" '
        'loading="lazy" style="border: 0; max-width: 100%"></iframe>'
    )


def embed_height(chart: Chart, choices: Choices) -> int:
    """Pixels that the frame of a chart takes in a column of common width."""
    figure = render(chart, choices).figure
    return AROUND + (int(figure.layout.height) if figure is not None else 0)
