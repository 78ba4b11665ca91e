"""Who says so, under every chart: the sources of the drawn rows, each one click away."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd
import streamlit as st

from components.description.chart import Chart, Drawn
from components.description.words import link, plain, web
from components.export.sheets import behind, ranked
from data import PACKAGE, kept
from data.citations import cited, reference, short

LISTED = 3
"""How many sources the line names before it folds the rest."""


def first_address(chart: Chart, rows: pd.DataFrame) -> list[str | None]:
    """For each drawn row the address of its first source, `None` where it has none."""
    name, column = chart.cites[0]
    found = cited(name, rows[column]).dropna(subset=["url"]).drop_duplicates("row_id").set_index("row_id").url
    return [web(found.get(str(each))) for each in rows[column]]


def line(chart: Chart, drawn: Drawn) -> None:
    """The source line: the most cited sources by name, all of them in a list that is sent when it is unfolded."""
    said = _texts(chart, drawn)
    if said:
        st.markdown(said.line)
        with st.expander(said.heading, on_change="rerun", key=f"sources-{chart.id}") as listed:
            if listed.open:
                st.markdown(said.listed)


class _Texts(NamedTuple):
    line: str
    heading: str
    listed: str


@kept("citations", "sources", size=256)
def _texts(chart: Chart, drawn: Drawn) -> _Texts | None:
    """What is said of the sources of a chart, in Markdown; `None` when it has none."""
    found = behind(chart, drawn.rows)
    if found.empty:
        return None
    known = ranked(found)
    named = [link(short(source), source.url) for _, source in known.head(LISTED).iterrows()]
    more = len(known) - len(named)
    return _Texts(
        f":small[Sources: {'; '.join(named)}{f'; and {more} more, listed below' if more > 0 else ''}.]",
        f"All {len(known)} sources of this chart" if len(known) > 1 else "The source of this chart",
        "\n".join(f"- {entry(source)}" for _, source in found.drop_duplicates(["source_id", "locator"]).iterrows()),
    )


def entry(source: pd.Series) -> str:
    """A source as a list item in Markdown: the reference as a link, and where it was read if elsewhere."""
    text = link(reference(source), source.url) if pd.notna(source.url) else plain(reference(source))
    if pd.notna(source.get("seen_at")):
        language = f" ({plain(language_name(source.language))})" if pd.notna(source.get("language")) else ""
        text += f" – read in {link('a copy', source.seen_at)}{language}"
    return text


def language_name(code: str) -> str:
    """The language in which a source was read, in words."""
    return PACKAGE.label("citations", "language", code)
