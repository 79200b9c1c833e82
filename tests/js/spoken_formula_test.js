/** Formulas read aloud: what somebody hears who does not see them. */
import assert from "node:assert/strict";
import { parse } from "../../bplib/widgets/js/answer/parser.js";
import { alongWhat, wordsOf } from "../../bplib/widgets/js/answer/spoken_formula.js";
import { NOTATION_TABLES } from "../../bplib/widgets/js/core/facts.js";

const aloud = (text, notation = "book", reading = {}) =>
  wordsOf(parse(text, { notation: "book", ...reading }), NOTATION_TABLES[notation]);

Deno.test("each part of a formula has its words, and brackets keep together what a page sets together", () => {
  const said = {
    "1.50": "1.50",
    "z_j": "z j",
    "w_jk": "w j k",
    "eta*delta_j": "eta times delta j",
    "lambda w_jk": "lambda times w j k",
    "a_j - y_j": "a j minus y j",
    "-a_j + b_j": "minus a j plus b j",
    "a_j/N": "a j over N",
    "(a_j + 1)/(a_j - 1)": "(a j plus 1) over (a j minus 1)",
    "(a_j - y_j)^2": "(a j minus y j) to the power 2",
    "(2^3)^2": "(2 to the power 3) to the power 2",
    "2^3^2": "2 to the power (3 to the power 2)",
    "w^T": "transpose of w",
    "(Delta + A)^T": "transpose of (capital delta plus A)",
    "ones": "column of ones",
    "[j = k]": "1 if j is k, else 0",
    "sum_k w_kj delta_k": "sum over k of (w k j times delta k)",
    "1 - sum_k a_k": "1 minus (sum over k of a k)",
    "mean(C)": "mean of C",
    "sigma(z_j)": "sigma of z j",
    "dsigma(z_j + 1)": "sigma prime of (z j plus 1)",
    "max(z_j, 0)": "max of z j and 0",
    "σ": "sigma",
  };
  for (const [text, words] of Object.entries(said)) assert.equal(aloud(text), words, text);
  assert.equal(aloud("p q", "book", { letters: ["p", "q"] }), "p times q");
});

Deno.test("a layer is said with its steps, and by the number that the notation gives it", () => {
  assert.equal(aloud("a^l_j"), "a j of layer l");
  assert.equal(aloud("a^(l-1)_k"), "a k of layer l minus 1");
  assert.equal(aloud("w^(l+2)_kj"), "w k j of layer l plus 2");
  assert.equal(aloud("delta^(l+1)_k"), "delta k of layer l plus 1");
  assert.equal(aloud("n^0"), "n of layer 0");
  assert.equal(aloud("n^0", "nielsen"), "n of layer 1", "Nielsen counts the input as layer 1");
  assert.equal(aloud("delta^L"), "delta of layer L");
  assert.equal(aloud("L - 1"), "L minus 1");
  assert.equal(aloud("k z_j"), "k times z j");
});

Deno.test("what a slope of the cost is taken along is said; an error only where it was typed as one", () => {
  assert.equal(aloud("dC/dw_jk"), "slope of C along w j k");
  assert.equal(aloud("dC/da^L_j"), "slope of C along a j of layer L");
  assert.equal(aloud("dC/dz_j"), "slope of C along z j");
  assert.equal(aloud("delta_j"), "delta j");
  const along = (text, reading) => alongWhat(/** @type {any} */ (parse(text, reading)));
  assert.deepEqual(["dC/db_j", "dC/dA", "dC/dZ", "dC/dz_j"].map((text) => along(text)), ["b", "A", "Z", "z"]);
  assert.deepEqual(["delta_j", "Delta", "a_j"].map((text) => along(text)), [undefined, undefined, undefined]);
});

Deno.test("the letters are those of the notation", () => {
  assert.equal(aloud("dC/da_j dsigma(z_j)", "bishop"), "slope of E along z k times h prime of a k");
  assert.equal(aloud("dC/dw_jk", "risk"), "slope of L along w j k");
  assert.equal(aloud("w_jk [j = k]", "phases"), "W j i times 1 if j is i, else 0");
});
