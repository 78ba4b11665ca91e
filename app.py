"""The server: the dashboard with its routes for data and files. `streamlit run app.py` starts it."""

import streamlit as st

from components import frame, http

app = st.App("pages/main.py", routes=http.routes(), middleware=http.middleware(), on_script_error=frame.failed)
