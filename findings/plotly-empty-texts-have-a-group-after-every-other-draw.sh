#!/usr/bin/env bash
# plotly.js 4.1.1: a scatter trace of texts draws a group `.textpoint` for each text. An empty text has such a group after the first drawing, none
# after the second, one after the third, and so on: a page that is resized once has other groups than before. The place of a text among the groups is
# therefore not the place of its point; only groups with words in them can be counted.
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

(async () => {
  const { Plotly, document } = window;
  const plot = document.getElementById("plot");
  const seen = [];
  const look = (when) => {
    seen.push([...plot.querySelectorAll(".textpoint")].map((each) => each.textContent));
    console.log(`${when}: ${JSON.stringify(seen.at(-1))}`);
  };
  await Plotly.newPlot(plot, [{ x: [0, 1, 2], y: [0, 1, 2], mode: "text", text: ["one", "", "three"] }], { width: 600, height: 400 });
  look("drawn");
  for (const width of [601, 602, 603]) {
    await Plotly.relayout(plot, { width });
    look(`${width} wide`);
  }
  console.log("plotly.js", Plotly.version);
  const [all, written] = [["one", "", "three"], ["one", "three"]];
  if (JSON.stringify(seen) !== JSON.stringify([all, written, all, written])) throw Error("It draws otherwise now");
  window.close();
})();
JS
node draw.js
