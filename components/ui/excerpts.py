"""Short quotations from the brief as cards: quotation marks, author, paragraph, link to the publisher's page."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from components.content import addresses
from components.content.excerpts import attribution, charts_for_excerpt, excerpts_by_id, nested_quotation, publisher_page
from components.description.choice import HIGHLIGHT, ChoiceError
from components.description.words import escape_markdown, inline_html, link
from components.ui import on_request
from components.ui.errors import report_errors
from data import cached_by_tables


def cards(ids: Iterable[str], beside: str) -> None:
    """Cards of some excerpts, in the order given; `beside` names what they stand beside.

    Raises nothing: a table that cannot be read is named in their place, and an id that is none ends them with a general message.
    """
    with report_errors():
        for each in ids:
            words = _card(each)
            with st.container(key=f"quote-{each}-{beside}"):
                st.markdown(words)


@cached_by_tables("excerpts", "sources")
def _card(excerpt_id: str) -> str:
    return f"{_quotation(excerpt_id)}\n\n{_attribution(excerpt_id, 'context')}"


def highlight_notice() -> None:
    """Whose marks stand out on the page, in words, where the address names an excerpt; a name that is none is told in one line.

    The charts read the choice from the session: it is the address's, not a widget's.
    """
    given = st.query_params.get_all(HIGHLIGHT.name)
    st.session_state[HIGHLIGHT.name] = HIGHLIGHT.default_value({})
    try:
        chosen = HIGHLIGHT.read(given, {}) if given else ""
    except ChoiceError as error:
        st.caption(f":material/link_off: {escape_markdown(f'{error} Shown instead: the default.')}")
        return
    if chosen and HIGHLIGHT.value_in_words:
        st.session_state[HIGHLIGHT.name] = chosen
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key="picked-out"), report_errors():
            st.markdown(
                f":small[Picked out: what the brief’s words {escape_markdown(HIGHLIGHT.value_in_words(chosen))} speak of]", width="content"
            )
            st.button("Show all alike", type="tertiary", on_click=_show_all_alike)


def _show_all_alike() -> None:
    on_request.note_use()
    del st.query_params[HIGHLIGHT.name]


@cached_by_tables("excerpts", "sources")
def beside_the_record(excerpt_id: str) -> str:
    """One excerpt in one line of HTML, with its place in the brief and the way to its context.

    Raises `data.TableError` when the excerpts cannot be read, `KeyError` for an id that is none.
    """
    excerpt = excerpts_by_id()[excerpt_id]
    place = attribution(excerpt.paragraph).rpartition(", ")[2]
    return inline_html(
        f"*“{escape_markdown(nested_quotation(excerpt.quote))}”* "
        f":small[{link(place, publisher_page())} · {link('context', addresses.excerpt(excerpt_id))}]"
    )


@cached_by_tables("excerpts", "sources")
def in_context(excerpt_id: str) -> str:
    """One excerpt in Markdown as it stands on the page of the brief: with its context and the charts that bear on it.

    Raises `data.TableError` when the excerpts cannot be read, `KeyError` for an id that is none.
    """
    found = charts_for_excerpt(excerpt_id)
    parts = [escape_markdown(excerpts_by_id()[excerpt_id].context), _quotation(excerpt_id), _attribution(excerpt_id, "this excerpt")]
    if found:
        named = "; ".join(link(each.title, each.excerpt_link(excerpt_id)) for each in found)
        parts.append(f"{'Chart' if len(found) == 1 else 'Charts'}: {named}")
    return "\n\n".join(parts)


def _quotation(excerpt_id: str) -> str:
    return f"> “{escape_markdown(nested_quotation(excerpts_by_id()[excerpt_id].quote))}”"


def _attribution(excerpt_id: str, way: str) -> str:
    """Whose words they are, and the way to the excerpt on the page of the brief."""
    place = attribution(excerpts_by_id()[excerpt_id].paragraph)
    return f":small[{link(place, publisher_page())} · {link(way, addresses.excerpt(excerpt_id))}]"
