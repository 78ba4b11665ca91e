"""Limits on the routes that compute: how often one client may ask, how long an address may be, how much is computed at once."""

from __future__ import annotations

import re
from math import ceil
from time import time

import anyio
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from components.web.refusals import refuse

COMPUTING = re.compile(r"/(api|read|embed|picture|class)(/|$)|/(oembed|package\.zip|feed\.xml|sitemap\.xml|robots\.txt)$")
"""The addresses that compute; files, health and Streamlit's own are not limited."""
PER_MINUTE = 1_000
"""How many answers one client gets in a minute: the pictures of a few pages for a class behind one address, or every file there is."""
LONGEST = 8_192
"""Bytes that path and query of an address may have."""
AT_ONCE = 4
"""How many answers are computed at the same time, so that pages stay quick."""
WAITING = 64
"""How many more may wait for their turn."""


class RequestLimits:
    """Middleware that refuses what is too much: 414 for too long an address; 429 for a client that asks too often and 503 when too many
    wait, both with when to come again.
    """

    def __init__(self, app: ASGIApp, per_minute: int = PER_MINUTE) -> None:
        self.app = app
        self.rate = RateLimitItemPerMinute(per_minute)
        self.counter = SlidingWindowCounterRateLimiter(MemoryStorage())
        self.turns = anyio.Semaphore(AT_ONCE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let an answer be computed, or say why not."""
        if scope["type"] != "http" or not COMPUTING.search(scope["path"]):
            await self.app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if refusal:
            await refusal(scope, receive, send)
            return
        async with self.turns:
            await self.app(scope, receive, send)

    def _refusal(self, scope: Scope) -> Response | None:
        client = scope["client"][0] if scope.get("client") else ""
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > LONGEST:
            return refuse(414, f"An address may have {LONGEST:,} bytes at most.")
        if not self.counter.hit(self.rate, client):
            free = self.counter.get_window_stats(self.rate, client).reset_time
            return refuse(429, f"One client gets {self.rate.amount} answers a minute.", after=max(1, ceil(free - time())))
        if self.turns.statistics().tasks_waiting >= WAITING:
            return refuse(503, "Too many requests at the moment. Try again in a few seconds.", after=5)
        return None
