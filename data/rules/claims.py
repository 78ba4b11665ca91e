"""Rules about the verdicts on the brief's claims: the two days they are given for, and the estimates that they speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.rules.registry import each_row, together

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.rules.rows import Problem, Row, Rows

RIGHT = ("confirmed", "confirmed_with_precision")


@each_row("claims")
def verdicts_of_two_days_agree(row: Row) -> Iterator[Problem]:
    """Wrong today is what was wrong in 2015; what was right or arguable then and is so no longer has been overtaken."""
    then, now = row["verdict_2015"], row["verdict"]
    if (then == "inaccurate") != (now == "inaccurate"):
        yield row.problem("verdict", f"is {now}, but on 10 March 2015 it was {then}: wrong on one day only")
    if now == "outdated" and then == "not_checkable":
        yield row.problem("verdict", "is outdated, but on 10 March 2015 it could not be checked")


@each_row("claims")
def only_a_prediction_was_open(row: Row) -> Iterator[Problem]:
    """What nothing had tested by 10 March 2015 is a prediction."""
    if row["verdict_2015"] == "open" and row["kind"] != "prediction":
        yield row.problem("verdict_2015", f"is open, but the claim is of the kind {row['kind']}")


@together("claims", "prisoner_estimates")
def verdicts_know_the_newest_estimate(claims: Rows, estimates: Rows) -> Iterator[Problem]:
    """A claim that gives a range which its first source has replaced is not right today, and what the check found names the new range."""
    for old, new in _replaced(estimates).items():
        for row in claims:
            claimed, found = old in (row["claim"] or ""), row["finding"] or ""
            if claimed and row["verdict"] in RIGHT:
                yield row.problem("verdict", f"is {row['verdict']}, but {old} has been replaced by {new.key} of {new['published_year']}")
            if (claimed or old in found) and _range(new) not in found:
                yield row.problem("finding", f"does not say that {new.key} of {new['published_year']} has replaced {old}")


def _replaced(estimates: Rows) -> dict[str, Row]:
    """By each range for the whole system: the newest range of the estimator that gave it first, where that is another one."""
    totals = [row for row in estimates if row["scope"] == "political_camps_total" and row["low"] and row["high"]]
    totals.sort(key=lambda row: row["published_year"] or 0)
    first = {_range(row): row for row in reversed(totals)}
    newest = {row["estimator"]: row for row in totals}
    return {given: newest[row["estimator"]] for given, row in first.items() if _range(newest[row["estimator"]]) != given}


def _range(row: Row) -> str:
    """A range of people as texts write it: "80,000–120,000"."""
    return f"{row['low']:,}–{row['high']:,}"
