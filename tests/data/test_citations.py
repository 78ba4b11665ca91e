"""Citations of rows with their sources, and a source in one line."""

from __future__ import annotations

import pandas as pd

from data.citations import citations_of, reference


def test_citations_come_in_the_order_of_the_rows() -> None:
    found = citations_of("camps", ["K16", "K14", pd.NA, "K16"])
    assert found.row_id.drop_duplicates().tolist() == ["K16", "K14"]
    assert found.publisher.notna().all()


def test_a_composite_key_is_joined_with_slashes() -> None:
    assert set(citations_of("un_positions", ["unga-2014-plenary/CHN"]).row_id) == {"unga-2014-plenary/CHN"}


def test_an_unknown_row_has_no_citations_but_the_columns() -> None:
    found = citations_of("camps", ["K99"])
    assert found.empty
    assert {"locator", "title", "note", "note_of_source"} <= set(found)


def test_a_reference_leaves_out_what_is_missing() -> None:
    source = pd.Series({"author": None, "title": "Report", "publisher": "UN", "published": "2014", "symbol": "A/1", "locator": "para 76"})
    assert reference(source) == "“Report”, UN, 2014, A/1, para 76"
