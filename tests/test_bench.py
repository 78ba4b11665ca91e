"""The bench's own arithmetic: ratios and targets, what became slower, the document, processor time, and tables that are grown."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from data.check import problems
from data.load import read
from data.package import Package
from tests.bench import compare, grown, processes
from tests.bench.report import Part, document
from tests.bench.table import Figure, Target, amount
from tests.copies import copied

if TYPE_CHECKING:
    from pathlib import Path

FACTOR = 2


@pytest.mark.parametrize(
    ("values", "target", "met"),
    [
        ({"a": 3.5, "c": 10.0}, Target(0.35, "c"), True),
        ({"a": 3.6, "c": 10.0}, Target(0.35, "c"), False),
        ({"a": 5.0, "b": 10.0}, Target(0.5, "b", least=True), True),
        ({"a": 4.9, "b": 10.0}, Target(0.5, "b", least=True), False),
        ({"a": 350.0}, Target(350), True),
        ({"a": 351.0}, Target(350), False),
    ],
)
def test_a_target_is_met_at_its_limit_and_not_beyond(values: dict[str, float], target: Target, met: bool) -> None:
    assert target.met(values) is met


def test_a_figure_is_met_when_all_of_its_targets_are() -> None:
    values = {"a": 1.0, "b": 2.0, "d": 0.5}
    assert Figure("x", "x", "s", values, (Target(1, "b"),)).met is True
    assert Figure("x", "x", "s", values, (Target(1, "b"), Target(1, "d"))).met is False
    assert Figure("x", "x", "s", values).met is None


def test_a_row_has_value_ratio_target_and_verdict() -> None:
    row = Figure("first", "Bytes", "MB", {"a": 2.5, "c": 5.0}, (Target(0.35, "c"),)).row()
    assert row == "| Bytes | MB | 2.50 |  |  | 5.00 |  | 0.50 × c | ≤ 0.35 × c | **not met** |"


@pytest.mark.parametrize(("value", "text"), [(0, "0"), (0.01234, "0.012"), (1.234, "1.23"), (1234.5, "1,234"), (-0.5, "-0.500")])
def test_numbers_are_short(value: float, text: str) -> None:
    assert amount(value) == text


def test_the_document_explains_what_is_not_met() -> None:
    part = Part(
        "Runs",
        [Figure(f"runs-{name}", name, "per s", {"a": 1.0, "b": 9.0}, (Target(0.5, "b", least=True),)) for name in ("one", "two", "only")],
    )
    text = document([part], {"Date": "2026-11-24"}, {"runs-o*": "One is\nlong."})
    assert "- Date: 2026-11-24" in text
    assert "- one; only: One is long." in text
    assert "- two: Not explained yet." in text


@pytest.mark.parametrize(
    ("pairs", "slower"),
    [
        ([(10.0, 10.1), (10.0, 9.9), (10.0, 10.0)], False),
        ([(10.0, 11.0), (12.0, 13.1), (9.0, 10.0)], True),
        ([(10.0, 14.0), (10.0, 8.0), (10.0, 11.0)], False),
        ([(10.0, 10.2), (10.0, 10.2), (10.0, 10.2)], False),
        ([(10.0, 5.0), (10.0, 5.0), (10.0, 5.0)], False),
    ],
    ids=["the same", "slower in each pair", "slower within the noise", "too little to tell", "faster"],
)
def test_what_is_slower_is_so_by_more_than_the_noise(pairs: list[tuple[float, float]], slower: bool) -> None:
    assert compare.change(pairs).slower is slower


processes_are_told = pytest.mark.skipif(not processes.PROC.exists(), reason="the bench reads what other processes use from /proc")


@processes_are_told
def test_processor_time_and_memory_of_a_process_are_read() -> None:
    before = processes.processor(os.getpid())
    while processes.processor(os.getpid()) == before:
        sum(range(10_000))
    assert os.getpid() in processes.family(os.getpid())
    assert processes.memory(os.getpid()) > 1


@processes_are_told
def test_a_process_that_has_ended_uses_nothing() -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    assert (processes.family(ended.pid), processes.memory(ended.pid), processes.processor(ended.pid)) == ([ended.pid], 0, 0)


@processes_are_told
def test_a_process_is_kept_on_one_core_and_let_go() -> None:
    before = os.sched_getaffinity(0)
    with processes.on_one_core(os.getpid()):
        assert os.sched_getaffinity(0) == {max(before)}
    assert os.sched_getaffinity(0) == before


def test_a_name_with_brackets_does_not_shift_the_processor_time() -> None:
    fields = ["S", *["0"] * 10, "7", "5", "0"]
    assert processes._ticks(f"12 (a (b) c) {' '.join(fields)}") == 12  # noqa: SLF001


@pytest.fixture(scope="module")
def grown_package(tmp_path_factory: pytest.TempPathFactory) -> tuple[Package, dict[str, int]]:
    """Tables grown a little."""
    folder = copied(tmp_path_factory.mktemp("grown")) / "data"
    return Package(folder), grown.grow(folder, FACTOR, drawn=True)


def test_grown_tables_load_and_have_the_rows_that_were_asked_for(grown_package: tuple[Package, dict[str, int]]) -> None:
    package, counts = grown_package
    assert {name: len(read(package.tables[name])) for name in counts} == counts
    assert counts["un_positions"] >= FACTOR * grown.POSITIONS
    assert counts["sources"] == FACTOR * len(read(Package().tables["sources"]))
    assert counts["citations"] >= FACTOR * len(read(Package().tables["citations"]))


def test_grown_tables_keep_every_rule(grown_package: tuple[Package, dict[str, int]]) -> None:
    assert [str(each) for each in problems(grown_package[0])] == []


def test_tables_grow_the_same_way_each_time(tmp_path: Path, grown_package: tuple[Package, dict[str, int]]) -> None:
    folder = copied(tmp_path / "again") / "data"
    grown.grow(folder, FACTOR, drawn=True)
    for name in grown.TABLES:
        assert (folder / f"{name}.csv").read_bytes() == grown_package[0].tables[name].file.read_bytes()
