"""Typed loading by the package's own schema, and what happens when a file changes or breaks."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError
from typing import TYPE_CHECKING
from unittest.mock import Mock

import pandas as pd
import pytest

import data
from data import load, single_flight
from data.package import PACKAGE

if TYPE_CHECKING:
    from tests.data.conftest import Folder

DTYPES = {"string": "str", "integer": "Int64", "number": "float64", "boolean": "boolean", "date": "datetime64[ms]", "list": "object"}


@pytest.mark.parametrize("name", PACKAGE.tables)
def test_every_table_loads_with_the_types_of_its_schema(name: str) -> None:
    frame, described = data.table(name), PACKAGE.tables[name].fields
    expected = {each.name: "category" if each.labels else DTYPES[each.type] for each in described.values()}
    assert {column: str(dtype) for column, dtype in frame.dtypes.items()} == expected


@pytest.mark.usefixtures("tiny")
def test_missing_values_are_missing_and_integers_stay_integers() -> None:
    camps = data.table("camps")
    assert camps.closed_to.tolist() == [pd.NA, 2012]
    assert camps.number.isna().all()
    assert camps.latitude.isna().tolist() == [False, True]


@pytest.mark.usefixtures("tiny")
def test_categories_are_in_the_order_of_the_package() -> None:
    confidence = data.table("camps").confidence
    assert confidence.cat.ordered
    assert confidence.cat.categories.tolist() == ["low", "medium", "high"]


def test_lists_are_split(tiny: Folder) -> None:
    tiny.change("events", 2, {"actors": "eu;coi", "paragraphs": "1;3"})
    tiny.write()
    event = data.table("events").iloc[0]
    assert (event.actors, event.paragraphs) == (["eu", "coi"], [1, 3])


def test_an_empty_list_is_empty(tiny: Folder) -> None:
    tiny.change("events", 2, {"paragraphs": ""})
    tiny.write()
    assert data.table("events").paragraphs.iloc[0] == []


def test_each_text_is_kept_once() -> None:
    cited = [*data.table("citations").source_id]
    assert len({*map(id, cited)}) == len({*cited}) < len(cited)


@pytest.mark.usefixtures("tiny")
def test_a_table_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read = Mock(wraps=load.read)
    monkeypatch.setattr(load, "read", read)
    assert data.table("camps").equals(data.table("camps"))
    assert read.call_count == 1


def test_a_file_changed_on_disk_is_picked_up(tiny: Folder) -> None:
    before, stamp = data.table("camps").name.tolist(), data.stamp(["camps"])
    tiny.change("camps", 2, {"name": "Kaechon (Kaechon-si)"})
    tiny.write()
    assert data.stamp(["camps"]) != stamp
    assert [*before[1:], *data.table("camps").name] == ["Hoeryong", "Kaechon (Kaechon-si)", "Hoeryong"]


def test_a_new_version_of_the_same_tables_is_another_key(tiny: Folder) -> None:
    file = load.PACKAGE.file
    stamps = data.stamp(["camps"]), data.stamp()
    file.write_text(file.read_text(encoding="utf-8").replace(load.PACKAGE.version, "9.9.9"), encoding="utf-8")
    assert load.PACKAGE.version == "9.9.9"
    assert data.stamp(["camps"]) != stamps[0]
    assert data.stamp() != stamps[1]


def test_all_that_is_read_at_one_moment_is_of_one_state_of_the_files(tiny: Folder) -> None:
    before = data.table("camps").name.tolist()
    with data.at_one_moment():
        assert data.table("camps").name.tolist() == before
        tiny.change("camps", 2, {"name": "Kaechon (Kaechon-si)"})
        tiny.write()
        assert data.table("camps").name.tolist() == before
    assert data.table("camps").name.tolist() == ["Kaechon (Kaechon-si)", *before[1:]]


def test_a_new_column_is_picked_up_with_its_description(tiny: Folder) -> None:
    before, stamp = [*data.table("camps").columns], data.stamp(["camps"])
    columns = next(each for each in tiny.json["resources"] if each["name"] == "camps")["schema"]["fields"]
    columns.insert(1, {"name": "guards", "type": "integer", "title": "Guards", "description": "How many.", "unit": "people"})
    tiny.change("camps", 2, {"guards": 900})
    tiny.write()
    assert data.stamp(["camps"]) != stamp
    assert [*data.table("camps").columns] == [before[0], "guards", *before[1:]]
    assert data.table("camps").guards.tolist() == [900, pd.NA]


def test_rows_before_their_description_are_a_broken_table_until_it_comes(tiny: Folder) -> None:
    data.table("camps")
    file = load.PACKAGE.file
    described = file.read_text()
    columns = next(each for each in tiny.json["resources"] if each["name"] == "camps")["schema"]["fields"]
    columns.append({"name": "guards", "type": "integer", "title": "Guards", "description": "How many.", "unit": "people"})
    tiny.write()
    complete = file.read_text()
    file.write_text(described)
    with pytest.raises(data.TableError):
        data.table("camps")
    file.write_text(complete)
    assert data.table("camps").guards.isna().all()


def test_a_table_that_the_package_no_longer_has_is_a_broken_one(tiny: Folder) -> None:
    data.table("camps")
    tiny.json["resources"] = [each for each in tiny.json["resources"] if each["name"] != "camps"]
    tiny.write()
    with pytest.raises(data.TableError, match="camps"):
        data.table("camps")
    assert not data.table("events").empty


def test_what_is_kept_of_all_tables_is_computed_again_when_one_is_new(tiny: Folder) -> None:
    made = list[int]()

    @data.cached_by_tables(size=2)
    def count() -> int:
        made.append(len(load.PACKAGE.tables))
        return made[-1]

    assert [count(), count()] == [len(tiny.rows)] * 2
    tiny.change("events", 2, {"title": "Another"})
    tiny.write()
    count()
    tiny.json["resources"] = [each for each in tiny.json["resources"] if each["name"] != "camps"]
    tiny.write()
    assert count() == len(tiny.rows) - 1
    assert len(made) == 3


@pytest.mark.usefixtures("tiny")
@pytest.mark.parametrize(
    ("old", "new"),
    [("1959", "about 1960"), ("operating", "open"), ("camp_id,", "id,"), ("39.57", "39.57,1"), ("true", "yes")],
)
def test_a_broken_file_is_one_plain_sentence(caplog: pytest.LogCaptureFixture, old: str, new: str) -> None:
    file = load.PACKAGE.tables["camps"].file
    file.write_text(file.read_text().replace(old, new, 1))
    with pytest.raises(data.TableError, match=r"^The table “Camps” cannot be read at the moment\.$"), caplog.at_level(logging.ERROR):
        data.table("camps")
    assert "table camps" in caplog.text


@pytest.mark.usefixtures("tiny")
def test_a_missing_file_breaks_its_own_table_only() -> None:
    load.PACKAGE.tables["camps"].file.unlink()
    with pytest.raises(data.TableError) as error:
        data.table("camps")
    assert error.value.table == "camps"
    assert not data.table("events").empty


@pytest.mark.usefixtures("tiny")
def test_an_empty_file_is_a_broken_one() -> None:
    load.PACKAGE.tables["camps"].file.write_text("")
    with pytest.raises(data.TableError):
        data.table("camps")


def test_what_many_ask_for_at_once_is_computed_once_and_again_after_a_failure() -> None:
    asked, met, made = Barrier(8), Barrier(2), list[str]()

    @single_flight(4)
    def compute(name: str) -> str:
        made.append(name)
        with suppress(BrokenBarrierError):
            met.wait(1)  # a second one that computes would be met here
        if len(made) == 1:
            raise ValueError("the first fails")
        return name.upper()

    def ask(_: int) -> str:
        asked.wait()
        try:
            return compute("a")
        except ValueError:
            return "failed"

    with ThreadPoolExecutor(8) as pool:
        answers = [*pool.map(ask, range(8))]
    assert sorted(answers) == ["A"] * 7 + ["failed"]
    assert made == ["a", "a"]
