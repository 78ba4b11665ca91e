"""Typed loading of the tables, from CSV by the package's own schema, once a process and again when a file or its description changes."""

from __future__ import annotations

import logging
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow import csv

from data import dates
from data.cache import note_failure, single_flight
from data.package import PACKAGE, Field, Table, modified

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

log = logging.getLogger(__name__)

pd.set_option("mode.string_storage", "python")  # a chart is made in many short steps, which cost less on objects than on texts of Arrow's

P = ParamSpec("P")
T = TypeVar("T")

ARROW = {"integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_(), "date": pa.date32()}
TEXTS = pa.dictionary(pa.int32(), pa.string())
"""Each text once, and which of them a cell has: most columns repeat theirs."""
PANDAS = {pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype()}


class TableError(Exception):
    """A table that cannot be read. `str()` is one plain sentence for readers; the cause is in the log."""

    def __init__(self, name: str) -> None:
        self.table = name
        title = PACKAGE.tables[name].title if name in PACKAGE.tables else name
        super().__init__(f"The table “{title}” cannot be read at the moment.")

    def __reduce__(self) -> tuple[type[TableError], tuple[str]]:
        return TableError, (self.table,)  # between processes it goes by the name of the table


def table(name: str) -> pd.DataFrame:
    """The rows of a table: typed columns, missing values as `<NA>`, categories in the package's order,
    which can be compared where it is one.

    The frame is the caller's own; lists in its cells are shared by all and must not be changed. Raises `TableError` when the file is
    missing or broken, or the package has no such table.
    """
    return _load(name, stamp([name]))


def stamp(names: Iterable[str] | None = None) -> tuple[int, ...]:
    """What changes when the descriptor or the file of one of these tables changes on disk: a key for everything computed from them.
    Without names: of any table.
    """
    tables = PACKAGE.tables
    return (PACKAGE.stamp, *(modified(tables[name].file) if name in tables else 0 for name in (tables if names is None else names)))


def cached_by_tables(
    *names: str, of: Callable[..., Iterable[str]] | None = None, size: int = 64
) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep what a pure function computes from these tables until one of their files or the descriptor changes; without names: from any
    table.

    `of` names the tables where they hang on the arguments. As with `single_flight`, `size` bounds how many results are kept, and they are
    shared.
    """

    def keep(compute: Callable[P, T]) -> Callable[P, T]:
        known: Any = single_flight(size)(lambda _stamp, *args, **options: compute(*args, **options))

        @wraps(compute)
        def now(*args: P.args, **options: P.kwargs) -> T:
            return known(stamp(of(*args, **options) if of else names or None), *args, **options)

        return now

    return keep


@single_flight(64)
def _load(name: str, _stamp: tuple[int, ...]) -> pd.DataFrame:
    tables = PACKAGE.tables
    try:
        rows = read(tables[name])
    except (OSError, pa.ArrowException, ValueError, KeyError) as cause:
        log.exception("table %s: %s", name, tables[name].file if name in tables else PACKAGE.file)
        note_failure()
        raise TableError(name) from cause
    pa.default_memory_pool().release_unused()  # reading a large table takes more than its rows, which nobody else would give back
    return rows


def read(entry: Table) -> pd.DataFrame:
    """Read a table's file without any cache.

    Raises `OSError` for a missing file, `pyarrow.ArrowException` or `ValueError` for columns, cells or keys that do not fit the schema, and
    for no rows.
    """
    fields = entry.fields.values()
    rows = csv.read_csv(
        entry.file,
        read_options=csv.ReadOptions(use_threads=False),  # no slower, and a million rows take half the memory
        parse_options=csv.ParseOptions(newlines_in_values=True),
        convert_options=csv.ConvertOptions(
            column_types={each.name: ARROW.get(each.type, TEXTS) for each in fields},
            null_values=[""],
            true_values=["true"],
            false_values=["false"],
            strings_can_be_null=True,
            quoted_strings_can_be_null=True,
        ),
    ).unify_dictionaries()
    if rows.column_names != list(entry.fields):
        raise ValueError(f"columns are {rows.column_names}, the package names {list(entry.fields)}")
    frame = pd.DataFrame({each.name: _typed(rows.column(each.name).combine_chunks(), each) for each in fields}, copy=False)
    if frame.empty and not entry.may_be_empty:
        raise ValueError("no rows")
    if frame.duplicated([*entry.primary_key]).any():
        raise ValueError(f"two rows with the same {', '.join(entry.primary_key)}")
    return frame


def _typed(cells: pa.Array, field: Field) -> pd.Series:
    """A column in its type, categories in their order, lists split; `ValueError` for what the type alone does not rule out."""
    if field.required and cells.null_count:
        raise ValueError(f"{field.name}: empty in {cells.null_count} rows")
    if cells.type == TEXTS:
        return _texts(cells, field)
    if field.type == "number" and not np.isfinite(cells.drop_null().to_numpy()).all():
        raise ValueError(f"{field.name}: not a finite number")
    return cells.to_pandas(types_mapper=PANDAS.get, date_as_object=False)


def _texts(cells: pa.DictionaryArray, field: Field) -> pd.Series:
    """A column of texts, of categories or of lists; cells with the same text share one object."""
    texts = cells.dictionary.to_pylist()
    numbers = cells.indices.fill_null(len(texts)).to_numpy()  # of the missing: the one after the last
    if field.labels:
        if unknown := {*texts} - {*field.labels}:
            raise ValueError(f"{field.name}: {sorted(unknown)} not among {list(field.labels)}")
        codes = np.array([*map([*field.labels].index, texts), -1])
        return pd.Series(pd.Categorical.from_codes(codes[numbers], dtype=pd.CategoricalDtype([*field.labels], ordered=field.ordered)))
    if field.mixed_date:
        for each in texts:
            dates.last(each)
    if field.type == "list":
        cast = int if field.item_type == "integer" else str
        lists = ([cast(part) for part in (text or "").split(field.delimiter) if part] for text in (*texts, None))
        return pd.Series(np.fromiter(lists, object)[numbers])
    return pd.Series(np.fromiter((*texts, np.nan), object)[numbers], dtype=str)
