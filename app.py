"""The server: the dashboard with its routes for data and files. `streamlit run app.py` starts it."""

import gc

import streamlit as st
from starlette.middleware import Middleware

from components import api, class_pack, embed, frame, http, listening, read, shell
from components.limits import Limited

app = st.App(
    "pages/main.py",
    routes=[*http.routes(), *api.routes(), *embed.routes(), *class_pack.routes(), *read.routes(), *shell.routes()],
    middleware=[Middleware(Limited), *http.middleware()],
    on_script_error=frame.failed,
    lifespan=listening.at_once,
)

gc.freeze()  # what is loaded by now stays: no collection of garbage need look through it again
