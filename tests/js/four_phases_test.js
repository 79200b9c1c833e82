/** The pure parts of the four phases: what is taken back, sizes of one's own, rounds, and the shape of a ribbon. */
import assert from "node:assert/strict";
import { cost, forward } from "../../bplib/widgets/js/core/engine.js";
import { between } from "../../bplib/widgets/js/four_phases/glide.js";
import { history, recorded } from "../../bplib/widgets/js/four_phases/history.js";
import { drawnNetwork, readSizes } from "../../bplib/widgets/js/four_phases/own_network.js";
import { roundsFrom } from "../../bplib/widgets/js/four_phases/training.js";
import { ribbonScale, ribbonShapes } from "../../bplib/widgets/js/network/ribbon.js";

const NET = {
  sizes: [1, 2, 1],
  hidden: "sigmoid",
  output: "linear",
  cost: "squared error",
  w: [null, [[-1.25], [2]], [[-1.5, 1]]],
  b: [null, [0.25, -1], [0.5]],
};
const WORLD = { net: NET, x: [0.5], y: [1] };

/** A model of traits, and what was put into it. */
function modelOf(traits) {
  const model = /** @type {any} */ ({ get: (name) => traits[name] });
  return { model, put: (changes) => Object.assign(traits, changes), traits };
}

Deno.test("what is changed is taken back, one move of the hand at a time", () => {
  const { model, put, traits } = modelOf({ eta: 0.1, x: [1], step: 0 });
  const past = history();
  const change = recorded(model, past, put);
  for (const v of [2, 3, 4]) change({ x: [v] }, "x:1");
  past.close();
  change({ x: [5] }, "x:1");
  change({ step: 3 });
  change({ x: [5] }, "x:1");
  change({ eta: 0.5, step: 7 });
  assert.deepEqual(past.undo(), { eta: 0.1, step: 3 });
  assert.deepEqual(past.undo(), { x: [4] });
  assert.deepEqual(past.undo(), { x: [1] });
  assert.equal(past.undo(), null);
  assert.equal(past.canUndo(), false);
  assert.deepEqual(past.redo(), { x: [4] });
  put({ x: [4] });
  change({ eta: 0.9 });
  assert.equal(past.canRedo(), false, "what was taken back is gone when another way is taken");
  assert.equal(traits.eta, 0.9);
});

Deno.test("a number that the hand has put back is no change", () => {
  const { model, put } = modelOf({ x: [1] });
  const past = history();
  const change = recorded(model, past, put);
  for (const v of [2, 3, 1]) change({ x: [v] }, "x:1");
  assert.equal(past.canUndo(), false);
  for (const v of [2, 1, 5]) change({ x: [v] }, "x:1");
  assert.deepEqual(past.undo(), { x: [1] });
  assert.equal(past.undo(), null);
});

Deno.test("the oldest of very many changes are forgotten", () => {
  const { model, put } = modelOf({ eta: 0 });
  const past = history();
  const change = recorded(model, past, put);
  for (let i = 1; i <= 1000; i++) change({ eta: i });
  let count = 0;
  while (past.canUndo()) {
    past.undo();
    count++;
  }
  assert.ok(count >= 100 && count < 1000, `${count} kept`);
});

Deno.test("sizes are read as people write them, and refused in words", () => {
  for (const text of ["3-4-3", " 3 - 4 - 3 ", "3, 4, 3", "3 4 3", "3–4–3"]) {
    assert.deepEqual(readSizes(text), [3, 4, 3]);
  }
  for (const text of ["", "3", "5-1", "1-0", "1-1-1-1-1", "a-b", "1-2-x", "-1-2", "1e9-1", "<img>"]) {
    assert.throws(
      () => readSizes(text),
      /Expected two to four layers of one to four neurons, such as 3-4-3; got/,
      text,
    );
  }
});

Deno.test("a network of one's own has the sizes that were asked for, and is always the same", () => {
  for (const sizes of [[1, 1], [3, 4, 3], [4, 4, 4, 4], [4, 1, 4]]) {
    const made = drawnNetwork(sizes, { x: [0.5, -1], y: [1, 0] });
    assert.deepEqual(made, drawnNetwork(sizes, { x: [0.5, -1], y: [1, 0] }));
    assert.deepEqual(made.w.slice(1).map((m) => [m.length, m[0].length]), sizes.slice(1).map((n, l) => [n, sizes[l]]));
    assert.deepEqual(made.b.slice(1).map((b) => b.length), sizes.slice(1));
    assert.deepEqual([made.x.length, made.y.length], [sizes[0], sizes.at(-1)]);
    for (const v of made.w.flat(3)) assert.ok(v === null || (Math.abs(v) <= 2 && v !== 0), `${sizes}: ${v}`);
  }
});

Deno.test("rounds go down the slope, and the costs are those before each", () => {
  const { worlds, costs } = roundsFrom(WORLD, 0.1, 5);
  const costOf = ({ net, x, y }) => cost(net, forward(net, x), y);
  assert.deepEqual(costs, [WORLD, ...worlds].slice(0, 5).map(costOf));
  assert.ok(costs.every((C, i) => i === 0 || C < costs[i - 1]), `${costs}`);
  const far = { ...WORLD, net: { ...NET, w: [null, [[1e200], [1]], [[1e200, 1]]], hidden: "linear" } };
  assert.deepEqual(roundsFrom(far, 1, 3).worlds, [], "a step beyond what can be kept is not taken");
});

Deno.test("half-way between two states lies a state of the network", () => {
  const { worlds: [next] } = roundsFrom(WORLD, 0.1, 1);
  const half = between(WORLD, next, 0.5);
  assert.equal(half.net.w[2][0][1], (NET.w[2][0][1] + next.net.w[2][0][1]) / 2);
  assert.equal(half.net.w[0], null);
  assert.equal(between(WORLD, next, 1), next);
});

/** How wide an outline along the x-axis is at x: from the polygon itself. */
function widthAt(d, x) {
  const points = d.slice(1, -1).split("L").map((point) => point.split(",").map(Number));
  const crossings = points.flatMap(([ax, ay], i) => {
    const [bx, by] = points[(i + 1) % points.length];
    return (ax - x) * (bx - x) < 0 ? [ay + ((by - ay) * (x - ax)) / (bx - ax)] : [];
  });
  return crossings.length ? Math.max(...crossings) - Math.min(...crossings) : 0;
}

Deno.test("a ribbon leaves as wide as the error and arrives as wide as w times it", () => {
  const [from, to] = [[0, 0], [100, 0]];
  for (const [leaves, arrives] of [[20, 8], [8, 20], [-20, -8]]) {
    const [shape, ...others] = ribbonShapes(from, to, leaves, arrives);
    assert.equal(others.length, 0);
    assert.equal(shape.negative, leaves < 0);
    assert.ok(Math.abs(widthAt(shape.d, 5) - Math.abs(leaves)) < 0.3, `${leaves}: ${shape.d}`);
    assert.ok(Math.abs(widthAt(shape.d, 85) - Math.abs(arrives)) < 0.3, `${arrives}: ${shape.d}`);
  }
  const [first, second] = ribbonShapes(from, to, 20, -10);
  assert.deepEqual([first.negative, second.negative], [false, true]);
  assert.ok(widthAt(first.d, 49) < 1 && widthAt(second.d, 51) < 1, "pinched where the sign turns");
  assert.ok(Math.abs(widthAt(second.d, 86) - 10) < 0.3);
});

Deno.test("ribbons have one scale a step, and none is wider than there is room for", () => {
  const flows = [[3, 6], [-50, 20], [0.1, -0.2]];
  for (const vertical of [true, false]) {
    const scale = ribbonScale(flows, vertical);
    const [widest, together] = vertical ? [16, 30] : [24, 40];
    assert.ok(Math.max(...flows.flat().map((v) => Math.abs(v) * scale)) <= widest + 1e-9);
    assert.ok(flows.reduce((sum, [, v]) => sum + Math.abs(v) * scale, 0) <= together + 1e-9);
  }
  assert.equal(ribbonScale([[0.1, 0.1]], false), ribbonScale([[0.2, 0.3]], false), "small errors stay small");
});
