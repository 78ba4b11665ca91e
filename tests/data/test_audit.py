"""The blind sample: the same rows for a seed, nothing that sways, and a report that counts what a checker wrote."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from data import PACKAGE
from data.__main__ import main
from data.audit import COLUMNS, report, sheet
from data.rules.references import NOT_CITED

if TYPE_CHECKING:
    from pathlib import Path


def rows(text: str) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(text))]


def filled(*results: str) -> str:
    """A sheet with these results, one a row."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, COLUMNS)
    writer.writeheader()
    for number, each in enumerate(results, 1):
        writer.writerow(dict.fromkeys(COLUMNS, "") | {"number": number, "table": "camps", "row_id": f"K{number}", "result": each})
    return stream.getvalue()


def test_a_seed_draws_the_same_rows_and_another_seed_others() -> None:
    assert sheet(7, 20) == sheet(7, 20) != sheet(8, 20)


def test_rows_are_drawn_once_from_many_tables_that_have_sources() -> None:
    found = rows(sheet(7, 60))
    assert len({(each["table"], each["row_id"]) for each in found}) == len(found) == 60
    assert len({each["table"] for each in found}) > 10
    assert {each["table"] for each in found} <= {*PACKAGE.tables} - NOT_CITED


def test_a_row_has_claim_and_source_and_nothing_that_sways() -> None:
    found = rows(sheet(7, 60))
    assert [each for each in found if not (each["claim"] and each["source"])] == []
    told = " ".join(each["claim"] for each in found)
    assert "Confidence: " not in told
    assert "Note: " not in told
    assert {each["result"] for each in found} == {""}


def test_a_report_counts_the_results_and_names_what_is_not_right() -> None:
    assert report(filled("right", "right", "imprecise", "wrong", "not checkable")) == (
        0,
        [
            "5 rows, 4 could be checked.",
            "right: 2 (50.0%)",
            "imprecise: 1 (25.0%)",
            "wrong: 1 (25.0%)",
            "camps K3: imprecise.",
            "camps K4: wrong.",
        ],
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (filled("right", "maybe"), "2 camps K2: “maybe” is not one of right, imprecise, wrong, not checkable"),
        (filled("right", ""), "2 camps K2: “” is not one of right, imprecise, wrong, not checkable"),
        (filled(), "The sheet has no rows."),
        ("a,b\n1,2\n", f"The sheet has not the columns {', '.join(COLUMNS)}."),
    ],
)
def test_a_sheet_that_is_not_filled_in_is_refused(text: str, expected: str) -> None:
    assert report(text) == (1, [expected])


def test_the_command_prints_a_sheet_and_reads_it_back(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["audit", "--seed", "7", "--rows", "2"]) == 0
    drawn = capsys.readouterr().out
    assert drawn == sheet(7, 2)
    file = tmp_path / "sheet.csv"
    file.write_text(drawn.replace(",,\n", ",right,\n"), encoding="utf-8")
    assert main(["audit", "--read", str(file)]) == 0
    assert capsys.readouterr().out.startswith("2 rows, 2 could be checked.\nright: 2 (100.0%)")


def test_a_sheet_that_a_spreadsheet_saved_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "sheet.csv"
    file.write_text(filled("right", "wrong"), encoding="utf-8-sig")
    assert main(["audit", "--read", str(file)]) == 0
    assert capsys.readouterr().out.startswith("2 rows, 2 could be checked.")


@pytest.mark.parametrize(
    ("content", "said"), [(None, "sheet.csv:1 - there is no such file"), (b"\xff\xfe", "sheet.csv:1 - is not UTF-8 text")]
)
def test_a_sheet_that_cannot_be_read_is_told_in_one_line(
    content: bytes | None, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "sheet.csv"
    if content is not None:
        file.write_bytes(content)
    assert main(["audit", "--read", str(file)]) == 1
    assert capsys.readouterr().out == f"{said}\n"
