// What every page brings beside Streamlit's own scripts: words that stand until those of the page are there, steps back, links in the same tab,
// a place that is kept, a menu that is closed.
(() => {
  // The first answer lies over the page, which is neither seen nor read aloud, until its title and its first chart are there: no picture is seen and
  // lost again, and nothing moves before a reader's eyes.
  let waiting;
  const uncover = new MutationObserver(() => {
    const shell = document.querySelector("main.shell");
    if (!shell || !document.querySelector("[data-testid=stMain] h1")) return;
    const leave = () => {
      shell.remove();
      uncover.disconnect();
    };
    waiting ??= setTimeout(leave, 10000); // also when what the first chart needs does not come: the page is better half than covered
    if (!shell.querySelector("img") || document.querySelector(".panel-head, [data-testid=stAlert]")) leave();
  });
  uncover.observe(document, { subtree: true, childList: true });

  // The faces that words above the first chart are set in are fetched when its picture is there: they are there when the page is, and no line
  // of it grows then.
  const fetchFaces = () => document.head.append(document.getElementById("faces").content);
  addEventListener("DOMContentLoaded", () => {
    const picture = document.querySelector(".shell img");
    if (!picture || picture.complete) fetchFaces();
    for (const event of ["load", "error"]) picture?.addEventListener(event, fetchFaces);
  });

  // A step back leads to the view that was left: choices change the entry of their page, only another page makes a new one.
  const [push, replace] = [history.pushState.bind(history), history.replaceState.bind(history)];
  let left = location.href; // as the reader last saw it: Streamlit empties the query before it changes the page
  const note = () => {
    left = location.href;
  };
  history.replaceState = (...entry) => {
    replace(...entry);
    note();
  };
  history.pushState = (state, title, address) => {
    if (new URL(address, location.href).pathname === location.pathname) {
      replace(state, title, address);
      return;
    }
    if (new URL(left).pathname === location.pathname) replace(state, title, left);
    push(state, title, address);
    note();
  };

  // Streamlit gives links in running text a tab of their own. The readable edition takes the choices along that are in the address.
  const prepare = ({ target }) => {
    const link = target.closest?.("[data-testid=stMarkdownContainer] a[href]");
    if (!link || link.origin !== location.origin) return;
    link.target = "_self";
    if (link.pathname.includes("/read/")) link.search = location.search;
  };

  // A link to a chart lands on it, whatever still comes above it, until the reader moves.
  let landing;
  const arm = () => {
    landing = true;
    setTimeout(() => (landing = false), 15000);
  };
  const land = () => {
    const place = landing && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (place && Math.abs(place.getBoundingClientRect().top - parseFloat(getComputedStyle(place).scrollMarginTop)) > 1) place.scrollIntoView();
  };
  new MutationObserver(() => landing && location.hash && requestAnimationFrame(land)).observe(document, { subtree: true, childList: true });

  // On a phone the menu stands behind a button; the page calls it what it is, and so it is read aloud. Streamlit remembers for good that it
  // was opened, and would lay it over every page that comes after.
  try {
    Object.keys(localStorage)
      .filter((each) => each.startsWith("stSidebarCollapsed-"))
      .forEach((each) => localStorage.removeItem(each));
  } catch {} // where a browser keeps nothing for this site there is nothing to forget
  const name = () => document.querySelector("[data-testid=stExpandSidebarButton]")?.setAttribute("aria-label", "Menu");
  new MutationObserver(name).observe(document, { subtree: true, childList: true });

  for (const event of ["popstate", "pointerdown", "keydown"]) addEventListener(event, note, true);
  for (const event of ["pointerdown", "focusin", "click"]) addEventListener(event, prepare, true);
  for (const event of ["popstate", "hashchange"]) addEventListener(event, arm);
  for (const event of ["wheel", "touchmove", "pointerdown", "keydown"]) addEventListener(event, () => (landing = false), { capture: true, passive: true });
  arm();
})();
