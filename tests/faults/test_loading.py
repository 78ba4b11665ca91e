"""Every table with every fault: the loader says one sentence to readers and the cause to the log, and sees that a file is mended."""

from __future__ import annotations

import logging
from itertools import product
from typing import TYPE_CHECKING

import pytest

import data
from data import PACKAGE
from tests.faults.conftest import FAULTS, checked, with_cell

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

COLUMNS = [(name, each.name) for name, entry in PACKAGE.tables.items() for each in entry.fields.values() if checked(each)]
REQUIRED = [(name, each.name) for name, entry in PACKAGE.tables.items() for each in entry.fields.values() if each.required]
RIGHT = [(name, "header only") for name, entry in PACKAGE.tables.items() if entry.may_be_empty]
"""What is no fault."""


def refused(name: str, caplog: pytest.LogCaptureFixture) -> None:
    """Ask for a table: readers get a sentence, the log gets the file and the cause."""
    caplog.clear()
    with caplog.at_level(logging.ERROR), pytest.raises(data.TableError) as error:
        data.table(name)
    assert str(error.value) == f"The table “{PACKAGE.tables[name].title}” cannot be read at the moment."
    (record,) = caplog.records
    assert record.getMessage() == f"table {name}: {PACKAGE.tables[name].file}"
    assert record.exc_info
    assert record.exc_info[1] is error.value.__cause__


@pytest.mark.parametrize(("name", "fault"), [each for each in product(PACKAGE.tables, FAULTS) if each not in RIGHT])
def test_a_fault_is_one_sentence_and_its_cause_is_logged(
    name: str, fault: str, spoil: Callable[..., Path], caplog: pytest.LogCaptureFixture
) -> None:
    spoil(name, fault)
    refused(name, caplog)


@pytest.mark.parametrize(("name", "column"), COLUMNS, ids=str)
def test_a_word_is_no_number_no_date_and_no_category(
    name: str, column: str, spoil: Callable[..., Path], caplog: pytest.LogCaptureFixture
) -> None:
    spoil(name, with_cell(PACKAGE.tables[name], column, "nonsense"))
    refused(name, caplog)


@pytest.mark.parametrize(("name", "column"), REQUIRED, ids=str)
def test_a_cell_that_is_needed_is_missed(name: str, column: str, spoil: Callable[..., Path], caplog: pytest.LogCaptureFixture) -> None:
    spoil(name, with_cell(PACKAGE.tables[name], column, ""))
    refused(name, caplog)


@pytest.mark.parametrize("name", PACKAGE.tables)
def test_two_rows_with_one_key_are_a_fault(name: str, spoil: Callable[..., Path], caplog: pytest.LogCaptureFixture) -> None:
    whole = PACKAGE.tables[name].file.read_bytes()
    spoil(name, whole + whole.split(b"\n", 1)[1])
    refused(name, caplog)


@pytest.mark.parametrize("date", ["2014-13", "2014-02-30", "2014-2", "14 May 2014", "0000"])
def test_a_day_that_is_in_no_calendar_is_a_fault(date: str, spoil: Callable[..., Path], caplog: pytest.LogCaptureFixture) -> None:
    spoil("events", with_cell(PACKAGE.tables["events"], "date", date))
    refused("events", caplog)


@pytest.mark.parametrize("number", ["nan", "inf", "-inf", "1e999"])
def test_what_is_no_finite_number_is_a_fault(number: str, spoil: Callable[..., Path], caplog: pytest.LogCaptureFixture) -> None:
    spoil("camps", with_cell(PACKAGE.tables["camps"], "latitude", number))
    refused("camps", caplog)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_mended_file_is_read_again(fault: str, spoil: Callable[..., Path]) -> None:
    whole, content = data.table("camps"), PACKAGE.tables["camps"].file.read_bytes()
    file = spoil("camps", fault)
    for _ in range(2):
        with pytest.raises(data.TableError):
            data.table("camps")
    file.write_bytes(content)
    assert data.table("camps").equals(whole)


def test_a_byte_order_mark_is_no_fault(spoil: Callable[..., Path]) -> None:
    whole = data.table("camps")
    spoil("camps", b"\xef\xbb\xbf" + PACKAGE.tables["camps"].file.read_bytes())
    assert data.table("camps").equals(whole)


@pytest.mark.parametrize(("name", "fault"), RIGHT)
def test_no_row_at_all_may_be_right(name: str, fault: str, spoil: Callable[..., Path]) -> None:
    spoil(name, fault)
    assert [*data.table(name)] == [*PACKAGE.tables[name].fields]
    assert data.table(name).empty
