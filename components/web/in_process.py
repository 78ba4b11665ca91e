"""What the routes of the dashboard answer, without a server."""

from __future__ import annotations

from anyio.from_thread import start_blocking_portal
from starlette.applications import Starlette
from starlette.types import Message

from components.web import server

ROUTES = Starlette(routes=server.routes())


def response_body(path: str) -> bytes:
    """The answer for an address relative to the root; `OSError` with what the route says when it is none."""
    with start_blocking_portal() as portal:  # a thread of its own: the one that asks may run a loop already
        return portal.call(_response_body, *path.partition("?")[::2])


async def _response_body(path: str, query: str) -> bytes:
    answer: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        answer.append(message)

    scope = {
        "type": "http",
        "asgi": {"spec_version": "2.4"},  # by which an answer need not listen whether its reader has gone: nobody goes here
        "method": "GET",
        "path": f"/{path}",
        "raw_path": f"/{path}".encode(),
        "query_string": query.encode(),
        "headers": [],
        "root_path": "",
    }
    await ROUTES(scope, receive, send)
    body = b"".join(each.get("body", b"") for each in answer[1:])
    if answer[0]["status"] != 200:
        raise OSError(f"/{path}: {body.decode()}")
    return body
