"""Bars of what became of the recommendations of a Universal Periodic Review, under headings."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go

from components.drawing import theme

ANSWERS = {
    "accepted": "accepted",
    "partially_accepted": "accepted in part",
    "noted": "noted",
    "open": "not answered yet, or no number given",
}
STATEMENT = (
    "Acceptance is a statement by the state, not a result. What is not accepted is “noted” in the language of the review, "
    "whatever words the state used."
)


def heights(heads: pd.Series) -> tuple[list[int], dict[str, int]]:
    """On which line from the top, from 0, each row stands, and each heading, by its text."""
    rows, headings = [], {}
    for head in heads:
        if head not in headings:
            headings[head] = len(rows) + len(headings)
        rows.append(len(rows) + len(headings))
    return rows, headings


def bar(rows: pd.DataFrame, places: list[int], lengths: pd.Series, answer: str, hover_text: Callable[[pd.Series], str]) -> go.Bar:
    """The pieces of one answer, where there are any; what has no answer is hollow."""
    there = [*(lengths.fillna(0) > 0)]
    rows, lengths, at = rows[there], lengths[there], [place for place, drawn in zip(places, there, strict=True) if drawn]
    hollow = answer == "open"
    colour = theme.QUIET if hollow else theme.ANSWER[answer]
    return go.Bar(
        y=at,
        x=lengths,
        orientation="h",
        name=ANSWERS[answer],
        marker={
            "color": theme.HOLLOW if hollow else colour,
            "opacity": theme.opacities(rows),
            "line": {"color": colour, "width": 1},
            "pattern": {
                "shape": theme.ANSWER_PATTERN.get(answer, ""),
                "fillmode": "overlay",
                "fgcolor": "#ffffff",
                "fgopacity": 0.45,
                "size": 7,
                "solidity": 0.15,
            },
        },
        **theme.mark_attributes(rows, hover_text),
    )


def label_bars(fig: go.Figure, places: list[int], headings: dict[str, int], labels: list[str]) -> None:
    """Write the names beside the bars and the headings over them."""
    fig.update_yaxes(tickvals=places, ticktext=labels, range=[len(places) + len(headings) - 0.4, -0.6], showgrid=False)
    texts = {place: theme.wrap(head, 24) for head, place in headings.items()}
    heads = [{"y": place, "text": f"<b>{text}</b>", "yshift": 0 if "<br>" in text else -3} for place, text in texts.items()]
    theme.annotate(fig, [{"x": 0, "xanchor": "left", "align": "left", **each} for each in heads])


def label_ends(fig: go.Figure, ends: pd.Series, places: list[int], words: list[str]) -> None:
    """Write a text at the end of each bar."""
    texts = [{"x": end, "y": place, "text": word} for end, place, word in zip(ends, places, words, strict=True)]
    theme.annotate(fig, [{"xanchor": "left", "xshift": 5, "font": {"size": 12}, **each} for each in texts])
