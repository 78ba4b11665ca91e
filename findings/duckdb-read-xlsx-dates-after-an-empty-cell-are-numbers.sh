#!/usr/bin/env bash
# DuckDB 1.5.5 with its Excel extension (PyPI duckdb-extension-excel 1.5.5): read_xlsx takes the type of a column from the cell of the
# first row alone. Where that is empty, a column of days is DOUBLE (43832.0 for 2 January 2020) and a column of truth values is DOUBLE
# (1.0, 0.0), without a word. An empty cell that has the number format of a day makes the column DATE; nothing like it exists for truth
# values. openpyxl 3.1.5 reads the same cells as days and truth values. Files written with xlsxwriter 3.3.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check duckdb==1.5.5 duckdb-extension-excel==1.5.5 xlsxwriter==3.3.1 openpyxl==3.1.5
cd "$folder"
venv/bin/python - <<'PY'
import datetime as dt
import sys
from pathlib import Path

import duckdb
import duckdb_extension_excel
import openpyxl
import xlsxwriter

book = xlsxwriter.Workbook("seen.xlsx")
page, day = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
page.write_row(0, 0, ["name", "plain day", "styled day", "truth"])
for row, name in enumerate(["a", "b", "c"], 1):
    page.write_string(row, 0, name)
page.write_blank(1, 2, None, day)
for row in (2, 3):
    page.write_datetime(row, 1, dt.datetime(2020, 1, row), day)
    page.write_datetime(row, 2, dt.datetime(2020, 1, row), day)
    page.write_boolean(row, 3, row == 2)
book.close()

connection = duckdb.connect(config={"allow_unsigned_extensions": "true"})
extension = next(Path(duckdb_extension_excel.__path__[0]).rglob("*.duckdb_extension"))
connection.execute(f"LOAD '{extension}'")
read = connection.sql("SELECT * FROM read_xlsx('seen.xlsx')")
found = dict(zip(read.columns, map(str, read.types)))
rows = read.fetchall()
others = [[cell.value for cell in row] for row in openpyxl.load_workbook("seen.xlsx").active.iter_rows(min_row=2)]
print("DuckDB", duckdb.__version__, found, *rows, sep="\n  ")
print("openpyxl", openpyxl.__version__, *others, sep="\n  ")
same = found == {"name": "VARCHAR", "plain day": "DOUBLE", "styled day": "DATE", "truth": "DOUBLE"}
same &= rows[1] == ("b", 43832.0, dt.date(2020, 1, 2), 1.0) and rows[2][3] == 0.0
same &= others[1] == ["b", dt.datetime(2020, 1, 2), dt.datetime(2020, 1, 2), True]
sys.exit(0 if same else "It reads them otherwise now")
PY
