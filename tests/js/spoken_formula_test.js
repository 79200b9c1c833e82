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
    "z_j": "the weighted input of neuron j",
    "w_jk": "the weight from neuron k to neuron j",
    "eta*delta_j": "the learning rate, times the error of neuron j",
    "lambda w_jk": "lambda times the weight from neuron k to neuron j",
    "a_j - y_j": "the activation of neuron j, minus target j",
    "-a_j + b_j": "minus the activation of neuron j, plus the bias of neuron j",
    "a_j/N": "the activation of neuron j over the number of samples",
    "(a_j + 1)/(a_j - 1)":
      "the fraction the activation of neuron j, plus 1, all over the activation of neuron j, minus 1",
    "(a_j + 1)/2 + 1": "the fraction the activation of neuron j, plus 1, all over 2, end of fraction, plus 1",
    "(a_j - y_j)^2": "the square of open bracket the activation of neuron j, minus target j close bracket",
    "(2^3)^2": "the square of open bracket 2 to the power 3 close bracket",
    "2^3^2": "2 to the power open bracket 3 squared close bracket",
    "w^T": "the transpose of the weight",
    "(Delta + A)^T":
      "the transpose of open bracket the errors for all samples, plus the activations for all samples close bracket",
    "ones^T": "the transpose of the column of ones",
    "[j = k]": "open bracket 1 if j is k, else 0 close bracket",
    "[z_j > 0]": "open bracket 1 if the weighted input of neuron j is greater than 0, else 0 close bracket",
    "1 - [z_j <= 0]": "1 minus open bracket 1 if the weighted input of neuron j is at most 0, else 0 close bracket",
    "[a_j - 1 >= 2]": "open bracket 1 if the activation of neuron j, minus 1, is at least 2, else 0 close bracket",
    "sum_k w_kj delta_k": "the sum over k of the weight from neuron j to neuron k, times the error of neuron k",
    "(sum_k w_kj delta_k) a_j":
      "the sum over k of the weight from neuron j to neuron k, times the error of neuron k, end of sum, times the activation of neuron j",
    "1 - sum_k a_k": "1 minus the sum over k of the activation of neuron k",
    "mean(C)": "the mean of the cost",
    "sigma(z_j)": "sigma of the weighted input of neuron j",
    "dsigma(z_j + 1)": "the slope of sigma at open bracket the weighted input of neuron j, plus 1 close bracket",
    "max(z_j, 0)": "the larger of the weighted input of neuron j and 0",
    "exp(-z_j)": "e to the power minus the weighted input of neuron j",
  };
  for (const [text, words] of Object.entries(said)) assert.equal(aloud(text), words, text);
  assert.equal(aloud("p q", "book", { letters: ["p", "q"] }), "p times q");
  assert.equal(
    aloud("(a_j b_j)/(a_j + 1)"),
    "the fraction the activation of neuron j, times the bias of neuron j, all over the activation of neuron j, plus 1",
  );
});

Deno.test("a letter that stands alone is called by its letter", () => {
  const said = { "σ": "sigma", ones: "bold 1", w: "w", delta: "delta", C: "capital C", Delta: "capital delta" };
  for (const [text, words] of Object.entries(said)) assert.equal(aloud(text), words, text);
  assert.equal(aloud("C", "risk"), "script L");
});

Deno.test("a layer is said with its steps, and by the number that the notation gives it", () => {
  assert.equal(aloud("a^l_j"), "the activation of neuron j of layer l");
  assert.equal(aloud("a^(l-1)_k"), "the activation of neuron k of layer l minus 1");
  assert.equal(
    aloud("w^(l+2)_kj"),
    "the weight from neuron j of layer l plus 1 to neuron k of layer l plus 2",
  );
  assert.equal(aloud("w^1_kj"), "the weight from input j to neuron k of layer 1");
  assert.equal(aloud("n^0"), "the number of neurons of layer 0");
  assert.equal(aloud("n^0", "nielsen"), "the number of neurons of layer 1", "Nielsen counts the input as layer 1");
  assert.equal(aloud("delta^L"), "the errors of the last layer");
  assert.equal(aloud("a^(L-1)_k"), "the activation of neuron k of the last layer but 1");
  assert.equal(aloud("L - 1"), "capital L minus 1");
  assert.equal(aloud("k z_j"), "k times the weighted input of neuron j");
});

Deno.test("what a slope of the cost is taken along is said; an error only where it was typed as one", () => {
  assert.equal(aloud("dC/dw_jk"), "the slope of the cost along the weight from neuron k to neuron j");
  assert.equal(aloud("dC/da^L_j"), "the slope of the cost along the activation of neuron j of the last layer");
  assert.equal(aloud("dC/dz_j"), "the slope of the cost along the weighted input of neuron j");
  assert.equal(aloud("dC/db^l"), "the slopes of the cost along the biases of layer l");
  assert.equal(aloud("delta_j"), "the error of neuron j");
  const along = (text, reading) => alongWhat(/** @type {any} */ (parse(text, reading)));
  assert.deepEqual(["dC/db_j", "dC/dA", "dC/dZ", "dC/dz_j"].map((text) => along(text)), ["b", "A", "Z", "z"]);
  assert.deepEqual(["delta_j", "Delta", "a_j"].map((text) => along(text)), [undefined, undefined, undefined]);
});

Deno.test("the indices and lone letters are those of the notation", () => {
  assert.equal(
    aloud("dC/da_j dsigma(z_j)", "bishop"),
    "the slope of the cost along the activation of neuron k, times the slope of h at the weighted input of neuron k",
  );
  assert.equal(
    aloud("w_jk [j = k]", "phases"),
    "the weight from neuron i to neuron j, times open bracket 1 if j is i, else 0 close bracket",
  );
  assert.equal(aloud("sigma(z^l)", "bishop"), "h of the weighted inputs of layer l");
});
