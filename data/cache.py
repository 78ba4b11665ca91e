"""What is kept in memory: one mechanism for all. Errors and what was computed without a table that failed to be read are never kept."""

from __future__ import annotations

from functools import wraps
from threading import Condition, local
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

import pandas as pd
from cachetools import LRUCache, cached
from cachetools.keys import hashkey

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

P = ParamSpec("P")
T = TypeVar("T")


class NotKeptError(Exception):
    """Raised inside a function whose results are kept: this result is given to who asked, and not kept."""

    def __init__(self, result: object) -> None:
        self.result: Any = result
        super().__init__()


class _Failures(local):
    count = 0


_failures = _Failures()


def note_failure() -> None:
    """Say that something could not be read, so that nothing that is being computed in this thread is kept, whoever catches the error."""
    _failures.count += 1


def failures() -> int:
    """How often something could not be read in this thread so far: the same before and after what was computed of all that it needs."""
    return _failures.count


def single_flight(
    size: int, weigh: Callable[[Any], int] | None = None, key: Callable[..., Hashable] = hashkey
) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep what a function computes. Who asks for a result that is being computed waits for it, so that many readers at once cost what
    one does.

    `size` bounds how many results are kept, or with `weigh` the sum of their weights; the least used go first. `key` makes the key of the
    arguments, which without it must be hashable. Results are shared by all callers and must not be changed; of a frame each gets a copy of
    its own that costs nothing until it is changed.
    """

    def keep(compute: Callable[P, T]) -> Callable[P, T]:
        def whole(*args: P.args, **options: P.kwargs) -> T:
            before = failures()
            result = compute(*args, **options)
            if failures() != before:
                raise NotKeptError(result)
            return result

        known: Any = cached(LRUCache(size, weigh), key=key, condition=Condition())(whole)

        @wraps(compute)
        def now(*args: P.args, **options: P.kwargs) -> T:
            try:
                result: Any = known(*args, **options)
            except NotKeptError as error:
                result = error.result
            return result.copy(deep=False) if isinstance(result, pd.DataFrame | pd.Series) else result

        return now

    return keep
