"""Short quotations from the brief as cards: quotation marks, author, paragraph, link to the publisher's page."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from components.content import addresses
from components.content.excerpts import attribution, charts_for_excerpt, nested_quotation, publisher_page
from components.description.words import escape_markdown, link
from components.ui.errors import report_errors
from data import table


def cards(ids: Iterable[str], beside: str) -> None:
    """Cards of some excerpts, in the order given; `beside` names what they stand beside.

    A table that cannot be read (`data.TableError`) is said in their place.
    """
    with report_errors():
        rows = table("excerpts").set_index("excerpt_id")
        for each in ids:
            card(rows.loc[each], beside)


def card(excerpt: pd.Series, beside: str) -> None:
    """One excerpt as it stands beside a chart; `excerpt.name` is its id."""
    with st.container(key=f"quote-{excerpt.name}-{beside}"):
        st.markdown(f"{_quotation(excerpt)}\n\n{_attribution(excerpt, 'context')}")


def beside_the_record(excerpt: pd.Series) -> str:
    """One excerpt in one paragraph of Markdown, with its place in the brief and the way to its context; `excerpt.name` is its id."""
    place = attribution(excerpt.paragraph).rpartition(", ")[2]
    return (
        f"*“{escape_markdown(nested_quotation(excerpt.quote))}”* "
        f":small[{link(place, publisher_page())} · {link('context', addresses.excerpt(str(excerpt.name)))}]"
    )


def entry(excerpt: pd.Series, beside: str) -> None:
    """One excerpt as it stands on the page of the brief: with its context and the charts that bear on it."""
    found = charts_for_excerpt(str(excerpt.name))
    parts = [escape_markdown(excerpt.context), _quotation(excerpt), _attribution(excerpt, "this excerpt")]
    if found:
        named = "; ".join(link(each.title, each.excerpt_link(str(excerpt.name))) for each in found)
        parts.append(f"{'Chart' if len(found) == 1 else 'Charts'}: {named}")
    with st.container(key=f"quote-{excerpt.name}-{beside}"):
        st.markdown("\n\n".join(parts))


def _quotation(excerpt: pd.Series) -> str:
    return f"> “{escape_markdown(nested_quotation(excerpt.quote))}”"


def _attribution(excerpt: pd.Series, way: str) -> str:
    """Whose words they are, and the way to the excerpt on the page of the brief."""
    return f":small[{link(attribution(excerpt.paragraph), publisher_page())} · {link(way, addresses.excerpt(str(excerpt.name)))}]"
