#!/usr/bin/env bash
# citation-js 0.7.22 (npm, Node 20) reads a BibTeX `url` with an escaped reserved character (%2C, %2F, %3F, %26, %23) as one that is
# escaped twice (%252C …), so the link leads elsewhere; other escapes (%20, %C3%A9) and plain reserved characters come back as they are.
# A link whose query holds a title with a comma, as `urllib.parse.urlencode` and `URLSearchParams` write it, breaks on the way
# BibTeX -> CSL JSON, while biblatex and bibtexparser 2.1.0 keep it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund citation-js@0.7.22
node - <<'JS'
const Cite = require("citation-js");
console.log("citation-js", require("./node_modules/citation-js/package.json").version, "node", process.version);
const read = (url) => new Cite(`@misc{a, title = {Title}, url = {${url}}}`).data[0].URL;
const expected = {
  "https://example.org/data?table=Claims%2C+checked": "https://example.org/data?table=Claims%252C+checked",
  "https://example.org/data?q=a%26b": "https://example.org/data?q=a%2526b",
  "https://example.org/data?q=caf%C3%A9%20au": "https://example.org/data?q=caf%C3%A9%20au",
  "https://example.org/data?a=1,2&b=3#c": "https://example.org/data?a=1,2&b=3#c",
};
let changed = 0;
for (const [url, wanted] of Object.entries(expected)) {
  const found = read(url);
  console.log(`${url}\n  -> ${found}`);
  if (found !== wanted) changed += 1;
}
if (changed) { console.log(`${changed} of these are read otherwise now`); process.exit(1); }
JS
