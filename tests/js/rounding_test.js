/** How far rounding on the way moves a number, against numbers that are rounded on their way. */
import assert from "node:assert/strict";
import { parse } from "../../bplib/widgets/js/answer/parser.js";
import { blursOf, halfDigit, isWhole, partsOf, sumsBefore, unitOf } from "../../bplib/widgets/js/answer/rounding.js";
import { evaluate } from "../../bplib/widgets/js/core/engine.js";
import { drawn } from "../../bplib/widgets/js/exercise/given_numbers.js";
import { judgeSheet } from "../../bplib/widgets/js/exercise/sheet.js";
import { close, drawFrom } from "./support.js";

Deno.test("a number is moved by half of its third digit, or by its third decimal where that is coarser", () => {
  const halves = { 0.4237: 0.0005, 17.892: 0.05, "-1234.5": 5, 0.003243: 0.000005, 1: 0.005 };
  for (const [v, half] of Object.entries(halves)) close(halfDigit(Number(v)) / half, 1, v);
  const units = { 0.4237: 0.0005, 17.892: 0.05, 3: 0, "-2000": 0, 0.0524: 0.0005, 0.0099: 0.0001, 0.0032: 0.0002 };
  for (const [v, unit] of Object.entries(units)) close(unitOf(Number(v)) / (unit || 1), unit ? 1 : 0, v, 1e-9);
  assert.ok(unitOf(9.7e-7) < 1e-8, "nobody goes on with a number of which nothing is left");
  assert.ok(isWhole(3 + 1e-12) && isWhole(-20) && !isWhole(3.001));
  const { number } = drawFrom(3);
  for (let i = 0; i < 300; i++) {
    const v = number(-1, 1) * 10 ** number(-1, 4);
    for (const kept of [Number(v.toPrecision(3)), Number(v.toFixed(3))]) {
      assert.ok(Math.abs(kept - v) <= unitOf(v) * (1 + 1e-9), `${v} is kept as ${kept}`);
    }
  }
});

Deno.test("what is worked out on the way to a value: products and sums, not numbers and signs", () => {
  assert.equal(partsOf(parse("-2")).length, 0);
  assert.equal(partsOf(parse("p*q + 1", { letters: ["p", "q"] })).filter(({ type }) => type !== "quantity").length, 2);
  const worth = (node) => node.value;
  assert.deepEqual(sumsBefore(parse("1 + 2 - 4 + 8"), worth), [3, -1]);
  assert.deepEqual([sumsBefore(parse("1 + 2"), worth), sumsBefore(parse("2*3"), worth)], [[], []]);
});

const WORLD = { x: [0.5], y: [1], w: [[[-1.25], [2]], [[-1.5, 1]]], b: [[0.25, -1], [0.5]] };

Deno.test("in a network no number lies farther from its own, rounded all the way, than its blur", () => {
  const { example } = drawn({ given: [], network: WORLD }, 0);
  const numbers = evaluate(example.net, example.x, example.y);
  const blurs = blursOf(example.net, numbers);
  const kept = (v) => Number(v.toPrecision(3));
  const sigmoid = (z) => 1 / (1 + Math.exp(-z));
  const z1 = kept(-1.25 * 0.5 + 0.25), a1 = kept(sigmoid(z1)), a2 = 0.5;
  const out = kept(kept(-1.5 * a1) + kept(1 * a2) + 0.5);
  const error = kept(2 * kept(out - 1));
  const back = kept(kept(-1.5 * error) * kept(a1 * kept(1 - a1)));
  const found = {
    "z:1,1": z1,
    "a:1,1": a1,
    "z:2,1": out,
    "delta:2,1": error,
    "delta:1,1": back,
    "dw:1,1,1": kept(back * 0.5),
  };
  for (const [key, v] of Object.entries(found)) {
    assert.ok(Math.abs(v - numbers[key]) <= blurs[key] * (1 + 1e-9), `${key}: ${v} for ${numbers[key]}, ${blurs[key]}`);
    assert.ok(blurs[key] < 0.03 * Math.max(1, Math.abs(numbers[key])), key);
  }
});

Deno.test("a formula is moved by all that is rounded in it, and a count by nothing", () => {
  const { target } = drawn({ given: [["p", 0.37], ["q", 0.71], ["n[1]", 30], ["n[2]", 10]] }, 0);
  const product = target("p*q*0.5");
  close(product.value, 0.37 * 0.71 * 0.5, "p q ½");
  close(product.blur, 0.5 * 0.0005, "one product is rounded, and halved");
  assert.deepEqual([target("n[1]*n[2] + n[2]").counted, product.counted, target("n[1]/n[2]").counted], [
    true,
    false,
    false,
  ]);
  close(target("p*q", {}, { p: 0.01 }).blur, 0.0071, "a number that is itself moved");
});

Deno.test("a sheet: a mistake by name, what follows from it, and what follows from rounded cells", () => {
  const numbers = drawn({ given: [["p", 0.37]] }, 0);
  const cells = [
    { name: "u", rule: "p*p", mistakes: { "2*p": "Doubled." } },
    { name: "v", rule: "u*p + 1", mistakes: {} },
    { name: "w", rule: "2*p", mistakes: {} },
  ];
  const judged = (entered) => judgeSheet(cells, numbers, entered);
  assert.deepEqual(judged({ u: 0.137, v: 1.051, w: null }).map((verdict) => verdict?.right ?? null), [
    true,
    true,
    null,
  ]);
  const [u, v, w] = judged({ u: 0.74, v: 1.2738, w: 0.7 });
  assert.deepEqual(u, { right: false, text: "Doubled." });
  assert.equal(v.follows, "u");
  assert.deepEqual([w.right, w.follows], [false, undefined]);
});
