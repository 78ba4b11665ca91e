"""The proxy and its replicas on this machine alone: for trying out, for tests, for measuring what one replica more brings.

`python deploy/loopback.py 3` starts three replicas behind nginx as `deploy/compose.yaml` does, and says where they are; `running(3)` does
it inside a `with`. Everything listens on 127.0.0.1, on free ports, and ends with the script.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, NamedTuple
from urllib.error import URLError
from urllib.parse import urljoin
from urllib.request import urlopen
from uuid import uuid4

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

ROOT = Path(__file__).parents[1]
TEMPLATE = Path(__file__).with_name("nginx.conf")
CONTAINERFILE = Path(__file__).with_name("Containerfile")
PATIENCE = 180
MAIN = """daemon off;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events { worker_connections 4096; }
http {
    client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy;
    fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
    include ${folder}/dashboard.conf;
}
"""
"""What nginx's container image brings of its own."""


class NotRunningError(Exception):
    """A server ended, or did not answer in time, with its log."""


class Asked(NamedTuple):
    """One line of the proxy's log: `cache` is HIT, MISS … or “-”, `replicas` the ports of those that were asked, in order."""

    status: int
    uri: str
    cache: str
    replicas: tuple[int, ...]


def contained() -> tuple[list[str], dict[str, str]]:
    """Command and environment of the container, with this Python."""
    said = [each.partition(" ")[::2] for each in CONTAINERFILE.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()]
    environment = dict(each.split("=", 1) for name, rest in said if name == "ENV" for each in rest.split())
    return [sys.executable, *next(json.loads(rest)[1:] for name, rest in said if name == "CMD")], environment


@dataclass
class Replica:
    """One server process, which can be stopped and started again at the same port, and stays on one core of the machine if one is named."""

    port: int
    log: Path
    root: Path = ROOT
    prefix: str = ""
    core: int | None = None
    command: list[str] = field(default_factory=lambda: contained()[0])
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Where it answers without the proxy."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def sessions(self) -> int:
        """How many readers' websockets are connected to it."""
        with urlopen(f"{self.address}/_stcore/metrics", timeout=PATIENCE) as answer:  # noqa: S310
            lines = answer.read().decode().splitlines()
        return next((int(float(each.split()[-1])) for each in lines if each.startswith("active_sessions ")), 0)

    def start(self) -> None:
        """Start the process; it does not answer yet."""
        own = {
            "UVICORN_HOST": "127.0.0.1",
            "UVICORN_PORT": str(self.port),
            "UVICORN_ROOT_PATH": self.prefix,
            "FORWARDED_ALLOW_IPS": "127.0.0.1",
        }
        variables = {**os.environ, **contained()[1], **own, "HOME": str(self.log.parent)}
        with self.log.open("ab") as stream:
            self.process = subprocess.Popen(  # noqa: S603
                self.command, cwd=self.root, env=variables, stdout=stream, stderr=subprocess.STDOUT
            )
        if self.core is not None:
            os.sched_setaffinity(self.process.pid, {self.core})

    def wait(self) -> None:
        """Return when it answers."""
        _answers(f"{self.address}/healthz", self.process, self.log)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """End the process: by SIGTERM it says goodbye to its readers, by SIGKILL it dies."""
        if self.process is not None:
            _ended(self.process, how)
            self.process = None

    def restart(self) -> None:
        """What a rolling update does to each replica in turn; it answers again afterwards."""
        self.stop()
        self.start()
        self.wait()


@dataclass
class Site:
    """A proxy that answers, with the replicas behind it; `address` is where readers go, without a slash at its end."""

    address: str
    replicas: Sequence[Replica]
    folder: Path

    def asked(self) -> list[Asked]:
        """What the proxy has been asked so far; a websocket is in it when it has ended.

        The proxy answers first and writes its log then: a last request, which is not handed out, shows that the log has all before it.
        """
        last = f"/healthz?{uuid4().hex}"
        with urlopen(urljoin(self.address, last), timeout=PATIENCE):  # noqa: S310
            pass
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            found = [_read(each) for each in (self.folder / "access.log").read_text(encoding="utf-8").splitlines()]
            if any(each.uri == last for each in found):
                return [each for each in found if each.uri != last]
            time.sleep(0.01)
        raise NotRunningError("the proxy writes no log")


def reader(number: int) -> dict[str, str]:
    """Headers that make a client of this machine another reader to the proxy: an address of its own, the name of one browser."""
    return {"X-Forwarded-For": f"198.18.{number // 250}.{number % 250 + 1}", "User-Agent": "a browser"}


def cores(count: int) -> Sequence[int | None]:
    """A core for each of so many replicas where there are enough, else none for any: on two cores the threads of one Python lose half of
    the time handing over to each other.
    """
    if not hasattr(os, "sched_getaffinity"):  # macOS
        return [None] * count
    found = sorted(os.sched_getaffinity(0))
    return found[:count] if count <= len(found) else [None] * count


@contextmanager
def replicas(count: int, prefix: str = "", root: Path = ROOT) -> Generator[list[Replica]]:
    """So many replicas, which answer when they are handed out; `root` is the folder of the project or of a copy of it."""
    with tempfile.TemporaryDirectory(prefix="replicas-") as folder:
        (Path(folder) / ".streamlit").mkdir()
        shutil.copy(ROOT / "deploy" / "streamlit.toml", Path(folder) / ".streamlit" / "config.toml")
        made = [
            Replica(port, Path(folder) / f"{port}.log", root, prefix, core) for port, core in zip(_free(count), cores(count), strict=True)
        ]
        try:
            for each in made:
                each.start()
            for each in made:
                each.wait()
            yield made
        finally:
            for each in made:
                each.stop(signal.SIGKILL)


@contextmanager
def proxy(behind: Sequence[Replica], prefix: str = "", port: int | None = None) -> Generator[Site]:
    """nginx before these replicas, below the path `prefix`; `FileNotFoundError` where nginx is not installed."""
    if (program := nginx()) is None:
        raise FileNotFoundError("nginx is not installed")
    port = port or _free(1)[0]
    with tempfile.TemporaryDirectory(prefix="proxy-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # nginx's workers give up root
        (folder / "dashboard.conf").write_text(configuration(behind, folder, prefix, port), encoding="utf-8")
        (folder / "nginx.conf").write_text(Template(MAIN).safe_substitute(folder=folder), encoding="utf-8")
        command = [program, "-p", name, "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)  # noqa: S603
        try:
            site = Site(f"http://127.0.0.1:{port}{prefix}", behind, folder)
            _answers(f"{site.address}/healthz", process, folder / "error.log")
            yield site
        finally:
            _ended(process, signal.SIGTERM)


def nginx() -> str | None:
    """Where the program is: users' paths often leave out its folder."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


def configuration(behind: Sequence[Replica], folder: Path, prefix: str, port: int) -> str:
    """The template, filled in for this machine: a client here may say which reader it is."""
    return Template(TEMPLATE.read_text(encoding="utf-8")).safe_substitute(
        PORT=f"127.0.0.1:{port}",
        PREFIX=prefix,
        CACHE=folder / "cache",
        LOG=folder / "access.log",
        REAL_IP="set_real_ip_from 127.0.0.1; real_ip_header X-Forwarded-For;",
        REPLICAS="\n    ".join(f"server 127.0.0.1:{each.port} max_fails=1 fail_timeout=2s;" for each in behind),
    )


@contextmanager
def running(count: int, prefix: str = "", port: int | None = None) -> Generator[Site]:
    """A proxy before so many replicas; all of it answers when it is handed out."""
    with replicas(count, prefix) as made, proxy(made, prefix, port) as site:
        yield site


def _read(line: str) -> Asked:
    status, _, uri, _, _, cache, *asked = line.split()
    ports = [each.strip("[],").rpartition(":")[2] for each in asked]
    return Asked(int(status), uri, cache, tuple(int(each) for each in ports if each.isdecimal()))


def _free(count: int) -> list[int]:
    """Ports that nobody listens on."""
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]


def _answers(url: str, process: subprocess.Popen[bytes] | None, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while process and process.poll() is None and time.monotonic() < deadline:
        with suppress(URLError, OSError), urlopen(url, timeout=10):  # noqa: S310
            return
        time.sleep(0.05)
    raise NotRunningError(f"{url} does not answer: {log.read_text(encoding='utf-8') if log.exists() else ''}")


def _ended(process: subprocess.Popen[bytes], how: signal.Signals) -> None:
    process.send_signal(how)
    with suppress(subprocess.TimeoutExpired):
        process.wait(30)
        return
    process.kill()
    process.wait()


def main() -> None:
    """Start everything, say where it is, wait to be ended."""
    parser = argparse.ArgumentParser(
        prog="python deploy/loopback.py", description="The dashboard as replicas behind nginx, on this machine."
    )
    parser.add_argument("replicas", type=int, nargs="?", default=2)
    parser.add_argument("--port", type=int, help="of the proxy; a free one without it")
    parser.add_argument("--prefix", default="", help="the path below which the site stands, such as /dashboard")
    given = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    with suppress(KeyboardInterrupt), running(given.replicas, given.prefix, given.port) as site:
        sys.stdout.write(f"{site.address}/ with replicas at {', '.join(each.address for each in site.replicas)}\n")
        sys.stdout.flush()
        signal.pause()


if __name__ == "__main__":
    main()
