"""What a process and its children use, read from /proc: memory and processor time."""

from __future__ import annotations

import os
from pathlib import Path

PROC = Path("/proc")
TICKS = os.sysconf("SC_CLK_TCK")
MEGABYTE = 1_000_000


def family(pid: int) -> list[int]:
    """A process and all its descendants that are alive."""
    found = [pid]
    for each in found:
        for task in PROC.glob(f"{each}/task/*/children"):
            found += map(int, task.read_text().split())
    return found


def memory(pid: int) -> float:
    """Resident memory of a process and its descendants in MB (10⁶ bytes)."""
    page = os.sysconf("SC_PAGE_SIZE")
    return sum(int((PROC / str(each) / "statm").read_text().split()[1]) * page for each in family(pid)) / MEGABYTE


def processor(pid: int) -> float:
    """Seconds of processor time, in user and system mode, that a process and its descendants have used."""
    return sum(_ticks((PROC / str(each) / "stat").read_text()) for each in family(pid)) / TICKS


def _ticks(stat: str) -> int:
    """Fields 14 and 15 of /proc/<pid>/stat; the name in field 2 may hold spaces and brackets."""
    fields = stat.rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])
