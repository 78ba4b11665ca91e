"""Every table broken in turn, every page visited: what needs the table says so in one sentence, all else is exactly as before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest

from components.charts import CHARTS
from components.ui.errors import PART_MISSING
from data import PACKAGE
from tests.faults.conftest import FAULTS, pointers, with_cell, with_rows
from tests.register import PAGES, Entry, opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SPOILED = list(zip(PACKAGE.tables, [each for each in FAULTS if each != "header only"] * len(PACKAGE.tables), strict=False))
"""Each table with one fault, the faults in turn."""
BESIDE = ("excerpts", "glossary", "sources", "citations", "claims")
"""Tables of what stands beside the charts of any page."""
POINTERS = [(name, pointers(entry)[0]) for name, entry in PACKAGE.tables.items() if pointers(entry)]
"""Each table that points to others, with one column that does."""
UNREADABLE = "cannot be read at the moment"


def walk(pages: list[Entry] = PAGES) -> Iterator[tuple[Entry, AppTest]]:
    """One reader's way through some pages, all if not said otherwise."""
    at = opened()
    for page in pages:
        at.switch_page(page.file)
        at.session_state["all-tables"] = page.name == "data"
        yield page, at.run()


def face(at: AppTest) -> str:
    """All of a page as it is shown, with the drawn charts and the rows of its tables."""
    drawn = [each.proto.spec for each in at.get("plotly_chart")]
    rows = [each.value.to_csv() for each in at.dataframe]
    return "\n".join([repr(at.main), *drawn, *rows])


def unreadable_tables(at: AppTest) -> set[str]:
    """The tables that a page says it cannot read: their titles, or "" where the list of tables says it of one."""
    said = [each.value.replace("\\", "") for each in at.warning]
    assert all(each.startswith("The table “") and each.endswith(f"” {UNREADABLE}.") for each in said)
    listed = {""} if any(UNREADABLE in each.value for each in at.markdown) else set()
    return {each.removeprefix("The table “").removesuffix(f"” {UNREADABLE}.") for each in said} | listed


@pytest.fixture(scope="module")
def whole() -> dict[str, str]:
    """The pages as they are with all tables, by their scripts."""
    faces = {}
    for page, at in walk():
        assert not [*at.exception, *at.error, *at.warning], page.name
        faces[page.file] = face(at)
    return faces


def drawable(page: Entry, *broken: str) -> list[str]:
    """The charts of a page that need none of the broken tables."""
    return [each for each in page.charts if not {*broken} & {*CHARTS[each].tables}]


@pytest.mark.parametrize(("table", "fault"), SPOILED)
def test_a_page_says_which_table_it_lacks_or_is_as_before(
    table: str, fault: str, spoil: Callable[..., Path], whole: dict[str, str]
) -> None:
    spoil(table, fault)
    lacking: dict[str, set[str]] = {}
    for page, at in walk():
        assert not at.exception, page.name
        assert not at.error, page.name
        if not unreadable_tables(at):
            assert face(at) == whole[page.file], page.name
            continue
        assert unreadable_tables(at) <= {PACKAGE.tables[table].title, ""}, page.name
        assert len(at.get("plotly_chart")) >= len(drawable(page, table)), page.name
        lacking[page.name] = unreadable_tables(at)
    assert "data" in lacking
    needing = [page.name for page in PAGES if len(drawable(page, table)) < len(page.charts)]
    assert [each for each in needing if PACKAGE.tables[table].title not in lacking.get(each, ())] == []


@pytest.mark.parametrize(
    "pair", [("sources", "citations"), ("excerpts", "claims"), ("un_decisions", "countries"), ("events", "glossary")], ids="+".join
)
def test_two_faults_at_once_are_told_one_by_one(pair: tuple[str, str], spoil: Callable[..., Path]) -> None:
    for each in pair:
        spoil(each, "truncated")
    said = set()
    for page, at in walk():
        assert not at.exception, page.name
        assert not at.error, page.name
        assert len(at.get("plotly_chart")) >= len(drawable(page, *pair)), page.name
        said |= unreadable_tables(at)
    assert said >= {PACKAGE.tables[pair[0]].title}
    assert said <= {"", *(PACKAGE.tables[each].title for each in pair)}


@pytest.mark.parametrize("table", ["prisoner_estimates", "sources"])
def test_a_page_is_whole_again_when_its_table_is_mended(table: str, spoil: Callable[..., Path], whole: dict[str, str]) -> None:
    page = next(each for each in PAGES if each.name == "prisoners")
    content = PACKAGE.tables[table].file.read_bytes()
    file = spoil(table, "one broken cell")
    at = opened().switch_page(page.file).run()
    assert unreadable_tables(at) == {PACKAGE.tables[table].title}
    file.write_bytes(content)
    at.run()
    assert not unreadable_tables(at)
    assert face(at) == whole[page.file]


def concerned(table: str) -> list[Entry]:
    """The pages with a chart of a table, and the one that shows every table; the overview is on the way to any."""
    return [page for page in PAGES if any(table in CHARTS[each].tables for each in page.charts) or page.name == "data"]


def stands(page: Entry, at: AppTest, table: str) -> None:
    """A page keeps its frame and every chart that does not need a table; what is missing is told in one sentence each."""
    assert not at.exception, page.name
    assert len(at.title) == 1, page.name
    assert "Independent of the author and the publisher" in "".join(each.value for each in [*at.markdown][-2:]), page.name
    assert {each.value for each in at.error} <= {PART_MISSING}, page.name
    assert len(at.get("plotly_chart")) >= len(drawable(page, table)), page.name


@pytest.mark.parametrize("table", PACKAGE.tables)
def test_rows_that_are_lost_cost_only_the_parts_that_are_about_them(
    table: str, spoil: Callable[..., Path], caplog: pytest.LogCaptureFixture
) -> None:
    spoil(table, with_rows(PACKAGE.tables[table], slice(0, 1)))
    for page, at in walk(PAGES if table in BESIDE else concerned(table)):
        stands(page, at, table)
        assert len([each for each in caplog.records if each.exc_info]) >= len(at.error), page.name
        caplog.clear()


@pytest.mark.parametrize(("table", "column"), POINTERS)
def test_a_row_that_points_to_none_costs_only_the_parts_that_are_about_it(table: str, column: str, spoil: Callable[..., Path]) -> None:
    spoil(table, with_cell(PACKAGE.tables[table], column, "nonsense"))
    for page, at in walk(concerned(table)):
        stands(page, at, table)
