"""Replicas behind nginx on loopback, started once for the tests of this folder. Where nginx is not installed, these tests are skipped."""

from __future__ import annotations

import sys
from http.client import HTTPConnection
from socket import socket
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from deploy import loopback
from deploy.loopback import Site, proxy, replicas
from tests.browser.conftest import Reader
from tests.waiting import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

    from deploy.loopback import Replica


FORCED = {
    "client.showErrorDetails": "false",
    "runner.fastReruns": "true",
    "server.runOnSave": "true",
    "server.enableXsrfProtection": "true",
    "browser.gatherUsageStats": "true",
}
"""The settings that Streamlit Community Cloud sets, from its documentation."""


def on_cloud(port: int) -> list[str]:
    """The command by which Community Cloud starts the app."""
    options = [each for name, value in FORCED.items() for each in (f"--{name}", value)]
    return [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port), "--server.address", "127.0.0.1", *options]


class Answer:
    """What a reader got for one request: status, headers by their small names, body as it was sent."""

    def __init__(self, connection: HTTPConnection, path: str, headers: dict[str, str]) -> None:
        connection.request("GET", path, headers=headers)
        got = connection.getresponse()
        self.status = got.status
        self.headers = {name.lower(): value for name, value in got.getheaders()}
        self.body = got.read()


def ask(address: str, path: str = "/", **headers: str) -> Answer:
    """One request at an address (http://host:port, with or without a path), relative to which `path` is; `_` in names of headers is “-”."""
    parts = urlsplit(address)
    connection = HTTPConnection(parts.netloc, timeout=PATIENCE)
    try:
        return Answer(connection, parts.path + path, {name.replace("_", "-"): value for name, value in headers.items()})
    finally:
        connection.close()


def free() -> int:
    """A port that nobody listens on."""
    with socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@pytest.fixture(scope="session")
def nginx() -> None:
    """The reason to skip a test."""
    if loopback.nginx() is None:
        pytest.skip("nginx is not installed: `make tools`")


@pytest.fixture(scope="session")
def site(nginx: None) -> Iterator[Site]:
    """Three replicas behind a proxy."""
    with replicas(3) as made, proxy(made) as site:
        yield site


@pytest.fixture(scope="session")
def below(nginx: None) -> Iterator[Site]:
    """A replica that stands below a path of its host."""
    with replicas(1, "/dashboard") as made, proxy(made, "/dashboard") as site:
        yield site


@pytest.fixture
def reading(browser: Browser) -> Iterator[Callable[..., Reader]]:
    """Make readers of a site, each with a window of its own."""
    readers: list[Reader] = []

    def make(site: Site) -> Reader:
        readers.append(Reader(browser, site.address))
        return readers[-1]

    yield make
    for each in readers:
        each.context.close()


def revive(site: Site) -> list[Replica]:
    """Start the replicas that a test has killed, so that the next one finds all of them; gives those that were started."""
    dead = [each for each in site.replicas if each.process is None]
    for each in dead:
        each.start()
    for each in dead:
        each.wait()
    return dead
