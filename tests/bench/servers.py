"""The servers that are measured side by side, each started on loopback as its readers would start it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

from tests.bench import processes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).parents[2]
APPS = Path(__file__).parent / "apps"
PATIENCE = 120
"""Seconds after which a server that does not answer has failed."""
STREAMLIT = (sys.executable, "-m", "streamlit", "run")
QUIET = ("--browser.gatherUsageStats", "false", "--server.headless", "true")
"""What keeps plain Streamlit from asking questions and from calling home; everything else is its default."""


@dataclass(frozen=True)
class Kind:
    """One of the applications that are measured."""

    letter: str
    title: str
    command: tuple[str, ...]
    health: str
    page: str
    """The page that is looked at, relative to the root."""
    port: str = "--server.port"
    """The option that sets the port."""
    at_home: bool = False
    """Whether it runs in the folder of the project, with the project's settings."""


DASHBOARD = Kind("a", "this dashboard", (*STREAMLIT, "app.py"), "healthz", "un-votes", at_home=True)
BARE = Kind("b", "a bare Streamlit page", (*STREAMLIT, str(APPS / "bare.py"), *QUIET), "_stcore/health", "")
ORDINARY = Kind("c", "the chart the ordinary way", (*STREAMLIT, str(APPS / "ordinary.py"), *QUIET), "_stcore/health", "")
SETTLED = Kind(
    "b2", "the same bare page with the settings of this dashboard", (*STREAMLIT, str(APPS / "bare.py")), "_stcore/health", "", at_home=True
)
DASH = Kind("d", "the chart in Dash", (sys.executable, str(APPS / "in_dash.py")), "", "", port="--port")
KINDS = (DASHBOARD, BARE, ORDINARY, DASH)
"""Those that a browser looks at."""
RUN = (DASHBOARD, BARE, SETTLED)
"""Those whose script runs are counted."""


@dataclass(frozen=True)
class Server:
    """A server that answers."""

    kind: Kind
    address: str
    pid: int
    log: Path
    seconds: float
    """From the start of the process to the first answer."""

    @property
    def page(self) -> str:
        """The address of the page that is looked at."""
        return f"{self.address}/{self.kind.page}"

    @property
    def memory(self) -> float:
        """Resident memory in MB."""
        return processes.memory(self.pid)

    @property
    def processor(self) -> float:
        """Seconds of processor time used so far."""
        return processes.processor(self.pid)


@contextmanager
def serving(kind: Kind, root: Path = ROOT, env: dict[str, str] | None = None) -> Iterator[Server]:
    """A server of its own, which answers when it is handed out; `root` is the folder of the project, or of a copy of it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    listen = () if kind.port == "--port" else ("--server.address", "127.0.0.1")
    command = [*kind.command, kind.port, str(port), *listen]
    variables = {**os.environ, "BENCH_ROOT": str(root), "PYTHONPATH": "", **(env or {})}
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        log, home = Path(folder) / "log.txt", root if kind.at_home else Path(folder)
        with log.open("wb") as stream:
            begun = time.perf_counter()
            process = subprocess.Popen(command, cwd=home, env=variables, stdout=stream, stderr=subprocess.STDOUT)
        try:
            address = f"http://127.0.0.1:{port}"
            _answers(f"{address}/{kind.health}", process, log)
            yield Server(kind, address, process.pid, log, time.perf_counter() - begun)
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@contextmanager
def side_by_side(kinds: Sequence[Kind]) -> Iterator[dict[str, Server]]:
    """Several at once, by letter."""
    with ExitStack() as stack:
        yield {each.letter: stack.enter_context(serving(each)) for each in kinds}


def _answers(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Ask until the server answers; `RuntimeError` with its log when it ends or takes too long."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urlopen(url, timeout=5) as answer:
                if answer.status == 200:
                    return
        except (URLError, OSError):
            with suppress(subprocess.TimeoutExpired):
                process.wait(0.02)
    raise RuntimeError(f"the server does not answer at {url}: {log.read_text()}")
