"""What is offered to take along from a chart."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from components.pictures import picture


def menu() -> None:
    """The menu of the pictures of a chart, opened."""
    from components.charts import CHARTS
    from components.ui import take_away

    take_away._pictures(CHARTS["referral"], {})  # noqa: SLF001


@pytest.mark.parametrize("kinds", [("svg", "png"), ("svg",)], ids="-".join)
def test_only_pictures_that_the_machine_can_make_are_offered(kinds: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "KINDS", kinds)
    offered = AppTest.from_function(menu, default_timeout=120).run().get("link_button")
    assert [each.proto.url.partition("?")[0].rpartition(".")[2] for each in offered] == [*kinds]
