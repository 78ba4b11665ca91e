"""The baked edition for tests, small and made once: by the first of the processes that run tests side by side."""

from __future__ import annotations

import asyncio
import fcntl
import os
from typing import TYPE_CHECKING

from components.bake.folder import bake
from components.bake.pages import Host
from tests.apart import apart

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

HOST = Host("https://example.org/brief/", "https://live.example.org/")
FEW = 3
"""How many combinations of a chart are baked for tests."""


def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder."""
    side_by_side = "PYTEST_XDIST_WORKER" in os.environ
    around = tmp_path_factory.getbasetemp().parent if side_by_side else tmp_path_factory.getbasetemp()
    folder = around / "baked"
    with (around / "baked.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "offline.zip").exists():
            apart(asyncio.to_thread(bake, folder, HOST, FEW))  # the routes are asked in a loop of their own
    return folder
