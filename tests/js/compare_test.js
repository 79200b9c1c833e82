/** What a formula is worth, beside what is wanted: the same up to rounding, a known factor between, or where they differ. */
import assert from "node:assert/strict";
import { agree, entriesOf, factorBetween, firstDifference } from "../../bplib/widgets/js/answer/compare.js";
import { matrixOf } from "../../bplib/widgets/js/answer/value.js";
import { MISTAKES } from "../../bplib/widgets/js/core/facts.js";

const column = (...entries) => matrixOf(entries.length, 1, (j) => entries[j]);
const TRUTH = [[1.5, -2.25], [0.75, 3]]; // two networks, two neurons
const networks = (...samples) => /** @type {any} */ (samples.map((n) => ({ samples: n })));
const each = (by) => TRUTH.map((choices, i) => choices.map((v) => v * (typeof by === "number" ? by : by(i))));

Deno.test("the same is the same to a part in a thousand million", () => {
  assert.ok(agree(TRUTH, TRUTH) && agree(each(1 + 5e-10), TRUTH) && agree(each(1 - 5e-10), TRUTH));
  assert.ok(!agree(each(1 + 2e-9), TRUTH) && agree(each(1 + 2e-9), TRUTH, 1e-8));
  assert.ok(!agree([[1.5, -2.25], [0.75, 3.1]], TRUTH) && !agree([[1.5, -2.2], [0.75, 3]], TRUTH));
  assert.ok(agree([[0]], [[0]]) && agree([[column(0, 0)]], [[column(0, 0)]]), "0 is 0");
  assert.ok(!agree([[Infinity]], [[Infinity]]) && !agree([[NaN]], [[NaN]]));
});

Deno.test("beside large entries, one near 0 may be off by their rounding", () => {
  assert.ok(
    agree([[column(1000, 5e-11)]], [[column(1000, 0)]]) && !agree([[column(1000, 2e-10)]], [[column(1000, 0)]]),
  );
  assert.ok(!agree([[column(1, 2)]], [[matrixOf(1, 2, (_, k) => k + 1)]]) && !agree([[column(1)]], [[1]]));
  assert.deepEqual([entriesOf(3), entriesOf(matrixOf(2, 2, (j, k) => 2 * j + k))], [[3], [0, 1, 2, 3]]);
});

Deno.test("a factor is named", () => {
  const said = (by, ...samples) => factorBetween(each(by), TRUTH, networks(...(samples.length ? samples : [1, 1])));
  assert.equal(said(-1), "The size is right everywhere; the sign is not.");
  assert.equal(said(2), "Right up to a factor 2: it is twice too large.");
  assert.equal(said(0.5), "Right up to a factor 2: it is half of what it should be.");
  for (const [by, text] of /** @type {[number, string][]} */ ([[3, "3"], [4, "4"], [1 / 3, "1/3"], [0.25, "1/4"]])) {
    assert.equal(said(by), `Right up to a factor: it is ${text} times what it should be.`);
    assert.equal(said(-by), `Right up to a factor: it is −${text} times what it should be.`);
  }
  assert.equal(said(-2), "Right up to a factor: it is −2 times what it should be.");
  assert.equal(said(-0.5), "Right up to a factor: it is −1/2 times what it should be.");
  assert.equal(said(5), null);
  assert.equal(said((i) => [5, 7][i], 5, 7), MISTAKES["sum for mean"]);
  assert.equal(said((i) => 1 / [5, 7][i], 5, 7), "Divided by the number of samples once too often.");
  assert.equal(said((i) => [7, 5][i], 5, 7), null);
  assert.equal(said((i) => [2, 5][i], 2, 5), MISTAKES["sum for mean"]);
  const [one, three] = [column(1, -2), column(3, -6)];
  assert.match(factorBetween([[three]], [[one]], networks(1)), /it is 3 times/);
});

Deno.test("where no factor is known, the neuron that is furthest off is named", () => {
  const said = (values, truth, /** @type {Record<string, number>[]} */ choices = [{ j: 1 }, { j: 2 }]) =>
    firstDifference(values, truth, choices, "Tried");
  const known = "Not right, and no mistake that we know. Tried";
  assert.equal(
    said([[1.5, -2.25]], [[1.75, -3]]),
    `${known}, at \`j\` = 2, it gives −2.2500; the true value is −3.0000.`,
  );
  assert.equal(said([[1.5, -2]], [[2.5, -1]]), `${known}, at \`j\` = 1, it gives 1.5000; the true value is 2.5000.`);
  assert.equal(
    said([[column(1, 2, 3)]], [[column(1, 4, 3.5)]], [{}]),
    `${known}, at entry 2, it gives 2.0000; the true value is 4.0000.`,
  );
  assert.equal(
    said([[column(1, 2)]], [[column(1, 4)]], [{}]),
    `${known}, at entry 2, it gives 2.0000; the true value is 4.0000.`,
  );
  assert.equal(said([[1]], [[2]], [{}]), `${known}, it gives 1.0000; the true value is 2.0000.`);
  assert.equal(said([[1.000003]], [[1.000001]], [{}]), `${known}, it is off by 2.0e−6.`);
  assert.match(said([[1]], [[1]], [{}]), /holds in special cases only/);
  assert.match(said([[NaN, 1]], [[2, 5]]), /^It has no value/);
  assert.equal(
    said([[column(1, 2)]], [[3]], [{}]),
    "Its shape is 2 × 1; expected a number, in a random network where no two layers have one width.",
  );
});
