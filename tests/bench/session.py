"""A reader without a browser: one session over Streamlit's websocket, which runs pages and notes what comes back."""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

PATIENCE = 120
"""Seconds after which a run that does not end has failed."""
ENDED = {ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY, ForwardMsg.FINISHED_WITH_COMPILE_ERROR}


class SessionError(Exception):
    """The server refused the session, ended it, or did not finish a run in time."""


@dataclass(frozen=True)
class Place:
    """What stands in for a figure that waits (`components.ui.deferred_figures`)."""

    trigger: str
    """The widget by which it asks for the figure."""
    fragment: str
    """The part of the page that then runs again."""


@dataclass
class Run:
    """What a page sent."""

    seconds: float = 0.0
    """From the request to the message that the script has finished."""
    elements: int = 0
    charts: int = 0
    size: int = 0
    """Bytes of all messages."""
    faults: list[str] = field(default_factory=list)
    """Exceptions, alerts that say an error, pages that are not found."""
    waiting: list[Place] = field(default_factory=list)


class Session:
    """One connection; its pages run one after another, as those of one reader."""

    def __init__(self, socket: ClientConnection, address: str) -> None:
        self.socket = socket
        self.address = address

    async def visit(self, path: str = "", query: str = "") -> Run:
        """Run the page at a path (relative to the root, empty for the first) to its end, and ask for the figures that wait, as a browser does.

        Raises `SessionError` when the connection ends or the run takes longer than `PATIENCE` seconds.
        """
        run = Run()
        begun = time.perf_counter()
        try:
            await self._run(run, self._asked(path, query))
            while run.waiting:
                await self._run(run, self._asked(path, query, run.waiting.pop(0)))
        except (WebSocketException, OSError, TimeoutError) as error:
            raise SessionError(f"/{path}: {type(error).__name__} {error}") from error
        run.seconds = time.perf_counter() - begun
        return run

    def _asked(self, path: str, query: str, place: Place | None = None) -> BackMsg:
        """The message that asks for a page, or for the part of it that stands in for a figure."""
        asked = BackMsg()
        asked.rerun_script.page_name = path
        asked.rerun_script.query_string = query
        context = asked.rerun_script.context_info
        context.url = f"{self.address}/{path}"
        context.timezone, context.locale, context.color_scheme = "UTC", "en-GB", "light"
        if place:
            asked.rerun_script.fragment_id = place.fragment
            asked.rerun_script.widget_states.widgets.add(id=place.trigger, json_trigger_value='[{"event": "come", "value": true}]')
        return asked

    async def _run(self, run: Run, asked: BackMsg) -> None:
        await self.socket.send(asked.SerializeToString())
        async with asyncio.timeout(PATIENCE):
            while not await self._noted(run):
                pass

    async def _noted(self, run: Run) -> bool:
        """Take one message into account; whether it was the last of the run."""
        data = await self.socket.recv()
        message = ForwardMsg.FromString(data if isinstance(data, bytes) else data.encode())
        run.size += len(data)
        kind = message.WhichOneof("type")
        if kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            element = message.delta.new_element
            run.elements += 1
            run.charts += element.HasField("plotly_chart")
            if element.HasField("bidi_component") and element.bidi_component.component_name.endswith("later"):
                run.waiting.append(Place(f"$$STREAMLIT_INTERNAL_KEY_{element.bidi_component.id}__events", message.delta.fragment_id))
            if element.HasField("exception"):
                run.faults.append(f"{element.exception.type}: {element.exception.message}")
            elif element.HasField("alert") and element.alert.format == Alert.ERROR:
                run.faults.append(element.alert.body)
        elif kind == "page_not_found":
            run.faults.append(f"no page “{message.page_not_found.page_name}”")
        elif kind == "session_event" and message.session_event.HasField("script_compilation_exception"):
            run.faults.append(message.session_event.script_compilation_exception.message)
        return kind == "script_finished" and message.script_finished in ENDED


@asynccontextmanager
async def session(address: str, headers: dict[str, str] | None = None) -> AsyncIterator[Session]:
    """A new session with the server at `address` (http://host:port, with a base path if it has one); `SessionError` when it is refused."""
    try:
        socket = await connect(
            f"ws{address.removeprefix('http')}/_stcore/stream",
            additional_headers=headers,
            max_size=None,
            compression=None,
            proxy=None,
            open_timeout=PATIENCE,
            ping_timeout=PATIENCE,
        )
    except (WebSocketException, OSError, TimeoutError) as error:
        raise SessionError(f"not opened: {type(error).__name__} {error}") from error
    try:
        yield Session(socket, address)
    finally:
        await socket.close()
