"""Asynchronous work in tests that may share their thread with Playwright, whose loop runs there until the last test."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Coroutine

T = TypeVar("T")


def apart(work: Coroutine[Any, Any, T]) -> T:
    """The result of asynchronous work, done in a thread of its own."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()
