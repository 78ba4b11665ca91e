"""A reader without a browser: one session over Streamlit's websocket, which runs pages and notes what comes back."""

from __future__ import annotations

import asyncio
import json
import re
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
KEPT = 2
"""Runs after which a browser forgets a message that has not come again (`global.maxCachedMessageAge`)."""
PANEL = re.compile(r'<h2 id="([\w-]+)">')
ENDED = {ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY, ForwardMsg.FINISHED_WITH_COMPILE_ERROR}


class SessionError(Exception):
    """The server refused the session, ended it, or did not finish a run in time."""


@dataclass(frozen=True)
class Asker:
    """What asks for the panels that a reader comes to (`components.ui.on_request`)."""

    widget: str
    """The widget by which it asks."""
    fragment: str
    """The part of the page that then runs again."""


@dataclass
class Run:
    """What a page sent."""

    seconds: float = 0.0
    """From the request to the message that the script has finished."""
    elements: int = 0
    messages: int = 0
    """All that came, elements and what contains them and what begins and ends a run."""
    charts: int = 0
    size: int = 0
    """Bytes of all messages."""
    faults: list[str] = field(default_factory=list)
    """Exceptions, alerts that say an error, pages that are not found."""
    panels: list[str] = field(default_factory=list)
    """The charts whose panels came, whole or not."""
    asker: Asker | None = None


class Session:
    """One connection; its pages run one after another, as those of one reader."""

    def __init__(self, socket: ClientConnection, address: str) -> None:
        self.socket = socket
        self.address = address
        self.panels: dict[str, str] = {}
        """The panels that came, and the hashes of the messages that they came in."""
        self.known: dict[str, int] = {}
        """What the browser keeps of what was sent: the hash of each message that may be kept, and how many runs ago it last came."""

    async def visit(self, path: str = "", query: str = "", *, to_the_end: bool = False) -> Run:
        """Run the page at a path (relative to the root, empty for the first) to its end; `to_the_end` as a reader who comes to all its panels, else as
        one who stays at its top.

        Raises `SessionError` when the connection ends or the run takes longer than `PATIENCE` seconds.
        """
        run = Run()
        begun = time.perf_counter()
        try:
            await self._run(run, self._asked(path, query))
            if to_the_end and run.asker:
                await self._run(run, self._asked(path, query, run))
        except (WebSocketException, OSError, TimeoutError) as error:
            raise SessionError(f"/{path}: {type(error).__name__} {error}") from error
        run.seconds = time.perf_counter() - begun
        return run

    def _asked(self, path: str, query: str, run: Run | None = None) -> BackMsg:
        """The message that asks for a page, or for all panels of one that has run."""
        asked = BackMsg()
        asked.rerun_script.page_name = path
        asked.rerun_script.query_string = query
        context = asked.rerun_script.context_info
        context.url = f"{self.address}/{path}"
        context.timezone, context.locale, context.color_scheme = "UTC", "en-GB", "light"
        asked.rerun_script.cached_message_hashes.extend(self.known)
        if run and run.asker:
            asked.rerun_script.fragment_id = run.asker.fragment
            wanted = json.dumps([{"event": "wanted_panels", "value": dict.fromkeys(run.panels, True)}])
            states = asked.rerun_script.widget_states.widgets
            states.add(id=run.asker.widget, json_value="{}")
            states.add(id=f"$$STREAMLIT_INTERNAL_KEY_{run.asker.widget}__events", json_trigger_value=wanted)
        return asked

    async def _run(self, run: Run, asked: BackMsg) -> None:
        await self.socket.send(asked.SerializeToString())
        async with asyncio.timeout(PATIENCE):
            while not await self._noted(run):
                pass
        self.known = {each: age + 1 for each, age in self.known.items() if age < KEPT}

    async def _noted(self, run: Run) -> bool:
        """Take one message into account; whether it was the last of the run."""
        data = await self.socket.recv()
        message = ForwardMsg.FromString(data if isinstance(data, bytes) else data.encode())
        run.size += len(data)
        run.messages += 1
        kind = message.WhichOneof("type")
        if message.metadata.cacheable or kind == "ref_hash":
            self.known[message.ref_hash or message.hash] = 0
            run.panels += [each for each, kept in self.panels.items() if kept == message.ref_hash]
        if kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            element = message.delta.new_element
            run.elements += 1
            run.charts += element.HasField("plotly_chart")
            run.panels += (panels := PANEL.findall(element.html.body))
            self.panels |= dict.fromkeys(panels if message.metadata.cacheable else (), message.hash)
            if element.HasField("bidi_component") and element.bidi_component.component_name.endswith("on_request"):
                run.asker = Asker(element.bidi_component.id, message.delta.fragment_id)
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
