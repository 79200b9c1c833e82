/** What returns, and when: held against a second account of each mistake, kept day by day without any arithmetic of dates. */
import assert from "node:assert/strict";
import { mistakesNamed, repliesOf } from "../../bplib/widgets/js/exercise/named.js";
import {
  afterCheck,
  countOfStanding,
  dayOf,
  dueOn,
  fewest,
  mergedMistakes,
  mistakesIn,
  MOST_MISTAKES,
  nextDay,
} from "../../bplib/widgets/js/exercise/returns.js";
import { drawFrom } from "./support.js";

const LABELS = ["ex-a", "ex-b"];
const isLabel = (label) => /^ex-/.test(label);
const wrong = (...names) => ({ right: false, names });
const RIGHT = { right: true, names: [] };
const on = (day, part = 1, label = "ex-a") => ({ label, part, day });
const after = (kept, { label, part, day }, check) => afterCheck(kept, { label, part, ...check }, day);
/** The days from the first of January 2027, by counting: over the end of February, too. */
const DAYS = [31, 28, 31, 30].flatMap((length, month) =>
  Array.from({ length }, (_, i) => ["2027", month + 1, i + 1].map((n) => String(n).padStart(2, "0")).join("-"))
);
const mistake = (more = {}) => ({ part: 1, name: "sign", times: 1, on: "2027-01-01", away: 0, ...more });

Deno.test("a day is that of the reader's own clock", () => {
  assert.equal(dayOf(new Date(2026, 10, 30, 0, 1)), "2026-11-30");
  assert.equal(dayOf(new Date(2026, 0, 5, 23, 59)), "2026-01-05");
});

Deno.test("it comes back after 1, 4 and 14 days, and then has stayed away", () => {
  let kept = after({}, on(DAYS[0]), wrong("no slope"));
  const asked = [];
  for (const day of DAYS) {
    if (!dueOn(day, kept).length) continue;
    asked.push(DAYS.indexOf(day));
    kept = after(kept, on(day), RIGHT);
  }
  assert.deepEqual(asked, [1, 5, 19]);
  assert.deepEqual([countOfStanding(kept, LABELS), nextDay(DAYS[40], kept)], [0, ""]);
  kept = after(kept, on(DAYS[60]), wrong("no slope"));
  assert.deepEqual(kept["ex-a"], [{ part: 1, name: "no slope", times: 2, on: DAYS[60], away: 0 }]);
});

Deno.test("a wrong answer takes it back to the first interval, whatever is wrong with it", () => {
  for (const check of [wrong(), wrong("sign"), wrong("no slope")]) {
    let kept = after({}, on(DAYS[0]), wrong("no slope"));
    kept = after(kept, on(DAYS[1]), RIGHT);
    kept = after(kept, on(DAYS[5]), check);
    kept = after(kept, on(DAYS[5]), RIGHT);
    const [{ name, on: day, away }] = kept["ex-a"];
    assert.deepEqual([name, day, away], ["no slope", DAYS[5], 0], "a right answer on the same day is no return");
    assert.equal(nextDay(DAYS[5], kept), DAYS[6]);
  }
});

Deno.test("before its day neither a right answer nor another mistake moves it, and another part never does", () => {
  const kept = after({}, on(DAYS[0]), wrong("no slope"));
  assert.deepEqual(after(kept, on(DAYS[0]), RIGHT), kept);
  assert.deepEqual(after(kept, on(DAYS[9], 2), RIGHT), kept);
  assert.deepEqual(after(kept, on(DAYS[0]), wrong("sign"))["ex-a"].slice(0, 1), kept["ex-a"]);
  assert.deepEqual(after(kept, on(DAYS[9], 1, "ex-b"), RIGHT), kept);
});

Deno.test("any reader's year agrees with an account that counts days", () => {
  const { among, whole } = drawFrom(3);
  for (let round = 0; round < 200; round++) {
    let kept = /** @type {any} */ ({});
    const waits = [1, 4, 14];
    const account = new Map(); // name → {day, away}, by the number of the day
    for (let d = 0; d < DAYS.length; d++) {
      const isDue = (name) =>
        account.has(name) && account.get(name).away < 3 &&
        d - account.get(name).day >= waits[account.get(name).away];
      const due = [...account.keys()].filter(isDue);
      assert.equal(dueOn(DAYS[d], kept).length, due.length ? 1 : 0, `day ${d} of round ${round}`);
      if (whole(0, 3)) continue;
      const check = among([RIGHT, RIGHT, RIGHT, wrong(), wrong("sign"), wrong("sign", "half"), wrong("half")]);
      for (const name of due) {
        account.set(name, { day: d, away: check.right ? account.get(name).away + 1 : 0 });
      }
      for (const name of check.names) account.set(name, { day: d, away: 0 });
      kept = after(kept, on(DAYS[d]), check);
      const shown = Object.fromEntries((kept["ex-a"] ?? []).map(({ name, on: day, away }) => [name, [day, away]]));
      const wanted = Object.fromEntries([...account].map(([name, { day, away }]) => [name, [DAYS[day], away]]));
      assert.deepEqual(shown, wanted, `day ${d} of round ${round}`);
    }
  }
});

Deno.test("first comes what was named most, wherever; a text of one question is its own; a question is asked once", () => {
  const kept = {
    "ex-a": [mistake({ name: "own 1abc", times: 3 }), mistake({ part: 2, name: "half", times: 2 })],
    "ex-b": [
      mistake({ name: "own 1abc", times: 3 }),
      mistake({ name: "half", times: 1 }),
      mistake({ part: 2, times: 2 }),
    ],
    "ex-c": [mistake({ name: "half", times: 2 }), mistake({ part: 3, times: 9, away: 3 })],
  };
  assert.deepEqual(dueOn("2027-01-02", kept), [
    { label: "ex-b", part: 2, times: 2 }, // sign: 2 + 9
    { label: "ex-a", part: 2, times: 2 }, // half: 2 + 1 + 2
    { label: "ex-c", part: 1, times: 2 },
    { label: "ex-b", part: 1, times: 4 },
    { label: "ex-a", part: 1, times: 3 },
  ]);
  assert.deepEqual(dueOn("2027-01-01", kept), []);
  assert.equal(nextDay("2027-01-01", kept), "2027-01-02");
});

Deno.test("a clock that was set back, or a day far away, keeps nothing waiting", () => {
  assert.equal(dueOn("2027-01-01", { "ex-a": [mistake({ on: "9999-12-31" })] }).length, 1);
});

Deno.test("accounts merge in any order to the same, and once more to no other", () => {
  const { among, whole } = drawFrom(8);
  const drawn = () =>
    mistakesIn(
      Object.fromEntries(LABELS.map((label) => [
        label,
        Array.from({ length: whole(0, 4) }, () =>
          mistake({
            part: whole(1, 2),
            name: among(["sign", "half", "own 1a"]),
            times: whole(1, 5),
            on: among(DAYS.slice(0, 3)),
            away: whole(0, 3),
          })),
      ])),
      isLabel,
    );
  const sorted = (kept) =>
    Object.entries(kept).flatMap(([label, list]) => list.map((one) => JSON.stringify([label, one]))).toSorted();
  for (let round = 0; round < 200; round++) {
    const [a, b, c] = [drawn(), drawn(), drawn()];
    const whole = sorted(mergedMistakes(mergedMistakes(a, b), c));
    assert.deepEqual(sorted(mergedMistakes(c, mergedMistakes(b, a))), whole);
    assert.deepEqual(sorted(mergedMistakes(mergedMistakes(mergedMistakes(a, b), c), a)), whole);
  }
});

Deno.test("no more are kept than there is room for: first those go that have stayed away, then the oldest", () => {
  const many = Array.from(
    { length: MOST_MISTAKES + 20 },
    (_, i) => mistake({ name: `n ${i}`, on: DAYS[i % 90], away: i % 10 ? 0 : 3 }),
  );
  const kept = fewest({ "ex-a": many })["ex-a"];
  assert.equal(kept.length, MOST_MISTAKES);
  const stays = new Set(kept.map(({ name }) => name));
  const lost = many.filter(({ name }) => !stays.has(name));
  assert.ok(lost.every(({ away }) => away === 3));
  const left = kept.filter(({ away }) => away === 3).map(({ on: day }) => day).toSorted();
  assert.ok(lost.every(({ on: day }) => day <= left[0]));
  const full = after({ "ex-a": many.slice(0, MOST_MISTAKES) }, on("2027-05-01"), wrong("new"));
  assert.ok(full["ex-a"].length === MOST_MISTAKES && full["ex-a"].at(-1).name === "new");
});

Deno.test("of a file only what can be true is taken", () => {
  const odd = [
    { part: 0 },
    { part: 1.5 },
    { name: "<img>" },
    { name: "" },
    { name: 7 },
    { name: "x".repeat(41) },
    { times: 0 },
    { times: 1e9 },
    { on: "2027-02-31x" },
    { on: "yesterday" },
    { on: "2027-13-01" },
    { away: 4 },
    { away: -1 },
    { away: "0" },
  ];
  const list = [...odd.map(mistake), null, 7, [], mistake()];
  assert.deepEqual({ ...mistakesIn({ "ex-a": list, "Not a label": [mistake()], "ex-b": "x" }, isLabel) }, {
    "ex-a": [mistake()],
  });
  for (const value of [null, undefined, 7, "x", []]) assert.deepEqual({ ...mistakesIn(value, isLabel) }, {});
  assert.deepEqual(Object.keys(afterCheck({}, { label: "constructor", part: 1, ...wrong("sign") }, DAYS[0])), [
    "constructor",
  ]);
});

Deno.test("a mistake is called as the book calls it, or by the text of the one question that knows it", () => {
  const number =
    /** @type {any} */ ({ kind: "Number", ask: "", mistakes: { p: "Said.", q: "Own." }, named: { p: "no slope" } });
  const choose = /** @type {any} */ ({ kind: "Choose", ask: "", right: "a", wrong: { b: "Not b." } });
  const order = /** @type {any} */ ({ kind: "Order", ask: "", steps: [["one", ""], ["two", "Too early."]] });
  const spot = /** @type {any} */ ({ kind: "Spot", ask: "", wrong: "l", lines: [["l", "Yes."], ["m", "It holds."]] });
  const pass =
    /** @type {any} */ ({ kind: "Pass", ask: "", rows: [["", [{ name: "z", mistakes: { p: "Cell." }, named: {} }]]] });
  const named = (part, text, more = {}) => mistakesNamed({ right: false, text, ...more }, part);
  assert.deepEqual(named(number, "Said."), ["no slope"]);
  assert.deepEqual(named(number, "Not yet: too large."), []);
  assert.deepEqual(named(number, "Two.", { mistakes: ["sign", "half", "sign"] }), ["sign", "half"]);
  assert.deepEqual(mistakesNamed({ right: true, text: "Said." }, number), []);
  assert.deepEqual(mistakesNamed({ right: null, text: "Said." }, number), []);
  const code = /** @type {any} */ ({
    kind: "Code",
    ask: "",
    task: "t",
    mistakes: { sign: "Said.", "The task's own text.": "The task's own text." },
    named: { sign: "sign" },
  });
  const made = (...mistakes) => named(code, "dw: said, and more.", { mistakes });
  const [alone, half] = made("The task's own text.", "half");
  assert.ok(/^own /.test(alone) && half === "half", `${alone}, ${half}`);
  assert.deepEqual(repliesOf(code).map(({ name }) => name), ["sign", alone], "a teacher finds its text by its name");
  assert.deepEqual(made("sign", "half"), ["sign", "half"]);
  assert.deepEqual(named(code, "dw[1]: expected 2; got 3."), []);
  const shape = /** @type {any} */ ({ kind: "Shape", rows: "n[1]", mistakes: { "n[0], n[1]": "Said." }, named: {} });
  assert.equal(named(shape, "Said.").length, 1, "the rows of a shape are no worksheet");
  const own = [
    named(number, "Own."),
    named(choose, "Not b."),
    named(order, "Line 1 stands too early. Too early.", { reply: "Too early." }),
    named(spot, "It holds."),
    named(pass, "z: Cell.", { reply: "Cell." }),
  ];
  assert.ok(own.every(([name]) => /^own [0-9a-z]+$/.test(name)) && new Set(own.flat()).size === own.length, `${own}`);
  assert.deepEqual(repliesOf(number).map(({ name }) => name), ["no slope", own[0][0]]);
});
