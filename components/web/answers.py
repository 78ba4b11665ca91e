"""Answers about tables and charts: kept by a tag, refused in words, never broken."""

from __future__ import annotations

import hashlib
import io
import logging
import os
import stat
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager, suppress
from http import HTTPStatus
from threading import Lock
from urllib.parse import parse_qs

import anyio
from cachetools import LRUCache
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from components.charts import CHARTS
from components.description.chart import Chart
from components.description.choice import ChoiceError, Choices
from components.description.words import shorten
from components.web.middleware.conditional import not_modified
from components.web.middleware.security_headers import POLICY, own_page_policy
from components.web.refusals import refuse
from data import PACKAGE, TableError, stamp

log = logging.getLogger(__name__)

FRESH = "public, max-age=300"
"""How long an answer may be kept without asking again."""

KEPT_ANSWERS: LRUCache[str, Response] = LRUCache(64 * 1024 * 1024, getsizeof=lambda response: len(response.body))
"""Answers by their tag, for whoever asks the same; bounded in bytes."""


_keeping = Lock()


def answer_chart(request: Request, respond: Callable[[Chart, Choices], Response]) -> Response:
    """Answer for a chart with the choices of the query; 404 and 400 say what is allowed."""
    chart = CHARTS.get(request.path_params["name"])
    if chart is None:
        return refuse(404, f"There is no chart “{shorten(request.path_params['name'])}”.", [*CHARTS])
    query = parse_qs(request.url.query, keep_blank_values=True)
    return answer(request, lambda: respond(chart, chart.read(query)))


def answer(request: Request, make: Callable[[], Response]) -> Response:
    """The response, with a tag that changes with the tables; 304 when the reader has it, 206 for a part, 400 for a wrong choice, 503 without a table."""
    tag = f'"{hashlib.sha256(repr((str(request.url), stamp(PACKAGE.tables), PACKAGE.version)).encode()).hexdigest()[:20]}"'
    headers = {"Cache-Control": FRESH, "ETag": tag, "Accept-Ranges": "bytes", POLICY: own_page_policy()}
    kept = not_modified(Headers(headers), request.headers)
    if kept:
        return kept
    with _keeping:
        known = KEPT_ANSWERS.get(tag)
    if known is None:
        known = _made(request, make)
        if known.status_code != HTTPStatus.OK:
            return known
        for name, value in headers.items():
            known.headers.setdefault(name, value)
        with _keeping, suppress(ValueError):  # an answer that is larger than all that may be kept
            KEPT_ANSWERS[tag] = known
    if request.headers.get("range", "").startswith("bytes="):
        return PartOfAnswer(known)
    response = Response(known.body)
    response.raw_headers = [*known.raw_headers]  # middleware writes into the headers of what it passes on
    return response


def _made(request: Request, make: Callable[[], Response]) -> Response:
    """The response as it is made now, or why there is none."""
    try:
        return make()
    except ChoiceError as error:
        return refuse(400, str(error), error.allowed)
    except TableError as error:
        return refuse(503, str(error))
    except Exception:  # such as rows that others name and that are gone
        log.exception("%s", request.url.path)
        return refuse(503, "This cannot be shown at the moment.")


class PartOfAnswer(FileResponse):
    """Those bytes of an answer that a request with `Range` asks for: Starlette's answer with a file, which lies in memory here."""

    def __init__(self, whole: Response) -> None:
        self.whole = bytes(whole.body)
        made = os.stat_result((stat.S_IFREG, 0, 0, 0, 0, 0, len(self.whole), 0, 0, 0))
        super().__init__("", headers=dict(whole.headers), stat_result=made)

    def set_stat_headers(self, stat_result: os.stat_result) -> None:
        """None: all headers are those of the whole."""

    def _should_use_range(self, http_if_range: str) -> bool:
        return http_if_range == self.headers["etag"]

    @asynccontextmanager
    async def _open_file(self) -> AsyncGenerator[anyio.AsyncFile[bytes]]:
        yield anyio.wrap_file(io.BytesIO(self.whole))
