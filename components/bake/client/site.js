// The charts of a page: each is a picture until somebody touches it, points at it or makes a choice, by a link too; then it is drawn anew.
// A link carries the choices in the words of the dashboard. A page that is read from a disk may not fetch, so data come as scripts.
{
  const LISTED = 8;
  const files = {};
  const loading = {};
  const panels = [];
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let printing = false;

  globalThis.baked = (chart, name, content) => { files[`${chart}/${name}`] = content; };

  const load = (address) => loading[address] ??= new Promise((done, failed) => {
    const element = document.createElement("script");
    element.onload = done;
    element.onerror = () => { delete loading[address]; failed(new Error(`${address} cannot be loaded`)); };
    element.src = address;
    document.head.append(element);
  });

  const look = () => {
    const mode = dark.matches && !printing ? "dark" : "light";
    return { ink: THEME.ink[mode], paper: THEME.paper[mode] };
  };

  const element = (tag, text = "", attributes = {}) => Object.assign(document.createElement(tag), { textContent: text }, attributes);

  class Panel {
    constructor(live) {
      this.id = live.dataset.chart;
      this.live = live;
      this.section = live.closest("section");
      for (const name of ["controls", "told", "stage", "plot"]) this[name] = live.querySelector(`.${name}`);
      this.picture = live.querySelector("picture");
      this.wanted = !this.picture;
      for (const each of ["pointerenter", "pointerdown", "focusin"]) live.addEventListener(each, () => this.want(), { once: true });
      this.rows = "default";
      this.fold(this.section.querySelectorAll("tbody tr").length);
      this.shorten();
    }

    async file(name) {
      await load(`charts/${this.id}/${name}.js`);
      return files[`${this.id}/${name}`];
    }

    async start() {
      if (this.started) return;
      this.started = true;
      const { controls, combinations } = await this.file("choices");
      this.choices = controls;
      this.combinations = combinations.map(({ name, labels, changed }) => ({
        name, changed, labels: Object.fromEntries(controls.map((control, at) => [control.name, control.options[labels[at]]])),
      }));
      this.widgets = controls.map((control, at) => this.widget(control, at));
      this.controls.append(...this.widgets.map(({ label }) => label));
      this.follow();
    }

    // The live chart in the place of the picture.
    want() {
      if (this.wanted) return;
      this.wanted = true;
      if (this.shown) this.show(this.shown);
    }

    // Show what the address says.
    follow() {
      if (!this.choices) return;
      const { found, lost } = this.settle(this.given());
      this.told.textContent = lost.map(([{ label }, words]) =>
        `This edition does not have “${words.join(", ") || "nothing"}” for “${label}” in this view. Shown instead: the default.`).join(" ");
      this.show(found);
    }

    // What the address chooses for this chart: pairs of a control and its words.
    given() {
      const query = new URLSearchParams(location.search);
      return this.choices.filter(({ name }) => query.has(name))
        .map((control) => [control, query.getAll(control.name).filter(Boolean).map((words) => control.former[words] ?? words)]);
    }

    // The combination in which these choices are made and all others are at their defaults.
    find(given) {
      const names = given.map(([{ name }]) => name);
      return this.combinations.find(({ labels, changed }) =>
        changed.every((name) => names.includes(name)) && given.every(([{ name }, wanted]) => String(labels[name]) === String(wanted)));
    }

    // The combination that keeps as many choices as there are together, the first of `bases` before others, and what is lost.
    settle(given, bases = [[]]) {
      const whole = this.find(given);
      if (whole) return { found: whole, lost: [] };
      for (const base of bases) {
        let kept = base;
        let found = this.find(kept);
        if (!found) continue;
        const lost = [];
        for (const choice of given.filter((each) => !base.includes(each))) {
          const more = this.find([...kept, choice]);
          if (more) [kept, found] = [[...kept, choice], more];
          else lost.push(choice);
        }
        return { found, lost };
      }
      return null;
    }

    // Where a choice leads from what is shown: later choices are given up for it first, then all others.
    after(at, words) {
      const control = this.choices[at];
      const given = this.choices.flatMap((each, place) =>
        place === at ? [[control, words]] : this.shown.changed.includes(each.name) ? [[each, this.shown.labels[each.name]]] : []);
      const own = given.find(([each]) => each === control);
      return this.settle(given, [given.slice(0, given.indexOf(own) + 1), [own]]);
    }

    widget(control, at) {
      const flag = control.kind === "flag";
      const input = element(flag ? "input" : "select", "", flag ? { type: "checkbox" } : {});
      const label = element("label", "", { className: flag ? "flag" : "", title: control.help });
      label.append(...(flag ? [input, control.label] : [control.label, input]));
      input.name = control.name;
      input.addEventListener("change", () => this.choose(at, flag ? [String(input.checked)] : control.options[input.value]));
      return { label, input };
    }

    choose(at, words) {
      const { found, lost } = this.after(at, words);
      const query = new URLSearchParams(location.search);
      for (const { name } of this.choices) query.delete(name);
      for (const name of found.changed) for (const word of found.labels[name].length ? found.labels[name] : [""]) query.append(name, word);
      history.replaceState(null, "", `${location.pathname}${query.size ? `?${query}` : ""}#${this.id}`);
      for (const panel of panels) if (panel !== this) panel.follow();
      this.told.textContent = lost.length
        ? `This edition has that choice only with the default for: ${lost.map(([{ label }]) => label).join(", ")}.` : "";
      this.show(found);
    }

    offer() {
      for (const [at, { label, input }] of this.widgets.entries()) {
        const control = this.choices[at];
        const chosen = this.shown.labels[control.name];
        const places = [...control.options.keys()].filter((place) => this.after(at, control.options[place]));
        label.hidden = places.length < 2 || (control.unasked && !this.shown.changed.includes(control.name));
        if (control.kind === "flag") input.checked = chosen[0] === "true";
        else input.replaceChildren(...places.map((place) => new Option(
          control.options[place].map((each) => control.said[each] ?? each).join(", ") || control.nothing, place, false, String(control.options[place]) === String(chosen))));
      }
      this.controls.hidden = this.widgets.every(({ label }) => label.hidden);
    }

    // The page itself has words, rows and picture of what is shown before a choice is made.
    show(combination) {
      this.shown = combination;
      this.offer();
      this.wanted ||= combination.changed.length > 0;
      if (this.wanted) this.bring(combination).catch((error) => this.failed(error));
    }

    async bring(combination) {
      const view = await this.file(combination.name);
      const rows = view.rows === this.rows ? null : await this.file(`${view.rows}.rows`);
      if (this.shown !== combination) return;
      this.say(view, rows);
      await this.draw(view, combination);
    }

    say(view, rows) {
      for (const [place, words] of [["h2", view.headline], [".finding", view.finding], [".measure", view.measure]]) {
        this.section.querySelector(place).textContent = words;
      }
      this.plot.setAttribute("aria-label", view.alt);
      this.section.querySelector("dl.choices")?.replaceChildren(...view.said.map(([label, value]) => {
        const pair = element("div");
        pair.append(element("dt", `${label}:`), " ", element("dd", value));
        return pair;
      }));
      if (!rows) return;
      this.rows = view.rows;
      const open = this.section.querySelector(".drawn details")?.open;
      this.section.querySelector(".drawn").innerHTML = rows.table;
      this.section.querySelector(".behind").innerHTML = rows.sources;
      this.shorten();
      this.fold(rows.count, open);
      this.section.querySelector("a.csv").href = `charts/${this.id}/${view.rows}.csv`;
    }

    // Where there is a picture, the table is folded.
    fold(count, open = false) {
      const drawn = this.section.querySelector(".drawn");
      let details = drawn?.querySelector("details");
      if (!details && count) {
        details = element("details");
        details.append(element("summary", count === 1 ? "The row as a table" : `The ${count} rows as a table`), ...drawn.childNodes);
        drawn.append(details);
      }
      if (details) details.open = open;
    }

    // A long list of sources is folded.
    shorten() {
      const behind = this.section.querySelector(".behind");
      const count = behind?.querySelectorAll("li").length;
      if (!(count > LISTED)) return;
      const details = element("details");
      details.append(element("summary", `The ${count} sources`), ...behind.childNodes);
      behind.append(details);
    }

    async draw(view, combination) {
      await Promise.all([load("assets/plotly.min.js"), document.fonts.load('13px "Source Sans"')]);
      if (view.shapes) await load(`assets/${view.shapes}.js`);
      if (this.shown !== combination) return;
      this.plot.hidden = !view.figure;
      this.stage.style.setProperty("--high", `${view.figure?.layout.height ?? 0}px`);
      if (!view.figure) {
        this.picture?.remove();
        return void Plotly.purge(this.plot);
      }
      const { data, layout } = structuredClone(view.figure);
      const { ink, paper } = look();
      layout.font = { ...layout.font, color: ink };
      layout.hoverlabel = { ...layout.hoverlabel, bgcolor: paper, font: { ...layout.hoverlabel?.font, color: ink } };
      layout.autosize = true;
      await Plotly.react(this.plot, data, layout, { displayModeBar: false, responsive: true });
      this.picture?.remove();
      this.live.classList.remove("failed");
      this.plot.dataset.drawn = combination.name;
    }

    recolour() {
      const { ink, paper } = look();
      if (this.plot.dataset.drawn && !this.plot.hidden)
        Plotly.relayout(this.plot, { "font.color": ink, "hoverlabel.bgcolor": paper, "hoverlabel.font.color": ink });
    }

    failed(error) {
      this.live.classList.add("failed");
      this.told.textContent = `The live chart cannot be shown: ${error.message}. The table below holds the same rows.`;
      this.plot.hidden = true;
      if (this.shown?.changed.length) this.picture?.remove();  // of another view
    }
  }

  // The place on this page of the table, claim, excerpt or source that a link of the dashboard names.
  const linkedPlace = () => {
    const query = new URLSearchParams(location.search);
    const title = query.get("table");
    const heading = title && [...document.querySelectorAll("h3[id^=table-]")].find((each) => each.textContent === title);
    const names = [query.get("claim"), query.get("excerpt"), query.has("source") && `source-${query.get("source")}`];
    return heading || names.filter(Boolean).map((each) => document.getElementById(each)).find(Boolean);
  };

  document.documentElement.classList.add("js");
  for (const live of document.querySelectorAll(".live")) panels.push(new Panel(live));
  for (const panel of panels)
    if (["Table", "Text"].includes(new URLSearchParams(location.search).get(panel.id))) {
      const details = panel.section.querySelector(".drawn details");
      if (details) details.open = true;
    }
  const near = new IntersectionObserver((seen) => {
    for (const { isIntersecting, target } of seen) {
      const panel = panels.find(({ live }) => live === target);
      if (isIntersecting) panel.start().catch((error) => panel.failed(error));
    }
  }, { rootMargin: "600px" });
  for (const { live } of panels) near.observe(live);
  for (const event of ["beforeprint", "afterprint"])
    addEventListener(event, () => { printing = event === "beforeprint"; for (const panel of panels) panel.recolour(); });
  dark.addEventListener("change", () => { for (const panel of panels) panel.recolour(); });
  // What stands above is as high as it stays only when the fonts have come and the charts near are drawn: the place is kept until then, or until the reader acts.
  const place = linkedPlace() || document.getElementById(location.hash.slice(1));
  if (place) {
    const root = document.documentElement.style;
    root.overflowAnchor = "none";  // else the browser keeps something else in its place
    const keep = new ResizeObserver(() => place.scrollIntoView());
    const leave = () => {
      keep.disconnect();
      root.overflowAnchor = "";
    };
    keep.observe(document.body);
    for (const event of ["wheel", "touchstart", "pointerdown", "keydown"]) addEventListener(event, leave, { once: true, passive: true });
    setTimeout(leave, 60_000);
  }
}
