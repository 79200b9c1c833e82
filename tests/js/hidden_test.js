/** What may hide in a right formula: the parts that are tried without, and the loose quantities that they are tried on. */
import assert from "node:assert/strict";
import { longNumber, looseMeaning, spareParts } from "../../bplib/widgets/js/answer/hidden.js";
import { parse } from "../../bplib/widgets/js/answer/parser.js";
import { ACTIVATIONS } from "../../bplib/widgets/js/core/engine.js";
import { drawFrom } from "./support.js";

/* ---- spare parts ---- */

/** [kind, what is left out, what stands in its place], in the order of the reading; a node by its place in the text. */
const spares = (text) =>
  spareParts(parse(text)).map(({ kind, whole, rest }) => `${kind}: ${written(whole)} → ${written(rest)}`);
const written = (node) => {
  const rules = {
    number: ({ text }) => text,
    quantity: ({ role }) => role,
    add: ({ terms }) => terms.map(({ minus, body }, i) => (minus ? " - " : i ? " + " : "") + written(body)).join(""),
    times: ({ left, right }) => `${written(left)} ${written(right)}`,
    over: ({ left, right }) => `${written(left)}/${written(right)}`,
    power: ({ base, exponent }) => `${written(base)}^${written(exponent)}`,
    call: ({ name, args }) => `${name}(${args.map(written).join(", ")})`,
    guard: ({ left, relation, right }) => `[${written(left)} ${relation} ${written(right)}]`,
  };
  return rules[node.type](node);
};

Deno.test("a term, a side of a max and what a calculator works out may be spare", () => {
  assert.deepEqual(spares("eta*C"), []);
  assert.deepEqual(spares("eta + C"), ["term: eta + C → C", "term: eta + C → eta"]);
  assert.deepEqual(spares("max(eta, C)"), [
    "side: max(eta, C) → eta",
    "side: max(eta, C) → C",
    "factor: max(eta, C) → 1",
  ]);
  assert.deepEqual(spares("eta/exp(C)"), ["factor: exp(C) → 1"]);
  assert.deepEqual(spares("eta*C^N"), ["factor: C^N → 1"]);
  assert.equal(/** @type {any} */ (spareParts(parse("exp(C)"))[0].rest).value, 1);
  assert.deepEqual(spares("2^3*eta"), [], "a power of numbers hides nothing");
  assert.deepEqual(spares("sigma(eta)"), [], "σ is no calculator's");
  assert.deepEqual(spares("eta*(N + ln(C))"), [
    "term: N + ln(C) → ln(C)",
    "term: N + ln(C) → N",
    "factor: ln(C) → 1",
  ]);
  assert.deepEqual(spareParts(parse("max(eta, C)")).map(({ lost }) => lost && written(lost)), ["C", "eta", undefined]);
  assert.deepEqual(spares("-exp(C)"), ["factor: exp(C) → 1"], "one term alone is not spare");
});

Deno.test("a bracket may be spare, and so may what it compares with", () => {
  assert.deepEqual(spares("eta*[C > 0]"), ["guard: [C > 0] → 1", "bound: [C > 0] → [0 > 0]"]);
  assert.deepEqual(spares("[C > 0.001]"), [
    "guard: [C > 0.001] → 1",
    "bound: [C > 0.001] → [0 > 0.001]",
    "bound: [C > 0.001] → [C > 0]",
  ]);
});

Deno.test("what says itself that it is nothing is not looked at", () => {
  for (
    const nothing of [
      "0",
      "0*exp(C)",
      "exp(C)*0",
      "0/exp(C)",
      "0 + 0*ln(C)",
      "2*3 - 6",
      "(3 - 3)*exp(C)",
      "1/2 - 0.5",
      "6 - 2*3 + 0",
      "1 - 2 + 1",
    ]
  ) {
    assert.deepEqual(spares(nothing), [], nothing);
    assert.deepEqual(spares(`exp(C) + (${nothing})`).map((spare) => spare.split(":")[0]), ["term", "factor"], nothing);
  }
  for (const something of ["exp(C)*1", "exp(C) - exp(C)", "1*exp(C)/3", "exp(C)/1"]) {
    assert.notDeepEqual(spares(something), [], something);
  }
  assert.deepEqual(spares("3 - 2").length, 2, "which is 1");
  assert.deepEqual(spares("2*2 + 4").length, 2, "which is 8");
  assert.deepEqual(spares("8/4 - 8").length, 2, "which is −6");
});

Deno.test("ten digits are more than can be told apart, zeros before them aside", () => {
  for (const text of ["1234567890", "0.1234567891", "12345.67891", "a_j*(1 + max(z_j, 1.000000001))"]) {
    assert.equal(longNumber(parse(text)), /[\d.]{9,}/.exec(text)[0], text);
  }
  for (const text of ["123456789", "0.123456789", "0.000000000123", "1/3", "12345.6789"]) {
    assert.equal(longNumber(parse(text)), undefined, text);
  }
});

/* ---- loose quantities ---- */

const NETWORK = { hidden: {}, L: 3, softmax: false, shares: false };
const DRAWS = 2000;

/** Draws of what stands for a quantity: `layer` is where it stands. */
function draws(text, layer, network = {}, seed = 5) {
  const { number } = drawFrom(seed);
  const node = parse(text);
  return Array.from({ length: DRAWS }, () => {
    const own = /** @type {any} */ ({ quantity: () => 1, layer: () => layer, size: () => 4 });
    const meaning = looseMeaning(own, /** @type {any} */ ({ ...NETWORK, ...network }), () => number(0, 1));
    return Number(meaning.quantity(/** @type {any} */ (node), {}, 0));
  });
}
const share = (values, fits) => values.filter(fits).length / values.length;
const about = (got, wanted, what) => assert.ok(Math.abs(got - wanted) < 0.05, `${what}: ${got}, expected ${wanted}`);

Deno.test("a loose quantity has any size between 10^-40 and 10^40, mostly near 1, and either sign", () => {
  for (
    const [text, layer] of /** @type {[string, number | undefined][]} */ ([["z_j", 2], ["a_j", 2], ["C", undefined]])
  ) {
    const values = draws(text, layer);
    about(share(values, (v) => v > 0), 0.5, `${text}: positive`);
    about(share(values, (v) => Math.abs(v) > 1), 0.5, `${text}: large`);
    assert.ok(share(values, (v) => Math.abs(Math.log10(Math.abs(v))) < 5) >= 0.45, `${text}: near 1`);
    assert.ok(values.every((v) => Math.abs(v) >= 1e-40 && Math.abs(v) <= 1e40), `${text}: within what it ever can be`);
    assert.ok(values.some((v) => Math.abs(v) > 1e30) && values.some((v) => Math.abs(v) < 1e-30), `${text}: far`);
  }
});

Deno.test("it is only what it ever can be: a rate positive, a count whole, a share below 1", () => {
  const positive = (v) => v > 0;
  const isShare = (v) => v >= 0 && v <= 1;
  for (const text of ["eta", "lambda"]) assert.ok(draws(text, undefined).every(positive), text);
  for (const [text, layer] of /** @type {[string, number | undefined][]} */ ([["N", undefined], ["n^2", 2]])) {
    assert.ok(draws(text, layer).every((v) => v >= 1 && Number.isInteger(v)), text);
  }
  const shares = [
    draws("y_j", 3, { shares: true }),
    draws("a_j", 3, { softmax: true }),
    draws("A", 3, { softmax: true }),
  ];
  for (const values of shares) {
    assert.ok(values.every(isShare), "a share");
    about(share(values, (v) => v > 0.5), 0.5, "a share above one half");
  }
  assert.ok(!draws("y_j", 3).every(isShare), "other targets are no shares");
  assert.ok(!draws("a_j", 2, { softmax: true }).every(isShare), "nor is what comes before softmax");
  assert.ok(!draws("a_j", 3).every(isShare), "nor an output without it");
});

Deno.test("an activation has the values of its function, where that is known; the input has none", () => {
  const { sigmoid, relu, tanh } = ACTIVATIONS;
  const within = (low, high) => (v) => v >= low && v <= high;
  assert.ok(draws("a_j", 1, { hidden: sigmoid }).every(within(0, 1)));
  assert.ok(draws("A", 1, { hidden: sigmoid }).every(within(0, 1)));
  assert.ok(draws("a_j", 3, { hidden: sigmoid }).every(within(0, 1)), "the output, too");
  assert.ok(draws("a_j", 3, { hidden: sigmoid, output: tanh }).some((v) => v < 0), "unless it has its own");
  assert.ok(draws("a_j", 2, { hidden: relu, output: sigmoid }).every((v) => v >= 0));
  assert.ok(draws("a_j", 2, { hidden: relu, output: sigmoid }).some((v) => v > 1));
  for (const text of ["a_j", "A"]) {
    assert.ok(!draws(text, 0, { hidden: sigmoid }).every(within(0, 1)), "an input is anything");
  }
  assert.ok(!draws("z_j", 1, { hidden: sigmoid }).every(within(0, 1)));
});

Deno.test("the same quantity is the same wherever it stands, and another one another", () => {
  const { number } = drawFrom(7);
  const own = /** @type {any} */ ({
    quantity: ({ role }) => (role === "Z" ? { rows: 2, columns: 1, at: [[1], [1]] } : 1),
    layer: ({ layer }) => layer?.shift,
    size: () => 4,
  });
  const loose = looseMeaning(own, /** @type {any} */ (NETWORK), () => number(0, 1));
  const value = (text, neurons = {}, sample = 0, reading = {}) =>
    loose.quantity(/** @type {any} */ (parse(text, reading)), neurons, sample);
  const z = value("z^2_j", { j: 1 });
  assert.equal(value("z^2_k", { k: 1 }), z);
  assert.equal(value("z^2_1"), z);
  const others = [value("z^2_j", { j: 2 }), value("z^1_j", { j: 1 }), value("z^2_1", {}, 1), value("a^2_1")];
  assert.equal(new Set([z, ...others]).size, 5);
  const { at } = /** @type {any} */ (value("Z^2"));
  assert.notEqual(at[0][0], at[1][0], "each entry is its own");
  assert.deepEqual(/** @type {any} */ (value("Z^2")).at, at);
  const free = value("n", {}, 0, { letters: ["n"] });
  assert.ok(!Number.isInteger(free), "a free letter counts nothing, whatever its name");
  const sum = (/** @type {number} */ layer) =>
    loose.size(/** @type {any} */ ({ type: "sum", layer: { shift: layer } }), {});
  assert.equal(sum(1), sum(1));
  const sizes = Array.from({ length: 60 }, (_, l) => sum(l));
  assert.deepEqual([...new Set(sizes)].sort(), [1, 2, 3, 4], "a sum has from one term to all");
});
