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

START, DRAW = 30.0, 20.0
"""Seconds that the process may take to start, and to draw one picture."""
TURN = 30.0
"""Seconds that a picture waits for its turn: one is drawn at a time."""
IDLE = 300.0
"""Seconds after the last picture, after which the process gives back its memory."""
COMMAND = [sys.executable, "-m", "components.pictures.engine"]
PROJECT = Path(__file__).parents[2]


class PictureError(Exception):
    """A picture cannot be drawn; the cause is in the log, where it is none for readers."""

    def __init__(self, said: str = "The picture cannot be drawn at the moment.") -> None:
        super().__init__(said)


class Drawing:
    """The process, one picture at a time."""

    def __init__(self, command: list[str] = COMMAND, start: float = START, draw: float = DRAW, idle: float = IDLE) -> None:
        self.command, self.start, self.draw, self.idle = command, start, draw, idle
        self.process: subprocess.Popen[str] | None = None
        self.turn = Lock()
        self.rest: Timer | None = None

    def ask(self, request: dict[str, Any]) -> dict[str, str]:
        """The answer of the process; `PictureError` when none comes in time, the process ends, or the figure cannot be drawn."""
        if not self.turn.acquire(timeout=TURN):
            log.error("a picture waited %s seconds for its turn", TURN)
            raise PictureError
        try:
            if self.rest:
                self.rest.cancel()
            answer = self._answer(request)
        finally:
            self.rest = Timer(self.idle, self._idle)
            self.rest.daemon = True
            self.rest.start()
            self.turn.release()
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

    def _exchange(self, line: str | None, most: float) -> dict[str, str]:
        """A line to the process and one back; the process is ended when it takes too long."""
        process = self.process
        assert process is not None and process.stdin is not None and process.stdout is not None  # noqa: S101, PT018
        late = Timer(most, process.kill)
        late.start()
        try:
            if line is not None:
                process.stdin.write(line + "\n")
                process.stdin.flush()
            answer = process.stdout.readline()
        finally:
            late.cancel()
        if not answer:
            raise OSError(f"no answer within {most:g} seconds, or the process has ended")
        return json.loads(answer)

    def _idle(self) -> None:
        if self.turn.acquire(blocking=False):
            try:
                self.end()
            finally:
                self.turn.release()

    def close(self) -> None:
        """End the process and what waits to end it."""
        if self.rest:
            self.rest.cancel()
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
"""That of this server."""
atexit.register(DRAWING.close)
