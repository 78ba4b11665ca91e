"""The frame around every page: navigation on top, the page in one column of readable width, the footer."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from components.content import addresses, changes
from components.content.addresses import VERSION
from components.content.pages import SEARCH
from components.description.choice import HIGHLIGHT, KNOWN
from components.description.page import Page
from components.description.words import escape_markdown, link, shorten
from components.export.cite import SITE
from components.ui import controls, deferred_figures, glossary, overview
from components.ui.errors import PART_MISSING, report_errors
from components.ui.layout import prose, small
from components.ui.search_results import search_field
from data import PACKAGE, dates

log = logging.getLogger(__name__)

WIDTH = 1160
"""Width of a page in pixels; on smaller screens a page takes what there is."""

LOOKS = f"<style>{Path(__file__).with_suffix('.css').read_text(encoding='utf-8')} {overview.style()}</style>"


def show(pages: Sequence[Page]) -> None:
    """Run the page that the address names, inside the frame."""
    st.set_page_config(layout="wide", initial_sidebar_state="collapsed")
    entries = {each.path: each for each in pages}
    sections: dict[str, list[st.Page]] = {}
    for each in pages:
        sections.setdefault(each.section, []).append(st.Page(each.script, title=each.title, url_path=each.path, default=not each.path))
    chosen = st.navigation(sections, position="top")
    page = entries[chosen.url_path]
    st.set_page_config(page_title=f"{page.title} – {SITE}")
    st.html(LOOKS)
    _reconnect()
    with st.container(horizontal_alignment="center"), st.container(width=WIDTH, gap="small"):
        if not page.has_own_cover:
            _opening(page)
        if st.query_params.get(VERSION):
            with report_errors():
                _since(page, st.query_params[VERSION])
        if st.query_params.get(HIGHLIGHT.name):
            controls.switch(HIGHLIGHT)
        with deferred_figures.deferred_figures(), report_errors():
            chosen.run()
        if page.charts and not page.has_own_cover:
            _about(page)
        _footer(page)


@st.fragment(run_every="1D")
def _reconnect() -> None:
    """Nothing to see: a browser that has lost its server asks the next one for the whole page only if a part of it runs by the clock.

    Without that the page stands as it was, and choices in its parts are asked of a session that does not know these parts.
    """


def report_script_error(error: Exception) -> bool:
    """Tell a reader that a part of the page is missing; the cause is in the server's log only."""
    log.error("page failed", exc_info=error)
    st.error(f"{PART_MISSING} The other pages work as usual.")
    return True


def _opening(page: Page) -> None:
    """The head of a page: its title as the only `h1`, and the search; on a page without charts also what it is about."""
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="opening"):
        st.title(page.title, anchor=False)
        if any(control is KNOWN for chart in page.charts for control in chart.controls):
            controls.switch(KNOWN, bare=True)
        if page is not SEARCH:
            search_field()
    if not page.charts:
        _about(page)


def _about(page: Page) -> None:
    """What the page is about, and the terms that it uses."""
    if page.charts:
        st.header("About this page", anchor="about")
    prose(escape_markdown(page.lede))
    if page.terms:
        glossary.terms(*page.terms)


def _since(page: Page, version: str) -> None:
    """Tell a reader whose link was made under another data version; each chart then says what changed in it."""
    try:
        if not changes.older(version):
            return
    except ValueError:
        st.caption(f":material/link_off: {escape_markdown(f'“{shorten(version)}” is not a data version.')}")
        return
    said = escape_markdown(f"This link was made under data version {version}; the data are now at {PACKAGE.version}.")
    each = "Each chart says below its finding what has changed in it since. " if page.charts else ""
    st.caption(f":material/history: {said} {each}{link('All changes', addresses.table(changes.CHANGES))}.")


def _footer(page: Page) -> None:
    st.space("medium")
    if addresses.routes_are_served():
        edition = addresses.readable(page.path, {name: st.query_params.get_all(name) for name in st.query_params})
        small(
            f"{link('Print or save as PDF', edition)} (the readable edition of this page, with your choices) · "
            f"{link('Data for other programs', 'api')} · "
            f"{link('The whole data package', 'package.zip')} · {link('Feed of changes', 'feed.xml')}"
        )
    small(
        f"{SITE}: a dashboard beside Gabriel Jonsson, “Human Rights in North Korea: Pressure and Engagement”, ISDP Policy "
        "Brief 172, 10 March 2015. "
        f"Independent of the author and the publisher. Data version {escape_markdown(PACKAGE.version)}, as of "
        f"{dates.in_words(PACKAGE.as_of)} "
        f"({link('how to cite and correct', 'data#cite')}). "
        f"Code under the MIT licence, our coding of the data under {link('CC BY 4.0', 'https://creativecommons.org/licenses/by/4.0/')}; "
        "the excerpts are the author’s words and under neither."
    )
