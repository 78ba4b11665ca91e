"""Imports point one way, pages → components → data, and no page script hides a package: read with `ast`, nothing is run.

Each rule is proved by a small tree of files that breaks it.
"""

from __future__ import annotations

import ast
import sys
from importlib.metadata import packages_distributions
from typing import TYPE_CHECKING

import pytest

from tests.register import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FORBIDDEN = {
    "data": {"components", "pages", "app", "tests", "streamlit", "plotly"},
    "components": {"pages", "app", "tests"},
    "pages": {"pages", "app", "tests"},
}
"""What no module of a folder may import."""


def imported(file: Path, root: Path) -> set[str]:
    """The dotted names that a module imports, anywhere in it; `from a import b` gives both `a` and `a.b`."""
    names: set[str] = set()
    here = file.relative_to(root).with_suffix("").parts
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = [*here[: -node.level]] if node.level else []
            source = ".".join([*base, *([node.module] if node.module else [])])
            names |= {source, *(f"{source}.{each.name}" for each in node.names)}
    return names


def wrong_ways(root: Path) -> Iterator[str]:
    """Imports against the direction."""
    for folder, forbidden in FORBIDDEN.items():
        for file in sorted((root / folder).rglob("*.py")):
            for name in sorted({each.split(".")[0] for each in imported(file, root)} & forbidden):
                yield f"{file.relative_to(root)} imports {name}"


def impure_charts(root: Path) -> Iterator[str]:
    """Chart descriptions that import Streamlit, themselves or through a module of the project."""
    for file in sorted((root / "components" / "charts").rglob("*.py")):
        for path in _ways_to("streamlit", file, root, ()):
            yield " → ".join([*path, "streamlit"])


def _ways_to(name: str, file: Path, root: Path, seen: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The first chain of imports from a module to a package."""
    here = (*seen, str(file.relative_to(root)))
    names = imported(file, root)
    if any(each.split(".")[0] == name for each in names):
        yield here
        return
    for each in sorted(names):
        for inner in (root.joinpath(*each.split(".")).with_suffix(".py"), root.joinpath(*each.split("."), "__init__.py")):
            if inner.is_file() and str(inner.relative_to(root)) not in here and (way := next(_ways_to(name, inner, root, here), None)):
                yield way
                return


def hiding_pages(root: Path) -> Iterator[str]:
    """Page scripts with the name of a package: their folder stands first on the path that is searched."""
    own = {each.stem for each in root.iterdir() if each.suffix == ".py" or (each / "__init__.py").is_file()}
    taken = own | {*sys.stdlib_module_names} | {*packages_distributions()}
    for file in sorted((root / "pages").glob("*.py")):
        if file.stem in taken:
            yield f"pages/{file.name} hides the package {file.stem}"


@pytest.mark.parametrize("rule", [wrong_ways, impure_charts, hiding_pages])
def test_the_project_keeps_the_rule(rule: object) -> None:
    assert [*rule(ROOT)] == []


TREES = [
    (wrong_ways, {"data/load.py": "import streamlit as st"}, "data/load.py imports streamlit"),
    (wrong_ways, {"data/load.py": "def f():\n    from plotly.graph_objects import Figure"}, "data/load.py imports plotly"),
    (wrong_ways, {"data/rules/cells.py": "from components import theme"}, "data/rules/cells.py imports components"),
    (wrong_ways, {"components/ui/panel.py": "import pages.main"}, "components/ui/panel.py imports pages"),
    (wrong_ways, {"components/ui/panel.py": "from ...pages import main"}, "components/ui/panel.py imports pages"),
    (wrong_ways, {"components/charts/one.py": "from tests import register"}, "components/charts/one.py imports tests"),
    (wrong_ways, {"pages/one.py": "from pages import main"}, "pages/one.py imports pages"),
    (impure_charts, {"components/charts/one.py": "import streamlit"}, "components/charts/one.py → streamlit"),
    (
        impure_charts,
        {"components/charts/one.py": "from components.ui import panel", "components/ui/panel.py": "from streamlit import title"},
        "components/charts/one.py → components/ui/panel.py → streamlit",
    ),
    (
        impure_charts,
        {"components/charts/one.py": "from ..ui import panel", "components/ui/panel/__init__.py": "import streamlit"},
        "components/charts/one.py → components/ui/panel/__init__.py → streamlit",
    ),
    (hiding_pages, {"pages/data.py": "", "data/__init__.py": ""}, "pages/data.py hides the package data"),
    (hiding_pages, {"pages/calendar.py": ""}, "pages/calendar.py hides the package calendar"),
    (hiding_pages, {"pages/plotly.py": ""}, "pages/plotly.py hides the package plotly"),
]


@pytest.mark.parametrize(("rule", "files", "complaint"), TREES, ids=[complaint for *_, complaint in TREES])
def test_a_tree_that_breaks_the_rule_is_found(tmp_path: Path, rule: object, files: dict[str, str], complaint: str) -> None:
    for name, text in {"pages/main.py": "from components.ui import frame", **files}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert [*rule(tmp_path)] == [complaint]
