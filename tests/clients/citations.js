// Citations that citeproc-js writes otherwise than those given on standard input.
const fs = require("fs");
const CSL = require("citeproc");
const [styles, locale] = process.argv.slice(2);
const given = JSON.parse(fs.readFileSync(0, "utf8"));
const differ = [];
for (const [name, file] of [["apa", "apa.csl"], ["chicago", "chicago-author-date.csl"]]) {
  const system = { retrieveLocale: () => fs.readFileSync(locale, "utf8"), retrieveItem: (id) => ({ ...given[Number(id)].item, id }) };
  const engine = new CSL.Engine(system, fs.readFileSync(`${styles}/${file}`, "utf8"), "en-US");
  engine.setOutputFormat("text");
  given.forEach((each, place) => {
    engine.updateItems([String(place)]);
    const written = engine.makeBibliography()[1][0].trim();
    if (written !== each[name].trim()) differ.push({ style: name, citeproc: written, ours: each[name] });
  });
}
console.log(JSON.stringify(differ));
