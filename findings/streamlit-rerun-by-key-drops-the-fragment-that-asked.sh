#!/usr/bin/env bash
# streamlit 1.67.0: what a reader does in two fragments within one tick of the browser goes to the server in one message that names one
# of the two. If the widget of the other has a callback that calls `st.rerun("key")`, neither way is right: the message in the name of
# the fragment with the toggle runs the keyed fragment only, so the toggle keeps its new value and its own fragment is not drawn; the
# message in the name of the other fragment does the same. A callback on the toggle that returns does not help: the documentation says
# that the whole app is then run, but that holds only for messages in the name of the whole app.
set -euo pipefail
folder=$(mktemp -d)
server=
trap 'kill $server 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check streamlit==1.67.0 websockets==16.0
cd "$folder"
cat > app.py <<'PY'
import streamlit as st


@st.fragment(key="chart")
def chart():
    st.text(f"chart: {st.session_state.get('log')}")
    st.toggle("log", key="log", on_change=lambda: None)


@st.fragment(key="other")
def other():
    st.text("other")


@st.fragment
def asks():
    st.button("ask", key="ask", on_click=lambda: st.rerun("other"))


chart()
other()
asks()
PY
port=$(python3 -c 'import socket; one = socket.socket(); one.bind(("127.0.0.1", 0)); print(one.getsockname()[1])')
venv/bin/streamlit run app.py --server.headless true --server.address 127.0.0.1 --server.port "$port" --browser.gatherUsageStats false > log.txt 2>&1 &
server=$!
venv/bin/python - "$port" <<'PY'
import sys
import time
from urllib.error import URLError
from urllib.request import urlopen

import streamlit
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

address = f"127.0.0.1:{sys.argv[1]}"
for _ in range(300):
    try:
        urlopen(f"http://{address}/_stcore/health").close()
        break
    except URLError:
        time.sleep(0.1)


def run(asked):
    """What is drawn, and the widgets and fragments that it names."""
    socket.send(asked.SerializeToString())
    drawn, named = [], {}
    while True:
        message = ForwardMsg.FromString(socket.recv(timeout=60))
        kind = message.WhichOneof("type")
        if kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            return drawn, named
        if kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            element = message.delta.new_element
            what = element.WhichOneof("type")
            drawn += [element.text.body] if what == "text" else []
            if what in ("checkbox", "button"):
                named[what] = (getattr(element, what).id, message.delta.fragment_id)


seen = {}
for name, by in (("the fragment of the toggle", "checkbox"), ("the fragment of the button", "button")):
    with connect(f"ws://{address}/_stcore/stream", subprotocols=["streamlit"]) as socket:
        first = BackMsg()
        first.rerun_script.query_string = ""
        _, named = run(first)
        both = BackMsg()
        both.rerun_script.fragment_id = named[by][1]
        states = both.rerun_script.widget_states.widgets
        states.add(id=named["checkbox"][0], bool_value=True)
        states.add(id=named["button"][0], trigger_value=True)
        seen[by], _ = run(both)
        print(f"a message with both, in the name of {name}: drawn again {seen[by]}")
print("streamlit", streamlit.__version__)
sys.exit(0 if seen == {"checkbox": ["other"], "button": ["other"]} else "It draws otherwise now")
PY
