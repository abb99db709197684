
"use strict";
// Searches the list of the page, and does what is asked for: nothing leaves the page.
(() => {
const byId = (id) => document.getElementById(id);
const settings = JSON.parse(byId("settings").textContent);
const [field, working, found] = ["find", "working", "found"].map(byId);
const PART = 60; // contacts that are drawn at once; more come as one scrolls
const NEAREST = 20; // who is near what was asked, where nobody answers to it
const MANY = 5000; // contacts among which it takes long to see who is near
const STRIDE = 50; // contacts that are read at once
const PATIENCE = 150; // milliseconds that a key may take
const NUMBER = 3; // digits that are a part of a number

// --- words, as they are compared ----------------------------------------------------------------

const range = ([first, last]) => `\\u{${first.toString(16)}}-\\u{${last.toString(16)}}`;
const MARKS = new RegExp(`[${settings.marks.map(range).join("")}]`, "gu");
const LETTERS = new Map(Object.entries(settings.letters));

function fold(text) {
  const plain = text.normalize("NFKD").toLowerCase().replace(/\p{Cf}/gu, "").replace(MARKS, "");
  const spelt = /^[\x00-\x7f]*$/.test(plain) ? plain : Array.from(plain, spell).join("");
  return spelt.replace(/['’]/g, "").replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim();
}

function spell(char) {
  return LETTERS.get(char) ?? (/\p{Nd}/u.test(char) ? digit(char) : char);
}

// Digits of a script stand in a row, from 0 to 9.
function digit(char) {
  let zero = char.codePointAt(0);
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((char.codePointAt(0) - zero) % 10);
}

// --- names in other letters, by their sound: `pressdir.normalise.sounds` ---------------------------

const pairs = (text) => text.split(/\s+/).filter(Boolean).map((word) => word.split("="));
const SPELLINGS = Object.entries(settings.spellings).map(([letter, [rules, others, lost]]) => (
  {letter, rules: pairs(rules), others: pairs(others), lost}));
const ABJADS = Object.entries(settings.abjads).map(([letter, [latin, others]]) => (
  {letter, latin: new Map(pairs(latin)), others: pairs(others)}));
const once = (word) => word.replace(/(.)\1+/gu, "$1");

function sounds(word) {
  if (!/^[a-z]{2,}$/.test(word)) return [];
  const keys = SPELLINGS.flatMap((script) => (
    alternatives(script, word).map((way) => key(script, way)).filter((each) => each.length > 2)));
  const exact = ABJADS.flatMap((script) => (
    alternatives(script, word).flatMap(bared).map((way) => consonants(script, way))));
  const whole = (each) => (each.length > settings.enough + 1 ? ` ${each}` : ` ${each} `);
  return [...keys.map(whole), ...exact.map((each) => ` ${each}`)].filter((each) => each.length > 3);
}

function alternatives({others}, word) {
  const told = others.filter(([from]) => word.includes(from));
  const ways = ([from, to]) => to.split("|").map((way) => word.replaceAll(from, way));
  return [word, ...told.flatMap(ways)];
}

function key({letter, rules, lost}, word) {
  const ruled = rules.reduce((text, [from, to]) => text.replaceAll(from, to), `<${word}>`);
  const plain = Array.from(once(ruled.replace(/^<+|>+$/g, "")));
  return letter + plain.filter((char, at) => !at || !lost.includes(char)).join("").toUpperCase();
}

// Without an article, and without an h that nobody writes.
function bared(word) {
  const ways = [word, word.replace(/^(?:al|el|ul|oul|ol|il)(?=...)/, "")];
  return [...new Set(ways.flatMap((way) => [way, way.replace(/h$/, "")]))];
}

function consonants({letter, latin}, word) {
  let read = "";
  let apart = true; // a doubled consonant is written once
  for (let at = 0; at < word.length;) {
    const size = [3, 2, 1].find((each) => latin.has(word.slice(at, at + each))) ?? 1;
    for (const char of latin.get(word.slice(at, at + size)) ?? "") {
      const vowel = char > "Z";
      if (!vowel && (apart || !read.endsWith(char))) read += char;
      apart = vowel;
    }
    at += size;
  }
  return `${letter}${read}:`;
}

// Behind the consonants of a kept key stand as many signs for vowels, and one more.
function kept(word) {
  if (!settings.abjads[word[0]]) return word;
  return `${word.slice(0, word.length / 2)}:`;
}

// --- what is searched ----------------------------------------------------------------------------

const entries = Array.from(document.querySelectorAll("#list li"), (item, at) => ({item, at}));

function read(entry) {
  const {item} = entry;
  const [who, ways] = item.children;
  const clock = who.querySelector("[data-z]"); // which tells another time each minute
  const zone = clock && settings.zones[clock.dataset.z][0];
  const told = clock ? who.textContent.replace(clock.textContent, zone) : who.textContent;
  const title = who.firstElementChild.textContent;
  const others = (item.dataset.k ?? "").split(" ").map(kept);
  const texts = [told, ways.textContent, title.replace(/[-‐‑–]/g, "")].map(fold);
  const digits = (way) => ` ${fold(way.firstChild.textContent).replace(/\D/g, "")}`;
  entry.zone = clock?.dataset.z;
  entry.name = ` ${fold(title)} `;
  entry.text = ` ${[...texts, ...others].join(" ")} `;
  entry.digits = Array.from(ways.children, digits).join("");
}

// Digits with what groups them are one number, however many words they take.
function asked(text) {
  const numbers = [];
  const plain = text.normalize("NFKD").replace(/\p{Nd}/gu, (char) => (char < "\x80" ? char : digit(char)));
  const rest = plain
    .replace(/(^|\s)[+(]*\d[\d\s().\/‐-―-]*(?=\s|$)/gu, (run) => {
      const digits = run.replace(/\(0\)/, "").replace(/\D/g, "");
      if (digits.length < NUMBER) return run;
      const start = /^[\s(]*(?:\+|00)/.test(run) ? " " : ""; // with the code of its country
      numbers.push({digits: start + digits.replace(/^0+/, ""), phrase: ` ${fold(run)}`});
      return " ";
    });
  const words = fold(rest).split(" ").filter(Boolean);
  return {numbers, words: words.map((word) => ({word, start: ` ${word}`, sounds: sounds(word)}))};
}

// How well a contact says a word: 0 by its name, 1 by how words begin, 2 within words; -1 not at all.
function says({name, text}, {word, start, sounds}) {
  if (name.includes(start)) return 0;
  if (text.includes(start) || sounds.some((each) => text.includes(each))) return 1;
  return text.includes(word) ? 2 : -1;
}

const has = ({text, digits}, each) => digits.includes(each.digits) || text.includes(each.phrase);

function rank(entry, {numbers, words}) {
  if (!numbers.every((each) => has(entry, each))) return -1;
  let worst = 0;
  for (const word of words) {
    const place = says(entry, word);
    if (place < 0) return -1;
    worst = Math.max(worst, place);
  }
  return worst;
}

// --- slips of the keys: `pressdir.search.typos` -------------------------------------------------

const [ONE, TWO] = [4, 8]; // letters of a word that may have so many edits

function forgiven(word) {
  if (word.length < ONE || /\p{N}/u.test(word)) return 0;
  return word.length < TWO ? 1 : 2;
}

function within(word, other, edits) {
  if (word === other) return true;
  if (!edits || Math.abs(word.length - other.length) > edits) return false;
  let at = 0;
  while (at < word.length && word[at] === other[at]) at += 1;
  const [mine, its, left] = [word.slice(at), other.slice(at), edits - 1];
  const turned = mine.length > 1 && mine[0] === its[1] && mine[1] === its[0];
  return within(mine.slice(1), its.slice(1), left) || within(mine.slice(1), its, left) ||
    within(mine, its.slice(1), left) || (turned && within(mine.slice(2), its.slice(2), left));
}

function near({numbers, words}) {
  const known = words.map(({word}) => ({edits: forgiven(word), like: new Map()}));
  const meant = (entry, word, {edits, like}) => says(entry, word) >= 0 || (edits > 0 &&
    entry.text.split(" ").some((other) => {
      if (!like.has(other)) like.set(other, within(word.word, other, edits));
      return like.get(other);
    }));
  if (!known.some(({edits}) => edits)) return [];
  return entries.filter((entry) => numbers.every((each) => has(entry, each)) &&
    words.every((word, at) => meant(entry, word, known[at]))).slice(0, NEAREST);
}

// --- what is shown --------------------------------------------------------------------------------

const list = make("ol", {});
let shown = entries;
let drawn = 0;
let known = 0; // entries that were read, from the first
let going; // a search that has not seen all yet

// Reads on for so many milliseconds; whether all is read. A large page takes seconds.
function ready(patience) {
  const until = performance.now() + patience;
  while (known < entries.length) {
    entries.slice(known, known + STRIDE).forEach(read);
    known = Math.min(known + STRIDE, entries.length);
    if (performance.now() >= until) break;
  }
  return known === entries.length;
}

function search() {
  clearTimeout(going);
  const question = asked(field.value);
  const said = working.checked || question.words.length || question.numbers.length;
  if (!said) return show(entries);
  return look(question, {ranks: [[], [], []], from: 0});
}

// What answers among those that are read by now; it goes on until they all are.
function look(question, {ranks, from}) {
  const whole = ready(PATIENCE);
  const states = working.checked ? clocks.map((_, zone) => time(zone)?.state) : [];
  for (let at = from; at < known; at += 1) {
    const entry = entries[at];
    const place = working.checked && states[entry.zone] !== "work" ? -1 : rank(entry, question);
    if (place >= 0) ranks[place].push(entry);
  }
  const those = ranks.flat();
  const nobody = whole && !those.length && !working.checked;
  if (nobody && entries.length < MANY) return offer(question);
  const fresh = !from || (drawn < Math.min(those.length, PART) && !current());
  if (whole || fresh) show(those);
  if (nobody) going = setTimeout(offer, 2 * PATIENCE, question); // if no key follows
  if (whole) return;
  byId("nobody").hidden = true;
  byId("save").hidden = true; // not all are there yet
  found.value = `${those.length} so far; ${known} of ${entries.length} looked at`;
  going = setTimeout(look, 0, question, {ranks, from: known});
}

// Who is near what nobody answers to.
function offer(question) {
  const close = near(question);
  show(close, close.length > 0);
}

function show(those, isNear = false) {
  shown = those;
  drawn = 0;
  list.replaceChildren();
  more();
  const all = those.length === entries.length;
  const count = all ? `${those.length} contacts` : `${those.length} of ${entries.length}`;
  found.value = isNear ? `nobody; ${those.length} near` : count;
  byId("nobody").hidden = those.length > 0;
  byId("save").hidden = those.length === 0;
}

function more(count = PART) {
  const next = shown.slice(drawn, drawn + count);
  next.forEach(dress);
  list.append(...next.map(({item}) => item));
  drawn += next.length;
  return next.length > 0;
}

function dress(entry) {
  if (entry.zone === undefined) entry.zone = entry.item.querySelector("[data-z]")?.dataset.z;
  if (!entry.dressed) {
    entry.dressed = true;
    entry.item.tabIndex = -1;
    const name = entry.item.querySelector("h2").textContent;
    const acts = make("div", {className: "acts"},
      button("vCard", `vCard of ${name}: save it`, () => save([entry], name)),
      button("Sources", `Sources of what is known of ${name}`, (event) => sources(entry, event.target)));
    entry.item.append(acts);
  }
  tell(entry);
}

function make(tag, properties, ...content) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...content);
  return made;
}

function button(text, label, act) {
  const made = make("button", {type: "button", onclick: act}, text);
  made.setAttribute("aria-label", label);
  return made;
}

// --- what time it is there ------------------------------------------------------------------------

const SAID = {work: "at work", awake: "not in the office", weekend: "weekend", night: "night"};
const FORM = {weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23"};
const clocks = settings.zones.map(([zone, ...free]) => {
  try {
    return {free, form: new Intl.DateTimeFormat("en-GB", {...FORM, timeZone: zone})};
  } catch (error) { // this browser does not know the zone
    if (error instanceof RangeError) return null;
    throw error;
  }
});

function time(zone) {
  const clock = clocks[zone];
  if (!clock) return null;
  const told = clock.form.formatToParts(new Date()).map(({type, value}) => [type, value]);
  const {weekday, hour, minute} = Object.fromEntries(told);
  const free = clock.free.includes(weekday.toLowerCase());
  return {state: stateAt(Number(hour), free), text: `${weekday} ${hour}:${minute}`};
}

function stateAt(hour, free) {
  const among = ([first, last]) => first <= hour && hour < last;
  if (!among(settings.awake)) return "night";
  if (free) return "weekend";
  return among(settings.office) ? "work" : "awake";
}

function tell({item, zone}) {
  const now = zone === undefined ? null : time(zone);
  if (!now) return;
  const place = item.querySelector("[data-z]");
  place.textContent = `${now.text}, ${SAID[now.state]}`;
  place.title = settings.zones[zone][0];
  place.className = now.state;
}

function tick() {
  shown.slice(0, drawn).forEach(tell);
  setTimeout(tick, 60_000 - (Date.now() % 60_000));
}

// --- cards, and where values were seen --------------------------------------------------------------

// The data stands behind this script, and is read when it is asked for.
const whole = new Promise((done) => {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", done);
  else done();
});
let carried;

async function data() {
  await whole;
  return (carried ??= JSON.parse(byId("data").textContent));
}

async function save(those, name) {
  const {head, tail, contacts} = await data();
  const cards = those.map(({at}) => head + contacts[at][0] + tail);
  const file = new Blob(cards, {type: "text/vcard;charset=utf-8"});
  const plain = name.replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 60);
  const link = make("a", {href: URL.createObjectURL(file), download: `${plain || "contact"}.vcf`});
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function sources(entry, pressed) {
  const {contacts, releases} = await data();
  const open = entry.item.querySelector(".sources");
  pressed.setAttribute("aria-expanded", String(!open));
  if (open) return open.remove();
  const groups = contacts[entry.at][1].map(([said, seen, others, values]) => make("div", {},
    make("dl", {}, ...values.flatMap(([label, value]) => (
      [make("dt", {}, label), make("dd", {dir: "auto"}, value)]))),
    make("ul", {},
      ...(said ? [make("li", {}, said)] : []),
      ...seen.map((number) => make("li", {}, ...release(releases[number]))),
      ...(others ? [make("li", {}, `and ${others} more`)] : []))));
  return entry.item.append(make("div", {className: "sources"}, ...groups));
}

function release([day, title, link, name]) {
  const away = {href: link, rel: "noreferrer noopener", target: "_blank", dir: "auto"};
  if (link) return [`${day} `, make("a", away, title)];
  return [`${day} `, make("bdi", {}, title), title === name ? "" : ` (${name})`];
}

// --- keys -----------------------------------------------------------------------------------------

const current = () => document.activeElement.closest("ol > li");

function step(from, back) {
  if (!from) return back ? null : list.firstElementChild;
  if (!back && !from.nextElementSibling) more();
  return back ? from.previousElementSibling ?? field : from.nextElementSibling;
}

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const typing = event.target === field;
  const item = current();
  if (event.key === "/" && !typing) {
    field.focus();
    field.select();
  } else if (event.key === "Escape" && typing && field.value) {
    field.value = "";
    search();
  } else if (event.key === "Escape" && item) {
    field.focus();
  } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && (typing || item)) {
    step(item, event.key === "ArrowUp")?.focus();
  } else if (event.key === "Enter" && typing) {
    list.firstElementChild?.focus();
  } else if (event.key === "Enter" && event.target === item) {
    item.querySelector(".ways > p > a")?.click();
  } else {
    return;
  }
  event.preventDefault();
}

// --- from here --------------------------------------------------------------------------------------

byId("tools").hidden = false;
byId("list").replaceChildren(list);
show(entries);
tick();
field.addEventListener("input", search);
working.addEventListener("change", search);
byId("save").addEventListener("click", () => save(shown, "contacts"));
document.addEventListener("keydown", pressed);
addEventListener("beforeprint", () => { // paper keeps no time
  more(Infinity);
  shown.filter(({zone}) => zone).forEach(({item, zone}) => {
    item.querySelector("[data-z]").textContent = settings.zones[zone][0];
  });
});
addEventListener("afterprint", () => shown.slice(0, drawn).forEach(tell));
addEventListener("pageshow", () => { // a browser that comes back to the page keeps what was typed
  if (field.value || working.checked) search();
});
new IntersectionObserver(([end]) => end.isIntersecting && more(), {rootMargin: "1200px"})
  .observe(document.querySelector("footer"));
if (matchMedia("(hover: hover)").matches) field.focus({preventScroll: true});
const whenIdle = window.requestIdleCallback ?? ((act) => setTimeout(act, 200));
whenIdle(function prepare() { // a part at a time, so that the first key is not late
  if (!ready(PATIENCE / 3)) whenIdle(prepare);
});
})();
