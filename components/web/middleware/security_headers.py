"""What browsers are told about every answer: where scripts may come from, who may frame a page, what a link gives away."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

STREAMLIT_FILES = Path(streamlit.__file__).parent / "static"
"""Where Streamlit keeps the files that browsers load."""
POLICY = "content-security-policy"
OWN = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
"""For the pages that the server writes itself: scripts are files of this server, styles may stand in the page."""
STREAMLIT = (
    "default-src 'self'; script-src 'self' blob: 'wasm-unsafe-eval'{scripts}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; "
    "font-src 'self' data:; "
    "connect-src 'self' ws: wss:; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
"""For Streamlit's pages: as tight as they run under. `scripts` are the hashes of what stands in their HTML; components load their script
as a blob; protobuf.js has 64-bit numbers counted by WebAssembly (its `long.js`), and Firefox logs an error where that is blocked.
"""
BACKEND_URL_SCRIPT = 'window.__streamlit ??= { BACKEND_BASE_URL: new URL(".", location.href).href };'
"""In the HTML of pages: where the server is. Without it Streamlit asks below the address of the page first, and waits before it asks at
the root.
"""
PAGE_SCRIPTS = (BACKEND_URL_SCRIPT, Path(__file__).parents[1].joinpath("shell.js").read_text(encoding="utf-8"))
"""What pages run before Streamlit's scripts, in their HTML: where the server is, and what history, links and anchors do."""
NOT_MODIFIED = 304
REFUSED = 400
"""The first status of an answer that does not give what was asked for."""
ALWAYS = {"x-content-type-options": "nosniff", "referrer-policy": "strict-origin-when-cross-origin"}


def streamlit_policy() -> str:
    """The policy of Streamlit's pages: the scripts in their HTML by hash, no others."""
    inline = [*re.findall(r"<script>(.*?)</script>", streamlit_html(), re.DOTALL), *PAGE_SCRIPTS]
    return STREAMLIT.format(
        scripts="".join(f" 'sha256-{base64.b64encode(hashlib.sha256(each.encode()).digest()).decode()}'" for each in inline)
    )


@cache
def streamlit_html() -> str:
    """The HTML that Streamlit's pages start from."""
    return (STREAMLIT_FILES / "index.html").read_text(encoding="utf-8")


def own_page_policy(framed: bool = False) -> str:
    """The policy of a page that the server writes itself; `framed` says that other sites may show it in a frame."""
    return f"{OWN}; frame-ancestors {'*' if framed else chr(39) + 'self' + chr(39)}"


class SecurityHeaders:
    """Middleware that adds the headers to every answer, and says of every refusal that it is not to be kept; an answer that has a policy
    keeps it.
    """

    def __init__(self, app: ASGIApp, policy: str) -> None:
        self.app = app
        self.policy = policy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the answer on with the headers."""

        async def tell(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(ALWAYS)
                if message["status"] != NOT_MODIFIED:  # the page that the browser has keeps its own policy
                    headers.setdefault(POLICY, self.policy)
                if message["status"] >= REFUSED:
                    headers["cache-control"] = "no-store"
            await send(message)

        await self.app(scope, receive, tell if scope["type"] == "http" else send)
