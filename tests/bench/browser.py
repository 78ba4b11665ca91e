"""Chromium: a fresh one with an empty profile, what it loads over the network, and the moment at which a chart stands."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from playwright.sync_api import BrowserContext, Page, Playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-dev-shm-usage",
    "--disable-background-timer-throttling",
    "--disable-renderer-backgrounding",
    "--disable-backgrounding-occluded-windows",
]
PATIENCE = 120_000
"""Milliseconds after which something that should come has failed."""

SEEN = """
    window.seen = () => {
        const bars = document.querySelector('.js-plotly-plot:not([style*="visibility: hidden"]) .main-svg .barlayer');
        if (bars) return [...bars.querySelectorAll('.point path')].map(each => each.getAttribute('d')).join();
        return document.title && !document.querySelector('.js-plotly-plot') && window.bare
            ? document.querySelector('[data-testid=stMarkdown]')?.textContent ?? '' : '';
    };
    const show = () => {
        if (window.shown) return;
        window.shown = performance.now();
        console.debug('shown');
    };
    document.addEventListener('load', ({target}) => { if (target.matches?.('.shell img, .panel-picture img')) show(); }, true);
    new MutationObserver(() => {
        if (!window.stood && window.seen()) {
            show();
            window.stood = performance.now();
            console.debug('stood');
        }
        if (window.chosen && !window.redrawn && window.seen() && window.seen() !== window.before) {
            window.redrawn = performance.now();
            console.debug('redrawn');
        }
    }).observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
    document.addEventListener('click', event => {
        if (!event.target.closest('[role=option], .dash-dropdown-option, .dash-options-list-option')) return;
        [window.before, window.redrawn, window.chosen] = [window.seen(), null, performance.now()];
    }, true);
"""
"""Notes in the page, and says on the console, when the first chart can be seen, as its picture or live (`shown`), when its marks stand (`stood`), when an option is chosen (`chosen`) and when other marks
stand after that (`redrawn`); in milliseconds since the navigation began. A drawing
that is hidden, as the first of the two that Streamlit makes of each chart, does not count. Without a chart the text of the page takes the place of the marks."""


@contextmanager
def fresh(playwright: Playwright, *, bare: bool = False) -> Iterator[Page]:
    """A window of a Chromium of its own with an empty profile; `bare` for a page that has text in place of a chart."""
    with tempfile.TemporaryDirectory(prefix="bench-profile-") as profile:
        context: BrowserContext = playwright.chromium.launch_persistent_context(
            profile, executable_path=chromium(), args=ARGUMENTS, viewport={"width": 1280, "height": 900}
        )
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.add_init_script(f"window.bare = {str(bare).lower()};{SEEN}")
        try:
            yield page
        finally:
            context.close()


@contextmanager
def waiting(page: Page, said: str) -> Iterator[None]:
    """Do something, and wait until the page has said on the console that it was `shown`, `stood` or was `redrawn`; a page may forbid to be asked."""
    with page.expect_console_message(lambda message: message.text == said):
        yield


def chromium() -> str:
    """The path of a Chromium: the one that CHROMIUM names, or one that is there; `RuntimeError` when there is none."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        raise RuntimeError("no Chromium: install one, or name one with CHROMIUM=/path")
    return path


class Traffic:
    """What a page loads, as the DevTools protocol tells it."""

    def __init__(self, page: Page) -> None:
        self.files: dict[str, tuple[str, float]] = {}
        """Address and bytes over the network of each response that is complete, by request."""
        self.frames = 0.0
        """Bytes that came over websockets."""
        self._urls: dict[str, str] = {}
        client = page.context.new_cdp_session(page)
        client.on("Network.responseReceived", lambda event: self._urls.update({event["requestId"]: event["response"]["url"]}))
        client.on("Network.loadingFinished", self._finished)
        client.on("Network.webSocketFrameReceived", self._frame)
        client.send("Network.enable")

    def _finished(self, event: dict[str, Any]) -> None:
        self.files[event["requestId"]] = (self._urls.get(event["requestId"], ""), event["encodedDataLength"])

    def _frame(self, event: dict[str, Any]) -> None:
        text = event["response"]["payloadData"]  # base64 when it is binary (opcode 2)
        self.frames += len(text) * 3 / 4 if event["response"]["opcode"] == 2 else len(text)

    @property
    def size(self) -> float:
        """All bytes so far: responses and websocket frames."""
        return sum(size for _, size in self.files.values()) + self.frames

    @property
    def addresses(self) -> list[str]:
        """The addresses of the responses, each once, the largest first."""
        return [url for url, _ in sorted(self.files.values(), key=lambda each: -each[1]) if url.startswith("http")]
