"""The sockets that the server listens on: small answers leave at once.

Streamlit makes its socket in a way in which asyncio does not recognise TCP, and leaves Nagle's algorithm on: on a kept connection the
second half of each answer then waits some 40 ms for a browser's delayed acknowledgement, sixty times for the scripts of a first visit.
Other servers switch it off themselves.
"""

from __future__ import annotations

import os
import socket
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from stat import S_ISSOCK

FIRST_FILE, LAST_FILE = 3, 256
"""Among the files of the process; a server listens before it opens many."""


@asynccontextmanager
async def lifespan(_app: object) -> AsyncGenerator[None]:
    """What the app does when its server starts: connections take over what is set where they are accepted."""
    for number in range(FIRST_FILE, LAST_FILE):
        with suppress(OSError):
            if S_ISSOCK(os.fstat(number).st_mode):
                _set(os.dup(number))
    yield


def _set(number: int) -> None:
    with socket.socket(fileno=number) as found:
        if found.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
            found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
