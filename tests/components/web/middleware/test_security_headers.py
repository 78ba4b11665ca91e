"""What browsers are told: no script that is not ours, no frame but for embeds, no guessing, no whole address to others."""

from __future__ import annotations

import re

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.charts import CHARTS
from components.web import server
from components.web.middleware import security_headers
from tests.unlimited import unlimited

ROUTES = server.routes()
CHART = next(iter(CHARTS))
OWN = [
    "/read/",
    "/api",
    "/feed.xml",
    f"/class/{CHART}",
    "/api/v1/tables",
    f"/api/v1/charts/{CHART}.csv",
]


@pytest.fixture(scope="module")
def client() -> TestClient:
    """A client of all routes with the middleware, without Streamlit."""
    return TestClient(Starlette(routes=ROUTES, middleware=unlimited()))


@pytest.mark.parametrize(
    "path", [*OWN, "/sitemap.xml", "/", "/prisoners", f"/embed/{CHART}", "/nowhere", "/api/v1/charts/nothing.csv", "/app/static/card.png"]
)
def test_every_answer_says_what_it_is_and_gives_nothing_away(client: TestClient, path: str) -> None:
    told = client.get(path).headers
    assert told["x-content-type-options"] == "nosniff"
    assert told["referrer-policy"] == "strict-origin-when-cross-origin"
    assert "content-security-policy" in told


@pytest.mark.parametrize("path", [*OWN, f"/embed/{CHART}"])
def test_pages_of_ours_run_files_of_ours_only(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert "script-src 'self';" in answer.headers["content-security-policy"]
    scripts = re.findall(r"<script(.*?)>", answer.text)
    assert [each for each in scripts if "src=" not in each and 'type="application/' not in each] == []
    assert re.findall(r"\son\w+=", answer.text) == []


def policy(client: TestClient, path: str) -> dict[str, str]:
    """The content security policy of an answer, by its directives."""
    parts = client.get(path).headers["content-security-policy"].split("; ")
    return {name: allowed for name, _, allowed in (each.partition(" ") for each in parts)}


@pytest.mark.parametrize("path", [*OWN, f"/embed/{CHART}"])
def test_pages_of_ours_allow_nothing_that_they_do_not_need(client: TestClient, path: str) -> None:
    told = policy(client, path)
    assert {each: told[each] for each in ("default-src", "base-uri", "form-action")} == dict.fromkeys(
        ("default-src", "base-uri", "form-action"), "'none'"
    )
    assert "object-src" not in told  # what is not named falls back to the default: nothing


def test_pages_of_streamlit_load_no_plugins_and_send_forms_and_are_framed_at_home_only(client: TestClient) -> None:
    told = policy(client, "/")
    assert (told["object-src"], told["base-uri"]) == ("'none'", "'self'")
    assert (told["form-action"], told["frame-ancestors"]) == ("'self'", "'self'")


def test_only_an_embed_may_be_framed_by_others(client: TestClient) -> None:
    framed = {path: "frame-ancestors *" in client.get(path).headers["content-security-policy"] for path in [*OWN, "/", f"/embed/{CHART}"]}
    assert [path for path, by_all in framed.items() if by_all] == [f"/embed/{CHART}"]
    assert all("frame-ancestors" in client.get(path).headers["content-security-policy"] for path in framed)


def test_a_script_in_the_html_of_streamlit_is_named_by_its_hash(client: TestClient) -> None:
    answer = client.get("/")
    inline = re.findall(r"<script>(.*?)</script>", answer.text, re.DOTALL)
    assert inline
    assert answer.headers["content-security-policy"].count("'sha256-") == len(inline)
    assert "'unsafe-eval'" not in security_headers.streamlit_policy()
    assert "script-src 'self' blob: 'wasm-unsafe-eval' 'sha256-" in security_headers.streamlit_policy()
