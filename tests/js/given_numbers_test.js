/** Random numbers from a seed, and the numbers of an exercise that are drawn with them. */
import assert from "node:assert/strict";
import { randomFrom } from "../../bplib/widgets/js/core/random.js";
import { drawGiven } from "../../bplib/widgets/js/exercise/draw_given.js";
import { drawn, keysIn, ownKey, symbolsIn } from "../../bplib/widgets/js/exercise/given_numbers.js";
import { numbersOfTry } from "../../bplib/widgets/js/self_test/try_numbers.js";
import { close } from "./support.js";

const many = (n, make) => Array.from({ length: n }, (_, i) => make(i));

Deno.test("the same seed gives the same numbers, another seed others, and they fill 0 to 1 evenly", () => {
  for (const seed of [0, 1, 2 ** 31, 2 ** 40]) {
    const [one, two, other] = [randomFrom(seed), randomFrom(seed), randomFrom(seed + 1)];
    const numbers = many(4000, one);
    assert.deepEqual(numbers, many(4000, two));
    assert.notDeepEqual(numbers.slice(0, 4), many(4, other));
    assert.ok(numbers.every((v) => v >= 0 && v < 1));
    const tenths = many(10, (i) => numbers.filter((v) => Math.floor(10 * v) === i).length);
    assert.ok(tenths.every((count) => count > 330 && count < 470), `${tenths}`);
  }
});

Deno.test("seed 0 gives the numbers of the text, any other seed numbers of the grid that are not all those of the text", () => {
  const given = /** @type {any} */ ([["p", [2, 1, 3, 0.5]], ["q", [0.1, -0.3, 0.3, 0.1]], ["r", 7]]);
  assert.deepEqual(drawGiven({ label: "ex-a", given }, 0).map(({ value }) => value), [2, 0.1, 7]);
  const seen = new Set();
  for (let seed = 1; seed <= 300; seed++) {
    const [p, q, r] = drawGiven({ label: "ex-a", given }, seed);
    assert.ok([1, 1.5, 2, 2.5, 3].includes(p.value), `p = ${p.value}`);
    assert.ok([-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3].includes(q.value), `q = ${q.value}`);
    assert.deepEqual(r, { name: "r", value: 7, drawn: false });
    assert.ok(p.value !== 2 || q.value !== 0.1, `seed ${seed} has drawn the numbers of the text`);
    seen.add(`${p.value} ${q.value}`);
  }
  assert.equal(seen.size, 5 * 7 - 1, "every other pair comes, sooner or later");
});

Deno.test("two tries that follow one another have other numbers", () => {
  const question = /** @type {any} */ ({ label: "start-1", given: [["p", [1, 1, 9, 1]]], part: {} });
  for (let seed = 0; seed < 60; seed++) {
    const [one, next] = [seed, seed + 1].map((s) => numbersOfTry(question, s).given[0].value);
    assert.notEqual(one, next, `seeds ${seed} and ${seed + 1}`);
  }
});

Deno.test("formulas in the numbers given: replaced ones, sums as far as there are numbers, the network behind them", () => {
  const given = /** @type {any} */ ([["w[1,1]", 2], ["w[2,1]", 3], ["delta[1]", 5], ["delta[2]", 7], ["p", 4]]);
  const { worth } = drawn({ given }, 0);
  assert.equal(worth("sum(w[k,1]*delta[k], k)"), 2 * 5 + 3 * 7);
  assert.equal(worth("p*q", { p: 3, q: 11 }), 33);
  assert.equal(worth("p"), 4, "what was replaced once is not so for ever");
  close(worth("1/(1 + e^(-p))"), 1 / (1 + Math.exp(-4)), "e is a number");
  assert.throws(() => worth("q"), { message: "q: is not among the numbers given." });
  const network = { x: [0.5], y: [1], w: [[[2]], [[3]]], b: [[0.25], [-1]] };
  const net = drawn({ given: /** @type {any} */ ([["w^2[1,1]", 4]]), network }, 0);
  const a = 1 / (1 + Math.exp(-(2 * 0.5 + 0.25)));
  close(net.worth("a^2[1]"), 4 * a - 1, "a number given takes its place in the network");
  close(net.worth("dC/dw^1[1,1]"), 2 * (4 * a - 2) * 4 * a * (1 - a) * 0.5, "and its slopes follow");
  close(net.worth("a^2[1]", { "w^2[1,1]": 5 }), 5 * a - 1, "another one for a single question");
});

Deno.test("the keys and the symbols of what a formula names", () => {
  assert.deepEqual(keysIn("a^3[1] - y[1]*C"), ["a:3,1", "y:1", "cost:"]);
  assert.deepEqual(keysIn("sum(w^2[k,1]*delta^2[k], k) + a^1[1]"), ["a:1,1"], "what a sum runs over has no key");
  assert.deepEqual(symbolsIn("sum(w^2[k,1]*delta^2[k], k)/C"), ["w", "delta", "cost"]);
  assert.deepEqual([ownKey("w^2[1,2]"), ownKey("w^2[1,2] + 1")], ["w:2,1,2", null]);
});
