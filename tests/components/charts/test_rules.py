"""Every rule over all charts is proved by a chart that breaks it.

A flaw is what is changed in a small chart in which nothing is wrong, and the complaint that has to come.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from components.description.chart import Chart, Column
from components.description.choice import Control
from components.drawing import theme
from components.drawing.render import NO_MATCH
from data import PACKAGE, TableError, table
from tests.components.charts import word_rules
from tests.components.charts.cases import Case, cases, complete
from tests.components.charts.test_all_charts import complaints

if TYPE_CHECKING:
    from collections.abc import Callable

    from components.description.choice import Choices

SIDES = {"left": "Left", "right": "Right"}


def _rows(_choices: Choices) -> pd.DataFrame:
    return pd.DataFrame({"estimate_id": ["E013", "E020"], "people": [3500, 1200], "side": ["left", "right"]})


def _sentence(row: pd.Series) -> str:
    return f"{row.side.capitalize()}: {row.people:,} people."


def _figure(rows: pd.DataFrame, _choices: Choices) -> go.Figure:
    marker = {"color": theme.ACCENT, "opacity": theme.opacities(rows)}
    bars = go.Bar(x=rows.people, y=rows.side, orientation="h", marker=marker, **theme.mark_attributes(rows, _sentence))
    return theme.figure(bars, height=200, xaxis_title="people", xaxis_range=[0, 4000])


GOOD = Chart(
    id="sides",
    page="",
    title="How many are on each side?",
    tables=("prisoner_estimates",),
    controls=(Control("side", "Side", "many", SIDES), Control("dense", "Dense", "flag"), Control("span", "Years", "span", (2003, 2026))),
    rows=_rows,
    columns=(Column("side", "Side", labels=SIDES), Column("people", "People"), Column("estimate_id", "Estimate")),
    figure=_figure,
    short_title="both sides",
    finding=lambda rows, _choices: f"{len(rows)} sides hold {rows.people.sum():,} people.",
    headline=lambda rows, _choices: f"The {len(rows)} sides hold {rows.people.sum():,} people",
    measure=lambda rows, _choices: f"People by side. {len(rows)} rows.",
    record_today=lambda: "**4,700** people are on two sides.",
    main_control="side",
    sentence=_sentence,
    row_citation_keys=(("prisoner_estimates", "estimate_id"),),
    caveat="Made up for the tests.",
    notes=("Bars are people.",),
    excerpts=("prisoners",),
)


def hostile(text: str) -> Chart:
    """The small chart with a text from an enemy in its title, headline, finding and figure."""
    return replace(
        GOOD,
        title=text,
        headline=lambda *_: text,
        finding=lambda *_: text,
        figure=lambda rows, choices: _figure(rows, choices).update_traces(name=text),
    )


def _say(finding: str) -> dict[str, Any]:
    return {"finding": lambda _rows, _choices: finding}


def _head(headline: str) -> dict[str, Any]:
    return {"headline": lambda _rows, _choices: headline}


def _line(measure: str) -> dict[str, Any]:
    return {"measure": lambda _rows, _choices: measure}


def _with(**changes: Any) -> dict[str, Any]:
    return {"figure": lambda rows, choices: _figure(rows, choices).update(changes)}


def _bars(**changes: Any) -> dict[str, Any]:
    return {"figure": lambda rows, choices: _figure(rows, choices).update_traces(**changes)}


def _about(column: str, keys: list[Any]) -> dict[str, Any]:
    return {"row_citation_keys": (("prisoner_estimates", column),), "rows": lambda choices: _rows(choices).assign(**{column: keys})}


def _less_than_named() -> dict[str, Any]:
    """A row that names a state and a decision, with the sources of the decision."""
    named = {"decision_id": "unga-2014-plenary", "iso3": "BRA"}
    shown = (*GOOD.columns, Column("decision_id", "Decision"), Column("iso3", "State"))
    return {
        "row_citation_keys": (("un_decisions", "decision_id"),),
        "tables": ("un_decisions", "un_positions"),
        "columns": shown,
        "rows": lambda choices: _rows(choices).assign(**named),
    }


THIRTEEN = "One two three four five six seven eight nine ten eleven twelve thirteen"
LONG = " ".join(["long"] * 29)
FLAWS = [
    ({"columns": (Column("year", "Year"),)}, "rows have no year"),
    (
        {"row_citation_keys": (("prisoner_estimates", "side"),)},
        "no source with an address for prisoner_estimates left: Left: 3,500 people.",
    ),
    ({"row_citation_keys": ()}, "about nothing: Left: 3,500 people."),
    (_about("other", [None, "E020"]), "about nothing: Left: 3,500 people."),
    (_about("other", [["E013", "E000"], "E020"]), "no source with an address for prisoner_estimates E000: Left: 3,500 people."),
    (_about("other", ["E020", "E020"]), "the cells do not say prisoner_estimates E020: Left: 3,500 people."),
    (_less_than_named(), "its own record is un_positions unga-2014-plenary/BRA: Left: 3,500 people."),
    ({"excerpts": ("nowhere",)}, "there is no excerpt nowhere"),
    ({"controls": (Control("side", "Side", "many", {"left": "Left", "right": "Left"}),)}, "side has two options “Left”"),
    (_say("Nobody counted."), "finding has no number: Nobody counted."),
    (_say("There are 2"), "finding has no full stop: There are 2"),
    (_say("It was 2 of nan."), "finding a value of the program (nan): It was 2 of nan."),
    (_say("2 by single_insider."), "finding a code (single_insider): 2 by single_insider."),
    (_say("2 repeat E013."), "finding a code (E013): 2 repeat E013."),
    (_say("**2** people."), "finding markup (**): **2** people."),
    (_say("In 2003 , 2 people."), "finding broken punctuation ( ,): In 2003 , 2 people."),
    (_say("Since 2014-03 there are 2."), "finding a date that is not in words (2014-03): Since 2014-03 there are 2."),
    (_say("About 120000 people."), "finding a number without separators (120000): About 120000 people."),
    (_say("From 2003-2026."), "finding a hyphen between numbers (3-2026): From 2003-2026."),
    (_say("2 people!"), "finding has no full stop: 2 people!"),
    (_say("Adopted in 2014, unanimously."), "finding a word that is not ours (unanimous): Adopted in 2014, unanimously."),
    (_say("Only 1 estimates."), "finding a plural after 1 (1 estimates): Only 1 estimates."),
    (_head(THIRTEEN), f"headline has 13 words: {THIRTEEN}"),
    (_head("Both sides hold people."), "headline ends with a mark: Both sides hold people."),
    (_head("both sides hold people"), "headline begins small: both sides hold people"),
    (_head("None of nan sides"), "headline a value of the program (nan): None of nan sides"),
    (_head("Only 1 sides are held"), "headline a plural after 1 (1 sides): Only 1 sides are held"),
    (_line("People by side, 2003."), "measure does not give the 2 rows: People by side, 2003."),
    (_line("2 rows"), "measure has no full stop: 2 rows"),
    (_line(f"2 rows {LONG}."), f"measure has 31 words: 2 rows {LONG}."),
    ({"record_today": lambda: f"**2** rows {LONG}."}, f"record_today has 31 words: 2 rows {LONG}."),
    ({"record_today": lambda: "Two rows."}, "record_today has no figure in bold: Two rows."),
    ({"record_today": lambda: "**2** rows by None."}, "record_today a value of the program (None): 2 rows by None."),
    ({"short_title": "on both of them"}, "short_title has 4 words: on both of them"),
    ({"short_title": ""}, "short_title has 0 words: "),
    ({"main_control": "nowhere"}, "main control “nowhere” is none of ['side', 'dense', 'span']"),
    ({"main_control": ""}, "main control “” is none of ['side', 'dense', 'span']"),
    ({"sentence": lambda row: f"{row.side} holds 3"}, "sentence has no full stop: left holds 3"),
    ({"sentence": lambda _row: "Both hold 3."}, "2 rows say the same: Both hold 3."),
    ({"title": "Sides"}, "the title asks nothing: Sides"),
    ({"notes": ("Bars",)}, "note has no full stop: Bars"),
    ({"notice": "Violence"}, "note has no full stop: Violence"),
    (_bars(hovertext=["Left: 3,500 people.", "Right"]), "no mark says: Right: 1,200 people."),
    (_bars(x=[3500, None]), "no mark says: Right: 1,200 people."),
    (_bars(customdata=[0, None]), "no mark stands for row 1"),
    (_bars(customdata=None), "no mark stands for row 0"),
    (_bars(x=[3500, None]), "no mark stands for row 1"),
    (_bars(marker_opacity=[1, 0]), "no mark stands for row 1"),
    (_bars(customdata=[0, [1, 2]]), "a mark stands for row 2, which is none"),
    (_bars(marker_opacity=0), "bar has marks that nobody sees"),
    (_with(layout_xaxis_range=[0, 2000]), "no mark says: Left: 3,500 people."),
    (_with(layout_xaxis_tickfont_size=9), "text of size 9 at layout.xaxis.tickfont.size"),
    (_bars(textfont_size=[13, 9]), "text of size 9 at data.0.textfont.size"),
    (_with(layout_xaxis_title_text=None), "xaxis has numbers and no title"),
    (_bars(marker_color="#ff0000"), "#ff0000 at data.0.marker.color is not in the theme"),
    (_bars(marker_line_color="red"), "red at data.0.marker.line.color is not in the theme"),
    (_bars(marker_color=["#ff0000", theme.ACCENT]), "#ff0000 at data.0.marker.color is not in the theme"),
]


def test_the_small_chart_has_nothing_wrong() -> None:
    assert [each for case in cases(GOOD) for each in complaints(case)] == []


@pytest.mark.parametrize(("change", "complaint"), FLAWS, ids=[complaint for _, complaint in FLAWS])
def test_a_flaw_is_found(change: dict[str, Any], complaint: str) -> None:
    chart = replace(GOOD, **change)
    assert complaint in complaints(Case(chart, complete(chart, {})))


def test_a_sentence_to_quote_that_is_too_long_or_has_no_source_is_found() -> None:
    many = f"There are 2 sides {' '.join(['and'] * 40)}"
    chart = replace(GOOD, headline=lambda *_: many, finding=lambda *_: f"{many}.")
    assert any(each.startswith("the sentence to quote has ") for each in complaints(Case(chart, complete(chart, {}))))
    chart = replace(GOOD, row_citation_keys=(("prisoner_estimates", "side"),))
    assert any(each.startswith("the sentence to quote names no source") for each in complaints(Case(chart, complete(chart, {}))))


def test_a_headline_that_does_not_follow_the_choices_is_found() -> None:
    chart = replace(
        GOOD, rows=lambda choices: _rows(choices).head(2 - choices["dense"]), measure=lambda *_: "1 or 2 rows.", headline=lambda *_: "Sides"
    )
    assert [*word_rules.constant_headline([*cases(chart)])] == ["headline and measure are the same for charts of 2 sizes: Sides"]


def test_a_headline_that_is_always_the_same_is_found() -> None:
    rows = pd.concat([_rows({})] * 3, ignore_index=True)
    sizes = {(2003, 2003): 3, (2026, 2026): 4, (2003, 2026): 5}
    chart = replace(
        GOOD, rows=lambda made: rows.head(sizes[made["span"]] - made["dense"] - 2 * len(made["side"])), headline=lambda *_: "Sides"
    )
    assert [*word_rules.constant_headline([*cases(chart)])] == []
    chart = replace(chart, rows=lambda made: rows.head(sizes[made["span"]] - made["dense"] * 3 - len(made["side"]) * 4))
    assert [*word_rules.constant_headline([*cases(chart)])] == ["headline is always the same: Sides"]


def test_a_link_that_loses_a_choice_is_found() -> None:
    chart = replace(GOOD, controls=(Control("side", "Side", "one", {"": "Both", "left": "Left", "right": "Left"}),))
    assert any("is read as" in each for each in complaints(Case(chart, {"side": "left"})))


def test_a_chart_that_reads_a_table_it_does_not_name_is_found(broken: Callable[..., None]) -> None:
    chart = replace(GOOD, rows=lambda choices: _rows(choices).assign(camps=len(table("camps"))))
    broken(*set(PACKAGE.tables) - set(chart.tables))
    with pytest.raises(TableError):
        chart.rows(complete(chart, {}))


def test_a_note_may_say_why_a_row_has_no_mark() -> None:
    chart = replace(GOOD, notes=("Right has no place on this scale.",), **_bars(x=[3500, None]))
    assert complaints(Case(chart, complete(chart, {}))) == []


def test_when_nothing_is_left_the_finding_says_so() -> None:
    chart = replace(GOOD, rows=lambda choices: _rows(choices).head(0))
    case = Case(chart, complete(chart, {}))
    assert case.drawn.finding == NO_MATCH
    assert (case.drawn.headline, case.drawn.measure) == ("Nothing in the record matches these choices", "")
    assert complaints(case) == []


def test_the_cases_are_every_single_option_once() -> None:
    changed = [case.choices for case in cases(GOOD)]
    assert [each["side"] for each in changed[:3]] == [[], ["left"], ["right"]]
    assert [(each["dense"], each["span"]) for each in changed[3:]] == [(True, (2003, 2026)), (False, (2003, 2003)), (False, (2026, 2026))]
