// Asks for the figures that wait as soon as the first stands, or after a while when none comes.
const PATIENCE = 5000;

export default function ({ setTriggerValue }) {
  const ask = () => {
    stop();
    setTriggerValue("come", true);
  };
  const look = () => {
    if (!document.querySelector(".js-plotly-plot .main-svg")) return;
    stop();
    limit = setTimeout(ask);
  };
  const stop = () => {
    seen.disconnect();
    clearTimeout(limit);
  };
  const seen = new MutationObserver(look);
  seen.observe(document.body, { subtree: true, childList: true });
  let limit = setTimeout(ask, PATIENCE);
  look();
  return stop;
}
