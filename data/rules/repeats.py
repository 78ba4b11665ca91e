"""Rules about whose count an estimate is, and about what one publication says in several rows."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from data.rules.registry import each_row, together

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.rules.rows import Problem, Row, Rows

REPEATS = ("stated", "probable")
"""The values of `repeat_basis` that name the row they repeat."""

NO_OWN_COUNT = re.compile(
    r"no count of its own|did not count|not a new count|taken over|takes over|joined into one|credits .*officials|collected by the inquiry",
    re.IGNORECASE,
)
"""Words by which a row says that the figure is not the estimator's own."""

SUM = re.compile(r"add up to (?:the total of )?([\d,]+\d)")
"""How a row names the sum of the single camps of its publication."""


@each_row("prisoner_estimates")
def repetition_has_a_basis(row: Row) -> Iterator[Problem]:
    """A row names what it repeats exactly where its basis says that it repeats a row."""
    if row["repeat_of"] is None and row["repeat_basis"] in REPEATS:
        yield row.problem("repeat_of", f"is empty beside the basis {row['repeat_basis']}")
    if row["repeat_of"] is not None and row["repeat_basis"] not in REPEATS:
        yield row.problem("repeat_basis", f"{row['repeat_basis'] or 'nothing'} does not go with a repetition of {row['repeat_of']}")


@each_row("prisoner_estimates")
def own_count_is_not_denied(row: Row) -> Iterator[Problem]:
    """A figure called an own count has no note that says otherwise."""
    said = NO_OWN_COUNT.search(f"{row['method_note'] or ''} {row['note'] or ''}")
    if row["repeat_basis"] == "own" and said:
        yield row.problem("repeat_basis", f'is own, but the row says "{said[0]}"')


@together("prisoner_estimates")
def repetitions_have_an_origin(estimates: Rows) -> Iterator[Problem]:
    """Following what repeats what never comes back to where it began."""
    origins = {row.key: row["repeat_of"] for row in estimates}
    for row in estimates:
        chain = [row.key]
        while (origin := origins.get(chain[-1])) and origin not in chain:
            chain.append(origin)
        if origin == row.key:
            yield row.problem("repeat_of", f"comes back to itself: {' → '.join([*chain, origin])}")


@together("prisoner_estimates")
def repetitions_keep_year_and_figure(estimates: Rows) -> Iterator[Problem]:
    """A repeated figure describes the year that the original describes, and is one of its numbers."""
    by_key = estimates.by_key
    for row in estimates:
        origin = by_key.get(row["repeat_of"])
        if origin is None:
            continue
        if row["reference_year"] != origin["reference_year"]:
            years = row["reference_year"] or "no year", origin["reference_year"] or "no year"
            yield row.problem("reference_year", f"describes {years[0]}, but {origin.key}, which it repeats, {years[1]}")
        if strange := sorted(_numbers(row) - _numbers(origin)):
            yield row.problem("repeat_of", f"{strange[0]} is no number of {origin.key}")


def _numbers(row: Row) -> set[int]:
    return {row[column] for column in ("low", "high", "point")} - {None}


@together("prisoner_estimates")
def one_publication_has_one_year(estimates: Rows) -> Iterator[Problem]:
    """The rows of one publication describe one year; a row that describes another says so in its note or method."""
    for rows in _by_publication(estimates):
        plain = [row for row in rows if row["reference_year"] and not _names_its_year(row)]
        for row in plain[1:]:
            if row["reference_year"] != plain[0]["reference_year"]:
                other = f"{plain[0].key} of the same publication {plain[0]['reference_year']}"
                yield row.problem("reference_year", f"is {row['reference_year']}, but {other}, and no note names the year")


def _names_its_year(row: Row) -> bool:
    """Whether the words of a row name the year, or the decade, that it describes."""
    year = row["reference_year"]
    return bool(re.search(rf"\b({year}|{year // 10 * 10}s)\b", f"{row['note'] or ''} {row['method_note'] or ''}"))


@together("prisoner_estimates")
def one_publication_has_one_method(estimates: Rows) -> Iterator[Problem]:
    """The rows of one publication have one method; a row with another says in its note that the method is its own."""
    for rows in _by_publication(estimates):
        plain = [row for row in rows if "method" not in (row["note"] or "").lower()]
        for row in plain[1:]:
            if row["method"] != plain[0]["method"]:
                other = f"{plain[0].key} of the same publication {plain[0]['method']}"
                yield row.problem("method", f"is {row['method']}, but {other}, and no note explains the method")


@together("prisoner_estimates")
def sums_in_words_are_right(estimates: Rows) -> Iterator[Problem]:
    """Where a row names the sum of the single camps of its publication, they add up to it."""
    for rows in _by_publication(estimates):
        total = sum(row["point"] or 0 for row in rows if row["scope"] == "single_camp")
        for row in rows:
            for column in ("note", "disagreement"):
                for said in SUM.findall(row[column] or ""):
                    if int(said.replace(",", "")) != total:
                        yield row.problem(column, f"names a sum of {said}, the rows of the publication add up to {total:,}")


def _by_publication(estimates: Rows) -> list[list[Row]]:
    found = defaultdict(list)
    for row in estimates:
        if row["publication"]:
            found[row["estimator"], row["publication"]].append(row)
    return [*found.values()]
