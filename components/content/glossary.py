"""The terms a newcomer does not know, each explained in a few words with its sources, where they are used and all together."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import pandas as pd

from components.description.words import web_address
from data import cached_by_tables, table
from data.citations import citations_of, reference


def terms_by_id() -> pd.DataFrame:
    """The terms by their ids. Raises `data.TableError` when they cannot be read."""
    return table("glossary").set_index("term_id")


@cached_by_tables("glossary", size=2)
def all_terms() -> tuple[str, ...]:
    """The ids of all terms, in alphabetical order. Raises `data.TableError` when they cannot be read."""
    return (*terms_by_id().sort_values("term", key=lambda column: column.str.lower()).index,)


@cached_by_tables("glossary")
def names(ids: tuple[str, ...]) -> list[str]:
    """What some terms are called. Raises `data.TableError` when they cannot be read, `KeyError` for a term that there is not."""
    return terms_by_id().loc[[*ids]].term.tolist()


@cached_by_tables("glossary", "citations", "sources")
def definitions(ids: tuple[str, ...]) -> str:
    """Terms as an HTML definition list; everything from the table is escaped, and a term in another language says which.

    Raises `data.TableError` when a table cannot be read.
    """
    return (
        '<dl style="margin: 0; overflow-wrap: '
        f'anywhere">{"".join(_definition(row) for _, row in terms_by_id().loc[[*ids]].iterrows())}</dl>'
    )


def _definition(row: pd.Series) -> str:
    language = "" if row.language == "en" else f' lang="{escape(row.language)}"'
    return (
        f'<dt style="font-weight: 600"><span{language}>{escape(row.term)}</span></dt>'
        f'<dd style="margin: 0 0 1rem">{escape(row.definition)}<br><small>Source: {"; ".join(_sources(str(row.name)))}</small></dd>'
    )


def _sources(term_id: str) -> Iterable[str]:
    """The sources of a term, each as a link where it has an address."""
    for _, source in citations_of("glossary", [term_id]).drop_duplicates(["source_id", "locator"]).iterrows():
        text, address = escape(reference(source)), web_address(source.url)
        yield f'<a href="{escape(address)}" target="_blank" rel="noopener" style="color: inherit">{text}</a>' if address else text
