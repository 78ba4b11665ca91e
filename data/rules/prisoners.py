"""Rules about estimates of prisoners and the camps; `repeats` has those on what repeats what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.rules.registry import each_row, together

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.rules.rows import Problem, Row, Rows

FIGURES = {"range": ["low", "high"], "about": ["point"], "up_to": ["high"], "at_least": ["low"], "words": []}
"""The columns that hold the figure, by the kind of figure."""

IN_ORDER = (("opened_from", "opened_to"), ("opened_to", "closed_to"), ("closed_from", "closed_to"))

KOREA = {"latitude": (37.0, 43.1), "longitude": (124.0, 131.0)}
"""Degrees north and east between which the country lies."""


@each_row("prisoner_estimates")
def low_is_not_above_high(row: Row) -> Iterator[Problem]:
    """The lower end of a range is not above the upper end."""
    if row["low"] is not None and row["high"] is not None and row["low"] > row["high"]:
        yield row.problem("low", f"{row['low']} is above the upper end {row['high']}")


@each_row("prisoner_estimates")
def figure_fits_its_kind(row: Row) -> Iterator[Problem]:
    """A range has two ends, "about" a single number, "up to" only an upper end, "at least" only a lower one; words can stand
    alone.
    """
    given = [column for column in ("low", "high", "point") if row[column] is not None]
    expected = FIGURES.get(row["qualifier"], given)
    if given != expected and (given or not row["value_text"]):
        yield row.problem("qualifier", f"{row['qualifier']} goes with {' and '.join(expected)}, given: {', '.join(given) or 'nothing'}")


@each_row("prisoner_estimates")
def single_camp_is_named(row: Row) -> Iterator[Problem]:
    """A camp is named exactly where a single camp is counted."""
    if (row["scope"] == "single_camp") != (row["camp_id"] is not None):
        yield row.problem("camp_id", f"{row['camp_id'] or 'no camp'} does not go with {row['scope']}")


@each_row("prisoner_estimates")
def published_after_the_year_described(row: Row) -> Iterator[Problem]:
    """Nothing is published before the year that it describes."""
    if row["published_year"] and row["reference_year"] and row["published_year"] < row["reference_year"]:
        yield row.problem("published_year", f"{row['published_year']} is before the year described, {row['reference_year']}")


@together("prisoner_estimates")
def some_totals_have_a_year(estimates: Rows) -> Iterator[Problem]:
    """The estimates of the whole system describe at least two years: a chart of them has a beginning and an end."""
    totals = [row for row in estimates if row["scope"] == "political_camps_total" and row["left_out"] is None]
    if totals and len({row["reference_year"] for row in totals} - {None}) < 2:
        yield totals[0].problem("reference_year", "the estimates of the whole system describe fewer than two years")


@each_row("camps")
def camp_years_are_in_order(row: Row) -> Iterator[Problem]:
    """A camp opens before it closes, and the earliest year is not after the latest."""
    for early, late in IN_ORDER:
        if row[early] is not None and row[late] is not None and row[early] > row[late]:
            yield row.problem(early, f"{row[early]} is after {late} {row[late]}")


@each_row("camps")
def camp_years_are_whole(row: Row) -> Iterator[Problem]:
    """An opening or a closing has the earliest and the latest year that the sources allow; where they name one year, both are it."""
    for one, other in (("opened_from", "opened_to"), ("closed_from", "closed_to")):
        for column, beside in ((one, other), (other, one)):
            if row[column] is None and row[beside] is not None:
                yield row.problem(column, f"is empty beside {beside} {row[beside]}")


@each_row("camps")
def position_is_whole(row: Row) -> Iterator[Problem]:
    """Latitude and longitude are given together."""
    for column, other in (("latitude", "longitude"), ("longitude", "latitude")):
        if row[column] is None and row[other] is not None:
            yield row.problem(column, f"is empty beside the {other} {row[other]}")


@each_row("camps")
def position_is_in_korea(row: Row) -> Iterator[Problem]:
    """A camp lies within the country."""
    for column, (lowest, highest) in KOREA.items():
        if row[column] is not None and not lowest <= row[column] <= highest:
            yield row.problem(column, f"{row[column]} is outside {lowest:g} to {highest:g}")
