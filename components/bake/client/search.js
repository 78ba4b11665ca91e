// The search over everything, in the browser: a result holds every word, or the beginning of one.
{
  const SHOWN = 20;
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const entries = ENTRIES.flatMap(({ many, entries }) => entries.map((entry) => ({ ...entry, many })));
  const index = new MiniSearch({ fields: ["title", "text"], processTerm: fold, searchOptions: { prefix: true, combineWith: "AND", boost: { title: 3 } } });
  index.addAll(entries.map(({ title, passages }, id) => ({ id, title, text: passages.join("\n") })));

  const [form, count, examples, results] = ["search", "count", "examples", "results"].map((id) => document.getElementById(id));
  const field = form.elements.q;

  const element = (tag, text = "", attributes = {}) => Object.assign(document.createElement(tag), { textContent: text }, attributes);

  // The passage that holds most of the words, cut to the part where the first of them stands.
  const passage = (passages, words) => {
    const held = (text) => words.filter((word) => fold(text).includes(word)).length;
    const text = passages.reduce((best, each) => (held(each) > held(best) ? each : best), passages[0] ?? "");
    if (text.length <= 260) return text;
    const places = words.map((word) => fold(text).indexOf(word)).filter((at) => at >= 0);
    const from = Math.max(0, Math.min(text.length, ...places) - 80);
    const start = from && text.indexOf(" ", from) + 1;
    return `${start ? "… " : ""}${text.slice(start, start + 260)}${start + 260 < text.length ? " …" : ""}`;
  };

  const group = ({ one, many }, hits, words) => {
    const section = element("section");
    section.append(element("h2", `${hits.length.toLocaleString("en")} ${hits.length === 1 ? one : many}`));
    const shown = hits.slice(0, SHOWN);
    for (const notice of new Set(shown.map((each) => each.notice).filter(Boolean))) section.append(element("p", notice, { className: "notice" }));
    const list = element("ul");
    for (const each of shown) {
      const item = element("li");
      item.append(element("a", each.title, { href: each.address }), element("br"), element("span", passage(each.passages, words), { className: "small" }));
      list.append(item);
    }
    section.append(list);
    if (hits.length > SHOWN)
      section.append(element("p", `and ${(hits.length - SHOWN).toLocaleString("en")} more. Another word narrows the search.`, { className: "small" }));
    return section;
  };

  const search = () => {
    const asked = field.value.trim();
    const words = fold(asked).split(/[\s\p{P}]+/u).filter(Boolean);
    const hits = index.search(asked).map(({ id }) => entries[id]);
    const groups = ENTRIES.map((kind) => [kind, hits.filter(({ many }) => many === kind.many)]).filter(([, found]) => found.length);
    examples.hidden = hits.length > 0;
    count.textContent = hits.length ? `${hits.length.toLocaleString("en")} ${hits.length === 1 ? "result" : "results"} for “${asked}”.`
      : asked ? `Nothing holds “${asked}”. Try fewer words, or a part of one.` : "Type one or more words; a result holds all of them.";
    results.replaceChildren(...groups.map(([kind, found]) => group(kind, found, words)));
  };

  field.value = new URLSearchParams(location.search).get("q") ?? "";
  field.addEventListener("input", () => {
    history.replaceState(null, "", `${location.pathname}${field.value ? `?${new URLSearchParams({ q: field.value })}` : ""}`);
    search();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  search();
}
