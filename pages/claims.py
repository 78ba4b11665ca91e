"""Each statement of the brief, checked against the record."""

import streamlit as st

from components import claims
from components.charts import verdicts
from components.panel import panel
from components.trouble import told

with told():
    claims.picked()
panel(verdicts.LEDGER)
st.header("All claims", anchor="ledger")
claims.ledger()
