"""Rules about arrivals in South Korea."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from data.rules.registry import each_row, together

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.rules.rows import Problem, Row, Rows


@each_row("arrivals")
def sexes_add_up(row: Row) -> Iterator[Problem]:
    """Both sexes together are all arrivals of a period."""
    if (both := row["male"] + row["female"]) != row["total"]:
        yield row.problem("total", f"is {row['total']}, but both sexes come to {both}")


@together("arrivals")
def periods_follow_each_other(arrivals: Rows) -> Iterator[Problem]:
    """Each period begins in the year after the one before, and the sum goes on from it."""
    whole = [row for row in arrivals if not row.broken]
    for before, row in pairwise(whole):
        if row["year_from"] != before["year_to"] + 1:
            yield row.problem("year_from", f"is {row['year_from'] or 'empty'}, but the period before ends in {before['year_to']}")
        if row["cumulative"] != before["cumulative"] + row["total"]:
            yield row.problem("cumulative", f"is {row['cumulative']}, the sum so far comes to {before['cumulative'] + row['total']}")
