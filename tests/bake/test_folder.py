"""The folder as a host would serve it: whole, without a link that leads nowhere, the same every time, with the rows that are drawn."""

from __future__ import annotations

import json
import zipfile
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import pytest

from components.bake.addresses import baked_address, page_file
from components.bake.charts import CHOICES, files
from components.bake.combinations import combinations
from components.bake.folder import bake, jobs
from components.bake.pages import Host
from components.charts import CHARTS
from components.content import all_states
from components.content.pages import PAGES
from components.description.chart import download_rows
from components.drawing.render import render
from components.export.formats import FORMATS, csv_bytes
from components.export.sheets import table_sheet
from data import PACKAGE, dates, table
from tests.bake.baked import FEW, HOST, OUTPUT
from tests.components.html.test_readable import Html

if TYPE_CHECKING:
    from pathlib import Path

NAMES = [page_file(each.path) for each in PAGES] + ["404.html"]


def read(site: Path, name: str) -> Html:
    """A page of the folder."""
    return Html((site / name).read_text(encoding="utf-8"))


def baked(site: Path, chart: str, name: str) -> dict[str, Any]:
    """What a script of a chart hands to the page."""
    text = (site / "charts" / chart / f"{name}.js").read_text(encoding="utf-8")
    return json.loads(text[text.index("{") : text.rindex("}") + 1])


def within(html: Html) -> list[str]:
    """The relative addresses that a page links to or loads."""
    found = [
        html.attributes("a", "href"),
        html.attributes("script", "src"),
        html.attributes("link", "href"),
        html.attributes("img", "src"),
        html.attributes("source", "srcset"),
    ]
    return [each for addresses in found for each in addresses if each and not urlsplit(each).scheme]


def dead(folder: Path, start: str, address: str) -> bool:
    """Whether a relative address leads to no file of the folder, or to no anchor in it."""
    parts = urlsplit(address)
    target = folder / (unquote(parts.path) or start)
    if not target.is_file():
        return True
    html = parts.fragment and Html(target.read_text(encoding="utf-8"))
    return bool(html) and parts.fragment not in {attributes.get("id") for _, attributes, _ in html.found}


@pytest.mark.parametrize("name", NAMES)
def test_every_link_of_a_page_leads_to_a_file_and_an_anchor(site: Path, name: str) -> None:
    addresses = within(read(site, name))
    assert len(addresses) > len(PAGES)
    assert [each for each in dict.fromkeys(addresses) if dead(site, name, each)] == []


@pytest.mark.parametrize("address", ["nowhere.html", "prisoners.html#nowhere", "data/camps.txt", "../data", "/"])
def test_a_link_that_leads_nowhere_is_found(site: Path, address: str) -> None:
    assert dead(site, "index.html", address)


def test_every_result_of_the_search_leads_to_a_file_and_an_anchor(site: Path) -> None:
    text = (site / "assets" / "entries.js").read_text(encoding="utf-8")
    kinds = json.loads(text[text.index("[") : text.rindex("]") + 1])
    addresses = {each["address"] for kind in kinds for each in kind["entries"]}
    targets = {each: urlsplit(each) for each in addresses}
    ids = {name: {attributes.get("id") for _, attributes, _ in read(site, name).found} for name in {each.path for each in targets.values()}}
    assert len(addresses) > 500
    # a dossier is a page
    whole = {each for each, parts in targets.items() if parts.path == "state.html" and parts.query and not parts.fragment}
    assert [each for each, parts in targets.items() if each not in whole and parts.fragment not in ids[parts.path]] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_page_says_what_it_is_and_of_when(site: Path, name: str) -> None:
    text = (site / name).read_text(encoding="utf-8")
    assert f"Baked edition: plain files, made from data version {PACKAGE.version}, as of {dates.in_words(PACKAGE.as_of)}." in text
    assert "api/v1" not in text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path or "root")
def test_a_page_is_complete_without_a_script(site: Path, page: Any) -> None:
    html = read(site, page_file(page.path))
    drawn = [(each, render(each, each.read({}))) for each in CHARTS.values() if each.page == page.path]
    assert {each.headline for _, each in drawn} <= {*html.texts("h2")}
    assert {words for chart, each in drawn for words in (chart.title, each.finding, each.measure)} <= {*html.texts("p")}
    assert html.attributes("th", "scope").count("row") >= sum(len(each.rows) for _, each in drawn)


@pytest.mark.parametrize("name", NAMES)
def test_no_script_stands_in_a_page_itself(site: Path, name: str) -> None:
    html = read(site, name)
    assert [attributes for tag, attributes, _ in html.found if tag == "script" and not attributes.get("src")] == [
        {"type": "application/ld+json"}
    ]
    (policy,) = [attributes["content"] for tag, attributes, _ in html.found if attributes.get("http-equiv") == "Content-Security-Policy"]
    assert str(policy).startswith("default-src 'none'; script-src 'self';")


def test_a_page_leads_to_the_interactive_edition_where_there_is_one(site: Path) -> None:
    addresses = read(site, "prisoners.html").attributes("a", "href")
    assert {f"{HOST.live}prisoners", f"{HOST.live}prisoners#camps-map"} <= {*addresses}
    assert f"{HOST.live}#two-tracks" in read(site, "index.html").attributes("a", "href")


@pytest.mark.parametrize("name", PACKAGE.tables)
def test_a_table_is_there_in_every_kind_of_file(site: Path, name: str) -> None:
    sheet = table_sheet(name)
    for each in ("csv", "json", "parquet"):
        assert (site / "data" / f"{name}.{each}").read_bytes() == FORMATS[each].write(sheet)
    assert (site / "data" / f"{name}.xlsx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize("name", CHARTS)
def test_a_baked_choice_is_what_the_dashboard_draws(site: Path, name: str) -> None:
    chart = CHARTS[name]
    for each in combinations(chart, FEW)[:2]:
        drawn, view = render(chart, each.choices), baked(site, name, each.name)
        assert (view["headline"], view["measure"], view["finding"]) == (drawn.headline, drawn.measure, drawn.finding)
        assert view["figure"] == (json.loads(drawn.figure.to_json()) if drawn.figure is not None else None)
        rows = (site / "charts" / name / f"{view['rows']}.csv").read_bytes().splitlines()
        assert sorted(rows) == sorted(csv_bytes(download_rows(chart, drawn.rows)).splitlines())


@pytest.mark.parametrize("name", CHARTS)
def test_the_list_of_choices_names_files_that_are_there(site: Path, name: str) -> None:
    listed = baked(site, name, "choices")
    for each in listed["combinations"]:
        view = baked(site, name, each["name"])
        assert (site / "charts" / name / f"{view['rows']}.rows.js").is_file()
        assert len(each["labels"]) == len(listed["controls"])
        assert view["shapes"] is None or (site / "assets" / f"{view['shapes']}.js").is_file()


def test_the_ledger_says_for_each_claim_what_it_can_be_chosen_by(site: Path) -> None:
    text = (site / "assets" / "ledger.js").read_text(encoding="utf-8")
    ledger = json.loads(text[text.index("{") : text.rindex("}") + 1])
    assert [*ledger["claims"]] == [*table("claims").claim_id]
    for words in ledger["claims"].values():
        assert all(word in control["options"] for word, control in zip(words, ledger["controls"], strict=True))


def test_search_engines_and_feed_readers_find_the_pages(site: Path) -> None:
    tree = ET.fromstring((site / "sitemap.xml").read_bytes())
    found = [each.text for each in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert found == [
        f"{HOST.base}{each}" for each in [*(page_file(page.path) for page in PAGES), *map(baked_address, all_states.dossier_addresses())]
    ]
    assert f"Sitemap: {HOST.base}sitemap.xml" in (site / "robots.txt").read_text(encoding="utf-8")
    assert HOST.base in (site / "feed.xml").read_text(encoding="utf-8")


def test_the_copy_to_take_along_is_whole_and_offers_nothing_that_it_lacks(site: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(site / "offline.zip") as archive:
        archive.extractall(tmp_path)
        assert {each.date_time for each in archive.infolist()} == {zipfile.ZipInfo("").date_time}  # no day of its own
        assert [*map(PurePosixPath, archive.namelist())] == sorted(map(PurePosixPath, archive.namelist()))
    (copy,) = tmp_path.iterdir()
    here = {each.relative_to(site).as_posix() for each in site.rglob("*") if each.is_file()}
    assert {each.relative_to(copy).as_posix() for each in copy.rglob("*") if each.is_file()} == here - {"offline.zip", ".baked"}
    assert [each for each in within(read(copy, "data.html")) if dead(copy, "data.html", each)] == []


AGAIN = ("chart", "page", "addresses", "styles", "table camps", "data package")
"""What the parts that are made again begin with: of tables one, since the others are compared above."""


def test_the_same_data_give_the_same_bytes_in_another_process(site: Path, tmp_path: Path) -> None:
    every = [each for each in jobs(HOST, 1, tmp_path) if each.name.startswith(AGAIN)]
    assert [start for start in AGAIN if not any(each.name.startswith(start) for each in every)] == []
    again = {name: content for each in every for name, content in each.function(*each.arguments)}
    again |= {each.name: each.read_bytes() for each in tmp_path.iterdir()}  # pages that offer the copy
    lists = {name for name in again if name.endswith(f"/{CHOICES}.js")}  # of as many choices as are baked
    assert [name for name, content in again.items() if name not in lists and (site / name).read_bytes() != content] == []
    chart = CHARTS["prisoner-estimates"]
    assert [name for name, content in files(chart, FEW, HOST.base) if (site / name).read_bytes() != content] == []


def test_the_command_says_how_much_it_has_made(site: Path) -> None:
    count = sum(each.is_file() for each in site.rglob("*"))
    assert f"{site}: {count:,} files, " in (site.parent / OUTPUT).read_text(encoding="utf-8")


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError, match="not baked"):
        bake(tmp_path, Host())
    assert (tmp_path / "thesis.txt").read_text(encoding="utf-8") == "mine"
