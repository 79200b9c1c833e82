/** Every right order of some steps is accepted, and no other. */
import assert from "node:assert/strict";
import { firstTooEarly } from "../../bplib/widgets/js/exercise/order_of_steps.js";
import { drawFrom } from "./support.js";

const permutations = (list) =>
  list.length < 2
    ? [list]
    : list.flatMap((first, i) => permutations(list.toSpliced(i, 1)).map((rest) => [first, ...rest]));

/** Every order that comes about when one takes, again and again, any step of which all that it needs is there. */
function taken(left, needs, done = []) {
  if (!left.length) return [done];
  const open = left.filter((step) => needs[step].every((other) => done.includes(other)));
  return open.flatMap((step) => taken(left.filter((other) => other !== step), needs, [...done, step]));
}

Deno.test("all orders in which nothing stands before what it needs are right, and they alone", () => {
  const { whole, number } = drawFrom(3);
  for (let round = 0; round < 40; round++) {
    const texts = "abcdef".slice(0, whole(3, 6)).split("");
    const needs = Object.fromEntries(
      texts.map((text, i) => [text, texts.slice(0, i).filter(() => number(0, 1) < 0.5)]),
    );
    const part = { steps: texts.map((text) => /** @type {[string, string]} */ ([text, ""])), needs };
    const right = permutations(texts).filter((order) => firstTooEarly(order, part) < 0);
    assert.deepEqual(right.map(String).sort(), taken(texts, needs).map(String).sort(), JSON.stringify(needs));
  }
});

Deno.test("without a word about it, a step needs all before it", () => {
  /** @type {{steps: [string, string][], needs?: Record<string, string[]>}} */
  const part = { steps: [["a", ""], ["b", ""], ["c", ""], ["d", ""]] };
  assert.equal(firstTooEarly(["a", "b", "c", "d"], part), -1);
  assert.equal(firstTooEarly(["a", "c", "b", "d"], part), 1);
  const loose = { ...part, needs: { c: ["a"] } };
  assert.equal(firstTooEarly(["a", "c", "b", "d"], loose), -1);
  assert.equal(firstTooEarly(["a", "d", "b", "c"], loose), 1);
  assert.equal(firstTooEarly(["c", "a", "b", "d"], loose), 0);
});
