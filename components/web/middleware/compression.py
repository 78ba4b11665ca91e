"""Static files compressed once a process: the first visitor pays, everyone after gets the same bytes from memory."""

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

FILES = re.compile(r"/(static/|app/static/|assets/)")
"""Where files are that do not change while the server runs."""
SMALLER = re.compile(r"text/|application/(javascript|json|manifest)|image/svg")
"""The kinds of content that get smaller."""
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
    """A whole answer of the server."""

    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes


class CompressedFiles:
    """Middleware that keeps the compressed files of a process, the least used going first when they take too much room."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.kept: LRUCache[tuple[str, str], Answer] = LRUCache(LIMIT, getsizeof=lambda answer: len(answer.body))
        self.lock = Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from memory, or let the app answer and keep what gets smaller."""
        coding = self._coding(scope)
        if coding is None:
            await self.app(scope, receive, send)
            return
        key = (scope["path"], coding)
        with self.lock:
            answer = self.kept.get(key)
        if answer is None:
            answer = await self._answer(scope, receive)
            if answer.status == 200 and _smaller(answer):
                answer = await to_thread.run_sync(_compressed, answer, coding)
                with self.lock:
                    self.kept[key] = answer
        await _give(answer, scope, send)

    def _coding(self, scope: Scope) -> str | None:
        """How to compress for this request; `None` when it is not for a file, or for a part of one."""
        if scope["type"] != "http" or scope["method"] != "GET" or not FILES.search(scope["path"]):
            return None
        headers = Headers(scope=scope)
        accepted = [each.split(";")[0].strip() for each in headers.get("accept-encoding", "").split(",")]
        return None if "range" in headers else next((each for each in CODINGS if each in accepted), None)

    async def _answer(self, scope: Scope, receive: Receive) -> Answer:
        """The whole answer of the app, not compressed and not conditional."""
        plain = [
            (name, value) for name, value in scope["headers"] if name not in (b"accept-encoding", b"if-none-match", b"if-modified-since")
        ]
        got: list[Message] = []

        async def collect(message: Message) -> None:
            got.append(message)

        await self.app({**scope, "headers": plain}, receive, collect)
        return Answer(got[0]["status"], [*got[0]["headers"]], b"".join(each.get("body", b"") for each in got[1:]))


def _smaller(answer: Answer) -> bool:
    headers = Headers(raw=answer.headers)
    return len(answer.body) >= LEAST and bool(SMALLER.match(headers.get("content-type", ""))) and "content-encoding" not in headers


def _compressed(answer: Answer, coding: str) -> Answer:
    body = CODINGS[coding](answer.body)
    headers = MutableHeaders(raw=[*answer.headers])
    headers["content-encoding"] = coding
    headers["content-length"] = str(len(body))
    headers.add_vary_header("Accept-Encoding")
    if "etag" in headers:
        headers["etag"] = f"W/{headers['etag'].removeprefix('W/')}"  # other bytes, the same file
    return Answer(answer.status, headers.raw, body)


async def _give(answer: Answer, scope: Scope, send: Send) -> None:
    """Send an answer, or that the browser has it already."""
    etag = Headers(raw=answer.headers).get("etag")
    known = [each.strip().removeprefix("W/") for each in Headers(scope=scope).get("if-none-match", "").split(",")]
    if answer.status == 200 and etag and etag.removeprefix("W/") in known:
        kept = [(name, value) for name, value in answer.headers if name not in (b"content-length", b"content-type", b"content-encoding")]
        answer = Answer(304, kept, b"")
    await send({"type": "http.response.start", "status": answer.status, "headers": answer.headers})
    await send({"type": "http.response.body", "body": answer.body})
