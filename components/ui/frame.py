"""The frame around every page: navigation on top, the page in one column of readable width, the footer."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from components.content import addresses, changes, ledger, reports, searches
from components.content.addresses import VERSION
from components.content.pages import SEARCH
from components.description.page import Page
from components.description.words import escape_markdown, link, shorten
from components.export.cite import SITE
from components.ui import controls, excerpts, glossary, on_request, overview
from components.ui.errors import PART_MISSING, report_errors
from components.ui.layout import prose
from components.ui.search_results import search_field
from data import PACKAGE, at_one_moment, dates, table

log = logging.getLogger(__name__)

LINK_COLOUR = f"light-dark({', '.join(st.get_option(f'theme.{mode}.linkColor') for mode in ('light', 'dark'))})"
"""Links in HTML of ours are as Streamlit's own."""
OWN_LINKS = f":is(.panel-head, .panel-foot, .themes) a {{ color: {LINK_COLOUR}; }}"
STYLES = f"<style>{Path(__file__).with_suffix('.css').read_text(encoding='utf-8')} {OWN_LINKS} {overview.style()} {ledger.style()}</style>"
"""The looks of all pages: in the first HTML, or where the server has no routes that send it, in each page."""


@at_one_moment()
def show(pages: Sequence[Page]) -> None:
    """Run the page that the address names, inside the frame."""
    entries = {each.path: each for each in pages}
    sections: dict[str, list[st.Page]] = {}
    for each in pages:
        sections.setdefault(each.section, []).append(st.Page(each.script, title=each.title, url_path=each.path, default=not each.path))
    chosen = st.navigation(sections, position="top")
    page = entries[chosen.url_path]
    st.set_page_config(page_title=f"{controls.heading(page)} – {SITE}", layout="wide", initial_sidebar_state="collapsed")
    if not addresses.routes_are_served():  # else it comes with the first HTML
        st.html(STYLES)
    _reconnect()
    on_request.listen(page)
    if not page.has_own_cover:
        _opening(page)
    if st.query_params.get(VERSION):
        with report_errors():
            _changes_since(page, st.query_params[VERSION])
    excerpts.highlight_notice()
    with report_errors():
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
        st.title(escape_markdown(controls.heading(page)), anchor=False)
        for control in page.shared_controls:
            with report_errors():
                controls.shared_widget(control, bare=True)
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


def _changes_since(page: Page, version: str) -> None:
    """Tell a reader whose link was made under another data version; each chart then says what changed in it."""
    try:
        if not changes.is_older(version):
            return
    except ValueError:
        st.caption(f":material/link_off: {escape_markdown(f'“{shorten(version)}” is not a data version.')}")
        return
    said = escape_markdown(f"This link was made under data version {version}; the data are now at {PACKAGE.version}.")
    each = "Each chart says below its finding what has changed in it since. " if page.charts else ""
    st.caption(f":material/history: {said} {each}{link('All changes', addresses.table(changes.CHANGES))}.")


def _footer(page: Page) -> None:
    """What a reader can go on with, whose pages these are, and until when the record was searched; that it cannot be read is told."""
    ways = (
        f"{link('Print or save as PDF', addresses.readable(page.path))} (the readable edition of this page, with your choices) · "
        f"{link('Data for other programs', 'api')} · "
        f"{link('The whole data package', 'package.zip')} · {link('Feed of changes', 'feed.xml')}"
    )
    whose = (
        f"{SITE}: a dashboard beside Gabriel Jonsson, “Human Rights in North Korea: Pressure and Engagement”, ISDP Policy "
        "Brief 172, 10 March 2015. "
        f"Independent of the author and the publisher. Data version {escape_markdown(PACKAGE.version)}, as of "
        f"{dates.in_words(PACKAGE.as_of)} "
        f"({link('how to cite and correct', 'data#cite')}). {reports.report_statement()} "
        f"Code under the MIT licence, our coding of the data under {link('CC BY 4.0', 'https://creativecommons.org/licenses/by/4.0/')}; "
        "the excerpts are the author’s words and under neither."
    )
    with report_errors():
        table(searches.TABLE)
    parts = [*([ways] if addresses.routes_are_served() else []), whose, escape_markdown(searches.search_statement())]
    st.markdown("\n\n".join(f":small[{each}]" for each in parts if each))
