"""Each statement of the brief, checked against the record."""

import streamlit as st

from components.charts import verdicts
from components.ui import claims
from components.ui.errors import told
from components.ui.panel import panel

with told():
    claims.picked()
panel(verdicts.LEDGER)
st.header("All claims", anchor="ledger")
claims.ledger()
