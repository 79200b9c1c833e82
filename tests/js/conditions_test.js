/** What each condition of a question settles, and nothing else. */
import assert from "node:assert/strict";
import { conditionsOf, readingOf } from "../../bplib/widgets/js/answer/conditions.js";
import { ACTIVATIONS, COSTS } from "../../bplib/widgets/js/core/engine.js";
import { close, slopeOf } from "./support.js";

Deno.test("each condition settles its own", () => {
  const settled = {
    "": {},
    sigmoid: { hidden: ACTIVATIONS.sigmoid },
    ReLU: { hidden: ACTIVATIONS.relu },
    "linear output": { output: ACTIVATIONS.linear },
    "squared error": { cost: COSTS["squared error"] },
    softmax: { softmax: true },
    "any targets": { shares: false },
    matrices: { whole: true },
    skip: { skip: true, square: true },
    shared: { tied: true, square: true },
    "one neuron": { one: true },
    letters: { freeLetters: true },
    "tanh; half squared error": { hidden: ACTIVATIONS.tanh, cost: COSTS["half squared error"] },
  };
  for (const [listed, conditions] of Object.entries(settled)) {
    assert.deepEqual(conditionsOf(listed), conditions, listed);
  }
  for (const [listed, name] of [["batch", "samples"], ["step", "eta"], ["decay", "lambda"]]) {
    const found = conditionsOf(listed);
    assert.ok(Object.keys(found).join() === name && found[name] > 0, listed);
  }
  const { softmax, shares, cost } = conditionsOf("softmax, cross-entropy");
  assert.ok(softmax && shares && conditionsOf("softmax, cross-entropy; any targets").shares === false);
  const [a, y] = [[0.2, 0.5, 0.3], [0.1, 0.6, 0.3]];
  close(cost.C(a, y), -(0.1 * Math.log(0.2) + 0.6 * Math.log(0.5) + 0.3 * Math.log(0.3)), "the cross-entropy");
  cost.dC(a, y).forEach((slope, j) => close(slope, slopeOf((v) => cost.C(a.with(j, v), y), a[j]), `along ${j}`, 1e-9));
  assert.throws(() => conditionsOf("sigmoids"), /expected conditions out of sigmoid, .*; got sigmoids/);
});

Deno.test("how a question's formulas are read", () => {
  const reading = (conditions, part = {}) =>
    readingOf(/** @type {any} */ ({ conditions, uses: ["p", "q"], where: {}, left: "", ...part }), "bishop");
  const plain = { notation: "bishop", letters: [], whole: false, slopes: false };
  const keeps = (found, wanted) => assert.deepEqual({ ...found, ...wanted }, found);
  keeps(reading("sigmoid"), { ...plain, sigma: "sigmoid", batch: false, general: true });
  keeps(reading("matrices"), { ...plain, whole: true, sigma: undefined });
  assert.equal(reading("", { slopes: true }).slopes, true);
  keeps(reading("letters"), { ...plain, letters: ["p", "q"] });
  keeps(reading("batch; softmax"), { ...plain, batch: true, softmax: true });
  const where = { k: "l", j: "l-1" };
  assert.deepEqual(reading("", { where }).where, where, "the letters are the book's");
  assert.deepEqual(reading("", { where, notation: "bishop" }).where, { j: "l", k: "l-1" }, "Bishop's are exchanged");
  for (const numbered of [{ uses: ["delta^(2)"] }, { left: "dC/da^0" }, { where: { j: "2" } }]) {
    assert.equal(reading("", numbered).general, false, "layers that have numbers");
  }
});
