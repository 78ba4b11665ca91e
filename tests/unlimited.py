"""What stands around every answer of the server, but for the limits: a test asks more than a reader may."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.web import server
from components.web.middleware.limits import RequestLimits

if TYPE_CHECKING:
    from starlette.middleware import Middleware


def unlimited() -> list[Middleware]:
    """The middleware of the server in its order."""
    return [each for each in server.middleware() if each.cls is not RequestLimits]
