"""A view of a chart to take along: the permanent link, sentences to copy, citations, a code to point a phone at. No Streamlit here."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from urllib.parse import urlencode

import pandas as pd
import segno

from components.description.chart import Chart, Drawn
from components.description.choice import Choices
from components.export import cite
from components.export.sheets import behind, ranked
from data import PACKAGE, dates
from data.citations import reference, short

VERSION = "v"
"""Name in links of the data version under which they were made."""
NAMED = 3
"""How many sources a sentence names."""


def permanent(chart: Chart, choices: Choices, view: str, base: str) -> str:
    """The link to this view with the data version; `base` is the address of the first page, with a slash at its end."""
    path, _, anchor = chart.link(choices, view, base).partition("#")
    return f"{path}{'&' if '?' in path else '?'}{urlencode({VERSION: PACKAGE.version})}#{anchor}"


def item(chart: Chart, address: str, seen: dt.date) -> cite.Item:
    """The chart as something to cite."""
    return cite.item(chart.id, chart.title, address, seen)


def press(chart: Chart, drawn: Drawn, address: str, seen: dt.date) -> str:
    """A sentence for a text: the finding, its caveat, who says so, and where it can be seen."""
    return f"{drawn.finding} {chart.caveat} (Sources: {named(behind(chart, drawn.rows))}; compiled in {_where(address, seen)})"


def footnote(chart: Chart, drawn: Drawn, address: str, seen: dt.date) -> str:
    """A footnote: the sources in full, then the chart, then what it says."""
    known = ranked(behind(chart, drawn.rows)).head(NAMED)
    return f"{'; '.join(reference(source) for _, source in known.iterrows())}; compiled in “{chart.title}”, {_where(address, seen)}. {drawn.finding} {chart.caveat}"


def alt(chart: Chart, drawn: Drawn, _address: str = "", _seen: dt.date | None = None) -> str:
    """The chart in words, for who cannot see it: what it asks, what it says, its caveat."""
    return f"Chart: {chart.title} {drawn.finding} {chart.caveat}"


SENTENCES: dict[str, Callable[[Chart, Drawn, str, dt.date], str]] = {"Press sentence": press, "Footnote": footnote, "Alt text": alt}
"""What a reader can copy of a chart in words."""


def code(address: str) -> str:
    """A QR code of a link, as SVG."""
    buffer = io.BytesIO()
    segno.make(address, error="m").save(buffer, kind="svg", scale=4, border=2, light="white", xmldecl=False)
    return buffer.getvalue().decode()


def _where(address: str, seen: dt.date) -> str:
    return f"{cite.SITE}, data version {PACKAGE.version}, accessed {dates.words(seen.isoformat())}: {address}"


def named(found: pd.DataFrame) -> str:
    """The most cited sources of some citations in a few words."""
    known = ranked(found)
    names = [short(source) for _, source in known.head(NAMED).iterrows()]
    more = len(known) - len(names)
    return ", ".join(names) + (f" and {more} more" if more > 0 else "")
