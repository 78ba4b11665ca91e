"""Answers about tables and charts: kept by a tag, refused in words, never broken."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from contextlib import suppress
from threading import Lock
from urllib.parse import parse_qs

from cachetools import LRUCache
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from components.charts import CHARTS
from components.description.chart import Chart
from components.description.choice import ChoiceError, Choices
from components.description.words import shorten
from components.web.middleware.security_headers import POLICY, own_page_policy
from data import PACKAGE, TableError, stamp

log = logging.getLogger(__name__)

OPEN_HEADERS = {"Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=300"}

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
    """The response, with a tag that changes with the tables; 304 when the reader has it, 400 for a wrong choice, 503 without a table."""
    tag = f'"{hashlib.sha256(repr((str(request.url), stamp(PACKAGE.tables), PACKAGE.version)).encode()).hexdigest()[:20]}"'
    headers = {**OPEN_HEADERS, "ETag": tag}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    with _keeping:
        known = KEPT_ANSWERS.get(tag)
    if known is None:
        try:
            known = make()
        except ChoiceError as error:
            return refuse(400, str(error), error.allowed)
        except TableError as error:
            return _lacking(str(error))
        except Exception:  # such as rows that others name and that are gone
            log.exception("%s", request.url.path)
            return _lacking("This cannot be shown at the moment.")
        for name, value in {**headers, POLICY: own_page_policy()}.items():
            known.headers.setdefault(name, value)
        with _keeping, suppress(ValueError):  # an answer that is larger than all that may be kept
            KEPT_ANSWERS[tag] = known
    response = Response(known.body, known.status_code)
    response.raw_headers = [*known.raw_headers]  # middleware writes into the headers of what it passes on
    return response


def _lacking(message: str) -> Response:
    return JSONResponse({"error": message}, 503, headers={"Access-Control-Allow-Origin": "*", "Cache-Control": "no-store"})


def refuse(status: int, message: str, allowed: list[str]) -> Response:
    """A refusal that says what is wrong and what is allowed instead."""
    return JSONResponse({"error": message, "allowed": allowed}, status, headers={"Access-Control-Allow-Origin": "*"})
