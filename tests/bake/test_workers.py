"""Parts of a folder that processes write side by side: their files, what is told of them, and what goes wrong in one."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest

from components.bake.workers import Job, Progress, write
from data import TableError

if TYPE_CHECKING:
    from pathlib import Path

    from components.bake.workers import Files


def files(name: str) -> Files:
    """Two files of a part."""
    yield f"{name}/one.txt", name.encode()
    yield f"{name}/two.txt", b"2"


def broken(table: str) -> Files:
    """A part whose table cannot be read."""
    raise TableError(table)


def test_all_parts_are_written_and_told_as_they_are_done(tmp_path: Path) -> None:
    told: list[Progress] = []
    write(tmp_path, [Job("small", 1, files, ("small",)), Job("large", 3, files, ("large",))], told.append)
    assert {each.relative_to(tmp_path).as_posix(): each.read_text("utf-8") for each in tmp_path.rglob("*.txt")} == {
        "small/one.txt": "small",
        "small/two.txt": "2",
        "large/one.txt": "large",
        "large/two.txt": "2",
    }
    assert [(each.done, each.total) for each in told] == [(1, 2), (2, 2)]
    assert {each.last for each in told} == {"small", "large"}
    assert (told[-1].share, told[-1].seconds) == (1, 0)


def test_a_table_that_cannot_be_read_ends_the_work_and_is_named(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="“Camps”") as raised:
        write(tmp_path, [Job("broken", 1, broken, ("camps",)), Job("small", 1, files, ("small",))], lambda _left: None)
    assert raised.value.table == "camps"
    assert str(pickle.loads(pickle.dumps(raised.value))) == str(raised.value)


def test_the_bar_says_how_much_is_done_and_left() -> None:
    assert (
        str(Progress(12, 48, 0.25, 31.4, "chart un-moves"))
        == "[######..................]  25%, 12 of 48 parts, about 31 s left: chart un-moves"
    )
