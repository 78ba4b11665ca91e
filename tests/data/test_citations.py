"""Citations of rows with their sources, and a source in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pytest

from data.citations import citations_of, reference, short_references

if TYPE_CHECKING:
    from tests.data.conftest import Folder


def test_citations_come_in_the_order_of_the_rows_with_their_documents(tiny: Folder) -> None:
    tiny.change(
        "sources", None, {"source_id": "letter", "title": "Letter", "publisher": "Its author", "url_status": "none", "kind": "research"}
    )
    tiny.change("citations", None, {"table": "camps", "row_id": "K14", "source_id": "letter", "locator": "page 1"})
    tiny.write()
    found = citations_of("camps", ["K22", "K14", pd.NA, "K22"])
    assert [*zip(found.row_id, found.title, found.publisher, strict=True)] == [
        ("K22", "Report", "United Nations"),
        ("K14", "Report", "United Nations"),
        ("K14", "Letter", "Its author"),
    ]


@pytest.mark.usefixtures("tiny")
def test_a_composite_key_is_joined_with_slashes() -> None:
    assert set(citations_of("un_positions", ["unsc-2014/CHN"]).row_id) == {"unsc-2014/CHN"}


@pytest.mark.usefixtures("tiny")
def test_an_unknown_row_has_no_citations_but_the_columns() -> None:
    found = citations_of("camps", ["K99"])
    assert found.empty
    assert {"locator", "title", "note", "note_of_source"} <= set(found)


def test_a_reference_leaves_out_what_is_missing() -> None:
    source = pd.Series({"author": None, "title": "Report", "publisher": "UN", "published": "2014", "symbol": "A/1", "locator": "para 76"})
    assert reference(source) == "“Report”, UN, 2014, A/1, para 76"


def test_two_sources_of_one_name_and_year_are_told_apart_by_their_day() -> None:
    columns = ["symbol", "publisher", "author", "title", "published"]
    cells = [
        (None, "Treasury", None, "First", "2017-01-11"),
        (None, "Treasury", None, "Second", "2017-10-26"),
        (None, "Treasury", None, "Third", "2018-12-10"),
        ("A/1", "UN", None, "Report", "2017-10"),
        (None, "Embassy", None, "Page", None),
        (None, "Embassy", None, "Page", None),
    ]
    said = ["Treasury (11 January 2017)", "Treasury (26 October 2017)", "Treasury (2018)", "A/1 (2017)", "Embassy", "Embassy"]
    assert short_references(pd.DataFrame(cells, columns=columns)) == said
