"""The real server and a real Chromium: started once for all tests of this folder, each reader in a window of its own.

Nothing outside this machine is needed: a request that would leave it is stopped, and noted.
"""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response, Route, expect
from playwright.sync_api import TimeoutError as TooLate

from tests.register import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

DESK = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
PATIENCE = 120
"""Seconds after which something that should come is said not to come."""

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
        self.context.route("**/*", self._passes)
        self.context.on("console", self._said)
        self.context.on("weberror", lambda error: self.trouble.append(str(error.error)))
        self.context.on("response", self._answered)
        self.page: Page = self.context.new_page()

    def visit(self, address: str) -> Page:
        """Go to an address, relative to the root, and wait until the page stands."""
        self.page.goto(f"{self.server}/{address}")
        return self.settled()

    def settled(self) -> Page:
        """Wait until nothing runs and every chart is drawn."""
        try:
            self.page.wait_for_function(SETTLED)
        except TooLate:
            pytest.fail(f"{self.page.url} does not come to rest, {self.trouble}: {self.page.locator('body').inner_text()[:500]}")
        return self.page

    def _passes(self, route: Route) -> None:
        if route.request.url.startswith(self.server):
            route.continue_()
        else:
            self.outside.append(route.request.url)
            route.abort()

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.trouble.append(f"{message.text} {message.location['url']}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.trouble.append(f"{response.status} {response.url}")


@pytest.fixture
def reader(browser: Browser, server: str) -> Iterator[Callable[..., Reader]]:
    """Make readers, each with a window of its own."""
    readers: list[Reader] = []

    def make(**window: Any) -> Reader:
        readers.append(Reader(browser, server, **window))
        return readers[-1]

    yield make
    for each in readers:
        each.context.close()
