#!/usr/bin/env bash
# streamlit 1.67.0: what a fragment draws can be lost when the next request comes in the moment in which the fragment ends. Its script has
# ended by then, so the server takes a new runner for the request, and passes over what the old one has sent and the server has not yet
# looked at: its last elements, or all of them, and the message that it has ended. Nothing is drawn again later, and nothing says so.
# With one reader it is rare; here 12 readers click in two fragments, one after the other, within a tenth of a second.
set -euo pipefail
folder=$(mktemp -d)
server=
trap 'kill $server 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check streamlit==1.67.0 websockets==16.0
cd "$folder"
cat > app.py <<'PY'
import streamlit as st

LINES = 30


@st.fragment
def first():
    st.button("first")
    for line in range(LINES):
        st.text(f"first {line}")


@st.fragment
def second():
    st.button("second")
    st.text("second")


first()
second()
PY
port=$(python3 -c 'import socket; one = socket.socket(); one.bind(("127.0.0.1", 0)); print(one.getsockname()[1])')
venv/bin/streamlit run app.py --server.headless true --server.address 127.0.0.1 --server.port "$port" --browser.gatherUsageStats false > log.txt 2>&1 &
server=$!
for _ in $(seq 120); do python3 -c "import socket; socket.create_connection(('127.0.0.1', $port), 1)" 2>/dev/null && break; sleep 0.5; done
cat > readers.py <<'PY'
import asyncio
import random
import sys
from collections import Counter

import streamlit
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect

READERS, ROUNDS = 12, 40
ENDED = {ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY}


def request(widget="", fragment=""):
    message = BackMsg()
    message.rerun_script.fragment_id = fragment
    if widget:
        message.rerun_script.widget_states.widgets.add(id=widget, trigger_value=True)
    return message.SerializeToString()


async def drawn(socket, last):
    """The texts and the buttons that come until a run has ended and the text `last` has come."""
    texts, buttons, ended = [], {}, False
    while not (ended and last in texts):
        message = ForwardMsg.FromString(await asyncio.wait_for(socket.recv(), 60))
        match message.WhichOneof("type"):
            case "new_session":
                ended = False
            case "script_finished":
                ended = message.script_finished in ENDED
            case "delta" if message.delta.new_element.WhichOneof("type") == "text":
                texts.append(message.delta.new_element.text.body)
            case "delta" if message.delta.new_element.WhichOneof("type") == "button":
                button = message.delta.new_element.button
                buttons[button.label] = (button.id, message.delta.fragment_id)
    return texts, buttons


async def reader(seed):
    pause, came = random.Random(seed), Counter()
    async with connect(f"ws://127.0.0.1:{sys.argv[1]}/_stcore/stream", max_size=None, compression=None, proxy=None) as socket:
        await socket.send(request())
        _, buttons = await drawn(socket, "second")
        for _ in range(ROUNDS):
            await socket.send(request(*buttons["first"]))
            await asyncio.sleep(pause.random() * 0.1)
            await socket.send(request(*buttons["second"]))
            texts, _ = await drawn(socket, "second")
            came["whole" if "first 29" in texts else "in part" if "first 0" in texts else "not at all"] += 1
    return came


async def main():
    came = sum(await asyncio.gather(*map(reader, range(READERS))), Counter())
    print("streamlit", streamlit.__version__)
    print("the first fragment came", ", ".join(f"{how}: {came[how]}" for how in ("whole", "in part", "not at all")))
    sys.exit(0 if came["in part"] + came["not at all"] else "Nothing is lost now")


asyncio.run(main())
PY
venv/bin/python readers.py "$port"
