/** The opening: its rounds go down the slope that a push finds, its story ends where the step ends, and its stage has room. */
import assert from "node:assert/strict";
import { cost, forward, valueAt, withValue } from "../../bplib/widgets/js/core/engine.js";
import { errorWidth, radiusOf, widthOf } from "../../bplib/widgets/js/learning/ink.js";
import { follower } from "../../bplib/widgets/js/learning/live.js";
import {
  hasBurst,
  netWith,
  nextRound,
  parametersOf,
  roundOf,
  valuesOf,
  wordsOn,
} from "../../bplib/widgets/js/learning/rounds.js";
import { nearest, pointOn, POINTS, stageOf } from "../../bplib/widgets/js/learning/stage.js";
import { captionAt, story, TAKEN } from "../../bplib/widgets/js/learning/story.js";
import { close, drawFrom, slopeOf } from "./support.js";

const OURS = {
  net: {
    sizes: [1, 2, 2, 1],
    hidden: "sigmoid",
    output: "linear",
    cost: "squared error",
    w: [null, [[-0.9], [0.5]], [[-1.7, 2], [0.9, -1.4]], [[1.9, -1.4]]],
    b: [null, [0.7, 0.6], [-0.4, -0.9], [-0.3]],
  },
  x: [0.5],
  y: [1],
};

/** A network with one answer, of sizes that the widget takes. */
function worldOf(seed) {
  const { number, whole, among } = drawFrom(seed);
  const list = (n, make = () => number(-2, 2)) => Array.from({ length: n }, make);
  const sizes = [...list(whole(1, 4), () => whole(1, 4)), 1];
  const layers = (make) => [null, ...sizes.slice(1).map((n, i) => make(n, sizes[i]))];
  const net = {
    sizes,
    hidden: among(["sigmoid", "tanh"]),
    output: "linear",
    cost: among(["squared error", "half squared error"]),
    w: layers((n, m) => list(n, () => list(m))),
    b: layers((n) => list(n)),
  };
  return { net, x: list(sizes[0]), y: list(1) };
}

const WORLDS = [OURS, ...Array.from({ length: 30 }, (_, seed) => worldOf(seed))];
const named = (world) => JSON.stringify(world);

Deno.test("a round takes every number against the slope that a push finds", () => {
  for (const world of WORLDS) {
    const parameters = parametersOf(world.net.sizes);
    const next = nextRound(roundOf(world), 0.1);
    for (const { key } of parameters) {
      const C = (v) => {
        const { net, x, y } = withValue(world, key, v);
        return cost(net, forward(net, x), y);
      };
      const slope = slopeOf(C, valueAt(world, key));
      close(valueAt(next.world, key), valueAt(world, key) - 0.1 * slope, `${key} of ${named(world)}`, 1e-8);
    }
  }
});

Deno.test("our network answers 0.3890, then 0.6306", () => {
  const first = roundOf(OURS);
  assert.equal(first.answer.toFixed(4), "0.3890");
  assert.equal(nextRound(first, 0.1).answer.toFixed(4), "0.6306");
});

Deno.test("values are taken out of a net and put into it, each in its place", () => {
  for (const { net } of WORLDS) {
    const parameters = parametersOf(net.sizes);
    const values = valuesOf(net, parameters);
    assert.deepEqual(netWith(net, parameters, values), net);
    const other = values.map((_, i) => i);
    assert.deepEqual(valuesOf(netWith(net, parameters, other), parameters), other);
    assert.deepEqual(valuesOf(net, parameters), values, "the net itself stays as it was");
  }
});

Deno.test("numbers that have run away are told from those that have not", () => {
  const round = (answer, C) => /** @type {any} */ ({ answer, C });
  for (const [answer, C] of [[NaN, NaN], [1e8, 1e16], [-1e8, 1e16], [3, Infinity]]) {
    assert.ok(hasBurst(round(answer, C)));
  }
  for (const [answer, C] of [[0.389, 0.37], [-1e6, 1e12]]) assert.ok(!hasBurst(round(answer, C)));
});

Deno.test("what is said of the misses", () => {
  const said = [
    [[-0.6, -0.4], /The error runs back/],
    [[-0.6, -0.001], /It has learnt/],
    [[-0.6, 0.2], /leapt over the target/],
    [[-0.6, 0.5, -0.45, 0.4], /by less each time/],
    [[-0.6, 0.7, -0.8, 0.9], /further each time/],
    [[-0.6, 0.6, -0.6, 0.6], /Stuck/],
    [[-0.6, 0.5, -0.45, 0.4, 0.3], /The error runs back/],
  ];
  for (const [misses, wanted] of said) {
    assert.match(wordsOn(/** @type {number[]} */ (misses)), /** @type {RegExp} */ (wanted));
  }
});

Deno.test("the story begins with the first round, ends with the second, and holds no number that is none", () => {
  for (const world of WORLDS) {
    const first = roundOf(world), second = nextRound(first, 0.1), parameters = parametersOf(world.net.sizes);
    const { at, seconds, poster } = story(first, second, parameters);
    const pictures = Array.from({ length: 601 }, (_, i) => at((seconds * i) / 600));
    assert.deepEqual(pictures[0].values, valuesOf(world.net, parameters));
    assert.equal(pictures[0].answer, null);
    valuesOf(second.world.net, parameters).forEach((v, i) => close(pictures.at(-1).values[i], v, named(world)));
    close(pictures.at(-1).said, second.answer, named(world));
    valuesOf(second.world.net, parameters).forEach((v, i) => close(at(TAKEN).values[i], v, `taken: ${named(world)}`));
    for (const picture of [...pictures, poster()]) {
      for (const [name, value] of Object.entries(picture)) {
        const wrong = [value].flat(3).find((v) =>
          !(v === null || typeof v === "boolean" || Number.isFinite(v)) ||
          (name.endsWith("Ink") && Math.abs(Number(v) - 0.5) > 0.5)
        );
        if (wrong !== undefined) assert.fail(`${name} = ${wrong} in ${named(world)}`);
      }
    }
  }
});

Deno.test("the story goes forward, then back, layer by layer", () => {
  const first = roundOf(OURS), second = nextRound(first, 0.1);
  const { at, seconds } = story(first, second, parametersOf(OURS.net.sizes));
  const times = Array.from({ length: 601 }, (_, i) => (seconds * i) / 600);
  const begins = (shows) => times.find((t) => shows(at(t)));
  const order = [
    ...[1, 2, 3].map((l) => begins(({ filled }) => filled[l] > 0.5)),
    begins(({ answer }) => answer !== null),
    begins(({ gap }) => gap > 0),
    ...[3, 2, 1].map((l) => begins(({ rings }) => rings[l] > 0.5)),
    begins(({ glow }) => glow > 0.1),
    begins(({ said }) => said > first.answer),
  ];
  assert.ok(order.every((t) => t !== undefined));
  assert.deepEqual(order, [...order].sort((a, b) => a - b));
});

Deno.test("its captions say what is so", () => {
  const first = roundOf(OURS);
  assert.equal(captionAt(3, first, nextRound(first, 0.1)), "It falls short.");
  assert.match(captionAt(6, first, nextRound(first, 0.1)), /nearer\.$/);
  assert.match(captionAt(6, first, nextRound(first, 2)), /no nearer/);
  const high = roundOf({ ...OURS, y: [-1] });
  assert.equal(captionAt(2.5, high, high), "The answer should have been −1.");
  assert.equal(captionAt(3, high, high), "It goes too far.");
  const met = roundOf({ ...OURS, y: [first.answer] });
  for (const t of [3, 4, 5, 6]) {
    assert.equal(captionAt(t, met, nextRound(met, 0.1)), "It is. No error runs back, and nothing changes.");
  }
});

Deno.test("what is shown glides to what is true, and then stands still", () => {
  const first = roundOf(OURS), second = nextRound(first, 0.1), parameters = parametersOf(OURS.net.sizes);
  const live = follower(parameters, first);
  live.towards(second);
  assert.ok(live.advance(0.016, { held: false, still: false }));
  const [from, to] = [first, second].map(({ answer }) => answer);
  const { answer, said } = live.picture(null);
  assert.ok(answer > from && answer < to && said === to, `${from} < ${answer} < ${to}`);
  for (let i = 0; i < 200; i++) live.advance(0.016, { held: false, still: false });
  assert.equal(live.advance(0.016, { held: false, still: false }), false);
  assert.deepEqual(live.picture(null).values, valuesOf(second.world.net, parameters));
  const still = follower(parameters, first);
  still.towards(second);
  still.advance(0.016, { held: false, still: true });
  assert.equal(still.picture(null).answer, to);
});

Deno.test("sizes are true: widths in proportion, and of a value the area", () => {
  close(widthOf(-2), 2 * widthOf(1), "weight");
  close(errorWidth(-2), -2 * errorWidth(1), "error");
  close(radiusOf(4), 2 * radiusOf(1), "value");
});

Deno.test("the stage has room for each network at each size", () => {
  for (const world of WORLDS) {
    const { net: { sizes }, y: [target] } = world;
    const answer = roundOf(world).answer;
    const scale = /** @type {[number, number]} */ ([Math.min(0, target, answer), Math.max(0, target, answer)]);
    const parameters = parametersOf(sizes);
    for (const [width, height] of [[320, 440], [366, 440], [600, 440], [688, 400], [860, 400], [1180, 500]]) {
      const stage = stageOf({ width, height, sizes, parameters, scale });
      const nodes = stage.nodes.flat(), what = `${sizes} at ${width} × ${height}`;
      for (const { x, y } of nodes) {
        const inside = x >= stage.radius && x <= width - stage.radius && y >= stage.radius &&
          y <= height - stage.radius;
        assert.ok(inside, `a neuron at ${x}, ${y}: ${what}`);
      }
      nodes.forEach((one, i) =>
        nodes.slice(i + 1).forEach((other) => {
          const apart = Math.hypot(one.x - other.x, one.y - other.y) - 2 * stage.radius;
          assert.ok(apart > 4, `neurons ${apart} pixels apart: ${what}`);
        })
      );
      for (const v of [0, target, answer]) {
        assert.ok(stage.rail(v) >= 10 && stage.rail(v) <= width - 10, `${v} on the rail: ${what}`);
      }
      const end = stage.nodes.at(-1)[0];
      assert.ok(stage.tall || stage.rail(scale[0]) > end.x + stage.radius + 10, `the rail begins too early: ${what}`);
      stage.edges.forEach((edge) => {
        const steps = edge.x.slice(1).map((x, i) => Math.hypot(x - edge.x[i], edge.y[i + 1] - edge.y[i]));
        assert.ok(Math.max(...steps) - Math.min(...steps) < 0.5, `uneven: ${what}`);
        assert.equal(steps.length, POINTS);
      });
    }
  }
});

Deno.test("an edge is found under the pointer, and none where there is none", () => {
  const parameters = parametersOf(OURS.net.sizes);
  const stage = stageOf({ width: 860, height: 400, sizes: OURS.net.sizes, parameters, scale: [0, 1] });
  const widths = valuesOf(OURS.net, parameters).map(widthOf);
  parameters.forEach((_, i) => {
    const { x, y } = pointOn(stage.edges[i], 0.3);
    assert.equal(nearest(stage, x, y, widths, 14), i, parameters[i].key);
  });
  assert.equal(nearest(stage, 700, 60, widths, 14), null);
});
