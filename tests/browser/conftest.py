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
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Request, Response, expect
from playwright.sync_api import TimeoutError as TooLate

from tests.register import ROOT, Entry
from tests.waiting import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

DESK = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}

expect.set_options(timeout=PATIENCE * 1000)

SETTLED = """() => {
    const app = document.querySelector('[data-testid=stApp]');
    const drawn = [...document.querySelectorAll('[data-testid=stPlotlyChart]')].every(each => each.querySelector('.main-svg'));
    return app?.dataset.testScriptState === 'notRunning' && document.querySelector('h1') && drawn
        && !document.querySelector('[data-testid=stSkeleton], [class*=st-key-later-], [data-stale=true]');
}"""


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
        self.context: BrowserContext = browser.new_context(**{**DESK, **window})
        self.context.set_default_timeout(PATIENCE * 1000)
        self.outside: list[str] = []
        self.trouble: list[str] = []
        self.context.on("request", self._asked)
        self.context.on("console", self._said)
        self.context.on("weberror", lambda error: self.trouble.append(str(error.error)))
        self.context.on("response", self._answered)
        self.page: Page = self.context.new_page()

    def visit(self, address: str) -> Page:
        """Go to an address, relative to the root, and wait until the page stands."""
        self.page.goto(f"{self.server}/{address}")
        return self.settled()

    def turn(self, entry: Entry) -> Page:
        """Go to a page by the navigation of the one that is open, and wait until it stands."""
        self.way(entry).click()
        expect(self.page).to_have_title(re.compile(f"^{re.escape(entry.title)} – "))
        return self.settled()

    def way(self, entry: Entry) -> Locator:
        """The link to a page in the menu, with the entry that it stands under opened."""
        if not entry.section:
            return self.page.get_by_test_id("stTopNavLink").filter(has_text=entry.title, visible=True)
        section = self.page.get_by_role("navigation").get_by_role("button", name=entry.section, exact=True)
        if section.get_attribute("aria-expanded") != "true":
            section.click()
        return self.page.get_by_role("menuitem", name=entry.title, exact=True)

    def settled(self) -> Page:
        """Wait until nothing runs and every chart is drawn."""
        try:
            self.page.wait_for_function(SETTLED, polling=100)
        except TooLate:
            pytest.fail(f"{self.page.url} does not come to rest, {self.trouble}: {self.page.locator('body').inner_text()[:500]}")
        return self.page

    def afresh(self, server: str) -> Reader:
        """The same window with a new tab and nothing noted: what browsers keep of files is there already."""
        kept, self.page = self.context.pages, self.context.new_page()
        for each in kept:
            each.close()
        self.server = server
        self.forget()
        return self

    def forget(self) -> None:
        """Strike out what was noted."""
        self.outside.clear()
        self.trouble.clear()

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.server, "data:", "blob:")):
            self.outside.append(request.url)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.trouble.append(f"{message.text} {message.location['url']}")

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


@pytest.fixture
def reader_at(browser: Browser, windows: dict[str, Reader]) -> Callable[..., Reader]:
    """Somebody with a new tab, at the address of a server or a folder: at most one for each kind of window in one test."""

    def make(server: str, **window: Any) -> Reader:
        kind = repr(sorted(window.items()))
        if kind not in windows:
            windows[kind] = Reader(browser, server, **window)
        return windows[kind].afresh(server)

    return make


@pytest.fixture
def reader(reader_at: Callable[..., Reader], server: str) -> Callable[..., Reader]:
    """Somebody with a new tab at the server that all tests share."""
    return partial(reader_at, server)
