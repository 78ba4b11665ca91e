// The ledger of claims, narrowed by choices that are in the address in the words of the dashboard.
{
  const ledger = document.querySelector("section[aria-labelledby=ledger]");
  const claims = [...ledger.querySelectorAll(".claim")];
  const count = ledger.querySelector("h2 ~ .small");
  const all = count.textContent;
  const form = Object.assign(document.createElement("form"), { className: "controls" });
  form.setAttribute("aria-label", "Choices: the claims");
  count.setAttribute("role", "status");

  const query = new URLSearchParams(location.search);
  const selects = LEDGER.controls.map(({ name, label, nothing, options, former }) => {
    const asked = former[query.get(name)] ?? query.get(name);  // links may be in the words of before
    const select = Object.assign(document.createElement("select"), { name });
    select.append(new Option(nothing, ""), ...options.map((each) => new Option(each, each, false, asked === each)));
    const around = document.createElement("label");
    around.append(label, select);
    form.append(around);
    return select;
  });

  const narrow = () => {
    let kept = 0;
    for (const claim of claims) {
      const words = LEDGER.claims[claim.id];
      claim.hidden = selects.some(({ value }, at) => value && value !== words[at]);
      kept += !claim.hidden;
    }
    for (const heading of ledger.querySelectorAll("h3")) {
      let next = heading.nextElementSibling, shown = 0;
      for (; next?.matches(".claim"); next = next.nextElementSibling) {
        shown += !next.hidden;
      }
      heading.hidden = !shown;
      heading.lastChild.textContent = heading.lastChild.textContent.replace(/\d+$/, shown);
    }
    count.textContent = kept === claims.length ? all
      : kept ? `${kept} of ${claims.length} claims.` : `No claim matches these choices. Clear them to see all ${claims.length}.`;
  };

  form.addEventListener("change", () => {
    const query = new URLSearchParams(location.search);
    for (const { name, value } of selects) value ? query.set(name, value) : query.delete(name);
    history.replaceState(null, "", `${location.pathname}${query.size ? `?${query}` : ""}#ledger`);
    narrow();
  });
  count.before(form);
  narrow();
  const open = () => {
    const named = document.getElementById(location.hash.slice(1));
    if (named?.matches(".claim")) named.open = true;
  };
  addEventListener("hashchange", open);
  open();
  const [first] = selects.filter(({ value }) => value);
  if (first && !location.hash) ledger.scrollIntoView();
}
