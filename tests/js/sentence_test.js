/** Sentences with formulas in them: what is text stays text, what is computed is printed short, what is a formula is set. */
import assert from "node:assert/strict";
import { setSentence } from "../../bplib/widgets/js/answer/sentence.js";
import "../page.js";

/** Each piece as [class, text], a formula with how it is read aloud. */
const pieces = (text, worth) =>
  setSentence(text, worth).map((/** @type {any} */ piece) => {
    if (typeof piece === "string") return piece;
    const [formula] = piece.children;
    return [piece.getAttribute("class"), piece.textContent, formula.getAttribute?.("aria-label") ?? ""];
  });

Deno.test("between backquotes stands a formula, and text everywhere else", () => {
  assert.deepEqual(pieces("No formula."), ["No formula."]);
  assert.deepEqual(pieces("the error `delta[k]` of `z[j]`, or `eta`."), [
    "the error ",
    "",
    ["nb", "δk", "the error of neuron k"],
    " of ",
    "",
    ["nb", "zj", "the weighted input of neuron j"],
    ", or ",
    "",
    ["nb", "η", "eta"],
    ".",
  ]);
});

Deno.test("an equation is set side by side, with the sign between", () => {
  assert.deepEqual(pieces("`w*x = z[1] = p`"), [
    "",
    "",
    ["nb", "w·x", "the weight, times the input"],
    " = ",
    ["nb", "z1", "the weighted input of neuron 1"],
    " = ",
    ["nb", "p", "p"],
    "",
  ]);
});

Deno.test("a formula stands in the letters that it names, and is read in them or in the book's", () => {
  const [, , book] = pieces("`z[j]`");
  const [, , typed] = pieces("`bishop: a[k]`");
  const [, , shown] = pieces("`in bishop: z[j]`");
  assert.deepEqual(book, ["nb", "zj", "the weighted input of neuron j"]);
  assert.deepEqual(
    typed,
    ["nb", "ak", "the weighted input of neuron k"],
    "Bishop's a_k is the book's z_j, and set as Bishop has it",
  );
  assert.deepEqual(shown, ["nb", "ak", "the weighted input of neuron k"]);
  assert.deepEqual(pieces("`in nielsen: n^0`")[2], ["nb", "n1", "the number of neurons of layer 1"]);
  assert.deepEqual(pieces("`nielsen: n^1`")[2], ["nb", "n1", "the number of neurons of layer 1"]);
});

Deno.test("a number is computed from the formula behind its sign, and printed no longer than it is", () => {
  const asked = [];
  const shown = (v) => pieces("It is `=p`.", (formula) => (asked.push(formula), v))[1];
  const printed = [
    [30, "30"],
    [0.05, "0.05"],
    [-2.5, "−2.5"],
    [0, "0"],
    [30 + 3e-13, "30"], // what rounding leaves
    [1e-12, "1.0e−12"], // which is not
    [30 + 2e-12, "30.000"],
    [1 / 3, "0.3333"],
    [-0.125, "−0.1250"],
    [999999, "999999"],
    [1e6, "1.0e6"],
    [-1e6, "−1.0e6"],
  ];
  for (const [v, text] of printed) assert.deepEqual(shown(v), ["num", text, ""], `${v}`);
  assert.deepEqual([...new Set(asked)], ["p"]);
});
