"""The machine and the versions that figures were measured with."""

from __future__ import annotations

import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path

from tests.bench.browser import chromium

PACKAGES = ("streamlit", "plotly", "pandas", "starlette", "dash", "waitress")


def described() -> dict[str, str]:
    """What to know of the machine, by name."""
    said = subprocess.run([chromium(), "--version"], capture_output=True, text=True, check=True).stdout.strip()
    load = Path("/proc/loadavg").read_text(encoding="ascii").split()[0]
    return {
        "Processor": f"{_value('/proc/cpuinfo', 'model name')}, {os.cpu_count()} cores",
        "Memory": f"{int(_value('/proc/meminfo', 'MemTotal').split()[0]) / 1024 / 1024:.0f} GiB",
        "Kernel": f"{platform.system()} {platform.release().partition('-')[0]}",
        "Load before": f"{load} (processes that wanted to run in the minute before the first part)",
        "Python": platform.python_version(),
        "Chromium": said,
        "Packages": ", ".join(f"{each} {version(each)}" for each in PACKAGES),
    }


def _value(file: str, name: str) -> str:
    """The first value of a name in a file of `name: value` lines."""
    lines = Path(file).read_text(encoding="ascii").splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "not known")
