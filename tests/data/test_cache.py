"""What is kept: shared without being changed, by one key for one thing, and never what was computed while something could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pandas as pd
import pytest

import data
from data import NotKeptError, cached_by_tables, load, single_flight
from data.cache import note_failure
from data.package import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Callable

CHANGES: dict[str, Callable[[pd.DataFrame], object]] = {
    "a column": lambda frame: frame.insert(0, "own", 1),
    "a cell": lambda frame: frame.__setitem__(frame.columns[0], "changed"),
    "a row": lambda frame: frame.loc.__setitem__(len(frame), frame.iloc[0]),
    "a place": lambda frame: frame.iloc.__setitem__((0, 0), None),
    "a part": lambda frame: frame.loc.__setitem__(frame.index > 1, frame.iloc[0].to_list()),
    "the names": lambda frame: setattr(frame, "columns", [*frame.columns.str.upper()]),
    "the index": lambda frame: setattr(frame, "index", frame.index[::-1]),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_who_changes_a_table_changes_his_own(change: Callable[[pd.DataFrame], object]) -> None:
    whole = load.read(PACKAGE.tables["camps"])
    change(data.table("camps"))
    assert data.table("camps").equals(whole)
    assert [*data.table("camps").index] == [*whole.index]


def test_who_changes_what_is_computed_changes_his_own() -> None:
    @cached_by_tables("camps")
    def names() -> pd.Series:
        return data.table("camps").name

    before = [*names()]
    own = names()
    own.iloc[0] = "changed"
    assert [*names()] == before


def test_the_bytes_below_a_table_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="read-only"):
        data.table("camps").latitude.to_numpy()[0] = 0


@pytest.fixture
def flaky(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The tables that cannot be opened the next time: their files stay as they are."""
    read, once, salt = load.read, list[str](), uuid4().hex

    def now(entry: data.Table) -> pd.DataFrame:
        if entry.name in once:
            once.remove(entry.name)
            raise OSError(24, "Too many open files")
        return read(entry)

    monkeypatch.setattr(load, "read", now)
    monkeypatch.setattr(load, "modified", lambda file: hash((file, salt)))
    return once


def test_what_lacked_a_table_for_a_moment_is_computed_again(flaky: list[str]) -> None:
    @cached_by_tables("camps")
    def inner() -> int:
        try:
            return len(data.table("camps"))
        except data.TableError:
            return 0

    @cached_by_tables("camps")
    def outer() -> str:
        return f"{inner()} camps"

    flaky.append("camps")
    assert outer() == "0 camps"
    assert outer() == f"{len(data.table('camps'))} camps"


def test_what_is_computed_of_others_is_kept_although_a_table_failed_before(flaky: list[str]) -> None:
    made = list[int]()

    @cached_by_tables("events")
    def count() -> int:
        made.append(1)
        return len(data.table("events"))

    flaky.append("camps")
    with pytest.raises(data.TableError):
        data.table("camps")
    assert count() == count()
    assert len(made) == 1


def test_a_result_for_this_moment_is_given_and_not_kept() -> None:
    made = list[int]()

    @single_flight(4)
    def number() -> int:
        made.append(len(made))
        if len(made) == 1:
            raise NotKeptError(-1)
        if len(made) == 2:
            note_failure()
        return made[-1]

    assert [number() for _ in range(4)] == [-1, 1, 2, 2]


def test_what_is_kept_is_bounded_by_weight() -> None:
    made = list[str]()

    @single_flight(10, weigh=len, key=lambda text, _more: text)
    def text(each: str, _more: list[str]) -> str:
        made.append(each)
        return each

    for each in ("aaaa", "bbbb", "aaaa", "cccc", "bbbb", "too long to be kept", "too long to be kept"):
        assert text(each, [each]) == each
    assert made == ["aaaa", "bbbb", "cccc", "bbbb", "too long to be kept", "too long to be kept"]


def test_tables_that_hang_on_the_arguments_are_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    made = list[str]()

    @cached_by_tables(of=lambda name: [name])
    def size(name: str) -> int:
        made.append(name)
        return len(data.table(name))

    for each in ("camps", "events", "camps", "events"):
        size(each)
    changed = load.modified
    monkeypatch.setattr(load, "modified", lambda file: changed(file) + (file.stem == "camps"))
    for each in ("camps", "events"):
        size(each)
    assert made == ["camps", "events", "camps"]
