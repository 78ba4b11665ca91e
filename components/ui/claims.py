"""The claim ledger on a page: the claim that a link names, and all claims, narrowed by choices and by a search."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from components.content import addresses, ledger
from components.content.claims import FILTERS, claim_cards, claim_quotation, claim_texts
from components.content.text_match import rows_with_words
from components.export import share
from components.ui import controls
from components.ui.browser_component import component, event_value
from components.ui.errors import report_errors
from components.ui.take_away import base, copy_box
from data import table

SEARCH = "find_claim"
"""Name of the search in links."""
OPENED = "opened-claims"
"""In the state of a session: the claims that were opened last."""
MOST_OPENED = 10
"""How many of them the browser is handed at once; it keeps those that it has shown."""

KEY = "claims-opened"
_mount = component("claims", "js")


def claim_in_address() -> None:
    """The claim that the address names, before everything else; a name that is none is told in one line.

    Raises `data.TableError` when a table cannot be read.
    """
    if not st.query_params.get(addresses.CLAIM):
        return
    chosen = controls.id_in_address(addresses.CLAIM, claim_cards(), "claim")
    if chosen:
        with st.container(key="claim-first"):
            st.html(ledger.entry(chosen, base(), first=True))
            copy_box(share.QUOTATION, claim_quotation(chosen))


@st.fragment
def register() -> None:
    """All claims, the wrong, overtaken and contested first, narrowed by choices and by a search.

    A table that cannot be read (`data.TableError`) is said in its place.
    """
    with report_errors():
        rows = table("claims")
        shown = rows[_chosen(rows)].claim_id
        st.caption(_count(len(shown), len(rows)))
        if len(shown):
            st.html(ledger.register_lines((*shown,)))


@st.fragment
def opened() -> None:
    """Below the register, a part of its own: hands the browser what is below the lines that a reader has opened, and nothing before.

    A table that cannot be read (`data.TableError`) is said in its place.
    """
    with report_errors():
        known = claim_cards()
        wanted = [each for each in st.session_state.get(OPENED, []) if each in known]
        _mount(data={each: ledger.claim_details(each, base()) for each in wanted}, key=KEY, on_open_change=_open)


def _open() -> None:
    asked = event_value(KEY, "open") or []
    st.session_state[OPENED] = [*dict.fromkeys([*st.session_state.get(OPENED, []), *map(str, asked)])][-MOST_OPENED:]


def _chosen(rows: pd.DataFrame) -> pd.Series:
    """The widgets, and which claims they leave."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        words = st.text_input("Search the claims", type="search", key=SEARCH, bind="query-params", width=260, max_chars=100)
        with st.popover(_filter(), icon=":material/tune:", type="tertiary", key="filter-claims"):
            for control in FILTERS.values():
                controls.shared_widget(control)
    hits = pd.Series(rows_with_words(claim_texts(), words or ""), rows.index)
    for column, control in FILTERS.items():
        wanted = st.session_state.get(control.name)
        if wanted:
            hits &= rows[column].isin(wanted)
    return hits


def _filter() -> str:
    """What the button of the choices says: how many of them are made. Read before there is a widget, then from the widgets."""
    chosen = (st.session_state.get(each.name, st.query_params.get_all(each.name)) for each in FILTERS.values())
    active = sum(map(bool, chosen))
    return f"Filter · {active}" if active else "Filter"


def _count(shown: int, total: int) -> str:
    if not shown:
        return f"No claim matches these choices. Clear them to see all {total}."
    return f"All {total} claims. Each opens where it stands." if shown == total else f"{shown} of {total} claims."
