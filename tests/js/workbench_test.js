/** The workbench without a page: numbers by lot that a program can be run on, the lines of a text, what a link may carry. */
import assert from "node:assert/strict";
import PROGRAMS from "../programs.json" with { type: "json" };
import { programRun } from "../../bplib/widgets/js/core/program_run.js";
import { linesOfText, markedAt } from "../../bplib/widgets/js/workbench/definitions.js";
import { numbersFor } from "../../bplib/widgets/js/workbench/numbers_by_lot.js";
import { WORKBENCH_LINK } from "../../bplib/widgets/js/workbench/workbench_link.js";

Deno.test("every program gets numbers on which each of its cells has a value and a slope", () => {
  for (const [name, { program }] of Object.entries(PROGRAMS)) {
    const { cells, tape } = programRun(program, numbersFor(program));
    const bad = cells.cells.filter(({ id }) => !Number.isFinite(tape.values[id]) || !Number.isFinite(tape.slopes[id]));
    assert.deepEqual(bad.map(({ key }) => key), [], name);
  }
});

Deno.test("the numbers are the same on every visit", () => {
  for (const { program } of Object.values(PROGRAMS)) assert.deepEqual(numbersFor(program), numbersFor(program));
});

Deno.test("numbers that fit stay, those of other arrays are drawn", () => {
  const { program, numbers } = PROGRAMS.convolution;
  assert.deepEqual(numbersFor(program, numbers), numbers);
  const { x: _, ...others } = numbers;
  const found = numbersFor(program, { ...others, nobody: [1] });
  assert.deepEqual({ ...found, x: null }, { ...numbers, x: null });
  assert.equal(found.x.length, numbers.x.length);
  const { w } = numbersFor(program, { ...numbers, w: 3 }); // one number where a list is asked for
  assert.ok(Array.isArray(w));
});

const LOGARITHM = {
  cost: "C",
  leaves: [{ s: "p", at: ["k"] }, { s: "y", at: ["k"] }],
  defs: [{ s: "C", at: [], is: ["-", ["sum", "k", ["*", ["@", "y", "k"], ["ln", ["@", "p", "k"]]]]] }],
  widths: { p: ["n"], y: ["n"], C: [] },
  fits: [],
};

Deno.test("behind a logarithm they are positive, and shares add up to 1", () => {
  assert.ok(numbersFor(LOGARITHM).p.every((v) => v > 0));
  const { y } = numbersFor({ ...LOGARITHM, given: ["\\sum_k y_k = 1"] });
  assert.equal(y.reduce((sum, v) => sum + v, 0), 1);
});

Deno.test("a program of many cells is opened as small as it can be", () => {
  const at = ["i", "j", "k", "l"];
  const data = {
    cost: "C",
    leaves: [{ s: "w", at }, { s: "v", at }, { s: "u", at }],
    defs: [{
      s: "C",
      at: [],
      is: at.reduce((body, letter) => ["sum", letter, body], [
        "*",
        ...["w", "v", "u"].map((name) => ["@", name, ...at]),
      ]),
    }],
    widths: { w: ["n1", "n2", "n3", "n4"], v: ["n1", "n2", "n3", "n4"], u: ["n1", "n2", "n3", "n4"], C: [] },
    fits: [],
  };
  assert.equal(programRun(data, numbersFor(data)).cells.cells.length, 3 * 16 + 1);
});

Deno.test("a text is taken apart into its definitions and its remarks", () => {
  const text = "% A title\nz = w x % one\n\nC = z^2 \\\\ D = C";
  assert.deepEqual(
    linesOfText(text).map(({ line, definitions, remark }) => [line, definitions, remark]),
    [[1, [], "% A title"], [2, ["z = w x"], "% one"], [3, [], ""], [4, ["C = z^2", "D = C"], ""]],
  );
});

Deno.test("the word in a column is marked, and a column beyond the end is its end", () => {
  assert.deepEqual(markedAt("z = foo + b", 5), ["z = ", "foo", " + b"]);
  assert.deepEqual(markedAt("z = \\foo_k", 5), ["z = ", "\\foo", "_k"]);
  assert.deepEqual(markedAt("z = ", 9), ["z = ", "", ""]);
  assert.deepEqual(markedAt("z = x", null), ["", "z = x", ""]);
});

Deno.test("a link carries a text and small things beside it, and nothing else", () => {
  const wrong = (state) => WORKBENCH_LINK.wrongWith(state, null);
  assert.equal(wrong({ text: "C = x^2", numbers: { x: 2 }, formula: "2 x", of: "x" }), "");
  assert.equal(wrong({ text: "half a li" }), ""); // what cannot be read is told beneath it
  for (const bad of [null, [], "C", {}, { text: 3 }, { text: "x".repeat(4001) }]) assert.match(wrong(bad), /^expected/);
  for (const more of [{ numbers: [] }, { way: "up" }, { by: "hand" }, { position: -1 }, { formula: 2 }, { of: null }]) {
    assert.match(wrong({ text: "C = x^2", ...more }), /^expected/);
  }
});
