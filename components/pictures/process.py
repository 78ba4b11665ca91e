"""The drawing process from outside: started when a picture is wanted, ended when it is idle, too slow or gone."""

from __future__ import annotations

import atexit
import json
import logging
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Lock, Timer
from typing import Any

log = logging.getLogger(__name__)

START_TIMEOUT, DRAW_TIMEOUT = 30.0, 20.0
"""Seconds that the process may take to start, and to draw one picture."""
QUEUE_TIMEOUT = 30.0
"""Seconds that a picture waits for its turn: one is drawn at a time."""
IDLE_TIMEOUT = 300.0
"""Seconds after the last picture, after which the process gives back its memory."""
COMMAND = [sys.executable, "-m", "components.pictures.engine"]
PROJECT = Path(__file__).parents[2]


class PictureError(Exception):
    """A picture cannot be drawn; the cause is in the log, where it is none for readers."""

    def __init__(self, message: str = "The picture cannot be drawn at the moment.") -> None:
        super().__init__(message)


class Drawing:
    """The drawing process, which draws one picture at a time; `start`, `draw` and `idle` are seconds."""

    def __init__(
        self, command: list[str] = COMMAND, start: float = START_TIMEOUT, draw: float = DRAW_TIMEOUT, idle: float = IDLE_TIMEOUT
    ) -> None:
        self.command, self.start, self.draw, self.idle = command, start, draw, idle
        self.process: subprocess.Popen[str] | None = None
        self.lock = Lock()
        self.idle_timer: Timer | None = None

    def ask(self, request: dict[str, Any]) -> dict[str, str]:
        """The answer of the process; `PictureError` when none comes in time, the process ends, or the figure cannot be drawn."""
        if not self.lock.acquire(timeout=QUEUE_TIMEOUT):
            log.error("a picture waited %s seconds for its turn", QUEUE_TIMEOUT)
            raise PictureError
        try:
            if self.idle_timer:
                self.idle_timer.cancel()
            answer = self._answer(request)
        finally:
            self.idle_timer = Timer(self.idle, self._end_when_idle)
            self.idle_timer.daemon = True
            self.idle_timer.start()
            self.lock.release()
        if "error" in answer:
            log.error("a picture cannot be drawn: %s", answer["error"])
            raise PictureError
        return answer

    def _answer(self, request: dict[str, Any]) -> dict[str, str]:
        try:
            if self.process is None or self.process.poll() is not None:
                self._launch()
            return self._exchange(json.dumps(request), self.draw)
        except (OSError, ValueError) as error:  # gone, ended, or what it says is no answer
            self.end()
            log.error("the drawing process: %s", error)
            raise PictureError from error

    def _launch(self) -> None:
        self.process = subprocess.Popen(  # noqa: S603 - our own command
            self.command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        self._exchange(None, self.start)

    def _exchange(self, line: str | None, seconds: float) -> dict[str, str]:
        """A line to the process and one back; the process is ended when it takes too long."""
        process = self.process
        assert process is not None and process.stdin is not None and process.stdout is not None  # noqa: S101, PT018
        deadline = Timer(seconds, process.kill)
        deadline.start()
        try:
            if line is not None:
                process.stdin.write(line + "\n")
                process.stdin.flush()
            answer = process.stdout.readline()
        finally:
            deadline.cancel()
        if not answer:
            raise OSError(f"no answer within {seconds:g} seconds, or the process has ended")
        return json.loads(answer)

    def _end_when_idle(self) -> None:
        if self.lock.acquire(blocking=False):
            try:
                self.end()
            finally:
                self.lock.release()

    def close(self) -> None:
        """End the process and what waits to end it."""
        if self.idle_timer:
            self.idle_timer.cancel()
        self.end()

    def end(self) -> None:
        """End the process; the next picture starts another."""
        process, self.process = self.process, None
        if process is not None:
            process.kill()
            process.wait()
            for each in (process.stdin, process.stdout):
                if each is not None:
                    with suppress(OSError):  # what was left to write has no reader
                        each.close()


DRAWING = Drawing()
"""The drawing process of this server."""
atexit.register(DRAWING.close)
