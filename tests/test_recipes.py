"""The recipes of CONTRIBUTING.md, done on a copy of the project exactly as they are written: the files that their steps name, then the commands.

Of the commands that run tests, the tests run that look at what was added.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
import shlex
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from components.charts import CHARTS
from data import PACKAGE, dates
from tests.register import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
LEFT = shutil.ignore_patterns(".git", ".venv*", "__pycache__", ".*_cache", ".hypothesis", "site")
VERSION = "{}.{}.{}".format(*(int(part) + (place == 2) for place, part in enumerate(PACKAGE.version.split("."))))
DAY = (dates.first(PACKAGE.as_of) + dt.timedelta(days=7)).isoformat()
ONE_CHART = "tests/components/charts/test_all_charts.py::test_a_chart_over_its_choices"
CHART = '''"""How long the paragraphs of the brief are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from components.description.chart import Chart, columns
from components.drawing import theme
from data import table

if TYPE_CHECKING:
    import pandas as pd

    from components.description.choice import Choices

TABLE = "brief_paragraphs"


def paragraphs(_choices: Choices) -> pd.DataFrame:
    """The paragraphs in their order."""
    return table(TABLE)


def sentence(row: pd.Series) -> str:
    """One paragraph as a sentence."""
    return f"Paragraph {row.paragraph} has {row.words} words."


def bars(rows: pd.DataFrame, _choices: Choices) -> go.Figure:
    """A bar a paragraph."""
    drawn = theme.figure(go.Bar(x=rows.paragraph, y=rows.words, marker_color=theme.ACCENT, **theme.mark_attributes(rows, sentence)), height=300)
    drawn.update_xaxes(title="paragraph")
    return drawn.update_yaxes(title="words")


def finding(rows: pd.DataFrame, _choices: Choices) -> str:
    """The longest paragraph."""
    return f"The longest of the {len(rows)} paragraphs has {rows.words.max()} words."


LENGTHS = Chart(
    id="paragraph-lengths",
    page="violations",
    title="How long are the paragraphs of the brief?",
    tables=(TABLE,),
    rows=paragraphs,
    columns=columns(TABLE, "paragraph", "words"),
    figure=bars,
    finding=finding,
    short_title="length",
    headline=lambda rows, _choices: f"The longest paragraph has {rows.words.max()} words",
    measure=lambda rows, _choices: f"Words in each paragraph of the brief. {len(rows)} paragraphs.",
    record_today=lambda: f"The brief has **{table(TABLE).words.sum():,}** words in its paragraphs.",
    sentence=sentence,
    row_citation_keys=((TABLE, "paragraph"),),
    caveat="Words are counted as they are printed.",
)
'''


PAGE = '''"""What the letters say."""

from components.content.pages import LETTERS
from components.ui.layout import prose
from components.ui.panel import panels

prose("There are two letters.")
panels(LETTERS)
'''


def steps(section: str) -> list[str]:
    """The numbered steps of a section of CONTRIBUTING."""
    body = CONTRIBUTING.split(f"\n## {section}\n")[1].split("\n## ")[0]
    return re.findall(r"^\d+\. (.*)$", body, re.MULTILINE)


def files(*sections: str, **names: str) -> set[str]:
    """The files that the steps say to edit: each stands at the beginning of its step."""
    found = [each for section in sections for step in steps(section) for each in re.findall(r"^`([\w/.<>-]+\.\w+)`:", step)]
    for name, value in names.items():
        found = [each.replace(f"<{name}>", value) for each in found]
    return {*found}


def commands(*sections: str) -> list[str]:
    """The commands that the steps say to run, in order."""
    return [
        each
        for section in sections
        for step in steps(section)
        for each in re.findall(r"`((?:make|\.venv/bin/python) [^`]+)`", step)
        if each not in ("make build", "make test")  # the first is said to be done already, the second is what runs this
    ]


class Project:
    """A copy of the project in which a contributor works."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "project"
        shutil.copytree(ROOT, self.root, ignore=LEFT)

    def write(self, file: str, text: str) -> None:
        (self.root / file).write_text(text, encoding="utf-8")

    def edit(self, file: str, old: str, new: str) -> None:
        """Change the first such text of a file, which must have it."""
        text = (self.root / file).read_text(encoding="utf-8")
        assert old in text
        self.write(file, text.replace(old, new, 1))

    def rows(self, table: str) -> list[dict[str, str]]:
        with (self.root / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
            return [*csv.DictReader(stream)]

    def put(self, table: str, rows: list[dict[str, str]]) -> None:
        with (self.root / "data" / f"{table}.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, [*rows[0]], lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)

    def add(self, table: str, *rows: dict[str, str]) -> None:
        """Rows at the end of a table; cells that are not given are empty."""
        known = self.rows(table)
        self.put(table, [*known, *(dict.fromkeys(known[0], "") | each for each in rows)])

    def release(self, *changes: dict[str, str], said: str) -> None:
        """What the section on releases says to write by hand."""
        numbered = [{"change_id": f"{VERSION}-{number:02}", "version": VERSION, "date": DAY} for number in range(1, len(changes) + 1)]
        self.add("changes", *(one | two for one, two in zip(numbered, changes, strict=True)))
        self.edit("CHANGELOG.md", "\n## ", f"\n## Unreleased\n\n- {said}\n\n## ")

    def name(self, part: str, key: str | None, value: Any) -> None:
        """Put a page or a chart into the list of what readers' links are made of."""
        file = self.root / "tests" / "links" / "public_names.json"
        known = json.loads(file.read_text(encoding="utf-8"))
        known[part] = [*known[part], value] if key is None else known[part] | {key: value}
        file.write_text(json.dumps(known), encoding="utf-8")

    def edited(self) -> set[str]:
        """The files that are new or other than those of the project."""
        found = {
            each.relative_to(self.root).as_posix() for each in self.root.rglob("*") if each.is_file() and "__pycache__" not in each.parts
        }
        return {each for each in found if not (ROOT / each).is_file() or (ROOT / each).read_bytes() != (self.root / each).read_bytes()}

    def run(self, command: str, tests: list[str]) -> str:
        """Run a command of CONTRIBUTING; `make quick` with some of its tests. What it says when it fails, else nothing."""
        python = command.replace("X.Y.Z", VERSION).replace("YYYY-MM-DD", DAY).replace(".venv/bin/python", "$(BIN)/python")
        if command.startswith("make "):
            (python,) = re.findall(rf"^{command.removeprefix('make ')}:.*\n\t(.*)$", (self.root / "Makefile").read_text(), re.MULTILINE)
        program, *arguments = shlex.split(python)
        assert program == "$(BIN)/python"
        if command == "make quick":
            arguments = ["-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", *tests]
        done = subprocess.run([sys.executable, "-B", *arguments], cwd=self.root, capture_output=True, text=True, check=False)
        return "" if done.returncode == 0 else f"{command}\n{done.stdout}{done.stderr}"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def day_before(date: str) -> str:
    return (dates.first(date) - dt.timedelta(days=1)).isoformat()


CELLS: list[tuple[str, str, Callable[[dict[str, str]], Any], Callable[[str], str]]] = [
    ("prisoner_estimates", "point", lambda row: row["point"] and row["scope"] != "single_camp", lambda text: str(int(text) + 1000)),
    ("un_decisions", "date", lambda row: row["body"] == "CHR", day_before),
    ("camps", "opened_to", lambda row: row["opened_to"] > row["opened_from"] > "", lambda text: str(int(text) - 1)),
    ("events", "date", lambda row: dates.is_day(row["date"]), day_before),
    ("claims", "confidence", lambda row: row["confidence"] == "high", lambda _text: "medium"),
]
"""Table, column, which row (the first that is so), and the new text of the cell from the old one."""


def corrected(project: Project) -> list[dict[str, str]]:
    """Change a cell in each table and cite a new document for it; gives the rows of the table of changes."""
    changes = []
    for table, column, suits, new in CELLS:
        rows = project.rows(table)
        row = next(each for each in rows if suits(each))
        old, row[column] = row[column], new(row[column])
        project.put(table, rows)
        row_id = row[PACKAGE.tables[table].primary_key[0]]
        project.add("citations", {"table": table, "row_id": row_id, "source_id": "letter-2026", "locator": "page 1", "language": "en"})
        changes.append(
            {
                "kind": "corrected",
                "table": table,
                "row_id": row_id,
                "column": column,
                "old": old,
                "new": row[column],
                "reason": "A letter says so.",
            }
        )
    document = {
        "title": "A letter",
        "publisher": "Its author",
        "published": "2026-11-20",
        "url": "https://example.org/letter",
        "url_status": "opened",
    }
    project.add("sources", {"source_id": "letter-2026", "kind": "research", **document})
    return changes


def first_chart(table: str) -> str:
    """A chart that reads a table: over its choices it is asked all that is asked of any."""
    return next(each.id for each in CHARTS.values() if table in each.tables)


def test_a_figure_is_corrected(project: Project) -> None:
    project.release(*corrected(project), said="Five cells are corrected: a letter says so.")
    assert {"data/sources.csv"} | set().union(*(files("Correct a figure", "Release", table=each[0]) for each in CELLS)) == project.edited()
    tests = [
        "tests/data/test_build.py::test_the_codebook_is_current",
        "tests/data/test_build.py::test_the_computed_column_is_current",
        "tests/data/test_release.py::test_nothing_disagrees_in_the_project",
        *(f"{ONE_CHART}[{each}]" for each in sorted({first_chart(table) for table, *_ in CELLS})),
    ]
    assert [each for command in commands("Correct a figure", "Release") if (each := project.run(command, tests))] == []


TABLE = {
    "name": "letters",
    "path": "letters.csv",
    "type": "table",
    "title": "Letters",
    "description": "One row is one letter.",
    "schema": {
        "fields": [
            {
                "name": "letter_id",
                "type": "string",
                "title": "Letter",
                "description": "Name of the letter.",
                "constraints": {"required": True},
            },
            {"name": "pages", "type": "integer", "title": "Pages", "description": "How long it is.", "unit": "pages"},
        ],
        "primaryKey": ["letter_id"],
    },
}


def test_a_table_is_added(project: Project) -> None:
    project.put("letters", [{"letter_id": "L1", "pages": "2"}, {"letter_id": "L2", "pages": ""}])
    described = json.loads((project.root / "data" / "datapackage.json").read_text(encoding="utf-8"))
    described["resources"].append(TABLE)
    project.write("data/datapackage.json", json.dumps(described, ensure_ascii=False, indent=2))
    cited = {"table": "letters", "source_id": project.rows("sources")[0]["source_id"], "language": "en"}
    project.add("citations", cited | {"row_id": "L1"}, cited | {"row_id": "L2"})
    project.release({"kind": "added", "table": "letters", "reason": "New."}, said="A table of letters.")
    assert files("Add a table", "Release", table="letters") == project.edited()
    tests = ["tests/data/test_build.py", "tests/data/test_load.py", "tests/test_docs.py", "-k", "letters or current or codebook"]
    assert [each for command in commands("Add a table", "Release") if (each := project.run(command, tests))] == []
    assert "| `letters` | One row is one letter |" in (project.root / "README.md").read_text(encoding="utf-8")


def test_a_chart_is_added(project: Project) -> None:
    project.write("components/charts/lengths.py", CHART)
    project.edit("components/content/pages.py", "    less_charged,\n", "    lengths,\n    less_charged,\n")
    project.edit("components/content/pages.py", "        findings.FINDINGS,\n", "        findings.FINDINGS,\n        lengths.LENGTHS,\n")
    project.name("charts", "paragraph-lengths", {"page": "violations", "choices": {}})
    assert files("Add a chart", family="lengths") == project.edited()
    tests = [
        f"{ONE_CHART}[paragraph-lengths]",
        "tests/links/test_public_names.py::test_every_chart_has_the_id_it_had_and_is_on_the_page_it_was_on",
        "tests/pages/test_pages.py::test_a_page_has_one_title_and_shows_its_charts[violations]",
    ]
    assert [each for command in commands("Add a chart") if (each := project.run(command, tests))] == []


def test_a_page_is_added(project: Project) -> None:
    project.write("pages/letters.py", PAGE)
    entry = 'LETTERS = Page(path="letters", script="letters.py", title="Letters", lede="What the letters say.")\n'
    project.edit("components/content/pages.py", "DATA = Page(", f"{entry}DATA = Page(")
    project.edit("components/content/pages.py", "CLAIMS, DATA", "CLAIMS, LETTERS, DATA")
    project.edit("README.md", "| `/data` |", "| `/letters` | what the letters say |\n| `/data` |")
    project.name("pages", None, "letters")
    assert files("Add a page", name="letters") == project.edited()
    tests = ["tests/pages/test_pages.py", "tests/links/test_public_names.py", "tests/test_docs.py", "-k", "letters or where_it_was"]
    assert [each for command in commands("Add a page") if (each := project.run(command, tests))] == []


def test_a_recipe_that_is_not_whole_is_found(project: Project) -> None:
    project.put("letters", [{"letter_id": "L1", "pages": "2"}])
    assert "letters.csv:1 - is not in datapackage.json" in project.run("make check", [])
