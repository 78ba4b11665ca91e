"""Conditional requests: what a reader has already is not sent again. The comparison is Starlette's, for files and computed answers
alike.
"""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.staticfiles import NotModifiedResponse, StaticFiles

COMPARE = StaticFiles(check_dir=False).is_not_modified
"""(headers of the answer, of the request) → whether the reader has it; needs the tag of the answer without `W/`."""


def not_modified(answer: Headers, asked: Headers) -> Response | None:
    """The 304 for a reader who has this answer, with any coding of it; `None` for who has it not."""
    tag = answer.get("etag", "").removeprefix("W/")
    told = answer.mutablecopy()
    told["etag"] = tag
    if not tag or not COMPARE(told, asked):
        return None
    if f"W/{tag}" in asked.get("if-none-match", ""):
        told["etag"] = f"W/{tag}"  # the tag of what the reader has: another coding of the same
    return NotModifiedResponse(told)
