/** Networks that nobody can have known: drawn by lot, of functions of no special kind, and plain enough for rounding. */
import assert from "node:assert/strict";
import { conditionsOf } from "../../bplib/widgets/js/answer/conditions.js";
import { activationByLot, activationOfKind, costByLot, costOfKind } from "../../bplib/widgets/js/answer/general.js";
import { judgeFor } from "../../bplib/widgets/js/answer/judge.js";
import { parse } from "../../bplib/widgets/js/answer/parser.js";
import { hasCorner, neuronsIn, numbersIn } from "../../bplib/widgets/js/answer/tree.js";
import { networkByLot, trialNetworks } from "../../bplib/widgets/js/answer/trial_networks.js";
import { ACTIVATIONS } from "../../bplib/widgets/js/core/engine.js";
import { close, drawFrom, slopeOf } from "./support.js";

const CONDITIONS = [
  "",
  "sigmoid",
  "ReLU",
  "tanh; squared error",
  "softmax",
  "softmax, cross-entropy",
  "batch",
  "decay; step",
];
const lots = (conditions, taken = new Set(), count = 12) =>
  Array.from({ length: count }, (_, lot) => networkByLot(conditionsOf(conditions), "a text", taken, lot));

Deno.test("the slopes of each kind are its slopes", () => {
  const { number } = drawFrom(3);
  for (let round = 0; round < 40; round++) {
    const [bend, cost, z] = [activationByLot(number), costByLot(number), number(-4, 4)];
    close(bend.df(z, bend.f(z)), slopeOf(bend.f, z), `${bend.family} ${bend.numbers} at ${z}`, 1e-9);
    const [a, y] = [0, 1].map(() => [number(-2, 2), number(-2, 2), number(-2, 2)]);
    cost.dC(a, y).forEach((slope, j) => {
      const shown = slopeOf((v) => cost.C(a.with(j, v), y), a[j]);
      close(slope, shown, `${cost.family} ${cost.numbers} at ${a}, ${y}, along ${j}`, 1e-9);
    });
  }
});

Deno.test("an activation by lot is of any kind, and a steep one a wave that turns so much faster", () => {
  const { number } = drawFrom(5);
  const families = Array.from({ length: 40 }, () => activationByLot(number).family);
  assert.deepEqual([...new Set(families)].sort(), ["swish", "wave"]);
  for (const steep of [2, 6]) {
    for (let round = 0; round < 20; round++) {
      const { family, numbers } = activationByLot(number, steep);
      assert.ok(family === "wave" && numbers[2] >= 1.6 * steep && numbers[2] <= 2.2 * steep, `${family} ${numbers}`);
    }
  }
});

Deno.test("a cost so many times as great has slopes so many times as great", () => {
  const { number } = drawFrom(6);
  const [a, y] = [[0.3, -0.8], [0.5, 0.2]];
  for (let round = 0; round < 20; round++) {
    const { family, numbers, C, dC } = costByLot(number, 30);
    const one = costOfKind(family, numbers);
    close(C(a, y), 30 * one.C(a, y), family);
    dC(a, y).forEach((slope, j) => close(slope, 30 * one.dC(a, y)[j], family));
  }
});

Deno.test("a wave's slope is not even, nor monotone, nor of one sign; no cost is of one sign", () => {
  const { df } = activationOfKind("wave", [0.3, 0.5, 2, 1, 0.2]);
  const slopes = [-3, -2, -1, 0, 1, 2, 3].map((z) => df(z, NaN));
  assert.ok(slopes.some((v) => v < -0.1) && slopes.some((v) => v > 0.1), `${slopes}`);
  assert.ok([1, 2, 3].every((z) => Math.abs(df(z, NaN) - df(-z, NaN)) > 0.1), `${slopes}`);
  const rises = slopes.slice(1).map((v, i) => v > slopes[i]);
  assert.ok(rises.includes(true) && rises.includes(false), `${slopes}`);
  for (
    const [family, high] of /** @type {[string, number[]][]} */ ([
      ["exponential", [2, 2]],
      ["neighbours", [9, 9]],
      ["logarithmic", [2, 2]],
    ])
  ) {
    const { C } = costOfKind(family, [0.5, 0.5]);
    const low = family === "logarithmic" ? [-1, 1] : [0.1, -0.1];
    assert.ok(C(high, [1, 1]) > 0 && C(low, [1, -0.1]) < 0, `${family}: ${C(high, [1, 1])}, ${C(low, [1, -0.1])}`);
  }
});

Deno.test("a lot is the text's own, and nothing in it is taken, twice the same, near 0 or far out", () => {
  const taken = new Set([2, 3, 5, 7, 0.5]);
  for (const conditions of CONDITIONS) {
    for (const [lot, network] of lots(conditions, taken).entries()) {
      const { sizes, samples, passes, softmax, L, l } = network;
      const counts = samples > 1 ? [...sizes, samples] : sizes;
      const what = `${conditions}: ${counts}`;
      assert.equal(new Set(counts).size, counts.length, what);
      assert.ok(counts.every((n) => n > 1 && !taken.has(n)), what);
      assert.ok(l > 1 && l < L - 1, what);
      for (const { z, a, steep } of passes) {
        for (const v of [...z, ...a, ...steep].flat()) {
          const [least, most] = [1e-3 / samples, lot % 2 ? 200 * 7 : 200];
          const made = v === 0 && conditions === "ReLU"; // of what is below 0, and nothing near it
          assert.ok(v === null || made || (Math.abs(v) > least && Math.abs(v) < most), `${what}: ${v}`);
        }
        if (softmax) close(a[L].reduce((p, q) => p + q), 1, what);
      }
    }
  }
  assert.deepEqual(lots("batch")[3].x, lots("batch")[3].x);
  const other = networkByLot(conditionsOf("batch"), "another text", new Set(), 3);
  assert.notDeepEqual(other.x, lots("batch")[3].x);
});

Deno.test("where the lot is odd, some numbers are greater than those that are taken, and where it is even none", () => {
  const greatest = (...arrays) => Math.max(...arrays.flat(4).map(Math.abs));
  for (const conditions of CONDITIONS) {
    const flat = /sigmoid|ReLU|tanh|softmax/.test(conditions); // far out, a sigmoid or a softmax has no slope
    let beyond = 0;
    lots(conditions, new Set([7, 0.5])).forEach(({ w, b, x, y, letters, shares }, lot) => {
      const what = `${conditions}, lot ${lot}`;
      const [own, target, letter] = [greatest(w, b, x), greatest(y), greatest(letters)];
      beyond += own > 7 ? 1 : 0;
      assert.ok(own <= (lot % 2 ? 14 : flat ? 1.3 : 6), `${what}: ${own}`);
      assert.ok(lot % 2 && !shares ? target > 7 && target <= 84 : target <= 6, `${what}: a target ${target}`);
      assert.ok(lot % 2 ? letter > 12 && letter <= 84 : letter > 6 && letter <= 12, `${what}: a letter ${letter}`);
    });
    assert.ok(beyond > 0, `${conditions}: none beyond 7`);
  }
  const networks = lots("decay; step");
  for (const rate of /** @type {const} */ (["eta", "lambda"])) {
    const values = networks.map((network) => network[rate]);
    assert.ok(Math.max(...values) > 10 * Math.min(...values) && Math.min(...values) > 0, `${rate}: ${values}`);
  }
});

Deno.test("where a condition asks for one width, all layers but the last have it, and two may share their weights", () => {
  for (const conditions of ["skip", "shared"]) {
    for (const { sizes, w, l } of [...trialNetworks(conditions), ...lots(conditions)]) {
      const [last, ...others] = [...sizes].reverse();
      assert.ok(new Set(others).size === 1 && last !== others[0], `${conditions}: ${sizes}`);
      assert.equal(w[3] === w[2], conditions === "shared");
      if (conditions === "shared") assert.equal(l, 2);
    }
  }
});

Deno.test("within a trial network no two layers have one width, nor as many neurons as there are samples", () => {
  for (const { sizes, samples, L, l } of trialNetworks("batch")) {
    assert.equal(new Set([...sizes, samples]).size, L + 2, `${sizes}, ${samples}`);
    assert.ok(l > 1 && l < L - 1, `layer ${l} of ${L}`);
  }
});

Deno.test("between the networks nothing is the same", () => {
  const differ = (what, values) =>
    assert.ok(new Set(values.map((v) => JSON.stringify(v))).size > 2, `${what}: ${values}`);
  for (const networks of [trialNetworks("batch; decay; step"), lots("batch; decay; step")]) {
    differ("samples", networks.map(({ samples }) => samples));
    differ("eta", networks.map(({ eta }) => eta));
    differ("lambda", networks.map(({ lambda }) => lambda));
    differ("lambda - eta", networks.map(({ eta, lambda }) => (lambda - eta).toFixed(6)));
    differ("the cost", networks.map(({ cost }) => cost));
    differ("the activation", networks.map(({ hidden }) => [hidden, `${hidden.f}`]));
    differ("widths", networks.map(({ sizes }) => sizes));
    assert.ok(
      new Set(networks.map(({ L }) => L)).size > 1 && new Set(networks.map(({ l }) => l)).size > 1,
      "depth and l",
    );
  }
  const far = lots("batch", new Set([9]), 6).filter((_, lot) => lot % 2);
  for (const layer of [1, 2, 3, 4]) assert.ok(far.some(({ sizes }) => sizes[layer] > 9), `layer ${layer}`);
  assert.ok(far.some(({ samples }) => samples > 9), "samples");
});

Deno.test("a lot has every neuron that a formula names", () => {
  for (let lot = 0; lot < 12; lot++) {
    const { sizes } = networkByLot(conditionsOf(""), "a text", new Set([2, 9]), lot, 6);
    assert.ok(Math.min(...sizes) >= 6, `${sizes}`);
  }
});

Deno.test("targets add up to 1 where a condition says so, and nowhere else", () => {
  const sums = (conditions) => lots(conditions).map(({ y }) => y[0].reduce((p, q) => p + q));
  sums("softmax, cross-entropy").forEach((sum) => close(sum, 1, "softmax, cross-entropy"));
  for (const { y } of lots("softmax, cross-entropy")) assert.ok(y[0].every((v) => v > 0 && v < 1), `${y}`);
  for (const conditions of ["softmax", "softmax, cross-entropy; any targets", "squared error"]) {
    assert.ok(sums(conditions).every((sum) => Math.abs(sum - 1) > 1e-3), `${conditions}: ${sums(conditions)}`);
  }
});

Deno.test("where a formula has a corner, and which numbers stand in it", () => {
  for (const text of ["max(0, z_j)", "2 + ln(z_j)", "exp(z_j)", "(z_j^2)^(1/2)", "z_j^0.5"]) {
    assert.ok(hasCorner(parse(text)), text);
  }
  for (const text of ["z_j^2", "1 - a_j", "2^3^2 z_j", "sigma(z_j)", "dsigma(z_j)^2"]) {
    assert.ok(!hasCorner(parse(text)), text);
  }
  assert.deepEqual(neuronsIn(parse("sum_k w_kj delta^3_5 + a_2 - [k = 4]")), [5, 2]);
  assert.deepEqual(numbersIn(parse("2 z_j^3 - 0.5/(2 + a_j)")), new Set([2, 3, 0.5]));
});

Deno.test("what holds for the trial networks alone is told so", () => {
  const judge = judgeFor(
    /** @type {any} */ ({
      left: "dC/db[j]",
      answer: "mean(delta[j])",
      where: { j: "l" },
      uses: ["delta", "mean", "N"],
      conditions: "batch",
      mistakes: {},
      notation: "",
      because: "Yes.",
    }),
  );
  const known = trialNetworks("batch").map(({ samples }) => `(N - ${samples})`).join("*");
  assert.equal(judge("mean(delta_j)").right, true);
  const verdict = judge(`mean(delta_j) + ${known}`);
  assert.ok(verdict.right === false && /few random networks and differs on another/.test(verdict.text), verdict.text);
  assert.equal(verdict.unknown, true, "no mistake that has a name");
});

Deno.test("of ReLUs some are open and some shut in every layer, and none stands at its corner", () => {
  for (const conditions of ["ReLU", "ReLU; linear output", "ReLU; batch", "ReLU; squared error"]) {
    for (const network of [...trialNetworks(conditions), ...lots(conditions)]) {
      const { passes, L, output, hidden } = network;
      const bent = (pass) => pass.z.filter((column, l) => column && !(l === L && output));
      assert.equal(hidden, ACTIVATIONS.relu);
      assert.ok(
        passes.some((pass) => bent(pass).every((column) => column.some((v) => v > 0) && column.some((v) => v < 0))),
        `${conditions}, ${network.sizes}`,
      );
      assert.ok(passes.every((pass) => bent(pass).flat().every((v) => Math.abs(v) > 1e-4)), `${conditions}, at 0`);
    }
  }
});

Deno.test("of ReLUs one a layer, the gates are open in some networks, and that of layer l or the last is shut in others", () => {
  const shut = [...trialNetworks("ReLU; one neuron"), ...lots("ReLU; one neuron")].map(({ passes: [{ z }], l, L }) =>
    [l, L].map((at) => z[at][0] < 0).join()
  );
  assert.deepEqual([...new Set(shut)].sort(), ["false,false", "false,true", "true,false"]);
});
