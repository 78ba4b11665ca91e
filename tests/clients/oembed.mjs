// What two consumers of oEmbed find at the address that is given.
import oembetter from "oembetter";
import { unfurl } from "unfurl.js";
const [address] = process.argv.slice(2);
const { oEmbed } = await unfurl(address);
const found = await new Promise((resolve, reject) => oembetter().fetch(address, (error, answer) => (error ? reject(error) : resolve(answer))));
console.log(JSON.stringify({ unfurl: { title: oEmbed.title, html: oEmbed.html }, oembetter: { title: found.title, html: found.html } }));
