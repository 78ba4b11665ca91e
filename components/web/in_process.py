"""What the routes of the dashboard answer, without a server."""

from __future__ import annotations

import anyio
from starlette.applications import Starlette
from starlette.types import Message

from components.web import server

ROUTES = Starlette(routes=server.routes())


def asked(path: str) -> bytes:
    """The answer for an address relative to the root; `OSError` with what the route says when it is none."""
    return anyio.run(_asked, path)


async def _asked(path: str) -> bytes:
    answer: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        answer.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": f"/{path}",
        "raw_path": f"/{path}".encode(),
        "query_string": b"",
        "headers": [],
        "root_path": "",
    }
    await ROUTES(scope, receive, send)
    body = b"".join(each.get("body", b"") for each in answer[1:])
    if answer[0]["status"] != 200:
        raise OSError(f"/{path}: {body.decode()}")
    return body
