"""Which choices are baked, what their files hold, and where addresses of the dashboard lead."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from components.bake import charts
from components.bake.addresses import baked_address
from components.bake.combinations import combinations
from components.bake.pages import Host, feed_and_sitemap
from components.charts import CHARTS
from components.description.chart import Column
from components.description.choice import Control
from components.description.page import Page
from components.html.page_parts import articles_as_html
from data import TableError
from tests.components.charts.test_rules import GOOD
from tests.components.html.test_readable import HOSTILE, Html

if TYPE_CHECKING:
    from collections.abc import Callable

    from components.description.chart import Chart
    from components.description.choice import Choices

LETTERS = {each: each.upper() for each in "abcdef"}


def chosen(chart: Chart, most: int) -> list[tuple[object, ...]]:
    """The values of the controls, combination by combination."""
    return [tuple(each.choices.values()) for each in combinations(chart, most)]


def test_small_choices_are_all_combined_and_a_span_is_whole() -> None:
    assert chosen(GOOD, 6) == [(side, dense, (2003, 2026)) for side in ([], ["left"], ["right"]) for dense in (False, True)]


def test_what_would_be_too_much_is_varied_alone() -> None:
    big = replace(GOOD, controls=(Control("letter", "Letter", "one", LETTERS), Control("dense", "Dense", "flag")))
    assert chosen(big, 4) == [("a", False), ("a", True), *((each, False) for each in "bcdef")]


def test_what_would_be_too_much_even_alone_stays_at_its_default() -> None:
    big = replace(GOOD, controls=(Control("letter", "Letter", "one", LETTERS), Control("dense", "Dense", "flag")))
    assert chosen(big, 2) == [("a", False), ("a", True)]


def test_options_that_depend_on_a_choice_before_are_those_after_it() -> None:
    def smaller(before: Choices) -> dict[str, str]:
        return {each: each for each in "xyz"[: 1 + (before["letter"] == "b")]}

    chart = replace(
        GOOD, controls=(Control("letter", "Letter", "one", {"a": "A", "b": "B"}), Control("small", "Small", "one", smaller, default="x"))
    )
    assert chosen(chart, 10) == [("a", "x"), ("b", "x"), ("b", "y")]


@pytest.mark.parametrize("name", CHARTS)
def test_a_baked_choice_is_what_a_link_with_its_words_means(name: str) -> None:
    chart = CHARTS[name]
    baked = combinations(chart, 6)
    assert baked[0].name == "default"
    assert baked[0].changed == ()
    assert len({each.name for each in baked}) == len(baked)
    names = [each.name for each in chart.controls]
    for each in baked:
        words = {name: [*said] or [""] for name, said in zip(names, each.labels, strict=True) if name in each.changed}
        assert chart.read(words) == each.choices


def test_nothing_in_the_data_is_read_as_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    labels = {"left": HOSTILE, "right": HOSTILE}
    hostile = replace(GOOD, title=HOSTILE, finding=lambda *_: HOSTILE, columns=(Column("side", HOSTILE, labels=labels),))
    monkeypatch.setitem(CHARTS, hostile.id, hostile)
    files = {name: content.decode() for name, content in charts.files(hostile, 1, "")}
    table = files["charts/sides/default.rows.js"]
    content = json.loads(table[table.index("{") : table.rindex("}") + 1])
    assert Html(content["table"]).attributes("script", "src") == []
    assert HOSTILE in Html(content["table"]).texts("th")


def test_rows_in_another_order_are_one_table(monkeypatch: pytest.MonkeyPatch) -> None:
    chart = replace(
        GOOD, controls=(Control("dense", "Dense", "flag"),), rows=lambda choices: GOOD.rows({}).iloc[:: -1 if choices["dense"] else 1]
    )
    monkeypatch.setitem(CHARTS, chart.id, chart)
    names = [name for name, _ in charts.files(chart, 2, "")]
    assert [each.removeprefix("charts/sides/") for each in names if "choices" not in each and not each.endswith(".svg")] == [
        "default.csv", "default.rows.js", "default.js", "dense=true.js",
    ]  # fmt: skip


def test_a_choice_that_leaves_nothing_has_no_picture() -> None:
    rows = GOOD.rows
    empty = replace(GOOD, controls=(), rows=lambda choices: rows(choices).head(0))
    view = dict(charts.files(empty, 1, ""))["charts/sides/default.js"].decode()
    assert '"figure":null' in view
    assert "Nothing in the record matches these choices." in view


def test_a_table_that_cannot_be_read_stops_the_baking(broken: Callable[..., None]) -> None:
    broken("camps")
    with pytest.raises(TableError):
        dict(charts.files(CHARTS["camps-map"], 1, ""))


ADDRESSES = [
    ("", "index.html"),
    ("./#two-tracks", "index.html#two-tracks"),
    ("../", "index.html"),
    ("prisoners?method=Satellite+imagery#camps-map", "prisoners.html?method=Satellite+imagery#camps-map"),
    ("read/prisoners", "prisoners.html"),
    ("claims?claim=C51", "claims.html#C51"),
    ("claims?claim_theme=Double+standards", "claims.html?claim_theme=Double+standards"),
    ("brief?excerpt=dual-track", "brief.html#dual-track"),
    ("data?table=Sources#table", "data.html#table-sources"),
    ("data?source=jonsson-2015#sources", "data.html#source-jonsson-2015"),
    ("../api/v1/tables/camps.csv", "data/camps.csv"),
    ("../api/v1/charts/camps-map.csv", "charts/camps-map/default.csv"),
]


@pytest.mark.parametrize(("address", "counterpart"), ADDRESSES)
def test_an_address_of_the_dashboard_has_its_counterpart(address: str, counterpart: str) -> None:
    assert baked_address(address) == counterpart


@pytest.mark.parametrize("address", ["nowhere", "embed/camps-map", "oembed?url=x"])
def test_an_address_without_a_counterpart_is_no_link_by_mistake(address: str) -> None:
    with pytest.raises(ValueError, match="no counterpart"):
        baked_address(address)


def test_links_in_running_text_lead_into_the_edition_and_all_else_stays() -> None:
    page = Page(
        path="x",
        script="",
        title="",
        lede="",
        articles={"A": (("", lambda: "[a](claims?claim=C1) claims [b](#here) [c](https://un.org/?a) <i>d</i>"),)},
    )
    (_heading, [(_title, html)]), *_ = articles_as_html(page, baked_address)
    assert html == (
        '<p><a href="claims.html#C1">a</a> claims <a href="#here">b</a> <a href="https://un.org/?a">c</a> &lt;i&gt;d&lt;/i&gt;</p>\n'
    )


def test_without_an_address_nothing_is_written_that_needs_one() -> None:
    assert [*feed_and_sitemap(Host())] == []
