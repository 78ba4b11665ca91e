"""What a process and its children use, read from /proc: memory and processor time; and how many cores they may use."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PROC = Path("/proc")
TICKS = os.sysconf("SC_CLK_TCK")
MEGABYTE = 1_000_000


def family(pid: int) -> list[int]:
    """A process and all its descendants that are alive."""
    found = [pid]
    for each in found:
        for task in PROC.glob(f"{each}/task/*/children"):
            found += map(int, _read(task).split())
    return found


def memory(pid: int) -> float:
    """Resident memory of a process and its descendants in MB (10⁶ bytes)."""
    pages = [int(told.split()[1]) for each in family(pid) if (told := _read(PROC / str(each) / "statm"))]
    return sum(pages) * os.sysconf("SC_PAGE_SIZE") / MEGABYTE


def processor(pid: int) -> float:
    """Seconds of processor time, in user and system mode, that a process and its descendants have used."""
    return sum(_ticks(told) for each in family(pid) if (told := _read(PROC / str(each) / "stat"))) / TICKS


@contextmanager
def on_one_core(pid: int) -> Iterator[None]:
    """A process with all its threads on the last of its cores, as `taskset` would start it; on all of them again afterwards."""
    before = os.sched_getaffinity(pid)
    _allow(pid, {max(before)})
    try:
        yield
    finally:
        _allow(pid, before)


def _read(file: Path) -> str:
    """What a file of a process or a thread says; nothing once that has ended, as it may at any moment."""
    try:
        return file.read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""


def _allow(pid: int, cores: set[int]) -> None:
    for task in PROC.glob(f"{pid}/task/*"):
        os.sched_setaffinity(int(task.name), cores)


def _ticks(stat: str) -> int:
    """Fields 14 and 15 of /proc/<pid>/stat; the name in field 2 may hold spaces and brackets."""
    fields = stat.rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])
