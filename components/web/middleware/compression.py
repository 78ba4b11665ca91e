"""Answers as small as the browser can read them, with the headers that belong to that; files are compressed once a process."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from threading import Lock
from typing import NamedTuple

import brotli
from anyio import to_thread
from cachetools import LRUCache
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.web.middleware.conditional import not_modified

FILES = re.compile(r"/(static/|app/static/|assets/)")
"""Where files are that do not change while the server runs."""
STREAMED = re.compile(r"/_stcore/")
"""What may have no end; it is passed on as it comes."""
SMALLER = re.compile(r"text/|image/svg|application/(javascript|manifest|(\w+\+)?(json|xml)\b)")
"""The kinds of content that get smaller; Parquet, Excel, ZIP and PNG are compressed in themselves."""
LEAST = 500
"""Bytes below which nothing is won."""
LIMIT = 32 * 1024 * 1024
"""Bytes that the compressed files may take in memory; the whole of what pages load is some 4 MB."""

CODINGS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=5),  # smaller than gzip at its best, in the time of gzip at its default
    "gzip": lambda body: gzip.compress(body, 6, mtime=0),
}
"""By what a browser says it accepts, the best first."""


class Answer(NamedTuple):
    """A whole answer of the server: what middleware would send in two messages or more."""

    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes


class Compression:
    """Middleware that alone compresses, whatever is inside. It keeps the compressed files of a process, the least used going first when
    they take too much room.

    `HEAD` gets the headers of `GET`. A reader who has the answer already is told so.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.kept: LRUCache[tuple[str, str], Answer] = LRUCache(LIMIT, getsizeof=lambda answer: len(answer.body))
        self.lock = Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the app answer, and answer for it."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD") or STREAMED.search(scope["path"]):
            await self.app(scope, receive, send)
            return
        asked = Headers(scope=scope)
        coding = None if "range" in asked else accepted_coding(asked.get("accept-encoding", ""))  # parts are counted in the plain answer
        is_file = FILES.search(scope["path"])
        answer = await (self._file(scope, receive, coding) if coding and is_file else self._smaller(scope, receive, coding))
        known = not_modified(Headers(raw=answer.headers), asked) if answer.status == 200 else None
        if known:
            answer = Answer(known.status_code, known.raw_headers, b"")
        await send({"type": "http.response.start", "status": answer.status, "headers": answer.headers})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else answer.body})

    async def _file(self, scope: Scope, receive: Receive, coding: str) -> Answer:
        """A file from memory; the first reader pays."""
        key = (scope["path"], coding)
        with self.lock:
            answer = self.kept.get(key)
        if answer is None:
            answer = await self._smaller(scope, receive, coding, without=("if-none-match", "if-modified-since"))
            if "content-encoding" in Headers(raw=answer.headers):
                with self.lock:
                    self.kept[key] = answer
        return answer

    async def _smaller(self, scope: Scope, receive: Receive, coding: str | None, without: tuple[str, ...] = ()) -> Answer:
        """The answer of the app in a coding, if that makes it smaller."""
        answer = await self._full_answer(scope, receive, ("accept-encoding", *without))
        headers = MutableHeaders(raw=answer.headers)
        _vary(headers)
        gets_smaller = len(answer.body) >= LEAST and SMALLER.match(headers.get("content-type", ""))
        if coding is None or not gets_smaller or "content-encoding" in headers:
            return answer
        return await to_thread.run_sync(_compressed, answer, coding)

    async def _full_answer(self, scope: Scope, receive: Receive, without: tuple[str, ...]) -> Answer:
        """The whole answer of the app to the request without some of its headers."""
        plain = [(name, value) for name, value in scope["headers"] if name.decode("latin-1") not in without]
        got: list[Message] = []

        async def collect(message: Message) -> None:
            got.append(message)

        await self.app({**scope, "method": "GET", "headers": plain, "extensions": {}}, receive, collect)
        return Answer(got[0]["status"], [*got[0]["headers"]], b"".join(each.get("body", b"") for each in got[1:]))


def accepted_coding(accepted: str) -> str | None:
    """The coding that a browser likes best among ours, by an `Accept-Encoding` such as "gzip;q=0.5, br, *;q=0"; `None` when it wants
    none.
    """
    weights = {}
    for each in accepted.lower().split(","):
        name, _, weight = each.replace(" ", "").partition(";q=")
        weights[name] = _weight(weight or "1")
    likes = {each: weights.get(each, weights.get("*", 0)) for each in CODINGS}
    best = max(CODINGS, key=lambda each: likes[each])
    return best if likes[best] > 0 else None


def _weight(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0


def _vary(headers: MutableHeaders) -> None:
    """Say once what the answer hangs on."""
    named = {each.strip().lower(): each.strip() for each in [*headers.get("vary", "").split(","), "Accept-Encoding"] if each.strip()}
    headers["vary"] = ", ".join(named.values())


def _compressed(answer: Answer, coding: str) -> Answer:
    body = CODINGS[coding](answer.body)
    headers = MutableHeaders(raw=[*answer.headers])
    headers["content-encoding"] = coding
    headers["content-length"] = str(len(body))
    if "etag" in headers:
        headers["etag"] = f"W/{headers['etag'].removeprefix('W/')}"  # other bytes, the same file
    if "accept-ranges" in headers:
        del headers["accept-ranges"]  # parts are of the plain answer
    return Answer(answer.status, headers.raw, body)
