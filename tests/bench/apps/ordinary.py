"""The dashboard's chart of decisions as it is usually built in Streamlit: the CSV read on each run, plotly.express, no cache."""

import os
from pathlib import Path

import pandas as pd
import plotly.express as px
import streamlit as st

rows = pd.read_csv(Path(os.environ["BENCH_ROOT"]) / "data" / "un_decisions.csv")
rows = rows[rows.in_chart].sort_values("date")

st.title("Who voted how?")
body = st.selectbox("Body", ["UNGA", "UNGA_C3", "HRC", "UNSC", "CHR"])
rows = rows[rows.body == body]
votes = rows.melt(["decision_id", "date", "title"], ["yes", "no", "abstain", "absent"], "position", "states")
st.plotly_chart(px.bar(votes, x="states", y="decision_id", color="position", orientation="h", hover_data=["date", "title"]))
