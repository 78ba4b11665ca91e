"""Links that others will pass on: a roll call on the map, a move, a referral, one claim, the switch, an excerpt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from components import votes
from components.charts import CHARTS
from components.choice import HIGHLIGHT
from components.theme import GHOST
from tests.waiting import until

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from components.chart import Chart
    from tests.browser.conftest import Reader

PLACES = """plot => plot.data.flatMap(trace => trace.type === 'choropleth' ? trace.locations.map(each => [each, 1])
    : trace.type === 'scattergeo' && trace.hoverinfo === 'text' ? trace.hovertext.map(each => [each, 0]) : [])"""
OPACITIES = "plot => plot.data.flatMap(trace => trace.marker?.opacity?.length ? [...trace.marker.opacity] : [])"


SPOKEN_OF = {chart: next(each for each in chart.excerpts if each != "inquiry") for chart in CHARTS.values() if chart.spoken_of}
"""The charts that can pick out what an excerpt speaks of, each with one."""


def says(page: Page, chart: str, *parts: str) -> None:
    """Wait until the finding above a chart has these parts."""
    for each in parts:
        expect(page.locator(f".st-key-finding-{chart}")).to_contain_text(each)


def draws(page: Page, chart: str, what: str, holds: Callable[[list[Any]], bool]) -> None:
    """Wait until what the figure of a chart holds in the browser is right."""
    plot = page.locator(f".st-key-figure-{chart} .js-plotly-plot")
    until(lambda: plot.evaluate(what), holds, chart)


def test_a_link_to_the_map_draws_every_member_once_from_this_machine(reader: Callable[..., Reader]) -> None:
    visitor = reader()
    page = visitor.visit("un-votes?decision=General+Assembly+plenary%2C+17+December+2015&shown_as=Map")
    says(page, "un-one-decision", "119 in favour")
    draws(page, "un-one-decision", PLACES, lambda places: len(places) == len({name for name, _ in places}) == len(votes.states()) == 193)
    assert visitor.outside == []


def test_a_link_to_a_move_says_who_moved(reader: Callable[..., Reader]) -> None:
    says(reader().visit("un-votes?compare=2005+to+2015"), "un-moves", "88–21–60", "119–19–48")


def test_a_link_to_a_referral_sets_how_each_member_votes(reader: Callable[..., Reader]) -> None:
    someone = reader()
    page = someone.visit("council-and-court?council_year=2014&refer_no=Russia&refer_abstain=China")
    says(page, "referral", "veto of Russia")
    page = someone.visit("council-and-court?council_year=2014&refer_no=&refer_abstain=China&refer_abstain=Russia")
    says(page, "referral", "pass", "no veto")


def test_a_link_to_a_claim_shows_it_first(reader: Callable[..., Reader]) -> None:
    page = reader().visit("claims?claim=C18")
    first, other = page.get_by_text("C18").first, page.get_by_text("C01").first
    expect(first).to_be_visible()
    expect(other).to_be_visible()
    until(lambda: [first.bounding_box(), other.bounding_box()], lambda boxes: all(boxes) and boxes[0]["y"] < boxes[1]["y"])


def test_the_ledger_can_be_filtered_by_a_link(reader: Callable[..., Reader]) -> None:
    page = reader().visit("claims?verdict=Inaccurate")
    shown = page.locator("[data-testid=stExpander] summary", has_text="Inaccurate")
    expect(shown).to_have_count(2)


def test_the_switch_in_a_link_fades_what_came_later(reader: Callable[..., Reader]) -> None:
    someone = reader()
    draws(someone.visit(""), "two-tracks", OPACITIES, lambda now: bool(now) and GHOST not in now)
    draws(someone.visit("?known=on+10+March+2015"), "two-tracks", OPACITIES, lambda then: {1, GHOST} <= {*then})


@pytest.mark.parametrize(("chart", "excerpt"), SPOKEN_OF.items(), ids=[each.id for each in SPOKEN_OF])
def test_a_link_of_an_excerpt_picks_out_its_marks(reader: Callable[..., Reader], chart: Chart, excerpt: str) -> None:
    page = reader().visit(chart.link({HIGHLIGHT.name: excerpt}))
    draws(page, chart.id, OPACITIES, lambda opacities: {1, GHOST} <= {*opacities})


def test_an_excerpt_has_the_link_that_picks_out_its_marks(reader: Callable[..., Reader]) -> None:
    chart, excerpt = next(iter(SPOKEN_OF.items()))
    card = reader().visit(f"brief?excerpt={excerpt}").locator(f".st-key-quote-{excerpt}-first")
    expect(card.get_by_role("link", name=chart.title)).to_have_attribute("href", chart.link({HIGHLIGHT.name: excerpt}))
