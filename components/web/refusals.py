"""Refusals: what is wrong in one sentence, and what is allowed instead, as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.responses import JSONResponse

from components.web.middleware.security_headers import POLICY, own_page_policy


def refuse(status: int, message: str, allowed: Sequence[str] | None = None, after: int | None = None) -> JSONResponse:
    """A refusal that says what is wrong, what is allowed instead, and after how many seconds to come again."""
    content: dict[str, object] = {"error": message} | ({} if allowed is None else {"allowed": [*allowed]})
    headers = {POLICY: own_page_policy()} | ({"Retry-After": str(after)} if after else {})
    return JSONResponse(content, status, headers=headers)
