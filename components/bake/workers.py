"""The folder in parts that several processes write side by side, the largest first; what is done and what is left is told."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

Files = Iterable[tuple[str, bytes]]
"""Names relative to the folder, each with what is in the file."""


class Job(NamedTuple):
    """Files of the baked edition that are made together, by one process."""

    name: str
    """What the progress bar calls it."""
    weight: int
    """How long it takes, in units of one combination of choices."""
    function: Callable[..., Files]
    """A function that another process can import."""
    arguments: tuple[object, ...]


class Progress(NamedTuple):
    """How far the work of all processes has come: `done` of `total` jobs."""

    done: int
    total: int
    share: float
    """How much of the work is done, from 0 to 1."""
    seconds: float
    """How many seconds are left, if the rest goes on as fast."""
    last: str
    """The name of the job that has just been done."""

    def __str__(self) -> str:
        bar = "#" * round(24 * self.share)
        return f"[{bar:.<24}] {self.share:4.0%}, {self.done} of {self.total} parts, about {self.seconds:.0f} s left: {self.last}"


OnProgress = Callable[[Progress], None]


def write(folder: Path, jobs: Iterable[Job], on_progress: OnProgress) -> None:
    """Write the files of all jobs. An exception in one of them ends the work: `OSError`, or `data.TableError` for a table that cannot be
    read.
    """
    waiting = sorted(jobs, key=lambda each: -each.weight)
    begun, whole, done = time.monotonic(), sum(each.weight for each in waiting), 0
    # started anew, not copied: the libraries have threads of their own, which a copy of this process would lack
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn"), tune_garbage_collection) as pool:
        running = {pool.submit(_write, folder, each): each for each in waiting}
        try:
            for number, each in enumerate(as_completed(running), 1):
                each.result()
                done += running[each].weight
                passed = time.monotonic() - begun
                on_progress(Progress(number, len(waiting), done / whole, passed * (whole - done) / done, running[each].name))
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def tune_garbage_collection() -> None:
    """What is loaded by now stays, and charts are made of many small things: to look through all of it took a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def _write(folder: Path, job: Job) -> None:
    for name, content in job.function(*job.arguments):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
