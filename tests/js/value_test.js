/** What a formula is worth: arithmetic against exact fractions, matrices against sums written out, and shapes that refuse. */
import assert from "node:assert/strict";
import { parse } from "../../bplib/widgets/js/answer/parser.js";
import { Refusal } from "../../bplib/widgets/js/answer/tokens.js";
import { matrixOf, shapeOf, Unlike, worth } from "../../bplib/widgets/js/answer/value.js";
import { readAnswer } from "../../bplib/widgets/js/answer/number_answer.js";
import { close, drawFrom } from "./support.js";

/* ---- exact fractions: the oracle of arithmetic ---- */

/** @typedef {{p: bigint, q: bigint}} Fraction */
/** @type {(p: bigint, q?: bigint) => Fraction} */
const fraction = (p, q = 1n) => ({ p, q });
/** @type {Record<string, (a: Fraction, b: Fraction) => Fraction>} */
const SIGNS = {
  "+": (a, b) => fraction(a.p * b.q + b.p * a.q, a.q * b.q),
  "-": (a, b) => fraction(a.p * b.q - b.p * a.q, a.q * b.q),
  "*": (a, b) => fraction(a.p * b.p, a.q * b.q),
  "/": (a, b) => fraction(a.p * b.q, a.q * b.p),
};
const TIGHT = { "+": 1, "-": 1, "*": 2, "/": 2 };

/** Random arithmetic, with brackets only where they must stand: {text, exact, tight}. */
function arithmetic(draw, deep) {
  if (deep === 0) {
    const n = draw.whole(1, 99);
    return { text: `${n / 10}`, exact: fraction(BigInt(n), 10n), tight: 3 };
  }
  const sign = draw.among(Object.keys(SIGNS));
  const [left, right] = [arithmetic(draw, deep - 1), arithmetic(draw, draw.whole(0, deep - 1))];
  if (sign === "/" && right.exact.p === 0n) return left;
  const within = (part, least) => (part.tight < least ? `(${part.text})` : part.text);
  return {
    text: `${within(left, TIGHT[sign])} ${sign} ${within(right, TIGHT[sign] + 1)}`,
    exact: SIGNS[sign](left.exact, right.exact),
    tight: TIGHT[sign],
  };
}

Deno.test("arithmetic is worth what exact fractions say, whichever brackets it has", () => {
  const draw = drawFrom(6);
  for (let i = 0; i < 1000; i++) {
    const { text, exact } = arithmetic(draw, draw.whole(1, 4));
    const scaled = (exact.p * 10n ** 30n) / exact.q; // as many digits as it takes
    const wanted = Number(scaled) / 1e30;
    close(worth(parse(text), {}), wanted, text, 1e-10);
    if (Math.abs(wanted) < 1e12) close(readAnswer(text), wanted, `as an answer: ${text}`, 1e-10);
  }
});

/* ---- a meaning of our own: numbers by name, one layer of 3 and one of 2 neurons ---- */

const W = [[1, 2, 3], [4, 5, 6]];
const [A, D] = [[7, 8, 9], [10, 11]];
const entry = { w: (j, k) => W[j - 1][k - 1], a: (k) => A[k - 1], delta: (j) => D[j - 1], z: (j) => D[j - 1] / 10 };
const byIndex = {
  quantity: ({ role, sub }, neurons) => entry[role](...sub.map((i) => neurons[i] ?? Number(i))),
  size: ({ index }) => ({ j: 2, k: 3 })[index],
  sigma: () => ({ f: (z) => z * z, df: (z) => 2 * z }),
  neurons: {},
};
const column = (values) => matrixOf(values.length, 1, (j) => values[j]);
const wholes = {
  quantity: ({ role }) =>
    ({ w: matrixOf(2, 3, (j, k) => W[j][k]), a: column(A), delta: column(D), z: column(D) })[role],
  sigma: () => ({ f: (z) => z * z, df: (z) => 2 * z }),
};
const whole = (text, more = {}) => worth(parse(text, { whole: true }), { ...wholes, ...more });

Deno.test("sums run over their neurons, inner ones first; [j = k] is 1 where they are the same", () => {
  const value = (text, neurons = {}) => worth(parse(text), { ...byIndex, neurons });
  assert.equal(value("sum_k w_jk a_k", { j: 2 }), 4 * 7 + 5 * 8 + 6 * 9);
  assert.equal(value("sum_j delta_j sum_k w_jk a_k"), 10 * (7 + 16 + 27) + 11 * (28 + 40 + 54));
  assert.equal(value("sum(sum(w[j,k], k), j)"), 21);
  assert.equal(value("sum_k [k = 2] a_k"), 8);
  assert.equal(value("sigma(z_j) + dsigma(z_j)", { j: 1 }), 1 + 2);
  assert.equal(value("max(a_1, a_3) - tanh(0) + ln(exp(2))"), 11);
});

Deno.test("matrix products, entry by entry, transposes: as the sums say", () => {
  assert.deepEqual(/** @type {any} */ (whole("w @ a")).at, [[50], [122]]);
  assert.deepEqual(/** @type {any} */ (whole("w.T @ delta")).at, [[54], [75], [96]]);
  assert.deepEqual(/** @type {any} */ (whole("w^T delta")).at, [[54], [75], [96]], "letters side by side");
  assert.deepEqual(/** @type {any} */ (whole("delta a^T")).at, [[70, 80, 90], [77, 88, 99]]);
  assert.deepEqual(/** @type {any} */ (whole("delta * z")).at, [[100], [121]]);
  assert.deepEqual(/** @type {any} */ (whole("delta ⊙ w a")).at, [[500], [1342]], "⊙ holds less tightly");
  assert.deepEqual(/** @type {any} */ (whole("-2 delta / 4 + delta")).at, [[5], [5.5]]);
  assert.deepEqual(/** @type {any} */ (whole("delta^T delta")).at, [[221]]);
  for (const twice of ["2 delta", "delta * 2", "delta @ 2"]) {
    assert.deepEqual(/** @type {any} */ (whole(twice)).at, [[20], [22]], twice);
  }
});

Deno.test("what has one entry divides as a number does, and nothing larger, square or not", () => {
  assert.deepEqual(/** @type {any} */ (whole("delta / (delta^T delta)")).at, [[10 / 221], [11 / 221]]);
  for (const [under, shape] of [["w @ w^T", "2 × 2"], ["w", "2 × 3"], ["delta^T", "1 × 2"]]) {
    assert.throws(() => whole(`1 / (${under})`), { message: `Expected a number; got the shape ${shape}.` });
  }
});

Deno.test("shapes never broadcast", () => {
  const refused = {
    "w @ delta": /2 × 3 times 2 × 1. The columns of the first must be as many as the rows of the second/,
    "w * a": /⊙ of 2 × 3 and 3 × 1\.$/,
    "w * delta": /⊙ of 2 × 3 and 2 × 1\.$/,
    "a * w": /⊙ of 3 × 1 and 2 × 3\.$/,
    "a + delta": /the sum of 3 × 1 and 2 × 1\.$/,
    "delta @ delta": /2 × 1 times 2 × 1. Entry by entry is ⊙/,
    "delta * w @ a": /read from the left/,
    "w^(-1)": /Only a square matrix has an inverse, and this one is 2 × 3\.$/,
    "inv(w)": /Only a square matrix has an inverse, and this one is 2 × 3\.$/,
    "(w)^2": /no powers here/,
    "2^T": /A number has no transpose/,
    "exp(w) / a": /Expected a number; got the shape 3 × 1/,
  };
  for (const [text, said] of Object.entries(refused)) {
    assert.throws(() => whole(text), (error) => error instanceof Refusal && said.test(error.message), text);
  }
  for (const [text, shape] of [["1 - delta", "column"], ["delta^T + 1", "row"], ["1 + w", "matrix"]]) {
    const said = (error) =>
      error instanceof Unlike && error.message.includes(`a 1 would have to be a ${shape} of ones`);
    assert.throws(() => whole(text), said, text);
  }
  assert.deepEqual(
    /** @type {any} */ (whole("1 - delta", { spreads: true })).at,
    [[-9], [-10]],
    "unless it is asked to",
  );
  assert.equal(shapeOf(whole("w")), "2 × 3");
});

Deno.test("σ alone is refused as itself, its slope as itself", () => {
  assert.throws(() => whole("sigma"), { message: "σ needs something to act on: sigma(z[j])." });
  assert.throws(() => whole("dsigma"), { message: "σ′ needs something to act on: dsigma(z[j])." });
});

Deno.test("the sample that is meant is the meaning's, and in a mean each in turn, from 0", () => {
  const meaning = { ...byIndex, quantity: (_, __, sample) => 10 * sample };
  assert.equal(worth(parse("a_1"), { ...meaning, samples: 4, sample: 2 }), 20);
  assert.equal(worth(parse("mean(a_1)"), { ...meaning, samples: 4 }), (0 + 10 + 20 + 30) / 4);
  assert.throws(() => worth(parse("mean(a_1)"), meaning), /There is one sample here/);
});

Deno.test("a formula may not take for ever, and values that share a meter share its limit", () => {
  const meaning = { ...byIndex, size: () => 60 };
  const text = "sum_j sum_k sum_i 1";
  assert.throws(() => worth(parse(text), meaning), /too much work/);
  const meter = { work: 0 };
  assert.throws(() => {
    for (let i = 0; i < 100; i++) worth(parse("sum_j sum_k 1"), { ...meaning, size: () => 30, meter });
  }, /too much work/);
  const ones = (n) => worth(parse("sum_k 1"), { ...byIndex, size: () => n }); // the sum itself and n numbers
  assert.equal(ones(39999), 39999);
  assert.throws(() => ones(40000), /too much work/);
});

Deno.test("a bracket with a relation is 1 where it holds between two numbers, else 0, and compares no columns", () => {
  const relations = { ">": [0, 0, 1], ">=": [0, 1, 1], "<": [1, 0, 0], "<=": [1, 1, 0], "=": [0, 1, 0] };
  for (const [relation, wanted] of Object.entries(relations)) {
    const found = [-1, 0, 1].map((v) => worth(parse(`[(${v}) ${relation} 0]`), {}));
    assert.deepEqual(found, wanted, relation);
  }
  const column = { quantity: () => matrixOf(2, 1, () => 1) };
  assert.throws(
    () => worth(parse("[z^l > 0]", { whole: true }), column),
    /compares two numbers; got 2 × 1 and a number/,
  );
});
