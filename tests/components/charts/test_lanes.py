"""What followed what: the lane of an event, the lags, and that nothing is said about cause."""

from __future__ import annotations

import pytest

from components.charts.lanes import FOLLOWED, lag
from components.charts.sequence import events, lane
from components.charts.timeline import NOT_CAUSE
from components.drawing import theme
from components.drawing.render import RenderedChart, render
from data import table

pytestmark = pytest.mark.usefixtures("record")


def rendered(event: str = "E040", within_days: str = "60", known: str = "today") -> RenderedChart:
    return render(FOLLOWED, {"known": known, "event": event, "within_days": within_days})


LANE_OF = {
    "E041": "north_korea",  # a statement of its own
    "E044": "north_korea",  # carried by its news agency
    "E037": "north_korea",  # people whom it freed
    "E073": "engagement",  # a review of it, though it is named first
    "E035": "engagement",  # a meeting that another is named first for
    "E045": "pressure",
    "E042": "against",  # Russia’s criticism of a text is no pressure
    "E077": "against",  # a meeting that was dropped
    "E070": None,  # a death abroad
    "E100": None,  # background in which Russia is named first
}


@pytest.mark.parametrize(("event", "expected"), LANE_OF.items())
def test_the_lane_of_an_event(event: str, expected: str | None) -> None:
    assert lane(table("events").set_index("event_id").loc[event]) == expected


def test_no_title_of_an_event_is_cut() -> None:
    drawn = rendered()
    written = [each.text.replace("<br>", " ") for each in drawn.figure.layout.annotations]
    assert [title for title in drawn.rows.title if not any(theme.escape_plotly(title) in text for text in written)] == []


def test_what_followed_the_vote_of_2014_with_its_lags() -> None:
    rows = rendered().rows.set_index("event_id")
    assert [*rows.index] == ["E040", "E043", "E045", "E046", "E042", "E041", "E116", "E044", "E048"]
    assert rows.days.to_dict() | {"E046": 34, "E045": 30, "E041": 0, "E048": 52} == rows.days.to_dict()


def test_every_event_is_a_line_as_long_as_its_lag() -> None:
    drawn = rendered()
    assert [trace.x[1] for trace in drawn.figure.data] == [*drawn.rows.days]
    assert drawn.figure.data[1].line.color == theme.TRACK["pressure"]


def test_lags_are_exact_between_full_days_only() -> None:
    rows = rendered("E046", "180").rows.set_index("event_id")
    month = rendered("E031").rows.set_index("event_id")
    assert lag(rows.loc["E048"]) == "18 days"
    assert lag(month.loc["E036"]).startswith("about ")
    assert lag(month.loc["E030"]) == "same month"


def test_a_lag_that_is_not_exact_is_dotted() -> None:
    drawn = rendered("E031")
    assert {trace.line.dash for trace in drawn.figure.data[1:]} == {"dot"}


def test_events_of_a_year_are_left_out() -> None:
    assert not {"E002", "E083", "E095"} & set(events({}))


def test_an_empty_lane_says_so() -> None:
    texts = [each.text for each in rendered().figure.layout.annotations]
    assert "<b>Engagement</b>: nothing on record within 60 days" in texts


def test_the_finding_counts_lanes_and_names_the_first_reply() -> None:
    said = rendered().finding
    assert (
        "8 events within 60 days: 3 of pressure, 1 against it by others, none of engagement and 4 of North Korea’s acts and replies."
        in said
    )
    assert "First of the last group, on the same day: The DPRK warns of nuclear tests" in said


def test_the_first_note_is_that_order_is_not_cause() -> None:
    assert FOLLOWED.notes[0] == NOT_CAUSE
    assert "because" not in rendered().finding


def test_then_fades_what_came_after_the_brief() -> None:
    drawn = rendered("E046", "180", "brief")
    faint = [event for event, trace in zip(drawn.rows.event_id, drawn.figure.data, strict=True) if trace.opacity == theme.FAINT]
    assert faint == ["E051", "E052"]
    assert "as of 10 March 2015" in drawn.finding
