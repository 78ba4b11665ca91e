#!/usr/bin/env bash
# plotly.js 4.1.1: `Plotly.react` with a copy of the figure that is drawn, and with the same `datarevision`, changes nothing on the page, as it should.
# With an equal `layout.template`, which Plotly for Python writes into each figure, it draws the whole chart again; so it does for equal numbers that
# are sent as base64 (`bdata`), which Plotly for Python makes of arrays. A program that hands over a figure twice pays for two drawings.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes > /dev/null
npm install --silent --no-fund --no-audit plotly.js-dist-min@4.1.1 jsdom@26.1.0
cat > react.js <<'JS'
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

const numbers = Buffer.from(new Float64Array([3, 1, 2]).buffer).toString("base64");
const bars = [{ type: "bar", x: ["a", "b", "c"], y: [3, 1, 2] }];
const encoded = [{ type: "bar", x: ["a", "b", "c"], y: { dtype: "f8", bdata: numbers } }];
const layout = { width: 400, height: 300, datarevision: 1 };
const template = { layout: { paper_bgcolor: "white" } };

const changes = async (figure) => {
  const { Plotly, document } = window;
  const plot = document.getElementById("plot");
  const copy = () => structuredClone(figure);
  const [first, second] = [copy(), copy()];
  await Plotly.newPlot(plot, first.data, first.layout);
  let count = 0;
  const observer = new window.MutationObserver((records) => (count += records.length));
  observer.observe(plot, { subtree: true, childList: true, attributes: true });
  await Plotly.react(plot, second.data, second.layout);
  await new Promise((resolve) => setTimeout(resolve));
  observer.disconnect();
  Plotly.purge(plot);
  return count;
};

(async () => {
  const plain = await changes({ data: bars, layout });
  const templated = await changes({ data: bars, layout: { ...layout, template } });
  const base64 = await changes({ data: encoded, layout });
  console.log(`changes of the page when an equal figure is handed over: ${plain}, with a template ${templated}, with numbers in base64 ${base64}`);
  console.log("plotly.js", window.Plotly.version);
  if (plain || !templated || !base64) throw Error("It draws otherwise now");
  window.close();
})();
JS
node react.js
