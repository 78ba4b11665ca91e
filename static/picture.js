// Saves the chart as a picture with its headline, its question, its sources and its link in it: the figure lies in the page as JSON.
const figure = document.getElementById("figure");
const {spec, paper, kind, name} = JSON.parse(document.getElementById("spec").textContent);
spec.layout.paper_bgcolor = paper;
const HEAD = 108;  // pixels above the figure for headline, question and sources; the key, which hangs from the top, moves down with it
const margin = spec.layout.margin || {};
const height = spec.layout.height + HEAD;
spec.layout.margin = {...margin, l: Math.max(margin.l ?? 8, 24), r: Math.max(margin.r ?? 8, 24), t: (margin.t ?? 40) + HEAD, b: 24};
const words = (name) => document.querySelector(name).textContent.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("$", "&#36;");
spec.layout.title = {text: `${words("h1")}<br><span style="font-size: 11px">${words("#question")}</span><br><span style="font-size: 11px">${words("#source")}</span><br><span style="font-size: 11px">${words("#address")}</span>`, x: 24 / 1000, xanchor: "left", y: 1 - 30 / height, yanchor: "top", font: {size: 18}};
for (const key of ["legend", "legend2"]) spec.layout[key] = {...spec.layout[key], y: 1 - HEAD / height};
spec.layout.height = height;
Plotly.newPlot(figure, spec.data, spec.layout, {displayModeBar: false, topojsonURL: "../app/static/topojson/"})
  .then(() => Plotly.downloadImage(figure, {format: kind, filename: name, width: 1000, height, scale: kind === "png" ? 2 : 1}))
  .then(() => { document.getElementById("state").textContent = `The ${kind.toUpperCase()} file is in your downloads.`; });
