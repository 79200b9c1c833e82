/** The reader's progress: what is taken, merged and kept, with a store that is handed over. Nothing that was reached is lost. */
import assert from "node:assert/strict";
import { MOST_CHARACTERS, progressIn } from "../../bplib/widgets/js/exercise/progress_store.js";
import { drawFrom } from "./support.js";

const KEY = "bp-progress";
const LABELS = ["ex-a", "ex-b", "ex-c"];
const SOLVED = { solved: true, tried: true, hints: 0 };
const ONE = { "ex-a": { solved: true, tried: true, hints: 2 } };

/** A store like the browser's, that holds so many characters. */
class Store {
  constructor(room = Infinity) {
    Object.defineProperty(this, "room", { value: room, writable: true });
  }
  getItem(key) {
    return Object.hasOwn(this, key) ? this[key] : null;
  }
  setItem(key, value) {
    if (value.length > /** @type {any} */ (this).room) throw new Error("QuotaExceededError");
    this[key] = value;
  }
  removeItem(key) {
    delete this[key];
  }
}
const browser = (store = new Store()) => {
  const clock = { day: "2026-11-30" };
  const [page, tabs] = [new EventTarget(), new EventTarget()];
  const parts = { storage: () => /** @type {any} */ (store), page, tabs, today: () => clock.day };
  return { store, clock, ...parts, ...progressIn(parts) };
};
const file = (exercises, version = 1) => JSON.stringify({ version, exercises });
const WRONG = { right: false, names: ["no slope"] };
const plain = (entries) => ({ ...entries });

Deno.test("what was reached stays until it is taken back", () => {
  const { note, all, counts, store } = browser();
  for (
    const news of [{ hints: 2 }, { solved: true }, { solved: false }, { solved: true }, { tried: false, hints: 1 }, {}]
  ) {
    note("ex-a", news);
  }
  note("ex-b", { tried: true });
  assert.deepEqual(plain(all()), { ...ONE, "ex-b": { solved: false, tried: true, hints: 0 } });
  assert.deepEqual(JSON.parse(store[KEY]), { version: 2, exercises: plain(all()), mistakes: {} });
  assert.deepEqual(counts(["ex-a", "ex-b", "ex-c", "constructor"]), { solved: 1, tried: 1, of: 4 });
  note("ex-a", { solved: false });
  assert.deepEqual(all()["ex-a"], { ...ONE["ex-a"], solved: false });
});

Deno.test("a label that is none is not taken, and only yes, no and small numbers are", () => {
  const odd = ["", "Ex-a", "ex a", "a".repeat(61), "__proto__", "<img src=x onerror=alert(1)>"];
  for (const label of odd) {
    const { note, all, importText } = browser();
    note(label, SOLVED);
    importText(`{"version": 1, "exercises": {${JSON.stringify(label)}: {"solved": true}}}`, odd);
    assert.deepEqual(plain(all()), {});
    assert.equal(/** @type {any} */ ({}).solved, undefined);
  }
  for (
    const entry of [
      { solved: 1, tried: "yes", hints: "2" },
      { hints: -1 },
      { hints: 1.5 },
      { hints: [1] },
      "solved",
      null,
      [true],
    ]
  ) {
    const { all, importText } = browser();
    assert.deepEqual(importText(file({ "ex-a": entry }), LABELS), { wrong: "", leftOut: 0 });
    assert.deepEqual(plain(all()), { "ex-a": { solved: false, tried: false, hints: 0 } });
  }
  const { note, all } = browser();
  note("ex-a", { hints: 10 ** 9 });
  assert.equal(all()["ex-a"].hints, 99, "many hints are as good as 99");
});

Deno.test("what is exported is the same on another machine, beside what was there", () => {
  const [here, there] = [browser(), browser()];
  here.note("ex-a", { solved: true, hints: 2 });
  there.note("ex-a", { hints: 3 });
  there.note("ex-b", { tried: true });
  assert.deepEqual(there.importText(here.exportText(), LABELS), { wrong: "", leftOut: 0 });
  assert.deepEqual(plain(there.all()), {
    "ex-a": { solved: true, tried: true, hints: 3 },
    "ex-b": { solved: false, tried: true, hints: 0 },
  });
});

Deno.test("a mistake is kept with its exercise, part and day, and exported; a file without mistakes is read", () => {
  const { checked, note, mistakes, exportText, importText, store, clock } = browser();
  store[KEY] = file(ONE); // of the first version
  checked("ex-a", 2, WRONG);
  clock.day = "2026-12-01";
  checked("ex-a", 2, { right: true, names: [] });
  checked("ex-a", 1, { right: true, names: [] });
  checked("no label", 1, WRONG);
  const kept = { "ex-a": [{ part: 2, name: "no slope", times: 1, on: "2026-12-01", away: 1 }] };
  assert.deepEqual(plain(mistakes()), kept);
  note("ex-b", { tried: true });
  assert.deepEqual(JSON.parse(store[KEY]).mistakes, kept, "other news leave it");
  const there = browser();
  assert.deepEqual(there.importText(exportText("  Ada "), LABELS), { wrong: "", leftOut: 0 });
  assert.deepEqual([plain(there.mistakes()), plain(there.all())], [kept, JSON.parse(exportText()).exercises]);
  assert.equal(JSON.parse(exportText("  Ada ")).reader, "Ada");
  assert.ok(!("reader" in JSON.parse(exportText())) && !store[KEY].includes("Ada"), "a name is nowhere else");
  const strange = JSON.stringify({
    version: 2,
    exercises: {},
    mistakes: { "ex-elsewhere": kept["ex-a"], "ex-b": kept["ex-a"] },
  });
  assert.deepEqual(importText(strange, LABELS), { wrong: "", leftOut: 1 });
  assert.deepEqual(Object.keys(mistakes()), ["ex-a", "ex-b"]);
});

Deno.test("a chapter is mastered when its exercises are solved and its mistakes have stayed away", () => {
  const { checked, note, isMastered, clock } = browser();
  note("ex-a", { solved: true });
  assert.deepEqual([isMastered(["ex-a"]), isMastered(["ex-a", "ex-b"]), isMastered([])], [true, false, false]);
  checked("ex-a", 1, WRONG);
  const standing = [];
  for (const day of ["2026-11-30", "2026-12-01", "2026-12-05", "2026-12-19"]) {
    clock.day = day;
    checked("ex-a", 1, { right: true, names: [] });
    standing.push(isMastered(["ex-a"]));
  }
  assert.deepEqual(standing, [false, false, false, true]);
});

Deno.test("a bad file changes nothing and says why", () => {
  const wrong = {
    "": "cut off or changed",
    '{"version": 1, "exer': "cut off or changed",
    "<svg onload=alert(1)>": "cut off or changed",
    "7": "no progress file of this book",
    "null": "no progress file of this book",
    "[1]": "no progress file of this book",
    '{"exercises": {}}': "no progress file of this book",
    [file({}, 3)]: "expected version 1 or 2 of",
    [file({}, /** @type {any} */ ("1"))]: "expected version 1 or 2",
    [file([])]: "list of exercises is missing",
    '{"version": 1}': "list of exercises is missing",
    [file({ "ex-a": {} }) + " ".repeat(MOST_CHARACTERS)]: "expected at most 200 kB; this has more",
    [file({ "ex-elsewhere": SOLVED })]: "none of its exercises is in this book",
  };
  for (const [text, why] of Object.entries(wrong)) {
    const { note, importText, store } = browser();
    note("ex-a", { solved: true, hints: 2 });
    const before = store[KEY];
    const said = importText(text, LABELS);
    assert.ok(said.wrong.includes(why) && said.leftOut === 0, `${text.slice(0, 40)}: ${said.wrong}`);
    assert.equal(store[KEY], before);
  }
});

Deno.test("files that are made to fill the store, one after another, lose nothing", () => {
  const { note, all, importText, store } = browser();
  note("ex-a", { solved: true, hints: 2 });
  const room = Math.floor(MOST_CHARACTERS / 70) - 10;
  for (let n = 0; n < 5; n++) {
    const invented = Array.from({ length: room }, (_, i) => [`made-up-${n}-${"x".repeat(20)}-${i}`, { hints: 1 }]);
    const text = file(Object.fromEntries([...invented, ["ex-b", { tried: true }]]));
    assert.ok(text.length <= MOST_CHARACTERS, "the file itself is not too large");
    assert.deepEqual(importText(text, LABELS), { wrong: "", leftOut: room });
    note("ex-c", { hints: n });
    assert.deepEqual(Object.keys(all()), ["ex-a", "ex-b", "ex-c"]);
    assert.deepEqual(all()["ex-a"], ONE["ex-a"]);
  }
  assert.ok(store[KEY].length < 300);
});

Deno.test("a store that is larger than any file is read, and added to", () => {
  const many = Object.fromEntries(Array.from({ length: 4000 }, (_, i) => [`own-${i}-${"y".repeat(30)}`, SOLVED]));
  const store = /** @type {any} */ (new Store());
  store[KEY] = file(many);
  assert.ok(store[KEY].length > MOST_CHARACTERS);
  const { note, all } = browser(store);
  note("ex-a", { solved: true });
  assert.equal(Object.keys(all()).length, 4001);
});

Deno.test("files in any order come to the same, and none takes back what was", () => {
  const { among, whole } = drawFrom(5);
  for (let round = 0; round < 50; round++) {
    const news = Array.from({ length: 20 }, () => [
      among(LABELS),
      among([{ solved: true }, { tried: true }, { hints: whole(0, 9) }, { solved: false }, {}]),
    ]);
    const [forth, back] = [browser(), browser()];
    news.forEach(([label, entry]) => forth.importText(file({ [label]: entry }), LABELS));
    news.toReversed().forEach(([label, entry]) => back.importText(file({ [label]: entry }), LABELS));
    for (const label of Object.keys(forth.all())) assert.deepEqual(back.all()[label], forth.all()[label]);
    forth.importText(back.exportText(), LABELS);
    assert.deepEqual({ ...forth.all() }, { ...back.all(), ...forth.all() });
  }
});

Deno.test("a damaged store is ignored, and left until the next write", () => {
  const damaged = [
    "",
    "{",
    "null",
    '{"version":9,"exercises":{"ex-a":{"solved":true}}}',
    '{"version":1,"exercises":7}',
  ];
  for (const text of damaged) {
    const { note, all, kept, store } = browser();
    store[KEY] = text;
    assert.deepEqual([plain(all()), kept(), store[KEY]], [{}, true, text]);
    note("ex-a", { solved: true, hints: 2 });
    assert.deepEqual(JSON.parse(store[KEY]).exercises, ONE);
  }
});

Deno.test("where the store refuses the page remembers, and what was held is written when there is room", () => {
  const store = /** @type {any} */ (new Store(-1));
  const { note, checked, mistakes, all, kept, erase } = browser(store);
  note("ex-a", { solved: true, hints: 2 });
  checked("ex-a", 1, WRONG);
  assert.equal(mistakes()["ex-a"][0].name, "no slope");
  assert.deepEqual([plain(all()), kept(), store[KEY]], [ONE, false, undefined]);
  store.room = Infinity;
  note("ex-b", { tried: true });
  assert.deepEqual([kept(), Object.keys(JSON.parse(store[KEY]).exercises)], [true, ["ex-a", "ex-b"]]);
  Object.assign(store, { "bp-self-test-start": "2", "bp-code-ex-code-layer": "def", another: "1" });
  erase();
  assert.deepEqual([{ ...store }, plain(all()), plain(mistakes())], [{ another: "1" }, {}, {}]);
});

Deno.test("who listens hears of this page and of other tabs, of nothing that is no news, and of nothing after it leaves", () => {
  const { note, onChange, page, tabs } = browser();
  let heard = 0;
  const off = onChange(() => heard++);
  note("ex-a", { tried: true });
  note("ex-a", { tried: true });
  const elsewhere = (key) => tabs.dispatchEvent(Object.assign(new Event("storage"), { key }));
  elsewhere(KEY);
  elsewhere("another");
  assert.equal(heard, 2);
  off();
  note("ex-a", { solved: true });
  elsewhere(null);
  page.dispatchEvent(new Event(KEY));
  assert.equal(heard, 2);
});
