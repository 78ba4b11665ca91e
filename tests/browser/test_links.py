"""Links that others will pass on, as far as the browser draws what they say: a roll call on the map, one claim, the switch, an excerpt.

What pages say for a link is asked without a browser, in `tests/pages/test_links.py`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from components.charts import CHARTS, votes
from components.content.claims import claim_cards
from components.description.choice import HIGHLIGHT
from components.drawing.theme import FAINT
from tests.waiting import until

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.conftest import Reader

PLACES = """plot => plot.data.flatMap(trace => trace.type === 'choropleth' ? trace.locations.map(each => [each, 1])
    : trace.type === 'scattergeo' && trace.hoverinfo === 'text' ? trace.hovertext.map(each => [each, 0]) : [])"""
OPACITIES = "plot => plot.data.flatMap(trace => trace.marker?.opacity?.length ? [...trace.marker.opacity] : [])"


def draws(page: Page, chart: str, what: str, holds: Callable[[list[Any]], bool]) -> None:
    """Wait until what the figure of a chart holds in the browser is right."""
    plot = page.locator(f".st-key-figure-{chart} .js-plotly-plot")
    until(lambda: plot.evaluate(what), holds, chart)


def test_a_link_to_the_map_draws_every_member_once_from_this_machine(reader: Callable[..., Reader]) -> None:
    visitor = reader()
    page = visitor.visit("un-votes?decision=General+Assembly+plenary%2C+17+December+2015&shown_as=Map")
    expect(page.locator(".st-key-figure-un-one-decision").get_by_role("figure")).to_have_attribute(
        "aria-label", re.compile("119 in favour")
    )
    draws(page, "un-one-decision", PLACES, lambda places: len(places) == len({name for name, _ in places}) == len(votes.states()) == 193)
    assert visitor.outside == []


def test_a_link_to_a_claim_shows_it_first(reader: Callable[..., Reader]) -> None:
    page = reader().visit("claims?claim=C18")
    first, other = page.locator(".claim[open]"), page.locator("#C01")
    expect(first).to_contain_text(claim_cards()["C18"].would_change)
    expect(first).to_be_visible()
    expect(other).to_be_visible()
    until(lambda: [first.bounding_box(), other.bounding_box()], lambda boxes: all(boxes) and boxes[0]["y"] < boxes[1]["y"])


def test_the_switch_in_a_link_fades_what_came_later(reader: Callable[..., Reader]) -> None:
    someone = reader()
    someone.visit("")
    draws(someone.come_to_all(), "two-tracks", OPACITIES, lambda now: bool(now) and FAINT not in now)
    someone.visit("?known=on+10+March+2015")
    draws(someone.come_to_all(), "two-tracks", OPACITIES, lambda then: {1, FAINT} <= {*then})


def test_an_excerpt_leads_to_its_marks(reader: Callable[..., Reader]) -> None:
    chart = next(each for each in CHARTS.values() if each.rows_for_excerpt)
    excerpt = chart.excerpts[0]
    someone, address = reader(), chart.link({HIGHLIGHT.name: excerpt})
    card = someone.visit(f"brief?excerpt={excerpt}").locator(f".st-key-quote-{excerpt}-first")
    expect(card.get_by_role("link", name=chart.title)).to_have_attribute("href", address)
    page = someone.visit(address)
    someone.come_to(chart.id)
    draws(page, chart.id, OPACITIES, lambda opacities: {1, FAINT} <= {*opacities})
