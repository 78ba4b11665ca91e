"""What the proxy does with answers: kept once for all replicas, compressed by the app, with the app's headers, for the right reader."""

from __future__ import annotations

import gzip
import re
from itertools import islice
from typing import TYPE_CHECKING

import brotli
import pytest

from components.web.middleware.limits import PER_MINUTE
from deploy.loopback import reader
from tests.deploy.conftest import ask

if TYPE_CHECKING:
    from deploy.loopback import Site

TOLD = ("content-security-policy", "x-content-type-options", "referrer-policy")


def script(site: Site) -> str:
    """A script of Streamlit, which every first visit loads."""
    found = re.search(r'static/js/index\.[^"]+\.js', ask(site.address).body.decode())
    assert found
    return f"/{found[0]}"


def upstream(site: Site, uri: str) -> int:
    """How often replicas were asked for an address."""
    return sum(len(each.replicas) for each in site.asked() if each.uri == uri)


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        (["gzip, deflate, br", "br", "gzip, deflate, br, zstd"], "br"),
        (["gzip", "gzip, deflate", "deflate, gzip"], "gzip"),
        (["", "identity"], ""),
    ],
)
def test_a_file_is_asked_for_once_for_all_replicas_and_all_browsers_that_take_the_same_coding(
    site: Site, accepted: list[str], coding: str
) -> None:
    uri = f"{script(site)}?{coding}"
    answers = [ask(site.address, uri, Accept_Encoding=each, **reader(number)) for number, each in enumerate(accepted * 2)]
    assert {each.headers.get("content-encoding", "") for each in answers} == {coding}
    plain = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}[coding]
    assert {plain(each.body) for each in answers} == {ask(site.replicas[0].address, uri).body}
    assert all("Accept-Encoding" in each.headers["vary"] for each in answers if coding)
    assert upstream(site, uri) == 1
    assert [each.headers["x-cache"] for each in answers] == ["MISS"] + ["HIT"] * (len(answers) - 1)


@pytest.mark.parametrize(
    "uri",
    [
        "/app/static/fonts/source-serif-4-latin-400-normal.woff2",
        "/assets/plotly.min.js",
        "/read/prisoners?known=on+10+March+2015",
        "/api/v1/tables/excerpts.csv",
        "/embed/un-decisions",
    ],
)
def test_what_may_be_kept_is_computed_by_one_replica_for_all_readers(site: Site, uri: str) -> None:
    answers = [ask(site.address, uri, **reader(number)) for number in range(6)]
    assert {each.status for each in answers} == {200}
    assert len({each.body for each in answers}) == 1
    assert upstream(site, uri) == 1


@pytest.mark.parametrize("uri", ["/un-votes", "/healthz", "/_stcore/health", "/read/nothing"])
def test_pages_health_and_refusals_are_never_kept(site: Site, uri: str) -> None:
    before = upstream(site, uri)
    answers = [ask(site.address, uri, **reader(1)) for _ in range(2)]
    assert {each.headers["x-cache"] for each in answers} == {"MISS"}
    assert upstream(site, uri) == before + 2


def test_other_choices_are_another_answer(site: Site) -> None:
    assert ask(site.address, "/read/un-votes?body=HRC").body != ask(site.address, "/read/un-votes").body


@pytest.mark.parametrize("uri", ["/", "/un-votes", "/read/prisoners", "/embed/un-decisions", "/api/v1/charts", "/app/static/card.png"])
def test_what_the_app_tells_browsers_arrives_whether_kept_or_not(site: Site, uri: str) -> None:
    direct = ask(site.replicas[0].address, uri).headers
    for answer in (ask(site.address, uri), ask(site.address, uri)):
        assert {name: answer.headers[name] for name in TOLD} == {name: direct[name] for name in TOLD}


def test_links_have_the_host_and_the_scheme_of_the_reader(site: Site) -> None:
    page = ask(site.address, "/read/claims", Host="dashboard.example", X_Forwarded_Proto="https").body.decode()
    assert '<link rel="canonical" href="https://dashboard.example/read/claims">' in page
    assert "http://dashboard.example" not in page
    assert 'href="http://dashboard.example/read/claims"' in ask(site.address, "/read/claims", Host="dashboard.example").body.decode()


def until_refused(site: Site, reader: str) -> int:
    """How many answers a reader gets before one is refused. Where a minute of the clock ends meanwhile, what was before it counts for less."""
    given = [*islice(iter(lambda: ask(site.address, "/robots.txt", X_Forwarded_For=reader).status, 429), 2 * PER_MINUTE)]
    assert {*given} <= {200}
    return len(given)


def test_one_reader_who_asks_too_often_is_refused_and_another_is_not(site: Site) -> None:
    assert PER_MINUTE <= until_refused(site, "198.18.9.1") < 2 * PER_MINUTE
    assert ask(site.address, "/robots.txt", X_Forwarded_For="198.18.9.2").status == 200
    assert until_refused(site, "203.0.113.5, 198.18.9.1") < PER_MINUTE // 2  # what a reader says of himself is not believed


@pytest.mark.parametrize("uri", ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/agent/mcp"])
def test_what_is_for_the_operator_only_is_closed(site: Site, uri: str) -> None:
    assert ask(site.address, uri).status == 404


def test_no_address_of_a_reader_is_written_down(site: Site) -> None:
    ask(site.address, "/healthz", X_Forwarded_For="198.18.66.66")
    logs = [site.folder / "access.log", *(each.log for each in site.replicas)]
    assert [each.name for each in logs if "198.18." in each.read_text(encoding="utf-8")] == []
