#!/usr/bin/env bash
# plotly.js 4.1.1: where one axis has the scale of another (`scaleanchor`), as on a map, a given `range` is widened to the shape of the plot, and the
# widened one is kept as if it had been given. After a phone was turned and turned back the map is smaller than before, and does not get larger again.
# Ends given as `autorangeoptions.minallowed` and `maxallowed` are started from anew on each drawing.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes > /dev/null
npm install --silent --no-fund --no-audit plotly.js-dist-min@4.1.1 jsdom@26.1.0
cat > draw.js <<'JS'
const { readFileSync } = require("node:fs");
const { JSDOM } = require("jsdom");

const { window } = new JSDOM("<div id=plot></div>", { pretendToBeVisual: true, runScripts: "outside-only" });
// what a browser has and jsdom has not
window.URL.createObjectURL = () => "";
window.HTMLCanvasElement.prototype.getContext = () => null;
window.SVGElement.prototype.getBBox = () => ({ x: 0, y: 0, width: 10, height: 10 });
window.SVGElement.prototype.getComputedTextLength = () => 10;
for (const each of ["TextDecoder", "TextEncoder"]) window[each] = globalThis[each];
window.eval(readFileSync(require.resolve("plotly.js-dist-min"), "utf8"));

const margin = { l: 0, r: 0, t: 0, b: 0 };
const data = [{ x: [0, 10], y: [0, 10], mode: "lines" }];
const spans = async (ends) => {
  const { Plotly, document } = window;
  const plot = document.getElementById("plot");
  const seen = [];
  const look = () => seen.push(plot._fullLayout.xaxis.range[1] - plot._fullLayout.xaxis.range[0]);
  await Plotly.newPlot(plot, data, { margin, width: 400, height: 800, xaxis: { ...ends }, yaxis: { ...ends, scaleanchor: "x" } });
  look();
  for (const [width, height] of [[800, 400], [400, 800]]) {
    await Plotly.relayout(plot, { width, height });
    look();
  }
  Plotly.purge(plot);
  return seen.map((each) => Math.round(each));
};

(async () => {
  const given = await spans({ range: [0, 10] });
  const allowed = await spans({ autorangeoptions: { minallowed: 0, maxallowed: 10 } });
  console.log(`width of the x axis upright, turned, upright again: range ${given}, minallowed and maxallowed ${allowed}`);
  console.log("plotly.js", window.Plotly.version);
  if (given[2] <= given[0] || allowed[2] !== allowed[0]) throw Error("It draws otherwise now");
  window.close();
})();
JS
node draw.js
