// What citation-js reads of the BibTeX entries given on standard input.
const Cite = require("citation-js");
const given = JSON.parse(require("fs").readFileSync(0, "utf8"));
console.log(JSON.stringify(given.map((each) => (({ title, version, URL }) => ({ title, version, URL }))(new Cite(each).data[0]))));
