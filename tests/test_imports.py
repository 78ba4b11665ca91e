"""Each floor of the house imports only those below it, and no page script hides a package.

Read with `ast`, and each rule proved by a small tree of files that breaks it; that a place does without Streamlit or Starlette is also seen
in a process that has imported all of it.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib.metadata import packages_distributions
from typing import TYPE_CHECKING

import pytest

from tests.register import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DESCRIBED = {"components.description", "data"}
DRAWN = DESCRIBED | {"components.drawing", "components.charts"}
SAID = DRAWN | {"components.content", "components.export"}
PICTURED = SAID | {"components.pictures", "components.html"}
FLOORS = {
    "data": {"data"},
    "components/description": DESCRIBED,
    "components/drawing": DESCRIBED | {"components.drawing"},
    "components/charts": DRAWN,
    "components/content": DRAWN | {"components.content"},
    "components/export": SAID,
    "components/pictures": {"components.drawing", "components.pictures"},
    "components/html": PICTURED,
    "components/ui": SAID | {"components.pictures", "components.ui"},
    "components/web": PICTURED | {"components.web"},
    "components/bake": PICTURED | {"components.web", "components.bake"},
    "pages": SAID | {"components.ui"},
}
"""What of the project the modules of each place may import."""
FRAMEWORKS = {"streamlit": {"components/ui", "pages"}, "starlette": {"components/web"}}
"""The only places that know a framework."""
STREAMLIT_FILES = {"components/web/middleware/security_headers.py"}
"""Modules that import Streamlit to find the files that come with its package, and for nothing else."""
PLACES = tuple(each for each in FLOORS if each not in ("data", "pages"))


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


def _place(name: str) -> str:
    """The place of the project that a dotted name is in: `data`, `components.ui`, `tests`; empty for other packages."""
    first, *rest = name.split(".")
    if first == "components":
        return f"components.{rest[0]}" if rest else ""
    return first if first in ("data", "pages", "app", "tests", "deploy") else ""


def wrong_ways(root: Path) -> Iterator[str]:
    """Imports of a floor above, or of a neighbour that has nothing to do with the place."""
    for place, allowed in FLOORS.items():
        for file in sorted((root / place).rglob("*.py")):
            for name in sorted({_place(each) for each in imported(file, root)} - allowed - {""}):
                yield f"{file.relative_to(root)} imports {name}"


def strange_frameworks(root: Path) -> Iterator[str]:
    """Imports of a framework where it is not known."""
    for framework, places in FRAMEWORKS.items():
        for place in FLOORS.keys() - places:
            for file in sorted((root / place).rglob("*.py")):
                names = {each.split(".")[0] for each in imported(file, root)}
                if framework in names and str(file.relative_to(root)) not in STREAMLIT_FILES:
                    yield f"{file.relative_to(root)} imports {framework}"


def homeless(root: Path) -> Iterator[str]:
    """Modules that stand in no place of their own."""
    for file in sorted((root / "components").rglob("*.py")):
        if file.parent == root / "components" and file.name != "__init__.py":
            yield f"{file.relative_to(root)} is on no floor"


def hiding_pages(root: Path) -> Iterator[str]:
    """Page scripts with the name of a package: their folder stands first on the path that is searched."""
    own = {each.stem for each in root.iterdir() if each.suffix == ".py" or (each / "__init__.py").is_file()}
    taken = own | {*sys.stdlib_module_names} | {*packages_distributions()}
    for file in sorted((root / "pages").glob("*.py")):
        if file.stem in taken:
            yield f"pages/{file.name} hides the package {file.stem}"


@pytest.mark.parametrize("rule", [wrong_ways, strange_frameworks, homeless, hiding_pages])
def test_the_project_keeps_the_rule(rule: object) -> None:
    assert [*rule(ROOT)] == []


def test_the_floors_below_the_frameworks_load_neither() -> None:
    """Each place is imported in turn, the lowest first, and after each it is asked what has been loaded."""
    lower = [place for place in PLACES if place not in ("components/ui", "components/web", "components/bake")]
    names = {place: [_module(file) for file in sorted((ROOT / place).rglob("*.py"))] for place in lower}
    script = f"""
import importlib, sys
for place, names in {names}.items():
    for name in names:
        importlib.import_module(name)
    print(place, *(each for each in {[*FRAMEWORKS]} if each in sys.modules))
"""
    said = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert said.stdout.split("\n")[:-1] == lower, said.stderr


def test_the_server_starts_without_what_only_the_process_that_draws_needs() -> None:
    script = "import app, sys; print(*(each for each in ('fontTools.ttLib', 'fontTools.subset', 'py_mini_racer') if each in sys.modules))"
    said = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout.splitlines()[-1].strip() == "", said.stdout


def _module(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


TREES = [
    (wrong_ways, {"data/load.py": "from components.drawing import theme"}, "data/load.py imports components.drawing"),
    (wrong_ways, {"data/rules/cells.py": "import app"}, "data/rules/cells.py imports app"),
    (
        wrong_ways,
        {"components/description/chart.py": "from components.drawing import theme"},
        "components/description/chart.py imports components.drawing",
    ),
    (
        wrong_ways,
        {"components/charts/one.py": "def f():\n    from components.content import pages"},
        "components/charts/one.py imports components.content",
    ),
    (wrong_ways, {"components/content/pages.py": "from components import ui"}, "components/content/pages.py imports components.ui"),
    (wrong_ways, {"components/ui/panel.py": "from components.web import answers"}, "components/ui/panel.py imports components.web"),
    (wrong_ways, {"components/ui/panel.py": "from ..web import answers"}, "components/ui/panel.py imports components.web"),
    (wrong_ways, {"components/web/shell.py": "from components.ui import panel"}, "components/web/shell.py imports components.ui"),
    (wrong_ways, {"components/html/embed.py": "import components.web.answers"}, "components/html/embed.py imports components.web"),
    (wrong_ways, {"components/ui/panel.py": "import pages.main"}, "components/ui/panel.py imports pages"),
    (wrong_ways, {"components/charts/one.py": "from tests import register"}, "components/charts/one.py imports tests"),
    (wrong_ways, {"pages/one.py": "from components.html import section"}, "pages/one.py imports components.html"),
    (strange_frameworks, {"data/load.py": "import streamlit as st"}, "data/load.py imports streamlit"),
    (strange_frameworks, {"components/charts/one.py": "from streamlit import title"}, "components/charts/one.py imports streamlit"),
    (strange_frameworks, {"components/ui/panel.py": "from starlette.routing import Route"}, "components/ui/panel.py imports starlette"),
    (strange_frameworks, {"components/html/embed.py": "import starlette"}, "components/html/embed.py imports starlette"),
    (homeless, {"components/stray.py": ""}, "components/stray.py is on no floor"),
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
