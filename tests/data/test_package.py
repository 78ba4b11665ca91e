"""What the code knows from `datapackage.json`."""

from __future__ import annotations

import pytest

from data.package import PACKAGE, ForeignKey


def test_a_column_is_described() -> None:
    low = PACKAGE.field("prisoner_estimates", "low")
    assert (low.type, low.unit, low.required, low.labels) == ("integer", "people", False, {})


def test_a_category_has_labels() -> None:
    assert PACKAGE.label("prisoner_estimates", "method", "imagery") == "Satellite imagery"


def test_a_list_knows_where_its_items_are() -> None:
    actors = PACKAGE.field("events", "actors")
    assert (actors.references, actors.delimiter) == (("actors", "actor_id"), ";")


def test_a_key_to_the_own_table_has_its_name() -> None:
    assert ForeignKey(("repeat_of",), "prisoner_estimates", ("estimate_id",)) in PACKAGE.tables["prisoner_estimates"].foreign_keys


def test_an_unknown_column_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        PACKAGE.field("camps", "warden")
