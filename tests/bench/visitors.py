"""Part 5: cold visitors fetch what a first visit needs, as Chromium asks for it. Processor time of the server."""

from __future__ import annotations

import http.client
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

from tests.bench.first import visit
from tests.bench.processes import MEGABYTE
from tests.bench.table import Figure

if TYPE_CHECKING:
    from tests.bench.effort import Effort
    from tests.bench.servers import Server

AT_ONCE = 8
ASKED = {"Accept-Encoding": "gzip, deflate, br, zstd", "Accept": "*/*"}
"""What Chromium sends on loopback and over https."""


def fetch(server: Server, paths: list[str]) -> int:
    """One visitor without a cache on one connection; the bytes of all bodies. `RuntimeError` for an answer that is not 200."""
    connection = http.client.HTTPConnection(urlsplit(server.address).netloc, timeout=120)
    size = 0
    try:
        for path in paths:
            connection.request("GET", path, headers=ASKED)
            answer = connection.getresponse()
            size += len(answer.read())
            if answer.status != 200:
                raise RuntimeError(f"{path} gives {answer.status}")
    finally:
        connection.close()
    return size


def measure(servers: dict[str, Server], effort: Effort) -> tuple[list[Figure], str]:
    """The figures of (a) and (c), and how many files there are."""
    used, sizes, counts = {}, {}, {}
    for letter in ("a", "c"):
        server = servers[letter]
        with sync_playwright() as playwright:
            made = visit(playwright, server)
        paths = [urlsplit(url).path for url, _ in made.files if url.startswith(server.address) and "/_stcore/" not in url]
        before = server.processor
        with ThreadPoolExecutor(AT_ONCE) as pool:
            sizes[letter] = sum(pool.map(lambda _: fetch(server, paths), range(effort.visitors))) / effort.visitors / MEGABYTE  # noqa: B023
        used[letter] = server.processor - before
        counts[letter] = len(paths)
    each = {letter: 1000 * seconds / effort.visitors for letter, seconds in used.items()}
    figures = [
        Figure("visitors", f"Processor time of the server for the files of {effort.visitors} cold visitors", "s", used),
        Figure("visitors-each", "The same for one visitor", "ms", each),
        Figure("visitors-bytes", "Bytes of the files for one visitor", "MB", sizes),
    ]
    return figures, f"Files fetched: {counts}"
