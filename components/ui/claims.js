// Fills what is below a line of the register when a reader opens it: asked for then, not before.
const LINES = "details.claim[id]";

const known = new Map();

export default function ({ data, setTriggerValue }) {
  for (const [claim, html] of Object.entries(data)) known.set(claim, html);
  const fill = (line) => {
    const below = line.querySelector(".claim-more");
    if (below.innerHTML) return true;
    if (!known.has(line.id)) return false;
    below.innerHTML = known.get(line.id);
    return true;
  };
  const open = () => {
    const empty = [...document.querySelectorAll(`${LINES}[open]`)].filter((each) => !fill(each));
    if (empty.length) setTriggerValue("open", empty.map((each) => each.id));
  };
  const toggled = ({ target }) => target.matches?.(LINES) && target.open && open();
  document.addEventListener("toggle", toggled, true);
  for (const each of document.querySelectorAll(`${LINES}[open]`)) fill(each);
  return () => document.removeEventListener("toggle", toggled, true);
}
