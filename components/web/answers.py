"""Answers about tables and charts: kept by a tag, refused in words, never broken."""

from __future__ import annotations

import hashlib
import io
import logging
import os
import stat
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from http import HTTPStatus
from urllib.parse import parse_qs

import anyio
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from components.charts import CHARTS
from components.content import addresses
from components.description.chart import Chart
from components.description.choice import ChoiceError, Choices
from components.description.words import shorten
from components.pictures.process import PictureError
from components.web.build import BUILD
from components.web.middleware.conditional import not_modified
from components.web.middleware.security_headers import POLICY, own_page_policy
from components.web.refusals import refuse
from data import NotKeptError, TableError, failures, single_flight, stamp

log = logging.getLogger(__name__)

CACHE_CONTROL = "cache-control"
FRESH = "public, max-age=300"
"""How long an answer may be kept without asking again."""

MOST_BYTES = 64 * 1024 * 1024
"""Bytes of the answers that are kept for whoever asks the same."""


def answer_chart(request: Request, respond: Callable[[Chart, Choices], Response], not_choices: tuple[str, ...] = ()) -> Response:
    """Answer for a chart with the choices of the query; 404 and 400 say what is allowed. `not_choices` are names in the query that are
    none.
    """
    chart = CHARTS.get(request.path_params["name"])
    if chart is None:
        return refuse(404, f"There is no chart “{shorten(request.path_params['name'])}”.", [*CHARTS])
    given = addresses.choices_in_query(parse_qs(request.url.query, keep_blank_values=True))
    query = {name: values for name, values in given.items() if name not in not_choices}
    return answer(request, lambda: respond(chart, chart.read(query)))


def answer(request: Request, make: Callable[[], Response]) -> Response:
    """The response, with a tag that changes with the tables and the code; 304 when the reader has it, 206 for a part, 400 for a wrong
    choice, 503 without a table.
    """
    headers = {"Cache-Control": FRESH, "ETag": _tag(request), "Accept-Ranges": "bytes", POLICY: own_page_policy()}
    unchanged = not_modified(Headers(headers), request.headers)
    if unchanged and request.headers["if-none-match"].strip() != "*":  # who has any, must hear of a refusal
        return unchanged
    kept = _response_by_tag(headers["ETag"], request, make)
    if kept.status_code != HTTPStatus.OK:
        return kept
    response = Response(kept.body)
    response.raw_headers = [*kept.raw_headers]  # middleware writes into the headers of what it passes on
    for name, value in ({POLICY: headers[POLICY]} if CACHE_CONTROL in kept.headers else headers).items():
        response.headers.setdefault(name, value)
    wants_part = request.headers.get("range", "").startswith("bytes=") and not unchanged
    return PartOfAnswer(response) if wants_part else response


def _tag(request: Request) -> str:
    """What changes with the address, the tables, the descriptor and the project's own files."""
    return f'"{hashlib.sha256(repr((str(request.url), stamp(), BUILD)).encode()).hexdigest()[:20]}"'


@single_flight(MOST_BYTES, weigh=lambda response: len(response.body), key=lambda tag, _request, _make: tag)
def _response_by_tag(_tag: str, request: Request, make: Callable[[], Response]) -> Response:
    """The response of a tag, made once.

    What is made without a table that could not be read is for this moment only, and so is every refusal.
    """
    before = failures()
    response = _response_or_refusal(request, make)
    if failures() != before:
        response.headers[CACHE_CONTROL] = "no-store"
    if response.status_code != HTTPStatus.OK:
        raise NotKeptError(response)
    return response


def _response_or_refusal(request: Request, make: Callable[[], Response]) -> Response:
    """The response as it is made now, or why there is none."""
    before = failures()
    try:
        return make()
    except ChoiceError as error:
        if failures() == before:
            return refuse(400, str(error), error.allowed)
    except (TableError, PictureError) as error:
        return refuse(503, str(error))
    except Exception:  # such as rows that others name and that are gone
        log.exception("%s", request.url.path)
    return refuse(503, "This cannot be shown at the moment.")


class PartOfAnswer(FileResponse):
    """Those bytes of an answer that a request with `Range` asks for: Starlette's answer with a file, which lies in memory here."""

    def __init__(self, response: Response) -> None:
        self.full_body = bytes(response.body)
        stat_result = os.stat_result((stat.S_IFREG, 0, 0, 0, 0, 0, len(self.full_body), 0, 0, 0))
        super().__init__("", headers=dict(response.headers), stat_result=stat_result)

    def set_stat_headers(self, stat_result: os.stat_result) -> None:
        """Set none: all headers are those of the whole answer."""

    def _should_use_range(self, http_if_range: str) -> bool:
        return http_if_range == self.headers.get("etag")

    @asynccontextmanager
    async def _open_file(self) -> AsyncGenerator[anyio.AsyncFile[bytes]]:
        yield anyio.wrap_file(io.BytesIO(self.full_body))
