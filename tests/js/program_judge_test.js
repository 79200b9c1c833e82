/** What a reader thinks a slope of a program is: right in every way of writing it, wrong with its place and its mistake. */
import assert from "node:assert/strict";
import { isSameWorth, judgeSlope, slopeCells, slopeJudge } from "../../bplib/widgets/js/core/program_judge.js";
import { programRun } from "../../bplib/widgets/js/core/program_run.js";
import { readProgramText } from "../../bplib/widgets/js/core/program_text.js";

const dataOf = (text) => {
  const { data, error } = readProgramText(text);
  assert.equal(error, null, text);
  return data;
};
/** The derived way back, as data of exercises have it; here by hand. */
const withBack = (text, back) => ({
  ...dataOf(text),
  back: Object.entries(back).map(([s, [at, is]]) => ({ s: `bar ${s}`, at, is })),
});
const at = (name, ...indices) => ["@", name, ...indices];
const HALF_SQUARES = "C = 1/2 sum_i (a_i - y_i)^2";
const CONVOLUTION = withBack(`z_i = sum_k w_k x_{i+k-1} + b\na_i = σ(z_i)\n${HALF_SQUARES}`, {
  a: [["i"], ["-", at("a", "i"), at("y", "i")]],
  z: [["i"], ["*", at("bar a", "i"), ["f", "sigma", 1, at("z", "i")]]],
  w: [["k"], ["sum", "i", ["*", at("bar z", "i"), at("x", { of: { i: 1, k: 1 }, plus: -1 })]]],
  x: [["j"], ["sum", "k", [
    "*",
    at("bar z", { of: { j: 1, k: -1 }, plus: 1 }),
    at("w", "k"),
    ["in", 1, { of: { j: 1, k: -1 }, plus: 1 }, "n_z"],
  ]]],
});
const LAYER = withBack(`z_i = sum_k w_ik x_k + b_i\na_i = σ(z_i)\n${HALF_SQUARES}`, {
  a: [["i"], ["-", at("a", "i"), at("y", "i")]],
  z: [["i"], ["*", at("bar a", "i"), ["f", "sigma", 1, at("z", "i")]]],
  w: [["i", "k"], ["*", at("bar z", "i"), at("x", "k")]],
  x: [["k"], ["sum", "i", ["*", at("bar z", "i"), at("w", "i", "k")]]],
});
const SHARED = withBack(`h_i = σ(sum_k w_ik x_k)\na_i = σ(sum_k w_ik h_k)\nC = 1/n sum_{i=1}^n (a_i - y_i)^2`, {
  a: [["i"], ["/", ["*", 2, ["-", at("a", "i"), at("y", "i")]], ["width", "n"]]],
});
const RECURRENCE = dataOf(
  "h_i^t = tanh(sum_j W_ij h_j^(t-1) + x_i^t)\nC = 1/2 sum_{t=1}^T sum_i (h_i^t - y_i^t)^2",
);
const SOFTMAX = dataOf("% given: \\sum_k y_k = 1\na_i = e^z_i / (sum_k e^z_k)\nC = -sum_k y_k ln a_k");
const RECTIFIED = dataOf(`a_i = relu(sum_k w_ik x_k)\n${HALF_SQUARES}`);

/** @type {[any, string, string[]][]} */
const RIGHT = [
  [CONVOLUTION, "w_k", [
    "sum_i \\bar z_i x_{i+k-1}",
    "∂C/∂w_k = Σ_i ∂C/∂z_i · x[i+k-1]",
    "\\frac{\\partial C}{\\partial w_k} = \\sum_i \\frac{\\partial C}{\\partial z_i} x_{i+k-1}",
    "sum_i dC/dz_i dz_i/dw_k",
    "sum_i (a_i - y_i) σ'(z_i) x_{i+k-1}",
    "sum_i (a_i - y_i) σ(z_i) (1 - σ(z_i)) x_{i+k-1}",
    "sum_m x_m \\bar z_{m-k+1} [1 <= m-k+1 <= n_z]",
    "sum_i sum_j \\bar z_i x_{i+j-1} [j = k]",
  ]],
  [CONVOLUTION, "x_j", [
    "sum_k \\bar z_{j-k+1} w_k [1 <= j-k+1 <= n_z]",
    "sum_i \\bar z_i w_{j-i+1} [1 <= j-i+1] [j-i+1 <= n_w]",
  ]],
  [CONVOLUTION, "b", ["sum_i \\bar z_i", "sum_i \\bar a_i ∂a_i/∂z_i"]],
  [LAYER, "x_k", ["sum_i \\bar z_i w_ik", "sum_i (a_i - y_i) a_i (1 - a_i) w_ik"]],
  [SHARED, "w_ik", [
    "\\bar a_i a_i (1 - a_i) h_k + \\bar h_i h_i (1-h_i) x_k",
    "2/n (a_i - y_i) a_i (1 - a_i) h_k + \\bar h_i h_i (1-h_i) x_k",
  ]],
  [RECURRENCE, "h_i^t", [
    "h_i^t - y_i^t + [t+1 <= T] sum_j \\bar h_j^(t+1) (1 - (h_j^(t+1))^2) W_ji",
    "h_i^t - y_i^t + [t < T] sum_j \\bar h_j^{t+1} ∂h_j^{t+1}/∂h_i^t",
  ]],
  [RECURRENCE, "W_ij", ["sum_t \\bar h_i^t (1 - (h_i^t)^2) h_j^(t-1)"]],
  [RECURRENCE, "h_i^0", ["sum_j \\bar h_j^1 (1 - (h_j^1)^2) W_ji"]],
  [RECURRENCE, "h_i^T", ["h_i^T - y_i^T"]],
  [SOFTMAX, "z_i", ["a_i - y_i", "sum_k \\bar a_k a_k ([k = i] - a_i)", "a_i sum_k y_k - y_i"]],
  [RECTIFIED, "w_ik", ["\\bar a_i [a_i > 0] x_k", "\\bar a_i relu'(sum_j w_ij x_j) x_k"]],
];

Deno.test("every way of writing a right slope is right", () => {
  for (const [data, of, texts] of RIGHT) {
    const judge = slopeJudge(data, of);
    for (const text of texts) {
      const { right, kind, text: said } = judge(text);
      assert.deepEqual([right, kind], [true, "right"], `${of} = ${text}: ${said}`);
    }
  }
});

/** @type {[any, string, string, string[]][]} */
const WRONG = [
  [CONVOLUTION, "w_k", "sum_i \\bar z_i x_{i-k+1}", ["index turned"]],
  [CONVOLUTION, "w_k", "sum_i \\bar z_i x_{i-k-1}", ["index turned"]],
  [CONVOLUTION, "w_k", "sum_i \\bar z_i x_{i+k}", ["index shifted"]],
  [CONVOLUTION, "w_k", "\\bar z_i x_{i+k-1}", ["sum forgotten"]],
  [CONVOLUTION, "w_k", "\\bar z_k x_{2k-1}", ["sum forgotten"]],
  [CONVOLUTION, "w_k", "sum_i \\bar a_i x_{i+k-1}", ["no slope"]],
  [CONVOLUTION, "w_k", "sum_i (a_i - y_i) x_{i+k-1}", ["no slope"]],
  [CONVOLUTION, "w_k", "sum_i (a_i - y_i) σ(z_i) x_{i+k-1}", ["value for slope"]],
  [CONVOLUTION, "w_k", "sum_i (y_i - a_i) σ'(z_i) x_{i+k-1}", ["sign"]],
  [CONVOLUTION, "w_k", "sum_i a_i σ'(z_i) x_{i+k-1}", ["term forgotten"]],
  [CONVOLUTION, "w_k", "sum_i \\bar z_i", ["factor forgotten"]],
  [CONVOLUTION, "w_k", "2 sum_i \\bar z_i x_{i+k-1}", ["factor 2"]],
  [CONVOLUTION, "w_k", "sum_i (y_i - a_i) σ'(z_i) x_{i+k}", ["index shifted", "sign"]],
  [CONVOLUTION, "w_k", "-sum_i (a_i - y_i) x_{i+k-1}", ["no slope", "sign"]],
  [CONVOLUTION, "x_j", "sum_k \\bar z_{j-k+1} w_k", ["no guard"]],
  [CONVOLUTION, "x_j", "sum_k \\bar z_{j+k-1} w_k [1 <= j+k-1 <= n_z]", ["index turned"]],
  [LAYER, "x_k", "sum_i \\bar z_i w_ki", ["transposed"]],
  [LAYER, "x_k", "sum_i \\bar a_i w_ki", ["no slope", "transposed"]],
  [LAYER, "w_ik", "\\bar z_k x_i", ["transposed"]],
  [SHARED, "w_ik", "\\bar a_i ∂a_i/∂w_ik", ["one path"]],
  [SHARED, "a_i", "2 (a_i - y_i)", ["no constant factor"]],
  [RECURRENCE, "W_ij", "\\bar h_i^T ∂h_i^T/∂W_ij", ["sum forgotten"]],
  [RECURRENCE, "h_i^t", "h_i^t - y_i^t", ["one path"]],
  [SOFTMAX, "z_i", "\\bar a_i ∂a_i/∂z_i", ["sum forgotten"]],
  [SOFTMAX, "z_i", "\\bar a_i a_i (1 - a_i)", ["sum forgotten"]],
];

Deno.test("a mistake is named, one or two together, in every disguise", () => {
  for (const [data, of, text, names] of WRONG) {
    const { right, kind, mistakes, text: said } = judgeSlope(data, of, text);
    assert.deepEqual([right, kind], [false, "wrong"], `${of} = ${text}: ${said}`);
    assert.deepEqual([...mistakes].sort(), [...names].sort(), `${of} = ${text}: ${said}`);
  }
});

Deno.test("of what is wrong the first place is told, and it is so there", () => {
  for (const [data, of, text] of WRONG) {
    const { at: place } = judgeSlope(data, of, text);
    if (!place) continue;
    const { cells, tape } = programRun(data, place.numbers);
    const name = slopeCells(data).find((cell) => cell.of.startsWith(of[0])).s;
    const cell = cells.cells.find(({ array, place: own }) => array.s === name && `${own}` === `${place.place}`);
    assert.ok(isSameWorth(tape.slopes[cell.id], place.is), `${of} = ${text}: ${JSON.stringify(place)}`);
    assert.ok(place.gives === null || !isSameWorth(place.gives, place.is));
  }
});

/** @type {[any, string, string, string, RegExp][]} */
const REFUSED_SLOPES = [
  [LAYER, "x_k", "", "empty", /^$/],
  [LAYER, "x_k", "\\bar x_k", "circular", /is what is asked for/],
  [LAYER, "x_k", "∂C/∂x_k", "circular", /is what is asked for/],
  [LAYER, "z_i", "\\bar b_i", "circular", /The slope along `b_1` is itself worked out from that along `z_1`/],
  [RECURRENCE, "h_i^t", "\\bar h_i^(t-1)", "circular", /`h_1\^0`/],
  [
    LAYER,
    "x_k",
    "sum_i \\bar z_i q_ik",
    "unread",
    /Expected a quantity of the program \(.*\); got q, at character 16\./,
  ],
  [LAYER, "x_k", "sum_i \\bar z_i w_i", "unread", /Expected 2 indices after w; got the end/],
  [LAYER, "x_k", "sum_i \\bar z_i w_{ik", "unread", /Expected }; got the end, at character 21/],
  [LAYER, "x_k", "z_i", "unread", /Expected an index that a sum runs over or that what is asked for has \(k\); got i/],
  [
    LAYER,
    "x_k",
    "sum_k w_k",
    "unread",
    /Expected a letter for the sum that is not taken \(k is\); got k, at character 5/,
  ],
  [LAYER, "x_k", "sum_m \\bar z_1 w_{1,k}", "unread", /Expected bounds for m/],
  [LAYER, "x_k", "∂C/∂b_1 = \\bar z_1", "unread", /Expected what is asked for, or nothing, before the equals sign/],
  [LAYER, "x_k", "sum_{m=1}^{99999999} w_{1,k}", "unread", /Expected sums of fewer terms/],
  [LAYER, "x_k", "y_1 + ".repeat(120), "unread", /Expected at most 600 characters/],
  [LAYER, "x_k", "y_1", "wrong", /^At `x_1`/],
  [LAYER, "x_k", "1/0", "wrong", /At `x_1` it has no value; the slope there is/],
];

Deno.test("what cannot be read or may not be used is said, with its place", () => {
  for (const [data, of, text, kind, said] of REFUSED_SLOPES) {
    const found = judgeSlope(data, of, text);
    assert.equal(found.kind, kind, `${text}: ${found.text}`);
    assert.match(found.text, said, text);
    assert.equal(found.right, ["empty", "unread"].includes(kind) ? null : false, text);
    assert.equal(found.error !== null, kind === "unread", text);
  }
});

Deno.test("only the slopes that are known may be used, and what stands beside a 0 does not count", () => {
  const judge = slopeJudge(LAYER, "w_ik", { known: ["a"], named: { z: "\\delta" } });
  assert.equal(judge("\\bar a_i σ'(z_i) x_k").right, true);
  assert.equal(judge("\\bar a_i σ'(z_i) x_k + 0 \\bar z_i").right, true);
  assert.deepEqual(judge("δ_i x_k").kind, "unknown slope");
  assert.match(judge("δ_i x_k").text, /along `z` is not known here; expected slopes along `a`/);
  assert.equal(slopeJudge(LAYER, "w_ik", { named: { z: "\\delta" } })("\\delta_i x_k").right, true);
});

Deno.test("what may be asked for is every cell but the cost, the starts of recurrences too", () => {
  assert.deepEqual(slopeCells(RECURRENCE).map(({ of }) => of), ["W_{ij}", "x_i^t", "y_i^t", "h_i^t", "h_i^0"]);
  for (const { of } of slopeCells(CONVOLUTION)) assert.equal(judgeSlope(CONVOLUTION, of, "").kind, "empty");
  assert.throws(() => judgeSlope(CONVOLUTION, "C", "1"), /expected another quantity than the cost/);
  assert.throws(() => judgeSlope(CONVOLUTION, "q_i", "1"), /expected a quantity of the program .*; got q/);
  assert.throws(() => judgeSlope(CONVOLUTION, "w", "1"), /expected 1 index after w; got the end/);
});

Deno.test("one judge says the same as many, and what is made ahead changes nothing", () => {
  for (const [data, of] of [WRONG[0], WRONG[16], WRONG[20]]) {
    const texts = WRONG.filter((each) => each[0] === data && each[1] === of).map((each) => each[2]);
    const [judge, ready] = [slopeJudge(data, of), slopeJudge(data, of)];
    while (!ready.prepare());
    for (const text of texts) {
      assert.deepEqual(judge(text), judgeSlope(data, of, text), text);
      assert.deepEqual(ready(text), judge(text), text);
    }
  }
});

Deno.test("formulas by lot are judged, and nothing is thrown", () => {
  const pieces = [
    ..."z_i^{}[]()=+-*/|'.,<>≤σΣ∂½01abkxwydC ",
    "sum_i ",
    "\\bar ",
    "w_ik",
    "\\frac",
    "exp(",
    "∂C/∂",
    "max",
    "e^",
  ];
  let state = 11;
  const next = (n) => (state = (state * 48271) % 2147483647) % n;
  const judge = slopeJudge(LAYER, "x_k");
  for (let seed = 0; seed < 2000; seed++) {
    const text = Array.from({ length: next(9) + 1 }, () => pieces[next(pieces.length)]).join("");
    const { right, kind, text: said } = judge(seed % 3 ? text : `sum_i \\bar z_i w_ik ${text}`);
    assert.equal(right === null, ["empty", "unread"].includes(kind), text);
    assert.equal(kind === "empty", said === "", text);
  }
});
