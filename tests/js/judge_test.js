/** The judge: what is equal is right in every disguise, what is not is wrong, and a mistake has its reply. */
import assert from "node:assert/strict";
import { agree, factorBetween, firstDifference } from "../../bplib/widgets/js/answer/compare.js";
import { conditionsOf, readingOf } from "../../bplib/widgets/js/answer/conditions.js";
import { judgeFor } from "../../bplib/widgets/js/answer/judge.js";
import { meaningIn, neuronsAsked } from "../../bplib/widgets/js/answer/meaning.js";
import { parse } from "../../bplib/widgets/js/answer/parser.js";
import { layerFrom, layerText } from "../../bplib/widgets/js/answer/layer.js";
import { placed } from "../../bplib/widgets/js/answer/places.js";
import { Refusal } from "../../bplib/widgets/js/answer/tokens.js";
import { networkByLot, trialNetworks } from "../../bplib/widgets/js/answer/trial_networks.js";
import { worth } from "../../bplib/widgets/js/answer/value.js";
import { close, slopeOf } from "./support.js";

const question = (more) => /** @type {any} */ ({
  left: "",
  where: {},
  uses: [],
  conditions: "",
  mistakes: {},
  notation: "",
  because: "Yes.",
  ...more,
});
const BP2 = question({
  left: "delta[j]",
  answer: "sum(w[k,j]*delta[k], k)*dsigma(z[j])",
  where: { j: "l", k: "l+1" },
  uses: ["w", "delta", "dsigma", "z"],
  mistakes: { "sum(w[k,j]*delta[k], k)": "The slope is missing." },
});
const WEIGHT = question({
  left: "dC/dw[j,k]",
  answer: "delta[j]*a[k]",
  where: { j: "l", k: "l-1" },
  uses: ["delta", "a", "mean"],
});
const CONDITIONS = [
  "",
  "sigmoid",
  "tanh; half squared error",
  "linear output; squared error",
  "softmax, cross-entropy",
  "batch",
  "decay",
  "skip",
  "shared",
  "one neuron",
  "softmax; batch",
];

/* ---- trial networks: the truth, by a road of its own ---- */

/** The mean cost of a trial network, written out again from its definition. */
function costOf({ w, b, x, y, L, skip, softmax, cost, lambda = 0, ...net }) {
  const of = (s) => {
    let a = x[s];
    for (let l = 1; l <= L; l++) {
      const z = w[l].map((row, j) => b[l][j] + row.reduce((sum, v, k) => sum + v * a[k], 0));
      const { f } = l === L && net.output ? net.output : net.hidden;
      const powers = z.map(Math.exp);
      const sum = powers.reduce((p, q) => p + q);
      const before = a;
      a = softmax && l === L
        ? powers.map((v) => v / sum)
        : z.map((v, j) => f(v) + (skip && l > 1 && l < L ? before[j] : 0));
    }
    return cost.C(a, y[s]);
  };
  const costs = x.map((_, s) => of(s));
  const squares = w.flat(2).reduce((sum, v) => sum + (v ?? 0) ** 2, 0);
  return costs.reduce((p, q) => p + q) / costs.length + lambda / 2 * squares;
}
/** The network with one number moved: where two layers share their weights, in both. */
function moved(network, name, [l, j, k], by) {
  const copy = structuredClone(network[name]);
  if (k === undefined) copy[l][j] += by;
  else copy[l][j][k] += by;
  return { ...network, [name]: copy };
}

Deno.test("every slope of a trial network is what small pushes show, under all conditions", () => {
  for (const conditions of CONDITIONS) {
    const byLot = [0, 2].map( // the others are too steep for small pushes
      (lot) => networkByLot(conditionsOf(conditions), "a text", new Set(), lot),
    );
    for (const network of [...trialNetworks(conditions), ...byLot]) {
      network.x.forEach((x, s) => {
        const shown = slopeOf(
          (by) => costOf(/** @type {any} */ (moved(network, "x", [s, x.length - 1, undefined], by))),
          0,
        );
        close(network.da[s][0].at(-1) / network.samples, shown, `along input ${s}, ${conditions}`, 1e-7);
      });
      for (let l = 1; l <= network.L; l++) {
        const [j, k] = [network.sizes[l] - 1, 0];
        const shown = (name, at) => slopeOf((by) => costOf(/** @type {any} */ (moved(network, name, at, by))), 0);
        const what = `${conditions}, layer ${l}`;
        close(network.dw[l][j][k], shown("w", [l, j, k]), `dw, ${what}`, 1e-7);
        close(network.db[l][j], shown("b", [l, j]), `db, ${what}`, 1e-7);
        const mean = network.delta.reduce((sum, delta) => sum + delta[l][j], 0) / network.samples;
        close(mean, shown("b", [l, j]), `delta is the slope along the bias, ${what}`, 1e-7);
      }
    }
  }
});

Deno.test("a trial network is never one that hides a mistake", () => {
  for (const conditions of CONDITIONS.filter((names) => !/skip|shared|one neuron/.test(names))) {
    for (const { sizes, samples, w, passes } of trialNetworks(conditions)) {
      assert.equal(new Set([...sizes, ...(samples > 1 ? [samples] : [])]).size, sizes.length + (samples > 1 ? 1 : 0));
      assert.ok(w.flat(2).every((v) => v === null || Math.abs(v) > 0.05), "nothing near 0");
      assert.equal(passes.length, samples);
    }
  }
  assert.equal(trialNetworks("sigmoid"), trialNetworks("sigmoid"), "made once");
  assert.throws(() => trialNetworks("sigmiod"), /expected conditions out of sigmoid, .*; got sigmiod/);
  assert.deepEqual(conditionsOf("matrices;  batch"), { whole: true, samples: 7 });
  assert.deepEqual(readingOf(question({ conditions: "letters", uses: ["p"] }), "book").letters, ["p"]);
});

/* ---- places ---- */

Deno.test("layers are found from the indices, written or not", () => {
  const where = { j: "l", k: "l+1" };
  const layersOf = (text) => {
    const tree = parse(text);
    return [...placed(tree, { where, free: ["j"] })].map(([node, layer]) =>
      `${/** @type {any} */ (node).role ?? "sum"} ${layerText(layer)}`
    ).sort();
  };
  assert.deepEqual(layersOf("sum_k w_kj delta_k"), ["delta l+1", "sum l+1", "w l+1"]);
  assert.deepEqual(layersOf("sum_m w_jm a_m"), ["a l-1", "sum l-1", "w l"]);
  assert.deepEqual(layersOf("sum_i [i = j] z_i"), ["sum l", "z l"]);
  assert.deepEqual(layersOf("dsigma(z_j)"), ["z l"]);
  const target = parse("y_j");
  assert.deepEqual(placed(target, { where: { j: "L" }, free: ["j"] }).get(/** @type {any} */ (target)), layerFrom("L"));
  assert.deepEqual(layersOf("sum_i w^(l+2)_ik delta_i [k=1]".replace(" [k=1]", "").replace("ik", "i1")), [
    "delta l+2",
    "sum l+2",
    "w l+2",
  ]);
  for (const text of ["l", "l+1", "L-2", "0", "3", "-1"]) assert.equal(layerText(layerFrom(text)), text);
});

Deno.test("an index over two layers, outside its sum, or unknown, is refused by name", () => {
  const where = { j: "l", k: "l+1" };
  const refused = {
    "sum_k w_jk delta_k": /index `k` of `w` runs over the wrong layer.*way back the weights are read transposed/,
    "w_kj delta_k": /Only one of the paths is counted.*`k` is free/,
    "sum_k (w_kj) + delta_k": /`k` stands outside its sum/,
    "sum_j w_kj": /`j` already names the neuron that is asked about/,
    "a_m": /The question is about `j`. Which is `m`/,
    "sum_k a_j": /links nothing/,
    "w_j": /Expected 2 indices at w; got 1/,
    "a": /Which one\? Say it with its index, as in a\[j\]/,
    "sum_k a^(l-1)_k": /runs over layer `l\+1`, but as index of a\^\(l-1\) it would run over layer `l-1`/,
  };
  for (const [text, said] of Object.entries(refused)) {
    assert.throws(
      () => placed(parse(text), { where, free: ["j"] }),
      (error) => error instanceof Refusal && said.test(error.message),
      text,
    );
  }
  const own = parse("sum_m w_jm a_m");
  assert.throws(() => placed(own, { where: { j: "l", m: "l" }, free: ["j"] }), {
    message: "The index `m` runs over layer `l`, but as index of w it would run over layer `l-1`.",
  });
  assert.throws(() => placed(parse("sum_i sum_m [i = m]"), { where, free: ["j"] }), {
    message: "Over which layer does `i` run? Nothing in the formula tells it.",
  });
});

/* ---- verdicts ---- */

Deno.test("every equivalent form is right", () => {
  const judge = judgeFor(BP2);
  for (
    const text of [
      BP2.answer,
      "dsigma(z_j) * sum_k w_kj delta_k",
      "sum_k (w_kj dsigma(z_j)) delta_k",
      "δ_j = Σ_k w_kj δ_k σ'(z_j)",
      "-sum_k (-w_kj) delta_k dsigma(z_j)",
      "sum_m w_mj delta_m dsigma(z_j)",
      "2 dsigma(z_j) sum_k w_kj delta_k / 2",
      "sum_k w_kj delta_k (dsigma(z_j) + 1) - sum_k w_kj delta_k",
      "exp(ln(3)) dsigma(z_j) sum_k w_kj delta_k / 3",
      "sum_i sum_k [i = j] w_ki delta_k dsigma(z_i)",
    ]
  ) assert.deepEqual(judge(text), { right: true, text: "Yes." }, text);
});

Deno.test("what is not equal is wrong, however near; a mistake, a factor and a sign are named", () => {
  const judge = judgeFor(BP2);
  const replies = {
    "dsigma(z_j) sum_k w_kj delta_k * 1.000001": /true value|off by/,
    "sum_m w_mj delta_m": /^The slope is missing\.$/,
    "(sum_k w_kj delta_k)*7/7": /^The slope is missing\.$/,
    "-dsigma(z_j) sum_k w_kj delta_k": /the sign is not/,
    "2 dsigma(z_j) sum_k w_kj delta_k": /twice too large/,
    "dsigma(z_j) sum_k w_kj delta_k/4": /1\/4 times/,
    "sigma(z_j) (1 - sigma(z_j)) sum_k w_kj delta_k": /Right if σ is the sigmoid/,
    "dsigma(z_j) sum_k w_kj delta_k/(z_j - z_j)": /It has no value/,
    "delta_j": /That is the quantity asked for/,
    "delta_j + 1": /That is the quantity asked for/,
    [`${BP2.answer} + delta^l_1 - delta^l_1`]: /That is the quantity asked for/,
    "dC/da_j dsigma(z_j)": /wants it said without `dC\/da`/,
  };
  for (const [text, said] of Object.entries(replies)) {
    const verdict = judge(text);
    assert.ok(verdict.right === false && said.test(verdict.text), `${text}: ${JSON.stringify(verdict)}`);
  }
  assert.equal(judge("dsigma(z_j) sum_k w_kj delta_k + a_j").unknown, true);
  for (const text of ["", "(", "sum_k", "j", "k", "l"]) assert.equal(judge(text).right, null, text);
  assert.equal(judge("a_j = 2").right, null, "another left side");
  assert.equal(judge(`delta_m = ${BP2.answer}`).right, null, "the left side of another neuron");
  assert.equal(judge("2*delta^l_1").unknown, true, "another neuron's is not what is asked for");
});

Deno.test("what makes no difference on any network is told, and what does on one, or never can, is not", () => {
  const X = "dsigma(z_j) sum_k w_kj delta_k";
  const judge = judgeFor(BP2);
  const told = {
    [`${X} + max(z_j - 100000, 0)`]: /one of its terms makes no difference/,
    [`max(${X}, -10^20)`]: /one of the two is always the greater/,
    [`${X} * exp(max(z_j - 100000, 0))`]: /a part of it is 1/,
  };
  for (const [text, said] of Object.entries(told)) {
    const verdict = judge(text);
    assert.ok(verdict.right === false && said.test(verdict.text), `${text}: ${JSON.stringify(verdict)}`);
  }
  assert.equal(judge(`max(${X}, -50) - max(-${X}, 50) + 50`).right, true, "beyond 50, where large networks have it");
  assert.equal(judge(`max(${X}, ${X})`).right, true, "neither is the greater");
  const sigmoid = judgeFor({ ...BP2, conditions: "sigmoid" });
  assert.equal(sigmoid("max(0, dsigma(z_j)) sum_k w_kj delta_k").right, true, "the slope of a sigmoid is positive");
});

Deno.test("of two indices that are asked about, the two are named at which it is furthest off", () => {
  const [{ l, delta: [delta], passes: [{ a }] }] = trialNetworks("");
  const off = delta[l].flatMap((d, j) => a[l - 1].map((v, k) => ({ j: j + 1, k: k + 1, by: Math.abs(d * v + v) })));
  const { j, k } = off.reduce((p, q) => (q.by > p.by ? q : p)); // at 2 δ_j a_k + a_k in place of δ_j a_k
  const { text } = judgeFor(WEIGHT)("2 delta_j a_k + a_k");
  assert.ok(text.includes(`at \`j\` = ${j}, \`k\` = ${k}, it gives`), `${text}; expected j = ${j}, k = ${k}`);
});

Deno.test("a layer that happens to be the right one is no answer", () => {
  const verdict = judgeFor(BP2)("dsigma(z^(L-2)_j) sum_k w^(L-1)_kj delta^(L-1)_k");
  assert.ok(verdict.right !== true, JSON.stringify(verdict));
  const output = question({
    left: "delta[j]",
    answer: "dC/da[j]*dsigma(z[j])",
    where: { j: "L" },
    uses: ["da", "dsigma", "z"],
  });
  assert.equal(judgeFor(output)("dC/da_j dsigma(z_j)").right, true);
  assert.match(judgeFor(output)("dC/da^l_j dsigma(z_j)").text, /`j` runs over layer `L`/);
  assert.match(judgeFor(output)("dC/da_j dsigma(z_j) n^l / n^l").text, /^Which layer is `l`/);
});

Deno.test("over a batch the mean is of products, and a sum is named", () => {
  const judge = judgeFor({
    ...WEIGHT,
    conditions: "batch",
    uses: [...WEIGHT.uses, "N"],
    answer: "mean(delta[j]*a[k])",
  });
  assert.equal(judge("mean(a_k delta_j)").right, true);
  assert.match(judge("N*mean(a_k delta_j)").text, /sum over the batch/);
  assert.match(judge("mean(a_k delta_j)/N").text, /once too often/);
  assert.equal(judge("mean(a_k) mean(delta_j)").right, false);
  assert.match(judge("mean(mean(a_k delta_j))").text, /A mean inside a mean/);
  assert.match(judge("a_k delta_j").text, /Which sample's/);
  assert.match(judgeFor(WEIGHT)("mean(delta_j a_k)").text, /one sample here/);
});

Deno.test("a step may name what it moves; free letters are judged by the answer", () => {
  const step = question({
    left: "w[j,k]",
    answer: "w[j,k] - eta*dC/dw[j,k]",
    where: { j: "l", k: "l-1" },
    uses: ["w", "eta", "dw", "delta", "a"],
    conditions: "step",
  });
  for (
    const text of [
      "w_jk - η dC/dw_jk",
      "w_jk - eta*delta_j*a_k",
      "w[j,k] <- w".replace("<- w", "= w_jk - eta a_k delta_j"),
    ]
  ) {
    assert.equal(judgeFor(step)(text).right, true, text);
  }
  assert.equal(judgeFor(step)("w_jk + eta*delta_j*a_k").right, false);
  const letters = question({
    answer: "p*q^2",
    uses: ["p", "q"],
    conditions: "letters",
    mistakes: { "p*q": "Squared." },
  });
  assert.equal(judgeFor(letters)("qpq").right, true);
  assert.equal(judgeFor(letters)("pq").text, "Squared.");
  assert.match(judgeFor(letters)("w_jk").text, /no name here|Only `p`, `q`/);
});

Deno.test("whole matrices: a number and a column are told apart from what NumPy would do", () => {
  const matrix = question({
    left: "delta^l",
    answer: "w^(l+1).T @ delta^(l+1) * dsigma(z^l)",
    uses: ["w", "delta^(l+1)", "dsigma", "z", "a"],
    conditions: "matrices; sigmoid",
  });
  const judge = judgeFor(matrix);
  assert.equal(judge("(w^(l+1))^T delta^(l+1) ⊙ σ'(z^l)").right, true);
  assert.match(
    judge("w^(l+1).T @ delta^(l+1) * a^l * (1 - a^l)").text,
    /On paper a number and a column have no sum.*All else is right.*Multiplied out/,
  );
  const unlike = "On paper a number and a column have no sum: a 1 would have to be a column of ones. " +
    "NumPy makes it one, unasked.";
  assert.deepEqual(judge("w^(l+1).T @ delta^(l+1) * a^l * (1 - a^l)"), {
    right: false,
    text: `${unlike} All else is right. Multiplied out, \`a^l * (1 - a^l)\` is \`a^l - a^l * a^l\`, and needs no ones.`,
  });
  assert.deepEqual(judge("w^(l+1).T @ delta^(l+1) * (1 - z^l)"), { right: false, text: unlike });
  const twice = judge("2*(w^(l+1).T @ delta^(l+1) * a^l * (1 - a^l))");
  assert.ok(twice.right === false && /twice/.test(twice.text) && twice.text.endsWith(unlike), JSON.stringify(twice));
  assert.match(judge("w^(l+1) @ delta^(l+1) * dsigma(z^l)").text, /shapes do not fit/);
  const anyError = judgeFor({ ...matrix, uses: [...matrix.uses, "delta"] });
  const chance = anyError("w^(L-1).T @ delta^(L-1) * dsigma(z^(L-2))");
  assert.ok(chance.right === false && /^Right by chance: layer `L-[12]`/.test(chance.text), JSON.stringify(chance));
  const twiceThere = anyError("2*(w^(L-1).T @ delta^(L-1) * dsigma(z^(L-2)))"); // right in no network
  assert.ok(twiceThere.right === false && !/by chance/.test(twiceThere.text), JSON.stringify(twiceThere));
  assert.deepEqual(judge("w^(l+1).T @ delta^(l+1) * dsigma(z^l) + 1 - 1"), {
    right: false,
    text: `${unlike} All else is right. Leave the number out.`,
  });
  assert.match(judge("(w^(l+1).T @ delta^(l+1) * dsigma(z^l))^T").text, /Its shape is 1 × /);
  assert.match(judge("w^(l+1)^(-1) @ delta^(l+1)").text, /inverse/);
});

/* ---- comparing ---- */

Deno.test("values agree up to rounding and no further; the furthest neuron is named", () => {
  assert.ok(
    agree([[1, 2]], [[1 + 1e-12, 2]]) && !agree([[1, 2]], [[1 + 1e-6, 2]]) && !agree([[NaN]], [[NaN]]) &&
      !agree([[Infinity]], [[1]]),
  );
  const networks = /** @type {any} */ ([{ samples: 1 }]);
  assert.match(factorBetween([[3, 6]], [[1, 2]], networks), /it is 3 times/);
  assert.equal(factorBetween([[3, 7]], [[1, 2]], networks), null);
  assert.match(
    firstDifference([[1, 5]], [[1, 2]], [{ j: 1 }, { j: 2 }], "Tried"),
    /Tried, at `j` = 2, it gives 5\.0000; the true value is 2\.0000/,
  );
});

Deno.test("a formula means the same on every choice of neurons, worked out again by hand", () => {
  for (const network of trialNetworks("")) {
    const where = { j: "l", k: "l+1" };
    const tree = parse("sum_k w_kj delta_k");
    const meaning = meaningIn(network, placed(tree, { where, free: ["j"] }));
    const choices = neuronsAsked(network, ["j"], where);
    const [l, above] = [network.l, network.l + 1];
    assert.equal(choices.length, network.sizes[l]);
    for (const neurons of choices) {
      const byHand = network.w[above].reduce((sum, row, k) => sum + row[neurons.j - 1] * network.delta[0][above][k], 0);
      close(worth(tree, { ...meaning, neurons }), byHand, JSON.stringify(neurons));
    }
  }
});

Deno.test("the cost of a batch is the mean of the samples' costs", () => {
  for (const network of trialNetworks("batch")) {
    for (const text of ["C", "mean(C)"]) {
      close(worth(parse(text), meaningIn(network, new Map())), costOf(/** @type {any} */ (network)), text);
    }
  }
});

Deno.test("the gate of a ReLU is right with either convention at 0, and its loss is seen", () => {
  const judge = judgeFor(
    question({ ...BP2, answer: "sum(w[k,j]*delta[k], k)*[z[j] > 0]", conditions: "ReLU", mistakes: {} }),
  );
  for (const gate of ["[z[j] > 0]", "[z[j] >= 0]", "[0 < z[j]]", "(1 - [z[j] <= 0])", "dsigma(z[j])", "relu'(z[j])"]) {
    assert.equal(judge(`sum(w[k,j]*delta[k], k)*${gate}`).right, true, gate);
  }
  for (const gate of ["1", "[z[j] < 0]", "[z[j] > 0.001]", "[z[j] - 1/1000 > 0]", "[2*z[j] > 1/10^6]", "z[j]"]) {
    assert.equal(judge(`sum(w[k,j]*delta[k], k)*${gate}`).right, false, gate);
  }
  assert.match(judge("sum(w[k,j]*delta[k]*[z[k] > 0], k)*[z[j] > 0]").text, /one of its brackets makes no difference/);
  const any = judgeFor(BP2)("sum(w[k,j]*delta[k], k)*[z[j] > 0]");
  assert.deepEqual([any.right, any.text], [false, "Right if σ is ReLU. Here σ may be any smooth function."]);
});
