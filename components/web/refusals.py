"""Refusals: what is wrong in one sentence, and what is allowed instead, as JSON or as a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from components.export.cite import SITE
from components.html.templates import TEMPLATES
from components.web.middleware.security_headers import POLICY, own_page_policy


class Refusal(JSONResponse):
    """A refusal as programs read it; `as_page` makes it one that people read."""

    def __init__(self, status: int, message: str, allowed: Sequence[str] | None, headers: dict[str, str]) -> None:
        self.message, self.allowed = message, [*(allowed or ())]
        super().__init__({"error": message} | ({} if allowed is None else {"allowed": self.allowed}), status, headers=headers)

    def as_page(self, request: Request) -> Response:
        """The same as HTML, which may stand in a frame: an address of this site in it is a link."""
        page = TEMPLATES.get_template("refusal.html").render(
            message=self.message, allowed=self.allowed, base=str(request.base_url), site=SITE
        )
        kept = {name: text for name, text in self.headers.items() if name not in ("content-type", "content-length")}
        return HTMLResponse(page, self.status_code, kept | {POLICY: own_page_policy(framed=True)})


def refuse(status: int, message: str, allowed: Sequence[str] | None = None, after: int | None = None) -> Refusal:
    """A refusal that says what is wrong, what is allowed instead, and after how many seconds to come again."""
    return Refusal(status, message, allowed, {POLICY: own_page_policy()} | ({"Retry-After": str(after)} if after else {}))


def page(respond: Callable[[Request], Response]) -> Callable[[Request], Response]:
    """For a route that answers with a page: a refusal is one too."""

    def answer(request: Request) -> Response:
        made = respond(request)
        return made.as_page(request) if isinstance(made, Refusal) else made

    return answer
