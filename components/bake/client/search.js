// The search over everything, in the browser: the field, bound to the address, and what it finds.
{
  const SHOWN = 20;
  const { words, holds, phrase, groups } = finder(ENTRIES);

  const [form, count, examples, results] = ["search", "count", "examples", "results"].map((id) => document.getElementById(id));
  const field = form.elements.q;

  const element = (tag, text = "", attributes = {}) => Object.assign(document.createElement(tag), { textContent: text }, attributes);

  // The passage that holds most of the words, cut to the part where the first of them stands.
  const passage = (passages, wanted) => {
    const held = (text) => wanted.filter((forms) => holds(phrase(text), forms)).length;
    const text = passages.reduce((best, each) => (held(each) > held(best) ? each : best), passages[0] ?? "");
    if (text.length <= 260) return text;
    const starts = [...text.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)].map(({ index }) => index);
    const first = starts.find((at) => wanted.some((forms) => forms.some((form) => phrase(text.slice(at, at + 100)).startsWith(form)))) ?? 0;
    const from = Math.max(0, first - 80);
    const start = from && text.indexOf(" ", from) + 1;
    return `${start ? "… " : ""}${text.slice(start, start + 260)}${start + 260 < text.length ? " …" : ""}`;
  };

  const group = ({ one, many }, matches, wanted) => {
    const section = element("section");
    section.append(element("h2", `${matches.length.toLocaleString("en")} ${matches.length === 1 ? one : many}`));
    const shown = matches.slice(0, SHOWN).map(({ entry }) => entry);
    for (const notice of new Set(shown.map((each) => each.notice).filter(Boolean))) section.append(element("p", notice, { className: "notice" }));
    const list = element("ul");
    for (const each of shown) {
      const item = element("li");
      item.append(element("a", each.title, { href: each.address }), element("br"), element("span", passage(each.passages, wanted), { className: "small" }));
      list.append(item);
    }
    section.append(list);
    if (matches.length > SHOWN)
      section.append(element("p", `and ${(matches.length - SHOWN).toLocaleString("en")} more. Another word narrows the search.`, { className: "small" }));
    return section;
  };

  const told = (asked, wanted, total, complete) => {
    if (!wanted.length) return `${asked && `There is no letter or number in “${asked}”. `}Type one or more words; a result holds all of them.`;
    if (!total) return `Nothing holds “${asked}”. Try fewer words, or a part of one.`;
    if (!complete) return `Nothing holds all the words of “${asked}”. These hold at least half of them, those with most first.`;
    return `${total.toLocaleString("en")} ${total === 1 ? "result" : "results"} for “${asked}”.`;
  };

  const search = () => {
    const asked = field.value.trim();
    const wanted = words(asked);
    const found = groups(asked);
    const matches = found.flatMap((each) => each.matches);
    examples.hidden = matches.length > 0;
    count.textContent = told(asked, wanted, matches.length, !matches.some(({ missingWords }) => missingWords));
    results.replaceChildren(...found.map(({ kind, matches }) => group(kind, matches, wanted)));
  };

  field.value = new URLSearchParams(location.search).get("q") ?? "";
  field.addEventListener("input", () => {
    history.replaceState(null, "", `${location.pathname}${field.value ? `?${new URLSearchParams({ q: field.value })}` : ""}`);
    search();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  search();
}
