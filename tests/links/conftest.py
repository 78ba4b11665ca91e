"""What somebody may write into an address: words that are right, nearly right, and anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import settings
from hypothesis import strategies as st

from components.charts import CHARTS
from components.content.claims import FILTERS
from components.description.chart import Chart
from components.description.choice import Choices, Control

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

settings.register_profile("links", database=None, deadline=None, derandomize=True)
settings.load_profile("links")

LONG = "x" * 100_000
MARK = "<i>mark</i>"
"""Found in an answer as it is only if a value was not escaped."""
NASTY = (
    "",
    " ",
    LONG,
    "é" * 3_000,
    "\U0001f600\u202e\u200f\ufeff\ud7ff",
    "\x00",
    "a\x00b",
    "\x1b[31m\r\n\t\x7f\x85\u2028",
    f"<script>alert(1)</script>{MARK}",
    f'"><img src=x onerror=alert(1)>{MARK}',
    f"'onload='x' {MARK}",
    "javascript:alert(1)",
    "../../etc/passwd",
    "..\\..\\etc\\passwd",
    "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "/etc/passwd",
    "{{ 7*7 }}${7*7}%{7*7}",
    "nan",
    "inf",
    "1e999",
    "-1",
    "9" * 400,
    "٣",
    "True",
    "None",
    "[]",
)
"""Values that have broken other programs."""

CONTROLS: list[tuple[Control, Choices]] = [
    *((control, chart.read({})) for chart in CHARTS.values() for control in chart.controls),
    *((control, {}) for control in FILTERS.values()),
]
"""Every control, with choices that may be made before it."""

anything: SearchStrategy[str] = st.sampled_from(NASTY) | st.text(st.characters(codec="utf-8"), max_size=30)


def words(control: Control, before: Choices) -> SearchStrategy[list[str]]:
    """The words of one name in an address: none, one or several, right or wrong."""
    right = st.sampled_from(control.link_words(before)) if control.link_words(before) else st.nothing()
    return st.lists(right | anything, max_size=3)


@st.composite
def queries(draw: DrawFn, chart: Chart) -> dict[str, list[str]]:
    """An address of a chart, with names that it has and names that it has not."""
    start = chart.read({})
    query = {each.name: draw(words(each, start)) for each in chart.controls if draw(st.booleans())}
    return query | draw(st.dictionaries(anything, st.lists(anything, max_size=2), max_size=1))


@st.composite
def choices(draw: DrawFn, chart: Chart) -> Choices:
    """Choices that a reader can make, each among what the choices before it leave."""
    before: Choices = {}
    for control in chart.controls:
        options = control.allowed(before)
        match control.kind:
            case "flag":
                value = draw(st.booleans())
            case "span":
                low, high = options
                value = tuple(sorted((draw(st.integers(low, high)), draw(st.integers(low, high)))))
            case "many":
                value = draw(st.lists(st.sampled_from([*options]), unique=True, max_size=len(options))) if options else []
            case _:
                value = draw(st.sampled_from([*options]))
        before[control.name] = value
    return before
