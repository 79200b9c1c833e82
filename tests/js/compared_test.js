import assert from "node:assert/strict";
import { comparedTo, expectedOf, LINES, numbersOf, samplesOf } from "../../bplib/widgets/js/own_lines/compared.js";
import { evaluate } from "../../bplib/widgets/js/core/engine.js";

const net = {
  sizes: [1, 2, 2, 1],
  hidden: "sigmoid",
  output: "linear",
  cost: "squared error",
  w: [null, [[-0.9], [0.5]], [[-1.7, 2], [0.9, -1.4]], [[1.9, -1.4]]],
  b: [null, [0.7, 0.6], [-0.4, -0.9], [-0.3]],
};
const world = { net, x: [0.5], y: [1] };
const { names } = LINES.sample;
const changed = (change) => {
  const found = structuredClone(expectedOf(world, false));
  change(found);
  return comparedTo(expectedOf(world, false), found, names);
};

Deno.test("what the network itself makes is right, for a sample and for a batch", () => {
  for (const batch of [false, true]) {
    const expected = expectedOf(world, batch);
    assert.equal(comparedTo(expected, structuredClone(expected), names).right, true);
    assert.equal(expected.a[0][0].length, samplesOf(world, batch).length);
  }
  const numbers = numbersOf(expectedOf(world, false)), engine = evaluate(net, world.x, world.y);
  for (const [key, v] of Object.entries(numbers)) assert.ok(Math.abs(v - engine[key]) < 1e-12, key);
});

Deno.test("the first that differs is named, in the order in which a pass makes it, and its slip", () => {
  const turn = (m) => m.map((row) => row.map((v) => -v));
  const double = (m) => m.map((row) => row.map((v) => 2 * v));
  assert.match(
    changed((f) => f.delta[3] = turn(f.delta[3])).text,
    /^The first to differ is delta\[3\].* The sign is turned round\.$/,
  );
  assert.match(changed((f) => f.dw[2] = double(f.dw[2])).text, /dw\[2\].*There is a factor of 2/);
  assert.match(changed((f) => f.delta[1] = null).text, /delta\[1\]: expected the shape \(2, 1\); got nothing yet/);
  assert.match(changed((f) => f.a[1] = [[1, 2], [3, 4]]).text, /a\[1\]: expected the shape \(2, 1\); got \(2, 2\)/);
  assert.match(changed((f) => f.z[2] = [0.1, 0.2]).text, /z\[2\]: expected the shape \(2, 1\); got something else/);
  assert.deepEqual(changed((f) => (f.db[1] = double(f.db[1]), f.z[1] = null)).wrong, ["z 1", "db 1"]);
});

Deno.test("nothing at all is told likewise", () => {
  assert.match(
    comparedTo(expectedOf(world, false), {}, names).text,
    /a\[0\]: expected the shape \(1, 1\); got nothing yet/,
  );
});
