"""The choices of a chart as widgets bound to the address: the name of a control is the name in the link."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from components.description.chart import Chart
from components.description.choice import ChoiceError, Choices, ChoicesKey, Control, Options, choices_key
from components.description.page import Page
from components.description.words import escape_markdown, link, shorten
from components.ui import on_request
from data import cached_by_tables

VIEWS = ("Chart", "Table", "Text")


@dataclass(frozen=True)
class WidgetState:
    """What the widgets of a chart are about to say, read before there is one."""

    choices: Choices = field(compare=False)
    view: str
    misread: tuple[str, ...]
    """One line for every value of the link that was not understood."""
    filters_set: int
    """How many of the choices in the filter differ from the default."""
    main_widget: str
    """The kind of the widget in the open; empty where there is none."""
    key: ChoicesKey = field(init=False)
    """The choices as a key."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", choices_key(self.choices))


def widget_state(chart: Chart) -> WidgetState:
    """What the address and the reader have chosen for a chart. What stands before the widgets hangs on it: the finding, the button of the
    filter.
    """
    before = _shared(chart)
    misread: list[str] = []
    for control in _own_controls(chart):
        misread += [] if _reset_if_options_changed(control, before) else _misread_values(control, before)
        before[control.name] = _upcoming_value(control, before)
    shown = _view_control(chart)
    return _widget_state(chart, before, _upcoming_value(shown, {}), (*misread, *_misread_values(shown, {})))


def default_widget_state(chart: Chart) -> WidgetState:
    """What the widgets of a chart say before a reader has used one: only what charts share is chosen."""
    return _default_widget_state(chart, choices_key(_shared(chart)))


@cached_by_tables(of=lambda chart, _shared: chart.tables, size=256)
def _default_widget_state(chart: Chart, shared: ChoicesKey) -> WidgetState:
    before = dict(shared)
    for control in _own_controls(chart):
        before[control.name] = control.default_value(before)
    return _widget_state(chart, before, VIEWS[0], ())


def _shared(chart: Chart) -> Choices:
    return {each.name: st.session_state.get(each.name, each.default_value({})) for each in chart.controls if each.shared}


def _widget_state(chart: Chart, choices: Choices, view: str, misread: tuple[str, ...]) -> WidgetState:
    before = {each.name: choices[each.name] for each in chart.controls if each.shared}
    main_widget, filters_set = "", 0
    for control in _own_controls(chart):
        if control.is_a_choice(before):
            if control.name == chart.main_control:
                main_widget = widget_kind(control, before)
            else:
                filters_set += choices[control.name] != control.default_value(before)
        before[control.name] = choices[control.name]
    return WidgetState(choices, view, misread, filters_set, main_widget)


def _own_controls(chart: Chart) -> list[Control]:
    return [each for each in chart.controls if not each.shared]


def chart_widgets(chart: Chart, state: WidgetState) -> None:
    """Draw the widgets of a chart: the one that matters most in the open, the others behind a filter that says how many are set."""
    before = {each.name: state.choices[each.name] for each in chart.controls if each.shared}
    in_filter = []
    for control in _own_controls(chart):
        if control.is_a_choice(before):
            if control.name == chart.main_control:
                _widget(control, {**before}, chart.id, bare=True)
            else:
                in_filter.append((control, {**before}))
        before[control.name] = state.choices[control.name]
    if in_filter:
        label = f"Filter · {state.filters_set}" if state.filters_set else "Filter"
        with st.popover(label, icon=":material/tune:", type="tertiary", key=f"filter-{chart.id}"):
            for control, earlier in in_filter:
                _widget(control, earlier, chart.id)


def _upcoming_value(control: Control, before: Choices) -> Any:
    """The value that the widget of a control is about to have: what the reader has set, else what the address says, else the default."""
    if not control.is_a_choice(before):
        return control.default_value(before)
    if control.name in st.session_state:
        return _allowed_value(control.allowed(before), control, st.session_state[control.name], before)
    given = st.query_params.get_all(control.name)
    try:
        return control.read(given, before) if given else control.default_value(before)
    except ChoiceError:
        return control.default_value(before)


def _allowed_value(options: Options, control: Control, value: Any, before: Choices) -> Any:
    """A value as far as there is such a choice, else the default."""
    match control.kind:
        case "many":
            return [each for each in value if each in options]
        case "one":
            return value if value in options else control.default_value(before)
        case _:
            return value


def heading(page: Page) -> str:
    """The title of a page as it is about to be shown: that of what it is about, where it is about one of several."""
    chosen = st.session_state.get(page.subject.name) if page.subject else None
    if page.subject and chosen in page.subjects():
        return page.heading({page.subject.name: page.subject.write(chosen, {})})
    return page.heading({name: st.query_params.get_all(name) for name in st.query_params})


def shared_widget(control: Control, *, bare: bool = False) -> None:
    """The widget of a choice that all charts of a page share; a value in the link that is none is told in one line."""
    wrong = [] if _reset_if_options_changed(control, {}) else _misread_values(control, {})
    given = st.query_params.get(control.name, "")
    _widget(control, {}, bare=bare)
    for line in wrong:
        search = link(f"Search for “{shorten(given)}”", f"search?{urlencode({'q': given})}")
        st.caption(f":material/link_off: {escape_markdown(line)}{f' {search}.' if control.where_listed else ''}")


def id_in_address(parameter: str, ids: Collection[str], what: str) -> str:
    """Which of the `ids` the address names in a parameter; empty when none, and a name that is none is told in one line.

    `what` says what the name is to be, such as “claim”.
    """
    given = st.query_params.get(parameter, "")
    if not given or given in ids:
        return given
    st.caption(f":material/link_off: {escape_markdown(f'“{shorten(given)}” is the name of no {what}.')}")
    return ""


def view_widget(chart: Chart) -> None:
    """Draw the choice between chart, table and text; its name in the link is the id of the chart."""
    st.segmented_control(
        f"View of “{chart.title}”",
        VIEWS,
        default=VIEWS[0],
        required=True,
        key=chart.id,
        bind="query-params",
        on_change=partial(on_request.note_use, chart.id),
        label_visibility="collapsed",
    )


def _view_control(chart: Chart) -> Control:
    return Control(chart.id, "View", "one", {each: each for each in VIEWS})


def _reset_if_options_changed(control: Control, before: Choices) -> bool:
    """Start a choice again at its default when a choice before it has changed what there is to choose from."""
    if not callable(control.options):
        return False
    options, seen = [*control.allowed(before)], f"{control.name}-options"
    changed = control.name in st.session_state and st.session_state.get(seen, options) != options
    if changed:
        st.session_state[control.name] = control.default_value(before)
    st.session_state[seen] = options
    return changed


def _misread_values(control: Control, before: Choices) -> list[str]:
    """What to tell about a value in the address that is not a choice; read before the widget falls back to its default."""
    given = st.query_params.get_all(control.name)
    if not given:
        return []
    try:
        value = control.read(given, before)
    except ChoiceError as error:
        return [f"{error} Shown instead: the default."]
    if {*given} & {*control.former_labels}:  # the routes, where they are served, have put today's words into the address
        return [f"The link is in former words; now it says “{', '.join(control.write(value, before))}”. Shown instead: the default."]
    return []


def widget_kind(control: Control, before: Choices) -> str:
    """What widget a control has: that decides how much room the row of choices takes."""
    if control.kind == "one":
        return "few" if len(control.allowed(before)) <= 4 else "list"
    return control.kind


def _widget(control: Control, before: Choices, chart_id: str = "", *, bare: bool = False) -> None:
    """The widget of a control, of a chart or shared by a page; `bare` without its label above it, where its options say what they are."""
    options = control.allowed(before)
    start = control.default_value(before)
    label: dict[str, Any] = {
        "key": control.name,
        "help": control.help or None,
        "bind": "query-params",
        "on_change": partial(on_request.note_use, chart_id),
    }
    if bare and control.kind in ("one", "many"):
        label |= {"label_visibility": "collapsed"}
    match widget_kind(control, before):
        case "flag":
            st.toggle(control.label, value=start, **label)
        case "span":
            low, high = options
            st.slider(control.label, low, high, start, width=280, **label)
        case "many":
            st.multiselect(
                control.label,
                [*options],
                default=start,
                format_func=options.__getitem__,
                placeholder=control.empty_label,
                width=520 if bare else 260,
                **label,
            )
        case "few":
            st.segmented_control(control.label, [*options], default=start, required=True, format_func=options.__getitem__, **label)
        case _:
            st.selectbox(control.label, [*options], index=[*options].index(start), format_func=options.__getitem__, width=320, **label)
