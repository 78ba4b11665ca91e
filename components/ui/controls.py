"""The choices of a chart as widgets bound to the address: the name of a control is the name in the link."""

from __future__ import annotations

from typing import Any

import streamlit as st

from components.description.chart import Chart
from components.description.choice import ChoiceError, Choices, Control
from components.description.words import escape_markdown

VIEWS = ("Chart", "Table", "Text")


def choose(chart: Chart) -> tuple[Choices, list[str]]:
    """Draw the widgets of a chart: the one that matters most in the open, the others behind a filter that says how many are set.

    Gives the choices made and one line for every value of the link that was not understood.
    """
    own = [each for each in chart.controls if not each.shared]
    others = [each for each in own if each.name != chart.main_control]
    made = {each.name: st.session_state.get(each.name, each.start({})) for each in chart.controls if each.shared}
    wrong, active = _look_ahead(own, others, {**made})
    # a list narrows on a phone, a switch takes no more room than it needs: both then share a row with the filter
    switched = any(each.name == chart.main_control and each.kind == "flag" for each in own)
    outside = st.container(width="content" if switched else "stretch")
    label = f"Filter · {active}" if active else "Filter"
    behind = st.popover(label, icon=":material/tune:", type="tertiary", key=f"filter-{chart.id}") if others else outside
    for control in own:
        with behind if control in others else outside:
            made[control.name] = _widget(control, made, bare=control not in others)
    return made, wrong


def _look_ahead(own: list[Control], others: list[Control], made: Choices) -> tuple[list[str], int]:
    """What is to be told of the values in the address, and how many of the choices in the filter differ from the default.

    Read before there is a widget: the button of the filter stands before what is in it.
    """
    wrong: list[str] = []
    active = 0
    for control in own:
        wrong += [] if _renewed(control, made) else _misread(control, made)
        start = control.start(made)
        made[control.name] = _coming(control, made)
        active += control in others and made[control.name] != start
    return wrong, active


def _coming(control: Control, made: Choices) -> Any:
    """The value that the widget of a control is about to have: what the reader has set, else what the address says, else the default."""
    if control.name in st.session_state:
        return st.session_state[control.name]
    given = st.query_params.get_all(control.name)
    try:
        return control.read(given, made) if given else control.start(made)
    except ChoiceError:
        return control.start(made)


def switch(control: Control, *, bare: bool = False) -> None:
    """The widget of a choice that all charts of a page share; a value in the link that is none is told in one line."""
    wrong = _misread(control, {})
    _widget(control, {}, bare=bare)
    for line in wrong:
        st.caption(f":material/link_off: {escape_markdown(line)}")


def view(chart: Chart) -> tuple[str, list[str]]:
    """The choice between chart, table and text; its name in the link is the id of the chart."""
    control = Control(chart.id, "View", "one", {each: each for each in VIEWS})
    wrong = _misread(control, {})
    chosen = st.segmented_control(
        f"View of “{chart.title}”",
        VIEWS,
        default="Chart",
        required=True,
        key=chart.id,
        bind="query-params",
        label_visibility="collapsed",
    )
    return chosen or "Chart", wrong


def _renewed(control: Control, made: Choices) -> bool:
    """Start a choice again at its default when a choice before it has changed what there is to choose from."""
    if not callable(control.options):
        return False
    options, seen = [*control.allowed(made)], f"{control.name}-options"
    changed = control.name in st.session_state and st.session_state.get(seen, options) != options
    if changed:
        st.session_state[control.name] = control.start(made)
    st.session_state[seen] = options
    return changed


def _misread(control: Control, made: Choices) -> list[str]:
    """What to tell about a value in the address that is not a choice; read before the widget falls back to its default."""
    given = st.query_params.get_all(control.name)
    if not given:
        return []
    try:
        control.read(given, made)
    except ChoiceError as error:
        return [f"{error} Shown instead: the default."]
    return []


def _widget(control: Control, made: Choices, *, bare: bool = False) -> Any:
    """The widget of a control; `bare` without its label above it, where its options say what they are."""
    options = control.allowed(made)
    start = control.start(made)
    label: dict[str, Any] = {"key": control.name, "help": control.help or None, "bind": "query-params"}
    if bare and control.kind in ("one", "many"):
        label |= {"label_visibility": "collapsed"}
    match control.kind:
        case "flag":
            return st.toggle(control.label, value=start, **label)
        case "span":
            low, high = options
            return st.slider(control.label, low, high, start, width=280, **label)
        case "many":
            chosen = st.multiselect(
                control.label, [*options], default=start, format_func=options.__getitem__, placeholder=control.nothing, width=260, **label
            )
            return [each for each in chosen if each in options]
        case _ if len(options) <= 4:
            chosen = st.segmented_control(control.label, [*options], default=start, required=True, format_func=options.__getitem__, **label)
        case _:
            chosen = st.selectbox(
                control.label, [*options], index=[*options].index(start), format_func=options.__getitem__, width=320, **label
            )
    return chosen if chosen in options else start
