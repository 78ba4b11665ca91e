"""Connections to a socket that listens when the app starts send small answers at once."""

from __future__ import annotations

import socket
from pathlib import Path

from components.web.tcp_nodelay import lifespan
from tests.apart import apart


def delayed(listening: socket.socket) -> bool:
    """Whether a connection holds small answers back."""
    with socket.create_connection(listening.getsockname()), listening.accept()[0] as connection:
        return not connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def files() -> int:
    """How many files this process has open."""
    return len([*Path("/dev/fd").iterdir()])


async def start() -> None:
    async with lifespan(None):
        pass


def test_connections_hold_nothing_back_once_the_app_has_started() -> None:
    with socket.socket(socket.AF_INET) as listening:  # as Streamlit makes it
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        assert delayed(listening)
        before = files()
        apart(start())
        assert not delayed(listening)
        assert files() == before
