"""Charts under a finger, and while the script that draws them is slow to come. How pages stand on screens is asked in `test_pages.py`."""

from __future__ import annotations

import json
from statistics import median
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.checks import STILL
from tests.browser.conftest import DESK, PHONE, Reader
from tests.register import PAGES, ROOT
from tests.waiting import becomes, until

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Locator, Page, Route

ROOM = """() => Object.fromEntries([...document.querySelectorAll('[class*=st-key-panel-]')].map(panel => {
    const shown = [panel.querySelector('.js-plotly-plot'), panel.querySelector('.panel-picture img')].find(each => each?.checkVisibility());
    const [whole, part] = [panel, shown].map(each => each?.getBoundingClientRect());
    return [panel.querySelector('h2')?.id, part && [whole.height, part.top - whole.top, part.height]];
}))"""
"""In pixels for each panel: its height, and how far down its figure or what stands for it begins, and how high that is."""
SEEN = """() => [...document.querySelectorAll('.panel-picture img, [data-testid=stPlotlyChart]')]
    .filter(each => each.checkVisibility({visibilityProperty: true})).map(each => each.alt ?? each.ariaLabel)"""
"""What is said to who cannot see the figures, of each that is shown."""
UNDER = """() => {
    document.querySelector('.js-plotly-plot').scrollIntoView({block: 'center'});
    const under = document.elementFromPoint(166, 600);
    return under?.closest('.js-plotly-plot') ? 'chart' : under?.closest('[data-testid]')?.outerHTML.slice(0, 300);
}"""
"""What is where the finger will be, with a chart in the middle of the screen."""
SIGHT = "plot => ['xaxis', 'yaxis'].flatMap(each => plot._fullLayout[each].range)"
"""What of a map is in sight, in degrees."""
SCROLLED = "() => document.querySelector('[data-testid=stMain]').scrollTop"
HELD = "touch => document.querySelectorAll('.js-plotly-plot *').forEach(each => { each.style.touchAction = touch; })"
MEASURED = """() => {
    const chart = document.querySelector('.js-plotly-plot .main-svg');
    for (let piece = 0; piece < 20; piece++) {
        const drawn = chart.appendChild(document.createElementNS(chart.namespaceURI, 'g'));
        drawn.setAttribute('class', 'piece');
        drawn.getBoundingClientRect();
    }
}"""
"""Twenty pieces are drawn in a chart and measured one after the other, as Plotly does with text."""
DRAWING = "**/PlotlyChart*.js"
"""The script that draws charts."""


def swipe(someone: Reader) -> None:
    """Move a finger on a chart up 300 pixels."""
    finger = someone.context.new_cdp_session(someone.page)
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": 166, "y": 600}]})
    for y in range(570, 299, -30):
        finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": 166, "y": y}]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    someone.page.evaluate(STILL)


def test_a_finger_on_a_chart_moves_the_page(reader: Callable[..., Reader]) -> None:
    someone = reader(**PHONE)
    page = someone.visit("prisoners")
    becomes(lambda: page.evaluate(UNDER), "chart")
    before = page.evaluate(SCROLLED)
    page.evaluate(HELD, "none")
    swipe(someone)
    becomes(lambda: page.evaluate(SCROLLED), before)
    page.evaluate(HELD, "")
    swipe(someone)
    until(lambda: page.evaluate(SCROLLED), lambda now: now - before > 200)


def test_a_phone_that_is_turned_and_turned_back_has_the_map_as_it_was(reader: Callable[..., Reader]) -> None:
    someone = reader(**PHONE)
    page = someone.visit("prisoners#camps-map")
    someone.come_to_all()
    plot = page.locator(".st-key-figure-camps-map .js-plotly-plot")
    upright = until(lambda: plot.evaluate(SIGHT))
    page.set_viewport_size({"width": 844, "height": 390})
    until(lambda: plot.evaluate(SIGHT), lambda lying: lying[1] - lying[0] > 1.5 * (upright[1] - upright[0]))
    page.set_viewport_size(PHONE["viewport"])
    becomes(lambda: plot.evaluate(SIGHT), pytest.approx(upright, abs=0.01))


@pytest.mark.parametrize("window", [DESK, PHONE], ids=["desk", "phone"])
def test_what_is_drawn_and_measured_in_a_chart_has_nothing_around_it_styled_anew(
    reader: Callable[..., Reader], browser: Browser, window: dict[str, Any]
) -> None:
    page = reader(**window).visit("un-votes")
    browser.start_tracing(page=page, categories=["devtools.timeline"])
    page.evaluate(MEASURED)
    events = json.loads(browser.stop_tracing())["traceEvents"]
    styled = [each["args"]["elementCount"] for each in events if each["name"] == "UpdateLayoutTree" and "elementCount" in each["args"]]
    assert len(styled) >= 20  # each piece is styled when it is measured
    assert median(styled) < 20, styled


def held(someone: Reader) -> Callable[[], None]:
    """Go to the council's page without the script that draws charts; what is handed out lets it come."""
    page = someone.page
    routes: list[Route] = []
    page.route(DRAWING, lambda route: routes.append(route))  # noqa: PLW0108 - Playwright cannot call a method of a list
    page.goto(f"{someone.server}/council-and-court")

    def come() -> None:
        until(lambda: routes, what="the script is asked for", page=page)
        for each in routes:
            each.continue_()
        page.unroute(DRAWING)

    return come


def stands(page: Page) -> dict[str, list[float]]:
    """Where the figures of the council's page stand, or what stands for them, once all of it is there."""
    return until(lambda: page.evaluate(ROOM), lambda room: len(room) == 3 and all(room.values()))


def test_pictures_stand_with_the_text_until_the_charts_are_drawn_in_their_place(reader: Callable[..., Reader]) -> None:
    someone = reader().in_new_tab()
    come, page = held(someone), someone.page
    for each in ("Table", "Quote", "For class"):
        expect(page.get_by_text(each, exact=True).first).to_be_visible()
    expect(page.get_by_test_id("stSkeleton").filter(visible=True)).to_have_count(0)
    expect(page.locator(".panel-picture img").first).to_have_js_property("naturalWidth", 1100)
    expect(page.locator(".js-plotly-plot")).to_have_count(0)
    alternatives = until(lambda: page.evaluate(SEEN), lambda said: len(said) == 3)
    before = stands(page)
    come()
    someone.come_to_all()
    expect(page.locator(".js-plotly-plot")).to_have_count(3)
    until(lambda: stands(page), lambda now: all(now[each] == pytest.approx(before[each], abs=3) for each in before), str(before))
    becomes(lambda: page.evaluate(SEEN), alternatives)


WITHOUT = """
    window.without = 0;
    let begun = false;
    new MutationObserver(() => {
        const there = Boolean(document.querySelector('main.shell img, .panel-picture img'));
        begun ||= there;
        window.without += begun && !there;
    }).observe(document, {subtree: true, childList: true});
"""
"""Counts how often a page changed to one without the picture that it opened with."""


def test_the_picture_of_the_first_answer_stands_until_the_page_has_it(reader: Callable[..., Reader]) -> None:
    someone = reader().in_new_tab()
    page = someone.page
    page.add_init_script(WITHOUT)
    someone.visit("un-votes")
    expect(page.locator(".panel-picture img").first).to_be_attached()
    expect(page.locator("main.shell")).to_have_count(0)
    becomes(lambda: page.evaluate("() => window.without"), 0)


BLANK = """
    window.blank = [];
    const look = () => {
        for (const picture of document.querySelectorAll('body:not(:has(main.shell)) .panel-picture')) {
            const drawn = picture.closest('[class*=st-key-panel-]').querySelector('.js-plotly-plot:has(.main-svg)');
            if (![picture, drawn].some(each => each?.checkVisibility({visibilityProperty: true}))) window.blank.push(picture.outerHTML);
        }
        requestAnimationFrame(look);
    };
    addEventListener('DOMContentLoaded', look);
"""
"""Notes the panels that have, when the page is painted, neither their picture nor their chart; not while the first answer covers it."""


def test_a_panel_has_its_picture_or_its_chart_at_every_moment(reader: Callable[..., Reader]) -> None:
    someone = reader().in_new_tab()
    page = someone.page
    page.add_init_script(BLANK)
    someone.visit("council-and-court")
    someone.come_to_all()
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    expect(page.locator(".panel-picture img").filter(visible=True)).to_have_count(0)
    becomes(lambda: page.evaluate("() => window.blank"), [])


def test_the_first_answer_is_all_there_is_until_the_page_has_come(reader: Callable[..., Reader]) -> None:
    waiting = reader().in_new_tab()
    page, held_back = waiting.page, []

    def hold_back(stream: object) -> None:
        held_back.append(stream)

    page.route_web_socket("**/_stcore/stream*", hold_back)
    page.goto(f"{waiting.server}/un-votes")
    until(lambda: held_back, page=page)
    expect(page.locator("main.shell")).to_be_visible()
    expect(page.locator("#root")).to_have_css("visibility", "hidden")
    expect(page.get_by_role("heading", level=1)).to_have_count(1)


def test_a_panel_that_a_reader_comes_to_has_its_choices_before_the_chart_can_be_drawn(reader: Callable[..., Reader]) -> None:
    someone = reader().in_new_tab()
    come = held(someone)
    panel = someone.come_to("jurisdiction")
    expect(panel.get_by_role("button", name="Quote")).to_be_visible()
    expect(panel.locator(".panel-picture img")).to_be_visible()
    come()
    expect(panel.locator(".main-svg").first).to_be_visible()
    expect(panel.locator(".panel-picture img")).to_be_hidden()


def test_panels_that_nobody_comes_to_are_not_sent(reader: Callable[..., Reader]) -> None:
    someone = reader()
    page = someone.page
    page.goto(f"{someone.server}/un-votes")
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    someone.come_to("un-twins")
    expect(page.locator(".st-key-panel-un-twins .main-svg").first).to_be_visible()
    choices, way = page.locator(".st-key-choices-un-moves"), page.locator(".st-key-panel-un-moves .panel-head a").first
    expect(choices).to_have_count(0)
    expect(page.locator("#un-moves")).not_to_be_empty()
    way.focus()
    expect(choices).to_be_visible()
    expect(way).to_be_focused()


def test_the_first_figure_of_the_next_page_comes_with_its_text(reader: Callable[..., Reader]) -> None:
    someone = reader().in_new_tab()
    sent: list[bytes | str] = []
    someone.page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(frame)))  # noqa: PLW0108 - Playwright cannot call a method of a list
    someone.visit("un-votes")
    page = someone.come_to_all()
    someone.way(next(each for each in PAGES if each.path == "council-and-court")).click()
    expect(page.locator(".st-key-figure-council-agenda .main-svg").first).to_be_visible()
    asked = [each for each in map(bytes, filter(lambda each: isinstance(each, bytes), sent)) if b'"wanted_panels"' in each]
    assert asked  # for the panels of the page before
    assert [each for each in asked if b'"council-agenda"' in each] == []


AGAIN = """async script => {
    const {default: mount} = await import(URL.createObjectURL(new Blob([script], {type: 'text/javascript'})));
    document.body.innerHTML = '<div class="st-key-panel-one"><div class="panel-picture">One</div></div>';
    window.asked = [];
    const mounted = () => mount({data: {}, setTriggerValue: (_name, wishes) => window.asked.push(...Object.keys(wishes))});
    const leave = mounted();
    document.querySelector('.panel-picture').dispatchEvent(new PointerEvent('pointerover', {bubbles: true}));
    leave();
    mounted();
}"""
"""A page that is made anew at the moment in which a panel is wanted."""


def test_a_panel_that_is_wanted_while_its_page_is_made_anew_comes(reader: Callable[..., Reader]) -> None:
    page = reader().page
    page.evaluate(AGAIN, (ROOT / "components" / "ui" / "on_request.js").read_text(encoding="utf-8"))
    becomes(lambda: page.evaluate("() => window.asked"), ["one"])


LOST = """async script => {
    const {default: mount} = await import(URL.createObjectURL(new Blob([script], {type: 'text/javascript'})));
    document.body.innerHTML = '<div style="height: 3000px"></div><div class="st-key-panel-one"><div class="panel-picture">One</div></div>';
    window.asked = [];
    mount({data: {}, setTriggerValue: (_name, wishes) => window.asked.push(...Object.keys(wishes))});
    document.querySelector('.panel-picture').dispatchEvent(new PointerEvent('pointerover', {bubbles: true}));
}"""
"""A server that loses what is asked of it, and a panel that the reader has left meanwhile."""


def test_a_panel_that_was_asked_for_and_has_not_come_is_asked_for_again(reader: Callable[..., Reader]) -> None:
    page = reader().page
    page.evaluate(LOST, (ROOT / "components" / "ui" / "on_request.js").read_text(encoding="utf-8"))
    until(lambda: page.evaluate("() => window.asked"), lambda asked: asked[:2] == ["one", "one"])


ANEW = """async script => {
    const {default: mount} = await import(URL.createObjectURL(new Blob([script], {type: 'text/javascript'})));
    document.body.innerHTML = '<div class="st-key-panel-one"><div class="panel-picture">One</div></div>';
    performance.now = () => 1;  // no time passes in which it is asked for again
    window.asked = [];
    window.run = run => mount({data: {drawing: run}, setTriggerValue: (_name, wishes) => window.asked.push([run, ...Object.keys(wishes)])});
    window.run('first');
}"""
"""A panel in sight, and time that stands still."""


def test_a_panel_that_has_not_come_with_the_next_run_of_its_page_is_asked_for_at_once(reader: Callable[..., Reader]) -> None:
    page = reader().page
    page.evaluate(ANEW, (ROOT / "components" / "ui" / "on_request.js").read_text(encoding="utf-8"))
    becomes(lambda: page.evaluate("() => window.asked"), [["first", "one"]])
    page.evaluate("() => { window.run('second'); }")
    until(lambda: page.evaluate("() => window.asked"), lambda asked: ["second", "one"] in asked)


RUNNING = """async script => {
    const {default: mount} = await import(URL.createObjectURL(new Blob([script], {type: 'text/javascript'})));
    document.body.innerHTML = `<div data-testid="stApp" data-test-script-state="running">
        <div class="st-key-panel-one"><div class="panel-picture">One</div></div></div>`;
    const app = document.querySelector('[data-testid=stApp]');
    const soon = window.setTimeout;
    window.setTimeout = (call, delay = 0) => delay < 1000 ? soon(call, delay) : 0;  // not asked for again because time has passed
    window.asked = [];
    mount({data: {}, setTriggerValue: (_name, wishes) => window.asked.push([app.dataset.testScriptState, ...Object.keys(wishes)])});
    document.querySelector('.panel-picture').dispatchEvent(new PointerEvent('pointerover', {bubbles: true}));
    setTimeout(() => setTimeout(() => app.dataset.testScriptState = 'notRunning', 500));
}"""
"""A panel in sight, and pointed at, of a page that the server is still running."""


def test_a_panel_is_asked_for_when_its_page_has_run(reader: Callable[..., Reader]) -> None:
    page = reader().page
    page.evaluate(RUNNING, (ROOT / "components" / "ui" / "on_request.js").read_text(encoding="utf-8"))
    becomes(lambda: page.evaluate("() => window.asked"), [["notRunning", "one"]])


LEFT = """async script => {
    const {default: mount} = await import(URL.createObjectURL(new Blob([script], {type: 'text/javascript'})));
    document.body.innerHTML = '<div style="height: 3000px"></div><div class="st-key-panel-one"><div class="panel-picture">One</div></div>';
    window.asked = [];
    const run = run => mount({data: {drawing: run}, setTriggerValue: (_name, wishes) => window.asked.push([run, ...Object.keys(wishes)])});
    const point = () => document.querySelector('.panel-picture').dispatchEvent(new PointerEvent('pointerover', {bubbles: true}));
    history.pushState(null, '', '/left');
    const leave = run('the page that is left');
    addEventListener('popstate', () => {
        point();
        setTimeout(() => { leave(); run('the page before'); point(); }, 500);
    });
    history.back();
}"""
"""A panel that is pointed at when the reader is already on the way back to another page."""


def test_a_panel_is_not_asked_for_in_the_name_of_a_page_that_is_left(reader: Callable[..., Reader]) -> None:
    page = reader().page
    page.route("http://dashboard.example/**", lambda route: route.fulfill(body="", content_type="text/html"))
    page.goto("http://dashboard.example/before")
    page.evaluate(LEFT, (ROOT / "components" / "ui" / "on_request.js").read_text(encoding="utf-8"))
    becomes(lambda: page.evaluate("() => window.asked"), [["the page before", "one"]])


TORN = """async script => {
    const {default: mount} = await import(URL.createObjectURL(new Blob([script], {type: 'text/javascript'})));
    document.body.innerHTML = `<div class="st-key-panel-one"></div>
        <div class="st-key-panel-two"><div class="panel-picture"></div><div class="st-key-choices-two"></div></div>
        <div class="st-key-panel-three"><div data-testid="stAlert">The table cannot be read.</div></div>
        <div class="st-key-panel-four"><div class="panel-picture"></div><div class="st-key-choices-four"></div><div class="st-key-more-four"></div></div>`;
    window.asked = [];
    mount({data: {first: 'one'}, setTriggerValue: (_name, wishes) => window.asked.push(Object.keys(wishes))});
}"""
"""A panel whose words are lost on the way, one whose end is, one that says why it is empty, and one that is whole."""


def test_a_panel_that_was_lost_on_the_way_is_asked_for_again(reader: Callable[..., Reader]) -> None:
    page = reader().page
    page.evaluate(TORN, (ROOT / "components" / "ui" / "on_request.js").read_text(encoding="utf-8"))
    until(lambda: page.evaluate("() => window.asked"), lambda asked: asked[:1] == [["one", "two"]])


FIRST = """async script => {
    const {default: mount} = await import(URL.createObjectURL(new Blob([script], {type: 'text/javascript'})));
    document.body.innerHTML = ['one', 'two'].map(each => `<div class="st-key-panel-${each}"><div class="panel-picture">${each}</div></div>`).join('');
    window.asked = [];
    mount({data: {first: 'one'}, setTriggerValue: (_name, wishes) => window.asked.push(...Object.keys(wishes))});
}"""
"""Two panels in sight, of which the server sends the first whole by itself, and its parts are still on their way."""


def test_the_first_panel_of_a_page_is_not_asked_for_while_its_parts_arrive(reader: Callable[..., Reader]) -> None:
    page = reader().page
    page.evaluate(FIRST, (ROOT / "components" / "ui" / "on_request.js").read_text(encoding="utf-8"))
    becomes(lambda: page.evaluate("() => window.asked"), ["two"])


AT_ONCE = """([button, panel, later]) => {
    panel.querySelector('.panel-picture').dispatchEvent(new PointerEvent('pointerover', {bubbles: true}));
    if (later) setTimeout(() => button.click());
    else button.click();
}"""
"""A panel is wanted, and a button used before the browser has told the server: then both go in one message, in the name of one part."""


@pytest.mark.parametrize("later", [False, True], ids=["in the name of the menu", "in the name of the panel"])
def test_a_menu_that_is_opened_while_a_panel_is_asked_for_is_filled(reader: Callable[..., Reader], later: bool) -> None:
    page, panel = at_the_last_panel(reader())
    quote = page.locator(".st-key-quotation-un-decisions").get_by_role("button", name="Quote")
    page.evaluate(AT_ONCE, [quote.element_handle(), panel.element_handle(), later])
    expect(page.locator(".st-key-words-un-decisions").get_by_test_id("stCode").first).to_be_visible()
    expect(panel.locator("[class*=st-key-choices-]")).to_be_visible()


@pytest.mark.parametrize("later", [False, True], ids=["in the name of the choice", "in the name of the panel"])
def test_a_choice_that_is_made_while_a_panel_is_asked_for_is_drawn(reader: Callable[..., Reader], later: bool) -> None:
    page, panel = at_the_last_panel(reader())
    view = page.locator(".st-key-choices-un-decisions").get_by_role("radio", name="Table")
    page.evaluate(AT_ONCE, [view.element_handle(), panel.element_handle(), later])
    expect(page.locator(".st-key-view-un-decisions").get_by_test_id("stDataFrame")).to_be_visible()
    expect(panel.locator("[class*=st-key-choices-]")).to_be_visible()


def at_the_last_panel(someone: Reader) -> tuple[Page, Locator]:
    """The votes, and their last panel, to which nobody has come."""
    page = someone.page
    page.goto(f"{someone.server}/un-votes")
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    panel = page.locator("[class*=st-key-panel-]").last
    expect(panel.locator(".panel-picture")).to_be_attached()
    expect(panel.locator("[class*=st-key-choices-]")).to_have_count(0)
    return page, panel
