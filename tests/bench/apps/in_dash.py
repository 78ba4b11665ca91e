"""The same chart in Dash with a dropdown and a callback, behind waitress; the CSV is read once, as Dash's documentation does it."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

import pandas as pd
import plotly.express as px
import plotly.graph_objects as go
import waitress
from dash import Dash, Input, Output, dcc, html

ROWS = pd.read_csv(Path(os.environ["BENCH_ROOT"]) / "data" / "un_decisions.csv")
ROWS = ROWS[ROWS.in_chart].sort_values("date")
BODIES = ["UNGA", "UNGA_C3", "HRC", "UNSC", "CHR"]

app = Dash(__name__)
app.layout = html.Div([html.H1("Who voted how?"), dcc.Dropdown(BODIES, "UNGA", id="body", clearable=False), dcc.Graph(id="chart")])


@app.callback(Output("chart", "figure"), Input("body", "value"))
def chart(body: str) -> go.Figure:
    """The bars of one body."""
    rows = ROWS[ROWS.body == body]
    votes = rows.melt(["decision_id", "date", "title"], ["yes", "no", "abstain", "absent"], "position", "states")
    return px.bar(votes, x="states", y="decision_id", color="position", orientation="h", hover_data=["date", "title"])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    waitress.serve(app.server, host="127.0.0.1", port=parser.parse_args().port, threads=8)
