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
    // a change that is told after the reader has left the list rings nothing
    ring(parentElement, list.matches(":focus") ? markOf(figure, list.selectedIndex) : null, getComputedStyle(list));
  };
  // a chart that is drawn anew, as in a window of another width, has its marks elsewhere; one that has left the page listens no more
  let plot;
  const leave = () => {
    plot?.removeListener?.("plotly_afterplot", show);
    ring(parentElement);
  };
  list.onfocus = () => {
    plot = plotOf(figure);
    plot?.on?.("plotly_afterplot", show);
    show();
  };
  list.onchange = show;
  list.onblur = leave;
  list.onkeydown = (pressed) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[pressed.key];
    if (!step) return;
    pressed.preventDefault();
    list.selectedIndex = Math.min(Math.max(list.selectedIndex + step, 0), rows.length - 1);
    show();
  };
  if (list.matches(":focus")) list.onfocus();
  return leave;
}

const plotOf = (figure) => document.querySelector(`.st-key-${figure} .js-plotly-plot`);

// What stands for a row in the figure: its `customdata` says which point of which trace that is; none where all of it is too small to see.
function markOf(figure, row) {
  const plot = plotOf(figure);
  const drawn = {};
  for (const trace of plot?.data ?? []) {
    if (!size(trace.x ?? trace.lat ?? trace.locations)) continue;
    const layer = layerOf(trace);
    const group = plot.querySelectorAll(`${layer} > .trace`)[(drawn[layer] ??= 0)];
    drawn[layer] += 1;
    const point = trace.customdata?.findIndex((each) => each === row || each?.includes?.(row)) ?? -1;
    const mark = point < 0 ? null : shapeOf(trace, group, point);
    if (mark?.getBoundingClientRect().width) return mark;
  }
  return null;
}

// How many points a trace has; a long array is sent packed.
const size = (values) => (values?.bdata ?? values)?.length ?? 0;

// Where Plotly draws the traces of a kind, one group a trace in the order of the figure.
function layerOf({ type, xaxis, yaxis }) {
  if (type === "choropleth") return ".choroplethlayer";
  return type === "scattergeo" ? ".geo .scatterlayer" : `.subplot.${xaxis ?? "x"}${yaxis ?? "y"} .${type ?? "scatter"}layer`;
}

// The shape of a point: a marker, a bar, an area or a text; the whole trace where it is one line. An empty text has a group of its own after some
// ways of drawing and none after others, so only texts that are not empty are counted.
function shapeOf({ mode, fill, text }, group, point) {
  if (fill) return group.querySelector(".js-fill");
  if (mode === "lines") return group.querySelector(".js-line");
  if (mode === "text") {
    const written = [...group.querySelectorAll(".textpoint")].filter((each) => each.textContent);
    return written[text.slice(0, point).filter(Boolean).length];
  }
  return group.querySelectorAll(".point, .choroplethlocation")[point];
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
