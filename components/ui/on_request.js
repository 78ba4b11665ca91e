// Asks for the panels that a reader comes to: by scrolling, with the pointer or with the keyboard. Where figures are to stand still until they are
// wanted, somebody has to point at one or to move into its panel with the keyboard.
// Nothing is asked while the page runs: Streamlit 1.67 loses the end of a run when another request comes in the moment in which it ends. Nor in the
// moment in which a reader goes back or forward: the request would be in the name of the page that is left, and the server would draw that one.
const RETRY_AFTER = 5000;
const PANEL = '[class*="st-key-panel-"]';
const CONTROLS = '[class*="st-key-choices-"]';
const END = '[class*="st-key-more-"], [data-testid="stAlert"]';
const USE_EVENTS = ["pointerover", "pointerdown", "focusin"];
const RUNNING = new Set(["initial", "running", "rerunRequested", "stopRequested"]);

const askedAt = new Map();
const brokenSince = new Map();
let lastDrawing;

export default function ({ data, setTriggerValue }) {
  // where this part comes anew, and not what it has asked for, the server may not have heard it, as the page was run for something else
  if (lastDrawing !== data.drawing) askedAt.clear();
  lastDrawing = data.drawing;
  let path = location.pathname;
  let leaving = false;
  let requests = {};
  let sendTimer, lookTimer, retryTimer;
  const chartOf = (panel) => [...panel.classList].find((each) => each.startsWith("st-key-panel-")).replace("st-key-panel-", "");
  const pageRuns = () => RUNNING.has(document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState);
  const request = (panels, live) => {
    const now = performance.now();
    if (panels.length) retryLater();
    for (const each of panels.map(chartOf)) {
      if (now < askedAt.get(`${each} ${live}`) + RETRY_AFTER) continue;
      askedAt.set(`${each} ${live}`, now);
      requests[each] = live;
    }
    clearTimeout(sendTimer);
    sendTimer = setTimeout(sendRequests);
  };
  const sendRequests = () => {
    if (pageRuns() || leaving || !Object.keys(requests).length) return;
    setTriggerValue("wanted_panels", requests);
    requests = {};
  };
  const retryLater = () => {
    clearTimeout(retryTimer);
    retryTimer = setTimeout(look, RETRY_AFTER + 100);
  };
  // the first comes whole by itself, if it is to be live, however long its parts take to arrive
  const isPending = (panel) => chartOf(panel) !== data.first && panel.querySelector(".panel-picture") && !panel.querySelector(CONTROLS);
  const isStill = (panel) => data.still && panel.querySelector(".panel-picture img") && !panel.querySelector('[class*="st-key-figure-"]');
  const isInView = (panel) => {
    const { top, bottom } = panel.getBoundingClientRect();
    return top < innerHeight && bottom > 0;
  };
  // one that was asked for and has not come, as the server can lose what is asked of it in one moment, is asked for again wherever it is
  const wasAsked = (panel) => askedAt.has(`${chartOf(panel)} ${!data.still}`);
  // one whose words or whose end have been missing for long while nothing runs: they were lost on the way
  const isBroken = (panel) => {
    const name = chartOf(panel);
    if (pageRuns() || isPending(panel) || panel.querySelector(END)) {
      brokenSince.delete(name);
      return false;
    }
    if (!brokenSince.has(name)) brokenSince.set(name, performance.now());
    retryLater();
    return performance.now() > brokenSince.get(name) + RETRY_AFTER;
  };
  const look = () => {
    if (!leaving) path = location.pathname;
    const panels = [...document.querySelectorAll(PANEL)];
    request(panels.filter((each) => isBroken(each) || (isPending(each) && (isInView(each) || wasAsked(each)))), !data.still);
  };
  const lookSoon = () => {
    clearTimeout(lookTimer);
    lookTimer = setTimeout(look, 100);
  };
  const onUse = ({ target, type }) => {
    const panel = target.closest?.(PANEL);
    if (!panel || !(isPending(panel) || isStill(panel))) return;
    request([panel], !data.still || type === "focusin" || Boolean(target.closest(".panel-picture")));
  };
  const onHistoryStep = () => {
    leaving = location.pathname !== path;
  };
  const observer = new MutationObserver(lookSoon);
  observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ["data-test-script-state"] });
  for (const each of USE_EVENTS) document.addEventListener(each, onUse);
  for (const each of ["scroll", "resize"]) addEventListener(each, lookSoon, { capture: true, passive: true });
  addEventListener("popstate", onHistoryStep);
  lookSoon();
  return () => {
    observer.disconnect();
    for (const [each, live] of Object.entries(requests)) askedAt.delete(`${each} ${live}`); // noted, and not yet sent
    for (const each of [sendTimer, lookTimer, retryTimer]) clearTimeout(each);
    for (const each of USE_EVENTS) document.removeEventListener(each, onUse);
    for (const each of ["scroll", "resize"]) removeEventListener(each, lookSoon, { capture: true });
    removeEventListener("popstate", onHistoryStep);
  };
}
