"""What `python -m data build` writes: the codebook and one computed column."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from data.__main__ import main
from data.codebook import MARKS, codebook, with_tables
from data.package import PACKAGE, Package
from data.records import decisions_with_records

if TYPE_CHECKING:
    from tests.data.conftest import Folder


def test_the_codebook_is_current() -> None:
    assert (PACKAGE.folder / "README.md").read_bytes().decode() == codebook(PACKAGE), "run `python -m data build`"


def test_the_list_of_tables_in_the_readme_is_current() -> None:
    readme = (PACKAGE.folder.parent / "README.md").read_text(encoding="utf-8")
    assert MARKS[0] in readme
    assert with_tables(readme, PACKAGE) == readme, "run `python -m data build`"


def test_a_readme_without_marks_stays_as_it_is() -> None:
    assert with_tables(f"# A\n{MARKS[0]}text", PACKAGE) == f"# A\n{MARKS[0]}text"


def test_the_computed_column_is_current() -> None:
    file = PACKAGE.tables["un_decisions"].file
    assert file.read_bytes().decode() == decisions_with_records(PACKAGE), "run `python -m data build`"


def test_every_table_and_column_is_in_the_codebook() -> None:
    text = codebook(PACKAGE)
    for table in PACKAGE.tables.values():
        section = text.split(f"\n## {table.name}\n")[1].split("\n## ")[0]
        assert table.description in section
        assert [name for name in table.fields if f"| `{name}` |" not in section] == []


@pytest.mark.parametrize(
    "line",
    [
        "| [`camps`](#camps) | Camps | 2 |",
        "- File: [`camps.csv`](camps.csv), 2 rows",
        "- Primary key: `table`, `row_id`, `source_id`, `locator`",
        "- `camp_id` refers to `camps.camp_id`",
        "- `repeat_of` refers to `prisoner_estimates.estimate_id`",
    ],
)
def test_the_codebook_says_it_in_a_line(small: Folder, line: str) -> None:
    assert line in codebook(small.write()).splitlines()


def test_the_codebook_describes_a_column_in_a_line(small: Folder) -> None:
    small.field("camps", "status_2014").update(title="Status", description="Open | shut.", categories=[{"value": "a", "label": "A"}])
    assert "| `status_2014` | Status | string |  | yes | Open \\| shut. | `a` A |" in codebook(small.write()).splitlines()


def test_the_codebook_says_where_the_items_of_a_list_are(folder: Folder) -> None:
    text = codebook(folder.write())
    assert "- each item of `actors` refers to `actors.actor_id`" in text
    assert "| list of string, separated by `;` |" in text
    assert "| year, month or day |" in text


def test_building_twice_writes_once(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    folder.write()
    assert main(["--folder", str(folder.path), "build"]) == 0
    assert capsys.readouterr().out == "README.md written\n"
    assert main(["--folder", str(folder.path), "build"]) == 0
    assert capsys.readouterr().out == ""


def test_building_computes_the_record_and_changes_nothing_else(folder: Folder) -> None:
    file = folder.write().tables["un_decisions"].file
    right = file.read_text()
    for line, wrong in ((2, "none"), (3, "partial"), (4, "")):
        folder.change("un_decisions", line, {"record": wrong})
    folder.write()
    main(["--folder", str(folder.path), "build"])
    assert file.read_text() == right


def test_building_without_decisions_writes_the_codebook(small: Folder) -> None:
    assert decisions_with_records(small.write()) is None
    assert main(["--folder", str(small.path), "build"]) == 0


@pytest.mark.parametrize("name", ["camps.csv", "datapackage.json"])
def test_building_names_what_it_cannot_read(small: Folder, capsys: pytest.CaptureFixture[str], name: str) -> None:
    small.write()
    (small.path / name).unlink()
    assert main(["--folder", str(small.path), "build"]) == 1
    assert capsys.readouterr().out == f"{name}:1 - there is no such file\n"


def test_the_package_can_be_read_again(small: Folder) -> None:
    assert codebook(small.write()) == codebook(Package(small.path))
