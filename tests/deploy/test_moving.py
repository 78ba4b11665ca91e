"""A reader with a browser: the replica dies, the page finds another by itself, stands as before and goes on."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from components.charts import CHARTS
from components.drawing.render import render
from tests.deploy.conftest import revive
from tests.waiting import PATIENCE, until

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from deploy.loopback import Replica, Site
    from tests.browser.conftest import Reader

CHART = CHARTS["un-decisions"]
VIEW = "un-votes?body=Human+Rights+Council"


def home(site: Site, page: Page) -> Replica:
    """The replica that the only reader is connected to."""
    alive = [each for each in site.replicas if each.process is not None]
    until(lambda: sum(each.sessions for each in alive), lambda sessions: sessions == 1, "one reader is connected", page)
    return next(each for each in alive if each.sessions)


def test_a_page_whose_replica_dies_stands_in_the_same_view_takes_new_choices_and_gives_its_files_when_the_replica_is_back(
    site: Site, reading: Callable[[Site], Reader]
) -> None:
    revive(site)
    one = reading(site)
    one.visit(VIEW)
    page = one.come_to_all()
    headline = render(CHART, CHART.read({"body": ["Human Rights Council"]})).headline
    before = until(page.locator("main").inner_text, lambda text: headline in text, "the page says its headline")
    expect(page).to_have_url(f"{site.address}/{VIEW}")
    first, heard = home(site, page), list[object]()
    page.on("websocket", lambda each: each.on("framereceived", lambda frame: heard.append(frame)))  # noqa: PLW0108  Playwright marks its handlers

    first.stop(signal.SIGKILL)
    second = home(site, page)
    until(lambda: heard, what="the page has been run again", page=page)
    one.come_to_all()
    assert second is not first
    expect(page.locator("main")).to_have_text(before, use_inner_text=True)
    expect(page).to_have_url(f"{site.address}/{VIEW}")

    page.locator(f".st-key-filter-{CHART.id}").get_by_role("button").click()
    page.get_by_text("Share of voting", exact=True).click()
    page.wait_for_url(f"{site.address}/{VIEW}&unit=Share+of+voting")
    one.settled()
    other = CHART.read({"body": ["Human Rights Council"], "unit": ["Share of voting"]})
    expect(page.locator("main")).to_contain_text(render(CHART, other).measure)
    page.keyboard.press("Escape")

    revive(site)  # from now on the reader's address leads to the first again, while the session is on the second
    back = f"{site.address}/healthz?back"
    until(lambda: page.request.get(back).ok and _asked(site, "/healthz?back")[-1] == (first.port,), what="it is back", page=page)
    page.locator(f".st-key-files-{CHART.id}").get_by_role("button", name="Data").click()
    with page.expect_download(timeout=PATIENCE * 1000) as made:
        page.locator(f".st-key-csv-{CHART.id}").get_by_role("button", name="CSV").click()
    assert "Human Rights Council" in made.value.path().read_text(encoding="utf-8")
    assert [each for each in site.asked() if each.uri.startswith("/media/")][-1].replicas == (first.port, second.port)
    expect(page.get_by_text("Connection error")).to_have_count(0)


def _asked(site: Site, uri: str) -> list[tuple[int, ...]]:
    return [each.replicas for each in site.asked() if each.uri == uri]
