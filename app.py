"""The server: the dashboard with its routes for data and files. `streamlit run app.py` starts it."""

import streamlit as st

from components import api, class_pack, embed, frame, http, read

app = st.App(
    "pages/main.py",
    routes=[*http.routes(), *api.routes(), *embed.routes(), *class_pack.routes(), *read.routes()],
    middleware=http.middleware(),
    on_script_error=frame.failed,
)
