"""Servers that run a copy of the project, whose tables a test may break, and that a test may end and start again."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

from tests.browser.conftest import PATIENCE
from tests.register import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PARTS = ("app.py", "components", "data", "pages", "static", ".streamlit", "CITATION.cff", "LICENSE", "CHANGELOG.md")


def copied(folder: Path) -> Path:
    """A copy of what the server needs."""
    for each in PARTS:
        source = ROOT / each
        if source.is_dir():
            shutil.copytree(source, folder / each, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / each)
    return folder


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@contextmanager
def running(folder: Path, port: int) -> Iterator[str]:
    """The address of a server of a copy; it answers when it is handed out, and is killed at the end."""
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port), "--server.address", "127.0.0.1"]
    log = folder / "log.txt"
    with log.open("ab") as stream, subprocess.Popen(command, cwd=folder, stdout=stream, stderr=subprocess.STDOUT) as process:
        try:
            address = f"http://127.0.0.1:{port}"
            for _ in range(PATIENCE * 5):
                if _answers(address):
                    break
                try:
                    process.wait(0.2)
                except subprocess.TimeoutExpired:
                    continue
                break
            assert _answers(address), log.read_text()
            yield address
        finally:
            process.kill()


def _answers(address: str) -> bool:
    try:
        with urlopen(f"{address}/healthz", timeout=5) as answer:
            return answer.status == 200
    except (URLError, OSError):
        return False
