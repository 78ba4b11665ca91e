"""The server: the dashboard with its routes for data and files. `streamlit run app.py` starts it."""

import gc

import streamlit as st

from components.ui import frame
from components.web import server, tcp_nodelay

app = st.App(
    "pages/main.py",
    routes=server.routes(frame.STYLES),
    middleware=server.middleware(),
    on_script_error=frame.report_script_error,
    lifespan=tcp_nodelay.lifespan,
)

gc.freeze()  # what is loaded by now stays: no collection of garbage need look through it again
