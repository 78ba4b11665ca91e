"""Each mark knows its row: what is highlighted stays as it is, everything else fades, and what stands for no row never changes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from components.charts import CHARTS
from components.description.chart import Chart
from components.drawing import theme
from components.drawing.render import render
from tests.components.charts.cases import Case, complete
from tests.components.charts.mark_rules import marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    import plotly.graph_objects as go

DRAWN_AS = ("crosswalk_as", "shown_as", "known", "review_by", "finding")
"""Choices that change how rows are drawn; of any other chart the default is enough."""
ALONE = {"un-one-decision": {"decision": "unga-c3-2014"}, "council-agenda": {}, "un-decisions": {"body": "all"}}
"""Choices with marks that the default does not have: what is not in the record, votes without a tally."""


def cases(chart: Chart) -> Iterator[Case]:
    """A chart in each of the ways in which it can be drawn."""
    start = complete(chart, {})
    yield Case(chart, start)
    for control in chart.controls:
        for value in [*control.allowed(start)][:4] if control.name in DRAWN_AS else ():
            if value != start[control.name]:
                yield Case(chart, complete(chart, {control.name: value}))
    if more := ALONE.get(chart.id):
        yield from (Case(chart, complete(chart, {**more, "shown_as": each})) for each in ("map", "seats", "list") if "shown_as" in start)
        if "shown_as" not in start:
            yield Case(chart, complete(chart, more))


CASES = [case for chart in CHARTS.values() for case in cases(chart)]
LINKS = [(chart, excerpt) for chart in CHARTS.values() if chart.rows_for_excerpt for excerpt in chart.excerpts]


def opened(chart: Chart, address: str) -> Case:
    """A chart as a link opens it."""
    query = parse_qs(urlsplit(address).query, keep_blank_values=True)
    return Case(chart, chart.read(query))


def strengths(figure: go.Figure) -> dict[tuple[tuple[int, ...], str], list[float]]:
    """How strong the marks of the same rows and the same kind are."""
    found: dict[tuple[tuple[int, ...], str], list[float]] = {}
    for mark in marks(figure):
        found.setdefault((mark.rows, mark.kind), []).append(mark.strength)
    return {key: sorted(each) for key, each in found.items()}


def others(figure: go.Figure) -> Counter[str]:
    """What stands for no row: traces without marks, lines, words."""
    return Counter([str(trace.to_plotly_json()) for trace in figure.data if trace.customdata is None] + [figure.layout.to_json()])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_picked_out_stays_and_everything_else_fades(case: Case) -> None:
    rows = case.chart.rows(case.choices).reset_index(drop=True)
    highlighted = {each for each in rows.index if each % 3 == 0}
    plain = case.chart.figure(rows, case.choices)
    figure = case.chart.figure(rows.assign(highlighted=rows.index.isin(highlighted)), case.choices)
    before, after = strengths(plain), strengths(figure)
    assert before.keys() == after.keys()
    for (stands_for, kind), strong in before.items():
        if highlighted & {*stands_for}:
            assert after[stands_for, kind] == strong, (stands_for, kind)
        elif stands_for:
            assert all(faint < full for faint, full in zip(after[stands_for, kind], strong, strict=True)), (stands_for, kind)
            assert min(after[stands_for, kind]) >= theme.FAINT * min(strong)
    assert others(plain) == others(figure)


@pytest.mark.parametrize(("chart", "excerpt"), LINKS, ids=lambda each: each if isinstance(each, str) else each.id)
def test_a_link_from_an_excerpt_picks_out_some_marks_and_fades_some(chart: Chart, excerpt: str) -> None:
    case = opened(chart, chart.excerpt_link(excerpt))
    plain = render(chart, case.choices | {"highlight": ""})
    assert case.choices["highlight"] == excerpt
    before, after = strengths(plain.figure), strengths(case.drawn.figure)
    highlighted = {*case.drawn.rows.index[case.drawn.rows.highlighted]}
    assert highlighted
    assert all(after[key] == before[key] for key in before if highlighted & {*key[0]})
    assert any(max(after[key]) < min(before[key]) for key in before)
    assert {row for key in before if after[key] == before[key] for row in key[0]} >= highlighted


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("charges-and-law?inquiry", ["BC-01/RS-7-1-a", "RS-7-1-b/CA-G"]),
        ("who-stands-where?rejection", ["P011"]),
        ("who-stands-where?china-russia", ["P013"]),
        ("referral?china-russia", ["CHN", "RUS"]),
        ("prisoner-estimates?prisoners", ["E026"]),
    ],
)
def test_an_excerpt_picks_out_what_it_speaks_of(link: str, said: list[str]) -> None:
    name, excerpt = link.split("?")
    case = opened(CHARTS[name], CHARTS[name].excerpt_link(excerpt))
    rows = case.drawn.rows
    key = {"charges-and-law": "link_id", "who-stands-where": "position_id", "referral": "iso3", "prisoner-estimates": "estimate_id"}[name]
    highlighted = [*rows[key][rows.highlighted]]
    assert {*said} <= {*highlighted}
    assert len(highlighted) < len(rows)
    if name != "charges-and-law":
        assert sorted(highlighted) == sorted(said)


@pytest.mark.parametrize("chart", [each for each in CHARTS.values() if each.rows_for_excerpt], ids=lambda chart: chart.id)
def test_a_chart_of_which_an_excerpt_says_nothing_is_as_it_is_without_it(chart: Chart) -> None:
    plain = render(chart, complete(chart, {}))
    control = next(each for each in chart.controls if each.name == "highlight")
    silent = 0
    for excerpt in control.allowed({}):
        rows = chart.rows(complete(chart, {}))
        if excerpt and not chart.rows_for_excerpt(rows, excerpt).any():  # ty: ignore[call-non-callable]
            silent += 1
            assert render(chart, complete(chart, {"highlight": excerpt})).figure == plain.figure
    assert silent > 0


def test_the_meeting_of_the_council_leaves_the_thought_experiment_as_it_is() -> None:
    chart = CHARTS["referral"]
    figures = [render(chart, complete(chart, {"highlight": each})).figure for each in ("", "council-meeting")]
    assert figures[0] == figures[1]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_no_entry_of_the_key_fades_with_the_marks(case: Case) -> None:
    named = [each for each in case.drawn.figure.data if each.type.startswith("scatter") and each.name and each.showlegend is not False]
    assert [each.name for each in named if each.customdata is not None] == []


def test_what_is_faint_already_stays_in_sight_when_something_else_is_picked_out() -> None:
    case = Case(CHARTS["two-tracks"], complete(CHARTS["two-tracks"], {"known": "brief", "highlight": "dual-track"}))
    assert {mark.strength for mark in marks(case.drawn.figure)} == {1, theme.FAINT, theme.FAINTEST}
