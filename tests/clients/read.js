// What hyparquet and datapackage read at the address of a server.
const [base] = process.argv.slice(2);
(async () => {
  const { asyncBufferFromUrl, parquetReadObjects } = await import("hyparquet");
  const hyparquet = {};
  for (const [kind, name] of [["tables", "un_positions"], ["tables", "claims"], ["charts", "state-records"]]) {
    const file = await asyncBufferFromUrl({ url: `${base}api/v1/${kind}/${name}.parquet` });
    hyparquet[name] = (await parquetReadObjects({ file })).length;
  }
  const { Package } = require("datapackage");
  const found = await Package.load(`${base}datapackage.json`);
  const rows = await found.getResource("camps").read();
  console.log(JSON.stringify({ hyparquet, datapackage: { valid: found.valid, tables: found.resources.length, camps: rows.length } }));
})();
