"""Links that others will pass on, without a browser: a move, a referral, the ledger, the marks that an excerpt speaks of."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest
from plotly.graph_objects import Figure

from components.charts import CHARTS
from components.description.choice import HIGHLIGHT
from data import table
from tests import register
from tests.components.charts.mark_rules import marks
from tests.register import PAGES, opened

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from components.description.chart import Chart

SPEAKING = [(chart, excerpt) for chart in CHARTS.values() if chart.rows_for_excerpt for excerpt in chart.excerpts if excerpt != "inquiry"]


def visit(link: str, *unfolded: str) -> AppTest:
    """A page by a link, with what some charts say in full unfolded."""
    address = urlsplit(link)
    at = opened().switch_page(next(each.file for each in PAGES if each.path == address.path.strip("./")))
    at.query_params.update(parse_qs(address.query, keep_blank_values=True))
    for key in register.more(unfolded):
        at.session_state[key] = True
    at.run()
    assert not [*at.exception, *at.error, *at.warning]
    return at


def texts_with(at: AppTest, *parts: str) -> list[str]:
    """The texts of a page that have all these parts."""
    return [each.value for each in at.markdown if all(part in each.value for part in parts)]


def unpacked(value: Any) -> Any:
    """What a browser makes of a figure: numbers that are sent as bytes are numbers again."""
    match value:
        case {"dtype": dtype, "bdata": data}:
            numbers = np.frombuffer(b64decode(data), dtype)
            return numbers.reshape([int(each) for each in value["shape"].split(",")]).tolist() if "shape" in value else numbers.tolist()
        case dict():
            return {name: unpacked(each) for name, each in value.items()}
        case list():
            return [unpacked(each) for each in value]
    return value


def figure(at: AppTest, chart: Chart) -> Figure:
    """The figure of a chart as the browser gets it."""
    sent = next(each.proto.spec for each in at.get("plotly_chart") if each.proto.id.endswith(f"-figure-{chart.id}"))
    return Figure(unpacked(json.loads(sent)))


def strengths(figure: Figure) -> list[float]:
    """How strong each mark of a figure is."""
    return [mark.strength for mark in marks(figure)]


def test_a_link_to_a_move_says_who_moved() -> None:
    assert len(texts_with(visit("un-votes?compare=2005+to+2015", "un-moves"), "88–21–60", "119–19–48")) == 1


@pytest.mark.parametrize(
    ("refer", "parts"),
    [
        ("refer_no=Russia&refer_abstain=China", ["veto of Russia"]),
        ("refer_no=&refer_abstain=China&refer_abstain=Russia", ["pass", "no veto"]),
    ],
)
def test_a_link_to_a_referral_sets_how_each_member_votes(refer: str, parts: list[str]) -> None:
    assert len(texts_with(visit(f"council-and-court?council_year=2014&{refer}", "referral"), *parts)) == 1


def test_the_ledger_can_be_filtered_by_a_link() -> None:
    shown = "".join(each.proto.body for each in visit("claims?verdict=Wrong").get("html"))
    assert re.findall(r'<details class="claim claim-(\w+)"', shown) == ["inaccurate"] * (table("claims").verdict == "inaccurate").sum()


@pytest.mark.parametrize(("chart", "excerpt"), SPEAKING, ids=[f"{chart.id}-{excerpt}" for chart, excerpt in SPEAKING])
def test_the_link_of_an_excerpt_picks_out_its_marks_and_without_it_none_is(chart: Chart, excerpt: str) -> None:
    link = chart.excerpt_link(excerpt)
    plain = chart.read(parse_qs(urlsplit(link).query)) | {HIGHLIGHT.name: ""}
    picked, others = strengths(figure(visit(link), chart)), strengths(figure(visit(chart.link(plain)), chart))
    assert len(picked) == len(others) > 0
    assert max(picked) == max(others)
    assert min(picked) < min(others)


def test_what_is_picked_out_is_said_in_words_and_taken_back() -> None:
    chart, excerpt = SPEAKING[0]
    at = visit(chart.excerpt_link(excerpt))
    quote = table("excerpts").set_index("excerpt_id").quote[excerpt]
    (said,) = [each.value.replace("\\", "") for each in at.markdown if "Picked out" in each.value]
    assert quote[:60] in said
    next(each for each in at.button if each.label == "Show all alike").click().run()
    assert not [each for each in at.markdown if "Picked out" in each.value]
