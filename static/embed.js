// Draws the embedded chart: the figure and the inks lie in the page as JSON.
const figure = document.getElementById("figure");
const {spec, ink, paper} = JSON.parse(document.getElementById("spec").textContent);
const dark = matchMedia("(prefers-color-scheme: dark)");
const look = () => {
  const mode = dark.matches ? "dark" : "light";
  return {"font.color": ink[mode], "hoverlabel.bgcolor": paper[mode], "hoverlabel.font.color": ink[mode]};
};
spec.layout.autosize = true;
Plotly.newPlot(figure, spec.data, spec.layout, {displayModeBar: false, responsive: true, topojsonURL: "../app/static/topojson/"})
  .then(() => Plotly.relayout(figure, look()));
dark.addEventListener("change", () => Plotly.relayout(figure, look()));
