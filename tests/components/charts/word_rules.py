"""What is wrong with a sentence that a reader gets."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from components.drawing.render import NO_MATCH, record_today

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
HEADLINE, LINE, SHORT_TITLE = 12, 30, 3
"""How many words a headline, a measure or what stands today, and a short title have at most."""
FEW = 4
"""A chart drawn in more sizes than this does not show the same in all of them."""
ANY = re.compile("|".join(FLAWS))


def flaws(text: str) -> Iterator[str]:
    """What is wrong with one sentence or several."""
    if not re.search(r"[.][”)]?$", text):
        yield f"has no full stop: {text}"
    yield from _wrong_words(text)


def _wrong_words(text: str) -> Iterator[str]:
    """Patterns that no text for readers has, whatever stands at its end."""
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


def _words(text: str) -> int:
    return len(text.split())


def headline(case: Case) -> Iterator[str]:
    """The headline is a heading: few words, no mark at its end, and none of the program's values."""
    said = case.drawn.headline
    if case.drawn.figure is None:
        if said != NO_MATCH.removesuffix("."):
            yield f"headline does not say that nothing is left: {said}"
        return
    if _words(said) > HEADLINE:
        yield f"headline has {_words(said)} words: {said}"
    if re.search(r"[.?!…:;,]$", said):
        yield f"headline ends with a mark: {said}"
    if not said[:1].isupper() and not said[:1].isdigit():
        yield f"headline begins small: {said}"
    for flaw in _wrong_words(said):
        yield f"headline {flaw}"


def _wrong_line(name: str, text: str) -> Iterator[str]:
    """What is wrong with a line of few words."""
    if _words(text) > LINE:
        yield f"{name} has {_words(text)} words: {text}"
    for flaw in flaws(text):
        yield f"{name} {flaw}"


def measure(case: Case) -> Iterator[str]:
    """The measure is a line of few words that gives the number of drawn rows."""
    said = case.drawn.measure
    if case.drawn.figure is None:
        return
    yield from _wrong_line("measure", said)
    if not re.search(rf"(?<![\d,.]){len(case.drawn.rows):,}(?![\d]|,\d)", said):
        yield f"measure does not give the {len(case.drawn.rows):,} rows: {said}"


def what_stands_today(case: Case) -> Iterator[str]:
    """What stands today is a line of few words with a figure in bold, and nothing else in it is Markdown."""
    said = record_today(case.chart)
    yield from _wrong_line("record_today", without_markdown(said))
    if not re.search(r"\*\*[^*]+\*\*", said):
        yield f"record_today has no figure in bold: {said}"


def without_markdown(markdown: str) -> str:
    """Markdown with bold figures and escaped data as a reader sees it."""
    return re.sub(r"\\(.)", r"\1", markdown.replace("**", ""))


def short_title(case: Case) -> Iterator[str]:
    """The short title is a few words, and the control that matters most is one that only this chart has."""
    if not 0 < _words(case.chart.short_title) <= SHORT_TITLE:
        yield f"short_title has {_words(case.chart.short_title)} words: {case.chart.short_title}"
    own = [each.name for each in case.chart.controls if not each.shared]
    if case.chart.main_control not in (own or [""]):
        yield f"main control “{case.chart.main_control}” is none of {own}"


def constant_headline(made: list[Case]) -> Iterator[str]:
    """Over the choices of a chart: where the finding changes, headline or measure does too, and the headline is not always the same."""
    shown = [each for each in made if each.drawn.figure is not None]
    sizes = {len(each.drawn.rows) for each in shown}
    texts = {each.drawn.headline + each.drawn.measure for each in shown}
    if len(sizes) > len(texts):
        yield f"headline and measure are the same for charts of {len(sizes)} sizes: {shown[0].drawn.headline}"
    if len(sizes) > FEW and len({each.drawn.headline for each in shown}) == 1:
        yield f"headline is always the same: {shown[0].drawn.headline}"


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
