/** A state that an address carries: what is no state is refused in words, and what is accepted can be worked out. */
import assert from "node:assert/strict";
import { evaluate } from "../../bplib/widgets/js/core/engine.js";
import { wrongWith } from "../../bplib/widgets/js/four_phases/link_state.js";

const RIGHT = {
  w: [null, [[-0.9], [0.5]], [[-1.7, 2], [0.9, -1.4]], [[1.9, -1.4]]],
  b: [null, [0.7, 0.6], [-0.4, -0.9], [-0.3]],
  x: [0.5],
  y: [1],
  hidden: "sigmoid",
  step: 0,
  selected: "w:3,1,1",
  eta: 0.1,
  show_all: false,
};
const JUNK = [
  null,
  undefined,
  true,
  "",
  "1",
  "__proto__",
  "toString",
  NaN,
  Infinity,
  -1,
  0,
  1.5,
  1e7,
  [],
  [null],
  [[]],
  [[1]],
  {},
  { length: 1 },
  { 0: [1], length: 1 },
  "w:1,1,1",
  "b:1,1,1",
  "w:01,01,01",
  "w:1,1,1,1",
  "cost:",
  " w:1,1,1",
]; // deno-fmt-ignore

const copy = (value, path, junk) => {
  if (!path.length) return junk;
  const [at, ...rest] = path;
  const whole = Array.isArray(value) ? [...value] : { ...value };
  whole[at] = copy(value[at], rest, junk);
  return whole;
};

/** The paths to everything inside a value. */
const inside = (value) =>
  value && typeof value === "object"
    ? Object.keys(value).flatMap((key) => [[key], ...inside(value[key]).map((path) => [key, ...path])])
    : [];

Deno.test("the states of the book are accepted", () => {
  assert.equal(wrongWith(RIGHT), "");
  assert.equal(wrongWith({ ...RIGHT, output: "sigmoid", cost: "half squared error" }), "");
});

Deno.test("whatever stands in the place of a part, it is refused in words or can be worked out", () => {
  let refused = 0;
  for (const path of [[], ...inside(RIGHT)]) {
    for (const junk of JUNK) {
      const state = copy(RIGHT, path, junk);
      const said = wrongWith(state);
      assert.equal(typeof said, "string", `${path}: ${JSON.stringify(junk)}`);
      if (said) {
        refused++;
        continue;
      }
      const { w, b, x, y, hidden } = state;
      const sizes = [x.length, ...b.slice(1).map((v) => v.length)];
      const net = { sizes, hidden, output: "linear", cost: "squared error", w, b };
      const numbers = Object.values(evaluate(net, x, y));
      assert.ok(numbers.every(Number.isFinite), `accepted ${path}: ${JSON.stringify(junk)}, which gives ${numbers}`);
    }
  }
  assert.ok(refused > 700, `${refused} refused`);
});

Deno.test("a name that only looks like a parameter's is refused", () => {
  for (const selected of ["b:1,1,1", "w:1,1,1,1", "w:01,01,01", "w:0,1,1", "w:4,1,1", "x:1", "w", "w:", ["w:1,1,1"]]) {
    assert.match(wrongWith({ ...RIGHT, selected }), /name of a weight/, JSON.stringify(selected));
  }
});

Deno.test("a network that no widget could draw is refused", () => {
  const wide = Array(7).fill(0);
  assert.match(wrongWith({ ...RIGHT, w: [null, wide.map(() => [1]), [wide]], b: [null, wide, [0]] }), /one to six/);
  const deep = [null, ...Array(6).fill([[1]])];
  assert.match(wrongWith({ ...RIGHT, w: deep, b: [null, ...Array(6).fill([0])] }), /two to six layers/);
});
