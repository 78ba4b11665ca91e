"""What DuckDB reads of Excel files: for each file that is named, its columns with their types, and its rows, as JSON."""

import json
import sys
from pathlib import Path

import duckdb
import duckdb_extension_excel

extension = next(Path(duckdb_extension_excel.__path__[0]).rglob("*.duckdb_extension"))
connection = duckdb.connect(config={"allow_unsigned_extensions": "true"})
connection.execute(f"LOAD '{extension}'")
found = {}
for file in sys.argv[1:]:
    read = connection.sql(f"SELECT * FROM read_xlsx('{file}', sheet = 'rows')")
    found[file] = {"types": dict(zip(read.columns, map(str, read.types), strict=True)), "rows": read.fetchall()}
json.dump(found, sys.stdout, default=str)
