"""The server: the dashboard with its routes for data and files. `streamlit run app.py` starts it."""

import gc

import streamlit as st
from starlette.middleware import Middleware

from components.html import class_sheet, embed, readable
from components.ui import frame
from components.web import api, data_routes, shell, tcp_nodelay
from components.web.middleware.limits import Limited

app = st.App(
    "pages/main.py",
    routes=[*data_routes.routes(), *api.routes(), *embed.routes(), *class_sheet.routes(), *readable.routes(), *shell.routes()],
    middleware=[Middleware(Limited), *data_routes.middleware()],
    on_script_error=frame.failed,
    lifespan=tcp_nodelay.at_once,
)

gc.freeze()  # what is loaded by now stays: no collection of garbage need look through it again
