"""The page of data and sources: every table, every source, and the words on method, citing and errors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest

from components.charts import CHARTS
from components.content import addresses, method, source_register, tables
from data import PACKAGE, table
from tests.register import visit

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd
    from streamlit.testing.v1 import AppTest

HEADERS = ["Tables", "Sources", "Method", "Limits", "What the host can see", "How to cite", "How to report an error", "Glossary"]
TITLES = {each.name: each.title for each in PACKAGE.tables.values()}


def page(**query: Any) -> AppTest:
    """The page at an address with these parameters."""
    at = visit("data", **query)
    assert not [*at.exception, *at.error]
    return at


@pytest.fixture(scope="module")
def plain() -> AppTest:
    """The page as it is, for questions that change nothing."""
    return page()


def bare(text: str) -> str:
    """Markdown without its escapes."""
    return text.replace("\\", "")


def text(at: AppTest) -> str:
    """All running text of the page."""
    return "\n".join(bare(each.value) for each in [*at.markdown, *at.caption])


def rows(at: AppTest) -> pd.DataFrame:
    """The rows of the picked table."""
    return at.dataframe[0].value


def test_the_parts_of_the_page_stand_in_order_with_stable_anchors(plain: AppTest) -> None:
    assert [each.value for each in plain.header] == HEADERS
    assert [each.anchor for each in plain.header] == ["tables", "sources", "method", "limits", "host", "cite", "errors", "glossary"]


def test_each_table_is_shown_whole_and_has_an_address() -> None:
    at = page()
    for name, title in TITLES.items():
        at.selectbox("table").set_value(name).run()
        assert at.subheader[0].value.replace("\\", "") == title
        assert len(rows(at)) == len(table(name)), name
        for each in PACKAGE.tables[name].fields.values():
            assert f"**{each.title}** (`{each.name}`" in text(at), name
            assert each.description in text(at), name
        assert parse_qs(urlsplit(addresses.table(name)).query) == {"table": [title]}


def test_the_address_of_a_table_shows_it() -> None:
    query = parse_qs(urlsplit(addresses.table("camps")).query)
    at = page(**{key: value[0] for key, value in query.items()})
    assert at.subheader[0].value == TITLES["camps"]
    assert len(rows(at)) == len(table("camps"))


def test_the_list_of_tables_has_each_with_its_rows_and_what_a_row_is(plain: AppTest) -> None:
    listed = {
        f"**[{each.title}]({addresses.table(name)})** ({rows:,} row{'' if rows == 1 else 's'}). {each.description}"
        for name, each in PACKAGE.tables.items()
        for rows in [len(table(name))]
    }
    assert listed <= {bare(each.value) for each in plain.markdown}


def test_an_unknown_table_is_told_in_one_line_and_the_first_is_shown() -> None:
    at = page(table="Nonsense")
    assert "“Nonsense” is not a choice for “Table”. Shown instead: the default." in text(at)
    assert at.selectbox("table").value == tables.DEFAULT_TABLE


def test_the_table_is_set_and_set_back() -> None:
    at = page()
    at.selectbox("table").set_value("camps").run()
    assert len(rows(at)) == len(table("camps"))
    at.selectbox("table").set_value(tables.DEFAULT_TABLE).run()
    assert len(rows(at)) == len(table(tables.DEFAULT_TABLE))


def test_categories_lists_and_truth_values_are_shown_in_words() -> None:
    at = page(table="Events")
    shown, known = rows(at), table("events")
    first = known.index[0]
    assert shown["Kind"][first] == PACKAGE.label("events", "kind", known.kind[first])
    assert shown["Actors"][first] == ", ".join(known.actors[first])
    assert set(shown["In the brief"]) == {"yes", "no"}


@pytest.mark.usefixtures("record")
def test_keys_of_other_rows_stand_beside_what_they_mean() -> None:
    at = page(table="Positions of states", contains="unga-2014-plenary CHN")
    assert rows(at)[["Country code", "Country code: in words", "Position"]].to_numpy().tolist() == [["CHN", "China", "Against"]]


def test_no_table_has_two_columns_with_the_same_head() -> None:
    for name in TITLES:
        heads = [*tables.readable(name).columns]
        assert len(heads) == len(set(heads)), name


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize(("words", "ids"), [("hoeryong", ["K22", "K25"]), ("K14 high", ["K14"]), ("Yŏdŏk", ["K15"])])
def test_the_search_keeps_rows_that_hold_all_its_words(words: str, ids: list[str]) -> None:
    at = page(table="Camps", contains=words)
    assert {*ids} >= {*rows(at)["Camp"]} >= {ids[0]}
    assert f"of 25 rows hold “{words}”." in text(at)


def test_a_search_that_finds_no_row_says_so_and_is_set_back() -> None:
    at = page(table="Camps")
    at.text_input("contains").set_value("*zzz*").run()
    assert f"No row holds “*zzz*”. Clear the search to see all {len(table('camps'))}." in text(at)
    at.text_input("contains").set_value("").run()
    assert len(rows(at)) == len(table("camps"))


def test_the_downloads_are_the_whole_table() -> None:
    at = page(table="Camps", contains="K14")
    assert [each.label for each in at.get("download_button")] == ["CSV", "Excel", "Parquet", "JSON"]
    assert [each.key for each in at.get("download_button")] == ["csv-camps", "xlsx-camps", "parquet-camps", "json-camps"]


def test_a_table_names_its_sources_with_the_rows_that_cite_each() -> None:
    found = source_register.sources_of_table("camps")
    cites = table("citations")
    cites = cites[cites.table == "camps"]
    assert {*found.index} == {*cites.source_id}
    assert found.rows.iloc[0] == cites.groupby("source_id").row_id.nunique().max()
    assert f"The {len(found)} sources of this table" in [each.label for each in page(table="Camps").expander]


def test_every_source_is_in_the_register_with_what_cites_it() -> None:
    whole, cites = source_register.register(), table("citations")
    assert {*whole.index} == {*table("sources").source_id}
    assert whole.rows.sum() == len(cites.drop_duplicates(["source_id", "table", "row_id"]))
    assert whole.cited_by["jonsson-2015"]["excerpts"] == len(table("excerpts"))


def test_the_register_says_where_and_in_which_language_a_source_was_read() -> None:
    cites = table("citations")
    one = cites[cites.seen_at.notna() & (cites.language == "ja")].iloc[0]
    found = source_register.register().loc[one.source_id]
    assert one.seen_at in found.copies
    assert "Japanese" in found.languages


def test_a_search_of_few_sources_shows_each_in_full() -> None:
    at = page(source="jonsson-2015")
    assert len(at.dataframe[1].value) == 1
    assert any("isdp.se" in each.value and f"Excerpts ({len(table('excerpts'))})" in bare(each.value) for each in at.markdown)


def test_a_search_that_finds_no_source_says_so_and_is_set_back() -> None:
    at = page(source="zzzz")
    assert f"No source holds “zzzz”. Clear the search to see all {len(table('sources'))}." in text(at)
    at.text_input("source").set_value("").run()
    assert len(at.dataframe[1].value) == len(table("sources"))


@pytest.mark.usefixtures("record")
def test_numbers_in_the_words_on_method_and_limits_are_counted() -> None:
    shown, cites = text(page()), table("citations")
    assert f"{len(cites):,} citations say on which part of which of the {len(table('sources'))} sources" in shown
    assert "18 of the 116 estimates only give an earlier one again." in shown
    assert "35 of the 78 UN decisions were put to a recorded vote. For 20 of these" in shown
    assert f"{cites.seen_at.notna().sum():,} of {len(cites):,} citations rest on a copy" in shown


def test_confidence_is_counted_over_all_tables() -> None:
    counts = method.confidence_counts()
    assert counts["low"] > 0
    assert sum(counts.values()) >= len(table("un_positions")) + len(table("events")) + len(table("un_decisions"))


def test_dashboard_brief_and_source_are_cited_apart(plain: AppTest) -> None:
    cited = [each.value for each in plain.code]
    assert cited[0] == (
        "Gabriel Jonsson, “Human Rights in North Korea: Pressure and Engagement”, Institute for Security and Development Policy, "
        "10 March 2015, Policy Brief No. 172. https://www.isdp.se/publication/human-rights-north-korea-pressure-engagement/"
    )
    assert "A/HRC/25/63" in cited[1]


def test_a_table_that_cannot_be_read_is_told_where_it_is_shown_and_where_it_is_listed(broken: Callable[..., None]) -> None:
    broken("camps")
    at = page(table=TITLES["camps"])
    assert {bare(each.value) for each in at.warning} == {"The table “Camps” cannot be read at the moment."}
    assert [each.value for each in at.header] == HEADERS
    assert f"Camps]({addresses.table('camps')})** (cannot be read at the moment)" in text(at)


def test_a_table_whose_names_are_missing_shows_its_codes(broken: Callable[..., None]) -> None:
    broken("countries")
    shown = rows(page(table="Positions of states"))
    assert "Country code: in words" not in shown
    assert "Decision: in words" in shown


def test_the_names_of_its_choices_are_those_of_no_chart() -> None:
    taken = {control.name for chart in CHARTS.values() for control in chart.controls} | {*CHARTS}
    assert not {"table", "contains", "source"} & taken
