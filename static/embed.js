// Draws the chart that lies in the page as JSON: at once on a sheet; in a frame, where it is a picture at first, as soon as somebody wants
// more of it or the picture does not come. Tells the page around the frame how high all of it is.
const figure = document.getElementById("figure"), stage = document.getElementById("stage");
const topojsonURL = new URL("topojson/", document.currentScript.src).href;
const plotly = new URL("../../assets/plotly.min.js", document.currentScript.src).href;
const {spec, ink, paper} = JSON.parse(document.getElementById("spec").textContent);
const dark = matchMedia("(prefers-color-scheme: dark)");
const WANTED = ["pointerenter", "pointerdown"];
const look = () => {
  const mode = dark.matches ? "dark" : "light";
  return {"font.color": ink[mode], "hoverlabel.bgcolor": paper[mode], "hoverlabel.font.color": ink[mode]};
};
const draw = () => {
  stage?.querySelector("picture").remove();
  figure.hidden = false;
  spec.layout.autosize = !spec.layout.width;
  document.fonts.load('1rem "Source Sans"')
    .then(() => Plotly.newPlot(figure, spec.data, spec.layout, {displayModeBar: false, responsive: true, topojsonURL}))
    .then(() => Plotly.relayout(figure, look()));
  dark.addEventListener("change", () => Plotly.relayout(figure, look()));
};
const begin = () => {
  for (const each of WANTED) stage?.removeEventListener(each, begin);
  still?.removeEventListener("error", begin);
  document.head.append(Object.assign(document.createElement("script"), {src: plotly, onload: draw}));
};
const still = stage?.querySelector("img");
if (!still || (still.complete && !still.naturalWidth)) begin();  // no picture, or none that came
else {
  for (const each of WANTED) stage.addEventListener(each, begin);
  still.addEventListener("error", begin);
}
const tell = () => parent.postMessage({embed: location.href, height: Math.ceil(document.documentElement.getBoundingClientRect().height)}, "*");
new ResizeObserver(tell).observe(document.documentElement);
