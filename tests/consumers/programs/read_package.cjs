// Print what a package of the npm registry understands of the cards in a folder: vcf or vcard4.
const { readFileSync, readdirSync } = require("node:fs");
const { createRequire } = require("node:module");
const { basename, join } = require("node:path");

const [packages, name, folder] = process.argv.slice(2);
const library = createRequire(join(packages, "here.js"))(name);
const version = JSON.parse(readFileSync(join(packages, "node_modules", name, "package.json"))).version;
const unescaped = (text) => text.replace(/\\(.)/g, (_, sign) => (sign === "n" ? "\n" : sign));
const list = (value) => [value ?? []].flat();

const READ = {
  // vcf leaves the parts of structured values to its user.
  vcf(text) {
    const card = library.parse(text)[0];
    const texts = (key) => list(card.get(key)).map((each) => each.valueOf());
    const parts = (key) => texts(key).map((each) => each.split(";"));
    return {
      fn: texts("fn").join(""),
      title: texts("title").join(""),
      emails: texts("email"),
      phones: texts("tel"),
      note: texts("note").join(""),
      url: texts("url").join(""),
      uid: texts("uid").join(""),
      rev: texts("rev").join(""),
      kind: texts("kind").join(""),
      langs: texts("lang"),
      company: texts("xAbshowas").includes("COMPANY"),
      n: parts("n")[0].map(unescaped),
      locality: parts("adr").map((each) => each[3]).map(unescaped).join(""),
    };
  },
  vcard4(text) {
    const card = library.parse(text);
    const texts = (key) => list(card.getProperty(key)).map((each) => each.value);
    const one = (value) => [value ?? ""].flat().join(" ");
    const parts = ["familyNames", "givenNames", "additionalNames", "honorificPrefixes", "honorificSuffixes"];
    return {
      fn: texts("FN").join(""),
      n: parts.map((part) => one(texts("N")[0][part])),
      org: texts("ORG").map((each) => each.organizationName ?? each).join(""),
      title: texts("TITLE").join(""),
      locality: texts("ADR").map((each) => one(each.locality)).join(""),
      emails: texts("EMAIL"),
      phones: texts("TEL"),
      tags: texts("CATEGORIES").flat(),
      note: texts("NOTE").join(""),
      url: texts("URL").join(""),
      uid: texts("UID").join(""),
      kind: texts("KIND").join(""),
      langs: texts("LANG"),
    };
  },
};

const cards = {};
for (const file of readdirSync(folder).filter((each) => each.endsWith(".vcf"))) {
  const text = readFileSync(join(folder, file), "utf-8");
  try {
    cards[basename(file, ".vcf")] = READ[name](text);
  } catch (error) {
    cards[basename(file, ".vcf")] = { error: String(error.message).slice(0, 200) };
  }
}
console.log(JSON.stringify({ version, cards }));
