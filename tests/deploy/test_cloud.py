"""Streamlit Community Cloud on this machine: started by `streamlit run` with the settings it forces, shown in a frame below /~/+/, little memory.

From its documentation (Status and limitations; App resources and limits). That a proxy takes `/~/+` away is how it is seen to behave, not documented.
"""

from __future__ import annotations

import asyncio
import html
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from components.charts import CHARTS
from components.content.pages import PAGES
from components.description.page import Page
from components.export.cite import SITE
from deploy.loopback import Replica, Site, proxy
from tests.apart import apart
from tests.bench.session import session
from tests.deploy.conftest import ask, free, on_cloud
from tests.register import ROOT
from tests.waiting import until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.bench.session import Run
    from tests.browser.conftest import Reader

BELOW = "/~/+"
GUARANTEED = 690
"""MB of memory that an app gets at least; it may have up to 2,700."""
READERS = 3


@pytest.fixture(scope="module")
def cloud(nginx: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The app as Community Cloud runs and shows it."""
    port = free()
    only = Replica(port, tmp_path_factory.mktemp("cloud") / "log.txt", command=on_cloud(port))
    only.start()
    try:
        only.wait()
        with proxy([only], BELOW) as site:
            yield site
    finally:
        only.stop()


async def visits(address: str) -> list[Run]:
    """Some readers at once, each through every page."""

    async def one() -> list[Run]:
        async with session(address) as reader:
            return [await reader.visit(each.path, to_the_end=True) for each in PAGES]

    return [run for runs in await asyncio.gather(*(one() for _ in range(READERS))) for run in runs]


def most(pid: int) -> float:
    """The most memory that a process has had so far, in MB."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return int(re.findall(r"^VmHWM:\s+(\d+) kB$", status, re.MULTILINE)[0]) * 1024 / 1e6


def test_the_entry_file_and_its_packages_are_where_it_looks() -> None:
    assert (ROOT / "app.py").is_file()
    assert (ROOT / "requirements.txt").is_file()
    assert [each for each in ("uv.lock", "Pipfile", "environment.yml", "packages.txt") if (ROOT / each).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path or "root")
def test_the_first_answer_has_title_and_words(cloud: Site, page: Page) -> None:
    answer = ask(cloud.address, f"/{page.path}")
    text = html.unescape(answer.body.decode())
    assert answer.status == 200
    assert SITE in re.findall(r"<title>(.*?)</title>", text)[0]
    assert page.lede in text


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only /proc says how much memory another process has had at most")
def test_readers_of_every_page_fit_into_the_memory_that_is_guaranteed(cloud: Site) -> None:
    assert [each.faults for each in apart(visits(cloud.address))] == [[]] * (READERS * len(PAGES))
    process = cloud.replicas[0].process
    assert process
    assert most(process.pid) < GUARANTEED


@pytest.mark.parametrize("uri", ["/read/prisoners", "/api", "/embed/un-decisions", "/package.zip", "/feed.xml", "/app/static/card.png"])
def test_our_own_routes_answer_below_the_path(cloud: Site, uri: str) -> None:
    assert ask(cloud.address, uri).status == 200


def test_a_page_works_in_the_frame_and_its_links_stay_below_the_path(cloud: Site, reading: Callable[[Site], Reader]) -> None:
    one = reading(cloud)
    outer = f"{cloud.address.removesuffix(BELOW)}/un-votes"
    frame = f'<iframe src="{BELOW}/un-votes" width="1280" height="900"></iframe>'
    one.page.route(outer, lambda route: route.fulfill(body=frame, content_type="text/html"))
    one.server = cloud.address.removesuffix(BELOW)
    one.page.goto(outer)
    inside = one.page.frame_locator("iframe")
    inside.locator(f".st-key-panel-{CHARTS['un-decisions'].id} .main-svg").first.wait_for()
    links, host = inside.locator("a"), urlsplit(cloud.address).netloc
    ours = until(lambda: [each for each in links.evaluate_all("all => all.map(each => each.href)") if urlsplit(each).netloc == host])
    assert [each for each in ours if not each.startswith(f"{cloud.address}/")] == []
    assert one.outside == []  # Streamlit's own statistics, which are forced on, do not get past the page's policy
