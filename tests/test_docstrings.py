"""A docstring of a public thing says what it is, and names the error of a table that cannot be read: read with `ast`, nothing is run."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from tests.register import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

FEWEST = 6
"""Words that say more than the name does."""
FILES = sorted(file for folder in ("components", "data", "deploy", "pages") for file in (ROOT / folder).rglob("*.py"))


def complaints(text: str) -> Iterator[str]:
    """What the docstrings of a module lack."""
    for node in ast.parse(text).body:
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) or node.name.startswith("_"):
            continue
        said = ast.get_docstring(node) or ""
        if len(said.split()) < FEWEST:
            yield f"{node.name}: “{said}” says too little"
        if not isinstance(node, ast.ClassDef) and "TableError" not in said and _reads_a_table(node):
            yield f"{node.name}: does not name TableError"


def _reads_a_table(node: ast.AST) -> bool:
    return any(isinstance(each, ast.Call) and isinstance(each.func, ast.Name) and each.func.id == "table" for each in ast.walk(node))


def test_the_docstrings_of_the_project() -> None:
    found = [f"{file.relative_to(ROOT)}: {each}" for file in FILES for each in complaints(file.read_text(encoding="utf-8"))]
    assert found == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('def rows():\n    """The rows of it."""', "rows: “The rows of it.” says too little"),
        ('def rows():\n    """The rows of the camps, in order."""\n    return table("camps")', "rows: does not name TableError"),
    ],
)
def test_a_docstring_that_says_too_little_is_found(text: str, said: str) -> None:
    assert [*complaints(text)] == [said]
