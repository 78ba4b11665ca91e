"""`python -m tests.mutations`: a mistake that cannot be made is an error, one that survives needs a reason. Its list is read here and not run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import mutations
from tests.mutations import CONTROL, Mutation, Outcome, complaints

if TYPE_CHECKING:
    from pathlib import Path

GOOD = Mutation("a sum is a product", "sums.py", "a + b", "a * b", ["test_sums.py::test_a_sum"])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project of one file and one test."""
    (tmp_path / "sums.py").write_text("def add(a, b):\n    return a + b\n", encoding="utf-8")
    (tmp_path / "test_sums.py").write_text("from sums import add\n\ndef test_a_sum():\n    assert add(2, 3) == 5\n", encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\npythonpath = .\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("mutation", "said"),
    [
        (GOOD, []),
        (Mutation("gone", "sums.py", "a - b", "", []), ["gone: the text to replace stands 0 times in sums.py, not once"]),
        (Mutation("twice", "sums.py", "b", "c", []), ["twice: the text to replace stands 2 times in sums.py, not once"]),
        (Mutation("no file", "products.py", "a", "b", []), ["no file: the text to replace stands 0 times in products.py, not once"]),
        (Mutation("no change", "sums.py", "a + b", "a + b", []), ["no change: nothing is changed"]),
        (Mutation("no test", "sums.py", "a + b", "a", ["test_products.py"]), ["no test: there is no test_products.py"]),
    ],
    ids=lambda each: each.name if isinstance(each, Mutation) else "",
)
def test_a_mistake_that_cannot_be_made_is_named(root: Path, mutation: Mutation, said: list[str]) -> None:
    assert [*mutation.problems(root)] == said


def test_each_mistake_of_the_list_can_be_made_in_the_code_as_it_is() -> None:
    assert [said for mutation in mutations.listed() for said in mutation.problems()] == []


def test_a_mistake_is_noticed_and_taken_back(root: Path) -> None:
    before = (root / "sums.py").read_bytes()
    with GOOD.applied(root):
        assert b"a * b" in (root / "sums.py").read_bytes()
        assert mutations.run(GOOD.name, GOOD.tests, root).verdict == "caught"
    assert (root / "sums.py").read_bytes() == before
    assert mutations.run(CONTROL, GOOD.tests, root).verdict == "passes"


@pytest.mark.parametrize(
    ("status", "name", "least", "said"),
    [
        (1, "one", 1, []),
        (0, "one", 0, ["“one” survives without a reason."]),
        (0, "odd", 0, []),
        (1, "odd", 1, ["“odd” is caught, but said to survive."]),
        (1, "one", 2, ["1 are caught; at least 2 must be."]),
        (4, "one", 0, ["The tests of “one” were not run:\nno such test"]),
        (1, CONTROL, 0, ["The tests fail without any mistake:\nno such test"]),
    ],
)
def test_what_became_of_mistakes_is_judged(monkeypatch: pytest.MonkeyPatch, status: int, name: str, least: int, said: list[str]) -> None:
    monkeypatch.setitem(mutations.EXPECTED_SURVIVORS, "odd", "Nobody could see it.")
    assert [*complaints([Outcome(name, status, "no such test", 1.0)], least)] == said
