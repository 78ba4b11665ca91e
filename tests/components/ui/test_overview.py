"""The overview: what the check of all claims comes to, the claims as cells with their key, the cards, the steps and themes, on small tables."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from components.charts import CHARTS
from components.charts.verdicts import VERDICTS
from components.content import addresses
from components.content.claims import FILTERS, claim_cards, claims_by_verdict, ledger_headline
from components.content.excerpts import nested_quotation
from components.content.search_index import EXAMPLES
from components.content.steps import STEPS
from components.drawing.render import render, render_thumbnail
from components.drawing.theme import VERDICT_SIGN
from components.export import share
from components.export.cite import SITE
from components.ui.overview import CARDS
from data import PACKAGE, table
from tests.hostile.conftest import Elements
from tests.register import page_text, panels, visit

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

HEADLINES = [
    (
        {"confirmed": 3, "inaccurate": 2, "outdated": 3, "not_checkable": 1},
        "A 2015 brief on North Korea made 9 claims. Two are wrong, three have been overtaken.",
    ),
    ({"confirmed": 1, "inaccurate": 1, "outdated": 1}, "A 2015 brief on North Korea made 3 claims. One is wrong, one has been overtaken."),
    ({"confirmed": 2}, "A 2015 brief on North Korea made 2 claims. None is wrong, none has been overtaken."),
    ({"inaccurate": 1}, "A 2015 brief on North Korea made 1 claim. One is wrong, none has been overtaken."),
    ({"outdated": 13}, "A 2015 brief on North Korea made 13 claims. None is wrong, 13 have been overtaken."),
]


@pytest.fixture
def ledger(small: Callable[..., None]) -> Callable[..., None]:
    """Give the ledger so many claims of each verdict."""

    def now(**verdicts: int) -> None:
        each = [verdict for verdict, times in verdicts.items() for _ in range(times)]
        small("claims", *({"claim_id": f"C{number:02}", "verdict": verdict} for number, verdict in enumerate(each, 1)))

    return now


@pytest.fixture(scope="module")
def page_as_it_is() -> AppTest:
    """The page as it is, on a server with all its routes, for questions that change nothing."""
    addresses.serve_routes()
    at = visit("")
    assert not [*at.exception, *at.error, *at.warning]
    return at


def strip(at: AppTest) -> str:
    """The claims as cells, and the line that says what the cells stand for."""
    return next(each.proto.body for each in at.get("html") if "claim-strip" in each.proto.body and "<style>" not in each.proto.body)


def key(at: AppTest) -> str:
    """The line that says what the cells stand for."""
    return strip(at)[strip(at).index('<p class="claim-key">') :]


def cells(at: AppTest) -> Elements:
    """The strip of claims."""
    return Elements(strip(at).removesuffix(key(at)))


@pytest.mark.parametrize(("verdicts", "headline"), HEADLINES)
def test_the_headline_counts_the_claims_those_that_are_wrong_and_those_overtaken(
    verdicts: dict[str, int], headline: str, ledger: Callable[..., None]
) -> None:
    ledger(**verdicts)
    assert ledger_headline() == headline


def test_the_headline_is_the_title_and_the_key_counts_each_verdict_and_what_can_be_checked(ledger: Callable[..., None]) -> None:
    ledger(confirmed=4, inaccurate=2, not_checkable=3)
    at = visit("")
    assert [each.value for each in at.title] == ["A 2015 brief on North Korea made 9 claims. Two are wrong, none has been overtaken."]
    counted = dict(re.findall(r"<strong>(\d+)</strong> <a [^>]+>(.+?)</a>", key(at)))
    assert counted == {"4": VERDICTS["confirmed"].lower(), "2": VERDICTS["inaccurate"].lower(), "3": VERDICTS["not_checkable"].lower()}
    assert key(at).endswith(". 6 of the 9 can be checked.</p>")
    assert len([each for tag, each in cells(at).elements if tag == "a"]) == 9


def test_the_verdicts_are_in_one_order_and_each_claim_stands_once() -> None:
    grouped = claims_by_verdict()
    assert [*grouped] == [each for each in VERDICTS if each in {*table("claims").verdict}]
    assert sorted(each.claim_id for cards in grouped.values() for each in cards) == sorted(claim_cards())


def test_each_cell_leads_to_its_claim_and_says_it_with_its_verdict(page_as_it_is: AppTest) -> None:
    strip = cells(page_as_it_is)
    (head, *ways) = strip.elements
    assert head == ("div", {"class": "claim-strip", "aria-hidden": "true"})
    listed = [(verdict, each) for verdict, cards in claims_by_verdict().items() for each in cards]
    assert len(listed) == len(table("claims"))
    for (tag, way), (verdict, card) in zip(ways, listed, strict=True):
        assert (tag, way["target"], way["tabindex"]) == ("a", "_self", "-1")
        assert (way["href"], way["class"]) == (f"claims?claim={card.claim_id}", f"verdict-{verdict}")
        assert way["title"] == f"{card.claim_id}, {card.verdict}: {card.claim}"


def test_the_words_of_the_key_lead_to_the_claims_with_that_verdict(page_as_it_is: AppTest) -> None:
    line = key(page_as_it_is)
    for verdict, cards in claims_by_verdict().items():
        sign = f'<span class="sign-{verdict}" aria-hidden="true">{VERDICT_SIGN[verdict]}</span>'
        found = re.search(
            rf'{re.escape(sign)} <strong>{len(cards)}</strong> <a href="(.+?)" target="_self">{re.escape(VERDICTS[verdict].lower())}</a>',
            line,
        )
        assert found, verdict
        way = urlsplit(unescape(found[1]))
        assert (way.path, way.fragment) == ("claims", "ledger")
        assert FILTERS["verdict"].read(parse_qs(way.query)[FILTERS["verdict"].name], {}) == [verdict]


def test_the_page_says_who_what_and_when(page_as_it_is: AppTest) -> None:
    first = page_as_it_is.markdown[0].value.replace("\\", "")
    assert first.startswith(":small[Gabriel Jonsson, [ISDP Policy Brief 172](https://")
    assert f"March 2015 · checked against {len(table('sources')):,} sources, as of " in first
    assert "independent of the author and the publisher" in first


def test_the_search_comes_with_four_examples(page_as_it_is: AppTest) -> None:
    line = next(each.value for each in page_as_it_is.markdown if each.value.startswith("Try "))
    assert [parse_qs(urlsplit(each).query)["q"] for each in re.findall(r"\((search\?.+?)\)", line)] == [[each] for each in EXAMPLES[:4]]


def cards(at: AppTest) -> list[str]:
    """The headlines of the cards."""
    return [found[1] for each in at.get("html") if (found := re.match("<p>.+?</p><h2>(.+?)</h2>", each.proto.body))]


def test_each_card_has_question_headline_small_picture_and_a_way_to_the_chart(page_as_it_is: AppTest) -> None:
    assert len(CARDS) == 4
    ways = [each.proto.label for each in page_as_it_is.get("page_link")]
    bodies = [each.proto.body for each in page_as_it_is.get("html") if "<img" in each.proto.body]
    pictures = [Elements(each) for each in bodies]
    for number, (chart, question, way) in enumerate(CARDS):
        headline = render(chart, chart.read({})).headline
        assert f"<p>{escape(question)}</p><h2>{escape(headline)}</h2>" in bodies[number], chart.id
        assert len(headline.split()) <= 15, chart.id
        assert way in ways, chart.id
        ((_tag, shown),) = [each for each in pictures[number].elements if each[0] == "img"]
        assert shown["src"] == addresses.picture(chart, {}, "svg", shape="small", width=480, mode="light"), chart.id
        assert shown["alt"] == share.alt_text(chart, render(chart, chart.read({}))), chart.id


def test_without_routes_the_small_pictures_are_drawn_in_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "_served", [])
    drawn = [each.proto for each in visit("").get("plotly_chart")]
    for number, (chart, _question, _way) in enumerate(CARDS):
        assert drawn[number].spec == render_thumbnail(chart).to_json(), chart.id
        assert '"staticPlot": true' in drawn[number].config, chart.id


def test_a_card_whose_table_cannot_be_read_says_so_and_the_rest_stands(broken: Callable[..., None], page_as_it_is: AppTest) -> None:
    broken("prisoner_estimates")
    at = visit("")
    assert [each.value.replace("\\", "") for each in at.warning] == ["The table “Estimates of prisoners” cannot be read at the moment."]
    assert [each.value for each in at.title] == [each.value for each in page_as_it_is.title]
    assert cards(at) == cards(page_as_it_is)[1:]
    assert steps(at) == steps(page_as_it_is)


def test_without_the_ledger_the_page_has_its_title_says_so_once_and_keeps_the_cards(
    broken: Callable[..., None], page_as_it_is: AppTest
) -> None:
    broken("claims")
    at = visit("")
    assert [each.value.replace("\\", "") for each in at.warning] == [
        f"The table “{PACKAGE.tables['claims'].title}” cannot be read at the moment."
    ]
    assert [each.value for each in at.title] == [SITE]
    assert cards(at) == cards(page_as_it_is)


def test_without_the_sources_only_the_line_that_counts_them_is_missing(broken: Callable[..., None], page_as_it_is: AppTest) -> None:
    broken("sources")
    at = visit("")
    assert {each.value.replace("\\", "") for each in at.warning} == {"The table “Sources” cannot be read at the moment."}
    assert "checked against" not in page_text(at)
    assert [each.value for each in at.title] == [each.value for each in page_as_it_is.title]
    assert cards(at) == cards(page_as_it_is)


def steps(at: AppTest) -> list[str]:
    """The lines of the argument."""
    return [each.value.replace("\\", "") for each in at.markdown if re.match(r"\*\*\d", each.value)]


def test_each_step_is_a_line_with_the_authors_words_and_a_way_to_the_evidence(page_as_it_is: AppTest) -> None:
    rows = table("excerpts").set_index("excerpt_id")
    ways = [each.proto.label for each in page_as_it_is.get("page_link")]
    assert len(steps(page_as_it_is)) == len(STEPS)
    for number, (line, step) in enumerate(zip(steps(page_as_it_is), STEPS, strict=True), 1):
        row = rows.loc[step.excerpt]
        assert line.startswith(f"**{number}. {step.title}** “{nested_quotation(row.quote)}”")
        assert f"[para {row.paragraph}](brief?excerpt={step.excerpt})" in line
        assert step.link_text in ways


def test_the_chart_of_the_page_stands_below_with_the_two_tracks(page_as_it_is: AppTest) -> None:
    anchors = [each.anchor for each in page_as_it_is.header if each.anchor]
    assert anchors == ["argument", "tracks", "themes"]
    assert [*panels(page_as_it_is)] == [each.id for each in CHARTS.values() if not each.page]


def test_each_theme_of_the_excerpts_is_a_way_in(page_as_it_is: AppTest) -> None:
    labels = PACKAGE.field("excerpts", "theme").labels
    rows = table("excerpts").drop_duplicates("theme")
    (ways,) = [each.proto.body for each in page_as_it_is.get("html") if 'class="themes"' in each.proto.body]
    assert re.findall(r'<a href="brief\?excerpt=(.+?)">(.+?)</a>', ways) == [
        (excerpt_id, escape(labels[theme])) for excerpt_id, theme in zip(rows.excerpt_id, rows.theme, strict=True)
    ]
