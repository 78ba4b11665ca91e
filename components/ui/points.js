// Steps through the rows that the chart above draws, rings the mark of each, and has a new finding read aloud.
const PLACE = 4;

const known = new WeakMap();
const rings = new WeakMap();

export default function ({ data, parentElement }) {
  const steps = parentElement.querySelector(".steps");
  const list = steps.querySelector("select");
  const { finding, figure, title, rows } = data;

  const before = known.get(parentElement);
  known.set(parentElement, data);
  if (before && before.finding !== finding) parentElement.querySelector("[aria-live]").textContent = finding;
  if (before?.rows.join("\n") !== rows.join("\n")) {
    steps.hidden = !rows.length;
    steps.querySelector("label").textContent = `Step through the ${rows.length} rows of “${title}” with the arrow keys`;
    list.replaceChildren(...rows.map((each) => new Option(each)));
    list.selectedIndex = 0;
  }

  const show = () => {
    steps.querySelector(".row").textContent = rows[list.selectedIndex] ?? "";
    ring(parentElement, markOf(figure, rows[list.selectedIndex]), getComputedStyle(list));
  };
  list.onfocus = list.onchange = show;
  list.onblur = () => ring(parentElement);
  list.onkeydown = (pressed) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[pressed.key];
    if (!step) return;
    pressed.preventDefault();
    list.selectedIndex = Math.min(Math.max(list.selectedIndex + step, 0), rows.length - 1);
    show();
  };
  return () => ring(parentElement);
}

// The element of the figure whose hover label says a sentence; none where marks stand for several rows or for none.
function markOf(figure, sentence) {
  const drawn = document.querySelectorAll(`.st-key-${figure} .main-svg *`);
  return [...drawn].find((each) => words(each.__data__).includes(sentence) && each.getBoundingClientRect().width);
}

function words(datum) {
  const label = datum?.htx ?? datum?.tx;
  if (typeof label !== "string") return "";
  return label.replaceAll("<br>", " ").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&#36;", "$").replaceAll("&amp;", "&");
}

function ring(owner, mark, look) {
  rings.get(owner)?.remove();
  const plot = mark?.closest(".js-plotly-plot");
  if (!plot) return;
  const [box, frame] = [mark.getBoundingClientRect(), plot.getBoundingClientRect()];
  const drawn = document.createElement("div");
  Object.assign(drawn.style, {
    position: "absolute",
    left: `${box.left - frame.left - PLACE}px`,
    top: `${box.top - frame.top - PLACE}px`,
    width: `${box.width + 2 * PLACE}px`,
    height: `${box.height + 2 * PLACE}px`,
    boxSizing: "border-box",
    border: `2px solid ${look.getPropertyValue("--st-text-color")}`,
    outline: `2px solid ${look.getPropertyValue("--st-background-color")}`,
    pointerEvents: "none",
    scrollMargin: "5rem 0 14rem",
  });
  plot.append(drawn);
  rings.set(owner, drawn);
  drawn.scrollIntoView({ block: "nearest", inline: "nearest" });
}
