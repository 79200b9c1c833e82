/** The engine: every slope is what a small push shows, a step goes down, and what is replaced is one number. */
import assert from "node:assert/strict";
import {
  ACTIVATIONS,
  backward,
  cost,
  COSTS,
  evaluate,
  forward,
  isKept,
  stepped,
  valueAt,
  withValue,
} from "../../bplib/widgets/js/core/engine.js";
import { close, drawFrom, slopeOf } from "./support.js";

/** A network with random widths, functions and numbers. */
function world(seed) {
  const { number, whole, among } = drawFrom(seed);
  const list = (n, make = () => number(-2, 2)) => Array.from({ length: n }, make);
  const sizes = list(whole(2, 5), () => whole(1, 4));
  const smooth = Object.keys(ACTIVATIONS).filter((name) => name !== "relu"); // a kink has no slope
  const net = {
    sizes,
    hidden: among(smooth),
    output: among(smooth),
    cost: among(Object.keys(COSTS)),
    w: sizes.map((n, l) => (l ? list(n, () => list(sizes[l - 1])) : null)),
    b: sizes.map((n, l) => (l ? list(n) : null)),
  };
  return { net, x: list(sizes[0]), y: list(sizes.at(-1)) };
}
const costOf = ({ net, x, y }) => cost(net, forward(net, x), y);
const gradients = (numbers) => Object.entries(numbers).filter(([key]) => /^d[wb]:/.test(key));

Deno.test("each gradient is what a small push of its weight, its bias or its neuron shows", () => {
  for (let seed = 0; seed < 40; seed++) {
    const here = world(seed);
    const numbers = evaluate(here.net, here.x, here.y);
    for (const [key, value] of gradients(numbers)) {
      const own = key.slice(1);
      const shown = slopeOf((v) => costOf(withValue(here, own, v)), valueAt(here, own));
      close(value, shown, `seed ${seed}, ${key}`, 1e-8);
    }
    for (const [key, value] of Object.entries(numbers).filter(([key]) => key.startsWith("delta:"))) {
      const [l, j] = key.slice(6).split(",").map(Number);
      const after = (by) => cost(here.net, forward(here.net, here.x, { l, j: j - 1, by }), here.y);
      close(value, slopeOf(after, 0), `seed ${seed}, ${key}`, 1e-8);
    }
  }
});

Deno.test("a small step against the gradient lowers the cost by about the square of its length", () => {
  for (let seed = 0; seed < 40; seed++) {
    const { net, x, y } = world(seed);
    const back = backward(net, forward(net, x), y);
    const length = gradients(evaluate(net, x, y)).reduce((sum, [, v]) => sum + v * v, 0);
    if (length < 1e-6) continue; // nothing left to learn
    const eta = 1e-6 / Math.max(1, length);
    const fall = costOf({ net, x, y }) - costOf({ net: stepped(net, back, eta), x, y });
    close(fall / (eta * length), 1, `seed ${seed}`, 1e-2);
  }
});

Deno.test("a ReLU passes what is positive, its slope is 0 or 1, and at 0 it is 0", () => {
  const { f, df } = ACTIVATIONS.relu;
  assert.deepEqual([-2, 0, 3].map((z) => [f(z), df(z, f(z))]), [[0, 0], [0, 0], [3, 1]]);
});

Deno.test("a step that ends beyond the numbers is noticed, and no other", () => {
  const { net, x, y } = world(3);
  const back = backward(net, forward(net, x), y);
  assert.ok(isKept(net) && isKept(stepped(net, back, 1)));
  for (const [l, grown] of [[1, "dw"], [1, "db"]]) {
    for (const v of [Infinity, NaN]) {
      const wrong = structuredClone(back);
      if (grown === "dw") wrong.dw[l][0][0] = v;
      else wrong.db[l][0] = v;
      assert.ok(!isKept(stepped(net, wrong, 0.1)), `${grown} = ${v}`);
    }
  }
});

Deno.test("one number is replaced in a copy, and nothing else moves", () => {
  const here = world(7);
  const keys = Object.keys(evaluate(here.net, here.x, here.y)).filter((key) => /^[wbxy]:/.test(key));
  const before = JSON.stringify(here);
  for (const key of keys) {
    const there = withValue(here, key, 9.5);
    assert.equal(valueAt(there, key), 9.5);
    for (const other of keys) if (other !== key) assert.equal(valueAt(there, other), valueAt(here, other), other);
  }
  assert.equal(JSON.stringify(here), before, "the original has changed");
});
