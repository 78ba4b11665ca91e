"""Pages of other sites may read what the server answers itself; Streamlit's own addresses keep Streamlit's rules."""

from __future__ import annotations

from starlette.middleware.cors import CORSMiddleware
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from components.web.middleware.limits import COMPUTING

METHODS = ("GET", "HEAD", "OPTIONS")
EXPOSED = ("Accept-Ranges", "Content-Disposition", "Content-Range", "ETag", "Retry-After")
"""What scripts of other sites may read of an answer beside its body."""


class CrossOrigin:
    """Middleware: Starlette's CORS for the addresses that compute, where `OPTIONS` is answered too."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.open = CORSMiddleware(
            self._answer, allow_origins=("*",), allow_methods=METHODS, allow_headers=("*",), expose_headers=EXPOSED, max_age=86_400
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the answer on, with the headers if its address is open."""
        is_open = scope["type"] == "http" and COMPUTING.search(scope["path"])
        await (self.open if is_open else self.app)(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The app's answer, or which methods there are."""
        options = Response(status_code=204, headers={"Allow": ", ".join(METHODS)})
        await (options if scope["method"] == "OPTIONS" else self.app)(scope, receive, send)
