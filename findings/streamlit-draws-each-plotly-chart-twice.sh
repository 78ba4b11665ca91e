#!/usr/bin/env bash
# streamlit 1.67.0: each Plotly chart is drawn twice. The first drawing is made before the width of its place is known, and is hidden;
# then the width is set, and a copy of the figure is handed over, which plotly.js draws as a whole again. A reader sees the second one, so a chart takes
# twice the time of its drawing, with each choice as well, since another figure is another element.
# Needs a Chromium: the one that CHROMIUM names, or one that Playwright installs.
set -euo pipefail
folder=$(mktemp -d)
server=
trap 'kill $server 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check streamlit==1.67.0 plotly==7.1.0 playwright==1.65.2
cd "$folder"
[ -n "${CHROMIUM:-}" ] || venv/bin/playwright install chromium > /dev/null
cat > app.py <<'PY'
import plotly.graph_objects as go
import streamlit as st

st.plotly_chart(go.Figure(go.Bar(x=["a", "b", "c"], y=[3, 1, 2])))
PY
port=$(python3 -c 'import socket; one = socket.socket(); one.bind(("127.0.0.1", 0)); print(one.getsockname()[1])')
venv/bin/streamlit run app.py --server.headless true --server.address 127.0.0.1 --server.port "$port" --browser.gatherUsageStats false > log.txt 2>&1 &
server=$!
for _ in $(seq 120); do python3 -c "import socket; socket.create_connection(('127.0.0.1', $port), 1)" 2>/dev/null && break; sleep 0.5; done
cat > reader.py <<'PY'
import os
import sys

import plotly
import streamlit
from playwright.sync_api import sync_playwright

NOTE = """
window.drawings = [];
const noted = new WeakSet();
new MutationObserver(() => {
    for (const plot of document.querySelectorAll('.js-plotly-plot')) {
        if (!plot.on || noted.has(plot)) continue;
        noted.add(plot);
        plot.on('plotly_afterplot', () => drawings.push([plot.layout.width === undefined, getComputedStyle(plot).visibility]));
    }
}).observe(document, {subtree: true, childList: true, attributes: true});
"""
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM"), args=["--no-sandbox", "--disable-gpu"])
    page = browser.new_page()
    page.add_init_script(NOTE)
    page.goto(sys.argv[1])
    page.locator(".js-plotly-plot .main-svg").first.wait_for()
    page.wait_for_timeout(3000)
    drawings = page.evaluate("drawings")
    browser.close()
print("streamlit", streamlit.__version__, "plotly", plotly.__version__)
for number, (unknown, visibility) in enumerate(drawings, 1):
    print(f"drawing {number}: width {'not yet known' if unknown else 'known'}, {visibility}")
sys.exit([unknown for unknown, _ in drawings] != [True, False])
PY
venv/bin/python reader.py "http://127.0.0.1:$port"
