"""WebKitGTK by plain WebDriver: Playwright drives no WebKit but its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.request import Request, urlopen

import pytest

from tests.browser.conftest import free_port, serving
from tests.waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""The name of the id of an element, in the standard."""
FOUND = """
    const [selector, words] = arguments;
    return [...document.querySelectorAll(selector)].find(each => each.checkVisibility() && each.textContent.includes(words)) ?? null;
"""


class Window:
    """A window of WebKitGTK at a server."""

    def __init__(self, driver: str, server: str) -> None:
        self.server = server
        asked = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": {"binary": _browser(), "args": ["--automation"]}}}}
        self.at = f"{driver}/session"
        self.at += f"/{self.asks('POST', '', asked)['sessionId']}"

    def asks(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        """What the driver answers."""
        sent = None if body is None else json.dumps(body).encode()
        with urlopen(Request(f"{self.at}{path}", sent, {"Content-Type": "application/json"}, method=method), timeout=60) as answer:
            return json.loads(answer.read())["value"]

    def visit(self, address: str) -> None:
        """Go to an address, relative to the root."""
        self.asks("POST", "/url", {"url": f"{self.server}/{address}"})

    def run(self, script: str, *given: Any) -> Any:
        """What a script in the page returns."""
        return self.asks("POST", "/execute/sync", {"script": script, "args": [*given]})

    def sees(self, selector: str, words: str = "") -> str:
        """The id of the first visible element with these words, once there is one."""
        return until(lambda: self.run(FOUND, selector, words), what=f"{selector} {words}")[ELEMENT]

    def clicks(self, selector: str, words: str = "") -> None:
        """Click on the first visible element with these words."""
        self.asks("POST", f"/element/{self.sees(selector, words)}/click", {})

    def types(self, selector: str, words: str) -> None:
        """Type words into a field."""
        self.asks("POST", f"/element/{self.sees(selector)}/value", {"text": words})

    def goes_to_new_tab(self) -> None:
        """Go on in the other tab, once a link has opened one; the engine names them in no order."""
        here = self.asks("GET", "/window")
        others = until(lambda: [each for each in self.asks("GET", "/window/handles") if each != here])
        self.asks("POST", "/window", {"handle": others[0]})


def _browser() -> str:
    """The path of the small browser that comes with the engine."""
    return str(next(Path("/usr/lib").glob("*/webkit2gtk-4*/MiniBrowser")))


@pytest.fixture(scope="session")
def driver() -> Iterator[str]:
    """The address of a WebKitWebDriver on a screen that nobody sees."""
    if not (shutil.which("WebKitWebDriver") and shutil.which("xvfb-run")):
        pytest.fail("WebKitGTK is not installed: `make webkit` does it on Debian and Ubuntu, as root")
    port = free_port()
    with subprocess.Popen(["xvfb-run", "-a", "WebKitWebDriver", f"--port={port}"], start_new_session=True) as process:
        address = f"http://127.0.0.1:{port}"
        until(lambda: _ready(address), what="WebKitWebDriver")
        yield address
        os.killpg(process.pid, 15)


def _ready(address: str) -> bool:
    try:
        with urlopen(f"{address}/status", timeout=5) as answer:
            return bool(json.loads(answer.read())["value"]["ready"])
    except OSError:
        return False


@pytest.fixture(scope="session")
def webkit_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server."""
    with serving(tmp_path_factory.mktemp("server") / "log.txt") as address:
        yield address


@pytest.fixture
def window(driver: str, webkit_server: str) -> Iterator[Window]:
    """A new window on the first page."""
    made = Window(driver, webkit_server)
    made.visit("")
    yield made
    made.asks("DELETE", "")
