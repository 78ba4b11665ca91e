"""The baked edition for tests, small and made once: by the first of the processes that run tests side by side."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from typing import TYPE_CHECKING

from components.bake.pages import Host
from tests.register import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

HOST = Host("https://example.org/brief/", "https://live.example.org/")
FEW = 3
"""How many combinations of a chart are baked for tests."""
COMMAND = ("-m", "components.bake", "--base", HOST.base, "--live", HOST.live, "--most", str(FEW))
OUTPUT = "said.txt"
"""A file beside the folder with what the command said."""


def baked_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder, as the command makes it."""
    side_by_side = "PYTEST_XDIST_WORKER" in os.environ
    around = tmp_path_factory.getbasetemp().parent if side_by_side else tmp_path_factory.getbasetemp()
    folder = around / "baked"
    with (around / "baked.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (around / OUTPUT).exists():
            environment = {**os.environ, "PYTHONHASHSEED": "7"}  # sets have another order than where tests run
            said = subprocess.run([sys.executable, *COMMAND, str(folder)], cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True)
            (around / OUTPUT).write_bytes(said.stdout)
    return folder
