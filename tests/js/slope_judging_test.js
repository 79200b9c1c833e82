/** A slope of a program as it is typed: read as far as it goes, said and set; listed mistakes are known by what they are worth. */
import assert from "node:assert/strict";
import "../page.js";
import { judgeOfSlope, slopeTree } from "../../bplib/widgets/js/answer/slope_judging.js";
import { readProgram } from "../../bplib/widgets/js/core/program_reading.js";
import { readProgramText } from "../../bplib/widgets/js/core/program_text.js";
import { setSlopeFormula } from "../../bplib/widgets/js/text/program_letters.js";

const { data } = readProgramText(
  "z_i = \\sum_k w_k x_{i+k-1} + b\na_i = \\sigma(z_i)\nC = \\frac{1}{2} \\sum_i (a_i - y_i)^2",
);
const program = readProgram(data);

for (
  const [typed, said] of [
    ["sum_i dC/dz_i x_{i+k-1}", "the sum over i of the slope along z i times x i plus k minus 1"],
    [
      "\\sum_i \\frac{\\partial C}{\\partial z_i} x_{i+k-1}",
      "the sum over i of the slope along z i times x i plus k minus 1",
    ],
    ["-2 b", "minus 2 times b"],
    ["a_k - y_k - 1/2", "a k minus y k minus 1 over 2"],
    ["(a_k - y_k) sigma'(z_k)", "a k minus y k times sigma prime of z k"],
    ["dC/da_k da_k/dz_k", "the slope along a k times the slope of a k along z k"],
    ["[1 <= k <= n_z] z_k^2", "1 where k is from 1 up to n_z times the square of z k"],
  ]
) {
  Deno.test(`what is typed is set, and said as it is set: ${typed}`, () => {
    const { tree, error } = slopeTree(data, "w_k", typed);
    assert.equal(error, null);
    assert.equal(setSlopeFormula(tree, program).getAttribute("aria-label"), said);
  });
}

Deno.test("what cannot be read says so", () => {
  for (const typed of ["", "sum_i (", "q_k", "w_k +", "z", "dC/dC"]) {
    const { tree, error } = slopeTree(data, "w_k", typed);
    assert.equal(tree, null, typed);
    assert.match(error.message, /expected/, typed);
  }
});

Deno.test("a wrong answer that is worth the same as a listed mistake gets its text, however it is written", () => {
  const mistakes = { "sum_i dC/da_i x_{i+k-1}": "Where is the curve?", "x_k": "A single place." };
  const judge = judgeOfSlope(data, "w_k", { mistakes });
  assert.equal(judge("sum_i dC/dz_i x_{i+k-1}").right, true);
  assert.equal(judge("sum_j (a_j - y_j) x_{k-1+j}").text, "Where is the curve?");
  assert.equal(judge("2 x_k / 2").text, "A single place.");
  const other = judge("sum_i dC/dz_i x_i");
  assert.equal(other.right, false);
  assert.ok(!Object.values(mistakes).includes(other.text) && other.at !== null);
  assert.equal(judge("sum_i (").right, null);
});
