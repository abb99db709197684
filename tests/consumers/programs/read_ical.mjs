// Print what ical.js understands of the cards in a folder: the library below Nextcloud's contacts
// and Thunderbird's address book.
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, parse } from "node:path";

const [packages, folder] = process.argv.slice(2);
const require = createRequire(join(packages, "here.js"));
const module = require("ical.js");
const ICAL = module.default ?? module;
const version = JSON.parse(readFileSync(join(packages, "node_modules/ical.js/package.json"))).version;
const NOT_KEPT = ["x-abshowas", "x-pressdir-note-lines"];

function fields(card) {
  const all = (name) => card.getAllProperties(name);
  const values = (name) => all(name).flatMap((each) => each.getValues()).map(String);
  const parts = (name) => all(name).map((each) => [each.getFirstValue()].flat(1));
  const types = (each) => [each.getParameter("type") ?? []].flat().map((type) => type.toUpperCase());
  return {
    fn: values("fn").join(""),
    n: parts("n")[0]?.map((part) => [part].flat().join(" ")) ?? [],
    org: parts("org").map((each) => each[0]).join(""),
    title: values("title").join(""),
    locality: parts("adr").map((each) => each[3]).join(""),
    emails: values("email"),
    phones: values("tel"),
    types: all("tel").map((each) => types(each).filter((type) => type !== "PREF").sort()),
    tags: values("categories"),
    note: values("note").join(""),
    url: values("url").join(""),
    uid: values("uid").join(""),
    rev: all("rev").map((each) => each.getFirstValue().toString().replace(/[-:]/g, "")).join(""),
    kind: values("kind").join(""),
    company: values("x-abshowas").includes("COMPANY"),
    langs: values("lang"),
    kept: card.getAllProperties()
      .filter(({ name }) => ["nickname", "bday"].includes(name) || name.startsWith("x-"))
      .filter(({ name }) => !NOT_KEPT.includes(name))
      .map((each) => `${each.name.toUpperCase()}:${each.getFirstValue()}`),
  };
}

const cards = {};
for (const file of readdirSync(folder)) {
  const text = readFileSync(join(folder, file), "utf-8");
  const card = file.endsWith(".jcard") ? JSON.parse(text)[0] : ICAL.parse(text);
  cards[parse(file).name] = fields(new ICAL.Component(card));
}
console.log(JSON.stringify({ version, cards }));
