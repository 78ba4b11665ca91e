"""The real server and a real Chromium: started once for all tests of this folder, each reader in a window of its own.

Nothing outside this machine is needed: a request that would leave it fails in the browser, and is noted.
"""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Request, Response, WebError, expect
from playwright.sync_api import TimeoutError as TooLate

from tests.register import ROOT, Entry
from tests.waiting import PATIENCE, until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

DESK = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}

expect.set_options(timeout=PATIENCE * 1000)

OWN_EVAL = "(Missing 'unsafe-eval')"
"""What Firefox says of a script of Playwright that the policy of a page forbids."""
LEFT = "error loading dynamically imported module: blob:"
"""What Firefox says of a part of a page that was still on its way when the page was left."""
PANELS = 4
"""For how many panels the patience has to last where all panels of a page are drawn, one after the other by one thread."""
RESTS = "[data-testid=stApp][data-test-script-state=notRunning]"
COMING = "[data-testid=stSkeleton], [data-stale=true]"
"""What stands for parts of a page that are still to come."""
WAITING = (
    "[class*=st-key-panel-]:has(.panel-picture):not(:has([class*=st-key-choices-])), "
    "[class*=st-key-panel-]:has(.panel-picture img):not(:has([class*=st-key-figure-]))"
)
"""Panels that nobody has come to, and those whose figure nobody has wanted."""
WHOLE = f"""() => {{
    const waiting = [...document.querySelectorAll('{WAITING}')];
    for (const each of waiting) each.querySelector('.panel-picture').dispatchEvent(new PointerEvent('pointerover', {{bubbles: true}}));
    const app = document.querySelector('[data-testid=stApp]');
    const stands = document.querySelector('[data-testid=stMain] h1') && !document.querySelector('main.shell');
    return app?.dataset.testScriptState === 'notRunning' && stands && !waiting.length;
}}"""
"""Come to all panels of a page, and want their figures; the first answer, which has a heading too, is not yet the page."""


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@contextmanager
def serving(log: Path, folder: Path = ROOT, port: int | None = None, end: signal.Signals = signal.SIGTERM) -> Iterator[str]:
    """The address of a server of its own, started as readers start it; it answers when it is handed out.

    `folder` is the project or a copy of it, `end` how the server is ended.
    """
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port), "--server.address", "127.0.0.1"]
    with log.open("ab") as stream, subprocess.Popen(command, cwd=folder, stdout=stream, stderr=subprocess.STDOUT) as process:
        try:
            address = f"http://127.0.0.1:{port}"
            _answers(address, process, log)
            yield address
        finally:
            process.send_signal(end)


def _answers(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Ask until the server answers; fail when it ends or the deadline is over."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            with urlopen(f"{address}/healthz", timeout=5) as answer:
                assert answer.status == 200
                return
        except (URLError, OSError):
            try:
                process.wait(0.2)
            except subprocess.TimeoutExpired:
                continue
            break
    pytest.fail(f"the server does not answer: {log.read_text()}")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the server that all tests share."""
    with serving(tmp_path_factory.mktemp("server") / "log.txt") as address:
        yield address


class Reader:
    """Somebody with a window: goes to addresses, and notes what went wrong on the way."""

    def __init__(self, browser: Browser, server: str, **window: Any) -> None:
        self.server = server
        self.window = {**DESK, **window}
        self.context: BrowserContext = browser.new_context(**self.window)
        self.context.set_default_timeout(PATIENCE * 1000)
        self.outside: list[str] = []
        self.trouble: list[str] = []
        self.context.on("request", self._asked)
        self.context.on("console", self._said)
        self.context.on("weberror", self._failed)
        self.context.on("response", self._answered)
        self.page: Page = self.context.new_page()

    def visit(self, address: str) -> Page:
        """Go to an address, relative to the root, and wait until it stands: panels below the screen come with `come_to`."""
        self.page.goto(f"{self.server}/{address}")
        return self.settled()

    def turn(self, entry: Entry) -> Page:
        """Go to a page by the navigation of the one that is open, and wait until it stands."""
        self.way(entry).click()
        expect(self.page).to_have_title(re.compile(f"^{re.escape(entry.heading)} – "))
        return self.settled()

    def way(self, entry: Entry) -> Locator:
        """The link to a page in the menu, with the entry that it stands under opened."""
        if not entry.section:
            return self.page.get_by_test_id("stTopNavLink").filter(has_text=entry.title, visible=True)
        section = self.page.get_by_role("navigation").get_by_role("button", name=entry.section, exact=True)
        if section.get_attribute("aria-expanded") != "true":
            section.click()
        return self.page.get_by_role("menuitem", name=entry.title, exact=True)

    def settled(self, panels: int = 1) -> Page:
        """Wait until nothing runs and every figure that was sent is drawn, as long as for so many panels."""
        undrawn = self.page.get_by_test_id("stPlotlyChart").filter(has_not=self.page.locator(".main-svg"))
        rests = self.page.locator(RESTS).filter(has=self.page.locator("h1"))
        try:
            rests.filter(has_not=undrawn).filter(has_not=self.page.locator(COMING)).wait_for(
                state="attached", timeout=panels * PATIENCE * 1000
            )
        except TooLate:
            pytest.fail(f"{self.page.url} does not come to rest, {self.trouble}: {self.page.locator('body').inner_text()[:500]}")
        return self.page

    def come_to_all(self) -> Page:
        """Come to all panels of the page, and wait until every chart is drawn: what readers who read to the end have, and what costs most."""
        self.page.wait_for_function(WHOLE, polling=100, timeout=PANELS * PATIENCE * 1000)
        return self.settled(PANELS)

    def come_to(self, chart: str) -> Locator:
        """Scroll to the panel of a chart until it is whole, also when what comes above it moves it away meanwhile."""
        panel = self.page.locator(f".st-key-panel-{chart}")
        choices = panel.locator("[class*=st-key-choices-]")
        until(lambda: panel.scroll_into_view_if_needed() or choices.is_visible(), what=f"the panel of {chart} is whole", page=self.page)
        return panel

    def afresh(self, server: str) -> Reader:
        """The same tab with an empty page, as wide as at first, nothing held back, and nothing noted. In a new tab each script would be read and compiled anew:
        a page costs twice as much there, a chart in a plain page five times.
        """
        self.page, *others = self.context.pages
        for each in others:
            each.close()
        self.page.unroute_all()
        self.page.goto("about:blank")
        self.page.emulate_media(media="null")
        self.page.set_viewport_size(self.window["viewport"])
        self.server = server
        self.forget()
        return self

    def in_new_tab(self) -> Reader:
        """Go on in a tab that ends with the test: for what is done to a tab itself."""
        self.page = self.context.new_page()
        return self

    def forget(self) -> None:
        """Strike out what was noted."""
        self.outside.clear()
        self.trouble.clear()

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.server, "data:", "blob:")):
            self.outside.append(request.url)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error" and OWN_EVAL not in message.text and LEFT not in message.text:
            self.trouble.append(f"{message.text} {message.location['url']}")

    def _failed(self, error: WebError) -> None:
        if OWN_EVAL not in str(error.error):
            self.trouble.append(str(error.error))

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.trouble.append(f"{response.status} {response.url}")


@pytest.fixture(scope="session")
def windows() -> Iterator[dict[str, Reader]]:
    """Readers by the kind of their window, for all tests one after the other."""
    kinds: dict[str, Reader] = {}
    yield kinds
    for each in kinds.values():
        each.context.close()


@pytest.fixture(scope="session")
def reader_at(browser: Browser, windows: dict[str, Reader]) -> Callable[..., Reader]:
    """Somebody with an empty page, at the address of a server or a folder: at most one for each kind of window in one test."""

    def make(server: str, **window: Any) -> Reader:
        kind = repr(sorted(window.items()))
        if kind not in windows:
            windows[kind] = Reader(browser, server, **window)
        return windows[kind].afresh(server)

    return make


@pytest.fixture(scope="session")
def reader(reader_at: Callable[..., Reader], server: str) -> Callable[..., Reader]:
    """Somebody with an empty page at the server that all tests share."""
    return partial(reader_at, server)


@pytest.fixture(scope="session", params=["browser", "firefox"], ids=["chromium", "firefox"])
def either_window(request: pytest.FixtureRequest, server: str) -> Iterator[Reader]:
    """A window in Chromium, then one in Firefox."""
    reader = Reader(request.getfixturevalue(request.param), server)
    yield reader
    reader.context.close()


@pytest.fixture
def either(either_window: Reader, server: str) -> Reader:
    """Somebody with an empty page, in Chromium and in Firefox."""
    return either_window.afresh(server)
