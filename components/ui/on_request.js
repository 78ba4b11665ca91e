// Asks for the panels that a reader comes to: by scrolling, with the pointer or with the keyboard. Where figures are to stand still until they are
// wanted, somebody has to point at one or to move into its panel with the keyboard.
const AGAIN = 5000;
const PANEL = '[class*="st-key-panel-"]';
const WHOLE = '[class*="st-key-choices-"]';
const WANTED = ["pointerover", "pointerdown", "focusin"];

const asked = new Map();
const askedTwice = new Set();
let run;

export default function ({ data, setTriggerValue }) {
  // where this part comes anew, and not what it has asked for, the server may not have heard it, in the middle of another page: once more, at once
  if (run !== data.asked) {
    for (const each of asked.keys()) {
      if (!askedTwice.has(each)) asked.set(each, -Infinity);
      askedTwice.add(each);
    }
  }
  run = data.asked;
  let wishes = {};
  let send, pause, again;
  const named = (panel) => [...panel.classList].find((each) => each.startsWith("st-key-panel-")).replace("st-key-panel-", "");
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
    if (!Object.keys(wishes).length) return;
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
  const look = () => ask([...document.querySelectorAll(PANEL)].filter((each) => waits(each) && (seen(each) || called(each))), !data.still);
  const soon = () => {
    clearTimeout(pause);
    pause = setTimeout(look, 100);
  };
  const wanted = ({ target, type }) => {
    const panel = target.closest?.(PANEL);
    if (!panel || !(waits(panel) || stands(panel))) return;
    ask([panel], !data.still || type === "focusin" || Boolean(target.closest(".panel-picture")));
  };
  const change = new MutationObserver(soon);
  change.observe(document.body, { subtree: true, childList: true });
  for (const each of WANTED) document.addEventListener(each, wanted);
  for (const each of ["scroll", "resize"]) addEventListener(each, soon, { capture: true, passive: true });
  soon();
  return () => {
    change.disconnect();
    for (const [each, live] of Object.entries(wishes)) asked.delete(`${each} ${live}`); // noted, and not yet sent
    for (const each of [send, pause, again]) clearTimeout(each);
    for (const each of WANTED) document.removeEventListener(each, wanted);
    for (const each of ["scroll", "resize"]) removeEventListener(each, soon, { capture: true });
  };
}
