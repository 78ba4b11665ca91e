// Asks for the panels that a reader comes to: by scrolling, with the pointer or with the keyboard. Where figures are to stand still until they are
// wanted, somebody has to point at one or to move into its panel with the keyboard.
// Nothing is asked while the page runs: Streamlit 1.67 loses the end of a run when another request comes in the moment in which it ends. Nor in the
// moment in which a reader goes back or forward: the request would be in the name of the page that is left, and the server would draw that one.
const AGAIN = 5000;
const PANEL = '[class*="st-key-panel-"]';
const WHOLE = '[class*="st-key-choices-"]';
const END = '[class*="st-key-more-"], [data-testid="stAlert"]';
const WANTED = ["pointerover", "pointerdown", "focusin"];
const RUNS = new Set(["initial", "running", "rerunRequested", "stopRequested"]);

const asked = new Map();
const torn = new Map();
let run;

export default function ({ data, setTriggerValue }) {
  // where this part comes anew, and not what it has asked for, the server may not have heard it, as the page was run for something else
  if (run !== data.asked) asked.clear();
  run = data.asked;
  let place = location.pathname;
  let left = false;
  let wishes = {};
  let send, pause, again;
  const named = (panel) => [...panel.classList].find((each) => each.startsWith("st-key-panel-")).replace("st-key-panel-", "");
  const runs = () => RUNS.has(document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState);
  const ask = (panels, live) => {
    const now = performance.now();
    if (panels.length) retry();
    for (const each of panels.map(named)) {
      if (now < asked.get(`${each} ${live}`) + AGAIN) continue;
      asked.set(`${each} ${live}`, now);
      wishes[each] = live;
    }
    clearTimeout(send);
    send = setTimeout(tell);
  };
  const tell = () => {
    if (runs() || left || !Object.keys(wishes).length) return;
    setTriggerValue("come", wishes);
    wishes = {};
  };
  const retry = () => {
    clearTimeout(again);
    again = setTimeout(look, AGAIN + 100);
  };
  // the first comes whole by itself, if it is to be live, however long its parts take to arrive
  const waits = (panel) => named(panel) !== data.first && panel.querySelector(".panel-picture") && !panel.querySelector(WHOLE);
  const stands = (panel) => data.still && panel.querySelector(".panel-picture img") && !panel.querySelector('[class*="st-key-figure-"]');
  const seen = (panel) => {
    const { top, bottom } = panel.getBoundingClientRect();
    return top < innerHeight && bottom > 0;
  };
  // one that was asked for and has not come, as the server can lose what is asked of it in one moment, is asked for again wherever it is
  const called = (panel) => asked.has(`${named(panel)} ${!data.still}`);
  // one whose words or whose end have been missing for long while nothing runs: they were lost on the way
  const broken = (panel) => {
    const name = named(panel);
    if (runs() || waits(panel) || panel.querySelector(END)) {
      torn.delete(name);
      return false;
    }
    if (!torn.has(name)) torn.set(name, performance.now());
    retry();
    return performance.now() > torn.get(name) + AGAIN;
  };
  const look = () => {
    if (!left) place = location.pathname;
    const panels = [...document.querySelectorAll(PANEL)];
    ask(panels.filter((each) => broken(each) || (waits(each) && (seen(each) || called(each)))), !data.still);
  };
  const soon = () => {
    clearTimeout(pause);
    pause = setTimeout(look, 100);
  };
  const wanted = ({ target, type }) => {
    const panel = target.closest?.(PANEL);
    if (!panel || !(waits(panel) || stands(panel))) return;
    ask([panel], !data.still || type === "focusin" || Boolean(target.closest(".panel-picture")));
  };
  const stepped = () => {
    left = location.pathname !== place;
  };
  const change = new MutationObserver(soon);
  change.observe(document.body, { subtree: true, childList: true, attributeFilter: ["data-test-script-state"] });
  for (const each of WANTED) document.addEventListener(each, wanted);
  for (const each of ["scroll", "resize"]) addEventListener(each, soon, { capture: true, passive: true });
  addEventListener("popstate", stepped);
  soon();
  return () => {
    change.disconnect();
    for (const [each, live] of Object.entries(wishes)) asked.delete(`${each} ${live}`); // noted, and not yet sent
    for (const each of [send, pause, again]) clearTimeout(each);
    for (const each of WANTED) document.removeEventListener(each, wanted);
    for (const each of ["scroll", "resize"]) removeEventListener(each, soon, { capture: true });
    removeEventListener("popstate", stepped);
  };
}
