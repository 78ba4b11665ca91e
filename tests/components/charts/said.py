"""What is wrong with a sentence that a reader gets."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from components.drawing.render import NO_MATCH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.components.charts.cases import Case

FLAWS = {
    r"\b(nan|NaN|NaT|True(?! o[fn]\b)|False|None(?! of\b))\b|<NA>": "a value of the program",
    r"\b[a-z]+_[a-z_]+\b|\b[A-Z]\d{3}\b": "a code",
    r"\*\*|\]\(|</?[a-z]+>|&[a-z]+;": "markup",
    r"  |\s[.,;:]|[.,;:]{2}|\(\)|“”": "broken punctuation",
    r"\b\d{4}-\d{2}\b": "a date that is not in words",
    r"(?<![\d/.,–])\b\d{5,}\b": "a number without separators",
    r"\d\s?-\s?\d{4}\b": "a hyphen between numbers",
    r"!|\bunanimous": "a word that is not ours",
    r"(?<![\d.,/–] )(?<![\d.,/–])\b1 (?!was\b|has\b|is\b|this\b|does\b)[a-z]{3,}s\b": "a plural after 1",
}
"""Patterns that no sentence for readers has, and what they are."""
ANY = re.compile("|".join(FLAWS))


def flaws(text: str) -> Iterator[str]:
    """What is wrong with one sentence or several."""
    if not re.search(r"[.][”)]?$", text):
        yield f"has no full stop: {text}"
    for pattern, what in FLAWS.items() if ANY.search(text) else ():
        if found := re.search(pattern, text):
            yield f"{what} ({found[0]}): {text}"


def finding(case: Case) -> Iterator[str]:
    """The finding is a sentence with a number; where nothing is left it says so."""
    said = case.drawn.finding
    if case.drawn.figure is None:
        if said != NO_MATCH:
            yield f"finding does not say that nothing is left: {said}"
        return
    if not re.search(r"\d", said):
        yield f"finding has no number: {said}"
    for flaw in flaws(said):
        yield f"finding {flaw}"


def sentences(case: Case) -> Iterator[str]:
    """Each row is a sentence, and no two rows say the same."""
    for each in case.sentences:
        for flaw in flaws(each):
            yield f"sentence {flaw}"
    for each, times in Counter(case.sentences).items():
        if times > 1:
            yield f"{times} rows say the same: {each}"


def words(case: Case) -> Iterator[str]:
    """The title asks, notes and notice are sentences."""
    if not case.chart.title.endswith("?"):
        yield f"the title asks nothing: {case.chart.title}"
    for each in filter(None, (*case.chart.notes, case.chart.notice)):
        for flaw in flaws(each):
            yield f"note {flaw}"
