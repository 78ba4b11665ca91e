"""Links that others will pass on: a roll call on the map, a move, a referral, one claim, the switch, an excerpt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from components.charts import CHARTS, votes
from components.drawing.theme import FAINT

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.conftest import Reader

PLACES = """plot => plot.data.flatMap(trace => trace.type === 'choropleth' ? trace.locations.map(each => [each, 1])
    : trace.type === 'scattergeo' && trace.hoverinfo === 'text' ? trace.hovertext.map(each => [each, 0]) : [])"""
OPACITIES = """plot => plot.data.filter(trace => trace.customdata)
    .flatMap(trace => trace.marker?.opacity?.length ? [...trace.marker.opacity] : [trace.opacity ?? 1])"""


def finding(page: Page, chart: str) -> str:
    """What a chart says above its picture."""
    return page.locator(f".st-key-finding-{chart}").inner_text()


def drawn(page: Page, chart: str, what: str) -> list[Any]:
    """What the figure of a chart holds in the browser."""
    return page.locator(f".st-key-figure-{chart} .js-plotly-plot").evaluate(what)


def test_a_link_to_the_map_draws_every_member_once_from_this_machine(reader: Callable[..., Reader]) -> None:
    visitor = reader()
    page = visitor.visit("un-votes?decision=General+Assembly+plenary%2C+17+December+2015&shown_as=Map")
    places = drawn(page, "un-one-decision", PLACES)
    assert len(places) == len({name for name, _ in places}) == len(votes.states()) == 193
    assert "119 in favour" in finding(page, "un-one-decision")
    assert visitor.outside == []


def test_a_link_to_a_move_says_who_moved(reader: Callable[..., Reader]) -> None:
    page = reader().visit("un-votes?compare=2005+to+2015")
    assert "88–21–60" in finding(page, "un-moves")
    assert "119–19–48" in finding(page, "un-moves")


def test_a_link_to_a_referral_sets_how_each_member_votes(reader: Callable[..., Reader]) -> None:
    page = reader().visit("council-and-court?council_year=2014&refer_no=Russia&refer_abstain=China")
    assert "veto of Russia" in finding(page, "referral")
    page = reader().visit("council-and-court?council_year=2014&refer_no=&refer_abstain=China&refer_abstain=Russia")
    assert "pass" in finding(page, "referral")
    assert "no veto" in finding(page, "referral")


def test_a_link_to_a_claim_shows_it_first(reader: Callable[..., Reader]) -> None:
    page = reader().visit("claims?claim=C18")
    expect(page.get_by_text("C18").first).to_be_visible()
    first = page.get_by_text("C18").first.bounding_box()
    other = page.get_by_text("C01").first.bounding_box()
    assert first
    assert other
    assert first["y"] < other["y"]


def test_the_ledger_can_be_filtered_by_a_link(reader: Callable[..., Reader]) -> None:
    page = reader().visit("claims?verdict=Inaccurate")
    shown = page.locator("[data-testid=stExpander] summary", has_text="Inaccurate")
    expect(shown).to_have_count(2)


def test_the_switch_in_a_link_fades_what_came_later(reader: Callable[..., Reader]) -> None:
    now = drawn(reader().visit(""), "two-tracks", OPACITIES)
    then = drawn(reader().visit("?known=on+10+March+2015"), "two-tracks", OPACITIES)
    assert FAINT not in now
    assert FAINT in then
    assert 1 in then


@pytest.mark.parametrize(
    ("chart", "excerpt"), [(each.id, excerpt) for each in CHARTS.values() if each.rows_for_excerpt for excerpt in each.excerpts]
)
def test_an_excerpt_leads_to_its_marks(reader: Callable[..., Reader], chart: str, excerpt: str) -> None:
    page = reader().visit(f"brief?excerpt={excerpt}")
    card = page.locator(f".st-key-quote-{excerpt}-first")
    address = card.get_by_role("link", name=CHARTS[chart].title).get_attribute("href")
    assert f"highlight={excerpt}" in str(address)
    opacities = drawn(reader().visit(str(address)), chart, OPACITIES)
    assert {1, FAINT} <= {*opacities}
