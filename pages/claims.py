"""Each statement of the brief, checked against the record."""

import streamlit as st

from components.content.pages import CLAIMS
from components.ui import claims
from components.ui.errors import report_errors
from components.ui.panel import panels

with report_errors():
    claims.claim_in_address()
panels(CLAIMS)
st.header("All claims", anchor="ledger")
claims.register()
claims.opened()
