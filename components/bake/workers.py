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


class Part(NamedTuple):
    """Files of the baked edition that are made together, by one process."""

    name: str
    """What it is called while it is told."""
    weight: int
    """How long it takes, in units of one combination of choices."""
    make: Callable[..., Files]
    """A function that another process can import."""
    given: tuple[object, ...]
    """What it is called with."""


class Progress(NamedTuple):
    """How far the work of all processes is."""

    done: int
    parts: int
    share: float
    """Of the work, from 0 to 1."""
    seconds: float
    """That are left, if the rest goes on as fast."""
    last: str
    """The part that has just been written."""

    def __str__(self) -> str:
        bar = "#" * round(24 * self.share)
        return f"[{bar:.<24}] {self.share:4.0%}, {self.done} of {self.parts} parts, about {self.seconds:.0f} s left: {self.last}"


OnProgress = Callable[[Progress], None]


def write(folder: Path, parts: Iterable[Part], on_progress: OnProgress) -> None:
    """Write the files of all parts. An exception in one of them ends the work: `OSError`, or `data.TableError` for a table that cannot be
    read.
    """
    waiting = sorted(parts, key=lambda each: -each.weight)
    begun, whole, done = time.monotonic(), sum(each.weight for each in waiting), 0
    # started anew, not copied: the libraries have threads of their own, which a copy of this process would lack
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn"), look_for_little_garbage) as pool:
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


def look_for_little_garbage() -> None:
    """What is loaded by now stays, and charts are made of many small things: to look through all of it took a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def _write(folder: Path, part: Part) -> None:
    for name, content in part.make(*part.given):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
